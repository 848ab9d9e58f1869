package org.descent4j.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;

/** One to three damages to some bytes: what disks, transfers and editors do, and what a forger would try. */
public final class Damage {

    private static final int[] COUNTS = {0, 1, -1, 2, 255, 256, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private static final int SHA256 = 32;

    private Damage() {}

    public static byte[] of(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    /** A copy whose last 32 bytes are the SHA-256 of those before: what a forger would make of a checkpoint. */
    public static byte[] signed(byte[] forged) {
        byte[] bytes = forged.clone();
        int length = bytes.length - SHA256;
        if (length > 0) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(bytes, 0, length);
                System.arraycopy(digest.digest(), 0, bytes, length, SHA256);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = place(bytes.length, random);
        int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(8)));
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> count(bytes, at, random);
            case 3 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            // Taken out, put in twice, and put in anew.
            case 5 -> {
                return join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            }
            case 6 -> {
                return join(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                byte[] more = new byte[length];
                random.nextBytes(more);
                return join(join(Arrays.copyOf(bytes, at), more), Arrays.copyOfRange(bytes, at, bytes.length));
            }
        }
        return bytes;
    }

    /** Half of the damages are in the first or last hundred bytes, where most formats keep their counts. */
    private static int place(int length, Random random) {
        int near = random.nextInt(Math.min(length, 100));
        return switch (random.nextInt(4)) {
            case 0 -> near;
            case 1 -> length - 1 - near;
            default -> random.nextInt(length);
        };
    }

    private static void count(byte[] bytes, int at, Random random) {
        int count = COUNTS[random.nextInt(COUNTS.length)];
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] four = ByteBuffer.allocate(4).order(order).putInt(count).array();
        int width = Math.min(random.nextBoolean() ? 2 : 4, bytes.length - at);
        System.arraycopy(four, order == ByteOrder.BIG_ENDIAN ? 4 - width : 0, bytes, at, width);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
