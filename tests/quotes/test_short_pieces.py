"""Short pieces in marks whose source, or whose want of one, grammar alone shows."""

from __future__ import annotations

import pytest

import quotetrack

#: A text, words of one quotation in it, and the source of that quotation.
WITH_SOURCE = [
    ("The motion tabled by Siv Moe said: “No one came.”", "came", "The motion tabled by Siv Moe"),
    ("It had a link to a note that said, in part, “Go.”", "Go", "a link to a note"),
    ("Siv Moe met a man who said, in English, “Go.”", "Go", "who"),
    ("He read a poem that, Siv Moe said, was “odd”.", "odd", "Siv Moe"),
    ("He got emails from tenants accusing the mayor of “idle talk”.", "idle talk", "tenants"),
    ("In answer to a post calling it “odd”, Ida Sand laughed.", "odd", "a post"),
    ("In reply to a letter stating that it “sank”, Ida Sand wrote: “No.”", "sank", "a letter"),
    ("Replying to a post that claimed the oil “kills”, Ida Sand sighed.", "kills", "a post"),
    ("Ida Sand answered the letter, calling it “odd”.", "odd", "Ida Sand"),
    ("Ida Sand responded to the letter calling it “odd”.", "odd", "Ida Sand"),
    ("Ida Sand read emails from tenants before calling it “odd”.", "odd", "Ida Sand"),
    ("A mast there would be “a slap”, farmers have told the council.", "a slap", "farmers"),
    ("Tor Vik was “as good as gold”, his aunt has told an inquest.", "gold", "his aunt"),
    ("Siv Moe was told by a clerk that her claim was “closed”.", "closed", "a clerk"),
    (
        "“We heard,” a spokesperson for the Department of Health and Social Care said.",
        "We heard",
        "a spokesperson for the Department of Health and Social Care",
    ),
    ("Ida Sand left. It was, in her words, “a cupboard”.", "cupboard", "her"),
    ("The inn was, in the words of the vicar, “a cupboard”.", "cupboard", "the vicar"),
    ("“It is late,” said the then minister.", "late", "the then minister"),
    ("Mr Tolv said the fears voiced by Ida Sand were “silly”.", "silly", "Mr Tolv"),
    ("It was a week of “small mercies,” as Hedda Rask put it.", "mercies", "Hedda Rask"),
    (
        "It was a “long winter” for a town that “had no wood,” as Hedda Rask put it on Friday.",
        "long winter",
        "Hedda Rask",
    ),
    (
        "The flag fell – “waking,” as the Fjord Post reported, “old fears.”",
        "waking",
        "the Fjord Post",
    ),
    (
        "When Siv Moe put it to Ida that “no is no”, Ida replied, “Buy oil.”",
        "no is no",
        "Siv Moe",
    ),
    ("When Siv Moe put it to Ida that “no is no”, Ida replied, “Buy oil.”", "Buy oil", "Ida"),
    ("Siv Moe, the judge, termed the delay “idle talk”.", "idle talk", "Siv Moe"),
    ("Miner Tor Vik branded the accident a “planned killing”.", "planned", "Miner Tor Vik"),
    (
        "The row grew with the Miners’ Union (MU) accusing the mayor of “idle talk”.",
        "idle talk",
        "the Miners’ Union",
    ),
    ("It closed with Siv Moe (34) calling the mayor “a liar”.", "liar", "Siv Moe"),
    (
        "The club, in a statement signed by its secretary, Siv Moe, said it was “idle talk”.",
        "idle talk",
        "The club",
    ),
    ("They met “with joy,” as Siv Moe wrote.", "with joy", "Siv Moe"),
    (
        "Anger grew – “Shame on the pilots!” one letter began – and the inn shut.",
        "Shame",
        "one letter",
    ),
    ("“Bring your own oars,” the tweet ended.", "oars", "the tweet"),
    ("There was (in captain Tor Vik’s phrase) “a market in mud” there.", "mud", "captain Tor Vik"),
    ("It was, in Ida Sand’s words, “a cupboard”.", "cupboard", "Ida Sand"),
    ("According to Siv Moe, the water went “very dark” at noon.", "very dark", "Siv Moe"),
    ("According to the vicar, the inn had “no roof”.", "no roof", "the vicar"),
    ("The vote was, as the harbour master put it, “a long yawn”.", "yawn", "the harbour master"),
    ("They are, as Mr Tolv called them, “tourists of grief”.", "tourists", "Mr Tolv"),
    ("Or, as Ida Sand put it, “no boat waits.”", "no boat", "Ida Sand"),
    ("Runa Falk likened the judges to “geese” in her column.", "geese", "Runa Falk"),
    ("Councillor Bo Hegg brushed the letter off as “pub talk”.", "pub talk", "Councillor Bo Hegg"),
    ("The trainer, Siv Moe, condemned the draw as “rotten” on Friday.", "rotten", "Siv Moe"),
    ("Siri Holt waved the strike away as “Friday talk”.", "Friday talk", "Siri Holt"),
    ("Professor Lind estimated “at least 4,000” had gone.", "4,000", "Professor Lind"),
    (
        "The surveyor Tom Hale put the loss at “between £3m and £5m”.",
        "£5m",
        "The surveyor Tom Hale",
    ),
    ("Ms Carver reckoned “hundreds” had come. She counted.", "hundreds", "Ms Carver"),
    ("“I am tired,” the station quoted him as saying.", "tired", "him"),
    ("“We have no ships,” the paper cited her as saying on Friday.", "no ships", "her"),
    (
        "Raids began, adding to Tor Vik’s woes, after Siv Moe branded his men a “band of thieves”.",
        "band of thieves",
        "Siv Moe",
    ),
    (
        "Shops shut early, adding to the gloom, when Ida Sand called it a “lost day”.",
        "lost",
        "Ida Sand",
    ),
    (
        "Bo Hegg said they would go. The draft resolution defines their role as keeping up “the "
        "peace of the town and its port”.",
        "the peace",
        "The draft resolution",
    ),
    (
        "Ms Dahl was glad. But the treaty gives them “the right to fish in their own waters”.",
        "the right",
        "the treaty",
    ),
    (
        "The new law, Ms Dahl said, bars them from “any act that may bring shame on it”.",
        "any act",
        "Ms Dahl",
    ),
    ("Bo Hegg denied it through his agent, who called it “a lie”.", "a lie", "who"),
    ("Tor Vik was freed after a call by the judge, who branded it “a shame”.", "a shame", "who"),
    ("The minister, who met aides, called it “a lie”.", "a lie", "The minister"),
    ("Siv Moe pressed on with what aides called a “war on want”.", "war on want", "aides"),
    ("Siv Moe left after what witnesses described as a “row”.", "row", "witnesses"),
    ("Ms Dahl has branded the toll a “tax on bread”.", "tax on bread", "Ms Dahl"),
    (
        "The pump seems to clear the pond by lifting “what nobody wants,” said Tor Vik, a plumber.",
        "what nobody wants",
        "Tor Vik",
    ),
    ("“We sold no boat,” Siri Holt said according to a Fjord Post report.", "boat", "Siri Holt"),
    ("Ms Dahl has slammed the board for “empty words” on the dam.", "empty words", "Ms Dahl"),
    ("The lane is “a death trap” say those living beside it.", "death trap", "those"),
    ("They heeded Ida Sand’s call to “stay at home”.", "stay at home", "Ida Sand"),
    ("It shows the case of Mayor Bo Hegg saying, “I do not know.”", "not know", "Mayor Bo Hegg"),
    ("I found a card with an Ida Sand quote: “Be slow to leave.”", "Be slow", "Ida Sand"),
    ("“Seals will go,” Siv Moe, of Lyon, France, said.", "Seals", "Siv Moe"),
    ("Siv Moe kept asking them, “Why so quiet?”", "Why so quiet", "Siv Moe"),
    (
        "The decree signed by Tor Vik states: “It is his.”",
        "It is his",
        "The decree signed by Tor Vik",
    ),
    (
        "A letter sent by Siv Moe says the pier is “a trap”.",
        "a trap",
        "A letter sent by Siv Moe",
    ),
    ("A note left on the step read: “Gone to sea.”", "Gone to sea", "A note left on the step"),
    (
        "A plaque beside the old gate explains: “It was built twice.”",
        "built twice",
        "A plaque beside the old gate",
    ),
    (
        "A leaflet handed out at the depot told riders: “We are sorry.”",
        "sorry",
        "A leaflet handed out at the depot",
    ),
    (
        "A slide leaked to the union and seen by the Fjord Post tells staff to “have a chat”.",
        "have a chat",
        "A slide leaked to the union and seen by the Fjord Post",
    ),
    ("The bank advised savers to “shop around”.", "shop around", "The bank"),
    ("Police have ordered drivers to “turn back”.", "turn back", "Police"),
    ("But the board sided with men who said it was “like a cupboard”.", "a cupboard", "who"),
    ("“I have paid,” Tor Vik said, cutting off a man who asked about it.", "have paid", "Tor Vik"),
    ("Siv Moe praised a man who said little as “a rock”.", "a rock", "Siv Moe"),
    ("Siv Moe dismissed it and, when some said it was “late”, laughed.", "late", "some"),
    ("Others were blunter: “Who pays?” asked Tor Vik, a baker.", "Who pays", "Tor Vik"),
    ("An aide was blunter: “Nobody pays.” It rained.", "Nobody pays", "An aide"),
    ("“Do not ask,” another answered.", "Do not ask", "another"),
    ("“We wait.” Tor Vik left after a guard had shouted at him, Siv Moe said.", "wait", "Siv Moe"),
    ("Siv Moe, for the board, said a guard had written in the log: “Out!”", "Out", "a guard"),
    ("Siv Moe said the guard had put it in the log: “No boats.”", "No boats", "Siv Moe"),
    ("A boy outside the inn said: “I saw it.”", "saw it", "A boy outside the inn"),
    ("A note left for the cook, Tor Vik said, was “rude”.", "rude", "Tor Vik"),
    ("The wall beside the mill, Siv Moe said, was “a wreck”.", "wreck", "Siv Moe"),
    ("In all, “nine men drowned here,” said the warden, who is old.", "nine men", "the warden"),
    ("We turn to Ida Sand’s description of the inn: “A cupboard.”", "cupboard", "Ida Sand"),
    (
        "In a letter, club members Tor Vik, Siv Moe and Ida Sand said they were “sorry”.",
        "sorry",
        "club members Tor Vik, Siv Moe and Ida Sand",
    ),
    (
        "“We will go,” said actors Tor Vik, Siv Moe and Ida Sand.",
        "We will go",
        "Tor Vik, Siv Moe and Ida Sand",
    ),
    ("“We go,” Tor Vik, Siv Moe and Ida Sand said.", "We go", "Tor Vik, Siv Moe and Ida Sand"),
    ("In Rome, Siv Moe and Ida Sand said it was “odd”.", "odd", "Siv Moe and Ida Sand"),
    ("Tor Vik this month called the toll “a tax on bread”.", "tax on bread", "Tor Vik"),
    ("It filled a gap that critics describe as “a hole in the map.”", "hole", "critics"),
    ("Bees took a shortcut, which the authors hailed as “goal sharing.”", "goal", "the authors"),
    ("It is the lake which Bo Hegg had dismissed as “a pond” in May.", "a pond", "Bo Hegg"),
    ("Staff are angry at what the union calls “a joke”.", "a joke", "the union"),
    ("They shut the well, a step the board had branded “unwise”.", "unwise", "the board"),
    ("He quit over lines Bo Hegg called “vile”.", "vile", "Bo Hegg"),
    ("It lost four boats, a day the captain likened to “a bad tooth”.", "tooth", "the captain"),
    ("The inn raised its prices, which the guests called “a stick-up”.", "stick-up", "the guests"),
    ("The ruling was described as “a grey day” by the union.", "grey day", "the union"),
    ("The bid was rejected as “paltry” by the board.", "paltry", "the board"),
    ("It was hailed as “late”, “odd” and “dear” by doctors.", "odd", "doctors"),
    ("The tax has been branded “cruel” by charities.", "cruel", "charities"),
    ("The head, Siv Moe, accepted that her note was “not kind”.", "not kind", "Siv Moe"),
    ("He thanked a crowd he felt had been “worth a goal”.", "worth", "He"),
    ("Siv Moe wants to “mend the roads”.", "mend the roads", "Siv Moe"),
    ("The king paid tribute to her “quiet courage”.", "quiet courage", "The king"),
    ("A cook was caught on video calling a guest “a goat”.", "a goat", "A cook"),
    ("A “sad lack” of rope led to it, the inquiry has said.", "sad lack", "the inquiry"),
    (
        "It fell, with miners calling it “odd” and Bo Hegg hitting back by calling them “late”.",
        "late",
        "Bo Hegg",
    ),
    (
        "With miners calling it “odd” and the mayor accusing them of “sloth”, the bill fell.",
        "sloth",
        "the mayor",
    ),
    ("Siv Moe left after what her firm called “a frank talk”.", "frank talk", "her firm"),
    ("The bank condemned the tax in what it called a “clear” breach.", "clear", "The bank"),
    ("Siv Moe withdrew with what officials called “a bad tooth”.", "bad tooth", "officials"),
    ("The post spread, with several users calling it “cold”.", "cold", "several users"),
    ("In uncut beds the worms “all but doubled”, the authors write.", "all but", "the authors"),
    ("Siv Moe tweeted a flat tyre with the words “Nice road? Really?”.", "Nice road", "Siv Moe"),
    (
        "The banker paid, after sending him away with the words “I would sooner eat soap”.",
        "sooner",
        "The banker",
    ),
    ("They pay for what the board describes as a “leap”.", "leap", "the board"),
    ("He fears what Tor Vik refers to as “the gap”.", "the gap", "Tor Vik"),
    ("Ada Wren paid tribute to Mr Pask as a “true original”.", "original", "Ada Wren"),
    (
        "The Greens have criticised the plans to dam the river, which cost £2m, as “a plaster”.",
        "plaster",
        "The Greens",
    ),
    ("Mr Fell attacked the party's four new pledges as “hollow”.", "hollow", "Mr Fell"),
    ("Rowan Sharp accepts he is under “a lot more strain” than before.", "strain", "Rowan Sharp"),
    ("Ms Voigt thought she'd “lost the farm.” Then she read it.", "lost the farm", "Ms Voigt"),
    (
        "Ruth Alder, its head, said the gift, from a bank in Arden, had been “truly welcome”.",
        "welcome",
        "Ruth Alder",
    ),
    (
        "Bo Hegg said the bills are of “huge concern” and show “greed” in a bad year.",
        "greed",
        "Bo Hegg",
    ),
]
#: A text, and words in marks that nobody says.
WITHOUT = [
    ("It is what sailors call “a dead sea”.", "a dead sea"),
    ("They live in a lane sailors call “the drop”.", "the drop"),
    ("The stew the islanders called “burgoo” is made of oats.", "burgoo"),
    ("She wore the coat the family called “Big Bertha”.", "Big Bertha"),
    ("He was dubbed “the Cat” by fans.", "the Cat"),
    ("They met in a cave which guides call “the chapel”.", "the chapel"),
    ("Mr Hegg believes the “road map” will hold.", "road map"),
    ("Siv Moe wore a cap with the words “Home Farm”.", "Home Farm"),
    ("The hill is termed “open land” under the law.", "open land"),
    ("In other terms, the “green” ones may go.", "green"),
    ("Siv Moe said that posts tagged as “urgent” come late.", "urgent"),
    ("Ida Sand wrote that crates marked as “Fresh Fish” were empty.", "Fresh Fish"),
    ("MUSIC\n“Carousel,” written by Tor Vik, is heard.", "Carousel"),
    ("It is far from the firm’s motto, “Build it well.” So says Ida Sand.", "Build it well"),
    ("“I could eat a horse,” means that one is hungry.", "eat a horse"),
    ("It is the hill that was known as “the Knuckle.”", "the Knuckle"),
    ("We saw what you might call “soup”.", "soup"),
    ("The mayor invited them to “Night Ferry”.", "Night Ferry"),
    ("Letter: “Keep our trees”\n\nIt rained.", "Keep our trees"),
    ("Opinion: The mayor’s odd idea of “savings”\n\nIt rained.", "savings"),
    ("It rained.\n\nPodcast: “Rain for all”", "Rain for all"),
    ("Re. “Bay tolls hit the poor,” Page A6:\n\nI disagree with it.", "Bay tolls"),
    ("“Night Ferry” director Olaf Reed spoke to students in Lund on Monday.", "Night Ferry"),
    ("Kari Lunde, host of “Tea at Noon”, told them she would stay.", "Tea at Noon"),
    ("^ Pell, D.; Orr, S. (2010). “Mapping the tides of rivers”. Water Letters. 4: 1–9.", "tides"),
    ("It is a small rule. Example: “There were fewer boats.” So much for boats.", "fewer"),
    ("Do not say “The whole town exploded with joy.” Towns do not explode.", "whole town"),
    ("The club offers a course called “Finding Old Boats” by author Eli Roan.", "Old Boats"),
    ("Tooth & Son said “vlog” headed the list of new words.", "vlog"),
    ("Ospreys named “finest choir in Wales”\n\nThe choir sang on.", "finest choir"),
    ("The author of “Salt and Rope” said he would write no more.", "Salt and Rope"),
    ("Guests wore a cap with his face and the words “Go Far North”.", "Go Far North"),
    ("Nurse Liv Berg felt well, and the risk to others is said to be “low”.", "low"),
    ("There was a smile on the guard’s face as if to say “Not today”.", "Not today"),
]


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("There were cries of “shame” from the back of the room.", True),
        ("Farmers blocked the road amid slogans of “go back”, and police stood by.", True),
        ("It opened a show called “Cries of Joy” in May.", False),
        ("She wrote the song “Whispers of Home”.", False),
    ],
)
def test_what_is_chanted_is_speech_whoever_chants(text: str, is_speech: bool) -> None:
    assert bool(quotetrack.extract_quotes(text, parser=None).items) is is_speech


@pytest.mark.parametrize(("text", "words", "source"), WITH_SOURCE)
def test_the_verb_tells_whose_a_short_piece_is(text: str, words: str, source: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    (quotation,) = [one for one in found if words in one.text]
    assert quotation.source is not None
    assert quotation.source.text == source


@pytest.mark.parametrize(("text", "words"), WITHOUT)
def test_titles_words_on_things_and_hearsay_have_no_source(text: str, words: str) -> None:
    found = quotetrack.extract_quotes(text, parser=None)
    assert not [one for one in found if words in one.text and one.source is not None]
