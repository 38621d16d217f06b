"""What a text tells of a name, and what is learnt from it."""

from __future__ import annotations

import pytest

from quotetrack.people.capitals import find_runs
from quotetrack.people.name_candidates import candidates_in_runs
from quotetrack.people.name_facts import TextFacts, names_by_text
from quotetrack.people.name_word_facts import facts_of_words
from quotetrack.people.scan import scan_text
from quotetrack.people.tokens import words_of
from quotetrack.reading import read_text
from quotetrack.train.naming import Text, examples, names_of
from quotetrack.weights import bundled_weights

FACTS = {
    "a noun before it": ("They met the singer Orla Quick there.", "before a noun for a person"),
    "a doer before it": ("They saw the keelhauler Orla Quick.", "before a noun for a doer"),
    "speech in double marks before it": ("“No,” Orla Quick said.", "before mark ”"),
    "speech in single marks before it": ("‘No,’ Orla Quick said.", "before mark ”"),
    "a question in straight single marks before it": ("'No?' Orla Quick asked.", "before mark ”"),
    "an exclamation in single marks before it": ("‘No!’ Orla Quick cried.", "before mark ”"),
    "an age behind it": ("Orla Quick, 43, left.", "number of 2 digits behind a comma"),
    "speech behind it": ("Orla Quick said so.", "speaks"),
    "a pronoun behind it": ("Orla Quick came and she left.", "he or she follows"),
    "its pronoun behind it": ("Orla Quick closed its doors.", "its follows"),
    "what people have behind it": ("The Orla Quick government fell.",
                                   "a noun for what people have behind"),
    "a noun for things behind it": ("The Orla Quick trophy was won.", "a noun for things behind"),
    "a noun for things and a comma before it": ("They saw a film, Orla Quick, there.",
                                                "before a noun for things and comma"),
    "marks around it": ("They sang “Orla Quick” again.", "in marks by itself"),
    "a noun for several people before it": ("They met the singers Orla Quick and Bo Lind.",
                                            "before a noun for several people"),
    "a noun for a person behind it": ("An Orla Quick spokesman left.",
                                      "a noun for a person behind"),
    "speech of it behind it": ("Orla Quick said it would close.", "speaks of it"),
    "a number before it that opens a line": ("Winners\n\n3 Orla Quick (Spain)",
                                             "before number of a line"),
    "a country in brackets behind it": ("They saw Orla Quick (Spain) there.",
                                        "country in brackets"),
    "a list with countries in brackets": ("He met Ana Brown (Spain), Orla Quick (Peru) there.",
                                          "in a list person"),
    "a list of people": ("He met Ana Brown, Orla Quick and Owen Hale.", "in a list person"),
    "what it is said to be: a person": ("Orla Quick was one of the first sailors.",
                                        "is said to be a person"),
    "what it is said to be: a thing": ("Orla Quick is one of the oldest labels there.",
                                       "is said to be a thing"),
    "a firm's ending behind it": ("They work at Orla Quick and Sons.", "a firm's ending behind"),
    "people of whom it is one": ("They love singers such as Orla Quick.", "one of people"),
    "things of which it is one": ("They love labels such as Orla Quick.", "one of things"),
    "the title of a work in marks around it": ("They read “Orla Quick and the Red Barn” again.",
                                               "in a title in marks"),
    "a list in a place": ("They live in Salta, Orla Quick and Harm.",
                          "list behind a preposition of place"),
    "a list by people": ("It was signed by Ana Lind, Orla Quick and Bo Harm.", "list behind by"),
    "what it is called behind a comma": ("They saw Orla Quick, a small old label, there.",
                                         "said to be a thing behind a comma"),
    "somebody who is of it": ("They met Ana Brown of Orla Quick there.", "before a name and of"),
    "somebody who works at it": ("He met an analyst at Orla Quick there.",
                                 "before a noun for a person and at"),
    "a thing of it": ("They saw the label of Orla Quick there.", "before a noun for things and of"),
    "things of which a list is": ("They saw the labels of Bo Harm, Orla Quick and Ana Lind.",
                                  "list behind a noun for things and of"),
    "an article before it and a noun behind": ("They read a 2014 Orla Quick study there.",
                                               "indefinite article before, a noun behind"),
    "a house of it": ("They met at Orla Quick’s house.",
                      "a preposition of place before, possessive"),
    "brackets around it": ("They read a book (Orla Quick) there.", "opens brackets, then )"),
    "its surname with a title": ("Orla Quick left. Ms Quick came back.",
                                 "last word with a title elsewhere"),
}  # fmt: skip


def _facts(text: str) -> set[str]:
    words = words_of(read_text(text))
    candidates = candidates_in_runs(words, find_runs(words))
    facts = TextFacts.of(words, candidates)
    name = next(one for one in names_by_text(candidates) if one.texts == ("Orla", "Quick"))
    return set(facts.facts_of(name))


