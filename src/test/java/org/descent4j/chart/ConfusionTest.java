package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.nd4j.evaluation.classification.ConfusionMatrix;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConfusionTest {

    private static final Color DIAGONAL = new Color(0xCFE2F1);

    private static ConfusionMatrix<Integer> matrix(int[][] counts) {
        ConfusionMatrix<Integer> matrix = new ConfusionMatrix<>(
                counts.length == 1 ? List.of(0) : List.of(0, 1, 2).subList(0, counts.length));
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                if (counts[i][j] > 0) {
                    matrix.add(i, j, counts[i][j]);
                }
            }
        }
        return matrix;
    }

    @Test
    @DisplayName("a row is the true class, a column the predicted one; only what was confused is red")
    void cellsAreWhereTheyBelong() {
        XYChart chart = Confusion.chart(matrix(new int[][] {{90, 0, 0}, {8, 70, 0}, {0, 0, 80}}));
        BufferedImage image = Seen.of(chart);
        int blue = 0;
        int red = 0;
        double redX = 0;
        double redY = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                Color color = new Color(image.getRGB(x, y));
                blue += color.equals(DIAGONAL) ? 1 : 0;
                if (color.getRed() > 200 && color.getBlue() < 120) {
                    red++;
                    redX += x;
                    redY += y;
                }
            }
        }
        assertTrue(blue > 2 * red && blue < 4 * red, blue + " blue and " + red + " red pixels, text included");
        // True 1, predicted 0: the first column and the middle row, of four columns and four rows with the names.
        assertEquals(image.getWidth() * 1.5 / 4, redX / red, image.getWidth() * 0.07);
        assertEquals(image.getHeight() * 2.5 / 4, redY / red, image.getHeight() * 0.07);
    }

    @Test
    @DisplayName("ND4J's Evaluation counts columns of Y and Ŷ, transposed")
    void takesWhatEvaluationCounts() {
        INDArray y = Nd4j.createFromArray(new float[][] {{1, 0, 0, 1}, {0, 1, 0, 0}, {0, 0, 1, 0}});
        INDArray predictions = Nd4j.createFromArray(
                new float[][] {{0.9f, 0.1f, 0.2f, 0.2f}, {0.05f, 0.8f, 0.2f, 0.7f}, {0.05f, 0.1f, 0.6f, 0.1f}});
        Evaluation evaluation = new Evaluation(3);
        evaluation.eval(y.transpose(), predictions.transpose());
        assertEquals(
                "Chart: Confusion matrix. x: predicted, y: true. "
                        + "3 classes, 3 of 4 right, 1 confused, the commonest confusion 1 times.",
                Description.of(Confusion.chart(evaluation.getConfusion())));
    }

    @Test
    void aMatrixWithoutMistakesHasNoRed() {
        XYChart chart = Confusion.chart(matrix(new int[][] {{5, 0}, {0, 7}}));
        assertTrue(Seen.has(chart, DIAGONAL));
        assertTrue(Description.of(chart).contains("12 of 12 right, 0 confused"), Description.of(chart));
    }

    @Test
    void wrongMatricesAreRefused() {
        assertMatrixRefused("matrix has classes [0]: must have at least two", matrix(new int[][] {{5}}));
        assertMatrixRefused("matrix is empty: must hold at least one count", matrix(new int[2][2]));
    }

    private static void assertMatrixRefused(String message, ConfusionMatrix<Integer> matrix) {
        assertRefused(message, () -> Confusion.chart(matrix));
    }
}
