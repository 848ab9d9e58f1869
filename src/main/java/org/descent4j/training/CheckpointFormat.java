package org.descent4j.training;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Arrays;
import org.descent4j.internal.guard.Check;
import org.descent4j.optimizer.StateData;
import org.descent4j.optimizer.StepperState;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A checkpoint as bytes: magic, version, state, the last steps of the run, how much of the {@link StepLog} holds those
 * before, and the SHA-256 of all that. It is written and read as a stream: memory may be what is short.
 */
final class CheckpointFormat {

    private static final byte[] MAGIC = "descent4j checkpoint\n".getBytes(US_ASCII);
    private static final int VERSION = 4;

    private CheckpointFormat() {}

    static void write(OutputStream to, Checkpoint.State state, StepLog.Part logged, Recorder recorder)
            throws IOException {
        DigestOutputStream digest = new DigestOutputStream(to, Sha256.fresh());
        DataOutputStream out = new DataOutputStream(digest);
        out.write(MAGIC);
        out.writeInt(VERSION);
        state.stored().write(out);
        StateData.writeText(out, state.optimizer());
        StateData.writeText(out, state.title());
        StateData.writeText(out, state.before());
        out.writeLong(state.epoch());
        out.writeInt(state.index());
        state.stepper().write(out);
        StateData.writeVector(out, state.parameters());
        out.writeBoolean(state.best() != null);
        if (state.best() != null) {
            StateData.writeVector(out, state.best());
        }
        out.writeBoolean(state.average() != null);
        if (state.average() != null) {
            state.average().write(out);
        }
        out.writeInt(logged.mark().steps());
        out.writeInt(logged.mark().epochs());
        out.writeLong(logged.bytes());
        StateData.writeText(out, logged.sha256());
        recorder.write(out, logged.mark(), recorder.mark());
        out.flush();
        digest.on(false);
        out.write(digest.getMessageDigest().digest());
        out.flush();
    }

    /** Refuses a file that is something else. */
    static void requireMagic(Path file, RandomAccessFile bytes) throws IOException {
        byte[] first = new byte[MAGIC.length];
        int read = Math.max(0, bytes.read(first));
        checkArgument(
                read == MAGIC.length && Arrays.equals(MAGIC, first), "%s is no checkpoint: must begin as one", file);
    }

    static Checkpoint read(Path file, Path log, RandomAccessFile bytes) throws IOException {
        requireMagic(file, bytes);
        long length = bytes.length() - Sha256.LENGTH;
        checkArgument(length >= MAGIC.length + Integer.BYTES, "%s is damaged: it ends too early", file);
        int version = bytes.readInt();
        byte[] digest = Sha256.over(bytes, length).digest();
        byte[] said = new byte[Sha256.LENGTH];
        bytes.seek(length);
        bytes.readFully(said);
        checkArgument(Arrays.equals(digest, said), "%s is damaged: its checksum does not match", file);
        checkArgument(version == VERSION, "%s is of version %s: must be %s", file, version, VERSION);
        bytes.seek(MAGIC.length + Integer.BYTES);
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(bytes.getFD()), 1 << 16));
        Checkpoint.State state = parsed(file, () -> readState(in));
        StepLog.Part logged = parsed(file, () -> readPart(in));
        Recorder recorder = new Recorder();
        StepLog.read(log, logged, recorder);
        return parsed(file, () -> {
            recorder.read(in);
            checkArgument(in.available() == Sha256.LENGTH, "it holds more than a checkpoint");
            checkArgument(
                    recorder.mark().steps() == state.stepper().t()
                            && recorder.mark().epochs() == state.epoch() - 1,
                    "it holds %s at t = %s in epoch %s",
                    recorder.mark(),
                    state.stepper().t(),
                    state.epoch());
            return new Checkpoint(state, logged, recorder.run(null, state.title() + state.before(), End.INTERRUPTED));
        });
    }

    /** Some part of a file. */
    @FunctionalInterface
    interface Parse<T> {
        T read() throws IOException;
    }

    /** Reads what a checksum has found whole; somebody may have forged it all the same. */
    static <T> T parsed(Path file, Parse<T> part) {
        try {
            return part.read();
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof EOFException ? "it ends too early" : e.getMessage();
            throw new IllegalArgumentException(file + " is damaged: " + reason, e);
        }
    }

    private static StepLog.Part readPart(DataInputStream in) throws IOException {
        int steps = in.readInt();
        int epochs = in.readInt();
        long bytes = in.readLong();
        Check.atLeast(0, "steps", steps);
        Check.atLeast(0, "epochs", epochs);
        Check.atLeast(0, "bytes", bytes);
        return new StepLog.Part(new Recorder.Mark(steps, epochs), bytes, StateData.readText(in));
    }

    private static Checkpoint.State readState(DataInputStream in) throws IOException {
        Stored stored = Stored.read(in);
        String optimizer = StateData.readText(in);
        String title = StateData.readText(in);
        String before = StateData.readText(in);
        long epoch = in.readLong();
        int index = in.readInt();
        Check.atLeast(1, "epoch", epoch);
        Check.atLeast(0, "index", index);
        StepperState stepper = StepperState.read(in);
        INDArray parameters = StateData.readVector(in);
        INDArray best = in.readBoolean() ? StateData.readVector(in) : null;
        WeightAverage average = in.readBoolean() ? WeightAverage.read(in) : null;
        return new Checkpoint.State(stored, optimizer, title, before, epoch, index, stepper, parameters, best, average);
    }
}
