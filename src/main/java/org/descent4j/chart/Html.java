package org.descent4j.chart;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** What figures with scripts have in common: quoting, and a page for a file. */
final class Html {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private Html() {}

    /** A script that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " cannot be read", failure);
        }
    }

    /** A whole page, for a file, that loads nothing and runs no script but those that are in it. */
    static String document(String title, String html) {
        String hashes = SCRIPT.matcher(html)
                .results()
                .map(script -> "'sha256-" + sha256(script.group(1)) + "'")
                .distinct()
                .collect(Collectors.joining(" "));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                + "style-src 'unsafe-inline'; script-src " + hashes + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escape(title)
                + "</title>\n</head>\n<body>\n" + html + "</body>\n</html>\n";
    }

    private static String sha256(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A name for a text, the same on every machine: what ties a script to its figure. */
    static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Texts as an array of a script. */
    static String list(Stream<String> texts) {
        return texts.map(Html::json).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A colour as style sheets and scripts write it. */
    static String color(Color color) {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }

    /** Text in HTML, in an attribute too. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Text as a string of a script that stands in HTML: nothing in it may end the script. */
    static String json(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPlain = c >= ' '
                    && c != '"'
                    && c != '\\'
                    && c != '<'
                    && c != '>'
                    && c != '&'
                    && c != '\u2028'
                    && c != '\u2029';
            quoted.append(isPlain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
