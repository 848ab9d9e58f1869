package org.descent4j.chart;

import java.awt.Font;
import org.knowm.xchart.style.XYStyler;

/** A chart's title and those of its axes: in one line each, smaller where they are long, and cut where too long. */
record Titles(String title, String x, String y, Font font, Font ofAxes) {

    private static final float SMALLEST = 12;
    private static final int ASIDE = 70; // a title is centred above the plot, which is right of the picture's middle

    static Titles of(LookChart chart) {
        XYStyler styler = chart.getStyler();
        return new Titles(
                chart.getTitle(),
                chart.getXAxisTitle(),
                chart.getYAxisTitle(),
                styler.getChartTitleFont(),
                styler.getAxisTitleFont());
    }

    /** Shows what fits into a picture of this size. */
    void fitInto(LookChart chart, int width, int height) {
        new Titles(flat(title), flat(x), flat(y), font, ofAxes).fit(chart, width, height);
    }

    /** XChart writes titles, in plain letters. */
    private static String flat(String text) {
        return Scripts.flat(Lettering.plain(text));
    }

    private void fit(LookChart chart, int width, int height) {
        double wide = width - 8 * chart.getStyler().getChartPadding();
        double tall = height - 12 * chart.getStyler().getChartPadding();
        double above = width - 2 * chart.getStyler().getChartPadding() - ASIDE;
        Font small = smaller(font, title, above);
        float size = Math.min(
                smaller(ofAxes, x, wide).getSize2D(), smaller(ofAxes, y, tall).getSize2D());
        Font smallAxes = ofAxes.deriveFont(size);
        show(
                chart,
                new Titles(
                        Lettering.fitting(title, small, above),
                        Lettering.fitting(x, smallAxes, wide),
                        Lettering.fitting(y, smallAxes, tall),
                        small,
                        smallAxes));
    }

    void giveBackTo(LookChart chart) {
        show(chart, this);
    }

    private static void show(LookChart chart, Titles titles) {
        chart.setTitle(titles.title);
        chart.setXAxisTitle(titles.x);
        chart.setYAxisTitle(titles.y);
        chart.getStyler().setChartTitleFont(titles.font);
        chart.getStyler().setAxisTitleFont(titles.ofAxes);
    }

    private static Font smaller(Font font, String text, double room) {
        double needed = Lettering.width(text, font);
        return needed <= room
                ? font
                : font.deriveFont(
                        (float) Math.max(Math.min(SMALLEST, font.getSize2D()), font.getSize2D() * room / needed));
    }
}
