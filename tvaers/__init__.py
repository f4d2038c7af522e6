"""Tværs: the system Denmark's five KKRs are run on. `docs/architecture.md` shows the house."""

__version__ = "0.1.0"
