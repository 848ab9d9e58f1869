package org.descent4j.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.descent4j.internal.file.WholeFile;

/**
 * What happened in training, step by step and epoch by epoch. Immutable.
 *
 * <p>The cost of a step is that of its mini-batch before the step: it trends down but is noisy, because one batch is
 * harder than another. That of an {@link Epoch} is the mean over its examples.
 *
 * <p>Source: lecture row S3.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Run run = Trainer.of(network, Adam.of(0.01)).withEpochs(20).train(Moons.examples(300, 0.2, 3));
 * System.out.println(run.summary());
 * double[] costs = run.costs();
 * run.steps();  // 100
 * run.writeCsv(Files.createTempDirectory("descent4j").resolve("steps.csv"));
 * }</pre>
 */
public final class Run {

    private final String title;
    private final End end;
    private final String failure;
    private final int[] epoch;
    private final int[] examples;
    private final double[] cost;
    private final double[] accuracy;
    private final double[] learningRate;
    private final double[] gradientNorm;
    private final double[] seconds;
    private final List<Epoch> epochs;

    Run(
            String title,
            End end,
            int[] epoch,
            int[] examples,
            double[] cost,
            double[] accuracy,
            double[] learningRate,
            double[] gradientNorm,
            double[] seconds,
            List<Epoch> epochs) {
        this(
                title,
                end,
                null,
                epoch,
                examples,
                cost,
                accuracy,
                learningRate,
                gradientNorm,
                seconds,
                List.copyOf(epochs));
    }

    private Run(
            String title,
            End end,
            String failure,
            int[] epoch,
            int[] examples,
            double[] cost,
            double[] accuracy,
            double[] learningRate,
            double[] gradientNorm,
            double[] seconds,
            List<Epoch> epochs) {
        this.title = title;
        this.failure = failure;
        this.end = end;
        this.epoch = epoch;
        this.examples = examples;
        this.cost = cost;
        this.accuracy = accuracy;
        this.learningRate = learningRate;
        this.gradientNorm = gradientNorm;
        this.seconds = seconds;
        this.epochs = epochs;
    }

    /** The same run, which says why it failed. */
    Run failedBy(String reason) {
        return new Run(
                title, end, reason, epoch, examples, cost, accuracy, learningRate, gradientNorm, seconds, epochs);
    }

    /**
     * What was trained, how, and on what.
     *
     * @return one line
     */
    public String title() {
        return title;
    }

    /**
     * Why it ended.
     *
     * @return the end
     */
    public End end() {
        return end;
    }

    /**
     * What made it fail.
     *
     * @return the message of the {@link TrainingException}; empty unless the end is {@link End#FAILED}
     */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * How many steps were made, t.
     *
     * @return t, at least 0
     */
    public int steps() {
        return cost.length;
    }

    /**
     * The cost J of each step's mini-batch, before the step.
     *
     * @return a copy, one number a step
     */
    public double[] costs() {
        return cost.clone();
    }

    /**
     * The share of each step's mini-batch that was predicted right, before the step.
     *
     * @return a copy, one number a step, in [0, 1]
     */
    public double[] accuracies() {
        return accuracy.clone();
    }

    /**
     * The learning rate α of each step.
     *
     * @return a copy, one number a step
     */
    public double[] learningRates() {
        return learningRate.clone();
    }

    /**
     * The length ‖(dW, db)‖ of each step's gradient.
     *
     * @return a copy, one number a step
     */
    public double[] gradientNorms() {
        return gradientNorm.clone();
    }

    /**
     * The time from the beginning of training to the end of each step, pauses left out.
     *
     * @return a copy, one number a step, in seconds
     */
    public double[] seconds() {
        return seconds.clone();
    }

    /**
     * The epoch of each step.
     *
     * @return a copy, one number a step, from 1
     */
    public int[] epochOfStep() {
        return epoch.clone();
    }

    int[] examples() {
        return examples.clone();
    }

    /**
     * The epochs that came to their end.
     *
     * @return the epochs, in order
     */
    public List<Epoch> epochs() {
        return epochs;
    }

