"""The tables of a ledger are made, or brought to the present form."""
