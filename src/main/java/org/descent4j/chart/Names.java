package org.descent4j.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.training.Run;
import org.descent4j.training.Training;

/** What legends call algorithms. */
final class Names {

    private Names() {}

    /** The algorithms' names; of those that are alike, with their hyperparameters. */
    static List<String> of(List<Optimizer> optimizers) {
        return firstDistinct(optimizers, List.of(Optimizer::name, Names::withRate, Object::toString));
    }

    /** As the lectures say it: "Gradient descent, α = 0.1". */
    private static String withRate(Optimizer optimizer) {
        return optimizer.name() + ", α = " + optimizer.learningRate();
    }

    /** The algorithms of runs; of those that are alike, with what tells them apart. */
    static List<String> ofRuns(List<Run> runs) {
        return firstDistinct(
                runs,
                List.of(
                        run -> said(run, training -> training.optimizer().name()),
                        run -> said(run, training -> withRate(training.optimizer())),
                        run -> said(run, training -> training.optimizer().toString()),
                        run -> said(run, training -> training.optimizer().name() + ", " + training.batches()),
                        run -> said(run, training -> training.optimizer() + ", " + training.batches())));
    }

    /** A run that was read from a file has its title alone. */
    private static String said(Run run, Function<Training, String> words) {
        return run.training().map(words).orElseGet(run::title);
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
