package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.optimizer.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    private static Run run(int epochs) {
        return Trainer.of(Architecture.of(2).relu(5).sigmoid(1).initialize(1), Adam.of(0.01))
                .withEpochs(epochs)
                .withValidation(MOONS.range(0, 48))
                .train(MOONS.range(48, 148));
    }

    @Test
    void csvHoldsEveryNumberToTheBit(@TempDir Path folder) throws IOException {
        Run run = run(3);
        run.writeCsv(folder.resolve("steps.csv"));
        List<CSVRecord> records = parse(folder.resolve("steps.csv"));
        assertEquals(run.steps(), records.size());
        for (int i = 0; i < run.steps(); i++) {
            assertEquals(i + 1, Integer.parseInt(records.get(i).get("t")));
            assertEquals(run.epochOfStep()[i], Integer.parseInt(records.get(i).get("epoch")));
            assertEquals(run.costs()[i], Double.parseDouble(records.get(i).get("cost")));
            assertEquals(run.accuracies()[i], Double.parseDouble(records.get(i).get("accuracy")));
            assertEquals(
                    run.learningRates()[i], Double.parseDouble(records.get(i).get("learning_rate")));
            assertEquals(
                    run.gradientNorms()[i], Double.parseDouble(records.get(i).get("gradient_norm")));
            assertEquals(run.seconds()[i], Double.parseDouble(records.get(i).get("seconds")));
        }
        run.writeEpochsCsv(folder.resolve("epochs.csv"));
        List<CSVRecord> epochs = parse(folder.resolve("epochs.csv"));
        assertEquals(3, epochs.size());
        assertEquals(
                run.lastEpoch().validationCost(),
                Double.parseDouble(epochs.get(2).get("validation_cost")));
        assertEquals(run.lastEpoch().t(), Long.parseLong(epochs.get(2).get("t")));
    }

    private static List<CSVRecord> parse(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                Files.readString(file),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    @Test
    void theSummaryHasALineAnEpochAndNotTooMany() {
        Run run = run(3);
        List<String> lines = run.summary().lines().toList();
        assertEquals(
                "Architecture(2 relu(5) sigmoid(1), cost=BINARY_CROSS_ENTROPY, λ=0.0, FLOAT) by " + Adam.of(0.01)
                        + " on Examples(n_x=2, n_y=1, m=100, FLOAT), mini-batches of 64, seed 0",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("FINISHED after 6 steps, "), lines.get(1));
        assertEquals("epoch      t       cost  accuracy  val. cost  val. acc.          α      time", lines.get(2));
        assertEquals(6, lines.size());
        assertEquals("3", lines.get(5).trim().split(" +", -1)[0]);
        List<String> many = run(90).summary().lines().toList();
        assertTrue(many.size() <= 3 + 21, () -> many.size() + " lines");
        assertEquals("90", many.get(many.size() - 1).trim().split(" +", -1)[0]);
    }

    @Test
    void timeRunsForward() {
        double[] seconds = run(3).seconds();
        for (int i = 1; i < seconds.length; i++) {
            assertTrue(seconds[i] > seconds[i - 1]);
        }
    }

    @Test
    void arraysAreCopies() {
        Run run = run(1);
        run.costs()[0] = -1;
        assertTrue(run.costs()[0] > 0);
    }

    @Test
    void withoutAnEpochThereIsNoLastOne() {
        Run none = Trainer.of(Architecture.of(2).sigmoid(1).initialize(1), Adam.of(0.01))
                .train(MOONS, new Progress() {
                    @Override
                    public void begin(long done, long total) {
                        Thread.currentThread().interrupt();
                    }

                    @Override
                    public void step(long done, long total, long epoch, double cost) {}
                });
        assertTrue(Thread.interrupted());
        assertThrows(IllegalStateException.class, none::lastEpoch);
        assertEquals("Run(INTERRUPTED, steps=0, epochs=0)", none.toString());
        assertEquals(2, none.summary().lines().count());
    }
}
