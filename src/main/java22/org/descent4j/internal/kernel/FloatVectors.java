package org.descent4j.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules in float in the terms of the Vector API, which reads W and dW where they are. What does not fill a vector
 * is left to {@link FloatLoops}. The operations and their order are the same there, and so are the bits. The build
 * makes DoubleVectors of this file.
 */
final class FloatVectors extends FloatLoops {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final ValueLayout.OfFloat LAYOUT = ValueLayout.JAVA_FLOAT;

    private record Segment(MemorySegment memory) implements Memory<float[]> {
        @Override
        public void read(int at, float[] to, int start, int n) {
            MemorySegment.copy(memory, LAYOUT, LAYOUT.scale(0, at), to, start, n);
        }

        @Override
        public void write(int at, float[] from, int start, int n) {
            MemorySegment.copy(from, start, memory, LAYOUT, LAYOUT.scale(0, at), n);
        }
    }

    @Override
    Memory<float[]> memory(INDArray vector) {
        return new Segment(MemorySegment.ofBuffer(buffer(vector)));
    }

    @Override
    void step(
            Rule rule,
            Numbers numbers,
            Memory<float[]> allW,
            Memory<float[]> allG,
            List<float[]> moments,
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
                case RMS_MOMENTUM -> scaled(numbers, w, g, at, moments.get(0), null, moments.get(1), start, whole);
                case RMS_CENTERED ->
                    scaled(numbers, w, g, at, moments.get(0), moments.get(1), third(moments), start, whole);
                case ADAM -> adam(numbers, w, g, at, moments.get(0), moments.get(1), start, whole);
                case AMSGRAD ->
                    amsgrad(numbers, w, g, at, moments.get(0), moments.get(1), moments.get(2), start, whole);
                case ADADELTA -> adadelta(numbers, w, g, at, moments.get(0), moments.get(1), start, whole);
                case LION -> lion(numbers, w, g, at, moments.get(0), start, whole);
            }
        }
        if (whole < n) {
            super.step(rule, numbers, allW, allG, moments, at + whole, start + whole, n - whole);
        }
    }

    private static FloatVector read(MemorySegment memory, int i) {
        return FloatVector.fromMemorySegment(SPECIES, memory, (long) i * Float.BYTES, ByteOrder.nativeOrder());
    }

    private static FloatVector read(float[] moment, int i) {
        return FloatVector.fromArray(SPECIES, moment, i);
    }

    private static void write(FloatVector values, MemorySegment memory, int i) {
        values.intoMemorySegment(memory, (long) i * Float.BYTES, ByteOrder.nativeOrder());
    }

    private static FloatVector pulled(FloatVector d, FloatVector x, float by) {
        return by == 0 ? d : d.add(x.mul(by));
    }

    private static FloatVector shrunk(FloatVector x, float by) {
        return by == 0 ? x : x.sub(x.mul(by));
    }

    private static FloatVector average(FloatVector v, float beta, FloatVector d, float gain, float small) {
        return v.mul(beta).add(d.mul(gain)).add(small).sub(small);
    }

    private static FloatVector square(FloatVector s, float beta, FloatVector d, float gain, float tiny) {
        return s.mul(beta).add(d.mul(d).mul(gain)).add(tiny).sub(tiny);
    }

    private static void descent(Numbers numbers, MemorySegment w, MemorySegment g, int at, int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float byGradient = (float) numbers.byGradient();
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            write(shrunk(x, shrink).sub(d.mul(byGradient)), w, at + i);
        }
    }

    private static void momentum(
            Numbers numbers, MemorySegment w, MemorySegment g, int at, float[] v, int start, int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float byMoment = (float) numbers.byMoment();
        float byGradient = (float) numbers.byGradient();
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector average = average(read(v, start + i), beta1, d, gain1, SMALL);
            average.intoArray(v, start + i);
            write(shrunk(x, shrink).sub(average.mul(byMoment).add(d.mul(byGradient))), w, at + i);
        }
    }

    private static void rms(Numbers numbers, MemorySegment w, MemorySegment g, int at, float[] s, int start, int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            square.intoArray(s, start + i);
            FloatVector root = square.mul(correction).add(inside).sqrt().add(outside);
            write(shrunk(x, shrink).sub(d.mul(byGradient).div(root)), w, at + i);
        }
    }

    private static void scaled(
            Numbers numbers,
            MemorySegment w,
            MemorySegment g,
            int at,
            float[] s,
            float[] mean,
            float[] v,
            int start,
            int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta1 = (float) numbers.beta1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float byGradient = v == null ? (float) numbers.byGradient() : 1;
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float small = numbers.hides(LOST) ? SMALL : 0;
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            square.intoArray(s, start + i);
            FloatVector spread = square;
            if (mean != null) {
                FloatVector average = average(read(mean, start + i), beta2, d, gain2, small);
                average.intoArray(mean, start + i);
                spread = square.sub(average.mul(average)).max(0);
            }
            FloatVector change = d.mul(byGradient).div(spread.add(inside).sqrt().add(outside));
            if (v != null) {
                FloatVector velocity =
                        read(v, start + i).mul(beta1).add(change).add(SMALL).sub(SMALL);
                velocity.intoArray(v, start + i);
                change = velocity.mul(byMoment);
            }
            write(shrunk(x, shrink).sub(change), w, at + i);
        }
    }

    private static void adam(
            Numbers numbers, MemorySegment w, MemorySegment g, int at, float[] v, float[] s, int start, int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float byGradient = (float) numbers.byGradient();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float small = numbers.hides(LOST) ? SMALL : 0;
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector average = average(read(v, start + i), beta1, d, gain1, small);
            FloatVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            average.intoArray(v, start + i);
            square.intoArray(s, start + i);
            FloatVector root = square.mul(correction).add(inside).sqrt().add(outside);
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
            float[] v,
            float[] s,
            float[] max,
            int start,
            int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float small = numbers.hides(LOST) ? SMALL : 0;
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector average = average(read(v, start + i), beta1, d, gain1, small);
            FloatVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            FloatVector largest = read(max, start + i).max(square);
            average.intoArray(v, start + i);
            square.intoArray(s, start + i);
            largest.intoArray(max, start + i);
            FloatVector root = largest.mul(correction).add(inside).sqrt().add(outside);
            write(shrunk(x, shrink).sub(average.mul(byMoment).div(root)), w, at + i);
        }
    }

    private static void adadelta(
            Numbers numbers, MemorySegment w, MemorySegment g, int at, float[] s, float[] delta, int start, int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        float inside = (float) numbers.inside();
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector square = square(read(s, start + i), beta2, d, gain2, tiny);
            FloatVector before = read(delta, start + i);
            FloatVector change =
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

    private static void lion(Numbers numbers, MemorySegment w, MemorySegment g, int at, float[] v, int start, int n) {
        float shrink = (float) numbers.shrink();
        float pull = (float) numbers.pull();
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        for (int i = 0; i < n; i += SPECIES.length()) {
            FloatVector x = read(w, at + i);
            FloatVector d = pulled(read(g, at + i), x, pull);
            FloatVector moment = read(v, start + i);
            FloatVector direction = moment.mul(beta1).add(d.mul(gain1));
            FloatVector sign = direction.mul(LARGE).mul(LARGE).min(1).max(-1);
            moment.mul(beta2).add(d.mul(gain2)).intoArray(v, start + i);
            write(shrunk(x, shrink).sub(sign.mul(byGradient)), w, at + i);
        }
    }
}
