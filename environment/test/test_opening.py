"""Opening a lecture changes nothing: a real front end opens, saves and closes one, and the file's bytes stay."""

import pathlib
import tempfile
import unittest

import browser
import lectures

NOTEBOOKS = pathlib.Path(__file__).resolve().parents[2] / "notebooks"
LECTURE = NOTEBOOKS / "03-momentum.ipynb"


@unittest.skipUnless(browser.find(), f"no browser: {browser.NONE}")
class OpeningTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / LECTURE.name
        self.path.write_text(lectures.text(lectures.normal(lectures.read(LECTURE))), encoding="utf-8")
        self.browser = browser.Browser()
        self.addCleanup(self.browser.close)

    @unittest.skipUnless(browser.notebook_version() == 6, "the classic Notebook, version 6, is not installed")
    def test_open_save_and_close_in_the_classic_notebook(self):
        before, time = self.path.read_bytes(), self.path.stat().st_mtime_ns
        url = browser.serve(self, self.path.parent)
        self.browser.open(f"{url}/notebooks/{self.path.name}?token=t")
        self.browser.until("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded")
        # The kernel has said which Java it is: the notebook on the screen has it now.
        self.browser.until("(Jupyter.notebook.metadata.language_info || {}).version")
        self.browser.evaluate("Jupyter.notebook.save_notebook()")  # what the autosave calls
        self.browser.open("about:blank")
        self.assertNotEqual(self.path.stat().st_mtime_ns, time, "it was saved")
        self.assertEqual(self.path.read_bytes().decode().splitlines(), before.decode().splitlines())
        self.assertEqual(self.path.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
