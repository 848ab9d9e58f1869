package org.descent4j.training;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.descent4j.guard.Check.checkArgument;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.descent4j.optimizer.StepperState;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A checkpoint as bytes: magic, version, content, and the SHA-256 of all that. */
final class CheckpointFormat {

    static final byte[] MAGIC = "descent4j checkpoint\n".getBytes(US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST = 32;
    private static final String PARAMETERS = "parameters";

    private CheckpointFormat() {}

    static byte[] write(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(checkpoint.architecture());
            out.writeUTF(checkpoint.data());
            out.writeInt(checkpoint.miniBatch());
            out.writeLong(checkpoint.seed());
            out.writeInt(checkpoint.epoch());
            out.writeInt(checkpoint.index());
            checkpoint.stepper().write(out);
            // A stepper's state writes vectors of either type to the bit; the parameters are one more.
            StepperState.of(0, 0, Double.NaN, new double[0], Map.of(PARAMETERS, checkpoint.parameters()))
                    .write(out);
            write(out, checkpoint.run());
            out.flush();
            out.write(sha256(bytes.toByteArray(), bytes.size()));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireMagic(Path file, byte[] bytes) {
        checkArgument(
                bytes.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length),
                "%s is no checkpoint: must begin as one",
                file);
    }

    static Checkpoint read(Path file, byte[] bytes) {
        requireMagic(file, bytes);
        checkArgument(bytes.length >= MAGIC.length + 4 + DIGEST, "%s is damaged: it ends too early", file);
        int version = ByteBuffer.wrap(bytes, MAGIC.length, 4).getInt();
        byte[] digest = sha256(bytes, bytes.length - DIGEST);
        boolean whole = Arrays.equals(digest, 0, DIGEST, bytes, bytes.length - DIGEST, bytes.length);
        checkArgument(whole, "%s is damaged: its checksum does not match", file);
        checkArgument(version == VERSION, "%s is of version %s: must be %s", file, version, VERSION);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(MAGIC.length + 4);
            String architecture = in.readUTF();
            String data = in.readUTF();
            int miniBatch = in.readInt();
            long seed = in.readLong();
            int epoch = in.readInt();
            int index = in.readInt();
            StepperState stepper = StepperState.read(in);
            INDArray parameters = StepperState.read(in).moment(PARAMETERS);
            return new Checkpoint(architecture, data, miniBatch, seed, epoch, index, parameters, stepper, readRun(in));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, Run run) throws IOException {
        out.writeUTF(run.title());
        out.writeUTF(run.end().name());
        out.writeInt(run.steps());
        for (int[] column : List.of(run.epochOfStep(), run.examples())) {
            for (int value : column) {
                out.writeInt(value);
            }
        }
        for (double[] column :
                List.of(run.costs(), run.accuracies(), run.learningRates(), run.gradientNorms(), run.seconds())) {
            for (double value : column) {
                out.writeDouble(value);
            }
        }
        out.writeInt(run.epochs().size());
        for (Epoch epoch : run.epochs()) {
            out.writeInt(epoch.number());
            out.writeLong(epoch.t());
            out.writeDouble(epoch.cost());
            out.writeDouble(epoch.accuracy());
            out.writeDouble(epoch.validationCost());
            out.writeDouble(epoch.validationAccuracy());
            out.writeDouble(epoch.learningRate());
            out.writeDouble(epoch.seconds());
        }
    }

    private static Run readRun(DataInputStream in) throws IOException {
        String title = in.readUTF();
        End end = End.valueOf(in.readUTF());
        int steps = in.readInt();
        int[] epoch = ints(in, steps);
        int[] examples = ints(in, steps);
        double[] cost = doubles(in, steps);
        double[] accuracy = doubles(in, steps);
        double[] learningRate = doubles(in, steps);
        double[] gradientNorm = doubles(in, steps);
        double[] seconds = doubles(in, steps);
        List<Epoch> epochs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
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
        return new Run(title, end, epoch, examples, cost, accuracy, learningRate, gradientNorm, seconds, epochs);
    }

    private static int[] ints(DataInputStream in, int n) throws IOException {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    private static double[] doubles(DataInputStream in, int n) throws IOException {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
