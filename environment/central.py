#!/usr/bin/env python3
"""Checks a release in a folder as Maven Central would, and packs it for upload: see docs/releasing.md.

central.py target/staging target/central.zip
"""

import hashlib
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile

MAVEN = {"": "http://maven.apache.org/POM/4.0.0"}
ASKED = "name description url licenses/license/name developers/developer/name scm/connection scm/developerConnection scm/url".split()
FILES = [".pom", ".jar", "-sources.jar", "-javadoc.jar"]
INSIDE = ["META-INF/LICENSE", "META-INF/NOTICE"]
BESIDE = ["", ".asc", ".md5", ".sha1"]


def signed(file):
    verify = ["gpg", "--batch", "--verify", f"{file}.asc", str(file)]
    return subprocess.run(verify, capture_output=True).returncode == 0


def summed(file, name):
    return pathlib.Path(f"{file}.{name}").read_text().split()[0] == hashlib.new(name, file.read_bytes()).hexdigest()


def faults(folder):
    """What Central would refuse about one version's folder, a line each."""
    stem = f"{folder.parent.name}-{folder.name}"
    lacking = [f"{stem}{end}{more}" for end in FILES for more in BESIDE if not (folder / f"{stem}{end}{more}").exists()]
    if lacking:
        return [f"{name} is not there" for name in lacking]
    found = [] if "SNAPSHOT" not in folder.name else [f"{folder.name} is not a release's version"]
    project = xml.parse(folder / f"{stem}.pom").getroot()
    found += [f"{stem}.pom says no {path}" for path in ASKED if not (project.findtext(path, "", MAVEN)).strip()]
    for file in (folder / f"{stem}{end}" for end in FILES):
        found += [f"{file.name} has another {name}" for name in ("md5", "sha1") if not summed(file, name)]
        if not signed(file):
            found.append(f"{file.name} is not what was signed")
        if file.suffix == ".jar":
            with zipfile.ZipFile(file) as jar:
                found += [f"{file.name} holds no {name}" for name in INSIDE if name not in jar.namelist()]
    return found


def main(staging, bundle):
    pom = next(staging.rglob("*.pom"), None)
    if pom is None:
        sys.exit(f"{staging} holds no release")
    folder = pom.parent
    if found := faults(folder):
        sys.exit("\n".join(found))
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in sorted(folder.iterdir()):
            pack.write(file, file.relative_to(staging))
            print(file.relative_to(staging))
    print(f"{bundle}: what Maven Central asks for is there")


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:]))
