package org.descent4j.surface;

import java.util.List;

/**
 * A cost of two parameters, f(x, y), with its gradient: small enough to be drawn, and hard in one way each.
 *
 * <p>Formula: {@code J(W, b) = f(x, y)}, {@code dW = ∂f/∂x}, {@code db = ∂f/∂y}.
 *
 * <p>Source: lecture rows S11 (the elongated bowl) and S18 (saddles and plateaus); the test functions by their authors'
 * names are those that the literature on optimization uses.
 *
 * <p>Example, a given surface and one of one's own:
 *
 * <pre>{@code
 * Surface valley = Surface.rosenbrock(100);
 * double cost = valley.value(-1, 1);           // 4
 * double[] gradient = valley.gradient(-1, 1);  // -4, 0
 *
 * record Cup() implements Surface {
 *     public double value(double x, double y) {
 *         return Math.cosh(x) + Math.cosh(y);
 *     }
 *
 *     public double[] gradient(double x, double y) {
 *         return new double[] {Math.sinh(x), Math.sinh(y)};
 *     }
 *
 *     public List<Point> minima() {
 *         return List.of(Point.of(0, 0));
 *     }
 *
 *     public Window window() {
 *         return Window.of(-3, 3, -3, 3);
 *     }
 *
 *     public String formula() {
 *         return "cosh x + cosh y";
 *     }
 * }
 * }</pre>
 */
public interface Surface {

    /**
     * The cost at a place.
     *
     * @param x the first coordinate
     * @param y the second coordinate
     * @return f(x, y)
     */
    double value(double x, double y);

    /**
     * The gradient at a place.
     *
     * @param x the first coordinate
     * @param y the second coordinate
     * @return a new array, ∂f/∂x and ∂f/∂y
     */
    double[] gradient(double x, double y);

    /**
     * The places of the lowest cost. The other hollows of a bumpy surface are not among them.
     *
     * @return the places, unmodifiable; empty where the surface falls without end
     */
    List<Point> minima();

    /**
     * The part that is worth drawing: the minima and what makes the surface hard.
     *
     * @return the window
     */
    Window window();

    /**
     * The formula, as text.
     *
     * @return the right-hand side of {@code f(x, y) = …}
     */
    String formula();

    /**
     * What to call it in a title.
     *
     * @return the name, by default that of the class
     */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * This surface turned about (0, 0): a valley that ran along an axis runs askew, so that each parameter sees a
     * mixture of steep and flat.
     *
     * <p>Formula: {@code f(R⁻¹(x, y))} with the gradient {@code R ∇f(R⁻¹(x, y))}, R being the rotation.
     *
     * <p>Source: what S13 does not say: RMSprop scales each parameter, not each direction.
     *
     * <p>Example: {@code Surface.bowl(0.1, 2).turned(45)} has at {@code Point.of(-9, 3).turned(45)} the cost that the
     * bowl has at (-9, 3).
     *
     * @param degrees by how much, counter-clockwise, finite
     * @return the turned surface; its window holds the turned window
     * @throws IllegalArgumentException if the degrees are not finite
     */
    default Surface turned(double degrees) {
        return new Turned(this, degrees);
    }

    /**
     * A bowl, {@code a·x² + b·y²}: elongated where a and b differ, so that gradient descent swings to and fro across
     * the steep way and creeps along the flat one. The minimum is (0, 0). The lecture's picture is about bowl(0.1, 2).
     *
     * @param a how steep along x, above 0 and finite
     * @param b how steep along y, above 0 and finite
     * @return the bowl
     * @throws IllegalArgumentException if a or b is out of range
     */
    static Surface bowl(double a, double b) {
        return new Bowl(a, b);
    }

    /**
     * Rosenbrock's valley, {@code (1 - x)² + b·(y - x²)²}: easy to find and hard to follow to its minimum (1, 1).
     *
     * <p>Source: H. H. Rosenbrock, <i>An Automatic Method for Finding the Greatest or Least Value of a Function</i>,
     * 1960, with b = 100.
     *
     * @param b how steep the walls are, above 0 and finite
     * @return the valley
     * @throws IllegalArgumentException if b is out of range
     */
    static Surface rosenbrock(double b) {
        return new Rosenbrock(b);
    }

    /**
     * Beale's function: flat round the minimum (3, 1/2), steep walls at the corners, a saddle at (0, 1).
     *
     * <p>Source: E. M. L. Beale, <i>On an Iterative Method for Finding a Local Minimum of a Function of More than One
     * Variable</i>, 1958.
     *
     * @return the surface
     */
    static Surface beale() {
        return new Beale();
    }

    /**
     * Himmelblau's function: four minima of the same cost 0, so that the start decides.
     *
     * <p>Source: D. M. Himmelblau, <i>Applied Nonlinear Programming</i>, 1972.
     *
     * @return the surface
     */
    static Surface himmelblau() {
        return new Himmelblau();
    }

    /**
     * A saddle, {@code x² - y²}: at (0, 0) the gradient is 0, and along y it goes down without end.
     *
     * @return the surface
     */
    static Surface saddle() {
        return new Saddle();
    }

    /**
     * A saddle for two legs and a tail, {@code x³ - 3xy²}: at (0, 0) even the curvature is 0, so that it is flatter
     * than a plain saddle; it goes down without end in three directions.
     *
     * @return the surface
     */
    static Surface monkeySaddle() {
        return new MonkeySaddle();
    }

    /**
     * Two valleys with a saddle between them, {@code (x² - 1)²/4 + y²/2}: minima at (-1, 0) and (1, 0). Whoever starts
     * close to the line x = 0 first runs into the saddle (0, 0), and has to get off it.
     *
     * @return the surface
     */
    static Surface twoValleys() {
        return new TwoValleys();
    }

    /**
     * A plateau with a minimum beyond it, {@code tanh²x + y²/2}: the cost of a saturated tanh unit. Left of x = -2 the
     * surface is flat, {@code ∂f/∂x ≈ -8e^(2x)}: -0.02 at x = -3, -0.0027 at -4, -0.00036 at -5. The minimum is (0, 0).
     *
     * @return the surface
     */
    static Surface plateau() {
        return new Plateau();
    }

    /**
     * Rastrigin's function, {@code 20 + x² + y² - 10 cos 2πx - 10 cos 2πy}: a bowl full of hollows, one near every pair
     * of whole numbers, each with a cost of about {@code x² + y²}. The lowest is (0, 0). This is what people feared of
     * networks: whoever goes only down stays in the nearest hollow.
     *
     * <p>Source: lecture row S18; L. A. Rastrigin, <i>Sistemy ekstremal'nogo upravleniya</i> (Systems of Extremal
     * Control), 1974.
     *
     * @return the surface
     */
    static Surface rastrigin() {
        return new Rastrigin();
    }

    /**
     * All surfaces of this interface, bowl(0.1, 2) and rosenbrock(100) among them.
     *
     * @return the surfaces, unmodifiable
     */
    static List<Surface> all() {
        return List.of(
                bowl(0.1, 2),
                rosenbrock(100),
                beale(),
                himmelblau(),
                saddle(),
                monkeySaddle(),
                twoValleys(),
                plateau(),
                rastrigin());
    }
}
