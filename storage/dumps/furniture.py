"""Furniture: the lines of a page that belong to no article, as "Comments" or "Related Articles".

Says which furniture a line may be by its words, in English and the other editions, and where a block
of furniture stands: it is known by its order and by what stands around it, so that "Comments" as a
line of an article stays one, and a block in a language that nobody taught is still found.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storage.dumps import bylines, editions
from storage.dumps.lines import Kind

# Furniture is a few words.
LONGEST = 100
# The label of the tags is shorter still.
_LONGEST_LABEL = 30

# The order in which a page has them.
_ORDER = {
    Kind.BACKGROUND: 0,
    Kind.HASHTAGS: 0,
    Kind.TAGS: 0,
    Kind.FEATURES: 1,
    Kind.EXPLORE: 2,
    Kind.COMMENTS: 3,
    Kind.NO_COMMENTS: 4,
    Kind.RELATED: 5,
}
# These stand in no article; the others may.
_SURE = frozenset({Kind.BACKGROUND, Kind.FEATURES, Kind.EXPLORE, Kind.NO_COMMENTS})
# Below the tags a block has these lines.
MIDDLE = (Kind.FEATURES, Kind.EXPLORE, Kind.COMMENTS, Kind.NO_COMMENTS, Kind.RELATED)

# How much must speak for five lines to be the middle of a block: see _evidence.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of furniture that follow each other, with their kinds; start: of the first."""

    start: int
    kinds: tuple[Kind, ...]

    @property
    def end(self) -> int:
        """The line after the last."""
        return self.start + len(self.kinds)

    @property
    def follows_main(self) -> bool:
        """Whether a main article stands before such a block: it begins above the comments."""
        return _ORDER[self.kinds[0]] < _ORDER[Kind.COMMENTS]


def names(texts: Sequence[str]) -> dict[int, Kind]:
    """The furniture that lines are by their words alone, for those that are any, in their order."""
    found: dict[int, Kind] = {}
    # Labels, names and ages come again and again in a dump; titles do not.
    known: dict[str, Kind | None] = dict(_EXACT)
    for index, text in enumerate(texts):
        length = len(text)
        if length > LONGEST:
            continue
        if length > _LONGEST_LABEL:
            name = _named(text)
        elif text in known:
            name = known[text]
        else:
            name = known[text] = _named(text)
        if name is not None:
            found[index] = name
    return found


def _named(line: str) -> Kind | None:
    """The furniture that a line of at most LONGEST characters is by its words alone, or None."""
    if line in _EXACT:
        return _EXACT[line]
    if line[0] in "#＃":
        return _hash(line)
    key = line.lower()
    kind = _NAMES.get(key)
    if kind is not None:
        return kind
    if line[-1] in _ENDINGS:
        kind = _NAMES.get(key.rstrip(_ENDINGS))
        if kind is not None:
            return kind
    if "#" in line or "＃" in line:
        return _tagged(key)
    if len(line) <= _LONGEST_LABEL and _STEM.search(key):
        return _stemmed(key)
    return Kind.EXPLORE if key.startswith("explore what ") and _EXPLORE.match(key) else None


def tags(line: str) -> tuple[str, ...]:
    """The hashtags of a line of tags, without the #; those of a line without any # are parted by commas."""
    _, *found = line.replace("＃", "#").split("#")
    if not found and not _is_label(line):
        found = re.split("[,،、;]", line)
    return tuple(filter(None, (tag.strip(" ,،、;") for tag in found)))


def blocks(texts: Sequence[str], names: Mapping[int, Kind], heads: set[int]) -> list[Block]:
    """The blocks of furniture among the lines of a dump, in order, not overlapping.

    names: as names() gives them. heads: the first lines of related articles.
    """
    kinds = {index: name for index, name in names.items() if name in _ORDER}
    kinds.update(_untaught(texts, names, heads))
    kinds.update(_begun(texts, kinds))
    found: list[Block] = []
    run: list[int] = []
    for index in [*sorted(kinds), len(texts) + 1]:
        if run and index != run[-1] + 1:
            for block in _ordered(run[0], [kinds[at] for at in run], len(texts), heads):
                found.append(_with_label(texts, names, block, found[-1].end if found else 0))
            run = []
        run.append(index)
    return found


