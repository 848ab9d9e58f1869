package org.descent4j.chart;

import java.awt.Graphics2D;

/** What is painted into a plot beside its curves. */
@FunctionalInterface
interface Extra {

    /** Paints, clipped to the plot; the places say where the numbers of the axes are on the page. */
    void paint(Graphics2D graphics, Places places);
}
