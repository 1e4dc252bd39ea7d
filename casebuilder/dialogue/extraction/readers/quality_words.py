"""What people say of the quality of data. Data, kept apart from the code."""

import re

GOOD = (
    "clean|cleaned|tidy|reliable|accurate|complete|consistent|good|great|excellent|fine|solid|decent|ok|okay|alright|all\\s+right|usable|trustworthy|trusted|"
    "spot[\\s-]on|up[\\s-]to[\\s-]date|current|fresh|authoritative|audited|validated|verified|curated|structured|well[\\s-](?:kept|maintained|structured|labelled|labeled|filled)|"
    "spotless|immaculate|impeccable|perfect|pristine|sound|robust|rock[\\s-]solid|correct|exact|precise|readable|legible|useful|standardi[sz]ed|normali[sz]ed|tagged|labell?ed|"
    "healthy|strong|dependable|sharp|bulletproof|gold[\\s-]standard|first[\\s-]class|meticulous|scrupulous\\w*|orderly|neat|high[\\s-]quality|balanced"
)
BAD = (
    "messy|mess|dirty|noisy|patchy|spotty|incomplete|inconsistent\\w*|unreliable|poor|bad|rubbish|garbage|trash|crap|dreadful|awful|terrible|horrible|lousy|shocking|dire|"
    "stale|outdated|out[\\s-]of[\\s-]date|old|obsolete|uneven|mixed|middling|so[\\s-]so|average|mediocre|sparse|thin|scarce|faint|tilted|blurr?ed|blurry|illegible|unreadable|unbalanced|imbalanced|skewed|biased|"
    "wrong|incorrect|inaccurate|false|missing|gaps?|gappy|holes?|holey|duplicat\\w*|doubles|unlabell?ed|untagged|unstructured|free[\\s-]text|free[\\s-]form|handwritten|hand[\\s-]written|"
    "chaotic|chaos|jungle|nightmare|swamp|dump|hit[\\s-](?:and|or)[\\s-]miss|ropey|off\\s+by|drops?\\s+out|var(?:y|ies)|dodgy|iffy|shaky|weak|questionable|doubtful|dubious|suspect|flaky|errors?|mistakes|typos|"
    "scattered|fragmented|blank|empty|nulls?|delayed|late|lags?|lagging|delay|limited|partial|not\\s+(?:great|good|clean|complete|bad|perfect|usable|reliable)|fuzzy|vague|rough|"
    "hard\\s+to\\s+(?:read|use|parse|trust)|all\\s+over\\s+the\\s+(?:place|shop)|half\\s+(?:of|has|is|are|empty|the)|no\\s+(?:category|categories|label|labels|structure|timestamps?)|unfilled|drift\\w*|"
    "copy[\\s-]?paste\\w*|acceptable|fair|reasonable|tolerable|passable|needs?\\s+(?:cleaning|cleansing|work|scrubbing)|requires?\\s+(?:cleaning|cleansing)"
)
_SHARE = r"(?:\d+(?:[.,]\d+)?\s?(?:%|percent|per\s?cent)|(?:about|around|roughly|maybe|only)?\s*(?:a|one)\s+(?:third|quarter|fifth|tenth)|\b(?:\d+|one|two|three)\s+(?:in|out\s+of)\s+(?:\d+|three|four|five|ten|twenty))"
QUALITY = re.compile(rf"\b(?:{GOOD}|{BAD})\b|{_SHARE}\s+(?:of\s+)?\w+", re.IGNORECASE)
