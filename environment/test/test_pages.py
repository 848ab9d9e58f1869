"""The pages of the committed lectures, in a real browser: on a telephone nothing pushes, on paper nothing is cut."""

import html.parser
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
from unittest import mock
from urllib.parse import unquote

import browser
import lectures

POPPLER = "no pdftotext: on Debian, apt-get install poppler-utils"
FOOT = re.compile(r"\s*\d+ / \d+\s*\f")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
MILLIMETRE = 72 / 25.4


def setUpModule():
    global pages, folder
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    pages = pathlib.Path(folder.name)
    formulas = lectures.PAGES / "tex-svg.js"
    with mock.patch.object(lectures, "PAGES", pages), mock.patch("builtins.print"):
        assert lectures.main(["--pages"]) == 0
    shutil.copy(formulas, pages)


def sources(name, kind):
    path = next(lectures.NOTEBOOKS.glob(f"{name}*.ipynb"))
    return [cell.source for cell in lectures.read(path).cells if cell.cell_type == kind]


def dense(text):
    return re.sub(r"\s", "", text)


class LinksTest(unittest.TestCase):
    def test_every_link_inside_leads_somewhere(self):
        parsed = {path.name: Links(path.read_text("utf-8")) for path in pages.glob("*.html")}
        missing = []
        for name, page in parsed.items():
            for link in page.links:
                target, _, anchor = link.partition("#")
                there = parsed.get(target or name)
                if not there or (anchor and unquote(anchor) not in there.ids):
                    missing.append((name, unquote(link)))
        self.assertEqual(missing, [])

    def test_every_page_leads_to_the_glossary_and_to_its_neighbours(self):
        numbered = sorted(pages.glob("0*.html"))
        for before, after in zip(numbered, numbered[1:]):
            self.assertIn(f'rel="next" href="{after.name}"', before.read_text("utf-8"))
            self.assertIn(f'rel="prev" href="{before.name}"', after.read_text("utf-8"))
        for path in numbered:
            self.assertIn('<a href="glossary.html">Glossary</a>', path.read_text("utf-8"))


class Links(html.parser.HTMLParser):
    """The links of a page to others beside it, or to its own parts, and what can be linked to in it."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.add(unquote(attributes["id"]))
        if tag == "a" and not re.match(r"\w+:", attributes.get("href", "x:")):
            self.links.append(attributes["href"])


@unittest.skipUnless(browser.find(), f"no browser: {browser.NONE}")
class PagesTest(unittest.TestCase):
    def setUp(self):
        self.browser = browser.Browser()
        self.addCleanup(self.browser.close)

    def open(self, name):
        self.browser.open_page(next(pages.glob(f"{name}*.html")).as_uri())

    def test_on_a_telephone_no_page_scrolls_sideways(self):
        self.browser.width(390)
        for path in sorted(pages.glob("*.html")):
            with self.subTest(path.stem):
                self.open(path.stem)
                self.assertLessEqual(self.browser.evaluate("document.scrollingElement.scrollWidth"), 390)

    def test_on_a_telephone_what_is_wide_scrolls_in_itself_and_says_so(self):
        self.browser.width(390)
        self.open("03")
        for what, box in {
            "a formula": 'mjx-container[display="true"]',
            "a printed table": ".jp-OutputArea pre",
            "a chart": ".jp-OutputArea .scroll",
            "code": ".highlight pre",
        }.items():
            with self.subTest(what):
                wide = f"[...document.querySelectorAll('{box}')].find(b => b.scrollWidth > b.clientWidth + 1)"
                mask = f"getComputedStyle({wide}).maskImage"
                self.browser.until(f"{wide} && {mask}.includes('gradient')")
                first = self.browser.evaluate(mask)
                self.assertEqual(self.browser.evaluate(f"{wide}.tabIndex"), 0, "the keyboard reaches it")
                self.browser.evaluate(f"{wide}.scrollTo(9999, 0)")
                self.browser.until(f"{mask} !== {first!r} && {mask}.includes('gradient')")  # now the other edge fades
        self.assertGreaterEqual(self.browser.evaluate("document.querySelector('.scroll img').getBoundingClientRect().width"), 640)

    def test_on_a_wide_screen_nothing_fades_that_fits(self):
        self.browser.width(1280)
        self.open("03")
        self.assertEqual(self.browser.evaluate("document.querySelectorAll('.scroll.more-right, mjx-container.more-right').length"), 0)

    @unittest.skipUnless(shutil.which("pdftotext"), POPPLER)
    def test_on_paper_every_line_of_code_and_every_hint_is_there(self):
        for name in ("02", "03"):
            with self.subTest(name):
                self.open(name)
                text = dense(FOOT.sub("", self.text(self.browser.pdf(), "-layout")))
                cut = [line for source in sources(name, "code") for line in source.split("\n") if dense(line) not in text]
                self.assertEqual(cut, [])
                hints = re.findall(r"<summary>Hint</summary>([^.$`*<]{12,})", "\n".join(sources(name, "markdown")))
                self.assertGreaterEqual(len(hints), 2)
                self.assertEqual([hint for hint in hints if dense(hint) not in text], [])

    @unittest.skipUnless(shutil.which("pdftotext"), POPPLER)
    def test_on_paper_nothing_stands_in_the_margins_but_the_page_s_number(self):
        self.open("03")
        sheets = self.text(self.browser.pdf(), "-bbox").split("<page ")[1:]
        self.assertGreater(len(sheets), 10)
        for number, sheet in enumerate(sheets, 1):
            words = [(float(left), float(top), float(right), word) for left, top, right, _, word in WORD.findall(sheet)]
            inside = [word for left, _, right, word in words if left < 14 * MILLIMETRE or right > 196 * MILLIMETRE]
            self.assertEqual(inside, [], f"on sheet {number}")
            foot = [word for _, top, _, word in words if top > 281 * MILLIMETRE]
            self.assertEqual(foot, [str(number), "/", str(len(sheets))])

    def text(self, pdf, option):
        done = subprocess.run(["pdftotext", option, "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode("utf-8")


if __name__ == "__main__":
    unittest.main()
