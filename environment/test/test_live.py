"""Live figures in a real browser, from a file and without any network: the same walks as in Java, and all that can be moved."""

import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
from unittest import mock

import nbformat
import nbformat.sign

import browser
import page
import virtual

HERE = pathlib.Path(__file__).resolve().parent
LECTURE = HERE.parents[1] / "notebooks" / "03-momentum.ipynb"
LIBRARY = HERE.parents[1] / "target" / "jupyter" / "kernels" / "java" / "lib"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
MOST_ENGINE = 150_000  # bytes: it is on every page that has a live figure

SURFACES = {
    "Surface.bowl(0.1, 2)": "-9, 3",
    "Surface.bowl(0.01, 10).turned(45)": "-5, 5",
    "Surface.rosenbrock(100)": "-1.5, 1",
    "Surface.beale()": "1, 1.5",
    "Surface.himmelblau()": "-1, -1",
    "Surface.saddle()": "-2, 0.001",
    "Surface.rastrigin()": "2.3, -3.4",
    "Surface.monkeySaddle()": "-1, 0.01",
    "Surface.twoValleys()": "0.0001, 1",
    "Surface.plateau()": "-4, 1",
}
OPTIMIZERS = (
    "GradientDescent.of({})",
    "Momentum.of({})",
    "Momentum.of({}).heavyBall()",
    "Momentum.of({}).biasCorrected()",
    "Nesterov.of({})",
    "AdaGrad.of({})",
    "AdaDelta.of({})",
    "RmsProp.of({})",
    "RmsProp.of({}).withBeta2(0.99).withEpsilon(Epsilon.insideRoot(1e-8))",
    "RmsProp.of({}).centered().withMomentum(0.9)",
    "Adam.of({}).withEpsilon(Epsilon.beforeCorrection(1e-7))",
    "Adam.of({})",
    "Adam.of({}).amsgrad()",
    "Adam.of({}).nesterov()",
    "AdamW.of({})",
    "Lion.of({})",
    "Clip.byGlobalNorm(1, Adam.of({}))",
    "WeightDecay.l2(0.01, RmsProp.of({}))",
)
RATES = (
    "0.01",
    "LearningRate.inverseTime(0.05, 0.1)",
    "LearningRate.linear(0.05, 200)",
    "LearningRate.warmUp(0.05, 40).then(40, LearningRate.cosine(0.05, 160))",
    "LearningRate.constant(0.05).reducedOnPlateau(0.5, 20)",
)
STEPS = 200
PLACE = re.compile(r"Point\.of\(([^,()]*), ([^,()]*)\)")


def next_up(number):
    return repr(math.nextafter(float(number), math.inf))


def lines():
    return [
        f"Walk.of({surface}, {optimizer.format(rate)}, Point.of({start}), {STEPS}){noise}"
        for surface, start in SURFACES.items()
        for optimizer in OPTIMIZERS
        for rate in RATES
        for noise in (("", ".noisy(0.5, 7)") if rate == RATES[0] else ("",))
    ]


