package org.descent4j.chart;

import java.util.Map;
import org.knowm.xchart.XYChart;

/**
 * A figure that a reader changes: the page has the library's own algorithms, made JavaScript, and draws anew with every
 * movement. It needs no notebook that runs, no network and no extension; {@link Show#live} shows it.
 *
 * <p>Where scripts do not run (a code host, paper, a notebook that is not trusted) its picture is shown as it was made.
 *
 * <p>Source: lecture rows S6, S11 to S13 and S15 to S18, whose pictures change with their numbers.
 *
 * <p>Example, of each kind one line:
 *
 * <pre>{@code
 * Show.live(Explorer.of(Surface.saddle(), Point.of(-2, 0.001), GradientDescent.of(0.1), Adam.of(0.1)));
 * Show.live(MomentumMap.of(0.2, 4));
 * Show.live(ScheduleExplorer.of(LearningRate.cosine(0.4, 400)));
 * }</pre>
 */
public abstract class Live {

    static {
        Show.ready();
    }

    Live() {}

    /** What the figure is called, for those who hear it. */
    abstract String name();

    /** What it shows before anybody has moved anything, and where nobody can. */
    abstract XYChart chart();

    /** The script's function that fills it. */
    abstract String function();

    /** What that function is given, as JSON. */
    abstract String state();

    /** What a notebook shows. */
    Message message() {
        return new Message(description(), "text/html", LivePage.html(this), Map.of());
    }

    String description() {
        return name() + ". " + Description.of(chart());
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + state();
    }
}
