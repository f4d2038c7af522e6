"""Run as a program: posts letters, and has them sent by pairs of processes that are killed at random moments.

    python -m tests.post.killed_senders SEED LETTERS

Ends when all are sent, and prints how many processes were killed. Between the rounds time passes, so that what a dead
process had claimed is taken again.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import timedelta

import django

MOST_ROUNDS = 400


def main(seed: int, count: int) -> None:
    """Posts and sends."""
    django.setup()
    from tests.post.letters import new, posted, time_passes
    from tvaers.post.models import CLAIM_LASTS, UNSENT, Letter

    chance, killed = random.Random(seed), 0
    posted(*(new(number) for number in range(count)))
    for _ in range(MOST_ROUNDS):
        if not Letter.objects.filter(UNSENT).exists():
            sys.stdout.write(f"{killed}\n")
            return
        killed += _one_round(chance)
        time_passes(CLAIM_LASTS + timedelta(seconds=1))
    raise SystemExit("the letters were not sent")


def _one_round(chance: random.Random) -> int:
    """Two processes that send, each killed after its own time. How many were at it when they were killed."""
    from django.db import connections

    connections.close_all()
    senders = [_sender() for _ in range(2)]
    killed = 0
    for sender in senders:
        time.sleep(chance.uniform(0, 0.15))
        os.kill(sender, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(sender, 0)[1])
    return killed


def _sender() -> int:
    process = os.fork()
    if process == 0:
        from tvaers.post.delivering import deliver

        deliver()
        os._exit(0)
    return process


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
