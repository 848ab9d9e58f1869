"""Flipbooks in a real browser: the slider moves, plays and stops, in the exported page and in the classic Notebook."""

import pathlib
import shutil
import tempfile
import time
import unittest

import nbformat
import nbformat.sign
import nbformat.v4 as nb

import browser
import page

NOTEBOOK = pathlib.Path(__file__).resolve().parents[2] / "notebooks" / "gallery-charts.ipynb"
LECTURE = NOTEBOOK.with_name("08-all-together-mnist.ipynb")
FORMULAS = NOTEBOOK.parents[1] / "target" / "lectures" / "tex-svg.js"
FIGURE = "document.querySelector('figure.descent4j-flipbook')"
PICTURE = f"{FIGURE}.querySelector('canvas[data-page]')"
SLIDER = f"{FIGURE}.querySelector('input[type=range]')"
BUTTON = f"{FIGURE}.querySelector('button')"
CAPTION = f"{FIGURE}.querySelector('figcaption').textContent"
PAGE = f"Number({SLIDER}.value)"


@unittest.skipUnless(browser.find(), f"no browser: {browser.NONE}")
class FlipbookTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.browser = browser.Browser()
        self.addCleanup(self.browser.close)

    def test_in_the_exported_page(self):
        page.write(nbformat.read(NOTEBOOK, as_version=4), "gallery", self.folder)
        url = (self.folder / "gallery.html").as_uri()
        self.browser.open(url, scripts=False)
        self.shows_one_picture()
        self.browser.open(url)
        self.turns_pages()

    def test_on_paper_it_is_a_strip_of_pages(self):
        page.write(nbformat.read(LECTURE, as_version=4), "lecture", self.folder)
        shutil.copy(FORMULAS, self.folder)
        self.browser.open_page((self.folder / "lecture.html").as_uri())
        labels = f"[...{FIGURE}.querySelectorAll('.descent4j-strip > div')].map(e => e.textContent)"
        strip = f"{FIGURE}.querySelector('.descent4j-strip')"
        self.assertEqual(self.browser.evaluate(f"getComputedStyle({strip}).display"), "none")
        self.browser.call("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.browser.evaluate(f"getComputedStyle({strip}).display"), "grid")
        for gone in (PICTURE, SLIDER, BUTTON):
            self.assertEqual(self.browser.evaluate(f"{gone}.getClientRects().length"), 0)
        shown = self.browser.evaluate(labels)
        self.assertEqual(shown, ["α = 0.001", "α = 0.003", "α = 0.03", "α = 0.1", "α = 1.0", "α = 3.0"])
        pictures = [self.browser.screenshot(f"{strip}.querySelectorAll('canvas')[{i}]") for i in range(len(shown))]
        self.assertEqual(len(set(pictures)), len(shown), "each is another picture")

    def test_the_picture_is_dragged(self):
        """Sideways by a mouse and by a finger; past the last page only where the flipbook goes round."""
        page.write(nbformat.read(NOTEBOOK, as_version=4), "gallery", self.folder)
        self.browser.open((self.folder / "gallery.html").as_uri())
        self.browser.until(f"document.readyState === 'complete' && {FIGURE} && {SLIDER} && {PICTURE}")
        last = int(self.browser.evaluate(f"{SLIDER}.max"))
        wide = self.browser.evaluate(f"{PICTURE}.getBoundingClientRect().width")
        first = self.picture()
        self.browser.drag(PICTURE, wide * 3 / (last + 1))
        self.assertEqual(self.browser.evaluate(PAGE), 3)
        self.assertNotEqual(self.picture(), first)
        self.assertEqual(self.browser.evaluate(f"{SLIDER}.getAttribute('aria-valuetext')"), self.browser.evaluate(CAPTION))
        self.browser.press("ArrowRight")
        self.assertEqual(self.browser.evaluate(PAGE), 4, "the slider has the keyboard after it")
        self.browser.drag(PICTURE, -wide / 2 + 5)
        self.assertEqual(self.browser.evaluate(PAGE), 0, "a flipbook of values ends at its first")
        self.browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
        self.browser.drag(PICTURE, wide * 4 / (last + 1), touch=True)
        self.assertEqual(self.browser.evaluate(PAGE), 4)
        self.assertEqual(self.browser.evaluate(f"getComputedStyle({PICTURE}).touchAction"), "pan-y")
        before = self.browser.evaluate("scrollY")
        self.browser.drag(PICTURE, 0, down=-200, touch=True)
        self.browser.until(f"scrollY > {before}")
        self.assertEqual(self.browser.evaluate(PAGE), 4, "down the page scrolls under the finger")

    def test_a_surface_is_turned_round(self):
        page.write(nbformat.read(NOTEBOOK, as_version=4), "gallery", self.folder)
        self.browser.open((self.folder / "gallery.html").as_uri())
        figure = "document.querySelector('figure:has(input[aria-label=angle])')"
        picture, slider = f"{figure}.querySelector('canvas')", f"{figure}.querySelector('input')"
        self.browser.until(f"document.readyState === 'complete' && {figure} && {picture}")
        wide = self.browser.evaluate(f"{picture}.getBoundingClientRect().width")
        self.browser.drag(picture, -wide / 24)
        self.assertEqual(self.browser.evaluate(f"Number({slider}.value)"), 23, "before the first comes the last")
        self.browser.drag(picture, 2 * wide / 24)
        self.assertEqual(self.browser.evaluate(f"Number({slider}.value)"), 1, "after the last comes the first")

    def test_a_page_s_policy_lets_its_formulas_be_and_nothing_foreign(self):
        notebook = nb.new_notebook(cells=[nb.new_markdown_cell("# Page\n\n$\\beta$ <img src=x onerror=\"window.foreign = 1\">")])
        page.write(notebook, "page", self.folder)
        shutil.copy(FORMULAS, self.folder)
        self.browser.open((self.folder / "page.html").as_uri())
        self.browser.until("document.querySelector('mjx-container svg') && document.images[0].complete")
        self.assertIsNone(self.browser.evaluate("window.foreign"))
        blocked = self.browser.evaluate(
            "new Promise(done => { addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));"
            "const s = document.createElement('script'); s.textContent = 'window.foreign = 2'; document.head.append(s);"
            "setTimeout(() => done('nothing'), 5000); })"
        )
        self.assertEqual((blocked, self.browser.evaluate("window.foreign")), ("script-src-elem", None))
        asked = "fetch('http://127.0.0.1:9/').catch(() => 0); new Promise(done => addEventListener('securitypolicyviolation', e => done(e.effectiveDirective)))"
        self.assertEqual(self.browser.evaluate(asked), "connect-src")

    @unittest.skipUnless(browser.notebook_version() == 6, "the classic Notebook, version 6, is not installed")
    def test_in_the_classic_notebook(self):
        shutil.copy(NOTEBOOK, self.folder / "gallery.ipynb")
        url = f"{browser.serve(self, self.folder)}/notebooks/gallery.ipynb?token=t"
        self.browser.open(url)
        self.shows_one_picture()
        nbformat.sign.NotebookNotary(data_dir=str(self.folder)).sign(nbformat.read(self.folder / "gallery.ipynb", as_version=4))
        self.browser.open("about:blank")
        self.browser.open(url)
        self.browser.until("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded")
        self.turns_pages()
        cell = "Jupyter.notebook.get_selected_index()"
        before = self.browser.evaluate(cell)
        self.browser.evaluate(f"{SLIDER}.focus()")
        self.browser.press("ArrowDown")
        self.browser.press("ArrowDown")
        self.assertEqual(self.browser.evaluate(cell), before, "the arrows belong to the slider")

    def shows_one_picture(self):
        """Where scripts are not run: the first picture with its words, and nothing that does not work."""
        image = f"{FIGURE}.querySelector('img')"
        self.browser.until(f"{FIGURE} && {image}.complete && {image}.naturalWidth > 0")
        self.assertEqual(self.browser.evaluate(f"{FIGURE}.querySelectorAll('img').length"), 1)
        self.assertRegex(self.browser.evaluate(f"{image}.alt"), "^Chart: ")
        self.assertEqual(self.browser.evaluate(f"{FIGURE}.querySelectorAll('input, button').length"), 0)

    def turns_pages(self):
        self.browser.until(f"document.readyState === 'complete' && {FIGURE} && {SLIDER} && {PICTURE}")
        last = int(self.browser.evaluate(f"{SLIDER}.max"))
        self.assertGreaterEqual(last, 20)

        first, words = self.picture(), self.browser.evaluate(CAPTION)
        self.browser.evaluate(f"{SLIDER}.focus()")
        self.browser.press("ArrowRight")
        self.assertEqual(self.browser.evaluate(PAGE), 1)
        self.assertNotEqual(self.browser.evaluate(CAPTION), words)
        self.assertEqual(self.browser.evaluate(f"{SLIDER}.getAttribute('aria-valuetext')"), self.browser.evaluate(CAPTION))
        self.assertNotEqual(self.picture(), first, "the picture changes")
        self.browser.press("Home")
        self.assertEqual(self.picture(), first, "the first picture is as it was")

        self.assertEqual(self.label(), "Play")
        self.browser.click(BUTTON)
        self.assertEqual(self.label(), "Pause")
        self.browser.until(f"{PAGE} >= 2")
        self.browser.click(BUTTON)
        self.assertEqual(self.label(), "Play")
        stopped, still = self.browser.evaluate(PAGE), self.picture()
        time.sleep(1)
        self.assertEqual(self.browser.evaluate(PAGE), stopped, "it stops")
        self.assertEqual(self.picture(), still)
        self.assertNotEqual(still, first, "playing changes the picture")

        self.browser.evaluate(f"{SLIDER}.focus()")
        self.browser.press("End")
        self.assertEqual(self.browser.evaluate(PAGE), last)
        self.browser.press("ArrowLeft")
        self.browser.click(BUTTON)
        self.browser.until(f"{PAGE} === {last} && {BUTTON}.getAttribute('aria-label') === 'Play'")
        self.browser.click(BUTTON)
        self.browser.until(f"{PAGE} === 0 || {PAGE} === 1")  # it begins again
        self.browser.click(SLIDER)
        self.assertEqual(self.label(), "Play", "a hand on the slider stops it")
        self.assertAlmostEqual(self.browser.evaluate(PAGE), last / 2, delta=1.5)

    def label(self):
        return self.browser.evaluate(f"{BUTTON}.getAttribute('aria-label')")

    def picture(self):
        """What is really seen of the chart."""
        self.browser.until(f"{PICTURE}.getAttribute('data-page') === {SLIDER}.value")
        return self.browser.screenshot(PICTURE)

if __name__ == "__main__":
    unittest.main()
