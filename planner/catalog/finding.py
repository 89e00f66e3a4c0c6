"""What somebody means by a few typed words, the best first: the one search of lists, map, pickers and commands."""

from __future__ import annotations

from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.folding import compounds_of, foldings, stem, words_of
from planner.catalog.vocabulary import Vocabulary, beginning

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from planner.catalog.entries import Choice, ChoiceId, NodeId, Role, RoleId, Skill, SkillId

LONGEST = 200
"""Characters of a search that are looked at."""
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "the", "to", "with")
)
_SHORT = 3


class Rank(IntEnum):
    """How well an entry fits, the best first."""

    TITLE = 0
    TITLE_BEGINS = 1
    OTHER_NAME = 2
    TITLE_HOLDS = 3
    TITLE_WORDS = 4
    NAME_WORDS = 5
    CAN_DO = 6
    SLIP = 7
    SLIP_IN_NAME = 8
    SLIP_IN_CAN_DO = 9


_BY_FIELD = (Rank.TITLE_WORDS, Rank.NAME_WORDS, Rank.CAN_DO)
_BY_FIELD_WITH_SLIPS = (Rank.SLIP, Rank.SLIP_IN_NAME, Rank.SLIP_IN_CAN_DO)
_TITLE, _NAME, _CAN_DO = range(3)

Fit = tuple[int, int]
"""How well one word fits: in which field it stands, and with how many slips."""


class Hit(NamedTuple):
    """An entry that fits a search, and how well."""

    node: NodeId
    rank: Rank


