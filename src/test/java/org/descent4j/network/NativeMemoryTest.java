package org.descent4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
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
