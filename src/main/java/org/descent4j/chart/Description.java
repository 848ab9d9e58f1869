package org.descent4j.chart;

import java.util.Locale;
import java.util.StringJoiner;
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
            words.add(series.getName() + range(series));
        }
        return words.toString();
    }

    private static String range(Series series) {
        if (!(series instanceof AxesChartSeriesNumerical numbers)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ": %d points, x %.4g to %.4g, y %.4g to %.4g",
                numbers.getXData().length,
                numbers.getXMin(),
                numbers.getXMax(),
                numbers.getYMin(),
                numbers.getYMax());
    }
}
