package org.descent4j.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.IntStream;

/** The numbers on the axes: as many digits as they need, never more than fit. */
final class Ticks {

    private static final int DIGITS = 8;
    private static final int MOST_DECADES = 8;
    private static final String[] SUPERSCRIPTS = "⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹".split(" ");

    private Ticks() {}

    /** The number as text: 0.25, 30000, 2·10⁷; in the pattern that the chart's user has set, if any. */
    static String label(double value, String pattern) {
        if (pattern != null) {
            return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        }
        double size = Math.abs(value);
        if (size == 0 || (size >= 1e-4 && size < 1e6)) {
            return rounded(value).stripTrailingZeros().toPlainString();
        }
        return scientific(rounded(value));
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS));
    }

    /** The number with all its digits. */
    static String exactLabel(BigDecimal value) {
        double size = value.abs().doubleValue();
        return size == 0 || (size >= 1e-4 && size < 1e15)
                ? value.stripTrailingZeros().toPlainString()
                : scientific(value);
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        BigDecimal mantissa = value.movePointLeft(exponent).stripTrailingZeros();
        String power = "10" + superscript(exponent);
        if (mantissa.abs().compareTo(BigDecimal.ONE) == 0) {
            return (mantissa.signum() < 0 ? "-" : "") + power;
        }
        return mantissa.toPlainString() + "·" + power;
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS[digit - '0']));
        return text.toString();
    }

    /** The text of a tick on a logarithmic axis from min to max, empty where it would be one too many. */
    static String logLabel(double value, double min, double max, String pattern) {
        if (!isLogTick(value, min, max)) {
            return "";
        }
        return (min >= 1e-4 && max <= 1e5) || pattern != null ? label(value, pattern) : scientific(rounded(value));
    }

    /** The ticks of a logarithmic axis from min to max. */
    static double[] logTicks(double min, double max) {
        return IntStream.rangeClosed((int) Math.floor(Math.log10(min)), (int) Math.ceil(Math.log10(max)))
                .boxed()
                .flatMapToDouble(decade ->
                        IntStream.rangeClosed(1, 9).mapToDouble(lead -> Double.parseDouble(lead + "e" + decade)))
                .filter(value -> value >= min && value <= max && isLogTick(value, min, max))
                .toArray();
    }

    private static boolean isLogTick(double value, double min, double max) {
        int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
        int lead = (int) Math.round(value / Math.pow(10, exponent));
        double decades = Math.log10(max / min);
        if (lead == 1) {
            return exponent % (int) Math.ceil(Math.max(decades, 1) / MOST_DECADES) == 0;
        }
        return decades < 1.2 ? lead != 7 && lead != 9 : decades < 2.5 && (lead == 2 || lead == 5);
    }

    /** The largest of 1, 2, 5 times a power of ten that is not above a positive value. */
    static double below(double value) {
        double power = power(value);
        double lead = value / power * (1 + 1e-9);
        return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below a positive value. */
    static double above(double value) {
        double power = power(value);
        double lead = value / power * (1 - 1e-9);
        return Math.min((lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power, Double.MAX_VALUE);
    }

    private static double power(double value) {
        return Math.max(Math.pow(10, Math.floor(Math.log10(value))), Double.MIN_NORMAL);
    }
}
