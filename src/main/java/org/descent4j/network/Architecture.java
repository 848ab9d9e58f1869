package org.descent4j.network;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.descent4j.internal.guard.Check;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The plan of a network: how many inputs, which layers, which cost, how much L2, float or double. An immutable value;
 * {@link #initialize} makes a {@link Network} of it, with parameters of its own.
 *
 * <p>What is not said is the usual: the cost is cross-entropy after sigmoid and softmax and squared error otherwise,
 * the weights start by He before ReLU, leaky ReLU and ELU and by Xavier otherwise, λ is 0, and numbers are floats.
 *
 * <p>Source: lecture rows S1 and S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Architecture plan = Architecture.of(784).relu(128).softmax(10).withL2(0.01);
 * Network network = plan.initialize(1);
 * }</pre>
 */
public final class Architecture {

    private final int inputs;
    private final List<Layer> layers;
    private final Cost cost;
    private final double lambda;
    private final Initialization initialization;
    private final DataType dataType;

    private Architecture(
            int inputs,
            List<Layer> layers,
            Cost cost,
            double lambda,
            Initialization initialization,
            DataType dataType) {
        this.inputs = inputs;
        this.layers = List.copyOf(layers);
        this.cost = cost;
        this.lambda = lambda;
        this.initialization = initialization;
        this.dataType = dataType;
    }

    /**
     * The plan of a network, to which layers are added.
     *
     * @param inputs how many numbers an example has, n_x, at least 1
     * @return a plan without layers
     * @throws IllegalArgumentException if there are no inputs
     */
    public static Architecture of(int inputs) {
        checkArgument(inputs >= 1, "inputs = %s: must be at least 1", inputs);
        return new Architecture(inputs, List.of(), null, 0, null, DataType.FLOAT);
    }

