package org.descent4j;

import java.util.Arrays;
import java.util.Random;

/** Damaged copies of a file's bytes, as disks, networks and malice make them. */
public final class Damage {

    private static final int[] LIES = {
        0, -1, 1, 255, 65_536, 1 << 24, 1 << 28, Integer.MAX_VALUE, Integer.MAX_VALUE - 8, Integer.MIN_VALUE
    };

    private Damage() {}

    public static byte[] of(byte[] sample, Random random) {
        byte[] bytes = sample.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> {
                int lie = LIES[random.nextInt(LIES.length)];
                for (int i = 0; i < 4 && at + i < bytes.length; i++) {
                    bytes[at + i] = (byte) (lie >>> (24 - 8 * i));
                }
            }
            case 3 -> {
                byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
                int to = random.nextInt(bytes.length);
                bytes = Arrays.copyOf(bytes, to + rest.length);
                System.arraycopy(rest, 0, bytes, to, rest.length);
            }
            default -> {
                for (int i = 1 + random.nextInt(8); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