    /**
     * The last epoch that came to its end.
     *
     * @return the epoch
     * @throws IllegalStateException if none did
     */
    public Epoch lastEpoch() {
        if (epochs.isEmpty()) {
            throw new IllegalStateException("no epoch came to its end in " + this);
        }
        return epochs.get(epochs.size() - 1);
    }

    /**
     * A table of the epochs as text, for a console or a notebook: all of them up to twenty, about twenty of more.
     *
     * @return several lines
     */
    public String summary() {
        StringBuilder text = new StringBuilder(title).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%s after %d steps, %.1f s%s\n",
                end,
                steps(),
                steps() == 0 ? 0 : seconds[steps() - 1],
                failure == null ? "" : ": " + failure));
        if (epochs.isEmpty()) {
            return text.toString();
        }
        boolean validated = !Double.isNaN(lastEpoch().validationCost());
        text.append("epoch      t       cost  accuracy")
                .append(validated ? "  val. cost  val. acc." : "")
                .append("          α      time\n");
        int stride = (epochs.size() + 19) / 20;
        for (int i = 0; i < epochs.size(); i++) {
            if ((i + 1) % stride == 0 || i == epochs.size() - 1) {
                text.append(line(epochs.get(i), validated));
            }
        }
        return text.toString();
    }

    private static String line(Epoch epoch, boolean validated) {
        String validation = validated
                ? String.format(
                        Locale.ROOT, "  %9.5f  %7.2f %%", epoch.validationCost(), 100 * epoch.validationAccuracy())
                : "";
        return String.format(
                Locale.ROOT,
                "%5d  %5d  %9.5f %7.2f %%%s  %9.3g  %6.1f s\n",
                epoch.number(),
                epoch.t(),
                epoch.cost(),
                100 * epoch.accuracy(),
                validation,
                epoch.learningRate(),
                epoch.seconds());
    }

    /**
     * Writes the steps as CSV, with a line of names: t, epoch, cost, accuracy, learning_rate, gradient_norm, seconds.
     *
     * @param file where to; a file of that name is replaced
     * @throws UncheckedIOException if it cannot be written; a file of that name is as before
     */
    public void writeCsv(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader("t", "epoch", "cost", "accuracy", "learning_rate", "gradient_norm", "seconds")
                .get();
        write(file, format, printer -> {
            for (int i = 0; i < cost.length; i++) {
                printer.printRecord(
                        i + 1, epoch[i], cost[i], accuracy[i], learningRate[i], gradientNorm[i], seconds[i]);
            }
        });
    }

    /**
     * Writes the epochs as CSV, with a line of names: epoch, t, cost, accuracy, validation_cost, validation_accuracy,
     * learning_rate, seconds.
     *
     * @param file where to; a file of that name is replaced
     * @throws UncheckedIOException if it cannot be written; a file of that name is as before
     */
    public void writeEpochsCsv(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(
                        "epoch",
                        "t",
                        "cost",
                        "accuracy",
                        "validation_cost",
                        "validation_accuracy",
                        "learning_rate",
                        "seconds")
                .get();
        write(file, format, printer -> {
            for (Epoch e : epochs) {
                printer.printRecord(
                        e.number(),
                        e.t(),
                        e.cost(),
                        e.accuracy(),
                        e.validationCost(),
                        e.validationAccuracy(),
                        e.learningRate(),
                        e.seconds());
            }
        });
    }

    private interface Records {
        void printTo(CSVPrinter printer) throws IOException;
    }

    private static void write(Path file, CSVFormat format, Records records) {
        WholeFile.write(file, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), format);
            records.printTo(printer);
            printer.flush();
        });
    }

    @Override
    public String toString() {
        return "Run(" + end + ", steps=" + steps() + ", epochs=" + epochs.size()
                + (steps() == 0 ? "" : ", cost=" + cost[steps() - 1])
                + (failure == null ? "" : ", failure=" + failure) + ")";
    }
}
