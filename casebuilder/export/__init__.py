"""A case as a document: Word, PDF, Excel, Markdown and JSON."""

from typing import Literal

from casebuilder.export.document import ExportInput, build

Format = Literal["docx", "pdf", "xlsx", "md", "json"]


def render(format: Format, given: ExportInput) -> bytes:
    """Return a case as a file.

    Raises:
        UserError: if there is no such format.
    """
    if format == "json":
        from casebuilder.export import jsonfile

        return jsonfile.write(given.case)
    if format == "xlsx":
        from casebuilder.export import excel

        return excel.write(given)
    document = build(given)
    if format == "docx":
        from casebuilder.export import word

        return word.write(document)
    if format == "pdf":
        from casebuilder.export import pdf

        return pdf.write(document)
    from casebuilder.export import markdown

    return markdown.write(document)
