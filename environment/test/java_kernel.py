"""The real kernel, and a client of it that runs cells and presses the stop button."""

import logging
import queue
import tempfile
import time
import unittest

from jupyter_client.manager import KernelManager


class KernelTest(unittest.TestCase):
    """A kernel for each test."""

    def setUp(self):
        self.log = tempfile.TemporaryFile()
        self.addCleanup(self.log.close)
        self.manager = KernelManager(kernel_name="java", log=logging.getLogger("quiet"))
        self.manager.start_kernel(stdout=self.log, stderr=self.log)
        self.addCleanup(self.manager.shutdown_kernel, now=True)
        self.client = self.manager.client()
        self.client.start_channels()
        self.addCleanup(self.client.stop_channels)
        self.client.wait_for_ready(timeout=120)

    def run_cell(self, code, interrupt_after=None, interrupt_at=None):
        """What the cell printed, the name of its error, and how many stream messages it sent in how many seconds.

        The stop button is pressed after so many messages, or when this text has been printed; then every two seconds,
        since one that comes at a cell's very beginning is lost by the kernel.
        """
        request = self.client.execute(code)
        printed, error, messages, start = "", None, 0, time.monotonic()
        pressed = 0
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=2 if 0 < pressed < 60 else 120)
            except queue.Empty:
                if not 0 < pressed < 60:
                    self.fail(f"no end of: {code}")
                pressed += 1
                self.manager.interrupt_kernel()
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] == "stream":
                printed += content["text"]
                messages += 1
                if messages == interrupt_after or (interrupt_at and interrupt_at in printed):
                    interrupt_at = None
                    pressed += 1
                    # No one is so fast; and one that comes while the kernel still sends the text is lost in its sending.
                    time.sleep(0.3)
                    self.manager.interrupt_kernel()
            elif message["msg_type"] == "error":
                error = content["ename"]
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                return printed, error, messages, time.monotonic() - start
