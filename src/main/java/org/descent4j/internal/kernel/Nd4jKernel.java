package org.descent4j.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Steps by ND4J's own operations in place, for arrays that are elsewhere: on a graphics processor, or longer than a
 * Java array can be. No array is allocated after the first step.
 */
final class Nd4jKernel extends PlannedKernel {

    private final List<Part> parts = new ArrayList<>();
    private final List<INDArray> moments = new ArrayList<>();
    private final Level1 blas = Nd4j.getBlasWrapper().level1();

    /** A slice's views of all vectors, and room for two results in between. */
    private record Part(Slice slice, INDArray w, List<INDArray> moments, INDArray one, INDArray two) {}

    Nd4jKernel(Plan plan, INDArray parameters, List<Slice> slices, List<String> names) {
        super(plan, parameters, slices, names);
        for (int i = 0; i < names.size(); i++) {
            moments.add(Nd4j.zeros(parameters.dataType(), parameters.length()));
        }
        INDArray one = Nd4j.createUninitialized(parameters.dataType(), parameters.length());
        INDArray two = Nd4j.createUninitialized(parameters.dataType(), parameters.length());
        for (Slice slice : slices) {
            parts.add(new Part(
                    slice,
                    cut(parameters, slice),
                    moments.stream().map(moment -> cut(moment, slice)).toList(),
                    cut(one, slice),
                    cut(two, slice)));
        }
    }

    private static INDArray cut(INDArray vector, Slice slice) {
        return slice.from() == 0 && slice.to() == vector.length()
                ? vector
                : vector.get(NDArrayIndex.interval(slice.from(), slice.to()));
    }

    @Override
    void step(INDArray gradient, List<Numbers> ofSlices) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Numbers numbers = ofSlices.get(i);
            INDArray g = cut(gradient, part.slice());
            if (numbers.pull() != 0) {
                g = g.dup();
                add(numbers.pull(), part.w(), g);
            }
            add(-numbers.shrink(), part.w(), part.w());
            step(part, g, numbers);
        }
    }

    private void step(Part part, INDArray g, Numbers numbers) {
        INDArray w = part.w();
        List<INDArray> m = part.moments();
        switch (plan.rule()) {
            case DESCENT -> add(-numbers.byGradient(), g, w);
            case MOMENTUM -> {
                average(m.get(0), numbers.beta1(), numbers.gain1(), g);
                add(-numbers.byMoment(), m.get(0), w);
                add(-numbers.byGradient(), g, w);
            }
            case RMS -> {
                square(part, m.get(0), numbers, g);
                take(part, numbers.byGradient(), g, root(part, m.get(0), numbers));
            }
            case RMS_MOMENTUM -> {
                square(part, m.get(0), numbers, g);
                roll(part, m.get(1), numbers, g, root(part, m.get(0), numbers));
            }
            case RMS_CENTERED -> {
                square(part, m.get(0), numbers, g);
                average(m.get(1), numbers.beta2(), numbers.gain2(), g);
                INDArray root = rootOfVariance(part, m.get(0), m.get(1), numbers);
                if (m.size() > 2) {
                    roll(part, m.get(2), numbers, g, root);
                } else {
                    take(part, numbers.byGradient(), g, root);
                }
            }
            case ADAM -> {
                average(m.get(0), numbers.beta1(), numbers.gain1(), g);
                square(part, m.get(1), numbers, g);
                INDArray root = root(part, m.get(1), numbers);
                take(part, numbers.byMoment(), m.get(0), root);
                take(part, numbers.byGradient(), g, root);
            }
            case AMSGRAD -> {
                average(m.get(0), numbers.beta1(), numbers.gain1(), g);
                square(part, m.get(1), numbers, g);
                Transforms.max(m.get(2), m.get(1), false);
                take(part, numbers.byMoment(), m.get(0), root(part, m.get(2), numbers));
            }
            case LION -> {
                // In the reference's order, without fused operations: where a sum is almost 0, its sign counts.
                INDArray v = m.get(0);
                INDArray direction = mix(part, v, numbers.beta1(), g, numbers.gain1(), part.one());
                add(-numbers.byGradient(), Transforms.sign(direction, false), w);
                mix(part, v, numbers.beta2(), g, numbers.gain2(), v);
            }
            case ADADELTA -> {
                square(part, m.get(0), numbers, g);
                INDArray delta = part.two().assign(m.get(1)).addi(numbers.inside());
                delta.divi(part.one().assign(m.get(0)).addi(numbers.inside()));
                Transforms.sqrt(delta, false).muli(g);
                square(part, m.get(1), numbers, delta);
                add(-numbers.byGradient(), delta, w);
            }
        }
    }

    /** {@code to += by·x}. */
    private void add(double by, INDArray x, INDArray to) {
        if (by != 0) {
            blas.axpy(x.length(), by, x, to);
        }
    }

    private void average(INDArray v, double beta, double gain, INDArray g) {
        blas.scal(v.length(), beta, v);
        add(gain, g, v);
    }

    private static INDArray mix(Part part, INDArray v, double beta, INDArray g, double gain, INDArray to) {
        return v.muli(beta, to).addi(g.muli(gain, part.two()));
    }

    private void square(Part part, INDArray s, Numbers numbers, INDArray g) {
        average(s, numbers.beta2(), numbers.gain2(), g.muli(g, part.one()));
    }

    /** {@code V = beta1·V + dW/root}, {@code W -= byMoment·V}. */
    private void roll(Part part, INDArray v, Numbers numbers, INDArray g, INDArray root) {
        average(v, numbers.beta1(), 1, g.divi(root, part.one()));
        add(-numbers.byMoment(), v, part.w());
    }

    private static INDArray rootOfVariance(Part part, INDArray s, INDArray mean, Numbers numbers) {
        INDArray variance = s.subi(mean.muli(mean, part.one()), part.two());
        Transforms.max(variance, 0, false);
        return Transforms.sqrt(variance.addi(numbers.inside()), false).addi(numbers.outside());
    }

    private static INDArray root(Part part, INDArray s, Numbers numbers) {
        INDArray root = s.muli(numbers.correction(), part.two()).addi(numbers.inside());
        return Transforms.sqrt(root, false).addi(numbers.outside());
    }

    /** {@code W -= by·x/root}. */
    private void take(Part part, double by, INDArray x, INDArray root) {
        if (by != 0) {
            add(-by, x.divi(root, part.one()), part.w());
        }
    }

    @Override
    public INDArray moment(int index) {
        return moments.get(index).dup();
    }

    @Override
    void set(int index, INDArray values) {
        moments.get(index).assign(values);
    }

    @Override
    public String toString() {
        return "nd4j";
    }
}
