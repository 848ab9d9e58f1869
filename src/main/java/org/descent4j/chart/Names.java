package org.descent4j.chart;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.descent4j.optimizer.Optimizer;

/** What legends call algorithms. */
final class Names {

    private static final Map<String, String> SPOKEN =
            Map.of("GradientDescent", "Gradient descent", "RmsProp", "RMSprop");

    /** As org.descent4j.training writes it: "… by Adam(α=0.1) on …, mini-batches of 64, seed 1". */
    private static final Pattern TITLE =
            Pattern.compile(".*? by (.*?) on .*, (whole batch|mini-batches of \\d+), seed -?\\d+");

    private Names() {}

    /** The algorithms' names; of those that are alike, with their hyperparameters. */
    static List<String> of(List<? extends Optimizer> optimizers) {
        return firstDistinct(optimizers, List.of(Optimizer::name, Object::toString));
    }

    /** The algorithms of runs, by their titles; of those that are alike, with what tells them apart. */
    static List<String> ofRuns(List<String> titles) {
        return firstDistinct(
                titles,
                List.of(
                        title -> simple(part(title, 1)),
                        title -> part(title, 1),
                        title -> simple(part(title, 1)) + ", " + part(title, 2),
                        title -> part(title, 1) + ", " + part(title, 2)));
    }

    private static String part(String title, int group) {
        Matcher matcher = TITLE.matcher(title);
        return matcher.matches() ? matcher.group(group) : title;
    }

    /** "RmsProp(α=0.1, …)" is RMSprop, but one that is clipped is called whole. */
    private static String simple(String optimizer) {
        String name = optimizer.replaceFirst("\\(.*", "");
        return name.contains(".") || name.equals("Unguarded") ? optimizer : SPOKEN.getOrDefault(name, name);
    }

    /** Texts, those that are there more than once with a number. */
    static List<String> numbered(List<String> texts) {
        return firstDistinct(texts, List.of(text -> text));
    }

    /** For each thing the first of its forms that no other one has; numbers where there is none. */
    static <T> List<String> firstDistinct(List<T> things, List<? extends Function<T, String>> forms) {
        return IntStream.range(0, things.size())
                .mapToObj(i -> forms.stream()
                        .filter(form -> things.stream()
                                        .map(form)
                                        .filter(form.apply(things.get(i))::equals)
                                        .count()
                                == 1)
                        .findFirst()
                        .map(form -> form.apply(things.get(i)))
                        .orElseGet(() -> forms.get(0).apply(things.get(i)) + " (" + (i + 1) + ")"))
                .toList();
    }
}
