package org.descent4j.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An axis whose span is brought to between 1 and 100, by a power of ten and, where it is narrow, without the digits
 * that all its numbers share: 0.6931471802 to 0.6931471806 become 2 to 6. Labels have as many digits as tell them
 * apart.
 */
final class DecimalScale implements Scale {

    private static final int NARROW = 6; // digits before those that differ
    private static final int DIGITS = 12; // of a tick that XChart has found; the rest is binary

    private final BigDecimal offset;
    private final int exponent;
    private final int decimals;
    private final boolean isNarrow;

    private DecimalScale(BigDecimal offset, int exponent, int decimals, boolean isNarrow) {
        this.offset = offset;
        this.exponent = exponent;
        this.decimals = decimals;
        this.isNarrow = isNarrow;
    }

    /** For an axis from min to max, both finite. */
    static DecimalScale of(double min, double max) {
        int span = magnitude(max / 10 - min / 10) + 1;
        int size = magnitude(Math.max(Math.abs(min), Math.abs(max)));
        boolean isNarrow = size - span >= NARROW;
        // Were it 0, the numbers would stay as they are, and evenly spaced ones evenly spaced.
        int exponent = span == 0 ? -1 : span;
        BigDecimal offset =
                isNarrow ? new BigDecimal(min).setScale(-exponent - 1, RoundingMode.FLOOR) : BigDecimal.ZERO;
        return new DecimalScale(offset, exponent, 2 - exponent, isNarrow);
    }

    private static int magnitude(double value) {
        return (int) Math.floor(Math.log10(Math.max(value, Double.MIN_VALUE)));
    }

    @Override
    public double place(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .subtract(offset)
                        .scaleByPowerOfTen(-exponent)
                        .doubleValue()
                : value;
    }

    @Override
    public double value(double place) {
        return exact(place).doubleValue();
    }

    @Override
    public String label(double place) {
        return isNarrow ? Ticks.exactLabel(exact(place)) : Ticks.label(value(place), null);
    }

    private BigDecimal exact(double place) {
        return new BigDecimal(place)
                .round(new MathContext(DIGITS))
                .scaleByPowerOfTen(exponent)
                .add(offset);
    }

    /** The label of any number, as if it were a tick. */
    String labelOf(double value) {
        return isNarrow
                ? Ticks.exactLabel(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN))
                : Ticks.label(value, null);
    }
}
