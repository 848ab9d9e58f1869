package org.descent4j.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.descent4j.data.Clusters;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;

/** A training program in a process of its own, to be killed, stopped or starved by the tests. */
final class ChildTraining {

    static final int STEPS = 150;
    // Large enough for BLAS, and for a checkpoint that takes a while to write.
    static final Architecture PLAN = Architecture.of(20).relu(150).relu(60).sigmoid(1);

    private ChildTraining() {}

    static Trainer trainer(Network network, Path checkpoint, int everySteps, int steps) {
        return Trainer.of(network, Adam.of(0.001))
                .withMiniBatch(64)
                .withEpochs(steps / 50)
                .withSeed(3)
                .withCheckpoints(checkpoint, everySteps);
    }

    static Clusters data() {
        return Clusters.of(50 * 64, 20);
    }

    /** Resumes, telling each step on standard output. */
    public static void main(String[] args) {
        Network network = PLAN.initialize(1);
        Trainer trainer = trainer(network, Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        try {
            Run run = trainer.resume(data(), (done, total, epoch, cost) -> System.out.println(done));
            System.out.println(run.end() + " " + run.steps() + " "
                    + network.parameters().vector().sumNumber());
        } catch (TrainingException e) {
            System.out.println(e.run().end() + " " + e.run().steps() + " " + e.getMessage());
        }
    }

    static List<String> command(Path checkpoint, int everySteps, int steps) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:-UsePerfData");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
        if (cache != null) {
            command.add("-Dorg.bytedeco.javacpp.cachedir=" + new File(cache).getAbsolutePath());
        }
        command.add(ChildTraining.class.getName());
        command.addAll(List.of(checkpoint.toString(), "" + everySteps, "" + steps));
        return command;
    }

    static Process start(List<String> command) throws IOException {
        ProcessBuilder child = new ProcessBuilder(command);
        // BLAS splits its sums among its threads: the same bits need the same number. One is quickest here.
        child.environment().put("OMP_NUM_THREADS", "1");
        // What newer JDKs say about native access goes to standard error.
        return child.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