class Finder:
    """All words of a catalogue's skills, choices and roles, folded once.

    Making it is O(n log n) in the words; a search looks words up by their beginnings and goes through
    the distinct words once if it takes slips of the keyboard into account.
    """

    def __init__(
        self, skills: Mapping[SkillId, Skill], choices: Mapping[ChoiceId, Choice], roles: Mapping[RoleId, Role]
    ) -> None:
        self._nodes: list[NodeId] = []
        self._titles: list[tuple[str, ...]] = []
        self._names: list[frozenset[str]] = []
        heads: list[tuple[str, int]] = []
        self._words: dict[str, list[int]] = {}
        for skill in skills.values():
            self._take(heads, skill.id, skill.title, (*skill.aliases, skill.id, *skill.formerly), skill.can_do)
        titles: dict[NodeId, str] = {choice.id: choice.title for choice in choices.values()}
        titles.update({role.id: role.title for role in roles.values()})
        for node, title in titles.items():
            self._take(heads, node, title, (node,), ())
        heads.sort()
        self._heads = [head for head, _ in heads]
        self._places = [place for _, place in heads]
        self._vocabulary = Vocabulary(self._words)

    def _take(
        self, heads: list[tuple[str, int]], node: NodeId, title: str, names: Iterable[str], can_do: Iterable[str]
    ) -> None:
        """Keep the words of an entry; a place is its number and the field, in one integer."""
        place = 3 * len(self._nodes)
        titles = [words_of(text) for text in foldings(title)]
        others = [words_of(text) for name in names for text in foldings(name)]
        self._nodes.append(node)
        self._titles.append(tuple("".join(words) for words in titles))
        self._names.append(frozenset("".join(words) for words in others))
        for field, texts in ((_TITLE, titles), (_NAME, others)):
            for words in texts:
                heads += [("".join(words[at:])[:LONGEST], place + field) for at in range(len(words))]
            self._keep({*chain(*texts), *("".join(words) for words in texts)}, place + field)
        said = [form for text in can_do for form in foldings(text)]
        self._keep({word for text in said for word in chain(words_of(text), compounds_of(text))}, place + _CAN_DO)

    def _keep(self, words: set[str], place: int) -> None:
        for word in words:
            places = self._words.get(word)
            if places is None:
                self._words[word] = [place]
            else:
                places.append(place)

    def find(self, text: str) -> list[Hit]:
        """Return what fits ``text``, the best first; equally good ones by how short their title is, then in reading order."""
        best: dict[int, Fit] = {}
        for form in foldings(text[:LONGEST]):
            words = words_of(form)
            if words:
                for number, fit in self._ranked(words).items():
                    best[number] = min(fit, best.get(number, fit))
        order = sorted(best, key=lambda number: (best[number], len(self._titles[number][0]), number))
        return [Hit(self._nodes[number], Rank(best[number][0])) for number in order]

    def _ranked(self, words: list[str]) -> dict[int, Fit]:
        joined = "".join(words)
        ranks = self._by_phrase(joined)
        wanted = [word for word in words if word not in _SMALL] or words
        found = [self._strict(word, last=word is words[-1]) for word in wanted]
        _add(ranks, found, _BY_FIELD)
        if min(ranks.values(), default=(Rank.CAN_DO, 0)) >= (Rank.CAN_DO, 0):
            if len(words) > 1:
                _add(ranks, [self._slipped(joined, begun=False)], _BY_FIELD_WITH_SLIPS)
            _add(
                ranks,
                [_both(sure, self._slipped(word)) for word, sure in zip(wanted, found, strict=True)],
                _BY_FIELD_WITH_SLIPS,
            )
        return ranks

    def _by_phrase(self, joined: str) -> dict[int, Fit]:
        """Return the entries in a name of which a word begins with all that was typed, however it is cut into words."""
        ranks: dict[int, Fit] = {}
        for at in beginning(self._heads, joined):
            number, field = divmod(self._places[at], 3)
            fit = self._rank(number, field, joined), 0
            ranks[number] = min(fit, ranks.get(number, fit))
        return ranks

    def _rank(self, number: int, field: int, joined: str) -> Rank:
        if field == _NAME:
            return Rank.OTHER_NAME if joined in self._names[number] else Rank.NAME_WORDS
        titles = self._titles[number]
        if joined in titles:
            return Rank.TITLE
        return Rank.TITLE_BEGINS if any(title.startswith(joined) for title in titles) else Rank.TITLE_HOLDS

    def _strict(self, word: str, *, last: bool) -> dict[int, Fit]:
        """Return where ``word`` stands or begins a word; one of a letter or two must stand so, but at the end it may go on."""
        found: dict[int, Fit] = {}
        for alike in self._vocabulary.of_stem(word):
            _note(found, self._words[alike], 0)
        if len(word) >= _SHORT or last:
            self._begun(found, word, 0)
        if word.endswith("s") and len(stem(word)) >= _SHORT:
            self._begun(found, stem(word), 1)
        return found

    def _begun(self, found: dict[int, Fit], word: str, count: int) -> None:
        _note(found, [self._places[at] for at in beginning(self._heads, word)], count)
        for begun in self._vocabulary.beginning_with(word):
            _note(found, self._words[begun], count)

    def _slipped(self, word: str, *, begun: bool = True) -> dict[int, Fit]:
        """Return where a word stands that ``word`` is but for a slip or two."""
        found: dict[int, Fit] = {}
        for near, count in self._vocabulary.near(word, begun=begun):
            _note(found, self._words[near], count)
        return found


def _note(found: dict[int, Fit], places: Iterable[int], count: int) -> None:
    for place in places:
        number, field = divmod(place, 3)
        before = found.get(number)
        if before is None or (field, count) < before:
            found[number] = field, count


def _both(one: dict[int, Fit], other: dict[int, Fit]) -> dict[int, Fit]:
    """Return where either stands, the better of two."""
    found = dict(one)
    for number, fit in other.items():
        found[number] = min(fit, found.get(number, fit))
    return found


def _add(ranks: dict[int, Fit], found: list[dict[int, Fit]], by_field: tuple[Rank, Rank, Rank]) -> None:
    """Rank what stands in all of ``found``, by the worst of its fields, unless it has a better rank."""
    for number in min(found, key=len):
        fits = [each[number] for each in found if number in each]
        if len(fits) == len(found):
            fit = by_field[max(field for field, _ in fits)], sum(count for _, count in fits)
            ranks[number] = min(fit, ranks.get(number, fit))


def nearest(finder: Finder, word: str, among: Container[NodeId]) -> NodeId | None:
    """Return the best of ``among`` that ``word`` may mean by its name, not by what one can do then."""
    fits = (each.node for each in finder.find(word) if each.rank not in {Rank.CAN_DO, Rank.SLIP_IN_CAN_DO})
    return next((node for node in fits if node in among), None)
