package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * Paints a relief facet by facet, the furthest first, so that what is nearer covers what is behind it. The light comes
 * from the left, above the reader's shoulder; the higher, the darker, as on a map of contours. A few shades of one
 * colour: it holds in grey, and the picture's file stays small.
 */
final class ReliefPainter implements Extra {

    /** How much there is to see in one picture of many: fewer lines and shades, which makes its file half as large. */
    enum Detail {
        FINE(5, 20),
        COARSE(8, 12);

        private final int mesh; // cells from line to line
        private final int shades;

        Detail(int mesh, int shades) {
            this.mesh = mesh;
            this.shades = shades;
        }
    }

    private static final Color DARK = new Color(0x5C7185);
    private static final Color LIGHT = Color.WHITE;
    private static final double[] LAMP = {-0.55, -0.35, 0.76}; // to the right, away from the reader, up
    private static final BasicStroke THIN = new BasicStroke(0.5f);

    private final Relief relief;
    private final View view;
    private final Detail detail;

    ReliefPainter(Relief relief, View view, Detail detail) {
        this.relief = relief;
        this.view = view;
        this.detail = detail;
    }

    @Override
    public void paint(Graphics2D graphics, Places places) {
        Object smooth = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        boolean isFurthestRight = view.towardsX() <= 0;
        boolean isFurthestUp = view.towardsY() <= 0;
        for (int a = 0; a < Relief.CELLS; a++) {
            for (int b = 0; b < Relief.CELLS; b++) {
                int i = isFurthestRight ? Relief.CELLS - 1 - a : a;
                int j = isFurthestUp ? Relief.CELLS - 1 - b : b;
                facet(graphics, places, i, j, smooth);
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }

    private void facet(Graphics2D graphics, Places places, int i, int j, Object smooth) {
        double mean =
                (relief.height(i, j) + relief.height(i + 1, j) + relief.height(i + 1, j + 1) + relief.height(i, j + 1))
                        / 4;
        if (Double.isNaN(mean)) {
            return;
        }
        Point2D[] corners = {at(places, i, j), at(places, i + 1, j), at(places, i + 1, j + 1), at(places, i, j + 1)};
        Path2D facet = new Path2D.Double();
        facet.moveTo(corners[0].getX(), corners[0].getY());
        for (int corner = 1; corner < 4; corner++) {
            facet.lineTo(corners[corner].getX(), corners[corner].getY());
        }
        facet.closePath();
        double shade = shade(i, j, mean);
        // Not smooth: the ground behind would shine through between two facets.
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        graphics.setColor(color(shade));
        graphics.setStroke(THIN);
        graphics.fill(facet);
        graphics.draw(facet);
        if (detail == Detail.FINE) {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
        }
        graphics.setColor(color(shade + 0.22));
        for (int corner = 0; corner < 4; corner++) {
            int line = corner % 2 == 0 ? j + corner / 2 : i + (corner == 1 ? 1 : 0);
            if (line % detail.mesh == 0) {
                graphics.draw(new Line2D.Double(corners[corner], corners[(corner + 1) % 4]));
            }
        }
    }

    private Point2D at(Places places, int i, int j) {
        double x = relief.gridX(i);
        double y = relief.gridY(j);
        return places.at(view.right(x, y), view.up(x, y, relief.height(i, j)));
    }

    /** How dark a facet is: by its height, and by how it faces the lamp; what is seen from below is darker. */
    private double shade(int i, int j, double mean) {
        double x = relief.gridX(i + 1) - relief.gridX(i);
        double y = relief.gridY(j + 1) - relief.gridY(j);
        double toCorner = relief.height(i + 1, j + 1) - relief.height(i, j);
        double toOther = relief.height(i, j + 1) - relief.height(i + 1, j);
        // The cross product of the diagonals (x, y, toCorner) and (-x, y, toOther).
        double normalX = y * toOther - y * toCorner;
        double normalY = -x * toCorner - x * toOther;
        double normalZ = 2 * x * y;
        double length = Math.sqrt(normalX * normalX + normalY * normalY + normalZ * normalZ);
        double right = view.right(normalX, normalY) / length;
        double away = view.away(normalX, normalY) / length;
        double up = normalZ / length;
        double light = Math.max(0, right * LAMP[0] + away * LAMP[1] + up * LAMP[2]);
        boolean isFromBelow = up * view.rise() < away;
        return isFromBelow ? 0.62 : 0.05 + 0.22 * mean / Relief.TALL + 0.5 * (1 - light);
    }

    private Color color(double shade) {
        double step = Math.round(Math.min(Math.max(shade, 0), 1) * detail.shades) / (double) detail.shades;
        return new Color(
                mix(LIGHT.getRed(), DARK.getRed(), step),
                mix(LIGHT.getGreen(), DARK.getGreen(), step),
                mix(LIGHT.getBlue(), DARK.getBlue(), step));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
