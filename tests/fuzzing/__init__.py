"""Fuzzing: what holds of every text, looked for in texts without end.

`invariants` says what must hold, `texts` makes the texts, `cases/` keeps each text that once broke
something, and `python -m tests.fuzzing` goes on for as long as it is told to.
"""
