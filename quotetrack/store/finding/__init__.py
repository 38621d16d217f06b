"""Everything in a ledger is found, counted and paged here."""
