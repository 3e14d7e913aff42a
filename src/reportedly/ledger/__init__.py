"""The ledger: codings in one SQLite file, append-only, with a hash chain over every row."""

from .store import Added, Found, Ledger
from .verify import Problem

__all__ = ["Added", "Found", "Ledger", "Problem"]
