package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** What is painted into a plot beside its curves. */
@FunctionalInterface
interface Extra {

    /** Paints, clipped to the plot; the transform takes numbers of the axes to places on the page. */
    void paint(Graphics2D graphics, AffineTransform toPage);
}
