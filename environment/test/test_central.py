"""central.py says what Maven Central would refuse about a release."""

import hashlib
import pathlib
import shutil
import tempfile
import unittest
import zipfile
from unittest import mock

import central

ROOT = pathlib.Path(__file__).resolve().parents[2]


class CentralTest(unittest.TestCase):
    def setUp(self):
        self.staging = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.staging)
        self.folder = self.staging / "org/descent4j/descent4j/1"
        self.folder.mkdir(parents=True)
        self.file(".pom", (ROOT / "pom.xml").read_bytes())
        for end in (".jar", "-sources.jar", "-javadoc.jar"):
            self.jar(end, "META-INF/LICENSE", "META-INF/NOTICE")
        patch = mock.patch("central.signed", lambda file: pathlib.Path(f"{file}.asc").read_text() == "signed")
        patch.start()
        self.addCleanup(patch.stop)

    def file(self, end, content):
        """A file with what stands beside it."""
        file = self.folder / f"descent4j-1{end}"
        file.write_bytes(content)
        pathlib.Path(f"{file}.asc").write_bytes(b"signed")
        for name in ("md5", "sha1"):
            pathlib.Path(f"{file}.{name}").write_text(hashlib.new(name, content).hexdigest())
        return file

    def jar(self, end, *names):
        with tempfile.TemporaryFile() as made:
            with zipfile.ZipFile(made, "w") as jar:
                for name in names:
                    jar.writestr(name, name)
            made.seek(0)
            return self.file(end, made.read())

    def test_this_pom_and_all_files_will_do_and_are_packed(self):
        self.assertEqual(central.faults(self.folder), [])
        bundle = self.staging / "central.zip"
        with mock.patch("builtins.print"):
            central.main(self.staging, bundle)
        with zipfile.ZipFile(bundle) as packed:
            self.assertEqual(len(packed.namelist()), 16)
            self.assertIn("org/descent4j/descent4j/1/descent4j-1-javadoc.jar.asc", packed.namelist())

    def test_a_file_that_is_lacking_is_named(self):
        (self.folder / "descent4j-1-javadoc.jar.asc").unlink()
        self.assertEqual(central.faults(self.folder), ["descent4j-1-javadoc.jar.asc is not there"])

    def test_a_file_that_was_changed_is_named(self):
        (self.folder / "descent4j-1.jar.asc").write_text("forged")
        (self.folder / "descent4j-1.pom.md5").write_text("0")
        self.assertEqual(
            central.faults(self.folder), ["descent4j-1.pom has another md5", "descent4j-1.jar is not what was signed"]
        )

    def test_what_the_pom_or_a_jar_does_not_say_is_named(self):
        pom = (ROOT / "pom.xml").read_text("utf-8")
        self.file(".pom", pom.replace("developer>", "friend>").encode())
        self.jar("-sources.jar", "META-INF/LICENSE")
        self.assertEqual(
            central.faults(self.folder), ["descent4j-1.pom says no developers/developer/name", "descent4j-1-sources.jar holds no META-INF/NOTICE"]
        )

    def test_a_snapshot_is_no_release(self):
        snapshot = self.folder.parent / "1-SNAPSHOT"
        self.folder.rename(snapshot)
        for file in list(snapshot.iterdir()):
            file.rename(snapshot / file.name.replace("descent4j-1", "descent4j-1-SNAPSHOT"))
        self.assertEqual(central.faults(snapshot), ["1-SNAPSHOT is not a release's version"])

    def test_an_empty_folder_is_no_release(self):
        shutil.rmtree(self.folder)
        with self.assertRaisesRegex(SystemExit, "holds no release"):
            central.main(self.staging, self.staging / "central.zip")


if __name__ == "__main__":
    unittest.main()
