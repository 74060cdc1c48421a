"""A student's session in JupyterLab, in a real browser: `make test-browser`."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from dlhelpers.grading import lab, release
from dlhelpers.grading.notebooks import ROOT

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WRONG = "def sigmoid(z):\n    return 1 / (1 + np.exp(z))"
RIGHT = "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Start JupyterLab as `make lab` does, on a free port; return the address of lesson 1."""
    folder = tmp_path_factory.mktemp("student")
    lab.unpack(release.build(folder / "release.zip"), folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = dict(os.environ, JUPYTER_CONFIG_PATH=str(ROOT / "config"))
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        environment[name] = str(tmp_path_factory.mktemp(name))
    flags = ["--no-browser", f"--port={port}", "--IdentityProvider.token=", "--allow-root"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *flags],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/api")
        yield f"{base}/lab/tree/01_logistic_regression.ipynb?reset"
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(url, seconds=90):
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            assert time.monotonic() < until, "JupyterLab did not start"
            time.sleep(0.2)


@pytest.fixture(scope="module")
def session(address):
    """Open the lesson; return the page and everything the browser complained of."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        complaints = []
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
        page.wait_for_function(
            "() => document.querySelector('.jp-Notebook-ExecutionIndicator')"
            "?.getAttribute('data-status') === 'idle'",
            timeout=90_000,
        )
        yield page, complaints
        browser.close()


def cell_with(page, text):
    """Scroll to the code cell that holds `text`; JupyterLab draws only what is near."""
    notebook = page.locator(".jp-WindowedPanel-outer").first
    for _ in range(200):
        found = page.locator(".jp-CodeCell", has_text=text)
        if found.count():
            found.first.scroll_into_view_if_needed()
            return found.first
        notebook.evaluate("element => element.scrollBy(0, 400)")
        page.wait_for_timeout(50)
    raise AssertionError(f"no cell with {text!r}")


def run(page, cell):
    """Run a cell and wait for its number."""
    before = cell.locator(".jp-InputPrompt").inner_text()
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    deadline = time.monotonic() + 60
    while True:
        now = cell.locator(".jp-InputPrompt").inner_text()
        if re.search(r"\d", now) and now != before:
            return
        assert time.monotonic() < deadline, f"the cell did not end: {now}"
        page.wait_for_timeout(100)


def write(page, cell, source):
    """Replace what stands in a cell."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def look(page, name):
    """Keep a picture of the page, for a person."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def test_a_wrong_answer_is_explained_and_a_right_one_passes(session):
    page, complaints = session
    look(page, "1_opened")
    run(page, cell_with(page, "import numpy as np"))
    answer = cell_with(page, "def sigmoid(z)")
    write(page, answer, WRONG)
    run(page, answer)
    check = cell_with(page, 'check("sigmoid")')
    run(page, check)
    verdict = check.locator("[role=status]")
    assert "not yet" in verdict.inner_text()
    assert "minus" in verdict.inner_text()
    check.scroll_into_view_if_needed()
    look(page, "2_wrong")
    answer = cell_with(page, "def sigmoid(z)")
    write(page, answer, RIGHT)
    run(page, answer)
    check = cell_with(page, 'check("sigmoid")')
    run(page, check)
    assert "sigmoid: right" in check.locator("[role=status]").inner_text()
    check.scroll_into_view_if_needed()
    look(page, "3_right")
    assert complaints == []


def test_instructors_panels_and_news_are_off(session):
    page, _ = session
    assert page.locator("text=Would you like to receive official Jupyter news").count() == 0
    page.keyboard.press("Control+Shift+c")
    page.wait_for_timeout(500)
    page.keyboard.type("formgrader")
    page.wait_for_timeout(500)
    assert page.locator(".lm-CommandPalette-item", has_text="Formgrader").count() == 0
    page.keyboard.press("Escape")
