package org.descent4j.schedule;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRateTest {

    private static final double EXACT = 1e-15;
    private static final long FAR = 1_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.06666666666666667", "3, 0.05", "4, 0.04"})
    @DisplayName("S16: α₀ = 0.2, rate 1: 0.1, 0.0667, 0.05, 0.04 in epochs 1 to 4 (erratum: not 0.67, 0.5, 0.4)")
    void s16_inverseTime(long epoch, double alpha) {
        assertEquals(alpha, LearningRate.inverseTime(0.2, 1).at(epoch, 1), EXACT);
    }

    @Test
    @DisplayName("S16: the assignment's α₀/(1 + rate·⌊epoch/interval⌋) is 0.384615… at (0.5, 100, 0.3, 100)")
    void s16_assignment() {
        assertEquals(
                0.38461538461538464,
                LearningRate.inverseTime(0.5, 0.3).inStairs(100).at(100, 1),
                EXACT);
    }

    @Test
    @DisplayName("S17: 0.95^epoch·α₀, k/√epoch·α₀, k/√t·α₀, a staircase, a table by hand")
    void s17_others() {
        assertEquals(
                0.95 * 0.95 * 0.95 * 0.2, LearningRate.exponential(0.2, 0.95).at(3, 77), EXACT);
        assertEquals(0.5 / 3 * 0.2, LearningRate.inverseRoot(0.2, 0.5).at(9, 77), EXACT);
        assertEquals(0.5 / 7 * 0.2, LearningRate.inverseRoot(0.2, 0.5).perStep().at(9, 49), EXACT);
        LearningRate stairs = LearningRate.exponential(0.2, 0.5).inStairs(10);
        LearningRate table = LearningRate.table(0.2).from(10, 0.1).from(20, 0.05);
        for (long epoch = 0; epoch < 30; epoch++) {
            assertEquals(epoch < 10 ? 0.2 : epoch < 20 ? 0.1 : 0.05, stairs.at(epoch, 1), EXACT);
            assertEquals(stairs.at(epoch, 1), table.at(epoch, 1), EXACT);
        }
    }

    /** A schedule, and α at points (epoch, t): 0, 1, each boundary and its neighbours, past the end, and far away. */
    static Stream<Arguments> grid() {
        double start = 0.1 / 25;
        double end = start / 10_000;
        return Stream.of(
                points(LearningRate.constant(0.3), 0, 0, 0.3, 1, 1, 0.3, FAR, FAR, 0.3),
                points(LearningRate.constant(0), 1, 1, 0),
                points(LearningRate.inverseTime(0.2, 1), 0, 9, 0.2, 1, 9, 0.1, FAR, 9, 0.2 / (1 + 1e12)),
                points(LearningRate.inverseTime(0.2, 0), 0, 9, 0.2, FAR, 9, 0.2),
                points(LearningRate.exponential(0.2, 0.95), 0, 9, 0.2, 1, 9, 0.19, 20_000, 9, 0, FAR, 9, 0),
                points(LearningRate.exponential(0.2, 1), 0, 9, 0.2, FAR, 9, 0.2),
                points(LearningRate.inverseRoot(0.2, 1), 0, 9, 0.2, 1, 9, 0.2, 4, 9, 0.1, FAR, 9, 2e-7),
                points(LearningRate.inverseRoot(0.2, 1).perStep(), 9, 0, 0.2, 9, 1, 0.2, 9, 4, 0.1, 9, FAR, 2e-7),
                points(
                        LearningRate.exponential(1, 0.5).inStairs(30),
                        0,
                        9,
                        1,
                        1,
                        9,
                        1,
                        29,
                        9,
                        1,
                        30,
                        9,
                        0.5,
                        31,
                        9,
                        0.5,
                        59,
                        9,
                        0.5,
                        60,
                        9,
                        0.25,
                        FAR,
                        9,
                        0),
                points(
                        LearningRate.exponential(1, 0.5).inStairs(30).perStep(),
                        9,
                        0,
                        1,
                        9,
                        29,
                        1,
                        9,
                        30,
                        0.5,
                        9,
                        60,
                        0.25),
                points(LearningRate.exponential(1, 0.5).inStairs(1), 0, 9, 1, 1, 9, 0.5, 2, 9, 0.25),
                points(
                        LearningRate.table(0.1).from(30, 0.01).from(60, 0.001),
                        0,
                        9,
                        0.1,
                        1,
                        9,
                        0.1,
                        29,
                        9,
                        0.1,
                        30,
                        9,
                        0.01,
                        31,
                        9,
                        0.01,
                        60,
                        9,
                        0.001,
                        FAR,
                        9,
                        0.001),
                points(LearningRate.table(0.1).from(0, 0.2), 0, 9, 0.2, 1, 9, 0.2),
                points(LearningRate.manual(0.1), 0, 0, 0.1, FAR, FAR, 0.1),
                points(
                        LearningRate.warmUp(0.1, 4),
                        9,
                        0,
                        0,
                        9,
                        1,
                        0.025,
                        9,
                        3,
                        0.075,
                        9,
                        4,
                        0.1,
                        9,
                        5,
                        0.1,
                        9,
                        FAR,
                        0.1),
                points(LearningRate.warmUp(0.1, 1), 9, 0, 0, 9, 1, 0.1, 9, 2, 0.1),
                points(
                        LearningRate.linear(0.1, 40),
                        9,
                        0,
                        0.1,
                        9,
                        1,
                        0.0975,
                        9,
                        10,
                        0.075,
                        9,
                        39,
                        0.0025,
                        9,
                        40,
                        0,
                        9,
                        41,
                        0,
                        9,
                        FAR,
                        0),
                points(LearningRate.linear(0.1, 0.02, 4), 9, 0, 0.1, 9, 1, 0.08, 9, 3, 0.04, 9, 4, 0.02, 9, FAR, 0.02),
                points(LearningRate.linear(0, 0.1, 1), 9, 0, 0, 9, 1, 0.1, 9, 2, 0.1),
                points(
                        LearningRate.warmUp(0.1, 4).then(8, LearningRate.linear(0.1, 4)),
                        9,
                        0,
                        0,
                        9,
                        3,
                        0.075,
                        9,
                        4,
                        0.1,
                        9,
                        8,
                        0.1,
                        9,
                        9,
                        0.075,
                        9,
                        11,
                        0.025,
                        9,
                        12,
                        0,
                        9,
                        FAR,
                        0),
                points(
                        LearningRate.cosine(0.1, 90),
                        9,
                        0,
                        0.1,
                        9,
                        1,
                        0.05 * (1 + Math.cos(Math.PI / 90)),
                        9,
                        30,
                        0.075,
                        9,
                        45,
                        0.05,
                        9,
                        60,
                        0.025,
                        9,
                        89,
                        0.05 * (1 + Math.cos(Math.PI * 89 / 90)),
                        9,
                        90,
                        0,
                        9,
                        91,
                        0,
                        9,
                        FAR,
                        0),
                points(
                        LearningRate.cosine(0.1, 0.02, 90),
                        9,
                        0,
                        0.1,
                        9,
                        45,
                        0.06,
                        9,
                        90,
                        0.02,
                        9,
                        91,
                        0.02,
                        9,
                        FAR,
                        0.02),
                points(LearningRate.cosine(0.02, 0.1, 90), 9, 0, 0.02, 9, 30, 0.04, 9, 90, 0.1),
                points(
                        LearningRate.oneCycle(0.1, 1000),
                        9,
                        0,
                        start,
                        9,
                        1,
                        start,
                        9,
                        2,
                        0.004002649504216781,
                        9,
                        300,
                        0.1,
                        9,
                        650,
                        (0.1 + end) / 2,
                        9,
                        1000,
                        end,
                        9,
                        1001,
                        end,
                        9,
                        FAR,
                        end),
                points(
                        LearningRate.oneCycle(0.1, 2),
                        9,
                        0,
                        0.0811745653949763,
                        9,
                        1,
                        0.0811745653949763,
                        9,
                        2,
                        end,
                        9,
                        3,
                        end),
                points(
                        LearningRate.warmUp(0.1, 5).then(5, LearningRate.cosine(0.1, 90)),
                        9,
                        0,
                        0,
                        9,
                        1,
                        0.02,
                        9,
                        5,
                        0.1,
                        9,
                        6,
                        0.05 * (1 + Math.cos(Math.PI / 90)),
                        9,
                        50,
                        0.05,
                        9,
                        95,
                        0,
                        9,
                        FAR,
                        0),
                points(
                        LearningRate.warmUp(0.1, 5)
                                .then(5, LearningRate.cosine(0.1, 90))
                                .perEpoch(),
                        0,
                        9,
                        0,
                        1,
                        9,
                        0.02,
                        5,
                        9,
                        0.1,
                        50,
                        9,
                        0.05,
                        95,
                        9,
                        0),
                points(LearningRate.warmUp(0.1, 5).then(0, LearningRate.constant(7)), 9, 0, 7, 9, 1, 7),
                points(
                        LearningRate.constant(1).then(3, LearningRate.inverseTime(0.2, 1)),
                        1,
                        3,
                        1,
                        1,
                        4,
                        0.1,
                        3,
                        4,
                        0.05),
                points(
                        LearningRate.constant(1)
                                .then(2, LearningRate.constant(2).then(2, LearningRate.constant(3))),
                        1,
                        2,
                        1,
                        1,
                        3,
                        2,
                        1,
                        4,
                        2,
                        1,
                        5,
                        3),
                points(LearningRate.constant(0.1).reducedOnPlateau(0.5, 2), 0, 0, 0.1, 1, 1, 0.1, FAR, FAR, 0.1));
    }

    private static Arguments points(LearningRate rate, double... epochTAlpha) {
        return Arguments.of(rate, epochTAlpha);
    }

    @ParameterizedTest
    @MethodSource("grid")
    @DisplayName("C13: the closed form at 0, at each boundary and beside it, past the end, at 1e12")
    void c13_closedForm(LearningRate rate, double[] points) {
        for (int i = 0; i < points.length; i += 3) {
            double alpha = rate.at((long) points[i], (long) points[i + 1]);
            assertEquals(
                    points[i + 2],
                    alpha,
                    EXACT * Math.max(1, points[i + 2]),
                    "epoch " + points[i] + ", t " + points[i + 1]);
        }
    }

    static Stream<LearningRate> schedules() {
        return grid().map(row -> (LearningRate) row.get()[0]);
    }

    @ParameterizedTest
    @MethodSource("schedules")
    @DisplayName("C13: epoch and t may not be below 0; up to the largest long α is finite and not negative")
    void c13_range(LearningRate rate) {
        assertRefused("epoch = -1: must be at least 0", () -> rate.at(-1, 1));
        assertRefused("t = -1: must be at least 0", () -> rate.at(1, -1));
        for (long far : new long[] {FAR, Long.MAX_VALUE}) {
            double alpha = rate.at(far, far);
            assertTrue(alpha >= 0 && alpha < Double.POSITIVE_INFINITY, rate + " gives " + alpha);
        }
    }

    static Stream<LearningRate> falling() {
        return Stream.of(
                LearningRate.inverseTime(0.2, 1),
                LearningRate.exponential(0.2, 0.95),
                LearningRate.inverseRoot(0.2, 1),
                LearningRate.exponential(0.2, 0.5).inStairs(7),
                LearningRate.table(0.2).from(3, 0.1),
                LearningRate.linear(0.2, 90).perEpoch(),
                LearningRate.cosine(0.2, 90).perEpoch());
    }

    @ParameterizedTest
    @MethodSource("falling")
    @DisplayName("C13: a decay never rises, and does fall")
    void c13_monotone(LearningRate rate) {
        for (long epoch = 0; epoch < 200; epoch++) {
            assertTrue(rate.at(epoch + 1, 1) <= rate.at(epoch, 1), rate + " rises after epoch " + epoch);
        }
        assertTrue(rate.at(200, 1) < rate.at(0, 1));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(LearningRate.constant(0.1), LearningRate.constant(0.2), "0.1"),
                Arguments.of(
                        LearningRate.inverseTime(0.2, 1),
                        LearningRate.inverseTime(0.2, 2),
                        "InverseTime(α₀=0.2, rate=1.0)"),
                Arguments.of(
                        LearningRate.exponential(0.2, 0.95),
                        LearningRate.exponential(0.2, 0.9),
                        "Exponential(α₀=0.2, base=0.95)"),
                Arguments.of(
                        LearningRate.inverseRoot(0.2, 1),
                        LearningRate.inverseRoot(0.2, 2),
                        "InverseRoot(α₀=0.2, k=1.0)"),
                Arguments.of(
                        LearningRate.constant(1).inStairs(30),
                        LearningRate.constant(1).inStairs(31),
                        "1.0.inStairs(30)"),
                Arguments.of(
                        LearningRate.constant(1).perStep(),
                        LearningRate.constant(2).perStep(),
                        "1.0.perStep()"),
                Arguments.of(
                        LearningRate.constant(1).perEpoch(),
                        LearningRate.constant(2).perEpoch(),
                        "1.0.perEpoch()"),
                Arguments.of(
                        LearningRate.constant(1).then(5, LearningRate.constant(2)),
                        LearningRate.constant(1).then(6, LearningRate.constant(2)),
                        "1.0.then(5, 2.0)"),
                Arguments.of(
                        LearningRate.table(0.1).from(30, 0.01),
                        LearningRate.table(0.1).from(31, 0.01),
                        "Table{0=0.1, 30=0.01}"),
                Arguments.of(LearningRate.warmUp(0.1, 5), LearningRate.warmUp(0.1, 6), "WarmUp(target=0.1, steps=5)"),
                Arguments.of(
                        LearningRate.linear(0.1, 5),
                        LearningRate.linear(0.1, 0.01, 5),
                        "Linear(from=0.1, to=0.0, steps=5)"),
                Arguments.of(
                        LearningRate.cosine(0.1, 5),
                        LearningRate.cosine(0.1, 0.01, 5),
                        "Cosine(from=0.1, to=0.0, steps=5)"),
                Arguments.of(
                        LearningRate.oneCycle(0.1, 5), LearningRate.oneCycle(0.1, 6), "OneCycle(peak=0.1, steps=5)"),
                Arguments.of(
                        LearningRate.constant(1).reducedOnPlateau(0.5, 2),
                        LearningRate.constant(1).reducedOnPlateau(0.5, 3),
                        "ReduceOnPlateau(1.0, factor=0.5, patience=2, threshold=1.0E-4, floor=0.0, best=Infinity, idle=0,"
                                + " reductions=0)"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAValue(LearningRate rate, LearningRate other, String name) {
        assertEquals(name, rate.toString());
        assertNotEquals(rate, other);
        assertNotEquals(rate, "rate");
        LearningRate same = Remembering.of(rate).recalling(Remembering.of(rate).memory());
        assertEquals(rate, same);
        assertEquals(rate.hashCode(), same.hashCode());
    }

    @Test
    @DisplayName("C13: what is out of range is refused, by name")
    void refusals() {
        Map<String, Executable> wrong = Map.ofEntries(
                Map.entry(
                        "learningRate = -0.1: must be a finite number, at least 0", () -> LearningRate.constant(-0.1)),
                Map.entry(
                        "learningRate = NaN: must be a finite number, at least 0",
                        () -> LearningRate.constant(0.0 / 0)),
                Map.entry(
                        "learningRate = Infinity: must be a finite number, at least 0",
                        () -> LearningRate.constant(1 / 0.0)),
                Map.entry("initial = -1.0: must be a finite number, at least 0", () -> LearningRate.inverseTime(-1, 1)),
                Map.entry("rate = -1.0: must be a finite number, at least 0", () -> LearningRate.inverseTime(1, -1)),
                Map.entry("initial = -2.0: must be a finite number, at least 0", () -> LearningRate.exponential(-2, 1)),
                Map.entry("base = 0.0: must be in (0, 1]", () -> LearningRate.exponential(1, 0)),
                Map.entry("base = 1.5: must be in (0, 1]", () -> LearningRate.exponential(1, 1.5)),
                Map.entry("base = NaN: must be in (0, 1]", () -> LearningRate.exponential(1, Double.NaN)),
                Map.entry("initial = -3.0: must be a finite number, at least 0", () -> LearningRate.inverseRoot(-3, 1)),
                Map.entry("k = -1.0: must be a finite number, at least 0", () -> LearningRate.inverseRoot(1, -1)),
                Map.entry(
                        "k·initial = Infinity: must be a finite number, at least 0",
                        () -> LearningRate.inverseRoot(1e200, 1e200)),
                Map.entry(
                        "epochs = 0: must be at least 1",
                        () -> LearningRate.constant(1).inStairs(0)),
                Map.entry(
                        "steps = -1: must be at least 0",
                        () -> LearningRate.constant(1).then(-1, (e, t) -> 1)),
                Map.entry("initial = -4.0: must be a finite number, at least 0", () -> LearningRate.table(-4)),
                Map.entry(
                        "epoch = -1: must be at least 0",
                        () -> LearningRate.table(1).from(-1, 1)),
                Map.entry(
                        "rate = NaN: must be a finite number, at least 0",
                        () -> LearningRate.table(1).from(1, 0.0 / 0)),
                Map.entry("initial = -5.0: must be a finite number, at least 0", () -> LearningRate.manual(-5)),
                Map.entry("target = -1.0: must be a finite number, at least 0", () -> LearningRate.warmUp(-1, 1)),
                Map.entry("steps = 0: must be at least 1", () -> LearningRate.warmUp(1, 0)),
                Map.entry("from = -6.0: must be a finite number, at least 0", () -> LearningRate.linear(-6, 1)),
                Map.entry("to = -6.0: must be a finite number, at least 0", () -> LearningRate.linear(1, -6, 1)),
                Map.entry("steps = -6: must be at least 1", () -> LearningRate.linear(1, -6)),
                Map.entry("from = -1.0: must be a finite number, at least 0", () -> LearningRate.cosine(-1, 1)),
                Map.entry("to = -1.0: must be a finite number, at least 0", () -> LearningRate.cosine(1, -1, 1)),
                Map.entry("steps = -7: must be at least 1", () -> LearningRate.cosine(1, -7)),
                Map.entry("peak = -1.0: must be a finite number, at least 0", () -> LearningRate.oneCycle(-1, 2)),
                Map.entry("steps = 1: must be at least 2", () -> LearningRate.oneCycle(1, 1)),
                Map.entry("factor = 0.0: must be in (0, 1)", () -> plateau().reducedOnPlateau(0, 1)),
                Map.entry("factor = 1.0: must be in (0, 1)", () -> plateau().reducedOnPlateau(1, 1)),
                Map.entry("patience = -1: must be at least 0", () -> plateau().reducedOnPlateau(0.5, -1)),
                Map.entry("threshold = -0.1: must be in [0, 1)", () -> plateau(-0.1, 0)),
                Map.entry("threshold = 1.0: must be in [0, 1)", () -> plateau(1, 0)),
                Map.entry("floor = -1.0: must be a finite number, at least 0", () -> plateau(0, -1)),
                Map.entry(
                        "best = NaN: must be a number",
                        () -> Remembering.of(plateau()).recalling(Double.NaN, 0, 0)),
                Map.entry(
                        "idle = -1: must be at least 0",
                        () -> Remembering.of(plateau()).recalling(1, -1, 0)),
                Map.entry(
                        "reductions = -1: must be at least 0",
                        () -> Remembering.of(plateau()).recalling(1, 0, -1)));
        wrong.forEach((message, call) -> assertRefused(message, call));
        assertThrows(NullPointerException.class, () -> plateau().then(1, null));
    }

    private static LearningRate plateau() {
        return LearningRate.constant(1).reducedOnPlateau(0.5, 1);
    }

    private static LearningRate plateau(double threshold, double floor) {
        return LearningRate.constant(1).reducedOnPlateau(0.5, 1, threshold, floor);
    }

    @Test
    @DisplayName("one's own formula is a schedule, composes like the others, and has no memory")
    void oneLambda() {
        LearningRate own = (epoch, t) -> 0.1 * epoch + t;
        assertEquals(12 * 1.1, own.perStep().at(5, 12), 1e-14);
        assertEquals(5 * 1.1, own.perEpoch().at(5, 12), 1e-14);
        assertEquals(0.2 + 12, own.inStairs(2).at(5, 12), 1e-14);
        assertEquals(0.5 + 2, own.then(10, own).at(5, 12), 1e-14);
        Remembering nothing = Remembering.of(own);
        assertEquals(own.at(5, 12), nothing.at(5, 12));
        assertArrayEquals(new double[0], nothing.memory());
        assertSame(own, nothing.recalling());
        assertSame(own, nothing.after(1, 1, 0.5));
        assertRefused("memory has length 1: must be 0", () -> nothing.recalling(1));
    }

    @Test
    @DisplayName("C13: a composition refuses epochs and steps below 0, whatever its parts do")
    void c13_compositions() {
        LearningRate own = (epoch, t) -> 0.1;
        for (LearningRate rate : List.of(own.then(3, own), own.inStairs(3), own.perStep(), own.perEpoch())) {
            assertRefused("epoch = -1: must be at least 0", () -> rate.at(-1, 1));
            assertRefused("t = -1: must be at least 0", () -> rate.at(1, -1));
        }
        assertEquals(0.1, LearningRate.oneCycle(0.1, 10).at(1, 3), EXACT);
    }

    /** PyTorch's OneCycleLR(max_lr=0.1, total_steps=T, cycle_momentum=False), whose step t - 1 is t here. */
    @Test
    @DisplayName("one cycle is PyTorch's: T = 10 and 7, step by step")
    void oneCycleAsUsual() {
        double[] ten = new double[10];
        double[] seven = new double[7];
        for (int i = 0; i < 10; i++) {
            ten[i] = pytorch(10, i);
        }
        for (int i = 0; i < 7; i++) {
            seven[i] = pytorch(7, i);
        }
        assertEquals(0.004, ten[0], EXACT);
        assertEquals(0.052, ten[1], EXACT);
        for (int t = 1; t <= 10; t++) {
            assertEquals(ten[t - 1], LearningRate.oneCycle(0.1, 10).at(3, t), EXACT);
        }
        for (int t = 1; t <= 7; t++) {
            assertEquals(seven[t - 1], LearningRate.oneCycle(0.1, 7).at(3, t), EXACT);
        }
    }

    /** As it is written there: two phases, the first that has not ended is annealed along. */
    private static double pytorch(int total, int step) {
        double[] ends = {0.3 * total - 1, total - 1};
        double[][] rates = {{0.1 / 25, 0.1}, {0.1, 0.1 / 25 / 1e4}};
        double begin = 0;
        for (int phase = 0; ; phase++) {
            if (step <= ends[phase] || phase == 1) {
                double share = (step - begin) / (ends[phase] - begin);
                double[] ofPhase = rates[phase];
                return ofPhase[1] + (ofPhase[0] - ofPhase[1]) / 2 * (1 + Math.cos(Math.PI * share));
            }
            begin = ends[phase];
        }
    }

    /**
     * Written by Optax 0.2.8, linear_schedule(0.3, 0.05, 7) and, shifted to the steps from 0, PyTorch 1.13's
     * LinearLR(start_factor=1, end_factor=1/6, total_iters=7) of α₀ = 0.3; both in double.
     */
    @Test
    @DisplayName("a straight line is Optax's and PyTorch's, step by step")
    void linearAsUsual() {
        double[] usual = {
            0.3,
            0.2642857142857143,
            0.2285714285714286,
            0.19285714285714284,
            0.15714285714285714,
            0.12142857142857143,
            0.08571428571428573,
            0.05,
            0.05,
            0.05
        };
        for (int t = 0; t < usual.length; t++) {
            assertEquals(usual[t], LearningRate.linear(0.3, 0.05, 7).at(1, t), EXACT);
        }
    }

    /**
     * Hugging Face's get_linear_schedule_with_warmup and get_wsd_schedule (warm-up and decay linear), as written there.
     */
    @Test
    @DisplayName("warm-up with linear decay, and warm-up, stable, decay, are those of transformers")
    void warmUpThenLinear() {
        LearningRate usual = LearningRate.warmUp(0.1, 5).then(5, LearningRate.linear(0.1, 20));
        LearningRate stable = LearningRate.warmUp(0.1, 5).then(15, LearningRate.linear(0.1, 10));
        for (int t = 0; t <= 30; t++) {
            double rise = t / 5.0;
            double fall = Math.max(0, (25.0 - t) / 20);
            assertEquals(0.1 * (t < 5 ? rise : fall), usual.at(1, t), EXACT);
            double last = t < 25 ? 1 - (t - 15) / 10.0 : 0;
            assertEquals(0.1 * (t < 5 ? rise : t < 15 ? 1 : last), stable.at(1, t), EXACT);
        }
    }

    @Test
    @DisplayName("stairs that a schedule would not see are refused, and the refusal says the right order")
    void stairsThatAreNone() {
        LearningRate decay = LearningRate.exponential(0.1, 0.5);
        LearningRate cosine = LearningRate.cosine(0.1, 100);
        LearningRate warm = LearningRate.warmUp(0.1, 5);
        for (LearningRate blind : List.of(
                decay.perStep(),
                cosine,
                warm,
                LearningRate.oneCycle(0.1, 10),
                LearningRate.linear(0.1, 10),
                warm.then(5, cosine),
                LearningRate.constant(1).then(5, LearningRate.constant(0.1)),
                warm.then(5, decay.perStep()),
                cosine.reducedOnPlateau(0.5, 1))) {
            assertEquals(
                    "schedule = " + blind + ": must go by the epoch to have stairs; for stairs of 10 steps write"
                            + " inStairs(10).perStep(), in this order, for stairs of epochs perEpoch().inStairs(10)",
                    refusal(() -> blind.inStairs(10)));
        }
        assertEquals(0.1, decay.inStairs(1000).perStep().at(1, 500), EXACT);
        assertEquals(0.05, decay.inStairs(1000).perStep().at(1, 1500), EXACT);
        assertEquals(cosine.at(1, 3), cosine.perEpoch().inStairs(10).at(35, 1), EXACT);
        assertEquals(0.05, warm.then(5, decay).inStairs(10).at(15, 6), EXACT);
        assertEquals(0.1, LearningRate.constant(0.1).inStairs(10).at(15, 6), EXACT);
        assertEquals(0.05, decay.reducedOnPlateau(0.5, 1).inStairs(10).at(15, 6), EXACT);
    }

    @Test
    @DisplayName("a cosine by epochs is 0 in the last of its epochs, as it says; one epoch more trains in each")
    void cosineByEpochs() {
        assertEquals(0, LearningRate.cosine(0.1, 10).perEpoch().at(10, 640), EXACT);
        for (long epoch = 1; epoch <= 10; epoch++) {
            assertTrue(LearningRate.cosine(0.1, 11).perEpoch().at(epoch, 64 * epoch) > 0.002);
        }
    }

    @Test
    void aTableKeepsItsRowsToItself() {
        Table table = LearningRate.table(0.1);
        Table longer = table.from(30, 0.01);
        assertEquals("Table{0=0.1}", table.toString());
        assertEquals("Table{0=0.1, 30=0.01}", longer.toString());
        assertEquals(LearningRate.table(0.1).from(30, 0.01).hashCode(), longer.hashCode());
        assertNotEquals(table.hashCode(), longer.hashCode());
    }
}
