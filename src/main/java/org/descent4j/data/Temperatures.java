package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.descent4j.StoppedException;

/**
 * Daily temperatures: the highest and the lowest of each day, in °C as published or in °F as the lecture counts.
 *
 * <p>The days follow one another without a gap, so that the t-th value is the t-th day, θ_t. The bundled set holds
 * Seattle from 2012-01-01 to 2015-12-31, 1461 days; {@link #read} takes any file of the same columns.
 *
 * <p>Formula: {@code °F = 1.8·°C + 32}.
 *
 * <p>Source: lecture row S6. The data: daily weather of Seattle by NOAA (US public domain), as distributed in the npm
 * package vega-datasets 3.2.1.
 *
 * <p>Example, the highs of 2012 and their average over about ten days:
 *
 * <pre>{@code
 * double[] theta = Temperatures.seattle().year(2012).highsFahrenheit();  // 366 days, the first one 55.04 °F
 * double[] smooth = Ewa.of(0.9).corrected().over(theta);
 * }</pre>
 */
public final class Temperatures {

    private static final String SEATTLE = "seattle-weather.csv";
    private static final LocalDate SEATTLE_FIRST = LocalDate.of(2012, 1, 1);
    private static final int SEATTLE_DAYS = 1461;

    private final LocalDate first;
    private final double[] highs;
    private final double[] lows;

    /** The arrays are kept, not copied: for callers that hand them over. */
    Temperatures(LocalDate first, double[] highs, double[] lows) {
        StoppedException.ifInterrupted();
        this.first = first;
        this.highs = highs;
        this.lows = lows;
    }

    /**
     * The bundled set: Seattle, 2012-01-01 to 2015-12-31.
     *
     * @return 1461 days
     * @throws IllegalStateException if the bundled file is missing or is not the one that this library was built with
     */
    public static Temperatures seattle() {
        try (InputStream file = Temperatures.class.getResourceAsStream(SEATTLE)) {
            if (file == null) {
                throw new IllegalStateException(SEATTLE + " is missing: must be beside " + Temperatures.class);
            }
            return requireSeattle(TemperatureFile.parse(Path.of(SEATTLE), file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(SEATTLE + ": cannot be read", unreadable);
        }
    }

    static Temperatures requireSeattle(Temperatures days) {
        if (!days.first.equals(SEATTLE_FIRST) || days.size() != SEATTLE_DAYS) {
            throw new IllegalStateException(
                    SEATTLE + " holds " + days + ": must hold 1461 days from 2012-01-01 to 2015-12-31");
        }
        return days;
    }

    /**
     * Reads a file of daily temperatures: CSV in UTF-8 with a header line that names at least the columns date
     * (2012-01-31), temp_max and temp_min (°C), then one line a day, each ended by a line break.
     *
     * <p>It may be as spreadsheets and pandas write it: with other columns, before them an index without a name, commas
     * at the ends of lines, fields in quotes, blank lines, a line {@code sep=;} before the header, semicolons or tabs
     * between the fields, and decimal commas where a comma can be nothing else.
     *
     * @param csv the file
     * @return its days
     * @throws UncheckedIOException if the file is missing or cannot be read
     * @throws IllegalArgumentException if the file is empty, truncated, lacks one of the three columns or has it twice,
     *     or has a line that does not match the header, holds something other than numbers in -273.15…1000, or is not
     *     the day after the line before; the message names the file and the line
     */
    public static Temperatures read(Path csv) {
        return TemperatureFile.read(Objects.requireNonNull(csv, "csv"));
    }

    /**
     * The days of one year.
     *
     * @param year the year, such as 2012
     * @return those of its days that this set holds
     * @throws IllegalArgumentException if the set holds no day of that year
     */
    public Temperatures year(int year) {
        int firstYear = first.getYear();
        int lastYear = last().getYear();
        checkArgument(year >= firstYear && year <= lastYear, "year = %s: must be in %s…%s", year, firstYear, lastYear);
        LocalDate start = year == firstYear ? first : LocalDate.of(year, 1, 1);
        LocalDate end = year == lastYear ? last() : LocalDate.of(year, 12, 31);
        int from = (int) (start.toEpochDay() - first.toEpochDay());
        int to = (int) (end.toEpochDay() - first.toEpochDay()) + 1;
        return new Temperatures(start, Arrays.copyOfRange(highs, from, to), Arrays.copyOfRange(lows, from, to));
    }

    /**
     * How many days there are.
     *
     * @return the number of days, at least 1
     */
    public int size() {
        return highs.length;
    }

    /**
     * The days, one after the other.
     *
     * @return the dates, unmodifiable
     */
    public List<LocalDate> dates() {
        return first.datesUntil(first.plusDays(size())).toList();
    }

    /**
     * The highest temperature of each day.
     *
     * @return a new array, in °C
     */
    public double[] highsCelsius() {
        return highs.clone();
    }

    /**
     * The highest temperature of each day.
     *
     * @return a new array, in °F
     */
    public double[] highsFahrenheit() {
        return fahrenheit(highs);
    }

    /**
     * The lowest temperature of each day.
     *
     * @return a new array, in °C
     */
    public double[] lowsCelsius() {
        return lows.clone();
    }

    /**
     * The lowest temperature of each day.
     *
     * @return a new array, in °F
     */
    public double[] lowsFahrenheit() {
        return fahrenheit(lows);
    }

    private static double[] fahrenheit(double[] celsius) {
        return Arrays.stream(celsius).map(c -> 1.8 * c + 32).toArray();
    }

    private LocalDate last() {
        return first.plusDays(size() - 1L);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Temperatures that
                && first.equals(that.first)
                && Arrays.equals(highs, that.highs)
                && Arrays.equals(lows, that.lows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, Arrays.hashCode(highs), Arrays.hashCode(lows));
    }

    @Override
    public String toString() {
        return "Temperatures(" + first + " to " + last() + ", " + size() + (size() == 1 ? " day)" : " days)");
    }
}
