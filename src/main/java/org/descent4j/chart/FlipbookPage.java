package org.descent4j.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** A flipbook as HTML: the first picture, and a script that adds the other ones and what turns the pages. */
final class FlipbookPage {

    private static final String SCRIPT = script();

    private FlipbookPage() {}

    private static String script() {
        try (InputStream in = FlipbookPage.class.getResourceAsStream("flipbook.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("flipbook.js cannot be read", failure);
        }
    }

    static String html(Flipbook book) {
        // Most of a chart is as in the others: each page is what has to be laid over that.
        Picture first = Picture.of(book.charts().get(0));
        BufferedImage base = Picture.common(book.charts());
        List<Picture> pictures =
                book.charts().stream().map(chart -> Picture.over(base, chart)).toList();
        String pages = IntStream.range(0, book.size())
                .mapToObj(i -> "{\"label\":" + json(book.labels().get(i)) + ",\"alt\":"
                        + json(pictures.get(i).description()) + ",\"png\":\"data:image/png;base64,"
                        + pictures.get(i).base64() + "\"}")
                .collect(Collectors.joining(",\n"));
        return """
                <figure class="descent4j-flipbook" data-flipbook="%s" style="margin:12px auto;max-width:%dpx;text-align:center">
                <img src="data:image/png;base64,%s" width="%d" height="%d" alt="%s" style="display:block;max-width:100%%;height:auto;margin:0">
                <figcaption style="font:15px system-ui,'DejaVu Sans',sans-serif;color:#1b1f24">%s</figcaption>
                </figure>
                <script>
                (function () {
                %s
                flipbook(%s, %s, %s, [
                %s
                ], %s);
                })();
                </script>
                """.formatted(
                        id(book),
                        first.width(),
                        first.base64(),
                        first.width(),
                        first.height(),
                        escape(first.description()),
                        escape(book.labels().get(0)),
                        SCRIPT.strip(),
                        json(id(book)),
                        json(book.name()),
                        json("data:image/png;base64," + Picture.of(base, "").base64()),
                        pages,
                        book.isCyclic());
    }

    /**
     * Ties a script to its figure. By words alone, which are the same on every machine; a script readies the figures
     * that are not ready yet, so that the same flipbook may be on a page twice.
     */
    private static String id(Flipbook book) {
        CRC32 sum = new CRC32();
        sum.update((book.charts().get(0).getTitle() + book.labels()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** A whole page, for a file, that loads nothing and runs no script but its own. */
    static String document(Flipbook book) {
        String html = html(book);
        String script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                + "style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script) + "'\">\n<title>"
                + escape(book.charts().get(0).getTitle())
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
