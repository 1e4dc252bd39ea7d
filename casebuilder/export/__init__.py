"""A case as a document: Word, Markdown, JSON and Excel."""
