"""Speakers of a ledger, and what people decide on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select

from quotetrack.model import EntityRef
from quotetrack.names import AliasTable
from quotetrack.store.deciding import known_names, renames, splits
from quotetrack.store.deciding import merges as decisions
from quotetrack.store.finding import proposals, speakers
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.queries import Speaker, SpeakerQuery, asked_with
from quotetrack.store.records import Page, ProposedMerge, SpeakerDecision, StoredSpeaker
from quotetrack.store.rows import decisions as decision_rows
from quotetrack.store.rows.lookup import (
    checked_name,
    member_meant,
    one_speaker,
    similar_speakers,
)
from quotetrack.store.writing import correcting


class Speakers(LedgerBase):
    """The part of `Ledger` for speakers."""

    @asked_with(SpeakerQuery)
    def speakers(self, wanted: SpeakerQuery) -> Page[StoredSpeaker]:
        """Return a page of speakers. Everything that is given must hold."""
        return self._page(
            lambda _: speakers.speaker_query(wanted),
            speakers.stored_speakers,
            wanted.limit,
            wanted.offset,
        )

    def speaker(self, speaker: Speaker) -> StoredSpeaker:
        """Return one speaker by id or name. Raises `UnknownRecordError` for none or several."""
        with self._reading() as connection:
            return speakers.speaker_of(connection, one_speaker(connection, speaker))

    def similar_speakers(self, name: str, *, limit: int = 5) -> tuple[EntityRef, ...]:
        """Return whom a name that was misspelt may mean, the likest first."""
        with self._reading() as connection:
            return tuple(similar_speakers(connection, name, limit))

    def merge_proposals(
        self, speaker: Speaker | None = None, *, limit: int = 50, offset: int = 0
    ) -> Page[ProposedMerge]:
        """Return pairs of speakers that may be one, the likeliest first."""

        def query(connection: Connection) -> Select[Any]:
            key = None if speaker is None else one_speaker(connection, speaker)
            return proposals.proposal_query(key)

        return self._page(query, lambda _, rows: proposals.proposed(rows), limit, offset)

    def merge(
        self, first: Speaker, second: Speaker, *, reviewer: str, keep: str = "", note: str = ""
    ) -> StoredSpeaker:
        """Make two speakers one, and return the one that goes on.

        `keep` is the id that goes on; else one with a Wikidata id, else `first`. Statements of the
        two are linked with each other. Raises `AliasTableError` for two of different kinds or a
        refused pair, and `UnknownRecordError`.
        """
        with self._writing() as connection:
            keys = one_speaker(connection, first), one_speaker(connection, second)
            kept = decisions.merge(
                connection, *keys, keep=keep, reviewer=checked_name(reviewer), note=note
            )
            return speakers.speaker_of(connection, kept)

    def refuse_merge(
        self, first: Speaker, second: Speaker, *, reviewer: str, note: str = ""
    ) -> None:
        """Remember that two speakers are not one. They are never proposed or merged again."""
        with self._writing() as connection:
            keys = one_speaker(connection, first), one_speaker(connection, second)
            decisions.refuse(connection, *keys, reviewer=checked_name(reviewer), note=note)

    def split(
        self,
        speaker: Speaker,
        document_ids: Sequence[str],
        *,
        reviewer: str,
        name: str = "",
        note: str = "",
    ) -> StoredSpeaker:
        """Tell two people of one name apart: in these documents it is somebody else.

        Returns the new speaker, called `name` or as before. Raises `UnknownRecordError` where a
        document does not quote or name the speaker. To part two that were merged, undo the merge.
        """
        with self._writing() as connection:
            new = splits.split(
                connection,
                one_speaker(connection, speaker),
                document_ids,
                name=name,
                reviewer=checked_name(reviewer),
                note=note,
            )
            correcting.make_anew_corrected(connection, document_ids)
            return speakers.speaker_of(connection, new)

    def rename(
        self, speaker: Speaker, name: str, *, reviewer: str, note: str = ""
    ) -> StoredSpeaker:
        """Let a speaker go by another name, and return the speaker. Earlier names stay known.

        Of those who are merged, the name counts that a person gave any of them last. Raises
        `LedgerError` where somebody else goes by that name.
        """
        with self._writing() as connection:
            key = member_meant(connection, speaker)
            renames.rename(
                connection, key, name.strip(), reviewer=checked_name(reviewer), note=note
            )
            return speakers.speaker_of(connection, one_speaker(connection, speaker))

    def decisions(
        self, speaker: Speaker | None = None, *, limit: int = 50, offset: int = 0
    ) -> Page[SpeakerDecision]:
        """Return what people decided on speakers, the last first, undone decisions included."""

        def query(connection: Connection) -> Select[Any]:
            key = None if speaker is None else one_speaker(connection, speaker)
            return decision_rows.decision_query(key)

        return self._page(query, decision_rows.stored_decisions, limit, offset)

    def undo(self, decision_id: int, *, reviewer: str) -> SpeakerDecision:
        """Take back a merge, a refusal, a split, an alias or another name, and return it.

        The decision stays in the history. Raises `UnknownRecordError` for an unknown one, and
        `LedgerError` where it was undone already.
        """
        with self._writing() as connection:
            decisions.undo(connection, decision_id, reviewer=checked_name(reviewer))
            correcting.make_anew_corrected(
                connection, decision_rows.moved_documents(connection, decision_id)
            )
            query = decision_rows.decision_query(None).where(decision_rows.key_is(decision_id))
            rows = connection.execute(query).all()
            return decision_rows.stored_decisions(connection, rows)[0]

    def add_alias(
        self, speaker: Speaker, name: str, *, reviewer: str, note: str = ""
    ) -> StoredSpeaker:
        """Give a speaker another name, which is known from then on in every document."""
        with self._writing() as connection:
            key = one_speaker(connection, speaker)
            known_names.add_alias(connection, key, name, reviewer=checked_name(reviewer), note=note)
            return speakers.speaker_of(connection, key)

    def import_aliases(self, table: AliasTable, *, reviewer: str) -> int:
        """Take in a table of known people and bodies; return how many entities it brought.

        Speakers of the ledger that go by a name of the table are merged with its entity.
        """
        with self._writing() as connection:
            return known_names.import_aliases(connection, table, reviewer=checked_name(reviewer))

    def export_aliases(self) -> AliasTable:
        """Return all speakers with their lasting names; names that several share are left out."""
        with self._reading() as connection:
            return known_names.whole_table(connection)
