"""Read a text that is nothing but one quantity."""

import re

from casebuilder.case.quantity.model import Quantity
from casebuilder.case.quantity.scan import scan
from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.wordlists import words

_LONGEST = 200
_WORDS_AROUND = words(
    "about around roughly circa ca approx approximately nearly almost some say say from to by at least most minimum "
    "maximum min max over more than above under below less fewer up no not or so ish it is its it's on until till "
    "between the a an of down minus plus reduction increase decrease currently now today target baseline i think "
    "maybe perhaps probably we have in for as since starting due latest most before after exceeding within einmalig "
    "higher lower better max hm well um er just only something like roughly guess would be that's thats there are "
    "etwa rund environ bis ab am le la cost costs one-off one off time cut reduce reduced save and"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def single(source: Source) -> Quantity | None:
    """Return the only quantity of the source if nothing else of substance stands around it."""
    if len(source.text) > _LONGEST:
        return None
    found = scan(source)
    if len(found) != 1:
        return None
    rest = source.text[: found[0].start] + " " + source.text[found[0].end :]
    if any(character.isdigit() for character in rest):
        return None
    words = _WORD.findall(rest.lower())
    return found[0] if all(word in _WORDS_AROUND for word in words) else None
