"""./lab in the real notebook server: it listens on this machine alone, and lets nobody in without the token."""

import os
import pathlib
import re
import socket
import subprocess
import unittest
import urllib.error
import urllib.request

PROJECT = pathlib.Path(__file__).resolve().parents[2]


class LabTest(unittest.TestCase):
    def test_it_serves_this_machine_only_and_asks_for_a_token(self):
        server = subprocess.Popen(
            [PROJECT / "lab", "--no-browser", "--port=8899"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "DISPLAY": ""},
        )
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for line in server.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/\S*\?token=(\w{20,})", line)
            if found:
                break
        else:
            self.fail("the server ended without saying where it is")
        port, token = found.groups()
        kernels = f"http://127.0.0.1:{port}/api/kernelspecs"
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(kernels)
        self.assertEqual(refused.exception.code, 403)
        refused.exception.close()
        with urllib.request.urlopen(f"{kernels}?token={token}") as answer:
            self.assertIn(b'"display_name": "Java"', answer.read())
        # Another address of the same machine: a server that listens on all of them would answer here.
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.2", int(port)), timeout=2).close()

    def test_no_option_opens_it_to_the_network(self):
        for option in ("--ip=0.0.0.0", "--ServerApp.ip=*", "--NotebookApp.ip=0.0.0.0"):
            done = subprocess.run([PROJECT / "lab", option], capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stderr, f"descent4j: {option}: the lectures are served on 127.0.0.1 only\n")

    def test_help(self):
        done = subprocess.run([PROJECT / "lab", "--help"], capture_output=True, text=True, check=True)
        self.assertIn("./lab run", done.stdout)


if __name__ == "__main__":
    unittest.main()
