package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.descent4j.surface.Point;
import org.descent4j.surface.Walk;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;

/** Puts a relief, its box, and what lies on it into a chart. */
final class ReliefChart {

    private static final int MARKED_STEPS = 60;
    private static final double WORDS = 0.38; // beside the box
    private static final double BELOW = 0.2;
    private static final double ABOVE = 0.06;
    private static final double OVER = 0.3; // from the ground to a word
    private static final double PALE = 0.6;

    private final LookChart chart;
    private final Relief relief;
    private final View view;
    private final Drape drape;

    private ReliefChart(LookChart chart, Relief relief, View view) {
        this.chart = chart;
        this.relief = relief;
        this.view = view;
        drape = new Drape(relief, view);
    }

    static void draw(
            LookChart chart,
            Relief relief,
            View view,
            ReliefPainter.Detail detail,
            String heightName,
            List<Point> minima,
            List<SurfacePlot.Track> tracks,
            List<SurfacePlot.Note> notes) {
        ReliefChart here = new ReliefChart(chart, relief, view);
        here.style(detail);
        ReliefBox box = new ReliefBox(chart, relief, view, heightName);
        ReliefPainter ground = new ReliefPainter(relief, view, detail);
        chart.below((graphics, places) -> {
            box.paint(graphics, places);
            ground.paint(graphics, places);
        });
        tracks.forEach(track -> here.walk(track.name(), track.walk()));
        here.marks(tracks, minima);
        chart.above((graphics, places) -> notes.forEach(note -> here.pin(graphics, places, note)));
        chart.note(here.words(heightName));
    }

    /**
     * As large as the box is from this side; of many sides, as from the one where it is largest: nothing jumps then.
     */
    private void style(ReliefPainter.Detail detail) {
        double reach = Math.hypot(relief.halfX(), relief.halfY());
        boolean isOne = detail == ReliefPainter.Detail.FINE;
        double wide = isOne ? corner(view.right(1, 0), view.right(0, 1)) : reach;
        double far = isOne ? corner(view.away(1, 0), view.away(0, 1)) : reach;
        double deep = far * Math.sin(Math.toRadians(view.elevation()));
        double tall = Relief.TALL * Math.cos(Math.toRadians(view.elevation()));
        XYStyler styler = chart.getStyler();
        styler.setAxisTicksVisible(false);
        styler.setAxisTitlesVisible(false);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotContentSize(1);
        styler.setXAxisMin(-wide - WORDS).setXAxisMax(wide + WORDS);
        styler.setYAxisMin(-deep - BELOW).setYAxisMax(deep + tall + ABOVE);
        chart.equalScale();
        chart.onlyLinear(true, true);
    }

    private double corner(double alongX, double alongY) {
        return Math.abs(alongX) * relief.halfX() + Math.abs(alongY) * relief.halfY();
    }

    private void walk(String name, Walk walk) {
        Trail trail = Trail.of(name, walk, relief.window()::contains);
        Ink ink = Look.ink(chart, walk.optimizer());
        List<Drape.Place> path = drape.path(trail.xs(), trail.ys());
        double[][] hidden = Drape.part(path, false);
        Ink pale = new Ink(pale(ink.color()), ink.stroke(), ink.marker());
        aside(Look.line(chart, trail.name() + ", hidden", hidden[0], hidden[1], pale.color()))
                .setLineStyle(ink.stroke());
        double[][] seen = Drape.part(path, true);
        rim(trail.name(), seen);
        XYSeries series = Look.line(chart, trail.name(), seen[0], seen[1], ink.color());
        series.setLineStyle(ink.stroke());
        chart.say(trail.name(), words(walk, trail));
        if (trail.places() <= MARKED_STEPS + 1) {
            List<Drape.Place> steps = steps(trail);
            points("steps of " + trail.name(), steps, true, ink.color(), Mark.sized(ink.marker(), 6));
            points("hidden steps of " + trail.name(), steps, false, pale.color(), Mark.sized(ink.marker(), 6));
        }
        List<Drape.Place> end = List.of(drape.at(walk.end().x(), walk.end().y()));
        points("end of " + trail.name(), end, true, ink.color(), Mark.end(ink.marker()));
        points("hidden end of " + trail.name(), end, false, pale.color(), Mark.end(ink.marker()));
    }

