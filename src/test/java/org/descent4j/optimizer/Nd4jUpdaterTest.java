package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.descent4j.Bits;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Manual;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.shade.jackson.databind.JsonMappingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class Nd4jUpdaterTest {

    private static final int N = 37;

    static Stream<Arguments> rowsAndTypes() {
        return OptimizerRow.all()
                .filter(row -> !row.decays())
                .flatMap(row ->
                        Stream.of(Arguments.of(row, DataType.FLOAT, 1e-6), Arguments.of(row, DataType.DOUBLE, 1e-12)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("rowsAndTypes")
    @DisplayName("100 steps by ND4J's interface end where those of a stepper end")
    void likeAStepper(OptimizerRow row, DataType type, double tolerance) {
        INDArray w = start(type);
        Stepper stepper = row.optimizer().on(w);
        for (int i = 0; i < 100; i++) {
            stepper.epoch(i / 10 + 1);
            stepper.step(gradient(type, i));
        }
        assertClose(w, after(Nd4jUpdater.of(row.optimizer()), type, 0, 100, start(type), null), tolerance);
    }

    /** The algorithms whose formula is ND4J's, where ε is too small to be seen: it stands in another place. */
    static Stream<Arguments> peers() {
        Epsilon small = Epsilon.outsideRoot(1e-20);
        return Stream.of(
                Arguments.of(GradientDescent.of(0.1), new org.nd4j.linalg.learning.config.Sgd(0.1)),
                Arguments.of(Nesterov.of(0.01).heavyBall(), new org.nd4j.linalg.learning.config.Nesterovs(0.01, 0.9)),
                Arguments.of(
                        RmsProp.of(0.01).withBeta2(0.9).withEpsilon(small),
                        new org.nd4j.linalg.learning.config.RmsProp(0.01, 0.9, 1e-20)),
                Arguments.of(AdaDelta.of(1), new org.nd4j.linalg.learning.config.AdaDelta(0.95, 1e-6)),
                // ND4J adds ε to √S before the bias is corrected.
                Arguments.of(
                        Adam.of(0.01).withEpsilon(small),
                        new org.nd4j.linalg.learning.config.Adam(0.01, 0.9, 0.999, 1e-20)),
                Arguments.of(
                        Adam.of(0.01).amsgrad().withEpsilon(small),
                        new org.nd4j.linalg.learning.config.AMSGrad(0.01, 0.9, 0.999, 1e-20)));
    }

    @ParameterizedTest
    @MethodSource("peers")
    @DisplayName("100 steps end where those of ND4J's own updater end, where the formula is the same")
    void likeTheOwnUpdater(Optimizer optimizer, IUpdater own) {
        Nd4jUpdater updater = Nd4jUpdater.of(optimizer);
        assertEquals(own.stateSize(N), updater.stateSize(N));
        assertClose(
                after(own, DataType.DOUBLE, 0, 100, start(DataType.DOUBLE), null),
                after(updater, DataType.DOUBLE, 0, 100, start(DataType.DOUBLE), null),
                1e-12);
    }

    @Test
    @DisplayName("AdaGrad of ND4J starts S from 1e-6 and not from 0: started from there, it ends the same, too")
    void adaGrad() {
        INDArray ours = start(DataType.DOUBLE);
        INDArray theirs = start(DataType.DOUBLE);
        GradientUpdater<?> a = Nd4jUpdater.of(AdaGrad.of(0.1).withEpsilon(Epsilon.outsideRoot(1e-20)))
                .instantiate(Nd4j.valueArrayOf(new long[] {1, N}, 1e-6, DataType.DOUBLE), false);
        GradientUpdater<?> b = new org.nd4j.linalg.learning.config.AdaGrad(0.1, 1e-20)
                .instantiate(Nd4j.zeros(DataType.DOUBLE, 1, N), true);
        for (int i = 0; i < 100; i++) {
            for (GradientUpdater<?> updater : List.of(a, b)) {
                INDArray update = gradient(DataType.DOUBLE, i).reshape(1, N);
                updater.applyUpdater(update, i, 0);
                (updater == a ? ours : theirs).subi(update.reshape(N));
            }
        }
        assertClose(theirs, ours, 1e-12);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("rowsAndTypes")
    @DisplayName("stopped after 60 steps and gone on with a copy of the state array, it ends with the same bits")
    void stateIsSaved(OptimizerRow row, DataType type, double tolerance) {
        Nd4jUpdater updater = Nd4jUpdater.of(row.optimizer());
        INDArray whole = after(updater, type, 0, 100, start(type), null);
        INDArray view = state(updater, type);
        INDArray half = after(updater, type, 0, 60, start(type), view);
        INDArray saved = view == null ? null : view.dup();
        Bits.assertSame(whole, after(Nd4jUpdater.of(row.optimizer()), type, 60, 100, half, saved));
    }

    /** Steps from one iteration to another, ten an epoch; the state starts from 0 with the first iteration. */
    private static INDArray after(IUpdater config, DataType type, int from, int to, INDArray w, INDArray view) {
        INDArray state = view == null ? state(config, type) : view;
        GradientUpdater<?> updater = config.instantiate(state, from == 0);
        INDArray all = Nd4j.zeros(type, 1, 2 * N);
        // What DL4J gives: a row that is a view of a longer one.
        INDArray update = all.get(NDArrayIndex.all(), NDArrayIndex.interval(3, 3 + N));
        for (int i = from; i < to; i++) {
            update.assign(gradient(type, i).reshape(1, N));
            updater.applyUpdater(update, i, i / 10);
            w.subi(update.reshape(N));
        }
        assertEquals(
                0,
                all.get(NDArrayIndex.all(), NDArrayIndex.interval(3 + N, 2 * N))
                        .sumNumber()
                        .doubleValue());
        return w;
    }

    private static INDArray state(IUpdater config, DataType type) {
        long size = config.stateSize(N);
        return size == 0 ? null : Nd4j.valueArrayOf(new long[] {1, size}, -7.0, type);
    }

    private static INDArray start(DataType type) {
        return Nd4j.createFromArray(new Random(1).doubles(N, -2, 2).toArray()).castTo(type);
    }

    private static INDArray gradient(DataType type, int iteration) {
        return Nd4j.createFromArray(
                        new Random(100 + iteration).doubles(N, -1, 1).toArray())
                .castTo(type);
    }

    private static void assertClose(INDArray expected, INDArray actual, double tolerance) {
        double largest = expected.amaxNumber().doubleValue();
        double[] a = expected.toDoubleVector();
        double[] b = actual.toDoubleVector();
        for (int i = 0; i < a.length; i++) {
            assertEquals(a[i], b[i], tolerance * largest, "element " + i);
        }
    }

    @Test
    @DisplayName("moments are views of the state array, one after the other, and start from 0 if asked")
    void views() {
        INDArray view = Nd4j.valueArrayOf(new long[] {1, 4}, 5.0, DataType.DOUBLE);
        GradientUpdater<Nd4jUpdater> updater = Nd4jUpdater.of(Adam.of(0.1)).instantiate(view, true);
        assertArrayEquals(new double[4], view.toDoubleVector());
        updater.applyUpdater(Nd4j.createFromArray(10.0, -1.0), 0, 0);
        assertArrayEquals(new double[] {1, -0.1, 0.1, 0.001}, view.reshape(4).toDoubleVector(), 1e-15);
        assertEquals(List.of("v", "s"), List.copyOf(updater.getState().keySet()));
        assertArrayEquals(new double[] {0.1, 0.001}, updater.getState().get("s").toDoubleVector(), 1e-15);
    }

    @Test
    @DisplayName("a state given by name goes on in the given arrays, with the same bits as in a state array")
    void stateByName() {
        Nd4jUpdater config = Nd4jUpdater.of(Adam.of(0.1));
        GradientUpdater<Nd4jUpdater> first = config.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 12), false);
        first.setStateViewArray(Nd4j.zeros(DataType.DOUBLE, 1, 12), new long[] {2, 3}, 'f', true);
        first.applyUpdater(matrix('c'), 0, 0);
        Map<String, INDArray> state = new LinkedHashMap<>();
        first.getState().forEach((name, moment) -> state.put(name, moment.dup('c')));
        GradientUpdater<Nd4jUpdater> second = config.instantiate(state, false);
        INDArray a = matrix('c');
        INDArray b = matrix('f');
        first.applyUpdater(a, 1, 0);
        second.applyUpdater(b, 1, 0);
        Bits.assertSame(a, b);
        Bits.assertSame(first.getState().get("s"), state.get("s"));
        second.setState(state, true);
        assertEquals(0, state.get("s").sumNumber().doubleValue());
    }

    private static INDArray matrix(char order) {
        return Nd4j.createFromArray(new double[][] {{1, 2, -3}, {4, -0.5, 6}}).dup(order);
    }

    @Test
    @DisplayName("gradients of every shape and order get the same update, scalars and views with gaps, too")
    void shapes() {
        Nd4jUpdater config = Nd4jUpdater.of(Clip.byGlobalNorm(5, Adam.of(0.1)));
        INDArray gappy = Nd4j.zeros(DataType.DOUBLE, 2, 6).get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 6));
        for (INDArray gradient : List.of(matrix('c'), matrix('f'), matrix('c').reshape(6), gappy)) {
            GradientUpdater<Nd4jUpdater> updater = config.instantiate(Nd4j.zeros(DataType.DOUBLE, 12), true);
            for (int i = 0; i < 2; i++) {
                gradient.assign(matrix('c').reshape(gradient.shape()));
                updater.applyUpdater(gradient, i, 0);
            }
            assertArrayEquals(
                    new double[] {0.1, 0.1, -0.1, 0.1, -0.1, 0.1},
                    gradient.dup('c').reshape(6).toDoubleVector(),
                    1e-7);
        }
        INDArray scalar = Nd4j.scalar(3.0);
        GradientUpdater<Nd4jUpdater> updater = config.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 2), false);
        updater.setStateViewArray(Nd4j.zeros(DataType.DOUBLE, 1, 2), new long[0], 'c', true);
        updater.applyUpdater(scalar, 0, 0);
        assertEquals(0.1, scalar.getDouble(0), 1e-9);
        assertEquals(0, updater.getState().get("v").rank());
    }

    @Test
    @DisplayName("SameDiff trains with it: the parameters end where a stepper brings them")
    void sameDiff() {
        INDArray x = Nd4j.createFromArray(new double[][] {{1, 2}, {3, -1}, {0, 1}});
        INDArray y = Nd4j.createFromArray(new double[][] {{1}, {2}, {3}});
        SameDiff graph = SameDiff.create();
        SDVariable in = graph.placeHolder("x", DataType.DOUBLE, 3, 2);
        SDVariable out = graph.placeHolder("y", DataType.DOUBLE, 3, 1);
        SDVariable w = graph.var("w", Nd4j.createFromArray(new double[][] {{0.5}, {-0.5}}));
        SDVariable error = in.mmul(w).sub(out);
        error.mul(error).sum().rename("loss");
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(Nd4jUpdater.of(Adam.of(LearningRate.inverseTime(0.1, 1).perStep())))
                .dataSetFeatureMapping("x")
                .dataSetLabelMapping("y")
                .build());
        for (int i = 0; i < 20; i++) {
            graph.fit(new DataSet(x, y));
        }

        INDArray expected = Nd4j.createFromArray(new double[][] {{0.5}, {-0.5}});
        Stepper stepper = Adam.of(LearningRate.inverseTime(0.1, 1).perStep()).on(expected);
        for (int i = 0; i < 20; i++) {
            stepper.step(x.transpose().mmul(x.mmul(expected).sub(y)).mul(2));
        }
        assertClose(expected.reshape(2), w.getArr().reshape(2), 1e-12);
    }

    @Test
    @DisplayName("it works inside a workspace, and goes on after it")
    void workspace() {
        Nd4jUpdater config = Nd4jUpdater.of(Adam.of(0.1));
        GradientUpdater<Nd4jUpdater> updater = config.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 12), true);
        WorkspaceConfiguration room =
                WorkspaceConfiguration.builder().initialSize(1 << 20).build();
        INDArray gradient = matrix('c');
        for (int i = 0; i < 3; i++) {
            gradient.assign(matrix('c'));
            try (MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace(room, "UPDATER")) {
                assertTrue(open.isScopeActive());
                updater.applyUpdater(gradient, i, 0);
            }
        }
        gradient.assign(matrix('c'));
        updater.applyUpdater(gradient, 3, 0);
        assertEquals(0.1, gradient.getDouble(0, 0), 1e-7);
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    @Test
    @DisplayName("the schedule is asked with epoch and t from 1; a number or a schedule of ND4J's can take its place")
    void learningRate() {
        Nd4jUpdater updater = Nd4jUpdater.of(GradientDescent.of((epoch, t) -> epoch * 10 + t));
        assertTrue(updater.hasLearningRate());
        assertEquals(34, updater.getLearningRate(3, 2));
        GradientUpdater<Nd4jUpdater> running = updater.instantiate((INDArray) null, true);
        updater.setLrAndSchedule(0.5, null);
        assertEquals(0.5, updater.getLearningRate(3, 2));
        INDArray gradient = Nd4j.createFromArray(2f, -2f);
        running.applyUpdater(gradient, 0, 0);
        assertArrayEquals(new float[] {1, -1}, gradient.toFloatVector());
        updater.setLrAndSchedule(Double.NaN, new ExponentialSchedule(ScheduleType.EPOCH, 1, 0.5));
        assertEquals(0.25, updater.getLearningRate(3, 2));
        assertRefused("lr = -1.0: must be a finite number, at least 0", () -> updater.setLrAndSchedule(-1, null));
        assertEquals(0.25, updater.getLearningRate(3, 2));
    }

    @Test
    @DisplayName("a learning rate set by hand holds from the next step on; one that watches the cost is refused")
    void remembering() {
        Manual hand = LearningRate.manual(0.1);
        Nd4jUpdater updater = Nd4jUpdater.of(Adam.of(hand));
        hand.set(0.2);
        assertEquals(0.2, updater.getLearningRate(0, 0));
        LearningRate watching = LearningRate.constant(0.1).reducedOnPlateau(0.5, 3);
        for (LearningRate rate : List.of(watching, LearningRate.warmUp(0.1, 5).then(5, watching))) {
            assertRefused(
                    "learningRate = " + rate
                            + ": must be one that remembers nothing, or a Manual itself: an updater is told no cost",
                    () -> Nd4jUpdater.of(Adam.of(rate)));
        }
        Nd4jUpdater.of(Adam.of(LearningRate.warmUp(0.1, 5).then(5, LearningRate.constant(0.1))));
    }

    /** A user's own: L2 decay inside an algorithm that divides by the size of the gradient. */
    record SignDecay(LearningRate learningRate, double lambda) implements Optimizer {
        @Override
        public void step(Step step) {
            INDArray dw = step.gradient().add(step.parameters().mul(lambda));
            step.parameters()
                    .subi(org.nd4j.linalg.ops.transforms.Transforms.sign(dw).mul(step.learningRate()));
        }
    }

    static Stream<Optimizer> decaying() {
        return Stream.concat(
                OptimizerRow.all().filter(OptimizerRow::decays).map(OptimizerRow::optimizer),
                Stream.of(
                        new SignDecay(LearningRate.constant(0.1), 1e-6),
                        WeightDecay.l2(1e-6, RmsProp.of(0.1)),
                        WeightDecay.decoupled(1e-6, Lion.of(0.1)),
                        Clip.byValue(1, AdamW.of(0.1))));
    }

    @ParameterizedTest
    @MethodSource("decaying")
    @DisplayName("an algorithm that needs the parameters is refused, and told of DL4J's own regularization")
    void decayIsRefused(Optimizer optimizer) {
        assertRefused(
                "optimizer = " + optimizer
                        + ": must make steps that do not depend on the parameters, which an updater does not see; for"
                        + " decay use DL4J's own regularization, l2(…) or weightDecay(…) of its configuration",
                () -> Nd4jUpdater.of(optimizer));
    }

    @Test
    @DisplayName("a decay of 0 is none, and an algorithm of one's own that leaves the parameters alone is taken")
    void noDecay() {
        Optimizer own = new SignDecay(LearningRate.constant(0.1), 0);
        INDArray gradient = Nd4j.createFromArray(3.0, -0.2, 0.0);
        Nd4jUpdater.of(own).instantiate((INDArray) null, true).applyUpdater(gradient, 0, 0);
        assertArrayEquals(new double[] {0.1, -0.1, 0}, gradient.toDoubleVector());
        Nd4jUpdater.of(WeightDecay.l2(0, Adam.of(0.1)));
    }

    @Test
    @DisplayName("a gradient or a step that is not finite is refused and changes nothing, unless it is unguarded")
    void notFinite() {
        INDArray view = Nd4j.zeros(DataType.FLOAT, 1, 4);
        GradientUpdater<Nd4jUpdater> updater = Nd4jUpdater.of(Adam.of(0.1)).instantiate(view, true);
        updater.applyUpdater(Nd4j.createFromArray(1f, 2f), 0, 0);
        INDArray before = view.dup();
        INDArray bad = Nd4j.createFromArray(1f, Float.NaN);
        assertRefused(
                "gradient of step 2 holds a value that is not finite, the first at element 1",
                () -> updater.applyUpdater(bad, 1, 0));
        INDArray large = Nd4j.createFromArray(1f, 1e30f);
        assertTrue(refusal(() -> updater.applyUpdater(large, 1, 0)).contains("1.0E30"));
        Bits.assertSame(before, view);
        assertArrayEquals(new float[] {1, 1e30f}, large.toFloatVector());
        assertEquals(1, bad.getFloat(0));

        GradientUpdater<Nd4jUpdater> far =
                Nd4jUpdater.of(Momentum.of(1e10).heavyBall()).instantiate(Nd4j.zeros(DataType.FLOAT, 1, 2), true);
        assertThrows(ArithmeticException.class, () -> far.applyUpdater(large, 0, 0));
        assertArrayEquals(new float[] {1, 1e30f}, large.toFloatVector());
        assertArrayEquals(new float[2], far.getState().get("v").toFloatVector());

        Nd4jUpdater unguarded = Nd4jUpdater.of(Unguarded.of(GradientDescent.of(0.5)));
        unguarded.instantiate((INDArray) null, true).applyUpdater(bad, 0, 0);
        assertArrayEquals(new float[] {0.5f, Float.NaN}, bad.toFloatVector());
    }

    @Test
    @DisplayName("arrays that do not fit are refused")
    void misfits() {
        Nd4jUpdater adam = Nd4jUpdater.of(Adam.of(0.1));
        GradientUpdater<Nd4jUpdater> updater = adam.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 4), true);
        assertRefused(
                "gradient has 3 values of DOUBLE: must have 2 of DOUBLE, as the state has",
                () -> updater.applyUpdater(Nd4j.zeros(DataType.DOUBLE, 3), 0, 0));
        assertRefused(
                "gradient has 2 values of FLOAT: must have 2 of DOUBLE, as the state has",
                () -> updater.applyUpdater(Nd4j.zeros(DataType.FLOAT, 2), 0, 0));
        assertRefused(
                "gradient is BFLOAT16: must be FLOAT or DOUBLE",
                () -> updater.applyUpdater(Nd4j.zeros(DataType.BFLOAT16, 2), 0, 0));
        assertRefused(
                "viewArray has shape [1, 5]: must be a row of 2 values for each of the moments [v, s]",
                () -> adam.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 5), true));
        assertRefused(
                "viewArray has shape [2, 2]: must be a row of 2 values for each of the moments [v, s]",
                () -> adam.instantiate(Nd4j.zeros(DataType.DOUBLE, 2, 2), true));
        assertRefused(
                "updaterState holds [v]: must hold [v, s]", () -> adam.instantiate(Map.of("v", Nd4j.zeros(2)), true));
        assertTrue(refusal(() -> adam.instantiate(Map.of("v", Nd4j.zeros(2), "s", Nd4j.zeros(3)), true))
                .startsWith("s is FLOAT of shape [3] in order c: must be like the first moment"));
        Nd4jUpdater descent = Nd4jUpdater.of(GradientDescent.of(0.1));
        assertRefused(
                "viewArray has 2 values: must be null, as the optimizer has no moments",
                () -> descent.instantiate(Nd4j.zeros(1, 2), true));
        assertEquals(Map.of(), descent.instantiate(Map.of(), true).getState());
    }

    @Test
    @DisplayName("equal if optimizer and α are; a copy's α is its own")
    void values() {
        Nd4jUpdater updater = Nd4jUpdater.of(Adam.of(0.1));
        Nd4jUpdater copy = updater.clone();
        assertEquals(updater, copy);
        assertEquals(updater.hashCode(), copy.hashCode());
        assertEquals("Nd4jUpdater(" + Adam.of(0.1) + ")", copy.toString());
        copy.setLrAndSchedule(0.5, null);
        assertNotEquals(updater, copy);
        assertEquals(0.1, updater.getLearningRate(0, 0));
        assertEquals("Nd4jUpdater(" + Adam.of(0.1) + ", α=0.5)", copy.toString());
        assertEquals(copy, copy.clone());
        copy.setLrAndSchedule(Double.NaN, new ExponentialSchedule(ScheduleType.EPOCH, 1, 0.5));
        assertEquals(copy, copy.clone());
        assertNotEquals(updater, Nd4jUpdater.of(Adam.of(0.2)));
        assertEquals(updater, updater.instantiate(Nd4j.zeros(1, 2), true).getConfig());
    }

    @Test
    @DisplayName("written as Java objects or as JSON it is refused, not written by half")
    void notWritten() throws Exception {
        Nd4jUpdater updater = Nd4jUpdater.of(Adam.of(0.1));
        String message = updater + " cannot be written: save the parameters and the updater's state, and configure it"
                + " again";
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertEquals(
                    message,
                    assertThrows(NotSerializableException.class, () -> out.writeObject(updater))
                            .getMessage());
        }
        ObjectMapper mapper = new ObjectMapper();
        Throwable refused = assertThrows(
                JsonMappingException.class,
                () -> mapper.writeValueAsString(TrainingConfig.builder()
                        .updater(updater)
                        .dataSetFeatureMapping("x")
                        .dataSetLabelMapping("y")
                        .build()));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
