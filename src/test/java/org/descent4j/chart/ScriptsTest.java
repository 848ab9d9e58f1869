package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.TextLayout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;

class ScriptsTest {

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 20);

    @ParameterizedTest
    @CsvSource({
        "v_{db}, v_db",
        "X^{{1}}, X^{1}",
        "1 - β^{t}, 1 - βᵗ",
        "x^{(12)}, x⁽¹²⁾",
        "x_{0} and S^{c}, x₀ and Sᶜ",
        "h_{n-1}, h_n-1"
    })
    @DisplayName("titles and descriptions have Unicode's raised letters where there are all, else plain ones")
    void flat(String text, String flat) {
        assertTrue(Scripts.isIn(text));
        assertEquals(flat, Scripts.flat(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my_run", "2^-n", "a^{", "a^{}", "^", "{1}", "0.95^epoch", "x_{1", "a} _ {b"})
    @DisplayName("what has no closed braces stays as it is")
    void plain(String text) {
        assertFalse(Scripts.isIn(text));
        assertEquals(text, Scripts.flat(text));
    }

    @Test
    @DisplayName("a raised part stands higher than the line, a lowered one lower, both smaller")
    void layout() {
        TextLayout line = Lettering.layout("xxx", FONT);
        TextLayout raised = Lettering.layout("xx^{x}", FONT);
        TextLayout lowered = Lettering.layout("xx_{x}", FONT);
        assertTrue(raised.getBounds().getMinY() < line.getBounds().getMinY() - 2, "higher");
        assertTrue(lowered.getBounds().getMaxY() > line.getBounds().getMaxY() + 1, "lower");
        assertTrue(raised.getAdvance() < line.getAdvance() - 2, "smaller");
    }

    @Test
    @DisplayName("names in the legend are drawn raised, and said in plain letters")
    void inAChart() {
        XYChart chart = Look.chart("J^{{t}}", "β^{t}", "v_{db}");
        Look.line(chart, "v_{dW}", new double[] {1, 2}, new double[] {1, 2}, Look.RED);
        Seen.of(chart);
        assertTrue(
                Description.of(chart).startsWith("Chart: J^{t}. x: βᵗ, y: v_db. v_dW: 2 points"),
                Description.of(chart));
        assertEquals("J^{{t}}", chart.getTitle(), "painting leaves the title");
    }
}
