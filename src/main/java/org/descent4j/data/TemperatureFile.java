package org.descent4j.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads {@link Temperatures} from CSV; every complaint names the file, the line, and what is allowed. */
final class TemperatureFile {

    private static final List<String> COLUMNS = List.of("date", "temp_max", "temp_min");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final String file;
    private final DoubleStream.Builder highs = DoubleStream.builder();
    private final DoubleStream.Builder lows = DoubleStream.builder();
    private LocalDate first;
    private LocalDate next;

    private TemperatureFile(String file) {
        this.file = file;
    }

    static Temperatures read(Path csv) {
        String text;
        try {
            text = Files.readString(csv);
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(csv + " is not text in UTF-8: must be a CSV file", notText);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(csv + ": must be a file that can be read", unreadable);
        }
        return parse(csv.toString(), text);
    }

    static Temperatures parse(String file, String text) {
        // Spreadsheets put a byte order mark before the header.
        return new TemperatureFile(file).parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Temperatures parse(String text) {
        if (text.isBlank()) {
            throw refusal(" is empty: must hold a header line with the columns " + names() + ", and a line a day");
        }
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            requireColumns(parser.getHeaderNames());
            for (CSVRecord day : parser) {
                line = parser.getCurrentLineNumber();
                add(day, parser.getHeaderNames().size(), ", line " + line + ": ");
            }
        } catch (IOException | UncheckedIOException notCsv) {
            throw new IllegalArgumentException(
                    file + ", after line " + line + ": must be CSV, with each quote closed", notCsv);
        }
        if (first == null) {
            throw refusal(" holds a header and no day: must hold at least one line after the header");
        }
        // A number that was cut off still looks like a number: only the line break says that it is whole.
        if (!text.endsWith("\n")) {
            throw refusal(", line " + line + ": is cut off: the last line must end with a line break");
        }
        return new Temperatures(first, highs.build().toArray(), lows.build().toArray());
    }

    private void requireColumns(List<String> header) {
        for (String column : COLUMNS) {
            if (!header.contains(column)) {
                throw refusal(", line 1: has the columns " + String.join(", ", header) + ": must have " + names());
            }
        }
    }

    private void add(CSVRecord day, int fields, String where) {
        if (day.size() != fields) {
            throw refusal(where + "has " + day.size() + (day.size() == 1 ? " field" : " fields") + ": must have "
                    + fields + ", as the header has");
        }
        LocalDate date;
        try {
            date = LocalDate.parse(day.get("date"));
        } catch (DateTimeParseException notADate) {
            throw new IllegalArgumentException(
                    file + where + "date = " + day.get("date") + ": must be a date such as 2012-01-31", notADate);
        }
        if (first == null) {
            first = date;
        } else if (!date.equals(next)) {
            throw refusal(where + "date = " + date + ": must be " + next + ", the day after the line before");
        }
        next = date.plusDays(1);
        highs.add(number(day, "temp_max", where));
        lows.add(number(day, "temp_min", where));
    }

    private double number(CSVRecord day, String column, String where) {
        String text = day.get(column);
        try {
            // Stricter than Double.parseDouble, which takes "NaN" and "12d" for numbers.
            double number = new BigDecimal(text.strip()).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, with the text in place of Java's own message, which may be null.
        }
        throw refusal(where + column + " = " + text + ": must be a finite number, in °C");
    }

    private static String names() {
        return String.join(", ", COLUMNS);
    }

    private IllegalArgumentException refusal(String complaint) {
        return new IllegalArgumentException(file + complaint);
    }
}
