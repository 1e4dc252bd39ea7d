# ruff: noqa: E501
"""Answers in many manners about scope, timeline and sponsor: name, section, what was said, what is expected."""

from typing import Any

Row = tuple[str, str, str, dict[str, Any]]

SCOPE: list[Row] = [
    (
        "zoo keeper",
        "scope",
        "Elephants and giraffes, those two houses only. The aquarium we leave alone, and the petting zoo as well.",
        {"in_scope": ["Elephants", "giraffes"], "out_of_scope": ["aquarium", "petting zoo"]},
    ),
    (
        "headed lists",
        "scope",
        "Included\n- domestic parcels up to 30 kg\n- the Leipzig hub\nExcluded\n- dangerous goods\n- returns from Poland",
        {
            "in_scope": ["domestic parcels up to 30 kg", "Leipzig hub"],
            "out_of_scope": ["dangerous goods", "returns from Poland"],
        },
    ),
    (
        "dictated radio",
        "scope",
        "morning show and the drive time show are in what's not in is the night programme and anything to do with advertising",
        {"in_scope": ["morning show", "drive time show"], "out_of_scope": ["night programme", "advertising"]},
    ),
    (
        "formal court",
        "scope",
        "Covered: small claims, payment orders. Not covered: family matters; criminal proceedings.",
        {"in_scope": ["small claims", "payment orders"], "out_of_scope": ["family matters", "criminal proceedings"]},
    ),
]
TIMELINE: list[Row] = [
    (
        "orchestra",
        "timeline",
        "We'd begin on 1 February 2027. Rehearsal planning gets tried by the strings until 30 April 2027, and from 1 September 2027 the whole orchestra uses it. The savings on extras should be visible by December 2027.",
        {"start": "2027-02-01", "pilot_end": "2027-04-30", "go_live": "2027-09-01", "first_benefit": "2027-12-31"},
    ),
    (
        "bullets quarters",
        "timeline",
        "- Kick-off: 2027-03-01\n- Pilot done: end of June 2027\n- Live: Q3 2027\n- First benefit: Q4 2027",
        {"start": "2027-03-01", "pilot_end": "2027-06-30", "go_live": "2027-09-30", "first_benefit": "2027-12-31"},
    ),
    (
        "chatty marina",
        "timeline",
        "start after new year, say 11 Jan 2027. pilot on pontoon C through 31 March 2027. all pontoons 15 may 2027. money back from end of august 2027 i hope",
        {"start": "2027-01-11", "pilot_end": "2027-03-31", "go_live": "2027-05-15", "first_benefit": "2027-08-31"},
    ),
    (
        "reverse order",
        "timeline",
        "Everything must be in production by 30/11/2027, because of Christmas. Before that a trial of eight weeks that closes on 30/09/2027; work starts on 15/03/2027. We will feel the effect in February 2028.",
        {"start": "2027-03-15", "pilot_end": "2027-09-30", "go_live": "2027-11-30", "first_benefit": "2028-02-29"},
    ),
]
SPONSOR: list[Row] = [
    (
        "shipyard",
        "sponsor",
        "Kirsten Aamodt, yard director, stands behind it. The money comes from Olav Brekke's budget.",
        {"name": "Kirsten Aamodt", "role": "yard director", "budget_holder": "Olav Brekke"},
    ),
    (
        "lower case",
        "sponsor",
        "sponsor is yusuf demir, head of retail ops. budget sits with carla nunes",
        {"name": "yusuf demir", "role": "head of retail ops", "budget_holder": "carla nunes"},
    ),
    (
        "formal titles",
        "sponsor",
        "The executive sponsor is Prof. Dr. Annelore Weiss, Dean of Medicine; the budget is held by Mr. Tobias Kern, Head of Finance.",
        {"name": "Annelore Weiss", "role": "Dean of Medicine", "budget_holder": "Tobias Kern"},
    ),
    (
        "same person",
        "sponsor",
        "Our COO, Mbali Dlamini. She holds the purse strings too.",
        {"name": "Mbali Dlamini", "role": "COO", "budget_holder": "Mbali Dlamini"},
    ),
]
TALK = [*SCOPE, *TIMELINE, *SPONSOR]
