package org.descent4j.training;

import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Optimizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import student.Slips;

class OwnCodeTest {

    private static final Examples MOONS = Moons.examples(100, 0.2, 1);

    private static TrainingException failure(Optimizer optimizer, ExampleSource data) {
        Network network = Architecture.of(2).sigmoid(1).initialize(1);
        return assertThrows(
                TrainingException.class, () -> Trainer.of(network, optimizer).train(data));
    }

    private static void assertLeadsTo(String start, String where, TrainingException failure) {
        String message = failure.getMessage();
        assertTrue(message.startsWith("step 1 (epoch 1, mini-batch 1): " + start), message);
        assertTrue(message.contains(", at student.Slips") && message.contains(where), message);
        assertTrue(message.matches("(?s).*\\(Slips\\.java:\\d+\\)"), message);
        assertEquals(failure.getCause().getStackTrace()[0], failure.getStackTrace()[0]);
    }

    @Test
    @DisplayName("The line of an own optimizer, schedule or example source stands in the message, and leads the trace")
    void ownCode() {
        assertLeadsTo("Cannot perform", "WrongLength.step", failure(new Slips.WrongLength(), MOONS));
        assertLeadsTo("UnsupportedOperationException", "schedule", failure(Adam.of(Slips.schedule()), MOONS));
        assertLeadsTo("Index ", "TooFew.copy", failure(Adam.of(0.1), new Slips.TooFew(64)));
    }

    @Test
    @DisplayName("What the library itself refuses is no one's line")
    void theLibrarysOwn() {
        Examples wrong = Examples.of(Nd4j.zeros(2, 64), Nd4j.zeros(1, 64).addi(2));
        assertFalse(failure(GradientDescent.of(0.1), wrong).getMessage().contains(", at "));
    }

    @Test
    @DisplayName("Examples that do not fit the network: how they would is said")
    void fit() {
        Trainer two = Trainer.of(Architecture.of(2).sigmoid(1).initialize(1), Adam.of(0.1));
        Examples doubles =
                Examples.of(MOONS.x().castTo(DataType.DOUBLE), MOONS.y().castTo(DataType.DOUBLE));
        assertEquals(
                "data = Examples(n_x=2, n_y=1, m=100, DOUBLE): must have n_x=2, n_y=1, FLOAT, as the network has: "
                        + "x and y.castTo(DataType.FLOAT)",
                refusal(() -> two.train(doubles)));
        Trainer ten = Trainer.of(Architecture.of(2).softmax(10).initialize(1), Adam.of(0.1));
        assertEquals(
                "data = Examples(n_x=2, n_y=1, m=100, FLOAT): must have n_x=2, n_y=10, FLOAT, as the network has: "
                        + "Examples.oneHot(labels, 10) makes such a y",
                refusal(() -> ten.train(MOONS)));
        assertEquals(
                "data = Examples(n_x=5, n_y=1, m=2, FLOAT): must have n_x=2, n_y=1, FLOAT, as the network has "
                        + "(one column an example; is x transposed?)",
                refusal(() -> two.train(Examples.of(Nd4j.zeros(5, 2), Nd4j.zeros(1, 2)))));
        assertEquals(
                "data = Examples(n_x=3, n_y=1, m=7, FLOAT): must have n_x=2, n_y=1, FLOAT, as the network has "
                        + "(one column an example)",
                refusal(() -> two.train(Examples.of(Nd4j.zeros(3, 7), Nd4j.zeros(1, 7)))));
    }
}
