"""The lecture runner, on small notebooks in the real kernel."""

import base64
import contextlib
import hashlib
import io
import pathlib
import re
import tempfile
import unittest
from unittest import mock

import nbformat
import nbformat.v4 as nb

import lectures


class LecturesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="lec tures ")
        self.addCleanup(folder.cleanup)
        self.notebooks = pathlib.Path(folder.name) / "note books"
        self.pages = pathlib.Path(folder.name) / "pages"
        self.notebooks.mkdir()
        for name, value in (("NOTEBOOKS", self.notebooks), ("PAGES", self.pages)):
            patch = mock.patch.object(lectures, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def write(self, name, *sources, outputs=()):
        cells = [nb.new_markdown_cell(f"# {name}\n\nWords about $\\theta$, [more](02-two.ipynb).")]
        cells += [nb.new_code_cell(source) for source in sources]
        for cell, output in zip(cells[1:], outputs):
            cell.outputs = [nb.new_output("stream", name="stdout", text=output)]
        notebook = nb.new_notebook(cells=cells, metadata={"kernelspec": {"name": "java", "display_name": "Java"}})
        path = self.notebooks / f"{name}.ipynb"
        nbformat.write(notebook, path)
        return path

    def run_lectures(self, *arguments):
        """The exit code, what was printed and what was complained about."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = lectures.main(arguments)
        return code, out.getvalue(), err.getvalue()

    def test_a_lecture_becomes_a_page_that_needs_no_network(self):
        path = self.write("01-one", 'System.out.println("β = " + 0.9);', outputs=["β = 0.9\n"])
        before = path.read_bytes()
        code, out, err = self.run_lectures("--check", "01")
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, r"01-one  ok, [0-9.]+ s\n1 passed, 0 failed\npages: ")
        page = (self.pages / "01-one.html").read_text(encoding="utf-8")
        self.assertIn("β = 0.9", page)
        self.assertIn('href="02-two.html"', page)
        self.assertNotRegex(page, r"(src|href)=\"?(https?:)?//")
        self.assertIn('href="01-one.html"', (self.pages / "index.html").read_text(encoding="utf-8"))
        self.assertEqual(path.read_bytes(), before)

    def test_every_page_has_a_policy_that_names_its_scripts(self):
        self.write("01-one", 'System.out.println("<script>alert(1)</script>");')
        self.assertEqual(self.run_lectures("--refresh")[0], 0)
        for name in ("01-one", "index"):
            text = (self.pages / f"{name}.html").read_text(encoding="utf-8")
            policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text[:500]).group(1)
            self.assertTrue(policy.startswith("default-src 'none'; "))
            self.assertNotIn("unsafe-inline", re.search("script-src [^;]*", policy).group())
            inline = re.findall("<script>(.*?)</script>", text, re.DOTALL)
            self.assertEqual(len(inline), {"01-one": 1, "index": 0}[name])
            for script in inline:
                self.assertIn(base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(), policy)

    def test_a_refresh_writes_the_outputs_and_nothing_that_changes(self):
        path = self.write("01-one", "1 + 1")
        self.assertEqual(self.run_lectures("--refresh")[0], 0)
        first = path.read_bytes()
        self.assertEqual(nbformat.read(path, 4).cells[1].outputs[0].data["text/plain"], "2")
        self.assertEqual(self.run_lectures("--refresh")[0], 0)
        self.assertEqual(path.read_bytes(), first)

    def test_a_progress_bar_leaves_its_last_line(self):
        path = self.write("01-bar", r'System.out.print("a\r 10 %\r100 %\ndone\r\n");')
        self.assertEqual(self.run_lectures("--refresh")[0], 0)
        self.assertEqual(nbformat.read(path, 4).cells[1].outputs[0].text, "100 %\ndone\r\n")

    def test_what_is_printed_in_several_messages_is_one_text(self):
        path = self.write("01-one", 'System.out.println("a"); System.out.println("b"); System.out.print(3);')
        self.assertEqual(self.run_lectures("--refresh")[0], 0)
        outputs = nbformat.read(path, 4).cells[1].outputs
        self.assertEqual([(output.output_type, output.text) for output in outputs], [("stream", "a\nb\n3")])

    def test_a_lecture_is_brought_into_form_without_being_run(self):
        path = self.write("01-one", "1 / 0")
        notebook = nbformat.read(path, 4)
        cell = notebook.cells[1]
        cell.execution_count, cell.metadata["execution"] = 7, {"iopub.status.busy": "2026-01-01T00:00:00Z"}
        cell.outputs = [nb.new_output("stream", name=name, text=text) for name, text in [("stdout", "a"), ("stdout", "b"), ("stderr", "c")]]
        notebook.metadata["language_info"] = {"name": "Java", "version": "25.0.1"}
        path.write_text(nbformat.writes(notebook), encoding="utf-8")
        self.assertEqual(self.run_lectures("--form", "01"), (0, "", ""))
        notebook = nbformat.read(path, 4)
        cell = notebook.cells[1]
        self.assertEqual([(output.name, output.text) for output in cell.outputs], [("stdout", "ab"), ("stderr", "c")])
        self.assertEqual((cell.execution_count, dict(cell.metadata), dict(notebook.metadata.language_info)), (7, {}, {"name": "Java"}))
        self.assertTrue(path.read_text("utf-8").endswith("}\n"))

    def test_pages_are_written_of_what_is_committed_without_a_run(self):
        path = self.write("01-one", "1 / 0", outputs=["what was shown\n"])
        self.write("02-two", "2")
        before = path.read_bytes()
        code, out, err = self.run_lectures("--pages")
        self.assertEqual((code, err), (0, ""))
        page = (self.pages / "01-one.html").read_text(encoding="utf-8")
        self.assertIn("what was shown", page)
        self.assertIn('<a rel="next" href="02-two.html">02-two →</a>', page)
        self.assertNotIn('rel="prev"', page)
        self.assertIn('<p>Words about $\\theta$, <a href="02-two.html">more</a>.</p>', (self.pages / "index.html").read_text("utf-8"))
        self.assertEqual(path.read_bytes(), before)

    def test_a_lecture_s_head_is_a_box_and_what_is_wide_has_one_too(self):
        head = "# One\n\nWords.\n\n**Goals.** You can\n\n- a\n- b\n- c\n\n**Minutes.** 30\n\n**You need.** [02](02-two.ipynb)\n\nMore.\n\n"
        parts = "## A part\n\n### By hand\n\n### Its own\n\n## Another\n\n### By hand\n\n| a | b |\n|---|---|\n| 1 | 2 |"
        nbformat.write(nb.new_notebook(cells=[nb.new_markdown_cell(head + parts)]), self.notebooks / "01-one.ipynb")
        self.assertEqual(self.run_lectures("--pages")[0], 0)
        page = (self.pages / "01-one.html").read_text("utf-8")
        box = re.search(r'<div class="head">(.*?)</div>', page, re.DOTALL).group(1)
        self.assertTrue(all(word in box for word in ("Goals", "<li>c</li>", "Minutes", '<a href="02-two.html">02</a>')))
        self.assertFalse("Words." in box or "More." in box)
        contents = re.search(r'<details class="toc">.*?</details>', page, re.DOTALL).group()
        self.assertEqual(re.findall(r">([A-Z][^<]*)</a>", contents), ["A part", "Its own", "Another"])
        self.assertIn('<div class="scroll"><table>', page)

    def test_a_notebook_without_code_needs_no_kernel(self):
        self.write("glossary")
        with mock.patch.object(lectures, "NotebookClient", side_effect=AssertionError("a kernel")):
            self.assertEqual(self.run_lectures("--check")[0], 0)
        self.assertTrue((self.pages / "glossary.html").exists())

    def test_failing_lectures_say_why_and_the_others_run(self):
        wrong = self.write("01-compile", "int x = 1;", 'int y = "text";')
        before = wrong.read_bytes()
        self.write("02-throws", "int z = 7;\n", 'throw new IllegalStateException("broken");')
        self.write("03-stderr", 'System.err.println("oh");')
        self.write("04-other", "System.out.println(2);", outputs=["3\n"])
        self.write("05-exit", 'System.exit(3);')
        self.write("06-good", "System.out.println(2);", outputs=["2\n"])
        code, out, err = self.run_lectures("--check")
        self.assertEqual(code, 1)
        self.assertIn("1 passed, 5 failed", out)
        self.assertIn("06-good  ok", out)
        self.assertIn('cell 3 failed:\n    1 | int y = "text";', err)
        self.assertIn("incompatible types", err)
        self.assertIn("IllegalStateException: broken", err)
        self.assertIn("cell 2 writes to stderr:\noh", err)
        self.assertIn("-3\n+2", err)
        self.assertIn("cell 2 failed:\n    1 | System.exit(3);", err)
        self.assertEqual(wrong.read_bytes(), before)

    def test_an_unknown_lecture_is_refused(self):
        self.write("01-one", "1")
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(io.StringIO()) as err:
            lectures.main(["77"])
        self.assertIn("no lecture '77': there is 01-one", err.getvalue())

    def test_a_file_that_is_no_notebook_is_named(self):
        (self.notebooks / "01-cut.ipynb").write_text('{"cells": [')
        code, _, err = self.run_lectures()
        self.assertEqual(code, 1)
        self.assertIn("01-cut.ipynb", err)


if __name__ == "__main__":
    unittest.main()
