package org.descent4j.data;

/**
 * 64 random bits as a pure function of a seed and a number: what makes an epoch's order or an example available by its
 * number alone. The JDK's generators give random numbers in a row, not by number, and only {@link java.util.Random}'s
 * algorithm is part of its specification.
 *
 * <p>Source: G. L. Steele, D. Lea and C. H. Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, 2014, with
 * the constants of D. Stafford's variant 13.
 */
final class Mix {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Mix() {}

    static long of(long seed, long number) {
        return scramble(scramble(seed + GOLDEN_RATIO) + (number + 1) * GOLDEN_RATIO);
    }

    private static long scramble(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
