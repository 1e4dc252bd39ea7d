"""Rules on readiness: data, skills, operation, governance and adoption."""

from casebuilder.rules.base import GAPS, SOURCES, Rule, each_missing, missing

RULES = (
    Rule(
        "data.owner",
        "Every data source has an owner",
        ("K5", "C23"),
        each_missing(SOURCES, "owner", "has no owner", "Name the person who decides on this data."),
    ),
    Rule(
        "data.quality",
        "The quality of every data source is known",
        ("C22", "C24", "C26"),
        each_missing(SOURCES, "quality", "does not say how good the data is", "Say what is known of gaps and errors."),
    ),
    Rule(
        "skills.approach",
        "Every missing skill has an approach",
        ("C27", "C28"),
        each_missing(GAPS, "approach", "has no approach", "Say whether you retrain, hire or take a partner."),
    ),
    Rule(
        "operations.monitoring",
        "Operation is monitored",
        ("C34", "D4"),
        missing(
            "operations.monitoring",
            "The case does not say how the AI is watched in operation.",
            "Say who looks at what, and how often.",
        ),
    ),
    Rule(
        "operations.drift",
        "There is a plan for when the model gets worse",
        ("C33", "D4"),
        missing(
            "operations.drift_plan",
            "The case does not say what happens when the AI gets worse over time.",
            "Say what triggers retraining or a way back, and who does it.",
        ),
    ),
    Rule(
        "operations.support",
        "Somebody runs it after the project",
        ("C31", "C33"),
        missing(
            "operations.support_owner",
            "Nobody is named who runs it after the project.",
            "Name the person or team that supports it.",
        ),
    ),
    Rule(
        "governance.review",
        "There is a review cadence",
        ("G9", "C34"),
        missing(
            "governance.review_cadence",
            "The case does not say how often it is reviewed.",
            "Say how often and by whom, for instance every month by the sponsor.",
        ),
    ),
    Rule(
        "governance.stop-rule",
        "There is a stop rule",
        ("R12", "C34", "G5"),
        missing(
            "governance.stop_rule",
            "The case does not say when it would be stopped.",
            "Give a value and a time at which it is switched off or put back.",
        ),
    ),
    Rule(
        "adoption.training",
        "There is training",
        ("D9", "C29"),
        missing(
            "adoption.training",
            "No training is planned for the people who will use it.",
            "Say who is trained, how long, and when.",
        ),
    ),
)
