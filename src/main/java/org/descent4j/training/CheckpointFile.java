package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.descent4j.internal.file.WholeFile;
import org.descent4j.internal.guard.Unwritable;

/**
 * The place where one training keeps its checkpoints, from before its first step to its end. All that could keep them
 * from being written is looked for at once, not after hours. It is locked, so that no other training writes there; the
 * lock of a process that has been killed is none.
 */
final class CheckpointFile implements AutoCloseable {

    private final Path name;
    private final Path file;
    private final Path lockFile;
    private final RandomAccessFile lock;
    private StepLog log;
    private Recorder.Mark saved = Recorder.Mark.BEGINNING;

    private CheckpointFile(Path name, Path file, Path lockFile, RandomAccessFile lock) {
        this.name = name;
        this.file = file;
        this.lockFile = lockFile;
        this.lock = lock;
        log = new StepLog(Checkpoint.log(file), StepLog.Part.NONE);
    }

    /** The place for a trainer's checkpoints; null if it wants none. */
    static CheckpointFile open(Path name) {
        if (name == null) {
            return null;
        }
        checkArgument(
                !name.toString().endsWith(Checkpoint.PREVIOUS),
                "file = %s: must not end in %s, which is how the checkpoint before is called",
                name,
                Checkpoint.PREVIOUS);
        Path file = WholeFile.target(name);
        try {
            Optional<String> reason = Unwritable.reason(file);
            require(reason.isEmpty(), reason.orElse(""));
            if (Files.exists(file)) {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
                    CheckpointFormat.requireMagic(name, bytes);
                }
            }
            return lock(name, file, file.resolveSibling(file.getFileName() + ".lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    name + ": must be a place where checkpoints can be written, but " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    private static CheckpointFile lock(Path name, Path file, Path lockFile) throws IOException {
        // Making this file shows, too, that the folder can be written.
        RandomAccessFile lock = writable(lockFile);
        boolean isOurs = false;
        try {
            isOurs = isLocked(lock);
            require(isOurs, "another training writes its checkpoints there now");
            return new CheckpointFile(name, file, lockFile, lock);
        } finally {
            if (!isOurs) {
                lock.close();
            }
        }
    }

    private static RandomAccessFile writable(Path lockFile) throws IOException {
        try {
            return new RandomAccessFile(lockFile.toFile(), "rw");
        } catch (IOException e) {
            throw new IOException("its folder is read-only: " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(RandomAccessFile lock) {
        try {
            FileLock held = lock.getChannel().tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Some network folders have no locks: it is on the user then.
            return true;
        }
    }

    Optional<Checkpoint> latest() {
        return Checkpoint.latest(file);
    }

    /** Takes up what a checkpoint holds; the next one is written behind it. */
    void goOnFrom(Checkpoint checkpoint, Recorder recorder) {
        log = new StepLog(Checkpoint.log(file), checkpoint.logged());
        saved = recorder.mark();
    }

    /**
     * Writes a checkpoint. The steps up to the one before go into the log, those since then into the file itself: so
     * each file in turn can be cut off anywhere, and the checkpoint before is still whole.
     */
    void save(Checkpoint.State state, Recorder recorder) {
        try {
            log.append(recorder, saved);
        } catch (IOException e) {
            throw Unwritable.of(name, e);
        }
        WholeFile.write(
                file, out -> CheckpointFormat.write(out, state, log.part(), recorder), Checkpoint.previous(file));
        saved = recorder.mark();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(lockFile);
            lock.close();
        } catch (IOException e) {
            // The process's end gives the lock back; an empty file that stays is no lock.
        }
    }
}
