package org.descent4j;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.descent4j.average.Ewa;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.GradientCheck;
import org.descent4j.network.Network;
import org.descent4j.network.Pieces;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Clip;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Stepper;
import org.descent4j.optimizer.StepperState;
import org.descent4j.training.Checkpoint;
import org.descent4j.training.Progress;
import org.descent4j.training.Trainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Arrays that are closed, and all other kinds that there are, into every method that takes or holds one. */
class ClosedArraysTest {

    private static final Architecture PLAN =
            Architecture.of(2).relu(3).sigmoid(1).withL2(0.1);
    private static final Architecture LARGE =
            Architecture.of(2).relu(300).relu(300).sigmoid(1);
    private static final Examples MOONS = Moons.examples(64, 0.2, 3);

    /** How a refusal begins: with the parameter's name. */
    private static final Pattern NAMED = Pattern.compile(
            "(X|Y|x|y|x\\(.*|y\\(.*|column|the pieces|parameters|gradient|moment v|theta)( .*)?", Pattern.DOTALL);

    /** What the memory that was freed is likely to hold then. */
    private static List<INDArray> sevens() {
        List<INDArray> sevens = new ArrayList<>();
        for (int length : new int[] {1, 3, 6, 9, 13, 64, 128, 91_501}) {
            for (int i = 0; i < 20; i++) {
                sevens.add(Nd4j.valueArrayOf(new long[] {length}, 7.0, DataType.FLOAT));
            }
        }
        return sevens;
    }

    @Test
    @DisplayName("A network whose parameters are closed refuses everything that would read them, small or large")
    void networks(@TempDir Path folder) {
        for (Architecture plan : List.of(PLAN, LARGE)) {
            Network network = plan.initialize(1);
            Stepper stepper = Adam.of(0.1).on(network.parameters().vector());
            network.backward(MOONS.x(), MOONS.y());
            stepper.step(network.gradients().vector());
            StepperState state = stepper.state();
            Path file = folder.resolve("checkpoint " + plan.layers().size());
            Trainer.of(network, Adam.of(0.1)).withCheckpoints(file, 1).train(MOONS);
            Pieces begun = network.inPieces(128);
            begun.add(MOONS.x(), MOONS.y());
            Pieces whole = network.inPieces(64);
            whole.add(MOONS.x(), MOONS.y());
            network.parameters().vector().close();
            List<INDArray> sevens = sevens();
            Map<String, Executable> calls = new LinkedHashMap<>();
            calls.put("predict", () -> network.predict(MOONS.x()));
            calls.put("score", () -> network.score(MOONS.x(), MOONS.y()));
            calls.put("cost", () -> network.cost(MOONS.x(), MOONS.y()));
            calls.put("accuracy", () -> network.accuracy(MOONS.x(), MOONS.y()));
            calls.put("backward", () -> network.backward(MOONS.x(), MOONS.y()));
            calls.put("gradient", () -> network.gradient(MOONS.x(), MOONS.y()));
            calls.put("add", () -> network.inPieces(64).add(MOONS.x(), MOONS.y()));
            calls.put("add more", () -> begun.add(MOONS.x(), MOONS.y()));
            calls.put("finish", whole::finish);
            calls.put("save", () -> network.save(folder.resolve("z.npz")));
            calls.put("get", () -> network.parameters().get("W1"));
            calls.put("copy", () -> network.parameters().copy());
            calls.put("on", () -> Adam.of(0.1).on(network.parameters().vector()));
            calls.put("step", () -> stepper.step(network.gradients().vector()));
            calls.put("train", () -> Trainer.of(network, Adam.of(0.1)).train(MOONS));
            calls.put(
                    "resume",
                    () -> Trainer.of(network, Adam.of(0.1))
                            .withCheckpoints(file, 1)
                            .resume(MOONS, Progress.silent()));
            calls.put("into", () -> Checkpoint.load(file).into(network));
            calls.forEach((name, call) -> assertClosed(name, call));
            assertFalse(Files.exists(folder.resolve("z.npz")));
            assertEquals(
                    plan.initialize(1).parameters().toString(),
                    network.parameters().toString());
            assertEquals(state, stepper.state(), "the moments are the stepper's own");
            stepper.restore(state);
            assertArrayEquals(
                    state.moment("v").toDoubleVector(), stepper.moment("v").toDoubleVector());
            assertTrue(stepper.toString().contains("t=1"));
            assertEquals(7, sevens.get(0).getDouble(0));
        }
    }

