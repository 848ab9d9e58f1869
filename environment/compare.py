"""Compares what a lecture shows with what it is committed to show.

Text must be the same, its numbers within a tolerance: 1e-6 of their size, or what a cell's tag says (tolerance=1e-3).
In a cell tagged `timing` only the words count. An image must decode, have the committed size and not be blank.
"""

import base64
import binascii
import difflib
import io
import itertools
import math
import re

NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?")
IMAGE_IN_HTML = re.compile(r"data:image/(?:png|gif);base64,([A-Za-z0-9+/=\s]+)")
TOLERANCE = 1e-6
SMALLEST = 1e-9  # below this, a number is as good as zero


class Different(Exception):
    """What a lecture shows is not what it should show."""


def without_stderr(notebook):
    """Nothing may be written to the error stream: a reader would see it in red."""
    for number, cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                raise Different(f"cell {number} writes to stderr:\n{output.text}")


def same(committed, shown):
    """Raises Different, naming the cell and both sides, unless two notebooks show the same."""
    if len(committed.cells) != len(shown.cells):
        raise Different(f"{len(committed.cells)} cells are committed, {len(shown.cells)} were run")
    for (number, before), (_, after) in zip(code_cells(committed), code_cells(shown)):
        was, now = joined(before.outputs), joined(after.outputs)
        if [kind for kind, _ in was] != [kind for kind, _ in now]:
            raise Different(f"cell {number} shows {kinds(now)}, committed are {kinds(was)}")
        tags = after.metadata.get("tags", [])
        for (kind, expected), (_, actual) in zip(was, now):
            fault = difference(kind, expected, actual, tags)
            if fault:
                raise Different(f"cell {number}, {kind}: {fault}")


def code_cells(notebook):
    return [(number, cell) for number, cell in enumerate(notebook.cells, 1) if cell.cell_type == "code"]


def kinds(outputs):
    return ", ".join(kind for kind, _ in outputs) or "nothing"


def joined(outputs):
    """A cell's outputs as (kind, content) pairs; what was printed in several messages is one text."""
    pairs = []
    for output in outputs:
        if output.output_type == "stream":
            pairs.append((output.name, output.text))
        elif output.output_type == "error":
            pairs.append(("error", f"{output.ename}: {output.evalue}"))
        else:
            # The kind first that says most: a picture's text is its description.
            pairs += [(kind, output.data[kind]) for kind in sorted(output.data)]
    return [
        (kind, "".join(content for _, content in group) if kind == "stdout" else next(group)[1])
        for kind, group in groups(pairs)
    ]


def groups(pairs):
    """Neighbouring pieces of stdout together, everything else on its own."""
    counter = itertools.count()
    keyed = itertools.groupby(pairs, key=lambda pair: "stdout" if pair[0] == "stdout" else next(counter))
    for _, group in keyed:
        first = next(group)
        yield first[0], itertools.chain([first], group)


def difference(kind, expected, actual, tags):
    if kind.startswith("image/") and kind != "image/svg+xml":
        return image_fault(actual, image_size(expected))
    if kind == "text/html":
        for one in IMAGE_IN_HTML.findall(actual):
            fault = image_fault(one)
            if fault:
                return fault
        expected, actual = (IMAGE_IN_HTML.sub("[image]", html) for html in (expected, actual))
    if not texts_agree(expected, actual, tags):
        return "\n" + "\n".join(
            difflib.unified_diff(expected.splitlines(), actual.splitlines(), "committed", "shown", lineterm="")
        )
    return None


def texts_agree(expected, actual, tags=()):
    """Whether two texts have the same words and, unless they are timings, the same numbers within the tolerance."""
    if re.sub(r"\s+", " ", NUMBER.sub("#", expected)).strip() != re.sub(r"\s+", " ", NUMBER.sub("#", actual)).strip():
        return False
    if "timing" in tags:
        return True
    tolerance = max([float(tag.split("=")[1]) for tag in tags if tag.startswith("tolerance=")], default=TOLERANCE)
    return all(
        a == b or math.isclose(float(a), float(b), rel_tol=tolerance, abs_tol=SMALLEST)
        for a, b in zip(NUMBER.findall(expected), NUMBER.findall(actual))
    )


def open_image(encoded):
    from PIL import Image  # only a comparison needs it: ./lab run does without

    image = Image.open(io.BytesIO(base64.b64decode(encoded)))
    image.load()
    return image


def image_size(encoded):
    return open_image(encoded).size


def image_fault(encoded, size=None):
    """What is wrong with an image: it does not decode, has another size, or a single colour. None if nothing is."""
    try:
        image = open_image(encoded)
    except (OSError, SyntaxError, binascii.Error) as fault:
        return f"the image does not decode: {fault}"
    if size and image.size != size:
        return f"the image is {image.size[0]}×{image.size[1]}, committed is {size[0]}×{size[1]}"
    if all(low == high for low, high in image.convert("RGB").getextrema()):
        return "the image is blank"
    return None
