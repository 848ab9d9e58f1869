package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

class MnistTest {

    private static final Path DIGITS = Path.of("notebooks/data/mnist");

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;

    @TempDir
    Path folder;

    private Path trainImages;
    private Path trainLabels;

    @BeforeEach
    void aSmallSet() throws IOException {
        trainImages = folder.resolve("train-images-idx3-ubyte.gz");
        trainLabels = folder.resolve("train-labels-idx1-ubyte.gz");
        write(trainImages, images(3));
        write(trainLabels, labels(7, 0, 9));
        write(folder.resolve("t10k-images-idx3-ubyte.gz"), images(2));
        write(folder.resolve("t10k-labels-idx1-ubyte.gz"), labels(1, 2));
    }

    @Test
    void thePublishedDigits() {
        Mnist mnist = Mnist.read(DIGITS);
        assertEquals("Mnist(60000 images to train, 10000 to test)", mnist.toString());
        assertEquals("Examples(n_x=784, n_y=10, m=60000, FLOAT)", mnist.train().toString());
        assertEquals("Examples(n_x=784, n_y=10, m=10000, FLOAT)", mnist.test().toString());
        assertEquals('f', mnist.train().x().ordering());
        assertEquals(1, mnist.train().x().stride(0));
        assertArrayEquals(new int[] {5, 0, 4, 1, 9}, Arrays.copyOf(mnist.trainLabels(), 5));
        assertArrayEquals(new int[] {7, 2, 1, 0, 4}, Arrays.copyOf(mnist.testLabels(), 5));
        // How often each digit occurs, and the pixels' mean and deviation, as everybody quotes them.
        assertArrayEquals(
                new double[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
                mnist.train().y().sum(1).castTo(DataType.DOUBLE).toDoubleVector());
        assertArrayEquals(
                new double[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
                mnist.test().y().sum(1).castTo(DataType.DOUBLE).toDoubleVector());
        // Column by column: ND4J adds up 47 million floats in float, which is wrong by 0.3 %.
        double mean = average(mnist.train().x().mean(0));
        double meanSquare = average(Transforms.pow(mnist.train().x().norm2(0), 2)) / 784;
        assertEquals(0.1307, mean, 5e-5);
        assertEquals(0.3081, Math.sqrt(meanSquare - mean * mean), 5e-5);
        assertEquals(0, mnist.train().x().minNumber().doubleValue());
        assertEquals(1, mnist.train().x().maxNumber().doubleValue());
        Mnist few = Mnist.readFirst(DIGITS, 700, 1);
        assertEquals(mnist.train().range(0, 700).x(), few.train().x());
        assertEquals(mnist.train().range(0, 700).y(), few.train().y());
        assertEquals(mnist.test().range(0, 1).x(), few.test().x());
        assertArrayEquals(Arrays.copyOf(mnist.trainLabels(), 700), few.trainLabels());
    }

    private static double average(INDArray values) {
        return values.castTo(DataType.DOUBLE).meanNumber().doubleValue();
    }

    @Test
    void everyPixelHasItsPlace() {
        Mnist small = Mnist.read(folder);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 784; i++) {
                assertEquals(pixel(784 * j + i) / 255f, small.train().x().getFloat(i, j));
            }
        }
        assertArrayEquals(new int[] {7, 0, 9}, small.trainLabels());
        assertArrayEquals(new int[] {1, 2}, small.testLabels());
        for (int i = 0; i < 10; i++) {
            assertEquals(i == 7 ? 1 : 0, small.train().y().getDouble(i, 0));
            assertEquals(i == 0 ? 1 : 0, small.train().y().getDouble(i, 1));
            assertEquals(i == 9 ? 1 : 0, small.train().y().getDouble(i, 2));
        }
        small.trainLabels()[0] = -1;
        assertEquals(7, small.trainLabels()[0]);
    }

