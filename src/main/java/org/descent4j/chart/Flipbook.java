package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.UserCode;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Charts to leaf through: one for each value of a hyperparameter, or each step of a walk. In a notebook and in an
 * exported page it has a slider and a button that plays it; everything it needs is in it, so that it works offline.
 *
 * <p>Where an axis has no limits of its own, all charts share one that holds them all, so that nothing jumps.
 *
 * <p>The slider takes the keyboard: arrows for one chart, Home and End for the first and last. The picture itself can
 * be dragged sideways, with a mouse or a finger; the page still scrolls up and down under the finger. Where scripts are
 * not run (a notebook that is not trusted, a code host) the first chart is shown.
 *
 * <p>Source: lecture rows S6 and S11, whose pictures change with β.
 *
 * <p>Example:
 *
 * <pre>{@code
 * double[] temperatures = Temperatures.seattle().year(2012).highsFahrenheit();
 * Flipbook book = Flipbook.of("β", List.of(0.5, 0.9, 0.98), beta -> Curves.averages(temperatures, Ewa.of(beta)));
 * Show.flipbook(book);
 * }</pre>
 */
public final class Flipbook {

    private static final int MOST = 200;

    private final List<String> labels;
    private final List<? extends Chart<?, ?>> charts;
    private final String name;
    private final boolean isCyclic;

    static {
        Show.ready();
    }

    private Flipbook(String name, List<String> labels, List<? extends Chart<?, ?>> charts, boolean isCyclic) {
        this.name = name;
        this.isCyclic = isCyclic;
        this.labels = List.copyOf(labels);
        this.charts = List.copyOf(charts);
    }

    /**
     * A chart for each value.
     *
     * @param name what changes from chart to chart, such as β or t
     * @param values its values, at least one, at most 200, no two equal
     * @param chart makes the chart of a value; all charts must be as large as the first
     * @param <T> what the values are
     * @return the flipbook
     * @throws IllegalArgumentException if there is no value or more than 200, one is there twice, no chart can be made
     *     of a value (the message says of which), or two charts differ in size
     * @throws StoppedException if the thread is interrupted: then there are no more charts made, and no flipbook
     */
    public static <T> Flipbook of(String name, List<T> values, Function<? super T, ? extends Chart<?, ?>> chart) {
        Objects.requireNonNull(name, "name is null: must say what changes from chart to chart");
        Objects.requireNonNull(values, "values is null: must hold at least one value");
        Objects.requireNonNull(chart, "chart is null: must make the chart of a value");
        checkArgument(!values.isEmpty(), "values is empty: must hold at least one value");
        checkArgument(
                values.size() <= MOST,
                "values has %s: must have at most %s, such as one in %s",
                values.size(),
                MOST,
                (values.size() + MOST - 1) / MOST);
        Set<T> seen = new HashSet<>();
        values.forEach(value -> checkArgument(seen.add(value), "values = %s: must not hold %s twice", values, value));
        List<? extends Chart<?, ?>> charts =
                values.stream().map(value -> page(name, value, chart)).toList();
        Chart<?, ?> first = charts.get(0);
        for (int i = 1; i < charts.size(); i++) {
            Chart<?, ?> other = charts.get(i);
            checkArgument(
                    other.getWidth() == first.getWidth() && other.getHeight() == first.getHeight(),
                    "chart of %s is %s × %s: must be %s × %s, as the first",
                    values.get(i),
                    other.getWidth(),
                    other.getHeight(),
                    first.getWidth(),
                    first.getHeight());
        }
        Limits.share(charts.stream()
                .filter(LookChart.class::isInstance)
                .map(LookChart.class::cast)
                .toList());
        return new Flipbook(
                name,
                Names.numbered(
                        values.stream().map(value -> name + " = " + value).toList()),
                charts,
                false);
    }

    private static <T> Chart<?, ?> page(String name, T value, Function<? super T, ? extends Chart<?, ?>> chart) {
        StoppedException.ifInterrupted();
        Chart<?, ?> page;
        try {
            page = chart.apply(value);
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            IllegalArgumentException failure =
                    new IllegalArgumentException(name + " = " + value + ": " + UserCode.message(e, Flipbook.class), e);
            failure.setStackTrace(e.getStackTrace());
            throw failure;
        }
        checkArgument(page != null, "chart of %s = %s is null: must be a chart", name, value);
        return page;
    }

    /**
     * How many charts it has.
     *
     * @return the number, at least 1
     */
    public int size() {
        return charts.size();
    }

    /**
     * One of its charts, to be styled further.
     *
     * @param page its place, from 0
     * @return the chart
     */
    public Chart<?, ?> chart(int page) {
        return charts.get(page);
    }

    /**
     * The same flipbook as a ring: when it is dragged past its last chart, its first one follows, and the other way
     * round. For what comes round, such as an angle.
     *
     * @return a new flipbook of the same charts
     */
    public Flipbook cyclic() {
        return new Flipbook(name, labels, charts, true);
    }

    boolean isCyclic() {
        return isCyclic;
    }

    String name() {
        return name;
    }

    /** What stands below each chart: "β = 0.9". */
    List<String> labels() {
        return labels;
    }

    List<? extends Chart<?, ?>> charts() {
        return charts;
    }

    /** What a notebook shows. */
    Message message() {
        return new Message(description(), "text/html", FlipbookPage.html(this), Map.of());
    }

    String description() {
        return "Flipbook of " + count() + ", " + labels.get(0) + " to " + labels.get(size() - 1) + ". "
                + Description.of(charts.get(0));
    }

    @Override
    public String toString() {
        return "Flipbook(" + name + ", " + count() + ")";
    }

    private String count() {
        return size() == 1 ? "1 chart" : size() + " charts";
    }
}
