"""Sources that stand in no clause of the quotation, and sources that another source reports."""

from __future__ import annotations

import pytest

import quotetrack

#: A text, words of one quotation in it, the source of that quotation, and the rule.
BESIDE = [
    (
        "“We wait,” said Tor Vik. His neighbour, Ms Ida Munk, put it more bluntly. “Let it sink.”",
        "sink",
        "Ms Ida Munk",
        "sentence_before",
    ),
    (
        "“We wait,” said Tor Vik. But Ida Munk was not so sure. “Let it sink.”",
        "sink",
        "Ida Munk",
        "sentence_before",
    ),
    (
        "“We wait,” said Tor Vik. Another miller, Ove Haug, agrees. “Let it sink.”",
        "sink",
        "Ove Haug",
        "sentence_before",
    ),
    (
        "“We wait,” said Tor Vik. The plan was blunt. “Let it sink.”",
        "sink",
        "Tor Vik",
        "speaker_goes_on",
    ),
    (
        "“We wait,” said Tor Vik. His wife was devastated. “She wept all night.”",
        "wept",
        "Tor Vik",
        "speaker_goes_on",
    ),
    (
        "“We wait,” said Tor Vik. Asked whether it was safe, Ida Munk smiled. “Ask the fish.”",
        "fish",
        "Ida Munk",
        "sentence_before:gesture",
    ),
    (
        "“We wait,” said Tor Vik. Ida Munk slowly shakes her head. “He never does.”",
        "never",
        "Ida Munk",
        "sentence_before:gesture",
    ),
    (
        "“We wait,” said Tor Vik. Ida Munk shook hands with him. “Let it sink,” she said.",
        "sink",
        "she",
        "clause_after:before",
    ),
    (
        "“We wait,” said Tor Vik. It is a view shared by Ida Munk, a miller. “It will sink.”",
        "sink",
        "Ida Munk",
        "sentence_before",
    ),
    (
        "“We wait,” said Tor Vik. For Ida Munk, who swims, it is too late. “It has sunk.”",
        "sunk",
        "Ida Munk",
        "sentence_before",
    ),
    (
        "“We wait,” said Tor Vik. For the mill, it is too late. “It has sunk.”",
        "sunk",
        "Tor Vik",
        "speaker_goes_on",
    ),
    (
        "“The bridge sways in the wind.” (Ola Brenn, postman)",
        "sways",
        "Ola Brenn",
        "sentence_after:bracket",
    ),
    (
        "What readers wrote: “A tide of paper” (Ida Munk, Lund).",
        "tide",
        "Ida Munk",
        "sentence_after:bracket",
    ),
    (
        "The mill shut.\n\n“We ate the seed corn”\nOve Haug, miller\n\nIt rained.",
        "seed corn",
        "Ove Haug",
        "sentence_after:line_below",
    ),
    (
        "“It hums.”\n\nAda Wren, Dock News\n\n“It glows.”\n\nGadgetBarn\n\nIt costs £9.",
        "glows",
        "GadgetBarn",
        "sentence_after:line_below",
    ),
    (
        "“Rivers do not wait.”\n\n— Ilse Marant, from a talk at Arden, 12 May 1961\n\nI swam.",
        "do not wait",
        "Ilse Marant",
        "sentence_after",
    ),
    (
        "Two of us liked it.\n\nIts drums roll like distant weather.\n\n– Owen Tarn, Editor\n\n"
        "A braver record than the last one.\n\n– Sunita Bose, Writer\n\nIt is out in May.",
        "braver",
        "Sunita Bose",
        "sentence_after:dash_line",
    ),
    (
        "No bus came.\n\nAn hour in the rain and still no bus pic.twitter.com/a1b2\n\n"
        "— Petra Lisle (@plisle) 4 June 2019\n\nIt rained.",
        "An hour",
        "Petra Lisle",
        "sentence_after:dash_line",
    ),
    (
        "No bus came.\n\nWhat a day.\n\n— Petra Lisle (@plisle) 4 June 2019\n\nNo. Just no.\n\n"
        "— ♡ kay ♡ (@kay_k) 5 June 2019\n\nIt rained.",
        "Just no",
        "@kay_k",
        "sentence_after:dash_line",
    ),
    (
        "Ines Rook was unmoved. Her advice for those who try it: “Begin with yourself.”",
        "Begin",
        "Her",
        "clause_before:label",
    ),
    (
        "Bo Tarn lost the seat. His answer came at once: “I will be back.”",
        "be back",
        "His",
        "clause_before:label",
    ),
    (
        "Bo Tarn’s advice for the many who want to try it: “Begin with yourself.”",
        "Begin",
        "Bo Tarn",
        "clause_before:owner",
    ),
    (
        "Bo Tarn met the clerk. His letter: “No dogs here.”",
        "No dogs",
        "His letter",
        "clause_before:label",
    ),
    (
        "Noel Pratt saw the play. He adds:\n\nNobody has told them why they are there.\n\nIt ends.",
        "Nobody",
        "He",
        "sentence_before",
    ),
    (
        "One reader, Ines Calloway, noted that it leaves out part-time work:\n\n"
        "I have had three jobs and none counts.\n\nIt rained.",
        "three jobs",
        "Ines Calloway",
        "sentence_before",
    ),
    (
        "“Wet, dark and late.”\n\nThat was how Siri Moe described the ferry.",
        "dark",
        "Siri Moe",
        "sentence_after:before",
    ),
    (
        "“No road, no vote.”\n\nThese were the words of Mayor Liv Tang on Friday.",
        "no vote",
        "Mayor Liv Tang",
        "sentence_after:words_of",
    ),
    (
        "Captain Bo Falk was asked about the reef.\n\n“We saw it too late.”",
        "too late",
        "Captain Bo Falk",
        "sentence_before:before_passive",
    ),
    (
        "“It thaws,” said Eva Dahl.\n\nThe judge, Ruth Nord, asked Odd Vik what he saw.\n\n“Ice.”",
        "Ice",
        "Odd Vik",
        "sentence_before",
    ),
    (
        "Siri Moe sold it. Host Tor Vik asked if she was sorry.\n\n“I am not.”",
        "I am not",
        "she",
        "sentence_before",
    ),
    (
        "Siri Moe sold it. Tor Vik asked her why she had.\n\n“I had to.”",
        "I had to",
        "she",
        "sentence_before",
    ),
    (
        "Siri Moe sold it. Tor Vik asked if the boat was dry.\n\n“I need it in May.”",
        "in May",
        "Tor Vik",
        "sentence_before",
    ),
    (
        "“It thaws,” said Eva Dahl.\n\nAnd from the pilot, Jo Rask:\n\n“It does not.”",
        "does not",
        "the pilot",
        "sentence_before:from_line",
    ),
    (
        "Ane Lie wrote home: “The soup is thin.”\n\nAnd later: “There is no soup.”",
        "no soup",
        "Ane Lie",
        "speaker_goes_on",
    ),
    (
        "“He sings,” Ruth Nord said. Of the new priest, Odd Vik: “He hums.”",
        "hums",
        "Ruth Nord",
        "speaker_goes_on",
    ),
    (
        "Warden Kaja Ness stopped him. “Whose dog is that?” “Nobody’s,” said Ulf Tveit.",
        "Whose dog",
        "Warden Kaja Ness",
        "sentence_before",
    ),
    (
        "“It held,” Ada Wren said.\n\nThe builder, Bo Lind, had a shorter answer. “Ask the sea.”",
        "Ask the sea",
        "Bo Lind",
        "sentence_before:apposed_name",
    ),
]
#: The same without a rule: who said the words, not who reports that somebody did.
EMBEDDED = [
    ("“It leaks,” he told the court, according to the Lund Post.", "leaks", "he"),
    ("A sailor had cried “Land!,” according to the log.", "Land", "A sailor"),
    ("“We slept in vans,” Fjord News quoted a teacher as saying.", "vans", "a teacher"),
    ("“We slept,” she was quoted as saying by Fjord News.", "slept", "she"),
    ("Ida Berg accused Tor Vik of saying the well was “cursed”.", "cursed", "Tor Vik"),
    ("Ms Holt recalled her uncle saying: “Never sell hay.”", "hay", "her uncle"),
    ("Mr Lind said Ola Krog ran off after shouting: “Burn it!”", "Burn", "Ola Krog"),
    ("Ms Dahl claimed that a clerk had said “Come back in May.”", "May", "a clerk"),
    ("To quote the poet Siv Aas, “rain owns this town”.", "rain", "the poet Siv Aas"),
    ("Kai Mo, Channel Six: “Who paid for the boat?”", "boat", "Kai Mo"),
    ("The nurses’ union in a letter called the rota “a trap”.", "trap", "The nurses’ union"),
    ("Guide Per Lie knelt and in a hoarse voice said: “Listen.”", "Listen", "Guide Per Lie"),
    ("“Soon,” Eli Foss shot back.", "Soon", "Eli Foss"),
    ("“It burnt all night,” said mill widow Anna Krag.", "burnt", "Anna Krag"),
    ("Ida Kvam’s curt reply: “Never.”", "Never", "Ida Kvam"),
    ("Another added: “We have no bread.”", "bread", "Another"),
    ("The Trade & Ports Office said: “No ship left.”", "ship", "The Trade & Ports Office"),
    (
        "The Post quoted a nurse from Lund as saying the board meant to “tell them nothing”.",
        "nothing",
        "a nurse from Lund",
    ),
    ("Mr Hale added that Nina Brock came up, shouted “Wave!” and swam.", "Wave", "Nina Brock"),
    ("Jo Vell opens the gate, then for no reason adds, “Mind the geese.”", "geese", "Jo Vell"),
    (
        "She took five wickets, prompting the old captain Siv Aas to describe her as “a find”.",
        "a find",
        "the old captain Siv Aas",
    ),
    ("Ola Krog fell, which moved Ida Kvam to write: “Poor man.”", "Poor", "Ida Kvam"),
    ("The error led him to say “sorry” to the crowd.", "sorry", "him"),
    ("Ida Kvam asked Ola Krog to say whether he was “sorry”.", "sorry", "Ida Kvam"),
    ("Ada Renn, head of the road team says that: “The ferry is full.”", "ferry", "Ada Renn"),
]
#: A text, and words in marks that nobody says.
NOBODYS = [
    ("The pier was described as “the longest in the north”.", "longest"),
    ("It has been suggested that the ice was “too thin” in March.", "too thin"),
    ("The old pump went “glug, glug” all night.", "glug"),
    ("Ms Vik moved to strike the words “for ever” from the act.", "for ever"),
    ("Mr Moe told LTV’s “Morning Tide” that he would not run.", "Morning Tide"),
]


@pytest.mark.parametrize(("text", "words", "source", "rule"), BESIDE)
def test_a_source_may_stand_beside_the_quotation(
    text: str, words: str, source: str, rule: str
) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    (quotation,) = [one for one in found if words in one.text]
    assert quotation.source is not None
    assert (quotation.source.text, quotation.rule) == (source, rule)


@pytest.mark.parametrize(("text", "words", "source"), EMBEDDED)
def test_who_said_the_words_is_the_source(text: str, words: str, source: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    (quotation,) = [one for one in found if words in one.text]
    assert quotation.source is not None
    assert quotation.source.text == source


@pytest.mark.parametrize(("text", "words"), NOBODYS)
def test_what_grammar_gives_to_nobody_has_no_source(text: str, words: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    assert not [one for one in found if words in one.text and one.source is not None]


@pytest.mark.parametrize("verb", ["said", "stated", "remarked", "declared", "noted"])
def test_a_rarer_verb_of_saying_does_what_said_does(verb: str) -> None:
    text = f"The plan could “double the rents” in the port, Ms Holt {verb} on Friday."
    (quotation,) = quotetrack.extract_quotes(text, parser=None)
    assert quotation.source is not None
    assert quotation.source.text == "Ms Holt"
