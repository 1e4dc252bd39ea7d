"""Text that is meant for machines and states nothing: control tokens, HTML, pictures, formulas, code, notes to an AI.

It is blanked out before anything is read, at its place: every offset of the message stays what it was. What steers a
machine ends the sentence it stands in (a line break takes its place), what only decorates does not (spaces do).
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_OPENS = re.compile(
    r"<\|?\s*(?:im_start|start_header_id|system|user|assistant|begin_of_text|start_of_turn|sys)\s*\|?>|\[INST\]|<<SYS>>|"
    r"^[ \t]*#{2,}[ \t]*(?:system|instructions?|assistant|developer)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSES = re.compile(
    r"<\|?\s*(?:im_end|eot_id|end_of_text|endoftext|end_of_turn|/\s*(?:system|user|assistant|sys))\s*\|?>|\[/INST\]|<</SYS>>|</s>",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"<\|[\w ./-]{1,40}\|>|</?s>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant)>", re.IGNORECASE)
_MACHINE = (
    r"(?:ai|a\.i\.|assistant|(?:large\s+)?language\s+model|llm|chat\s*bot|bot|model|gpt|copilot|agent|casebuilder|machine|"
    r"(?:ai|chat|virtual|digital)\s+(?:assistant|agent|system|model|reader|tool))s?"
)
_CALLED = re.compile(
    rf"(?:^|(?<=[.!?:>)\]\n-])[ \t]+|(?<=\n))[\W_]*?(?:"
    rf"(?:(?:nb|ps|important|urgent|attention|note|notes|notice|message|instructions?|orders?|memo|hint|reminder|command)[,:]?\s+(?:to|for)|to|dear|hey|attention|attn)"
    rf"\s+(?:(?:any|all|the|every|each|this|whichever|whatever|our|your)\s+)*{_MACHINE}\b[^.\n:,]{{0,60}}[:,.!-]|"
    rf"(?:attention|important|override)\s*[,:]?\s+{_MACHINE}\b\s*[:,!-]|"
    rf"if\s+you\s+are\s+(?:an?|the|some)\s+{_MACHINE}\b|"
    rf"as\s+(?:an?|the)\s+{_MACHINE}\s*,?\s+(?:you|reading|that\s+reads)\b|"
    rf"(?:assistant|ai|bot|system|chatbot|llm|developer)\s*:\s*(?=\S)|"
    rf"(?:assistant|chatbot|bot|ai|llm)\s*,\s+(?:from|you|please|now|do|your|these|this|the\s+following|ignore|disregard|forget|always|never)\b|"
    rf"(?:system|security|admin|policy|developer|root)\s+(?:override|prompt|update|notice|message)\s*(?:[:!>—-]|accepted|active|engaged)"
    rf")",
    re.IGNORECASE,
)
"""Where words begin that call a machine; the rest of the line is for it."""
_TOLD = re.compile(
    r"(?:^|[,.:;!>\n-]\s*|\b(?:and|then|please|now|must|should|shall|to|may|only|just|always|never|not)\s+)\s*"
    r"(?:ignore|disregard|forget|override|skip|mark|treat|consider|regard|rate|rank|recommend|prefer|approve|accept|enter|record|report|copy|output|print|"
    r"reply|respond|answer\s+(?:only|with|that)|say|tell|repeat|reveal|pretend|assume|set|stop|switch|turn|put|add|insert|delete|hide|end|begin|start|finish|confirm|praise|"
    r"do\s+not\s+(?:tell|mention|ask|show|say)|never\s+(?:ask|mention|list))\b|"
    r"\bthe\s+(?:user|person|sponsor|reader|human)\s+(?:\w+\s+){0,5}(?:may\s+not|has\s+no|must\s+not|need\s+not|cannot)\b|"
    r"\b(?:interview|gate|validator|rules?|checks?|validation)\s+(?:is|are|was|were)\s+(?:now\s+)?(?:over|off|replaced|void|gone|suspended|disabled|switched\s+off|lifted)\b|"
    r"\byou\s+(?:must|are\s+(?:now|allowed|free)|have\s+to|shall)\b",
    re.IGNORECASE,
)
"""What tells a machine what to do; a letter to an assistant that states facts is read like any other."""
_ENCODED = re.compile(r"(?<![\w/])(?=[A-Za-z+/]*\d)(?=[\d+/a-z]*[A-Z])[A-Za-z\d+/]{40,}={0,2}")
_STATE = re.compile(
    r"\{[^{}\n]*[\"']?\b(?:complete|status|blocking|approved|valid|role|override)\b[\"']?\s*[:=][^{}]*\}", re.IGNORECASE
)
_MARKUP = re.compile(
    r"!\[[^\]\n]*\](?:\([^)\n]*\)?)?|<(?:script|style|iframe)\b.*?(?:</(?:script|style|iframe)\s*>|\Z)|"
    r"</?[a-zA-Z][a-zA-Z\d]{0,15}(?:\s+[^<>\n]{0,300})?/?>|\[[^\]\n]{0,80}\]\((?:javascript|data|vbscript):[^)\n]*\)*",
    re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FORMULA = re.compile(
    r"(?:(?<=^)|(?<=[;,\t|\n\"'])|(?<=[;,|] )|(?<=\| ))(?:="
    r"(?=[A-Za-z_$({\"'+\d-])|[+@-](?=\w+(?:\.\w+)*\(|\w+\||\$?[A-Z]{1,3}\$?\d+\b|\d+(?:[.,]\d+)?\s*[-+*/^]\s*\d))|"
    r"(?<=\s)=(?=[A-Z][A-Z.]+\(|\$?[A-Z]{1,3}\$?\d+\b)",
    re.MULTILINE,
)
_HANDLE = re.compile(r"(?:(?<=[;\t|\n])|(?<=^))@\w+(?=\s*(?:[;\t|\n]|$))", re.MULTILINE)


def steering(text: str) -> list[Span]:
    """Return the runs of a message that try to steer a machine: role blocks, encoded orders, notes to an AI."""
    return _joined([
        *_blocks(text),
        *_whole(_COMMENT, text),
        *_called(text),
        *_whole(_ENCODED, text),
        *_whole(_STATE, text),
    ])


def decoration(text: str) -> list[Span]:
    """Return the runs of a message that are markup or spreadsheet formulas."""
    return _joined([*_whole(_MARKUP, text), *_formulas(text)])


def blanked(text: str, broken: list[Span], spaced: list[Span]) -> str:
    """Return a text of the same length with runs taken out: `broken` ones end a sentence, `spaced` ones do not."""
    for spans, mark in ((broken, "\n"), (spaced, " ")):
        for start, end in spans:
            text = text[:start] + mark * (end - start) + text[end:]
    return text


def _whole(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return ((m.start(), m.end()) for m in pattern.finditer(text) if m.end() > m.start())


def _blocks(text: str) -> Iterator[Span]:
    """Yield what stands between the opening and the closing token of a role, and stray tokens."""
    at = 0
    while opened := _OPENS.search(text, at):
        closed = _CLOSES.search(text, opened.end())
        at = closed.end() if closed else len(text)
        yield opened.start(), at
    yield from _whole(_TOKEN, text)


def _called(text: str) -> Iterator[Span]:
    """Yield the lines, from where they call a machine and tell it what to do."""
    for match in _CALLED.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if _TOLD.search(text[match.end() : end]):
            yield match.start(), end


def _formulas(text: str) -> Iterator[Span]:
    """Yield cells that hold a formula; brackets may hold what else ends a cell. Beside them, "@name" is one as well."""
    lines: set[int] = set()
    for match in _FORMULA.finditer(text):
        end = _cell_end(text, match.start())
        yield match.start(), end
        lines.add(text.rfind("\n", 0, match.start()))
    for match in _HANDLE.finditer(text):
        if text.rfind("\n", 0, match.start()) in lines:
            yield match.start(), match.end()


def _cell_end(text: str, start: int) -> int:
    depth, quote = 0, False
    for at in range(start, min(len(text), start + 400)):
        char = text[at]
        quote ^= char == '"'
        depth += (char == "(") - (char == ")")
        # "cmd|'/C calc'!A0" is one cell: a bar that runs a program ends none.
        runs = char == "|" and re.match(r"\|\s*['\"]?\s*/", text[at : at + 5])
        if not runs and (char == "\n" or (depth <= 0 and not quote and char in ";\t|,")):
            return at
    return min(len(text), start + 400)


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
