"""Names of dates come from the lexicon, in whatever locale a host process (R, a desktop program) has set."""

import re
from pathlib import Path

import reportedly
from reportedly.date_names import load_date_names, name_month

_FOLLOWS_LOCALE = re.compile(r"\b(?:month_name|month_abbr|day_name|day_abbr|strftime|strptime|nl_langinfo)\b")


def test_months_and_weekdays_are_the_english_ones() -> None:
    names = load_date_names()
    assert [name_month(n) for n in range(1, 13)][::11] == ["January", "December"]
    assert [names.weekdays[n].names[0] for n in (0, 6)] == ["Monday", "Sunday"]
    assert {"Sept", "Tue", "May"} <= names.forms and "Sept" not in names.whole


def test_no_module_asks_the_locale_for_a_name() -> None:
    modules = sorted(Path(reportedly.__file__).parent.rglob("*.py"))
    assert [p.name for p in modules if _FOLLOWS_LOCALE.search(p.read_text(encoding="utf-8"))] == []
