package org.descent4j.optimizer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A file of vectors, one a line: {@code t, name, numbers}. Written by the generate.py beside it. */
record Golden(List<Line> lines) {

    record Line(int t, String name, List<Double> numbers) {

        double[] values() {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }

        INDArray as(DataType type) {
            return Nd4j.createFromArray(values()).castTo(type);
        }
    }

    /** Empty if there is no such file. */
    static Optional<Golden> read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return Optional.ofNullable(in).map(Golden::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden parse(InputStream in) {
        try {
            return new Golden(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Golden::line)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] cells = text.split(", ", -1);
        return new Line(
                Integer.parseInt(cells[0]),
                cells[1],
                Arrays.stream(cells).skip(2).map(Double::valueOf).toList());
    }

    List<Line> named(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).toList();
    }

    /** The largest absolute value of each element, over all lines of that name. */
    double[] scale(String name) {
        double[] scale = new double[lines.get(0).values().length];
        named(name).forEach(line -> Arrays.setAll(scale, i -> Math.max(scale[i], Math.abs(line.values()[i]))));
        return scale;
    }
}
