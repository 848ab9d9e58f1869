"""What a lecture's page needs beyond nbconvert's HTML: boxes that scroll in themselves, lines that wrap well, contents."""

import html
import re

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
CODE = re.compile(r'(<div class=")( *highlight hl-\w+"><pre>)(<span></span>)?(.*?)(</pre>)', re.DOTALL)
HEADING = re.compile(r'<h([23]) id="([^"]*)">(.*?)<a class="anchor-link"', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SHORT = 12  # lines of code that one page of paper holds together


def boxed(body):
    """A table that is wider than the screen scrolls in a box of its own; the page does not."""
    return TABLE.sub(lambda table: f'<div class="scroll">{table.group()}</div>', body)


def lined(body):
    """Each line of code is an element that knows its indentation: on paper, what wraps hangs below it."""
    return CODE.sub(lined_cell, body)


def lined_cell(code):
    start, classes, empty, text, end = code.groups(default="")
    lines = text.removesuffix("\n").split("\n")
    spans = "".join(f'<span class="line" style="--in:{indentation(line)}">{line}\n</span>' for line in lines)
    return f"{start}{'short' if len(lines) <= SHORT else ''}{classes}{empty}{spans}{end}"


def indentation(line):
    text = TAG.sub("", line)
    return len(text) - len(text.lstrip(" "))


def headings(body):
    """The sections and their parts, in order: (level, id, the heading's HTML without links)."""
    return [(int(level), name, re.sub(r"</?a\b[^>]*>", "", words)) for level, name, words in HEADING.findall(body)]


def text(fragment):
    """The words of HTML, without its tags."""
    return html.unescape(TAG.sub("", fragment)).strip()
