package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.WeightDecay;
import org.descent4j.training.Trainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ParametersTest {

    @Test
    @DisplayName("S2: W^[l] and b^[l] are views of one vector, in both directions")
    void viewsOfOneVector() {
        Parameters parameters =
                Architecture.of(2).relu(3).sigmoid(1).inDouble().initialize(1).parameters();
        assertEquals(List.of("W1", "b1", "W2", "b2"), List.copyOf(parameters.names()));
        assertEquals(2 * 3 + 3 + 3 + 1, parameters.count());
        for (int i = 0; i < 13; i++) {
            parameters.vector().putScalar(i, i);
        }
        assertArrayEquals(
                new double[] {0, 3, 1, 4, 2, 5},
                parameters.get("W1").dup('c').data().asDouble());
        assertArrayEquals(new long[] {3, 2}, parameters.get("W1").shape());
        assertArrayEquals(
                new double[] {6, 7, 8}, parameters.get("b1").dup().data().asDouble());
        assertArrayEquals(new long[] {3, 1}, parameters.get("b1").shape());
        assertEquals(12, parameters.get("b2").getDouble(0));
        parameters.get("W2").putScalar(0, 1, -1);
        assertEquals(-1, parameters.vector().getDouble(10));
    }

    @Test
    @DisplayName("A weight matrix or a bias is a group of its place in the vector; all of one kind are changed at once")
    void groups() {
        Parameters parameters =
                Architecture.of(2).relu(3).sigmoid(1).initialize(1).parameters();
        assertEquals(Group.of("W1", 0, 6), parameters.group("W1"));
        assertEquals(Group.of("b1", 6, 9), parameters.group("b1"));
        assertEquals(Group.of("W2", 9, 12), parameters.group("W2"));
        assertEquals(Group.of("b2", 12, 13), parameters.group("b2"));
        assertArrayEquals(
                new Group[] {
                    Group.of("b1", 6, 9).withoutDecay(), Group.of("b2", 12, 13).withoutDecay()
                },
                parameters.biases(Group::withoutDecay));
        assertArrayEquals(
                new Group[] {
                    Group.of("W1", 0, 6).withRateFactor(2),
                    Group.of("W2", 9, 12).withRateFactor(2)
                },
                parameters.weights(group -> group.withRateFactor(2)));
        assertRefused("name = w1: must be one of [W1, b1, W2, b2]", () -> parameters.group("w1"));
        assertEquals(
                "change",
                assertThrows(NullPointerException.class, () -> parameters.weights(group -> null))
                        .getMessage());
    }

    @Test
    @DisplayName("S2: biases without decay move as without WeightDecay, and the weights decay: b is not regularized")
    void noDecayOnBiases() {
        Architecture plan = Architecture.of(2).relu(3).sigmoid(1).inDouble();
        Examples moons = Moons.examples(64, 0.2, 3, DataType.DOUBLE);
        Optimizer plain = GradientDescent.of(0.1);
        Network without = plan.initialize(1);
        Network with = plan.initialize(1);
        for (Network network : new Network[] {with, without}) {
            network.parameters().get("b1").addi(0.5);
        }
        INDArray before = with.parameters().get("W1").dup();
        Trainer.of(without, plain).wholeBatch().withEpochs(1).train(moons);
        Trainer.of(with, WeightDecay.decoupled(0.3, plain))
                .withGroups(with.parameters().biases(Group::withoutDecay))
                .wholeBatch()
                .withEpochs(1)
                .train(moons);
        for (String bias : new String[] {"b1", "b2"}) {
            Bits.assertSame(without.parameters().get(bias), with.parameters().get(bias), bias);
        }
        INDArray decay = before.mul(0.1 * 0.3);
        INDArray difference =
                without.parameters().get("W1").sub(with.parameters().get("W1"));
        assertTrue(decay.amaxNumber().doubleValue() > 0.01);
        assertArrayEquals(
                decay.dup('f').data().asDouble(), difference.dup('f').data().asDouble(), 1e-15);
    }

    @Test
    void aCopyIsItsOwn() {
        Parameters parameters =
                Architecture.of(2).relu(3).sigmoid(1).initialize(1).parameters();
        Parameters copy = parameters.copy();
        assertEquals(parameters.vector(), copy.vector());
        copy.get("W1").addi(1);
        assertEquals(parameters.get("W1").getDouble(0) + 1, copy.get("W1").getDouble(0), 1e-6);
    }
}
