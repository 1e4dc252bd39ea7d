"""Words that signal something in talk about KPIs: today, wanted, who claims, what is a measure. Data."""

import re

QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'"})


def cue(*phrases: str) -> re.Pattern[str]:
    """Return a pattern for any of the phrases as whole words, longest first."""
    ordered = sorted((p for group in phrases for p in group.split("|")), key=len, reverse=True)
    body = "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]?") for p in ordered)
    return re.compile(rf"(?<![\w'’-])(?:{body})(?![\w-])", re.IGNORECASE)


def words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


NOW = cue(
    "now|today|nowadays|currently|current|current value|at present|presently|at the moment|at this moment|"
    "in this moment|"
    "right now|rn|atm|these days|just now|as of now|as of today|so far|up to now|for now|at this point|this "
    "year|ytd|to date|"
    "baseline|base line|as-is|as is|as it stands|today's|present|status quo|starting point|starting value|"
    "start value|"
    "actual|actuals|ist|initial|at the last count|last measured|on the last count|latest|up from|down from|"
    "compared to|"
    "compared with|instead of today's|where we are|we're at|we are at|we're on|we are on|sitting at|running "
    "at|hovers around|"
    "hovers|hovering|on average|in the average|average of|averages|averaging|averaged|how bad|how much is "
    "it|at the date hereof|actualmente|actuellement"
)
PAST = cue(
    "was|were|used to be|used to|last year|last month|last quarter|last time|previously|before|back in|back "
    "then|had|stood|"
    "took|went|came|measured|averaged|ran"
)
COPULA = cue(
    "run at|runs at|is|are|it's|its|that's|thats|which is|stands|stand|sits|sit|runs at|lies at|lies|takes|"
    "take|has|have|"
    "we have|spend|spends|"
    "lose|loses|costs|we do|get|equals|makes|sitting|'s|are at|is at|it is|counts|handles"
)
WANT = cue(
    "want|wants|wanted|want it|wish|wish for|target|targets|targeted|targeting|tgt|goal|goals|aim|aims|"
    "aiming|aiming for|should|"
    "should be|shd|shd be|shud|shoud|must|must be|has to|have to|had to|need|needs|needed|needs to|hope|"
    "hopes|hoping|i'd like|"
    "would like|like to|should like|settle for|pleased with|happy with|content with|satisfied with|happy if|"
    "glad if|reach|"
    "reaches|reached|hit|hits|become|becomes|ought|committed|commit|commit to|commitment|bring|bring it|get "
    "it|get to|get down|"
    "getting it|get that|come down|comes down|drop|drops|fall|falls|go down|go up|going to|raise|raised|"
    "lower|lowered|cut|reduce|"
    "reduced|increase|increased|towards|toward|ambition|objective|to-be|to be|tobe|aspire|aspiration|expect|"
    "expects|expected|"
    "plan|planned|planning|would be|would do|would suit|sleep if|dream|dreaming|ideal|ideally|desired|"
    "desire|soll|promised|"
    "we promised|deliver|achieve|down to|up to|no more than|not more than|at most|at least|no less than|"
    "less than|more than|"
    "under|below|above|over the moon with|not above|not over|max|maximum|minimum|min|better than|intend|intended|"
    "i'd take|i'd accept|i'd be|let's say|lets say|shall|shall be|will be|will|would|could|or less|or "
    "better|or lower|or fewer|"
    "or higher|or more|in mind|threshold|tolerate|good enough|heading for|shooting for|shoot for|push|push "
    "it|move to|"
    "how good|supposed to|supposed|until it's|until we|land at|not exceed|exceed|cap|capped at|objective|"
    "objetivo|end up at|finish at|desirable|where we want"
)
DEMAND = re.compile(
    r"\b(?:by|until|till|til|before|within|no later than|at the latest|latest|end|end of|eoy|come)\b", re.I
)
ARROW = re.compile(r"^[\s,(]*(?:to|→|->|-->|=>|⇒|➔|➜|>|down to|up to|to only|to about|towards|into)\s*$", re.IGNORECASE)
RETRACT = cue(
    "sorry|no wait|wait no|wait|i mean|make that|make it|actually|or rather|rather|correction|scratch that|"
    "pardon|oops|"
    "no no|my mistake|i meant|excuse me|let me correct|strike that|nope"
)
RESTATE = re.compile(
    r"^[\s,(=]*(?:so|that is|i\.?e\.?|=|meaning|that's|which is|in other words|or)?[\s,(]*$", re.IGNORECASE
)
NOT_THIS = re.compile(
    r"\b(?:(?:not|no longer|strike|forget|instead of|in place of|rather than|replaces?)\s+(?:the\s+|my\s+|"
    r"that\s+|your\s+)?|"
    r"(?:scrap|drop)\s+(?:the|my|that|your)\s+)$",
    re.IGNORECASE,
)

