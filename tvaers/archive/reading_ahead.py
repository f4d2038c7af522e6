"""Reads the next files of an import in processes of their own while the one before them is kept.

Reading is most of an import's work and needs no database, so that it can use the machine's other cores.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from tvaers.document.model import Document
from tvaers.document.reading import read_bytes, read_file

READERS = 2
FEW = 6
"""So few files are read sooner than processes start."""

AHEAD = 6
"""So many files may be read and not yet kept."""


@dataclass(frozen=True)
class Reading:
    """A file whose reading has begun elsewhere, or not at all."""

    path: Path
    elsewhere: Future[Document] | None = None

    def document(self, data: bytes, sha256: str) -> Document:
        """What `data`, the file's bytes with that hash, says. Raises UnreadableDocument.

        It is read here when it was not elsewhere, when the process that was to read it is gone, and when the file
        is another by now.
        """
        if self.elsewhere is not None:
            try:
                document = self.elsewhere.result()
            except (OSError, CancelledError, BrokenProcessPool):
                return read_bytes(data, self.path.name)
            if document.source.sha256 == sha256:
                return document
        return read_bytes(data, self.path.name)


def readings(files: Sequence[Path], is_wanted: Callable[[Path], bool]) -> Iterator[Reading]:
    """Each file in turn. Those that are wanted are read ahead of their turn when there are more than a few."""
    if len(files) < FEW:
        yield from map(Reading, files)
        return
    readers = ProcessPoolExecutor(READERS, multiprocessing.get_context("spawn"), _begin)
    try:
        yield from _read_ahead(files, is_wanted, readers)
    finally:
        readers.shutdown(cancel_futures=True)


def _read_ahead(
    files: Sequence[Path], is_wanted: Callable[[Path], bool], readers: ProcessPoolExecutor
) -> Iterator[Reading]:
    ahead: deque[Reading] = deque()
    for path in files:
        ahead.append(_begun(path, readers) if is_wanted(path) else Reading(path))
        if len(ahead) > AHEAD:
            yield ahead.popleft()
    yield from ahead


def _begun(path: Path, readers: ProcessPoolExecutor) -> Reading:
    try:
        return Reading(path, readers.submit(read_file, path))
    except BrokenProcessPool:
        return Reading(path)


def _begin() -> None:
    """A reader leaves interrupts to the import, and ends with it however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
