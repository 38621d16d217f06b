"""Who said it: quotations with their pieces, kind, source and cue, without a parser.

Each case is a text and its quotations, one a line: pieces (joined by " + "), then the kind, the
source as the text names it, and the cue. "–" is none. What is no speech is listed as such.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from quotetrack.model import Document
from quotetrack.quotes import Attributed, draft, settle
from quotetrack.quotes.attribution import NEARLY_SPEECH
from tests.strategies import article_texts

ADJACENT = [
    ("“We go,” Ann Lee said.", "We go, | direct | Ann Lee | said"),
    ("“We go,” said Ann Lee.", "We go, | direct | Ann Lee | said"),
    ("Ann Lee said, “We go.”", "We go. | direct | Ann Lee | said"),
    ("Ann Lee said: “We go.”", "We go. | direct | Ann Lee | said"),
    ("“Are we going?” she asked.", "Are we going? | direct | she | asked"),
    ("“Never!” the captain shouted.", "Never! | direct | the captain | shouted"),
    ("“Who is next?” she continued.", "Who is next? | direct | she | continued"),
    ("Lopez tweeted, “Good morning.”", "Good morning. | direct | Lopez | tweeted"),
    ("“Shame!” chanted the crowd.", "Shame! | direct | the crowd | chanted"),
    ("Supporters chanted “Shame!” again.", "Shame! | direct | Supporters | chanted"),
    ("The letter reads: “We are sorry.”", "We are sorry. | direct | The letter | reads"),
    ("“Yes,” he said.", "Yes, | direct | he | said"),
    ("“Deer don’t read,” he’ll mutter.", "Deer don’t read, | direct | he | mutter"),
    ("Ask her and she'd tell you: “It is slow.”", "It is slow. | direct | she | tell"),
    ("“We go,” she went on.", "We go, | direct | she | went on"),
    ("‘We go,’ Ann Lee went on, ‘today’.", "We go, + today | direct | Ann Lee | went on"),
    ("“We lost,” admitted Reed (52), a baker.", "We lost, | direct | Reed | admitted"),
]

# Forms of the subject that once hid it.
HIDDEN_SUBJECTS = [
    (
        "The host, Ann Lee, could be heard saying “Ooh, Pat” before the break.",
        "Ooh, Pat | direct | Ann Lee | saying",
    ),
    (
        "Ann Lee, who can be heard on the recording telling Mr Cole that he is “late”, has left.",
        "late | mixed | who | telling",
    ),
    (
        "The Echo called it “warm”, although the Post’s reviewer found it “half-baked in parts”.",
        "warm | mixed | The Echo | called\n"
        "half-baked in parts | mixed | the Post’s reviewer | found",
    ),
    (
        "The BBC would not be drawn on how she goes, saying only that it would be “odd”.",
        "odd | mixed | The BBC | saying",
    ),
    (
        "The club would not confirm whether Mr Cole had been sold, adding that it was “early”.",
        "early | mixed | The club | adding",
    ),
    (
        "Fans are angry after a judge on ITV talent show Dark River said that they were “loud”.",
        "loud | mixed | a judge on ITV talent show Dark River | said",
    ),
    (
        "Ann Lee said that after he had complained it had been “a mess”.",
        "a mess | mixed | Ann Lee | said",
    ),
    (
        "The president himself told a crowd: “We will not leave.”",
        "We will not leave. | direct | The president | told",
    ),
    (
        "“We will not sign it,” the leader of the opposition Together Party, Ann Lee, said.",
        "We will not sign it, | direct | Ann Lee | said",
    ),
    (
        "Mr Cole praised the minister. A Labour aide was blunter: “He has to go by Friday.”",
        "He has to go by Friday. | direct | A Labour aide | was",
    ),
    ("Ms Lee was more direct: “He has to go.”", "He has to go. | direct | Ms Lee | was"),
    (
        "Mr Cole called the report “a hit job by people who never saw the valley”.",
        "a hit job by people who never saw the valley | mixed | Mr Cole | called",
    ),
    # A passive with "by" behind a clause of somebody else.
    (
        "The speech, in which he said that it was over, was hailed by Ann Lee as “a turn”.",
        "a turn | mixed | Ann Lee | hailed",
    ),
    (
        "The film, which its makers say took years, was slammed by a critic as “a long walk”.",
        "a long walk | mixed | a critic | slammed",
    ),
    (
        "His words were condemned by the union as “an insult”.",
        "an insult | mixed | the union | condemned",
    ),
    (
        "Ms Lee said it had been backed by both sides, calling it “a fair way out”.",
        "a fair way out | mixed | Ms Lee | calling",
    ),
    # Who did what the subject is described by.
    (
        "A statement issued after a meeting chaired by Ann Lee called for a “quick return”.",
        "quick return | mixed | A statement | called",
    ),
    (
        "A letter sent after talks drawn out by Ann Lee said the fence was “unsafe and odd”.",
        "unsafe and odd | mixed | A letter | said",
    ),
    (
        "He was hit by a car and by noon Ann Lee said he was “as good as new”.",
        "as good as new | mixed | Ann Lee | said",
    ),
    # Who tells it in what another says.
    (
        "Tim, 16, alleged a teacher at Hale College told him he “had the devil in him”.",
        "had the devil in him | mixed | a teacher at Hale College | told",
    ),
    (
        "Police said that the driver told officers he “had had two pints”.",
        "had had two pints | mixed | the driver | told",
    ),
    (
        "Ann Lee told the Echo that a nurse had told her she would live “when I had given up”.",
        "when I had given up | mixed | Ann Lee | told",
    ),
]

# What somebody reads, sings or stages is a work; what a sign reads is words.
WORKS = [
    ("He read ‘The Wet Road’ twice.", "no speech: The Wet Road (title_or_name)"),
    ("Ann Lee sang “Rain on Harbour” first.", "no speech: Rain on Harbour (title_or_name)"),
    ("The letter reads: “We Are Sorry.”", "We Are Sorry. | direct | The letter | reads"),
]

# The style of the marks makes no difference.
MARKS = [
    ('"We go," said Ann Lee.', "We go, | direct | Ann Lee | said"),
    ("''We go,'' said Ann Lee.", "We go, | direct | Ann Lee | said"),
    ("‘We won’t go,’ Ms Lee said.", "We won’t go, | direct | Ms Lee | said"),
    ("«We go,» said Ann Lee.", "We go, | direct | Ann Lee | said"),
]

# As annotators do, the words that stand for the speaker in the clause are the source.
RELATIVE_CLAUSES = [
    (
        "It cited Ann Lee, who told a radio station, “We lost the map on the way.”",
        "We lost the map on the way. | direct | who | told",
    ),
    ("Ann Lee, who lives in Rome, said: “We go.”", "We go. | direct | Ann Lee | said"),
]

SPEAKING_TOGETHER = [
    ("“We go,” Ann Lee and Bo Cole wrote.", "We go, | direct | Ann Lee and Bo Cole | wrote"),
    ("“We go,” wrote Ann Lee and Bo Cole.", "We go, | direct | Ann Lee and Bo Cole | wrote"),
    ("“We go,” said Ann Lee, and Bo Cole agreed.", "We go, | direct | Ann Lee | said"),
    ("Ms Lee met Mr Cole and Mr Hale said: “We go.”", "We go. | direct | Mr Hale | said"),
]

BETWEEN_SUBJECT_AND_VERB = [
    # Appositions
    ("“We go,” Tom Reed, a captain, said.", "We go, | direct | Tom Reed | said"),
    ("“We go,” the mayor, Ann Lee, said.", "We go, | direct | Ann Lee | said"),
    ("The mayor, Ann Lee, said: “We go.”", "We go. | direct | Ann Lee | said"),
    (
        "Union leader Tom Reed, 52, said: “We go.”",
        "We go. | direct | Union leader Tom Reed | said",
    ),
    (
        "“We are tired,” said the captain of the ferry, Tom Reed.",
        "We are tired, | direct | Tom Reed | said",
    ),
    # Behind the subject they do not matter
    ("“We go,” said Ann Lee, the mayor of Easton.", "We go, | direct | Ann Lee | said"),
    ("“We go,” said Ann Lee, who runs the ferry.", "We go, | direct | Ann Lee | said"),
    # Relative clauses
    (
        "Tom Reed, who has run the ferry for thirty years, said, “We go.”",
        "We go. | direct | Tom Reed | said",
    ),
    (
        "“He is a bully,” one former aide, who asked not to be named, said.",
        "He is a bully, | direct | one former aide | said",
    ),
    # Party and state
    ("Rep. Ann Lee (D-Md.) said, “We go.”", "We go. | direct | Rep. Ann Lee | said"),
    ("“We go,” said Rep. Ann Lee (D-Md.).", "We go, | direct | Rep. Ann Lee | said"),
    # Prepositional phrases belong to the source
    (
        "“It was a mistake,” a spokesman for the port authority said.",
        "It was a mistake, | direct | a spokesman for the port authority | said",
    ),
]

PARTICIPLES_AND_SHARED_SUBJECTS = [
    (
        "One welder, a man of few words, came to my desk and asked me, very quietly, “Is it "
        "Friday?” Our lawyer laughed.",
        "Is it Friday? | direct | One welder | asked",
    ),
    (
        "She came in and asked him, “Does it float?”",
        "Does it float? | direct | She | asked",
    ),
    (
        "Our barber leaned over and told us, almost tenderly, “It will grow.”",
        "It will grow. | direct | Our barber | told",
    ),
    (
        "The driver braked and a passenger asked him, “Is this Hull?”",
        "Is this Hull? | direct | a passenger | asked",
    ),
    (
        "The boat that Bo Lind sold came back and he told us, “It floats.”",
        "It floats. | direct | he | told",
    ),
    (
        "Captain Reed defended the decision, saying, “The sea was too rough.”",
        "The sea was too rough. | direct | Captain Reed | saying",
    ),
    (
        "The minister thanked the crew, adding that the rescue was “a small miracle.”",
        "a small miracle. | mixed | The minister | adding",
    ),
    ("Mrs Osei smiled and said, “Come in.”", "Come in. | direct | Mrs Osei | said"),
    (
        "She turned to the crowd, raised her hand and shouted: “Not one more day!”",
        "Not one more day! | direct | She | shouted",
    ),
    (
        "Asked whether the bridge was safe, Lee said, “No.”",
        "No. | direct | Lee | said",
    ),
    (
        "Tom Reed was quoted as saying, “The harbour is ours.”",
        "The harbour is ours. | direct | Tom Reed | saying",
    ),
]

WITHOUT_A_VERB = [
    (
        "According to Captain Reed, “The engine was dead before we left the harbour.”",
        "The engine was dead before we left the harbour. | direct | Captain Reed | According to",
    ),
    (
        "“The vaccine is safe,” according to a spokeswoman for the clinic.",
        "The vaccine is safe, | direct | a spokeswoman for the clinic | according to",
    ),
    ("Captain Reed: “The engine was dead.”", "The engine was dead. | direct | Captain Reed | :"),
    (
        "And from Chairwoman Ortiz: “We will appeal.”",
        "We will appeal. | direct | Chairwoman Ortiz | :",
    ),
    (
        "“The sea gives and the sea takes.” — Maria Santos, fisher",
        "The sea gives and the sea takes. | direct | Maria Santos | —",
    ),
    (
        "“The sea gives and the sea takes.”\n― Maria Santos",
        "The sea gives and the sea takes. | direct | Maria Santos | ―",
    ),
]

SPLIT = [
    (
        "“The bridge,” Ann Lee said, “is closed.”",
        "The bridge, + is closed. | direct | Ann Lee | said",
    ),
    ("“That,” he added, “is all.”", "That, + is all. | direct | he | added"),
    ("“We go,” she said. “Now.”", "We go, + Now. | direct | she | said"),
    (
        "“I saw it,” Captain Reed said on Monday in the harbour office. “Nobody else did.”",
        "I saw it, + Nobody else did. | direct | Captain Reed | said",
    ),
    (
        "“It’s over,” he said, and “it’s about time.”",
        "It’s over, + it’s about time. | direct | he | said",
    ),
    # What a part of a clause quotes is no part of the next utterance.
    (
        "The report was “a scandal,” Ms Ortiz said. “Somebody must resign.”",
        "a scandal, | mixed | Ms Ortiz | said\nSomebody must resign. | direct | Ms Ortiz | said",
    ),
]

SEVERAL_CUES = [
    (
        "“We won,” said Ann Lee. “Not yet,” answered Tom Reed.",
        "We won, | direct | Ann Lee | said\nNot yet, | direct | Tom Reed | answered",
    ),
    # Each cue has a quotation of its own, also where one source says both.
    (
        "“We go,” said Mayor Ann Lee. “We go now,” she added.",
        "We go, | direct | Mayor Ann Lee | said\nWe go now, | direct | she | added",
    ),
    (
        "He called the plan “a gift to smugglers,” then asked, “Who will pay for it?”",
        "a gift to smugglers, | mixed | He | called\nWho will pay for it? | direct | He | asked",
    ),
    (
        "She called the report “a scandal” and said, “Somebody must resign.”",
        "a scandal | mixed | She | called\nSomebody must resign. | direct | She | said",
    ),
    (
        "Ms Ortiz said the report was “a scandal,” adding: “Somebody must resign.”",
        "a scandal, | mixed | Ms Ortiz | said\nSomebody must resign. | direct | Ms Ortiz | adding",
    ),
    (
        "“I am done,” the minister said, before adding: “For now.”",
        "I am done, | direct | the minister | said\nFor now. | direct | the minister | adding",
    ),
    (
        "“Is it safe?” a reporter asked. “Yes,” Dr. Osei replied.",
        "Is it safe? | direct | a reporter | asked\nYes, | direct | Dr. Osei | replied",
    ),
]

PARTS_OF_CLAUSES = [
    ("The agency called it “quite avoidable.”", "quite avoidable. | mixed | The agency | called"),
    ("She said she would “never, ever” come back.", "never, ever | mixed | She | said"),
    ("In a statement, the company said the delay was “regrettable.”",
     "regrettable. | mixed | the company | said"),
    ("The plan, which Ms Ortiz called “a joke,” passed.", "a joke, | mixed | Ms Ortiz | called"),
    # The outer of two stacked sources is the one that the text vouches for.
    ("Mr Hale said that Ms Ortiz had called him “a liar.”", "a liar. | mixed | Mr Hale | said"),
]  # fmt: skip

NEIGHBOURING_SENTENCES = [
    # The full stop of the words in marks is lost.
    (
        "Mr Cole was blunt. “We will close the pit by May” Mayor Ann Lee said it was a disgrace.",
        "We will close the pit by May | direct | Mr Cole | –",
    ),
    (
        "“It is a fair price” Ann Lee said as she left.",
        "It is a fair price | direct | Ann Lee | said",
    ),
    ("Ann Lee, the mayor, replied:\n\n“Yes.”", "Yes. | direct | Ann Lee | replied"),
    (
        "Ms Ortiz took the stage at noon. “We will not give up.”",
        "We will not give up. | direct | Ms Ortiz | took",
    ),
    (
        "Ms Ortiz spoke for an hour.\n\n“Somebody must resign,” she said.",
        "Somebody must resign, | direct | she | said",
    ),
    (
        "Ms Ortiz then addressed the engineers directly:\n\n“Somebody must resign.”",
        "Somebody must resign. | direct | Ms Ortiz | addressed",
    ),
    # The speaker goes on.
    (
        "“I saw it,” Captain Reed told the inquiry.\n\n“Nobody else was on deck that night.”\n\n"
        "“We were lucky,” said Ms Ortiz.",
        "I saw it, | direct | Captain Reed | told\n"
        "Nobody else was on deck that night. | direct | Captain Reed | told\n"
        "We were lucky, | direct | Ms Ortiz | said",
    ),
]

# Nothing inside the marks can be the source, however many stretches stand in them.
INSIDE = [
    (
        "“The strategist said my reaction was slow,” Ms Ortiz recalled.",
        "The strategist said my reaction was slow, | direct | Ms Ortiz | recalled",
    ),
    (
        "“He told the captain that the mayor said no,” recalled Ms Ortiz.",
        "He told the captain that the mayor said no, | direct | Ms Ortiz | recalled",
    ),
    (
        "“The “old” road and the “new” one meet here,” Ms Ortiz recalled.",
        "The “old” road and the “new” one meet here, | direct | Ms Ortiz | recalled",
    ),
    (
        "“It is over,” she told me. “He said, ‘Go home,’ so I went.”",
        "It is over, + He said, ‘Go home,’ so I went. | direct | she | told",
    ),
]

TRANSCRIPTS = [
    (
        "LOWE: Were you there?\n\nPEREZ: I was not.",
        "Were you there? | direct | LOWE | –\nI was not. | direct | PEREZ | –",
    ),
    (
        "Q: Were you there?\n\nA: I was not.",
        "Were you there? | direct | Q | –\nI was not. | direct | A | –",
    ),
]

NOT_SPEECH = [
    ("Her first novel, “The Salt Road,” sold well.", "no speech: The Salt Road, (title_or_name)"),
    ("The film “Night Ferry” won two prizes.", "no speech: Night Ferry (title_or_name)"),
    ("He hummed “Harbour Lights” on the way.", "no speech: Harbour Lights (title_or_name)"),
    ("The word “ferry” comes from the north.", "no speech: ferry (word_mentioned)"),
    ("They sold “fresh” fish from a van.", "no speech: fresh (scare_quotes)"),
    ("The lane is known as “the Squeeze”.", "no speech: the Squeeze (label)"),
    ("A film titled “Night Ferry” won.", "no speech: Night Ferry (title_or_name)"),
    ("She wore a hat with the slogan “Home first”.", "no speech: Home first (slogan)"),
]

NOBODY_NAMED = [
    (
        "“I have never in my life seen such a storm on this island.”",
        "I have never in my life seen such a storm on this island. | direct | – | –",
    ),
]

# What is not read so far.
# Cases that were once beyond the program.
HARD = [
    (
        "Ms Ortiz shook her head and whispered, “Not again.”",
        "Not again. | direct | Ms Ortiz | whispered",
    ),
    (
        "“Come in,” Mrs Osei said, smiling, “and sit down.”",
        "Come in, + and sit down. | direct | Mrs Osei | said",
    ),
    (
        "The boat was called “a coffin” by Tom Reed.",
        "a coffin | mixed | Tom Reed | called",
    ),
    ("The so-called “experts” were late.", "no speech: experts (label)"),
    (
        "Ann Lee said “we won” and Tom Reed answered “not yet.”",
        "we won | direct | Ann Lee | said\nnot yet. | direct | Tom Reed | answered",
    ),
    (
        "“First we wait.\n\n“Then we go,” Captain Reed said.",
        "First we wait. + Then we go, | direct | Captain Reed | said",
    ),
    (
        "Captain Reed said, “First we wait.\n\n“Then we go.\n\n“Then we rest.”",
        "First we wait. + Then we go. + Then we rest. | direct | Captain Reed | said",
    ),
    (
        "The governor first called it “nonsense” and later said it was “worth a look.”",
        "nonsense | mixed | The governor | called\nworth a look. | mixed | The governor | said",
    ),
    (
        "Ms Reed first said “no”, then “we’ll see”.",
        "no | direct | Ms Reed | said\nwe’ll see | mixed | Ms Reed | said",
    ),
    (
        "Asked whether the firm would go, chief executive Nora Finn first insisted: “Never.”",
        "Never. | direct | chief executive Nora Finn | insisted",
    ),
    (
        "“We go,” Ms Lee said. “Nobody stays.” – Reuters",
        "We go, + Nobody stays. | direct | Ms Lee | said",
    ),
    (
        "The mayor was quoted by a local station as saying “no”.",
        "no | direct | The mayor | saying",
    ),
]
KNOWN_LIMITS = [
    (
        "“I saw it,” Captain Reed told the inquiry.\n\n“Nobody else did.”",
        "I saw it, | direct | Captain Reed | told\nNobody else did. | direct | Captain Reed | told",
    ),
]


def attributed(text: str) -> Attributed:
    return settle(draft(Document(text)))


def shown(text: str) -> str:
    return shown_quotations(text, attributed(text))


def shown_quotations(text: str, found: Attributed) -> str:
    lines = [
        " | ".join(
            (
                " + ".join(span.of(text) for span in quotation.fragments),
                quotation.kind,
                quotation.source.text if quotation.source else "–",
                quotation.cue.text if quotation.cue else "–",
            )
        )
        for quotation in found.quotations
    ]
    lines += [f"no speech: {stretch.text} ({stretch.reason})" for stretch in found.non_speech]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    HARD
    + ADJACENT
    + HIDDEN_SUBJECTS
    + WORKS
    + MARKS
    + RELATIVE_CLAUSES
    + SPEAKING_TOGETHER
    + BETWEEN_SUBJECT_AND_VERB
    + PARTICIPLES_AND_SHARED_SUBJECTS
    + WITHOUT_A_VERB
    + SPLIT
    + SEVERAL_CUES
    + PARTS_OF_CLAUSES
    + NEIGHBOURING_SENTENCES
    + INSIDE
    + TRANSCRIPTS
    + NOT_SPEECH
    + NOBODY_NAMED,
)
def test_attribution(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.xfail(strict=True, reason="not read so far")
@pytest.mark.parametrize(("text", "expected"), KNOWN_LIMITS)
def test_known_limits(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("“We go,” Ann Lee said.", "clause_after:before"),
        ("“We go,” said Ann Lee.", "clause_after:inverted"),
        ("Ann Lee said, “We go.”", "clause_before:before"),
        ("Ms Ortiz took the stage at noon. “We will not give up.”", "sentence_before"),
        ("“The sea gives and the sea takes.”\n― Maria Santos", "sentence_after"),
        ("LOWE: Were you there?\n\nPEREZ: I was not.", "turn"),
        ("“I have never in my life seen such a storm on this island.”", "nobody"),
    ],
)
def test_a_quotation_names_the_sieve_that_decided(text: str, rule: str) -> None:
    assert attributed(text).quotations[0].rule == rule


# Verbs that no lexicon has as verbs of saying, and what a user who knows better gets.
@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("“We go,” Ann Lee zinged.", "zing", "We go, | direct | Ann Lee | zinged"),
        ("“We go,” zinged Ann Lee.", "zing", "We go, | direct | Ann Lee | zinged"),
        ("Ann Lee zinged: “We go.”", "zing", "We go. | direct | Ann Lee | zinged"),
        ("Ann Lee skeets, “We go.”", "skeet", "We go. | direct | Ann Lee | skeets"),
    ],
)
def test_cues_of_the_users_own(text: str, cue: str, expected: str) -> None:
    def first(cues: frozenset[str]) -> tuple[str, float]:
        found = settle(draft(Document(text), cues=cues))
        return shown_quotations(text, found), found.quotations[0].confidence

    described, confidence = first(frozenset({cue}))
    assert described == expected
    assert confidence >= first(frozenset())[1]


def test_a_quotation_without_a_source_says_why() -> None:
    (quotation,) = attributed(NOBODY_NAMED[0][0]).quotations
    assert quotation.source is None
    assert quotation.reason == "The text around the quotation names no source."


def test_plain_patterns_are_sure_and_loose_ones_less_so() -> None:
    (sure,) = attributed("“We go,” Ann Lee said.").quotations
    (loose,) = attributed("Ms Ortiz took the stage at noon. “We will not give up.”").quotations
    assert sure.confidence > 0.95
    assert sure.confidence > loose.confidence


def test_only_what_is_unsure_is_left_to_a_parser() -> None:
    assert draft(Document("“We go,” Ann Lee said. Then it rained.")).frames == ()
    text = "It was, as Mr Cole told Ms Lee, who agreed, “a mess” from the start."
    frames = draft(Document(f"Then it rained. {text}")).frames
    assert [frame.text for frame in frames] == [text.replace("a mess", "Q")]


def test_what_is_nearly_taken_for_speech_is_left_to_a_parser() -> None:
    nearly = draft(Document("Mr Cole gave a talk on “the old way” to Ms Lee."))
    assert NEARLY_SPEECH <= nearly.assess(0).speech < 1
    assert not nearly.assess(0).is_speech
    assert len(nearly.frames) == 1
    title = draft(Document("Ms Lee sold a copy of “The Wet Road” in Seaton."))
    assert title.assess(0).speech < NEARLY_SPEECH
    assert title.frames == ()


@given(article_texts)
def test_every_stretch_becomes_one_piece_or_no_speech(text: str) -> None:
    drafted = draft(Document(text))
    found, text = settle(drafted), drafted.reading.text
    pieces = [span for quotation in found.quotations for span in quotation.fragments]
    pieces += [stretch.span for stretch in found.non_speech]
    stretches = [quoted.inner for quoted in drafted.layout.quoted if len(quoted.inner)]
    assert sorted(pieces) == stretches
    ids = [quotation.id for quotation in found.quotations]
    assert len(set(ids)) == len(ids)
    for quotation in found.quotations:
        assert quotation.text == " ".join(span.of(text) for span in quotation.fragments)
        assert (quotation.source is None) == (quotation.reason is not None)
        if quotation.source is not None:
            assert quotation.source.span.of(text) == quotation.source.text
        if quotation.cue is not None:
            assert quotation.cue.of(text) == quotation.cue.text
