"""Whether a ledger is as it was written: its file, its documents, its counts, its search index."""
