"""Finds what may be names of places: the longest known at each word; unknown ones where the words beside say so."""

from itertools import pairwise

from ..reference.gazetteer import Candidate, fold
from .toponym_drafts import WEIGHTS, Draft, DraftLinks, OnLinks

_MAX_WORDS = 6
_LIST_WORDS = 16
_STRONG = 5.3
_MEDIUM = 3.6


class NameScan(OnLinks):
    """Names of one text. persons: last words of capitalised runs that are no places."""

    def __init__(self, links: DraftLinks) -> None:
        super().__init__(links)
        self.persons: set[str] = set()
        self._joiners = self.words.sets["joiners"] - self.words.sets["loose_joiners"]

    def scan(self) -> list[Draft]:
        """Left to right, the longest known name at each word; unknown names where the words beside them say so."""
        drafts: list[Draft] = []
        gaps = self.page.gaps
        for i, token in enumerate(self.tokens):
            if not token.capital and "-" not in gaps[max(0, i - 1) : i + 1]:
                continue  # most words: neither a capital nor a hyphen beside it
            if drafts and i <= drafts[-1].last:
                continue
            draft = self._short_at(i) or (self._known_at(i) if self._may_start(i) else None)
            unknown = self._unknown_at(i) if token.capital else None
            if unknown and (draft is None or (unknown.last > draft.last and not self.links.is_strong(draft))):
                draft = draft if draft is not None and self._is_held_next(draft) else unknown
            if draft is not None:
                drafts.append(draft)
                self.links.at.update(dict.fromkeys(range(draft.first, draft.last + 1), draft))
        return drafts

    def _is_held_next(self, d: Draft) -> bool:
        """Whether what holds a known town stands right behind it, a comma lost between them."""
        e = self._known_at(d.last + 1) if self.page.linked(d.last) and self._may_start(d.last + 1) else None
        return e is not None and self.links.adjoins(d, e)

    def fill_lists(self, drafts: list[Draft]) -> list[Draft]:
        """With the unknown names that stand between two known ones in a list: "Kirkuk, Umbrosol and Tikrit"."""
        filled = drafts[:1]
        for d, e in pairwise(drafts):
            between = range(d.last + 1, e.first)
            inner = [k for k in between if self.tokens[k].capital]
            sure = d.top is not None and e.top is not None and min(d.top.prior, e.top.prior) >= _MEDIUM
            if inner and sure and len(between) <= _MAX_WORDS and all(map(self.page.is_nameable, inner)):
                new = Draft(inner[0], inner[-1], self.page.text_of(inner[0], inner[-1]), None)
                new.note("enclosed")
                if self.links.is_listed(d, new) and self.links.is_listed(new, e) and not self.page.in_loose(inner[0]):
                    filled.append(new)
                    self.links.at.update(dict.fromkeys(range(inner[0], inner[-1] + 1), new))
            filled.append(e)
        return filled

    def _may_start(self, i: int) -> bool:
        token = self.tokens[i]
        if "$" in (self.text[token.end : token.end + 1], self.text[token.start - 1 : token.start]):
            return False
        if i and self.page.linked(i - 1, "-") and not self.tokens[i - 1].capital and i - 1 not in self.links.at:
            return self.tokens[i - 1].low in self.words.sets["hyphen_prefixes"]
        if token.capital:
            return True
        return token.low in self.words.sets["joiners"] and self.page.linked(i, "-") and self.tokens[i + 1].capital

    def _known_at(self, i: int) -> Draft | None:
        for last in reversed(self.page.reaches(i)):
            name = self.text[self.tokens[i].start : self.tokens[last].end]
            top = self._top(name) if i < last or self.tokens[i].low not in self.demonyms else None
            if top is None and i < last and self.tokens[i].text in self.words.short.opening:
                name = f"{self.words.short.opening[self.tokens[i].text]} {self.page.text_of(i + 1, last)}"
                top = self._top(name)
            if top is None or self._opens_longer(i, last) or self._is_common(i, last):
                continue
            common = last == i and self.tokens[i].low in self.words.generic and top.kind not in ("region", "water")
            if not common or self._is_in_state(i):
                return Draft(i, last, name, top)
        return self._owner_at(i)

    def _is_in_state(self, i: int) -> bool:
        """ "in Canton, Ohio", whose name is also a noun for a kind of place."""
        told = i > 0 and self.tokens[i - 1].low in self.words.sets["sited"]
        after = self.tokens[i + 1 : i + 3]
        return told and len(after) == 2 and after[0].text == "," and after[1].capital

    def _opens_longer(self, i: int, last: int) -> bool:
        """Whether a known name is only the first word of a longer one: "Tell" in "Tell Umbro"."""
        prefix = i == last and self.tokens[i].low in self.words.sets["prefixes"]
        return prefix and self.page.linked(i) and self.page.is_nameable(i + 1) and not self._is_known_well(i + 1)

    def _is_known_well(self, i: int) -> bool:
        tops = (self._top(self.page.text_of(i, k)) for k in self.page.reaches(i))
        return any(top is not None and top.prior >= _STRONG for top in tops)

    def _is_common(self, i: int, last: int) -> bool:
        """Whether common nouns alone stand before "of": "the Northern District of X", "the Summit of X"."""
        if not self.page.linked(last) or self.tokens[last + 1].low != "of":
            return False
        common = (self.words.sets["compass_parts"], self.words.sets["heads"], self.words.generic)
        return all(any(self.tokens[k].low in words for words in common) for k in range(i, last + 1))

    def _owner_at(self, i: int) -> Draft | None:
        """A state's possessive that lost its apostrophe ("Syrias north")."""
        word = self.tokens[i].text
        top = self._top(word[:-1]) if word.endswith("s") and len(word) > 4 else None
        return Draft(i, i, word[:-1], top) if top is not None and top.kind == "country" else None

    def _top(self, name: str) -> Candidate | None:
        found = self.gazetteer.find(name, 1)
        if not found:
            return None
        key = fold(name)
        if (
            not name.isupper()
            and fold(found[0].name) != key
            and (len(key) < 3 or (len(key) == 3 and found[0].prior > 5.9))
        ):
            return None
        if found[0].kind == "country" and self.gazetteer.is_word(name) and not name.replace(".", "").isupper():
            return None
        return found[0]

    def _short_at(self, i: int) -> Draft | None:
        """An abbreviation: after a comma ("Tulsa, Okla."), or one that stands alone."""
        token, short = self.tokens[i], self.words.short
        if not token.capital:
            return None
        if i >= 2 and self.tokens[i - 1].text == "," and i - 2 in self.links.at:
            for last in (i + 1, i):
                name = self._short_form(i, last)
                if name:
                    return Draft(i, last, name, self._top(name.partition("|")[0]), ("admin1",), within=[])
        name = short.alone.get(token.text)
        return Draft(i, i, name, self._top(name)) if name else None

    def _short_form(self, i: int, last: int) -> str | None:
        """What the abbreviation from token i to token `last` stands for, with its full stop or without."""
        if last >= len(self.tokens) or not self.tokens[last].capital:
            return None
        text = self.text[self.tokens[i].start : self.tokens[last].end]
        after = self.words.short.after_comma
        stopped = self.text[self.tokens[last].end : self.tokens[last].end + 1] == "."
        return (after.get(text + ".") if stopped else None) or after.get(text)

    def _unknown_at(self, i: int) -> Draft | None:
        """A capitalised run that the gazetteer lacks, where "village of" stands before it or "village" after it."""
        if i and self.page.linked(i - 1) and self.tokens[i - 1].capital and not self.tokens[i - 1].opens:
            return None
        if not self.page.is_nameable(i):
            return None
        last = max(
            (k for k in self.page.unbroken(i, self._joiners) if k == i or self.page.is_nameable(k)),
            default=i,
        )
        name = self.text[self.tokens[i].start : self.tokens[last].end]
        if self.page.in_loose(i) or self.tokens[last].low in self.words.sets["heads"] or name.isupper():
            return None
        kinds = self.links.kinds_before(i) or self.page.kinds_after(last)
        titled = last + 1 < len(self.tokens) and self.page.linked(last) and self.page.is_title(last + 1)
        if kinds is not None and {"city", "admin1", "admin2"} & set(kinds[0]) and not kinds[1] and not titled:
            return Draft(i, last, name, None, kinds[0])
        before = self.page.before_article(i) - 1
        if (
            before >= 0
            and self.page.linked(before)
            and self.tokens[before].low in self.words.sets["sited"]
            and len(name) > 3
        ):
            return Draft(i, last, name, None, reasons={"sited": WEIGHTS["sited"]})
        return Draft(i, last, name, None) if self._heads_list(last) else None

    def remember_persons(self) -> None:
        """Last words of capitalised runs that are no places: "Ada Lugo" makes a later "Lugo" a person."""
        i, sets = 0, self.words.sets
        while i < len(self.tokens):
            if not self.tokens[i].capital or self.page.in_loose(i):
                i += 1
                continue
            last = i
            while self.page.linked(last) and self.tokens[last + 1].capital and not self.tokens[last].possessive:
                last += 1
            run = [
                k
                for k in range(i, last + 1)
                if self.tokens[k].low not in sets["openers"] and self.tokens[k].low not in self.demonyms
            ]
            titled = bool(run) and self.tokens[run[0]].low in sets["titles"]
            names = [k for k in run if self.tokens[k].low not in sets["titles"]]
            barred = any(
                self.tokens[k].low in sets["heads"]
                or self.tokens[k].low in self.words.generic
                or self.tokens[k].low in sets["calendar"]
                for k in names
            )
            whole = (
                len(names) > 1 and names[0] in self.links.at and self.links.at[names[0]] is self.links.at.get(names[-1])
            )
            known = names and (self.links.at.get(names[0]) and self.links.is_strong(self.links.at[names[0]]))
            if names and not barred and not whole and (titled or (1 < len(names) < 5 and not known)):
                self.persons.add(self.tokens[names[-1]].low)
            i = last + 1

    def _heads_list(self, last: int) -> bool:
        """Whether a noun for towns or districts stands behind a list: X in "the X, Y and Z districts"."""
        k = last + 1
        while k + 1 < len(self.tokens) and k - last <= _LIST_WORDS and self.tokens[k].text in (",", "and", "&"):
            k += 1 + (self.tokens[k + 1].low == "and")
            ends = self.page.reaches(k) if k < len(self.tokens) and self._may_start(k) else []
            if not ends:
                return False
            k = ends[-1] + 1
        noun = self.tokens[k].low if last + 1 < k < len(self.tokens) else ""
        kinds, part = self.words.generic.get(noun, ((), True))
        return noun.endswith("s") and not part and kinds[0] in ("city", "admin1")
