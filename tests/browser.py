"""A headless Chromium that tests talk to: the DevTools protocol through a pipe, by the standard library alone."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import F_DUPFD, fcntl
from pathlib import Path
from typing import Any

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--no-first-run", "--remote-debugging-pipe",
)  # fmt: skip
# The protocol is spoken on the descriptors 3 and 4.
AS_3_AND_4 = "import os, sys\nfor at in (3, 4): os.dup2(int(sys.argv[at - 2]), at)\nos.execv(sys.argv[3], sys.argv[3:])"
SECONDS = 60.0
MODIFIERS = {"Shift": 8}
KEYS = {
    "Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), "Space": (" ", 32, " "), "Escape": ("Escape", 27, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
}  # fmt: skip


class Failed(Exception):
    """The browser refused, or a script in it threw."""


class Browser:
    """A browser with one page. What the page says in its console and asks of any network is kept."""

    def __init__(self, profile: Path) -> None:
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()
        ends = [fcntl(end, F_DUPFD, 10) for end in (to_read, to_write)]  # out of the way of 3 and 4
        self._process = subprocess.Popen(
            [sys.executable, "-c", AS_3_AND_4, *map(str, ends), BROWSER, *OPTIONS, f"--user-data-dir={profile}"],
            pass_fds=ends,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (to_read, to_write, *ends):
            os.close(end)
        self._number = 0
        self._rest = b""
        self._session = ""
        self.said: list[str] = []
        self.asked: list[str] = []
        self._loaded = 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A command of the protocol; gives its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise Failed(answer["error"]["message"])
                return dict(answer["result"])
            self._note(answer)

    def open(self, path: Path, fragment: str = "") -> None:
        """Open a file, and wait until it has been loaded."""
        before = self._loaded
        self.call("Page.navigate", url="about:blank")
        while self._loaded == before:
            self._note(self._next())
        before = self._loaded
        self.call("Page.navigate", url=path.as_uri() + fragment)
        while self._loaded == before:
            self._note(self._next())

    def run(self, script: str) -> Any:
        """What an expression comes to in the page."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise Failed(str(result["exceptionDetails"].get("exception", {}).get("description")))
        return result["result"].get("value")

    def press(self, *names: str) -> None:
        """Press keys, one after the other; `Shift+Tab` is one."""
        for name in names:
            held, _, last = name.rpartition("+")
            key, code, text = KEYS[last]
            event = {"key": key, "code": last, "windowsVirtualKeyCode": code, "modifiers": MODIFIERS.get(held, 0)}
            self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **event)
            self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.call("Input.insertText", text=text)

    def width(self, pixels: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=pixels, height=900, deviceScaleFactor=1, mobile=False)

    def media(self, media: str = "", scheme: str = "light") -> None:
        """Show the page as on paper (`print`), or in a dark scheme."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def scripts(self, run: bool) -> None:
        """Whether pages that are opened from now on run their scripts."""
        self.call("Emulation.setScriptExecutionDisabled", value=not run)

    def picture(self, path: Path, whole: bool = True) -> None:
        """The page as a PNG."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def close(self) -> None:
        self._session = ""
        try:
            self.call("Browser.close")
            self._process.wait(SECONDS)
        finally:
            self._process.kill()
            os.close(self._out)
            os.close(self._in)

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + SECONDS
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(until - time.monotonic(), 0))
            chunk = os.read(self._in, 1 << 20) if ready else b""
            if not chunk:
                raise Failed("the browser does not answer")
            self._rest += chunk
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    def _note(self, event: dict[str, Any]) -> None:
        method, params = event.get("method"), event.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded += 1
        elif method == "Runtime.consoleAPICalled":
            self.said.append(" ".join(str(part.get("value")) for part in params["args"]))
        elif method == "Runtime.exceptionThrown":
            self.said.append(str(params["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.said.append(params["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            url = params["request"]["url"]
            if not url.startswith(("file:", "data:", "about:")):
                self.asked.append(url)


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser that is closed at the end."""
    found = Browser(profile)
    try:
        yield found
    finally:
        found.close()
