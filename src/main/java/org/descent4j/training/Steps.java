package org.descent4j.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The steps of a run, one column for each number that is taken down of a step. */
final class Steps {

    final int[] epoch;
    final int[] examples;
    final double[] cost;
    final double[] accuracy;
    final double[] learningRate;
    final double[] gradientNorm;
    final double[] seconds;

    /** Empty columns. */
    Steps(int length) {
        epoch = new int[length];
        examples = new int[length];
        cost = new double[length];
        accuracy = new double[length];
        learningRate = new double[length];
        gradientNorm = new double[length];
        seconds = new double[length];
    }

    private Steps(Steps steps, int length) {
        epoch = Arrays.copyOf(steps.epoch, length);
        examples = Arrays.copyOf(steps.examples, length);
        cost = Arrays.copyOf(steps.cost, length);
        accuracy = Arrays.copyOf(steps.accuracy, length);
        learningRate = Arrays.copyOf(steps.learningRate, length);
        gradientNorm = Arrays.copyOf(steps.gradientNorm, length);
        seconds = Arrays.copyOf(steps.seconds, length);
    }

    int length() {
        return cost.length;
    }

    /** A copy, cut off or with room for more. */
    Steps resized(int length) {
        return new Steps(this, length);
    }

    void write(DataOutput out, int step) throws IOException {
        out.writeInt(epoch[step]);
        out.writeInt(examples[step]);
        out.writeDouble(cost[step]);
        out.writeDouble(accuracy[step]);
        out.writeDouble(learningRate[step]);
        out.writeDouble(gradientNorm[step]);
        out.writeDouble(seconds[step]);
    }

    void read(DataInput in, int step) throws IOException {
        epoch[step] = in.readInt();
        examples[step] = in.readInt();
        cost[step] = in.readDouble();
        accuracy[step] = in.readDouble();
        learningRate[step] = in.readDouble();
        gradientNorm[step] = in.readDouble();
        seconds[step] = in.readDouble();
    }
}
