"""What sponsors ask, fear and plan, with the cards that fit; an empty set: nothing does, and nothing may be cited."""

RATES = {"F1", "F2", "F3", "F4", "F5", "RCF"}
JOBS = {"C29", "K11", "D6", "K5", "RISK-PEOPLE", "RISK-HR", "K1"}
RULES = {"D1", "C11", "C10", "GB-OPTIONS", "GOVUK-AI-FIT"}
TWICE = {"G2", "C13", "C14", "G3"}
TARGETS = {"C5", "R6", "R7", "K3", "C4", "R11", "R3"}
AFTER = {"C31", "C33", "C34", "D4", "G1", "RISK-OPERATION", "C30a", "D7"}
DATA = {"C21", "C22", "C23", "C24", "C25", "C26", "C35", "D3", "K10", "RISK-DATA", "GOVUK-DATA", "GOVUK-AI-FIT"}
TIME = {"C15", "C16", "C17", "C8", "PACE", "D12", "C19", "K9", "C7"}
MONEY = {"GB-OPTIMISM", "RCF", "TEI", "C25", "C11a", "R11"}
TOP = {"K2", "C1", "C18", "C14", "C17", "G5", "RISK-PEOPLE"}
SKILLS = {"C27", "C28", "D5", "D9", "C7", "RISK-PEOPLE", "C35"}
WIDE = {"C9", "K8", "R10", "R12", "K9", "C12", "D11"}
TEAMS = {"C30", "K7", "G6", "D5", "K1", "K5"}

QUESTIONS = [
    ("Out of ten undertakings like ours, how many end up in the black?", RATES),
    ("Is there any proof that companies get their investment back with this?", RATES),
    ("What are the chances that we sink the money for nothing?", RATES | {"C20"}),
    ("Did anybody count how many of these efforts collapse?", RATES),
    ("Are language model projects really a waste of money, as the papers say?", {"F4", "F2", "F3"}),
    ("Couldn't a handful of if-then conditions do the same?", RULES),
    ("Are we shooting at sparrows with cannons here, would a spreadsheet formula be enough?", RULES),
    ("Who normally takes care of the model after the project team has gone?", AFTER),
    ("Should we try it in one branch before all forty?", WIDE),
    ("Why should our chief executive bother to put her name under this?", TOP),
    ("How much contingency do people usually add to such a budget?", MONEY),
    ("Does it hurt if we sort out the data as we go along?", DATA),
    ("Does a model stay good forever once it has been trained?", {"C33", "D4", "C34", "RISK-OPERATION"}),
    ("Must the thing be able to explain its suggestion?", {"D6", "K11", "C29", "G8"}),
    ("Would it be better to put it inside the program our clerks use already?", {"K1", "K4", "C32"}),
    ("Is it wise to let the machine act without anyone looking?", {"D8", "K11", "G8", "D6"}),
    ("Which mistakes do pilots make most often?", {"C7", "C31", "C24", "C12", "C11a", "C30a", "C1"}),
    ("Do I have to compare it with simply carrying on as today?", {"GB-OPTIONS", "ATRS", "R4", "GB-CASES"}),
    ("How can I find out whether our records are good enough?", DATA),
    ("Who ought to sit in the project group?", TEAMS | SKILLS),
]  # fmt: skip

WORRIES = [
    ("The ladies in the back office fear they'll be out of work once it runs.", JOBS),
    ("Nobody in the plant will follow advice if the computer doesn't say why.", JOBS),
    ("Our works council has already announced that it is going to block the thing.", JOBS),
    ("It turns out the Lyon office has been paying for the very same software since May.", TWICE),
    ("Every country organisation is running its own experiment and none of them talks to the other.", TWICE | TEAMS),
    ("We never wrote down how long the work takes at present.", TARGETS),
    ("How we'd notice that it was a success, I honestly couldn't tell.", TARGETS),
    ("The trial last year went brilliantly and ever since it has been gathering dust.", AFTER),
    ("The consultants leave in June and after that there is nobody to look after it.", AFTER | SKILLS | {"C1"}),
    ("Customer records are spread over a CRM, three spreadsheets and a shoebox.", DATA),
    ("Half of our maintenance notes are blank or say \"done\".", DATA),
    ("Each plant uses its own codes for the same fault.", DATA),
    ("The owners insist on seeing the money again by Christmas, although training takes until spring.", TIME),
    ("Our last two IT undertakings cost twice of what was on the slide.", MONEY),
    ("The director who was behind it has moved to another company.", TOP),
    ("Headquarters could pull the funds at any time.", TOP | TIME),
    ("I have twelve network engineers and not one of them has ever touched machine learning.", SKILLS),
    ("They plan to switch it on in all nineteen countries on the first of March.", WIDE),
    ("The chairman came back from a conference and now everybody has to do something with AI.", {"C3", "C4", "C2", "C8"}),
    ("Our warehouse program dates from 1994 and nothing can be plugged into it.", {"C32", "C21", "K1"}),
]  # fmt: skip

