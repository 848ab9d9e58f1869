package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Graphics2D;
import org.descent4j.StoppedException;
import org.descent4j.average.Ewa;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class PaintingTest {

    @AfterEach
    void goOn() {
        assertFalse(Thread.interrupted(), "no interrupt is left");
    }

    @Test
    @DisplayName("an interrupt in the middle of painting, where Java's fonts forget it, ends a loop of charts")
    void kept() throws Exception {
        for (int i = 0; i < 30; i++) {
            XYChart chart = Curves.weights(30, Ewa.of(0.9));
            Throwable[] end = new Throwable[1];
            Thread loop = new Thread(() -> {
                try {
                    while (true) {
                        Picture.of(chart);
                    }
                } catch (StoppedException stopped) {
                    end[0] = stopped;
                }
            });
            loop.start();
            Thread.sleep(20 + 7 * i);
            loop.interrupt();
            loop.join(10_000);
            assertFalse(loop.isAlive(), "it goes on after interrupt " + i);
            assertEquals(StoppedException.class, end[0].getClass());
        }
    }

    @Test
    @DisplayName("what is thrown in painting is thrown to whoever asked for the picture")
    void thrown() {
        XYChart broken = new XYChart(300, 200) {
            @Override
            public void paint(Graphics2D graphics, int width, int height) {
                throw new IllegalStateException("no paint");
            }
        };
        assertEquals(
                "no paint",
                assertThrows(IllegalStateException.class, () -> Picture.of(broken))
                        .getMessage());
    }

    @Test
    @DisplayName("who holds a chart may paint it")
    void held() {
        XYChart chart = Curves.weights(30, Ewa.of(0.9));
        synchronized (chart) {
            assertDoesNotThrow(() -> Picture.of(chart));
        }
    }
}
