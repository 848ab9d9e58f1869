"""What a lecture's page needs beyond nbconvert's HTML: boxes that scroll in themselves, lines that wrap well, contents."""

import collections
import re

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
CODE = re.compile(r'(<div class=")( *highlight hl-\w+"><pre>)(<span></span>)?(.*?)(</pre>)', re.DOTALL)
HEADING = re.compile(r'<h([23]) id="([^"]*)">(.*?)<a class="anchor-link"', re.DOTALL)
HEAD = re.compile(r"<p><strong>Goals\b.*?<p><strong>You need\b.*?</p>", re.DOTALL)
LINK = re.compile(r"</?a\b[^>]*>")
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


def headed(body):
    """The goals of a lecture, its minutes and what one needs for it are one box."""
    return HEAD.sub(lambda head: f'<div class="head">{head.group()}</div>', body, count=1)


def contents(body):
    """A list of the page's sections and their parts; of parts that are named alike, such as "The formula", none."""
    headings = HEADING.findall(body)
    often = collections.Counter(name for _, name, _ in headings)
    items = []
    for level, name, words in headings:
        link = f'<a href="#{name}">{LINK.sub("", words)}</a>'
        if level == "2":
            items.append([link])
        elif items and often[name] == 1:
            items[-1].append(link)
    if len(items) < 2:
        return ""
    listed = "".join(f"<li>{section}{parts(links)}</li>\n" for section, *links in items)
    return f'<details class="toc">\n<summary>Contents</summary>\n<nav aria-label="Contents">\n<ol>\n{listed}</ol>\n</nav>\n</details>'


def parts(links):
    return f"<ol>{''.join(f'<li>{link}</li>' for link in links)}</ol>" if links else ""
