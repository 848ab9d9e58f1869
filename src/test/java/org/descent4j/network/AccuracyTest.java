package org.descent4j.network;

import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where a prediction or a label lies on an edge. */
class AccuracyTest {

    @Test
    @DisplayName("A prediction of 0.5 is no 1: it is right for a 0, and for 0.5, and wrong for a 1")
    void undecided() {
        Network network = Architecture.of(1).sigmoid(1).initialize(1);
        network.parameters().vector().assign(0);
        INDArray x = Nd4j.createFromArray(new float[][] {{1, 2, 3, 4, 5}});
        assertEquals(0.5, network.predict(x).getDouble(0));
        assertEquals(0.8, network.accuracy(x, Nd4j.createFromArray(new float[][] {{0, 0, 1, 0, 0.5f}})));
        network.parameters().get("b1").assign(-1);
        assertEquals(1, network.accuracy(x, Nd4j.createFromArray(new float[][] {{0, 0, 0, 0, 0.5f}})));
    }

    @Test
    @DisplayName("Where two classes are equally likely the first one is predicted")
    void twoLargest() {
        Network network = Architecture.of(1).softmax(3).initialize(1);
        network.parameters().vector().assign(0);
        INDArray x = Nd4j.createFromArray(new float[][] {{1, 2, 3}});
        assertEquals(1 / 3.0, network.accuracy(x, Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}
        })));
    }

    @Test
    @DisplayName("A one-hot column may miss 1 by float's rounding, and by no more")
    void oneHotTolerance() {
        Network network = Architecture.of(1).softmax(2).initialize(1);
        INDArray x = Nd4j.createFromArray(new float[][] {{1}});
        assertTrue(Double.isFinite(network.cost(x, Nd4j.createFromArray(new float[][] {{0.3f}, {0.700005f}}))));
        for (float rest : new float[] {0.6999f, 0.7001f, 0.65f}) {
            String refusal = refusal(() -> network.cost(x, Nd4j.createFromArray(new float[][] {{0.3f}, {rest}})));
            assertTrue(refusal.matches("column 0 of Y sums to .*: must be 1, a column is one-hot"), refusal);
        }
    }

    @Test
    @DisplayName("A label of exactly 0 or 1 is a probability")
    void edges() {
        INDArray x = Nd4j.createFromArray(new float[][] {{1, 1}});
        Network network = Architecture.of(1).sigmoid(1).initialize(1);
        network.parameters().vector().assign(0);
        assertEquals(Math.log(2), network.cost(x, Nd4j.createFromArray(new float[][] {{0, 1}})), 1e-12);
        assertEquals(
                "Score(cost=0.6931, accuracy=50.00 %, m=2)",
                network.score(x, Nd4j.createFromArray(new float[][] {{0, 1}})).toString());
        assertTrue(refusal(() -> network.cost(x, Nd4j.createFromArray(new float[][] {{0, 1.0001f}})))
                .startsWith("Y holds 1.0001"));
    }
}
