package org.descent4j.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class BarTest {

    @Test
    void showsStepsRateTimeLeftEpochAndCostAFewTimesASecond() throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Bar bar = new Bar(() -> new PrintStream(bytes, true, UTF_8));
        bar.begin(0, 1000);
        long start = System.nanoTime();
        for (int i = 1; i <= 1000; i++) {
            bar.step(i, 1000, 1 + i / 500, 0.25);
            if (i % 2 == 0) {
                Thread.sleep(1);
            }
        }
        bar.end();
        double seconds = (System.nanoTime() - start) / 1e9;
        String[] lines = bytes.toString(UTF_8).split("\r", -1);
        String last = lines[lines.length - 1];
        assertTrue(last.contains("1000/1000 steps"), last);
        assertTrue(last.contains("steps/s"), last);
        assertTrue(last.contains("100%"), last);
        assertTrue(last.contains("(0:00:0"), last);
        assertTrue(last.contains("epoch 3, cost 0.25"), last);
        assertTrue(lines.length <= 5 * seconds + 4, lines.length + " messages in " + seconds + " s");
    }

    @Test
    void goesOnFromWhereTrainingWasResumed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Bar bar = new Bar(() -> new PrintStream(bytes, true, UTF_8));
        bar.begin(600, 1000);
        bar.step(601, 1000, 4, 0.5);
        bar.end();
        String[] lines = bytes.toString(UTF_8).split("\r", -1);
        assertTrue(lines[lines.length - 1].contains("601/1000 steps"), lines[lines.length - 1]);
    }

    @Test
    void silenceIsSilent() {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            Progress silent = Progress.silent();
            silent.begin(0, 1);
            silent.step(1, 1, 1, 1);
            silent.end();
        } finally {
            System.setOut(out);
        }
        assertEquals(0, bytes.size());
    }
}
