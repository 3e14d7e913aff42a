"""English names of months and weekdays: those of the calendar module follow the locale that a host process may set."""

from functools import cache, cached_property

import msgspec

from .datafile import load_yaml


class DateName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A month or weekday: its names, short forms, and whether it may be another word or a name."""

    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    doubtful: bool = False


class DateNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`lexicon/en/date_names.yaml`: months from 1, weekdays from 0, Monday."""

    months: dict[int, DateName]
    weekdays: dict[int, DateName]

    @cached_property
    def whole(self) -> frozenset[str]:
        """The names, short forms left out."""
        return frozenset(form for name in (*self.months.values(), *self.weekdays.values()) for form in name.names)

    @cached_property
    def forms(self) -> frozenset[str]:
        return frozenset((*self.month_forms, *self.weekday_forms))

    @cached_property
    def month_forms(self) -> tuple[str, ...]:
        return tuple(form for name in self.months.values() for form in (*name.names, *name.short))

    @cached_property
    def weekday_forms(self) -> tuple[str, ...]:
        return tuple(form for name in self.weekdays.values() for form in (*name.names, *name.short))


@cache
def load_date_names() -> DateNames:
    """The names, read once."""
    return load_yaml("lexicon/en/date_names.yaml", DateNames)


def name_month(number: int) -> str:
    """The name of a month, 1 to 12."""
    return load_date_names().months[number].names[0]
