"""Reading the `solution` section: what the AI does, the technique, and what people still decide."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

FIELDS = (
    Field(
        "summary",
        ("solution.summary",),
        rx("ai|model|something that|machine that|tool that|it reads?|reads|suggests?|proposes?|predicts?|scores?|flags?|ranks?|drafts?|recommends?|assistant"),
    ),
    Field(
        "technique",
        ("solution.technique",),
        rx("classifier|llm|language model|gradient|boosted?|boosting|xgboost|neural|deep learning|anomaly detection|computer vision|image model|regression|"
           "random forest|time series|forecasting model|embedding|retrieval|rag|transformer|machine learning|nlp|ocr|clustering|optimi[sz]er|bayesian|survival"),
        short=True,
    ),
    Field(
        "human_oversight",
        ("solution.human_oversight",),
        rx("decides?|decision|confirms?|approves?|approval|final say|last word|human|people still|checks? every|signs? off|never .{0,30} on its own|nothing is sent|"
           "reviews?|overrules?|override|click|by hand|picks|last judgement|stays with"),
    ),
)  # fmt: skip


_HEADS = (
    r"(?:(?:anomaly|object|fraud|outlier|change|defect) detection|gradient[- ]boost(?:ing|ed)(?: (?:trees?|classifiers?|models?|regression))?|xgboost|lightgbm|random forests?|(?:large |small |vision[- ])?language models?|llms?|"
    r"(?:deep |reinforcement |transfer |machine )learning(?: model)?|neural net(?:work)?s?|computer vision|image recognition|speech recognition|survival (?:model|analysis)|time[- ]series (?:model|forecast\w*)|"
    r"(?:logistic |linear )?regression(?! to)|classifiers?|clustering|ocr|retrieval(?:[- ]augmented generation)?|rag|transformers?|embeddings?|knowledge graph|bayesian \w+|optimi[sz]er)"
)
_TECHNIQUE = re.compile(
    rf"(?:(?:fine[- ]tuned|multi[- ]?label|supervised|unsupervised|convolutional|deep|small|large|open|pre[- ]trained|recurrent|text|image)\s+)*\b{_HEADS}\b(?: network| model| trees)?"
    rf"(?:\s+(?:with|plus|and|over|on top of|followed by|for [\w -]{3, 20} and)\s+(?:an?\s+)?(?:\w+\s+)?(?:{_HEADS}|image model)\b)?",
    re.IGNORECASE,
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the solution as said; the technique may be a few words of the sentence that sums the solution up."""
    items = read_fields(message, units, "solution", FIELDS)
    item = items[0] if items else Item("solution")
    technique = item.fields.get("technique")
    if technique is None or len(technique.quote.split()) > 6:
        places = (
            [(technique.start, technique.end)]
            if technique
            else [(u.start, u.end) for u in units if _speaks(message, u)]
        )
        for start, end in places:
            match = _TECHNIQUE.search(message.text, start, end)
            found = message.copy(match.start(), match.end()) if match else None
            if found is not None:
                item.fields["technique"] = found
                break
    if message.asked != "solution":
        _to_the_end(message, units, item)
    return [item] if item.fields else []


def _speaks(message: Message, unit: Unit) -> bool:
    """Whether a unit may name the technique: in an answer, or where the solution is spoken of."""
    return message.asked == "solution" or message.label(unit, "solution.technique", "solution.summary") > 0.5


def _to_the_end(message: Message, units: Sequence[Unit], item: Item) -> None:
    """Let a summary told in passing run to the end of its sentence, or to where people's part begins."""
    summary, people = item.fields.get("summary"), item.fields.get("human_oversight")
    unit = next((u for u in units if summary is not None and u.start <= summary.start and summary.end <= u.end), None)
    if summary is None or unit is None:
        return
    end = people.start if people is not None and summary.end <= people.start < unit.end else unit.end
    rest = _JOIN.sub("", message.text[summary.start : end])
    longer = message.copy(summary.start, summary.start + len(rest))
    if longer is not None and len(longer.quote.split()) <= 60:
        item.fields["summary"] = longer


_JOIN = re.compile(r"[,;\s]+(?:and|but|then|while)?\s*$", re.IGNORECASE)
