"""The jar as it is shipped: what it holds and what it says of itself; the project of one's own that uses it."""

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
EXAMPLE = ROOT / "docs" / "examples" / "moons"
REPOSITORY = pathlib.Path.home() / ".m2" / "repository"
JAVA = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
# What is unpacked stays in target/.
NATIVE = f"-Dorg.bytedeco.javacpp.cachedir={LIB.parent / 'native'}"
NEWER = "META-INF/versions/22/"

ASK = """
public class Ask {
    public static void main(String[] args) {
        var stepper = org.descent4j.optimizer.Adam.of(0.1).on(org.nd4j.linalg.factory.Nd4j.ones(3));
        System.out.println(Runtime.version().feature() + " " + stepper);
    }
}
"""


def jar():
    return next(LIB.glob("descent4j-*.jar"))


class JarTest(unittest.TestCase):
    def setUp(self):
        with zipfile.ZipFile(jar()) as opened:
            self.names = [name for name in opened.namelist() if not name.endswith("/")]
            self.classes = {name: opened.read(name) for name in self.names if name.endswith(".class")}
            self.manifest = opened.read("META-INF/MANIFEST.MF").decode()

    def test_the_manifest_names_the_module_and_nothing_of_the_machine(self):
        said = dict(line.split(": ") for line in self.manifest.split("\r\n") if line)
        self.assertEqual(said["Automatic-Module-Name"], "org.descent4j")
        self.assertEqual(said["Multi-Release"], "true")
        self.assertLessEqual(
            set(said),
            {"Manifest-Version", "Automatic-Module-Name", "Multi-Release"} | {f"Implementation-{x}" for x in ("Title", "Version", "Vendor")},
        )

    def test_it_holds_this_library_s_own_files_only(self):
        others = [name for name in self.names if not re.match(rf"({NEWER})?org/descent4j/", name)]
        self.assertEqual([name for name in others if not name.startswith("META-INF/")], [])
        self.assertEqual([name for name in others if name.endswith(".class")], [])

    def test_every_class_is_one_of_the_sources_and_every_source_is_there(self):
        written = {
            f"{release}{file.relative_to(folder).with_suffix('')}"
            for release, name in (("", "java"), (NEWER, "java22"))
            for folder in (ROOT / "src/main" / name, ROOT / "target/generated-sources/double" / name)
            for file in folder.rglob("*.java")
        }
        self.assertEqual({re.sub(r"(\$.*)?\.class$", "", name) for name in self.classes}, written)

    def test_its_classes_are_for_java_17_and_those_of_the_vector_api_for_22(self):
        for name, code in self.classes.items():
            self.assertEqual(int.from_bytes(code[4:8], "big"), 66 if name.startswith(NEWER) else 61, name)
        vectors = [name for name in self.classes if name.startswith(NEWER)]
        for kind in ("Float", "Double"):
            self.assertIn(f"{NEWER}org/descent4j/internal/kernel/{kind}Vectors.class", vectors)

    def ask(self, *options):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, "Ask.java")
            program.write_text(ASK)
            return subprocess.run(
                [JAVA, NATIVE, "-Dorg.descent4j.kernel=vector", *options, "-cp", f"{LIB}/*", program],
                capture_output=True,
                text=True,
                timeout=300,
            )

    def test_java_22_finds_the_vector_api_s_classes_in_it_and_an_older_one_is_told_why_not(self):
        done = self.ask("--add-modules=jdk.incubator.vector")
        said = re.search(r"this is Java (\d+)|^(\d+) .*kernel=vector\)$", done.stdout + done.stderr, re.M)
        self.assertIsNotNone(said, done.stdout + done.stderr)
        refused, taken = said.groups()
        self.assertTrue(int(refused) < 22 if refused else int(taken) >= 22, said.group())

    def test_without_the_module_nothing_of_it_is_loaded(self):
        done = self.ask()
        self.assertIn("unless the library's jar runs on Java 22 or newer, started with --add-modules", done.stderr)


@unittest.skipUnless(REPOSITORY.exists(), "Maven keeps its files elsewhere")
class ExampleTest(unittest.TestCase):
    def test_the_project_builds_with_maven_against_the_jar_and_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            # All that Maven has, by links, and the jar: the user's own repository stays as it is.
            repository = folder / "repository"
            shutil.copytree(REPOSITORY, repository, copy_function=os.symlink, ignore=shutil.ignore_patterns("descent4j"))
            version = re.fullmatch(r"descent4j-(.*)\.jar", jar().name).group(1)
            own = repository / "org" / "descent4j" / "descent4j" / version
            own.mkdir(parents=True)
            shutil.copy(jar(), own)
            shutil.copy(ROOT / "pom.xml", own / f"descent4j-{version}.pom")
            project = folder / "moons"
            shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("target"))
            done = subprocess.run(
                ["mvn", "-o", "-B", "-q", f"-Dmaven.repo.local={repository}", f"-Ddescent4j.version={version}",
                 f"-Dplatform={self.platform()}", "package"],
                cwd=project,
                capture_output=True,
                text=True,
            )
            self.assertEqual(done.returncode, 0, done.stdout)
            done = subprocess.run([JAVA, NATIVE, "-jar", "target/moons.jar"], cwd=project, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"(?i)epoch")

    def platform(self):
        return re.search(r"nd4j-native-[\d.M-]*?-([a-z]+-[a-z0-9_]+)\.jar", " ".join(os.listdir(LIB))).group(1)

    def test_gradle_s_build_names_what_maven_s_names(self):
        maven = {"": "http://maven.apache.org/POM/4.0.0"}
        project = xml.parse(EXAMPLE / "pom.xml").getroot()
        values = {value.tag.split("}")[1]: value.text for value in project.find("properties", maven)}
        values["nd4j"] = values["nd4j.version"]
        parts = {
            ":".join(re.sub(r"\$\{(.*?)\}", lambda name: values[name[1]], part.findtext(tag, "", maven))
                     for tag in ("groupId", "artifactId", "version", "classifier")).rstrip(":")
            for part in project.findall("dependencies/dependency", maven)
        }
        script = (EXAMPLE / "build.gradle.kts").read_text()
        named = re.findall(r'(?:implementation|runtimeOnly)\("(.*?)"\)', script)
        self.assertEqual({re.sub(r"\$(\w+)", lambda name: values[name[1]], part) for part in named}, parts)
        for said in ('val nd4j = "' + values["nd4j"], 'getOrElse("' + values["platform"], f"release.set({values['maven.compiler.release']})"):
            self.assertIn(said, script)


if __name__ == "__main__":
    unittest.main()
