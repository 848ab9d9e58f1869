package org.descent4j.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpzTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final Architecture PLAN = Network.of(2).relu(3).sigmoid(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void savedAndLoadedToTheBit(boolean inDouble) {
        Architecture plan = inDouble ? PLAN.inDouble() : PLAN;
        Network network = plan.initialise(1);
        network.save(folder.resolve("model.npz"));
        Bits.assertSame(
                network.parameters().vector(),
                plan.load(folder.resolve("model.npz")).parameters().vector());
        assertEquals(List.of("model.npz"), List.of(folder.toFile().list()));
    }

    @Test
    void theSameParametersGiveTheSameFile() throws IOException {
        PLAN.initialise(1).save(folder.resolve("a.npz"));
        PLAN.initialise(1).save(folder.resolve("b.npz"));
        assertEquals(-1, Files.mismatch(folder.resolve("a.npz"), folder.resolve("b.npz")));
    }

    @Test
    void nd4jReadsIt() throws Exception {
        Network network = PLAN.initialise(1);
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
        Network network = PLAN.initialise(1);
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
        assertTrue(assertThrows(UncheckedIOException.class, () -> PLAN.load(file))
                .getMessage()
                .startsWith(file + " could not be read: "));
        Files.writeString(file, "W1 = 1");
        assertTrue(refusal(() -> PLAN.load(file)).startsWith(file + ": must be a whole .npz file: "));

        PLAN.initialise(1).save(file);
        byte[] whole = Files.readAllBytes(file);
        assertEquals(
                file + ", array W1 has shape (3, 2): must have (4, 2)",
                refusal(() -> Network.of(2).relu(4).sigmoid(1).load(file)));
        assertEquals(
                file + " holds no array W3: must hold [W1, b1, W2, b2, W3, b3]",
                refusal(() -> Network.of(2).relu(3).sigmoid(1).linear(1).load(file)));
        Network.of(2).relu(3).sigmoid(1).linear(1).initialise(1).save(file);
        assertEquals(file + " holds 6 arrays: must hold [W1, b1, W2, b2]", refusal(() -> PLAN.load(file)));

        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refusal(() -> PLAN.load(file)).startsWith(file + ": must be a whole .npz file: "));
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Network network = PLAN.initialise(1);
        Path file = folder.resolve("model.npz");
        network.save(file);
        // Where the new file would be written there is a folder.
        Files.createDirectory(folder.resolve("model.npz.new"));
        Files.createFile(folder.resolve("model.npz.new").resolve("x"));
        assertTrue(assertThrows(UncheckedIOException.class, () -> network.save(file))
                .getMessage()
                .startsWith(file + " could not be written, what was there is as before: "));
        Bits.assertSame(
                network.parameters().vector(), PLAN.load(file).parameters().vector());
    }

    @Test
    @DisplayName("The file says nothing of when it was written: the same parameters give the same bytes tomorrow")
    void everyEntryHasTheSameTime() throws IOException {
        PLAN.initialise(1).save(folder.resolve("model.npz"));
        try (ZipFile zip = new ZipFile(folder.resolve("model.npz").toFile())) {
            assertEquals(
                    Collections.nCopies(4, LocalDateTime.of(1980, 1, 1, 0, 0)),
                    zip.stream().map(ZipEntry::getTimeLocal).toList());
        }
    }
}