@pytest.mark.parametrize(("text", "fact"), FACTS.values(), ids=FACTS.keys())
def test_a_fact_holds_where_the_text_tells_it_and_nowhere_else(text: str, fact: str) -> None:
    assert fact in _facts(text)
    assert fact not in _facts("They walked past Orla Quick on the way.")


@pytest.mark.parametrize(
    ("texts", "fact"),
    [
        (("Ana", "King"), "given, then a word, 1 surname"),
        (("Ana", "Spice"), "given, then a word, 5 surname"),
        (("Ana", "Kitchen"), "given, then known n"),
        (("Ana", "Television"), "given, then a word, no surname"),
    ],
)
def test_a_word_is_more_or_less_usual_as_a_surname(texts: tuple[str, ...], fact: str) -> None:
    assert fact in facts_of_words(texts, False)


def _odds(text: str) -> dict[str, float]:
    return {" ".join(one.name.texts): one.odds for one in scan_text(text).judged}


def test_odds_of_a_longer_name_are_facts_of_the_shorter_in_it() -> None:
    text = "Orla Marlow left. Marlow was glad. They saw the Osgrove House School. Osgrove is old."
    words = words_of(read_text(text))
    candidates = candidates_in_runs(words, find_runs(words))
    facts = TextFacts.of(words, candidates)
    by_text = {" ".join(one.texts): one for one in names_by_text(candidates)}
    facts.note(by_text["Orla Marlow"], 3.0)
    facts.note(by_text["Osgrove House School"], -3.0)
    assert "1 is last of one that is clearly a person" in facts.facts_of(by_text["Marlow"])
    assert facts.is_in_person(by_text["Marlow"])
    assert not facts.is_in_person(by_text["Osgrove"])


@pytest.mark.parametrize(
    ("text", "name", "is_person"),
    [
        ("He has Owen Hale’s disease.", "Owen Hale", False),
        ("He met Owen Hale there.", "Owen Hale", True),
        ("They sell the Owen Hale™ at home.", "Owen Hale", False),
        ("She will ride Marla Fortuna, a mare, next month.", "Marla Fortuna", False),
        ("She will marry Marla Fortuna, a nurse, next month.", "Marla Fortuna", True),
        ("He plays in the indie band Owen Hale.", "Owen Hale", False),
        ("He plays in the band Owen Hale founded.", "Owen Hale", True),
        ("They drank the brew, otherwise known as Veldo Rosk. A veldo rosk is sweet.",
         "Veldo Rosk", False),
        ("They met the singer, otherwise known as Veldo Rosk. She left.", "Veldo Rosk", True),
        ("Dane, 28, won the race. The winner was glad.", "Dane", False),
        ("Cody, 28, won the race. The winner was glad.", "Cody", True),
        ("Nigel “Mugs” Marlow left. They saw Mugs again.", "Mugs", True),
        ("One baker, Sena Park was cold. Sena, 24, a student, left.", "Sena Park", True),
        ("Where do U.S.-Norland relations go from here?", "do U.S.", False),
        ("He lives near Ravi Nagar, Salta.", "Ravi Nagar", False),
        ("She lives in Clinton, Iowa, with two cats.", "Clinton", False),
        ("The plant in Milton was closed in May.", "Milton", False),
        ("They read Flaubert at school.", "Flaubert", True),
        ("Five of the State Board-affiliated schools closed.", "State Board-affiliated", False),
    ],
)  # fmt: skip
def test_what_makes_a_name_certain(text: str, name: str, is_person: bool) -> None:
    assert (_odds(text).get(name, -9.0) > 0.3) is is_person


def test_a_fact_of_one_place_in_many_is_no_fact_of_the_name() -> None:
    many = "Orla Quick left. " * 5
    assert "before in" in _facts("They lived in Orla Quick.")
    assert "before in" not in _facts(many + "They believe in Orla Quick.")


def test_examples_leave_out_what_only_overlaps_a_person() -> None:
    text = Text("here", "Orla Quick left Norland Rail. Orla Quick House fell.", [["Orla Quick"]])
    told = {" ".join(one.name.texts): one.is_person for one in examples([names_of(text)])}
    assert told == {"Orla Quick": True, "Norland Rail": False}


def test_parts_of_a_name_are_people_and_what_stands_with_it_is_none() -> None:
    people = [["Orla Quick-Hale", "Scotland President Quick-Hale"]]
    text = Text("here", "Orla Quick-Hale left Scotland. Ms Quick-Hale is President.", people)
    told = {" ".join(one.name.texts): one.is_person for one in examples([names_of(text)])}
    assert told == {
        "Orla Quick-Hale": True,
        "Quick-Hale": True,
        "Scotland": False,
        "President": False,
    }


def test_the_weights_are_there_and_odds_follow_from_them() -> None:
    weights = bundled_weights("person", "people")
    assert weights.by_feature["he or she follows"] > 0 > weights.by_feature["its follows"]
    odds = {
        " ".join(one.name.texts): one.odds
        for one in scan_text("Orla Quick, 43, said she left Quick Foods.").judged
    }
    assert odds["Orla Quick"] > 2 > -2 > odds["Quick Foods"]
