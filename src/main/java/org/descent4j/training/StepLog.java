package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * The steps of a run, in a file that only grows: a checkpoint costs the same, however long the run is. Each checkpoint
 * says how much of the file is of its time; what stands behind that is of no account.
 */
final class StepLog {

    /** So much of the file, holding the run up to that moment. */
    record Part(Recorder.Mark mark, long bytes, String sha256) {

        static final Part NONE = new Part(Recorder.Mark.BEGINNING, 0, Sha256.text(Sha256.fresh()));
    }

    private final Path file;
    private Part part;
    private MessageDigest digest;

    /** A log that goes on behind this part. */
    StepLog(Path file, Part part) {
        this.file = file;
        this.part = part;
    }

    Part part() {
        return part;
    }

    /** Adds what the recorder has up to this moment, and forces it to the disk. */
    void append(Recorder recorder, Recorder.Mark to) throws IOException {
        if (to.equals(part.mark())) {
            return;
        }
        // Not a channel: a thread that has been interrupted could not write to it.
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
            MessageDigest sum = Sha256.copy(digest(log));
            log.setLength(part.bytes());
            log.seek(part.bytes());
            boolean isWhole = false;
            try {
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                        new DigestOutputStream(new FileOutputStream(log.getFD()), sum), 1 << 16));
                recorder.write(out, part.mark(), to);
                out.flush();
                log.getFD().sync();
                isWhole = true;
            } finally {
                if (!isWhole) {
                    log.setLength(part.bytes());
                }
            }
            part = new Part(to, log.length(), Sha256.text(Sha256.copy(sum)));
            digest = sum;
        }
    }

    /** The sum over the part: taken once, then carried along. */
    private MessageDigest digest(RandomAccessFile log) throws IOException {
        if (digest == null) {
            digest = Sha256.over(log, part.bytes());
        }
        if (log.length() < part.bytes() || !Sha256.text(Sha256.copy(digest)).equals(part.sha256())) {
            throw new IOException(file + " has been changed by somebody else");
        }
        return digest;
    }

    /** Reads the part of a log that belongs to a checkpoint. */
    static void read(Path file, Part part, Recorder into) throws IOException {
        if (part.bytes() == 0) {
            return;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            checkArgument(
                    log.length() >= part.bytes()
                            && Sha256.text(Sha256.over(log, part.bytes())).equals(part.sha256()),
                    "%s is damaged, or of another training than its checkpoint: its checksum does not match",
                    file);
            log.seek(0);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(new FileInputStream(log.getFD()), 1 << 16));
            CheckpointFormat.parsed(file, () -> {
                while (!into.mark().equals(part.mark())) {
                    into.read(in);
                }
                checkArgument(in.available() == log.length() - part.bytes(), "it holds other steps than it should");
                return into;
            });
        }
    }
}
