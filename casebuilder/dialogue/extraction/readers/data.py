"""Reading the `data` section: each source with the system that holds it, its owner and what is known of its quality."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.answer_units import whole_answer
from casebuilder.dialogue.extraction.readers.owner_words import DOES_IT, SHARED
from casebuilder.dialogue.extraction.readers.places import Place, places
from casebuilder.dialogue.extraction.readers.quality_words import QUALITY
from casebuilder.dialogue.extraction.readers.responsible import Owner, for_all, owner_in
from casebuilder.dialogue.extraction.readers.source_names import has_source, source_name
from casebuilder.dialogue.extraction.readers.talk_pieces import SEQUENCE, Piece, cut
from casebuilder.dialogue.extraction.units import Unit

_LEFT = re.compile(
    r"\b(?:leave(?:s|ing)?\s+(?:\w+\s+)?(?:alone|out|aside)|don['’]?t\s+(?:have|use|get|touch|count)|do\s+not\s+(?:have|use|give|get|touch|count|need)|won['’]?t\s+(?:use|need|touch)|will\s+not\s+(?:use|need|touch)|not\s+(?:using|going\s+to\s+use|needed|available)|"
    r"no\s+access|cannot\s+(?:get|use)|can['’]?t\s+(?:get|use|touch)|off\s+limits|stays?\s+out|ignore|skip|out\s+of\s+scope|not\s+ours)\b",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"\W*(?:data\s*)?(?:source|name|dataset)\s*\d?\s*[:=]", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    r"\W*(?:owner|steward|custodian|system|kept\s+in|where|location|quality|state|condition|shape|responsible)\s*[:=]",
    re.IGNORECASE,
)
_QUALITY_LABEL = re.compile(r"\W*(?:quality|state|condition|shape)\s*[:=]\s*", re.IGNORECASE)
_HEADER = re.compile(
    r"\W*(?:(?:source|data|name|dataset|what|where|system|kept|who|owner|steward|shape|quality|state|condition|remarks?|notes?|comment)s?\W+){2,}(?:\w+)?\W*$",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:ask|don['’]?t\s+know|do\s+not\s+know|no\s+idea|would\s+be\s+guessing|can['’]?t\s+say|cannot\s+say|not\s+sure|tbd|tbc)\b",
    re.IGNORECASE,
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return one item for each source of data."""
    units = whole_answer(message, units, "data")
    if message.asked == "data":
        labelled = [u for u in message.units if _OTHER_LABEL.match(u.text) or _NAME_LABEL.match(u.text)]
        units = sorted({*units, *labelled}, key=lambda u: u.start)
    units = [u for u in units if not _HEADER.fullmatch(u.text)]
    pieces = cut(message, units)
    if not pieces:
        return []
    starts = _starts(message, pieces)
    items: list[Item] = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(pieces)
        own = _others(message, pieces[first:last], items)
        item = _source(message, own) if own else None
        if item is not None and (message.asked == "data" or _volunteered(message, own[0].unit, item)):
            items.append(item)
    _share(message, units, items)
    return items


def _volunteered(message: Message, unit: Unit, item: Item) -> bool:
    """Whether a source that nobody asked about is told plainly enough: the router is sure, and it says where and more."""
    return message.label(unit, "data.source") >= 0.7 and "system" in item.fields and len(item.fields) > 2


def _others(message: Message, pieces: Sequence[Piece], items: Sequence[Item]) -> list[Piece]:
    """Give the pieces that judge an earlier source by name to that source, and return the rest."""
    own: list[Piece] = []
    for number, piece in enumerate(pieces):
        word = re.match(r"\W*(?:the\s+)?(\w{4,})", piece.text)
        meant = [
            i for i in items if word and re.match(rf"\W*{re.escape(word[1])}\b", i.fields["name"].quote, re.IGNORECASE)
        ]
        verb = re.search(r"\b(?:is|are|was|were|has|have)\s+", piece.text)
        follows = number and (piece.opens or piece.joint or own == [])
        if follows and verb and len(meant) == 1 and QUALITY.search(piece.text):
            found = message.copy(piece.start + verb.end(), piece.end)
            if found is not None:
                meant[0].fields.setdefault("quality", found)
        else:
            own.append(piece)
    return own


