package org.descent4j.internal.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where code that was given to the library went wrong: an optimizer, a schedule, a function of one's own. A notebook
 * shows the trace of what was thrown last and no causes, so that the line has to stand in the message.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try {
 *     Adam.of((epoch, t) -> Integer.parseInt("a tenth")).on(Nd4j.zeros(1)).step(Nd4j.ones(1));
 * } catch (NumberFormatException e) {
 *     System.out.println(UserCode.message(e, Stepper.class));  // For input string: "a tenth", at lambda(#12)
 * }
 * }</pre>
 */
public final class UserCode {

    private static final List<String> NOT_THE_USERS = List.of(
            "org.descent4j.", "org.nd4j.", "org.bytedeco.", "org.knowm.xchart.", "java.", "javax.", "jdk.", "sun.");

    private static final Pattern CELL = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(?:\\$(.*))?");

    private UserCode() {}

    /**
     * What was thrown, and behind it the first place in its trace that is neither the library's nor ND4J's, XChart's or
     * Java's. A cell of a notebook is called by its number there, as in the kernel's own traces: {@code #22}.
     *
     * @param thrown what was thrown
     * @param caller the library's class that had called; what called it is not looked at
     * @return its message, or its kind if it has none, and {@code ", at "} the place, unless the library itself found
     *     the fault
     */
    public static String message(Throwable thrown, Class<?> caller) {
        String said = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().equals(caller.getName())) {
                    break;
                }
                if (NOT_THE_USERS.stream().noneMatch(frame.getClassName()::startsWith)) {
                    return said + ", at " + place(frame);
                }
            }
        }
        return said;
    }

    // JShell counts a cell's lines from its imports on: such a number would send the reader to another line.
    private static String place(StackTraceElement frame) {
        Matcher cell = CELL.matcher(frame.getClassName());
        if (!cell.matches()) {
            return frame.toString();
        }
        String method = frame.getMethodName().replaceFirst("\\$.*", "");
        return (cell.group(2) == null ? "" : cell.group(2) + ".") + method + "(#" + cell.group(1) + ")";
    }
}
