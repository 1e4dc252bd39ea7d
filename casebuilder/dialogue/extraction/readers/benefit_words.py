# ruff: noqa: E501
"""Cues of talk about benefits: their kinds, owners and starts. Data, kept apart from the code that uses it."""

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


_NOBODY = r"(?:nobody|no\s+one|noone|no\s+(?:position|head|job|post|role|person|staff|people|employee|redundanc)\w*|not\s+a\s+(?:single\s+)?(?:soul|job|person))"
_LEAVES = r"(?:leav|go(?:es|ing)|gets?\s+(?:fired|laid|the\s+sack|sacked)|fired|laid\s+off|los(?:es|ing|e|t)|disappear|dismiss|eliminat|sent|retrench|cut|let\s+go|out\s+the\s+door|redundan|sacked|vanish)"
_CASH = r"(?:cash|money|cashable|dollars|euros|pounds|spend|a\s+saving|savings)"

TIME_SAID = _any(
    r"time[\s-]releas\w*",
    r"time\s+(?:only|freed)",
    r"(?:only|just|purely|merely)\s+(?:time|hours|capacity)",
    r"time\s*,?\s+(?:and\s+)?not\s+(?:cash|money)",
    r"non[\s-]?cash(?:able)?",
    rf"(?:not|isn['’]?t|ain['’]?t|aint|never|neither)\s+(?:as\s+|a\s+|real\s+|in\s+|hard\s+|proper\s+|actual\s+|be\s+)?{_CASH}(?:\s+saved)?",
    rf"{_NOBODY}\b[^.;]{{0,25}}?{_LEAVES}\w*",
    rf"{_NOBODY}(?:['’]s|s)?\s+{_LEAVES}\w*",
    r"not\s+a\s+head[\s-]?count\s+(?:cut|reduction)",
    r"no\s+head[\s-]?count",
    r"i['’]?m\s+keeping\s+(?:every|all|them)\b[^.;]{0,20}",
    r"(?:hours?|time|capacity|staff\s+hours)\b[^.;]{0,45}\b(?:get\s+back|back|freed|released|handed\s+back|free(?:s|d)?\s+up)",
    r"(?:freed|released)\b[^.;]{0,30}\bfor",
    r"freed\s+up",
    r"(?:persons?|people|they|them)\s+(?:move|will\s+be\s+put|(?:['’]ll|will)\s+(?:do|be\s+(?:answering|doing)))\b",
    r"capacity\s+(?:for|freed|released|gain)",
    r"redeploy\w*",
    r"everyone\s+stays",
    r"we\s+keep\s+(?:everybody|everyone|them|the\s+people)",
    r"no\s+heads?\s+leaves?",
)
TIME_NAME = _any(
    r"hours?", r"hrs?", r"h", r"time", r"capacity", r"fte", r"ftes", r"working\s+days", r"effort", r"labou?r"
)
CASH_SAID = _any(
    r"cashable",
    r"(?:hard|real|proper|actual|pure|straight|cold)\s+(?:hard\s+)?(?:cash|money|saving|savings|spend|reduction|euros|dollars|pounds|francs)",
    r"(?:really|truly|actually|genuinely)\s+(?:cash|money)",
    r"(?:is|it['’]?s|that['’]?s|this\s+is|,)\s+cash",
    r"cash",
    r"(?:stays?|remains?|kept|keep)\s+(?:in\s+(?:the|our)\s+(?:till|pocket|bank|house|budget)s?|with\s+us|in\s+house)",
    r"(?:true|real|genuine|net)\s+(?:reduction|cut|saving)",
    r"(?:leaves?|comes?\s+(?:off|out\s+of)|gone\s+from|out\s+of|goes\s+out\s+of|off|taken\s+out\s+of)\s+(?:the|our|my|his|her)\s+(?:budget|p\s?&\s?l|books?|payroll|invoice|bill|ledger|account|cost\s+base|cost\s+line)",
    r"budget\s+(?:itself\s+)?(?:gets?\s+|is\s+|will\s+be\s+)?(?:cut|reduced|lowered)",
    r"real\s+spend\s+gone",
    r"money\s+(?:stays|we\s+(?:no\s+longer|don['’]?t)\s+(?:spend|pay))",
    r"what\s+is\s+money",
    r"bankable",
    r"money\s+in\s+the\s+(?:bank|till)",
    r"p\s?&\s?l",
    r"invoices?\s+(?:shrinks?|falls?|drops?|gets?\s+smaller)",
    r"bottom\s+line",
    r"in\s+(?:the|our)\s+till",
    r"cease\s+to\s+(?:engage|pay|buy)",
    r"drops\s+to\s+the\s+bottom",
)
AVOIDED_SAID = _any(
    r"avoid(?:ed|ance|able|ing|s)?",
    r"spend\s+avoided",
    r"dodg(?:e[sd]?|ing)",
    r"(?:would|do|will|need|have)\s*(?:n['’]?t|\s+not|\s+no\s+longer)\s+(?:need|have)\s+to\s+(?:buy|build|hire|replace|pay)",
    r"(?:not|never)\s+(?:need(?:ing)?|hav(?:e|ing))\s+to\s+(?:buy|build|hire|replace)",
    r"would\s+otherwise",
    r"prevented",
    r"averted",
    r"sidestep\w*",
    r"spared",
    r"does\s+not\s+enter\s+in\s+the\s+account",
    r"never\s+(?:arises?|happens?)",
)
AVOIDED_NAME = _any(r"penalt(?:y|ies)", r"fines?", r"liquidated\s+damages", r"risk\s+of\s+\w+")
NO_FIGURE = _any(
    r"(?:no|without(?:\s+an?y?)?|not\s+an?)\s+(?:figure|number|price|value|amount|money|price\s+tag|sum|[$£€])s?(?:\s+(?:on|for|to|claimed|given|attached|tag))?",
    r"not\s+(?:yet\s+)?(?:quantified|moneti[sz]ed|costed|valued|priced|expressed)",
    r"non[\s-]?financial",
    r"not\s+(?:a\s+)?financial",
    r"not\s+a\s+(?:matter|question)\s+of\s+money",
    r"(?:refuse|decline|hesitate|won['’]?t|will\s+not|would\s+not|cannot|can['’]?t|cant|could\s+not|couldn['’]?t|don['’]?t|do\s+not|does\s+not|doesn['’]?t|dream\s+of|am\s+not|['’]?m\s+not|can\s+not|impossible\s+to|hard\s+to|difficult\s+to|not\s+going\s+to|unable\s+to|never)\s+(?:be\s+|to\s+)?(?:put(?:ting)?|give|giving|affix|attach|assign|place|set|express|price|quantif\w+|measur\w+|monetis\w+|monetiz\w+|costing|pricing|count|value|calculat\w+)\b(?=[^.;]{0,50})",
    r"(?:intangible|qualitative|unquantif\w+|priceless|soft\s+(?:benefit|one|gain)|immaterial|unpriced)",
    r"nothing\s+(?:financial|you\s+can\s+bank)",
    r"not\s+(?:in|with)\s+(?:euros?|money|numbers|figures|dollars|pounds)",
    r"no\s+(?:money|cash)\s+in\s+it",
)
BENEFIT_WORDS = _any(
    r"(?:we|i|us|that|which|it|this)(?:['’]d|['’]ll|\s+would|\s+will|\s+could|\s+can|\s+should)?\s+(?:\w+\s+)?(?:save[sd]?|win\s+back|gain|get\s+back|avoid|recover|free\s+up)",
    r"savings?\s+(?:of|is|are|would|will|come|:)",
    r"benefits?\s*(?:of|is|are|would|:|worth)",
    r"cashable",
    r"as\s+a\s+benefit",
    r"among\s+the\s+benefits",
)
NOT_BENEFIT = _any(
    r"costs?\s+(?:us|me)",
    r"(?:is|are|it['’]?s)\s+costing",
    r"cost\s+of\s+(?:the|this)\s+problem",
    r"we\s+(?:lose|waste|burn)",
    r"the\s+problem\s+costs",
    r"(?:brags?|boasts?|bragg\w+)",
    r"mckinsey|gartner|forrester|deloitte",
    r"(?:licen[cs]e|subscription)\s+(?:costs|is)",
    r"saved\s+(?:em|them|him|her)",
    r"(?:speaks?|talks?)\s+of",
    r"invested|investment",
)
OF_WHOLE = re.compile(
    r"\b(?:of|out\s+of|from)\s+(?:the|those|these|that|this|our)\s+(?:full\s+|total\s+|whole\s+)?$", re.IGNORECASE
)
STARTS = re.compile(
    r"(?:\bfrom|\bstart\w*|\bbegin\w*|\bas\s+of|\bas\s+from|\bkick\w*\s+in|\bcounting(?:\s+from)?|\beffective|\bsince|\bafter|\bw\.?e\.?f\.?|\bon|\bfirst\s+felt|\bin|\bby)\s*:?\s*(?:on|from|the|in|around|about|about\s+the)?\s*$",
    re.IGNORECASE,
)
OWNS = _any(
    r"owns?",
    r"owned",
    r"owning",
    r"owner(?:['’]s|\s+is)?",
    r"own\s+(?:that|this|it|the)",
    r"vouch\w*",
    r"answer(?:s|able)?\s+for",
    r"sign(?:s|ed)?(?:\s+(?:off|for|it))?",
    r"responsib\w+",
    r"accountable",
    r"(?:puts?|putting)\s+(?:his|her|their)\s+name",
    r"on\s+the\s+hook",
    r"controlled\s+by",
    r"tracks?",
    r"tracked\s+by",
    r"confirm(?:s|ed)?(?:\s+by)?",
    r"stands?\s+(?:behind|for)",
    r"takes?\s+(?:it|that|this|the\s+\w+)\s*(?:on)?",
    r"under",
    r"banks?\s+(?:it|that)",
    r"will\s+deliver",
    r"delivers?",
    r"carries",
    r"in\s+charge",
    r"guardian",
    r"looks?\s+after",
    r"custodian",
    r"holds?",
)
