"""Where data is kept: named systems, and places such as "a shared drive" or an unknown name after "stored in"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.lower_names import lowers
from casebuilder.dialogue.extraction.readers.systems import systems
from casebuilder.dialogue.extraction.roles import has_head
from casebuilder.dialogue.extraction.units import Unit
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME, TITLES

_PLACE = re.compile(
    r"\b(?:(?:\w+\s+)?(?:share(?:d)?\s?(?:drive|folder|point|mailbox)|network\s+(?:drive|share|folder)|file\s?(?:share|server)|(?:[a-z]+\s+)?(?:portal|server)|data\s?(?:warehouse|lake|mart|base)|dwh|google\s+(?:drive|sheets?)|spread\s?sheets?|excel\s+(?:sheets?|files?|list)s?|"
    r"access\s+database|sql\s+(?:server|database|db)|main\s?frame|historian|intranet|wiki|binders?|filing\s+cabinets?|paper\s+(?:files?|forms?|folders?|records?|archive)|e-?mail\s+(?:inbox|archive)|mailbox|inbox|s3(?:\s+bucket)?|one\s?drive|dropbox|"
    r"document\s+management\s+system|dms|cms|lims|ehr|emr|pacs|pos(?:\s+system)?|till\s+system|booking\s+system|ticket(?:ing)?\s+(?:system|tool)|hr\s+system|hris|billing\s+system|core\s+banking(?:\s+system)?|policy\s+(?:admin(?:istration)?\s+)?system))\b",
    re.IGNORECASE,
)
_LOCATION = re.compile(
    r"\b(?:(?:stored|kept|held|stays?|sits?|sitting|sat|lives?|living|lies|lying|resides?|saved|archived|logged|recorded|captured|hosted|found|buried|stuck|tracked|comes?|exported|pulled|extracted|read|available)\s+(?:all\s+|mostly\s+|mainly\s+)?(?:in|on|at|inside|within|out\s+of|from|off|via|through)|"
    r"called|named|by\s+(?:the\s+)?name(?:\s+of)?|known\s+as|system\s*(?:is|:|=)?|server|database|app|application|where\s*:|"
    r"(?<=\s)(?:in|from|off|inside|via))\s+(?:(?:a|an|the|our|my|their|some|one|old|own|big)\s+)*(?:(?:system|tool|thing|app|application|database|db|platform|software|server|module)\s+(?:by\s+(?:the\s+)?name\s+(?:of\s+)?|called\s+|named\s+)?)?(?P<name>[\w&+-]+(?:\.\w+)?)",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"called|named|by|known|stored|kept|held|s[ia]t|li[ev]|lying|resid|system|tool|saved|archived|logged|hosted|where|recorded|captured|tracked|comes?|exported|pulled|extracted",
    re.IGNORECASE,
)
_SPELLED_LOW = re.compile(
    r"\b(?:called|named|name|known as|(?:stored|kept|held|sits?|sat|lives?|saved|logged|resides?|hosted|archived)\s+(?:in|on|at)|(?:comes?|pulled|exported|extracted)\s+(?:from|off|via|out\s+of))\s+(?:(?:the|our|a|an)\s+)?[\w.+-]+$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:called|named|name|known\s+as|system\s*[:=]?|server|database)\s+\S+$", re.IGNORECASE)
_LOOSE = re.compile(r"from\s+[a-z]{4,}", re.IGNORECASE)
_CELL = re.compile(r"\s*(?P<name>[A-Z][\w.+-]*[\w+](?:\s[A-Z][\w+-]+){0,2})[\s.]*")
_NO_SYSTEM = re.compile(
    r"(?:the\s+)?(?:finance|hr|legal|procurement|operations|sales|marketing|it|compliance|controlling|logistics|security|engineering|maintenance|quality|audit|risk|"
    r"purchasing|data|dpo|c[a-z]{1,2}o|chro)|(?-i:[A-Z]{2,5}s)",
    re.IGNORECASE,
)
"""Departments, roles and plural abbreviations ("CVs")."""
_FROM = re.compile(r"\b(?:in|on|from|via|inside|off|called|named)\s+(?:the\s+|our\s+)?$", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|dr|dra|prof)\.?\s*$", re.IGNORECASE)
_ARTICLES = re.compile(
    r"(?:(?:the|a|an|our|my|some|in|on|from|of|one|their|his|her|old|and|off|is|with)\s+)+", re.IGNORECASE
)
_KINDS = frozenset("server database app application system tool db thing platform software module".split())
_ORDINARY = frozenset(
    "total general progress part parts short fact theory practice place order line use addition case cases time good bad decent poor great terrible mint pretty quite paper english german french "
    "spanish my our one house shape condition state good hand bulk real live detail full half principle particular question charge between it them him her me us there here which that this "
    "what day days week weeks month months year years hours minutes past future beginning end start morning evening batches pieces front back branch branches office shop plant field site "
    "hospital building city town country region department team group unit section everyone everybody people two three four five six seven eight nine ten twelve eleven twenty thirty hundreds thousands "
    "millions boxes bits various several many some all any each every old new scanned original existing different separate their its his store stores system systems tool tools database databases "
    "archive archives folder folders file files drawer cellar basement free-text text format formats language languages dutch italian swedish danish finnish polish portuguese japanese chinese "
    "both same other least most more less long run yet now then before after since till until about around roughly every customers suppliers vendors partners users staff agents sensors machines cameras "
    "phone calls call mail e-mail email emails letter letters training production operation operations service it's which whom spring summer autumn winter january february march april may june july august september october november december".split()
)


@dataclass(frozen=True)
class Place:
    """Where data is kept: `message.text[start:end]`."""

    start: int
    end: int
    rank: int
    """3 for a name that is given as one ("a system called Solen"), 2 for a name, 1 for a kind of system ("shared drive")."""


def places(message: Message, unit: Unit) -> list[Place]:
    """Return what a stretch names as places where data is kept, in order, without overlaps."""
    found = [Place(s, e, 2) for s, e in systems(message, unit) if not _other(message, s, e)]
    for match in _PLACE.finditer(unit.text):
        lead = _ARTICLES.match(match[0])
        found.append(Place(unit.start + match.start() + (lead.end() if lead else 0), unit.start + match.end(), 1))
    found += _located(message, unit)
    cell = _CELL.fullmatch(unit.text)
    if (
        cell
        and message.text[: unit.start].rstrip(" ")[-1:] in {"|", ":", ",", "/", "\t"}
        and cell["name"].lower() not in NEVER_NAME | TITLES | _ORDINARY
    ) and not _other(message, unit.start, unit.start + cell.end("name")):
        found.append(Place(unit.start, unit.start + cell.end("name"), 2))
    found = [p for p in found if not _NO_SYSTEM.fullmatch(message.text, p.start, p.end)]
    taken: list[Place] = []
    for one in sorted(found, key=lambda p: (-p.rank, p.start, -p.end)):
        if not any(p.start < one.end and one.start < p.end for p in taken):
            taken.append(one)
    taken.sort(key=lambda p: p.start)
    joined: list[Place] = []
    for one in taken:
        if (
            joined
            and joined[-1].rank >= 2
            and _PLACE.fullmatch(message.text, one.start, one.end)
            and message.text[joined[-1].end : one.start] == " "
        ):
            joined[-1] = Place(joined[-1].start, one.end, joined[-1].rank)
        else:
            joined.append(one)
    return joined


def _located(message: Message, unit: Unit) -> Iterator[Place]:
    """Yield names that a word of place or naming introduces, also without capitals."""
    for match in _LOCATION.finditer(unit.text):
        word = match["name"].lower()
        start, end = unit.start + match.start("name"), unit.start + match.end("name")
        if (
            word in _ORDINARY | _KINDS | NEVER_NAME
            or word.isdigit()
            or has_head(word)
            or len(word) < 2
            or word in TITLES
        ):
            continue
        if match["name"].islower() and word.endswith(("ing", "ly")):
            continue
        spelled = _SPELLED.match(match[0])
        if not (spelled or _LOOSE.fullmatch(match[0]) or match["name"][:1].isupper()) or _other(message, start, end):
            continue
        loose = _LOOSE.fullmatch(match[0]) and lowers(message)
        if not match["name"][:1].isupper() and not _SPELLED_LOW.search(match[0]) and not loose:
            continue
        last = end
        more = re.match(r"(?: [A-Z][\w-]+)+", message.text[end : unit.end]) if match["name"][:1].isupper() else None
        if more and not _other(message, start, end + more.end()):
            last = end + more.end()
        yield Place(start, last, 3 if spelled and _NAMED.search(match[0]) else 2)


def _other(message: Message, start: int, end: int) -> bool:
    """Whether a run is a date or a figure, or stands for a person."""
    dated = any(q.start < end and start < q.end for q in message.quantities)
    located = " " not in message.text[start:end] and _FROM.search(message.text[:start][-20:])
    person = not located and any(
        p.start < end and start < p.end and (p.strong or _TITLED.search(message.text[:start][-8:]))
        for p in message.people
    )
    return dated or person
