"""What the ranker looks at: plain facts about a quotation, a candidate and the words between.

Each fact is one of the `Features` below with its answers. Those that ask for the same facts stand
together, so that their weights are added up once (see `quotes.weights`).
"""

from __future__ import annotations

from quotetrack.lexicon.cues import word_class_of_cue
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.parse_facts import Syntax, hold, parse_facts
from quotetrack.quotes.quotation_facts import quotation_facts
from quotetrack.quotes.sentence_facts import CandidateFacts, SentenceFacts, size_bucket
from quotetrack.weights import Fact, features

_LONGEST_LOOK = 30  # tokens in which verbs are counted
_FARTHEST_SUBJECT = 3  # sentences
_LIKELY = 0.5  # strength of a cue
_WORDS_BEFORE, _WORDS_AFTER = 5, 2
# Signs of where a quotation stands to the phrase and cue of a candidate.
_BEFORE, _BEHIND, _BETWEEN = "Q<", "<Q", "<Q<"

_NOBODY_FORM = features(
    "size last upper titled words",
    "0",
    "0 size {size}",
    "0 last {last}",
    "0 titled {titled} {upper} {words}",
    "0 size last {size} {last} {upper}",
)
_NOBODY_BEFORE = features(
    "before second titled",
    "0 before {before}",
    "0 before2 {second} {before}",
    "0 titled before {titled} {before}",
)
_NOBODY_AFTER = features("after", "0 after {after}")
_NOBODY_MARKS = features(
    "style size closed headline",
    "0 style {style} {size}",
    "0 closed {closed}",
    "0 first paragraph {headline} {size}",
)
_NOBODY_ALONE = features(
    "alone first strongest", "0 alone {alone} {first}", "0 strongest {strongest} {alone}"
)
_NOBODY_SHAPE = features("shape", "0 shape {shape}")
_NOBODY_OWN = features("own size before", "0 own {own} {size}", "0 own {own} {before}")
_NOBODY_NEAR = features("word", "0 near {word}")
_NOBODY_NEXT = features("word", "0 next {word}")
_NOBODY_HOLD = features("hold size", "0 parse {hold}", "0 parse {hold} {size}")
_NOBODY_WORD = features("word", "0 word {word}")
_NOBODY_WORDS = features("second word", "0 words {second} {word}")

_KNOWN = features("known", "known {known}")

_GO_FAR = features(
    "how apart distance alone strongest",
    "go {how}",
    "go {how} {apart} {distance}",
    "go {how} {alone} {apart}",
    "go {how} {alone} {strongest} {apart}",
)
_GO_FORM = features(
    "how shape open size", "go {how} shape {shape}", "go {how} open {open}", "go {how} size {size}"
)
_GO_BEFORE = features(
    "how before own",
    "go {how} before {before}",
    "go {how} own {own}",
    "go {how} own {own} {before}",
)
_GO_AFTER = features("how after", "go {how} after {after}")
_GO_CUE = features(
    "how kind strength here", "go {how} kind {kind}", "go {how} cue {strength} {here}"
)
_GO_BETWEEN = features("how between", "go {how} between {between}")
_GO_SUBJECT = features(
    "how subject alone apart",
    "go {how} subject {subject}",
    "go {how} subject {subject} {alone}",
    "go {how} subject {subject} {alone} {apart}",
)
_GO_SAME = features("between shape", "go same between {between} {shape}")
_GO_NEXT = features("alone own", "go next {alone} {own}")

