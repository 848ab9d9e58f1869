package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.descent4j.internal.guard.Room;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The MNIST handwritten digits: images of 28×28 pixels of the digits 0 to 9, one set to train and one to test with.
 *
 * <p>X is (784, m), float, in f order: a column is an image, row after row, 0 for background to 1 for ink. Y is (10,
 * m): 1 in the row of the digit, 0 elsewhere. The data is not in the library's jar: it is read from the four gzipped
 * files in the IDX format, as published. All 70,000 images take 220 MB.
 *
 * <p>Formula: {@code x = pixel/255}.
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, <i>The MNIST database of handwritten digits</i>, CC BY-SA 3.0.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Mnist mnist = Mnist.read(Path.of("notebooks/data/mnist"));
 * Examples digits = mnist.train();       // Examples(n_x=784, n_y=10, m=60000, FLOAT)
 * int first = mnist.trainLabels()[0];    // 5
 * }</pre>
 */
public final class Mnist {

    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int DIGITS = 10;
    private static final int CHUNK = 500;
    private static final int ALL = -1;

    private final Examples train;
    private final Examples test;
    private final int[] trainLabels;
    private final int[] testLabels;

    private Mnist(Examples train, int[] trainLabels, Examples test, int[] testLabels) {
        this.train = train;
        this.trainLabels = trainLabels;
        this.test = test;
        this.testLabels = testLabels;
    }

    /**
     * Reads all images from a folder with the files train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,
     * t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz.
     *
     * @param directory the folder
     * @return the images and labels
     * @throws java.io.UncheckedIOException if a file is missing or cannot be read
     * @throws IllegalArgumentException if a file is not gzipped, not IDX, cut off, damaged, too long, holds images of
     *     another size or labels other than 0…9, if images and labels differ in number, or if they are more than the
     *     memory holds; the message names the file
     */
    public static Mnist read(Path directory) {
        return read(directory, ALL, ALL);
    }

    /**
     * Reads the first images only, for a quick try; the rest of the files is not looked at.
     *
     * @param directory the folder, as for {@link #read}
     * @param train how many images to train with, at least 1 and at most the file's
     * @param test how many images to test with, at least 1 and at most the file's
     * @return the images and labels
     * @throws java.io.UncheckedIOException if a file is missing or cannot be read
     * @throws IllegalArgumentException as for {@link #read}, or if the files hold fewer
     */
    public static Mnist readFirst(Path directory, int train, int test) {
        checkArgument(train >= 1, "train = %s: must be at least 1", train);
        checkArgument(test >= 1, "test = %s: must be at least 1", test);
        return read(directory, train, test);
    }

    private static Mnist read(Path directory, int train, int test) {
        Objects.requireNonNull(directory, "directory");
        int[] trainLabels = labels(directory, "train", train);
        int[] testLabels = labels(directory, "t10k", test);
        return new Mnist(
                examples(directory, "train", trainLabels),
                trainLabels,
                examples(directory, "t10k", testLabels),
                testLabels);
    }

    private static int[] labels(Path directory, String set, int wanted) {
        Path path = directory.resolve(set + "-labels-idx1-ubyte.gz");
        Path imagePath = directory.resolve(set + "-images-idx3-ubyte.gz");
        try (IdxFile file = IdxFile.open(path);
                IdxFile images = IdxFile.open(imagePath, SIDE, SIDE)) {
            checkArgument(
                    file.count() == images.count(),
                    "%s holds %s labels: must hold %s, one an image of %s",
                    path,
                    file.count(),
                    images.count(),
                    imagePath.getFileName());
            boolean all = wanted == ALL;
            checkArgument(
                    all || wanted <= file.count(), "%s holds %s labels: must hold %s", path, file.count(), wanted);
            int count = all ? file.count() : wanted;
            Room.onHeap(file.says(count), count * (1.0 + Integer.BYTES));
            byte[] bytes = file.next(count);
            if (all) {
                file.requireEnd();
            }
            int[] labels = new int[bytes.length];
            for (int j = 0; j < labels.length; j++) {
                labels[j] = Byte.toUnsignedInt(bytes[j]);
                checkArgument(labels[j] < DIGITS, "%s, label %s = %s: must be in 0…9", path, j, labels[j]);
            }
            return labels;
        }
    }

    private static Examples examples(Path directory, String set, int[] labels) {
        int m = labels.length;
        try (IdxFile images = IdxFile.open(directory.resolve(set + "-images-idx3-ubyte.gz"), SIDE, SIDE)) {
            Room.offHeap(images.says(m), (double) m * (PIXELS + DIGITS) * Float.BYTES);
            Examples examples = Examples.uninitialized(PIXELS, DIGITS, m, DataType.FLOAT);
            for (int from = 0; from < m; from += CHUNK) {
                int to = Math.min(from + CHUNK, m);
                Examples chunk = examples.range(from, to);
                Columns.fill(chunk.x(), pixels(images.next(to - from)));
                Columns.fill(chunk.y(), Columns.oneHot(Arrays.copyOfRange(labels, from, to), DIGITS));
            }
            if (m == images.count()) {
                images.requireEnd();
            }
            return examples;
        }
    }

    private static float[] pixels(byte[] bytes) {
        float[] pixels = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = (bytes[i] & 0xFF) / 255f;
        }
        return pixels;
    }

    /**
     * The images to train with.
     *
     * @return X of shape (784, m) and Y of shape (10, m); 60,000 examples as published
     */
    public Examples train() {
        return train;
    }

    /**
     * The images to test with.
     *
     * @return X of shape (784, m) and Y of shape (10, m); 10,000 examples as published
     */
    public Examples test() {
        return test;
    }

    /**
     * The digits of the images to train with.
     *
     * @return a new array of numbers in 0…9
     */
    public int[] trainLabels() {
        return trainLabels.clone();
    }

    /**
     * The digits of the images to test with.
     *
     * @return a new array of numbers in 0…9
     */
    public int[] testLabels() {
        return testLabels.clone();
    }

    @Override
    public String toString() {
        return "Mnist(" + train.size() + " images to train, " + test.size() + " to test)";
    }
}
