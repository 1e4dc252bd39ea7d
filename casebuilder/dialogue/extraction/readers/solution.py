"""Reading the `solution` section: what the AI does, the technique, and what people still decide."""

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


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the solution as said."""
    return read_fields(message, units, "solution", FIELDS)
