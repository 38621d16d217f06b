"""What people decide on quotations and documents, and pairs that they make."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quotetrack.model import SaidOn, Span
from quotetrack.results import Quotations
from quotetrack.store.finding import corrections as history
from quotetrack.store.finding import decided, pairs
from quotetrack.store.finding import documents as reading
from quotetrack.store.finding.quotations import one_quotation
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.queries import (
    UNCHANGED,
    CorrectionQuery,
    NewSpeaker,
    Speaker,
    Unchanged,
    asked_with,
)
from quotetrack.store.records import (
    Correction,
    DecisionFigure,
    Deletion,
    Page,
    StoredDocument,
    StoredPair,
    StoredQuotation,
)
from quotetrack.store.rows.lookup import checked_name
from quotetrack.store.schema import database
from quotetrack.store.writing import (
    correcting,
    deleting,
    linking_by_hand,
    marked_elsewhere,
    publishing,
)
from quotetrack.store.writing.correcting import Pieces, Wanted
from quotetrack.terms import WAITING_KINDS, NoSpeechReason, QuotationKind, Rating, Relation


class Correcting(LedgerBase):
    """The part of `Ledger` for corrections.

    What people decide wins over the program, also when a document is read again or a corrected
    version of it comes in, as long as the words stand in the text. Each of these methods takes
    `reviewer`, who decides, and `seen`, the `revision` of what that person saw: if it has changed
    since, `CorrectionConflictError` is raised and nothing is written.
    """

    def quotation(self, key: int | str) -> StoredQuotation:
        """Return one quotation, by its key or by its id (`quotation.id`) where it is current.

        Raises `UnknownRecordError`.
        """
        with self._reading() as connection:
            return one_quotation(connection, key)

    def correct_quotation(
        self,
        key: int,
        *,
        reviewer: str,
        seen: int,
        speaker: Speaker | NewSpeaker | Unchanged | None = UNCHANGED,
        source: Span | tuple[int, int] | Unchanged | None = UNCHANGED,
        kind: QuotationKind | Unchanged = UNCHANGED,
        pieces: Pieces | Unchanged = UNCHANGED,
        said_on: SaidOn | datetime.date | Unchanged | None = UNCHANGED,
        note: str = "",
    ) -> StoredQuotation:
        """Correct a quotation, and return it. Its key is another one if its pieces are.

        To say again what the program says is a decision, too: it holds from then on.

        Args:
            key: The quotation (`StoredQuotation.key`).
            reviewer: Who decides.
            seen: The `revision` of the quotation that the reviewer saw.
            speaker: An id, a name or alias that only one goes by, an `EntityRef`; a `NewSpeaker`
                for somebody whom the ledger does not know; None for nobody.
            source: The words that name who said it, as characters (start, end) of the text; None
                where nothing does.
            kind: One of `quotetrack.terms.QUOTATION_KINDS`.
            pieces: Where its words begin and end, without their marks, as characters of the text.
                Quotations that the program found in the same words give way.
            said_on: A day, or a `SaidOn` with its precision; None where nothing tells but the day
                of publication.
            note: Anything worth remembering.

        Raises:
            CorrectionConflictError: It was corrected or changed since; nothing is written.
            UnknownRecordError: There is no such quotation or speaker, or there are several.
            InputError: A value is none of those above, or the words belong to another quotation
                that a person decided on.
        """
        wanted = Wanted(speaker=speaker, source=source, kind=kind, pieces=pieces, said_on=said_on)
        with self._writing() as connection:
            new = correcting.correct(
                connection, key, wanted, seen=seen, reviewer=checked_name(reviewer), note=note
            )
            return one_quotation(connection, new)

    def confirm_quotation(
        self, key: int, *, reviewer: str, seen: int, note: str = ""
    ) -> StoredQuotation:
        """Say that speaker, kind and words of a quotation are right, and return it.

        They hold from then on, and count as right in `figures`. Raises as `correct_quotation`.
        """
        stored = self.quotation(key)
        return self.correct_quotation(
            key,
            reviewer=reviewer,
            seen=seen,
            speaker=stored.speaker,
            kind=stored.quotation.kind,
            pieces=stored.quotation.fragments,
            note=note,
        )

    def mark_no_speech(
        self, key: int, reason: NoSpeechReason, *, reviewer: str, seen: int, note: str = ""
    ) -> Correction:
        """Say that a quotation is no speech, and why. Returns the correction.

        `reason` is one of `quotetrack.terms.NO_SPEECH_REASONS`. Raises as `correct_quotation`.
        """
        return self._take_out(key, reviewer, seen, note, reason)

    def remove_quotation(self, key: int, *, reviewer: str, seen: int, note: str = "") -> Correction:
        """Say that a quotation is none at all. Returns the correction.

        Raises as `correct_quotation`.
        """
        return self._take_out(key, reviewer, seen, note, None)

    def _take_out(
        self, key: int, reviewer: str, seen: int, note: str, reason: NoSpeechReason | None
    ) -> Correction:
        with self._writing() as connection:
            number = correcting.take_out(
                connection,
                key,
                seen=seen,
                reviewer=checked_name(reviewer),
                note=note,
                no_speech=reason,
            )
            row = correcting.correction_row(connection, number)
            return history.stored_corrections(connection, [row])[0]

    def add_quotation(
        self,
        document_id: str,
        pieces: Pieces,
        *,
        reviewer: str,
        speaker: Speaker | NewSpeaker | None = None,
        source: Span | tuple[int, int] | Unchanged | None = UNCHANGED,
        kind: QuotationKind = "direct",
        said_on: SaidOn | datetime.date | Unchanged | None = UNCHANGED,
        note: str = "",
    ) -> StoredQuotation:
        """Add a quotation that the program missed, by its place in the text, and return it.

        The question that it answers and the day it was said are looked for as for others. Arguments
        as in `correct_quotation`. Raises `InputError` where its words are in a quotation already.
        """
        wanted = Wanted(speaker=speaker, source=source, kind=kind, said_on=said_on)
        with self._writing() as connection:
            key = correcting.add(
                connection,
                document_id,
                pieces,
                wanted,
                reviewer=checked_name(reviewer),
                note=note,
            )
            return one_quotation(connection, key)

    def join_quotations(
        self, keys: Sequence[int], *, reviewer: str, seen: Sequence[int], note: str = ""
    ) -> StoredQuotation:
        """Make several quotations of one document one, and return it.

        `seen` holds a revision for each. What is known of the first in the text goes on. Raises as
        `correct_quotation`.
        """
        with self._writing() as connection:
            key = correcting.join(
                connection, keys, seen, reviewer=checked_name(reviewer), note=note
            )
            return one_quotation(connection, key)

    def divide_quotation(
        self,
        key: int,
        groups: Sequence[Pieces],
        *,
        reviewer: str,
        seen: int,
        note: str = "",
    ) -> tuple[StoredQuotation, ...]:
        """Make one quotation several, and return them.

        `groups` holds for each the pieces of it, which are characters (start, end) inside the
        present pieces. All begin with what is known of the one. Raises as `correct_quotation`.
        """
        with self._writing() as connection:
            keys = correcting.divide(
                connection, key, groups, seen=seen, reviewer=checked_name(reviewer), note=note
            )
            return tuple(one_quotation(connection, one) for one in keys)

    def correct_document(
        self,
        document_id: str,
        *,
        reviewer: str,
        seen: int,
        title: str | Unchanged | None = UNCHANGED,
        date: datetime.date | Unchanged | None = UNCHANGED,
        publisher: str | Unchanged | None = UNCHANGED,
        url: str | Unchanged | None = UNCHANGED,
        note: str = "",
    ) -> StoredDocument:
        """Correct what is known of the publication of a document, and return it.

        A correction holds as long as the document comes with what was wrong: where a new version
        of it comes with something else, it waits (`corrections(waiting=True)`). Days that the text
        tells by the day of publication ("on Monday") follow the date.

        Args:
            document_id: The document.
            reviewer: Who decides.
            seen: The `revision` of the document that the reviewer saw.
            title: The headline; None for none.
            date: The day of publication; None where it is not known.
            publisher: Who published it; None where that is not known.
            url: Its address; None for none.
            note: Anything worth remembering.

        Raises:
            CorrectionConflictError: It was corrected since; nothing is written.
            UnknownRecordError: There is no such document.
            InputError: A value is none of those above.
        """
        given = {"title": title, "date": date, "publisher": publisher, "url": url}
        wanted: dict[str, Any] = {
            name: value for name, value in given.items() if not isinstance(value, Unchanged)
        }
        with self._writing() as connection:
            publishing.correct_publication(
                connection,
                document_id,
                wanted,
                seen=seen,
                reviewer=checked_name(reviewer),
                note=note,
            )
            return reading.current_document(connection, document_id)

    def deletion(self, document_id: str) -> Deletion:
        """Return what would go if a document were deleted for good. Raises `UnknownRecordError`."""
        with self._reading() as connection:
            return deleting.what_goes(connection, document_id)

    def delete_document(
        self, document_id: str, *, reviewer: str, seen: int, note: str = ""
    ) -> Deletion:
        """Delete a document for good: all its versions and all that hangs on them.

        Look at `deletion` before. It cannot be undone. Quotations, claim pairs with their reviews,
        corrections, changes, and people whom nothing else names go with it; claim pairs with
        statements of other documents, too. Only digests stay, by which the document is left out
        when it comes again (`AddResult.status` is "deleted"); `lift_deletion` lets it in. In SQLite
        what is deleted is overwritten in the file; in PostgreSQL it goes with the next VACUUM.
        Backups that were made before hold it still.

        Args:
            document_id: The document.
            reviewer: Who decides.
            seen: The `revision` that `deletion` gave.
            note: Anything worth remembering; it is kept.

        Raises:
            CorrectionConflictError: The document was corrected since; nothing is deleted.
            UnknownRecordError: There is no such document.
        """
        with self._writing() as connection:
            gone = deleting.delete_document(
                connection, document_id, seen=seen, reviewer=checked_name(reviewer), note=note
            )
        database.empty_log(self._engine)
        return gone

    def deletions(self, *, limit: int = 50, offset: int = 0) -> Page[Deletion]:
        """Return which deletions there were, the last first; not of what."""
        return self._page(
            lambda _: deleting.deletion_query(), deleting.stored_deletions, limit, offset
        )

    def lift_deletion(self, deletion_id: int, *, reviewer: str) -> None:
        """Let a document that was deleted for good come in again.

        Raises `UnknownRecordError`, and `LedgerError` where that was done already.
        """
        with self._writing() as connection:
            deleting.lift(connection, deletion_id, reviewer=checked_name(reviewer))

    @asked_with(CorrectionQuery)
    def corrections(self, wanted: CorrectionQuery) -> Page[Correction]:
        """Return what people decided on quotations and documents, the last first.

        Corrections whose words do not stand in the present text wait: `waiting=True` lists them.
        """
        return self._page(
            lambda connection: history.correction_query(connection, wanted),
            history.stored_corrections,
            wanted.limit,
            wanted.offset,
        )

    def undo_correction(self, correction_id: int, *, reviewer: str) -> Correction:
        """Take back a correction or a link, and return it.

        Corrections may be taken back in any order: what other ones decided goes on. It stays in
        the history. Raises `UnknownRecordError` for an unknown one, and `LedgerError` where it was
        undone already.
        """
        with self._writing() as connection:
            row = correcting.correction_row(connection, correction_id)
            correcting.take_back(connection, row, checked_name(reviewer))
            if row.kind == "document":
                key = correcting.current_document_key(connection, row.document_id)
                publishing.publish_anew(connection, key)
            elif row.kind == "linked":
                linking_by_hand.unlink(connection, row)
            elif row.kind in WAITING_KINDS:
                pass  # It never changed anything, and is settled now.
            else:
                key = correcting.current_document_key(connection, row.document_id)
                correcting.make_anew(connection, key)
            row = correcting.correction_row(connection, correction_id)
            return history.stored_corrections(connection, [row])[0]

    def keep_mark(
        self,
        document_id: str,
        *,
        reviewer: str,
        mark: str,
        text: str = "",
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        quotations: Sequence[str] = (),
        other_document_id: str | None = None,
        pair_id: str | None = None,
        note: str = "",
    ) -> Correction:
        """Keep what somebody marked in another tool against what others decided, and return it.

        It changes nothing. It waits (`corrections(waiting=True)`) until somebody settles it: they
        decide as they see fit, and take it from the list with `undo_correction`. The importing of
        annotations keeps every conflict so. What was kept once under the same `mark` and reviewer
        is returned as it is, also where it was settled.

        Args:
            document_id: The document.
            reviewer: Who marked it.
            mark: What tells this mark from others of the document, the same each time it comes.
            text: The words that it is about.
            before: What the ledger says, by names such as "speaker", as people read it.
            after: What was marked instead.
            quotations: The ids of the quotations that it is about.
            other_document_id: The document of the other statement, for a verdict on a claim pair.
            pair_id: The claim pair, for a verdict.
            note: Why it waits.

        Raises:
            UnknownRecordError: There is no such document.
        """
        with self._writing() as connection:
            number = marked_elsewhere.keep(
                connection,
                document_id,
                mark=mark,
                text=text,
                before=before or {},
                after=after or {},
                quotations=quotations,
                other_document_id=other_document_id,
                pair_id=pair_id,
                reviewer=checked_name(reviewer),
                note=note,
            )
            row = correcting.correction_row(connection, number)
            return history.stored_corrections(connection, [row])[0]

    def settle_mark(self, document_id: str, mark: str, *, reviewer: str) -> None:
        """Take a mark from what waits, where it does (`keep_mark`): it was decided on."""
        with self._writing() as connection:
            marked_elsewhere.settle(connection, document_id, mark, reviewer=checked_name(reviewer))

    def findings(self, document_id: str) -> Quotations:
        """Return what the program found in a document, before people corrected any of it.

        Raises `UnknownRecordError`.
        """
        with self._reading() as connection:
            return reading.findings(connection, document_id)

    def annotated_articles(
        self, *, publisher: str | None = None, texts: bool = True
    ) -> Iterator[dict[str, Any]]:
        """Yield what people decided on quotations, one record for each document.

        A record has the shape of the annotated articles that quotetrack learns from: `quotes`
        (`frags` in characters of the text, `kind`, `source`, `speaker`, `speaker_kind`, and
        `decided`, what people decided of it), `not_speech`, `people`, `sha256`. What nobody
        decided on is `optional`: it counts for nothing, neither as right nor as wrong.

        Args:
            publisher: Only documents of this publisher.
            texts: Whether each record holds its text. Without, it can be given away, and taught
                from by whoever has the texts.
        """
        with self._reading() as connection:
            keys = decided.decided_keys(connection, publisher)
        for key in keys:
            with self._reading() as connection:
                record = decided.annotation(connection, key, texts=texts)
            if record is not None:
                yield record

    def figures(self, *, publisher: str | None = None) -> tuple[DecisionFigure, ...]:
        """Return how often the program was right where people decided.

        To say again what the program says (`correct_quotation` with its own speaker) counts as
        right. Who corrects only what is wrong gets figures of what was wrong: for a fair one,
        decide on every quotation of some documents drawn by lot. Pairs are counted for all
        publishers together.
        """
        with self._reading() as connection:
            return decided.figures(connection, publisher)

    def link(
        self,
        first: int,
        second: int,
        relation: Relation,
        *,
        reviewer: str,
        seen: tuple[int, int],
        question: str = "",
        rating: Rating | None = None,
        note: str = "",
    ) -> StoredPair:
        """Link two statements of one speaker that do not go together, and return the pair.

        Whoever links them says so, and the pair is confirmed. It is reviewed, listed and exported
        like the others, marked as a person's: `StoredPair.linked_by`, and "by_hand" as its reason.
        `undo_correction` takes it back.

        Args:
            first: The key of one quotation.
            second: The key of the other. What was said first comes first in the pair.
            relation: One of `quotetrack.terms.RELATIONS`.
            reviewer: Who links them.
            seen: The revisions of the two that the reviewer saw.
            question: The question that both answer. Where its words stand in the text of the
                earlier one, the pair points to them.
            rating: One of `quotetrack.terms.RATINGS`.
            note: Anything worth remembering.

        Raises:
            CorrectionConflictError: One of them was corrected since; nothing is written.
            UnknownRecordError: There is no such quotation.
            InputError: They are no statements of one speaker, or there is no such relation.
            LedgerError: They are linked already, and nobody rejected that.
        """
        with self._writing() as connection:
            pair_id = linking_by_hand.link(
                connection,
                (first, second),
                seen,
                relation,
                question=question,
                reviewer=checked_name(reviewer),
                note=note,
                rating=rating,
            )
            return pairs.one_pair(connection, pair_id)
