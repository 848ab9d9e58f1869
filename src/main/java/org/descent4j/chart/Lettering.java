package org.descent4j.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.Locale;

/** Text in a chart: in one line, in letters that a font has, and painted as outlines, the same everywhere. */
final class Lettering {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Lettering() {}

    /**
     * Writes a line.
     *
     * @param share how much of the text stands to the left of x: 0 to begin there, 0.5 to centre it, 1 to end there
     * @param y its base line
     */
    static void write(Graphics2D graphics, Font font, Color color, String text, double share, double x, double y) {
        TextLayout layout = layout(shown(text, font), font);
        graphics.setColor(color);
        graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x - share * layout.getAdvance(), y)));
    }

    /** Writes a line centred on x, with a white rim that keeps it readable on lines and dots. */
    static void write(Graphics2D graphics, Font font, Color color, Stroke rim, String text, double x, double y) {
        TextLayout layout = layout(shown(text, font), font);
        Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(x - 0.5 * layout.getAdvance(), y));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(rim);
        graphics.draw(outline);
        graphics.setColor(color);
        graphics.fill(outline);
    }

    /** A text without line breaks and what else has no place in a line; none for null. */
    static String plain(String text) {
        return text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    static double width(String text, Font font) {
        return layout(text, font).getAdvance();
    }

    /** A text in one line, or as much of it as fits, with an ellipsis. */
    static String fitting(String text, Font font, double room) {
        String shown = shown(text, font);
        String cut = shown;
        for (int end = shown.length() - 1; width(cut, font) > room && end > 0; end--) {
            cut = shown.substring(0, end).strip() + "…";
        }
        return cut;
    }

    /** A text in one line; where no font of this machine has its letters, it says so in place of empty boxes. */
    static String shown(String text, Font font) {
        String line = plain(text);
        if (font.canDisplayUpTo(line) < 0) {
            return line;
        }
        StringBuilder shown = new StringBuilder();
        String lacking = "";
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int letter = line.codePointAt(i);
            if (font.canDisplay(letter)) {
                shown.appendCodePoint(letter);
                lacking = letter == ' ' ? lacking : "";
            } else if (!kind(letter).equals(lacking)) {
                lacking = kind(letter);
                shown.append("(no font for ").append(lacking).append(')');
            }
        }
        return shown.toString();
    }

    /** What kind of letters one is of: "Hangul". */
    private static String kind(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        boolean isShared = script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED;
        String name =
                isShared ? "symbols" : script.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return isShared ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** With raised and lowered parts, if it has some. TextLayout refuses an empty text. */
    static TextLayout layout(String text, Font font) {
        if (Scripts.isIn(text)) {
            return new TextLayout(Scripts.of(text, font).getIterator(), CONTEXT);
        }
        return new TextLayout(text.isEmpty() ? " " : text, font, CONTEXT);
    }
}
