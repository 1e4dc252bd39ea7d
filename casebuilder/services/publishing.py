"""Exporting a case as a document. The gate decides: an incomplete case leaves only as a marked draft."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from casebuilder import __version__
from casebuilder.case.model import Case
from casebuilder.errors import CasebuilderError, UserError
from casebuilder.services import bringing, evidence
from casebuilder.services.base import Rules
from casebuilder.services.clock import Clock
from casebuilder.services.conflicts import ExportRefused
from casebuilder.services.models import shown_name
from casebuilder.services.views import ExportFile
from casebuilder.store import audit
from casebuilder.store.records import StoredTurn
from casebuilder.store.repository import Repository

if TYPE_CHECKING:
    from casebuilder.dialogue.worded import Worded
    from casebuilder.retrieval import Library

Format = Literal["docx", "pdf", "xlsx", "md", "json"]

PROSE = frozenset({"docx", "pdf", "md"})
"""Documents that hold a drafted summary."""
MIME: dict[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


class PublishingService:
    """Writes documents."""

    def __init__(
        self,
        repository: Callable[[], Repository],
        rules: Rules,
        clock: Clock,
        library: "Callable[[], Library]",
        who: str,
        drafter: "Callable[[Case, dt.date], Worded] | None" = None,
    ) -> None:
        self._repository = repository
        self._rules = rules
        self._clock = clock
        self._library = library
        self._who = who
        self._drafter = drafter

    def export(self, case_id: str, format: Format, draft: bool = False) -> ExportFile:
        """Return a case as a document.

        Args:
            case_id: the case, or `example`.
            format: kind of document.
            draft: also if the case is not complete; the document says that it is a draft.

        Raises:
            NotFound: if there is no such case.
            ExportRefused: if the case is not complete and no draft is asked for; `findings` says what is missing.
        """
        if format not in MIME:
            raise UserError(f"{str(format)[:20]!r} is not a format; choose one of {', '.join(MIME)}")
        case, turns, version = self._read(case_id)
        today = self._clock.today() if case_id != bringing.EXAMPLE_ID else bringing.example().written
        report = self._rules.check(case, today)
        if not report.complete and not draft:
            raise ExportRefused(list(report.blocking))
        summary = self._summary(case_id, case, today, format)
        from casebuilder import export
        from casebuilder.export.document import ExportInput

        content = export.render(
            format,
            ExportInput(
                case=case,
                report=report,
                citations=list(evidence.citations(case, turns, self._library())),
                provenance={**self._provenance(case_id, case, turns, version), **_summary_line(summary)},
                turns={t.turn: (t.message, t.at) for t in turns if t.message is not None},
                draft=draft,
                today=today,
                prose=summary.written if summary is not None and summary.wording.by == "model" else "",
            ),
        )
        if case_id != bringing.EXAMPLE_ID:
            detail = {"format": format, "draft": draft, "version": version}
            self._repository().note("export", case_id, at=self._clock.now(), detail=detail)
        name = file_name(case.title, today, format, draft=draft)
        return ExportFile(name=name, mime=MIME[format], content=content, draft=draft)

    def _summary(self, case_id: str, case: Case, today: dt.date, format: Format) -> "Worded | None":
        """Return a drafted summary for a document that is read, if there is a model that may draft."""
        if self._drafter is None or case_id == bringing.EXAMPLE_ID or format not in PROSE:
            return None
        return self._drafter(case, today)

    def _read(self, case_id: str) -> tuple[Case, list[StoredTurn], int]:
        if case_id == bringing.EXAMPLE_ID:
            shown = bringing.example()
            return shown.case, shown.turns, 0
        stored = self._repository().load(case_id)
        return stored.case, self._repository().turns(case_id), stored.version

    def _provenance(self, case_id: str, case: Case, turns: list[StoredTurn], version: int) -> dict[str, str]:
        """Return what a reader needs to trace the document back, in reading order."""
        models = sorted({_model_line(t) for t in turns if t.model})
        prompts = sorted({f"{p['name']} v{p['version']}" for t in turns for p in t.output.get("prompts", [])})
        return {
            "Language model": ", ".join(models) or "none; questions came from the question bank",
            "Prompts": ", ".join(prompts) or "none",
            "Evidence": self._library_line(),
            "Case": f"{case_id}, version {version}",
            "Checksum of the case (sha256)": audit.digest(case.model_dump(mode="json")),
            "Exported by": self._who,
            "Exported with": f"casebuilder {__version__}",
        }

    def _library_line(self) -> str:
        """Return which evidence could be cited; a damaged library costs the line, not the document."""
        try:
            library = self._library()
            return f"{len(library.cards())} cards, fingerprint {library.fingerprint[:16]}"
        except CasebuilderError as error:
            return f"not available: {error.message}"


def _summary_line(summary: "Worded | None") -> dict[str, str]:
    """Say who wrote the summary, for the page on how the document came about."""
    from casebuilder.dialogue.checking import REASONS

    if summary is None or (summary.wording.by == "code" and summary.wording.fallback is None):
        return {}
    if summary.wording.by == "model":
        return {"Summary": "drafted by the language model; every word was checked against the case"}
    why = REASONS.get(summary.wording.fallback or "", "it did not pass the checks")
    return {"Summary": f"none; what the language model drafted was not used because {why}"}


def _model_line(turn: StoredTurn) -> str:
    """Return a model's name for people with the checksum of its file."""
    name, digest = shown_name(str(turn.model)), turn.output.get("model_sha256")
    return f"{name}, sha256 {digest}" if digest else name


def file_name(title: str | None, today: dt.date, format: str, *, draft: bool) -> str:
    """Return a file name that every file system takes."""
    plain = unicodedata.normalize("NFKD", title or "").encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-") or "business-case"
    return f"{slug}-{today.isoformat()}{'-draft' if draft else ''}.{format}"
