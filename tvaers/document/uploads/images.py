"""Pictures from outside, without what they tell of camera, place and time.

A photograph from a telephone says where it was taken, and no case needs that. Only the segments that a browser needs to
show the picture are kept, with the orientation; the picture itself is not computed anew.
"""

from __future__ import annotations

import re
import struct
import zlib

from tvaers.document.uploads.refused import RefusedUpload

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"bKGD", b"pHYs", b"sBIT"),
}
_DAMAGED = "Billedet er beskadiget. Gem det igen og prøv igen."
_MARK, _START_OF_SCAN, _END, _EXIF, _COMMENT = 0xFF, 0xDA, 0xD9, 0xE1, 0xFE
_AFTER_PAINTING = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ORIENTATION = 0x0112


def png_without_metadata(data: bytes) -> bytes:
    """The PNG with the chunks that show it. Raises RefusedUpload when it is damaged."""
    kept, place = bytearray(_PNG_HEAD), len(_PNG_HEAD)
    while place + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        chunk = data[place : place + 12 + length]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise RefusedUpload(_DAMAGED)
        if place == len(_PNG_HEAD) and name != b"IHDR":
            raise RefusedUpload(_DAMAGED)
        if name in _PNG_KEPT:
            kept += chunk
        if name == b"IEND":
            return bytes(kept)
        place += len(chunk)
    raise RefusedUpload(_DAMAGED)


def jpeg_without_metadata(data: bytes) -> bytes:
    """The JPEG without EXIF, XMP, IPTC and comments, but turned as before. Raises RefusedUpload when it is damaged.

    What hangs behind the end of the picture is left out.
    """
    kept, place = bytearray(b"\xff\xd8"), 2
    while place + 2 <= len(data) and data[place] == _MARK:
        marker = data[place + 1]
        if marker == _END:
            return bytes(kept + data[place : place + 2])
        if marker == _MARK:
            place += 1
            continue
        segment = _segment(data, place)
        place += len(segment)
        if marker == _EXIF and segment[4:10] == b"Exif\0\0":
            kept += _turned(_orientation(segment[10:]))
        elif not _is_metadata(marker):
            kept += segment
        if marker == _START_OF_SCAN:
            end = _next_marker(data, place)
            kept += data[place:end]
            place = end
    raise RefusedUpload(_DAMAGED)


def _segment(data: bytes, place: int) -> bytes:
    length = int.from_bytes(data[place + 2 : place + 4], "big")
    segment = data[place : place + 2 + length]
    if length < 2 or len(segment) < 2 + length:
        raise RefusedUpload(_DAMAGED)
    return segment


def _next_marker(data: bytes, place: int) -> int:
    """Where the painted data ends: in it, FF is followed by 00 or by a restart."""
    found = _AFTER_PAINTING.search(data, place)
    if found is None:
        raise RefusedUpload(_DAMAGED)
    return found.start()


def _is_metadata(marker: int) -> bool:
    """Of the application segments only JFIF (0), the colour profile (2) and Adobe's colour transform (14) show it."""
    return marker == _COMMENT or (0xE0 <= marker <= 0xEF and marker not in (0xE0, 0xE2, 0xEE))


def _orientation(tiff: bytes) -> int:
    """The orientation (1 to 8) in the first directory of an EXIF block; 1 when there is none or it is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 1
    start = struct.unpack(f"{order}I", tiff[4:8])[0]
    count = struct.unpack(f"{order}H", tiff[start : start + 2])[0] if start + 2 <= len(tiff) else 0
    for number in range(min(count, 100)):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) == 12 and struct.unpack(f"{order}H", entry[:2])[0] == _ORIENTATION:
            value = struct.unpack(f"{order}H", entry[8:10])[0]
            return value if 1 <= value <= 8 else 1
    return 1


def _turned(orientation: int) -> bytes:
    """An EXIF segment that tells the orientation and nothing else; none for a picture that stands upright."""
    if orientation == 1:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 1) + entry + struct.pack(">I", 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
