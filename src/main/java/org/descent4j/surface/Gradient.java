package org.descent4j.surface;

import org.descent4j.StoppedException;

/** The gradient of every surface: a descent by hand asks for it at each step, and so ends when it is to stop. */
final class Gradient {

    private Gradient() {}

    static double[] of(double byX, double byY) {
        StoppedException.ifInterrupted();
        return new double[] {byX, byY};
    }
}
