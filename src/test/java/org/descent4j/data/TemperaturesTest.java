package org.descent4j.data;

import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperaturesTest {

    private static final String THREE_DAYS = """
            date,precipitation,temp_max,temp_min
            2012-12-30,0.0,10.0,-5.0
            2012-12-31,0.3,20.5,0.0
            2013-01-01,0.1,-40.0,-41.0
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("S6: the daily temperatures, 1461 days without a gap")
    void s6_seattle() {
        Temperatures days = Temperatures.seattle();
        assertEquals(1461, days.size());
        assertEquals(1461, days.dates().size());
        assertEquals(LocalDate.of(2012, 1, 1), days.dates().get(0));
        assertEquals(LocalDate.of(2015, 12, 31), days.dates().get(1460));
        assertEquals(12.8, days.highsCelsius()[0]);
        assertEquals(55.04, days.highsFahrenheit()[0], 1e-12);
        assertEquals(5.0, days.lowsCelsius()[0]);
        assertEquals(41.0, days.lowsFahrenheit()[0], 1e-12);
        assertEquals(5.6, days.highsCelsius()[1460]);
        assertEquals(-2.1, days.lowsCelsius()[1460]);
        // The hottest day of the four years.
        assertEquals(35.6, Arrays.stream(days.highsCelsius()).max().getAsDouble());
    }

    @ParameterizedTest
    @CsvSource({"2012, 366", "2013, 365", "2014, 365", "2015, 365"})
    void aYear(int year, int size) {
        Temperatures all = Temperatures.seattle();
        Temperatures days = all.year(year);
        assertEquals(size, days.size());
        assertEquals(LocalDate.of(year, 1, 1), days.dates().get(0));
        assertEquals(LocalDate.of(year, 12, 31), days.dates().get(size - 1));
        int from = all.dates().indexOf(LocalDate.of(year, 1, 1));
        assertArrayEquals(Arrays.copyOfRange(all.highsCelsius(), from, from + size), days.highsCelsius());
        assertArrayEquals(Arrays.copyOfRange(all.lowsCelsius(), from, from + size), days.lowsCelsius());
    }

    @Test
    void aFileOfOnesOwn() throws IOException {
        Temperatures days = read(THREE_DAYS);
        assertEquals(
                List.of(LocalDate.of(2012, 12, 30), LocalDate.of(2012, 12, 31), LocalDate.of(2013, 1, 1)),
                days.dates());
        assertArrayEquals(new double[] {10, 20.5, -40}, days.highsCelsius());
        assertArrayEquals(new double[] {50, 68.9, -40}, days.highsFahrenheit(), 1e-12);
        assertArrayEquals(new double[] {-5, 0, -41}, days.lowsCelsius());
        assertArrayEquals(new double[] {23, 32, -41.8}, days.lowsFahrenheit(), 1e-12);
        assertEquals(2, days.year(2012).size());
        assertEquals(1, days.year(2013).size());
        assertEquals(-40, days.year(2013).highsCelsius()[0]);
        assertEquals(days, read(THREE_DAYS.replace("\n", "\r\n")));
        assertEquals(days, read("\uFEFF" + THREE_DAYS));
    }

    @Test
    void theArraysAreCopies() {
        Temperatures days = Temperatures.seattle();
        days.highsCelsius()[0] = Double.NaN;
        days.lowsCelsius()[0] = Double.NaN;
        assertEquals(Temperatures.seattle(), days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2012-12-31,0.3,20.5,0.0 | 2012-12-31,0.3 " + "|, line 3: has 2 fields: must have 4, as the header has",
                "2012-12-31,0.3,20.5,0.0 | 2012-12-31,0.3,20.5,0.0,1 "
                        + "|, line 3: has 5 fields: must have 4, as the header has",
                "20.5 | warm |, line 3: temp_max = warm: must be a finite number, in °C",
                "20.5 | NaN |, line 3: temp_max = NaN: must be a finite number, in °C",
                "20.5 | 12d |, line 3: temp_max = 12d: must be a finite number, in °C",
                "20.5 | 1e999 |, line 3: temp_max = 1e999: must be a finite number, in °C",
                "20.5 | '' |, line 3: temp_max = : must be a finite number, in °C",
                "-41.0 | -Infinity |, line 4: temp_min = -Infinity: must be a finite number, in °C",
                "2012-12-31 | 2013-01-02 "
                        + "|, line 3: date = 2013-01-02: must be 2012-12-31, the day after the line before",
                "2012-12-31 | 2012-12-29 "
                        + "|, line 3: date = 2012-12-29: must be 2012-12-31, the day after the line before",
                "2013-01-01 | 2012-12-31 "
                        + "|, line 4: date = 2012-12-31: must be 2013-01-01, the day after the line before",
                "2012-12-31 | 31.12.2012 |, line 3: date = 31.12.2012: must be a date such as 2012-01-31",
                "2012-12-31 | 2012-12-32 |, line 3: date = 2012-12-32: must be a date such as 2012-01-31",
                "temp_min | low "
                        + "|, line 1: has the columns date, precipitation, temp_max, low: must have date, temp_max, temp_min",
                "2012-12-31 | '\"2012-12-31' |, after line 2: must be CSV, with each quote closed",
            })
    void aWrongFileIsRefused(String part, String replacement, String complaint) throws IOException {
        assertEquals(folder.resolve("days.csv") + complaint, refusalOf(THREE_DAYS.replace(part, replacement)));
    }

    @Test
    void aFileWithoutDaysIsRefused() throws IOException {
        String file = folder.resolve("days.csv").toString();
        for (String nothing : List.of("", "\n", " \r\n")) {
            assertEquals(
                    file + " is empty: must hold a header line with the columns date, temp_max, temp_min, and a line a"
                            + " day",
                    refusalOf(nothing));
        }
        assertEquals(
                file + " holds a header and no day: must hold at least one line after the header",
                refusalOf("date,temp_max,temp_min\n"));
    }

    @Test
    void aFileCutOffAnywhereInItsLastLineIsRefused() throws IOException {
        String file = folder.resolve("days.csv").toString();
        int lastLine = THREE_DAYS.indexOf("2013-01-01");
        for (int length = lastLine + 1; length < THREE_DAYS.length(); length++) {
            String message = refusalOf(THREE_DAYS.substring(0, length));
            assertTrue(message.startsWith(file + ", line 4: "), message);
        }
        assertEquals(
                file + ", line 4: is cut off: the last line must end with a line break",
                refusalOf(THREE_DAYS.substring(0, THREE_DAYS.length() - 2)));
    }

    @Test
    void theBundledSetMustBeWhole() throws IOException {
        Temperatures three = read(THREE_DAYS);
        assertEquals(
                "seattle-weather.csv holds Temperatures(2012-12-30 to 2013-01-01, 3 days): must hold 1461 days from"
                        + " 2012-01-01 to 2015-12-31",
                assertThrows(IllegalStateException.class, () -> Temperatures.requireSeattle(three))
                        .getMessage());
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        Path nowhere = folder.resolve("nowhere.csv");
        assertEquals(
                nowhere + ": must be a file that can be read, but there is no file " + nowhere,
                assertThrows(UncheckedIOException.class, () -> Temperatures.read(nowhere))
                        .getMessage());
        assertEquals(
                folder + ": must be a file that can be read, but it is a folder",
                assertThrows(UncheckedIOException.class, () -> Temperatures.read(folder))
                        .getMessage());
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(binary + " is not text in UTF-8: must be a CSV file", refusal(() -> Temperatures.read(binary)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pandas' index column | ,date,temp_max,temp_min~0,2012-01-01,12.8,5.0~1,2012-01-02,10.6,-2.8~",
                "commas at the ends | date,temp_max,temp_min,,~2012-01-01,12.8,5.0,,~2012-01-02,10.6,-2.8,,~",
                "commas at the header's end alone | date,temp_max,temp_min,~2012-01-01,12.8,5.0~2012-01-02,10.6,-2.8~",
                "commas at the rows' ends alone | date,temp_max,temp_min~2012-01-01,12.8,5.0,~2012-01-02,10.6,-2.8,~",
                "lines of commas, as of emptied rows | date,temp_max,temp_min~2012-01-01,12.8,5.0~,,~2012-01-02,10.6,-2.8~,,~",
                "sep=, | sep=,~date,temp_max,temp_min~2012-01-01,12.8,5.0~2012-01-02,10.6,-2.8~",
                "sep=; after a byte order mark | \uFEFFsep=;~date;temp_max;temp_min~2012-01-01;12.8;5.0~2012-01-02;10.6;-2.8~",
                "quotes around sep=; | \"sep=;\"~date;temp_max;temp_min~2012-01-01;12.8;5.0~2012-01-02;10.6;-2.8~",
                "semicolons and decimal commas | date;temp_max;temp_min~2012-01-01;12,8;5~2012-01-02;10,6;-2,8~",
                "tabs | date#temp_max#temp_min~2012-01-01#12.8#5.0~2012-01-02#10.6#-2.8~",
                "another column twice | date,wind,temp_max,wind,temp_min~2012-01-01,1,12.8,2,5.0~2012-01-02,3,10.6,4,-2.8~",
                "quoted fields | \"date\",\"temp_max\",\"temp_min\"~\"2012-01-01\",\"12,8\",\"5,0\"~2012-01-02,\"10,6\",\"-2,8\"~",
                "spaces around | date , temp_max, temp_min~2012-01-01, 12.8, 5.0~2012-01-02, 10.6, -2.8~",
                "blank lines at the end | date,temp_max,temp_min~2012-01-01,12.8,5.0~2012-01-02,10.6,-2.8~~ ~~",
            })
    @DisplayName("What spreadsheets and pandas write is read where the three columns are there, with any line end")
    void asSpreadsheetsWriteIt(String what, String text) throws IOException {
        Temperatures days = read("date,temp_max,temp_min\n2012-01-01,12.8,5.0\n2012-01-02,10.6,-2.8\n");
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            assertEquals(days, read(text.replace("~", lineEnd).replace('#', '\t')), what);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,temp_max,temp_min,temp_max~2012-01-01,1,2,3~ "
                        + "|, line 1: has the columns date, temp_max, temp_min, temp_max: must have temp_max once",
                "sep=;~date;day~2012-01-01;1~ |, line 2: has the columns date, day: must have date, temp_max, temp_min",
                "sep=x~date |, line 1: sep = x: must be a comma, a semicolon or a tab, the delimiter between the fields",
                "date;temp_max;temp_min~2012-01-01;12.8;5.0~2012-01-02;10,6;2.8~ "
                        + "|, line 3: temp_max = 10,6: must have '.' before its decimals, as the numbers before it",
                "date;temp_max;temp_min~2012-01-01;1.012,8;5~ "
                        + "|, line 2: temp_max = 1.012,8: must be a finite number, in °C",
                "date,temp_max,temp_min~2012-01-01,12,8,5,0~ |, line 2: has 5 fields: must have 3, as the header has",
                "date,temp_max,temp_min~+999999999-12-31,1,0~ "
                        + "|, line 2: date = +999999999-12-31: must be a date such as 2012-01-31",
                "date,temp_max,temp_min~2012-01-01,1e308,0~ |, line 2: temp_max = 1e308: must be in -273.15…1000.0, in °C",
                "date,temp_max,temp_min~2012-01-01,0,-9999~ |, line 2: temp_min = -9999: must be in -273.15…1000.0, in °C",
            })
    @DisplayName("What cannot be read is refused with file and line, in the library's own words")
    void asSpreadsheetsMustNotWriteIt(String text, String complaint) throws IOException {
        assertEquals(folder.resolve("days.csv") + complaint, refusalOf(text.replace("~", "\n")));
    }

    @Test
    @Timeout(30)
    @DisplayName("A number of a million digits, and a file without an end, are refused at once, with a short message")
    void theLongestLines() throws IOException {
        String digits = "1".repeat(1_000_000);
        String message = refusalOf("date,temp_max,temp_min\n2012-01-01," + digits.substring(0, 60_000) + ",0\n");
        assertEquals(
                folder.resolve("days.csv") + ", line 2: temp_max = " + digits.substring(0, 20)
                        + "… (60000 characters in all): must be a finite number, in °C",
                message);
        for (String endless : List.of(digits, "\n".repeat(1_000_000), "\"" + digits)) {
            assertEquals(
                    folder.resolve("days.csv")
                            + ", after line 1: nothing ends within 65536 characters: must be CSV, with a"
                            + " line a day and each quote closed",
                    refusalOf("date,temp_max,temp_min\n" + endless));
        }
        Path zeros = Path.of("/dev/zero");
        if (Files.exists(zeros)) {
            assertEquals(
                    "/dev/zero, after line 0: nothing ends within 65536 characters: must be CSV, with a line a day and each"
                            + " quote closed",
                    refusal(() -> Temperatures.read(zeros)));
        }
    }

    @Test
    void aYearThatTheSetDoesNotHoldIsRefused() {
        Temperatures days = Temperatures.seattle();
        for (int year : new int[] {2011, 2016, 12}) {
            assertEquals("year = " + year + ": must be in 2012…2015", refusal(() -> days.year(year)));
        }
    }

    @Test
    void isAValue() throws IOException {
        assertEquals(read(THREE_DAYS), read(THREE_DAYS));
        assertEquals(read(THREE_DAYS).hashCode(), read(THREE_DAYS).hashCode());
        assertNotEquals(read(THREE_DAYS), read(THREE_DAYS.replace("20.5", "20.6")));
        assertNotEquals(read(THREE_DAYS), read(THREE_DAYS.replace("-41.0", "-42.0")));
        assertNotEquals(read(THREE_DAYS), read(THREE_DAYS).year(2012));
        assertEquals(
                "Temperatures(2012-01-01 to 2015-12-31, 1461 days)",
                Temperatures.seattle().toString());
        assertEquals(
                "Temperatures(2013-01-01 to 2013-01-01, 1 day)",
                read(THREE_DAYS).year(2013).toString());
    }

    private Temperatures read(String text) throws IOException {
        return Temperatures.read(Files.writeString(folder.resolve("days.csv"), text));
    }

    private String refusalOf(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("days.csv"), text);
        return refusal(() -> Temperatures.read(file));
    }
}
