package org.descent4j.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.descent4j.optimizer.Optimizer;

/** What legends call algorithms. */
final class Names {

    private static final Map<String, String> SPOKEN =
            Map.of("GradientDescent", "Gradient descent", "RmsProp", "RMSprop");

    private Names() {}

    /** The algorithms' names; of those that occur twice, with their hyperparameters. No two are alike. */
    static List<String> of(List<? extends Optimizer> optimizers) {
        List<String> names = new ArrayList<>();
        List<String> simple = optimizers.stream().map(Names::simple).toList();
        for (int i = 0; i < optimizers.size(); i++) {
            String kind = simple.get(i);
            boolean isAlone = simple.stream().filter(kind::equals).count() == 1;
            String name = isAlone ? kind : optimizers.get(i).toString();
            String unique = name;
            for (int copy = 2; names.contains(unique); copy++) {
                unique = name + " (" + copy + ")";
            }
            names.add(unique);
        }
        return names;
    }

    private static String simple(Optimizer optimizer) {
        String kind = optimizer.getClass().getSimpleName();
        return kind.isEmpty() ? optimizer.toString() : SPOKEN.getOrDefault(kind, kind);
    }
}
