package org.descent4j.internal.live;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.descent4j.internal.math.Functions;

/**
 * A line of Java that calls this library's factories, such as {@code Adam.of(0.4).withBeta1(0.8)}, and what it gives.
 * The same line runs in a notebook: what a live figure shows to be copied is what it has computed.
 *
 * <p>It knows numbers and calls, one after the other; {@link Calls} says of what.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Optimizer adam = Expression.value(Optimizer.class, "Adam.of(0.4).withBeta1(0.8)");
 * adam.equals(Adam.of(0.4).withBeta1(0.8));  // true
 * }</pre>
 */
public final class Expression {

    private final String text;
    private int at;

    private Expression(String text) {
        this.text = text;
    }

    /**
     * What a line of Java gives.
     *
     * @param type what it has to give
     * @param text the line, with or without a semicolon
     * @param <T> what it has to give
     * @return the value
     * @throws IllegalArgumentException if it cannot be read, calls what is not known here, gives something else, or
     *     what it calls refuses a value
     */
    public static <T> T value(Class<T> type, String text) {
        Expression expression = new Expression(text);
        Object value = expression.expression();
        expression.take(';');
        checkArgument(expression.next() == 0, "%s: must end before \"%s\"", text, text.substring(expression.at));
        checkArgument(type.isInstance(value), "%s: must be a %s", text, type.getSimpleName());
        return type.cast(value);
    }

    private Object expression() {
        char first = next();
        if (first == '-' || first == '+' || first == '.' || isDigit(first)) {
            return number();
        }
        String type = name();
        require('.');
        Object value = call(type, null);
        while (take('.')) {
            value = call(null, value);
        }
        return value;
    }

    private Object call(String type, Object target) {
        String method = name();
        require('(');
        List<Object> values = new ArrayList<>();
        if (!take(')')) {
            do {
                values.add(expression());
            } while (take(','));
            require(')');
        }
        Arguments arguments = new Arguments((type == null ? "" : type) + "." + method, values);
        return type == null ? Calls.option(target, method, arguments) : Calls.factory(type, method, arguments);
    }

    private String name() {
        next();
        int from = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        checkArgument(at > from && !isDigit(text.charAt(from)), "%s: must have a name at character %s", text, from + 1);
        return text.substring(from, at);
    }

    private Double number() {
        int from = at;
        do {
            at++;
        } while (at < text.length() && isOfNumber(text.charAt(at), text.charAt(at - 1)));
        String digits = text.substring(from, at).replace("_", "");
        try {
            return Functions.number(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + ": must have a number in place of \"" + digits + "\"", e);
        }
    }

    private static boolean isOfNumber(char c, char before) {
        return ".eE".indexOf(c) >= 0 || isDigit(c) || ("+-".indexOf(c) >= 0 && "eE".indexOf(before) >= 0);
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The next character that is no space, or 0. */
    private char next() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char c) {
        boolean isThere = next() == c;
        if (isThere) {
            at++;
        }
        return isThere;
    }

    private void require(char c) {
        checkArgument(take(c), "%s: must have \"%s\" at character %s", text, c, at + 1);
    }
}
