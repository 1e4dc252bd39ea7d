# ruff: noqa: E501
"""Words and cues of talk about money. Data, kept apart from the code that uses it."""

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


_TIME = r"(?:year|yr|annum|month|mo|week|quarter|day|hour)"
ONE_OFF = _any(
    r"(?:just|only|paid|also|again|but)?\s*(?:the\s+)?once(?!\s+(?:an?|per|every|each|in\s+a|we|you|they|it|i|he|she|the)\b)(?:\s+(?:only|and\s+(?:done|never\s+again|for\s+all)))?",
    r"on(?:c)?e\s*(?:and|n|&)\s*done",
    r"one[\s-]?(?:off|time|shot)s?(?:\s+only)?",
    r"1\s?-?(?:x|off|time)",
    r"(?:in\s+)?(?:(?:the\s+)?one|a\s+single|single)\s+(?:hit|go|shot|blow|payment|instal?ment|invoice)",
    r"(?:on\s+)?(?:one|a\s+single|single)\s+(?:occasion|time|payment)(?:\s+only)?",
    r"only\s+the\s+first\s+time",
    r"never\s+again",
    r"non[\s-]?recurring",
    r"(?<!facts\s)(?<!details\s)(?<!numbers\s)up[\s-]?front",
    r"lump\s+sum",
    r"capex",
    r"initial\s+(?:cost|outlay|payment)s?",
    r"first\s+year\s+only",
    r"einmalig\w*",
    r"une\s+(?:seule\s+)?fois",
    r"una\s+(?:sola\s+)?v(?:ez|olta)",
    r"uma\s+(?:única\s+)?vez",
)
MONTHLY = _any(
    r"(?:an?|per|every|each|the|by|/)\s*(?:calendar\s+)?(?:month|mth|mo)",
    r"monthly",
    r"p\.?c?\.?m\.?",
    r"month\s+(?:by|after)\s+month",
    r"pro\s+monat",
    r"par\s+mois",
    r"mensual\w*",
    r"al\s+mes",
    r"por\s+m[eê]s",
)
YEARLY = _any(
    r"(?:an?|per|every|each|by|in\s+a|/|once\s+a|the)\s*(?:single\s+)?(?:year|yr|annum)(?!\s+(?:ago|20))",
    r"yearly",
    r"annual(?:ly)?",
    r"p\.?\s?a\.?",
    r"year\s+(?:on|after|in)\s+year",
    r"y(?:ear)?/y(?:ear)?",
    r"pro\s+jahr",
    r"jährlich\w*",
    r"par\s+an",
    r"al\s+año",
    r"por\s+ano",
    r"opex\s*\(?(?:yearly|annual|per\s+year)",
)
SHARED = _any(
    r"all(?:\s+(?:of\s+)?(?:them|it|these|those|that|this|three|four|five|six|the\s+above|one|figures|amounts))?",
    r"both(?:\s+of\s+them)?",
    r"each(?:\s+of\s+them)?",
    r"every(?:thing|\s+one\s+of\s+them|\s+line)",
    r"the\s+(?:lot|pair|two|three|whole\s+lot)",
    r"same\s+for\s+\w+",
    r"these",
    r"those\s+(?:two|three)",
    r"any\s+of\s+(?:them|these)",
    r"throughout",
)
BOTH = _any(r"both", r"the\s+(?:pair|two)", r"those\s+two", r"these\s+two", r"the\s+last\s+two")

