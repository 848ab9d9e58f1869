package org.descent4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** The words in which bad input is refused. */
public final class Refusal {

    private Refusal() {}

    /** The message of the IllegalArgumentException that a call must throw. */
    public static String refusal(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    public static void assertRefused(String message, Executable call) {
        assertEquals(message, refusal(call));
    }
}
