package org.descent4j.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** Text inside a plot, painted as outlines, so that a vector file looks the same everywhere. */
final class Lettering {

    private Lettering() {}

    /**
     * Writes a line.
     *
     * @param share how much of the text stands to the left of x: 0 to begin there, 0.5 to centre it, 1 to end there
     * @param y its base line
     */
    static void write(Graphics2D graphics, Font font, Color color, String text, double share, double x, double y) {
        // TextLayout refuses an empty text.
        TextLayout layout = new TextLayout(text.isEmpty() ? " " : text, font, new FontRenderContext(null, true, true));
        graphics.setColor(color);
        graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x - share * layout.getAdvance(), y)));
    }
}
