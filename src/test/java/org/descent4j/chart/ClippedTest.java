package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClippedTest {

    // With its margin of 20 it is seen from -20 to 120 and from -20 to 70.
    private static final Rectangle2D PLOT = new Rectangle2D.Double(0, 0, 100, 50);

    @ParameterizedTest
    @CsvSource({
        // All of it is seen.
        "10 10 20 20 30 10, M 10 10 L 20 20 L 30 10",
        // Out at each side, half way.
        "20 10 220 50, M 20 10 L 120 30",
        "80 10 -120 50, M 80 10 L -20 30",
        "10 20 50 120, M 10 20 L 30 70",
        "10 30 50 -70, M 10 30 L 30 -20",
        // Out, on outside, and in again; the pen goes on from there.
        "10 10 230 10 230 50 10 50 20 40, M 10 10 L 120 10 M 120 50 L 10 50 L 20 40",
        // Straight through.
        "-120 10 220 10, M -20 10 L 120 10",
        // Beside it, beyond a corner, and along its edge.
        "130 0 130 50, ''",
        "-30 0 -30 50, ''",
        "0 80 50 80, ''",
        "0 -30 50 -30, ''",
        "100 -90 200 30, ''",
        "120 0 120 50, M 120 0 L 120 50",
        "-20 0 -20 50, M -20 0 L -20 50",
        "0 70 50 70, M 0 70 L 50 70",
        "0 -20 50 -20, M 0 -20 L 50 -20",
        "-60 20 20 -60, M -20 -20 L -20 -20",
        // Gaps.
        "10 10 20 20 - 30 30 40 40, M 10 10 L 20 20 M 30 30 L 40 40",
        "- 30 30 40 40 -, M 30 30 L 40 40",
        "-, ''"
    })
    @DisplayName("what cannot be seen is not drawn, and what can be seen stays where it is")
    void parts(String points, String path) {
        assertEquals(path, words(Clipped.path(points(points), PLOT).getPathIterator(null)));
    }

    private static Point2D[] points(String text) {
        String[] numbers = text.split(" ", -1);
        Stream.Builder<Point2D> points = Stream.builder();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i].equals("-")) {
                points.add(null);
            } else {
                points.add(new Point2D.Double(Double.parseDouble(numbers[i]), Double.parseDouble(numbers[++i])));
            }
        }
        return points.build().toArray(Point2D[]::new);
    }

    private static String words(PathIterator path) {
        StringBuilder words = new StringBuilder();
        double[] at = new double[6];
        for (; !path.isDone(); path.next()) {
            words.append(path.currentSegment(at) == PathIterator.SEG_MOVETO ? " M" : " L")
                    .append(String.format(Locale.ROOT, " %.0f %.0f", at[0], at[1]));
        }
        return words.toString().strip();
    }
}
