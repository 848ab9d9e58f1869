"""Writes lectures as pages that open offline, and a page of contents."""

import base64
import pathlib
import re

import jinja2
import nbformat
from nbconvert import HTMLExporter
from pygments.formatters import HtmlFormatter
from traitlets.config import Config

TEMPLATES = pathlib.Path(__file__).resolve().parent
OTHER_LECTURE = re.compile(r'href="([\w-]+)\.ipynb')  # from page to page, as from notebook to notebook


def write(notebook, name, folder):
    """Writes one lecture as name.html. Its formulas need tex-svg.js, which the build puts into the same folder."""
    exporter = HTMLExporter(
        config=Config(), template_name="page", extra_template_basedirs=[str(TEMPLATES)], embed_images=True
    )
    resources = {
        "metadata": {"name": title(notebook)},
        "lang": notebook.metadata.get("lang", "en"),
        "highlighting": HtmlFormatter(style="friendly").get_style_defs(".highlight"),
    }
    body, _ = exporter.from_notebook_node(notebook, resources=resources)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.html").write_text(OTHER_LECTURE.sub(r'href="\1.html', body), encoding="utf-8")


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
                "words": first_words(notebook),
                "picture": picture and f"{path.stem}.png",
                "page": f"{path.stem}.html" if (folder / f"{path.stem}.html").exists() else None,
            }
        )
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES / "page"), autoescape=True)
    html = environment.get_template("contents.html.j2").render(lectures=lectures)
    (folder / "index.html").write_text(html, encoding="utf-8")


def title(notebook):
    """The first heading, without its marks."""
    for cell in notebook.cells:
        found = re.search(r"^# +(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        if found:
            return found.group(1)
    return "Untitled"


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
