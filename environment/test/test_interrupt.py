"""The notebook's stop button on everything that is not a training: nothing runs on behind the notebook's back."""

import unittest

from java_kernel import KernelTest

SETUP = """
import java.util.*;
import java.util.stream.*;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.descent4j.average.*;
import org.descent4j.chart.*;
import org.descent4j.data.*;
import org.descent4j.network.*;
import org.descent4j.optimizer.*;
import org.descent4j.surface.*;
import org.descent4j.training.*;
int made = 0;
"""

# What still works for a cell that has been stopped, a moment after: the threads of cells that are in this library.
STILL_AT_WORK = """
List<String> atWork() throws InterruptedException {
    List<String> names = List.of();
    for (int i = 0; i < 300; i++) {
        names = Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey() != Thread.currentThread() && e.getKey().getName().startsWith("IJava-executor"))
                .filter(e -> Arrays.stream(e.getValue()).anyMatch(f -> f.getClassName().startsWith("org.descent4j")))
                .map(e -> e.getKey().getName() + Arrays.toString(e.getValue())).toList();
        if (names.isEmpty()) {
            return names;
        }
        Thread.sleep(50);
    }
    return names;
}
"""


class InterruptTest(KernelTest):
    def setUp(self):
        super().setUp()
        for cell in (SETUP, STILL_AT_WORK):
            self.assertEqual(self.run_cell(cell)[:2], ("", None))

    def stop(self, cell, value):
        """Runs a cell, stops it when it has begun its work, and sees that all has come to rest, this value too."""
        printed, error, *_ = self.run_cell(cell, interrupt_at="begun")
        self.assertIsNotNone(error, printed)
        printed, error, *_ = self.run_cell(
            "System.out.println(atWork());\n"
            f'String before = "" + ({value});\n'
            "Thread.sleep(1000);\n"
            f'System.out.println(before.equals("" + ({value})) + " " + before);'
        )
        self.assertIsNone(error, printed)
        at_work, came_to_rest = printed.strip().splitlines()[-2:]
        self.assertEqual(at_work, "[]")
        self.assertRegex(came_to_rest, "^true ")
        return came_to_rest[len("true "):]

    def test_a_loop_of_steps_by_hand(self):
        self.run_cell("INDArray w = Nd4j.createFromArray(1.0, 2.0); Stepper stepper = Adam.of(0.001).on(w);")
        left = self.stop(
            "for (int i = 0; i < 1_000_000_000; i++) {\n"
            "    stepper.step(Nd4j.createFromArray(1.0, 1.0));\n"
            '    if (i == 1000) System.out.println("begun");\n'
            "}",
            'w + " " + stepper.t()',
        )
        self.assertGreater(int(left.split()[-1]), 1000)
        # The next cell has a thread of its own, and goes on with the same stepper.
        printed, error, *_ = self.run_cell(
            "long t = stepper.t(); stepper.step(Nd4j.createFromArray(1.0, 1.0)); System.out.println(stepper.t() - t);"
        )
        self.assertEqual((printed.split(), error), (["1"], None))

    def test_a_loop_of_backward_passes_by_hand(self):
        self.run_cell(
            "Network network = Architecture.of(2).relu(20).sigmoid(1).initialize(1);\n"
            "Examples moons = Moons.examples(640, 0.2, 3);"
        )
        self.stop(
            "while (true) {\n"
            "    network.backward(moons.x(), moons.y());\n"
            "    network.parameters().vector().subi(network.gradients().vector().mul(0.01));\n"
            '    if (++made == 100) System.out.println("begun");\n'
            "}",
            'made + " " + network.parameters().vector().sumNumber()',
        )

    def test_a_walk_of_ten_million_steps(self):
        # The walk is made when it is first asked; stopped in that, it can be asked again.
        self.run_cell("double end = Double.NaN; Walk walk = null;")
        left = self.stop(
            "walk = Walk.of(Surface.bowl(0.1, 2), Adam.of(1e-4), Point.of(-9, 3), 10_000_000);\n"
            'System.out.println("begun");\n'
            "end = walk.end().x();",
            "end",
        )
        self.assertEqual(left, "NaN")
        printed, error, *_ = self.run_cell("System.out.println(walk.until(26).steps());")
        self.assertEqual(error, None)
        self.assertGreater(int(printed), 0)

    def test_a_flipbook_of_200_pages(self):
        self.run_cell("Flipbook book = null;")
        pages = "IntStream.rangeClosed(1, 200).boxed().toList()"
        left = self.stop(
            f'book = Flipbook.of("t", {pages}, t -> {{\n'
            '    if (++made == 2) System.out.println("begun");\n'
            "    return Contours.chart(Surface.himmelblau());\n"
            "});",
            'book + " " + made',
        )
        self.assertRegex(left, "^null ")
        self.assertLess(int(left.split()[-1]), 200)
        # Showing it is work too: each page is painted.
        self.run_cell(f'book = Flipbook.of("t", {pages}, t -> Curves.weights(30, Ewa.of(0.9)));')
        self.stop('System.out.println("begun"); for (;;) { made++; Show.flipbook(book); }', "made")

    def test_a_grid_of_trainings(self):
        self.run_cell(
            "Examples moons = Moons.examples(6400, 0.2, 3);\n"
            "double[] alphas = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};\n"
            "Run[] grid = new Run[alphas.length];\n"
            "double[] gridCost = new double[alphas.length];"
        )
        left = self.stop(
            "for (int k = 0; k < alphas.length; k++) {\n"
            "    Network network = Architecture.of(2).relu(20).sigmoid(1).initialize(1);\n"
            "    grid[k] = Trainer.of(network, Adam.of(alphas[k])).withEpochs(k == 0 ? 1 : 100_000).train(moons);\n"
            "    gridCost[k] = network.cost(moons.x(), moons.y());\n"
            '    if (k == 0) System.out.println("begun");\n'
            "}",
            'Arrays.toString(gridCost) + " " + Arrays.stream(grid).map(r -> r == null ? "none" : "" + r.end()).toList()',
        )
        self.assertRegex(left, r"^\[0\.\d*[1-9]\d*, 0\.0, 0\.0, 0\.0, 0\.0, 0\.0\] ")
        self.assertRegex(left, r"\[FINISHED, (INTERRUPTED|none), none, none, none, none\]$")


if __name__ == "__main__":
    unittest.main()
