package org.descent4j.chart;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.descent4j.training.Run;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * What a notebook shows for the last value of a cell: a chart as its picture, a flipbook with its slider, a run as its
 * table, an array as its numbers. All else is shown as its toString.
 */
final class LastValue {

    private static final int MOST = 1000;

    private LastValue() {}

    /** Tells a notebook's kernel, once. */
    static void register(Notebook notebook) {
        notebook.onLastValue(
                Chart.class, "image/png", chart -> Picture.of(chart).message());
        notebook.onLastValue(Flipbook.class, "text/html", Flipbook::message);
        notebook.onLastValue(Live.class, "text/html", Live::message);
        notebook.onLastValue(Run.class, "text/plain", run -> text(run.summary()));
        numbers(notebook, double[].class, array -> array.length, Arrays::toString, Arrays::copyOf);
        numbers(notebook, float[].class, array -> array.length, Arrays::toString, Arrays::copyOf);
        numbers(notebook, int[].class, array -> array.length, Arrays::toString, Arrays::copyOf);
        numbers(notebook, long[].class, array -> array.length, Arrays::toString, Arrays::copyOf);
        numbers(notebook, double[][].class, array -> array.length, Arrays::deepToString, Arrays::copyOf);
        numbers(notebook, String[].class, array -> array.length, Arrays::toString, Arrays::copyOf);
    }

    private interface Start<T> {
        T of(T array, int length);
    }

    private static <T> void numbers(
            Notebook notebook, Class<T> type, Function<T, Integer> length, Function<T, String> words, Start<T> start) {
        notebook.onLastValue(type, "text/plain", array -> {
            int size = length.apply(array);
            return text(
                    size <= MOST
                            ? words.apply(array)
                            : words.apply(start.of(array, MOST)).replaceFirst("\\]$", ", … (" + size + " in all)]"));
        });
    }

    private static Message text(String words) {
        return new Message(words, "text/plain", words, Map.of());
    }
}
