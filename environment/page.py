"""Writes lectures as pages that open offline, and a page of contents."""

import base64
import hashlib
import pathlib
import re

import jinja2
import nbformat
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html
from pygments.formatters import HtmlFormatter
from traitlets.config import Config

import page_body

TEMPLATES = pathlib.Path(__file__).resolve().parent
SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
ENGINE = re.compile(r"<script>\n(window\.descent4j_\w+ = window\.descent4j_\w+ \|\| .*?)</script>\n?", re.DOTALL)
POLICY_HERE = "<!-- the page's policy -->"
CONTENTS_HERE = "<!-- the page's contents -->"
# A page shows what it holds, and asks nobody: no network, no frames, no scripts but its own and MathJax's file beside it
# ("file:", for there 'self' is nobody). MathJax styles each formula in place, hence 'unsafe-inline' for styles.
POLICY = (
    "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'self' file: {scripts}; "
    "base-uri 'none'; form-action 'none'"
)
OTHER_LECTURE = re.compile(r'href="([\w-]+)\.ipynb')  # from page to page, as from notebook to notebook


def write(notebook, name, folder, links=None):
    """Writes one lecture as name.html. Its formulas need tex-svg.js, which the build puts into the same folder.

    The links are of neighbours(): what stands before and after it, and the glossary.
    """
    exporter = HTMLExporter(
        config=Config(), template_name="page", extra_template_basedirs=[str(TEMPLATES)], embed_images=True
    )
    resources = {
        "metadata": {"name": title(notebook)},
        "lang": notebook.metadata.get("lang", "en"),
        # Of Pygments' styles, two whose every colour has a contrast of at least 4.5 to the ground here.
        "highlighting": HtmlFormatter(style="xcode").get_style_defs(".highlight"),
        "highlighting_dark": HtmlFormatter(style="github-dark").get_style_defs(".highlight"),
        "links": links or {},
    }
    body, _ = exporter.from_notebook_node(notebook, resources=resources)
    body = page_body.lined(page_body.boxed(page_body.headed(body)))
    body = with_one_engine(body)
    body = body.replace(CONTENTS_HERE, page_body.contents(body), 1)
    folder.mkdir(parents=True, exist_ok=True)
    body = OTHER_LECTURE.sub(r'href="\1.html', body)
    (folder / f"{name}.html").write_text(with_policy(body), encoding="utf-8")


def with_one_engine(page):
    """The page with the engine of its live figures once: each brings it along, as each may be the only one of a notebook."""
    seen = set()

    def once(script):
        is_there = script[1] in seen
        seen.add(script[1])
        return "" if is_there else script[0]

    return ENGINE.sub(once, page)


def neighbours(path, paths):
    """The pages before and after a lecture's, and the glossary: {relation: (name, title)}; none where there is none."""
    at = paths.index(path)
    named = {"prev": paths[at - 1] if at else None, "next": paths[at + 1] if at + 1 < len(paths) else None}
    named["glossary"] = next((other for other in paths if other.stem == "glossary" and other != path), None)
    return {relation: (other.stem, title_of(other)) for relation, other in named.items() if other}


def with_policy(page):
    """The page with its Content-Security-Policy: what it may run is named by its hash, as it stands when it is written."""
    scripts = {hashlib.sha256(script.encode()).digest() for script in SCRIPT.findall(page)}
    hashes = " ".join(sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in scripts))
    content = POLICY.format(scripts=hashes).replace("  ", " ").replace(" ;", ";")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return page.replace(POLICY_HERE, meta, 1)


def write_contents(paths, folder):
    """Writes index.html: every lecture with its title, first words and first picture, linked where its page is there."""
    lectures = []
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        picture = first_picture(notebook)
        if picture:
            (folder / f"{path.stem}.png").write_bytes(base64.b64decode(picture))
        lectures.append(
            {
                "number": path.stem.split("-")[0],
                "title": title(notebook),
                "words": OTHER_LECTURE.sub(r'href="\1.html', markdown2html(first_words(notebook))),
                "picture": picture and f"{path.stem}.png",
                "page": f"{path.stem}.html" if (folder / f"{path.stem}.html").exists() else None,
            }
        )
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES / "page"), autoescape=True)
    contents = environment.get_template("contents.html.j2").render(lectures=lectures)
    (folder / "index.html").write_text(with_policy(contents), encoding="utf-8")


def title(notebook):
    """The first heading, without its marks."""
    for cell in notebook.cells:
        found = re.search(r"^# +(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        if found:
            return found.group(1)
    return "Untitled"


def title_of(path):
    try:
        return title(nbformat.read(path, as_version=4))
    except (OSError, nbformat.reader.NotJSONError):
        return path.stem


def first_words(notebook):
    """The first paragraph below the first heading."""
    paragraphs = notebook.cells[0].source.split("\n\n") if notebook.cells else []
    return next((p.replace("\n", " ") for p in paragraphs if not p.startswith("#")), "")


def first_picture(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                return output.data["image/png"]
    return None
