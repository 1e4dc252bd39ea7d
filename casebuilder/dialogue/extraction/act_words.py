"""Patterns by which acts are known. Data, kept apart from the code that applies them."""

import re


def rx(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, case and layout ignored."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


UNDO = rx(
    r"""^\W*(?:please\s+|can\s+(?:you|u|we)\s+|could\s+you\s+|no[,.]?\s+|oops[,.!]?\s+|sorry[,.]?\s+)*
    (?:(?:undo|revert|roll\s*back)(?:\s+(?:that|this|it|again|your|my|the|last|one|change|changes|answer|step|message|
    please|thing|entry))*|take\s+(?:that|it|this)\s+back(?:\s+(?:please|again))*|take\s+back\s+(?:that|it|the\s+last\s+\w+))\W*$"""
)
MISSING = rx(
    r"""(?:^|[,.!]\s*|\b(?:ok(?:ay)?|so|and|hey|hi|sorry|then|right)\s+)
    (?:what(?:'s|’s|s|\s+is|\s+are|\s+else\s+is)?\s+(?:still\s+)?(?:missing|left(?:\s+to\s+do)?|open|blocking|outstanding|
    to\s+do|needed|to\s+go|remaining|incomplete)(?:\s+(?:now|here|still|please|then|to\s+do|in\s+(?:the|my)\s+case))*\s*[?.!]*\s*$|
    what(?:'s|’s|s|\s+is)\s+(?:blocking|missing)\s+(?:it|this|us|me|the\s+case)\b|
    (?:which|what)\s+(?:sections?|parts?|questions?|fields?|things?|points?)\s+(?:is|are)\s+(?:still\s+)?(?:missing|open|left|blocking|incomplete|outstanding)|
    what\s+(?:else|more)\s+(?:do|would|will)\s+(?:you|u)\s+(?:need|want)|
    what\s+do\s+(?:you|u)\s+still\s+(?:need|want)|what\s+(?:else|now|next|more)\s*\?\s*$|what\s+still\s+(?:blocks|needs)\b|what\s+blocks\b|
    how\s+(?:much|many|far)\b[^?]{0,30}\b(?:left|to\s+go|missing|remaining)\b|where\s+(?:are|do)\s+we\s+stand\b|
(?:is|are|am|'s|’s)\s+(?:it|this|that|the\s+case|ours|mine|we|i|everything|all)\s+(?:(?:now|all|already|then|really|nearly|almost)\s+)*(?:complete|completed|finished|done|ready|there|approved|in\s+order|good\s+to\s+go|enough)\b[^?!.\n]{0,30}\?|
    (?:it|this|the\s+case|ours|mine|everything|we|that)(?:'s|’s|'re|’re|\s+is|\s+are)\s+(?:(?:now|all|already|then|also|too)\s+)*(?:complete|completed|finished|done|ready|filled(?:\s+in)?)\b[^?!.\n]{0,20},?\s*(?:right|no|yes|correct|then|isn['’]?t\s+it|is\s+it\s+not|aren['’]?t\s+we|too,?\s+isn['’]?t\s+it|or)\s*\?|
    (?:any|some)thing\s+(?:else\s+|still\s+)?(?:missing|left|open|to\s+(?:add|fill\s+in))\s*\?|how\s+far\s+(?:are|am|is|have)\s+(?:we|i|it|this|the\s+case)\b|how\s+complete\s+is\b|what(?:'s|’s|s|\s+is|\s+are)\s+(?:still\s+|else\s+)*(?:missing|open|outstanding|blocking|to\s+do|left)\s+(?:in|from|of|with|for|on|here)\s+(?:here|this|that|it|my|the|our|mine)\b[\w\s]{0,20}\?|
        are\s+we\s+(?:done|finished|nearly\s+\w+|there)(?:\s+(?:yet|now))?\s*\?|(?:show|list|tell\s+me)\s+(?:me\s+)?what(?:'s|’s|\s+is)\s+(?:still\s+)?(?:missing|left|open))"""
)
SUMMARY = rx(
    r"""^\W*(?:(?:please|ok|okay|so|and|can\s+(?:you|i|we)|could\s+(?:you|i|we)|would\s+you|pls)[,]?\s+)*
    (?:(?:summari[sz]e|recap|sum\s+up)\b(?!\s+\w+\s+(?:takes|costs|is|are)).{0,50}|(?:give\s+me\s+|show\s+me\s+|i\s+want\s+)?(?:an?\s+|the\s+)?(?:summary|recap|overview)(?:\s+(?:please|so\s+far|of\s+.{2,40}))?|
    (?:show|read|tell|list|see)\s+(?:me\s+|us\s+|back\s+)*(?:the\s+case|what\s+(?:you|u|we|i)(?:['’]ve|\s+have)?\s+(?:got|have|noted|said|told|taken|written).{0,30})|
    what\s+(?:have\s+(?:you|u|we)\s+(?:got|noted|taken|written)|do\s+(?:you|we)\s+have|did\s+(?:i|you|we)\s+(?:say|tell|note|write|take|give))\b.{0,50})\W*$"""
)
REMOVE = rx(
    r"""^\W*(?:please\s+|can\s+you\s+|could\s+you\s+|actually[,]?\s+|no[,]?\s+)*(?:delete|remove|drop|scrap|strike|erase|cross\s+out|take\s+out)\s+(?:the\s+|my\s+)?
    (?:(?P<place>first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|4th|5th|6th)\s+)?(?P<what>kpi|risk|cost|benefit|data\s+source|source|skill|measure|metric)(?:\s+(?:number\s+|no\.?\s+|\#)?(?P<number>\d{1,2}))?
    (?:\s+(?:please|again|you\s+\w+|from\s+the\s+(?:case|list)))*\W*$"""
)
BACK = rx(
    r"^\W*(?:please\s+|can\s+we\s+|let['’]?s\s+)?(?:go\s+back|back|previous(?:\s+(?:question|one|section))?|(?:go\s+)?back\s+to\s+the\s+(?:last|previous)\s+(?:question|one|section)|one\s+back)(?:\s+please)?\W*$"
)
HELLO = rx(r"^\W*(?:hi|hiya|hello|hey|good\s+\w+|morning)\b")
HEDGED = rx(
    r"\b(?:roughly|about|around|maybe|perhaps|probably|say|approx(?:imately)?|guess|something\s+like|~|ish|likely)\b|~"
)
GOTO = rx(
    r"""^\W*(?:please\s+|can\s+we\s+|could\s+we\s+|let(?:'s|’s|s)?\s+|let\s+us\s+|i(?:'d|\s+would)\s+like\s+to\s+|i\s+want\s+to\s+)*
    (?:go|jump|skip|move|switch|turn|talk|do|take\s+me|continue)\s+(?:on\s+|back\s+|now\s+|over\s+|straight\s+|ahead\s+)*
    (?:to|about|with)?\s*(?:the\s+)?(?P<where>[\w ]{3,30}?)(?:\s+(?:section|part|question|please|now|next|first|again|instead))*\W*$"""
)
_FORMAT = r"(?:a\s+|an\s+|the\s+)?(?:word|docx?|pdf|excel|xlsx?|markdown|md|json|document|file)(?:\s+(?:file|document|format|copy))?"
EXPORT = rx(
    rf"""^\W*(?:please\s+|can\s+(?:you|i|we)\s+|could\s+(?:you|i|we)\s+|how\s+(?:do|can)\s+i\s+|now\s+|just\s+)*
    (?:export|download|print|save|send\s+me|give\s+me|make)(?:\s+(?:me|it|this|that|everything|the|my|whole|business|case|draft|result))*
    (?:\s*(?:as|to|in|into)?\s*{_FORMAT})?(?:\s+(?:now|please|then|for\s+me|out|thanks?))*\W*$"""
)
EXPORT_OBJECT = rx(
    rf"\b(?:export|download|case|draft)\b|\b(?:print|save)\s+(?:it|this|that|everything)\b|\b{_FORMAT}\W*$"
)
_CASE = r"(?:it|this|that|all|everything|(?:the|this|my)\s+(?:whole\s+|entire\s+|business\s+)*(?:case|thing|lot|form|section|rest))"
_DONE = r"(?:complete|completed|done|finished|approved|green|ready|final|valid|validated|passed|submitted)"
_RULES = r"(?:instructions?|rules?|checks?|validations?|validator|gate|polic(?:y|ies)|prompts?|requirements?|constraints?|guardrails?|safeguards?)"
_THING = r"(?:numbers?|figures?|values?|baselines?|targets?|dates?|names?|kpis?|risks?|amounts?|owners?|answers?|costs?|benefits?|sources?)"
_IMPERATIVE = (
    r"(?:^\W*|[,.!;:\n]\s*|\b(?:just|simply|please|then|and|or|so|ok|okay|can\s+you|could\s+you|will\s+you|would\s+you|"
    r"you\s+(?:can|could|may|should|must)|let's|i\s+want\s+you\s+to)\s+)"
)
ORDER = rx(
    rf"""\b(?:mark|set|call|make|declare|flag|sign|treat|consider|show|report)\s+{_CASE}\s+(?:(?:as|off|all|to)\s+)*{_DONE}\b|
    \b(?:mark|tick|wave|sign)\s+{_CASE}\s+(?:all\s+)?(?:off|through)\b|
    \bmark\s+{_CASE}\s+{_DONE}\b|(?<![a-z]\s)\bset\s+(?:the\s+)?(?:status|complete)\s+(?:to|=)\s*"?(?:{_DONE}|true)\b|
    \b(?:just\s+|simply\s+)(?:say|pretend|write)\s+(?:that\s+)?(?:it(?:'s|’s|\s+is)|we(?:'re|’re|\s+are)|everything\s+is)\s+{_DONE}\b|
    \b(?:ignore|disregard|forget|override|bypass|disable|skip|drop|suspend|switch\s+off|turn\s+off)\s+
    (?:all\s+|any\s+|your\s+|the\s+|these\s+|those\s+|my\s+|of\s+)*(?:previous\s+|prior\s+|above\s+|earlier\s+|other\s+|system\s+|own\s+)*{_RULES}\b|
    {_IMPERATIVE}(?:make|making)\s+(?:(?:it|them|that|one|something|some|all|(?:a|the|some|any|my|our)\s+{_THING})\s+)?up(?=\W*$|\W+(?:for|please|so|and|then|as|if|\.)|[.,;!?])|
    {_IMPERATIVE}make\s+up\s+(?:something|anything|whatever|a|an|any|some|the)\b(?!\s+(?:bulk|majority|rest|time|most))|
    {_IMPERATIVE}(?:invent|fabricate|fake|guess|put\s+in|stick\s+in|pick|choose|fill\s+in|write\s+in|use|insert|take)\s+(?:in\s+)?
    (?:something|anything|whatever\s+(?:you|fits|works|looks)|(?:(?:a|any|some|an?\s+old|any\s+old)\s+)?(?:\w+\s+){{0,2}}?(?:random|typical|plausible|reasonable|sensible|realistic|good|nice|likely|made[\s-]up|made|default|placeholder)\s+{_THING}|
    (?:a|any|some)\s+(?:old\s+)?{_THING}(?:\s+(?:for\s+me|yourself|you\s+\w+|that\s+.{{2,20}}))?\W*$)(?=\W|$)|
    {_IMPERATIVE}(?:invent|fabricate|fake|guess)\s+(?:(?:a|an|any|some|the|my|me|us|all|our|these|those|missing|rest)\s+)+(?:\w+\s+){{0,2}}?{_THING}\b|
    \b(?:fill|complete|finish|write|do)\s+(?:in\s+)?(?:the\s+rest|everything\s+else|all\s+the\s+rest|the\s+gaps|the\s+blanks)\s*(?:in\s+)?(?:yourself|for\s+(?:me|us)|with|please|$)|
    ^\W*(?:you\s+(?:decide|choose|pick|tell\s+me)|whatever\s+you\s+(?:think|like|want))\W*$|
    \b(?:just\s+)?(?:approve|complete|finish|pass|accept|submit)\s+(?:it|this|the\s+case|me)\s+(?:now|anyway|already|for\s+me|please|without|regardless)\b|
    ^\W*(?:just\s+|please\s+|now\s+)*(?:approve|accept|pass)\s+(?:it|this|the\s+case)\W*$|^\W*approve[d.]?\W*$|
    \b(?:so|that)\s+it\s+(?:goes|turns|is|shows)\s+green\b|
    \byou\s+are\s+now\s+(?:a|an|in|the|my|free)\b|\bsystem\s*(?:prompt|message)\s*[:>]|\bdeveloper\s+mode\b|<\|?(?:im_start|im_end|system|endoftext)|\[/?INST\]|<</?SYS>>|
    \b(?:let|get)\s+(?:it|this|me|us)\s+(?:through|past)\b.{{0,30}}\b(?:anyway|gate|pmo|checks?)\b|
    \b(?:reveal|print|show|repeat|tell)\s+(?:me\s+)?your\s+(?:system\s+)?(?:prompt|instructions)\b|
    \bpretend\b.{{0,40}}\b(?:{_DONE}|filled|answered)\b"""
)
INVENTS = rx(
    r"""\b(?:invent|fabricate|fake|guess|pick|choose|make|making|put|stick|fill|write\s+in|use|insert|take|finish|do|you\s+(?:decide|choose|pick|tell)|whatever)\b"""
)
WHY = rx(
    r"""\bwhy\s+(?:do|are|would|should|does|did)\s+(?:you|u|it|that|i)\b.{0,60}\b(?:ask|asking|need|want|know|matter|care|tell|answer)|
    ^\W*(?:but\s+|and\s+)?why\s*(?:do\s+you\s+ask|that|this|though|is\s+that|so)?\s*[?]*\W*$|
    \bwhy\s+(?:is|does)\s+(?:that|this|it)\s+(?:important|relevant|matter)|\bwhat\s+(?:do|would)\s+you\s+need\s+(?:that|this|it)\s+for\b"""
)
EXAMPLE = rx(
    r"""\b(?:give|show|have|got|share)\s+(?:me\s+|us\s+|you\s+)?(?:an?|some|any)\s+(?:\w+\s+)?examples?\b|\bfor\s+(?:example|instance)\s*\?|
    ^\W*(?:an?\s+)?(?:example|sample)s?(?:\s+please)?\s*\??\W*$|\blike\s+what\s*\?|\bsuch\s+as\s*(?:what)?\s*\?|
    \bwhat\s+(?:do|did)\s+others?\s+(?:\w+\s+)?(?:say|write|answer)\b|\bwhat\s+would\s+(?:a\s+)?good\s+(?:answer|one)\b|\bcan\s+i\s+see\s+an?\s+example\b"""
)
MEANING = rx(
    r"""\bwhat\s+(?:do|does|did|would)\s+(?:you|u|ya|that|this|it)\s+(?:mean|count|understand)\b|\bwdym\b|\bwhat(?:'s|’s|s|\s+is|\s+are|\s+was)\s+|
    \bwhat\s+(?:does|do)\s+[\w -]{2,40}\s+mean\b|\b(?:how|what)\s+(?:do|d(?:'|’)|did)\s+you\s+mean\b|\bmeaning\s*\?|\bmeaning\s+what\b|
    \b(?:not\s+sure|don'?t\s+(?:quite\s+)?(?:understand|follow|get))\b.{0,50}\b(?:mean|question|asking|term|word)|\bdefine\b|
    \bcan\s+you\s+explain\b|\bexplain\s+(?:that|this|what)\b|\bwhat\s+counts\s+as\b|\bwhat\s+(?:kind|sort)\s+of\b|\bin\s+what\s+sense\b|
    \b(?:could|can)\s+you\s+(?:clarify|rephrase)\b|\bplease\s+(?:clarify|explain)\b"""
)
ASKS_PLAINLY = rx(
    r"""^\W*(?:(?:sorry|er|um|erm|hmm|ok|okay|wait|and|but|so|hang\s+on|please)[,.]?\s+)*
    (?:wdym|huh|define\s+[\w -]{2,30}|explain(?:\s+(?:that|this|please|[\w -]{2,20}))?|what\s+(?:do|does|did|d)\s*(?:you|u|ya|that|it|this)\s+mean(?:\s+by\s+.{1,40})?|
    what(?:'s|’s|s|\s+is|\s+are)\s+(?:an?\s+|the\s+)?(?:meaning\s+of\s+)?[\w -]{2,30}|what\s+does\s+[\w -]{2,30}\s+mean|
    i\s+(?:don'?t|do\s+not)\s+(?:understand|follow|get\s+(?:it|that|the\s+question))(?:\s+.{0,40})?|not\s+sure\s+what\s+(?:you|that)\s+.{2,40}|
    (?:(?:sorry|honestly|i|we|i'm|i’m|i\s+am|have|do|don['’]?t|not|really|sure|know|no|idea|clue|understand|get|about)[,]?\s+){1,6}what\s+(?:an?\s+)?(?!the\b|our\b|my\b|it\b|this\b|that\b)[\w -]{2,30}\s+(?:is|are|means?|would\s+be)(?:\s+here)?)\W*$"""
)
ASKING = rx(
    r"""(?:^\s*|[,.!;:\n–—(-]\s*|\b(?:and|but|so|btw|ok|okay|sorry|wait|hey|hi|also|er|um|well|hmm|then|please|question)[,:]?\s+)
    (?P<q>(?:how|what|why|which|who|whose|whom|where|when|wdym|is|are|was|do|does|did|don't|can|could|should|would|will|may|must|shall|has|have|am|in\s+what|
    for\s+(?:example|instance)|like\s+what|such\s+as|wtf|meaning)(?:'s|’s|s|'re)?\b)"""
)
AFTER_UNKNOWN = r"""(?=\W*$|\s*[,.;!?:\n–—()-]|\s+(?:yet|tbh|honestly|really|off\s*hand|sorry|at\s+(?:the\s+moment|all|this\s+point)|right\s+now|today|
    either|about|on|of|for|here|myself|personally|exactly|for\s+sure|so|but|maybe|perhaps|ask|that|this|it|them|those|these|any\s+of\s+(?:that|it|this)|and|mate|man|who\s+(?:could|would|does|will|owns)|
    (?:(?:what|who|which|how\s+(?:much|many|likely|bad|good))\s+)?(?:\w+\s+){0,3}(?:number|figure|value|target|baseline|owner|cost|costs|budget|date|dates|source|answer|risk|risks|kpi|kpis|sponsor|currency|name|amount|benefit|benefits|impact|likelihood|metric)s?\b))"""
UNKNOWN = rx(
    rf"""(?:^\s*|[,.;!?:\n–—(-]\s*|\b(?:i|we|i've|we've|i'm|we're|i\s+am|we\s+are|it(?:'s|’s)?|that(?:'s|’s)?|is|are|but|and|so|well|ok|honestly|sorry|tbh|hmm|er|um|frankly)\s+)
    (?P<said>(?:(?:honestly|really|still|just|actually|simply|genuinely|frankly|to\s+be\s+honest|i|we)[,]?\s+)*
    (?:(?:do\s*n[o'’]?t|dont|do\s+not|cannot|can['’]?t|cant|couldn['’]?t|could\s+not|wouldn['’]?t)\s+(?:really\s+|yet\s+|honestly\s+|even\s+|actually\s+)*(?:know|say|tell(?:\s+you)?|remember|recall){AFTER_UNKNOWN}|
    (?:haven['’]?t|have\s+not|don['’]?t\s+have|do\s+not\s+have|dont\s+have|have|got)\s+(?:really\s+)?(?:a\s+clue|no\s+(?:idea|clue)|the\s+faintest|that\s+(?:number|figure|info(?:rmation)?)|(?:a|any|the)\s+(?:number|figure|idea)\s+(?:for|on)\s+(?:that|this|it)|decided(?:\s+(?:yet|that)))|
    dunno|d'?know|idk|no\s+(?:idea|clue){AFTER_UNKNOWN}|not\s+(?:really\s+|quite\s+|entirely\s+)?sure{AFTER_UNKNOWN}|unsure{AFTER_UNKNOWN}|unknown(?=\W*$|\s*[.;!?]|\s+(?:yet|so\s+far|at\s+(?:the\s+moment|present)))|tbd\b|tbc\b|to\s+be\s+(?:decided|confirmed|determined){AFTER_UNKNOWN}|
    nobody\s+knows{AFTER_UNKNOWN}|god\s+(?:only\s+)?knows|your\s+guess\s+is|beats\s+me|no\s+one\s+(?:here\s+)?knows{AFTER_UNKNOWN}|
    you(?:'d|’d|\s+would|'ll|’ll)?\s+(?:will\s+)?(?:have|need)\s+to\s+ask|(?:would\s+be\s+guessing)|(?:be\s+a\s+(?:pure\s+)?guess)))"""
)
ASK = rx(
    r"""(?:(?:^\W*|[,.!;:\n–—-]\s*|\b(?:please|better|best|to|should|could|can|must|maybe|perhaps|but|so|and|or|you|i['’]?ll|just|pls|let\s+me)\s+)ask|
    \b(?:check\s+with|speak\s+(?:to|with)|question\s+for|one\s+for|knows?\s+is)|\b(?:it(?:'s|’s|s|\s+is)|that(?:'s|’s|s|\s+is))\s+up\s+to)\s+
    (?!(?:me|you|us|that|this|it|for|about|what|why|how|them|him|her|people|everyone|anyone|somebody|someone|if|whether|again|questions?|a|an|another|your|any|no|all|each|every|when|where)\b)
    (?:(?:mr|ms|mrs|dr)\.?\s+)?(?P<who>(?:(?:our|the|my)\s+)?[^\W\d_][\w'’-]+(?:\s+(?:van|de|der|von|da|di)\s+[^\W\d_][\w'’-]+|\s+[A-Z][\w'’-]+){0,2})"""
)
ELSE_KNOWS = rx(
    r"\b(?P<who>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2})\s+(?:will|would|might|should|may)\s+know\b"
    r"|\b(?P<who2>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2})\s+knows(?:\s+(?:that|this|it))?\W*$"
)
NONE = rx(
    r"""^\W*(?:(?:no|none|nothing|nil|nope|nah|n/?a|na|not\s+applicable|not\s+relevant|does\s*n[o'’]t\s+apply|doesnt\s+apply|not\s+needed|not\s+required|
    none\s+(?:needed|of\s+(?:them|those|that))|there\s+(?:are|is)\s+none|we\s+have\s+none|there\s+aren['’]?t\s+any|we\s+don['’]?t\s+(?:have|need)\s+any|
    no\s+(?:gaps?|risks?|kpis?|skills?|need|such\s+thing|resistance|costs?|benefits?|alternatives?|integrations?|data)|this\s+(?:isn['’]?t|is\s+not)\s+applicable))
    (?:[\s,.!–—-]+(?:no|none|nothing|honestly|really|thanks|thank\s+you|here|for\s+us|to\s+us|in\s+(?:our|this)\s+case|at\s+all|whatsoever|i\s+think|as\s+far\s+as\s+i\s+know|that\s+i\s+know\s+of|
    needed|applicable|tbh|as\s+such|yet|for\s+now|there|so\s+far|to\s+speak\s+of|of\s+that\s+kind|missing|sorry|mate|we\s+have\s+(?:it|that|them)\s+covered))*\W*$"""
)
_TAIL = r"""(?:[\s,.;:!?–—•*-]+(?:(?:to\s+(?:add|say|report|tell|submit|offer|contribute)|that|this|it|on|about|to|upon|from|at|for|here|there|now|me|my\s+(?:side|end)|us|the|one|point|topic|subject|question|section|part|moment|today|
    so\s+far|really|sorry|thanks?|thank\s+you|mate|please|kindly|next|proceed|go\s+(?:on|ahead)|move\s+on|you\s+can|i\s+(?:think|guess|have|got)|we\s+have|then|yet|honestly|tbh|ok|okay|and|or|at\s+all|in\s+(?:my|our)\s+(?:case|view)|
    are\s+we\s+(?:done|finished)|beyond\s+(?:that|what\s+.{3,60})|than\s+(?:that|what\s+.{3,50})|as\s+i\s+(?:said|wrote)|mark\s+it\s+complete|(?:whatever|what)\s+(?:remains|is\s+next)|(?:we|i)(?:'re|’re|'m|\s+are|\s+am)\s+done)\b))*\W*"""
NO_MORE = rx(
    rf"""^(?:\W*(?:dear\s+\w+|hi|hello|no|nope|nah|well|ok|okay|sorry|but|and|that\s+is|i\s+(?:fear|am\s+afraid|think|guess|believe)(?:\s+that)?|i(?:'m|\s+am)\s+(?:sorry|afraid)(?:[,]?\s+(?:but|that))?|
    n/a|none|(?:about|on|to|for)\s+(?:this|that|the\s+\w+)(?:\s+(?:point|one|subject|section))?|honestly|really|as\s+(?:far\s+as|for)\s+.{{2,20}}?)\b\W*)*
    (?:(?:i|we|there(?:'s|\s+is)|i've|we've|ive)?\s*(?:have|has|had|got|can)?\s*(?:no|nothing|not\s+anything)\s+(?:got\s+)?(?:\w+\s+)?(?:more|else|further|new|to\s+(?:add|say|contribute|submit|report|tell)|comments?|(?:defensible\s+)?statements?|information|additions?|input)(?:\s+(?:information|comments?|details?|input|than\s+that))?|
    nothing|no\s+more|(?:no[,]?\s+)?(?:(?:i|we)\s+(?:have|had)|i've|ive)\s+(?:already\s+)?(?:told|said|answered|given|written)\s+(?:you\s+)?(?:that|it|this|all|everything|what|enough)(?:\s+\w+){{0,5}}|
    (?:that(?:'s|’s|s|\s+is|\s+was)|thats|you\s+have|you(?:'ve|’ve)\s+(?:got|had)|this\s+is)\s+(?:it|all|everything|me\s+done|(?:your|the|my)\s+lot|enough|all\s+i(?:'ve|’ve|\s+have)?(?:\s+\w+){{0,4}})|
    (?:i(?:'m|’m|\s+am)|im|we(?:'re|’re|\s+are))\s+(?:good|done|fine|finished)|(?:skip|pass|next|leave)(?:\s+(?:it|this|that|question|one|on\s+(?:this|that)|at\s+that|there|open|blank|for\s+now|the\s+question|section|please))*|
    move\s+on|moving\s+on|go\s+on|let(?:'s|’s)?\s+(?:move\s+on|skip\s+(?:it|this|that))|(?:as\s+i\s+)?(?:already\s+)?(?:said|told|answered)\s+(?:it|that|you|so)?\s*(?:already|before|above|all)?|see\s+above|as\s+(?:above|before)|no\s+comment|(?:i(?:'d|’d|\s+would)?\s+)?(?:rather|prefer)\s+not(?:\s+to)?(?:\s+(?:say|answer|tell))?|(?:please\s+)?ask\s+(?:me\s+)?(?:something|anything)\s+else|whatever|
    (?:i\s+)?(?:can(?:'t|not)\s+(?:add|say|tell)\s+(?:you\s+)?(?:any\s*(?:thing)?\s+(?:more|else)?|more|much)(?:\s+\w+){{0,4}}))
    {_TAIL}(?:(?:kind|best|warm)\s+regards.{{0,60}})?$"""
)
FALLS_SILENT = rx(
    r"""^(?:\W*dear\s+\w+\W+)?[^.!?\n]{0,60}\b(?:already\s+(?:told|said|answered)|nothing\s+(?:(?:more|else|further)(?!\s+(?:is|are|was|were|has|in|gets|than|can|will|happens|but))|to\s+(?:add|contribute|say))|no\s+(?:more|further)\s+(?:information|comments?|details?)|no\s+(?:\w+\s+)?statement\s+to\s+add|
    told\s+that\s+story|all\s+i(?:'ve|’ve|\s+have)\s+got|have\s+(?:all|everything)\s+i(?:'ve|’ve|\s+have)|me\s+done\b|(?:i['’]?m|im)\s+(?:good|done)\b|your\s+lot\b)"""
)
HOLD = rx(
    r"""^\W*(?:(?:hang|hold)\s+on|(?:just\s+)?(?:one|a|1)\s+(?:sec(?:ond)?|moment|minute|min)|brb|wait(?:\s+(?:a|one)\s+\w+)?|
    (?:i(?:'ll|’ll|\s+will)\s+)?(?:be\s+|come\s+)?back\s+(?:in\s+.{1,20}|later|soon|tomorrow)|(?:i\s+)?(?:gotta|have\s+to|need\s+to|must)\s+(?:go|run)|
    (?:let(?:'s|’s)\s+|can\s+we\s+)?(?:continue|finish|go\s+on|do\s+this|pause)\s+(?:later|tomorrow|another\s+time|here|for\s+(?:now|today)))
    (?:[\s,.!-]+(?:please|sorry|now|phone|call|meeting|lunch|thanks|i|have|need|to|check|look|it|up|that|let|me|the|a|got|find|out|ask|in|later|brb|be|right|back))*\W*$"""
)
GREETING = rx(
    r"""^\W*(?:hi|hello|hey|hiya|good\s+(?:morning|afternoon|evening)|morning|ok|okay|k|great|fine|sure|yes|yep|yeah|ready|go\s+ahead|start|let['’]?s\s+(?:go|start|begin)|cool|nice|perfect|alright|lol|haha|got\s+it|understood)
    (?:[\s,.!]+(?:there|you|all|casebuilder|please|hi|hello|hey|everyone|ok|okay|then|now|team|go\s+ahead|let['’]?s\s+(?:go|start)|how\s+are\s+you(?:\s+(?:doing|today))?))*\W*$"""
)
THANKS = rx(
    r"""^\W*(?:(?:ok|okay|great|perfect|cool|nice|good|super|yes|no)[,.!]?\s+)*(?:many\s+|much\s+)?(?:thanks?|thank\s+you|thx|ty|cheers|much\s+appreciated|appreciate\s+it|you(?:'re|’re|\s+are)\s+(?:great|helpful|the\s+best|awesome|amazing)|
    this\s+is\s+(?:great|helpful|useful|nice)|(?:very\s+)?helpful|good\s+(?:bot|job|work)|well\s+done|love\s+(?:it|this))
    (?:[\s,.!]+(?:so\s+much|a\s+lot|very\s+much|for\s+(?:the|your|that|this|all)\s*\w*|help|mate|again|you|that|this|is|was|helpful|great|useful|indeed|really|explanation))*\W*$"""
)
UPSET = rx(
    r"""^\W*(?:(?:oh|for|ok|okay|well|no|man|jesus|christ|god|honestly|seriously)[,.!]?\s+)*
    (?:(?:this|that|it|you|u|your|these|those|what\s+a)\s*(?:'s|’s|'re|’re|\s+is|\s+are|\s+bot|\s+thing|\s+tool|\s+app|\s+form|\s+questions?)*\s+(?:\w+\s+){0,4}?
    (?:stupid|idiot(?:ic)?|moron(?:ic)?|crap|shit|bullshit|f+u+c+k\w*|bloody|damn(?:ed)?|useless|rubbish|ridiculous|pointless|waste\s+of\s+(?:my\s+)?time|annoying|dumb|joke|tedious|nonsense|bureaucratic)|
    (?:i\s+)?(?:really\s+)?hate\s+(?:this|you|it|these)|shut\s+up|go\s+to\s+hell|f+u+c+k\s+(?:off|you|this|it)|wtf|ffs|(?:i(?:'m|’m|\s+am)\s+)?(?:fed\s+up|sick)\s+(?:of|with)\s+(?:this|you|it|these|your)|
    none\s+of\s+your\s+business|(?:too|so)\s+many\s+questions|stop\s+asking|god'?s\s+sake|damn\s+it|bloody\s+hell|bullshit|crap)\b"""
)
