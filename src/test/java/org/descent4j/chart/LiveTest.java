package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.descent4j.average.Ewa;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveTest {

    private static final Surface BOWL = Surface.bowl(0.1, 2);
    private static final Point START = Point.of(-9, 3);

    private static Stream<Live> figures() {
        return Stream.of(
                Explorer.of(
                                BOWL,
                                START,
                                GradientDescent.of(0.45),
                                Momentum.of(0.45).heavyBall())
                        .withSteps(30)
                        .withNoise(0.5, 7)
                        .withGoal(0.01),
                AverageExplorer.of(new double[] {40, 49, 45}, Ewa.of(0.9).corrected()),
                MomentumMap.of(0.2, 4).withMomentum(0.45, 0.9),
                ScheduleExplorer.of(LearningRate.constant(0.4), LearningRate.cosine(0.4, 400)),
                UpdateExplorer.of(BOWL, START, RmsProp.of(0.4), Adam.of(0.6)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("a figure is a picture with its words, the engine, and its own numbers; nothing is fetched")
    void html(Live live) {
        String html = LivePage.html(live);
        assertTrue(html.contains("<img src=\"data:image/png;base64,"));
        assertTrue(html.contains("alt=\"Chart: "));
        assertEquals(2, html.split("<script>", -1).length - 1);
        assertTrue(html.contains("." + live.function() + "(\""), live.function());
        assertTrue(html.contains(live.state()));
        assertFalse(Pattern.compile("(src|href)=\"http").matcher(html).find());
        assertEquals(html, LivePage.html(live), "the same each time");
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("in words a figure says what it is, and what its picture shows")
    void description(Live live) {
        assertTrue(live.description().startsWith(live.name() + ". Chart: "));
        assertTrue(live.toString().startsWith(live.getClass().getSimpleName() + "{"));
    }

    @Test
    @DisplayName("the engine is the same text in each figure, so that a page can have it once")
    void engine() {
        List<String> engines = figures()
                .map(LivePage::html)
                .map(html -> html.substring(html.indexOf("<script>"), html.indexOf("</script>")))
                .distinct()
                .toList();
        assertEquals(1, engines.size());
        assertTrue(
                engines.get(0).length() < 230_000,
                "engine and figures: " + engines.get(0).length());
    }

    @Test
    @DisplayName("a file is a page of its own, whose policy lets its two scripts run and nothing else")
    void file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("map.html");
        Show.file(MomentumMap.of(0.2, 4), file);
        String page = Files.readString(file);
        assertTrue(page.contains("default-src 'none'"));
        assertEquals(2, page.split("'sha256-", -1).length - 1);
        assertTrue(page.contains("<body class=\"live-page\">"));
        assertRefused("file = map.png: must end in .html", () -> Show.file(MomentumMap.of(0.2, 4), Path.of("map.png")));
    }

    @Test
    @DisplayName("a unit that looks like the end of a script is a unit")
    void escaped() {
        Live live = AverageExplorer.of(new double[] {1, 2}, Ewa.of(0.5)).withUnit("</script><script>alert(1)</script>");
        String html = LivePage.html(live);
        assertEquals(2, html.split("<script>", -1).length - 1);
        assertFalse(html.contains("alert(1)</script>"));
    }

    @Test
    @DisplayName("what a page cannot run, or is out of range, is refused by its name")
    void refusals() {
        Optimizer[] six = IntStream.range(1, 7).mapToObj(GradientDescent::of).toArray(Optimizer[]::new);
        assertRefused("optimizers has 6: must have 1 to 5", () -> Explorer.of(BOWL, START, six));
        assertRefused("optimizers has 0: must have 1 to 5", () -> Explorer.of(BOWL, START));
        Explorer explorer = Explorer.of(BOWL, START, GradientDescent.of(0.1));
        assertRefused("steps = 0: must be from 1 to 5000", () -> explorer.withSteps(0));
        assertRefused("noise = -1.0: must be a finite number, at least 0", () -> explorer.withNoise(-1, 1));
        assertRefused("goal = NaN: must be finite", () -> explorer.withGoal(Double.NaN));
        LearningRate own = (epoch, t) -> 0.1;
        String page = "must be one of the library's own, made of numbers; a page runs nothing else";
        assertTrue(refusal(() -> Explorer.of(BOWL, START, Adam.of(own))).endsWith(page));
        assertTrue(refusal(() -> ScheduleExplorer.of(own)).endsWith(page));
        assertTrue(refusal(() -> ScheduleExplorer.of(LearningRate.manual(0.1))).endsWith(page));
        assertRefused("schedules has 0: must have 1 to 4", ScheduleExplorer::of);
        assertRefused("theta has 1 values: must have 2 to 2000", () -> AverageExplorer.of(new double[1], Ewa.of(0.9)));
        assertRefused(
                "theta[1] = NaN: must be a finite number",
                () -> AverageExplorer.of(new double[] {1, Double.NaN}, Ewa.of(0.9)));
        assertTrue(refusal(() -> AverageExplorer.of(new double[2], Ewa.of(0.9).add(1)))
                .endsWith("must not have seen a value"));
        assertRefused("flat = 0.0: must be a finite number above 0", () -> MomentumMap.of(0, 1));
        assertRefused("steep = 1.0: must be finite, at least flat = 2.0", () -> MomentumMap.of(2, 1));
        assertRefused(
                "beta = 1.0: must be in [0, 0.99]", () -> MomentumMap.of(1, 2).withMomentum(1, 1));
        assertRefused("optimizers has 0: must have 1 to 4", () -> UpdateExplorer.of(BOWL, START));
        assertRefused(
                "surface = Saddle(): must have a minimum",
                () -> UpdateExplorer.of(Surface.saddle(), START, GradientDescent.of(0.1)));
        assertTrue(refusal(() -> Explorer.of(BOWL, Point.of(Double.NaN, 0), GradientDescent.of(0.1)))
                .endsWith("must be finite, with finite cost and gradient"));
    }
}
