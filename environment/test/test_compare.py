"""What counts as the same in two runs of a lecture."""

import base64
import io
import unittest

import nbformat.v4 as nb
from PIL import Image

import compare


def png(size=(4, 3), colors=((255, 255, 255), (0, 0, 0))):
    image = Image.new("RGB", size, colors[0])
    image.putpixel((0, 0), colors[1])
    file = io.BytesIO()
    image.save(file, "png")
    return base64.b64encode(file.getvalue()).decode()


def notebook(*outputs, tags=()):
    return nb.new_notebook(cells=[nb.new_code_cell("x", outputs=list(outputs), metadata={"tags": list(tags)})])


def printed(text, name="stdout"):
    return nb.new_output("stream", name=name, text=text)


def shown(**data):
    return nb.new_output("display_data", data={kind.replace("_", "/"): content for kind, content in data.items()})


class CompareTest(unittest.TestCase):
    def assert_same(self, one, other, tags=()):
        compare.same(notebook(*one, tags=tags), notebook(*other, tags=tags))

    def assert_different(self, one, other, message, tags=()):
        with self.assertRaisesRegex(compare.Different, message):
            self.assert_same(one, other, tags)

    def test_numbers_within_the_tolerance(self):
        self.assert_same([printed("v = 43.70057259 °F, 366 days")], [printed("v = 43.70057260 °F, 366 days")])
        self.assert_same([printed("f = 5 to 55.")], [printed("f = 5.000 to 55.00.")])
        self.assert_same([printed("error 0.0")], [printed("error 3.6e-15")])

    def test_other_numbers_and_words(self):
        self.assert_different([printed("v = 43.7006")], [printed("v = 43.7016")], "cell 1, stdout")
        self.assert_different([printed("9 days")], [printed("10 days")], "-9 days\n.*10 days")
        self.assert_different([printed("Right.")], [printed("Not yet.")], "Not yet")
        self.assert_different([printed("v = 1.0")], [printed("v = NaN")], "NaN")

    def test_a_cell_may_state_its_own_tolerance(self):
        self.assert_same([printed("v = 1.000")], [printed("v = 1.004")], tags=["tolerance=0.01"])
        self.assert_different([printed("v = 1.000")], [printed("v = 1.04")], "1.04", tags=["tolerance=0.01"])

    def test_a_timing_is_compared_by_its_words(self):
        self.assert_same([printed("12.5 ms a step")], [printed("9 ms a step")], tags=["timing"])
        self.assert_different([printed("12.5 ms a step")], [printed("failed")], "failed", tags=["timing"])

    def test_messages_of_one_cell_are_one_text(self):
        self.assert_same([printed("a\nb\n")], [printed("a\n"), printed("b\n")])

    def test_missing_and_additional_outputs(self):
        self.assert_different([printed("a")], [], "shows nothing, committed are stdout")
        self.assert_different([], [shown(text_plain="java.io.PrintStream@1")], "shows text/plain")

    def test_an_image_decodes_and_is_not_blank(self):
        good = shown(image_png=png(), text_plain="Chart: a line")
        other = shown(image_png=png(colors=((0, 0, 0), (255, 0, 0))), text_plain="Chart: a line")
        self.assert_same([good], [other])
        blank = shown(image_png=png(colors=((9, 9, 9), (9, 9, 9))), text_plain="Chart: a line")
        self.assert_different([good], [blank], "blank")
        cut = shown(image_png=png()[:40], text_plain="Chart: a line")
        self.assert_different([good], [cut], "does not decode")
        small = shown(image_png=png(size=(2, 2)), text_plain="Chart: a line")
        self.assert_different([good], [small], "2×2, committed is 4×3")

    def test_a_picture_says_the_same(self):
        one, other = shown(image_png=png(), text_plain="y 1 to 2"), shown(image_png=png(), text_plain="y 1 to 3")
        self.assert_different([one], [other], "y 1 to 3")

    def test_images_inside_html(self):
        page = '<img alt="β = {}" src="data:image/png;base64,{}">'
        good = shown(text_html=page.format(0.9, png()))
        self.assert_same([good], [shown(text_html=page.format(0.9, png(size=(5, 5))))])
        self.assert_different([good], [shown(text_html=page.format(0.8, png()))], "0.8")
        blank = png(colors=((1, 1, 1), (1, 1, 1)))
        self.assert_different([good], [shown(text_html=page.format(0.9, blank))], "blank")

    def test_nothing_on_stderr(self):
        compare.without_stderr(notebook(printed("fine")))
        with self.assertRaisesRegex(compare.Different, "cell 1 writes to stderr:\nSLF4J"):
            compare.without_stderr(notebook(printed("SLF4J: no binding", name="stderr")))

    def test_another_number_of_cells(self):
        with self.assertRaisesRegex(compare.Different, "1 cells are committed, 0 were run"):
            compare.same(notebook(), nb.new_notebook())


if __name__ == "__main__":
    unittest.main()
