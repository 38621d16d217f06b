"""The tables of a ledger, the types of their columns, and the database that holds them."""
