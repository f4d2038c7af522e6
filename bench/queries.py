"""Counts the queries that pages ask of a site's database.

    TVAERS_DATA=... python -m bench.queries PATH...

Prints for each path the most queries it took, first and second time.
"""

from __future__ import annotations

import os
import sys
from typing import Any


def queries_of(path: str) -> int:
    """How many queries one request of `path` takes in this process. Raises ValueError unless it answers 200."""
    from django.db import connection
    from django.test import Client

    asked: list[str] = []

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        asked.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        status = Client(headers={"host": "localhost"}).get(path).status_code
    if status != 200:
        raise ValueError(f"{path} answers {status}")
    return len(asked)


def main() -> None:
    """Counts and prints."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tvaers.site.settings")
    import django

    django.setup()
    for path in sys.argv[1:]:
        print(max(queries_of(path), queries_of(path)))


if __name__ == "__main__":
    main()
