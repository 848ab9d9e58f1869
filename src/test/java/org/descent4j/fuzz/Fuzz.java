package org.descent4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Runs {@link Readers} on damaged samples. Variant i is the same in every run: its number is the seed. */
final class Fuzz {

    /** Milliseconds; a variant takes about one, and a busy machine stops for a second now and then. */
    private static final long LONGEST = 10_000;

    /** Bytes of the heap; a reader may take some megabytes unasked, but nothing that a count alone asks for. */
    private static final long MOST_BYTES = 64_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Reader reader;
    private final Path file;
    private final byte[] sample;
    private final Object original;
    private int same;
    private int other;
    private int refused;
    private long slowest;

    private Fuzz(Reader reader, Path folder) throws IOException {
        this.reader = reader;
        this.file = folder.resolve(reader.file());
        this.sample = reader.sample();
        this.original = reader.read(Files.write(file, reader.seal(sample)));
    }

    /**
     * Tries the variants from…to-1 and says how many were read and refused; throws AssertionError at the first fault.
     */
    static String run(Reader reader, Path folder, int from, int to) throws IOException {
        Fuzz fuzz = new Fuzz(reader, folder);
        for (int i = from; i < to; i++) {
            fuzz.tryVariant(i);
        }
        return String.format(
                Locale.ROOT,
                "%-12s %-27s %d variants: %d refused, %d read as the sample, %d as another legal value; slowest %d ms",
                reader.getClass().getSimpleName(),
                reader.file(),
                to - from,
                fuzz.refused,
                fuzz.same,
                fuzz.other,
                fuzz.slowest);
    }

    private void tryVariant(int number) throws IOException {
        byte[] damaged = Damage.of(sample, new Random(number));
        Files.write(file, reader.seal(damaged));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            boolean equal = reader.read(file).equals(original);
            if (!equal && reader.hasCheckSums()) {
                throw new AssertionError("reads as another value, though there is a check sum");
            }
            same += equal ? 1 : 0;
            other += equal ? 0 : 1;
        } catch (IllegalArgumentException refusal) {
            refused++;
            String message = String.valueOf(refusal.getMessage());
            if (!message.contains(reader.file()) || message.contains("null")) {
                throw fault(number, refusal);
            }
        } catch (RuntimeException | Error unexpected) {
            throw fault(number, unexpected);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        slowest = Math.max(slowest, millis);
        if (millis > LONGEST) {
            throw fault(number, new IllegalStateException(millis + " ms: must be at most " + LONGEST));
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (bytes > MOST_BYTES) {
            throw fault(number, new IllegalStateException(bytes + " bytes: must be at most " + MOST_BYTES));
        }
    }

    private AssertionError fault(int number, Throwable cause) {
        return new AssertionError(
                reader.getClass().getSimpleName() + " of " + file + ", variant " + number + ": " + cause, cause);
    }

    /**
     * Tries every reader.
     *
     * @param args how many variants a reader
     */
    public static void main(String[] args) {
        int variants = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        try {
            for (Reader reader : Readers.all()) {
                Path folder = Files.createTempDirectory("descent4j-fuzz");
                System.out.println(run(reader, folder, 0, variants));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
