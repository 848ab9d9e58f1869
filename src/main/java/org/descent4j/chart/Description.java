package org.descent4j.chart;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.StringJoiner;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.AxesChartSeriesNumerical;
import org.knowm.xchart.internal.series.Series;

/** What a chart shows, in words: for readers who cannot see it, and where no picture can be shown. */
final class Description {

    private Description() {}

    /** Title, axes, and each curve with its range. */
    static String of(Chart<?, ?> chart) {
        StringJoiner words = new StringJoiner(". ", "Chart: ", ".");
        words.add(chart.getTitle());
        if (chart instanceof AxesChart<?, ?> axes) {
            words.add("x: " + axes.getXAxisTitle() + ", y: " + axes.getYAxisTitle());
        }
        for (Series series : chart.getSeriesCollection()) {
            if (series.isEnabled() && series.isShowInLegend()) {
                words.add(series.getLabel() + range(chart, series));
            }
        }
        if (chart instanceof LookChart ours && !ours.note().isEmpty()) {
            words.add(ours.note());
        }
        return words.toString();
    }

    private static String range(Chart<?, ?> chart, Series series) {
        if (!(series instanceof AxesChartSeriesNumerical numbers)) {
            return "";
        }
        int points = chart instanceof LookChart ours && series instanceof XYSeries curve
                ? ours.points(curve)
                : numbers.getXData().length;
        DoubleSummaryStatistics y =
                Arrays.stream(numbers.getYData()).filter(Double::isFinite).summaryStatistics();
        String count = points == 1 ? ": 1 point" : ": " + points + " points";
        if (y.getCount() == 0) {
            return count + ", none finite";
        }
        DoubleSummaryStatistics x =
                Arrays.stream(numbers.getXData()).filter(Double::isFinite).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "%s, x %.4g to %.4g, y %.4g to %.4g",
                count,
                x.getMin(),
                x.getMax(),
                y.getMin(),
                y.getMax());
    }
}
