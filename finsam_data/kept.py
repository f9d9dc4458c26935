"""What is read out of a file is kept until the file changes: a rebuild shows at the next click.

The only caches outside dashboard/kit/cached.py that depend on data/ go through here; a test looks for others.
"""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from time import monotonic
from typing import TypeVar

Content = TypeVar("Content")
# a click asks for the same files' versions a hundred times within this; the next click never comes so soon
HOLD_SECONDS = 0.05
# of how many files from outside a verdict is remembered
MOST_VERDICTS = 200
_seen: dict[str, tuple[float, tuple[int, int]]] = {}


def kept(read: Callable[[Path], Content]) -> Callable[[Path], Content]:
    """`read`, done once per version of the file. What it gives is shared: do not change it."""

    @lru_cache(maxsize=200)
    def once(file: Path, version: tuple) -> Content:
        return read(file)

    @wraps(read)
    def reading(file: Path) -> Content:
        # what lies in the database says its version itself
        return once(file, getattr(file, "version", None) or version_of(file))

    return reading


def judged_once(judge: Callable[[bytes], str]) -> Callable[[bytes], str]:
    """`judge`, done once per content; the newest MOST_VERDICTS are remembered by checksum. For what people hand in."""
    verdicts: OrderedDict[bytes, str] = OrderedDict()

    @wraps(judge)
    def verdict(content: bytes) -> str:
        key = hashlib.sha256(content).digest()
        found = verdicts.get(key)
        if found is None:
            found = verdicts[key] = judge(content)
            if len(verdicts) > MOST_VERDICTS:
                verdicts.popitem(last=False)
        return found

    return verdict


def version_of(file: Path | str) -> tuple[int, int]:
    """A file's version: its time of change and size; zeros when it is not there. Looked at again after HOLD_SECONDS."""
    name, now = str(file), monotonic()
    looked_at, version = _seen.get(name, (-HOLD_SECONDS, (0, 0)))
    if now - looked_at >= HOLD_SECONDS:
        version = _look(name)
        _seen[name] = now, version
    return version


def _look(name: str) -> tuple[int, int]:
    try:
        found = os.stat(name)  # noqa: PTH116 - several times quicker
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
