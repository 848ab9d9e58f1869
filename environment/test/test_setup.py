"""environment/setup on machines that lack something: fake folders and commands stand in for them."""

import os
import pathlib
import pty
import shutil
import subprocess
import tempfile
import unittest

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = "bash sed grep dirname ls find uname tr cat head tail mkdir readlink env awk sleep".split()


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
        good, linked = self.java("good", "21"), self.folder / "usr"
        (linked / "bin").mkdir(parents=True)
        for tool in ("java", "javac"):  # as in JAVA_HOME=/usr
            (linked / "bin" / tool).symlink_to(good / "bin" / tool)
        for home, fault in [
            (self.java("old", "11.0.2"), "is Java 11, older than 17"),
            (self.java("very old", "1.8.0_292"), "is Java 8, older than 17"),
            (self.java("jre", "21", compiler=False), "is a JRE, without the compiler that notebooks need"),
            (self.folder / "nowhere", "has no bin/java"),
            (linked, f"is not a JDK's own folder (that has a file named release), which may be {self.jdks / 'good'}"),
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
  conda env create -f '{self.project}/binder/environment.yml' && conda activate descent4j
""",
        )

    def test_a_jdk_of_windows_counts(self):
        home = self.java("windows", "21")
        for tool in ("java", "javac"):
            (home / "bin" / tool).rename(home / "bin" / f"{tool}.exe")
        self.assertEqual(self.setup().stdout, f"{home}\n")

    def test_a_folder_that_may_only_be_read_is_named(self):
        self.java("good", "21")
        (self.project / "target").write_text("no folder can be made here")
        done = self.setup()
        self.assertEqual(
            (done.returncode, done.stdout, done.stderr),
            (
                1,
                "",
                f"descent4j: {self.project}/target cannot be written: copy this folder to where you may write, "
                "and start ./lab there\n",
            ),
        )

    def test_a_font_is_looked_for_where_java_looks(self):
        home = self.java("good", "21")
        conda = self.folder / "con da"
        looks = "; ".join(
            [  # the machine that runs this has fonts of its own
                'find() { local a=(); for f; do case $f in /usr/*) ;; *) a+=("$f") ;; esac; done; command find "${a[@]}"; }',
                "find_font && echo found || echo none",
            ]
        )
        places = [self.folder / ".fonts", self.folder / ".local/share/fonts", conda / "fonts", home / "lib/fonts"]
        self.assertEqual(self.setup(looks, CONDA_PREFIX=str(conda)).stdout, "none\n")
        for place in places:
            place.mkdir(parents=True)
            (place / "Some.ttf").write_text("")
            self.assertEqual(self.setup(looks, CONDA_PREFIX=str(conda)).stdout, "found\n", place)
            (place / "Some.ttf").unlink()
        self.command("fc-list", "echo '/nix/store/x/DejaVuSans.ttf: DejaVu Sans:style=Book'")
        self.assertEqual(self.setup(looks).stdout, "found\n")

    def test_who_lacks_only_a_font_is_told_where_to_put_one(self):
        self.java("good", "21")
        (self.bin / "uname").unlink()
        self.command("uname", "echo Linux")
        (self.bin / "find").unlink()
        self.command("find", "exit 0")
        done = self.setup()
        self.assertEqual(done.returncode, 1)
        self.assertIn("this machine lacks: a font\n", done.stderr)
        self.assertIn("~/.local/share/fonts/", done.stderr)
        self.assertNotIn("conda", done.stderr)

    def build(self, maven, **variables):
        """environment/build with another Maven."""
        self.command("mvn", maven)
        (self.project / "environment/kernel").mkdir(exist_ok=True)
        return subprocess.run(
            [self.project / "environment/build"],
            env={"PATH": str(self.bin), "HOME": str(self.folder), "PROGRESS_SECONDS": "1", **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def test_maven_s_reason_is_shown_behind_colours(self):
        done = self.build(r"printf '\033[0m\033[0m[ERROR] Could not create local repository at /none/.m2\n[INFO] x\n'; exit 1")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(
            done.stderr,
            "[ERROR] Could not create local repository at /none/.m2\n"
            "descent4j: the build failed; all that Maven said is in target/build.log\n",
        )

    def test_maven_says_how_much_it_has_downloaded(self):
        said = "Downloaded from central: https://repo/a.jar (%s at 3.4 MB/s)"
        done = self.build(f"echo '{said % '45 MB'}'; echo '{said % '600 kB'}'; sleep 2.5; mkdir -p target/jupyter")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("building (the first time, Maven downloads about 230 MB; a minute, more on a slow line)\n", done.stdout)
        self.assertRegex(done.stdout, r"descent4j: 46 MB of about 230 MB downloaded, \d s\n")

    def test_on_a_terminal_one_line_moves(self):
        ours, theirs = pty.openpty()
        line = 'how() { echo "5 MB"; }; with_progress how "$HOME/log" bash -c "echo said; sleep 2.5; exit 3"'
        done = subprocess.run(
            ["bash", "-c", f'. "{self.project}/environment/progress"; {line}'],
            env={"PATH": str(self.bin), "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            stdout=theirs,
        )
        os.close(theirs)
        shown = os.read(ours, 10_000).decode()
        os.close(ours)
        self.assertEqual((done.returncode, (self.folder / "log").read_text()), (3, "said\n"))
        self.assertRegex(shown, r"^(\r\x1b\[Kdescent4j: 5 MB, \d s)+\r\x1b\[K$")

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
            calls.read_text().splitlines(),
            [
                "-q update",
                "-q install --assume-no --no-install-recommends maven",
                "-q install -y --no-install-recommends maven",
            ],
        )

    def test_an_installation_says_how_much_it_is_and_how_far(self):
        self.java("good", "21")
        (self.bin / "mvn").unlink()
        self.command("id", "echo 0")
        self.command("chmod", 'exec /bin/chmod "$@"')
        self.command(
            "apt-get",
            f"""case "$*" in
  *assume-no*) echo "0 upgraded, 3 newly installed, 0 to remove and 0 not upgraded."
    echo "Need to get 2,100 kB/241 MB of archives."
    echo "After this operation, 1,057 MB of additional disk space will be used."; exit 1 ;;
  *install*) echo "Get:1 http://deb x amd64 1 [120 MB]"; echo "Get:2 http://deb y all 2 [2345 kB]"; sleep 3
    echo "Unpacking x (1) ..."; echo "Setting up x (1) ..."; sleep 2
    echo "Unpacking y (2) ..."; echo "Unpacking z (3) ..."; echo "Setting up y (2) ..."; sleep 2
    echo "#!/bin/bash" >"{self.bin}/mvn"; chmod +x "{self.bin}/mvn" ;;
esac""",
        )
        done = self.setup(PROGRESS_SECONDS="1")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn(
            "installing 3 packages (download 241 MB, 1,057 MB of disk; a minute or two, more on a slow line)\n", done.stdout
        )
        self.assertRegex(done.stdout, r"descent4j: 122 MB of 241 MB downloaded, \d s\n")
        self.assertRegex(done.stdout, r"descent4j: 1 of 3 packages unpacked, \d s\n")
        self.assertRegex(done.stdout, r"descent4j: 2 of 3 packages set up, \d s\n")

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