def _ordered(start: int, kinds: list[Kind], total: int, heads: set[int]) -> Iterator[Block]:
    """The blocks within lines that all may be furniture: stretches in a page's order that are sure."""
    begin = 0
    for index in range(1, len(kinds) + 1):
        if index < len(kinds) and _follows(kinds[index - 1], kinds[index]):
            continue
        stretch = kinds[begin:index]
        end = start + index
        if (
            len(stretch) >= 3
            or not _SURE.isdisjoint(stretch)
            or end in heads
            or (start + begin == 0 and _TAGS not in stretch)
            or (end == total and _HASHTAGS in stretch)
        ):
            yield Block(start + begin, tuple(stretch))
        begin = index


def _follows(one: Kind, other: Kind) -> bool:
    """Whether a page has the second line somewhere after the first."""
    if other is one:
        return one is _TAGS
    return _ORDER[other] >= _ORDER[one]


def _with_label(texts: Sequence[str], names: Mapping[int, Kind], block: Block, floor: int) -> Block:
    """The block with the label and the tags above it, where the tags have no #.

    Above a block in a language that nobody taught, a line of one word is the label.
    """
    above = block.start - 1
    untaught = sum(at not in names for at in range(block.start, block.end)) >= 3
    if untaught and block.kinds[0] in (Kind.TAGS, Kind.FEATURES) and above > floor and _is_word(texts[above]):
        return Block(above, (Kind.HASHTAGS, *block.kinds))
    if block.kinds[0] is not Kind.FEATURES:
        return block
    for index in range(block.start - 1, max(floor, block.start - _MOST_TAGS) - 1, -1):
        if names.get(index) is Kind.HASHTAGS:
            between = block.start - index - 1
            return Block(index, (Kind.HASHTAGS, *[Kind.TAGS] * between, *block.kinds))
        if len(texts[index]) > _LONGEST_TAG or texts[index][-1] in ".!?。！？।۔":
            break
    return block


def _untaught(texts: Sequence[str], names: Mapping[int, Kind], heads: set[int]) -> dict[int, Kind]:
    """The middle lines of blocks whose words are not all known, by form and place.

    Five lines: an offer, a longer one that ends with a colon, the label of the comments, a line that
    ends with dots, the label of the related articles. In a page without related articles, or cut
    there, the last of them may be missing.
    """
    found: dict[int, Kind] = {}
    taken = 0
    colons = [index for index, text in enumerate(texts) if text[-1] in ":：" and len(text) <= LONGEST]
    # Only the first of a page's related articles has a block above it, and not another one.
    below = [head - 5 for head in heads if heads.isdisjoint(range(head - 5, head))]
    middle = [index for index, name in names.items() if name in MIDDLE]
    for index in sorted({*colons, *middle, *below}):
        if index < taken:
            continue
        # The line looked at may be the first, or the second, of the five.
        for start in (index, index - 1):
            size = min(5, len(texts) - start)
            if start < taken or size < 4:
                continue
            known = sum([names.get(start + offset) is MIDDLE[offset] for offset in range(size)])
            if known == size:
                taken = start + size
                break
            if known > 1 or _names_robot(texts[start + 1]):
                evidence = _evidence(texts, names, start, size, heads)
            else:
                continue
            if evidence >= _ENOUGH:
                found.update((start + offset, MIDDLE[offset]) for offset in range(size))
                taken = start + size
                break
    return found


def _begun(texts: Sequence[str], kinds: Mapping[int, Kind]) -> dict[int, Kind]:
    """The last line of a dump that was cut within a line of furniture."""
    last = len(texts) - 1
    if last - 1 not in kinds or last in kinds or len(texts[last]) < _LEAST_BEGUN:
        return {}
    key = texts[last].lower()
    for name, kind in [*_NAMES.items(), *((text.lower(), kind) for text, kind in _EXACT.items())]:
        if name.startswith(key) and kind in _ORDER and _follows(kinds[last - 1], kind):
            return {last: kind}
    return {}