OPENINGS = [
    ("Faults that citizens phone in to our water company are handed to the wrong crew in four of ten cases. "
     "I would like them assigned automatically.", {"PC-01-ticket-routing", "PC-16-citizen-requests", "RISK-TICKETS"}),
    ("Our university help desk passes every other e-mail on two or three times before the right person has it.",
     {"PC-01-ticket-routing", "PC-16-citizen-requests", "RISK-TICKETS"}),
    ("The compressors in our dairy give out overnight and the milk spoils. From the vibration we hope to see days "
     "ahead which one is going.", {"PC-02-disk-failure", "RISK-MAINTENANCE"}),
    ("Tram doors jam in winter; the workshop would like to swap the drives before they quit.",
     {"PC-02-disk-failure", "RISK-MAINTENANCE"}),
    ("Six bookkeepers copy the figures of paper bills into SAP all day long. Software should do the reading.",
     {"PC-04-invoice-reading", "RISK-DOCUMENTS"}),
    ("Guests of our hotels ask the same forty things by phone. A bot on the site should take them.",
     {"PC-05-customer-chatbot", "RISK-CHAT"}),
    ("Chips in the glaze of our tiles are overlooked at the end of the line. We think of cameras.",
     {"PC-06-weld-inspection", "RISK-VISION"}),
    ("Our sandwich shops bin a tenth of what they make because the morning order is a guess.",
     {"PC-07-demand-forecast", "RISK-FORECAST"}),
    ("The team that looks at dubious card payments drowns in warnings, of which one in fifty is real.",
     {"PC-08-fraud-alerts", "RISK-FRAUD"}),
    ("Ward sisters spend every second weekend on the rota. It should write itself.",
     {"PC-09-shift-planning", "RISK-HR"}),
    ("When a server hangs at three in the morning an engineer gets out of bed only to press restart. "
     "That could be done by software.", {"PC-10-incident-response", "TOPICS"}),
    ("We get nine hundred CVs for thirty apprenticeships; the best ones should be on top of the pile.",
     {"PC-11-cv-screening", "RISK-HR"}),
    ("Our parcel vans criss-cross the town. Better tours would save a lot of diesel.", {"PC-12-route-planning"}),
    ("To find out which of 30,000 leases allow a rent rise, two solicitors leaf through folders.",
     {"PC-13-contract-search", "RISK-DOCUMENTS"}),
    ("The air conditioning of the museum cools empty halls all night. Let a model set it.",
     {"PC-14-energy-buildings"}),
    ("Six hundred letters a day arrive at the county council and a third of them lands on the wrong desk.",
     {"PC-16-citizen-requests", "PC-01-ticket-routing", "RISK-TICKETS"}),
]  # fmt: skip

CHAT = (
    "A bot should answer the questions of our policyholders on the web site.",
    {"PC-05-customer-chatbot", "RISK-CHAT"},
)
PRESS = (
    "Cameras should find dents on the car doors that leave our press shop.",
    {"PC-06-weld-inspection", "RISK-VISION"},
)
COPILOT = ("Our sixty coders are to get an assistant that writes code.", {"PC-15-code-assistant", "RISK-CODE"})
LOGINS = ("A model should pick the suspicious log-ins out of the firewall messages.", {"RISK-SECURITY", "RISK-FRAUD"})
ANY = {"RISK-DATA", "RISK-PEOPLE", "RISK-OPERATION"}
RISKS = [
    (CHAT, "Risks? No idea, to be honest."),
    (PRESS, "I can't think of any risks."),
    (COPILOT, "Which risks are there usually?"),
    (LOGINS, "What usually goes wrong with something like this?"),
    (CHAT, "I wouldn't know what the risks are."),
    (PRESS, "What are the typical pitfalls?"),
    (COPILOT, "As for risks, I haven't a clue."),
    (LOGINS, "No idea which risks we should be afraid of."),
]

NOTHING = [
    "My daughter has her first violin recital on Sunday.",
    "Could you book me a table for six at the Italian place?",
    "What's the capital of Paraguay?",
    "The printer on the second floor is out of toner again.",
    "We went skiing in Tyrol and my knee hurts.",
    "Does anyone know a good dentist near the station?",
    "I lost my train ticket and had to pay twice.",
    "Please water the plants in the lobby while I'm away.",
    "How many calories does a banana have?",
    "asdkjh qweoiu zmxnc",
    "The weather has been awful all week.",
    "What is the score of the hockey game?",
    "Our neighbours' dog barks every night.",
    "Happy birthday to the whole team!",
    "My phone battery dies after two hours, should I buy another one?",
    "Is there a bus to the airport after midnight?",
]