# What takes a figure out of the case.
EXCLUDED = _any(
    r"(?:do|please|kindly|must|should|shall|does)(?:\s+please)?(?:\s+not|n['’]?t)\s+(?:be\s+)?(?:book|count|write|use|put|include|cop(?:y|ied)|mix|take|add|record|quote|enter|counted|included|used|booked)(?:\w*)(?![^.;]{0,25}\bas\s)",
    r"(?:dont|don['’]t|never)\s+(?:book|count|write|use|put|include|copy|mix|take|add|record|quote)(?!\s+\w*\s*as\s)",
    r"not\s+to\s+be\s+(?:copied|counted|used|booked|included|taken|mixed|added)",
    r"(?:ignore|disregard|forget|leave\s+out|skip|exclude|scrap|strike)\s+(?:it|that|this|them|both|these|those|the)",
    r"(?:is|are)\s+(?:to\s+be\s+)?(?:ignored|disregarded|excluded|left\s+out)",
    r"(?:not|isn['’]?t|is\s+not|aren['’]?t|nothing\s+to\s+do\s+with)\s+(?:part\s+of\s+|for\s+|in\s+)?(?:this|our|the)\s+(?:case|project|budget|scope)",
    r"must\s+on\s+no\s+account",
    r"not\s+ours",
    r"leave\s+(?:it|that|this)\s+out",
    r"turned\s+(?:it|that|this|them)\s+down",
    r"(?:was|were|got|been)\s+(?:rejected|refused|turned\s+down)",
    r"(?:rejected|turned\s+down|too\s+(?:expensive|dear|pricey))",
    r"would\s+have\s+(?:been|cost)",
    r"sure,?\s+buddy",
    r"but\s+(?:he|she|they)\s+would",
    r"that['’]?s\s+history",
    r"nothing\s+to\s+do\s+with",
    r"i\s+don['’]?t\s+(?:believe|buy|trust)",
    r"take\s+(?:that|it)\s+with",
)
FOREIGN = _any(
    r"(?:industry|analyst|market|consultants?['’]?)\s+(?:report|study|studies|average|benchmark|figure|survey)s?",
    r"(?:gartner|mckinsey|forrester|deloitte|bcg|accenture|idc)(?:['’]s)?",
    r"(?:sister|other|another|neighbou?r(?:ing)?|rival)\s+(?:plant|bank|company|site|factory|hospital|university|department|team|project|city|store|branch|firm|group|mill|school|council|warehouse|depot)\w*",
    r"competitors?",
    r"rivals?",
    r"(?:last|previous)\s+(?:year['’]?s|time|project|programme|attempt)(?!\s+(?:we|our|cost))",
    r"(?:his|her|their)\s+(?:\w+\s+)?(?:project|bot|rollout|roll-out|pilot)",
    r"earlier\s+(?:\w+\s+)?project",
    r"(?:at|from)\s+a\s+(?:conference|meetup|fair|seminar|webinar|trade\s+show)",
    r"(?:my|a)\s+(?:cousin|brother(?:-in-law)?|neighbou?r|friend|mate|pal|uncle|buddy)\b.{0,40}\b(?:say|said|save|claim|told|swear|swore|got|get)\w*",
    r"(?:newspaper|magazine|brochure|leaflet|linkedin|press\s+office|white\s?paper)",
    r"they\s+(?:saved|got|gained|made|reported?)",
    r"theirs",
    r"on\s+commission",
    r"everyone\s+quotes",
    r"when\s+we\s+did",
)
VENDOR = _any(
    r"(?:vendor|supplier|salesman|saleswoman|sales\s?(?:guy|rep|person|people|team|lad|man|woman)|software\s+(?:guy|people|lot|house)|consultants?|provider|rep|reseller|lad|guy|chap|bloke|fella|pitch|demo|brochure)\w*\b.{0,60}\b(?:says?|said|claim\w*|promis\w*|swears?|swore|reckons?|told|tells|brag\w*|advertis\w*|boast\w*|guarantee\w*|talk\w*)"
)
PAST_SPEND = _any(
    r"(?:burn(?:ed|t)|swallowed|spent|blew|wasted|ate(?:\s+up)?|sank|consumed|lost|threw\s+away|gobbled(?:\s+up)?|squandered|went\s+on|cost\s+us\s+last|had\s+cost|used\s+to\s+cost)"
)
LIMIT = _any(
    r"(?:sign(?:s|ing|ature)?(?:\s+(?:limit|off|authority|power|alone))?|authori[sz]e[sd]?|authority|approve[sd]?|approval)\b.{0,40}\b(?:up\s+to|to|over|above|below|limit|beyond|alone|until)",
    r"(?:signing|signature|approval|spending|authority)\s+(?:limit|power|authority|threshold)",
    r"limit\s+of\s+\w+",
    r"his\s+limit",
    r"in\s+the\s+(?:pot|kitty)",
    r"may\s+sign",
    r"can\s+sign",
    r"(?:total|whole|entire|overall|full)\s+(?:\w+\s+){0,2}(?:budget|bill|spend|turnover|revenue|volume)",
    r"turnover",
    r"revenues?",
    r"we\s+(?:have|got)\s+(?:a\s+)?(?:budget|pot)",
)
RETRACTED = _any(
    r"no\s*,?\s+(?:wait|sorry|hang\s+on|hold\s+on|scrap|actually|make)",
    r"(?:hm+|er+|um+|oh|ah)[\s,.]*no",
    r"wait",
    r"sorry",
    r"scratch\s+that",
    r"scrap\s+that",
    r"strike\s+that",
    r"make\s+(?:that|it)",
    r"i\s+mean(?:t)?",
    r"or\s+rather",
    r"correction",
    r"my\s+mistake",
    r"actually",
    r"hang\s+on",
    r"that\s+(?:had|was\s+with|included|includes|was\s+wrong)",
    r"not\s+right",
    r"wrong,?\s+it['’]?s",
)
NOT_THIS = re.compile(
    r"(?:\bnot|\binstead\s+of|\brather\s+than|\bno\s+longer|\bpreviously|\bformerly|\bdown\s+from|\bup\s+from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TOTAL = _any(
    r"(?:in\s+)?total(?:l?ing|s)?",
    r"altogether",
    r"all\s+(?:in\s+all|together|in|told)",
    r"sum(?:s|\s+of)?",
    r"makes?",
    r"adds?\s+up",
    r"so\s+that['’]?s",
    r"that['’]?s",
    r"comes?\s+to",
    r"i\.?e\.?",
    r"so",
    r"=",
)
_PERIOD_WORD = r"(?:year|yr|annum|month|mth|mo|week|wk|quarter|qtr|day|single|one|further|total|bit|lot|little|saving|real|true|good|pure|hard|one-off|recurring|year's|month's)"
PRICE_EACH = re.compile(
    rf"\s*(?:,\s*)?(?:a\s+pop|apiece|each(?!\s+{_PERIOD_WORD}\b)|(?:(?:per|pro)\s+|/)(?!{_PERIOD_WORD}\b)[^\W\d_]+|an?\s+(?!{_PERIOD_WORD}\b)[^\W\d_]+(?=\s*(?:$|[,.;)]|(?:an?|per|each|every|so|and|for|times|x|which|w/|with)\b)))",
    re.IGNORECASE,
)
PER_THING = re.compile(rf"[^,.;:\n()]{{0,40}}?\bper\s+(?!{_PERIOD_WORD}\b|cent\b)[^\W\d_]+", re.IGNORECASE)
TIMES = re.compile(
    r"\d[^\n.;:]{0,16}?(?:[×*@]|\bx|\btimes|\bmultiplied\s+by)\s*(?:about\s+|around\s+)?$", re.IGNORECASE
)