def _place(message: Message, piece: Piece) -> Place | None:
    """Return the first system of a piece, unless the piece says that it is left out."""
    if _LEFT.search(piece.text):
        return None
    return next(iter(places(message, piece.as_unit())), None)


def _best_place(message: Message, pieces: Sequence[Piece], name: Found) -> Place | None:
    """Return the system of a source: the one given by name before others, outside the source's own name if there is one."""
    found = [p for piece in pieces if not _LEFT.search(piece.text) for p in places(message, piece.as_unit())]
    found.sort(
        key=lambda p: (
            name.start <= p.start
            and p.end <= name.end
            and bool(name.quote[: p.start - name.start].strip() or len(name.quote) > p.end - p.start),
            -p.rank,
            p.start,
        )
    )
    return found[0] if found else None


def _starts(message: Message, pieces: Sequence[Piece]) -> list[int]:
    """Return the numbers of the pieces that begin a source: one for each system, one for each row or bullet."""
    starts: list[int] = []
    anchored = False
    for number, piece in enumerate(pieces):
        row = piece.opens and (piece.unit.bullet or "|" in piece.unit.text)
        place = _place(message, piece)
        if _OTHER_LABEL.match(piece.text):
            anchored = anchored or place is not None
        elif (row or _NAME_LABEL.match(piece.text)) and has_source(message, piece):
            starts, anchored = [*starts, number], place is not None
        elif place is not None and (anchored or not starts):
            begin = _back(message, pieces, number, starts[-1] + 1 if starts else 0)
            if begin is not None and not _table(pieces, begin, starts):
                starts.append(begin)
            anchored = True
        elif place is not None:
            anchored = True
        elif (
            piece.opens
            and (anchored or not starts)
            and not _again(message, pieces, number, starts)
            and _names_one(message, pieces, number)
        ):
            starts, anchored = [*starts, number], False
    return starts


def _again(message: Message, pieces: Sequence[Piece], number: int, starts: Sequence[int]) -> bool:
    """Whether a piece names a source that was named before."""
    name = source_name(message, pieces[number], None)
    before = [source_name(message, pieces[n], _place(message, pieces[n])) for n in starts]
    return name is not None and any(b is not None and b.quote.lower() == name.quote.lower() for b in before)


def _table(pieces: Sequence[Piece], begin: int, starts: Sequence[int]) -> bool:
    """Whether a second system stands in the same row of a table as the source before it."""
    return bool(starts) and pieces[begin].unit == pieces[starts[-1]].unit and "|" in pieces[begin].unit.text


def _back(message: Message, pieces: Sequence[Piece], number: int, least: int) -> int | None:
    """Return the piece at which the source of a system begins: the nearest that names something."""
    for at in range(number, least - 1, -1):
        if has_source(message, pieces[at]) and (at == number or not _attribute(message, pieces[at])):
            while at > least and not pieces[at].opens and SEQUENCE.fullmatch(pieces[at - 1].text + " "):
                at -= 1
            return at
        if at != number and pieces[at].opens and pieces[at].unit != pieces[number].unit:
            break
    return None if least else next((n for n in range(least, number + 1)), None)


def _attribute(message: Message, piece: Piece) -> bool:
    """Whether a piece only says how good something is or whose."""
    owner = None if piece.opens else owner_in(message, piece.start, piece.end)
    return QUALITY.search(piece.text) is not None or owner is not None


def _names_one(message: Message, pieces: Sequence[Piece], number: int) -> bool:
    """Whether a sentence without a system names a source: the router is sure, and it says whose it is or how good."""
    piece = pieces[number]
    unit = piece.unit
    sure = max(message.label(unit, "data.source"), message.label(unit, "data.owner"))
    if not has_source(message, piece) or _LEFT.search(unit.text) or sure < 0.5:
        return False
    later = [p for p in pieces[number:] if p.unit == unit]
    if any(_place(message, p) for p in later):
        return False
    return any(_attribute(message, p) for p in later) and message.label(unit, "data.source") > message.label(
        unit, "data.quality"
    )


