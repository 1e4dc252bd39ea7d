# ruff: noqa: E501
"""Invented sponsors on data: (message, [(words of the name, system, owner, words of the quality); None where not said])."""

TALK = [
    (
        "The rotas are all in Allocate, going back six years, Sister Okafor looks after it and they're in pretty good nick, I'd call them complete. Sickness records are with HR in ESR - patchy before 2022.",
        [("rotas", "Allocate", "Okafor", "complete"), ("Sickness records", "ESR", "HR", "patchy")],
    ),
    (
        "- Till receipts: Oracle Retail, owner Mei Lin Chan, complete since 2021\n- Weather: purchased feed from MeteoBlue, no owner yet, accurate\n- Promotions: Excel on the shared drive, owner Tariq Aziz, full of gaps",
        [
            ("Till receipts", "Oracle Retail", "Mei Lin Chan", "complete"),
            ("Weather", "MeteoBlue", None, "accurate"),
            ("Promotions", "Excel", "Tariq Aziz", "gaps"),
        ],
    ),
    (
        "um policies are in guidewire thats dan owens stuff its clean enough and then the loss adjuster reports are just pdfs on sharepoint nobody owns those and they're all over the place",
        [
            ("policies", "guidewire", "dan owens", "clean"),
            ("loss adjuster reports", "sharepoint", None, "all over the place"),
        ],
    ),
    (
        "We draw on the meter readings, which Halvard Moen's team keeps in a database called Strom; about 3% are missing. For tariffs there is the billing system, reliable, owned by Finance.",
        [("meter readings", "Strom", "Halvard Moen", "missing"), ("tariffs", "billing system", "Finance", "reliable")],
    ),
    (
        "Vibration data: PI historian. Work orders: SAP PM. Both belong to Renate Vogel. Vibration is excellent; work orders are free text and inconsistent.",
        [("Vibration", "PI historian", "Renate Vogel", None), ("Work orders", "SAP PM", "Renate Vogel", None)],
    ),
    (
        "In Salesforce we have the opportunity history (owner: Bruno Teixeira, decent). In Gong we have call transcripts, Bruno as well, quality unknown.",
        [
            ("opportunity history", "Salesforce", "Bruno Teixeira", "decent"),
            ("call transcripts", "Gong", "Bruno", None),
        ],
    ),
    (
        "Only one: 40,000 x-ray images in the PACS, Dr. Amara Nnadi is the data owner, labels checked twice so very reliable.",
        [("x-ray images", "PACS", "Amara Nnadi", "reliable")],
    ),
    (
        "Name: complaint letters. System: OpenText. Owner: Lucie Marchand. Quality: handwritten, a third illegible.\nName: case outcomes. System: Pega. Owner: Olu Adebayo. Quality: good.",
        [
            ("complaint letters", "OpenText", "Lucie Marchand", "illegible"),
            ("case outcomes", "Pega", "Olu Adebayo", "good"),
        ],
    ),
    (
        "gps traces come out of samsara, gosia has those, theyre solid. delivery notes r paper in a binder at the depot lol, barely readable",
        [("gps traces", "samsara", "gosia", "solid"), ("delivery notes", "binder", None, "readable")],
    ),
    (
        "Our transaction ledger sits on the mainframe under the stewardship of Fiona Blake and is audited every year. The chargeback file, which comes from Visa each week, is late by ten days and belongs to Stefan Iliev.",
        [
            ("transaction ledger", "mainframe", "Fiona Blake", "audited"),
            ("chargeback file", "Visa", "Stefan Iliev", "late"),
        ],
    ),
    (
        "Honestly we are rich in data. Every claim since 2012 sits in Pega, Zanele Khumalo's people maintain it, and apart from the free text it is spotless. The photos customers send us are in an S3 bucket, nobody really owns it, and they vary wildly.",
        [("claim", "Pega", "Zanele Khumalo", "spotless"), ("photos", "S3", None, None)],
    ),
    (
        "Source 1 - shift logs (Excel, Noor, handwritten originals so typos galore). Source 2 - machine alarms (SCADA, Henrik Aas, fine).",
        [("shift logs", "Excel", "Noor", "typos"), ("machine alarms", "SCADA", "Henrik Aas", "fine")],
    ),
    (
        "we use ticket sales from eventim dave petrov owns that its accurate to the minute and gate counts from the turnstiles which live in some access database of sunita's and those drop out when it rains",
        [("ticket sales", "eventim", "dave petrov", "accurate"), ("gate counts", "access database", "sunita", None)],
    ),
    (
        "The CVs are held in Workday, data owner is the CHRO. Interview notes: OneNote, each recruiter their own, quality is poor.",
        [("CVs", "Workday", "CHRO", None), ("Interview notes", "OneNote", None, "poor")],
    ),
    (
        "The order history is in Dynamics and the stock levels are in Manhattan WMS. Timo Lahti owns both. Order history is clean, stock levels are off by about 4%.",
        [
            ("order history", "Dynamics", "Timo Lahti", "clean"),
            ("stock levels", "Manhattan WMS", "Timo Lahti", "off by about 4%"),
        ],
    ),
    (
        "Mainly e-mails: 60k a year, in Outlook shared mailboxes, under Amélie Roussel; unlabelled. Contracts as PDF in DocuWare - Céline Arnaud - complete and searchable.",
        [
            ("e-mails", "Outlook", "Amélie Roussel", "unlabelled"),
            ("Contracts", "DocuWare", "Céline Arnaud", "complete"),
        ],
    ),
]
