"""A real browser without a screen, and the real program for it to look at."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import PROJECT
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed")
WIDE, PHONE = (1280, 800), (360, 740)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory) -> Iterator[webdriver.Chrome]:
    """A browser for the tests of a file."""
    with browser(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[webdriver.Chrome]:
    """Yield a browser with a profile of its own; it asks no network for a driver, and speaks Indonesian."""
    options = Options()
    options.binary_location = CHROMIUM
    for each in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--accept-lang=id-ID",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(each)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = Service(DRIVER, env={**os.environ, "TZ": "Asia/Jakarta"})
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()


class Program:
    """The program as a process of its own, serving a folder; it can be killed and started again at the same port."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self._cache = folder, cache
        self.port = 0
        self.start()

    def start(self) -> None:
        named = {"LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME": str(self._cache), "PYTHONPATH": str(PROJECT)}
        command = [sys.executable, "-m", "kakdoc", "buka", str(self.folder), "--tanpa-peramban", f"--port={self.port}"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **named})
        self.address = self._process.stdout.readline().strip()
        self.port = int(self.address.partition("/masuk")[0].rpartition(":")[2])

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def ended(self) -> int:
        """Return the exit code once it ended by itself."""
        try:
            return self._process.wait(20)
        finally:
            self.kill()


@contextlib.contextmanager
def opened(folder: Path, cache: Path) -> Iterator[Program]:
    """Yield the program that serves a folder; it is ended whatever happens."""
    program = Program(folder, cache)
    try:
        yield program
    finally:
        program.kill()


def size(driver: webdriver.Chrome, wide: tuple[int, int], *, dark: bool = False) -> None:
    """Give the page a size, narrower than windows can be, and the colours that the user's system wishes."""
    metrics = {"width": wide[0], "height": wide[1], "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wish = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wish})


def until(driver: webdriver.Chrome, holds: Callable[[object], object]) -> None:
    """Wait until something holds of the page."""
    WebDriverWait(driver, 20, 0.05, ignored_exceptions=(StaleElementReferenceException,)).until(holds)


def press(driver: webdriver.Chrome, *keys: str) -> None:
    """Press keys as somebody does, wherever the focus is; a key held with another is written as their sum."""
    actions = ActionChains(driver)
    for each in keys:
        held = each[0] in (Keys.CONTROL, Keys.ALT) and len(each) > 1
        if held:
            actions.key_down(each[0]).send_keys(each[1:]).key_up(each[0])
        else:
            actions.send_keys(each)
    actions.perform()


def said(driver: webdriver.Chrome) -> str:
    """Return what the page says."""
    return driver.find_element(By.TAG_NAME, "body").text
