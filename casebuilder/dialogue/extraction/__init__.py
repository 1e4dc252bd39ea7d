"""Copying facts out of a message: cut it into units, route each to fields, read the values; every value is quoted."""
