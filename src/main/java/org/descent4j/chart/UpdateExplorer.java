package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.descent4j.internal.live.Source;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.knowm.xchart.XYChart;

/**
 * One update after the other as arrows, to be leafed through and played with: at each algorithm's place the gradient
 * dW, its average V, the size √S that a gradient has had in each direction, and the step that is made of them. The
 * start can be dragged.
 *
 * <p>Source: lecture rows S11, S13 and S15.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Show.live(UpdateExplorer.of(
 *         Surface.bowl(0.1, 2), Point.of(-9, 3), Momentum.of(0.3), RmsProp.of(0.4), Adam.of(0.6)));
 * }</pre>
 */
public final class UpdateExplorer extends Live {

    private static final int MOST = 4;
    private static final int STEPS = 25;
    private static final double SCALE = 0.2;

    private final Surface surface;
    private final Point start;
    private final List<Optimizer> optimizers;

    private UpdateExplorer(Surface surface, Point start, List<Optimizer> optimizers) {
        this.surface = surface;
        this.start = start;
        this.optimizers = optimizers;
        state(); // refuses what a page cannot run
        walks(); // and what cannot be walked
    }

    /**
     * A figure of the first 25 updates.
     *
     * @param surface where, one of {@link Surface}'s own that has a minimum
     * @param start from where
     * @param optimizers who, one to four of the library's own
     * @return the figure
     * @throws IllegalArgumentException if there is none or more than four, surface or an optimizer is a user's own, the
     *     surface has no minimum, or the walk cannot start there
     */
    public static UpdateExplorer of(Surface surface, Point start, Optimizer... optimizers) {
        Objects.requireNonNull(surface, "surface");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(optimizers, "optimizers");
        checkArgument(
                optimizers.length >= 1 && optimizers.length <= MOST,
                "optimizers has %s: must have 1 to %s",
                optimizers.length,
                MOST);
        checkArgument(!surface.minima().isEmpty(), "surface = %s: must have a minimum", surface);
        return new UpdateExplorer(surface, start, List.of(optimizers));
    }

    private Walk[] walks() {
        return optimizers.stream()
                .map(optimizer -> Walk.of(surface, optimizer, start, STEPS))
                .toArray(Walk[]::new);
    }

    @Override
    String name() {
        return "Explorer of updates, step by step";
    }

    @Override
    XYChart chart() {
        return Contours.chart(surface, walks());
    }

    @Override
    String function() {
        return "updates";
    }

    @Override
    String state() {
        Point minimum = surface.minima().get(0);
        return String.format(
                Locale.ROOT,
                "{\"surface\": %s, \"start\": [%s, %s], \"minimum\": [%s, %s], \"steps\": %s, \"scale\": %s, \"walkers\": %s}",
                Html.json(Source.of(surface)),
                start.x(),
                start.y(),
                minimum.x(),
                minimum.y(),
                STEPS,
                SCALE,
                optimizers.stream()
                        .map(optimizer -> "[" + Html.json(Source.of(optimizer)) + ", "
                                + Html.list(optimizer.moments().stream()) + "]")
                        .collect(Collectors.joining(", ", "[", "]")));
    }
}