@unittest.skipUnless(browser.find(), f"no browser: {browser.NONE}")
class LiveTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        # From a start that is another one in the last bit as well: what that changes, no page can keep.
        nudged = [PLACE.sub(lambda place: f"Point.of({next_up(place[1])}, {next_up(place[2])})", line) for line in lines()]
        answer = subprocess.run(
            [JAVA, "-cp", str(LIBRARY / "*"), str(HERE / "LiveFigures.java"), str(cls.folder)],
            input="\n".join(lines() + nudged) + "\n",
            capture_output=True,
            encoding="utf-8",
        )
        if answer.returncode:
            raise AssertionError(answer.stderr)
        walks = [[float(number) for number in line.split()] for line in answer.stdout.splitlines()]
        cls.walks, cls.nudged = walks[: len(lines())], walks[len(lines()) :]

    def open(self, name):
        here = browser.Browser()
        self.addCleanup(here.close)
        here.call("Network.enable")
        here.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
        here.open((self.folder / name).as_uri())
        here.until("document.querySelector('figure.descent4j-live > div') && document.querySelector('figure.descent4j-live > div').shadowRoot")
        here.evaluate("window.root = document.querySelector('figure.descent4j-live > div').shadowRoot; window.errors = []; addEventListener('error', e => errors.push(e.message))")
        return here

    def test_the_same_walks_as_in_java(self):
        here = self.open("explorer.html")
        engine = here.evaluate("Object.keys(window).find((name) => name.startsWith('descent4j_'))")
        equal = 0
        for at in range(0, len(lines()), 100):
            some = lines()[at : at + 100]
            got = here.evaluate(f"{json.dumps(some)}.map((line) => Array.from({engine}.engine.walk(line, 0.001)))")
            for line, java, nudged, shown in zip(some, self.walks[at:], self.nudged[at:], got):
                self.assertEqual(len(java), len(shown), line)
                equal += java == shown
                chaos = 0
                for number, other, mine in zip(java[3:], nudged[3:], shown[3:]):
                    chaos = max(chaos, abs(number - other))
                    allowed = 1e-5 * max(abs(number), 1e-4) + 100 * chaos
                    self.assertLessEqual(abs(number - mine), allowed, line)
        # Where no sine, power or hyperbolic tangent has a say, to the last bit.
        self.assertGreater(equal, 0.7 * len(lines()))

    def test_the_engine_is_small_and_there_once(self):
        text = (self.folder / "explorer.html").read_text(encoding="utf-8")
        engine = re.search(r"const engine = \(function \(exports\) \{\n(.*)\nreturn exports;", text, re.DOTALL)[1]
        self.assertLess(len(engine.encode()), MOST_ENGINE)
        self.assertEqual(text.count("const engine = "), 1)

    def test_the_explorer_is_moved_in_every_way(self):
        here = self.open("explorer.html")
        said = "root.querySelector('.said.scroll').textContent"
        heading = "root.querySelector('.said').textContent"
        map_ = "root.querySelectorAll('canvas')[0]"
        self.assertIn("start (-9, 3)", here.evaluate(heading))
        self.assertIn("stays from 40 on", here.evaluate(said))
        # Drawn, and not one colour.
        self.assertTrue(here.evaluate(f"new Set({map_}.getContext('2d').getImageData(0, 0, {map_}.width, {map_}.height).data).size > 20"))

        here.click(map_)  # its middle is the minimum
        here.until(f"{heading}.includes('start (0')")
        self.assertEqual(here.evaluate(said).count("stays from 0 on"), 2)
        x, y = here.evaluate(f"(() => {{ const r = {map_}.getBoundingClientRect(); return [r.x + r.width / 4, r.y + r.height / 4]; }})()")
        for kind, dx in (("mousePressed", 0), ("mouseMoved", 40), ("mouseReleased", 40)):
            here.call("Input.dispatchMouseEvent", type=kind, x=x + dx, y=y, button="left", buttons=1, clickCount=1)
        here.until(f"{heading}.includes('start (-')")
        dragged = here.evaluate(heading)
        here.evaluate(f"{map_}.focus()")
        here.press("ArrowRight")
        here.until(f"{heading} !== {json.dumps(dragged)}")
        here.until("!root.querySelector('button[aria-label=\"Undo the last change\"]').disabled")
        here.evaluate("new Promise((done) => setTimeout(done, 600))")
        here.click("root.querySelector('button[aria-label=\"Undo the last change\"]')")
        here.until(f"{heading} !== ''")
        here.click("root.querySelector('button[aria-label=\"Everything as it was at first\"]')")
        here.until(f"{heading}.includes('start (-9, 3)')")

        # A slider changes the line of Java, and the line the slider.
        here.evaluate("root.querySelector('input[type=range][aria-label=α]').value = 0; root.querySelector('input[type=range][aria-label=α]').dispatchEvent(new Event('input'))")
        self.assertEqual(here.evaluate("root.querySelector('.java input').value"), "GradientDescent.of(0.0001)")
        here.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'Adam.of(0.4).withBeta1(0.5)'; java.dispatchEvent(new Event('change')); })()")
        self.assertEqual(here.evaluate("root.querySelector('input[aria-label=\"β₁, as a number\"]').value"), "0.5")
        self.assertIn("Adam, α = 0.4, β₁ = 0.5", here.evaluate(said))
        here.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'Adam.of(-1)'; java.dispatchEvent(new Event('change')); })()")
        self.assertIn("learningRate = -1.0: must be a finite number, at least 0", here.evaluate(said))

        # What is played comes to its end, and a step back is one step back.
        here.evaluate("root.querySelector('select[aria-label=presets]').value = 'stuck on the plateau'; root.querySelector('select[aria-label=presets]').dispatchEvent(new Event('change'))")
        self.assertIn("never below 0.001 in 60 steps", here.evaluate(said))
        here.evaluate("root.querySelector('select[aria-label=speed]').value = '80'")
        here.click("root.querySelector('button[aria-label=\"To the start\"]')")
        self.assertEqual(here.evaluate("root.querySelector('output').textContent"), "t = 0")
        here.click("root.querySelector('button[aria-label=Play]')")
        here.until("root.querySelector('output').textContent === 't = 60'")
        here.click("root.querySelector('button[aria-label=\"One step back\"]')")
        self.assertEqual(here.evaluate("root.querySelector('output').textContent"), "t = 59")

        # Who wants little motion gets ten pictures.
        here.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
        here.click("root.querySelector('button[aria-label=\"To the start\"]')")
        here.click("root.querySelector('button[aria-label=Play]')")
        here.until("root.querySelector('output').textContent === 't = 6'")
        here.click("root.querySelector('button[aria-label=Pause]')")

        # The state is in the address: whoever opens it sees the same.
        here.until("location.hash.includes('plateau')")
        address = here.evaluate("location.href")
        here.open("about:blank")
        here.open(address)
        here.until("document.querySelector('figure.descent4j-live > div')?.shadowRoot?.querySelector('.said')?.textContent.includes('Plateau')")

    def test_presets_show_what_they_say(self):
        here = self.open("explorer.html")
        said = "root.querySelector('.said.scroll').textContent"
        for preset, words in {
            "diverges": ["never below", "far outside from step", "stays from"],
            "the α-limit of momentum": ["stays from", "never below"],
            "escapes the saddle": ["RMSprop", "never below"],
            "zigzag": ["never below"],
        }.items():
            here.evaluate(f"root.querySelector('select[aria-label=presets]').value = {json.dumps(preset)}; root.querySelector('select[aria-label=presets]').dispatchEvent(new Event('change'))")
            for word in words:
                self.assertIn(word, here.evaluate(said), preset)

    def test_the_average_and_the_map(self):
        here = self.open("averages.html")
        said = "root.querySelector('.said').textContent"
        self.assertIn("β = 0.9, about 10 days.", here.evaluate(said))
        self.assertIn("</script><b>°F", here.evaluate(said), "what looks like a tag is a word")
        here.click("root.querySelector('button[title=\"β = 0.98\"]')")
        here.until(f"{said}.includes('about 50 days')")
        here.click("root.querySelector('input[type=checkbox]')")
        here.until(f"{said}.includes('corrected') && {said}.includes('all together 1.')")
        here.click("root.querySelectorAll('canvas')[0]")
        here.until(f"{said}.includes('On day 17')")

        here = self.open("map.html")
        self.assertIn("0.949 times the distance a step", here.evaluate(said))
        here.click("root.querySelector('button[title=\"β = 0.9, beyond its limit\"]')")
        here.until(f"{said}.includes('flies off; the limit of α is 9.5')")
        here.evaluate("root.querySelector('canvas').focus()")
        here.press("ArrowLeft")
        here.until(f"{said}.includes('rolls in both directions')")
        self.assertIn("Momentum.of(9.23).withBeta(0.9)", here.evaluate("root.querySelector('.code').textContent"))

    def test_schedules_and_updates(self):
        here = self.open("schedules.html")
        said = "root.querySelector('.scroll').textContent"
        self.assertIn("LearningRate.inverseTime(0.4, 0.05)mean J of the last 100 steps: 0.0288", here.evaluate(said))
        self.assertEqual(here.evaluate("root.querySelectorAll('.slider').length"), 3)
        here.evaluate("(() => { const r = root.querySelector('input[type=range]'); r.value = 0; r.dispatchEvent(new Event('input')); })()")
        self.assertIn("LearningRate.constant(0.001)mean J", here.evaluate(said))
        here.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'LearningRate.cosine(0.4, 400)'; java.dispatchEvent(new Event('change')); })()")
        self.assertIn("LearningRate.cosine(0.4, 400)mean J", here.evaluate(said))
        here.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'LearningRate.cosine(0.4)'; java.dispatchEvent(new Event('change')); })()")
        self.assertIn("must have more than", here.evaluate(said))

        here = self.open("updates.html")
        # dW = (0.2 · -9, 4 · 3); V = 0.1 dW; Adam's first step is α long in both directions.
        self.assertIn("●Momentum.of(0.3)(-1.8, 12)(-0.18, 1.2)(0.054, -0.36)", here.evaluate(said))
        self.assertIn("●Adam.of(0.6)(-1.8, 12)(-0.18, 1.2)(0.0569, 0.379)(0.6, -0.6)", here.evaluate(said))
        here.click("root.querySelector('button[title=\"One step on\"]')")
        here.until("root.querySelector('output').textContent === 't = 2'")

    def test_in_a_lecture_s_page_all_its_figures_live_by_one_engine(self):
        page.write(nbformat.read(LECTURE, as_version=4), "lecture", self.folder)
        text = (self.folder / "lecture.html").read_text(encoding="utf-8")
        self.assertEqual(text.count("const engine = "), 1)
        here = browser.Browser()
        self.addCleanup(here.close)
        here.open((self.folder / "lecture.html").as_uri())
        figures = "[...document.querySelectorAll('figure.descent4j-live')]"
        here.until(f"{figures}.length === 2 && {figures}.every((f) => f.querySelector('div')?.shadowRoot?.querySelector('canvas'))")
        for width in (1280, 390):
            here.width(width)
            here.until(f"innerWidth === {width}")
            self.assertLessEqual(here.evaluate("document.scrollingElement.scrollWidth"), width)

    @unittest.skipUnless(browser.notebook_version() == 6, "the classic Notebook, version 6, is not installed")
    def test_in_the_classic_notebook(self):
        shutil.copy(LECTURE, self.folder / "lecture.ipynb")
        url = f"{browser.serve(self, self.folder)}/notebooks/lecture.ipynb?token=t"
        here = browser.Browser()
        self.addCleanup(here.close)
        nbformat.sign.NotebookNotary(data_dir=str(self.folder)).sign(nbformat.read(self.folder / "lecture.ipynb", as_version=4))
        here.open(url)
        here.until("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded")
        here.until("document.querySelector('figure.descent4j-live > div')?.shadowRoot?.querySelector('canvas')")
        here.evaluate("window.root = document.querySelector('figure.descent4j-live > div').shadowRoot; 1")
        here.evaluate("root.querySelector('canvas').scrollIntoView({block: 'center'})")
        cell = "Jupyter.notebook.get_selected_index()"
        before = here.evaluate(cell), here.evaluate("root.querySelector('.said').textContent")
        here.evaluate("root.querySelector('canvas').focus()")
        here.press("ArrowDown")
        here.until(f"root.querySelector('.said').textContent !== {json.dumps(before[1])}")
        self.assertEqual(here.evaluate(cell), before[0], "the arrows belong to the figure")
        self.assertFalse(here.evaluate("location.hash"), "a notebook's address is its own affair")

    def test_in_jupyterlab(self):
        python, reason = virtual.jupyterlab()
        if python is None:
            self.skipTest(reason)
        shutil.copy(LECTURE, self.folder / "lecture.ipynb")
        nbformat.sign.NotebookNotary(data_dir=str(self.folder)).sign(nbformat.read(self.folder / "lecture.ipynb", as_version=4))
        # All cells at once, and not those that are looked at.
        settings = self.folder / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
        settings.parent.mkdir(parents=True)
        settings.write_text('{"windowingMode": "none"}', "utf-8")
        with mock.patch.dict(os.environ, {"JUPYTERLAB_SETTINGS_DIR": str(self.folder / "settings")}):
            url = browser.serve(self, self.folder, "jupyterlab", python)
        here = browser.Browser()
        self.addCleanup(here.close)
        here.open(f"{url}/lab/tree/lecture.ipynb?token=t")
        here.until("document.querySelector('figure.descent4j-live > div')?.shadowRoot?.querySelector('canvas')")
        here.evaluate("window.figure = document.querySelector('figure.descent4j-live > div').shadowRoot; figure.querySelector('canvas').focus(); 1")
        before = here.evaluate("figure.querySelector('.said').textContent")
        here.press("ArrowDown")
        here.until(f"figure.querySelector('.said').textContent !== {json.dumps(before)}")

    def test_where_no_script_runs_there_is_a_picture(self):
        here = browser.Browser()
        self.addCleanup(here.close)
        here.open((self.folder / "explorer.html").as_uri(), scripts=False)
        image = "document.querySelector('figure.descent4j-live img')"
        here.until(f"{image} && {image}.complete && {image}.naturalWidth > 0")
        self.assertIn("Gradient descent: 101 points", here.evaluate(f"{image}.alt"))

    def test_on_a_telephone_nothing_is_cut(self):
        for name in ("explorer.html", "averages.html", "map.html", "schedules.html", "updates.html"):
            here = self.open(name)
            here.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=2, mobile=True)
            here.until("document.querySelector('figure.descent4j-live').clientWidth < 390")
            self.assertLessEqual(here.evaluate("document.scrollingElement.scrollWidth"), 390, name)


if __name__ == "__main__":
    unittest.main()
