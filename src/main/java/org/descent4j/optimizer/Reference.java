package org.descent4j.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.descent4j.optimizer.kernel.Kernel;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Steps as the algorithm itself writes them, by {@link Optimizer#step}, once for each group. One that does not come to
 * its end, because the algorithm throws, is taken back: a user's own may have changed half of it.
 */
final class Reference implements Kernel {

    /** A group's share of the vectors: views of the parameters and the moments. */
    private record Slice(Group group, INDArray parameters, Map<String, INDArray> moments) {}

    private final Optimizer optimizer;
    private final INDArray parameters;
    private final List<INDArray> moments = new ArrayList<>();
    private final List<Slice> slices;

    Reference(Optimizer optimizer, INDArray parameters, List<Group> groups) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        optimizer.moments().forEach(name -> moments.add(zeros(parameters)));
        slices = groups.stream().map(group -> slice(parameters, group)).toList();
    }

    /** They live longer than a workspace that happens to be open. */
    private static INDArray zeros(INDArray parameters) {
        return Nd4j.zeros(parameters.dataType(), parameters.length()).detach();
    }

    private Slice slice(INDArray parameters, Group group) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            views.put(optimizer.moments().get(i), Vectors.slice(moments.get(i), group.from(), group.to()));
        }
        return new Slice(group, Vectors.slice(parameters, group.from(), group.to()), views);
    }

    @Override
    public void step(INDArray gradient, double alpha, long t) {
        INDArray w = parameters.dup();
        List<INDArray> m = moments.stream().map(INDArray::dup).toList();
        try {
            stepEach(gradient, alpha, t);
        } catch (RuntimeException | Error failure) {
            parameters.assign(w);
            for (int i = 0; i < m.size(); i++) {
                moments.get(i).assign(m.get(i));
            }
            throw failure;
        }
    }

    private void stepEach(INDArray gradient, double alpha, long t) {
        for (Slice slice : slices) {
            Group group = slice.group();
            optimizer.step(new Step(
                    slice.parameters(),
                    Vectors.slice(gradient, group.from(), group.to()),
                    slice.moments(),
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