    @Test
    @DisplayName("A network whose gradients are closed predicts, and refuses a backward pass")
    void gradients() {
        for (Architecture plan : List.of(PLAN, LARGE)) {
            Network network = plan.initialize(1);
            network.backward(MOONS.x(), MOONS.y());
            Pieces whole = network.inPieces(64);
            whole.add(MOONS.x(), MOONS.y());
            network.gradients().vector().close();
            List<INDArray> sevens = sevens();
            assertClosed("backward", () -> network.backward(MOONS.x(), MOONS.y()));
            assertClosed("gradient", () -> network.gradient(MOONS.x(), MOONS.y()));
            assertClosed("finish", whole::finish);
            assertClosed("get", () -> network.gradients().get("W1"));
            assertClosed("copy", () -> network.gradients().copy());
            Bits.assertSame(plan.initialize(1).predict(MOONS.x()), network.predict(MOONS.x()));
            assertEquals(7, sevens.get(0).getDouble(0));
        }
    }

    @Test
    @DisplayName("Examples whose arrays are closed, and batches that a reader closed, are refused before they are read")
    void examples() {
        for (boolean closesX : new boolean[] {true, false}) {
            Examples moons = Examples.of(MOONS.x().dup('f'), MOONS.y().dup('f'));
            Network network = PLAN.initialize(1);
            INDArray before = network.parameters().vector().dup();
            MiniBatches parts = MiniBatches.of(moons, 10);
            MiniBatches whole = MiniBatches.of(moons, 64);
            Trainer validated = Trainer.of(network, Adam.of(0.1)).withValidation(moons);
            (closesX ? moons.x() : moons.y()).close();
            assertClosed("batch", () -> parts.batch(1, 0));
            assertClosed("whole batch", () -> whole.batch(1, 0));
            assertClosed("range", () -> moons.range(0, 5));
            assertClosed("copy", () -> moons.copy(new int[1], MOONS.range(0, 1)));
            assertClosed("train", () -> Trainer.of(network, Adam.of(0.1)).train(moons));
            assertClosed("validation", () -> Trainer.of(network, Adam.of(0.1)).withValidation(moons));
            assertClosed("validated", () -> validated.train(MOONS));
            assertEquals("Examples(n_x=2, n_y=1, m=64, FLOAT)", moons.toString());
            Bits.assertSame(before, network.parameters().vector());
            MiniBatches batches = MiniBatches.of(MOONS, 10);
            Examples batch = batches.batch(1, 0);
            (closesX ? batch.x() : batch.y()).close();
            assertClosed("next batch", () -> batches.batch(1, 1));
        }
    }

    @Test
    @DisplayName("Parameters that are given other memory are refused: steps and passes would go on with the old one")
    void otherMemory() {
        for (int n : new int[] {2, 5000}) {
            INDArray w = Nd4j.valueArrayOf(new long[] {n}, 100.0, DataType.DOUBLE);
            Stepper stepper = GradientDescent.of(1).on(w);
            w.setData(Nd4j.valueArrayOf(new long[] {n}, 100.0, DataType.DOUBLE).data());
            INDArray ones = Nd4j.ones(DataType.DOUBLE, n);
            assertRefused(
                    "parameters has been given other memory: must keep that which it had", () -> stepper.step(ones));
            assertEquals(100, w.getDouble(0));
            assertEquals(0, stepper.t());
        }
        Network network = PLAN.initialize(1);
        network.parameters().get("W2").setData(Nd4j.ones(DataType.FLOAT, 3).data());
        assertRefused("W2 has been given other memory: must keep that which it had", () -> network.predict(MOONS.x()));
        Network other = PLAN.initialize(1);
        other.parameters().vector().setData(Nd4j.ones(DataType.FLOAT, 13).data());
        assertThrows(IllegalArgumentException.class, () -> other.score(MOONS.x(), MOONS.y()));

        // An array that is only read is followed.
        Network reading = PLAN.initialize(1);
        INDArray x = MOONS.x().dup('f');
        reading.predict(x);
        INDArray changed = MOONS.x().mul(2).dup('f');
        x.setData(changed.dup('f').data());
        Bits.assertSame(PLAN.initialize(1).predict(changed), reading.predict(x));
    }

