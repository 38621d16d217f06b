"""Words in marks that stand in running sentences: whose they are, and which are nobody's."""

from __future__ import annotations

import pytest

import quotetrack

#: A text, words of one quotation in it, and the source of that quotation.
WITH_SOURCE = [
    (
        "The roof was “one sneeze from the floor”, in the words of the surveyor who saw "
        "it, for most of last year.",
        "one sneeze",
        "the surveyor",
    ),
    (
        "Ministers faced a “slow puncture of trust”, in Lady Harrow's words, after the leak.",
        "slow puncture",
        "Lady Harrow",
    ),
    (
        "The final was “a fight in a lift”, to quote the coach, Bela Toman, and nobody won it.",
        "a fight in a lift",
        "the coach",
    ),
    (
        "It has become “a garage for ambitions” (in the words of one former aide).",
        "a garage",
        "one former aide",
    ),
    (
        "The scheme is “dead, buried and billed for”, in the phrase of opposition leader "
        "Dev Anand Rao, who wants it scrapped.",
        "dead, buried",
        "opposition leader Dev Anand Rao",
    ),
    (
        "They had wanted “a bit of quiet,” in her words, and a garden.",
        "a bit of quiet",
        "her",
    ),
    (
        "Umpires – “the last monarchs”, to quote Gavankar again – will decide at noon.",
        "the last monarchs",
        "Gavankar",
    ),
    (
        "“It rained all day,” said Ann Lee, in the words of a woman who had seen worse.",
        "It rained all day",
        "Ann Lee",
    ),
    (
        "“Thin, sour and twice as dear” was the verdict of The Eastern Courier.",
        "Thin, sour",
        "The Eastern Courier",
    ),
    (
        "“A costly rehearsal” was coach Pia Lund's description of the game.",
        "A costly rehearsal",
        "coach Pia Lund",
    ),
    (
        "“Bored, not sad” is his phrase for it, and Tom Vickery has been both.",
        "Bored, not sad",
        "his",
    ),
    (
        "A new roof? “Dreamland” was the treasurer's reply.",
        "Dreamland",
        "the treasurer",
    ),
    (
        "“Velvet thugs” is her name for the critics.",
        "Velvet thugs",
        "her",
    ),
    (
        "“Not before the monsoon” was the answer of the chief engineer, S K Roy.",
        "Not before",
        "the chief engineer",
    ),
    (
        "The minister was heard to mutter “what a shower” as he left.",
        "what a shower",
        "The minister",
    ),
    (
        "Captain Ada Wynn was overheard to say, “We should have batted.”",
        "We should have batted",
        "Captain Ada Wynn",
    ),
    (
        "When the officer showed her the ladder, she is said to have replied: “I collect them.”",
        "I collect them",
        "she",
    ),
    (
        "Rossi is reported to have told friends: “I am finished with boats.”",
        "I am finished",
        "Rossi",
    ),
    (
        "One juror is alleged to have shouted “Liar” during the closing speech.",
        "Liar",
        "One juror",
    ),
    (
        "Ann Lee was heard, and the judge said: “Enough.”",
        "Enough",
        "the judge",
    ),
    (
        "A colleague wrote back, “Tuesday? Fine.”",
        "Tuesday? Fine",
        "A colleague",
    ),
    (
        "“Cold. Wet. Marvellous.” Those were the words of swimmer Jo Hale.",
        "Cold. Wet",
        "swimmer Jo Hale",
    ),
    (
        "The striker looked at the sky. “No. Never. Nobody.”",
        "No. Never",
        "The striker",
    ),
    (
        "Asked about the plan, Meena Shah texted, “Nope. Sorry.”",
        "Nope. Sorry",
        "Meena Shah",
    ),
    (
        "She handed the cup back with the comment “I only borrowed it”.",
        "only borrowed",
        "She",
    ),
    (
        "Another reader, from Bath, returned the book with the explanation “too many horses”.",
        "too many horses",
        "Another reader",
    ),
    (
        "He posted a photo of the ditch with the caption “Our new pool”.",
        "Our new pool",
        "He",
    ),
    (
        "Her note ended: “Feed the fish.”",
        "Feed the fish",
        "Her note",
    ),
    (
        "The report ends with a plain warning: “Somebody will fall.”",
        "Somebody will fall",
        "The report",
    ),
    (
        "Chancellor Ida Foss sat down with the observation “that is that”.",
        "that is that",
        "Chancellor Ida Foss",
    ),
    (
        "His own account, “I knocked and nobody stirred”, was read to the panel.",
        "I knocked",
        "His own account",
    ),
    (
        "Her advice, “buy bread, not shares”, made her famous.",
        "buy bread",
        "Her",
    ),
    (
        "Ms Lee's answer, “ask the plumber”, drew laughter.",
        "ask the plumber",
        "Ms Lee",
    ),
    (
        "The chairman's warning, “we are out of road”, was ignored.",
        "we are out of road",
        "The chairman",
    ),
    (
        "The tests cost £4m. The trust's verdict? “Regrettable.”",
        "Regrettable",
        "The trust",
    ),
    (
        "I asked for a rise. My boss's answer? “Ask the cat.”",
        "Ask the cat",
        "My boss",
    ),
    (
        "The dam burst at noon. The minister's explanation? “Rain.”",
        "Rain",
        "The minister",
    ),
    (
        "Ada Pell has run 60 marathons. Her advice to beginners? “Walk.”",
        "Walk",
        "Her",
    ),
    (
        "What of the coach? “I never liked him,” said Ann Lee.",
        "I never liked him",
        "Ann Lee",
    ),
    (
        "In Ann Lee's view the plan is “three parts paint and one part hope”.",
        "three parts paint",
        "Ann Lee",
    ),
    (
        "In his opinion, the law was “a fence with no field”.",
        "a fence with no field",
        "his opinion",
    ),
    (
        "For farmer Mary Tull, whose barn lay under six feet of mud, it was “the end of the line”.",
        "the end of the line",
        "farmer Mary Tull",
    ),
    (
        "For the union, the offer was “an insult with a bow on it”.",
        "an insult",
        "the union",
    ),
    (
        "For Ms Lee it was, quite simply, “the longest night”.",
        "the longest night",
        "Ms Lee",
    ),
    (
        "For Ann Lee, said her brother, it was “the longest night”.",
        "the longest night",
        "her brother",
    ),
    (
        "PATNA: Observing that “a pond is not a plot”, the High Court on Tuesday stayed the sale.",
        "a pond is not",
        "the High Court on Tuesday",
    ),
    (
        "Noting that “no one has come forward”, the bench on Monday closed the case.",
        "no one has come",
        "the bench on Monday",
    ),
    (
        "Stating that the fees were “beyond the poor”, the tribunal ordered a refund.",
        "beyond the poor",
        "the tribunal",
    ),
    (
        "Insisting it had “nothing to hide”, Norvik Foods opened its gates on Friday.",
        "nothing to hide",
        "Norvik Foods",
    ),
    (
        "CHENNAI: Calling the move “a blow to weavers”, union leader K Selvam on Friday "
        "sought talks.",
        "a blow to weavers",
        "union leader K Selvam",
    ),
    (
        "Others joined in, among them the comedian Al Brand (“Is it safe? Is it even food?”).",
        "even food",
        "the comedian Al Brand",
    ),
    (
        "Fans came from the baker Ida Moss (“I wept into the dough”) to the mayor.",
        "wept into the dough",
        "the baker Ida Moss",
    ),
    (
        "She hated retirement (“the long weekend nobody wanted”) and went back to work.",
        "the long weekend",
        "She",
    ),
    (
        "He knows the risks (“I have buried two dogs”), but walks on.",
        "buried two dogs",
        "He",
    ),
    (
        "It was a state of affairs that the lender characterised as a “display hiccup”.",
        "display hiccup",
        "the lender",
    ),
    (
        "The airline dismissed it as “noise”.",
        "noise",
        "The airline",
    ),
    (
        "Police spoke of “a largely peaceful muddle”.",
        "a largely peaceful",
        "Police",
    ),
    (
        "Residents, who had waited a year, spoke of “a wall of mud”.",
        "a wall of mud",
        "Residents",
    ),
    (
        "Mr Cole put the delay down to “teething troubles”.",
        "teething troubles",
        "Mr Cole",
    ),
    (
        "A food inspector, who did not wish to be named, put it down to “heat”.",
        "heat",
        "A food inspector",
    ),
    (
        "What the trade paper Freight Week clocked as “nine minutes of applause” was really five.",
        "nine minutes",
        "the trade paper Freight Week",
    ),
    (
        "Two crew bosses heard an order. A third said he “heard it and laughed”.",
        "heard it and laughed",
        "A third",
    ),
    (
        "One resident blamed the council. A second said it was “God's own gutter”.",
        "God's own gutter",
        "A second",
    ),
    (
        "One resident blamed the council. Another called it “a disgrace with taps”.",
        "a disgrace with taps",
        "Another",
    ),
    (
        "Striker Bo Lind, nicknamed “the Wardrobe”, scored twice. Was it offside? “Ask "
        "the Wardrobe,” he grinned, “he was there.”",
        "Ask the Wardrobe",
        "he",
    ),
    (
        "“Blame the Goat,” she smiled.",
        "Blame the Goat",
        "she",
    ),
    (
        "Ministers had been accused of “sheer greed” by Ana Ortiz, a baker.",
        "sheer greed",
        "Ana Ortiz",
    ),
    (
        "The firm was accused of “hiding the ledger”, Ana Ortiz said.",
        "hiding the ledger",
        "Ana Ortiz",
    ),
    (
        "Jockeys were warned to “ride straight or go home”, the stewards said.",
        "ride straight",
        "the stewards",
    ),
    (
        "Bo Lind was told to “grow up” by his captain after the draw.",
        "grow up",
        "his captain",
    ),
    (
        "He complained that he was told to “sit with the coats”.",
        "sit with the coats",
        "He",
    ),
    (
        "The referee told Bo Lind to “wash his mouth out”.",
        "wash his mouth",
        "The referee",
    ),
    (
        "“I am done,” Bo Lind said, to loud cheers and cries of “Shame!” from Labour members.",
        "Shame",
        "Labour members",
    ),
    (
        "There were loud shouts of “Traitor” from striking miners as he left.",
        "Traitor",
        "striking miners",
    ),
    (
        "According to Ana Ortiz, he left to shouts of “Thief”.",
        "Thief",
        "Ana Ortiz",
    ),
    (
        "Ana Ortiz said she heard cries of “Help me” from the canal.",
        "Help me",
        "Ana Ortiz",
    ),
    (
        "The lawyer opened a letter that said: “You owe us nothing.”",
        "You owe us",
        "a letter",
    ),
    (
        "Ana Ortiz marked the file “Urgent and odd”, she said.",
        "Urgent and odd",
        "she",
    ),
    # By one's own account.
    ("Bo Lind was, by his own account, “a poor sort of sailor”.", "poor sort", "Bo Lind"),
    ("By her own admission Ana Ortiz is “late for everything”.", "late for", "Ana Ortiz"),
    ("By his own reckoning, Bo Lind was “a cork in a tub”.", "a cork", "Bo Lind"),
    ("Ana Ortiz said Bo Lind was by his own account “a cork”.", "a cork", "Ana Ortiz"),
    # Between dashes or brackets.
    (
        "Farmer Al Brand – “I've four of them and I sold two” – said the price was low.",
        "four of them",
        "Farmer Al Brand",
    ),
    (
        "Ana Ortiz gave up the boat – “it was that or my knees” – and bought a bicycle.",
        "my knees",
        "Ana Ortiz",
    ),
    (
        "Bo Lind has served six mayors, two of them thieves (“You may write that. They know”).",
        "You may write",
        "Bo Lind",
    ),
    # How somebody puts it.
    ("Bo Lind saw the map. “Upside down,” was how he put it.", "Upside down", "he"),
    ("“A wet week in a tin” is how Ana Ortiz described it.", "A wet week", "Ana Ortiz"),
    # What others repeat of somebody.
    ("Bo Lind was a cook. Waiters recall his rule for soup: “Taste it twice.”", "twice", "his"),
    ("Ana Ortiz died in May. Her son remembers her last words: “Mind the pan.”", "pan", "her"),
    ("Bo Lind was a cook. Friends still quote his motto: “Eat first.”", "Eat first", "his"),
    ("Waiters recalled Bo Lind's advice: “Taste it.”", "Taste it", "Bo Lind"),
    ("Ana Ortiz remembers her manager: “He never slept.”", "never slept", "Ana Ortiz"),
    # What a file tells that somebody said.
    ("According to court papers, Bo Lind wrote that the pump was “a bomb”.", "a bomb", "Bo Lind"),
    ("According to the report, Ana Ortiz told staff it was “no use”.", "no use", "Ana Ortiz"),
    ("According to Ana Ortiz, the pump was “a bomb”.", "a bomb", "Ana Ortiz"),
    ("Bo Lind isn't having it: “We paid for the roof.”", "We paid", "Bo Lind"),
    # What somebody's claim or promise is.
    ("Ana Ortiz left. Her promise that the hall would be “warm by May” was kept.", "warm", "Her"),
    ("Bo Lind is gone. His claim, that soup is “a sport”, lives on.", "a sport", "His"),
    ("Ana Ortiz left. Despite her warning that it was “shut for good”, it opened.", "shut", "her"),
    ("Bo Lind read her letter that said “no more”.", "no more", "her letter"),
    ("Bo Lind repeated his claim that the vote was “a stew”.", "a stew", "Bo Lind"),
]
#: A text and words of a stretch in it that nobody says, or of whom the text does not tell.
WITHOUT = [
    (
        "The film “Long Harvest”, in the words of the poster, opens on Friday.",
        "Long Harvest",
    ),
    (
        "“Old Rain” was the first novel of Ann Lee.",
        "Old Rain",
    ),
    (
        "“The Tern” is Ann Lee's name for her boat.",
        "The Tern",
    ),
    (
        "“Old Rain” was Ann Lee's first album.",
        "Old Rain",
    ),
    (
        "The road is said to be “the steepest in Wales”.",
        "the steepest",
    ),
    (
        "He has seen “Mr. Tern Goes Home” twice.",
        "Mr. Tern Goes Home",
    ),
    (
        "She starred in the series “Dr. Ada St. Clair” for years.",
        "Dr. Ada St",
    ),
    (
        "He wore a shirt with the slogan “Home First”.",
        "Home First",
    ),
    (
        "A mug with the words “Best Gran” stood on the desk.",
        "Best Gran",
    ),
    (
        "Ann Lee's book, “Out of Road”, sold well.",
        "Out of Road",
    ),
    (
        "His column, “Notes from a Shed”, ran for ten years.",
        "Notes from a Shed",
    ),
    (
        "For years the road was “closed”.",
        "closed",
    ),
    (
        "Ann Lee (“Old Rain”) plays the mayor.",
        "Old Rain",
    ),
    (
        "The jury heard that he had searched for “how to hide a boat”.",
        "how to hide a boat",
    ),
    (
        "She then googled “quick divorce Malta”.",
        "quick divorce",
    ),
    (
        "Police say he searched online for “cheap rope”.",
        "cheap rope",
    ),
    (
        "The mayor was yesterday accused of “wrecking the market” after the vote.",
        "wrecking",
    ),
    (
        "Bo Lind has been accused of “lying through his teeth”, the court heard.",
        "lying through",
    ),
    (
        "A firm which let the barges sink has been ordered to “put its house in order”.",
        "put its house",
    ),
    (
        "Passengers at the depot were told to “wait and be glad of the roof”.",
        "wait and be glad",
    ),
    (
        "The cellist asked for a heater, but was simply told to “play faster”.",
        "play faster",
    ),
    (
        "Ana Ortiz had pleaded with the landlord and was advised to “buy a bucket”.",
        "buy a bucket",
    ),
    (
        "Bo Lind sat down to cries of “Resign!” from the gallery.",
        "Resign",
    ),
    (
        "The premier left the chamber amid boos and shouts of “Liar!”",
        "Liar",
    ),
    (
        "There were cries of “Order!” as Bo Lind rose.",
        "Order",
    ),
    (
        "She pressed a button that said “Send now”, Ana Ortiz recalled.",
        "Send now",
    ),
    (
        "Ana Ortiz ticked a box marked “no further action”, the tribunal was told.",
        "no further",
    ),
    (
        "Bo Lind found the notes – “I owe you all” – and wept.",
        "I owe you",
    ),
    (
        "“Rain” was how the day ended.",
        "Rain",
    ),
    (
        "He sold it in a jar marked “honey”, the officer said.",
        "honey",
    ),
]


@pytest.mark.parametrize(("text", "words", "source"), WITH_SOURCE)
def test_whose_words_stand_in_marks(text: str, words: str, source: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    quotation = next(one for one in found if words in one.text)
    assert quotation.source is not None
    assert quotation.source.text == source


@pytest.mark.parametrize(("text", "words"), WITHOUT)
def test_words_in_marks_that_nobody_says(text: str, words: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    assert not [one for one in found if words in one.text and one.source is not None]
