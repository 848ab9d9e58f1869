package org.descent4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    @DisplayName("A network says its plan and its parameters; plans that differ have other hash codes")
    void wordsAndHashCodes() {
        Architecture plan = Architecture.of(2).relu(3).sigmoid(1);
        Network network = plan.initialize(1);
        assertEquals(plan + " with " + network.parameters(), network.toString());
        assertEquals(plan.hashCode(), Architecture.of(2).relu(3).sigmoid(1).hashCode());
        assertNotEquals(plan.hashCode(), plan.withL2(0.1).hashCode());
    }
}