    @Test
    @DisplayName("What a network or stepper keeps lives longer than a workspace in which it was first used")
    void workspaces() {
        Network network = PLAN.initialize(1);
        INDArray x = MOONS.x();
        INDArray y = MOONS.y();
        INDArray expected = PLAN.initialize(1).gradient(x, y).vector();
        INDArray[] left = new INDArray[1];
        Network[] made = new Network[1];
        WorkspaceConfiguration room =
                WorkspaceConfiguration.builder().initialSize(1 << 20).build();
        try (MemoryWorkspace inside = Nd4j.getWorkspaceManager().getAndActivateWorkspace(room, "closed arrays")) {
            network.backward(x, y);
            left[0] = x.dup('f');
            network.predict(left[0]);
            made[0] = PLAN.initialize(1);
            assertTrue(inside.isScopeActive());
        }
        try (MemoryWorkspace inside = Nd4j.getWorkspaceManager().getAndActivateWorkspace(room, "closed arrays")) {
            Nd4j.valueArrayOf(new long[] {5000}, 7.0, DataType.FLOAT);
            assertTrue(inside.isScopeActive());
        }
        Bits.assertSame(expected, network.gradient(x, y).vector());
        Bits.assertSame(expected, made[0].gradient(x, y).vector());
        assertClosed("predict", () -> network.predict(left[0]));
    }

    private static void assertClosed(String name, Executable call) {
        String message = refusal(call);
        assertTrue(message.endsWith(" is closed: must be an open array"), name + ": " + message);
    }

