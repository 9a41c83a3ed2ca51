#!/usr/bin/env python3
"""Draw the pictures of the docs from the bundled sample, with the browser of this machine.

    python docs/pictures.py            write docs/pictures/*.png
    python docs/pictures.py --browser /usr/bin/chromium

The pictures are committed; draw them anew when the reading room looks otherwise.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from walkback.finding.record import FindingKind, Spoken
from walkback.sample import sample_manifest
from walkback.store.ledger import Ledger

FOLDER = Path(__file__).resolve().parent / "pictures"
WIDTH = 1000  # pixels
# What a headless browser must not do: look for updates, or ask hosts outside.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run")  # fmt: skip


def main() -> None:
    """Make a ledger of the sample, serve it, and draw its pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", default=shutil.which("chromium") or shutil.which("google-chrome"))
    browser = parser.parse_args().browser
    if browser is None:
        sys.exit("no Chromium was found; name one with --browser")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="walkback-pictures-") as scratch:
        path = Path(scratch) / "affair.db"
        with Ledger(path) as ledger:
            ledger.add(manifest=sample_manifest())
            spoken = [one for one in ledger.findings() if isinstance(one, Spoken)]
            walk_back = next(one for one in spoken if one.kind is FindingKind.WALK_BACK)
            dispute = next(one for one in spoken if one.kind is FindingKind.DISPUTED_FIGURE)
            report = next(one for one in ledger.reports() if len(one.chain) > 1)
        with _served(path) as base, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
            page = chromium.new_page(viewport={"width": WIDTH, "height": 800})
            _draw(page, f"{base}/questions/{walk_back.question}", "question", 1120)
            _draw(page, f"{base}/", "findings", 900)
            _draw(page, f"{base}/reports/{report.id}", "report", 1000)
            _draw(page, f"{base}/reports/{report.id}/revision", "revision", 1150)
            _draw(page, f"{base}/questions/{dispute.question}", "figures", 560)
            _draw(page, f"{base}/review", "review", 800)
            chromium.close()


def _draw(page: Page, address: str, name: str, height: int) -> None:
    page.goto(address)
    page.evaluate("document.activeElement?.blur()")
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


@contextlib.contextmanager
def _served(path: Path) -> Iterator[str]:
    """The reading room of a ledger, for reading only, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from walkback.cli import main; main()",
        "--ledger",
        str(path),
        "serve",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            with contextlib.suppress(httpx.TransportError):
                httpx.get(base)
                break
            time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
