package org.descent4j.internal.live;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.descent4j.optimizer.AdaDelta;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.AdamW;
import org.descent4j.optimizer.Clip;
import org.descent4j.optimizer.Epsilon;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Lion;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Unguarded;
import org.descent4j.optimizer.WeightDecay;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTest {

    private static Stream<Optimizer> optimizers() {
        LearningRate falling = LearningRate.inverseTime(0.4, 0.05);
        return Stream.of(
                GradientDescent.of(0.45),
                GradientDescent.of(falling),
                Momentum.of(0.45).withBeta(0.5),
                Momentum.of(2).heavyBall(),
                Momentum.of(1e-12).biasCorrected(),
                Nesterov.of(0.1).withBeta(0.8).heavyBall(),
                AdaGrad.of(0.5).withEpsilon(1e-6),
                AdaDelta.of(1).withRho(0.9).withEpsilon(1e-7),
                RmsProp.of(0.1).withBeta2(0.99).withEpsilon(Epsilon.insideRoot(1e-8)),
                RmsProp.of(0.1).centered().withMomentum(0.9),
                Adam.of(0.1).withEpsilon(Epsilon.beforeCorrection(1e-7)),
                Adam.of(0.1),
                Adam.of(LearningRate.cosine(0.1, 50))
                        .withBeta1(0.8)
                        .withBeta2(0.99)
                        .withEpsilon(1e-4),
                Adam.of(0.1).amsgrad(),
                Adam.of(0.1).nesterov(),
                AdamW.of(0.1).withWeightDecay(0.5),
                AdamW.of(Adam.of(0.2).withBeta1(0)),
                Lion.of(0.01).withBeta1(0.8).withBeta2(0.95),
                Clip.byValue(0.5, Momentum.of(0.1)),
                Clip.byGlobalNorm(2, WeightDecay.l2(0.1, Adam.of(0.1))),
                WeightDecay.decoupled(0.1, Unguarded.of(RmsProp.of(0.1))));
    }

    private static Stream<LearningRate> schedules() {
        return Stream.of(
                LearningRate.constant(0.1),
                LearningRate.inverseTime(0.2, 1),
                LearningRate.exponential(0.2, 0.95),
                LearningRate.inverseRoot(0.2, 3).perStep(),
                LearningRate.cosine(0.1, 500),
                LearningRate.cosine(0.1, 0.01, 500).perEpoch(),
                LearningRate.oneCycle(1, 100),
                LearningRate.linear(0.1, 500),
                LearningRate.linear(0.1, 0.01, 500),
                LearningRate.exponential(0.1, 0.1).inStairs(30),
                LearningRate.constant(0.1).reducedOnPlateau(0.5, 20),
                LearningRate.constant(0.1).then(10, LearningRate.constant(0.2)),
                LearningRate.warmUp(0.1, 500).then(500, LearningRate.cosine(0.1, 9500)));
    }

    private static Stream<Surface> surfaces() {
        return Stream.concat(
                Surface.all().stream(), Stream.of(Surface.bowl(0.01, 2).turned(45)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    @DisplayName("the line of Java of an optimizer gives it again")
    void optimizer(Optimizer optimizer) {
        assertEquals(optimizer, Expression.value(Optimizer.class, Source.of(optimizer)));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    @DisplayName("the line of Java of a schedule gives it again")
    void schedule(LearningRate rate) {
        String line = Source.of(rate);
        assertEquals(
                GradientDescent.of(rate), Expression.value(Optimizer.class, "GradientDescent.of(" + line + ")"), line);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    @DisplayName("the line of Java of a surface gives it again")
    void surface(Surface surface) {
        assertEquals(surface, Expression.value(Surface.class, Source.of(surface)));
    }

    @Test
    @DisplayName("a line is what one would write: no default stands in it, and no decimals that say nothing")
    void asOneWouldWrite() {
        assertEquals("Adam.of(0.1)", Source.of(Adam.of(0.1)));
        assertEquals("Momentum.of(2).heavyBall()", Source.of(Momentum.of(2).heavyBall()));
        assertEquals(
                "Surface.bowl(0.1, 2).turned(45)",
                Source.of(Surface.bowl(0.1, 2).turned(45)));
    }

    @Test
    @DisplayName("a whole walk is a line: spaces, underscores and a semicolon are as in Java")
    void walk() {
        Walk walk = Expression.value(
                Walk.class,
                " Walk.of( Surface.bowl(0.1,2), Momentum.of(4.5e-1).withBeta(.5), Point.of(-9, +3), 1_00).noisy(0.5, 7).until(1E-3) ; ");
        Walk same = Walk.of(Surface.bowl(0.1, 2), Momentum.of(0.45).withBeta(0.5), Point.of(-9, 3), 100)
                .noisy(0.5, 7)
                .until(1e-3);
        assertEquals(same.points(), walk.points());
    }

    @Test
    @DisplayName("what cannot be read or is not possible is refused, and the words say where")
    void refusals() {
        assertRefused("Adam.on of 1 values: is not known to live figures", () -> read("Adam.on(0.1)"));
        assertRefused("System.exit of 1 values: is not known to live figures", () -> read("System.exit(0)"));
        assertRefused(".heavyBall of 0 values: is not known to live figures", () -> read("Adam.of(1).heavyBall()"));
        assertRefused("Adam.of(: must have a name at character 9", () -> read("Adam.of("));
        assertRefused("Adam: must have \".\" at character 5", () -> read("Adam"));
        assertRefused("Adam.of(1e): must have a number in place of \"1e\"", () -> read("Adam.of(1e)"));
        assertRefused("Adam.of(1) 2: must end before \"2\"", () -> read("Adam.of(1) 2"));
        assertRefused("Surface.beale(): must be a Optimizer", () -> read("Surface.beale()"));
        assertRefused("Adam.of: must have more than 0 values", () -> read("Adam.of()"));
        assertRefused("learningRate = -1.0: must be a finite number, at least 0", () -> read("Adam.of(-1)"));
        assertRefused("Clip.byValue: must have a Optimizer in place of 2.0", () -> read("Clip.byValue(1, 2)"));
        assertRefused(
                "LearningRate.cosine: must have a whole number in place of 0.5",
                () -> read("Adam.of(LearningRate.cosine(1, 0.5))"));
    }

    private static Optimizer read(String line) {
        return Expression.value(Optimizer.class, line);
    }

    @Test
    @DisplayName("a user's own surface, algorithm or schedule has no line: a page cannot run it")
    void usersOwn() {
        LearningRate own = (epoch, t) -> 0.1;
        String refusal = org.descent4j.Refusal.refusal(() -> Source.of(Adam.of(own)));
        assertTrue(refusal.endsWith("must be one of the library's own, made of numbers; a page runs nothing else"));
        String table = org.descent4j.Refusal.refusal(() -> Source.of(LearningRate.manual(0.1)));
        assertTrue(table.startsWith("learningRate = Manual(now 0.1): must be"), table);
    }

    @Test
    @DisplayName("no factory and no option of the library is forgotten")
    void allOfThem() throws Exception {
        String calls = Files.readString(Path.of("src/main/java/org/descent4j/internal/live/Calls.java"));
        Set<String> byHand = Set.of("LearningRate.table", "LearningRate.manual", "Surface.all");
        for (Class<?> type : List.of(
                Surface.class,
                LearningRate.class,
                Epsilon.class,
                GradientDescent.class,
                Momentum.class,
                Nesterov.class,
                AdaGrad.class,
                AdaDelta.class,
                RmsProp.class,
                Adam.class,
                AdamW.class,
                Lion.class,
                Clip.class,
                WeightDecay.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(method -> gives(type, method))
                    .map(method -> type.getSimpleName() + "." + method.getName())
                    .filter(call -> !byHand.contains(call))
                    .forEach(call -> assertTrue(calls.contains("case \"" + call + "\" ->"), call));
        }
    }

    private static boolean gives(Class<?> type, Method method) {
        boolean isFactory = Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType());
        return isFactory || method.getReturnType() == type;
    }
}
