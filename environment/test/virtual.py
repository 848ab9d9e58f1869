"""JupyterLab, which Debian has not: in an environment of its own below target, of pinned parts, where they can be fetched."""

import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PINNED = HERE / "jupyterlab.txt"
FOLDER = HERE.parents[1] / "target" / "jupyterlab"
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=1", "--timeout=20", "--requirement")


def jupyterlab():
    """The path of its Python; None and the reason where it cannot be had."""
    python, done = FOLDER / "bin" / "python", FOLDER / "done"
    if not done.exists() or done.read_text("utf-8") != PINNED.read_text("utf-8"):
        # Debian's own Python has what makes environments in a package of its own.
        maker = next((other for other in (sys.executable, shutil.which("python3")) if has_venv(other)), None)
        if maker is None:
            return None, "no python3 here can make an environment; on Debian, apt-get install python3-venv"
        for command in ([maker, "-m", "venv", "--clear", FOLDER], [python, *PIP, PINNED]):
            try:
                subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=300)
            except (OSError, subprocess.SubprocessError) as failure:
                words = (getattr(failure, "stderr", "") or str(failure)).strip().splitlines()
                return None, f"JupyterLab cannot be installed: {words[-1]}"
        done.write_text(PINNED.read_text("utf-8"), "utf-8")
    return str(python), ""


def has_venv(python):
    return subprocess.run([python, "-c", "import ensurepip"], capture_output=True).returncode == 0
