# ruff: noqa: E501
"""Invented sponsors on risks: (message, [(words of the description, words of the measure or None, owner or None)])."""

TALK = [
    (
        "Honestly? The thing I lose sleep over is that the rota tool puts two juniors on the same night. Sister Okafor will eyeball every rota before it goes out. And if the wifi drops on the ward nobody sees anything, so we print a copy at six each evening, the ward clerk does that.",
        [("two juniors", "eyeball every rota", "Okafor"), ("wifi drops", "print a copy", "ward clerk")],
    ),
    (
        "Risks:\n1. Supplier goes under - we get the code in escrow - owner: Marta Kowalczyk\n2. GDPR complaint - DPIA before launch - owner: DPO\n3. Staff boycott it - town hall plus works council agreement - owner: Jens Thomsen",
        [
            ("Supplier goes under", "escrow", "Marta Kowalczyk"),
            ("GDPR complaint", "DPIA", "DPO"),
            ("boycott", "works council", "Jens Thomsen"),
        ],
    ),
    (
        "ok so um the big one is the forecast is just wrong on bank holidays so tariq overrides it by hand those weeks and the other one is the tills dont send data overnight we've got a nightly check for that mei lin handles it",
        [
            ("wrong on bank holidays", "overrides it by hand", "tariq"),
            ("tills dont send data", "nightly check", "mei lin"),
        ],
    ),
    (
        "Model drift. Likelihood: medium. Impact: high. Mitigation: monthly back-test against actuals. Owner: Chief Actuary.\nVendor lock-in. Likelihood: low. Impact: medium. Mitigation: open formats in the contract. Owner: Head of Procurement.",
        [("Model drift", "back-test", "Chief Actuary"), ("lock-in", "open formats", "Head of Procurement")],
    ),
    (
        "It could recommend a drug the patient is allergic to. We would never let it write an order by itself; a pharmacist signs each one. Dr. Amara Nnadi is accountable for that.",
        [("allergic", "pharmacist", "Amara Nnadi")],
    ),
    (
        "My people might think it is spying on them. I'll sit down with the shop stewards in January, that is mine to do.",
        [("spying", "shop stewards", None)],
    ),
    (
        "two things really. 1) bad scans -> garbage out -> we reject anything under 300 dpi (owner rosa) 2) one person knows how it works. pair them with a second dev, kwame",
        [("bad scans", "300 dpi", "rosa"), ("one person", "second dev", "kwame")],
    ),
    (
        "The main danger I see is legal: we may be accused of discriminating by postcode. To avoid that, postcode is removed from the inputs and the compliance team runs a fairness test each quarter. Another is cost overrun of the cloud bill, for which a hard cap is set by Yusuf Demir.",
        [("discriminating", "postcode is removed", "compliance team"), ("cost overrun", "hard cap", "Yusuf Demir")],
    ),
    (
        "Fraudsters learn the rules (high/high): rotate the thresholds weekly, Fiona Blake. Good customers get blocked (medium/high): call-back within an hour, Stefan Iliev. We lose the data feed (low/high): fall back to manual list, also Stefan Iliev.",
        [
            ("Fraudsters learn", "rotate", "Fiona Blake"),
            ("customers get blocked", "call-back", "Stefan Iliev"),
            ("data feed", "manual list", "Stefan Iliev"),
        ],
    ),
    (
        "There's the privacy angle. Numberplates on camera. We blur. Ingrid Solheim owns it.\nThere's also weather: snow blinds the cameras. We keep the patrol car. Per Lund owns it.",
        [("privacy", "blur", "Ingrid Solheim"), ("snow blinds", "patrol car", "Per Lund")],
    ),
    (
        "Wrong answer to a citizen, handled by a disclaimer and a human call-back (Lucie Marchand). Prompt injection, handled by filtering (Olu Adebayo, CISO). Low uptake, handled by floor-walkers (me).",
        [
            ("Wrong answer", "call-back", "Lucie Marchand"),
            ("Prompt injection", "filtering", "Olu Adebayo"),
            ("Low uptake", "floor-walkers", None),
        ],
    ),
    (
        "What if the drivers just switch the tablet off? Then we get nothing. We tie the bonus to usage. What if it sends them down a closed road? The dispatcher can overrule it, always. Both are Gosia Wrona's.",
        [("switch the tablet off", "bonus", "Gosia Wrona"), ("closed road", "overrule", "Gosia Wrona")],
    ),
]