    /** A light rim: a dark line on dark ground is seen as well. */
    private void rim(String name, double[][] seen) {
        aside(Look.line(chart, "rim of " + name, seen[0], seen[1], Color.WHITE))
                .setLineStyle(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private List<Drape.Place> steps(Trail trail) {
        double[] xs = trail.xs();
        double[] ys = trail.ys();
        return IntStream.range(0, xs.length)
                .mapToObj(t -> drape.at(xs[t], ys[t]))
                .toList();
    }

    private void marks(List<SurfacePlot.Track> tracks, List<Point> minima) {
        List<Drape.Place> starts = tracks.stream()
                .map(track -> track.walk().points().get(0))
                .map(start -> drape.at(start.x(), start.y()))
                .toList();
        both("start", starts, Mark.ring(), "the walks begin here");
        List<Point> inside = minima.stream().filter(relief.window()::contains).toList();
        List<Drape.Place> stars = inside.stream()
                .map(minimum -> drape.at(minimum.x(), minimum.y()))
                .toList();
        both(inside.size() == 1 ? "minimum" : "minima", stars, Mark.star(), inside.toString());
    }

    /** What is in the legend, whether it is seen or hidden. */
    private void both(String name, List<Drape.Place> places, Marker marker, String words) {
        if (!places.isEmpty()) {
            points("hidden " + name, places, false, pale(Look.BLACK), marker);
            points(name, places, true, Look.BLACK, marker).setShowInLegend(true);
            chart.say(name, words);
        }
    }

    private XYSeries points(String name, List<Drape.Place> places, boolean isSeen, Color color, Marker marker) {
        double[] right = new double[places.size()];
        double[] up = new double[places.size()];
        for (int i = 0; i < right.length; i++) {
            Drape.Place place = places.get(i);
            right[i] = place.isSeen() == isSeen ? place.right() : Double.NaN;
            up[i] = place.isSeen() == isSeen ? place.up() : Double.NaN;
        }
        XYSeries series = aside(Look.points(chart, name, right, up, color));
        series.setMarker(marker);
        return series;
    }

    private static XYSeries aside(XYSeries series) {
        series.setShowInLegend(false);
        return series;
    }

    private static Color pale(Color color) {
        return new Color(pale(color.getRed()), pale(color.getGreen()), pale(color.getBlue()));
    }

    private static int pale(int part) {
        return (int) Math.round(part + (230 - part) * PALE);
    }

    /** Words on a pin, on a light ground: they stand over the surface and what lies on it. */
    private void pin(Graphics2D graphics, Places places, SurfacePlot.Note note) {
        Drape.Place ground = drape.at(note.place().x(), note.place().y());
        Point2D foot = places.at(ground.right(), ground.up());
        Point2D head = places.at(ground.right(), ground.up() + OVER);
        graphics.setColor(Look.BLACK);
        graphics.setStroke(new BasicStroke(1.2f));
        graphics.draw(new Line2D.Double(foot, head));
        Font font = chart.getStyler().getAnnotationTextFont();
        double wide = Lettering.width(Lettering.plain(note.text()), font) + 10;
        double tall = font.getSize2D() + 6;
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(head.getX() - wide / 2, head.getY() - tall, wide, tall));
        Lettering.write(graphics, font, Look.BLACK, note.text(), 0.5, head.getX(), head.getY() - 6);
    }

    private static String words(Walk walk, Trail trail) {
        Point start = walk.points().get(0);
        double[] costs = walk.costs();
        int last = trail.places() - 1;
        return String.format(
                Locale.ROOT,
                "%d steps, from (%.4g, %.4g) to (%.4g, %.4g), f from %.4g to %.4g",
                last,
                start.x(),
                start.y(),
                trail.xs()[last],
                trail.ys()[last],
                costs[0],
                costs[last]);
    }

    private String words(String heightName) {
        HeightScale scale = relief.scale();
        return String.format(
                Locale.ROOT,
                "A surface in three dimensions, turned by %.4g°, seen from %.4g° above, %s = %.4g to %.4g%s",
                view.angle(),
                view.elevation(),
                heightName,
                scale.low(),
                scale.low() + scale.height(),
                scale.isLogarithmic() ? ", heights by their logarithm" : "");
    }
}
