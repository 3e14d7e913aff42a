"""Every error a caller can act on, by what the caller can do about it."""


class ReportedlyError(Exception):
    """Base of all errors raised on purpose; its text says what is wrong, where, and what to do."""


class InputError(ReportedlyError):
    """One input cannot be read: fix or leave out that file, line or option; the others go on."""


class DataError(ReportedlyError):
    """A data file of the project (lexicon, reference, ontology) is malformed: fix the entry named."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, written or trusted."""
