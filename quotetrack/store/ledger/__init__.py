"""The ledger as its users see it: one class, made of parts."""
