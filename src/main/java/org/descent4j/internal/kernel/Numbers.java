package org.descent4j.internal.kernel;

/**
 * The numbers of one step: what is left of α, t and the hyperparameters when all that does not change from one
 * parameter to the next has been put together. See {@link Rule} for where each of them stands.
 *
 * @param beta1 what V is multiplied by
 * @param gain1 what dW is multiplied by on its way into V
 * @param beta2 what S is multiplied by
 * @param gain2 what dW² is multiplied by on its way into S
 * @param byMoment what V is multiplied by in the step
 * @param byGradient what dW is multiplied by in the step
 * @param correction what S is multiplied by under the root
 * @param inside ε inside the root, or 0
 * @param outside ε outside the root, or 0
 * @param shrink before the step, {@code W -= shrink·W}: a decoupled decay, or 0
 * @param pull before that, {@code dW += pull·W}: the other decay, or 0
 */
public record Numbers(
        double beta1,
        double gain1,
        double beta2,
        double gain2,
        double byMoment,
        double byGradient,
        double correction,
        double inside,
        double outside,
        double shrink,
        double pull) {

    /**
     * Those of {@link Rule#DESCENT}.
     *
     * @param byGradient what dW is multiplied by in the step
     * @return the numbers
     */
    public static Numbers descent(double byGradient) {
        return momentum(0, 0, 0, byGradient);
    }

    /**
     * Those of {@link Rule#MOMENTUM}, or the half of {@link Rule#ADAM} that has no root.
     *
     * @param beta1 what V is multiplied by
     * @param gain1 what dW is multiplied by on its way into V
     * @param byMoment what V is multiplied by in the step
     * @param byGradient what dW is multiplied by in the step
     * @return the numbers
     */
    public static Numbers momentum(double beta1, double gain1, double byMoment, double byGradient) {
        return new Numbers(beta1, gain1, 0, 0, byMoment, byGradient, 1, 0, 0, 0, 0);
    }

    /**
     * Those of {@link Rule#LION}.
     *
     * @param beta1 the share of V in the direction
     * @param beta2 the share of V in the next V
     * @param byDirection what the sign of the direction is multiplied by in the step
     * @return the numbers
     */
    public static Numbers lion(double beta1, double beta2, double byDirection) {
        return momentum(beta1, 1 - beta1, 0, byDirection).overRoot(beta2, 1 - beta2, 1, 0, 0);
    }

    /**
     * The same numbers, with those of the root that the step is divided by.
     *
     * @param beta what S is multiplied by
     * @param gain what dW² is multiplied by on its way into S
     * @param divisor what S is divided by under the root: its bias correction
     * @param epsilonInside ε inside the root, or 0
     * @param epsilonOutside ε outside the root, or 0
     * @return the numbers
     */
    public Numbers overRoot(double beta, double gain, double divisor, double epsilonInside, double epsilonOutside) {
        return new Numbers(
                beta1,
                gain1,
                beta,
                gain,
                byMoment,
                byGradient,
                1 / divisor,
                epsilonInside,
                epsilonOutside,
                shrink,
                pull);
    }

    /**
     * Whether nobody sees it if S is wrong by this: ε is so much larger than the root of it that the step changes by
     * less than a float can tell.
     */
    boolean hides(double lost) {
        return outside + Math.sqrt(inside) >= 1e7 * Math.sqrt(correction * lost);
    }

    /** The same numbers, after what decays do. */
    Numbers after(double shrinking, double pulling) {
        return new Numbers(
                beta1, gain1, beta2, gain2, byMoment, byGradient, correction, inside, outside, shrinking, pulling);
    }
}
