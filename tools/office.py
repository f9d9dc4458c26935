"""The LibreOffice that opens our files in the tests: found, or installed. Run as `python -m tools.office` before the
tests.

A second program that reads the files tells whether they are whole, and pictures of their pages can be looked at.
Debian's packages without extras take half a minute.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Carlito has the measures of Calibri, which the template asks for
PACKAGES = ("libreoffice-impress", "libreoffice-calc", "libreoffice-writer", "fonts-crosextra-carlito")
HELP = "LibreOffice saknas och gick inte att installera. Installera det: sudo apt-get install libreoffice, och kör make test igen."


def office() -> str | None:
    """The path of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(content: bytes, kind: str, wanted: str) -> bytes:
    """A file of `kind` (pptx, docx, xlsx) as LibreOffice reads it, saved as `wanted` (pdf, csv, ...). Raises
    RuntimeError when it cannot.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{kind}"
        file.write_bytes(content)
        # a profile of its own: two at once would wait for each other
        command = [
            office() or "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            wanted,
            "--outdir",
            folder,
        ]
        ran = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=180, check=False)
        made = Path(folder) / f"file.{wanted.split(':')[0]}"
        if not made.exists():
            raise RuntimeError(f"LibreOffice made nothing of the {kind}: {ran.stdout} {ran.stderr}")
        return made.read_bytes()


def main() -> int:
    """Makes sure that there is a LibreOffice. Exit code 1 when there is none."""
    if office():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installerar LibreOffice för testerna …", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL, env=environment)
    if office():
        return 0
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
