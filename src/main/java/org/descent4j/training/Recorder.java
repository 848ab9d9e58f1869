package org.descent4j.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.descent4j.network.Score;

/**
 * Takes down a run as it happens: numbers into columns that double when they are full, so that a step costs next to
 * nothing.
 */
final class Recorder {

    /** A moment of a run: so many steps made, so many epochs come to their end. */
    record Mark(int steps, int epochs) {

        static final Mark BEGINNING = new Mark(0, 0);
    }

    private static final int ROOM = 64;

    private final List<Epoch> epochs = new ArrayList<>();
    private Steps columns = new Steps(ROOM);
    private int steps;
    private Epoch best;

    Recorder() {}

    /** Goes on from an earlier part of the same run. */
    Recorder(Run before) {
        columns = before.columns();
        steps = before.steps();
        before.epochs().forEach(this::epoch);
    }

    /** An epoch that has steps is no further than there are steps: its number is an int here. */
    void step(long inEpoch, Score score, double alpha, double norm, double time) {
        ensureRoom();
        columns.epoch[steps] = (int) inEpoch;
        columns.examples[steps] = (int) score.m();
        columns.cost[steps] = score.cost();
        columns.accuracy[steps] = score.accuracy();
        columns.learningRate[steps] = alpha;
        columns.gradientNorm[steps] = norm;
        columns.seconds[steps] = time;
        steps++;
    }

    private void ensureRoom() {
        if (steps == columns.length()) {
            columns = columns.resized(Math.max(ROOM, 2 * steps));
        }
    }

    /** An epoch's steps summed up, so that a resumed run gives the same as one that never stopped. */
    Epoch sum(long number, long t, Score validation, double time) {
        double costs = 0;
        double hits = 0;
        double m = 0;
        for (int i = steps - 1; i >= 0 && columns.epoch[i] == number; i--) {
            costs += columns.cost[i] * columns.examples[i];
            hits += columns.accuracy[i] * columns.examples[i];
            m += columns.examples[i];
        }
        return new Epoch(
                number,
                t,
                costs / m,
                hits / m,
                validation == null ? Double.NaN : validation.cost(),
                validation == null ? Double.NaN : validation.accuracy(),
                columns.learningRate[steps - 1],
                time);
    }

    void epoch(Epoch sum) {
        best = isBest(sum) ? sum : best;
        epochs.add(sum);
    }

    /** Whether its validation cost is below those of all epochs before. */
    boolean isBest(Epoch sum) {
        return best == null ? !Double.isNaN(sum.validationCost()) : sum.validationCost() < best.validationCost();
    }

    /** The epoch with the lowest validation cost; of several, the first. */
    Optional<Epoch> best() {
        return Optional.ofNullable(best);
    }

    double time() {
        return steps == 0 ? 0 : columns.seconds[steps - 1];
    }

    Mark mark() {
        return new Mark(steps, epochs.size());
    }

    /** Writes what was taken down between two moments, every number with all its bits. */
    void write(DataOutput out, Mark from, Mark to) throws IOException {
        out.writeInt(to.steps() - from.steps());
        out.writeInt(to.epochs() - from.epochs());
        for (int i = from.steps(); i < to.steps(); i++) {
            columns.write(out, i);
        }
        for (Epoch sum : epochs.subList(from.epochs(), to.epochs())) {
            out.writeLong(sum.number());
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
            columns.read(in, steps);
            steps++;
        }
        for (int i = 0; i < moreEpochs; i++) {
            epoch(new Epoch(
                    in.readLong(),
                    in.readLong(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble()));
        }
    }

    /** The run so far. Its training is null if only a file says what it was. */
    Run run(Training training, String title, End end) {
        return new Run(training, title, end, null, columns.resized(steps), epochs, best);
    }
}
