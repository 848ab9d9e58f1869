package org.descent4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.descent4j.internal.guard.Unreadable;

/** Reads {@link Temperatures} from CSV; every complaint names the file, the line, and what is allowed. */
final class TemperatureFile {

    private static final List<String> COLUMNS = List.of("date", "temp_max", "temp_min");
    private static final double COLDEST = -273.15;
    private static final double HOTTEST = 1000;

    /** No number or date has more characters; Java's time for a number's digits grows with their square. */
    private static final int LONGEST_FIELD = 40;

    private final String file;
    private final DoubleStream.Builder highs = DoubleStream.builder();
    private final DoubleStream.Builder lows = DoubleStream.builder();
    private final Map<String, Integer> places = new HashMap<>();
    private List<String> header;
    private LocalDate first;
    private LocalDate next;
    private String where = "";
    private char decimalMark;

    private TemperatureFile(Path file) {
        this.file = file.toString();
    }

    static Temperatures read(Path csv) {
        try (InputStream bytes = Files.newInputStream(csv)) {
            return parse(csv, bytes);
        } catch (IOException unreadable) {
            throw Unreadable.of(csv, unreadable);
        }
    }

    static Temperatures parse(Path file, InputStream bytes) throws IOException {
        // A decoder of one's own complains of bytes that are no UTF-8, where the charset's name would let them through.
        try (CsvText text = CsvText.of(file, new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            return new TemperatureFile(file).parse(text);
        }
    }

    private Temperatures parse(CsvText text) throws IOException {
        long line = text.linesBefore();
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(text.format()).get()) {
            for (CSVRecord row : parser) {
                line = text.linesBefore() + parser.getCurrentLineNumber();
                text.recordRead(line);
                where = ", line " + line + ": ";
                List<String> fields = row.stream().map(String::strip).toList();
                if (width(fields) == 0) {
                    continue;
                }
                if (header == null) {
                    setHeader(fields);
                } else {
                    add(fields);
                }
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException notCsv) {
                throw new IllegalArgumentException(
                        file + ", after line " + line + ": must be CSV, with each quote closed", notCsv);
            }
            throw e;
        }
        if (header == null) {
            throw refusal(" is empty: must hold a header line with the columns " + names() + ", and a line a day");
        }
        if (first == null) {
            throw refusal(" holds a header and no day: must hold at least one line after the header");
        }
        // A number that was cut off still looks like a number: only the line break says that it is whole.
        if (!text.endsWithALine()) {
            throw refusal(", line " + line + ": is cut off: the last line must end with a line break");
        }
        return new Temperatures(first, highs.build().toArray(), lows.build().toArray());
    }

    private void setHeader(List<String> names) {
        header = names;
        for (String column : COLUMNS) {
            String complaint = switch (Collections.frequency(names, column)) {
                case 0 -> "must have " + names();
                case 1 -> "";
                default -> "must have " + column + " once";
            };
            if (!complaint.isEmpty()) {
                throw refusal(where + "has the columns " + shown(String.join(", ", names), 200) + ": " + complaint);
            }
            places.put(column, names.indexOf(column));
        }
    }

    /** How many fields there are without the blank ones at the end, which spreadsheets write. */
    private static int width(List<String> fields) {
        int width = fields.size();
        while (width > 0 && fields.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private void add(List<String> fields) {
        if (fields.size() < width(header) || width(fields) > header.size()) {
            throw refusal(where + "has " + fields.size() + (fields.size() == 1 ? " field" : " fields") + ": must have "
                    + header.size() + ", as the header has");
        }
        LocalDate date = date(fields.get(places.get("date")));
        if (first == null) {
            first = date;
        } else if (!date.equals(next)) {
            throw refusal(where + "date = " + date + ": must be " + next + ", the day after the line before");
        }
        next = date.plusDays(1);
        highs.add(number("temp_max", fields));
        lows.add(number("temp_min", fields));
    }

    private LocalDate date(String text) {
        try {
            // With four digits for the year: Java also reads +999999999-12-31, which no day follows.
            if (text.length() == "2012-01-31".length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException notADate) {
            // Refused below, in our own words.
        }
        throw refusal(where + "date = " + shown(text, LONGEST_FIELD) + ": must be a date such as 2012-01-31");
    }

    private double number(String column, List<String> fields) {
        String text = fields.get(places.get(column));
        double number = text.length() > LONGEST_FIELD ? Double.NaN : parse(text);
        String shown = where + column + " = " + shown(text, LONGEST_FIELD);
        if (!Double.isFinite(number)) {
            throw refusal(shown + ": must be a finite number, in °C");
        }
        if (number < COLDEST || number > HOTTEST) {
            throw refusal(shown + ": must be in " + COLDEST + "…" + HOTTEST + ", in °C");
        }
        char mark = text.indexOf(',') >= 0 ? ',' : text.indexOf('.') >= 0 ? '.' : decimalMark;
        if (decimalMark != 0 && mark != decimalMark) {
            throw refusal(shown + ": must have '" + decimalMark + "' before its decimals, as the numbers before it");
        }
        decimalMark = mark;
        return number;
    }

    /** The number, or NaN. */
    private static double parse(String text) {
        // A comma within a field can only be a decimal one, for there is no temperature that needs it for thousands.
        String decimal = text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        try {
            // Stricter than Double.parseDouble, which takes "NaN" and "12d" for numbers.
            return new BigDecimal(decimal).doubleValue();
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static String shown(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, most - 20) + "… (" + text.length() + " characters in all)";
    }

    private static String names() {
        return String.join(", ", COLUMNS);
    }

    private IllegalArgumentException refusal(String complaint) {
        return new IllegalArgumentException(file + complaint);
    }
}
