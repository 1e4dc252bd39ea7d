# ruff: noqa: E501
"""Cues of talk about the problem. Data, kept apart from the code that uses it."""

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


TROUBLE = _any(
    r"problems?", r"trouble\w*", r"difficult\w*", r"issues?", r"pains?", r"painful", r"miser\w+", r"nightmare", r"mess(?:y|ed)?", r"chaos", r"headaches?", r"drown\w*", r"struggl\w+", r"suffer\w*", r"fail(?:s|ed|ing|ures?)?", r"breaks?(?:\s+down)?|broke(?:n)?|breakdowns?", r"outages?", r"down\s?time", r"wrong(?:ly)?", r"errors?", r"mistakes?", r"mis\w{4,}", r"miss(?:es|ed|ing)?", r"lose[s]?|losing|lost|loss(?:es)?", r"wast(?:e|es|ed|ing)", r"late", r"delay\w*", r"wait(?:s|ed|ing)?", r"slow\w*", r"stuck", r"backlogs?", r"bottlenecks?", r"queue[sd]?", r"pil(?:e|es|ing)\s+up", r"overload\w*", r"saturated", r"overwhelm\w*", r"overtime", r"complain\w*|complaints?", r"angry|furious|annoyed|unhappy|frustrat\w+", r"by\s+hand|manual(?:ly)?|by\s+eye|on\s+paper|back\s+to\s+paper|typing|re-?type|re-?key\w*|keyed|copy(?:ing)?\s+and\s+past\w+", r"over\s+and\s+over|again\s+and\s+again|all\s+day|twice|in\s+vain|for\s+nothing|unnecessar\w+|needless\w*", r"nobody|no\s+one|never|nowhere|not\s+a\s+soul|cannot|can['’]?t", r"too\s+(?:late|many|few|much|little|long|often|slow)", r"forg[eo]t\w*", r"overlook\w*", r"incomplete|inconsistent|inaccurate|incorrect|outdated|duplicate\w*", r"return(?:ed|s)", r"reject(?:ed|s|ions?)?", r"rework\w*", r"bounc\w+", r"escalat\w+", r"churn", r"quit(?:s|ting)?", r"fines?|penalt\w+|claims?", r"scrap(?:ped)?|throw(?:n|ing|s)?\s+(?:away|out)|dead|spoil\w*|rot(?:s|ten|ting)?|expire[sd]?", r"falls?\s+(?:down|over)", r"(?:do|does|type|typed?|write|enter)\s+\w*\s*(?:everything|it\s+all)?\s*again", r"only\s+(?:discover|notice|hear|find|know|learn)\w*", r"takes?\s+(?:us\s+|them\s+)?(?:\w+\s+){0,3}(?:hours|days|weeks|months|minutes|ages|forever|long)", r"spends?\s+\w+", r"age\s+out", r"stands?\s+(?:still|idle)|idle", r"half\s+empty", r"keeps?\s+(?:happening|coming|waiting)", r"surpris\w+", r"blind", r"guess\w*", r"unplanned", r"interrupt\w*", r"false\s+(?:alarms?|positives?)", r"drown\w*", r"burn(?:s|ing|ed|t)?", r"unseen|invisible", r"shortage|understaffed|short\s+of", r"defects?|leak\w*|scratch\w*|damage[sd]?", r"fires?\s+more", r"bad(?:ly)?", r"poor(?:ly)?", r"slips?\s+through", r"lets?\s+\w+(?:\s+\w+){0,6}\s+through", r"go(?:es)?\s+cold", r"r[ua]ns?\s+(?:out|dry|short|low)", r"(?:pour|chuck|bin)\w*(?:\s+\w+){0,3}\s+away", r"gut\s+feel(?:ing)?", r"grief", r"too\s+\w+", r"until\s+midnight|at\s+night|weekends", r"hates?", r"drops?\s+out", r"after\s+(?:they|the\s+fact|it)", r"pissed|fed\s+up", r"don['’]?t\s+(?:find|know|see|get|work)"
)
ASK = _any(
    r"(?:i|we|what\s+i|what\s+we|i['’]?d|we['’]?d)\s*(?:['’]?d|would|should)?\s*(?:really\s+|very\s+much\s+)?(?:want|like|wish|need|dream|propose|am\s+after|are\s+after|appreciate|suggest|pretend|evaluate|hope)\w*", r"want\s+(?:an?\s+)?(?:ai|tool|system|software|assistant|model|something)", r"the\s+(?:idea|ask|plan|proposal|aim|goal|wish)", r"plan\s+is", r"ask\s*:", r"so\s+the\s+idea", r"looking\s+for", r"what\s+i['’]?m\s+after", r"a\s+(?:model|system|tool|machine)\s+(?:that|which)", r"software\s+listens", r"proposal"
)
UNCOSTED = _any(r"costed", r"costing\s+has", r"no\s+(?:figure|number|costing|estimate)\w*", r"never\s+(?:calculated|measured|costed|priced)", r"audited", r"signed\s+off", r"estimated?\s+(?:it|by)")
ABOUT_ME = _any(r"my\s+name", r"i\s+am\s+(?!told)[A-Z]\w*", r"i['’]m\s+[A-Z]\w*", r"sponsor\w*", r"budget", r"good\s+(?:morning|afternoon|day|evening)", r"hello|greetings", r"thank\w*", r"forgive")
COSTS_US = _any(
    r"costs?", r"costing", r"lose|losing|loss(?:es)?", r"wast(?:e|es|ed|ing)", r"burn\w*", r"worth", r"pric(?:e|ed|ing)", r"valued?", r"reckons?", r"estimat\w+", r"account", r"damage", r"rework", r"overtime", r"late\s+fees", r"penalt\w+", r"puts?\s+(?:it|the|this|that)", r"order\s+of\s+magnitude", r"comes?\s+to", r"adds?\s+up", r"goes?\s+(?:down\s+the\s+drain|out)", r"we\s+pay", r"expens\w+", r"bill"
)
NOT_THE_PROBLEM = _any(
    r"sav(?:e[sd]?|ings?)", r"licen[cs]es?", r"subscription", r"quot(?:e|ed|ation)", r"implementation", r"would\s+(?:cost|pay)", r"invest\w*", r"turnover", r"revenues?", r"(?:total|whole|entire|overall|full)\s+(?:\w+\s+){0,2}(?:budget|bill|spend|cost)", r"budget", r"in\s+the\s+(?:pot|kitty)", r"don['’]?t\s+confuse", r"rivals?|competitors?", r"last\s+year['’]?s\s+(?:other|project)"
)
AFFECTED_AFTER = re.compile(
    r"\b(?:(?:who(?:['’]?s|\s+is|\s+are)?\s+(?:hit|affected|hurt|suffering|impacted)|affected(?:\s+(?:population|people|are|is|groups?|parties|users))?|impacted(?:\s+(?:population|people|are|groups?|users))?|"
    r"(?:it\s+|this\s+|that\s+|which\s+)?(?:affects|hits|impacts|hurts|concerns|burdens)|(?:the\s+)?(?:ones|people|those)\s+(?:who|that)\s+(?:really\s+|actually\s+|most\s+)?(?:\w+\s+){1,4}?(?:are|is)|those\s+(?:who\s+are\s+)?(?:affected|hit|concerned)(?:\s+are)?|(?:falls?|lands?|weighs?|dumped)\s+on|"
    r"victims?(?:\s+are)?|(?:felt|paid|suffered|borne)\s+(?:most\s+)?by|pain\s+for|pain\s+of|it['’]?s\s+hard\s+on|hard(?:est)?\s+(?:hit|on)(?:\s+(?:are|is))?|(?:worst|most)\s+(?:hit|affected)(?:\s+(?:are|is))?)\s*(?:[:=–-]|abt|about|above\s+all|mainly|mostly|first|especially|is|are)?\s*)(?=\S)",
    re.IGNORECASE,
)
AFFECTED_BEFORE = re.compile(
    r"\s*(?:,\s*)?(?:(?:really|all|mostly|also|both|most|themselves)\s+)?(?:suffers?|(?:are|is|get|gets)\s+(?:the\s+)?(?:affected|hit|impacted|hurt|ones?\s+(?:who|that)|victims?|drowning|furious|angry|frustrated|fed\s+up|annoyed|left\s+waiting)|bears?\s+(?:the\s+brunt|it|this)|pays?\s+the\s+price|gets?\s+it\s+in\s+the\s+neck|carr(?:y|ies)\s+(?:it|this|the\s+(?:burden|load|can))|gets?\s+(?:the\s+|all\s+the\s+|an\s+)?(?:grief|blame|flak|stick|earful|shouted|yelled)|takes?\s+the\s+(?:hit|heat|flak|blame)|waits?\s+forever|works?\s+(?:weekends|nights|late|overtime|through)|puts?\s+in\s+overtime|stands?\s+idle)\b",
    re.IGNORECASE,
)
NOT_JUST = re.compile(r"\b(?:isn['’]?t|not|is\s+not|aren['’]?t)\s+(?:just|only|merely)\s+(?=\S)", re.IGNORECASE)
WHO_ASKED = re.compile(r"\bwho(?:['’]?s)?\b[^?.!]{0,40}\b(?:suffer|hit|affected|hurt|pay|impact|feel|carr|bear)\w*[^?.!]{0,20}\?", re.IGNORECASE)
AFFECTED_STOP = re.compile(
    r"\s*,?\s+(?:who|which|whom|because|since|doing|stood|so|when|while|but\s+(?!also)|indirectly\s+because|in\s+that|having|that\s+(?:is|are)|costs?|i['’]?d|and\s+(?:then\s+(?!my|the|our)|i|we|it|they|he|she|nobody))\b|[;!?\n]|[.](?=\s|$)|\s[–—-]\s",
    re.IGNORECASE,
)
GROUPS = frozenset(
    "staff team teams people customers customer clients client agents nurses doctors patients drivers workers operators fitters technicians engineers analysts planners managers clerks students teachers "
    "tenants residents citizens applicants officers handlers adjusters advisers advisors pickers dispatchers users employees colleagues associates crews crew inspectors makers checkers buyers sellers suppliers "
    "passengers guests members households farmers pharmacists caretakers caseworkers lawyers accountants recruiters candidates department departments office branch branches stores shops plants sites squads mechanics "
    "cooks chefs waiters sales hr finance procurement logistics support helpdesk desk shift warehouse girls guys lads folks personnel captains pilots controllers physicians relatives parents children readers pensioners".split()
)
