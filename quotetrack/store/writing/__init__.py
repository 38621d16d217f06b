"""Analysed documents go into a ledger."""