REMARK = re.compile(
    r"\b(?:both|all (?:of|three|four|two|\d)|them|these|the (?:first|last|other|rest|three|two|lot)|owners?|"
    r"owns|responsible|accountable|"
    r"answers? for|looks? after|source|sources|measured|everything|each)\b",
    re.IGNORECASE,
)
PARTNER = cue(
    "vendor|vendors|vendor's|supplier|suppliers|supplier's|consultant|consultants|consultancy|analysts|peer|"
    "peers|a peer|rep|reps|oem|manufacturer|manufacturers|colleagues in|colleagues at|colleagues from|colleague in|"
    "conference|the market|marketing|partner|integrator|provider|agency"
)
OFFERS = re.compile(
    r"\b(?:can|could|would|will|doable|offers?|offered|guarantees?|guaranteed|shows?|showed|showing|"
    r"pitch\w*|possible|quoted?|achieves?|achieved|deliver\w*)\b",
    re.IGNORECASE,
)
OUTSIDER = cue(
    "salesman|salesperson|saleswoman|sales guy|sales rep|sales people|"
    "sales folks|sales pitch|brochure|competitor|competitors|competition|neighbour|neighbours|neighbouring|"
    "neighboring|"
    "neighbor|counterpart|counterparts|opposite number|a friend|friend of mine|my friend|peer group|my colleague at|my colleague of|colleague from|"
    "my brother|my sister|my cousin|sister plant|sister company|sister site|other site|other sites|other "
    "hospital|other plant|"
    "other companies|other company|other firms|another company|another firm|another hospital|another plant|"
    "another site|"
    "another bank|another insurer|another department|another team|another city|elsewhere|industry average|"
    "industry|benchmark|gartner|forrester|"
    "white paper|whitepaper|a webinar|webinar|an article|article|trade fair|"
    "trade press|rival|rivals|best in class|world class|their site|theirs|other department|other "
    "departments|pitch|marketing deck|"
    "case study|reference customer|linkedin|magazine|newspaper|down the road|next door"
)
BOAST = re.compile(
    r"\b(?<!we )(?<!i )(?<!i've )(?:boasts?|boasted|boasting|brags?|bragged|bragging|swears?|swore|promises|"
    r"touts?|touted|advertis\w+|"
    r"crows?|pretends?|gloats?)\b",
    re.IGNORECASE,
)
CLAIM = re.compile(
    r"\b(?:says?|said|claims?|claimed|quotes?|quoted|speaks? of|talks? of|reckons?|reckoned|telling|mentions?|mentioning|swears|reports?|told|promised)\b",
    re.I,
)
DISMISS = cue(
    "lol|no use|not comparable|crackers|nonsense|rubbish|naturally|don't believe|do not believe|not believe|"
    "don't write|"
    "do not write|don't count|do not count|don't put|do not put|don't take|do not take|ignore|ignore that|"
    "not listing|leave out|"
    "leave that out|not a kpi|not kpi|not our|not ours|not for us|disregard|skip it|forget it|forget that|"
    "not part of|"
    "out of it|yeah right|take it with|pinch of salt|do not book|don't book|just an example|for example|for "
    "instance|e.g|"
    "doable"
)
OWN = re.compile(r"^\W*(?:(?:but|and|while|whereas|so|for)\s+)?(?:we|i|our|ours|us|my|i'd|we'd|mine)\b", re.IGNORECASE)

