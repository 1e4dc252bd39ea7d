"""What a message may be: the cleaning and the limits that hold for every way in."""

import re
import unicodedata

from casebuilder.errors import UserError

MAX_MESSAGE = 20_000

NOTHING_SAID = "I did not get any words. Could you say it in a sentence?"
NOT_TEXT = "That does not look like text, so I left it out. Could you say it in a sentence, or paste the words?"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


class Unusable(UserError):
    """A message that holds nothing to answer; `message` is the friendly reply."""

    code = "unusable"


def clean(message: str) -> str:
    """Return the text of a message without control characters and broken code points.

    Raises:
        Unusable: if there are no words in it.
        UserError: if it is longer than `MAX_MESSAGE` characters.
    """
    if len(message) > MAX_MESSAGE:
        raise UserError(
            f"that message has {len(message):,} characters and I can take {MAX_MESSAGE:,}; "
            "paste the part that matters, or send it in pieces"
        )
    text = message.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not any(unicodedata.category(ch)[0] in "LNS" or ch in "?!" for ch in text):
        raise Unusable(NOTHING_SAID if not message.strip() or len(text) < 4 else NOT_TEXT)
    if _looks_binary(message):
        raise Unusable(NOT_TEXT)
    return text


def _looks_binary(message: str) -> bool:
    """Whether more than a tenth of a message is control characters or broken bytes."""
    broken = sum(1 for ch in message if ch == "\ufffd" or "\ud800" <= ch <= "\udfff" or _CONTROL.match(ch))
    return broken > 4 and broken * 10 > len(message)
