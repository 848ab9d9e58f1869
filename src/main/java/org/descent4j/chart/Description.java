package org.descent4j.chart;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.AxesChartSeriesNumerical;
import org.knowm.xchart.internal.series.Series;
import org.knowm.xchart.internal.series.Series.DataType;
import org.knowm.xchart.style.XYStyler;

/** What a chart shows, in words: for readers who cannot see it, and where no picture can be shown. */
final class Description {

    private Description() {}

    /** Title, axes, and each curve with its range. */
    static String of(Chart<?, ?> chart) {
        StringJoiner words = new StringJoiner(". ", "Chart: ", ".");
        words.add(flat(chart.getTitle()));
        if (chart instanceof AxesChart<?, ?> axes) {
            words.add("x: " + flat(axes.getXAxisTitle()) + ", y: " + flat(axes.getYAxisTitle()));
        }
        for (Series series : chart.getSeriesCollection()) {
            if (series.isEnabled() && series.isShowInLegend()) {
                words.add(flat(series.getLabel()) + range(chart, series));
            }
        }
        if (chart instanceof LookChart ours && !ours.note().isEmpty()) {
            words.add(ours.note());
        }
        return words.toString();
    }

    private static String flat(String text) {
        return Scripts.flat(Lettering.plain(text));
    }

    private static String range(Chart<?, ?> chart, Series series) {
        if (!(series instanceof AxesChartSeriesNumerical numbers)) {
            return "";
        }
        Optional<String> said = chart instanceof LookChart ours ? ours.said(series.getName()) : Optional.empty();
        if (said.isPresent()) {
            return ": " + said.get();
        }
        Missing points = chart instanceof LookChart ours && series instanceof XYSeries curve
                ? ours.points(curve)
                : Missing.of(numbers.getXData(), numbers.getYData());
        DoubleSummaryStatistics y =
                Arrays.stream(numbers.getYData()).filter(Double::isFinite).summaryStatistics();
        String count = ": " + Missing.count(points.points());
        if (y.getCount() == 0) {
            return count + ", none finite";
        }
        DoubleSummaryStatistics x =
                Arrays.stream(numbers.getXData()).filter(Double::isFinite).summaryStatistics();
        String missing = chart.getStyler() instanceof XYStyler styler ? points.words(styler) : "";
        boolean isDates = numbers.getxAxisDataType() == DataType.Date;
        return count + ", x "
                + (isDates ? CalendarScale.words(x.getMin()) + " to " + CalendarScale.words(x.getMax()) : range(x))
                + ", y " + range(y) + missing;
    }

    private static String range(DoubleSummaryStatistics numbers) {
        return String.format(Locale.ROOT, "%.4g to %.4g", numbers.getMin(), numbers.getMax());
    }
}
