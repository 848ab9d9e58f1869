package org.descent4j.optimizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.descent4j.internal.kernel.Attempt;
import org.descent4j.internal.kernel.Kernel;
import org.descent4j.internal.kernel.Rule;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Steps as the algorithm itself writes them, by {@link Optimizer#step}, once for each group. One that does not come to
 * its end, because the algorithm throws, is taken back: a user's own may have changed half of it.
 */
final class ReferenceKernel implements Kernel {

    /** A group's part of the vectors: views of the parameters and the moments. */
    private record Part(Group group, INDArray parameters, Map<String, INDArray> moments) {}

    private final Optimizer optimizer;
    private final boolean squares;
    private final Attempt attempt;
    private final List<INDArray> moments;
    private final List<Part> parts;

    /** A rule, if it is one of this library's algorithms: what becomes of the moments of others is their affair. */
    ReferenceKernel(
            Optimizer optimizer, Optional<Rule> rule, INDArray parameters, List<Group> groups, List<String> names) {
        this(
                optimizer,
                rule,
                parameters,
                groups,
                names,
                names.stream().map(name -> zeros(parameters)).toList());
    }

    /** With moments that others look after. */
    ReferenceKernel(
            Optimizer optimizer,
            Optional<Rule> rule,
            INDArray parameters,
            List<Group> groups,
            List<String> names,
            List<INDArray> moments) {
        this.optimizer = optimizer;
        squares = rule.filter(Rule::squares).isPresent();
        attempt = new Attempt(this, parameters, names.size(), rule.isPresent() ? names : List.of());
        this.moments = moments;
        parts = groups.stream().map(group -> part(parameters, group, names)).toList();
    }

    /** They live longer than a workspace that happens to be open. */
    private static INDArray zeros(INDArray parameters) {
        return Nd4j.zeros(parameters.dataType(), parameters.length()).detach();
    }

    private Part part(INDArray parameters, Group group, List<String> names) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            views.put(names.get(i), Vectors.slice(moments.get(i), group.from(), group.to()));
        }
        return new Part(group, Vectors.slice(parameters, group.from(), group.to()), views);
    }

    @Override
    public void step(INDArray gradient, double largest, double alpha, long t) {
        if (Double.isNaN(largest)) {
            attempt.makeUnguarded(() -> step(gradient, alpha, t));
            return;
        }
        if (squares) {
            Attempt.requireSquares(gradient, largest, t);
        }
        attempt.make(alpha, t, () -> step(gradient, alpha, t));
    }

    private void step(INDArray gradient, double alpha, long t) {
        for (Part part : parts) {
            Group group = part.group();
            optimizer.step(new Step(
                    part.parameters(),
                    Vectors.slice(gradient, group.from(), group.to()),
                    part.moments(),
                    alpha * group.rateFactor(),
                    group.decayFactor(),
                    t));
        }
    }

    @Override
    public INDArray moment(int index) {
        return moments.get(index).dup();
    }

    @Override
    public void setMoment(int index, INDArray values) {
        moments.get(index).assign(values);
    }

    @Override
    public String toString() {
        return "reference";
    }
}