COST_WORDS = _any(
    r"costs?",
    r"costing",
    r"expenses?",
    r"expenditure",
    r"outlay",
    r"pay(?:s|ing|able)?",
    r"paid",
    r"price[ds]?",
    r"fees?",
    r"licen[cs](?:e|es|ing)",
    r"licnse",
    r"subscriptions?",
    r"charges?",
    r"charge[sd]?",
    r"budget(?:ed)?",
    r"invoices?",
    r"bill(?:ed|s)?",
    r"quot(?:e|ed|ation)s?",
    r"salary",
    r"wages?",
    r"stipends?",
    r"purchase",
    r"buy(?:ing)?",
    r"spend(?:ing)?",
    r"capex",
    r"opex",
    r"investment",
    r"set\s+aside",
    r"for\s+the\s+costs",
)
AMONG_COSTS = _any(
    r"(?:into|among|amongst|under|to|for|with|in)\s+(?:the\s+|our\s+)?costs?(?:\s+(?:thing|list|section|part|side))?"
)
PLANNED = _any(
    r"(?:will|would|shall|must|have\s+to|need\s+to|going\s+to)\s+(?:\w+\s+)?(?:cost|pay|be|come|run|need|take|buy)",
    r"(?:['’]ll|['’]d)\s+(?:cost|pay|be|need)",
    r"quot(?:e|ed|ation)",
    r"costs?",
    r"priced?",
    r"offer(?:s|ed)?",
    r"(?:comes?|came)\s+(?:at|to|in)",
    r"expense",
)
COST_NOUNS = frozenset(
    "licence licences license licenses licensing subscription subscriptions integration implementation installation setup set-up set up hosting training workshop workshops "
    "support maintenance upkeep hardware software server servers sensor sensors camera cameras consultant consultants consultancy consulting development build interface connector connectors migration "
    "annotation labelling labeling audit assessment review test tests pentest backfill tuning retraining relearning compute tokens api platform module add-on gateway gateways wiring salary engineer "
    "contractor contractors contract project onboarding rollout roll-out commissioning calibration recalibration batteries storage retention cleanup clean-up configuration customisation customization "
    "education course courses video hire equipment devices handhelds tablets scanners network cabling certification insurance translation communication comms marketing fees fee charge charges quotation "
    "introduction procurement stipend upgrade subscriptionfee usage cloud research analyst developer developers modification adaptation engineering validation enablement uplift".split()
)

