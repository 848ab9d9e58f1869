package org.descent4j.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.descent4j.data.Examples;
import org.descent4j.data.Mnist;
import org.descent4j.data.Moons;
import org.descent4j.data.Temperatures;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Stepper;
import org.descent4j.optimizer.StepperState;
import org.descent4j.schedule.LearningRate;
import org.descent4j.training.Checkpoint;
import org.descent4j.training.Trainer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The table of all readers. "Sealed" ones are damaged within: their check sums are made right again. */
final class Readers {

    private static final Architecture PLAN = Architecture.of(3).relu(4).sigmoid(2);
    private static final LearningRate SCHEDULE = LearningRate.constant(0.1).reducedOnPlateau(0.5, 1);
    private static final String IMAGES = "train-images-idx3-ubyte.gz";
    private static final String LABELS = "train-labels-idx1-ubyte.gz";

    private Readers() {}

    static List<Reader> all() {
        return List.of(
                new Npz(),
                new SealedNpz(),
                new Idx(IMAGES, images()),
                new Idx(LABELS, labels()),
                new SealedIdx(IMAGES, images()),
                new SealedIdx(LABELS, labels()),
                new Csv(),
                new State(),
                new Saved(),
                new SignedSaved());
    }

    private static class Npz implements Reader {
        @Override
        public String file() {
            return "model.npz";
        }

        @Override
        public byte[] sample() throws IOException {
            Path file = Files.createTempFile("model", ".npz");
            PLAN.initialize(1).save(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        }

        @Override
        public Object read(Path file) {
            INDArray vector = PLAN.load(file).parameters().vector();
            float[] values = vector.toFloatVector();
            check(values.length == 26, "not as many weights as the plan has");
            for (float value : values) {
                check(Float.isFinite(value), "a weight is " + value);
            }
            return Arrays.toString(values);
        }
    }

    /** The first array's bytes are the sample. */
    private static final class SealedNpz extends Npz {
        @Override
        public byte[] sample() throws IOException {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(super.sample()))) {
                zip.getNextEntry();
                return zip.readAllBytes();
            }
        }

