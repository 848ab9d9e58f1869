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
CONTENTS = "document.querySelector('.toc')"
# The least contrast of what a selector finds, by WCAG's formula.
CONTRAST = """selector => {
  const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  return Math.min(...[...document.querySelectorAll(selector)].map(element => {
    let below = element;
    while (getComputedStyle(below).backgroundColor === 'rgba(0, 0, 0, 0)') below = below.parentElement;
    const [a, b] = [getComputedStyle(element).color, getComputedStyle(below).backgroundColor].map(light);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }));
}"""


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

    def test_on_a_telephone_no_page_scrolls_sideways_and_every_formula_is_set(self):
        self.browser.width(390)
        for path in sorted(pages.glob("*.html")):
            with self.subTest(path.stem):
                self.open(path.stem)
                self.assertLessEqual(self.browser.evaluate("document.scrollingElement.scrollWidth"), 390)
                wrong = "[...document.querySelectorAll('[data-mjx-error]')].map(e => e.getAttribute('data-mjx-error'))"
                self.assertEqual(self.browser.evaluate(wrong), [], "formulas that cannot be set")

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
        with self.subTest("a formula within a line"):
            self.open("02")
            wide = "document.querySelector('p > mjx-container.wide.more-right')"
            self.browser.until(f"{wide} && getComputedStyle({wide}).overflowX === 'auto'")
            self.assertEqual(self.browser.evaluate("document.querySelectorAll('mjx-container.wide').length"), 1)
        self.assertGreaterEqual(self.browser.evaluate("document.querySelector('.scroll img').getBoundingClientRect().width"), 640)

    def test_on_a_wide_screen_nothing_fades_that_fits(self):
        self.browser.width(1280)
        self.open("03")
        self.assertEqual(self.browser.evaluate("document.querySelectorAll('.scroll.more-right, mjx-container.more-right').length"), 0)

    def test_the_contents_stand_beside_the_text_where_there_is_room(self):
        self.browser.width(1280)
        self.open("03")
        self.assertTrue(self.browser.evaluate(f"{CONTENTS}.open"))
        beside = f"{CONTENTS}.getBoundingClientRect().right <= document.querySelector('h1').getBoundingClientRect().left"
        self.assertTrue(self.browser.evaluate(beside))
        words = self.browser.evaluate(f"{CONTENTS}.querySelector('nav').textContent")
        self.assertIn("A larger α", words)
        self.assertNotIn("By hand", words, "what every section has")
        self.browser.evaluate(f"[...{CONTENTS}.querySelectorAll('a')].find(a => a.textContent === 'A larger α').click()")
        self.browser.until("Math.abs(document.getElementById('A-larger-%CE%B1').getBoundingClientRect().top - 48) < 20")
        self.assertTrue(self.browser.evaluate(f"{beside} && {CONTENTS}.getBoundingClientRect().top >= 0"), "they stay")

    def test_on_a_telephone_the_contents_are_a_drawer_for_finger_and_keyboard(self):
        self.browser.width(390)
        self.open("03")
        self.assertFalse(self.browser.evaluate(f"{CONTENTS}.open"))
        summary = f"{CONTENTS}.querySelector('summary')"
        self.browser.click(summary)
        self.browser.until(f"{CONTENTS}.open")
        self.browser.evaluate(f"{CONTENTS}.querySelectorAll('a')[3].focus()")
        self.browser.press("Escape")
        self.browser.until(f"!{CONTENTS}.open && document.activeElement === {summary}")
        self.browser.click(summary)
        self.browser.click(f"{CONTENTS}.querySelectorAll('a')[3]")
        self.browser.until(f"!{CONTENTS}.open && location.hash && scrollY > 844")

    def test_larger_type_and_hidden_code_stay_from_page_to_page(self):
        self.browser.width(1920)
        self.open("03")
        code = "document.querySelector('.jp-CodeCell .highlight').getClientRects().length"
        title = "document.querySelector('h1').getBoundingClientRect().height"
        before = self.browser.evaluate(title)
        for mode in ("large", "folded"):
            button = f"document.querySelector('[data-mode={mode}]')"
            self.assertEqual(self.browser.evaluate(f"{button}.getAttribute('aria-pressed')"), "false")
            self.browser.evaluate(f"{button}.focus()")
            self.browser.press("Enter")
            self.browser.until(f"{button}.getAttribute('aria-pressed') === 'true'")
        self.assertGreater(self.browser.evaluate(title), 1.4 * before)
        self.assertEqual(self.browser.evaluate(code), 0)
        self.assertEqual(self.browser.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), True)
        self.open("02")
        self.assertEqual(self.browser.evaluate(code), 0)
        self.assertEqual(self.browser.evaluate("document.documentElement.className"), "large folded")
        for mode in ("large", "folded"):
            self.browser.click(f"document.querySelector('[data-mode={mode}]')")
        self.browser.until(f"{code} && !document.documentElement.className")

    def test_text_and_code_can_be_read_by_day_and_in_the_dark_and_charts_stay_white(self):
        for scheme in ("light", "dark"):
            self.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            self.open("03")
            for text in ("main p", "main a:not(.anchor-link)", "summary", ".highlight span:not(.w)", ".jp-OutputArea pre", "blockquote p", "button"):
                with self.subTest(text, scheme=scheme):
                    self.assertGreaterEqual(self.browser.evaluate(f"({CONTRAST})({text!r})"), 4.5)
        ground = self.browser.evaluate("getComputedStyle(document.body).backgroundColor")
        self.assertEqual(ground, "rgb(20, 23, 27)")
        self.open("08")
        shown = self.browser.evaluate("getComputedStyle(document.querySelector('figure.descent4j-flipbook')).backgroundColor")
        self.assertEqual(shown, "rgb(255, 255, 255)")

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
