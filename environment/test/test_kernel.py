"""./lab kernel puts the kernel into the user's own Jupyter, and replaces none that is there."""

import contextlib
import io
import json
import pathlib
import tempfile
import unittest
from unittest import mock

import kernel


class KernelTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="ker nel ")
        self.addCleanup(folder.cleanup)
        self.kernels = pathlib.Path(folder.name) / "data" / "kernels"
        built = pathlib.Path(folder.name) / "built"
        (built / "lib").mkdir(parents=True)
        (built / "lib" / "one.jar").write_bytes(b"1" * 2_000_000)
        (built / "kernel.json").write_text('{"argv": ["java", "β"], "display_name": "Java", "language": "java"}', "utf-8")
        for patch in (
            mock.patch.object(kernel, "BUILT", built),
            mock.patch.dict("os.environ", JUPYTER_DATA_DIR=str(self.kernels.parent)),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def install(self, *arguments):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            kernel.main(arguments)
        return out.getvalue()

    def test_a_kernel_of_the_user_s_own_stays_as_it_is(self):
        own = self.kernels / "java" / "kernel.json"
        own.parent.mkdir(parents=True)
        own.write_text('{"display_name": "mine"}')
        said = self.install()
        self.assertEqual(own.read_text(), '{"display_name": "mine"}')
        self.assertIn(f'the kernel "Java (descent4j)" is in {self.kernels / "descent4j"} (2 MB)', said)
        spec = json.loads((self.kernels / "descent4j" / "kernel.json").read_text("utf-8"))
        self.assertEqual((spec["display_name"], spec["argv"]), ("Java (descent4j)", ["java", "β"]))

    def test_a_second_copy_replaces_the_first_and_another_name_is_another_kernel(self):
        self.install()
        (self.kernels / "descent4j" / "lib" / "old.jar").write_text("of an earlier build")
        self.install()
        self.install("--name", "lectures")
        self.assertEqual([path.name for path in (self.kernels / "descent4j" / "lib").iterdir()], ["one.jar"])
        self.assertEqual(sorted(path.name for path in self.kernels.iterdir()), ["descent4j", "lectures"])


if __name__ == "__main__":
    unittest.main()
