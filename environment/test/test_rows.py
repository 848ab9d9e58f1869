"""Every sentence of the lecture has a place in a notebook and in a test: docs/rows.md says where, and is right."""

import pathlib
import re
import unittest

import nbformat

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROWS = [f"S{number}" for number in range(1, 19)]


def table(text):
    """The cells of a Markdown table's lines that begin with rows: [(rows, cells)]."""
    lines = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line.startswith("| S")]
    return [(re.findall(r"S\d+", cells[0]), cells[1:]) for cells in lines]


def covered():
    """What the notebooks say of themselves: {row: {notebook: [place]}}, and the headings and bold openings of each."""
    places, headings = {}, {}
    for path in sorted(ROOT.glob("notebooks/[0-9]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        headings[path.name] = {a or b for a, b in re.findall(r"^#+ (.*)$|^\*\*(.+?)\.?\*\*", text, re.M)}
        for rows, cells in table(text.split("## What this lecture covered")[-1]):
            for row in rows:
                places.setdefault(row, {}).setdefault(path.name, []).extend(cells[-1].split("; "))
    return places, headings


def tested():
    """{row: {test class}}, from the tests' names."""
    classes = {}
    for path in sorted(ROOT.glob("src/test/java/**/*Test.java")):
        for rows in re.findall(r'@DisplayName\(\s*"((?:S\d+(?:, )?)+):', path.read_text("utf-8")):
            for row in rows.split(", "):
                classes.setdefault(row, set()).add(path.stem)
    return classes


def line(row, sentence):
    """A row of docs/rows.md as it should be."""
    lectures = "; ".join(f"[{name[:2]}](../notebooks/{name}) {', '.join(dict.fromkeys(sections))}"
                         for name, sections in covered()[0].get(row, {}).items())
    return f"| {row} | {sentence} | {lectures} | {', '.join(sorted(tested().get(row, ())))} |"


class RowsTest(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "docs" / "rows.md").read_text("utf-8")

    def test_the_table_has_every_row_once(self):
        self.assertEqual([rows for rows, _ in table(self.text)], [[row] for row in ROWS])

    def test_the_table_names_the_places_that_lectures_and_tests_have(self):
        for (row,), cells in table(self.text):
            self.assertIn(line(row, cells[0]), self.text.splitlines())

    def test_every_row_is_in_a_lecture_and_in_a_test(self):
        places, classes = covered()[0], tested()
        self.assertEqual([], [row for row in ROWS if not places.get(row) or not classes.get(row)])

    def test_the_places_that_a_lecture_names_are_in_it(self):
        places, headings = covered()
        self.assertEqual([], [(row, name, place) for row, names in places.items() for name, named in names.items()
                              for place in named if place not in headings[name]])


if __name__ == "__main__":
    unittest.main()
