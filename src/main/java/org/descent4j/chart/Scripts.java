package org.descent4j.chart;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Raised and lowered parts of a text, written as in TeX: {@code v_{db}}, {@code X^{{1}}}. What stands in the outer
 * braces is raised after {@code ^}, lowered after {@code _}; without braces both are letters as any other.
 */
final class Scripts {

    /** A part of a text: 1 raised, -1 lowered, 0 neither. */
    private record Part(String text, int level) {}

    private static final String RAISED = "0123456789+-=()nitc";
    private static final String HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵗᶜ";
    private static final String LOWERED = "0123456789+-=()";
    private static final String LOW = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    private Scripts() {}

    static boolean isIn(String text) {
        return parts(text).size() > 1 || parts(text).stream().anyMatch(part -> part.level != 0);
    }

    /** The text with its parts in their places. */
    static AttributedString of(String text, Font font) {
        List<Part> parts = parts(text);
        StringBuilder letters = new StringBuilder();
        parts.forEach(part -> letters.append(part.text));
        AttributedString styled = new AttributedString(letters.toString());
        int from = 0;
        for (Part part : parts) {
            int to = from + part.text.length();
            Font own = part.level == 0 ? font : font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, part.level));
            styled.addAttribute(TextAttribute.FONT, own, from, to);
            from = to;
        }
        return styled;
    }

    /** In one line of plain letters: those that Unicode has raised or lowered, else {@code X^{1}} and {@code v_db}. */
    static String flat(String text) {
        StringBuilder flat = new StringBuilder();
        for (Part part : parts(text)) {
            if (part.level > 0) {
                flat.append(shifted(part.text, RAISED, HIGH, "^"));
            } else if (part.level < 0) {
                flat.append(shifted(part.text, LOWERED, LOW, "_"));
            } else {
                flat.append(part.text);
            }
        }
        return flat.toString();
    }

    private static String shifted(String letters, String from, String to, String otherwise) {
        return letters.chars().allMatch(letter -> from.indexOf(letter) >= 0)
                ? letters.chars()
                        .collect(
                                StringBuilder::new,
                                (text, letter) -> text.append(to.charAt(from.indexOf(letter))),
                                StringBuilder::append)
                        .toString()
                : otherwise + letters;
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i + 2 < text.length(); i++) {
            int end = isMark(text.charAt(i)) && text.charAt(i + 1) == '{' ? end(text, i + 1) : -1;
            if (end > i + 2) {
                add(parts, text.substring(from, i), 0);
                add(parts, text.substring(i + 2, end), text.charAt(i) == '^' ? 1 : -1);
                from = end + 1;
                i = end;
            }
        }
        add(parts, text.substring(from), 0);
        return parts;
    }

    private static void add(List<Part> parts, String text, int level) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, level));
        }
    }

    private static boolean isMark(char letter) {
        return letter == '^' || letter == '_';
    }

    /** Where the brace is that closes one; -1 if none does. */
    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
