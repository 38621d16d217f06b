"""Verbs of two words, read as the one word that means the same: "shut down" is "close"."""

from __future__ import annotations

from quotetrack.claims.stems import stem

# Stem of the verb, particle, and the verb that says it in one word.
_PHRASES = """
shut down close
shut up close
close down close
wind down close
step down resign
stand down resign
step aside resign
call off cancel
put off delay
push back delay
hold off delay
pull out withdraw
pull back withdraw
back out withdraw
back down withdraw
go up rise
go down fall
come down fall
come up rise
bring down lower
cut back cut
cut down cut
scale back reduce
scale up expand
drive up raise
give up abandon
give away give
carry on continue
go on continue
keep on continue
turn down reject
vote down reject
throw out reject
rule out exclude
lay off dismiss
let go dismiss
phase out abolish
do away abolish
get rid abolish
bring back restore
pay back repay
give back return
hand back return
send back return
set up establish
switch off stop
turn off stop
switch on start
turn on start
start up start
speed up accelerate
slow down slow
open up open
sell off sell
hand over surrender
own up admit
back off retreat
fall apart collapse
break down fail
work out succeed
blow up explode
"""


def _table() -> dict[tuple[str, str], str]:
    rows = (line.split() for line in _PHRASES.split("\n") if line)
    return {(stem(verb), particle): stem(meaning) for verb, particle, meaning in rows}


_TABLE = _table()
_VERBS = frozenset(verb for verb, _ in _TABLE)


def may_be_phrasal(stemmed: str) -> bool:
    """Return whether the verb with this stem means something else with a particle after it."""
    return stemmed in _VERBS


def phrasal_stem(stemmed: str, after: str) -> str | None:
    """Return the stem of the one word for a verb, by its stem, with the particle `after`, if any.

    The particle stands next to the verb: "shut the plant down" is not read.
    """
    return _TABLE.get((stemmed, after))
