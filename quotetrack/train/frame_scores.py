"""Measures on quotation corpora: is the subject of the cue verb found on frames of real news?

The corpora are JSON Lines, one document a line, with `text` and `quotes`; each quote has
`marked_fragments`, and `speaker` and `cue` with `start` and `end` (offsets into the text).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.model import ParsedSentence, ParsedText
from quotetrack.parse.base import Parser
from quotetrack.train.files import read_text

_BREAK = re.compile(r"\n+")
# Cues whose first word is no verb of speech: "to her", "is", "as".
_NO_SPEECH_VERBS = frozenset(
    {"to", "be", "as", "in", "by", "for", "from", "of", "with", "per", "on"}
)
# Words that may stand between an adjacent subject and its verb: "Chan also said".
_BETWEEN = re.compile(
    r"^(?:,[^“”\"]{1,60},)?\s*(?:(?:has|have|had|also|then|later|once|recently|again|\w+ly)\s+){0,2}$"
)


@frozen
class CueCase:
    """A frame with the places of the cue verb and of the gold source in it."""

    frame: str
    cue: tuple[int, int]
    source: tuple[int, int]
    adjacent: bool


@frozen
class CueScore:
    """How many cases there were, and in how many the subject lay inside the gold source."""

    cases: int
    right: int
    adjacent_cases: int
    adjacent_right: int

    @property
    def share(self) -> float:
        """Right cases, in per cent, where source and cue verb stand next to one another."""
        return 100 * self.adjacent_right / max(1, self.adjacent_cases)


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a JSON Lines file, plain or gzipped."""
    for line in read_text(path).splitlines():
        yield json.loads(line)


