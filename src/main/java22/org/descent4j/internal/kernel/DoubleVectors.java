package org.descent4j.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The rules in double in the terms of the Vector API: {@link FloatVectors}, word for word. */
final class DoubleVectors extends DoubleLoops {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE;

    private record Segment(MemorySegment memory) implements Memory<double[]> {
        @Override
        public void read(int at, double[] to, int start, int n) {
            MemorySegment.copy(memory, LAYOUT, LAYOUT.scale(0, at), to, start, n);
        }

        @Override
        public void write(int at, double[] from, int start, int n) {
            MemorySegment.copy(from, start, memory, LAYOUT, LAYOUT.scale(0, at), n);
        }
    }

    @Override
    Memory<double[]> memory(INDArray vector) {
        return new Segment(MemorySegment.ofBuffer(buffer(vector)));
    }

    @Override
    void step(
            Rule rule,
            Numbers numbers,
            Memory<double[]> allW,
            Memory<double[]> allG,
            List<double[]> moments,
            int at,
            int start,
            int n) {
        int whole = SPECIES.loopBound(n);
        if (whole > 0) {
            MemorySegment w = ((Segment) allW).memory();
            MemorySegment g = ((Segment) allG).memory();
            switch (rule) {
                case DESCENT -> descent(numbers, w, g, at, whole);
                case MOMENTUM -> momentum(numbers, w, g, at, moments.get(0), start, whole);
                case RMS -> rms(numbers, w, g, at, moments.get(0), start, whole);
                case ADAM -> adam(numbers, w, g, at, moments.get(0), moments.get(1), start, whole);
                case AMSGRAD ->
                    amsgrad(numbers, w, g, at, moments.get(0), moments.get(1), moments.get(2), start, whole);
                case ADADELTA -> adadelta(numbers, w, g, at, moments.get(0), moments.get(1), start, whole);
            }
        }
        if (whole < n) {
            super.step(rule, numbers, allW, allG, moments, at + whole, start + whole, n - whole);
        }
    }

    private static DoubleVector read(MemorySegment memory, int i) {
        return DoubleVector.fromMemorySegment(SPECIES, memory, (long) i * Double.BYTES, ByteOrder.nativeOrder());
    }

    private static DoubleVector read(double[] moment, int i) {
        return DoubleVector.fromArray(SPECIES, moment, i);
    }

    private static void write(DoubleVector values, MemorySegment memory, int i) {
        values.intoMemorySegment(memory, (long) i * Double.BYTES, ByteOrder.nativeOrder());
    }

    private static DoubleVector pulled(DoubleVector d, DoubleVector x, double by) {
        return by == 0 ? d : d.add(x.mul(by));
    }

    private static DoubleVector shrunk(DoubleVector x, double by) {
        return by == 0 ? x : x.sub(x.mul(by));
    }

    private static DoubleVector average(DoubleVector v, double beta, DoubleVector d, double gain, double small) {
        return v.mul(beta).add(d.mul(gain)).add(small).sub(small);
    }

    private static DoubleVector square(DoubleVector s, double beta, DoubleVector d, double gain, double tiny) {
        return s.mul(beta).add(d.mul(d).mul(gain)).add(tiny).sub(tiny);
    }

    private static void descent(Numbers numbers, MemorySegment w, MemorySegment g, int at, int n) {
        double shrink = numbers.shrink();
        double pull = numbers.pull();
        double byGradient = numbers.byGradient();
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = read(w, at + i);
            DoubleVector d = pulled(read(g, at + i), x, pull);
            write(shrunk(x, shrink).sub(d.mul(byGradient)), w, at + i);
        }
    }

    private static void momentum(
            Numbers numbers, MemorySegment w, MemorySegment g, int at, double[] v, int start, int n) {
        double shrink = numbers.shrink();
        double pull = numbers.pull();
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double byMoment = numbers.byMoment();
        double byGradient = numbers.byGradient();
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = read(w, at + i);
            DoubleVector d = pulled(read(g, at + i), x, pull);
            DoubleVector average = average(read(v, start + i), beta1, d, gain1, SMALL);
            average.intoArray(v, start + i);
            write(shrunk(x, shrink).sub(average.mul(byMoment).add(d.mul(byGradient))), w, at + i);
        }
    }

    private static void rms(Numbers numbers, MemorySegment w, MemorySegment g, int at, double[] s, int start, int n) {
        double shrink = numbers.shrink();
        double pull = numbers.pull();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byGradient = numbers.byGradient();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = read(w, at + i);
            DoubleVector d = pulled(read(g, at + i), x, pull);
            DoubleVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            square.intoArray(s, start + i);
            DoubleVector root = square.mul(correction).add(inside).sqrt().add(outside);
            write(shrunk(x, shrink).sub(d.mul(byGradient).div(root)), w, at + i);
        }
    }

    private static void adam(
            Numbers numbers, MemorySegment w, MemorySegment g, int at, double[] v, double[] s, int start, int n) {
        double shrink = numbers.shrink();
        double pull = numbers.pull();
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byMoment = numbers.byMoment();
        double byGradient = numbers.byGradient();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        double small = numbers.hides(LOST) ? SMALL : 0;
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = read(w, at + i);
            DoubleVector d = pulled(read(g, at + i), x, pull);
            DoubleVector average = average(read(v, start + i), beta1, d, gain1, small);
            DoubleVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            average.intoArray(v, start + i);
            square.intoArray(s, start + i);
            DoubleVector root = square.mul(correction).add(inside).sqrt().add(outside);
            write(
                    shrunk(x, shrink)
                            .sub(average.mul(byMoment).add(d.mul(byGradient)).div(root)),
                    w,
                    at + i);
        }
    }

    private static void amsgrad(
            Numbers numbers,
            MemorySegment w,
            MemorySegment g,
            int at,
            double[] v,
            double[] s,
            double[] max,
            int start,
            int n) {
        double shrink = numbers.shrink();
        double pull = numbers.pull();
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byMoment = numbers.byMoment();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        double small = numbers.hides(LOST) ? SMALL : 0;
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = read(w, at + i);
            DoubleVector d = pulled(read(g, at + i), x, pull);
            DoubleVector average = average(read(v, start + i), beta1, d, gain1, small);
            DoubleVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            DoubleVector largest = read(max, start + i).max(square);
            average.intoArray(v, start + i);
            square.intoArray(s, start + i);
            largest.intoArray(max, start + i);
            DoubleVector root = largest.mul(correction).add(inside).sqrt().add(outside);
            write(shrunk(x, shrink).sub(average.mul(byMoment).div(root)), w, at + i);
        }
    }

    private static void adadelta(
            Numbers numbers, MemorySegment w, MemorySegment g, int at, double[] s, double[] delta, int start, int n) {
        double shrink = numbers.shrink();
        double pull = numbers.pull();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byGradient = numbers.byGradient();
        double inside = numbers.inside();
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector x = read(w, at + i);
            DoubleVector d = pulled(read(g, at + i), x, pull);
            DoubleVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            DoubleVector before = read(delta, start + i);
            DoubleVector change =
                    d.mul(before.add(inside).div(square.add(inside)).sqrt());
            square.intoArray(s, start + i);
            square(before, beta2, change, gain2, tiny).intoArray(delta, start + i);
            write(shrunk(x, shrink).sub(change.mul(byGradient)), w, at + i);
        }
    }

    @Override
    public String toString() {
        return "vector";
    }
}
