"""Finds time expressions in raw text and says which days they name, given the publication date and the tense.

`words` finds words of time, `grammar` joins them by rules, `builders` make `nodes` of what a rule matched, `days` and
`arithmetic` fix them, `resolve` gives the interval of the record, `undated` what a text without a date proves;
`reading` does it all for a document, with the tense of each time's verb. Words and rules stand in `lexicon/en/times`.
Which event a time belongs to is for `extract` to say.
"""

from .grammar import Timex, find_times
from .reading import day_written, read_times
from .resolve import Unresolved, resolve_time
from .undated import infer_anchor

__all__ = ["Timex", "Unresolved", "day_written", "find_times", "infer_anchor", "read_times", "resolve_time"]
