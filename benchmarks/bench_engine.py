"""What the engine costs beside raw llama.cpp, what reuse saves, and which way of extraction is better.

Everything is measured in one run, raw and engine in turns, so that the ratios hold on a busy machine too:

    python benchmarks/bench_engine.py
"""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from casebuilder.llm.base import Message
from casebuilder.llm.calls import Call
from casebuilder.llm.catalog import embedded_entry, local_path
from casebuilder.llm.copying import Copied, CopySource, Field, Value, copy_grammar, read_answer
from casebuilder.llm.engine import LlamaEngine
from casebuilder.llm.extracting import Example, extract
from casebuilder.llm.native import Step

ROUNDS = 8
WRITTEN = 48
FIELDS = [Field("name"), Field("baseline"), Field("target"), Field("due"), Field("owner")]
RULES = "Copy the values of the KPI from the message as JSON. Use null for what the message does not say."
EXAMPLES = [
    Example(
        "Tickets solved at first contact are 61 percent now, we aim for 75 percent by June 2027. Priya Nair owns it.",
        {
            "name": "Tickets solved at first contact",
            "baseline": "61 percent",
            "target": "75 percent",
            "due": "June 2027",
            "owner": "Priya Nair",
        },
    ),
    Example("Invoice errors should drop to 2%.", {"name": "Invoice errors", "target": "2%"}),
    Example(
        "From 12 days down to 5 days by the end of 2026, that is our onboarding time.",
        {"name": "onboarding time", "baseline": "12 days", "target": "5 days", "due": "end of 2026"},
    ),
    Example("The owner will be the head of logistics, Tom Berg.", {"owner": "Tom Berg"}),
]
MESSAGES: list[tuple[str, dict[str, str]]] = [
    ("Unplanned storage outages: 9 a quarter now, 3 by end of Q2 2027.",
     {"name": "Unplanned storage outages", "baseline": "9", "target": "3", "due": "Q2 2027"}),
    ("We want average handling time down to 3 hours from 4.2 hours by Q3 2027. Lena Ort is responsible.",
     {"name": "handling time", "baseline": "4.2 hours", "target": "3 hours", "due": "Q3 2027", "owner": "Lena Ort"}),
    ("Forecast error is 23% today and should be 12% at the end of FY27.",
     {"name": "Forecast error", "baseline": "23%", "target": "12%", "due": "FY27"}),
    ("Marta Silva owns the contract review time, which takes 6 days; she wants 2 days.",
     {"name": "contract review time", "baseline": "6 days", "target": "2 days", "owner": "Marta Silva"}),
    ("Scrap rate, currently 4.1 percent, goal 2.5 percent before December 2027.",
     {"name": "Scrap rate", "baseline": "4.1 percent", "target": "2.5 percent", "due": "December 2027"}),
    ("The owner is Lena Ort.", {"owner": "Lena Ort"}),
    ("We answer 120 of 400 complaints within a day and want 300.",
     {"name": "complaints", "baseline": "120", "target": "300"}),
    ("By mid 2027 the share of invoices booked without a human should reach 80%, up from 35%.",
     {"name": "invoices booked", "baseline": "35%", "target": "80%", "due": "mid 2027"}),
    ("Mean time to repair is 5.5 hours. Target: 4 hours.",
     {"name": "Mean time to repair", "baseline": "5.5 hours", "target": "4 hours"}),
    ("Customer churn of 14% must fall to 10% by 30 June 2028, says our sales director Ann Wu.",
     {"name": "churn", "baseline": "14%", "target": "10%", "due": "30 June 2028", "owner": "Ann Wu"}),
]  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def raw_run(engine: LlamaEngine, prompt: list[int]) -> None:
    """The same prompt and number of tokens with nothing but llama.cpp calls, taking the likeliest token."""
    native = engine._native  # noqa: SLF001
    native.clear()
    for start in range(0, len(prompt), native.n_batch):
        part = prompt[start : start + native.n_batch]
        native.compute([Step(t, start + i, logits=i == len(part) - 1) for i, t in enumerate(part)])
    for count in range(WRITTEN):
        token = int(native.logits().argmax())
        if native.is_end(token):
            return
        if count < WRITTEN - 1:
            native.compute([Step(token, len(prompt) + count, logits=True)])


def overhead(engine: LlamaEngine) -> None:
    """Engine against raw calls, reading and writing; the best of several rounds, as other programs disturb both."""
    ask: list[Message] = [{"role": "user", "content": "Tell a story about a disk shelf. " * 20}]
    prompt = engine._prompts.tokens(ask, Call())[0]  # noqa: SLF001
    raw, own = [], []
    for _ in range(ROUNDS):
        raw.append(timed(lambda: raw_run(engine, prompt)))
        engine._memory.clear()  # noqa: SLF001
        own.append(timed(lambda: engine.answer(ask, max_tokens=WRITTEN)))
    print(f"raw llama.cpp {min(raw):.3f} s, engine {min(own):.3f} s, ratio {min(own) / min(raw):.3f}")


