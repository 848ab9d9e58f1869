package org.descent4j.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpzTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final Architecture PLAN = Architecture.of(2).relu(3).sigmoid(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void savedAndLoadedToTheBit(boolean inDouble) {
        Architecture plan = inDouble ? PLAN.inDouble() : PLAN;
        Network network = plan.initialize(1);
        network.save(folder.resolve("model.npz"));
        Bits.assertSame(
                network.parameters().vector(),
                plan.load(folder.resolve("model.npz")).parameters().vector());
        assertEquals(List.of("model.npz"), List.of(folder.toFile().list()));
    }

    @Test
    void theSameParametersGiveTheSameFile() throws IOException {
        PLAN.initialize(1).save(folder.resolve("a.npz"));
        PLAN.initialize(1).save(folder.resolve("b.npz"));
        assertEquals(-1, Files.mismatch(folder.resolve("a.npz"), folder.resolve("b.npz")));
    }

    @Test
    void nd4jReadsIt() throws Exception {
        Network network = PLAN.initialize(1);
        network.save(folder.resolve("model.npz"));
        Map<String, INDArray> arrays =
                Nd4j.createFromNpzFile(folder.resolve("model.npz").toFile());
        assertEquals(network.parameters().names(), arrays.keySet());
        for (String name : arrays.keySet()) {
            Bits.assertSame(network.parameters().get(name), arrays.get(name));
        }
    }

    @Test
    void numpyReadsIt() throws Exception {
        Network network = PLAN.initialize(1);
        network.save(folder.resolve("model.npz"));
        List<String> lines = numpy("""
                model = np.load('model.npz')
                for name in model.files:
                    print(name, model[name].dtype, *model[name].shape, *[repr(float(v)) for v in model[name].ravel('F')])
                """);
        assertEquals(4, lines.size());
        int i = 0;
        for (String name : network.parameters().names()) {
            INDArray array = network.parameters().get(name);
            String[] parts = lines.get(i++).split(" ");
            assertEquals(
                    name + " float32 " + array.size(0) + " " + array.size(1),
                    String.join(" ", List.of(parts).subList(0, 4)));
            double[] values = List.of(parts).subList(4, parts.length).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertArrayEquals(array.dup('f').data().asDouble(), values, 0, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"savez", "savez_compressed"})
    void whatNumpyWritesIsRead(String save) throws Exception {
        numpy("""
                np.%s('model.npz', W1=np.array([[1, 2], [3, 4], [5, 6.5]]), b1=np.asfortranarray([[7], [8], [9.]]),
                      W2=np.array([[10, 11, 12]], dtype='f4'), b2=np.array([[13.]]))
                """.formatted(save));
        Parameters parameters = PLAN.load(folder.resolve("model.npz")).parameters();
        assertArrayEquals(
                new float[] {1, 3, 5, 2, 4, 6.5f, 7, 8, 9, 10, 11, 12, 13},
                parameters.vector().toFloatVector());
    }

    private List<String> numpy(String program) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no " + PYTHON);
        Process probe = new ProcessBuilder(PYTHON, "-c", "import numpy")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(probe.waitFor() == 0, "numpy is not installed for " + PYTHON + " (package python3-numpy)");
        Process python = new ProcessBuilder(PYTHON, "-c", "import numpy as np\n" + program)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(python.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertEquals(0, python.waitFor(), () -> String.join("\n", lines));
        return lines;
    }

    @Test
    void wrongFilesAreRefused() throws Exception {
        Path file = folder.resolve("model.npz");
        assertEquals(
                file + ": must be a file that can be read, but there is no file " + file,
                assertThrows(UncheckedIOException.class, () -> PLAN.load(file)).getMessage());
        assertEquals(
                folder + ": must be a file that can be read, but it is a folder",
                assertThrows(UncheckedIOException.class, () -> PLAN.load(folder))
                        .getMessage());
        Files.writeString(file, "W1 = 1");
        assertTrue(refusal(() -> PLAN.load(file)).startsWith(file + ": must be a whole .npz file: "));

        PLAN.initialize(1).save(file);
        byte[] whole = Files.readAllBytes(file);
        assertEquals(
                file + ", array W1 has shape (3, 2): must have (4, 2)",
                refusal(() -> Architecture.of(2).relu(4).sigmoid(1).load(file)));
        assertEquals(
                file + " holds no array W3: must hold [W1, b1, W2, b2, W3, b3]",
                refusal(() -> Architecture.of(2).relu(3).sigmoid(1).linear(1).load(file)));
        Architecture.of(2).relu(3).sigmoid(1).linear(1).initialize(1).save(file);
        assertEquals(file + " holds 6 arrays: must hold [W1, b1, W2, b2]", refusal(() -> PLAN.load(file)));

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refusal(() -> PLAN.load(file)).startsWith(file + ": must be a whole .npz file: "));
    }

    static List<String> headers() {
        return List.of(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }",
                "{'shape': (3, 2), 'fortran_order': False, 'descr': '<f4'}",
                "{'descr':'<f4','fortran_order':False,'shape':(3,2)}",
                "{'descr':'<f4','fortran_order':True,'shape':(3,2,)}",
                "{\"descr\": u\"<f8\", \"fortran_order\": False, \"shape\": (3L, 2L)}",
                "{'descr': '>f4', 'fortran_order': False, 'shape': (3, 2)}",
                " {\n'descr' : '>f8',\t'fortran_order' : True , 'shape' : ( 3 , 2 , ) , } # a comment\n",
                "{'descr': '=f4', 'fortran_order': False, 'shape': (3, 2)}",
                "{'descr': ('float64'), 'fortran_order': (False), 'shape': ((3, 2))}",
                "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }");
    }

    @ParameterizedTest
    @MethodSource("headers")
    @DisplayName(
            "Every header that NumPy reads is read: any order, spaces, quotes, commas, byte orders, three versions")
    void anyHeader(String header) throws IOException {
        for (int version = 1; version <= 3; version++) {
            // The third knows no L of Python 2.
            Path file = npz("any.npz", array(version, version < 3 ? header : header.replace("L", "")));
            assertArrayEquals(
                    new double[] {1, 3, 5, 2, 4, 6.5},
                    PLAN.load(file).parameters().get("W1").dup('f').data().asDouble());
        }
    }

    @Test
    @DisplayName("NumPy reads those headers too, and to the same numbers")
    void numpyReadsAnyHeader() throws Exception {
        for (int i = 0; i < headers().size(); i++) {
            npz(i + ".npz", array(1, headers().get(i)));
        }
        List<String> lines = numpy("""
                import warnings
                warnings.simplefilter('ignore')
                for i in range(%s):
                    print(np.load('%%s.npz' %% i)['W1'].tolist())
                """.formatted(headers().size()));
        assertEquals(Collections.nCopies(headers().size(), "[[1.0, 2.0], [3.0, 4.0], [5.0, 6.5]]"), lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'descr': '<i4', 'fortran_order': False, 'shape': (3, 2)} "
                        + "| has type <i4: must be float32 or float64, such as <f4 or <f8",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)} | has shape (3): must have (3, 2)",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} | has shape (2, 3): must have (3, 2)",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2000000000000000000000)} "
                        + "| has the header {'descr': '<f4', 'fortran_order': False, 'shape': (3, 2000000000000000000000)}: "
                        + "must have a dict, a tuple, a string, True, False, or a whole number at its character 55",
                "{'descr': '<f4', 'shape': (3, 2)} "
                        + "| has the header {'descr': '<f4', 'shape': (3, 2)}: must have descr, fortran_order and shape",
                "{'descr': '<f4' 'shape': (3, 2)} "
                        + "| has the header {'descr': '<f4' 'shape': (3, 2)}: must have ',' at its character 17",
                "(3, 2) | has the header (3, 2): must be a Python dict",
                "((((((((((3)))))))))) "
                        + "| has the header ((((((((((3)))))))))): must have no more brackets at its character 9",
            })
    @DisplayName("What is no header of such a matrix is refused with the array's name and what is wrong")
    void wrongHeaders(String header, String complaint) throws IOException {
        Path file = npz("model.npz", array(1, header));
        assertEquals(file + ", array W1 " + complaint, refusal(() -> PLAN.load(file)));
    }

    @Test
    @DisplayName(
            "A flipped bit anywhere in a file is refused, or loads as what was saved: each array's sum is compared")
    void everyBit() throws IOException {
        Path file = folder.resolve("model.npz");
        Network network = PLAN.initialize(5);
        network.save(file);
        byte[] whole = Files.readAllBytes(file);
        int sums = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(file, damaged);
            try {
                Bits.assertSame(
                        network.parameters().vector(),
                        PLAN.load(file).parameters().vector());
            } catch (IllegalArgumentException refused) {
                String message = refused.getMessage();
                assertTrue(message.startsWith(file.toString()) && !message.contains("null"), message);
                sums += message.contains("is damaged: its check sum is ") ? 1 : 0;
            }
        }
        // 52 bytes of weights, and more.
        assertTrue(sums >= 52, sums + " refusals by check sum");
    }

    @Test
    @DisplayName("A file cut off anywhere is refused with its name and a reason")
    void cutOffAnywhere() throws IOException {
        Path file = folder.resolve("model.npz");
        PLAN.initialize(5).save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            String message = refusal(() -> PLAN.load(file));
            assertTrue(message.startsWith(file + ": must be a whole .npz file: "), message);
            assertFalse(message.contains("null"), message);
        }
    }

    @Test
    @DisplayName("Arrays too short and too long, and weights that are no numbers, are refused with array and element")
    void wrongContent() throws IOException {
        byte[] whole = array(1, headers().get(0));
        Path cut = npz("cut.npz", Arrays.copyOf(whole, whole.length - 1));
        assertEquals(cut + ", array W1 is cut off: must hold what its header says", refusal(() -> PLAN.load(cut)));
        Path tail = npz("tail.npz", Arrays.copyOf(whole, whole.length + 1));
        assertEquals(tail + ", array W1 goes on after its 6 numbers: must end there", refusal(() -> PLAN.load(tail)));
        Path other = npz("other.npz", "W1 = 1, and some more".getBytes(UTF_8));
        assertEquals(
                other + ", array W1: must be a .npy array of version 1.0, 2.0 or 3.0", refusal(() -> PLAN.load(other)));
        // The element in row 1 and column 0.
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putFloat(whole.length - 16, Float.NaN);
        Path nan = npz("nan.npz", whole);
        assertEquals(nan + ", array W1(1, 0) = NaN: must be a finite number as a FLOAT", refusal(() -> PLAN.load(nan)));
        byte[] doubles = array(1, headers().get(0).replace("f4", "f8"));
        ByteBuffer.wrap(doubles).order(ByteOrder.LITTLE_ENDIAN).putDouble(doubles.length - 8, 1e300);
        Path large = npz("large.npz", doubles);
        assertEquals(
                large + ", array W1(2, 1) = 1.0E300: must be a finite number as a FLOAT",
                refusal(() -> PLAN.load(large)));
        assertEquals(1e300, PLAN.inDouble().load(large).parameters().get("W1").getDouble(2, 1));
    }

    /** The numbers 1, 2, 3, 4, 5, 6.5, row by row, as the header says. */
    private static byte[] array(int version, String header) {
        boolean doubles = header.contains("f8', 'fortran")
                || header.contains("f8\"")
                || header.contains(">f8")
                || header.contains("float64");
        byte[] text = header.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(12 + text.length + 6 * (doubles ? 8 : 4))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text).order(header.contains("'>") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value :
                header.contains("True") ? new double[] {1, 3, 5, 2, 4, 6.5} : new double[] {1, 2, 3, 4, 5, 6.5}) {
            if (doubles) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat((float) value);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** A saved network's file, with this in W1's place; its check sum is right. */
    private Path npz(String name, byte[] first) throws IOException {
        Path file = folder.resolve(name);
        PLAN.initialize(1).save(file);
        byte[] saved = Files.readAllBytes(file);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(saved));
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals("W1.npy") ? first : from.readAllBytes());
            }
        }
        return file;
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Network network = PLAN.initialize(1);
        Path file = folder.resolve("model.npz");
        network.save(file);
        // A folder that is not empty cannot be replaced; a folder that is not there cannot be written to.
        Path taken = Files.createDirectory(folder.resolve("taken.npz"));
        Files.createFile(taken.resolve("x"));
        for (Path wrong : new Path[] {taken, folder.resolve("nowhere").resolve("model.npz")}) {
            assertTrue(assertThrows(UncheckedIOException.class, () -> network.save(wrong))
                    .getMessage()
                    .startsWith(wrong + " could not be written, what was there is as before: "));
        }
        assertTrue(Files.exists(taken.resolve("x")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
        Bits.assertSame(
                network.parameters().vector(), PLAN.load(file).parameters().vector());
    }

    @Test
    @DisplayName("The file says nothing of when it was written: the same parameters give the same bytes tomorrow")
    void everyEntryHasTheSameTime() throws IOException {
        PLAN.initialize(1).save(folder.resolve("model.npz"));
        try (ZipFile zip = new ZipFile(folder.resolve("model.npz").toFile())) {
            assertEquals(
                    Collections.nCopies(4, LocalDateTime.of(1980, 1, 1, 0, 0)),
                    zip.stream().map(ZipEntry::getTimeLocal).toList());
        }
    }
}
