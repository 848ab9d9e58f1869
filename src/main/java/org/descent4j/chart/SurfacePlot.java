package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.descent4j.StoppedException;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.descent4j.surface.Window;
import org.knowm.xchart.XYChart;

/**
 * A surface in three dimensions, with the walks of optimizers on it, from one side or turning.
 *
 * <p>The higher, the darker, as on the map of {@link Contours}; light comes from the left. A ring is where a walk
 * starts, a star is a minimum, and each walk ends in its algorithm's large marker; up to 60 steps are marked one by
 * one. A walk follows the ground from place to place. What the ground hides of it is pale. Where the function is not
 * finite, or beyond 10³⁰⁰, the surface has a hole. Where it is very steep at its edges (its highest value more than 12
 * times its median, above the lowest) heights are drawn by their logarithm; the numbers at the edge say so.
 *
 * <p>Formula: parallel projection. Turned by the angle φ, the place (x, y, z) is seen {@code x·cos φ - y·sin φ} to the
 * right and {@code z·cos ε + (x·sin φ + y·cos φ)·sin ε} up, ε being the elevation of the eye.
 *
 * <p>Source: lecture row S18, whose pictures are surfaces. The furthest facets are painted first (M. E. Newell, R. G.
 * Newell and T. L. Sancha, <i>A solution to the hidden surface problem</i>, 1972).
 *
 * <p>Example, the saddle with two walks that start beside its ridge:
 *
 * <pre>{@code
 * Surface saddle = Surface.saddle();
 * SurfacePlot plot = SurfacePlot.of(saddle,
 *         Walk.of(saddle, GradientDescent.of(0.1), Point.of(-1.8, 0.01), 40),
 *         Walk.of(saddle, Adam.of(0.1), Point.of(-1.8, -0.01), 40));
 * Show.chart(plot.withAngle(60).chart());
 * Show.flipbook(plot.turning());
 * }</pre>
 */