def reuse(engine: LlamaEngine) -> None:
    """A static prompt of some 400 tokens, cold and warm."""
    system: Message = {"role": "system", "content": "You copy values from messages and never invent any. " * 36}
    ask: list[Message] = [system, {"role": "user", "content": MESSAGES[0][0]}]
    cold = timed(lambda: engine.answer(ask, static=1, max_tokens=1))
    engine.answer([{"role": "user", "content": "something else"}], max_tokens=1)
    started = time.perf_counter()
    usage = engine.answer(ask, static=1, max_tokens=1).usage
    warm = time.perf_counter() - started
    print(f"static prompt: cold {cold:.2f} s, warm {warm:.2f} s; {usage.cached}/{usage.input} tokens not read")


def grammar_cost(engine: LlamaEngine) -> None:
    """Checking a large copy grammar, and writing under it against writing freely."""
    text = " ".join(message for message, _ in MESSAGES[:9])
    source = CopySource(text)
    grammar = copy_grammar(source, FIELDS)
    first = timed(lambda: engine.check_grammar(grammar))
    again = timed(lambda: engine.check_grammar(grammar))
    ask: list[Message] = [{"role": "user", "content": text + "\nThe first KPI as JSON."}]
    engine.answer(ask, max_tokens=1)
    started = time.perf_counter()
    under = engine.answer(ask, grammar=grammar, max_tokens=WRITTEN).usage.output
    with_grammar = (time.perf_counter() - started) / under
    started = time.perf_counter()
    free = engine.answer(ask, max_tokens=WRITTEN).usage.output
    without = (time.perf_counter() - started) / free
    print(
        f"copy grammar of {len(source.units)} units ({len(grammar)} characters): check {first * 1e3:.1f} ms, known"
        f" {again * 1e3:.1f} ms; a token {with_grammar * 1e3:.1f} ms under it, {without * 1e3:.1f} ms without"
    )


def right(values: dict[str, Value], wanted: dict[str, str]) -> tuple[int, int, int]:
    """Fields right, fields given though not said, fields wanted."""
    good = invented = 0
    for field in FIELDS:
        value = values[field.name]
        text = value.text if isinstance(value, Copied) else None
        expected = wanted.get(field.name)
        if expected is None:
            invented += text is not None
        else:
            good += text is not None and expected in text and len(text) <= len(expected) + 14
    return good, invented, len(wanted)


def written_out(engine: LlamaEngine, message: str) -> dict[str, Value]:
    """The whole JSON object written by the model under one grammar, keys included."""
    shown: list[Message] = [{"role": "system", "content": RULES}]
    for example in EXAMPLES:
        solved = {f.name: example.values.get(f.name) for f in FIELDS}
        shown += [{"role": "user", "content": example.text}, {"role": "assistant", "content": json.dumps(solved)}]
    source = CopySource(message)
    ask: list[Message] = [*shown, {"role": "user", "content": message}]
    answer = engine.answer(ask, grammar=copy_grammar(source, FIELDS), static=len(shown), max_tokens=200)
    return read_answer(source, FIELDS, json.loads(answer.text) if answer.finish_reason == "stop" else {})


def extraction(engine: LlamaEngine) -> None:
    """Three ways of asking for the same fields on ten messages."""
    ways: dict[str, Callable[[str], dict[str, Value]]] = {
        "whole JSON under one grammar": lambda text: written_out(engine, text),
        "values only, together": lambda text: extract(engine, RULES, text, FIELDS, EXAMPLES),
        "values only, one at a time": lambda text: extract(engine, RULES, text, FIELDS, EXAMPLES, one_at_a_time=True),
    }
    for name, way in ways.items():
        way(MESSAGES[0][0])
        times, scores = [], []
        for message, wanted in MESSAGES:
            started = time.perf_counter()
            scores.append(right(way(message), wanted))
            times.append(time.perf_counter() - started)
        good, invented, total = (sum(column) for column in zip(*scores, strict=True))
        print(f"{name}: {good}/{total} right, {invented} not asked for, median {statistics.median(times):.2f} s")


def scoring(engine: LlamaEngine) -> None:
    """Choosing one of six roles, prompt known but for its end."""
    choices = ["baseline", "target", "due date", "owner", "source of the data", "something else"]
    system: Message = {"role": "system", "content": RULES}
    times = []
    for message, _ in MESSAGES:
        ask: list[Message] = [system, {"role": "user", "content": f"{message}\nWhat is the first figure?"}]
        times.append(timed(lambda ask=ask: engine.score(ask, choices, static=1)))
    print(f"scoring six choices: median {statistics.median(times):.2f} s")


def main() -> None:
    """Run everything."""
    path = local_path(embedded_entry(), Path("."))
    if path is None:
        raise SystemExit("The embedded model is not installed.")
    started = time.perf_counter()
    engine = LlamaEngine(path, sha256=embedded_entry().sha256, n_threads=1)  # steadier beside other programs
    print(f"load: {time.perf_counter() - started:.2f} s")
    for part in (overhead, reuse, grammar_cost, scoring, extraction):
        part(engine)
    engine.close()


if __name__ == "__main__":
    main()
