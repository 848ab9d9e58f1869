"""The last value of a cell in the real kernel: a chart, a run, a flipbook, an optimizer and an array show themselves."""

import base64
import queue
import unittest

from java_kernel import KernelTest

SETUP = """
import org.knowm.xchart.*;
import org.descent4j.average.*;
import org.descent4j.chart.*;
import org.descent4j.data.*;
import org.descent4j.network.*;
import org.descent4j.optimizer.*;
import org.descent4j.training.*;
"""


class ShowTest(KernelTest):
    def last_value(self, code):
        """What is shown for the last value of a cell, by kind; a display counts as well."""
        request = self.client.execute(code)
        shown = {}
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=120)
            except queue.Empty:
                self.fail(f"no end of: {code}")
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] in ("execute_result", "display_data"):
                # display(…) gives back a name, as a last value after what it has shown.
                shown = content["data"] | shown
            elif message["msg_type"] == "error":
                self.fail("\n".join(content["traceback"]))
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                return shown

    def test_the_last_value_of_a_cell_shows_itself(self):
        self.assertEqual(self.last_value(SETUP), {})

        with self.subTest("a run, before any chart has been drawn, is its table"):
            run = self.last_value(
                "Run run = Trainer.of(Architecture.of(2).relu(3).sigmoid(1).initialize(1), Adam.of(0.1))"
                ".withEpochs(3).train(Moons.examples(100, 0.2, 1), Progress.silent());\nrun"
            )
            table = run["text/plain"].splitlines()
            self.assertGreaterEqual(len(table), 4, run)
            self.assertIn("epoch", run["text/plain"])

        with self.subTest("numbers are numbers"):
            self.assertEqual(self.last_value("new double[] {1, 2.5}"), {"text/plain": "[1.0, 2.5]"})
            self.assertEqual(self.last_value("new int[] {1, 2}"), {"text/plain": "[1, 2]"})
            self.assertIn("(5000 in all)", self.last_value("new double[5000]")["text/plain"])

        with self.subTest("an optimizer is its hyperparameters"):
            shown = self.last_value("Adam.of(0.1)")
            self.assertEqual(shown["text/plain"], "Adam(α=0.1, β₁=0.9, β₂=0.999, ε=1.0E-8)")

        for name, code in {
            "a chart": "Curves.weights(30, Ewa.of(0.9))",
            "a displayed chart": "display(Costs.overEpochs(run));",
            "a chart of XChart's own": 'XYChart own = new XYChart(300, 200); own.addSeries("s", new double[] {1, 2}); own',
        }.items():
            with self.subTest(name):
                shown = self.last_value(code)
                self.assertTrue(base64.b64decode(shown["image/png"]).startswith(b"\x89PNG"))
                self.assertTrue(shown["text/plain"].startswith("Chart: "), shown["text/plain"])

        with self.subTest("a flipbook has its slider"):
            shown = self.last_value(
                'Flipbook.of("β", List.of(0.5, 0.9), beta -> Curves.weights(30, Ewa.of(beta)))'
            )
            self.assertIn("<figure", shown["text/html"])
            self.assertIn("Flipbook of 2 charts", shown["text/plain"])


if __name__ == "__main__":
    unittest.main()
