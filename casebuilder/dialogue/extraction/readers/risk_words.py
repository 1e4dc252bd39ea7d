"""How people speak of what may go wrong and of what is done about it. Data, kept apart from the code."""

import re

LEVEL = r"very\s+(?:likely|unlikely|high|low|small|rare)|(?:quite|fairly|rather|pretty|extremely|highly|almost|not\s+very|not)\s+(?:likely|unlikely|certain|high|low|severe|bad)|likely|unlikely|low|medium|moderate|med|high|severe|critical|serious|minor|major|small|remote|certain|possible|rare|big|huge|catastrophic|negligible|\d\s?/\s?5|[1-5]\s+(?:of|out\s+of)\s+5"
_BARE = r"(?:very\s+)?(?:likely|unlikely|low|medium|moderate|med|high|severe|critical|minor|major|rare|remote)"
LIKELIHOOD = re.compile(
    rf"\b(?:likelihood|probability|chance|odds)\b(?:\s+(?:of\s+(?:it|that|this)\s+)?(?:is|are|would\s+be|i['’]?d\s+say))?[\s:=]*(?P<a>{LEVEL})\b|\b(?P<b>{LEVEL})[\s-]+(?:likelihood|probability|chance|odds)\b|(?<!as )(?<!more )(?<!most )\b(?P<c>(?:very\s+|quite\s+|rather\s+|pretty\s+)?(?:likely|unlikely))\b(?!\s+(?:to|that|the|be)\b)",
    re.IGNORECASE,
)
IMPACT = re.compile(
    rf"\b(?:impact|severity|consequences?|damage|effect)\b(?:\s+(?:is|are|would\s+be|will\s+be))?[\s:=]*(?P<a>{LEVEL})\b|\b(?P<b>{LEVEL})[\s-]+(?:impact|severity|damage|consequences?)\b",
    re.IGNORECASE,
)
PAIR = re.compile(rf"\b(?P<a>{_BARE})\s*(?:/|,|\sand\s|\sx\s|-)\s*(?P<b>{_BARE})\b(?!\s+[a-z])", re.IGNORECASE)
LEVEL_ONLY = re.compile(
    rf"\W*(?:(?:the|its|with|and|a|likelihood|probability|chance|odds|impact|severity|damage|is|very|quite|which|one|i\s+would\s+say|imo|if\s+you\s+ask\s+me|but|then|would\s+be|{LEVEL})\b\W*)+",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"\W*(?:(?:the|our|and|as)\s+)?(?:mitigation|mitigated\s+by|mitigate[sd]?|counter-?\s?measures?|measures?|treatment|treated\s+(?:by|with)|response|action|remedy|fix|answer|plan|safeguard|control|prevention|solution|what\s+we(?:['’]ll|\s+will)?\s+do(?:\s+about\s+it)?|handled\s+by|addressed\s+by|covered\s+by|contained\s+by|our\s+answer)"
    r"(?:\s+(?:to\s+(?:that|this|it)|there|here|for\s+(?:that|this|it)))?(?:\s*(?:is|are|would\s+be|will\s+be|:|=|-)|(?=\s))\W*(?:that\s+)?",
    re.IGNORECASE,
)
STRONG_TURN = re.compile(
    r"\W*(?:and\s+|but\s+)?(?:therefore|hence|thus|that['’]?s\s+why|which\s+is\s+why|to\s+(?:avoid|prevent|counter|mitigate|handle|stop|limit|reduce|address|cover)\b|against\s+(?:that|this|it|which)|in\s+that\s+case|as\s+a\s+\w+measure|(?:he|she)(?:['’]ll|['’]d|\s+will|\s+would|\s+can)\s+\w+|for\s+(?:this|that|which)(?:\s+reason)?\b(?!\s+(?:one|risk))|in\s+response|instead\s+we|"
    r"(?:so|then)\s+(?!i\s+(?:expect|fear|worry|think|guess|assume|am|suspect))(?:we|i|every|each|no|nothing|all|the|a|an|only|there\s+will|they|it)\b|so\s+that\b|"
    r"(?:so\s+)?(?:we|i)(?:['’]ll|['’]d|\s+will|\s+would|\s+can|\s+shall|\s+must|\s+are\s+going\s+to|\s+plan\s+to|\s+intend\s+to|\s+have\s+to|\s+should|['’]re\s+going\s+to)\s+(?:just\s+|also\s+)?\w+|"
    r"we\s+(?:keep|test|do|run|train|hold|mask|blur|check|start|limit|have|use|set|put|buy|add|make|carry|write|slip|review|plan|give|show|let|ask|agree|cap|freeze|stay|switch|send|pseudonymi[sz]e|anonymi[sz]e|redact|log|sample|monitor|build|talk|involve|store|encrypt|roll|fall|"
    r"insist|negotiate|sign|demand|publish|brief|pair|hire|rotate|document|measure|compare|go|strip|force|require|only|never|always|back|block|filter|audit)\b|we(?:['’]ve|\s+have)\s+(?:got\s+)?(?:a|an|the|two|three)\b|i\s+(?:do|run|hold|talk|keep|meet|take|go|eat|sit|write|speak)\b)",
    re.IGNORECASE,
)
RISKY = re.compile(
    r"\b(?:risk|may|might|could|what\s+if|fear|afraid|worr(?:y|ied)|danger|threat|fails?|failing|failure|leak\w*|breach\w*|lose[sr]?|losing|loss|wrong\w*|miss(?:es|ed|ing)?|overlook\w*|breaks?|broken|down|outage|biased?|drifts?|stale|resist\w*|refus\w*|reject\w*|scared|lazy|blind(?:ly)?|ignor\w*|hallucinat\w*|invent\w*|"
    r"bust|bankrupt|pop|disappear\w*|unfair\w*|mistrust|distrust|complain\w*|object\w*|strike|delay\w*|late|overrun|poor|bad|fatigue|attack\w*|fraud|fake|forged|stops?|stop\s+\w+ing|leaves?|quits?|too\s+(?:many|much|few|little|slow|late)|not\s+enough|nobody|never)\b",
    re.IGNORECASE,
)
BACKWARD = re.compile(
    r"\W*(?:such|this|that|these|those|it|its|they|their|he|she|which|for\s+(?:this|that)|against\s+(?:this|that)|in\s+that\s+case|so|therefore|hence|then\s+we|i['’]ll|i\s+will|mr|ms|mrs|dr|i\s+cannot|i\s+can['’]?t|hard\s+to\s+say|no\s+idea\s+how)\b",
    re.IGNORECASE,
)
MARK = re.compile(
    r"(?:^|(?<=[\s,;.:]))(?:(?:and|then|so|the|well|um|my)\s+)*(?:(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|last|final|next|other|another|biggest|main)(?:ly)?(?:\s+(?:one|risk|cloud|thing|worry|fear|point|concern|danger|issue))?(?:['’]?s\b|\s+is\b|\s+are\b|\s+would\s+be\b)|(?:^|(?<=[,;.:]\s)|(?<=[,;.:]\sand\s)|(?<=[,;.:]\sthe\s))(?:and\s+)?(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|last|final|next|other|another)(?:ly)?(?:\s+(?:one|risk|cloud|thing|worry|fear|point|concern|danger|issue))?\s*[:,]|"
    r"(?:first|second|third|fourth|last|next|another|other)\s+(?:one|risk|cloud|worry|fear|concern|danger)\b|(?:first|second|third|fourth)ly\b|(?:^|(?<=[.;]\s)|(?<=[.;]\sand\s))(?:and\s+)?(?:one|two|three|four|five|six)\s*[,:](?=\s)|finally\b|lastly\b|last\s+but\s+not\s+least|also\s+(?=\w+\s+\w+ing\b)|number\s+(?:one|two|three|four|five|\d)\b|risk\s*(?:no\.?\s*)?(?:\d|one|two|three|four)\b|(?<!that\s)(?<!this\s)(?<!the\s)one\s+(?:is|risk|more)\b|(?:and\s+)?then\s+there(?:['’]?s|\s+is|\s+are)\b|there(?:['’]?s|\s+is)\s+also\b)"
    r"(?:\s+(?:is|are|would\s+be|that|risk\s+is)\b|['’]s\b)*\W*",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"\W*(?:(?:[Rr]\d{1,2}\b[:.)]?|\d{1,2}[.):]?(?=\s+[^\W\d])|and|so|but|well|um|uh|is|are|be|that|therefore|hence|which\s+is\s+why|that['’]?s\s+why|because|the\s+(?:\w+\s+)?(?:risk|danger|worry|fear)\s+(?:is(?:\s+that)?|that|of)|risk\s*:|there\s+is\s+a\s+(?:risk|danger)\s+(?:that|of)|there(?:['’]s|\s+is)\s+(?:also\s+)?a\s+(?:risk|danger)\s+(?:that|of)|"
    r"what\s+if|i\s+(?:worry|fear|am\s+afraid)(?:\s+that)?|i['’]m\s+(?:worried|afraid)(?:\s+that)?|my\s+(?:\w+\s+)?(?:fear|worry)\s+is(?:\s+that)?|for\s+(?:this|that)(?:\s+reason)?|for\s+which|against\s+(?:which|that|this)|where|also|then|things\s+that\s+keep\s+me\s+up:?)\b[\s:,.=-]*)+",
    re.IGNORECASE,
)
PLAIN_LEAD = re.compile(r"\W*(?:it['’]?s\s+|its\s+)?(?:that\s+)?", re.IGNORECASE)
CATEGORY = (
    ("data", re.compile(r"\b(?:data|labels?|labelled|training\s+set|records?|privacy|gdpr|personal|history|logs?|images?|codes?|biased?|bias|language|ssn|identit(?:y|ies)|confidential)\b", re.IGNORECASE)),
    ("people", re.compile(r"\b(?:staff|people|trust\w*|jobs?|agents?|users?|team|union|skills?|scared|resist\w*|blindly|ignore|believ\w*|fear|works\s+council|lads|dispatchers?|clerks?|nurses?|operators?|lazy|morale|managers?)\b", re.IGNORECASE)),
    ("operation", re.compile(r"\b(?:outage|breaks?|fails?|down|drift\w*|stale|model|vendor|supplier|partner|integration|api|server|sensor\w*|wrong|miss(?:es|ed)?|system|network|cyber|bust|false\s+alarms?|security|hallucinat\w*)\b", re.IGNORECASE)),
)  # fmt: skip
ASIDE = re.compile(
    r"\W*(?:i\s+(?:cannot|can['’]?t)\s+(?:estimate|say|judge)|hard\s+to\s+(?:say|judge|estimate)|no\s+idea|enough\??|that['’]?s\s+(?:it|all|the\s+lot)|can['’]?t\s+think|nothing\s+else)",
    re.IGNORECASE,
)
ONLY_OWNS = re.compile(
    r"(?:['’]s)?\s*(?:(?:\w+\s+){0,2}(?:job|that|it|this|them|one|responsible|accountable|owner|hook|charge)\b)?\W*",
    re.IGNORECASE,
)
OWNER_LEAD = re.compile(
    r"(?:[,;.:(–—-]\s*|\s+)(?:(?:and|that['’]?s|thats|that|is|it['’]s|owner|owned|by|on|with|our|the|mr|mrs|ms|dr|dra|also|again|under)\b[\s:.]*)+$|[,;.:(–—-]\s*$",
    re.IGNORECASE,
)
ROLE_END = re.compile(r",?\s*(?:and\s+)?(?:the|our|my)\s+[\w &/-]{2,30}$", re.IGNORECASE)
FILLER = re.compile(
    r"\W*(?:(?:ok|okay|so|um|uh|well|right|yes|yeah|hmm|honestly|sure|risks?|things?|a|few|two|three|four|five|several|some|really|there|are|is|the|main|big|one|that|keep|me|up|i|see|would|mention|list|here|goes|owners?)\b\W*)+",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:risks?|risky|dangers?|worr(?:y|ies|ied)|afraid|fears?|concern(?:s|ed)?|nightmare|go(?:es)?\s+wrong|what\s+if|mitigat\w+|lose\s+sleep)\b",
    re.IGNORECASE,
)
"""A risk that nobody asked about is called one."""
