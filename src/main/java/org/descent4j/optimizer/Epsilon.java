package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * ε, which keeps a step finite where the root that it is divided by is 0, and its place: outside the root or inside.
 *
 * <p>Formula: outside {@code √S + ε}, inside {@code √(S + ε)}. Inside, ε = 1e-8 weighs as much as 1e-4 does outside:
 * where gradients are smaller than that, steps are much shorter.
 *
 * <p>In Adam and its kin the root is that of the bias-corrected S, as in the paper's algorithm and in PyTorch. Keras,
 * TensorFlow and DJL put ε beside the root of the uncorrected S, as the paper does where it asks for speed, and correct
 * afterwards: {@link #beforeCorrection}. There ε counts as {@code ε/√(1-β₂^t)}, 32 times as much in the first step with
 * β₂ = 0.999: the first steps of parameters with very small gradients are shorter. What has no correction to come, such
 * as RMSprop, refuses that place.
 *
 * <p>Every ε that is allowed is exact, in float too; from about 1e-10 up, steps are fastest where moments have faded to
 * almost 0.
 *
 * <p>Source: outside, D. P. Kingma and J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015, algorithm 1, and
 * what libraries have made usual; inside, lecture rows S13 and S15 as the notes write them.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray s = Nd4j.createFromArray(0.0, 4.0);
 * Epsilon.outsideRoot(1e-8).root(s).getDouble(0);  // 1E-8
 * Epsilon.insideRoot(1e-8).root(s).getDouble(0);   // 1E-4
 * Epsilon.insideRoot(1e-8).root(s).getDouble(1);   // 2.0
 * Optimizer asTheNotesWriteIt = Adam.of(0.001).withEpsilon(Epsilon.insideRoot(1e-8));
 * Optimizer asInKeras = Adam.of(0.001).withEpsilon(Epsilon.beforeCorrection(1e-7));
 * }</pre>
 *
 * @param value ε, finite and at least the smallest normal float, 1.18e-38
 * @param place where it stands
 */
public record Epsilon(double value, Place place) {

    /** Where ε stands. */
    public enum Place {
        /** {@code √S + ε}. */
        OUTSIDE_ROOT,
        /** {@code √(S + ε)}. */
        INSIDE_ROOT,
        /** {@code √S + ε} of the S that is not bias-corrected yet: {@code √Sᶜ + ε/√(1-β₂^t)}. */
        BEFORE_CORRECTION
    }

    /** What the lecture and the literature use, 1e-8 outside the root. */
    static final Epsilon DEFAULT = outsideRoot(1e-8);

    /**
     * As {@link #outsideRoot}, {@link #insideRoot} and {@link #beforeCorrection}.
     *
     * @param value ε, finite and at least the smallest normal float, 1.18e-38
     * @param place where it stands
     * @throws IllegalArgumentException if ε is out of its range: a smaller one could be 0 in a float, and 0/0 is NaN
     */
    public Epsilon {
        checkArgument(
                value >= Float.MIN_NORMAL && value < Double.POSITIVE_INFINITY,
                "epsilon = %s: must be a finite number, at least 1.17549435E-38", // Float.MIN_NORMAL, which JDK 17 and
                // 25 print differently
                value);
        Objects.requireNonNull(place, "place");
    }

    /**
     * ε outside the root, {@code √S + ε}.
     *
     * @param value ε, finite and at least the smallest normal float, 1.18e-38
     * @return ε with its place
     * @throws IllegalArgumentException if ε is out of its range
     */
    public static Epsilon outsideRoot(double value) {
        return new Epsilon(value, Place.OUTSIDE_ROOT);
    }

    /**
     * ε inside the root, {@code √(S + ε)}.
     *
     * @param value ε, finite and at least the smallest normal float, 1.18e-38
     * @return ε with its place
     * @throws IllegalArgumentException if ε is out of its range
     */
    public static Epsilon insideRoot(double value) {
        return new Epsilon(value, Place.INSIDE_ROOT);
    }

    /**
     * ε beside the root of the S that is not bias-corrected yet, {@code √S + ε}, where the whole is corrected
     * afterwards: Adam's {@code √Sᶜ + ε/√(1-β₂^t)}, as Keras, TensorFlow and DJL have it.
     *
     * @param value ε, finite and at least the smallest normal float, 1.18e-38
     * @return ε with its place
     * @throws IllegalArgumentException if ε is out of its range
     */
    public static Epsilon beforeCorrection(double value) {
        return new Epsilon(value, Place.BEFORE_CORRECTION);
    }

    /**
     * The root with ε in its place, what a step is divided by where S has no bias, or before it is corrected.
     *
     * @param s S, not changed
     * @return a new array, {@code √S + ε} or {@code √(S + ε)}
     */
    public INDArray root(INDArray s) {
        return root(Objects.requireNonNull(s, "s"), 1);
    }

    /** The same of an S that has been divided by {@code 1 - β₂^t}. */
    INDArray root(INDArray corrected, double divisor) {
        return place == Place.INSIDE_ROOT
                ? Transforms.sqrt(corrected.add(value), false)
                : Transforms.sqrt(corrected, true).addi(outside(divisor));
    }

    /** ε if it stands inside the root, or else 0. */
    double inside() {
        return place == Place.INSIDE_ROOT ? value : 0;
    }

    /** What is added to the root of an S that has been divided by this. */
    double outside(double divisor) {
        return switch (place) {
            case INSIDE_ROOT -> 0;
            case OUTSIDE_ROOT -> value;
            case BEFORE_CORRECTION -> value / Math.sqrt(divisor);
        };
    }

    /** For an algorithm that corrects nothing: there, one place would be another's second name. */
    Epsilon withoutCorrection() {
        checkArgument(
                place != Place.BEFORE_CORRECTION,
                "epsilon = %s: must be outside or inside the root, here S is not bias-corrected",
                this);
        return this;
    }

    @Override
    public String toString() {
        return switch (place) {
            case INSIDE_ROOT -> value + " inside the root";
            case OUTSIDE_ROOT -> Double.toString(value);
            case BEFORE_CORRECTION -> value + " before the correction";
        };
    }
}
