"""Words of a text as the checks compare them: stems, sentences, clauses, and which words carry no claim."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+| · ")
_CLAUSE = re.compile(
    r"[.;!?…](?=\s|$)|[,:](?=\s)|\n+| · |\s[–—-]\s|\s(?:and|while|whereas|but|with|plus)\s", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:ies|ing|edly|ed|ers?|es|s|ly|e|y)$")

GLUE = frozenset(
    """a an the this that these those it its it's that's there here what which who whom whose when where why how if
    then than so as at by for from in into of off on onto out over per to towards under until up upon via with
    within without and or but nor yet both either neither also too just only even still already again once more
    most much many few less least some any each every all other another same such own no not never none nothing
    nobody be am is are was were been being do does did done have has had having can could will would shall
    should may might must let lets i me my mine we us our you your yours he him his she her they them their one
    ones someone somebody anyone everyone people thing things way ways part kind sort lot bit next last first
    second third now today currently present presently later before after since while during between among about
    around across against because though although however therefore meanwhile instead rather else otherwise
    perhaps maybe please thanks thank sure okay ok right well yes hello noted note got get gets give given gives
    take taken takes took taking make makes made put go goes going come comes came keep kept keeps say said says
    tell told ask asked asks asking know known need needs needed want wants wanted like see seen look looks mean
    means meant read reads think understand understood hear heard help helps matter matters reason case question
    questions answer answers figure figures number numbers value values amount amounts date dates time section
    record recorded list listed add added adds mention mentioned describe described explain explained 
    baseline target targets goal aim measure measured measures owner owns own report reports expect
    expected expects become becomes becoming fall falls falling drop drops dropping rise rises rising reduce
    reduced reduces increase increased increases move moves moving reach reaches reached bring brings brought
    set sets stand stands change changes changed changing current point points plan plans planned propose
    proposed proposes project initiative company organisation team work works working    cost costs
    total year month week day yearly monthly annual annually one-off once year's good useful helpful clear leave
    leaves left open evidence source sources comes far back two here's i'll i've you've we've let's don't can't
    isn't doesn't won't it'll we'll you'll i'd what's who's how's""".split()
)
"""Words that may join what is said without saying anything themselves."""

OPENERS = GLUE | frozenset(
    """ai kpi kpis sorry unfortunately afraid regrettably got understandably roughly thereby accordingly otherwise
    so thanks understood great fine overall additionally furthermore moreover finally lastly besides
    alongside following based according regarding concerning under given assuming once without whatever whoever
    whichever across beyond despite unlike except including together separately specifically notably currently
    initially eventually ultimately meanwhile similarly likewise hence thus for nevertheless nonetheless risks
    risk benefits benefit agents staff users customers tickets data operations adoption governance scope
    training people teams licences licence management manual delays errors success support executive sponsor
    budget funding approval oversight reviews review monitoring integration quality timeline pilot cases why
    when""".split()
)
"""Words that may open a sentence with a capital without being a name."""


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without possessive endings."""
    return [re.sub(r"['’]s$", "", w.lower()).replace("’", "'") for w in _WORD.findall(text)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what forms of a word have in common ("misrouted", "misrouting")."""
    return _SUFFIX.sub("", word) if len(word) > 4 else word.removesuffix("s") if len(word) > 3 else word


def content(text: str) -> list[str]:
    """Return the stems of the words that say something, in order."""
    parts = (p for w in words(text) for p in ((w,) if w in GLUE else w.split("-")))
    return [stem(w) for w in parts if w not in GLUE and len(w) > 1]


def sentences(text: str) -> list[str]:
    """Return the sentences, lines and read-back items of a text."""
    return [s.strip() for s in _SENTENCE.split(text) if s and s.strip()]


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the clauses of a text; a decimal point or a thousands comma ends none."""
    start = 0
    for match in _CLAUSE.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def flat(text: str) -> str:
    """Return a text for comparing word for word: one space between words, straight quotes, small letters."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x00A0: " ", 0x202F: " "})
    return " ".join(straight.lower().split())


_GAIN = re.compile(r"\b(?:sav(?:e|es|ed|ing|ings)|benefits?|gains?|worth|releas\w+|avoid\w*|returns?)\b", re.I)
_COST = re.compile(
    r"\b(?:costs?|licen[cs]es?|pays?|paid|price\w*|spen[dt]\w*|invest\w*|fees?|budget|expens\w+)\b", re.I
)


def side_of(clause: str) -> str:
    """Return whether a clause speaks of a gain or of a cost; nothing if of both or neither."""
    gain, cost = bool(_GAIN.search(clause)), bool(_COST.search(clause))
    return "gain" if gain and not cost else "cost" if cost and not gain else ""
