package org.descent4j.fuzz;

import java.io.ByteArrayOutputStream;
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
import org.descent4j.data.Temperatures;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The table of all readers. "Sealed" ones are damaged within: their check sums are made right again. */
final class Readers {

    private static final Architecture PLAN = Network.of(3).relu(4).sigmoid(2);
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
                new Csv());
    }

    private static class Npz implements Reader {
        @Override
        public String file() {
            return "model.npz";
        }

        @Override
        public byte[] sample() throws IOException {
            Path file = Files.createTempFile("model", ".npz");
            PLAN.initialise(1).save(file);
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
            try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(super.sample()))) {
                zip.getNextEntry();
                return zip.readAllBytes();
            }
        }

        @Override
        public byte[] seal(byte[] damaged) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipInputStream from = new ZipInputStream(new java.io.ByteArrayInputStream(super.sample()));
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
}
