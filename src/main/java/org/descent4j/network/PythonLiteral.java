package org.descent4j.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of Python's literals that a .npy header is made of: dicts, tuples, strings, True and False, whole numbers
 * (also with Python 2's L). Whatever Python reads otherwise, spaces, either quotes, any order, a comma at the end, is
 * read here. ND4J's reader looks for words at fixed places instead: {@code 'fortran_order':False} without a space reads
 * as True there.
 */
final class PythonLiteral {

    private static final int DEEPEST = 8;

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** A Map, List, String, Boolean or Long; throws IllegalArgumentException with what must be where. */
    static Object parse(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value();
        literal.space();
        if (literal.at < text.length()) {
            throw literal.refusal("the end");
        }
        return value;
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw refusal("no more brackets");
        }
        space();
        Object value = take("{") ? dict() : take("(") ? tuple() : plain();
        depth--;
        return value;
    }

    private Object plain() {
        if (take("True")) {
            return true;
        }
        if (take("False")) {
            return false;
        }
        int start = at;
        if (peek() == 'u' || peek() == 'U') {
            at++;
        }
        if (peek() == '\'' || peek() == '"') {
            return string(text.charAt(at++));
        }
        at = start;
        return number();
    }

    private Map<Object, Object> dict() {
        Map<Object, Object> dict = new LinkedHashMap<>();
        while (!closes('}')) {
            Object key = value();
            expect(':');
            // As in Python, the last one of a name counts.
            dict.put(key, value());
            separate('}');
        }
        return dict;
    }

    /** A tuple, or what stands in brackets: (3) is 3, (3,) is a tuple. */
    private Object tuple() {
        List<Object> items = new ArrayList<>();
        boolean comma = false;
        while (!closes(')')) {
            items.add(value());
            comma |= separate(')');
        }
        return items.size() == 1 && !comma ? items.get(0) : items;
    }

    private String string(char quote) {
        int end = text.indexOf(quote, at);
        if (end < 0) {
            throw refusal("a closed quote");
        }
        String string = text.substring(at, end);
        if (string.indexOf('\\') >= 0 || string.indexOf('\n') >= 0) {
            throw refusal("a plain string");
        }
        at = end + 1;
        return string;
    }

    private Long number() {
        int start = at;
        while (Character.digit(peek(), 10) >= 0 && peek() < 128) {
            at++;
        }
        // No number of a shape has more digits, and a long holds them.
        if (at == start || at - start > 18) {
            at = start;
            throw refusal("a dict, a tuple, a string, True, False, or a whole number");
        }
        Long number = Long.valueOf(text.substring(start, at));
        if (peek() == 'L') {
            at++;
        }
        return number;
    }

    private boolean closes(char bracket) {
        space();
        return take(String.valueOf(bracket));
    }

    /** After an item: a comma (true), or the bracket, which stays to be read. */
    private boolean separate(char bracket) {
        space();
        if (peek() == bracket) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char wanted) {
        space();
        if (!take(String.valueOf(wanted))) {
            throw refusal("'" + wanted + "'");
        }
    }

    private boolean take(String wanted) {
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    private void space() {
        boolean comment = false;
        while (at < text.length() && (comment || peek() == '#' || Character.isWhitespace(peek()))) {
            comment = peek() == '#' || (comment && peek() != '\n');
            at++;
        }
    }

    /** The next character; what cannot stand in a header at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\uFFFF';
    }

    private IllegalArgumentException refusal(String wanted) {
        return new IllegalArgumentException("must have " + wanted + " at its character " + (at + 1));
    }
}
