package org.descent4j.chart;

import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A live figure as HTML: its picture, the engine that all live figures of a page share, and its own numbers. */
final class LivePage {

    private static final List<String> PARTS =
            List.of("figure", "map", "algorithms", "explorer", "averages", "momentum-map", "schedules", "updates");

    private LivePage() {}

    /** Read when it is needed: most programs show no live figure. */
    private static final class Engine {

        static final String SCRIPT = script();
        static final String NAME = "descent4j_" + Html.sum(SCRIPT);

        private Engine() {}

        private static String script() {
            String parts = PARTS.stream()
                    .map(part -> Html.resource("live/" + part + ".js"))
                    .collect(Collectors.joining("\n"));
            // The engine is what TeaVM makes of the library's classes; as a module, it fills "exports".
            return "(function () {\n'use strict';\nconst engine = (function (exports) {\n"
                    + Html.resource("engine.js").strip() + "\nreturn exports;\n})({});\nconst looks = " + looks()
                    + ";\n"
                    + parts.strip() + "\nconst alive = (fill) => (id, state) => figures(id, (body, host, figure) => "
                    + "fill(engine, looks, body, host, figure, state));\nreturn { engine, explorer: alive(explorer), "
                    + "averages: alive(averages), momentumMap: alive(momentumMap), schedules: alive(schedules), "
                    + "updates: alive(updates) };\n})()";
        }
    }

    /** Another build's engine may be on the same page: each goes by its own name. */
    static String html(Live live) {
        Picture picture = Picture.of(live.chart());
        String id = Html.sum(live.state());
        return """
                <figure class="descent4j-live" data-live="%s" data-name="%s" style="margin:12px auto;max-width:1100px">
                <img src="data:image/png;base64,%s" width="%d" height="%d" alt="%s" style="display:block;max-width:100%%;height:auto;margin:0 auto">
                <figcaption style="font:15px system-ui,'DejaVu Sans',sans-serif;text-align:center">A picture of a live figure: run its cell in a notebook, or open the lecture's page, to move it.</figcaption>
                </figure>
                <script>
                window.%s = window.%s || %s;
                </script>
                <script>
                window.%s.%s("%s", %s);
                </script>
                """.formatted(
                        id,
                        Html.escape(live.name()),
                        picture.base64(),
                        picture.width(),
                        picture.height(),
                        Html.escape(picture.description()),
                        Engine.NAME,
                        Engine.NAME,
                        Engine.SCRIPT,
                        Engine.NAME,
                        live.function(),
                        id,
                        live.state());
    }

    /** A whole page, for a file. */
    static String document(Live live) {
        return Html.document(live.chart().getTitle(), html(live)).replace("<body>", "<body class=\"live-page\">");
    }

    /** Colour, dashes and marker of each algorithm, as in every chart. */
    private static String looks() {
        return Ink.named().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> Html.json(entry.getKey()) + ": " + look(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String look(Ink ink) {
        BasicStroke stroke = ink.stroke();
        return "{\"color\": \"%s\", \"dash\": %s, \"width\": %s, \"marker\": \"%s\"}"
                .formatted(
                        Html.color(ink.color()),
                        stroke.getDashArray() == null ? "[]" : Arrays.toString(stroke.getDashArray()),
                        stroke.getLineWidth(),
                        ink.shape());
    }
}
