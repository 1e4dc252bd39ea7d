"""What a business case is: the typed case, its ledger, and the parser of quantities and dates. Pure."""