public final class SurfacePlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 540;
    private static final int SMALL_WIDTH = 620; // many pictures in one file
    private static final int SMALL_HEIGHT = 480;
    private static final int PAGES = 24; // of a full turn
    private static final int LETTER = 12; // of a title

    /** All that can be set. */
    private record Settings(
            DoubleBinaryOperator function,
            String title,
            List<Point> minima,
            View view,
            String x,
            String y,
            String f,
            List<Track> tracks,
            List<Note> notes) {}

    /** A walk and what the legend calls it. */
    record Track(String name, Walk walk) {}

    /** Words at a place. */
    record Note(String text, Point place) {}

    private final Settings settings;
    private final Relief relief;

    private SurfacePlot(Settings settings, Relief relief) {
        this.settings = settings;
        this.relief = relief;
    }

    /**
     * A surface in its own window, with its minima and any number of walks, seen at an angle of 30° from 42° above.
     *
     * @param surface the surface
     * @param walks the walks on it, each named by its algorithm
     * @return the plot
     */
    public static SurfacePlot of(Surface surface, Walk... walks) {
        Objects.requireNonNull(surface, "surface");
        String whole = surface.name() + ": f(x, y) = " + surface.formula();
        String title = whole.length() * LETTER < WIDTH ? whole : surface.name();
        List<String> names = Names.of(Arrays.stream(walks).map(Walk::optimizer).toList());
        List<Track> tracks = IntStream.range(0, walks.length)
                .mapToObj(i -> new Track(names.get(i), walks[i]))
                .toList();
        return of(surface::value, surface.window(), title, surface.minima(), tracks);
    }

    /**
     * Any function of two variables, seen at an angle of 30° from 42° above.
     *
     * @param function the function
     * @param window the part to draw
     * @return the plot
     */
    public static SurfacePlot of(DoubleBinaryOperator function, Window window) {
        Objects.requireNonNull(function, "function");
        return of(function, Objects.requireNonNull(window, "window"), "f(x, y)", List.of(), List.of());
    }

    private static SurfacePlot of(
            DoubleBinaryOperator function, Window window, String title, List<Point> minima, List<Track> tracks) {
        StoppedException.ifInterrupted();
        Settings settings =
                new Settings(function, title, minima, new View(30, 42), "x", "y", "f(x, y)", tracks, List.of());
        return new SurfacePlot(settings, Relief.of(function, window));
    }

    /**
     * Another part of the surface.
     *
     * @param window the part to draw
     * @return a new plot
     */
    public SurfacePlot withWindow(Window window) {
        return new SurfacePlot(settings, Relief.of(settings.function, Objects.requireNonNull(window, "window")));
    }

    /**
     * From another side.
     *
     * @param degrees by how much the surface is turned, counter-clockwise when seen from above; at 0 x goes to the
     *     right and y away from the reader, as on a map
     * @return a new plot
     * @throws IllegalArgumentException if the angle is not finite
     */
    public SurfacePlot withAngle(double degrees) {
        checkArgument(Double.isFinite(degrees), "degrees = %s: must be finite", degrees);
        return with(new View(degrees, settings.view.elevation()));
    }

    /**
     * From another height.
     *
     * @param degrees how high the eye is: 5 is nearly from the side, 85 nearly from above
     * @return a new plot
     * @throws IllegalArgumentException if it is not from 5 to 85
     */
    public SurfacePlot withElevation(double degrees) {
        checkArgument(degrees >= 5 && degrees <= 85, "degrees = %s: must be from 5 to 85", degrees);
        return with(new View(settings.view.angle(), degrees));
    }

    private SurfacePlot with(View view) {
        Settings s = settings;
        return new SurfacePlot(
                new Settings(s.function, s.title, s.minima, view, s.x, s.y, s.f, s.tracks, s.notes), relief);
    }

    /**
     * Another title, and other names of the axes.
     *
     * @param title what the picture shows
     * @param x the name of the x axis
     * @param y the name of the y axis
     * @param f the name of the height
     * @return a new plot
     */
    public SurfacePlot withNames(String title, String x, String y, String f) {
        Settings s = settings;
        return new SurfacePlot(
                new Settings(
                        s.function,
                        Objects.requireNonNull(title, "title"),
                        s.minima,
                        s.view,
                        Objects.requireNonNull(x, "x"),
                        Objects.requireNonNull(y, "y"),
                        Objects.requireNonNull(f, "f"),
                        s.tracks,
                        s.notes),
                relief);
    }

    /**
     * One more walk, drawn as its algorithm is in every chart. If it diverged or left the picture, its name says so.
     *
     * @param name what the legend calls the walk
     * @param walk the walk
     * @return a new plot
     */
    public SurfacePlot withWalk(String name, Walk walk) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(walk, "walk");
        List<Track> tracks = new ArrayList<>(settings.tracks);
        tracks.add(new Track(name, walk));
        Settings s = settings;
        return new SurfacePlot(
                new Settings(s.function, s.title, s.minima, s.view, s.x, s.y, s.f, List.copyOf(tracks), s.notes),
                relief);
    }

    /**
     * Words over a place of the surface.
     *
     * @param text the words
     * @param place where
     * @return a new plot
     * @throws IllegalArgumentException if the surface has no height there
     */
    public SurfacePlot withLabel(String text, Point place) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(place, "place");
        checkArgument(
                relief.window().contains(place) && Double.isFinite(relief.ground(place.x(), place.y())),
                "place = %s: must be in the window, where the surface has a height",
                place);
        List<Note> notes = new ArrayList<>(settings.notes);
        notes.add(new Note(text, place));
        Settings s = settings;
        return new SurfacePlot(
                new Settings(s.function, s.title, s.minima, s.view, s.x, s.y, s.f, s.tracks, List.copyOf(notes)),
                relief);
    }

    /**
     * The picture from one side.
     *
     * @return a chart, 720 × 540 points, to be shown and written into files as any other
     */
    public XYChart chart() {
        return chart(settings.view, WIDTH, HEIGHT, ReliefPainter.Detail.FINE);
    }

    private LookChart chart(View view, int width, int height, ReliefPainter.Detail detail) {
        LookChart chart = Look.ofSize(width, height, settings.title, settings.x, settings.y);
        ReliefChart.draw(chart, relief, view, detail, settings.f, settings.minima, settings.tracks, settings.notes);
        return chart;
    }

    /**
     * The surface to be turned once round, by hand: 24 pictures, 15° apart, of 620 × 480 points. All in one file take
     * about a megabyte.
     *
     * @return a flipbook that goes round
     */
    public Flipbook turning() {
        List<String> angles = IntStream.range(0, PAGES)
                .mapToObj(page -> page * 360 / PAGES + "°")
                .toList();
        View first = settings.view;
        return Flipbook.of("angle", angles, angle -> {
                    double turned = first.angle() + angles.indexOf(angle) * 360.0 / PAGES;
                    View view = new View(turned, first.elevation());
                    return chart(view, SMALL_WIDTH, SMALL_HEIGHT, ReliefPainter.Detail.COARSE);
                })
                .cyclic();
    }
}
