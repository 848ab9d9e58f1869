package org.descent4j.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.descent4j.network.Score;

/**
 * Takes down a run as it happens: numbers into arrays that double when they are full, so that a step costs next to
 * nothing.
 */
final class Recorder {

    /** A moment of a run: so many steps made, so many epochs come to their end. */
    record Mark(int steps, int epochs) {

        static final Mark BEGINNING = new Mark(0, 0);
    }

    private final String title;
    private final List<Epoch> epochs = new ArrayList<>();
    private int steps;
    private int[] epoch = new int[64];
    private int[] examples = new int[64];
    private double[] cost = new double[64];
    private double[] accuracy = new double[64];
    private double[] learningRate = new double[64];
    private double[] gradientNorm = new double[64];
    private double[] seconds = new double[64];

    Recorder(String title) {
        this.title = title;
    }

    /** Goes on from an earlier part of the same run. */
    Recorder(String title, Run before) {
        this.title = title;
        steps = before.steps();
        epoch = before.epochOfStep();
        examples = before.examples();
        cost = before.costs();
        accuracy = before.accuracies();
        learningRate = before.learningRates();
        gradientNorm = before.gradientNorms();
        seconds = before.seconds();
        epochs.addAll(before.epochs());
    }

    void step(int inEpoch, Score score, double alpha, double norm, double time) {
        ensureRoom();
        epoch[steps] = inEpoch;
        examples[steps] = (int) score.m();
        cost[steps] = score.cost();
        accuracy[steps] = score.accuracy();
        learningRate[steps] = alpha;
        gradientNorm[steps] = norm;
        seconds[steps] = time;
        steps++;
    }

    private void ensureRoom() {
        if (steps < cost.length) {
            return;
        }
        int length = Math.max(64, 2 * steps);
        epoch = Arrays.copyOf(epoch, length);
        examples = Arrays.copyOf(examples, length);
        cost = Arrays.copyOf(cost, length);
        accuracy = Arrays.copyOf(accuracy, length);
        learningRate = Arrays.copyOf(learningRate, length);
        gradientNorm = Arrays.copyOf(gradientNorm, length);
        seconds = Arrays.copyOf(seconds, length);
    }

    /** An epoch's steps summed up, so that a resumed run gives the same as one that never stopped. */
    Epoch sum(int number, long t, Score validation, double time) {
        double costs = 0;
        double hits = 0;
        double m = 0;
        for (int i = steps - 1; i >= 0 && epoch[i] == number; i--) {
            costs += cost[i] * examples[i];
            hits += accuracy[i] * examples[i];
            m += examples[i];
        }
        return new Epoch(
                number,
                t,
                costs / m,
                hits / m,
                validation == null ? Double.NaN : validation.cost(),
                validation == null ? Double.NaN : validation.accuracy(),
                learningRate[steps - 1],
                time);
    }

    void epoch(Epoch sum) {
        epochs.add(sum);
    }

    List<Epoch> epochs() {
        return epochs;
    }

    double time() {
        return steps == 0 ? 0 : seconds[steps - 1];
    }

    Mark mark() {
        return new Mark(steps, epochs.size());
    }

    /** Writes what was taken down between two moments, every number with all its bits. */
    void write(DataOutput out, Mark from, Mark to) throws IOException {
        out.writeInt(to.steps() - from.steps());
        out.writeInt(to.epochs() - from.epochs());
        for (int i = from.steps(); i < to.steps(); i++) {
            out.writeInt(epoch[i]);
            out.writeInt(examples[i]);
            out.writeDouble(cost[i]);
            out.writeDouble(accuracy[i]);
            out.writeDouble(learningRate[i]);
            out.writeDouble(gradientNorm[i]);
            out.writeDouble(seconds[i]);
        }
        for (Epoch sum : epochs.subList(from.epochs(), to.epochs())) {
            out.writeInt(sum.number());
            out.writeLong(sum.t());
            out.writeDouble(sum.cost());
            out.writeDouble(sum.accuracy());
            out.writeDouble(sum.validationCost());
            out.writeDouble(sum.validationAccuracy());
            out.writeDouble(sum.learningRate());
            out.writeDouble(sum.seconds());
        }
    }

    /** Adds what {@link #write} has written. Room is made as it comes, not as a count says. */
    void read(DataInput in) throws IOException {
        int moreSteps = in.readInt();
        int moreEpochs = in.readInt();
        for (int i = 0; i < moreSteps; i++) {
            ensureRoom();
            epoch[steps] = in.readInt();
            examples[steps] = in.readInt();
            cost[steps] = in.readDouble();
            accuracy[steps] = in.readDouble();
            learningRate[steps] = in.readDouble();
            gradientNorm[steps] = in.readDouble();
            seconds[steps] = in.readDouble();
            steps++;
        }
        for (int i = 0; i < moreEpochs; i++) {
            epochs.add(new Epoch(
                    in.readInt(),
                    in.readLong(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble()));
        }
    }

    Run run(End end) {
        return new Run(
                title,
                end,
                Arrays.copyOf(epoch, steps),
                Arrays.copyOf(examples, steps),
                Arrays.copyOf(cost, steps),
                Arrays.copyOf(accuracy, steps),
                Arrays.copyOf(learningRate, steps),
                Arrays.copyOf(gradientNorm, steps),
                Arrays.copyOf(seconds, steps),
                epochs);
    }
}
