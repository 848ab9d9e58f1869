package org.descent4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    @DisplayName("A network says its plan and its parameters; plans that differ have other hash codes")
    void wordsAndHashCodes() {
        Architecture plan = Network.of(2).relu(3).sigmoid(1);
        Network network = plan.initialise(1);
        assertEquals(plan + " with " + network.parameters(), network.toString());
        assertEquals(plan.hashCode(), Network.of(2).relu(3).sigmoid(1).hashCode());
        assertNotEquals(plan.hashCode(), plan.l2(0.1).hashCode());
    }
}
