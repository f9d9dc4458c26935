"""Finds or installs the LibreOffice that opens our files in the tests. Run as `python -m tools.office` before them.

If another program than ours can read a PowerPoint, Word or Excel file, the file is whole. It also makes pictures of
the pages. Debian's packages, without what they recommend, are installed in half a minute.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# The template asks for Calibri; the free typeface Carlito has letters of the same widths
PACKAGES = ("libreoffice-impress", "libreoffice-calc", "libreoffice-writer", "fonts-crosextra-carlito")
HELP = (
    "LibreOffice saknas och gick inte att installera. "
    "Installera det: sudo apt-get install libreoffice, och kör make test igen."
)


def office() -> str | None:
    """The path of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(content: bytes, kind: str, wanted: str) -> bytes:
    """Opens a file of `kind` (pptx, docx, xlsx) in LibreOffice and returns it saved as `wanted` (pdf, csv, ...).

    Raises RuntimeError when LibreOffice cannot read it.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{kind}"
        file.write_bytes(content)
        # a profile of its own, since two LibreOffices with the same profile wait for each other
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
    """Installs LibreOffice if it is missing. Returns 1 when that fails."""
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
