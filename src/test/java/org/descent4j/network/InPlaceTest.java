package org.descent4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whoever writes into an array that a network works with is heard at the next call. */
class InPlaceTest {

    // 4 columns are multiplied by plain loops, 600 by BLAS; in c order X and Y are copied first.
    @ParameterizedTest
    @ValueSource(strings = {"4 f", "4 c", "600 f", "600 c", "2500 f"})
    @DisplayName("X, Y and the parameters may be written to between any two calls")
    void everythingIsReadAgain(String layout) {
        int m = Integer.parseInt(layout.substring(0, layout.indexOf(' ')));
        char order = layout.charAt(layout.length() - 1);
        Architecture plan = Architecture.of(3).relu(10).softmax(4).withL2(0.3);
        Network network = plan.initialize(1);
        INDArray x = x(m, 1, order);
        INDArray y = y(m, 0, order);
        for (int first = 0; first < 3; first++) {
            for (int then = 0; then < 3; then++) {
                x.assign(x(m, 1, order));
                y.assign(y(m, 0, order));
                network.parameters()
                        .vector()
                        .assign(plan.initialize(1).parameters().vector());
                Object before = call(network, first, x, y);
                assertEquals(call(plan.initialize(1), first, x, y), before);
                x.muli(-0.5);
                Object other = call(network, then, x, y);
                assertEquals(call(plan.initialize(1), then, x, y), other);
                y.assign(y(m, 1, order));
                assertEquals(call(plan.initialize(1), then, x, y), call(network, then, x, y));
                network.parameters().vector().muli(1.5);
                Network fresh = plan.initialize(1);
                fresh.parameters().vector().muli(1.5);
                Object last = call(network, first, x, y);
                assertEquals(call(fresh, first, x, y), last);
                assertNotEquals(before, last);
                Bits.assertSame(
                        fresh.gradient(x, y).vector(), network.gradient(x, y).vector());
            }
        }
    }

    private static Object call(Network network, int which, INDArray x, INDArray y) {
        return switch (which) {
            case 0 ->
                List.of(
                        network.predict(x).data().asFloat()[0],
                        network.predict(x).sumNumber());
            case 1 -> network.score(x, y);
            default ->
                List.of(network.backward(x, y), network.gradients().vector().sumNumber());
        };
    }

    private static INDArray x(int m, int seed, char order) {
        return GradientCheckTest.random(seed, 3, m).castTo(DataType.FLOAT).dup(order);
    }

    private static INDArray y(int m, int hot, char order) {
        INDArray y = Nd4j.zeros(DataType.FLOAT, 4, m);
        for (int j = 0; j < m; j++) {
            y.putScalar((j + hot) % 4, j, 1);
        }
        return y.dup(order);
    }
}
