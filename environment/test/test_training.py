"""Training in the real kernel: the notebook's stop button, and how many messages the progress bar sends."""

import unittest

from java_kernel import KernelTest

SETUP = """
import org.nd4j.linalg.api.ndarray.INDArray;
import org.descent4j.data.*;
import org.descent4j.network.*;
import org.descent4j.optimizer.*;
import org.descent4j.training.*;
Network network = Architecture.of(2).relu(20).relu(3).sigmoid(1).initialize(1);
Examples moons = Moons.examples(6400, 0.2, 3);
Trainer trainer = Trainer.of(network, Adam.of(0.001)).withEpochs(1_000_000);
"""


class TrainingTest(KernelTest):
    def test_the_stop_button_ends_training_and_keeps_the_run_and_the_parameters(self):
        self.assertEqual(self.run_cell(SETUP)[:2], ("", None))
        printed, error, messages, seconds = self.run_cell(
            "Run run = trainer.train(moons, Progress.bar());", interrupt_after=8
        )
        self.assertIn("Interrupted", error)
        self.assertIn("steps/s", printed)
        self.assertLess(messages, 10 * seconds + 10)

        # The variable holds the run as soon as the training thread has ended its step.
        printed, error, *_ = self.run_cell(
            "for (int i = 0; i < 100 && run == null; i++) Thread.sleep(50);\n"
            'System.out.println(run.end() + " " + run.steps());'
        )
        self.assertIsNone(error)
        # The bar's last line may come with this cell's.
        end, steps = printed.split()[-2:]
        self.assertEqual(end, "INTERRUPTED")
        self.assertGreater(int(steps), 0)

        # Nothing runs on behind the notebook's back, and training can go on with the same network.
        printed, error, *_ = self.run_cell(
            "INDArray before = network.parameters().vector().dup();\n"
            "Thread.sleep(1000);\n"
            "System.out.println(before.equals(network.parameters().vector()));\n"
            "run = trainer.withEpochs(1).train(moons, Progress.silent());\n"
            'System.out.println(run.end() + " " + run.steps());'
        )
        self.assertEqual((printed.split()[-3:], error), (["true", "FINISHED", "100"], None))


if __name__ == "__main__":
    unittest.main()
