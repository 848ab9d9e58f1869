package org.descent4j.chart;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.descent4j.StoppedException;
import org.descent4j.surface.Window;

/**
 * A function of two variables on a grid, cut at a level by marching squares: in each cell, the level's line goes
 * through the edges whose corners lie on either side of it, where a straight line between the corners would meet it.
 *
 * <p>Source: W. E. Lorensen, H. E. Cline, <i>Marching Cubes</i>, 1987, in two dimensions.
 */
final class Field {

    private static final int CELLS = 160;

    private final double[] x;
    private final double[] y;
    private final double[][] f;

    private Field(double[] x, double[] y, double[][] f) {
        this.x = x;
        this.y = y;
        this.f = f;
    }

    /** The values at the corners of 160 × 160 cells. */
    static Field of(DoubleBinaryOperator function, Window window) {
        double[] x = even(window.left(), window.right());
        double[] y = even(window.bottom(), window.top());
        double[][] f = Arrays.stream(x)
                .peek(at -> StoppedException.ifInterrupted())
                .mapToObj(at -> Arrays.stream(y)
                        .map(up -> function.applyAsDouble(at, up))
                        .toArray())
                .toArray(double[][]::new);
        return new Field(x, y, f);
    }

    private static double[] even(double from, double to) {
        double[] values = new double[CELLS + 1];
        Arrays.setAll(values, i -> from + (to - from) * i / CELLS);
        return values;
    }

    /** The finite values within a window, in order of size. */
    double[] valuesIn(Window window) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                boolean inside = x[i] >= window.left()
                        && x[i] <= window.right()
                        && y[j] >= window.bottom()
                        && y[j] <= window.top();
                if (inside && Double.isFinite(f[i][j])) {
                    values.add(f[i][j]);
                }
            }
        }
        return values.build().sorted().toArray();
    }

    /** Cuts the field at a level. */
    Cut at(double level) {
        Cut cut = new Cut();
        for (int j = 0; j < CELLS; j++) {
            int whole = -1; // where a row of cells that are wholly above the level began
            for (int i = 0; i <= CELLS; i++) {
                double[] corners = i < CELLS ? new double[] {f[i][j], f[i + 1][j], f[i + 1][j + 1], f[i][j + 1]} : null;
                boolean isFinite = corners != null && Arrays.stream(corners).allMatch(Double::isFinite);
                long above = isFinite
                        ? Arrays.stream(corners).filter(value -> value >= level).count()
                        : 0;
                if (above == 4 && whole < 0) {
                    whole = i;
                }
                if (above < 4 && whole >= 0) {
                    cut.rectangle(x[whole], x[i], y[j], y[j + 1]);
                    whole = -1;
                }
                if (above > 0 && above < 4) {
                    cut.cell(
                            new double[] {x[i], x[i + 1], x[i + 1], x[i]},
                            new double[] {y[j], y[j], y[j + 1], y[j + 1]},
                            corners,
                            level);
                }
            }
        }
        return cut;
    }

    /** What a level cuts: its line, and the part of the plane that is above it. */
    static final class Cut {

        private final DoubleStream.Builder lineX = DoubleStream.builder();
        private final DoubleStream.Builder lineY = DoubleStream.builder();
        private final Path2D above = new Path2D.Double();

        private Cut() {}

        /** Pairs of points, a NaN after each pair. */
        double[][] line() {
            return new double[][] {lineX.build().toArray(), lineY.build().toArray()};
        }

        Path2D above() {
            return above;
        }

        private void rectangle(double left, double right, double bottom, double top) {
            above.moveTo(left, bottom);
            above.lineTo(right, bottom);
            above.lineTo(right, top);
            above.lineTo(left, top);
            above.closePath();
        }

        /** Walks once round a cell; between going below the level and coming up again, the walk follows its line. */
        private void cell(double[] x, double[] y, double[] corners, double level) {
            int first = 0;
            while (corners[first] < level || corners[(first + 3) % 4] >= level) {
                first++; // the walk begins where it comes up
            }
            double[] crossX = new double[4];
            double[] crossY = new double[4];
            int crossings = 0;
            for (int edge = 0; edge < 4; edge++) {
                int from = (first + edge + 3) % 4;
                int to = (from + 1) % 4;
                if (corners[from] >= level != corners[to] >= level) {
                    double share = (level - corners[from]) / (corners[to] - corners[from]);
                    crossX[crossings] = x[from] + share * (x[to] - x[from]);
                    crossY[crossings] = y[from] + share * (y[to] - y[from]);
                    extend(crossX[crossings], crossY[crossings], edge == 0);
                    crossings++;
                }
                if (corners[to] >= level) {
                    extend(x[to], y[to], false);
                }
            }
            above.closePath();
            for (int down = 1; down < crossings; down += 2) {
                int up = (down + 1) % crossings;
                lineX.add(crossX[down]).add(crossX[up]).add(Double.NaN);
                lineY.add(crossY[down]).add(crossY[up]).add(Double.NaN);
            }
        }

        private void extend(double x, double y, boolean begins) {
            if (begins) {
                above.moveTo(x, y);
            } else {
                above.lineTo(x, y);
            }
        }
    }
}
