"""What the ranker looks at: plain facts about a quotation, a candidate and the words between."""

from __future__ import annotations

from collections.abc import Mapping

from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.sentence_facts import (
    CandidateFacts,
    strength_bucket,
)
from quotetrack.quotes.skeleton import Sentence, Token
from quotetrack.quotes.syntax import SentenceSyntax

_FEWEST_WITH_HEADLINE = 3  # paragraphs
_LONGEST_LOOK = 30  # tokens in which verbs are counted


def size_bucket(count: int) -> str:
    """Return a sign for a count: the count itself up to 4, then ever wider steps."""
    if count <= 4:
        return str(count)
    if count <= 7:
        return "5+"
    if count <= 12:
        return "8+"
    return "13+" if count <= 25 else "26+"


def _at(sentence: Sentence, index: int) -> Token | None:
    return sentence.tokens[index] if 0 <= index < len(sentence.tokens) else None


class QuotationFacts:
    """Facts about one quotation that all of its candidates share."""

    def __init__(
        self,
        layout: Layout,
        quotation: int,
        syntax: Mapping[int, SentenceSyntax] | None = None,
        carried: Candidate | None = None,
    ) -> None:
        self.layout = layout
        self.syntax = syntax or {}
        self.carried_name: str | None = None
        if carried is not None:
            head = layout.phrases[carried.sentence][carried.phrase].head
            self.carried_name = layout.sentences[carried.sentence].tokens[head].text
        self.quotation = quotation
        self.place = layout.places[quotation]
        self.sentence = layout.sentences[self.place.sentence]
        self.home = layout.facts(self.place.sentence)
        quoted = layout.quoted[quotation]
        self.quoted = quoted
        # Beside double marks, single ones are for titles and words; alone, they are for all.
        alone = layout.single_marks and quoted.style == "single"
        self.style = "curly" if alone else quoted.style
        self.inner = layout.text[quoted.inner.start : quoted.inner.end]
        words = self.inner.split()
        self.words = len(words)
        capitals = sum(word[:1].isupper() for word in words)
        self.titled = self.words > 1 and capitals >= max(2, self.words - self.words // 3)
        self.starts_upper = self.inner[:1].isupper()
        last = self.inner.rstrip("'’”\"")[-1:]
        self.last = last if last in ",.!?…;:-–—" else "w"
        self.size = size_bucket(self.words)
        self.before = _at(self.sentence, self.place.token - 1)
        self.before_sign = self.home.sign(self.place.token - 1)
        self.after_sign = self.home.sign(self.place.token + 1)
        self.alone = self.home.is_alone
        self.first_in_sentence = self.place.token == 0
        self.first_in_paragraph = (
            self.place.sentence == 0
            or layout.sentences[self.place.sentence - 1].paragraph != self.sentence.paragraph
        ) and self.first_in_sentence
        # A text of a few paragraphs has no headline, or none that is worth guessing at.
        self.in_headline = (
            self.sentence.paragraph == 0 and len(layout.paragraphs) > _FEWEST_WITH_HEADLINE
        )
        self.strongest = strength_bucket(self.home.strongest)
        previous = quotation - 1
        self.previous_open = (
            previous >= 0
            and not layout.quoted[previous].closed
            and layout.quoted[previous].paragraph == quoted.paragraph - 1
        )
        self.own = self._own_cue()
        self.shape = f"{self.before_sign}_{self.last}_{'U' if self.starts_upper else 'l'}"

    def _own_cue(self) -> str:
        """Return the strength of the best cue that leads up to the quotation, "-" for none.

        Such a cue has a subject and no other verb between itself and the quotation.
        """
        here = self.place.token
        best = 0.0
        self.own_token = -1
        for clause in self.layout.clauses[self.place.sentence]:
            if abs(clause.cue - here) > 8 or clause.strength <= best:
                continue
            low, high = sorted((clause.cue, here))
            if any(
                token.quotation >= 0 or token.lower in (";", ":", ".")
                for token in self.sentence.tokens[low + 1 : max(low + 1, high - 1)]
            ):
                continue
            if not self.home.verbs(low + 1, high):
                best = clause.strength
                self.own_token = clause.cue
        return strength_bucket(best) if best else "-"

    def _is_own(self, clause: Clause | None) -> bool:
        return clause is not None and clause.cue == self.own_token

    def nobody(self) -> list[str]:
        """Return the features of "this has no source"."""
        before, after = self.before_sign, self.after_sign
        before_two = self.home.sign(self.place.token - 2)
        facts = [
            "0",
            f"0 size {self.size}",
            f"0 before {before}",
            f"0 before2 {before_two} {before}",
            f"0 after {after}",
            f"0 last {self.last}",
            f"0 titled {self.titled} {self.starts_upper} {min(self.words, 4)}",
            f"0 titled before {self.titled} {before}",
            f"0 size last {self.size} {self.last} {self.starts_upper}",
            f"0 style {self.style} {self.size}",
            f"0 alone {self.alone} {self.first_in_paragraph}",
            f"0 strongest {self.strongest} {self.alone}",
            f"0 closed {self.quoted.closed}",
            f"0 shape {self.shape}",
            f"0 own {self.own} {self.size}",
            f"0 own {self.own} {self.before_sign}",
            f"0 first paragraph {self.in_headline} {self.size}",
        ]
        for near in self.sentence.tokens[max(0, self.place.token - 5) : self.place.token]:
            if near.kind == "word":
                facts.append(f"0 near {near.lower}")
        for near in self.sentence.tokens[self.place.token + 1 : self.place.token + 3]:
            if near.kind == "word":
                facts.append(f"0 next {near.lower}")
        hold = self.hold()
        if hold:
            facts.append(f"0 parse {hold}")
            facts.append(f"0 parse {hold} {self.size}")
        if self.before is not None and self.before.kind == "word":
            facts.append(f"0 word {self.before.lower}")
            second = _at(self.sentence, self.place.token - 2)
            if second is not None:
                facts.append(f"0 words {second.lower} {self.before.lower}")
        return facts

    def candidate(self, candidate: Candidate) -> tuple[str, list[str]]:
        """Return the sieve that proposes `candidate`, and its features."""
        offset = candidate.sentence - self.place.sentence
        there = self.layout.facts(candidate.sentence) if offset else self.home
        shared = there.candidate(candidate.phrase, candidate.clause)
        if candidate.carried:
            return self._carried(candidate, shared)
        base = [
            *shared.features,
            *self.parsed(candidate),
            f"known {self._is_carried_name(candidate)}",
        ]
        if offset == 0:
            return self._same_sentence(candidate, base, shared)
        return self._other_sentence(candidate, base, shared)

    def _carried(self, candidate: Candidate, shared: CandidateFacts) -> tuple[str, list[str]]:
        layout, kind, strength = self.layout, shared.kind, shared.strength
        previous = layout.places[self.quotation - 1]
        distance = self.place.sentence - previous.sentence
        paragraphs_apart = self.sentence.paragraph - layout.sentences[previous.sentence].paragraph
        apart = size_bucket(paragraphs_apart)
        if self.previous_open and self.first_in_paragraph:
            sieve = "quotation_goes_on"
        elif distance == 0:
            sieve = "same_clause"
        else:
            sieve = "speaker_goes_on"
        cue_in_other = candidate.clause is not None and candidate.sentence == self.place.sentence
        between = ""
        if distance == 0:
            between = self._gap(previous.token, self.place.token)
        facts = [
            f"go {sieve}",
            f"go {sieve} {apart} {size_bucket(distance)}",
            f"go {sieve} {self.alone} {apart}",
            f"go {sieve} {self.alone} {self.strongest} {apart}",
            f"go {sieve} shape {self.shape}",
            f"go {sieve} open {self.previous_open}",
            f"go {sieve} kind {kind}",
            f"go {sieve} size {self.size}",
            f"go {sieve} before {self.before_sign}",
            f"go {sieve} after {self.after_sign}",
            f"go {sieve} cue {strength} {cue_in_other}",
            f"go {sieve} between {between}",
            f"go {sieve} own {self.own}",
            f"go {sieve} own {self.own} {self.before_sign}",
        ]
        if distance == 0:
            # The clause that won for the quotation before also stands in this sentence.
            facts.append(f"go same between {between} {self.shape}")
        if distance == 1 and paragraphs_apart == 0:
            own = any(
                clause.strength > 0.5 and not self._is_behind(clause.cue)
                for clause in layout.clauses[self.place.sentence]
            )
            facts.append(f"go next {self.alone} {own}")
        return sieve, facts

    def _is_carried_name(self, candidate: Candidate) -> str:
        """Return whether the phrase repeats the name of the source before: "no", "yes", "new"."""
        if self.carried_name is None:
            return "new"
        phrase = self.layout.phrases[candidate.sentence][candidate.phrase]
        head = self.layout.sentences[candidate.sentence].tokens[phrase.head]
        return "yes" if head.text == self.carried_name else "no"

    def hold(self) -> str:
        """Tell how the parse hangs the quotation into its sentence, "" where there is no parse."""
        syntax = self.syntax.get(self.place.sentence)
        return "" if syntax is None else syntax.hold_of.get(self.place.token, "none")

    def parsed(self, candidate: Candidate) -> list[str]:
        """Return what the parse of the candidate's sentence says, nothing where there is none."""
        syntax = self.syntax.get(candidate.sentence)
        if syntax is None:
            return []
        phrase = self.layout.phrases[candidate.sentence][candidate.phrase]
        inside = range(phrase.first, phrase.last + 1)
        clause = candidate.clause
        tag = syntax.tag_of.get(phrase.head, "-")
        role = syntax.relation_of.get(phrase.head, "-")
        facts = [f"parse head {tag} {phrase.kind}", f"parse role {role}"]
        if clause is None:
            return ["parse no cue", *facts]
        cue = clause.cue
        if syntax.subject_of.get(cue, -1) in inside:
            subject = "own"
        elif syntax.shared_subject_of.get(cue, -1) in inside:
            subject = "shared"
        elif cue in syntax.subject_of:
            subject = "other"
        else:
            subject = "none"
        strength = strength_bucket(clause.strength)
        cue_tag = syntax.tag_of.get(cue, "-")
        cue_role = syntax.relation_of.get(cue, "-")
        facts += [
            f"parse {subject}",
            f"parse {subject} {clause.pattern}",
            f"parse {subject} role {role}",
            f"parse cue {cue_tag} {clause.pattern}",
            f"parse cue {cue_tag} {strength}",
        ]
        if candidate.sentence == self.place.sentence:
            governor = syntax.governor_of.get(self.place.token, -1)
            governs = "yes" if governor == cue else ("no" if governor >= 0 else "unknown")
            link = syntax.link_of.get((self.place.token, cue), "far")
            facts += [
                f"parse governs {governs} {subject}",
                f"parse governs {governs} {subject} {strength}",
                f"parse link {link}",
                f"parse link {link} {subject}",
                f"parse link {link} {strength}",
                f"parse link {link} {subject} {strength}",
            ]
        else:
            facts += [f"parse there {cue_role} {subject}", f"parse there {cue_role} {strength}"]
        return facts

    def _is_behind(self, token: int) -> bool:
        return token > self.place.token

    def _gap(self, first: int, last: int) -> str:
        """Describe the tokens strictly between two token indices of the quotation's sentence."""
        home, start = self.home, first + 1
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
        self, candidate: Candidate, base: list[str], shared: CandidateFacts
    ) -> tuple[str, list[str]]:
        layout, home = self.layout, self.home
        pattern, strength, lemma = shared.pattern, shared.strength, shared.lemma
        kind, lead, follow = shared.kind, shared.lead, shared.follow
        phrase = layout.phrases[candidate.sentence][candidate.phrase]
        clause = candidate.clause
        here = self.place.token
        cue_first = clause.cue if clause else phrase.first
        cue_last = clause.cue_last if clause else phrase.last
        low = min(phrase.first, cue_first)
        high = max(phrase.last, cue_last)
        if here < low:
            side, gap, distance = "Q<", self._gap(here, low), low - here
        elif here > high:
            side, gap, distance = "<Q", self._gap(high, here), here - high
        else:
            # The quotation stands between the phrase and its cue: "Mr Lee, who is "ill," said".
            side, gap, distance = "<Q<", "inside", 1
        order = side + ("v" if clause and cue_first < phrase.first else "n")
        edge_first, edge_last = (here, low) if here < low else (high, here)
        rivals = quotes_between = verbs = 0
        if side != "<Q<":
            quotes_between = home.quotations(edge_first + 1, edge_last)
            rivals = home.rivals(edge_first, edge_last)
            verbs = home.verbs(edge_first + 1, min(edge_last, edge_first + _LONGEST_LOOK))
        bridge = size_bucket(distance - 1)
        nest = self._nesting(candidate)
        is_own = "none" if self.own_token < 0 else ("yes" if self._is_own(clause) else "no")
        tail = f"{home.sign(high + 1)} {home.sign(high + 2)}"
        cue_lead = home.sign(cue_first - 1) if clause else "-"
        leads_up = self._leads_up(clause)
        leads = f"{min(verbs, 2)} {self.before_sign if side == '<Q' else self.last}"
        sieve = f"{'clause_before' if side == '<Q' else 'clause_after'}:{pattern}"
        facts = [
            *base,
            f"same {order} {pattern}",
            f"same {order} {strength}",
            f"same {order} {pattern} {strength} {bridge}",
            f"same {order} gap {gap}",
            f"same {order} gap {gap} {strength}",
            f"same {side} dist {bridge}",
            f"same {side} dist {bridge} {strength}",
            f"same {side} rivals {min(rivals, 2)}",
            f"same {side} rivals {min(rivals, 2)} {strength} {pattern}",
            f"same {side} quotes {min(quotes_between, 2)}",
            f"same {side} last {self.last} {bridge}",
            f"same {side} shape {self.shape} {strength}",
            f"same {side} size {self.size} {strength}",
            f"same {order} kind {kind}",
            f"same {order} lead {lead}",
            f"same {order} lead {lead} {pattern} {strength}",
            f"same {order} follow {follow}",
            f"same {order} nest {nest} {strength}",
            f"same {order} leads {leads}",
            f"same {order} tail {tail}",
            f"same {order} own {is_own}",
            f"same {order} own {is_own} {self.own} {strength}",
            f"same {order} leads up {leads_up} {pattern} {self.starts_upper}",
            f"same {order} leads up {leads_up} {strength}",
            f"same {order} own {is_own} {self.own} {self.before_sign}",
            f"same {order} tail {tail} {self.last}",
            f"same {order} cue lead {cue_lead} {follow}",
            f"same {order} cue lead {cue_lead} {pattern}",
            f"same {order} leads {leads} {pattern}",
            f"same {order} leads {leads} {kind}",
            f"same {order} nest {nest} {pattern}",
            f"same {order} nest {nest} gap {gap}",
            f"same {side} lemma {lemma}",
            f"same {side} lemma {lemma} {bridge}",
            f"same {order} lemma {lemma} {pattern}",
        ]
        if phrase.first == 0:
            facts.append(f"same {order} first {strength}")
        return sieve, facts

    def _leads_up(self, clause: Clause | None) -> str:
        """Return the comma or colon between a cue and the quotation, where nothing else stands.

        A particle or the person spoken to may: "shot back, “…”", "told him: “…”".
        """
        here = self.place.token
        if clause is None or clause.cue >= here or self.before_sign not in (",", ":"):
            return "-"
        between = here - 2 - clause.cue_last
        return f"{self.before_sign}{between}" if 0 <= between <= 1 else "-"

    def _nesting(self, candidate: Candidate) -> str:
        """Describe where the cue stands among the strong cues on its side of the quotation.

        In "She said he called it "odd"" the outer source, she, is the one that news text vouches
        for; in a row of cues the first and the last differ much in how often they are meant.
        """
        if candidate.clause is None:
            return "-"
        here = self.place.token
        cue = candidate.clause.cue
        before, behind = self.home.nesting(cue, here)
        stop = self.home.breaks(min(cue, here), max(cue, here))
        return f"{min(before, 2)}{min(behind, 2)}{'s' if stop else ''}"

    def _other_sentence(
        self, candidate: Candidate, base: list[str], shared: CandidateFacts
    ) -> tuple[str, list[str]]:
        layout = self.layout
        pattern, strength = shared.pattern, shared.strength
        lemma, kind = shared.lemma, shared.kind
        offset = candidate.sentence - self.place.sentence
        sentence = layout.sentences[candidate.sentence]
        phrase = layout.phrases[candidate.sentence][candidate.phrase]
        same_paragraph = sentence.paragraph == self.sentence.paragraph
        where = f"{offset}{'p' if same_paragraph else 'n'}"
        there = layout.facts(candidate.sentence)
        has_quote = there.quotations_in_all > 0
        ending = there.sign(len(sentence.tokens) - 1)
        clause = candidate.clause
        rank = size_bucket(candidate.phrase)
        to_end = size_bucket(
            len(sentence.tokens) - 1 - (clause.cue_last if clause else phrase.last)
        )
        sieve = "sentence_before" if offset < 0 else "sentence_after"
        facts = [
            *base,
            f"other {where}",
            f"other {where} {pattern}",
            f"other {where} {strength} {self.alone}",
            f"other {where} quote {has_quote} {self.alone}",
            f"other {where} ending {ending} {strength}",
            f"other {where} ending {ending} {self.alone}",
            f"other {where} ending {ending} rank {rank}",
            f"other {where} ending {ending} kind {kind}",
            f"other {where} ending {ending} {pattern}",
            f"other {where} rank {rank}",
            f"other {where} rank {rank} {kind}",
            f"other {where} kind {kind}",
            f"other {where} strongest {self.strongest} {self.alone}",
            f"other {where} lemma {lemma}",
            f"other {where} own {self.own} {self.before_sign}",
            f"other {where} own {self.own}",
            f"other {where} to end {to_end} {strength}",
            f"other {where} shape {self.shape}",
            f"other {where} size {self.size} {self.alone}",
        ]
        if phrase.first == 0:
            facts.append(f"other {where} first {self.alone} {strength}")
        return sieve, facts
