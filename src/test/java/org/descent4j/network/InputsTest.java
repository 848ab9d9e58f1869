package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InputsTest {

    private final Network digits = Architecture.of(784).softmax(10).initialize(1);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            28 784     | X has 28 rows: must have 784 (one column an example; is X transposed?)
            60 784     | X has 60 rows: must have 784 (one column an example; is X transposed?)
            1 784      | X has 1 rows: must have 784 (one column an example: X.reshape(784, 1))
            28 28      | X has 28 rows: must have 784 (one column an example: X.reshape(784, 1))
            784        | X has rank 1: must be (784, m) (one column an example: X.reshape(784, 1))
            28 28 1    | X has rank 3: must be (784, m) (one column an example: X.reshape(784, 1))
            1 28 28    | X has rank 3: must be (784, m) (one column an example: X.reshape(784, 1))
            60 28 28   | X has rank 3: must be (784, m) (one column an example: X.reshape(60, 784).transpose())
            28 28 60   | X has rank 3: must be (784, m) (one column an example: X.reshape(784, 60))
            60 1 28 28 | X has rank 4: must be (784, m) (one column an example: X.reshape(60, 784).transpose())
            783 5      | X has 783 rows: must have 784 (one column an example)
            5          | X has rank 1: must be (784, m) (one column an example)
            14 14      | X has 14 rows: must have 784 (one column an example)
            """)
    @DisplayName("X the wrong way round: the message says how it would fit")
    void examples(String shape, String message) {
        assertRefused(message, () -> digits.predict(zeros(shape)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            60 10 | Y has 60 rows: must have 10 (one column an example; is Y transposed?)
            60    | Y has rank 1: must be (10, 60) (one column an example: Examples.oneHot(labels, 10) makes them of whole numbers)
            1 60  | Y has 1 rows: must have 10 (one column an example: Examples.oneHot(labels, 10) makes them of whole numbers)
            60 1  | Y has 60 rows: must have 10 (one column an example: Examples.oneHot(labels, 10) makes them of whole numbers)
            9 60  | Y has 9 rows: must have 10 (one column an example)
            10 59 | Y has 59 columns: must have 60, as many as X
            """)
    @DisplayName("Labels that are numbers, or the wrong way round: the message says how they would fit")
    void classes(String shape, String message) {
        assertRefused(message, () -> digits.backward(zeros("784 60"), zeros(shape)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            60   | Y has rank 1: must be (1, 60) (one column an example: Y.reshape(1, 60))
            60 1 | Y has 60 rows: must have 1 (one column an example: Y.reshape(1, 60))
            2 60 | Y has 2 rows: must have 1 (one column an example)
            """)
    @DisplayName("One label an example, as a vector or a column")
    void labels(String shape, String message) {
        Network two = Architecture.of(2).sigmoid(1).initialize(1);
        assertRefused(message, () -> two.cost(zeros("2 60"), zeros(shape)));
    }

    @Test
    @DisplayName("Another data type: the message has the cast")
    void types() {
        INDArray x = zeros("784 1");
        assertRefused(
                "X is DOUBLE: must be FLOAT, as the network is: X.castTo(DataType.FLOAT)",
                () -> digits.predict(x.castTo(DataType.DOUBLE)));
        assertRefused(
                "X is INT: must be FLOAT, as the network is: X.castTo(DataType.FLOAT)",
                () -> digits.predict(x.castTo(DataType.INT32)));
        assertRefused(
                "Y is INT: must be FLOAT, as the network is: Y.castTo(DataType.FLOAT)",
                () -> digits.score(x, zeros("10 1").castTo(DataType.INT32)));
    }

    private static INDArray zeros(String shape) {
        return Nd4j.zeros(
                DataType.FLOAT,
                Stream.of(shape.split(" ", -1)).mapToLong(Long::parseLong).toArray());
    }
}
