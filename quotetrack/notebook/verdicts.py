"""Verdicts of people on claim pairs, kept in memory."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import asdict, frozen

from quotetrack.codec import to_dict
from quotetrack.display import fragment, quoted_in_words, relation_in_words
from quotetrack.display.tables import table_html
from quotetrack.errors import InputError
from quotetrack.model import ClaimPair
from quotetrack.terms import RATINGS, REVIEW_STATUSES, UNREVIEWED, Rating, ReviewStatus
from quotetrack.verdicts import standing


@frozen(kw_only=True)
class Verdict:
    """What one person decided on one claim pair, and when (UTC)."""

    pair_id: str
    status: ReviewStatus
    rating: Rating | None = None
    note: str = ""
    reviewer: str
    reviewed_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain data."""
        plain = asdict(self)
        plain["reviewed_at"] = self.reviewed_at.isoformat()
        return plain


class Verdicts(Mapping[str, Verdict]):
    """The verdict that stands for each claim pair, by the id of the pair, and all before it."""

    def __init__(self, pairs: Iterable[ClaimPair]) -> None:
        self.pairs = {pair.id: pair for pair in pairs}
        self.history: list[Verdict] = []

    def __getitem__(self, pair_id: str) -> Verdict:
        return self._standing()[pair_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._standing())

    def __len__(self) -> int:
        return len(self._standing())

    def _standing(self) -> dict[str, Verdict]:
        last = {verdict.pair_id: verdict for verdict in self.history}
        # "unreviewed" takes an earlier verdict back.
        return {id_: verdict for id_, verdict in last.items() if verdict.status != UNREVIEWED}

    def status_of(self, pair_id: str) -> ReviewStatus:
        """Return the status of a pair: "unreviewed" where nobody has decided."""
        return self[pair_id].status if pair_id in self else UNREVIEWED

    def last_of_each(self, pair_id: str) -> dict[str, Verdict]:
        """Return the last verdict of each reviewer on a pair, without those taken back."""
        return standing(one for one in self.history if one.pair_id == pair_id)

    def decide(
        self,
        pair: ClaimPair | str,
        status: ReviewStatus,
        *,
        reviewer: str,
        rating: Rating | None = None,
        note: str = "",
    ) -> Verdict:
        """Record a verdict. It stands from now on; the earlier ones stay in the history.

        Raises `InputError` for an unknown pair, status or rating, and where no reviewer is named.
        """
        pair_id = self.checked(pair, status, rating, reviewer)
        verdict = Verdict(
            pair_id=pair_id,
            status=status,
            rating=rating,
            note=note.strip(),
            reviewer=reviewer.strip(),
            reviewed_at=datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0),
        )
        self.history.append(verdict)
        return verdict

    def checked(self, pair: ClaimPair | str, status: str, rating: str | None, reviewer: str) -> str:
        """Return the id of the pair, or raise `InputError` for what cannot be a verdict."""
        pair_id = pair if isinstance(pair, str) else pair.id
        if pair_id not in self.pairs:
            raise InputError(f"There is no claim pair {pair_id!r} in this list.")
        REVIEW_STATUSES.checked(status, "The status")
        if rating is not None:
            RATINGS.checked(rating, "The rating")
        if not reviewer.strip():
            raise InputError("A verdict needs the name of its reviewer.")
        return pair_id

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one plain dict for each pair: the pair with the verdict that stands, or None."""
        return [
            {
                "claim_pair": to_dict(pair),
                "review": self[id_].to_dict() if id_ in self else None,
            }
            for id_, pair in self.pairs.items()
        ]

    def __repr__(self) -> str:
        return f"<Verdicts: {len(self)} of {len(self.pairs)} claim pairs reviewed>"

    def _repr_html_(self) -> str:
        rows: list[list[str | int]] = [self._row(pair) for pair in self.pairs.values()]
        caption = f"{len(self)} of {len(self.pairs)} claim pairs reviewed"
        columns = ["Claim pair", "Verdict", "Note", "Reviewer"]
        return fragment(table_html(caption, columns, rows), wide=True)

    def _row(self, pair: ClaimPair) -> list[str | int]:
        verdict = self.get(pair.id)
        if verdict is None:
            return [pair_in_words(pair), UNREVIEWED, "", ""]
        rating = f" ({verdict.rating})" if verdict.rating else ""
        return [pair_in_words(pair), verdict.status + rating, verdict.note, verdict.reviewer]


def pair_in_words(pair: ClaimPair) -> str:
    """Return a claim pair in one line."""
    earlier, later = (quoted_in_words(side, 60) for side in (pair.earlier, pair.later))
    return f"{pair.speaker.name} {relation_in_words(pair)}: {earlier}, {later}"
