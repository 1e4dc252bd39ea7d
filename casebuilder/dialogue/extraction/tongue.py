"""Whether a message is in English: by its script, and by the small words that every language has its own of."""

import re
import unicodedata

_ENGLISH = frozenset(
    """the a an and or of to in is are was were be been it its this that these we i you they he she my our your their not no
    for on at by with from as but so if when what which who how why have has had do does did will would can could should
    there all any some more than then about after before into out up today now per each every us me them yes okay ok""".split()
)
_OTHER = frozenset(
    """der das und ist nicht ein eine einen einem wir sie ich mit von zu den dem des auf für im bei auch sich werden wird
    sind haben hat kann soll durch über nach wie oder aber noch nur unser unsere unseren heute jahr wenn bitte danke
    le la les des une est et nous vous ils elle dans pour sur pas que qui avec par plus sont du au aux ce cette ces notre
    nos leur mais ou où très chaque être avons avez aujourd'hui merci
    el los las una es y en que de por para con como más pero este esta nuestro nuestra tenemos hay cada muy son
    il lo gli uno della delle nel che non per abbiamo questo questa ogni sono ma più anche
    o os um uma em não para com nosso nossa temos mais cada
    het een wij zijn met voor van niet ook naar maar onze wordt
    och att det som är på av vi inte har med till den
    nie jest się na do w z co jak""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_foreign(text: str) -> bool:
    """Whether a text is written in another language than English; names, figures and short answers never count."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum(1 for c in letters if unicodedata.name(c, "").startswith("LATIN"))
    if latin < len(letters) * 0.6:
        return True
    words = [w.lower() for w in _WORD.findall(text)]
    if len(words) < 3:
        return False
    english = sum(1 for w in words if w in _ENGLISH)
    other = sum(1 for w in words if w in _OTHER and w not in _ENGLISH)
    return other >= 2 and other > 2 * english
