package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.descent4j.surface.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldTest {

    private static final Window WIDE = Window.of(-2, 2, -1, 3);

    @Test
    @DisplayName("the values within a window, its edges too, in order of size; what is not finite is left out")
    void values() {
        Field field = Field.of((x, y) -> x + 100 * y, WIDE);
        assertEquals(161 * 161, field.valuesIn(WIDE).length);
        double[] inner = field.valuesIn(Window.of(-1, 1, 0, 2));
        assertEquals(81 * 81, inner.length);
        assertEquals(-1, inner[0], 1e-12);
        assertEquals(201, inner[inner.length - 1], 1e-12);
        assertEquals(-0.975, inner[1], 1e-12);
        assertEquals(
                161 * 80,
                Field.of((x, y) -> y < 1 ? Double.NaN : 1 / (y - 1), WIDE).valuesIn(WIDE).length);
    }

    @Test
    @DisplayName("what is above a level is what the function says, wherever it is not near the line")
    void above() {
        for (DoubleBinaryOperator f : new DoubleBinaryOperator[] {
            (x, y) -> x * x + y * y, (x, y) -> x * (y - 1), (x, y) -> y, (x, y) -> -x, (x, y) -> Math.sin(3 * x) + y
        }) {
            Path2D above = Field.of(f, WIDE).at(0.77).above();
            Random random = new Random(5);
            for (int i = 0; i < 300; i++) {
                double x = -2 + 4 * random.nextDouble();
                double y = -1 + 4 * random.nextDouble();
                double value = f.applyAsDouble(x, y);
                if (Math.abs(value - 0.77) > 0.01) {
                    assertEquals(value > 0.77, above.contains(x, y), x + ", " + y);
                }
            }
        }
    }

    @Test
    @DisplayName("a level below everything cuts nothing, and everything is above; one that is reached is above too")
    void edges() {
        Field flat = Field.of((x, y) -> 1, WIDE);
        assertArrayEquals(new double[2][0], flat.at(1).line());
        assertEquals(new Rectangle2D.Double(-2, -1, 4, 4), flat.at(1).above().getBounds2D());
        assertTrue(flat.at(1).above().contains(0.3, 0.4));
        assertFalse(flat.at(1.1).above().contains(0.3, 0.4));
        // Where the function is not finite there is nothing, and beside it there is.
        Path2D half = Field.of((x, y) -> x < 0 ? Double.NaN : 1, WIDE).at(0).above();
        assertEquals(new Rectangle2D.Double(0, -1, 2, 4), half.getBounds2D());
    }
}
