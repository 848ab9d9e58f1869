package org.descent4j.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserCodeTest {

    private static RuntimeException thrown(String message, String... classes) {
        RuntimeException thrown = new IllegalStateException(message);
        StackTraceElement[] frames = new StackTraceElement[classes.length];
        for (int i = 0; i < classes.length; i++) {
            frames[i] = new StackTraceElement(classes[i], "step", "Own.java", 10 + i);
        }
        thrown.setStackTrace(frames);
        return thrown;
    }

    private static String message(Throwable thrown) {
        return UserCode.message(thrown, UserCodeTest.class);
    }

    private static final String CALLER = UserCodeTest.class.getName();

    @Test
    @DisplayName("The first line that is neither the library's nor ND4J's nor Java's is named")
    void place() {
        assertEquals(
                "off, at my.Own.step(Own.java:12)",
                message(thrown("off", "org.nd4j.X", "java.util.List", "my.Own", "org.descent4j.Y", CALLER, "my.Main")));
    }

    @Test
    @DisplayName("What called the library is not to blame")
    void caller() {
        assertEquals("off", message(thrown("off", "org.descent4j.internal.guard.Check", CALLER, "my.Main")));
        assertEquals("off", message(thrown("off")));
    }

    @Test
    @DisplayName("A cell is called by its number, a class in it by its name")
    void cells() {
        assertEquals("off, at Own.step(#22)", message(thrown("off", "REPL.$JShell$22B$Own", CALLER)));
        assertEquals("off, at step(#22)", message(thrown("off", "REPL.$JShell$22", CALLER)));
    }

    @Test
    @DisplayName("What has no message is called by its kind, and a cause is looked into")
    void causes() {
        RuntimeException inner = thrown(null, "my.Own", CALLER);
        assertEquals("IllegalStateException, at my.Own.step(Own.java:10)", message(inner));
        RuntimeException outer = thrown("wrapped", "org.nd4j.X", CALLER);
        outer.initCause(inner);
        assertEquals("wrapped, at my.Own.step(Own.java:10)", message(outer));
    }
}
