package org.descent4j.surface;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.descent4j.StoppedException;

/**
 * A function to be minimized, of any number of variables: f: ℝⁿ → ℝ. Where it comes without its gradient, that is taken
 * by central differences, at 2n values of f a gradient.
 *
 * <p>Formula: {@code ∂f/∂x_i ≈ (f(x + h·e_i) - f(x - h·e_i))/(2h)} with {@code h = ε^(1/3)·max(1, |x_i|)}, where ε is
 * the distance from 1 to the next double, {@code ε^(1/3) = 6.06e-6}: there, what is left out of Taylor's series
 * ({@code h²·f‴/6}) is about as small as what rounding loses ({@code ε·|f|/h}). Ten digits of a gradient are usual.
 *
 * <p>Source: lecture row S2, of which J is one; W. H. Press et al., <i>Numerical Recipes</i>, 2007, section 5.7.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Objective f = x -> x[0] * x[0] + Math.exp(x[1]);
 * f.gradient(new double[] {3, 0})[0];  // 6.00000
 * Objective exact = Objective.of(f::value, x -> new double[] {2 * x[0], Math.exp(x[1])});
 * exact.gradient(new double[] {3, 0})[1];  // 1.0
 * }</pre>
 */
@FunctionalInterface
public interface Objective {

    /**
     * The cost at a place.
     *
     * @param x the variables
     * @return f(x)
     */
    double value(double[] x);

    /**
     * The gradient at a place, by central differences unless it is given.
     *
     * @param x the variables
     * @return a new array, as long as x
     */
    default double[] gradient(double[] x) {
        Objects.requireNonNull(x, "x");
        double[] place = x.clone();
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            StoppedException.ifInterrupted();
            double h = Math.cbrt(Math.ulp(1.0)) * Math.max(1, Math.abs(x[i]));
            double up = x[i] + h;
            double down = x[i] - h;
            place[i] = up;
            double above = value(place.clone());
            place[i] = down;
            // Not 2h: the two places are where rounding has put them.
            gradient[i] = (above - value(place.clone())) / (up - down);
            place[i] = x[i];
        }
        return gradient;
    }

    /**
     * A function with its gradient.
     *
     * @param value f
     * @param gradient ∇f: a new array, as long as x
     * @return the two together
     */
    static Objective of(ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(gradient, "gradient");
        return new Objective() {
            @Override
            public double value(double[] x) {
                return value.applyAsDouble(x);
            }

            @Override
            public double[] gradient(double[] x) {
                return gradient.apply(x);
            }
        };
    }
}
