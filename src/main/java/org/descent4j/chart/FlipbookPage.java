package org.descent4j.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A flipbook as HTML: the first picture, and a script that adds the other ones and what turns the pages. */
final class FlipbookPage {

    private static final String SCRIPT = Html.resource("flipbook.js");

    private FlipbookPage() {}

    static String html(Flipbook book) {
        // Most of a chart is as in the others: each page is what has to be laid over that.
        Picture first = Picture.of(book.charts().get(0));
        BufferedImage base = Picture.common(book.charts());
        List<Picture> pictures =
                book.charts().stream().map(chart -> Picture.over(base, chart)).toList();
        String pages = IntStream.range(0, book.size())
                .mapToObj(i -> "{\"label\":" + Html.json(book.labels().get(i)) + ",\"alt\":"
                        + Html.json(pictures.get(i).description()) + ",\"png\":\"data:image/png;base64,"
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
                Html.escape(first.description()),
                Html.escape(book.labels().get(0)),
                SCRIPT.strip(),
                Html.json(id(book)),
                Html.json(book.name()),
                Html.json("data:image/png;base64," + Picture.of(base, "").base64()),
                pages,
                book.isCyclic());
    }

    /**
     * Ties a script to its figure. By words alone, which are the same on every machine; a script readies the figures
     * that are not ready yet, so that the same flipbook may be on a page twice.
     */
    private static String id(Flipbook book) {
        return Html.sum(book.charts().get(0).getTitle() + book.labels());
    }

    /** A whole page, for a file, that loads nothing and runs no script but its own. */
    static String document(Flipbook book) {
        return Html.document(book.charts().get(0).getTitle(), html(book));
    }
}