def cue_cases(document: dict[str, Any]) -> Iterator[CueCase]:
    """Yield a case for every direct quotation whose cue is a verb in the line of its source.

    A case is `adjacent` where the source is certainly the subject: it stands right before the cue
    verb, but for a few adverbs or an apposition in commas, or right behind it.
    """
    text: str = document["text"]
    pieces = sorted(
        (start, end)
        for quote in document["quotes"]
        if quote["type"] != "indirect"
        for start, end in quote["marked_fragments"]
    )
    for line_start, line_end in _lines(text):
        inside = [(s, e) for s, e in pieces if line_start <= s and e <= line_end]
        if not inside:
            continue
        frame, shifts = elide(text, line_start, line_end, inside)
        for quote in document["quotes"]:
            case = _case(text, quote, line_start, line_end, inside, frame, shifts)
            if case is not None:
                yield case


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BREAK.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def elide(
    text: str, start: int, end: int, pieces: Sequence[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Replace `pieces` of text[start:end] by placeholders.

    Returns the frame, and pairs (place in the text, place in the frame) from which offsets of the
    material that was kept follow.
    """
    result: list[str] = []
    shifts: list[tuple[int, int]] = []
    at, length = start, 0
    for piece_start, piece_end in pieces:
        if piece_start < at:
            continue
        kept = text[at:piece_start]
        shifts.append((at, length))
        mark = _final_mark(text[piece_start:piece_end], text[piece_end:end])
        placeholder = f"“Q{mark}”"
        result += [kept, placeholder]
        length += len(kept) + len(placeholder)
        at = piece_end
    shifts.append((at, length))
    result.append(text[at:end])
    return "".join(result), shifts


def _final_mark(quoted: str, rest: str) -> str:
    last = quoted.rstrip("”\"'’ ")[-1:]
    if last in ",.?!":
        return "," if last == "." and rest[:2].strip()[:1].islower() else last
    return "" if rest[:1] in ",.;:" else ("," if not rest.strip() else "")


def _mapped(place: int, shifts: Sequence[tuple[int, int]]) -> int:
    original, new = next((o, n) for o, n in reversed(shifts) if o <= place)
    return new + place - original


def _case(
    text: str,
    quote: dict[str, Any],
    start: int,
    end: int,
    pieces: Sequence[tuple[int, int]],
    frame: str,
    shifts: Sequence[tuple[int, int]],
) -> CueCase | None:
    speaker, cue = quote["speaker"], quote["cue"]
    if quote["type"] != "direct" or not speaker or not cue:
        return None
    verb = _cue_verb(cue)
    if verb is None or verb.group().lower() == "according":
        return None
    if speaker["text"] in ("said", "says", "told", "asked", "wrote"):
        # A known slip of the annotators: source and cue are swapped.
        return None
    cue_place = (cue["start"] + verb.start(), cue["start"] + verb.end())
    source = (speaker["start"], speaker["end"])
    for place_start, place_end in (cue_place, source):
        if not (start <= place_start and place_end <= end):
            return None
        if any(s < place_end and place_start < e for s, e in pieces):
            return None
    if cue_place[1] <= source[0]:
        adjacent = not text[cue_place[1] : source[0]].strip()
    else:
        adjacent = bool(_BETWEEN.match(text[source[1] : cue_place[0]].strip(" ") + " "))
    participle = verb.group().lower().endswith("ing")
    passive = re.search(r"\b(?:was|were|been|is|are|be)\s+$", text[: cue_place[0]][-12:])
    if participle or passive:
        adjacent = False
    return CueCase(
        frame,
        (_mapped(cue_place[0], shifts), _mapped(cue_place[1], shifts)),
        (_mapped(source[0], shifts), _mapped(source[1], shifts)),
        adjacent,
    )


def _cue_verb(cue: dict[str, Any]) -> re.Match[str] | None:
    """Return the word of a cue such as "would now ask" that its lemma belongs to."""
    lemma = cue["lemma"] or ""
    if lemma in _NO_SPEECH_VERBS:
        return None
    for word in re.finditer(r"[A-Za-z]+", cue["text"]):
        if word.group().lower()[:2] == lemma[:2]:
            return word
    return None


def subject_of(parsed: ParsedText, cue: tuple[int, int]) -> tuple[int, int] | None:
    """Return the place of the subject of the verb at `cue`, through coordination and control."""
    for sentence in parsed.sentences:
        for at, token in enumerate(sentence.tokens):
            if token.start <= cue[0] < token.end:
                subject = _subject(sentence, at)
                if subject is None:
                    return None
                found = sentence.tokens[subject]
                return found.start, found.end
    return None


def _subject(sentence: ParsedSentence, verb: int) -> int | None:
    tokens = sentence.tokens
    for _ in range(len(tokens)):
        for at, token in enumerate(tokens):
            if token.head == verb and token.deprel.startswith("nsubj"):
                return at
        if tokens[verb].deprel not in ("conj", "advcl", "xcomp"):
            return None
        verb = tokens[verb].head
    return None


def score_cues(parser: Parser, documents: Iterator[dict[str, Any]]) -> tuple[CueScore, list[str]]:
    """Score `parser` on the cue cases of `documents`; return the frames that went wrong too."""
    cases = [case for document in documents for case in cue_cases(document)]
    right = adjacent = adjacent_right = 0
    wrong: list[str] = []
    parses = parser.parse([case.frame for case in cases])
    for case, parsed in zip(cases, parses, strict=True):
        subject = subject_of(parsed, case.cue)
        good = subject is not None and case.source[0] <= subject[0] < case.source[1]
        right += good
        adjacent += case.adjacent
        adjacent_right += case.adjacent and good
        if case.adjacent and not good:
            shown = case.frame[: case.cue[0]] + "[" + case.frame[case.cue[0] :]
            named = case.frame[subject[0] : subject[1]] if subject else None
            wrong.append(f"{named!r} in {shown}")
    return CueScore(len(cases), right, adjacent, adjacent_right), wrong


_ASKED = re.compile(r"[?!]['’]?[”\"]")


def score_question_marks(
    parser: Parser, documents: Iterator[dict[str, Any]]
) -> tuple[int, int, list[str]]:
    """Count quotations that end in ? or ! before their cue, and those that stay with it.

    The cue must follow within 60 characters in the same line, with nothing but the source and a
    few words between. Returns cases, cases in one sentence, and the places that were split.
    """
    texts: list[str] = []
    places: list[tuple[int, int]] = []
    for document in documents:
        text: str = document["text"]
        for line_start, line_end in _lines(text):
            for quote in document["quotes"]:
                cue = quote["cue"]
                for _, end in quote["marked_fragments"]:
                    if not cue or not line_start <= end < cue["start"] <= line_end:
                        continue
                    between = text[end : cue["start"]]
                    closes = _ASKED.fullmatch(text[max(0, end - 2) : end].lstrip(".…"))
                    if closes and len(between) <= 60 and not re.search(r"[.“\"?!]", between):
                        texts.append(text[line_start:line_end])
                        places.append((end - 1 - line_start, cue["start"] - line_start))
    whole = 0
    split: list[str] = []
    for text, (mark, cue_at), parsed in zip(texts, places, parser.parse(texts), strict=True):
        together = any(
            sentence.tokens[0].start <= mark and cue_at < sentence.tokens[-1].end
            for sentence in parsed.sentences
        )
        whole += together
        if not together:
            split.append(text[max(0, mark - 30) : cue_at + 20])
    return len(texts), whole, split


def time_frames(pack: Path | None, quotes: Path, documents: int) -> Iterator[str]:
    """Yield lines on the time that imports, loading and parsing take.

    The frames are the sentences with quotations of the first `documents` documents, elided. They
    are parsed without names, as quotetrack does.
    """
    import time

    from quotetrack.parse import StanzaParser

    frames = sentence_frames(documents_of(quotes, documents))
    clock, work = time.perf_counter(), time.process_time()
    import stanza  # noqa: F401

    yield f"import: {time.perf_counter() - clock:.2f} s, {time.process_time() - work:.2f} s of CPU"
    parser = StanzaParser(dir=pack)
    clock, work = time.perf_counter(), time.process_time()
    parser.parse_sentences(["He said so."], names=False)
    yield f"load: {time.perf_counter() - clock:.2f} s, {time.process_time() - work:.2f} s of CPU"
    parser.parse_sentences(frames[:50], names=False)
    clock, work = time.perf_counter(), time.process_time()
    parses = parser.parse_sentences(frames, names=False)
    elapsed, worked = time.perf_counter() - clock, time.process_time() - work
    words = sum(len(s.tokens) for parsed in parses for s in parsed.sentences)
    yield (
        f"{len(frames)} frames, {words} words: {words / elapsed:.0f} words/s, "
        f"{words / worked:.0f} words per CPU second"
    )


def documents_of(path: Path, count: int) -> list[dict[str, Any]]:
    """Return the first `count` documents of a corpus."""
    return [document for _, document in zip(range(count), read_documents(path), strict=False)]


def sentence_frames(documents: Sequence[dict[str, Any]]) -> list[str]:
    """Return the elided sentences that hold a quotation, cut roughly at full stops."""
    frames: list[str] = []
    for document in documents:
        pieces = sorted(
            (start, end)
            for quote in document["quotes"]
            if quote["type"] != "indirect"
            for start, end in quote["marked_fragments"]
        )
        for start, end in _lines(document["text"]):
            inside = [(s, e) for s, e in pieces if start <= s and e <= end]
            if inside:
                frame, _ = elide(document["text"], start, end, inside)
                frames += [f for f in re.split(r"(?<=[.?!]) (?=[A-Z“])", frame) if "“Q" in f]
    return frames
