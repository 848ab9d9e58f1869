package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.descent4j.StoppedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The last value that is allowed, the first that is not, and what there is no memory for. */
class LimitsTest {

    @AfterEach
    void noInterruptIsLeft() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("An interrupted thread makes no network, and is given no prediction, score or gradient")
    void interrupted() {
        Architecture plan = Architecture.of(3).softmax(2);
        Network network = plan.initialize(1);
        INDArray x = NetworkTest.x(plan, 4);
        INDArray y = NetworkTest.y(plan, 4);
        for (Executable call : new Executable[] {
            () -> plan.initialize(1),
            () -> network.predict(x),
            () -> network.score(x, y),
            () -> network.backward(x, y),
            () -> network.inPieces(4).add(x, y)
        }) {
            Thread.currentThread().interrupt();
            assertThrows(StoppedException.class, call);
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    @DisplayName("A network that the heap cannot hold is refused with what it would take")
    void room() {
        assumeTrue(Runtime.getRuntime().maxMemory() < 20e9);
        Architecture plan = Architecture.of(40_000).relu(40_000);
        String refusal = refusal(() -> plan.initialize(1));
        assertTrue(refusal.startsWith(plan + " takes "), refusal);
        assertTrue(refusal.contains(" takes 25.6 GB: ") || refusal.contains(" takes 6.4 GB: "), refusal);
    }

    @Test
    @DisplayName("Two gradients agree up to 1e-7, and no further; the outcome says which parameter is furthest off")
    void agreement() {
        assertTrue(new GradientCheck(1e-7, "W1[0]").passes());
        assertFalse(new GradientCheck(Math.nextUp(1e-7), "W1[0]").passes());
        assertFalse(new GradientCheck(Double.NaN, "W1[0]").passes());
        assertEquals(
                "GradientCheck(passes, relative error 1.0e-07, worst at W1[0])",
                new GradientCheck(1e-7, "W1[0]").toString());
        assertThrows(NullPointerException.class, () -> new GradientCheck(0, null));
    }

    @Test
    @DisplayName("Where both gradients are 0 the check passes")
    void zero() {
        Network network = Architecture.of(1).relu(1).inDouble().initialize(1);
        network.parameters().vector().assign(-1);
        GradientCheck check =
                GradientCheck.of(network, Nd4j.ones(DataType.DOUBLE, 1, 1), Nd4j.zeros(DataType.DOUBLE, 1, 1));
        assertEquals(new GradientCheck(0, "W1[0]"), check);
    }

    @Test
    @DisplayName("Plans that differ in one part have other hash codes, and an unfinished plan says what it is")
    void hashCodes() {
        Architecture plan = Architecture.of(2).relu(3);
        for (Architecture other : new Architecture[] {
            Architecture.of(3).relu(3),
            Architecture.of(2).tanh(3),
            plan.withL2(1),
            plan.inDouble(),
            plan.withInitialization(Initialization.XAVIER)
        }) {
            assertNotEquals(plan.hashCode(), other.hashCode());
        }
        assertEquals("Architecture(2, λ=0.0, FLOAT)", Architecture.of(2).toString());
        assertEquals(2, Architecture.of(2).outputs());
        assertEquals("Score(cost=1.235, accuracy=50.00 %, m=2)", new Score(1.23456, 0.5, 2).toString());
    }

    @Test
    @DisplayName("Data that are not numbers are named, not what they lead to, also in a batch of pieces")
    void notFinite() {
        Network network = Architecture.of(2).relu(3).sigmoid(1).initialize(1);
        INDArray x = Nd4j.ones(DataType.FLOAT, 2, 3000);
        INDArray y = Nd4j.zeros(DataType.FLOAT, 1, 3000);
        x.putScalar(1, 2500, Float.POSITIVE_INFINITY);
        String place = "X holds Infinity in row 1 of column ";
        for (Executable call : new Executable[] {() -> network.score(x, y), () -> network.backward(x, y)}) {
            network.parameters().get("W1").assign(1);
            network.parameters().get("W2").assign(-1);
            String refusal = refusal(call);
            assertTrue(refusal.startsWith(place), refusal);
        }
    }

    @Test
    @DisplayName("A batch in pieces whose arrays are closed, or of which a piece was broken off, is refused by name")
    void pieces() {
        Architecture plan = Architecture.of(1)
                .layer(1, new ActivationTest.Slip(0, Double.POSITIVE_INFINITY))
                .linear(1)
                .inDouble();
        INDArray x = Nd4j.ones(DataType.DOUBLE, 1, 1);
        INDArray y = Nd4j.zeros(DataType.DOUBLE, 1, 1);
        for (String closed : new String[] {"parameters", "gradients"}) {
            Network network = plan.initialize(1);
            network.parameters().get("W1").assign(1);
            Pieces begun = network.inPieces(2);
            begun.add(x, y);
            Pieces whole = network.inPieces(1);
            whole.add(x, y);
            (closed.equals("parameters") ? network.parameters() : network.gradients())
                    .vector()
                    .close();
            String message = closed + " is closed: must be an open array";
            assertRefused(message, () -> begun.add(x, y));
            assertRefused(message, whole::finish);
            assertRefused(
                    "vector is closed: must be an open array",
                    () -> (closed.equals("parameters") ? network.parameters() : network.gradients()).copy());
        }
        Network network = plan.initialize(1);
        network.parameters().get("W1").assign(-1);
        Pieces broken = network.inPieces(1);
        assertThrows(IllegalArgumentException.class, () -> broken.add(x, y));
        network.parameters().get("W1").assign(1);
        String message = "a piece was broken off in its midst: begin again, by Network.inPieces";
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> broken.add(x, y))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, broken::finish).getMessage());
    }

    @Test
    @DisplayName(
            "A view of the parameters that was given other memory is named; a plan that is not whole loads nothing")
    void otherMemoryAndPlan() {
        Network network = Architecture.of(2).relu(3).sigmoid(1).initialize(1);
        network.parameters().get("W2").setData(Nd4j.ones(DataType.FLOAT, 3).data());
        assertRefused(
                "W2 has been given other memory: must keep that which it had",
                () -> network.predict(Nd4j.ones(DataType.FLOAT, 2, 1)));
        assertRefused(
                "Architecture(2, λ=0.0, FLOAT) has no layer: must have at least one",
                () -> Architecture.of(2).load(Path.of("no.npz")));
    }
}
