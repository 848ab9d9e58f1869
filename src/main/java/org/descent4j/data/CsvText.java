package org.descent4j.data;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.descent4j.internal.guard.Unreadable;

/**
 * The text of a CSV file on its way to the parser. It drops what spreadsheets put before the header (a byte order mark,
 * a line such as {@code sep=;}), finds the delimiter, and ends what has no end: the parser would keep an endless line,
 * and skip endless blank ones.
 */
final class CsvText extends FilterReader {

    /** How many characters may pass before a record is whole. */
    private static final int LONGEST_RECORD = 1 << 16;

    private static final String DELIMITERS = ",;\t";

    private final Path file;
    private long most = LONGEST_RECORD;
    private long passed;
    private long line;
    private int last = -1;
    private char delimiter;
    private int linesBefore;

    private CsvText(Path file, Reader text) {
        super(text);
        this.file = file;
    }

    /** Reads up to the header, which is still to come then. */
    static CsvText of(Path file, Reader text) throws IOException {
        CsvText csv = new CsvText(file, new BufferedReader(text, LONGEST_RECORD));
        csv.start();
        return csv;
    }

    private void start() throws IOException {
        String first = peekLine();
        if (first.startsWith("\uFEFF")) {
            read();
            first = peekLine();
        }
        String separator = first.strip().replace("\"", "");
        if (separator.startsWith("sep=") && separator.length() <= 5) {
            // "sep=" and a tab, which strip() takes away.
            delimiter = separator.length() == 5 ? separator.charAt(4) : '\t';
            skipLine(first.length());
            linesBefore = 1;
        } else {
            delimiter = mostFrequent(first);
        }
        if (DELIMITERS.indexOf(delimiter) < 0) {
            throw new IllegalArgumentException(file + ", line 1: sep = " + delimiter
                    + ": must be a comma, a semicolon or a tab, the delimiter between the fields");
        }
    }

    private String peekLine() throws IOException {
        in.mark(LONGEST_RECORD);
        StringBuilder line = new StringBuilder();
        for (int c = get(); c >= 0 && c != '\n' && c != '\r' && line.length() < LONGEST_RECORD - 1; c = get()) {
            line.append((char) c);
        }
        in.reset();
        return line.toString();
    }

    private int get() throws IOException {
        try {
            return in.read();
        } catch (IOException failure) {
            throw refusal(failure);
        }
    }

    private void skipLine(int length) throws IOException {
        for (int i = 0; i < length; i++) {
            read();
        }
        if (read() == '\r') {
            in.mark(1);
            if (get() != '\n') {
                in.reset();
            }
        }
    }

    private static char mostFrequent(String header) {
        char found = ',';
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            found = count(header, delimiter) > count(header, found) ? delimiter : found;
        }
        return found;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    CSVFormat format() {
        return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    }

    char delimiter() {
        return delimiter;
    }

    /** How many lines were dropped before the header. */
    int linesBefore() {
        return linesBefore;
    }

    /** Another record is whole, up to this line. */
    void recordRead(long upTo) {
        line = upTo;
        most = passed + LONGEST_RECORD;
    }

    /** Whether the last character that was read ends a line. */
    boolean endsWithALine() {
        return last == '\n' || last == '\r';
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (passed >= most) {
            throw new IllegalArgumentException(file + ", after line " + line + ": nothing ends within " + LONGEST_RECORD
                    + " characters: must be CSV, with a line a day and each quote closed");
        }
        try {
            int count = in.read(buffer, offset, (int) Math.min(length, most - passed));
            if (count > 0) {
                passed += count;
                last = buffer[offset + count - 1];
            }
            return count;
        } catch (IOException failure) {
            throw refusal(failure);
        }
    }

    private RuntimeException refusal(IOException failure) {
        return failure instanceof CharacterCodingException
                ? new IllegalArgumentException(file + " is not text in UTF-8: must be a CSV file", failure)
                : Unreadable.of(file, failure);
    }
}
