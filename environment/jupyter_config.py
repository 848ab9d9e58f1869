"""What ./lab tells Jupyter's server, the classic one and JupyterLab's: saving a lecture that was only opened changes nothing."""

import warnings

# JupyterLab reads this file twice, and says so.
warnings.filterwarnings("ignore", message="Overriding existing pre_save_hook")


def without_version(model, **_):
    """A front end writes the version of the JDK that its kernel runs on, which differs from machine to machine."""
    if model["type"] == "notebook" and model["content"]["nbformat"] == 4:
        model["content"]["metadata"].get("language_info", {}).pop("version", None)


c.FileContentsManager.pre_save_hook = without_version  # noqa: F821 # Jupyter gives c
