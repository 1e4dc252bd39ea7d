"""How people speak of skills that are missing and of getting them. Data, kept apart from the code."""

import re

RETRAIN = re.compile(
    r"\b(?:re-?train\w*|train(?!\s+(?:the\s+)?model)s?|trained|training(?!\s+(?:data|set|material))|teach\w*|taught|up-?skill\w*|re-?skill\w*|re-?educat\w*|cross-?train\w*|coach\w*|school(?:ed)?\s+(?:our|them|him|her)|bring\s+\w+\s+(?:up\s+to\s+speed|along)|"
    r"grow\s+(?:our|them|it)\s*(?:own)?|develop\s+(?:our|in-?house)|learn(?:s|ing)?\s+(?:it|that|this)|pick\s+(?:it|that|this)\s+up|send\s+(?:him|her|them|two|three|one|\w+)\s+(?:on|to)\s+a?\s*(?:\w+\s+)?(?:course|class|academy|bootcamp)|boot\s?camp|internal\s+academy|re-?convert\w*|qualif(?:y|ied)\s+our)\b",
    re.IGNORECASE,
)
SOFT_RETRAIN = re.compile(
    r"\b(?:courses?|workshops?|in-?house|at\s+home|ourselves|internal(?:ly)?|from\s+within|(?:must|should|have\s+to|has\s+to|need(?:s)?\s+to|to)\s+learn|(?:evening\s+)?class(?:es)?|college|(?<!machine\s)(?<!deep\s)learn(?:s|ing)?|certificat\w+|seminar|academy|lessons?|mentor\w*|e-?learning|study)\b",
    re.IGNORECASE,
)
HIRE = re.compile(
    r"\b(?:hir(?:e|es|ed|ing)|re-?hire|recruit\w*|employ(?:s|ing)?\b|new\s+(?:hire|post|position|head|joiner)s?|vacanc(?:y|ies)|job\s+ad(?:vert)?\w*|advertis\w*|open\s+(?:a\s+)?(?:position|req|role|post)|take\s+(?:someone|somebody|one|two|a\s+person)\s+on|take\s+on\s+(?:a|an|one|two|someone)|permanent\s+(?:role|post|position)|"
    r"(?:approval|budget|approved)\s+for\s+(?:a|one|two|an)\b|positions?\b|headcount(?!\s+freeze)|fill\s+(?:the|a|that)\s+(?:post|role|position)|appoint\w*|add\s+(?:a|one|two)\s+(?:fte|head|person|people|engineer)|job\s+market|get\s+one\s+on\s+the\s+payroll|on\s+the\s+payroll|stelle|embauch\w*)\b",
    re.IGNORECASE,
)
PARTNER = re.compile(
    r"\b(?:partner(?:s|ing|ed|ship)?|outsourc\w*|contract(?:ed|ing)?\s+(?:it|that|this|with|out|in)|contractors?|consultanc(?:y|ies)|consultants?|freelanc\w*|integrators?|external(?:s|ly)?(?:\s+(?:help|firm|party|company|people|support|expert)s?)?|third\s+part(?:y|ies)|buy\s+(?:it|that|this|them)\s+in|bought\s+in|bring\s+(?:in\s+)?(?:a\s+|some\s+)?(?:firm|company|specialists?|outside)|"
    r"agency|managed\s+service|subcontract\w*|lean\s+on\s+(?:the\s+|our\s+)?(?:supplier|vendor|provider)|rely\s+on\s+(?:the\s+|our\s+)?(?:supplier|vendor|provider)|borrow\w*|secondment|joint\s+venture|from\s+(?:the\s+)?outside|outside\s+(?:help|firm|company))\b",
    re.IGNORECASE,
)
SOFT_PARTNER = re.compile(
    r"\b(?:suppliers?|vendors?|firms?|compan(?:y|ies)|institutes?|universit(?:y|ies)|uni|provider|start-?up|contract|specialist\s+house|body\s+shop|software\s+house)\b",
    re.IGNORECASE,
)
CANCELLED = re.compile(
    r"\b(?:not|no|never|can['’]?t|cannot|won['’]?t|don['’]?t|nobody|instead\s+of|rather\s+than|without|instinct\s+was(?:\s+to)?|thought\s+(?:of|about)|considered|freeze\s+on|wanted\s+to|no\s+budget\s+(?:to|for)|impossible\s+to|forget\s+about|neither|nor|against)\W+(?:(?:to|a|an|any|need\s+to|want\s+to|going\s+to|be|able\s+to|even|someone|somebody|more|new|get|the|find)\s+)*$",
    re.IGNORECASE,
)
LEAD_TIME_NOT = re.compile(
    r"\s*(?:of\s+experience|experience|ago|old|back|in\s+the\s+job|a\s+(?:day|week|month|year)\b|each\s+(?:day|week|month|year))",
    re.IGNORECASE,
)
LACK = re.compile(
    r"\b(?:nobody|no\s?-?one|none|not\s+(?:a\s+)?(?:single\s+|even\s+)?(?:one\s+)?(?:person|soul|anybody|anyone)|no\s+person|not\s+even\s+one|zero|we\s+(?:lack|miss|are\s+missing|are\s+short\s+(?:of|on)|haven['’]?t\s+got|have\s+no|have\s+nobody|have\s+none|don['’]?t\s+have|do\s+not\s+have|need|want\s+for|want\s+also\s+for)|"
    r"lacks?|lacking|missing|short\s+(?:of|on)|gaps?|must\s+learn|need(?:s)?\s+to\s+(?:learn|understand|know)|would\s+need\s+to|have\s+to\s+learn|has\s+to\s+learn|should\s+learn|don['’]?t\s+know|do\s+not\s+know|doesn['’]?t\s+know|never\s+done|new\s+to\s+us|weak\s+(?:in|on|at)|beyond\s+us|(?:cannot|can['’]?t|could\s+not|unable\s+to|not\s+able\s+to|struggles?\s+(?:with|to))\s+(?!get|hire|afford|find|wait|say|tell|estimate|take|use|do\b)|out\s+of\s+our\s+league|not\s+our\s+(?:strength|thing)|(?:is|are)\s+(?:thin|scarce|rare|weak)|no\s+(?:skills?|experience|idea)\b)",
    re.IGNORECASE,
)