    /**
     * One more layer.
     *
     * @param units how many units it has, at least 1
     * @param activation its activation, the library's or one of your own
     * @return the plan with that layer at the end
     * @throws IllegalArgumentException if there are no units
     */
    public Architecture layer(int units, Activation activation) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(Layer.of(units, activation));
        return new Architecture(inputs, more, cost, lambda, initialization, dataType);
    }

    /**
     * One more layer, with ReLU.
     *
     * @param units how many units it has, at least 1
     * @return the plan with that layer at the end
     * @throws IllegalArgumentException if there are no units
     */
    public Architecture relu(int units) {
        return layer(units, Activation.RELU);
    }

    /**
     * One more layer, with tanh.
     *
     * @param units how many units it has, at least 1
     * @return the plan with that layer at the end
     * @throws IllegalArgumentException if there are no units
     */
    public Architecture tanh(int units) {
        return layer(units, Activation.TANH);
    }

    /**
     * One more layer, with the sigmoid.
     *
     * @param units how many units it has, at least 1
     * @return the plan with that layer at the end
     * @throws IllegalArgumentException if there are no units
     */
    public Architecture sigmoid(int units) {
        return layer(units, Activation.SIGMOID);
    }

    /**
     * One more layer, with softmax.
     *
     * @param units how many units it has, at least 1
     * @return the plan with that layer at the end
     * @throws IllegalArgumentException if there are no units
     */
    public Architecture softmax(int units) {
        return layer(units, Activation.SOFTMAX);
    }

    /**
     * One more layer, without activation.
     *
     * @param units how many units it has, at least 1
     * @return the plan with that layer at the end
     * @throws IllegalArgumentException if there are no units
     */
    public Architecture linear(int units) {
        return layer(units, Activation.LINEAR);
    }

    /**
     * The same plan with this cost.
     *
     * @param cost the cost
     * @return the plan
     */
    public Architecture withCost(Cost cost) {
        return new Architecture(inputs, layers, Objects.requireNonNull(cost, "cost"), lambda, initialization, dataType);
    }

    /**
     * The same plan with L2 regularization: {@code λ/(2m) Σ_l ‖W^[l]‖²} is added to the cost, m the size of the
     * mini-batch; biases are free of it.
     *
     * @param lambda λ, at least 0; 0 leaves it out
     * @return the plan
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public Architecture withL2(double lambda) {
        Check.rate("lambda", lambda);
        return new Architecture(inputs, layers, cost, lambda, initialization, dataType);
    }

    /**
     * The same plan with all weights drawn this way, whatever the activation.
     *
     * @param initialization He or Xavier
     * @return the plan
     */
    public Architecture withInitialization(Initialization initialization) {
        return new Architecture(
                inputs, layers, cost, lambda, Objects.requireNonNull(initialization, "initialization"), dataType);
    }

    /**
     * The same plan with parameters, activations and data in double precision: for a gradient check, or where floats
     * are too coarse.
     *
     * @return the plan
     */
    public Architecture inDouble() {
        return new Architecture(inputs, layers, cost, lambda, initialization, DataType.DOUBLE);
    }

    /**
     * A network of this plan with random weights and zero biases. The same seed draws the same weights on every JDK and
     * machine.
     *
     * @param seed any number
     * @return the network
     * @throws IllegalArgumentException if there is no layer, the cost does not go with the last one, or there are more
     *     parameters than 2^31 - 9 or than fit into memory
     */
    public Network initialize(long seed) {
        checkComplete();
        Random random = new Random(seed);
        Parameters parameters = Parameters.zeros(this);
        int before = inputs;
        for (int l = 1; l <= layers.size(); l++) {
            Layer layer = layers.get(l - 1);
            Initialization way = initialization == null ? layer.initialization() : initialization;
            parameters.matrix("W" + l).set(way.draw(random, before, layer.units()));
            before = layer.units();
        }
        return new Network(this, parameters);
    }

    /**
     * A network of this plan with the parameters of a file that {@link Network#save} or NumPy's {@code savez} wrote.
     *
     * @param file an .npz file with W1, b1, W2, b2, …
     * @return the network
     * @throws IllegalArgumentException as for {@link #initialize}, and if the file is no .npz file or damaged (each
     *     array's check sum is asked), its arrays do not fit the plan, or a number is not finite; the message names the
     *     file and the array
     * @throws java.io.UncheckedIOException if the file is missing or cannot be read
     */
    public Network load(java.nio.file.Path file) {
        Objects.requireNonNull(file, "file");
        checkComplete();
        Parameters parameters = Parameters.zeros(this);
        Npz.read(Objects.requireNonNull(file, "file"), parameters);
        return new Network(this, parameters);
    }

    private void checkComplete() {
        checkArgument(!layers.isEmpty(), "%s has no layer: must have at least one", this);
        Activation last = layers.get(layers.size() - 1).activation();
        Activation needed = cost().companion();
        checkArgument(
                needed == null || needed == last,
                "cost = %s: needs %s as the last activation, not %s",
                cost(),
                needed,
                last);
    }

    /**
     * How many numbers an example has, n_x.
     *
     * @return n_x, at least 1
     */
    public int inputs() {
        return inputs;
    }

    /**
     * How many numbers a prediction has, n^[L]: the units of the last layer.
     *
     * @return n^[L], at least 1
     */
    public int outputs() {
        return layers.isEmpty() ? inputs : layers.get(layers.size() - 1).units();
    }

    /**
     * The layers, the first hidden one first.
     *
     * @return layers 1 … L
     */
    public List<Layer> layers() {
        return layers;
    }

    /**
     * The cost, chosen or the usual one after the last layer.
     *
     * @return the cost
     */
    public Cost cost() {
        return cost != null || layers.isEmpty()
                ? cost
                : Cost.after(layers.get(layers.size() - 1).activation());
    }

    /**
     * The strength of L2 regularization.
     *
     * @return λ, at least 0
     */
    public double lambda() {
        return lambda;
    }

    /**
     * The type of the parameters, and of the X and Y that go with them.
     *
     * @return FLOAT or DOUBLE
     */
    public DataType dataType() {
        return dataType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Architecture that
                && inputs == that.inputs
                && layers.equals(that.layers)
                && cost() == that.cost()
                && Double.compare(lambda, that.lambda) == 0
                && initialization == that.initialization
                && dataType == that.dataType;
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputs, layers, cost(), lambda, initialization, dataType);
    }

    @Override
    public String toString() {
        String chain = layers.stream().map(Layer::toString).collect(Collectors.joining(" "));
        return "Architecture(" + inputs + (chain.isEmpty() ? "" : " " + chain)
                + (cost() == null ? "" : ", cost=" + cost()) + ", λ=" + lambda
                + (initialization == null ? "" : ", " + initialization) + ", " + dataType + ")";
    }
}
