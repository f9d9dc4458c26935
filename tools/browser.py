"""Finds or installs the Chromium that the browser tests drive. Run as `python -m tools.browser` before the tests.

As root on Debian it is installed with apt, otherwise Playwright downloads its own. If neither works, the command fails
and says what to do, so that nobody believes that the browser tests have run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# the headless shell is the same Chromium without a window of its own: a page costs it a quarter less processor time
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
HELP = (
    "Chromium saknas och gick inte att installera. "
    "Installera det: sudo apt-get install chromium-headless-shell, och kör make test igen."
)


def chromium() -> str | None:
    """The path of an installed Chromium, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Installs Chromium if it is missing. Returns 1 when that fails."""
    if chromium():
        return 0
    print("Installerar Chromium för testerna …", flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", NAMES[0]], check=False, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if chromium():
        return 0
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
