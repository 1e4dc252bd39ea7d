"""Questions about a case or a message that change nothing."""

from casebuilder.case.sections import SECTION_IDS
from casebuilder.case.value import LedgerEntry, Said
from casebuilder.errors import UserError
from casebuilder.rules.finding import Report
from casebuilder.services import bringing, evidence
from casebuilder.services.base import Base
from casebuilder.services.messages import Unusable, clean
from casebuilder.services.views import CardView, CitationView, Passage, SourceView


class Inquiry(Base):
    """The part of the conversation service that only reads."""

    def source_of(self, case_id: str, path: str) -> SourceView:
        """Return the words that a value was copied from.

        Raises:
            NotFound: if nothing says where the value comes from.
        """
        if case_id == bringing.EXAMPLE_ID:
            shown = bringing.example()
            entry = evidence.entry_of(shown.case, path)
            turns = {t.turn: t for t in shown.turns}
            return evidence.source_view(entry, turns.get(entry.source.turn) if isinstance(entry.source, Said) else None)
        entry = evidence.entry_of(self._store.load(case_id).case, path)
        turn = self._store.turn(case_id, entry.source.turn) if isinstance(entry.source, Said) else None
        return evidence.source_view(entry, turn)

    def evidence(self, case_id: str) -> list[CitationView]:
        """Return every card that the case and its conversation rest on."""
        if case_id == bringing.EXAMPLE_ID:
            shown = bringing.example()
            return evidence.citations(shown.case, shown.turns, self._library())
        return evidence.citations(self._store.load(case_id).case, self._store.turns(case_id), self._library())

    def search(self, text: str, k: int = 5) -> list[Passage]:
        """Return up to `k` passages from the evidence library; nothing if nothing is good enough."""
        return evidence.search(self._library(), text, k)

    def card(self, card_id: str) -> CardView:
        """Return a card in full.

        Raises:
            NotFound: if there is no such card.
        """
        return evidence.whole_card(card_id, self._library())

    def validate(self, data: object) -> Report:
        """Check anything that claims to be a case; never raises."""
        return self._rules.check_document(data, self._clock.today())

    def extract(self, message: str, asked: str | None = None) -> list[LedgerEntry]:
        """Return what a message says, without a conversation around it.

        Raises:
            UserError: if the message is too long or `asked` is not a section.
        """
        if asked is not None and asked not in SECTION_IDS:
            raise UserError(f"{asked[:40]!r} is not a section; the sections are {', '.join(SECTION_IDS)}")
        try:
            return self._brain.extract(clean(message), asked, self._clock.today())
        except Unusable:
            return []
