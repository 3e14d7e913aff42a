"""Relates names of places to each other: what holds another, lists of the like, datelines."""

import math
import re
from bisect import bisect_left
from itertools import pairwise

from .toponym_drafts import Draft, OnLinks

_PARAGRAPH = re.compile(r"(?:^|\n)[ \t]*(?=\S)")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'. -]{1,40}?(?:, ?[A-ZÀ-Þ][\w’'. -]{1,30}?)?)"  # town, and perhaps its state
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"  # date
    r"(?:,? ?[(/][^()/\n]{2,40}[)/])?,?(?: [A-Z]{2,10})?\.?"  # agency
    r" ?(?:[-–—:]{1,2}|/[A-Z]+/\.?) "
)
_BESIDE = 6
_MEDIUM = 3.6
_BETWEEN = frozenset({"the", "of", "in", "s"})
_CUES = frozenset({"locative", "generic", "listed", "container"})


class NameRelations(OnLinks):
    """Relations between the names of one text."""

    def find_lists(self, drafts: list[Draft]) -> dict[int, list[int]]:
        """The members of the list that each draft is in, the nearest ones."""
        runs: list[list[int]] = []
        for n, d in enumerate(drafts):
            if n and self.links.is_listed(drafts[n - 1], d):
                runs[-1].append(n)
            else:
                runs.append([n])
        return {
            n: run[max(0, i - _BESIDE) : i + _BESIDE + 1] for run in runs if len(run) > 1 for i, n in enumerate(run)
        }

    def find_containers(self, drafts: list[Draft]) -> None:
        for n, (d, e) in enumerate(pairwise(drafts)):
            gap = self.links.gap(d, e)
            if len(gap) > 60 or "\n" in gap or "head" in d.reasons or (gap == ", " and self._is_enumerated(drafts, n)):
                continue
            alone = gap == ", " and (self._stands_apart(drafts, n) or self._ends_chain(drafts, n))
            if self._is_quarter_gap(gap):
                inner, outer = sorted((d, e), key=lambda x: x.top.prior if x.top else -math.inf)
                inner.within.append(outer)
                outer.quarter = False
                inner.note("container")
                outer.note("container")
            elif self.links.adjoins(d, e) or (
                self._is_container_gap(gap) and (self.links.holds(e, d) or alone or self._is_said_inside(d, e, gap))
            ):
                d.within.append(e)
                e.contains = e.contains or gap.lstrip().startswith(",")
                d.note("container")
                e.note("container")
            elif self._is_town_around(drafts, n, gap):
                d.within.append(e)
            elif gap.startswith(("'s", "’s")) and self._is_owner_gap(gap) and self.links.holds(d, e):
                e.within.append(d)
                e.note("container")

    def _is_enumerated(self, drafts: list[Draft], n: int) -> bool:
        """Whether two names with a comma between are of a list of like units: "Georgia, Ohio and Utah"."""
        d, e = drafts[n], drafts[n + 1]
        if e.top is None or e.top.kind not in ("country", "admin1"):
            return False
        others = [drafts[n + 2]] if n + 2 < len(drafts) and self.links.is_listed(e, drafts[n + 2]) else []
        others += [drafts[n - 1]] if n and self.links.is_listed(drafts[n - 1], d) else []
        return bool(others) and all(
            any(c.kind == e.top.kind and (c.country == e.top.country) == (e.top.kind != "country") for c in found)
            for found in map(self.links.candidates, (d, others[0]))
        )

    def _stands_apart(self, drafts: list[Draft], n: int) -> bool:
        """Whether "in X, Y" names a lesser place and the state or unit that it is in, with no list to go on."""
        d, e = drafts[n], drafts[n + 1]
        said = e.kinds or self.words.generic.get(self.tokens[e.last].low, ((), False))[0]
        strong = e.top is not None and e.top.kind in ("country", "admin1") and self.links.is_strong(e)
        broad = e.top is not None and (strong or not {"admin1", "admin2"}.isdisjoint(said))
        lesser = d.top is None or (d.top.kind in ("city", "admin2") and not self.links.is_strong(d))
        if not broad or not lesser or not {"locative", "weak_locative", "generic", "sited"} & d.reasons.keys():
            return False
        follows = (
            n + 2 < len(drafts) and self.links.is_listed(e, drafts[n + 2]) and not self.links.holds(drafts[n + 2], e)
        )
        return not follows and not (n and self.links.is_listed(drafts[n - 1], d))

    def _is_town_around(self, drafts: list[Draft], n: int, gap: str) -> bool:
        """Whether "in X, Y" or "X prison in Y" goes on to a known town, and X is known only as small ones abroad."""
        inner, outer = drafts[n], drafts[n + 1]
        if outer.top is None or inner.top is None or outer.top.kind != "city":
            return False
        site = "generic" in inner.reasons and " in " in gap and self._is_container_gap(gap)
        listed = n + 2 < len(drafts) and self.links.is_listed(outer, drafts[n + 2])
        listed = listed or (n > 0 and self.links.is_listed(drafts[n - 1], inner))
        beside = gap == ", " and not listed and bool({"locative", "generic", "sited"} & inner.reasons.keys())
        known = outer.top.prior >= _MEDIUM > inner.top.prior
        return (site or beside) and known and all(c.country != outer.top.country for c in self.links.candidates(inner))

    def _ends_chain(self, drafts: list[Draft], n: int) -> bool:
        """Whether "X, Y, STATE" goes on to the state that Y lies in, whatever namesake of Y the gazetteer has."""
        d, e = drafts[n], drafts[n + 1]
        state = e.top is not None and e.top.kind == "country"
        follows = n + 2 < len(drafts) and self.links.is_listed(e, drafts[n + 2])
        return state and not follows and n > 0 and d in drafts[n - 1].within

    def _is_container_gap(self, gap: str) -> bool:
        """ ", ", " in ", ", in northern ", " suburb of the Chadian city of ", " (": words before what holds a place."""
        words = [w.lower() for w in re.findall(r"[\w-]+", gap)]
        if words and words[0] in self.words.generic and gap[:1] == " ":
            gap = gap[1 + len(words.pop(0)) :]
        allowed = (_BETWEEN, self.words.sets["compass_parts"], self.words.generic, self.demonyms)
        if not all(any(w in kind for kind in allowed) for w in words):
            return False
        return gap == ", " or gap == " (" or "in" in words or "of" in words or (gap[:1] == "," and len(words) <= 3)

    def _is_quarter_gap(self, gap: str) -> bool:
        """ " neighbourhood of ", " suburb of the Chadian city of ": of two names the one known less is in the other."""
        words = gap.lower().split()
        of_city = words[1:2] == ["of"] and words[-1] == "of"
        return gap[:1] == " " and of_city and words[0] in self.words.sets["quarters"] and self._is_container_gap(gap)

    def _is_said_inside(self, d: Draft, e: Draft, gap: str) -> bool:
        """Whether the words say so whatever the gazetteer knows: "Sake in Congo", "Sake town, North Kivu"."""
        part = d.kinds != () and e.top is not None and e.top.kind == "city" and (" of " in gap or " in " in gap)
        outer = e.top is not None and (part or e.top.kind in ("country", "admin1") or "admin1" in e.kinds)
        inner = d.top is None or d.top.kind not in ("country", "region", "water")
        said = " in " in gap or (" of " in gap and d.kinds != ()) or ("city" in d.kinds and gap.strip() != "")
        return outer and inner and said and " and " not in gap

    def _is_owner_gap(self, gap: str) -> bool:
        words = [w.lower() for w in re.findall(r"[\w-]+", gap)][1:]
        return len(words) <= 6 and self.words.sets["breaks"].isdisjoint(words)

    def share_in_lists(self, drafts: list[Draft]) -> None:
        """What holds of the first holds of the others ("in X, Y and Z"); of the last, too ("X and Y districts")."""
        self._list_kinds_back(drafts)
        for d, e in pairwise(drafts):
            if not self.links.is_listed(d, e) or d.score < 1:
                continue
            if _CUES & d.reasons.keys():
                e.note("listed")
                if (
                    d.kinds
                    and not e.kinds
                    and not (e.top and e.top.kind == "country")
                    and self.links.offers(e, d.kinds)
                ):
                    e.kinds = d.kinds
                e.relation = e.relation or (
                    d.relation if d.relation in ("between", "near", "around", "direction") else None
                )
            else:
                e.note("beside")
        for e, d in zip(reversed(drafts), reversed(drafts[:-1]), strict=False):
            if self.links.is_listed(d, e) and e.score >= 1 and "listed" not in d.reasons:
                d.note("beside")

    def _list_kinds_back(self, drafts: list[Draft]) -> None:
        for d, e in zip(reversed(drafts[:-1]), reversed(drafts), strict=False):
            after = self.page.kinds_after(e.last) or (e.kinds, False)
            back = "generic_back" in e.reasons or ("generic" in e.reasons and self._plural_after(e) and after[0])
            if back and not d.kinds and not after[1] and self.links.is_listed(d, e):
                d.kinds = after[0] if self.links.offers(d, after[0]) and not (d.top and d.top.kind == "country") else ()
                d.note("generic", "generic_back")

    def _plural_after(self, d: Draft) -> bool:
        return (d.last + 1 < len(self.tokens) and self.tokens[d.last + 1].low.endswith("s")) or self.tokens[
            min(d.last + 2, len(self.tokens) - 1)
        ].low.endswith("s")

    def find_datelines(self, drafts: list[Draft]) -> None:
        starts = [self.tokens[d.first].start for d in drafts]
        for match in _PARAGRAPH.finditer(self.text, self.page.start, self.page.end):
            dateline = _DATELINE.match(self.text, match.end(), self.page.end)
            if dateline is None:
                continue
            begin, stop = dateline.span("place")
            town = dateline.group("place").split(",")[0]
            for d in drafts[bisect_left(starts, begin) : bisect_left(starts, stop)]:
                whole = self.tokens[d.first].start == begin and self.tokens[d.last].end >= begin + len(town)
                if town.isupper() or whole:
                    d.dateline = True
                    d.reasons.pop("residue", None)
                    d.note("dateline")
