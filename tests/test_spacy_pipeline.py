"""quotetrack in spaCy pipelines. spaCy's own tokenizer is enough; one test takes a real model."""

from __future__ import annotations

import datetime
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

import quotetrack
from quotetrack import Document
from quotetrack.errors import CodecError, InputError, ModelError, ParserError, TextTooLongError
from quotetrack.parse import SpacyParser
from tests.parse import spacy_model

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: extra spacy")

PAGE = (Path(__file__).parents[1] / "docs" / "spacy.md").read_text("utf-8")

ARTICLE = """“I never took a loan,” said Ada Fenwick, the mayor of Arden, on Monday. “It is late.”

A week later Ms Fenwick told reporters: “I took a loan.”
"""
OTHER = "“It is raining,” said Bo Lind. “Take a coat.”"


def _pipeline(**config: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotetrack", config={"parser": "none", **config})
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Any:
    return _pipeline()


def test_a_doc_tells_what_analyze_finds(nlp: Any) -> None:
    doc = nlp(ARTICLE)
    whole = quotetrack.analyze(ARTICLE, parser=None)
    assert doc._.analysis == whole
    assert doc._.quotations == whole.quotations.items
    assert doc._.claim_pairs == tuple(whole.claim_pairs)
    assert len(doc._.claim_pairs) == 1
    assert [speaker.name for speaker in doc._.speakers] == ["Ada Fenwick"]


def test_the_examples_of_the_page_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"small_model": spacy_model.small_model}
    for needs_model, program in re.findall(r"(<!-- .* -->\n)?```python\n(.*?)```", PAGE, re.DOTALL):
        if needs_model and spacy_model.MISSING:
            continue
        program = program.replace('spacy.load("en_core_web_sm")', "small_model()")
        exec(compile(program, "spacy.md", "exec"), names)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Ada Fenwick – “It is raining,” … “Take a coat.”"
    assert printed[-2:] == ["2024-03-04", "Ada Fenwick"]


def test_spans_are_where_the_quotations_are(nlp: Any) -> None:
    doc = nlp(ARTICLE)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["quotations"]] == [
        ("I never took a loan,", "DIRECT", "Ada Fenwick"),
        ("It is late.", "DIRECT", "Ada Fenwick"),
        ("I took a loan.", "DIRECT", "Ada Fenwick"),
    ]
    first = doc.spans["quotations"][0]
    assert first._.quotation == doc._.quotations[0]
    assert doc[0:2]._.quotation is None


def test_displacy_shows_them_with_their_speakers(nlp: Any) -> None:
    page = spacy.displacy.render(
        nlp(OTHER), style="span", options={"spans_key": "quotations"}, jupyter=False
    )
    assert page.count("DIRECT") == 2
    assert "Bo Lind" in page


@pytest.mark.parametrize(
    "carried",
    [
        pytest.param(
            lambda doc: spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes()), id="bytes"
        ),
        pytest.param(lambda doc: pickle.loads(pickle.dumps(doc)), id="pickle"),
        pytest.param(
            lambda doc: next(
                iter(
                    spacy.tokens.DocBin()
                    .from_bytes(spacy.tokens.DocBin(docs=[doc]).to_bytes())
                    .get_docs(doc.vocab)
                )
            ),
            id="DocBin",
        ),
        pytest.param(lambda doc: doc.copy(), id="copy"),
    ],
)
def test_what_was_found_goes_with_the_doc(nlp: Any, carried: Any) -> None:
    for doc in (nlp(ARTICLE), nlp("Nobody spoke.")):
        again = carried(doc)
        assert again._.analysis == doc._.analysis is not None
        assert [span.text for span in again.spans["quotations"]] == [
            span.text for span in doc.spans["quotations"]
        ]


def test_docs_made_of_others_are_to_be_read_anew(nlp: Any) -> None:
    doc = nlp(ARTICLE)
    joined = spacy.tokens.Doc.from_docs([doc, nlp(OTHER)])
    assert joined._.analysis is None
    assert len(nlp(joined)._.quotations) == 3
    piece = doc[:6].as_doc()
    piece.spans["quotations"] = spacy.tokens.SpanGroup(
        piece, attrs=doc.spans["quotations"].attrs, spans=[]
    )
    with pytest.raises(CodecError, match="sha256"):
        _ = piece._.quotations


