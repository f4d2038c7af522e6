"""How the tests' mail server behaves: what it takes in, what it refuses, and how slowly."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from aiosmtpd.handlers import Mailbox


class Moody(Mailbox):
    """Refuses some receivers and letters for good and others for now, by how the address begins; keeps the rest."""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        """Says no, "not now" or yes to a receiver."""
        if address.startswith("unknown"):
            return f"550 5.1.1 <{address}> is unknown here"
        if address.startswith("later"):
            return "450 4.2.0 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Says no to what is sent to some receivers, and keeps the rest."""
        if any(address.startswith("spam") for address in envelope.rcpt_tos):
            return "554 5.7.1 refused"
        return str(await super().handle_DATA(server, session, envelope))


class Slow(Mailbox):
    """Takes its time before it keeps a letter, and again before it says that it did."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keeps the letter, in its own time."""
        await asyncio.sleep(random.uniform(0, 0.02))
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(random.uniform(0, 0.02))
        return str(answer)