METRIC = words(
    "rate rates time times share ratio score scores number count volume percentage percent cost costs spend "
    "satisfaction csat "
    "nps accuracy precision recall error errors waste scrap downtime uptime availability throughput backlog "
    "queue wait delay "
    "delays duration latency mttr mtta mtbf mttd sla slas turnaround tat yield defects defect rework "
    "returns complaints "
    "tickets calls incidents outages stops stoppages failures alarms alerts detections misses hours days "
    "minutes minutes "
    "churn conversion adoption usage utilisation utilization coverage quality efficiency productivity "
    "output capacity "
    "overtime absence turnover attrition stock stockouts inventory forecast bias mape margin price fee "
    "value level index "
    "oee handling response resolution repair recovery detection lead cycle age ageing aging reopen reopened "
    "rejections "
    "rejects escalations escalation misroutes misrouted bounces bounced breaches breach cancellations "
    "no-shows lateness "
    "punctuality on-time consumption emissions energy mileage runs cases files messages emails mails claims orders "
    "period periods proportion interval length amount gap fraction portion span mortality morbidity "
    "injuries accidents "
    "infections falls deaths departures arrivals visits dwell occupancy changeover changeovers setup "
    "parcels pages lag "
    "errors-per visits frequency freq speed handoffs transfers reassignments touches deflection containment "
    "effort wrap "
    "overkill escape kpi mistakes losses leaks leakage shrinkage breakage spoilage noise false positives negatives "
    "payments invoices fraud postings bookings appointments reviews audits findings gaps deviations"
)
GOOD_UP = words(
    "satisfaction csat nps accuracy precision recall uptime availability throughput yield quality "
    "efficiency productivity "
    "adoption usage utilisation utilization coverage conversion output punctuality resolution resolved deflection "
    "containment score retention renewal fix correct right completeness compliance happiness engagement"
)
GOOD_DOWN = words(
    "time cost costs error errors waste scrap downtime backlog queue wait delay delays duration latency "
    "mttr mtta mttd "
    "turnaround defects defect rework returns complaints incidents outages stops stoppages failures alarms "
    "alerts misses "
    "churn overtime absence turnover attrition stockouts bias mape rejections rejects escalations misroutes "
    "misrouted "
    "bounces bounced breaches breach cancellations no-shows lateness emissions mistakes losses leakage "
    "shrinkage noise "
    "false late overdue missed duplicate repeat reopened wrong lost calls fraud deviations scrapped"
)
UP = cue(
    "increase|raise|improve|grow|lift|up to|more|higher|at least|rise|go up|double|boost|push up|no less than|above"
)
DOWN = cue(
    "decrease|reduce|cut|lower|drop|fall|down to|down|less|fewer|halve|shrink|no more than|at most|under|"
    "below|come down|"
    "go down|bring down|minimise|minimize|shorten|slash|trim"
)
GENERIC = words(
    "thing things one ones kpi kpis measure measures metric metrics indicator indicators figure figures "
    "item items point "
    "points finger thumb yardstick yardsticks first second third fourth fifth last next other others "
    "another big bigger main "
    "obvious number numbers goal target baseline answer value what this that these those it them they "
    "everything all both each "
    "dashboard same there here deadline date way lot bit stuff ones two three four five six seven unit name "
    "today now aim "
    "willing prepared judged ready glad "
    "headline key top name title question something anything nothing nobody idea clue"
)
SPAN_PREPOSITION = words("until till before after since from")
"""Words after which a pronoun may belong to a name: "days before we ask for documents"."""
