"""Attachments as they come: scanned pages, which are most of the bytes, and a table now and then."""

from __future__ import annotations

import io
import random

from PIL import Image

PAGES_OF_A_SCAN = 10


def scanned_pdf(number: int, size: int) -> bytes:
    """Ten scanned pages of about `size` bytes together: pictures of noise, which no packing makes smaller."""
    rng, side, target = random.Random(number), int((size / PAGES_OF_A_SCAN) ** 0.5), io.BytesIO()
    scans = [Image.frombytes("L", (side, side), rng.randbytes(side * side)) for _ in range(PAGES_OF_A_SCAN)]
    scans[0].save(target, "PDF", save_all=True, append_images=scans[1:], quality=94)
    return target.getvalue()


def table(number: int) -> bytes:
    """A table of sixty rows, as CSV."""
    return ("Kommune;Pladser;Andel\n" + f"Læsø;{number};1,2 %\n" * 60).encode()