def _source(message: Message, pieces: Sequence[Piece]) -> Item | None:
    """Read one source."""
    start, end = pieces[0].start, pieces[-1].end
    item = Item("data", start=start)
    name = next((n for p in pieces if (n := source_name(message, p, _place(message, p))) is not None), None)
    if name is None:
        return None
    item.fields["name"] = name
    place = _best_place(message, pieces, name)
    if place is not None:
        found = message.copy(place.start, place.end)
        if found is not None:
            item.fields["system"] = found
    owner = _owner(message, pieces, end, (name, *([place] if place else [])))
    if owner is not None:
        item.fields["owner"] = owner.found
    quality = _quality(message, pieces, name, place, owner)
    if quality is not None:
        item.fields["quality"] = quality
    return item if len(item.fields) > 1 or pieces[0].unit.bullet else None


def _owner(message: Message, pieces: Sequence[Piece], end: int, taken: Sequence[Found | Place]) -> Owner | None:
    """Return who owns a source: the clearest of those named, the first among equals."""
    best: Owner | None = None
    for piece in pieces:
        one = owner_in(message, piece.start, min(piece.end, end), taken=taken)
        person = one is not None and _is_named(message, one) and best is not None and not _is_named(message, best)
        if one is not None and (best is None or one.weight > best.weight + 0.4 or (person and one.weight >= 2)):
            best = one
    return best or owner_in(message, pieces[0].start, end, taken=taken)


def _is_named(message: Message, owner: Owner) -> bool:
    """Whether an owner is somebody with a name, and no team or role."""
    return any(p.strong and p.start < owner.end and owner.start < p.end for p in message.people)


def _owned(message: Message, owner: Owner) -> tuple[int, int]:
    """Return the run of an owner with the words that make them one ("dave owns that")."""
    does = DOES_IT.match(message.text, owner.end)
    return owner.start, does.end() if does else owner.end


def _quality(
    message: Message, pieces: Sequence[Piece], name: Found, place: Place | None, owner: Owner | None
) -> Found | None:
    """Return what is said of a source's quality: the first pieces in a row that judge it."""
    taken = (
        [(name.start, name.end)]
        + ([(place.start, place.end)] if place else [])
        + ([_owned(message, owner)] if owner else [])
    )
    run: list[tuple[int, int]] = []
    for piece in pieces:
        begin = max([e for s, e in taken if s < piece.end and piece.start < e and e <= piece.end] + [piece.start])
        judged = [m for m in QUALITY.finditer(message.text, begin, piece.end)] or _QUALITY_LABEL.match(piece.text)
        if judged and not _UNKNOWN.search(piece.text):
            run.append((begin, piece.end))
        elif run:
            break
    if not run:
        return None
    lead = _QUALITY_LABEL.match(message.text[run[0][0] : run[-1][1]])
    if lead is not None:
        return message.copy(run[0][0] + lead.end(), run[-1][1])
    lead = re.match(
        r"\W*(?:(?:and|but|so|which|who|whose|they|it|these|those|that|is|are|was|were|['’]?(?:s|re)|they['’]?re|it['’]?s|its|thats?|one['’]?s|ones|theyre|of|honestly|well|though|being|the|as|quality|data)\b['’]?\W*)+(?=\w)",
        message.text[run[0][0] : run[-1][1]],
        re.IGNORECASE,
    )
    start = run[0][0] + (lead.end() if lead else 0)
    found = message.copy(start, run[-1][1])
    return found if found is not None and QUALITY.search(found.quote) else message.copy(run[0][0], run[-1][1])


def _share(message: Message, units: Sequence[Unit], items: list[Item]) -> None:
    """Give every source the system or owner that a sentence states for all of them."""
    for unit in units if len(items) > 1 else []:
        if not SHARED.search(unit.text):
            continue
        owner = for_all(message, unit.start, unit.end)
        place = next(iter(places(message, unit)), None)
        for item in items:
            if owner is not None and unit.start <= owner.start:
                item.fields.setdefault("owner", owner.found)
            found = message.copy(place.start, place.end) if place else None
            if found is not None:
                item.fields.setdefault("system", found)
