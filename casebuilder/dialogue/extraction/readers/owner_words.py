"""How people say whose job something is. Data, kept apart from the code."""

import re

AFTER = (
    r"(?:,?\s*(?:(?:from|of|in|at)\s+(?:the\s+)?[\w&-]+\s*,?\s*)?(?:(?:who|which|she|he|they|is\s+the\s+(?:one|person)\s+(?:who|that))\s+)?(?:(?:also|again|then|already|herself|himself|will|would|can|should|shall|must|has\s+agreed\s+to|agreed\s+to|is\s+(?:going\s+)?to|"
    r"to|['’]ll|['’]d|has\s+to|promised\s+to|volunteered\s+to|is\s+the\s+one\s+who)\s+)*"
    r"(?:owns?|own|handles?|handling|handle|manages?|managing|runs?|running|takes?(?!\s+(?:a|an|about|some|three|two|four|five|six)\b)|take|keeps?|looks?\s+after|looking\s+after|sorts?|watch(?:es)?|watching|holds?|carr(?:y|ies)|covers?|covering|deals?\s+with|answers?|monitors?|checks?|"
    r"ensures?|leads?|leading|drives?|undertakes?|guards?|polices?|oversees?|supervises?|curates?|administers?|maintains?|steers?|tracks?|signs?|charges?|pulls?|controls?|follows?(?:\s+up)?|has\s+(?:it|this|that|them|those|these|both|all|the)|got\s+(?:it|this|that|them)|is\s+(?:the\s+)?(?:owner|responsible|accountable|"
    r"answerable|in\s+charge|on\s+(?:it|that|this|the\s+hook|point)|custodian|steward|keeper|one|lead|writing|drafting|doing|handling|looking|preparing)|(?:being\s+|made\s+|held\s+)?(?:the\s+)?(?:one\s+)?(?:responsible|accountable|answerable|in\s+charge)|as\s+the\s+(?:person|one)\s+responsible|being\s+(?:the\s+)?owner|to\s+be\s+(?:the\s+)?(?:owner|responsible)|as\s+(?:the\s+)?owner|on\s+the\s+hook|"
    r"does\s+(?:that|this|it)|will\s+see\s+to|sees\s+to|see\s+to|care\b)\b|['’]?s\s+(?:job|task|thing|baby|problem|area|department|patch|responsibility|remit|turf|care|desk|watch|hands|team|people|crew|shop|domain|section|plate|headache|call|side|lot)\b|['’]s\s*(?=$|[,.;)!\n]))"
)
"""What may follow a name that owns something."""
DOES_IT = re.compile(
    r"\s+(?:(?:will|would|can|also|['’]ll)\s+)?(?:handles?|owns?|runs?|sorts?|manages?|watch(?:es)?|does|has|keeps?|takes?|covers?|looks?\s+after)\s+(?:it|that|this|them|those|these|both|all)\b|['’]s\s+(?:stuff|baby|patch)\b",
    re.IGNORECASE,
)
STATED = re.compile(
    r"\b(?:owners?|steward|custodian|responsible|accountable)\s*(?:[:=]|\s+is\s+(?:the\s+|our\s+)?)\s*(?:the\s+|our\s+)?(?P<who>[^\W\d_][\w&'’./-]*(?:[ ](?:of[ ](?:the[ ])?)?[\w&'’/-]+){0,4}?)\s*(?=$|[.,;()|\n]|\s[-–—]|\s(?:and|who|which|but|so)\b)",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?:none|no|nobody|tbd|tbc|open|unknown|unclear|not|yet|missing|me|myself|mine|i|same|to|still|n/?a|a|an|it|that|this|for|in)\b",
    re.IGNORECASE,
)
BEFORE = (
    r"(?:\bowner(?:ship)?(?:\s+(?:is|would\s+be|will\s+be|lies\s+with|with|goes\s+to|=)|\s*[:=]|['’]s)?|\bowned\s+by|\bhandled\s+by|\bmanaged\s+by|\bmaintained\s+by|\blooked\s+after\s+by|\brun\s+by|\bkept\s+by|\bheld\s+by|\bled\s+by|\bdriven\s+by|\bwatched\s+by|\bdone\s+by|"
    r"\b(?:steward|custodian|keeper|contact|responsible|accountable|lead|in\s+charge|answerable)(?:\s+(?:is|for\s+(?:it|this|that|them)\s+is|of\s+(?:it|them|this)\s+is|person|party|lies\s+with))*\s*[:=]?|\bresponsibility\s+(?:of|lies\s+with|is\s+with)|\bbelongs?\s+to|"
    r"\b(?:falls?|fell|goes|comes\s+down)\s+to|\b(?:rests?|sits|lies|stays|lives)\s+with|\b(?:is|are)\s+(?:down\s+to|up\s+to|with)|\bentrusted\s+to|\b(?:the\s+)?(?:job|task|duty|remit|charge|custody|care|responsibility)\s+(?:of|falls\s+to)|"
    r"\bme\b,?|\b(?:that|this|it|that\s+one|this\s+one|which|there)\s*(?:['’]?s|\s+is|\s+are|\s+would\s+be|\s+will\s+be|\s+goes\s+to|\s+falls\s+to|\s+sits\s+with|\s+lies\s+with|\s+rests\s+with|\s+stays\s+with)(?:\s+(?:for|on|with|down\s+to|up\s+to|under|by))?|\bthats(?:\s+(?:on|with|for))?|\bgoes\s+to|\bfalls\s+to|\bgive\s+(?:it|that|this)\s+to|"
    r"\b(?:under|with|w/?|by)|\bon|\bup\s+to|\bdown\s+to|\bin\s+the\s+(?:hands|care)\s+of|\bunder\s+the\s+(?:eye|care|watch|supervision)\s+of|\bguardian(?:\s+is)?|\bgo\s+(?:and\s+)?see|\bassigned\s+to|\btalk\s+to|@)\s*"
    r"(?:(?:again|also|mostly|mainly|always|then|now|both|probably|by|with|for|(?:our|the|my)(?:\s+(?!is\b|are\b|to\b|and\b)[a-z-]+){0,3})\s+)*(?:(?:mr|mrs|ms|miss|dr|dra|sra|sr|prof|herr|frau|mme|madame)\.?\s+)?$"
)
"""What may stand before a name that owns something."""
FOREIGN = re.compile(
    r"\b(?:ask|asking|asked|according\s+to|like|told\s+(?:me|us)|said|says|as|sponsor(?:\s+is)?|from|replac\w+|without|after|before|unless|if|when|except|cc|instead\s+of|replacing|used\s+to\s+be|was|not|thanks?\s+to|behind|against|about|than)\s+(?:(?:the|our|my|mr|ms|mrs|dr)\.?\s+)*$",
    re.IGNORECASE,
)
ME = re.compile(
    r"(?:\b(?:that(?:['’]?s|\s+is|\s+one\s+is|\s+one['’]s|\s+would\s+be|\s+will\s+be)?|owners?(?:['’]?s|\s+is|\s+are)?\s*[:=]?|owned|its|it['’]s|it\s+is|is|by|with|on|under|also|be|to|this\s+is|both|all)\s+|[-–—:,(=/|.]\s*|^\W*)(?:(?:on|to|with|also|again|just)\s+)?"
    r"(?P<me>me|myself|mine|yours\s+truly|moi)\b(?!\s+(?:that|how|if|some|an?|the|of|to)\b)|"
    r"\b(?P<i>i)(?:\s+will|['’]ll|\s+am|['’]m|\s+would|\s+shall|\s+myself|\s+personally)*\s+(?:own|handle|take\s+(?:that|this|it|care|responsib\w+|the)|look\s+after|deal\s+with|watch|sort|answer\s+for|carry|hold|am\s+responsible|am\s+the\s+owner|oversee|manage|keep\s+an\s+eye)\b|"
    r"\b(?P<my>my)\s+(?:job|problem|responsibility|baby|task|own\s+(?:job|problem)|headache|desk|watch)\b",
    re.IGNORECASE,
)
TEAM = re.compile(
    r"(?:(?:the|our|my)\s+)?(?P<team>(?:[\w&/-]+\s+){0,3}?(?:team|desk|group|department|dept|office|unit|committee|council|squad|crew|controls|security|finance|legal|procurement|hr|(?-i:IT)|operations|ops|compliance|marketing|engineering|surveyors?|dpo|ciso|cio|cto|cfo|coo|mlops|devops|platform|infrastructure|facilities|audit)(?:\s+(?:team|desk|group|department|mgmt|management))?)\b",
    re.IGNORECASE,
)
NOT_LOWER_NAME = frozenset(
    """again check checks spot manual weekly daily monthly quarterly yearly human review reviews reviewer audit audits test tests testing training plan plans rule rules time work data model models team teams
    people staff users user customer customers vendor partner supplier suppliers backup contract clause fallback alarm alarms control controls owner owners everyone nobody somebody someone anybody none else both
    system systems tool tools price cost money high low medium likely unlikely impact likelihood risk risks easy hard simple enough really pretty very quite too much many few lots kind sort thing things stuff
    code escrow cap limit limits freeze pilot phase step steps first shadow mode pair double four eyes sign off signoff opt out hold kept keep stay stays run runs spare parts fine ok okay good bad clean messy true false right wrong
    old new whole entire own boss manager head lead director chief it hr ops legal finance security procurement compliance marketing sales engineering nothing anything everything always never maybe probably honestly basically
    done gone said says think guess know hope mean like just sure yes no job jobs problem problems issue issues day days week weeks month months year years today tomorrow now later soon there here place way part case cases
    office desk shop floor night shift morning evening meeting meetings call calls mail email emails phone chat bot log logs report reports list lists sheet file files folder drive server servers network cloud outage quality history
    clear explicit written strict strong weak open closed full empty extra regular random sample samples sampling labels label bias drift privacy legal consent union works works council committee board what which that why how when
    hoping trying being having making doing going it's its he's she's we they them their our your his her my me us that this those these who whose whom where approval approvals guardrail guardrails masking redaction anonymised budget
    theyre thats its hes shes weve were dont cant wont isnt havent doesnt hasnt ill ive im youre theyve lol bank rate captcha holidays holiday garbage nightmare
    talks talk course courses lessons lunch workshop workshops comms newsletter feedback sandbox rollback switch kill button dashboard monitoring alerting retraining threshold thresholds insurance warranty penalty penalties sla""".split()
)
SHARED = re.compile(
    r"^\W*(?:all|both|everything|the\s+(?:lot|three|two|four))\b|\b(?:for|of|owns?|has|have|takes?|to|on|with|handles?|in)\s+(?:all|both|everything|each\s+(?:one|of)|every\s+one|the\s+lot)\b|\ball\s+(?:of\s+)?(?:it|them|these|those|two|three|four|five|the)\b",
    re.IGNORECASE,
)
"""A sentence about several things at once."""
