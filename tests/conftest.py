"""Standing here, this file puts `tests/` on the import path: shared helpers are `support.<module>`."""
