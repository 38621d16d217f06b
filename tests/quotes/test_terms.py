"""Words in marks that name something are nobody's; those that judge something stay somebody's."""

from __future__ import annotations

import pytest

import quotetrack

#: Texts, and words in them that are a name and no speech.
NAMES = [
    ("Ada Wren said the shop had “open mic” evenings in May.", "open mic"),
    ("The harbour master, Bo Lind, announced a “quiet hour” scheme.", "quiet hour"),
    ("Doctors asked twelve sailors to perform a “number memory” task.", "number memory"),
    ("Ms Wren told us about her “hooray!” moment at sea.", "hooray!"),
    ("They said they had “thank you” cards from the crew.", "thank you"),
    ("Bo Lind said he loved the song “Wet Rope” as a boy.", "Wet Rope"),
    ("She told “The Harbour Weekly” that the mill would open in June.", "The Harbour Weekly"),
    ("Lind published the findings in a paper titled: “On the age of ropes.”", "On the age"),
    ("The valve, dubbed a “wet brake” for ships, slows them down.", "wet brake"),
    ("The rules verge on what a sailor might call “mutiny.”", "mutiny"),
    ("Ms Wren calls such nets “supernets” – the title of her last book.", "supernets"),
    ("Ada Wren said he leapt from a rock known locally as “the Pulpit”.", "the Pulpit"),
    ("Bo Lind left his car in a lot known to sailors as “the Pit”.", "the Pit"),
    ("The article “Is the bridge to close?” (Page A8) says too little.", "Is the bridge"),
    ("In her 2019 book, “Save Your Town a Harbour,” Ms Wren suggested a levy.", "Save Your"),
    ("In a blog post, “Don’t Blame the Rope,” Bo Lind said sailors should wait.", "Don’t Blame"),
    ("The mill closed in 1959, Mr Lind said in his 2012 memoir, “A River’s Son.”", "A River’s"),
    ("The bridge will open in May, Ada Wren said on “Morning Tide.”", "Morning Tide"),
    ("“No,” he said in an interview aired Monday on “Harbour Hour.”", "Harbour Hour"),
    ("Ada Wren told the television program “Inside Hull” that it rained.", "Inside Hull"),
    ("“We saw it,” he told us on RTB’s “Late Table.” “Twice.”", "Late Table"),
    ("“No,” said Ada Wren. “Never.”\n\n‘A healthy catch.’\n\nThe fleet came home.", "healthy"),
]
#: Texts, and words in them that somebody says.
SAID = [
    ("Ada Wren called the show “Dreadful”.", "Dreadful"),
    ("Ada Wren said the “chaotic” backlog had grown.", "chaotic"),
    ("Bo Lind said it was a “disastrous” decision.", "disastrous"),
    ("Ms Wren said the council had “wasted millions” on ropes.", "wasted millions"),
    ("Bo Lind, the captain, called it “total madness” at sea.", "total madness"),
    ("The captain, called “a liar” by Ada Wren, left the room.", "a liar"),
    ("Ada Wren told “The Harbour Weekly” that it was “a shame and a waste”.", "a shame"),
    ("In her report, “we found nothing wrong,” Ms Wren wrote.", "we found"),
    ("In her guide, “always pay the crew,” she told owners.", "always pay"),
    ("Ada Wren said on Monday: “On This Day We Sail.”", "On This Day"),
    ("“No,” said Bo Lind. “We sail on.”\n\n‘We sail on.’\n\nThe fleet left.", "We sail on"),
    ("‘Is he in?’ said Ada Wren.\n\n‘He left.’\n\n‘Then I will wait,’ said Bo.", "wait"),
]


@pytest.mark.parametrize(("text", "words"), NAMES)
def test_a_name_in_marks_is_no_speech(text: str, words: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    assert not [one for one in found if words in one.text and one.source is not None]


@pytest.mark.parametrize(("text", "words"), SAID)
def test_what_judges_stays_speech(text: str, words: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    assert [one for one in found if words in one.text and one.source is not None]