_SAME_DISTANCE = features(
    "side verb pattern strength distance",
    "same {side}{verb} {pattern}",
    "same {side}{verb} {strength}",
    "same {side}{verb} {pattern} {strength} {distance}",
    "same {side} dist {distance}",
    "same {side} dist {distance} {strength}",
)
_SAME_GAP = features(
    "side verb gap nest pattern strength",
    "same {side}{verb} gap {gap}",
    "same {side}{verb} gap {gap} {strength}",
    "same {side}{verb} nest {nest} {strength}",
    "same {side}{verb} nest {nest} {pattern}",
    "same {side}{verb} nest {nest} gap {gap}",
)
_SAME_BETWEEN = features(
    "side rivals quotes pattern strength",
    "same {side} rivals {rivals}",
    "same {side} rivals {rivals} {strength} {pattern}",
    "same {side} quotes {quotes}",
)
_SAME_LAST = features("side last distance", "same {side} last {last} {distance}")
_SAME_FORM = features(
    "side shape size strength",
    "same {side} shape {shape} {strength}",
    "same {side} size {size} {strength}",
)
_SAME_KIND = features(
    "side verb leads kind pattern",
    "same {side}{verb} kind {kind}",
    "same {side}{verb} leads {leads}",
    "same {side}{verb} leads {leads} {pattern}",
    "same {side}{verb} leads {leads} {kind}",
)
_SAME_LEAD = features(
    "side verb lead pattern strength",
    "same {side}{verb} lead {lead}",
    "same {side}{verb} lead {lead} {pattern} {strength}",
)
_SAME_FOLLOW = features(
    "side verb follow lead pattern",
    "same {side}{verb} follow {follow}",
    "same {side}{verb} cue lead {lead} {follow}",
    "same {side}{verb} cue lead {lead} {pattern}",
)
_SAME_TAIL = features(
    "side verb first second last",
    "same {side}{verb} tail {first} {second}",
    "same {side}{verb} tail {first} {second} {last}",
)
_SAME_OWN = features(
    "side verb is_own own strength before",
    "same {side}{verb} own {is_own}",
    "same {side}{verb} own {is_own} {own} {strength}",
    "same {side}{verb} own {is_own} {own} {before}",
)
_SAME_LEADS_UP = features(
    "side verb leads_up pattern strength upper",
    "same {side}{verb} leads up {leads_up} {pattern} {upper}",
    "same {side}{verb} leads up {leads_up} {strength}",
)
_SAME_LEMMA = features(
    "side verb lemma distance pattern",
    "same {side} lemma {lemma}",
    "same {side} lemma {lemma} {distance}",
    "same {side}{verb} lemma {lemma} {pattern}",
)
_SAME_FIRST = features("side verb strength", "same {side}{verb} first {strength}")

_OTHER_PATTERN = features(
    "where pattern strength alone quoted ending",
    "other {where}",
    "other {where} {pattern}",
    "other {where} {strength} {alone}",
    "other {where} quote {quoted} {alone}",
    "other {where} ending {ending} {strength}",
    "other {where} ending {ending} {alone}",
    "other {where} ending {ending} {pattern}",
)
_OTHER_RANK = features(
    "where ending rank kind",
    "other {where} ending {ending} rank {rank}",
    "other {where} ending {ending} kind {kind}",
    "other {where} rank {rank}",
    "other {where} rank {rank} {kind}",
    "other {where} kind {kind}",
)
_OTHER_LEMMA = features("where lemma", "other {where} lemma {lemma}")
_OTHER_END = features("where to_end strength", "other {where} to end {to_end} {strength}")
_OTHER_FIRST = features("where alone strength", "other {where} first {alone} {strength}")
_OTHER_FORM = features(
    "where strongest alone size own before shape",
    "other {where} strongest {strongest} {alone}",
    "other {where} size {size} {alone}",
    "other {where} own {own} {before}",
    "other {where} own {own}",
    "other {where} shape {shape}",
)


