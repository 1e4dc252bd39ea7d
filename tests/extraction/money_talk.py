# ruff: noqa: E501
"""Invented sponsor talk about costs, benefits and the problem, in as many manners as possible, with what it says.

Costs and benefits: id, message, currency of the case, items as (words of the name, fields), amounts that must not be taken.
Problem: id, what was asked, message, fields, amounts that must not be taken.
"""

from typing import Any

Items = list[tuple[str, dict[str, Any]]]

COSTS: list[tuple[str, str, str | None, Items, tuple[float, ...]]] = [
    (
        "pipe table",
        "| What | How much | When |\n|---|---|---|\n| OCR engine licence | €24,000 | per year |\n| Scanner replacement | €61,500 | one-off |\n| Works council workshops | €3,200 | one-off |",
        None,
        [
            ("OCR engine", {"amount": 24000, "currency": "EUR", "recurrence": "yearly"}),
            ("Scanner replacement", {"amount": 61500, "currency": "EUR", "recurrence": "one-off"}),
            ("workshops", {"amount": 3200, "currency": "EUR", "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "amount first, story",
        "So I rang our reseller, nice woman, and she wants 14 thousand dollars a year for the model hosting. Then my own IT lot want $52,000 to wire it into the till system, that's paid a single time. "
        "And I'd set aside another $7,500 for teaching the store managers, also just the once. When we did self-checkouts we blew 200 grand, but that's history.",
        None,
        [
            ("hosting", {"amount": 14000, "currency": "USD", "recurrence": "yearly"}),
            ("till system", {"amount": 52000, "currency": "USD", "recurrence": "one-off"}),
            ("teaching the store managers", {"amount": 7500, "currency": "USD", "recurrence": "one-off"}),
        ],
        (200000,),
    ),
    (
        "all one-off except one",
        "Build 130k, data clean-up 22k, pen test 9.5k, change comms 6k, all one-off. Only the cloud bill recurs: 3.1k a month. Everything in CHF.",
        None,
        [
            ("Build", {"amount": 130000, "currency": "CHF", "recurrence": "one-off"}),
            ("data clean-up", {"amount": 22000, "currency": "CHF", "recurrence": "one-off"}),
            ("pen test", {"amount": 9500, "currency": "CHF", "recurrence": "one-off"}),
            ("change comms", {"amount": 6000, "currency": "CHF", "recurrence": "one-off"}),
            ("cloud bill", {"amount": 3100, "currency": "CHF", "recurrence": "monthly"}),
        ],
        (),
    ),
    (
        "recurrence in front",
        "One-time costs: integration with Guidewire 88,000 and a security audit 12,000. Running costs per year: licences 45,000, support 18,000. Euros throughout.",
        None,
        [
            ("Guidewire", {"amount": 88000, "currency": "EUR", "recurrence": "one-off"}),
            ("security audit", {"amount": 12000, "currency": "EUR", "recurrence": "one-off"}),
            ("licences", {"amount": 45000, "currency": "EUR", "recurrence": "yearly"}),
            ("support", {"amount": 18000, "currency": "EUR", "recurrence": "yearly"}),
        ],
        (),
    ),
    (
        "dictated",
        "okay so money um the cameras are going to be around forty two thousand pounds and that's a one off and then we pay the cloud people six hundred and fifty quid a month and I reckon on nine grand for the electrician once as well and somebody to label the pictures that'll be eight thousand pounds up front",
        None,
        [
            ("cameras", {"amount": 42000, "currency": "GBP", "recurrence": "one-off"}),
            ("cloud people", {"amount": 650, "currency": "GBP", "recurrence": "monthly"}),
            ("electrician", {"amount": 9000, "recurrence": "one-off"}),
            ("label the pictures", {"amount": 8000, "currency": "GBP", "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "phone typos",
        "licnse 1.2k pm, implemntation 18k 1x, traning 2k 1x. hosting incl",
        "AUD",
        [
            ("licnse", {"amount": 1200, "currency": "AUD", "recurrence": "monthly"}),
            ("implemntation", {"amount": 18000, "recurrence": "one-off"}),
            ("traning", {"amount": 2000, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "non-native, three points",
        "For the subscription we must to pay 8.500 € each year. The development of interface, it will be between 30.000 and 45.000 €, probably 36.000 €, only one time. Formation of the collaborators: 4.000 €, one time.",
        None,
        [
            ("subscription", {"amount": 8500, "currency": "EUR", "recurrence": "yearly"}),
            (
                "development of interface",
                {"amount": {"low": 30000, "likely": 36000, "high": 45000}, "currency": "EUR", "recurrence": "one-off"},
            ),
            ("Formation", {"amount": 4000, "currency": "EUR", "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "unit price and total, other alternative",
        "We need 35 handhelds at $480 each, so $16,800 in total, one-off. Software is $9 per user per month for 120 users, i.e. $1,080 a month. The fancy robot arm would have been $400k, we turned that down.",
        None,
        [
            ("handhelds", {"amount": 16800, "currency": "USD", "recurrence": "one-off"}),
            ("Software", {"amount": 1080, "currency": "USD", "recurrence": "monthly"}),
        ],
        (480, 9, 400000),
    ),
    (
        "e-mail with bullets and headings",
        "Hi,\n\nas discussed:\n\nCapex\n* Edge gateways – NOK 310,000\n* Commissioning by Siemens – NOK 145,000\n\nOpex (yearly)\n* Platform fee – NOK 96,000\n* Sensor recalibration – NOK 22,000\n\nBest\nIngvild",
        None,
        [
            ("Edge gateways", {"amount": 310000, "currency": "NOK", "recurrence": "one-off"}),
            ("Commissioning", {"amount": 145000, "currency": "NOK", "recurrence": "one-off"}),
            ("Platform fee", {"amount": 96000, "currency": "NOK", "recurrence": "yearly"}),
            ("Sensor recalibration", {"amount": 22000, "currency": "NOK", "recurrence": "yearly"}),
        ],
        (),
    ),
    (
        "changes mind in the sentence",
        "The annotation crew is 30k, no wait, 34k one-off, I forgot the Saturdays. And the API calls will run us something like 900 a month. My boss may sign up to 50k alone, so we are above his limit.",
        "SGD",
        [
            ("annotation crew", {"amount": 34000, "currency": "SGD", "recurrence": "one-off"}),
            ("API calls", {"amount": 900, "recurrence": "monthly"}),
        ],
        (30000, 50000),
    ),
    (
        "lakhs, formal",
        "Kindly note the outlay: (a) procurement of two servers, Rs 18 lakhs, non-recurring; (b) annual maintenance contract, Rs 2.2 lakhs p.a.; (c) stipend to four annotators, Rs 80,000 per month. The earlier RPA project of the treasury consumed Rs 40 lakhs and is not to be counted.",
        None,
        [
            ("servers", {"amount": 1800000, "currency": "INR", "recurrence": "one-off"}),
            ("maintenance contract", {"amount": 220000, "currency": "INR", "recurrence": "yearly"}),
            ("annotators", {"amount": 80000, "currency": "INR", "recurrence": "monthly"}),
        ],
        (4000000,),
    ),
    (
        "amounts before items in a row",
        "€18k for the connector, €6k for training, both once; €1.9k a month for tokens; €12k a year for a part-time model owner.",
        None,
        [
            ("connector", {"amount": 18000, "currency": "EUR", "recurrence": "one-off"}),
            ("training", {"amount": 6000, "currency": "EUR", "recurrence": "one-off"}),
            ("tokens", {"amount": 1900, "currency": "EUR", "recurrence": "monthly"}),
            ("model owner", {"amount": 12000, "currency": "EUR", "recurrence": "yearly"}),
        ],
        (),
    ),
    (
        "no currency anywhere",
        "The vendor quoted 95k once for setup and 2,300 monthly for the service. We get 4,000 calls a month, and 12 people need half a day of training, which I'd put at 3k, one-off.",
        None,
        [
            ("setup", {"amount": 95000, "recurrence": "one-off"}),
            ("service", {"amount": 2300, "recurrence": "monthly"}),
            ("training", {"amount": 3000, "recurrence": "one-off"}),
        ],
        (4000, 12),
    ),
]

BENEFITS: list[tuple[str, str, str | None, Items, tuple[float, ...]]] = [
    (
        "labels in lines",
        "Benefit: Fewer warranty claims\nValue: €220,000 per year\nType: cashable\nFrom: 1 January 2028\nOwner: Agnieszka Wolny\n\nBenefit: Engineers' search time\nValue: €95,000 per year\nType: time released\nOwner: Paul Herrmann",
        None,
        [
            (
                "warranty claims",
                {
                    "amount": 220000,
                    "currency": "EUR",
                    "period": "year",
                    "kind": "cashable",
                    "starts": "2028-01-01",
                    "owner": "Agnieszka Wolny",
                },
            ),
            (
                "search time",
                {
                    "amount": 95000,
                    "currency": "EUR",
                    "period": "year",
                    "kind": "time-released",
                    "owner": "Paul Herrmann",
                },
            ),
        ],
        (),
    ),
    (
        "chatty, money goes",
        "Honestly? We'd stop renting the overflow warehouse. That is $26,000 a month, cash, gone from the P&L as of 1 March 2028. My pickers would also walk less, maybe $140k a year worth of hours, but I'm keeping every one of them. "
        "The software guy says 30% productivity. Sure.",
        None,
        [
            (
                "overflow warehouse",
                {"amount": 26000, "currency": "USD", "period": "month", "kind": "cashable", "starts": "2028-03-01"},
            ),
            ("hours", {"amount": 140000, "currency": "USD", "period": "year", "kind": "time-released"}),
        ],
        (30,),
    ),
    (
        "shared owner and start, soft one",
        "- scrap metal saved: 75k/yr hard cash\n- overtime on weekends: 40k/yr, hard cash too\n- customer goodwill: can't be put in numbers\nAll of them start 1 July 2027 and Marta Reyes owns the two money ones. EUR.",
        None,
        [
            (
                "scrap",
                {
                    "amount": 75000,
                    "currency": "EUR",
                    "period": "year",
                    "kind": "cashable",
                    "starts": "2027-07-01",
                    "owner": "Marta Reyes",
                },
            ),
            (
                "overtime",
                {
                    "amount": 40000,
                    "currency": "EUR",
                    "period": "year",
                    "kind": "cashable",
                    "starts": "2027-07-01",
                    "owner": "Marta Reyes",
                },
            ),
            ("goodwill", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "dictated",
        "well the thing we'd save is reprints that's about twenty eight thousand pounds a year real money and Denise in accounts will vouch for that one and then there's the girls on the desk they'd get back I think it was fifty five thousand a year in hours but nobody's losing their job",
        None,
        [
            ("reprints", {"amount": 28000, "currency": "GBP", "period": "year", "kind": "cashable", "owner": "Denise"}),
            ("desk", {"amount": 55000, "period": "year", "kind": "time-released"}),
        ],
        (),
    ),
    (
        "avoided, once",
        "A new cooling tower that we would not need to buy: CAD 1.3M, one time, cost avoidance. And we avoid penalties from the grid operator, around CAD 60k per year.",
        None,
        [
            ("cooling tower", {"amount": 1300000, "currency": "CAD", "period": "one-off", "kind": "avoided"}),
            ("penalties", {"amount": 60000, "currency": "CAD", "period": "year", "kind": "avoided"}),
        ],
        (),
    ),
    (
        "foreign figures around",
        "McKinsey writes 4.4 trillion, our competitor in Lyon brags of 2 million euros, forget both. What I can show: 115'000 francs a year less for external translators, it leaves the budget, controlled by Mr Keller. That is all.",
        "CHF",
        [
            (
                "external translators",
                {"amount": 115000, "currency": "CHF", "period": "year", "kind": "cashable", "owner": "Keller"},
            )
        ],
        (4.4e12, 2000000),
    ),
    (
        "problem cost beside the benefit",
        "Of the 900k a year that returns cost us, I believe we'd get 270k a year back in freight. Freight invoices shrink, so that's cashable. The rest stays.",
        "EUR",
        [("freight", {"amount": 270000, "period": "year", "kind": "cashable"})],
        (900000,),
    ),
    (
        "three points, non-native",
        "The reduction of energy: minimum 18, maximum 30, most probably 24 thousand euros by year, is real saving in the invoice. The motivation of operators will be better, this I can not measure in euros.",
        None,
        [
            (
                "energy",
                {
                    "amount": {"low": 18000, "likely": 24000, "high": 30000},
                    "currency": "EUR",
                    "period": "year",
                    "kind": "cashable",
                },
            ),
            ("motivation", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "jargon, semicolons",
        "FTE capacity freed 3.5 FTE = £161k p.a., non-cashable; agency run-rate down £48k p.a., cashable from FY28 (1 April 2027), owner: Ops FD Callum Reid; NPS uplift, no £ claimed.",
        None,
        [
            ("FTE capacity", {"amount": 161000, "currency": "GBP", "period": "year", "kind": "time-released"}),
            (
                "agency run-rate",
                {
                    "amount": 48000,
                    "currency": "GBP",
                    "period": "year",
                    "kind": "cashable",
                    "starts": "2027-04-01",
                    "owner": "Callum Reid",
                },
            ),
            ("NPS", {"kind": "non-financial"}),
        ],
        (3.5,),
    ),
    (
        "story, amount first",
        "There's 33 thousand a year in courier runs that simply disappear, that money stays with us. I'd say another 12 thousand in fines from the port we dodge each year. Sleep? My night shift would sleep. Nobody pays me for sleep.",
        "EUR",
        [
            ("courier runs", {"amount": 33000, "period": "year", "kind": "cashable"}),
            ("fines", {"amount": 12000, "period": "year", "kind": "avoided"}),
        ],
        (),
    ),
    (
        "terse lower case",
        "less waste food 9k usd a month cash. chef hrs 2k/mo just time. both owned by lupe ortega from may 1 2027",
        None,
        [
            (
                "waste food",
                {"amount": 9000, "currency": "USD", "period": "month", "kind": "cashable", "starts": "2027-05-01"},
            ),
            ("chef hrs", {"amount": 2000, "period": "month", "kind": "time-released", "starts": "2027-05-01"}),
        ],
        (),
    ),
]

PROBLEM: list[tuple[str, str | None, str, dict[str, Any], tuple[float, ...]]] = [
    (
        "storyteller opening",
        None,
        "My father ran this nursery with a notebook. I run it with eleven spreadsheets, and every spring we order too many geraniums and too few tomatoes. Last May I stood beside three containers of dead flowers and cried. "
        "Plants that nobody buys cost us about 180,000 euros a year. I'd like a forecast that looks at weather and last years' sales.",
        {"statement": "too many geraniums", "annual_cost.amount": 180000, "annual_cost.currency": "EUR"},
        (),
    ),
    (
        "terse",
        "problem",
        "invoices stuck. 3 weeks to match a PO. suppliers furious, AP team of 9 works weekends. costs ~$410k/yr in late fees + OT",
        {
            "statement": "invoices stuck",
            "affected": "AP team",
            "annual_cost.amount": 410000,
            "annual_cost.currency": "USD",
        },
        (),
    ),
    (
        "labels",
        "problem",
        "Problem: meter readings are keyed in by hand and one in twelve is wrong\nAnnual cost: GBP 275,000\nAffected: billing clerks and 60,000 households",
        {
            "statement": "keyed in by hand",
            "affected": "billing clerks",
            "annual_cost.amount": 275000,
            "annual_cost.currency": "GBP",
        },
        (60000,),
    ),
    (
        "dictated",
        "problem",
        "it's the lift breakdowns isn't it people stuck between floors and we only hear when they phone and the tenants are the ones who get it in the neck and the caretakers too I'd say it's costing us a hundred and ten thousand pounds a year",
        {
            "statement": "only hear when they phone",
            "affected": "tenants",
            "annual_cost.amount": 110000,
            "annual_cost.currency": "GBP",
        },
        (),
    ),
    (
        "other totals about",
        "problem",
        "Our whole freight budget is 12 million a year, but the waste, trucks leaving half empty, that is 1.1 million dollars annually. Dispatchers and drivers bear the brunt. A rival lost 5 million on this.",
        {
            "statement": "half empty",
            "affected": "Dispatchers and drivers",
            "annual_cost.amount": 1100000,
            "annual_cost.currency": "USD",
        },
        (12000000, 5000000),
    ),
    (
        "non-native opening",
        None,
        "Good day, I am Piotr from hospital in Lublin. We have problem with bed planning: patient waits on corridor while bed on other ward is free, and nobody sees this. Each year we pay 2,3 Mio zł for patients we send to private clinic. I want system which predicts discharge.",
        {"statement": "waits on corridor", "annual_cost.amount": 2300000, "annual_cost.currency": "PLN"},
        (),
    ),
    (
        "formal, who suffers",
        "problem",
        "The difficulty lies in the fact that planning objections are read by hand and frequently overlooked. This concerns above all the residents, and secondly the case officers. No costing has been undertaken.",
        {"statement": "read by hand", "affected": "residents"},
        (),
    ),
    (
        "correction in the sentence",
        "problem",
        "We throw away a fifth of what we bake. Finance said 95k a year, sorry, 105k a year, in euro. It hurts the shop managers most.",
        {
            "statement": "throw away",
            "affected": "shop managers",
            "annual_cost.amount": 105000,
            "annual_cost.currency": "EUR",
        },
        (95000,),
    ),
    (
        "opening with the ask and a budget",
        None,
        "Hi! Fabiana here. Support cases get closed with the wrong root cause and the same faults come back again and again. We have 300k in the pot this year and want an AI that proposes the cause. Field technicians drive out twice for nothing.",
        {"statement": "wrong root cause"},
        (300000,),
    ),
]
