package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.nd4j.evaluation.classification.ConfusionMatrix;

/**
 * A confusion matrix as a chart: how often each class was taken for each other one.
 *
 * <p>A row is a true class, a column a predicted one, so what was right stands on the diagonal, in blue. The other
 * cells are what was confused: the redder, the more often. Classes that were never confused leave their cell empty.
 *
 * <p>Formula: cell (i, j) is the number of examples of class i for which ŷ is largest at j. ND4J's {@code Evaluation}
 * counts; it takes Y and Ŷ with an example a row, so both are transposed.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Mnist mnist = Mnist.readFirst(Path.of("notebooks/data/mnist"), 2000, 1000);
 * Network network = Architecture.of(784).softmax(10).initialize(1);
 * Trainer.of(network, Adam.of(0.01)).withEpochs(3).train(mnist.train());
 * Evaluation evaluation = new Evaluation(10);
 * evaluation.eval(mnist.test().y().transpose(), network.predict(mnist.test().x()).transpose());
 * Show.chart(Confusion.chart(evaluation.getConfusion()));
 * }</pre>
 */
public final class Confusion {

    private static final Color RIGHT = new Color(0xCFE2F1);
    private static final Color LINES = new Color(0xC3CAD2);
    private static final int CELL = 46;
    private static final int WIDEST = 880;
    private static final int NARROWEST = 480;
    private static final int AROUND = 110;

    private final List<Integer> classes;
    private final int[][] counts;

    private Confusion(ConfusionMatrix<Integer> matrix) {
        classes = List.copyOf(matrix.getClasses());
        counts = classes.stream()
                .map(actual -> classes.stream()
                        .mapToInt(predicted -> matrix.getCount(actual, predicted))
                        .toArray())
                .toArray(int[][]::new);
    }

    /**
     * The chart of a matrix, its rows and columns in the order of its classes.
     *
     * @param matrix the counts, of at least two classes
     * @return a chart
     * @throws IllegalArgumentException if there are fewer classes, or nothing was counted
     */
    public static XYChart chart(ConfusionMatrix<Integer> matrix) {
        Confusion confusion = new Confusion(matrix);
        int n = confusion.classes.size();
        checkArgument(n >= 2, "matrix has classes %s: must have at least two", confusion.classes);
        checkArgument(confusion.sum(true) + confusion.sum(false) > 0, "matrix is empty: must hold at least one count");
        int side = Math.max(NARROWEST, Math.min(WIDEST, CELL * (n + 1) + AROUND));
        LookChart chart = Look.chart(side, side, "Confusion matrix", "predicted", "true");
        chart.getStyler()
                .setXAxisMin(-1.0)
                .setXAxisMax((double) n)
                .setYAxisMin((double) -n)
                .setYAxisMax(1.0)
                .setXAxisTicksVisible(false)
                .setYAxisTicksVisible(false)
                .setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false).setPlotContentSize(1);
        chart.onlyLinear(true, true);
        chart.equalScale();
        chart.below((graphics, places) -> confusion.paint(graphics, places, chart));
        chart.note(confusion.note());
        return chart;
    }

    /** How many are right, on the diagonal, or wrong. */
    private int sum(boolean isRight) {
        int n = classes.size();
        return IntStream.range(0, n * n)
                .filter(i -> (i / n == i % n) == isRight)
                .map(i -> counts[i / n][i % n])
                .sum();
    }

    private int largestMistake() {
        int n = classes.size();
        return IntStream.range(0, n * n)
                .filter(i -> i / n != i % n)
                .map(i -> counts[i / n][i % n])
                .max()
                .orElse(0);
    }

    private String note() {
        int right = sum(true);
        return String.format(
                Locale.ROOT,
                "%d classes, %d of %d right, %d confused, the commonest confusion %d times",
                classes.size(),
                right,
                right + sum(false),
                sum(false),
                largestMistake());
    }

    private void paint(Graphics2D graphics, Places places, LookChart chart) {
        int n = classes.size();
        int largest = Math.max(1, largestMistake());
        Font font = chart.getStyler().getAxisTickLabelsFont();
        for (int i = 0; i < n; i++) {
            write(graphics, places, font.deriveFont(Font.BOLD), classes.get(i).toString(), -1, i);
            write(graphics, places, font.deriveFont(Font.BOLD), classes.get(i).toString(), i, -1);
            for (int j = 0; j < n; j++) {
                Rectangle2D cell =
                        places.shape(new Rectangle2D.Double(j, -i - 1, 1, 1)).getBounds2D();
                graphics.setColor(i == j ? RIGHT : tint((double) counts[i][j] / largest));
                graphics.fill(cell);
                graphics.setColor(LINES);
                graphics.draw(cell);
                if (counts[i][j] > 0) {
                    write(graphics, places, font, Integer.toString(counts[i][j]), j, i);
                }
            }
        }
    }

    /** From white to the lecture's red, light enough for black numbers. */
    private static Color tint(double share) {
        double strength = 0.75 * Math.sqrt(share);
        return new Color(
                (int) Math.round(255 + strength * (Look.RED.getRed() - 255)),
                (int) Math.round(255 + strength * (Look.RED.getGreen() - 255)),
                (int) Math.round(255 + strength * (Look.RED.getBlue() - 255)));
    }

    /** Writes in the middle of a cell; those of column or row -1 hold the names of the classes. */
    private static void write(Graphics2D graphics, Places places, Font font, String text, int column, int row) {
        Point2D middle = places.at(column + 0.5, -row - 0.5);
        Lettering.write(graphics, font, Look.BLACK, text, 0.5, middle.getX(), middle.getY() + font.getSize() * 0.36);
    }
}
