package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The light box that a relief stands in: its floor, the edges behind it, and numbers along three of its edges. */
final class ReliefBox implements Extra {

    private static final Color EDGE = new Color(0xC3CAD1);
    private static final double NUMBERS = 0.09; // how far they are from their edge
    private static final double NAME = 0.3;
    private static final int[][] CORNERS = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

    private final LookChart chart;
    private final Relief relief;
    private final View view;
    private final String heightName;

    ReliefBox(LookChart chart, Relief relief, View view, String heightName) {
        this.chart = chart;
        this.relief = relief;
        this.view = view;
        this.heightName = heightName;
    }

    @Override
    public void paint(Graphics2D graphics, Places places) {
        graphics.setColor(EDGE);
        graphics.setStroke(new BasicStroke(1));
        double far = DoubleStream.of(0, 1, 2, 3)
                .map(corner -> away((int) corner))
                .max()
                .orElseThrow();
        for (int corner = 0; corner < 4; corner++) {
            int next = (corner + 1) % 4;
            edge(graphics, places, corner, 0, next, 0);
            boolean isBehind = away(corner) + away(next) > 0;
            if (isBehind) {
                edge(graphics, places, corner, Relief.TALL, next, Relief.TALL);
            }
            if (away(corner) == far || isSide(corner)) {
                edge(graphics, places, corner, 0, corner, Relief.TALL);
            }
        }
        words(graphics, places);
    }

    private double cornerX(int corner) {
        return CORNERS[corner][0] * relief.halfX();
    }

    private double cornerY(int corner) {
        return CORNERS[corner][1] * relief.halfY();
    }

    private double away(int corner) {
        return view.away(cornerX(corner), cornerY(corner));
    }

    private double right(int corner) {
        return view.right(cornerX(corner), cornerY(corner));
    }

    /** Whether no corner is further to the left, or none further to the right. */
    private boolean isSide(int corner) {
        return IntStream.range(0, 4).allMatch(other -> right(other) >= right(corner) - 1e-9)
                || IntStream.range(0, 4).allMatch(other -> right(other) <= right(corner) + 1e-9);
    }

    private void edge(Graphics2D graphics, Places places, int from, double fromZ, int to, double toZ) {
        graphics.draw(new Line2D.Double(
                at(places, cornerX(from), cornerY(from), fromZ), at(places, cornerX(to), cornerY(to), toZ)));
    }

    private Point2D at(Places places, double x, double y, double z) {
        return places.at(view.right(x, y), view.up(x, y, z));
    }

    private void words(Graphics2D graphics, Places places) {
        double front = view.towardsY() > 0 ? relief.halfY() : -relief.halfY();
        double side = view.towardsX() >= 0 ? relief.halfX() : -relief.halfX();
        double left = relief.window().left();
        double right = relief.window().right();
        for (double number : ticks(left, right)) {
            if (!isAtHeights(relief.x(number), front)) {
                write(graphics, places, label(number), relief.x(number), front, 0, Math.signum(front), NUMBERS);
            }
        }
        write(graphics, places, chart.getXAxisTitle(), 0, front, 0, Math.signum(front), NAME);
        for (double number : ticks(relief.window().bottom(), relief.window().top())) {
            if (!isAtHeights(side, relief.y(number))) {
                write(graphics, places, label(number), side, relief.y(number), Math.signum(side), 0, NUMBERS);
            }
        }
        write(graphics, places, chart.getYAxisTitle(), side, 0, Math.signum(side), 0, NAME);
        heights(graphics, places);
    }

    /** The numbers of the heights stand at the corner that is furthest to the left. */
    private int corner() {
        return IntStream.range(0, 4)
                .boxed()
                .min((one, other) -> Double.compare(right(one), right(other)))
                .orElseThrow();
    }

    /** Whether a number would stand where those of the heights begin. */
    private boolean isAtHeights(double x, double y) {
        return Math.hypot(x - cornerX(corner()), y - cornerY(corner())) < NUMBERS;
    }

    private void heights(Graphics2D graphics, Places places) {
        int corner = corner();
        Font font = chart.getStyler().getAxisTickLabelsFont();
        for (double value : relief.scale().ticks()) {
            Point2D place = at(
                    places,
                    cornerX(corner),
                    cornerY(corner),
                    Relief.TALL * relief.scale().place(value));
            Lettering.write(graphics, font, Look.BLACK, label(value), 1, place.getX() - 7, place.getY() + middle(font));
            graphics.setColor(Look.GREY);
            graphics.draw(new Line2D.Double(place.getX() - 4, place.getY(), place.getX(), place.getY()));
        }
        Point2D top = at(places, cornerX(corner), cornerY(corner), Relief.TALL);
        Font ofNames = chart.getStyler().getAxisTitleFont();
        Lettering.write(graphics, ofNames, Look.BLACK, heightName, 1, top.getX() + 4, top.getY() - 12);
    }

    /** Three or four round numbers. */
    private static List<Double> ticks(double from, double to) {
        double step = Ticks.below(to / 2.5 - from / 2.5);
        double first = Math.ceil(from / step);
        return IntStream.rangeClosed(0, 8)
                .mapToObj(i -> (first + i) * step)
                .filter(number -> number <= to)
                .toList();
    }

    private static String label(double number) {
        return Ticks.label(number == 0 ? 0 : number, null);
    }

    /** Words beside an edge of the floor, outside. */
    private void write(
            Graphics2D graphics,
            Places places,
            String text,
            double x,
            double y,
            double outX,
            double outY,
            double distance) {
        Font font = distance == NAME
                ? chart.getStyler().getAxisTitleFont()
                : chart.getStyler().getAxisTickLabelsFont();
        Point2D place = at(places, x + outX * distance, y + outY * distance, 0);
        double share = 0.5 - 0.5 * view.right(outX, outY);
        Lettering.write(graphics, font, Look.BLACK, text, share, place.getX(), place.getY() + middle(font));
    }

    private static double middle(Font font) {
        return font.getSize2D() * 0.36; // half a capital
    }
}
