"""Weighs whether a capitalised name is a place by the words on both sides of it and the rest of the text."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet

from ..reference.gazetteer import PlaceKind, distance_km
from .place_words import PlaceLexicon
from .toponym_drafts import Draft, DraftLinks, OnLinks
from .toponym_text import Token

_UNITS = frozenset({"admin1", "admin2"})
_BROAD_KM = 1500.0
_STRONG = 5.3
_MEDIUM = 3.6
_SHARED = 3
_ADJECTIVES = 2
_NEARBY_KM = 80.0
_NAMESAKES = 8
_LOCAL = ("city", "admin2")
_PLACED = frozenset({"weak_locative", "locative", "locals", "housed", "beside", "sited"})
_BARS = frozenset({"word", "lower_seen", "acronym", "residue", "head", "titled", "person", "verb"})
_SITED = frozenset({"locative", "container", "dateline", "locals", "housed", "sited"})
_STOPS = frozenset(".!?")
_BARE_OWNERS = ("'", "’")
_SCORE = re.compile(r"\d[-–]\d")
_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[.!?;\n]\s")
_HAS_BEEN = frozenset({"was", "were", "is", "has", "had", "been", "being", "again", "also", "heavily"})
_NO_NOUN = frozenset({"VB", "RB", "IN", "DT", "PR", "MD", "WD", "WP", "CC"})


class NameEvidence(OnLinks):
    """Evidence on the names of one text. persons: names of people; states: alpha-3 codes of states in play."""

    def __init__(self, links: DraftLinks, persons: AbstractSet[str], states: Collection[str]) -> None:
        super().__init__(links)
        self.persons, self.states = persons, set(states)

    def judge_name(self, d: Draft) -> None:
        name = self.text[self.tokens[d.first].start : self.tokens[d.last].end]
        one = d.first == d.last
        prior = d.top.prior if d.top else None
        d.note(
            "unknown_name"
            if prior is None
            else "strong_name"
            if prior >= _STRONG
            else "medium_name"
            if prior >= _MEDIUM
            else "weak_name"
        )
        state = d.top is not None and d.top.kind in ("country", "region", "water")
        if one and self.gazetteer.is_word(name) and not state:
            d.note("word")
        if one and name.lower() in self.page.lower and not name.isupper():
            d.note("lower_seen")
        if (
            one
            and name.isupper()
            and len(name) <= 5
            and "." not in name
            and not state
            and d.lookup == name
            and not self.page.in_loose(d.first)
        ):
            d.note("acronym")
        if one and self.tokens[d.first].opens and not self.links.is_strong(d):
            d.note("opens_sentence")
        if (
            {self.tokens[d.last].low, self.tokens[d.last].low.removesuffix("s")} & self.persons
            and one
            and not (d.top and d.top.kind == "country")
        ):
            d.note("person")
        if self.tokens[d.last].possessive:
            d.note("possessive")
        if name.lower() in self.words.sets["firms"] and not self._is_behind(d, "the", skip=""):
            d.note("firm")
        if not one and d.top and d.top.kind in ("admin1", "admin2") and self.tokens[d.last].low in self.words.generic:
            d.note("generic")

    def look_left(self, d: Draft) -> None:
        sets, i = self.words.sets, d.first - 1
        if i < 0:
            return
        while i > 0 and self.page.linked(i) and self.tokens[i].low in self.links.before_names:
            if self.tokens[i].low != "the":
                d.relation = "part"
            i -= 1
        token = self.tokens[i]
        if not self.page.linked(i) and self.text[token.end : self.tokens[i + 1].start] != " ":
            return
        self._kind_left(d, i)
        if self._is_held(d, i):
            d.note("head")
        elif token.low in sets["locative"]:
            d.note("locative")
        elif token.low == "of" and i and self.tokens[i - 1].low in sets["heads_of"]:
            owned = (
                d.top is not None and d.top.kind in ("country", "admin1") and self.tokens[i - 1].low in sets["owned"]
            )
            d.note("weak_locative" if owned else "head")
        elif token.low == "of" and i and self.tokens[i - 1].low in sets["happenings"]:
            d.note("scene")
        elif token.low == "of" and i and self._is_site(self.tokens[i - 1]):
            d.note("weak_locative")
            d.note("sited")
        elif token.low in sets["weak_locative"]:
            d.note("weak_locative")
        elif token.low in sets["titles"] and self.page.linked(i) and token.low not in self.words.generic:
            d.note("titled")
        elif token.capital and self.page.linked(i) and not self._explained(i, d):
            d.note("residue")

    def _is_held(self, d: Draft, i: int) -> bool:
        """ "shares in X", "a stake of X": a firm, where X is no large town with an exchange."""
        held = self.tokens[i].low in ("in", "of") and i > 0 and self.tokens[i - 1].low in self.words.sets["holdings"]
        return held and ("firm" in d.reasons or not self.links.is_strong(d))

    def _is_site(self, token: Token) -> bool:
        """ "the hospital of X", "the buildings of X": a noun for what stands in a town."""
        forms = {token.low, token.low.removesuffix("s")}
        return not token.capital and not forms.isdisjoint(self.words.sets["landmarks"])

    def _kind_left(self, d: Draft, i: int) -> None:
        before = self.links.kinds_before(d.first)
        if before is None:
            return
        kinds, part = before
        if not part and self.links.offers(d, kinds):
            d.kinds = kinds
        if self.links.offers(d, kinds) or part:
            d.note("generic")
        self._nationality(d, i)
        nouns = {t.low for t in self.tokens[max(0, i - 1) : i + 1]} & self.words.sets["quarters"]
        d.quarter = bool(nouns) and not (self.links.is_strong(d) and self.tokens[i].low == "of")
        if self.tokens[i].low in self.words.sets["around"] or (
            self.tokens[i].low == "of" and i and self.tokens[i - 1].low in self.words.sets["around"]
        ):
            d.relation = "around"

    def _nationality(self, d: Draft, i: int) -> None:
        """ "Georgian capital Tbilisi", "the Turkish border city of Van": the nationality gives the country."""
        for k in range(i, max(-1, i - 6), -1):
            low = self.tokens[k].low
            if low in self.demonyms:
                d.country = self.demonyms[low]
                return
            if not low.replace("-", "").isalpha() or low in self.words.sets["breaks"] or low in ("the", "a", "an"):
                return

    def look_right(self, d: Draft) -> None:
        sets, i = self.words.sets, d.last + 1
        if i < len(self.tokens) and self._is_saints(d, i):
            d.note("head")
        if i >= len(self.tokens) or not self.page.linked(d.last) or self.tokens[d.last].possessive:
            return
        token = self.tokens[i]
        if token.low in _HAS_BEEN and self._befalls(i):
            d.note("befallen")
            return
        if token.low in sets["happenings"] and not token.capital and self._is_behind(d, "the", skip=""):
            d.note("scene")
        after = self.page.kinds_after(d.last)
        county = self.tokens[d.last].low in sets["counties"]
        site = self._site_end(d)
        if site is not None:
            self._extend(d, site)
            d.site, d.kinds = True, ("city",) if self.links.offers(d, ("city",)) else ()
            d.note("generic")
        elif token.low in sets["bound"] and not (d.top and d.top.kind == "country"):
            d.reasons.pop("generic", None)
            d.note("head")
        elif after is not None and (
            token.low in sets["counties"]
            or not (token.capital and (token.low in sets["heads"] or self.page.heads_on(i)))
            or self._is_unit(d, i, after[0])
        ):
            self._kind_right(d, after)
        elif self._note_people(d, i):
            return
        elif token.low in sets["saying"] and not (self.links.is_strong(d) or "locative" in d.reasons or county):
            d.note("says")
        elif token.capital and not self.page.in_loose(i):
            self._capital_right(d, token, i)
        elif self.page.linked(i, "-") and token.low in sets["joiners"] and self.tokens[i + 1].capital:
            d.note("residue")

    def _is_saints(self, d: Draft, i: int) -> bool:
        """ "St Thomas' Hospital", not "St. Peter's Square": what a saint's name is given to, by the possessive."""
        saint = self.words.short.opening.get(self.tokens[d.first].text, self.tokens[d.first].text) == "Saint"
        bare = self.tokens[i].text in _BARE_OWNERS and i + 1 < len(self.tokens)
        owns = bare or self.tokens[d.last].possessive
        token = self.tokens[i + bare]
        return saint and owns and token.capital and token.low not in self.words.sets["sites"]

    def _befalls(self, i: int) -> bool:
        """ "was shelled", "has again been under siege": what hardly befalls a person."""
        while i < len(self.tokens) and (self.tokens[i].low in _HAS_BEEN or self.tokens[i].low.endswith("ly")):
            i += 1
        words = [t.low for t in self.tokens[i : i + 3]]
        return bool({" ".join(words[:1]), " ".join(words[:2]), " ".join(words[::2])} & self.words.sets["befalls"])

    def _site_end(self, d: Draft) -> int | None:
        """The last token of "Gao International Airport", "Gao Air Base", whose first word is a town."""
        sets, i = self.words.sets, d.last + 1
        while self._is_in_title(i) and self.tokens[i].low in sets["site_qualifiers"]:
            i += 1
        part = self._is_in_title(i) and self.words.generic.get(self.tokens[i].low, ((), False))[1]
        town = d.top is not None and d.top.kind in (*_LOCAL, "admin1") and self.tokens[i - 1].low not in sets["around"]
        whole = not self._is_in_title(i + 1) and not (d.first and self.links.page.is_title(d.first - 1))
        return i if part and town and whole and self.tokens[i].low not in sets["heads"] | sets["around"] else None

    def _is_in_title(self, i: int) -> bool:
        """Whether a capitalised word follows the one before it in running text."""
        return i < len(self.tokens) and self.page.linked(i - 1) and self.tokens[i].capital and not self.page.in_loose(i)

    def _extend(self, d: Draft, last: int) -> None:
        for k in range(d.last + 1, last + 1):
            self.links.at[k] = d
        d.last = last

    def _is_unit(self, d: Draft, i: int, kinds: tuple[PlaceKind, ...]) -> bool:
        """ "Huila Department", unlike "Health Department" and "Texas Department of Public Safety"."""
        goes_on = self.page.linked(i) and (self.tokens[i + 1].capital or self.tokens[i + 1].low in ("of", "for"))
        is_known = d.top is not None and d.top.kind in _UNITS
        return is_known and _UNITS.issuperset(kinds) and not goes_on

    def _note_people(self, d: Draft, i: int) -> bool:
        """Whether people or a house of the place follow: "a Nakuru choir teacher", "its Nakuru plant"."""
        sets, before = self.words.sets, self.tokens[d.first - 1].low if d.first else ""
        one = before in sets["articles"] and self.page.linked(d.first - 1)
        for k in range(i, min(i + (_ADJECTIVES if one else 1) + 1, len(self.tokens))):
            low = self.tokens[k].low
            if (self.tokens[k].capital and (k > i or low not in sets["locals"])) or not self.page.linked(k - 1):
                return False
            if (low in sets["locals"] or low in sets["people"]) and (one or k == i or low.endswith("s")):
                d.note("locals", *(("one_of",) if one else ()))
                return True
            if one and (low in sets["buildings"] or low in sets["houses"]):
                d.note("housed")
                return True
        return False

    def _kind_right(self, d: Draft, after: tuple[tuple[PlaceKind, ...], bool]) -> None:
        kinds, part = after
        token = self.tokens[d.last + 1]
        if token.low in self.words.sets["around"]:
            d.relation = "around"
        d.quarter = d.quarter or token.low in self.words.sets["quarters"]
        follows = self.tokens[d.last + 2].low if d.last + 2 < len(self.tokens) else ""
        if follows == "of" and kinds[0] == "city" and not part:
            return
        named = token.capital and not part and kinds[0] in ("region", "water")
        offered = self.links.offers(d, ("region", "water") if named else kinds)
        if not part and (offered or "water" in kinds):
            d.kinds = kinds
        if token.capital and not part and token.low in self.words.generic and not self.page.in_loose(d.last):
            d.last += 1
            self.links.at[d.last] = d
            if not offered and {"region", "water"} & set(kinds[:1]):
                d.lookup = self.text[self.tokens[d.first].start : self.tokens[d.last].end]
                d.top = None
        d.note("generic")

    def _capital_right(self, d: Draft, token: Token, i: int) -> None:
        sets = self.words.sets
        broad = d.top is not None and d.top.kind in ("country", "admin1")
        short = broad and self.text[self.tokens[d.first].start : self.tokens[d.last].end].isupper()
        if token.low in sets["calendar"]:
            return
        county = self.tokens[d.last].low in sets["counties"]
        if county or short or (broad and (token.low in sets["owned"] or token.low in sets["titles"])):
            d.note("owned")
            if d.top and d.top.kind == "admin1" and not d.kinds:  # "Ontario Premier": of no town of that name
                d.kinds = ("admin1", "country")
        elif i + 1 < len(self.tokens) and f"{token.low} {self.tokens[i + 1].low}" in sets["municipal"]:
            d.note("generic")
        elif token.low in sets["heads"]:
            d.note("head")
        elif i in self.links.at and self.links.is_way(d, self.links.at[i]):
            d.note("generic")
        elif not (i in self.links.at and (self.links.at[i] is d or self.links.adjoins(d, self.links.at[i]))):
            d.note("residue")

    def _explained(self, i: int, d: Draft) -> bool:
        """Whether a capitalised word directly before a name is no part of a longer one."""
        token, sets = self.tokens[i], self.words.sets
        if token.possessive or self.page.in_loose(i) or token.low in sets["openers"] or token.low in sets["calendar"]:
            return True
        if token.low in self.demonyms or token.low in self.words.generic or token.low in sets["counties"]:
            return True
        before = self.links.at.get(i)
        if before is not None and (self.links.adjoins(before, d) or self.links.is_bare_owner(before)):
            return True
        if before is None or not self.page.linked(i, "-"):
            return False
        return (self.links.is_strong(before) and self.links.is_strong(d)) or self.links.is_way(before, d)

    def relate(self, d: Draft) -> None:
        """Near, direction, between, border, from the words before the name."""
        begin = max(self.page.start, self.tokens[d.first].start - 90)
        before = _strip_parts(_CLAUSE_END.split(self.text[begin : self.tokens[d.first].start])[-1], self.words)
        if self.words.relating.isdisjoint(_WORD.findall(before.lower())):
            return
        for relation, pattern in (
            ("direction", self.words.direction),
            ("near", self.words.near),
            ("between", self.words.between),
            ("border", self.words.border),
        ):
            match = pattern.search(before)
            if match is not None:
                d.relation = relation
                number = match.groupdict().get("number")
                d.distance = _to_km(number, match.group()) if number else None
                d.note("locative")
                return

    def note_in_play(self, drafts: list[Draft]) -> None:
        """A name that few places share, one of them in a state that the text is about."""
        settled = {(d.top.country, d.lookup) for d in drafts if d.top and d.top.country and self._settles(d)}
        names = Counter(country for country, _ in settled)
        for d in drafts:
            if d.top is None or d.top.country is None or self.links.is_strong(d) or "word" in d.reasons:
                continue
            own = (d.top.country, d.lookup) in settled and names[d.top.country] == 1
            states = self.states | (names.keys() - {d.top.country} if own else names.keys())
            found = self.links.candidates(d)
            home = any(c.country in states or states & set(c.disputed) for c in found)
            if home and len({c.country for c in found}) <= _SHARED:
                d.note("in_play")
                if found[0].main and len({c.country for c in found}) == 1 and not self._is_broad(found[0].country):
                    d.note("native")

    def bar_namesakes(self, drafts: list[Draft]) -> None:
        """ "Aden Adde Airport" in a text that is not about Yemen: the first of a longer name is no town."""
        for d in drafts:
            if d.top is None or "residue" not in d.reasons or not self._opens_landmark(d):
                continue
            others = {o.top.country for o in drafts if o is not d and o.top is not None and o.score >= 1}
            if all(c.country not in self.states | others for c in self.links.candidates(d)):
                d.note("head")

    def _opens_landmark(self, d: Draft) -> bool:
        """Whether the capitals go on behind the name, and end with a noun for what stands somewhere."""
        last = d.last
        while self._is_in_title(last + 1):
            last += 1
        return last > d.last + 1 and self.tokens[last].low in self.words.sets["landmarks"]

    def note_nearby(self, drafts: list[Draft]) -> None:
        """A little-known name behind a preposition that a place close to a plain one has: "from X" near Y."""
        sure = [d for d in drafts if d.score >= 1 and d.top is not None and _BARS.isdisjoint(d.reasons)]
        around = {id(d): [c for c in self.links.candidates(d)[:_NAMESAKES] if c.kind in _LOCAL] for d in sure}
        barred = {d.lookup for d in drafts if not _BARS.isdisjoint(d.reasons)}
        for d in drafts:
            weak = d.top is not None and d.score < 1 and _PLACED & d.reasons.keys() and d.lookup not in barred
            own = [c for c in self.links.candidates(d)[:_NAMESAKES] if c.main and c.kind in _LOCAL] if weak else []
            near = (distance_km(c.lat, c.lon, o.lat, o.lon) for c in own for e in sure for o in around[id(e)])
            if any(km <= _NEARBY_KM for km in near):
                d.note("nearby")

    def _is_broad(self, country: str | None) -> bool:
        """Whether a state is so large that most words are the name of a place somewhere in it."""
        return country is not None and self.gazetteer.get_reach(country) > _BROAD_KM

    def _settles(self, d: Draft) -> bool:
        """Whether a name is so plainly one place that its state is in play."""
        assert d.top is not None
        return d.score >= 1 if d.top.kind == "country" else d.score >= 2.4 and d.top.main and d.top.prior >= 4

    def veto_by_syntax(self, drafts: list[Draft], syntax: Mapping[int, str]) -> None:
        """A parse that reads the word as a verb or adverb takes a weaker name out; one behind "from" says nothing."""
        for d in drafts:
            before = self.tokens[d.first - 1].start if d.first else -1
            if "says" in d.reasons and syntax.get(before) in ("IN", "TO"):
                del d.reasons["says"]
            tag = syntax.get(self.tokens[d.first].start, "NNP")
            if tag[:2] in _NO_NOUN and not self.links.is_strong(d) and (syntax.get(before) != "IN" or tag == "VBG"):
                d.note("verb")

    def remember_places(self, drafts: list[Draft]) -> None:
        """A name that is plainly a place once is one again, unless a title or a longer name says otherwise."""
        sure = {d.lookup for d in drafts if d.score >= 2.5}
        for d in drafts:
            if d.lookup in sure and d.score < 2.5 and not {"head", "titled", "residue"} & d.reasons.keys():
                d.note("seen")

    def note_teams(self, drafts: list[Draft]) -> None:
        """ "Oulu beat Turku in extra time", "Oulu lost 2-1": a town that plays, not where something is."""
        sets, lower = self.words.sets, self.page.lower
        if lower.isdisjoint(sets["results"]) or (lower.isdisjoint(sets["contests"]) and not _SCORE.search(self.text)):
            return
        played: dict[int, bool] = {}
        sited: Draft | None = None
        for d in drafts:
            behind = sited is not None and self.links.gap(sited, d) == ", "
            if behind or not _SITED.isdisjoint(d.reasons) or self._is_behind(d, "from"):
                sited = d
            elif not (d.top and d.top.kind == "country") and self._is_played(d, played):
                d.note("team")

    def _is_behind(self, d: Draft, word: str, skip: str = "the") -> bool:
        first = d.first - 1 if d.first and self.tokens[d.first - 1].low == skip else d.first
        return first > 0 and self.tokens[first - 1].low == word

    def _is_played(self, d: Draft, known: dict[int, bool]) -> bool:
        """Whether its sentence tells of a game and how it went; known: by the sentence's first token."""
        start, end = self._sentence_of(d)
        if start not in known:
            contest = self.words.contests.search(self.text, self.tokens[start].start, self.tokens[end - 1].end)
            known[start] = bool(contest) and any(t.low in self.words.sets["results"] for t in self.tokens[start:end])
        return known[start]

    def _sentence_of(self, d: Draft) -> tuple[int, int]:
        """The tokens of the sentence that a name stands in."""
        start, end = d.first, d.last + 1
        while start and self.tokens[start - 1].text not in _STOPS and "\n" not in (self.page.gaps[start - 1] or ""):
            start -= 1
        while end < len(self.tokens) and self.tokens[end].text not in _STOPS:
            end += 1
        return start, end


def _strip_parts(before: str, words: PlaceLexicon) -> str:
    """The words before a name without "northern", "the city of" and the like directly at their end."""
    kept = before.split(" ")
    while len(kept) > 1 and kept[-2].lower() in words.sets["compass_parts"] - words.sets["compass"]:
        del kept[-2]
    return " ".join(kept)


def _to_km(number: str, phrase: str) -> float | None:
    value = float(number.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", number) else number.replace(",", "."))
    miles = re.search(r"\b(?:mi|miles?)\b", phrase) is not None
    return round(value * 1.609, 1) if miles else value