# Words that open or close what somebody says about a thing without belonging to its name.
LEAD = frozenset(
    "a about above actually additionally after again agree ah all almost also although altogether always am an and another any anyway approx approximately are around as aside ask at away back basically "
    "be bear because been before being believe besides best better beyond biggest big both but by call called can cash certainly certain circa clearly come comes coming could currency d definitely did do does done down "
    "each eh either else er especially estimate estimated estimates even eventually every exactly except expect extra few figure figures finally find finds first firstly following for four fourth fourthly from further furthermore gain gains gained gave get gets "
    "getting give given gives go goes going good gonna got guess had has hate have having he heads hello her here hers hey hi his hm hmm honestly hope hopefully how however i if in include including indeed instead into is it item its "
    "just kind kindly last lastly later least less let lets like likewise ll look looking lot m made main mainly make makes making many may maybe me mean means might mind mine money more moreover most mostly much must my namely need needs net never next no "
    "not note now number numbers of off oh ok okay on once one ones only or other our ours out over overall own per perhaps please plus point points possibly potentially pretty probably promise promised proper put puts quite rather re real really reckon reckoned reckons reported right "
    "roughly round s saw say saying says second secondly see seems set she should show simply since sir so some somebody someone something somewhere sort speak start still straight such sum sure take takes taking talk tell than thanks that that's the their theirs them then there "
    "therefore these they thing things think third thirdly this those though three through thus to together told too total towards true truly two u um uh under up upon us value valued values very wait want wanted wants was way we well went were what whatever when where "
    "which while who whole whom why will with within would yeah year years yep yes yet you your yours ve um erm hmm eh ehm btw fyi imo tbh benefit benefits cost costs costing amount amounts price prices spend asks charge charged quote quoted quotes quotation demand demands "
    "everything estimation calculated calculate calculation ca ex fifth fifthly mention mentioned append add adding added forgot forget regarding concerning according type kinda gotta gotten yearly monthly annual annually annualy month monthly week capex opex recurring recurrent running "
    "r bout abt gone saved somewhat nearly near ought between min minimum max maximum low lowest high highest likely i.e e.g viz mentions mentioned explains explained writes wrote thinks thought reported informs informed states arrived arrives arrive calculate sums summed  shall we'd we'll we've i'd i'll i've i'm it's it'll that'll there's they'd they'll you'd he'd she'd who'd what's here's let's don't doesn't won't can't id ill ive im its thats theres whats lets wed weve dont cant wont "
    "expense expenses outlay saving savings save saves saved annum respective worth incl including excl excluding hour? main one-off one-time once".split()
)
TRAIL = LEAD - frozenset("cash".split()) | frozenset(
    "allow amounting amounts arrive arrives become becomes begin bring brings call came charge come cut cuts decrease decreases die drop drops eats equal equals extend fall falls fell for grow happen hit hits increase keep keeps land lands leave leaves lower lowers offered owes paid pay paying pays ran reach reaches reduce reduced reduces remain require requires rise rises run runs "
    "shrink shrinks sit sits stand stands stay stays sink sinks swallow turn wanting worth vanish disappear disappears goes".split()
)
GENERIC = frozenset(
    "salary price cost costs fee sum amount bill total value expense item service thing figure money wage wages line invoice quote quotation first second third last other rest".split()
)
CUTTERS = frozenset(
    "we i they he she that which who whom whose because since where we'd we'll we've we're i'd i'll i've they'd they'll they're he'd she'd he'll you'd it's it'll that's that'll so but if when while although though wed weve ill".split()
)
IT_DOES = frozenset(
    "is will would costs was has should must can could may does did are were had cost comes came".split()
)
