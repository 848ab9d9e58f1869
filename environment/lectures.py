"""Runs the lectures in their kernel, without a browser, and writes each as a page that opens offline.

usage: lectures.py [--check | --refresh | --form | --pages] [02 ...]
"""

import argparse
import pathlib
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

import compare
import page

PROJECT = pathlib.Path(__file__).resolve().parent.parent
NOTEBOOKS = PROJECT / "notebooks"
PAGES = PROJECT / "target" / "lectures"
LONGEST_CELL = 600  # seconds
OVERWRITTEN = re.compile(r"[^\n]*\r(?=[^\n])")  # what a progress bar wrote before its last word on a line


class LectureFailed(Exception):
    """A lecture did not run to its end, or shows something else than it should."""


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="./lab run", description="Runs lectures and writes them as pages.")
    parser.add_argument("lectures", nargs="*", metavar="02", help="the lecture's number, or how its name begins")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--check", action="store_true", help="compare what is shown with the committed outputs")
    way.add_argument("--refresh", action="store_true", help="write what is shown back into notebooks/")
    way.add_argument("--form", action="store_true", help="run nothing; write notebooks as Jupyter's front ends do")
    way.add_argument("--pages", action="store_true", help="run nothing; write pages of the committed outputs")
    options = parser.parse_args(arguments)
    try:
        paths = find(options.lectures, NOTEBOOKS)
    except ValueError as unknown:
        parser.error(str(unknown))
    if options.form:
        for path in paths:
            save(normal(read(path)), path)
        return 0
    failures = [path for path in paths if not lecture_succeeds(path, options)]
    page.write_contents([path for path in find([], NOTEBOOKS) if path not in failures], PAGES)
    print(f"{len(paths) - len(failures)} passed, {len(failures)} failed")
    print(f"pages: {PAGES / 'index.html'}")
    return 1 if failures else 0


def find(names, folder):
    """The notebooks whose names begin like this, in order; all of them if no name is given."""
    everything = sorted(folder.glob("*.ipynb"))
    found = [path for path in everything if not names or path.name.startswith(tuple(names))]
    for name in names:
        if not any(path.name.startswith(name) for path in everything):
            raise ValueError(f"no lecture {name!r}: there is {', '.join(path.stem for path in everything)}")
    return found


def lecture_succeeds(path, options):
    started = time.monotonic()
    progress = Progress(path.stem)
    try:
        committed = read(path)
        shown = committed if options.pages else run(committed, path.parent, PAGES / f"{path.stem}.log", progress)
        page.write(shown, path.stem, PAGES, page.neighbours(path, find([], NOTEBOOKS)))
        compare.without_stderr(shown)
        if options.check:
            compare.same(committed, shown)
        if options.refresh:
            save(shown, path)
    except (LectureFailed, compare.Different) as failure:
        progress.end(f"FAILED after {time.monotonic() - started:.1f} s")
        print(failure, file=sys.stderr)
        return False
    progress.end(f"ok, {time.monotonic() - started:.1f} s")
    return True


def read(path):
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        return notebook
    except (OSError, nbformat.reader.NotJSONError, nbformat.ValidationError) as fault:
        raise LectureFailed(f"{path}: not a notebook of a lecture: {fault}") from None


def run(committed, folder, log, progress):
    """The notebook with the outputs of a fresh run from top to bottom; the one given stays as it is.

    What the kernel itself writes to the terminal goes to the log, and into the message if it fails.
    """
    notebook = nbformat.from_dict(committed)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    if not any(cell.cell_type == "code" for cell in notebook.cells):
        return notebook  # the glossary: nothing to run, no kernel
    client = NotebookClient(
        notebook,
        timeout=LONGEST_CELL,
        kernel_name="java",
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=lambda cell, cell_index: progress.at(cell_index + 1, len(notebook.cells)),
    )
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        with log.open("wb") as terminal:
            client.execute(stdout=terminal, stderr=terminal)
    except CellExecutionError:
        raise LectureFailed(describe(notebook, progress.cell)) from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as failure:
        said = log.read_text(encoding="utf-8", errors="replace").strip()
        raise LectureFailed(f"{describe(notebook, progress.cell)}\n{failure}\n{said}") from None
    clean(notebook)
    return notebook


def describe(notebook, number):
    """The cell that failed, its lines numbered, with everything that it printed: diagnostics, stack, output."""
    cell = notebook.cells[number - 1]
    lines = [f"cell {number} failed:"]
    lines += [f"{n:5d} | {line}" for n, line in enumerate(cell.source.splitlines(), 1)]
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            lines.append(output.text.rstrip())
        elif output.output_type == "error":
            lines += output.traceback or [f"{output.ename}: {output.evalue}"]
    return "\n".join(lines)


def clean(notebook):
    """Takes out what differs from run to run or from machine to machine, and writes it as Jupyter's own front ends do."""
    normal(notebook)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = OVERWRITTEN.sub("", output.text)


def normal(notebook):
    """What a front end writes when it has opened and saved a notebook: then opening a lecture changes nothing.

    What is printed in several messages is one text. Times and the JDK's version, which environment/jupyter_config.py
    keeps out of what is saved as well, are nobody's.
    """
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = one_text_each(cell.outputs)
    return notebook


def one_text_each(outputs):
    """The outputs; neighbouring messages to the same stream are one."""
    merged = []
    for output in outputs:
        before = merged[-1] if merged else None
        if before and before.output_type == output.output_type == "stream" and before.name == output.name:
            merged[-1] = nbformat.v4.new_output("stream", name=output.name, text=before.text + output.text)
        else:
            merged.append(output)
    return merged


def text(notebook):
    """The file of a notebook, byte for byte as Jupyter's server writes it."""
    return nbformat.writes(notebook, version=4) + "\n"


def save(notebook, path):
    """Writes the whole notebook beside the old one first, so that a full disk leaves the old one as it was."""
    fresh = path.with_suffix(".ipynb.new")
    fresh.write_text(text(notebook), encoding="utf-8")
    fresh.replace(path)


class Progress:
    """One line a lecture; on a terminal it grows while the cells run."""

    def __init__(self, name):
        self.name = name
        self.cell = 1
        self.live = sys.stdout.isatty()

    def at(self, cell, cells):
        self.cell = cell
        if self.live:
            print(f"\r{self.name}  {'█' * (20 * cell // cells):░<20}  cell {cell} of {cells}", end="", flush=True)

    def end(self, outcome):
        print(f"\r\033[K{self.name}  {outcome}" if self.live else f"{self.name}  {outcome}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
