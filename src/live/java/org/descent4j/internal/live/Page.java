package org.descent4j.internal.live;

import org.teavm.jso.JSExport;

/** The door from a page's scripts to {@link Engine}. */
public final class Page {

    private Page() {}

    public static void main(String[] args) {
        // The compiler to JavaScript asks for it.
    }

    @JSExport
    public static double[] surface(String surface) {
        return Engine.surface(surface);
    }

    @JSExport
    public static String formula(String surface) {
        return Engine.formula(surface);
    }

    @JSExport
    public static double[] heights(String surface, double[] window, int columns, int rows) {
        return Engine.heights(surface, window, columns, rows);
    }

    @JSExport
    public static double[] walk(String walk, double goal) {
        return Engine.walk(walk, goal);
    }

    @JSExport
    public static double[] updates(String surface, String optimizer, double x, double y, int steps) {
        return Engine.updates(surface, optimizer, x, y, steps);
    }

    @JSExport
    public static double[] rates(String schedule, int epochs, int batches) {
        return Engine.rates(schedule, epochs, batches);
    }

    @JSExport
    public static double[] averages(double beta, boolean corrected, double[] theta) {
        return Engine.averages(beta, corrected, theta);
    }

    @JSExport
    public static double[] weights(double beta, boolean corrected, int t) {
        return Engine.weights(beta, corrected, t);
    }

    @JSExport
    public static double[] momentumRate(double step, double beta) {
        return Engine.momentumRate(step, beta);
    }

    @JSExport
    public static String refusal(String line) {
        return Engine.refusal(line);
    }
}
