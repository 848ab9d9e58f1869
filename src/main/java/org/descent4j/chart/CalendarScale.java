package org.descent4j.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An axis of dates, in UTC: XChart is given whole numbers where a year, a month, a day, an hour, a minute or a second
 * begins, and milliseconds where all is within a few seconds. Months are equally long on the axis.
 */
enum CalendarScale implements Scale {
    YEARS(ChronoUnit.YEARS, "yyyy", 4 * 365.0 * 86_400_000),
    MONTHS(ChronoUnit.MONTHS, "yyyy-MM", 90 * 86_400_000.0),
    DAYS(ChronoUnit.DAYS, "yyyy-MM-dd", 1.9 * 86_400_000),
    HOURS(ChronoUnit.HOURS, "MM-dd HH:mm", 3 * 3_600_000.0),
    MINUTES(ChronoUnit.MINUTES, "HH:mm", 3 * 60_000.0),
    SECONDS(ChronoUnit.SECONDS, "HH:mm:ss", 3000),
    MILLISECONDS(ChronoUnit.MILLIS, "ss.SSS", 0);

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final ChronoUnit unit;
    private final DateTimeFormatter format;
    private final double least;

    CalendarScale(ChronoUnit unit, String pattern, double least) {
        this.unit = unit;
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        this.least = least;
    }

    /** For an axis from one time to another, in milliseconds since 1970: the longest unit that gives some ticks. */
    static CalendarScale of(double from, double to) {
        return Stream.of(values())
                .filter(scale -> to - from >= scale.least)
                .findFirst()
                .orElse(MILLISECONDS);
    }

    @Override
    public double place(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        long whole = unit.between(EPOCH, at(value));
        if (value < millis(whole)) {
            whole--; // between counts towards 1970
        }
        return whole + (value - millis(whole)) / (millis(whole + 1) - millis(whole));
    }

    @Override
    public double value(double place) {
        long whole = (long) Math.floor(place);
        return millis(whole) + (place - whole) * (millis(whole + 1) - millis(whole));
    }

    @Override
    public String label(double place) {
        // Rounded: XChart's sums of steps may end just below a whole number.
        return format.format(at(millis(Math.round(place))));
    }

    private double millis(long units) {
        return EPOCH.plus(units, unit).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static LocalDateTime at(double millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) Math.floor(millis)), ZoneOffset.UTC);
    }

    /** A time in words: 2012-03-15, with its time of day where that is not midnight. */
    static String words(double millis) {
        LocalDateTime time = at(millis);
        return time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
    }
}
