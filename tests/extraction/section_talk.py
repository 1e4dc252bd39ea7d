# ruff: noqa: E501
"""Answers in many manners about the sections of text fields: name, section asked about, what was said, words expected in each field."""

from typing import Any

Row = tuple[str, str, str, dict[str, Any]]

OBJECTIVE: list[Row] = [
    (
        "vineyard storyteller",
        "objective",
        "My grandfather tasted every row before he picked. We have forty hectares now and nobody can taste forty hectares. What I'd love is to know three days ahead which parcels are ripe. The reason it can't wait another harvest: the winery downstream fines us for sour loads since last season.",
        {"goal": "three days ahead which parcels are ripe", "why_now": "fines us for sour loads"},
    ),
    (
        "library bullets",
        "objective",
        "- goal: reshelved returns findable again within 2 hours\n- why now: the union agreement on overtime ends in June",
        {"goal": "findable again within 2 hours", "why_now": "overtime ends in June"},
    ),
    (
        "dictated baggage",
        "objective",
        "okay so basically we want fewer bags left behind on the connecting flights that's the whole thing and the reason we are doing it now is the new terminal opens in october and the belts are twice as long",
        {"goal": "fewer bags left behind", "why_now": "new terminal opens"},
    ),
    (
        "non native dairy",
        "objective",
        "Aim is that milk truck never comes to the farm when tank is half empty. It must be this year because the diesel tax is going up in January and two drivers go in pension.",
        {"goal": "never comes to the farm when tank is half empty", "why_now": "diesel tax"},
    ),
]
PROCESS: list[Row] = [
    (
        "pharmacy email",
        "process",
        "Hello,\nPrescriptions drop into ScriptWell all day. One of nine pharmacy technicians opens each, compares dose and weight by eye, and phones the ward when it looks odd.\nBest, Odile",
        {"workflow": "compares dose and weight", "system": "ScriptWell", "users": "nine pharmacy technicians"},
    ),
    (
        "translator terse",
        "process",
        "job comes in by mail. 4 project coordinators open Plunet, guess the subject, pick a translator. done.",
        {"workflow": "pick a translator", "system": "Plunet", "users": "4 project coordinators"},
    ),
    (
        "ski resort tale",
        "process",
        "You should see it at half past four. The groomer drivers stand round a paper map in the garage and Beat points: you there, you there. All that they have in the cabs is SnowDesk, which tells where the machine is, not where the snow is missing. About fourteen drivers, two shifts.",
        {"workflow": "paper map", "system": "SnowDesk", "users": "fourteen drivers"},
    ),
    (
        "customs jargon",
        "process",
        "Step embedded in: tariff classification. Declarants key the HS code in Descartes e-Customs after reading the commercial invoice. Users = 22 customs declarants, Rotterdam + Venlo.",
        {"workflow": "reading the commercial invoice", "system": "Descartes", "users": "22 customs declarants"},
    ),
]
SOLUTION: list[Row] = [
    (
        "fish farm plain",
        "solution",
        "A camera under water counts the lice on the salmon and tells us which pen to treat first. My nephew calls it an object detection network. The vet still decides whether to treat, always.",
        {"summary": "counts the lice", "technique": "object detection", "human_oversight": "vet still decides"},
    ),
    (
        "contract review labelled",
        "solution",
        "Summary: marks clauses that deviate from our playbook. Technique: fine-tuned LLM with retrieval. Human: a lawyer accepts or rejects each mark.",
        {"summary": "marks clauses that deviate", "technique": "LLM", "human_oversight": "lawyer accepts or rejects"},
    ),
    (
        "dictated bus",
        "solution",
        "it looks at the weather and the school calendar and the ticket machine counts and says how many buses line twelve needs tomorrow morning gradient boosting was what the university said and the duty manager can always throw it out he has the last word",
        {
            "summary": "how many buses line twelve needs",
            "technique": "gradient boosting",
            "human_oversight": "last word",
        },
    ),
    (
        "museum non native",
        "solution",
        "The system shall propose for each photograph the subject and the period, so the archivist has not to begin from zero. We imagine a vision-language model. Nothing becomes public before an archivist has clicked on accept.",
        {
            "summary": "propose for each photograph the subject",
            "technique": "vision-language model",
            "human_oversight": "before an archivist has clicked",
        },
    ),
]
SUITABILITY: list[Row] = [
    (
        "wind farm",
        "suitability",
        "Of course we looked at the dull way first: changing every bearing after eight years. It fails because half of them would run to fifteen and the other half die at four. A model can pick up the hum months ahead, and that no calendar can.",
        {
            "simpler_alternative": "changing every bearing after eight years",
            "why_not_simpler": "die at four",
            "why_ai": "pick up the hum",
        },
    ),
    (
        "foodbank typos",
        "suitability",
        "simpelst thing woud be a shared spreadsheet, we did that in 2024. it got stale in a week cos nobody has time to type. the forecast lerns from the deliveries themself so no typing",
        {
            "simpler_alternative": "shared spreadsheet",
            "why_not_simpler": "stale in a week",
            "why_ai": "from the deliveries",
        },
    ),
    (
        "telecom bullets",
        "suitability",
        "• Alternative weighed: blanket 10% discount for everybody whose contract ends\n• Not enough: 70% of those people would have stayed anyway, we'd burn 2M\n• AI because: it sees combinations of dropped calls, tariff and age of handset",
        {
            "simpler_alternative": "blanket 10% discount",
            "why_not_simpler": "would have stayed anyway",
            "why_ai": "combinations of dropped calls",
        },
    ),
    (
        "underwriter formal",
        "suitability",
        "The Committee considered two further underwriting assistants as an alternative. This was dismissed, since submissions arrive in eleven languages and recruitment takes nine months. Machine reading copes with every language from the first day.",
        {
            "simpler_alternative": "two further underwriting assistants",
            "why_not_simpler": "eleven languages",
            "why_ai": "copes with every language",
        },
    ),
]
OPERATIONS: list[Row] = [
    (
        "theatre box office",
        "operations",
        "It has to talk to Spektrix and the door scanners. Somebody in the box office looks every Monday at how many seats it guessed wrong. If the guesses get worse we teach it again with the new season. Ring Moira Lennox when it breaks.",
        {
            "integrations": ["Spektrix", "door scanners"],
            "monitoring": "every Monday",
            "drift_plan": "teach it again",
            "support_owner": "Moira Lennox",
        },
    ),
    (
        "co-op lower case",
        "operations",
        "plugs into agrinet and the weighbridge. we check 30 tickets a week by hand. when it drops under 90 we retrain. support: tomasz",
        {
            "integrations": ["agrinet", "weighbridge"],
            "monitoring": "check 30 tickets a week",
            "drift_plan": "retrain",
            "support_owner": "tomasz",
        },
    ),
    (
        "formal railway",
        "operations",
        "Interfaces: Signalbase, HaCon and our timetable server. Monitoring: automatic daily comparison of forecast and actual delays. In case of degradation the previous model is restored and a retraining is ordered. Operation is the responsibility of the IT Platforms group.",
        {
            "integrations": ["Signalbase", "HaCon", "timetable server"],
            "monitoring": "daily comparison",
            "drift_plan": "previous model is restored",
            "support_owner": "IT Platforms group",
        },
    ),
    (
        "funeral home chat",
        "operations",
        "It'll sit on top of Everest and read from our mailbox, nothing else. I glance over the drafts each evening myself. Should the tone go off, Petra's lad refits it on fresh letters. He's also the one we call, Jannik Holm.",
        {
            "integrations": ["Everest", "mailbox"],
            "monitoring": "each evening",
            "drift_plan": "refits it on fresh letters",
            "support_owner": "Jannik Holm",
        },
    ),
]
GOVERNANCE: list[Row] = [
    (
        "co-op assembly",
        "governance",
        "The growers' assembly keeps an eye on it, they meet every second Thursday. If more than 5 loads are sent to the wrong silo in one month we unplug it.",
        {"oversight": "growers' assembly", "review_cadence": "every second Thursday", "stop_rule": "more than 5 loads"},
    ),
    (
        "school district",
        "governance",
        "Oversight by the Data Ethics Panel (reviews each term). Kill switch: two substantiated complaints of unfair treatment.",
        {"oversight": "Data Ethics Panel", "review_cadence": "each term", "stop_rule": "two substantiated complaints"},
    ),
    (
        "dictated dispatch",
        "governance",
        "so who watches it the safety board watches it they sit together every three weeks and if the missed calls go over two percent three weeks running the thing gets switched off no discussion",
        {"oversight": "safety board", "review_cadence": "every three weeks", "stop_rule": "go over two percent"},
    ),
    (
        "bank formal",
        "governance",
        "Model Risk Committee, chaired by the CRO; formal review half-yearly. Use is suspended when the Gini falls below 0.45.",
        {"oversight": "Model Risk Committee", "review_cadence": "half-yearly", "stop_rule": "Gini falls below 0.45"},
    ),
]
ADOPTION: list[Row] = [
    (
        "bakery",
        "adoption",
        "Two mornings beside the oven with Gisela, that is all the schooling they need. I reckon 8 in 10 shops will follow the order list, so 80%. The older bakers will say the computer has no nose, and they'll sulk.",
        {"training": "Two mornings beside the oven", "rate": 80, "resistance": "no nose"},
    ),
    (
        "consulting slides",
        "adoption",
        "Enablement: 90-min webinar + champions network. Expected take-up 65% after six months. Pushback: seniors see it as deskilling.",
        {"training": "90-min webinar", "rate": 65, "resistance": "deskilling"},
    ),
    (
        "garage typos",
        "adoption",
        "jst a 20 min video and a cheat sheet on the wall. maybe 7 out of 10 mechanics use it, call it 70 percent. few of em think its there to count there hours",
        {"training": "20 min video", "rate": 70, "resistance": "count there hours"},
    ),
    (
        "parish polite",
        "adoption",
        "We shall hold an evening for the volunteers in the parish hall, with cake. Nearly all of them will join in, I should say ninety per cent. Some are uneasy about a machine reading private letters.",
        {
            "training": "evening for the volunteers",
            "rate": 90,
            "resistance": "uneasy about a machine reading private letters",
        },
    ),
]
TALK = [*OBJECTIVE, *PROCESS, *SOLUTION, *SUITABILITY, *OPERATIONS, *GOVERNANCE, *ADOPTION]
