package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Stepper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NativeMemoryTest {

    @Test
    @DisplayName("The arrays for a size of batch that has not been seen for long are given back at once")
    void sizesThatAreNotSeenAnyMore() throws ReflectiveOperationException {
        Network network = Architecture.of(3).relu(4).softmax(2).initialize(1);
        List<Pass> passes = new ArrayList<>();
        for (int m = 2; m <= 10; m++) {
            // In c order, so that the copies of X and Y are there too.
            INDArray x = Nd4j.zeros(DataType.FLOAT, 3, m);
            INDArray y = Nd4j.zeros(DataType.FLOAT, 2, m);
            y.getRow(0).assign(1);
            network.backward(x, y);
            network.forEachPiece(x, y, (pass, px, py) -> passes.add(pass));
        }
        assertEquals(9, passes.stream().distinct().count());
        assertEquals(2 * 2 + 2, arrays(passes.get(0)).size());
        assertTrue(arrays(passes.get(0)).stream().allMatch(INDArray::wasClosed));
        for (Pass pass : passes.subList(1, 9)) {
            assertFalse(arrays(pass).stream().anyMatch(INDArray::wasClosed));
        }
    }

    @Test
    @DisplayName("A closed network has given back every array, also twice, and what would use one is refused by name")
    void close() throws ReflectiveOperationException {
        Network network = Architecture.of(3).relu(4).softmax(2).initialize(1);
        INDArray x = NetworkTest.x(network.architecture(), 5).dup('c');
        INDArray y = NetworkTest.y(network.architecture(), 5).dup('c');
        Stepper stepper = Adam.of(0.1).on(network.parameters().vector());
        Pieces begun = network.inPieces(10);
        begun.add(x, y);
        INDArray prediction = network.predict(x);
        Parameters copy = network.parameters().copy();
        List<INDArray> arrays = arrays(network);
        assertEquals(2 + 2 * 2 + 2, arrays.size());
        network.close();
        network.close();
        assertTrue(arrays.stream().allMatch(INDArray::wasClosed));
        String message = "parameters is closed: must be an open array";
        assertRefused(message, () -> network.predict(x));
        assertRefused(message, () -> network.score(x, y));
        assertRefused(message, () -> network.backward(x, y));
        assertRefused(message, () -> begun.add(x, y));
        assertRefused(message, () -> network.save(Path.of("target", "closed.npz")));
        assertRefused(message, () -> stepper.step(Nd4j.zeros(DataType.FLOAT, 26)));
        assertRefused(
                "vector is closed: must be an open array",
                () -> network.gradients().get("W1"));
        assertRefused(
                "vector is closed: must be an open array",
                () -> network.parameters().group("W1"));
        assertEquals(network.architecture() + " with " + network.parameters(), network.toString());
        // What was given out as one's own is.
        assertEquals(2, prediction.size(0));
        assertEquals(26, copy.vector().dup().length());
    }

    @Test
    @DisplayName("A network whose vector was closed before, or that was never asked for anything, can be closed")
    void closedBefore() {
        Network network = Architecture.of(3).softmax(2).initialize(1);
        network.parameters().vector().close();
        network.close();
        assertTrue(network.gradients().vector().wasClosed());
    }

    @Test
    @Tag("slow")
    @DisplayName("A thousand networks that are made, used and closed leave the memory beside the heap as it was")
    void aThousandNetworks() throws ReflectiveOperationException {
        // Held, so that the collector cannot do what close() forgets.
        List<INDArray> held = new ArrayList<>();
        INDArray x = Nd4j.zeros(DataType.FLOAT, 2, 1024);
        INDArray y = Nd4j.zeros(DataType.FLOAT, 1, 1024);
        long before = 0;
        for (int i = 0; i < 1000; i++) {
            if (i == 200) {
                System.gc();
                before = Pointer.physicalBytes();
            }
            try (Network network = Architecture.of(2).relu(100).sigmoid(1).initialize(i)) {
                network.score(x, y);
                held.addAll(arrays(network));
            }
        }
        System.gc();
        long grown = Pointer.physicalBytes() - before;
        // Without close(), 800 networks would hold 0.7 GB more.
        assertTrue(grown < 300e6, "grown by " + grown / 1e6 + " MB");
        assertEquals(1000 * (2 + 2 * 2 + 2), held.size());
    }

    private static List<INDArray> arrays(Network network) throws ReflectiveOperationException {
        List<INDArray> arrays = new ArrayList<>(
                List.of(network.parameters().vector(), network.gradients().vector()));
        for (Object pass : ((Map<?, ?>) get(network, "passes")).values()) {
            arrays.addAll(arrays((Pass) pass));
        }
        return arrays;
    }

    private static List<INDArray> arrays(Pass pass) throws ReflectiveOperationException {
        List<INDArray> arrays = new ArrayList<>();
        for (Object layer : (List<?>) get(pass, "layers")) {
            arrays.add((INDArray) get(((Dense) layer).a, "array"));
            arrays.add((INDArray) get(((Dense) layer).d, "array"));
        }
        for (String copy : List.of("xCopy", "yCopy")) {
            if (get(pass, copy) instanceof Matrix matrix) {
                arrays.add((INDArray) get(matrix, "array"));
            }
        }
        return arrays;
    }

    private static Object get(Object from, String name) throws ReflectiveOperationException {
        Field field = from.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(from);
    }
}
