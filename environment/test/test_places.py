"""A kernel's numbers are the same in every country: lectures show what they are committed to show."""

import os
import pathlib
import subprocess
import tempfile
import unittest
from unittest import mock

import nbformat.v4 as nb

import compare
import lectures

SAYS = 'System.out.println("%.2f %d %,d".formatted(1.5, 3, 12345) + " " + "TITLE".toLowerCase());\n'
# As a desktop sets them, and as a user may who has digits or an order of words of their own.
GERMAN = "-Duser.language=de -Duser.country=DE"
ARABIC = "-Duser.language=ar -Duser.country=EG -Duser.language.format=ar -Duser.extensions=u-nu-arab -Duser.script=Arab"


def run(notebook, **environment):
    """The notebook as the kernel shows it in another environment."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, environment):
        return lectures.run(notebook, lectures.NOTEBOOKS, pathlib.Path(folder) / "log", lectures.Progress("a lecture"))


def locale(name, folder):
    """What makes a process one of a locale: made where it is not installed; None if it cannot be."""
    done = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"], capture_output=True)
    return {"LOCPATH": folder, "LANG": f"{name}.UTF-8", "LC_ALL": f"{name}.UTF-8"} if done.returncode == 0 else None


class PlacesTest(unittest.TestCase):
    def test_a_cell_shows_the_same_on_an_arabic_desktop(self):
        cell = nb.new_notebook(cells=[nb.new_code_cell(SAYS)])
        shown = run(cell, JDK_JAVA_OPTIONS=ARABIC)
        self.assertEqual(shown.cells[0].outputs[0].text, "1.50 3 12,345 title\n")

    def test_a_lecture_shows_what_is_committed_on_a_german_desktop(self):
        committed = lectures.read(next(lectures.NOTEBOOKS.glob("02-*.ipynb")))
        with tempfile.TemporaryDirectory() as folder:
            try:
                german = locale("de_DE", folder)
            except FileNotFoundError:
                german = None
            shown = run(committed, **(german or {"JDK_JAVA_OPTIONS": GERMAN}))
        compare.without_stderr(shown)
        compare.same(committed, shown)


if __name__ == "__main__":
    unittest.main()