def _evidence(texts: Sequence[str], names: Mapping[int, Kind], start: int, size: int, heads: set[int]) -> int:
    """How much speaks for the lines from start being the middle of a block."""
    window = texts[start : start + size]
    if any(len(text) > LONGEST for text in window) or any(start + offset in heads for offset in range(size)):
        return 0
    offer, explore, label, none, *rest = window
    if max(len(label), *map(len, rest), 0) > 50 or len(none) > 70 or label[-1] in _PROSE_ENDINGS:
        return 0
    evidence = 0
    for offset, text in enumerate(window):
        name = names.get(start + offset)
        if name is MIDDLE[offset]:
            evidence += 2
        elif name in _ORDER or (offset == 4 and text[-1] in _PROSE_ENDINGS):
            return 0
    evidence += _names_robot(explore) + _names_robot(offer)
    evidence += explore[-1] in ":："
    evidence += none.endswith(("...", "…", "。。。", "۔۔۔"))
    evidence += start + size in heads
    return evidence


def _names_robot(text: str) -> bool:
    """Whether a line of furniture speaks of artificial intelligence, or names the aggregator."""
    return len(text) <= LONGEST and _ROBOT.search(text) is not None


def _hash(line: str) -> Kind | None:
    if len(line) == 1:
        return Kind.HASH
    return Kind.TAGS if all(word[0] in "#＃" and len(word) > 1 for word in line.split()) else None


def _tagged(key: str) -> Kind | None:
    """A line of tags behind their label, or the title of a listing."""
    label, *tags = key.replace("＃", "#").split("#")
    if _is_label(label) and all(len(tag.split()) == 1 for tag in tags):
        return Kind.TAGS
    return Kind.LISTING if key.startswith(_LISTINGS) else None


def _stemmed(key: str) -> Kind | None:
    """The label of the tags, or the background picture, by a part of a short line."""
    if _is_label(key):
        return Kind.HASHTAGS
    return Kind.BACKGROUND if _ORANGE.search(key) and _BACKGROUND.search(key) else None


def _is_label(text: str) -> bool:
    """Whether a text is what the tags are called, with or without a colon."""
    key = text.lower().strip().rstrip(_ENDINGS).strip()
    if key in _LABELS:
        return True
    return _LABEL_STEM.fullmatch(key) is not None


def _is_word(text: str) -> bool:
    """Whether a text is one word of letters, and not a name with an age glued to it."""
    letters = all(unicodedata.category(character)[0] in "LM" for character in text.replace("-", ""))
    return len(text) <= 20 and letters and bylines.part(text) is None


# Bound here: Python 3.11 looks up a member of an enumeration slowly, and lines are many.
_TAGS, _HASHTAGS = Kind.TAGS, Kind.HASHTAGS
_MOST_TAGS = 24
_LEAST_BEGUN = 3
_LONGEST_TAG = 40
_ENDINGS = ".…:：。۔।!"
_PROSE_ENDINGS = ".!?。！？।۔"
_NAMES: dict[str, Kind] = {
    name: kind
    for kind, english, key in (
        (Kind.LOGO, ["logo"], "logo"),
        (Kind.FEATURES, ["try our ai features"], "features"),
        (Kind.COMMENTS, ["comments"], "comments"),
        (Kind.NO_COMMENTS, ["no comments yet"], "no_comments"),
        (Kind.RELATED, ["related articles", "related news"], "related"),
    )
    for name in [*english, *editions.FURNITURE[key]]
}
_EXACT = {
    "Hashtags": Kind.HASHTAGS,
    "Try Our AI Features": Kind.FEATURES,
    "Explore what Daily8 AI can do for you:": Kind.EXPLORE,
    "Comments": Kind.COMMENTS,
    "No comments yet...": Kind.NO_COMMENTS,
    "Related Articles": Kind.RELATED,
    "Orange background": Kind.BACKGROUND,
}
_LABELS = frozenset(["hashtags", *editions.FURNITURE["hashtags"]])
_LISTINGS = ("latest news with", *editions.FURNITURE["listing"])
_EXPLORE = re.compile(r"explore what .{1,60} can do for you\b")
_LABEL_STEM = re.compile(rf"#?(?:{'|'.join(editions.STEMS['hashtags'])})\S{{0,4}}")
_ORANGE = re.compile("|".join(editions.STEMS["orange"]))
_STEM = re.compile(
    "|".join([*map(re.escape, sorted(_LABELS)), *editions.STEMS["hashtags"], *editions.STEMS["orange"]])
)
_BACKGROUND = re.compile("|".join(editions.STEMS["background"]))
_ROBOT = re.compile(
    rf"(?<![a-z])(?:ai|ia|ki|yz|ии|ші|шi)(?![a-z])|daily8|{'|'.join(editions.STEMS['robot'])}", re.IGNORECASE
)
