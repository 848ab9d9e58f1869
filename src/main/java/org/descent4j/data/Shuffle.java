package org.descent4j.data;

import java.util.Random;

/**
 * A random order as a pure function of seed and epoch. {@link Random} draws it, because its algorithm is part of its
 * specification: the same numbers on every JDK.
 */
record Shuffle(long seed, long epoch) {

    static Shuffle of(long seed, long epoch) {
        return new Shuffle(seed, epoch);
    }

    /** The numbers 0…m-1, every order as likely as another (R. Durstenfeld, Algorithm 235, 1964). */
    int[] order(int m) {
        Random random = new Random(Mix.of(seed, epoch));
        int[] order = new int[m];
        // An epoch starts from the plain order, not from the one before: it can be had again without going through all.
        for (int i = 0; i < m; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