def test_docs_that_the_component_has_not_seen_have_nothing() -> None:
    doc = spacy.blank("en")(ARTICLE)
    import quotetrack.spacy  # noqa: F401

    assert (doc._.analysis, doc._.quotations, doc._.speakers, doc._.claim_pairs) == (
        None,
        (),
        (),
        (),
    )


def test_many_docs_come_in_order_out_of_several_processes(nlp: Any) -> None:
    texts = [ARTICLE, OTHER, "", "Nobody spoke."] * 3
    docs = list(nlp.pipe(texts, n_process=2, batch_size=4))
    assert [doc.text for doc in docs] == texts
    assert [len(doc._.quotations) for doc in docs] == [2, 1, 0, 0] * 3


def test_what_is_known_of_an_article_is_told_before(nlp: Any) -> None:
    text = "“It is late,” Ada Fenwick said on Monday."
    doc = nlp.make_doc(text)
    doc._.document = Document(text, date=datetime.date(2024, 3, 7), publisher="The Gazette")
    doc = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(doc).to_bytes())
    assert doc._.document.publisher == "The Gazette"
    assert doc._.quotations[0].said_on.date == datetime.date(2024, 3, 4)
    with pytest.raises(InputError, match="text of the doc"):
        doc._.document = Document("Other words.")


def test_a_doc_that_fails_goes_to_the_error_handler(
    monkeypatch: pytest.MonkeyPatch, nlp: Any
) -> None:
    long = "It rained. " * 30
    monkeypatch.setattr("quotetrack.spacy.LIMITS", quotetrack.Limits(characters=200))
    with pytest.raises(TextTooLongError):
        list(nlp.pipe([OTHER, long]))
    seen: list[Exception] = []
    other = _pipeline()
    other.set_error_handler(lambda _name, _component, _docs, error: seen.append(error))
    assert [doc.text for doc in other.pipe([long, OTHER, long])] == [OTHER]
    assert [type(error) for error in seen] == [TextTooLongError] * 2


def test_settings_go_to_disk_with_the_pipeline(tmp_path: Path) -> None:
    text = "“It is late,” Bo Lind yodelled. “So it is,” said Mr Lindt."
    names = [{"name": "Bo Lind", "aliases": ["Mr Lindt"]}]
    _pipeline(cues=["yodel"], aliases=names, spans_key="said").to_disk(tmp_path)
    doc = spacy.load(tmp_path)(text)
    assert [span.kb_id_ for span in doc.spans["said"]] == ["Bo Lind", "Bo Lind"]
    assert len(doc._.quotations) == 2


@pytest.mark.parametrize(
    ("config", "error", "words"),
    [
        ({"min_confidence": 2.0}, InputError, "between 0 and 1"),
        ({"cues": ["two words"]}, InputError, "single verbs"),
        ({"aliases": "/no/such/table.csv"}, InputError, "cannot be read"),
        ({"indirect": True}, InputError, "parsed sentences"),
        ({"parser": "spacy"}, ModelError, "has no parser"),
        ({"parser": "other"}, ValueError, "parser"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(
    config: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        _pipeline(**config)


def test_a_parser_with_labels_of_another_kind_is_refused() -> None:
    nlp = spacy.blank("en")
    for label in ("SB", "OA"):
        nlp.add_pipe("parser", name=label).add_label(label)
    with pytest.raises(ModelError, match="not known here: OA, SB"):
        SpacyParser(nlp)


def test_a_pipeline_that_does_not_parse_is_a_parser_error() -> None:
    with pytest.raises(ParserError, match="without a head"):
        SpacyParser(spacy.blank("en"), labels="universal").parse(["She spoke."])


@pytest.mark.skipif(bool(spacy_model.MISSING), reason=spacy_model.MISSING)
def test_a_pipeline_parses_for_its_own_component() -> None:
    nlp = spacy_model.small_model()
    nlp.add_pipe("quotetrack", config={"parser": "spacy", "indirect": True})
    doc = nlp("The mayor, Ada Fenwick, said that the bridge would open in May.")
    nlp.remove_pipe("quotetrack")
    assert [(one.kind, one.text) for one in doc._.quotations] == [
        ("indirect", "that the bridge would open in May")
    ]
    assert [speaker.name for speaker in doc._.speakers] == ["Ada Fenwick"]
    assert re.match(r"spacy 3\S+, model en_core_web_sm\S* 3", doc._.analysis.versions["parser"])
