"""The tagger: which words of a message are which field of the case, decided by a trained token classifier.

It marks runs of words and says which of them belong together; what a figure or date is worth stays with the parser in
`case/quantity`, and what becomes of the marks with `dialogue/extraction`. Trained by `training/` (top level) on written
talk; the base is the sentence encoder that retrieval uses anyway.
"""