class Weighing:
    """One quotation, and what the ranker asks about each candidate for its source."""

    def __init__(
        self,
        layout: Layout,
        quotation: int,
        syntax: Syntax | None = None,
        carried: Candidate | None = None,
    ) -> None:
        self._layout = layout
        self._syntax = syntax or {}
        self._about = quotation_facts(layout, quotation)
        self._elsewhere: dict[str, Fact] = {}
        self._carried_name: str | None = None
        if carried is not None:
            head = layout.phrases[carried.sentence][carried.phrase].head
            self._carried_name = layout.sentences[carried.sentence].tokens[head].text

    def nobody(self) -> list[Fact]:
        """Return the facts about "this has no source"."""
        about, before = self._about, self._about.before_sign
        second = about.home.sign(about.place.token - 2)
        count = min(len(about.words), 4)
        facts: list[Fact] = [
            (_NOBODY_FORM, about.size, about.last, about.starts_upper, about.titled, count),
            (_NOBODY_BEFORE, before, second, about.titled),
            (_NOBODY_AFTER, about.after_sign),
            (_NOBODY_MARKS, about.style, about.size, about.quoted.closed, about.in_headline),
            (_NOBODY_ALONE, about.alone, about.first_in_paragraph, about.strongest),
            (_NOBODY_SHAPE, about.shape),
            (_NOBODY_OWN, about.own, about.size, before),
        ]
        facts += [(_NOBODY_NEAR, word) for word in about.words_before(_WORDS_BEFORE)]
        facts += [(_NOBODY_NEXT, word) for word in about.words_after(_WORDS_AFTER)]
        held = hold(about, self._syntax)
        if held:
            facts.append((_NOBODY_HOLD, held, about.size))
        here, tokens = about.place.token, about.sentence.tokens
        if here and tokens[here - 1].kind == "word":
            before_it = word_class_of_cue(tokens[here - 1].lower)
            facts.append((_NOBODY_WORD, before_it))
            if here > 1:
                facts.append((_NOBODY_WORDS, tokens[here - 2].lower, before_it))
        return facts

    def candidate(self, candidate: Candidate) -> tuple[str, list[Fact]]:
        """Return the sieve that proposes `candidate`, and the facts about it."""
        about = self._about
        offset = candidate.sentence - about.place.sentence
        there = self._layout.facts(candidate.sentence) if offset else about.home
        shared = there.candidate(candidate.phrase, candidate.clause)
        if candidate.carried:
            return self._carried(candidate, shared)
        if offset:
            sieve, facts = self._other_sentence(candidate, shared, there)
        else:
            sieve, facts = self._same_sentence(candidate, shared)
        facts += [shared.fact, (_KNOWN, self._is_carried_name(shared))]
        if self._syntax:
            facts += parse_facts(self._layout, about, candidate, self._syntax)
        return sieve, facts

    def _carried(self, candidate: Candidate, shared: CandidateFacts) -> tuple[str, list[Fact]]:
        layout, about = self._layout, self._about
        previous = layout.places[about.quotation - 1]
        distance = about.place.sentence - previous.sentence
        paragraphs = about.sentence.paragraph - layout.sentences[previous.sentence].paragraph
        apart = size_bucket(paragraphs)
        if about.previous_open and about.first_in_paragraph:
            how = "quotation_goes_on"
        else:
            how = "speaker_goes_on" if distance else "same_clause"
        here = candidate.clause is not None and candidate.sentence == about.place.sentence
        between = "" if distance else self._gap(previous.token, about.place.token)
        facts: list[Fact] = [
            (_GO_FAR, how, apart, size_bucket(distance), about.alone, about.strongest),
            (_GO_FORM, how, about.shape, about.previous_open, about.size),
            (_GO_BEFORE, how, about.before_sign, about.own),
            (_GO_AFTER, how, about.after_sign),
            (_GO_CUE, how, shared.kind, shared.strength, here),
            (_GO_BETWEEN, how, between),
        ]
        if distance:
            subject = self._subject_between(candidate, previous.sentence, about.place.sentence)
            facts.append((_GO_SUBJECT, how, subject, about.alone, apart))
        if distance == 0:
            # The clause that won for the quotation before also stands in this sentence.
            facts.append((_GO_SAME, between, about.shape))
        if distance == 1 and paragraphs == 0:
            own = any(
                clause.strength > _LIKELY and clause.cue <= about.place.token
                for clause in layout.clauses[about.place.sentence]
            )
            facts.append((_GO_NEXT, about.alone, own))
        return how, facts

    def _subject_between(self, candidate: Candidate, after: int, before: int) -> str:
        """Return who opens the sentences between two quotations: a new name, the same, a pronoun.

        "none" where there are no sentences between, or nobody opens them.
        """
        layout = self._layout
        phrase = layout.phrases[candidate.sentence][candidate.phrase]
        named = layout.sentences[candidate.sentence].tokens[phrase.head].text
        found = "none"
        for at in range(before - 1, max(after, before - 1 - _FARTHEST_SUBJECT), -1):
            opening = next((one for one in layout.phrases[at] if one.first <= 1), None)
            if opening is None:
                continue
            head = layout.sentences[at].tokens[opening.head]
            if opening.kind == "pronoun":
                found = head.lower if found == "none" else found
                continue
            if opening.kind in ("name", "title_name"):
                return "same" if head.text == named else f"new {found}"
            return f"{opening.kind} {found}"
        return found

    def _is_carried_name(self, shared: CandidateFacts) -> str:
        """Return whether the phrase repeats the name of the source before: "no", "yes", "new"."""
        if self._carried_name is None:
            return "new"
        return "yes" if shared.head == self._carried_name else "no"

    def _gap(self, first: int, last: int) -> str:
        """Describe the tokens strictly between two token indices of the quotation's sentence."""
        home, start = self._about.home, first + 1
        if start >= last:
            return "none"
        if last - start <= 3:
            return home.signs(start, last)
        verbs = home.verbs(start, min(last, first + _LONGEST_LOOK))
        return (
            f"{home.sign(start)}..{home.sign(last - 1)} v{min(verbs, 2)}"
            f"{'q' if home.quotations(start, last) else ''}{'s' if home.stops(start, last) else ''}"
        )

    def _same_sentence(
        self, candidate: Candidate, shared: CandidateFacts
    ) -> tuple[str, list[Fact]]:
        about, home, clause = self._about, self._about.home, candidate.clause
        pattern, strength = shared.pattern, shared.strength
        phrase = self._layout.phrases[candidate.sentence][candidate.phrase]
        here = about.place.token
        first, last = (clause.cue, clause.cue_last) if clause else (phrase.first, phrase.last)
        low, high = min(phrase.first, first), max(phrase.last, last)
        rivals = quotes = verbs = 0
        if low <= here <= high:
            # The quotation stands between the phrase and its cue: "Mr Lee, who is "ill," said".
            side, gap, distance = _BETWEEN, "inside", "0"
        else:
            side, left, right = (_BEFORE, here, low) if here < low else (_BEHIND, high, here)
            gap, distance = self._gap(left, right), size_bucket(right - left - 1)
            quotes = min(home.quotations(left + 1, right), 2)
            rivals = min(home.rivals(left, right), 2)
            verbs = min(home.verbs(left + 1, min(right, left + _LONGEST_LOOK)), 2)
        verb = "v" if clause and first < phrase.first else "n"
        lead = home.sign(first - 1) if clause else "-"
        leads = f"{verbs} {about.before_sign if side == _BEHIND else about.last}"
        is_own = "none"
        if about.own_token >= 0:
            is_own = "yes" if clause and clause.cue == about.own_token else "no"
        nest, leads_up = self._nesting(clause), self._leads_up(clause)
        tail, second = home.sign(high + 1), home.sign(high + 2)
        facts: list[Fact] = [
            (_SAME_DISTANCE, side, verb, pattern, strength, distance),
            (_SAME_GAP, side, verb, gap, nest, pattern, strength),
            (_SAME_BETWEEN, side, rivals, quotes, pattern, strength),
            (_SAME_LAST, side, about.last, distance),
            (_SAME_FORM, side, about.shape, about.size, strength),
            (_SAME_KIND, side, verb, leads, shared.kind, pattern),
            (_SAME_LEAD, side, verb, shared.lead, pattern, strength),
            (_SAME_FOLLOW, side, verb, shared.follow, lead, pattern),
            (_SAME_TAIL, side, verb, tail, second, about.last),
            (_SAME_OWN, side, verb, is_own, about.own, strength, about.before_sign),
            (_SAME_LEADS_UP, side, verb, leads_up, pattern, strength, about.starts_upper),
            (_SAME_LEMMA, side, verb, shared.lemma, distance, pattern),
        ]
        if phrase.first == 0:
            facts.append((_SAME_FIRST, side, verb, strength))
        return f"{'clause_before' if side == _BEHIND else 'clause_after'}:{pattern}", facts

    def _leads_up(self, clause: Clause | None) -> str:
        """Return the comma or colon between a cue and the quotation, where nothing else stands.

        A particle or the person spoken to may: "shot back, “…”", "told him: “…”".
        """
        here, before = self._about.place.token, self._about.before_sign
        if clause is None or clause.cue >= here or before not in (",", ":"):
            return "-"
        between = here - 2 - clause.cue_last
        return f"{before}{between}" if 0 <= between <= 1 else "-"

    def _nesting(self, clause: Clause | None) -> str:
        """Describe where the cue stands among the strong cues on its side of the quotation.

        In "She said he called it "odd"" the outer source, she, is the one that news text vouches
        for; in a row of cues the first and the last differ much in how often they are meant.
        """
        if clause is None:
            return "-"
        here, cue, home = self._about.place.token, clause.cue, self._about.home
        before, behind = home.nesting(cue, here)
        stop = home.breaks(min(cue, here), max(cue, here))
        return f"{min(before, 2)}{min(behind, 2)}{'s' if stop else ''}"

    def _other_sentence(
        self, candidate: Candidate, shared: CandidateFacts, there: SentenceFacts
    ) -> tuple[str, list[Fact]]:
        about, layout, clause = self._about, self._layout, candidate.clause
        pattern, strength, kind = shared.pattern, shared.strength, shared.kind
        offset = candidate.sentence - about.place.sentence
        sentence = layout.sentences[candidate.sentence]
        phrase = layout.phrases[candidate.sentence][candidate.phrase]
        where = f"{offset}{'p' if sentence.paragraph == about.sentence.paragraph else 'n'}"
        end = len(sentence.tokens) - 1
        ending = there.sign(end)
        to_end = size_bucket(end - (clause.cue_last if clause else phrase.last))
        quoted = there.quotations_in_all > 0
        facts: list[Fact] = [
            (_OTHER_PATTERN, where, pattern, strength, about.alone, quoted, ending),
            (_OTHER_RANK, where, ending, size_bucket(candidate.phrase), kind),
            (_OTHER_LEMMA, where, shared.lemma),
            (_OTHER_END, where, to_end, strength),
            self._anywhere_in(where),
        ]
        if phrase.first == 0:
            facts.append((_OTHER_FIRST, where, about.alone, strength))
        return ("sentence_before" if offset < 0 else "sentence_after"), facts

    def _anywhere_in(self, where: str) -> Fact:
        """Return the fact that all candidates of a neighbouring sentence share."""
        found = self._elsewhere.get(where)
        if found is None:
            about = self._about
            found = self._elsewhere[where] = (
                _OTHER_FORM,
                where,
                about.strongest,
                about.alone,
                about.size,
                about.own,
                about.before_sign,
                about.shape,
            )
        return found
