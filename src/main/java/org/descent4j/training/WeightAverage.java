package org.descent4j.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;
import org.descent4j.average.BiasCorrection;
import org.descent4j.optimizer.StateData;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@link Trainer#keepAverage}: V of the parameters after each step, which starts from 0. */
final class WeightAverage {

    private final BiasCorrection correction;
    private final INDArray v;
    private final INDArray room;
    private final Level1 blas = Nd4j.getBlasWrapper().level1();

    private WeightAverage(BiasCorrection correction, INDArray v) {
        this.correction = correction;
        this.v = v;
        room = v.ulike().detach();
    }

    /** An average before the first step. */
    static WeightAverage of(BiasCorrection correction, INDArray parameters) {
        return new WeightAverage(
                correction,
                Nd4j.zeros(parameters.dataType(), parameters.length()).detach());
    }

    BiasCorrection correction() {
        return correction;
    }

    INDArray vector() {
        return v;
    }

    /** {@code V = V + (1-β)·(W - V)}: β and 1-β, rounded to floats each, have no sum of 1. */
    void add(INDArray w) {
        blas.axpy(v.length(), 1 - correction.beta(), w.subi(v, room), v);
    }

    /** {@code W = V/(1-β^t)}. */
    INDArray into(INDArray w, long t) {
        return w.assign(v).divi(correction.divisor(t));
    }

    /** What comes out while the parameters are the average. */
    <T> T inPlaceOf(INDArray w, long t, Supplier<T> code) {
        room.assign(w);
        try {
            into(w, t);
            return code.get();
        } finally {
            w.assign(room);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(correction.beta());
        StateData.writeVector(out, v);
    }

    static WeightAverage read(DataInput in) throws IOException {
        return new WeightAverage(BiasCorrection.of(in.readDouble()), StateData.readVector(in));
    }
}
