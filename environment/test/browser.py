"""A headless Chromium, driven through its own protocol by the WebSocket client that comes with Jupyter."""

import asyncio
import base64
import itertools
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from tornado.websocket import websocket_connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1200,1000",
)
NONE = f"none of {', '.join(NAMES)} is here; on Debian, apt-get install chromium (80 MB, 290 MB when installed)"
PATIENCE = 60  # seconds
CONFIG = pathlib.Path(__file__).resolve().parent.parent / "jupyter_config.py"


def find():
    """The browser's path; None if there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One page. To be closed."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="descent4j-browser-", ignore_cleanup_errors=True)
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.process = subprocess.Popen(
            [find(), *FLAGS, *sandbox, f"--user-data-dir={self.profile.name}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.loop = asyncio.new_event_loop()
        self.numbers = itertools.count(1)
        self.socket = self.loop.run_until_complete(connect(self.page()))
        self.call("Page.enable")

    def page(self):
        port_file = pathlib.Path(self.profile.name) / "DevToolsActivePort"
        port = until(lambda: port_file.exists() and port_file.read_text().split("\n")[0], "the browser is there")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            return next(page for page in json.load(answer) if page["type"] == "page")["webSocketDebuggerUrl"]

    def close(self):
        self.loop.run_until_complete(self.hang_up())
        self.process.terminate()
        self.process.wait()
        self.loop.close()
        self.profile.cleanup()

    async def hang_up(self):
        self.socket.close()
        while await self.socket.read_message() is not None:
            pass

    def call(self, method, **parameters):
        """Calls a method of the protocol and gives its result; events that come meanwhile are passed over."""
        return self.loop.run_until_complete(self.send(method, parameters))

    async def send(self, method, parameters):
        number = next(self.numbers)
        await self.socket.write_message(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(await asyncio.wait_for(self.socket.read_message(), PATIENCE))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, url, scripts=True):
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Page.navigate", url=url)

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, expression):
        return until(lambda: self.evaluate(f"Boolean({expression})"), expression)

    def press(self, key):
        codes = {"End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Tab": 9, "Escape": 27, "Enter": 13}
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=codes[key], **text)

    def click(self, element):
        """Clicks the middle of an element, given as an expression."""
        x, y = self.evaluate(
            f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def open_page(self, url):
        """Opens a lecture's page, and waits until its formulas are set and its flipbooks ready."""
        self.open(url)
        self.until("document.readyState === 'complete'")
        self.evaluate("window.MathJax && MathJax.startup.promise.then(() => true)")
        self.until("!document.querySelector('.descent4j-strip canvas:not([data-drawn])')")

    def width(self, pixels):
        """The window becomes so wide, as a telephone's where it is narrow."""
        self.call("Emulation.setDeviceMetricsOverride", width=pixels, height=844, deviceScaleFactor=1, mobile=pixels < 500)

    def pdf(self):
        """The page on A4, as the print dialogue makes it."""
        sheet = self.call("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)
        return base64.b64decode(sheet["data"])

    def drag(self, element, across, down=0, touch=False):
        """Drags from the middle of an element to the right and down (below 0 to the left, up), by a mouse or a finger."""
        x, y = self.evaluate(
            f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        steps = [{"x": x + across * i / 10, "y": y + down * i / 10} for i in range(11)]
        if touch:
            self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[steps[0]])
            for place in steps[1:]:
                self.call("Input.dispatchTouchEvent", type="touchMove", touchPoints=[place])
            self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        else:
            self.call("Input.dispatchMouseEvent", type="mousePressed", **steps[0], button="left", clickCount=1)
            for place in steps[1:]:
                self.call("Input.dispatchMouseEvent", type="mouseMoved", **place, button="left", buttons=1)
            self.call("Input.dispatchMouseEvent", type="mouseReleased", **steps[-1], button="left", clickCount=1)

    def screenshot(self, element=None):
        """What is seen, as PNG: of the page, or of an element."""
        clip = {}
        if element:
            x, y, width, height = self.evaluate(
                f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
                "return [r.x + scrollX, r.y + scrollY, r.width, r.height]; })()"
            )
            clip = {"clip": {"x": x, "y": y, "width": width, "height": height, "scale": 1}}
        return base64.b64decode(self.call("Page.captureScreenshot", format="png", **clip)["data"])


async def connect(url):
    return await websocket_connect(url, max_message_size=1 << 28)


def notebook_version():
    """The classic Notebook's major version; None if it is not installed."""
    try:
        import notebook
    except ImportError:
        return None
    return int(notebook.__version__.split(".")[0])


def serve(test, folder, front="notebook", python=sys.executable):
    """Starts a notebook server on a folder, as ./lab does, until the test ends; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [python, "-m", front, f"--config={CONFIG}", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
        + [f"--port={port}", f"--notebook-dir={folder}", f"--{'ServerApp' if front == 'jupyterlab' else 'NotebookApp'}.token=t"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "JUPYTER_DATA_DIR": str(folder)},  # what is trusted here is trusted nowhere else
    )
    test.addCleanup(server.wait)
    test.addCleanup(server.terminate)
    url = f"http://127.0.0.1:{port}"
    until(lambda: answers(f"{url}/api?token=t"), "the notebook server answers")
    return url


def answers(url):
    try:
        with urllib.request.urlopen(url):
            return True
    except urllib.error.URLError:
        return False


def until(condition, words, patience=PATIENCE):
    """Waits until a condition holds, and gives what it gives."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise TimeoutError(f"not within {patience} s: {words}")
