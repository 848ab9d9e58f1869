"""Copies the kernel that was built into this user's own Jupyter, under a name of its own: nobody's kernel is replaced.

usage: kernel.py [--name descent4j]
"""

import argparse
import json
import pathlib

from jupyter_client.kernelspec import KernelSpecManager

BUILT = pathlib.Path(__file__).resolve().parent.parent / "target" / "jupyter" / "kernels" / "java"


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="./lab kernel", description=__doc__.splitlines()[0])
    parser.add_argument("--name", default="descent4j", help="what Jupyter calls it; a kernel of this name is replaced")
    name = parser.parse_args(arguments).name
    folder = pathlib.Path(KernelSpecManager().install_kernel_spec(str(BUILT), kernel_name=name, user=True))
    spec = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
    spec["display_name"] = f"Java ({name})"
    (folder / "kernel.json").write_text(json.dumps(spec, indent=2) + "\n", encoding="utf-8")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"descent4j: the kernel \"{spec['display_name']}\" is in {folder} ({size / 1e6:.0f} MB); remove the folder to remove it")


if __name__ == "__main__":
    main()
