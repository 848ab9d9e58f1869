"""environment/setup on machines that lack something: fake folders and commands stand in for them."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = "bash sed grep dirname ls find uname tr cat head tail mkdir readlink env".split()


class SetupTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="set up "))  # a path with a space
        self.addCleanup(shutil.rmtree, self.folder)
        self.project = self.folder / "pro ject"
        shutil.copytree(ENVIRONMENT, self.project / "environment", symlinks=True)
        shutil.copytree(ENVIRONMENT.parent / "binder", self.project / "binder")
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.command("mvn", "exit 0")
        self.command("id", "echo 1000")
        self.jdks = self.folder / "jd ks"
        self.jdks.mkdir()

    def command(self, name, script):
        """A fake command on the PATH."""
        path = self.bin / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def java(self, name, version, compiler=True):
        home = self.jdks / name
        (home / "bin").mkdir(parents=True)
        for tool in ("java", "javac") if compiler else ("java",):
            (home / "bin" / tool).write_text("#!/bin/bash\n")
            (home / "bin" / tool).chmod(0o755)
        (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
        return home

    def setup(self, then="echo \"$JAVA_HOME\"", jupyter=True, **variables):
        """Sources setup, then runs a line of shell; without Jupyter, no Python of the machine starts."""
        variables.setdefault("JDKS", str(self.jdks))
        if not jupyter:
            variables["PYTHONHOME"] = "/nonexistent"
        return subprocess.run(
            ["bash", "-c", f'. "{self.project}/environment/setup"; {then}'],
            env={"PATH": str(self.bin), "HOME": str(self.folder), **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def test_the_newest_suitable_jdk_wins(self):
        self.java("eleven", "11.0.2")
        self.java("seventeen", "17.0.9")
        best = self.java("twenty five", "25")
        self.java("jre twenty five", "25.0.1", compiler=False)
        self.java("untried", "26-ea")
        done = self.setup()
        self.assertEqual((done.stdout, done.stderr, done.returncode), (f"{best}\n", "", 0))

    def test_an_intel_processor_that_openblas_does_not_know_is_told_to_it(self):
        self.java("good", "21")
        cpuinfo = self.folder / "cpu info"
        avx512 = "avx512f avx512dq avx512cd avx512bw avx512vl"
        for text, core in [
            (f"vendor_id : GenuineIntel\nflags : fpu fma avx avx2 {avx512} avx512_fp16\nflags : fpu", "SKYLAKEX"),
            ("vendor_id : GenuineIntel\nflags : fpu avx2 avx512f avx512cd avx512er fma\n", "HASWELL"),
            (f"vendor_id : GenuineIntel\nflags : fpu fma avx {avx512}\n", ""),
            (f"vendor_id : AuthenticAMD\nflags : fpu fma avx avx2 {avx512}\n", ""),
            ("", ""),
        ]:
            cpuinfo.write_text(text)
            done = self.setup('echo "${OPENBLAS_CORETYPE-}"', CPUINFO=str(cpuinfo))
            self.assertEqual((done.stdout, done.stderr), (f"{core}\n", ""))
        cpuinfo.write_text(f"vendor_id : GenuineIntel\nflags : avx2 fma {avx512}\n")
        done = self.setup('echo "$OPENBLAS_CORETYPE"', CPUINFO=str(cpuinfo), OPENBLAS_CORETYPE="ZEN")
        self.assertEqual(done.stdout, "ZEN\n")
        done = self.setup('echo "${OPENBLAS_CORETYPE-}"', CPUINFO=str(self.folder / "none"))
        self.assertEqual((done.stdout, done.stderr), ("\n", ""))

    def test_java_home_comes_first(self):
        self.java("newer", "25")
        home = self.java("chosen", "17.0.1")
        self.assertEqual(self.setup(JAVA_HOME=str(home)).stdout, f"{home}\n")

    def test_an_unfit_java_home_is_named(self):
        self.java("good", "21")
        for home, fault in [
            (self.java("old", "11.0.2"), "is Java 11, older than 17"),
            (self.java("very old", "1.8.0_292"), "is Java 8, older than 17"),
            (self.java("jre", "21", compiler=False), "is a JRE, without the compiler that notebooks need"),
            (self.folder / "nowhere", "has no bin/java"),
        ]:
            done = self.setup(JAVA_HOME=str(home))
            self.assertEqual(
                (done.returncode, done.stderr),
                (1, f"descent4j: JAVA_HOME={home} {fault}: let it name a JDK 17 or newer, or unset it\n"),
            )

    def test_what_is_missing_is_said_once_with_the_command(self):
        old = self.java("old", "11.0.2")
        (self.bin / "mvn").unlink()
        done = self.setup(jupyter=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(
            done.stderr,
            f"""descent4j: this machine lacks: a JDK 17 to 25, Maven, Jupyter
  ({old} is Java 11, older than 17)
Please run:
  conda env create -f '{self.project}/environment/environment.yml' && conda activate descent4j
""",
        )

    def test_with_homebrew_its_command_is_named(self):
        self.java("good", "21")
        self.command("brew", "exit 0")
        done = self.setup(jupyter=False)
        self.assertIn("this machine lacks: Jupyter\n", done.stderr)
        self.assertIn("\n  brew install openjdk maven jupyterlab\n", done.stderr)

    def test_without_the_right_to_install_the_command_is_named(self):
        self.java("good", "21")
        self.command("apt-get", "exit 1")
        done = self.setup(jupyter=False)
        self.assertIn("  sudo apt-get install --no-install-recommends jupyter-notebook python3-pil", done.stderr)
        self.assertIn("  conda env create", done.stderr)

    def test_root_installs_only_what_is_missing(self):
        self.java("good", "21")
        (self.bin / "mvn").unlink()
        self.command("id", "echo 0")
        calls = self.folder / "calls"
        self.command("apt-get", f'echo "$@" >>"{calls}"; echo "#!/bin/bash" >"{self.bin}/mvn"; chmod +x "{self.bin}/mvn"')
        self.command("chmod", 'exec /bin/chmod "$@"')
        done = self.setup()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(
            calls.read_text().splitlines(), ["-qq update", "-qq install -y --no-install-recommends maven"]
        )

    def test_a_failing_installation_shows_why(self):
        self.java("good", "21")
        self.command("id", "echo 0")
        self.command("apt-get", "echo E: no network >&2; exit 100")
        done = self.setup(jupyter=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("E: no network", done.stderr)
        self.assertIn("descent4j: apt-get could not install jupyter-notebook python3-pil", done.stderr)

    def test_jupyter_keeps_its_files_in_the_checkout(self):
        self.java("good", "21")
        done = self.setup(then="echo \"$JUPYTER_PATH\"; echo \"$JUPYTER_DATA_DIR\"; echo \"$IPYTHONDIR\"")
        for line in done.stdout.splitlines():
            self.assertTrue(line.startswith(str(self.project / "target" / "jupyter")), line)
        self.assertEqual(sorted(os.listdir(self.folder)), ["bin", "jd ks", "pro ject"])


if __name__ == "__main__":
    unittest.main()
