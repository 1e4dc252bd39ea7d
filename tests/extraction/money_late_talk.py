# ruff: noqa: E501
"""More invented talk about money, written after the readers: what they met without having seen it."""

from typing import Any

Items = list[tuple[str, dict[str, Any]]]

COSTS: list[tuple[str, str, str | None, Items, tuple[float, ...]]] = [
    (
        "tradesman voice",
        "Money side. Tablets for the vans, £350 apiece, there's 22 of 'em, call it £7,700. Bloke from the software outfit wants £1,150 a month. Getting it to talk to Sage, £4,800, paid the one time. That's your lot.",
        None,
        [
            ("Tablets", {"amount": 7700, "currency": "GBP"}),
            ("software", {"amount": 1150, "recurrence": "monthly"}),
            ("Sage", {"amount": 4800, "recurrence": "one-off"}),
        ],
        (350,),
    ),
    (
        "semicolon list with total",
        "Hardware: EUR 41,000 (one-off); Integration services: EUR 67,500 (one-off); SaaS fee: EUR 28,800 p.a.; Training: EUR 5,200 (one-off). Total one-off EUR 113,700.",
        None,
        [
            ("Hardware", {"amount": 41000, "currency": "EUR", "recurrence": "one-off"}),
            ("Integration", {"amount": 67500, "recurrence": "one-off"}),
            ("SaaS", {"amount": 28800, "recurrence": "yearly"}),
            ("Training", {"amount": 5200, "recurrence": "one-off"}),
        ],
        (113700,),
    ),
    (
        "spanish english",
        "We will need to contract a company for to build the model, this is 78.000 euros, a single time. After, the maintenance is 1.400 euros every month. The course for the doctors costs 6.300 euros, also a single time.",
        None,
        [
            ("model", {"amount": 78000, "currency": "EUR", "recurrence": "one-off"}),
            ("maintenance", {"amount": 1400, "recurrence": "monthly"}),
            ("course", {"amount": 6300, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "range without likely",
        "Setup somewhere between 20 and 30k dollars. Then 600 bucks a month for the API.",
        None,
        [("API", {"amount": 600, "currency": "USD", "recurrence": "monthly"})],
        (20000, 30000, 20, 30),
    ),
    (
        "all monthly",
        "cloud 2k, vector db 400, monitoring tool 150, all per month, all usd. kickoff workshop 3,500 single payment",
        None,
        [
            ("cloud", {"amount": 2000, "currency": "USD", "recurrence": "monthly"}),
            ("vector", {"amount": 400, "recurrence": "monthly"}),
            ("monitoring", {"amount": 150, "recurrence": "monthly"}),
            ("workshop", {"amount": 3500, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "old world letter",
        "As to the expense, the supplier has tendered £92,000 for the installation, payable once, together with an annual charge of £14,500 for its upkeep. I ought further to mention some £3,000, again payable once, by way of instruction for the clerks.",
        None,
        [
            ("installation", {"amount": 92000, "currency": "GBP", "recurrence": "one-off"}),
            ("upkeep", {"amount": 14500, "recurrence": "yearly"}),
            ("instruction", {"amount": 3000, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "south africa rambling",
        "Eish, so the integrator quoted us R 480 000 for the build, once-off. Hosting on the local cloud is R 9 500 pm. Ja and the annotators, six students, R 120 000 altogether, once-off hey.",
        "ZAR",
        [
            ("build", {"amount": 480000, "recurrence": "one-off"}),
            ("Hosting", {"amount": 9500, "recurrence": "monthly"}),
            ("annotators", {"amount": 120000, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "problem cost mixed in",
        "Bad picks cost us 300k a year, you know that already. The system itself: 58k to install, one-off, and 1,900 a month after that. USD.",
        None,
        [("install", {"amount": 58000, "currency": "USD", "recurrence": "one-off"})],
        (300000,),
    ),
    (
        "checklist slash",
        "- GPU box / 14.900 € / einmalig\n- Wartungsvertrag / 2.300 € / jährlich\n- Schulung Disponenten / 4.100 € / einmalig",
        None,
        [
            ("GPU box", {"amount": 14900, "currency": "EUR", "recurrence": "one-off"}),
            ("Wartungsvertrag", {"amount": 2300, "recurrence": "yearly"}),
            ("Schulung", {"amount": 4100, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "nurse voice",
        "So what does it cost, well the licence people said eighteen pounds a bed a month and we have two hundred beds so three thousand six hundred a month, and then there is getting it into the patient record which the trust says is twenty five thousand pounds one time, oh and the training, I would say four thousand, once.",
        None,
        [
            ("licence", {"amount": 3600, "recurrence": "monthly"}),
            ("patient record", {"amount": 25000, "currency": "GBP", "recurrence": "one-off"}),
            ("training", {"amount": 4000, "recurrence": "one-off"}),
        ],
        (18, 200),
    ),
    (
        "cfo terse",
        "Capex 410k (servers 250k, network 160k). Opex 75k p.a. maintenance. All USD.",
        None,
        [
            ("servers", {"amount": 250000, "currency": "USD", "recurrence": "one-off"}),
            ("network", {"amount": 160000, "recurrence": "one-off"}),
            ("maintenance", {"amount": 75000, "recurrence": "yearly"}),
        ],
        (410000,),
    ),
    (
        "uncertain",
        "No firm quote yet for the platform, Diego is chasing it. The only hard number: $6,000 for the pilot, paid once. We paid $18,000 for the old chatbot, forget that one.",
        None,
        [("pilot", {"amount": 6000, "currency": "USD", "recurrence": "one-off"})],
        (18000,),
    ),
    (
        "indian english",
        "Cost heads are as under. Software AMC Rs. 6 lakh yearly. Tablet purchase 40 nos. at Rs. 22,000 each, total Rs. 8.8 lakh, one time. Data entry operators Rs. 60,000 p.m. till stabilisation.",
        None,
        [
            ("AMC", {"amount": 600000, "currency": "INR", "recurrence": "yearly"}),
            ("Tablet", {"amount": 880000, "recurrence": "one-off"}),
            ("Data entry", {"amount": 60000, "recurrence": "monthly"}),
        ],
        (22000,),
    ),
    (
        "pub landlord",
        "Till upgrade is gonna be two and a half grand, bloke said that's it, no more to pay. Then its forty five quid a month for the forecasting thing per pub and we got six pubs, two seventy a month all in.",
        "GBP",
        [("Till upgrade", {"amount": 2500}), ("forecasting", {"amount": 270, "recurrence": "monthly"})],
        (45,),
    ),
    (
        "ngo",
        "Field tablets – USD 22,000, one-off, donor pays. Satellite imagery subscription – USD 1,800 per month. Enumerator training in three districts – USD 9,400, one-off.",
        None,
        [
            ("tablets", {"amount": 22000, "currency": "USD", "recurrence": "one-off"}),
            ("imagery", {"amount": 1800, "recurrence": "monthly"}),
            ("training", {"amount": 9400, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "lawyer",
        "We are quoted an annual subscription of EUR 54,000. There is further a data room migration, which our provider puts at EUR 17,500 and which occurs only once. I disregard partner time.",
        None,
        [
            ("subscription", {"amount": 54000, "currency": "EUR", "recurrence": "yearly"}),
            ("migration", {"amount": 17500, "recurrence": "one-off"}),
        ],
        (),
    ),
    (
        "slangy",
        "sensors 12k, gateway 3k, both one n done. aws like 700 a mth. thats all folks",
        "USD",
        [
            ("sensors", {"amount": 12000, "recurrence": "one-off"}),
            ("gateway", {"amount": 3000, "recurrence": "one-off"}),
            ("aws", {"amount": 700, "recurrence": "monthly"}),
        ],
        (),
    ),
    (
        "italian english",
        "For the cameras we have an offer of 64.000 euro, one time. The engineer of the vendor must come for the installation, 12.500 euro. And every year 9.000 euro of assistance.",
        None,
        [
            ("cameras", {"amount": 64000, "currency": "EUR", "recurrence": "one-off"}),
            ("installation", {"amount": 12500}),
            ("assistance", {"amount": 9000, "recurrence": "yearly"}),
        ],
        (),
    ),
]

BENEFITS: list[tuple[str, str, str | None, Items, tuple[float, ...]]] = [
    (
        "consultant",
        "Benefit 1 – reduced chargebacks, $310k p.a., cashable, owner Priya Nair (Treasury), from 1 April 2027. Benefit 2 – analyst capacity, $95k p.a., not cashable. Benefit 3 – better employee experience, not quantified.",
        None,
        [
            (
                "chargebacks",
                {
                    "amount": 310000,
                    "currency": "USD",
                    "period": "year",
                    "kind": "cashable",
                    "owner": "Priya Nair",
                    "starts": "2027-04-01",
                },
            ),
            ("analyst capacity", {"amount": 95000, "period": "year", "kind": "time-released"}),
            ("employee experience", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "farmer",
        "We throw less feed away, that's forty thousand euro a year I don't have to hand to the co-op. My son gets his Sundays back and you can't put a price on that. The salesman said it pays for itself in six months, they all do.",
        None,
        [("feed", {"amount": 40000, "currency": "EUR", "period": "year"}), ("Sundays", {"kind": "non-financial"})],
        (),
    ),
    (
        "shared start both",
        "Energy bill falls by 88k a year, real money. Maintenance overtime falls by 31k a year, same story, real money. Both start in January 2028, Tom Breuer signs for the first one and Ana Lopez for the second. CHF.",
        None,
        [
            (
                "Energy",
                {"amount": 88000, "currency": "CHF", "period": "year", "kind": "cashable", "owner": "Tom Breuer"},
            ),
            ("overtime", {"amount": 31000, "period": "year", "kind": "cashable", "owner": "Ana Lopez"}),
        ],
        (),
    ),
    (
        "german english",
        "We save external temp workers, 140.000 Euro per year, this is budget-effective cash. Also our planners win 1.200 hours in the year, valued with 66.000 Euro, but no one will be dismissed. Frau Dr. Katrin Vogel is responsible for both.",
        None,
        [
            (
                "temp workers",
                {"amount": 140000, "currency": "EUR", "period": "year", "kind": "cashable", "owner": "Katrin Vogel"},
            ),
            ("planners", {"amount": 66000, "kind": "time-released", "owner": "Katrin Vogel"}),
        ],
        (1200,),
    ),
    (
        "vendor promise only",
        "The vendor promises 2 million in savings, I would not sign that. Realistically we would cut express freight by 120k USD a year, hard savings.",
        None,
        [("express freight", {"amount": 120000, "currency": "USD", "period": "year", "kind": "cashable"})],
        (2000000,),
    ),
    (
        "avoid hire",
        "No need to hire two more underwriters, 180k pounds a year we would avoid. Fewer complaints, no number on it.",
        None,
        [
            ("underwriters", {"amount": 180000, "currency": "GBP", "period": "year", "kind": "avoided"}),
            ("complaints", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "dictated run-on",
        "um so for the gains the main thing is we stop paying the courier that is twelve hundred dollars a month straight off the bill and then the front desk ladies they get about nine thousand a year of their time back but it is only time and patients are happier but I am not putting a number on that",
        None,
        [
            ("courier", {"amount": 1200, "currency": "USD", "period": "month", "kind": "cashable"}),
            ("front desk", {"amount": 9000, "period": "year", "kind": "time-released"}),
            ("patients", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "head teacher",
        "Supply teachers. We spend a fortune on them and with this we would need far fewer, the bursar says £52,000 a year less, and that is money in the bank. Teachers get their evenings back, I would not dream of costing that.",
        None,
        [
            ("Supply teachers", {"amount": 52000, "currency": "GBP", "period": "year", "kind": "cashable"}),
            ("evenings", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "numbers first bullets",
        "* 75k EUR/yr – fewer penalties from retailers (avoided cost), owner: Sofia Brandt\n* 30k EUR/yr – planner hours (released, not cash), owner: Sofia Brandt\n* better supplier relations – no figure",
        None,
        [
            (
                "penalties",
                {"amount": 75000, "currency": "EUR", "period": "year", "kind": "avoided", "owner": "Sofia Brandt"},
            ),
            ("planner hours", {"amount": 30000, "period": "year", "kind": "time-released", "owner": "Sofia Brandt"}),
            ("supplier relations", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "one benefit short",
        "less overtime, about 3k a month, cash. jo owns it",
        "GBP",
        [("overtime", {"amount": 3000, "currency": "GBP", "period": "month", "kind": "cashable"})],
        (),
    ),
    (
        "french english",
        "There is a gain on the stock: we immobilise less, it makes 90 000 euros per year of financial charges which disappear really from the accounts, from September 2027. For the rest, the teams are more serene, but one does not put a figure on serenity.",
        None,
        [
            ("stock", {"amount": 90000, "currency": "EUR", "period": "year", "starts": "2027-09-01"}),
            ("serene", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "other figures about",
        "In Leeds they got 400k out of theirs, we are a third of the size. Our own estimate is 130k a year in avoided call-outs. Margins on call-outs are 22 percent, for what it is worth.",
        "GBP",
        [("call-outs", {"amount": 130000, "period": "year", "kind": "avoided"})],
        (400000, 22),
    ),
    (
        "pub",
        "we bin less beer, that's bout eight grand a year back in the till. Staff not faffing with stocktakes on a sunday, cant really price that.",
        "GBP",
        [("beer", {"amount": 8000, "period": "year", "kind": "cashable"}), ("stocktakes", {"kind": "non-financial"})],
        (),
    ),
    (
        "ngo",
        "Avoided spoilage of vaccines: USD 140,000 a year from 1 October 2027, cost avoidance. Staff time on reporting: USD 35,000 a year, no posts are cut. Trust of communities: not monetised. Aminata Diallo owns the first, the rest has no owner yet.",
        None,
        [
            (
                "spoilage",
                {
                    "amount": 140000,
                    "currency": "USD",
                    "period": "year",
                    "kind": "avoided",
                    "starts": "2027-10-01",
                    "owner": "Aminata Diallo",
                },
            ),
            ("Staff time", {"amount": 35000, "kind": "time-released"}),
            ("Trust", {"kind": "non-financial"}),
        ],
        (),
    ),
    (
        "lawyer",
        "Conservatively, EUR 210,000 per annum of external counsel we should no longer instruct; our finance partner Dr Weiss will hold us to it. Associates' hours, say EUR 300,000 per annum, are merely redeployed.",
        None,
        [
            ("external counsel", {"amount": 210000, "currency": "EUR", "period": "year"}),
            ("Associates", {"amount": 300000, "period": "year", "kind": "time-released"}),
        ],
        (),
    ),
    (
        "mill",
        "Yield plus 1.2 points, worth 480k CAD a year, straight to the bottom line. Insurance might go down too but the broker only hints at it, don't count it.",
        None,
        [("Yield", {"amount": 480000, "currency": "CAD", "period": "year", "kind": "cashable"})],
        (1.2,),
    ),
    (
        "amounts in tail",
        "Two things. Scrapped castings: today we melt down 300 tonnes, half of that would not happen, 66'000 francs a year, hard cash. Callouts at night, 18'000 francs a year, avoided. Beat Zgraggen stands for both.",
        None,
        [
            ("castings", {"amount": 66000, "currency": "CHF", "kind": "cashable", "owner": "Beat Zgraggen"}),
            ("Callouts", {"amount": 18000, "kind": "avoided", "owner": "Beat Zgraggen"}),
        ],
        (300,),
    ),
]

PROBLEM: list[tuple[str, str | None, str, dict[str, Any], tuple[float, ...]]] = [
    (
        "council",
        "problem",
        "Potholes get reported three times and repaired never. The inspectors drive the same street twice a week while another one crumbles. It costs the city roughly 2.2m dollars a year in claims. Cyclists and bus drivers suffer the most.",
        {
            "statement": "repaired never",
            "affected": "Cyclists and bus drivers",
            "annual_cost.amount": 2200000,
            "annual_cost.currency": "USD",
        },
        (),
    ),
    (
        "opening email",
        None,
        "Dear all,\nI'm Henrik Aas, head of aquaculture operations. We lose salmon to lice because our people count them by eye and spot an outbreak a week too late. NOK 14 million a year goes that way. We would like a camera model that counts lice daily.\nBest, Henrik",
        {"statement": "a week too late", "annual_cost.amount": 14000000, "annual_cost.currency": "NOK"},
        (),
    ),
    (
        "phone",
        "problem",
        "ppl dont find parts in the whs, techs wait 40 mins avg. 520k eur/yr. techs n customers pissed",
        {"statement": "techs wait", "annual_cost.amount": 520000, "annual_cost.currency": "EUR"},
        (),
    ),
    (
        "indirect",
        "problem",
        "Every month-end three accountants sit until midnight matching payments that the bank sends without references. They hate it, the auditors hate it, and twice we paid a supplier double. Put at CHF 260'000 a year by our CFO.",
        {"statement": "until midnight", "annual_cost.amount": 260000, "annual_cost.currency": "CHF"},
        (),
    ),
    (
        "not known",
        "problem",
        "Students drop out and we notice after they have gone. Nobody has ever costed it. Those affected: students, tutors, and the admissions team.",
        {"statement": "we notice after they have gone", "affected": "students, tutors"},
        (),
    ),
    (
        "shipyard",
        "problem",
        "Welding seams are checked by two people with a torch. They let about one bad seam in forty through and the customer finds it. Rework and penalties: EUR 1.9 million per year. It hurts the welders, the quality team and in the end the ship owner.",
        {
            "statement": "one bad seam in forty",
            "affected": "welders",
            "annual_cost.amount": 1900000,
            "annual_cost.currency": "EUR",
        },
        (),
    ),
    (
        "opening lower",
        None,
        "hi, lena from a regional theatre. we print way too many programmes for some nights and run out on others, front of house gets shouted at. last season that was 38k euros in the bin. id like something that guesses the number per night",
        {"statement": "run out on others"},
        (),
    ),
    (
        "denied cost",
        "problem",
        "Leads go cold because nobody calls them back within the day. Sales reps and our dealers suffer. What it costs per year we do not know, turnover is 80 million.",
        {"statement": "Leads go cold", "affected": "Sales reps"},
        (80000000,),
    ),
    (
        "pub",
        "problem",
        "we order beer by gut feel and pour a load away or run dry on match day. bar staff get grief off the punters. finance lady says bout 14 grand a year",
        {"statement": "run dry", "affected": "bar staff", "annual_cost.amount": 14000},
        (),
    ),
    (
        "ngo",
        None,
        "Greetings from Bamako. I coordinate vaccine logistics for 210 health posts. Fridges fail quietly, and the nurse finds out on vaccination day with forty mothers waiting. USD 260,000 of vaccines were thrown away per year in the last audit. We hope for a model that warns us from the temperature loggers.",
        {"statement": "Fridges fail quietly", "annual_cost.amount": 260000, "annual_cost.currency": "USD"},
        (),
    ),
    (
        "lawyer",
        "problem",
        "Clauses contrary to our playbook slip through when associates review at two in the morning. The associates bear it, and ultimately the clients. I cannot put a figure to it.",
        {"statement": "slip through", "affected": "associates"},
        (),
    ),
]
