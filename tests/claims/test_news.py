"""Small news texts as reporters write them: which pairs they hold, if any."""

from __future__ import annotations

import pytest

from quotetrack.claims import link
from quotetrack.linking import find_context

from .articles import quotations

# text, speakers of its quotations, (earlier, later, relation) or None
NEWS = [
    (
        "Questioned by MPs over whether he would step down, Mr Harlan initially replied "
        "“absolutely not”. Later in the same hearing he told the committee: “I'll consider my "
        "position.”",
        ("Harlan",),
        ("absolutely not", "I'll consider my position.", "retreats"),
    ),
    (
        "When a reporter asked if she would rule out a tax rise, Ms Odell answered “yes”, "
        "before adding moments later, “Well, you never rule anything out completely.”",
        ("Odell",),
        ("yes", "Well, you never rule anything out completely.", "retreats"),
    ),
    (
        "Mr Baines was asked twice whether he had taken money from the developer. The first "
        "time he said “no”. The second time he said: “Not that I recall.”",
        ("Baines",),
        ("no", "Not that I recall.", "retreats"),
    ),
    (
        "“Yes, definitely,” Mr Soto told reporters when asked whether he had spoken with the "
        "king. Asked to elaborate, he said: “I'd rather leave it there.”",
        ("Soto",),
        ("Yes, definitely,", "I'd rather leave it there.", "retreats"),
    ),
    (
        "Asked whether the company would leave the city, chief executive Nora Finn first "
        "insisted: “We are staying.” An hour later she said: “Nothing is decided.”",
        ("Finn",),
        ("We are staying.", "Nothing is decided.", "retreats"),
    ),
    (
        "Pressed on whether he trusted his deputy, the governor, Lee Marsh, said “of course” "
        "but then added: “Up to a point.”",
        ("Marsh",),
        ("of course", "Up to a point.", "retreats"),
    ),
    (
        "In answer to a question about whether the army had fired first, General Ruiz said "
        "“no,” only to concede seconds later that it was “possible”.",
        ("Ruiz",),
        ("no,", "possible", "retreats"),
    ),
    (
        "Did he know about the payments? “No,” Mr Calder told the inquiry. Shown an email, he "
        "said: “I may have been told in passing.”",
        ("Calder",),
        ("No,", "I may have been told in passing.", "retreats"),
    ),
    (
        "Ms Lowe gave conflicting answers on whether the vote would be delayed, at one point "
        "saying “no” and at another “we'll have to see”.",
        ("Lowe",),
        ("no", "we'll have to see", "retreats"),
    ),
    (
        "Asked whether he would debate his rival, Mr Dunn said on Monday, “Any time, any "
        "place.” On Thursday, asked again, he said: “I don't see the point.”",
        ("Dunn",),
        None,
    ),
    (
        "Asked whether she had apologised, Ms Kerr said “I have” at first, then “in my own way”.",
        ("Kerr",),
        ("I have", "in my own way", "retreats"),
    ),
    (
        "Asked if the ceasefire was holding, Mr Amadi said “yes” on Tuesday morning. By evening"
        " his answer had become “largely”.",
        ("Amadi",),
        ("yes", "largely", "retreats"),
    ),
    (
        "Mr Pike, asked if he would vote for the bill, said “I will.” Two days later he told a "
        "radio station: “I won't.”",
        ("Pike",),
        ("I will.", "I won't.", "changes_position"),
    ),
    (
        "“No, I have never met him,” Ms Grant said last week when asked whether she knew the "
        "banker. On Sunday she said: “I met him once or twice.”",
        ("Grant",),
        ("No, I have never met him,", "I met him once or twice.", "contradicts"),
    ),
    (
        "Asked whether the leak was fixed, the engineer, Olu Dada, answered “yes”. “We replaced"
        " the valve on Sunday and tested it twice,” he said.",
        ("Dada",),
        None,
    ),
    (
        "Asked whether she would attend, Ms Holt said “yes”. “If the weather holds, the whole "
        "family will be there,” she added.",
        ("Holt",),
        None,
    ),
    (
        "Asked whether he was worried, Mr Ash said “no”. “I don't know why people think that,” "
        "he said. “We are not sure about the date, that is all.”",
        ("Ash",),
        None,
    ),
    (
        "Mr Voss said the plan was “not perfect”. He called it “absolutely” necessary and said "
        "it was “possible” that work would begin in May.",
        ("Voss",),
        None,
    ),
    (
        "Asked if he supported the strike, Mr Boyle said “yes”. Asked if he would join it, he "
        "said: “I'd rather not say.”",
        ("Boyle",),
        None,
    ),
    (
        "Asked about her plans, Ms Ruth said: “No comment.” Asked again, she said: “Not today.”",
        ("Ruth",),
        None,
    ),
    (
        "Ms Tran said “yes” when asked if the team was ready. Coach Bill Hale said: “Not exactly.”",
        ("Tran", "Hale"),
        None,
    ),
    (
        "In January the mayor, Ivo Petri, said: “There will be no lay-offs.” On Friday he said:"
        " “There will be lay-offs.”",
        ("Petri",),
        ("There will be no lay-offs.", "There will be lay-offs.", "changes_position"),
    ),
    (
        "“Yes,” Mr Gill said when asked whether he would run. Later he said of the budget: "
        "“Not perfect.”",
        ("Gill",),
        None,
    ),
    (
        "Mr Gill said “yes” at first. Minutes later he said “not exactly”.",
        ("Gill",),
        ("yes", "not exactly", "retreats"),
    ),
    (
        "“I was on the boat,” Mr Gill said. Four minutes later he said: “I was not on the boat.”",
        ("Gill",),
        ("I was on the boat,", "I was not on the boat.", "contradicts"),
    ),
    (
        "“I will not resign,” Ms Poe said on Monday. On Thursday she said: “I will resign.”",
        ("Poe",),
        ("I will not resign,", "I will resign.", "changes_position"),
    ),
    (
        "Asked how many ferries had sunk, Mr Gill said “four”. Asked again, he said “eleven”.",
        ("Gill",),
        ("four", "eleven", "numeric_conflict"),
    ),
    (
        "Asked when the bridge would open, Ms Poe said “in April”. Later she said “in October”.",
        ("Poe",),
        ("in April", "in October", "numeric_conflict"),
    ),
    (
        "Ms Poe said “at least 500 people” had been moved. The next day she said “no more than "
        "200 people” had been moved.",
        ("Poe",),
        ("at least 500 people", "no more than 200 people", "numeric_conflict"),
    ),
    (
        "Asked if the quay was safe, Mr Gill said “yes”. Asked if the pier was safe, he said “no”.",
        ("Gill",),
        None,
    ),
    (
        "Asked about the war, Mr Gill said: “It must end.” Asked about the festival, he said: “It "
        "must not end.”",
        ("Gill",),
        None,
    ),
    (
        "Mr Gill was asked whether he had seen the bill. “At no time,” he said. An hour later he "
        "conceded: “It may have crossed my desk.”",
        ("Gill",),
        ("At no time,", "It may have crossed my desk.", "retreats"),
    ),
    (
        "Asked if she had checked the map, Ms Poe said “yes, I have”. Pressed on the point "
        "yesterday, she said “my mother did”.",
        ("Poe",),
        ("yes, I have", "my mother did", "retreats"),
    ),
]


@pytest.mark.parametrize(("text", "speakers", "expected"), NEWS, ids=[n[0][:50] for n in NEWS])
def test_pairs_in_news(text, speakers, expected):
    document, found = quotations(text, *speakers)
    pairs = link(find_context(document, found), {document.id: document})
    assert [(p.earlier.text, p.later.text, p.relation) for p in pairs] == (
        [expected] if expected else []
    )
