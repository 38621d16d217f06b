"""What a quotation states, clause by clause, and what is no claim of its speaker."""
