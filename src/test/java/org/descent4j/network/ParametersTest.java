package org.descent4j.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
    void aCopyIsItsOwn() {
        Parameters parameters =
                Architecture.of(2).relu(3).sigmoid(1).initialize(1).parameters();
        Parameters copy = parameters.copy();
        assertEquals(parameters.vector(), copy.vector());
        copy.get("W1").addi(1);
        assertEquals(parameters.get("W1").getDouble(0) + 1, copy.get("W1").getDouble(0), 1e-6);
    }
}
