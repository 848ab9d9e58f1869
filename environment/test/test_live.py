"""Live figures in a real browser, from a file and without any network: the same walks as in Java, and all that can be moved."""

import json
import math
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import browser

HERE = pathlib.Path(__file__).resolve().parent
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
        # From a start whose second number is another one in its last digit as well: what that changes, no page can keep.
        nudged = [re.sub(r"Point\.of\((.*), (.*)\)(?=, \d)", lambda m: f"Point.of({m[1]}, {math.nextafter(float(m[2]), math.inf)!r})", line) for line in lines()]
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
        page = browser.Browser()
        self.addCleanup(page.close)
        page.call("Network.enable")
        page.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
        page.open((self.folder / name).as_uri())
        page.until("document.querySelector('figure.descent4j-live > div') && document.querySelector('figure.descent4j-live > div').shadowRoot")
        page.evaluate("window.root = document.querySelector('figure.descent4j-live > div').shadowRoot; window.errors = []; addEventListener('error', e => errors.push(e.message))")
        return page

    def test_the_same_walks_as_in_java(self):
        page = self.open("explorer.html")
        engine = page.evaluate("Object.keys(window).find((name) => name.startsWith('descent4j_'))")
        equal = 0
        for at in range(0, len(lines()), 100):
            some = lines()[at : at + 100]
            got = page.evaluate(f"{json.dumps(some)}.map((line) => Array.from({engine}.engine.walk(line, 0.001)))")
            for line, java, nudged, here in zip(some, self.walks[at:], self.nudged[at:], got):
                self.assertEqual(len(java), len(here), line)
                equal += java == here
                for number, other, mine in zip(java[3:], nudged[3:], here[3:]):
                    allowed = 1e-5 * max(abs(number), 1e-4) + 1000 * abs(number - other)
                    self.assertLessEqual(abs(number - mine), allowed, line)
        # Where no sine, power or hyperbolic tangent has a say, to the last bit.
        self.assertGreater(equal, 0.7 * len(lines()))

    def test_the_engine_is_small_and_there_once(self):
        text = (self.folder / "explorer.html").read_text(encoding="utf-8")
        engine = re.search(r"const engine = \(function \(exports\) \{\n(.*)\nreturn exports;", text, re.DOTALL)[1]
        self.assertLess(len(engine.encode()), MOST_ENGINE)
        self.assertEqual(text.count("const engine = "), 1)

    def test_the_explorer_is_moved_in_every_way(self):
        page = self.open("explorer.html")
        said = "root.querySelector('.said.scroll').textContent"
        heading = "root.querySelector('.said').textContent"
        map_ = "root.querySelectorAll('canvas')[0]"
        self.assertIn("start (-9, 3)", page.evaluate(heading))
        self.assertIn("stays from 40 on", page.evaluate(said))
        # Drawn, and not one colour.
        self.assertTrue(page.evaluate(f"new Set({map_}.getContext('2d').getImageData(0, 0, {map_}.width, {map_}.height).data).size > 20"))

        page.click(map_)  # its middle is the minimum
        page.until(f"{heading}.includes('start (0')")
        self.assertEqual(page.evaluate(said).count("stays from 0 on"), 2)
        x, y = page.evaluate(f"(() => {{ const r = {map_}.getBoundingClientRect(); return [r.x + r.width / 4, r.y + r.height / 4]; }})()")
        for kind, dx in (("mousePressed", 0), ("mouseMoved", 40), ("mouseReleased", 40)):
            page.call("Input.dispatchMouseEvent", type=kind, x=x + dx, y=y, button="left", buttons=1, clickCount=1)
        page.until(f"{heading}.includes('start (-')")
        dragged = page.evaluate(heading)
        page.evaluate(f"{map_}.focus()")
        page.press("ArrowRight")
        page.until(f"{heading} !== {json.dumps(dragged)}")
        page.until("!root.querySelector('button[aria-label=\"Undo the last change\"]').disabled")
        page.evaluate("new Promise((done) => setTimeout(done, 600))")
        page.click("root.querySelector('button[aria-label=\"Undo the last change\"]')")
        page.until(f"{heading} !== ''")
        page.click("root.querySelector('button[aria-label=\"Everything as it was at first\"]')")
        page.until(f"{heading}.includes('start (-9, 3)')")

        # A slider changes the line of Java, and the line the slider.
        page.evaluate("root.querySelector('input[type=range][aria-label=α]').value = 0; root.querySelector('input[type=range][aria-label=α]').dispatchEvent(new Event('input'))")
        self.assertEqual(page.evaluate("root.querySelector('.java input').value"), "GradientDescent.of(0.0001)")
        page.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'Adam.of(0.4).withBeta1(0.5)'; java.dispatchEvent(new Event('change')); })()")
        self.assertEqual(page.evaluate("root.querySelector('input[aria-label=\"β₁, as a number\"]').value"), "0.5")
        self.assertIn("Adam, α = 0.4, β₁ = 0.5", page.evaluate(said))
        page.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'Adam.of(-1)'; java.dispatchEvent(new Event('change')); })()")
        self.assertIn("learningRate = -1.0: must be a finite number, at least 0", page.evaluate(said))

        # What is played comes to its end, and a step back is one step back.
        page.evaluate("root.querySelector('select[aria-label=presets]').value = 'stuck on the plateau'; root.querySelector('select[aria-label=presets]').dispatchEvent(new Event('change'))")
        self.assertIn("never below 0.001 in 60 steps", page.evaluate(said))
        page.evaluate("root.querySelector('select[aria-label=speed]').value = '80'")
        page.click("root.querySelector('button[aria-label=\"To the start\"]')")
        self.assertEqual(page.evaluate("root.querySelector('output').textContent"), "t = 0")
        page.click("root.querySelector('button[aria-label=Play]')")
        page.until("root.querySelector('output').textContent === 't = 60'")
        page.click("root.querySelector('button[aria-label=\"One step back\"]')")
        self.assertEqual(page.evaluate("root.querySelector('output').textContent"), "t = 59")

        # The state is in the address: whoever opens it sees the same.
        page.until("location.hash.includes('plateau')")
        address = page.evaluate("location.href")
        page.open("about:blank")
        page.open(address)
        page.until("document.querySelector('figure.descent4j-live > div')?.shadowRoot?.querySelector('.said')?.textContent.includes('Plateau')")

    def test_presets_show_what_they_say(self):
        page = self.open("explorer.html")
        said = "root.querySelector('.said.scroll').textContent"
        for preset, words in {
            "diverges": ["never below", "far outside from step", "stays from"],
            "the α-limit of momentum": ["stays from", "never below"],
            "escapes the saddle": ["RMSprop", "never below"],
            "zigzag": ["never below"],
        }.items():
            page.evaluate(f"root.querySelector('select[aria-label=presets]').value = {json.dumps(preset)}; root.querySelector('select[aria-label=presets]').dispatchEvent(new Event('change'))")
            for word in words:
                self.assertIn(word, page.evaluate(said), preset)

    def test_the_average_and_the_map(self):
        page = self.open("averages.html")
        said = "root.querySelector('.said').textContent"
        self.assertIn("β = 0.9, about 10 days.", page.evaluate(said))
        self.assertIn("</script><b>°F", page.evaluate(said), "what looks like a tag is a word")
        page.click("root.querySelector('button[title=\"β = 0.98\"]')")
        page.until(f"{said}.includes('about 50 days')")
        page.click("root.querySelector('input[type=checkbox]')")
        page.until(f"{said}.includes('corrected') && {said}.includes('all together 1.')")
        page.click("root.querySelectorAll('canvas')[0]")
        page.until(f"{said}.includes('On day 17')")

        page = self.open("map.html")
        self.assertIn("0.949 times the distance a step", page.evaluate(said))
        page.click("root.querySelector('button[title=\"β = 0.9, beyond its limit\"]')")
        page.until(f"{said}.includes('flies off; the limit of α is 9.5')")
        page.evaluate("root.querySelector('canvas').focus()")
        page.press("ArrowLeft")
        page.until(f"{said}.includes('swings across')")
        self.assertIn("Momentum.of(9.23).withBeta(0.9)", page.evaluate("root.querySelector('.code').textContent"))

    def test_schedules_and_updates(self):
        page = self.open("schedules.html")
        said = "root.querySelector('.scroll').textContent"
        self.assertIn("LearningRate.inverseTime(0.4, 0.05)mean J of the last 100 steps: 0.0288", page.evaluate(said))
        self.assertEqual(page.evaluate("root.querySelectorAll('.slider').length"), 3)
        page.evaluate("(() => { const r = root.querySelector('input[type=range]'); r.value = 0; r.dispatchEvent(new Event('input')); })()")
        self.assertIn("LearningRate.constant(0.001)mean J", page.evaluate(said))
        page.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'LearningRate.cosine(0.4, 400)'; java.dispatchEvent(new Event('change')); })()")
        self.assertIn("LearningRate.cosine(0.4, 400)mean J", page.evaluate(said))
        page.evaluate("(() => { const java = root.querySelector('.java input'); java.value = 'LearningRate.cosine(0.4)'; java.dispatchEvent(new Event('change')); })()")
        self.assertIn("must have more than", page.evaluate(said))

        page = self.open("updates.html")
        # dW = (0.2 · -9, 4 · 3); V = 0.1 dW; Adam's first step is α long in both directions.
        self.assertIn("Momentum.of(0.3)(-1.8, 12)(-0.18, 1.2)(0.054, -0.36)", page.evaluate(said))
        self.assertIn("Adam.of(0.6)(-1.8, 12)(-0.18, 1.2)(0.0569, 0.379)(0.6, -0.6)", page.evaluate(said))
        page.click("root.querySelector('button[title=\"One step on\"]')")
        page.until("root.querySelector('output').textContent === 't = 2'")

    def test_where_no_script_runs_there_is_a_picture(self):
        page = browser.Browser()
        self.addCleanup(page.close)
        page.open((self.folder / "explorer.html").as_uri(), scripts=False)
        image = "document.querySelector('figure.descent4j-live img')"
        page.until(f"{image} && {image}.complete && {image}.naturalWidth > 0")
        self.assertIn("Gradient descent: 101 points", page.evaluate(f"{image}.alt"))

    def test_on_a_telephone_nothing_is_cut(self):
        for name in ("explorer.html", "averages.html", "map.html", "schedules.html", "updates.html"):
            page = self.open(name)
            page.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=2, mobile=True)
            page.until("document.querySelector('figure.descent4j-live').clientWidth < 390")
            self.assertLessEqual(page.evaluate("document.scrollingElement.scrollWidth"), 390, name)


if __name__ == "__main__":
    unittest.main()
