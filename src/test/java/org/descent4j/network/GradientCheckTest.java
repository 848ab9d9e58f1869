package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradientCheckTest {

    /**
     * Every activation as a hidden layer × every last layer with every cost that goes with it × with and without L2.
     */
    static List<Architecture> everyNetwork() {
        List<Architecture> all = new ArrayList<>();
        for (Activation hidden : ActivationTest.all()) {
            for (Activation last : ActivationTest.all()) {
                for (Cost cost : Cost.values()) {
                    if (cost.companion() == null || cost.companion() == last) {
                        for (double lambda : new double[] {0, 0.7}) {
                            all.add(Architecture.of(4)
                                    .layer(5, hidden)
                                    .layer(3, last)
                                    .withCost(cost)
                                    .withL2(lambda)
                                    .inDouble());
                        }
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyNetwork")
    @DisplayName("S2: backpropagation gives the slope of the cost, to 1e-7")
    void everyLayerActivationAndCost(Architecture plan) {
        Network network = plan.initialize(3);
        // Biases other than 0: an example that no unit responds to would otherwise put the next ReLU on its kink.
        network.parameters().get("b1").assign(random(5, 5, 1));
        network.parameters().get("b2").assign(random(6, 3, 1));
        GradientCheck check = GradientCheck.of(network, NetworkTest.x(plan, 6), NetworkTest.y(plan, 6));
        assertTrue(check.passes(), check::toString);
        assertTrue(check.relativeError() <= 1e-7, check::toString);
    }

    @Test
    @DisplayName("S2: the same for layers that BLAS multiplies, and for a deep net")
    void largeAndDeep() {
        for (Architecture plan : new Architecture[] {
            Architecture.of(40).tanh(30).softmax(5).withL2(0.1).inDouble(),
            Architecture.of(3).relu(4).sigmoid(4).tanh(4).linear(3).sigmoid(1).inDouble(),
            Architecture.of(1).sigmoid(1).inDouble()
        }) {
            GradientCheck check =
                    GradientCheck.of(plan.initialize(5), NetworkTest.x(plan, 20), NetworkTest.y(plan, 20));
            assertTrue(check.passes(), check::toString);
        }
    }

    @Test
    void aWrongGradientIsFound() {
        // With zero parameters every ReLU sits on its kink, where no slope is right.
        Architecture plan = Architecture.of(4).relu(5).linear(3).inDouble();
        Network network = plan.initialize(1);
        network.parameters().get("W1").assign(0);
        GradientCheck check = GradientCheck.of(network, NetworkTest.x(plan, 6), NetworkTest.y(plan, 6));
        assertFalse(check.passes());
        assertTrue(check.relativeError() > 1e-3, check::toString);
        assertTrue(check.toString().startsWith("GradientCheck(FAILS, relative error "), check::toString);
    }

    @Test
    void theParametersAreAsBefore() {
        Architecture plan = Architecture.of(2).tanh(3).sigmoid(1).inDouble();
        Network network = plan.initialize(1);
        INDArray before = network.parameters().vector().dup();
        GradientCheck.of(network, NetworkTest.x(plan, 6), NetworkTest.y(plan, 6));
        Bits.assertSame(before, network.parameters().vector());
    }

    @Test
    void aFloatNetworkIsRefused() {
        Network network = Architecture.of(2).sigmoid(1).initialize(1);
        INDArray x = Nd4j.ones(DataType.FLOAT, 2, 3);
        assertRefused(
                "network is FLOAT: must be DOUBLE, see Architecture.inDouble",
                () -> GradientCheck.of(network, x, Nd4j.zeros(DataType.FLOAT, 1, 3)));
    }

    /** The seeded numbers that tests here draw. */
    static INDArray random(long seed, int rows, int columns) {
        Random random = new Random(seed);
        INDArray array = Nd4j.create(DataType.DOUBLE, new long[] {rows, columns}, 'f');
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                array.putScalar(i, j, random.nextGaussian());
            }
        }
        return array;
    }
}
