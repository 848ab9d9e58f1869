"""What docs/dependencies.md and NOTICE say of the parts is what the build takes; the jar is the same from another folder."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIB = ROOT / "target" / "jupyter" / "kernels" / "java" / "lib"
REPOSITORY = pathlib.Path.home() / ".m2" / "repository"
TEXT = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
ROW = re.compile(r"^\| `([^`:]+):([^`:]+)` \| ([^|]+) \| ([^|]+) \|", re.M)
# How POMs name the licences of the table.
NAMES = {
    "Apache-2.0": r"Apache.*2",
    "MIT": r"MIT",
    "BSD-3-Clause": r"BSD",
    "LGPL": r"Lesser General Public",
    "GPL-2.0-with-classpath-exception": r"General Public License.*2",
}


def section(heading):
    return ROW.findall(TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0])


def pom(group, artifact, version):
    return xml.parse(REPOSITORY / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.pom").getroot()


def licences(group, artifact, version):
    """The names in a part's POM, or in its parent's."""
    maven = {"": "http://maven.apache.org/POM/4.0.0"}
    while True:
        project = pom(group, artifact, version)
        if re.match(r"\{(.*)\}", project.tag) is None:
            maven = {}
        names = [name.text for name in project.findall("licenses/license/name", maven)]
        parent = project.find("parent", maven)
        if names or parent is None:
            return names
        group, artifact, version = (parent.find(tag, maven).text for tag in ("groupId", "artifactId", "version"))


def another_jdk():
    """The folder of a JDK of another version than this build's, or of the same one where there is no other."""
    own = os.environ["JAVA_HOME"]
    fit = '[ -n "$(java_fault "$home")" ] || echo "$(java_version "$home") $home"'
    find = f". environment/setup >/dev/null; java_homes | while IFS= read -r home; do {fit}; done"
    found = subprocess.run(["bash", "-c", find], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    homes = dict(line.split(" ", 1) for line in found.splitlines())
    release = (pathlib.Path(own) / "release").read_text()
    version = re.search(r'JAVA_VERSION="(\d+)', release)[1]
    return next((home for other, home in homes.items() if other != version), own)


class DependenciesTest(unittest.TestCase):
    def setUp(self):
        self.parts = section("The library and its backend")
        self.kernel = section("The lectures' kernel and pages")

    def test_the_tables_name_every_jar_that_the_build_takes_and_no_other(self):
        jars = {jar.name for jar in LIB.glob("*.jar") if not jar.name.startswith("descent4j-")}
        named = {
            jar
            for _, artifact, version, _ in self.parts + self.kernel
            for jar in jars
            if jar == f"{artifact}-{version}.jar" or re.fullmatch(f"{re.escape(f'{artifact}-{version}')}-[a-z]+-[a-z0-9_-]+.jar", jar)
        }
        self.assertEqual(jars - named, set(), "in the build, not in the tables")
        self.assertEqual(
            [row for row in self.parts + self.kernel[:2] if not any(jar.startswith(f"{row[1]}-{row[2]}") for jar in jars)],
            [],
            "in the tables, not in the build",
        )

    def test_what_is_left_out_is_not_there(self):
        left_out = TEXT.split("\n## Left out\n")[1].split("\n## ")[0]
        names = re.findall(r"`[\w.]+:([\w-]+)`", left_out)
        self.assertGreater(len(names), 6)
        jars = [jar.name for jar in LIB.glob("*.jar")]
        self.assertEqual([jar for jar in jars for name in names if re.match(rf"{name}-\d", jar)], [])

    @unittest.skipUnless(REPOSITORY.exists(), "Maven keeps its files elsewhere")
    def test_each_licence_is_the_one_that_the_part_s_own_pom_names(self):
        for group, artifact, version, licence in self.parts + self.kernel:
            with self.subTest(artifact):
                said = "; ".join(licences(group, artifact, version))
                for name in licence.split(" or "):
                    self.assertRegex(said, NAMES[name])

    def test_the_notice_says_the_same(self):
        notice = re.findall(r"^  (\S+):(\S+) (\S+): (.+)$", (ROOT / "NOTICE").read_text("utf-8"), re.M)
        self.assertEqual(notice, self.parts)

    def test_the_jar_holds_the_licence_and_the_notice(self):
        with zipfile.ZipFile(next(LIB.glob("descent4j-*.jar"))) as jar:
            for name in ("LICENSE", "NOTICE"):
                self.assertEqual(jar.read(f"META-INF/{name}"), (ROOT / name).read_bytes())

    def test_the_jar_is_the_same_from_another_folder_at_another_time_by_another_jdk(self):
        built = next(LIB.glob("descent4j-*.jar")).read_bytes()
        with tempfile.TemporaryDirectory(prefix="another folder ") as folder:
            for name in ("pom.xml", "LICENSE", "NOTICE"):
                shutil.copy(ROOT / name, folder)
            for name in (".mvn", "src/main", "src/live", "notebooks/data"):
                shutil.copytree(ROOT / name, f"{folder}/{name}", copy_function=shutil.copyfile)
            done = subprocess.run(
                ["mvn", "-o", "-B", "-q", "antrun:run@double", "resources:resources", "antrun:run@classes", "antrun:run@live", "jar:jar"],
                cwd=folder,
                env={**os.environ, "TZ": "Asia/Seoul", "MAVEN_OPTS": "-Duser.language=ar -Duser.country=EG", "JAVA_HOME": another_jdk()},
                capture_output=True,
                text=True,
            )
            self.assertEqual(done.returncode, 0, done.stdout)
            again = next(pathlib.Path(folder).rglob("descent4j-*.jar")).read_bytes()
        self.assertEqual(again, built)


if __name__ == "__main__":
    unittest.main()
