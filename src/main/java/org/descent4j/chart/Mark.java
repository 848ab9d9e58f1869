package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/** Markers that XChart lacks; each has its own size, where XChart's take that of the whole chart. */
final class Mark extends Marker {

    @FunctionalInterface
    private interface Drawing {
        void draw(Graphics2D graphics, double x, double y);
    }

    private final Drawing drawing;

    private Mark(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public void paint(Graphics2D graphics, double x, double y, int markerSize) {
        drawing.draw(graphics, x, y);
    }

    /** A marker of XChart at a size of its own. */
    static Marker sized(Marker marker, int size) {
        return new Mark((graphics, x, y) -> marker.paint(graphics, x, y, size));
    }

    /** A marker with a white rim, which stands out from the line that it ends. */
    static Marker end(Marker marker) {
        return new Mark((graphics, x, y) -> {
            Color color = graphics.getColor();
            graphics.setColor(Color.WHITE);
            marker.paint(graphics, x, y, 17);
            graphics.setColor(color);
            marker.paint(graphics, x, y, 12);
        });
    }

    /** A ring, where a walk starts. */
    static Marker ring() {
        return new Mark((graphics, x, y) -> {
            Color color = graphics.getColor();
            Ellipse2D ring = new Ellipse2D.Double(x - 6, y - 6, 12, 12);
            graphics.setColor(Color.WHITE);
            graphics.fill(ring);
            graphics.setColor(color);
            graphics.setStroke(new BasicStroke(2.4f));
            graphics.draw(ring);
        });
    }

    /** A star with a white rim, where the minimum is. */
    static Marker star() {
        return new Mark((graphics, x, y) -> {
            Color color = graphics.getColor();
            graphics.setColor(Color.WHITE);
            graphics.fill(star(x, y, 14));
            graphics.setColor(color);
            graphics.fill(star(x, y, 11));
        });
    }

    private static Path2D star(double x, double y, double radius) {
        Path2D star = new Path2D.Double();
        for (int corner = 0; corner < 10; corner++) {
            double length = corner % 2 == 0 ? radius : radius * 0.45;
            double angle = Math.PI * corner / 5;
            double px = x + length * Math.sin(angle);
            double py = y - length * Math.cos(angle);
            if (corner == 0) {
                star.moveTo(px, py);
            } else {
                star.lineTo(px, py);
            }
        }
        star.closePath();
        return star;
    }
}