    /** All kinds of arrays, made of a float or double one in f order. */
    private static Map<String, UnaryOperator<INDArray>> kinds() {
        Map<String, UnaryOperator<INDArray>> kinds = new LinkedHashMap<>();
        kinds.put("plain", a -> a);
        kinds.put("c order", a -> a.dup('c'));
        kinds.put("transposed", a -> a.rank() == 2 ? a.transpose() : a);
        kinds.put("row", a -> a.reshape(new long[] {1, a.length()}));
        kinds.put("flat", a -> a.reshape('f', new long[] {a.length()}));
        kinds.put("rank 3", a -> a.reshape(new long[] {1, 1, a.length()}));
        kinds.put("rank 5", a -> a.reshape(new long[] {1, 1, 1, 1, a.length()}));
        kinds.put("scalar", a -> Nd4j.scalar(a.dataType(), 1));
        kinds.put("empty", a -> Nd4j.empty(a.dataType()));
        kinds.put("no columns", a -> Nd4j.create(a.dataType(), a.rank() == 2 ? a.size(0) : 1, 0));
        kinds.put("longer", a -> Nd4j.concat(a.rank() - 1, a, a));
        kinds.put(
                "every second",
                a -> a.rank() == 1
                        ? Nd4j.concat(0, a, a).get(NDArrayIndex.interval(0, 2, 2 * a.length()))
                        : Nd4j.concat(1, a, a).get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 2 * a.size(1))));
        kinds.put("view", a -> Nd4j.concat(a.rank() - 1, a, a).get(interval(a)));
        kinds.put("broadcast", a -> a.rank() == 1 ? a : a.getColumn(0, true).broadcast(a.shape()));
        for (DataType type : List.of(
                DataType.FLOAT,
                DataType.DOUBLE,
                DataType.FLOAT16,
                DataType.BFLOAT16,
                DataType.INT32,
                DataType.INT64,
                DataType.INT8,
                DataType.UINT64,
                DataType.BOOL)) {
            kinds.put(type.toString(), a -> a.castTo(type));
        }
        kinds.put("text", a -> Nd4j.create("a", "b"));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            kinds.put("with " + value, a -> {
                INDArray with = a.dup('f');
                with.data().put(with.length() - 1, value);
                return with;
            });
        }
        return kinds;
    }

    private static org.nd4j.linalg.indexing.INDArrayIndex[] interval(INDArray a) {
        return a.rank() == 1
                ? new org.nd4j.linalg.indexing.INDArrayIndex[] {NDArrayIndex.interval(0, a.length())}
                : new org.nd4j.linalg.indexing.INDArrayIndex[] {NDArrayIndex.all(), NDArrayIndex.interval(0, a.size(1))
                };
    }

    @Test
    @DisplayName("Every kind of array into every method that takes one: it works, or is refused by name; no crash")
    void matrix() {
        int calls = 0;
        List<String> faults = new ArrayList<>();
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Map<String, Consumer<INDArray>> matrices = takersOfMatrices(type);
            Map<String, Consumer<INDArray>> vectors = takersOfVectors(type);
            INDArray x = MOONS.x().castTo(type).dup('f');
            INDArray w = Nd4j.createFromArray(1.0, -2, 3, -4, 5, -6).castTo(type);
            calls += tryAll(matrices, x, faults) + tryAll(vectors, w, faults);
        }
        assertEquals(List.of(), faults);
        assertTrue(calls > 1500, "calls: " + calls);
    }

    private static int tryAll(Map<String, Consumer<INDArray>> takers, INDArray plain, List<String> faults) {
        int calls = 0;
        for (Map.Entry<String, UnaryOperator<INDArray>> kind : kinds().entrySet()) {
            for (Map.Entry<String, Consumer<INDArray>> taker : takers.entrySet()) {
                String what = kind.getKey() + " " + plain.dataType() + " into " + taker.getKey();
                INDArray array = kind.getValue().apply(plain.dup('f'));
                tryOne(what, false, () -> taker.getValue().accept(array), faults);
                INDArray whole = kind.getValue().apply(plain.dup('f')).dup();
                INDArray view = whole.isEmpty() ? whole : whole.reshape(whole.shape());
                whole.close();
                // What holds no memory cannot be closed.
                boolean isClosed = whole.wasClosed();
                tryOne(what + ", closed", isClosed, () -> taker.getValue().accept(whole), faults);
                tryOne(
                        what + ", view of closed",
                        isClosed,
                        () -> taker.getValue().accept(view),
                        faults);
                calls += 3;
            }
        }
        for (Map.Entry<String, Consumer<INDArray>> taker : takers.entrySet()) {
            assertThrows(NullPointerException.class, () -> taker.getValue().accept(null), taker.getKey());
        }
        return calls + takers.size();
    }

    private static void tryOne(String what, boolean isClosed, Runnable call, List<String> faults) {
        try {
            call.run();
            if (isClosed) {
                faults.add(what + " was taken");
            }
        } catch (RuntimeException refusal) {
            if (!(refusal instanceof IllegalArgumentException)
                    || !NAMED.matcher("" + refusal.getMessage()).matches()) {
                faults.add(what + ": " + refusal);
            }
        }
    }

    private static Map<String, Consumer<INDArray>> takersOfMatrices(DataType type) {
        Architecture plan = type == DataType.DOUBLE ? PLAN.inDouble() : PLAN;
        Network network = plan.initialize(1);
        INDArray x = MOONS.x().castTo(type).dup('f');
        INDArray y = MOONS.y().castTo(type).dup('f');
        Map<String, Consumer<INDArray>> takers = new LinkedHashMap<>();
        takers.put("predict", network::predict);
        takers.put("score", a -> network.score(a, y));
        takers.put("score as y", a -> network.score(x, a));
        takers.put("backward", a -> network.backward(a, y));
        takers.put("backward as y", a -> network.backward(x, a));
        takers.put("Pieces.add", a -> network.inPieces(1000).add(a, y));
        takers.put("Pieces.add as y", a -> network.inPieces(1000).add(x, a));
        takers.put("Examples.of", a -> Examples.of(a, y));
        takers.put("Examples.of as y", a -> Examples.of(x, a));
        takers.put("Ewa.over", a -> Ewa.of(0.9).over(a));
        if (type == DataType.DOUBLE) {
            takers.put("GradientCheck", a -> GradientCheck.of(network, a, y));
        }
        return takers;
    }

    private static Map<String, Consumer<INDArray>> takersOfVectors(DataType type) {
        INDArray w = Nd4j.createFromArray(1.0, -2, 3, -4, 5, -6).castTo(type);
        Map<String, Consumer<INDArray>> takers = new LinkedHashMap<>();
        takers.put("on", a -> Momentum.of(0.1).on(a).step(a.dup()));
        takers.put("step", a -> Adam.of(0.1).on(w.dup()).step(a));
        takers.put(
                "clipped step",
                a -> Clip.byGlobalNorm(1, Adam.of(0.1)).on(w.dup()).step(a));
        takers.put("prepare, norm", a -> Clip.byGlobalNorm(1, Adam.of(0.1)).prepare(asGradient(a)));
        takers.put("prepare, value", a -> Clip.byValue(1, Adam.of(0.1)).prepare(asGradient(a)));
        takers.put("StepperState.of", a -> StepperState.of(1, 1, 0.1, new double[0], nullable("v", a)));
        takers.put("Ewa.over", a -> Ewa.of(0.9).over(a));
        return takers;
    }

    private static Map<String, INDArray> nullable(String name, INDArray array) {
        Map<String, INDArray> map = new LinkedHashMap<>();
        map.put(name, array);
        return map;
    }

    /**
     * A stepper prepares flat gradients of floats or doubles alone: of the others, what matters is whether it is open.
     */
    private static INDArray asGradient(INDArray a) {
        boolean isOther = a != null
                && !a.wasClosed()
                && (a.isEmpty()
                        || a.rank() != 1
                        || (a.dataType() != DataType.FLOAT && a.dataType() != DataType.DOUBLE));
        return isOther ? Nd4j.ones(DataType.FLOAT, 2) : a;
    }
}
