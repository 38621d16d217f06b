"""Whom pronouns and descriptions take up: people, somebody unnamed, bodies, documents."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotetrack
from quotetrack import analyze
from quotetrack.people.antecedents.choice import bundled_judge
from quotetrack.people.antecedents.things import things
from quotetrack.people.scan import scan_text

CASES = {
    "an embassy, not the country it is in": (
        "The Danish embassy in Kenya has shut its gate after what it called “a raid on the queue”.",
        "Danish embassy in Kenya",
    ),
    "the subject of the sentence": (
        "The Avora Museum kept the bones for years. The Elders' Circle, which speaks for four "
        "clans, welcomed an outcome it called “late”.",
        "Elders' Circle",
    ),
    "a school, no union": (
        "Marlow High took the phones away. The Class Union, Norland's biggest teaching union, was "
        "for it. A rival union, Lectern, was not. The school said: “They are in a safe.”",
        "Marlow High",
    ),
    "a firm, no institute": (
        "The Hill Institute calls the rules a sham. One company, Tarn Water, was fined nine times. "
        "The firm says it has “learned a lot”.",
        "Tarn Water",
    ),
    "an authority named long before": (
        "The Lowland Rail Authority shut a line. Buses were late. Riders First was cross. It "
        "rained. The rails were worn. Nobody knew how worn. A report had gone missing. Managers "
        "shrugged. A union had sent a piece of rail. It was heavy. Tram Workers United said it "
        "was no surprise. The authority called the parcel “unhelpful”.",
        "Lowland Rail Authority",
    ),
    "a ministry, no board": (
        "The Norland Cricket Board (NCB) wrote a letter. The board had “sponsors to think of”. A "
        "club called on the sports ministry to act. The ministry said it was “seized of it”.",
        "sports ministry",
    ),
    "the governing body of a sport": (
        "The Norland Netball Federation has begun an inquiry. The police closed theirs. “The fans "
        "come first,” the governing body said.",
        "Norland Netball Federation",
    ),
    "a civic body, no court": (
        "The High Court heard pleas against the Vellin municipality for leasing a field. The court "
        "asked for a reply. The civic body said that the field was “idle”.",
        "Vellin municipality",
    ),
    "the group that was named last": (
        "SkyBite said it was sorry. SkyBite blamed a driver, and SkyBite would pay. Passenger "
        "group FlyRight was not so kind. “We have seen better meals in prison,” the group said.",
        "FlyRight",
    ),
    "the body of a name that is a plain word": (
        "The tenants wrote to Norhome. Shelter called for a new law. “The old one is a sieve,” it "
        "said.",
        "Shelter",
    ),
    "somebody unnamed, not yet heard": (
        "A nurse let the reporter in. “We had no warning at all,” she said.",
        "nurse",
    ),
    "an official who told something first": (
        "Rain fell for nine days.\n\nA senior harbour official said the boats were safe.\n\n"
        "“We are checking every mooring tonight,” he said.",
        "senior harbour official",
    ),
    "one of whom only a phrase tells": (
        "Snow had closed the pass. A farmer opened his barn to the drivers.\n\n"
        "“Nobody else would have taken them,” he told a local paper.",
        "farmer",
    ),
    "a person just introduced before the one quoted last": (
        "“It is too early,” Owen Hale said.\n\nAna Ortiz, who runs the ferry, disagreed.\n\n"
        "“It is far too late,” she said.",
        "Ana Ortiz",
    ),
    "who added something": (
        "Bo Lind met Owen Hale at the gate. “We lost the key,” Mr Hale said. “It was my fault,” "
        "he added.",
        "Owen Hale",
    ),
    "the latter": (
        "Nils Oakes handed the cup to Rolf Finch. “It means the world,” the latter said.",
        "Rolf Finch",
    ),
    "the former of two joined by “and”": (
        "Ida Webb and Vera Farrow will share the post. The former said she was “thrilled”.",
        "Ida Webb",
    ),
    "he who is the latter of the sentence before": (
        "Nils Oakes sold the boat to Rolf Finch. The latter took it south. “She sails well,” he "
        "said.",
        "Rolf Finch",
    ),
    "she who is the former of the sentence before": (
        "Ida Webb and Vera Farrow ran a bakery. The former moved away in May. “I miss the smell,” "
        "she said.",
        "Ida Webb",
    ),
    "the latter, though the former is taken up behind": (
        "Nils Oakes lent Rolf Finch his saw. “I gave it back,” said the latter.",
        "Rolf Finch",
    ),
    "tea, the former of two things": (
        "Nils Oakes likes tea more than coffee. The former is cheap. “I drink a pot a day,” he "
        "said.",
        "Nils Oakes",
    ),
    "a former mayor, not the former": (
        "Rolf Finch met Nils Oakes, a former mayor of Holm. The former mayor said he was “glad”.",
        "Nils Oakes",
    ),
    "who left in the latter half of May": (
        "Nils Oakes met Rolf Finch, and left in the latter half of May. “I was tired,” he said.",
        "Nils Oakes",
    ),
    "a firm that nobody knows": (
        "Verlix said its sales had fallen.\n\n“The summer was wet and our shops were empty,” it "
        "said in a statement.",
        "Verlix",
    ),
    "a firm that apologised": (
        "Acme Rail apologised to its passengers. “The trains will run on Monday,” it said.",
        "Acme Rail",
    ),
    "a ministry": (
        "The Harbour Ministry said it knew of the leak. It added: “No fish have died so far.”",
        "Harbour Ministry",
    ),
    "an agency among other bodies": (
        "The Coastal Survey Agency has closed the lighthouse.\n\n“The stairs are no longer safe,” "
        "the agency said on Friday.",
        "Coastal Survey Agency",
    ),
    "an uncle, called so before": (
        "Lars Oden, an uncle of the bride, paid for the tent. The priest came late. “It was worth "
        "it,” the uncle said.",
        "Lars Oden",
    ),
    "a father, among others": (
        "“She was my world,” said Jack Birch, the father of the girl. A friend, Tom Elm, wept. The "
        "father said he would “never stop asking”.",
        "Jack Birch",
    ),
    "a mother nobody was called": (
        "Jack Birch went to court on Monday. The mother of the child said it was “a sad day”.",
        "mother of the child",
    ),
    "who is asked, not who asks": (
        "Tom Brandt runs the mill. Owen Hale asked Mr Brandt why it had closed. “Nobody bought the "
        "flour,” he said.",
        "Tom Brandt",
    ),
    "who tells, not who is told of and named in the quotation": (
        "Vera Lind has led the club for years. Nadia Moss, a treasurer, told the meeting that Ms "
        "Lind had gone too far. “I don’t think Lind asked anybody,” she said.",
        "Nadia Moss",
    ),
    "a given name of the other sex, where the text says “her”": (
        "Cristian Vega, a cleaner, lives with her husband in a mobile home. She has three "
        "children.\n\nRuth Alder blocked the law last week.\n\n“We are afraid to go out,” said "
        "Vega.\n\nHer husband lost his job in May.\n\n“We only want to stay,” she said.",
        "Cristian Vega",
    ),
    "a doctor whose given name tells another sex": (
        "Dr Manel Juan, head of the clinic, said the work was “careful”.\n\nHe added: “It opens a "
        "door.”",
        "Manel Juan",
    ),
    "a report": (
        "A report on the bridge was published on Tuesday. “The bolts were never checked,” it said.",
        "report",
    ),
    "a statement that a body put out": (
        "Norland Port Police held two men, the force said. In a statement it gave no names. The "
        "statement added: “No shots were fired.”",
        "statement",
    ),
    "what reads so is the statement, not who issued it": (
        "Harbour Rail issued a statement late on Friday. It read: “The crane is safe.”",
        "statement",
    ),
    "who spoke is a body, although it issued a report": (
        "Harbour Rail has published a report. “We are sorry,” Harbour Rail said. It promised “a "
        "thorough clean”.",
        "Harbour Rail",
    ),
    "a sign, before its words": (
        "A banner hung from the bridge. “Give us back our river.”",
        "banner",
    ),
    "a report that goes on a paragraph later": (
        "Norland spends more on weddings than on schools, a report said.\n\nIt is an old habit. "
        "“The trade is nearly twice that of Ostland.”",
        "report",
    ),
    "a memo that leads up to its lines": (
        "An aide showed reporters a memo, which lists the main lines of the party:\n\n“Taxes will "
        "not rise before the spring.”",
        "memo",
    ),
    "a letter, by its noun": (
        "A letter reached the town hall on Monday. “We shall not pay this bill,” the letter said.",
        "letter",
    ),
    "an actor known by his surname": (
        "Owen Hale has been busy. Hale's new film opens in Cork on Friday. In an interview "
        "with Radio Nine the actor explained what he shares with the captain.\n\n“I am not "
        "so brave,” he said.",
        "Owen Hale",
    ),
    "a prosecutor named later": (
        "The prosecutor thanked the public. She said the police had found “a good deal of "
        "paper”.\n\nEdda Roe, the county prosecutor, will speak again on Monday.",
        "Edda Roe",
    ),
    "the minister, an Indian paper": (
        "Asha Menon visited the flooded wards of Kollam on Monday. The minister was shown "
        "the broken bund by engineers. “Repairs will take a month,” she said.",
        "Asha Menon",
    ),
    "near miss: a nurse beside a named man": (
        "Owen Hale was taken to the ward. The nurse on duty was kind to him. “She asked for "
        "tea and slept,” she said.",
        "nurse",
    ),
    "before the name": (
        "After he called the film “a crime against taste”, he said, Pastor Rolf Adler left "
        "the hall.",
        "Rolf Adler",
    ),
    "before a name, a mayor": (
        "When she called the plan “a mess” last week, Ana Ortiz, the mayor, had not read it.",
        "Ana Ortiz",
    ),
    "near miss: named before the clause": (
        "Ana Ortiz spoke on Monday. Before she called it “a mess”, Edda Roe had left.",
        "Ana Ortiz",
    ),
    "asked by somebody, and spoken of again": (
        "M. Sen, a former secretary in the ministry, asked Mr. Dev Rao what had led him to "
        "write the book. “The question,” he said, “is why I stayed.”",
        "Dev Rao",
    ),
    "an adverb before the verb": (
        "When Bo Lind praised the old dam, Owen Hale sharply disagreed.\n\n“It killed the "
        "river,” he said.",
        "Owen Hale",
    ),
    "aide of somebody named first": (
        "“The road was long,” Owen Hale said.\n\nOwen Hale campaign aide Rex Bell, the "
        "youngest of them, agreed. “We drove all night,” he said.",
        "Rex Bell",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("parser", ["bundled", None])
def test_who_is_taken_up(text: str, speaker: str, parser: str | None) -> None:
    last = analyze(text, parser=parser).quotations[-1]
    assert last.speaker is not None
    assert last.speaker.name == speaker


def test_somebody_in_passing_is_no_entity() -> None:
    found = analyze("A nurse came in. Ana Ortiz smiled. “We had no warning,” Ms Ortiz said.")
    assert [entity.name for entity in found.entities] == ["Ana Ortiz"]


def test_things_are_bodies_and_documents_that_no_mention_covers() -> None:
    text = "Verlix sent the Norland council a letter. Ana Ortiz read the town’s report aloud."
    assert [one.mention.text for one in things(scan_text(text))] == [
        "Verlix",
        "the Norland council",
        "a letter",
        "report",
    ]


def test_every_weight_names_a_feature_that_is_asked() -> None:
    weights = bundled_judge().weights.by_feature
    assert len(weights) > 300
    folder = Path(quotetrack.__file__).parent / "people" / "antecedents"
    said = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    for feature in weights:
        asks, _, rest = feature.partition(" ")
        name = rest.split()[0] if asks in ("he", "it", "they", "person", "body") else asks
        assert f"{name} " in said, feature
