"""Finds time expressions in raw text and says which days they name, given the publication date and the tense.

`words` finds words of time, `grammar` joins them by rules, `builders` make `nodes` of what a rule matched, `nodes` and
`arithmetic` give the days, `resolve` the interval of the record, `undated` what a text without a date proves. Words and
rules stand in `lexicon/en/times`. Which event a time belongs to, and the tense, are for the caller to say.
"""

from .grammar import Timex, find_times
from .resolve import Unresolved, bounded_by_publication, resolve_time
from .undated import infer_anchor

__all__ = ["Timex", "Unresolved", "bounded_by_publication", "find_times", "infer_anchor", "resolve_time"]