    @Test
    void aFirstReadStopsEarly() throws IOException {
        write(trainImages, Arrays.copyOf(images(3), 16 + 2 * 784));
        write(trainLabels, labels(7, 0, 10));
        Mnist two = Mnist.readFirst(folder, 2, 1);
        assertEquals("Mnist(2 images to train, 1 to test)", two.toString());
        assertArrayEquals(new int[] {7, 0}, two.trainLabels());
        assertRefused("train = 0: must be at least 1", () -> Mnist.readFirst(folder, 0, 1));
        assertRefused("test = -1: must be at least 1", () -> Mnist.readFirst(folder, 1, -1));
        assertEquals(trainLabels + " holds 3 labels: must hold 4", refusal(() -> Mnist.readFirst(folder, 4, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"})
    void aMissingFileIsNamed(String name) throws IOException {
        Path file = folder.resolve(name + "-ubyte.gz");
        Files.delete(file);
        assertEquals(
                file + ": must be a file that can be read, but there is no file " + file
                        + "; the lectures read theirs from the project's notebooks/data/mnist",
                assertThrows(UncheckedIOException.class, () -> Mnist.read(folder))
                        .getMessage());
    }

    @Test
    void wrongHeadersAreRefused() throws IOException {
        write(trainImages, idx(LABELS, 3, 28, 28));
        assertEquals(
                trainImages + " starts with 0x00000801: must start with 0x00000803, the mark of bytes in 3 dimensions",
                refusalOfTheFolder());
        write(trainImages, idx(IMAGES, 3, 28, 27));
        assertEquals(trainImages + " holds items of [28, 27]: must hold items of [28, 28]", refusalOfTheFolder());
        for (int count : new int[] {0, -1, Integer.MAX_VALUE, 1_000_000}) {
            write(trainImages, idx(IMAGES, count, 28, 28));
            assertEquals(
                    trainImages + " says that it holds " + count
                            + " items: must hold at least 1, and no more than its length can",
                    refusalOfTheFolder());
        }
        write(trainImages, new byte[] {0, 0, 8, 3, 0});
        assertEquals(trainImages + " is cut off: must hold a header", refusalOfTheFolder());
        write(trainImages, images(3));
        write(trainLabels, idx(IMAGES, 3));
        assertEquals(
                trainLabels + " starts with 0x00000803: must start with 0x00000801, the mark of bytes in 1 dimension",
                refusalOfTheFolder());
    }

    @ParameterizedTest
    @CsvSource({"2, 2 labels: must hold 3", "4, 4 labels: must hold 3"})
    void imagesAndLabelsMustBeAsMany(int labels, String complaint) throws IOException {
        write(trainLabels, labels(new int[labels]));
        assertEquals(
                trainLabels + " holds " + complaint + ", one an image of train-images-idx3-ubyte.gz",
                refusalOfTheFolder());
    }

    @Test
    void lengthsMustBeRight() throws IOException {
        write(trainImages, Arrays.copyOf(images(3), 16 + 3 * 784 - 1));
        assertEquals(trainImages + " is cut off: must hold 3 items", refusalOfTheFolder());
        write(trainImages, Arrays.copyOf(images(3), 16 + 3 * 784 + 1));
        assertEquals(trainImages + " goes on after its 3 items: must end there", refusalOfTheFolder());
        write(trainImages, images(3));
        write(trainLabels, Arrays.copyOf(labels(7, 0, 9), 10));
        assertEquals(trainLabels + " is cut off: must hold 3 items", refusalOfTheFolder());
        write(trainLabels, Arrays.copyOf(labels(7, 0, 9), 12));
        assertEquals(trainLabels + " goes on after its 3 items: must end there", refusalOfTheFolder());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 128, 255})
    void labelsMustBeDigits(int label) throws IOException {
        write(trainLabels, labels(7, 0, label));
        assertEquals(trainLabels + ", label 2 = " + label + ": must be in 0…9", refusalOfTheFolder());
    }

    @Test
    void aFileThatIsNotGzippedIsRefused() throws IOException {
        for (byte[] bytes : new byte[][] {images(3), {}, {31}}) {
            Files.write(trainImages, bytes);
            assertEquals(trainImages + " is not gzipped: must be an IDX file in gzip", refusalOfTheFolder());
        }
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(trainImages);
        for (int length = 0; length < whole.length; length++) {
            Files.write(trainImages, Arrays.copyOf(whole, length));
            String message = refusalOfTheFolder();
            assertTrue(message.startsWith(trainImages + " is "), message);
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(trainImages);
        // A bit of the check sum, which alone tells that a pixel is wrong.
        whole[whole.length - 8] ^= 1;
        Files.write(trainImages, whole);
        assertEquals(trainImages + " is damaged: must be a whole gzip file", refusalOfTheFolder());
    }

    @Test
    @DisplayName("A missing folder: relative to what, and what to do")
    void aMissingFolder() {
        Path here = Path.of("").toAbsolutePath();
        assertEquals(
                "nowhere/train-labels-idx1-ubyte.gz: must be a file that can be read, but there is no folder "
                        + here.resolve("nowhere") + ": give a path from the working folder " + here
                        + ", or the whole path; the lectures read theirs from the project's notebooks/data/mnist",
                assertThrows(UncheckedIOException.class, () -> Mnist.read(Path.of("nowhere")))
                        .getMessage());
    }

    @Test
    @DisplayName(
            "5,000,000 images of zeros in 4 MB: refused with what they take and what there is, before they are read")
    void aBombIsRefused() throws Exception {
        int count = 5_000_000;
        write(trainLabels, Arrays.copyOf(idx(LABELS, count), 8 + count));
        write(trainImages, idx(IMAGES, count, 28, 28));
        // As long as the zeros would be: nothing of it is read.
        Files.write(trainImages, new byte[4_000_000], StandardOpenOption.APPEND);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bomb.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String begin =
                trainImages + " says that it holds 5000000 items, and to read them takes 15.9 GB: must be at most ";
        assertTrue(said.contains(begin) && said.contains("what is left for ND4J"), said);
        assertEquals(0, java.waitFor());
    }

    /** Prints why a folder is refused. */
    static final class Bomb {
        public static void main(String[] args) {
            try {
                System.out.println(Mnist.read(Path.of(args[0])));
            } catch (IllegalArgumentException refusal) {
                System.out.println(refusal.getMessage());
            }
        }
    }

    private static int pixel(int i) {
        return (37 * i + i / 251) % 256;
    }

    private static byte[] images(int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + 784 * count).put(idx(IMAGES, count, 28, 28));
        IntStream.range(0, 784 * count).forEach(i -> file.put((byte) pixel(i)));
        return file.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length).put(idx(LABELS, labels.length));
        Arrays.stream(labels).forEach(label -> file.put((byte) label));
        return file.array();
    }

    private static byte[] idx(int magic, int... shape) {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * shape.length).putInt(magic);
        Arrays.stream(shape).forEach(header::putInt);
        return header.array();
    }

    private static void write(Path file, byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(content);
        }
        Files.write(file, zipped.toByteArray());
    }

    private String refusalOfTheFolder() {
        return refusal(() -> Mnist.read(folder));
    }
}
