"""A long conversation: ten kinds of messages in turn, about a case that grows at first and is corrected later."""

from collections.abc import Iterator

KPIS = ("late deliveries", "picking errors", "returns", "calls abandoned", "stock-outs")
COSTS = ("software subscription", "integration work", "training", "data cleaning", "support contract")
RISKS = (
    "drivers do not trust the forecast",
    "the address data is out of date",
    "the supplier is bought up",
    "the model gets worse after a change of season",
    "dispatchers leave before the pilot",
)
PEOPLE = ("Carla Jensen", "Ben Okafor", "Greta Holm", "Luca Conti", "Rosa Lindqvist")


def messages(count: int) -> Iterator[str]:
    """Yield `count` messages; every tenth is of the same kind."""
    for number in range(count):
        yield _message(number)


def _message(number: int) -> str:
    at = number // 10
    thing, person = at % 5, PEOPLE[at % 5]
    kinds = (
        f"{KPIS[thing].capitalize()} are at {60 + at} a week now and should be {20 + at} by the end of June 2027."
        f" It comes from the weekly report and {person} owns it.",
        f"The {COSTS[thing]} costs {12_000 + 100 * at} euros a year.",
        "Why do you ask?",
        f"One risk is that {RISKS[thing]}. We would run both ways for a month, and {person} looks after it.",
        f"Sorry, the target for {KPIS[thing]} is {18 + at}, not {20 + at}.",
        "What is still missing?",
        f"Vans leave half empty and customers wait, which costs us {300_000 + 1_000 * at} euros a year.",
        "I don't know, ask me later.",
        f"It saves {90_000 + 500 * at} euros a year in overtime, in cash, from October 2027. {person} signs for it.",
        "Let us go on with the next question, please.",
    )
    return kinds[number % 10]
