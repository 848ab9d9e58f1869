package org.descent4j.chart;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.descent4j.StoppedException;
import org.descent4j.surface.Window;

/**
 * A function's heights over its window, on a grid, as a block that stands on its floor: x from -halfX to halfX, y from
 * -halfY to halfY, and heights from 0 to {@link #TALL}. Where the function has no value, the block has a hole.
 */
final class Relief {

    /** How many cells the grid has each way. */
    static final int CELLS = 80;

    /** How high the block is; the longer side of its floor is 2. */
    static final double TALL = 0.7;

    private static final double SLIMMEST = 0.5; // a floor's shorter side, in longer ones
    private static final double OFF = 0.012; // a point on the ground is not hidden by the ground

    private final DoubleBinaryOperator function;
    private final Window window;
    private final HeightScale scale;
    private final double halfX;
    private final double halfY;
    private final double[][] heights;

    private Relief(DoubleBinaryOperator function, Window window, double[][] values) {
        this.function = function;
        this.window = window;
        scale = HeightScale.of(Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(HeightScale::isDrawn)
                .sorted()
                .toArray());
        double shape = (window.right() - window.left()) / (window.top() - window.bottom());
        halfX = Math.min(1, Math.max(shape, SLIMMEST));
        halfY = Math.min(1, Math.max(1 / shape, SLIMMEST));
        heights = Arrays.stream(values)
                .map(column -> Arrays.stream(column).map(this::height).toArray())
                .toArray(double[][]::new);
    }

    static Relief of(DoubleBinaryOperator function, Window window) {
        double[][] values = new double[CELLS + 1][CELLS + 1];
        for (int i = 0; i <= CELLS; i++) {
            StoppedException.ifInterrupted();
            for (int j = 0; j <= CELLS; j++) {
                values[i][j] = function.applyAsDouble(
                        between(window.left(), window.right(), i), between(window.bottom(), window.top(), j));
            }
        }
        return new Relief(function, window, values);
    }

    private static double between(double from, double to, int i) {
        double share = (double) i / CELLS;
        return from * (1 - share) + to * share;
    }

    private double height(double value) {
        return HeightScale.isDrawn(value) ? TALL * scale.place(value) : Double.NaN;
    }

    Window window() {
        return window;
    }

    HeightScale scale() {
        return scale;
    }

    double halfX() {
        return halfX;
    }

    double halfY() {
        return halfY;
    }

    /** Where a number of the x axis is in the block. */
    double x(double number) {
        return halfX * (2 * (number - window.left()) / (window.right() - window.left()) - 1);
    }

    /** Where a number of the y axis is in the block. */
    double y(double number) {
        return halfY * (2 * (number - window.bottom()) / (window.top() - window.bottom()) - 1);
    }

    /** How high the ground is at two numbers of the axes, by the function itself; NaN over a hole. */
    double ground(double xNumber, double yNumber) {
        return height(function.applyAsDouble(xNumber, yNumber));
    }

    /** Where a line of the grid is in the block. */
    double gridX(int i) {
        return halfX * (2.0 * i / CELLS - 1);
    }

    /** Where a line of the grid is in the block. */
    double gridY(int j) {
        return halfY * (2.0 * j / CELLS - 1);
    }

    /** How high a corner of the grid is; NaN in a hole. */
    double height(int i, int j) {
        return heights[i][j];
    }

    /** Whether the ground stands between a place of the block and the eye. */
    boolean hides(double x, double y, double z, View view) {
        double step = 1.0 / CELLS;
        for (double way = step; z + way * view.rise() <= TALL; way += step) {
            double seenX = x + way * view.towardsX();
            double seenY = y + way * view.towardsY();
            if (Math.abs(seenX) > halfX || Math.abs(seenY) > halfY) {
                return false;
            }
            if (drawn(seenX, seenY) > z + way * view.rise() + OFF) {
                return true;
            }
        }
        return false;
    }

    /** How high the ground is as it is drawn, between the corners of the grid; NaN in a hole. */
    private double drawn(double x, double y) {
        double column = (x / halfX + 1) / 2 * CELLS;
        double row = (y / halfY + 1) / 2 * CELLS;
        int i = Math.min((int) column, CELLS - 1);
        int j = Math.min((int) row, CELLS - 1);
        double right = column - i;
        double up = row - j;
        return (heights[i][j] * (1 - right) + heights[i + 1][j] * right) * (1 - up)
                + (heights[i][j + 1] * (1 - right) + heights[i + 1][j + 1] * right) * up;
    }
}