        @Override
        public byte[] seal(byte[] damaged) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(super.sample()));
                    ZipOutputStream to = new ZipOutputStream(bytes)) {
                for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                    byte[] content = entry.getName().equals("W1.npy") ? damaged : from.readAllBytes();
                    ZipEntry fresh = new ZipEntry(entry.getName());
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    fresh.setMethod(ZipEntry.STORED);
                    fresh.setSize(content.length);
                    fresh.setCrc(sum.getValue());
                    to.putNextEntry(fresh);
                    to.write(content);
                }
            }
            return bytes.toByteArray();
        }

        @Override
        public boolean hasCheckSums() {
            return false;
        }
    }

    /** One file of a set of four; the others are whole. */
    private static class Idx implements Reader {
        private final String file;
        final byte[] content;

        Idx(String file, byte[] content) {
            this.file = file;
            this.content = content;
        }

        @Override
        public String file() {
            return file;
        }

        @Override
        public byte[] sample() throws IOException {
            return gzip(content);
        }

        @Override
        public Object read(Path path) throws IOException {
            Path folder = path.getParent();
            others(folder);
            Mnist mnist = Mnist.read(folder);
            check(mnist.train().size() == mnist.trainLabels().length, "labels and images differ in number");
            return value(mnist.train()) + Arrays.toString(mnist.trainLabels()) + value(mnist.test());
        }

        private void others(Path folder) throws IOException {
            Path last = folder.resolve("t10k-labels-idx1-ubyte.gz");
            if (Files.notExists(last)) {
                for (String images : List.of(IMAGES, "t10k-images-idx3-ubyte.gz")) {
                    if (!images.equals(file)) {
                        Files.write(folder.resolve(images), gzip(images()));
                    }
                }
                if (!LABELS.equals(file)) {
                    Files.write(folder.resolve(LABELS), gzip(labels()));
                }
                Files.write(last, gzip(labels()));
            }
        }

        private static String value(Examples examples) {
            try (INDArray x = examples.x();
                    INDArray y = examples.y()) {
                float[] pixels = x.dup('f').data().asFloat();
                for (float pixel : pixels) {
                    check(pixel >= 0 && pixel <= 1, "a pixel is " + pixel);
                }
                float[] answers = y.dup('f').data().asFloat();
                return examples.size() + " " + Arrays.hashCode(pixels) + " " + Arrays.hashCode(answers);
            }
        }
    }

    private static final class SealedIdx extends Idx {
        SealedIdx(String file, byte[] content) {
            super(file, content);
        }

        @Override
        public byte[] sample() {
            return content;
        }

        @Override
        public byte[] seal(byte[] damaged) throws IOException {
            return gzip(damaged);
        }

        @Override
        public boolean hasCheckSums() {
            return false;
        }
    }

    private static final class Csv implements Reader {
        @Override
        public String file() {
            return "days.csv";
        }

        @Override
        public byte[] sample() {
            StringBuilder text = new StringBuilder("date,precipitation,temp_max,temp_min,weather\n");
            for (int day = 1; day <= 20; day++) {
                text.append(
                        "2012-01-%02d,0.%d,%d.5,-%d.25,\"drizzle, then \"\"sun\"\"\"\n".formatted(day, day, day, day));
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object read(Path file) throws IOException {
            Temperatures days = Temperatures.read(file);
            // Written as it should be, it must give the same days.
            StringBuilder text = new StringBuilder("date,temp_max,temp_min\n");
            for (int i = 0; i < days.size(); i++) {
                text.append(days.dates().get(i) + "," + days.highsCelsius()[i] + "," + days.lowsCelsius()[i] + "\n");
            }
            Path again = file.resolveSibling("again.csv");
            check(days.equals(Temperatures.read(Files.writeString(again, text))), "no legal file gives " + days);
            return days;
        }

        @Override
        public boolean hasCheckSums() {
            return false;
        }
    }

    private static byte[] images() {
        ByteBuffer file = ByteBuffer.allocate(16 + 3 * 784)
                .putInt(0x803)
                .putInt(3)
                .putInt(28)
                .putInt(28);
        while (file.hasRemaining()) {
            file.put((byte) (file.position() % 7 == 0 ? file.position() / 3 : 0));
        }
        return file.array();
    }

    private static byte[] labels() {
        return ByteBuffer.allocate(11)
                .putInt(0x801)
                .putInt(3)
                .put(new byte[] {7, 0, 9})
                .array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(content);
        }
        return bytes.toByteArray();
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new AssertionError(complaint);
        }
    }

    /** What a stepper remembers. It has no check sum; its refusals are of the kind that its stream asks for. */
    private static final class State implements Reader {
        @Override
        public String file() {
            return "adam.state";
        }

        @Override
        public byte[] sample() throws IOException {
            Stepper stepper =
                    Adam.of(SCHEDULE).on(PLAN.initialize(1).parameters().vector());
            stepper.step(PLAN.initialize(2).parameters().vector());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            stepper.state().write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        }

        @Override
        public Object read(Path path) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
                return StepperState.read(in);
            } catch (IOException e) {
                throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
            }
        }

        @Override
        public boolean hasCheckSums() {
            return false;
        }
    }

    /** A checkpoint; its steps, in the file beside it, are whole. */
    private static class Saved implements Reader {
        private final Architecture plan = Architecture.of(2).relu(3).sigmoid(1);
        private byte[] steps;

        @Override
        public String file() {
            return "moons.checkpoint";
        }

        @Override
        public byte[] sample() throws IOException {
            Path folder = Files.createTempDirectory("checkpoint");
            Path file = folder.resolve(file());
            Trainer.of(plan.initialize(1), Adam.of(SCHEDULE))
                    .withEpochs(2)
                    .keepAverage(0.9)
                    .withCheckpoints(file, 2)
                    .train(Moons.examples(200, 0.2, 3));
            steps = Files.readAllBytes(beside(file));
            return Files.readAllBytes(file);
        }

        private static Path beside(Path file) {
            return file.resolveSibling(file.getFileName() + ".steps");
        }

        @Override
        public Object read(Path path) throws IOException {
            if (Files.notExists(beside(path))) {
                Files.write(beside(path), steps);
            }
            Checkpoint checkpoint = Checkpoint.load(path);
            Network network = plan.initialize(2);
            try {
                checkpoint.into(network);
            } catch (IllegalArgumentException e) {
                // It has been read, but is of another network: that refusal is not of the file.
                throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
            }
            return checkpoint.t()
                    + Arrays.toString(checkpoint.run().costs())
                    + network.parameters().vector();
        }
    }

    /** The same with a SHA-256 that is right again. */
    private static final class SignedSaved extends Saved {
        @Override
        public byte[] seal(byte[] damaged) {
            return Damage.signed(damaged);
        }

        @Override
        public boolean hasCheckSums() {
            return false;
        }
    }
}
