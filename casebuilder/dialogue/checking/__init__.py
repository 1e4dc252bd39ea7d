"""Checks of generated text: plain code decides whether a model's words may be shown. Pure; the graph calls it.

Every figure, date, name and citation must stand in the case, the composed text or the passages shown, beside what it
belongs to; nothing may be asked, promised or called complete that the composed text does not.
"""

from casebuilder.dialogue.checking.checker import REASONS, Problem, check_draft, check_phrased
from casebuilder.dialogue.checking.facts import Grounds, ground
from casebuilder.dialogue.checking.surface import control_tokens

__all__ = ["REASONS", "Grounds", "Problem", "check_draft", "check_phrased", "control_tokens", "ground"]
