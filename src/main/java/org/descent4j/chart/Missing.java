package org.descent4j.chart;

import org.knowm.xchart.style.XYStyler;

/** How many points a curve has, and how many of them cannot be drawn: NaN, infinite, or without a logarithm. */
record Missing(int points, int notFinite, int belowX, int belowY, int belowBoth) {

    static Missing of(double[] x, double[] y) {
        int notFinite = 0;
        int belowX = 0;
        int belowY = 0;
        int belowBoth = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                notFinite++;
            } else {
                belowX += x[i] <= 0 ? 1 : 0;
                belowY += y[i] <= 0 ? 1 : 0;
                belowBoth += x[i] <= 0 && y[i] <= 0 ? 1 : 0;
            }
        }
        return new Missing(x.length, notFinite, belowX, belowY, belowBoth);
    }

    /** What to say of it; nothing if all are drawn. */
    String words(XYStyler styler) {
        int below = (styler.isXAxisLogarithmic() ? belowX : 0)
                + (styler.isYAxisLogarithmic() ? belowY : 0)
                - (styler.isXAxisLogarithmic() && styler.isYAxisLogarithmic() ? belowBoth : 0);
        return (notFinite == 0 ? "" : ", " + count(notFinite) + " not drawn: NaN or infinite")
                + (below == 0 ? "" : ", " + count(below) + " at or below 0 cannot stand on a logarithmic axis");
    }

    static String count(int points) {
        return points == 1 ? "1 point" : points + " points";
    }
}
