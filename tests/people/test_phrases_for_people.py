"""Whom longer phrases mean: ages, bodies with roles and names.

Sources stand in [brackets], as in `test_resolve`.
"""

from __future__ import annotations

import pytest

from tests.people.test_resolve import speakers

CASES = {
    "a body by the short name in brackets, whatever its words": (
        "Ana Ortiz chairs Lund Against Dull Signs (LADS). [LADS] said “no”. The Lund Owners' Union "
        "(LOU) left. “Yes,” [the LOU] said.",
        ["Lund Against Dull Signs", "Lund Owners' Union"],
    ),
    "a detective by rank": (
        "Det Insp Ana Ortiz led it. Bo Lind was found dead. It was, [the detective] said, “odd”.",
        ["Ana Ortiz"],
    ),
    "a minister by office": (
        "A cabinet minister has refused to rule out more cuts next year, saying it was “hard”.\n\n"
        "Health Secretary Ana Ortiz told the BBC it was late. “It is hard,” [the minister] said.",
        ["Ana Ortiz"],
    ),
    "an age": ("Mae Tully, 61, has a stall. “It rains,” [the 61-year-old] said.", ["Mae Tully"]),
    "an age and a calling": (
        "Mae Tully, 61, a baker, has a stall. “It rains,” [the baker] said. “Yes,” said "
        "[the 61-year-old from Lund].",
        ["Mae Tully", "Mae Tully"],
    ),
    "the age of somebody else": (
        "Mae Tully, 61, met Owen Hale, 44, at the port. “It rains,” [the 44-year-old] said.",
        ["Owen Hale"],
    ),
    "an age that nobody was given": (
        "Bo Lind won the race. “I am tired,” [the 30-year-old] said.",
        ["Bo Lind"],
    ),
    "a name that others tell": (
        "A clerk named Mae Tully waved. “No,” [the clerk] said. “I am lost,” said [the man], later "
        "identified by police as Carl Yost, 57. The driver, a veteran called Bo Lind, left. "
        "“Late again,” [the driver] said.",
        ["Mae Tully", "Carl Yost", "Bo Lind"],
    ),
    "near miss: a name that somebody gives another": (
        "A mayor named Mae Tully as her heir. “No,” [the mayor] said. A baker called Bo Lind on "
        "Monday. “Come,” [the baker] said.",
        ["mayor", "baker"],
    ),
    "a name behind what somebody did": (
        "“No,” said [the teenager] who found her, Mae Tully. “Yes,” said [the baker] leading the "
        "search, Bo Lind, 44.",
        ["Mae Tully", "Bo Lind"],
    ),
    "near miss: a name behind somebody else": (
        "“No,” said [the woman] who lost her brother, Tom Reyes, in the fire.",
        ["woman"],
    ),
    "a name behind a calling and an age": (
        "Their trainee, 17-year-old Mae Tully, left. “I am tired,” [she] said.",
        ["Mae Tully"],
    ),
    "what somebody is on the field": (
        "Bo Lind won the toss. “I am tired,” [the all-rounder] said.",
        ["Bo Lind"],
    ),
    "a body, a role and a name": (
        "“No,” said [Board of Fisheries chairwoman Mae Tully]. “Never,” [Ms Tully] said.",
        ["Mae Tully", "Mae Tully"],
    ),
    "whom a report is by": (
        "“It leaks,” according to [a report by Mae Tully]. [A study by the engineer Bo Lind] says "
        "“it holds”. “No,” says [a note by Norland Bank].",
        ["Mae Tully", "Bo Lind", "note by Norland Bank"],
    ),
    "a body with a place, two roles and a name": (
        "“No,” said [Ministry of Defence Permanent Secretary Carl April]. “Never,” said [Royal "
        "Bank of South Norland President Arthur P. Lindqvist].",
        ["Carl April", "Arthur P. Lindqvist"],
    ),
    "the office of somebody": (
        "“No,” said [the Office of Norland President Mae Tully].",
        ["Office of Norland President Mae Tully"],
    ),
    "the friends of somebody": (
        "[Friends of Norland President Mae Tully] said “no”.",
        ["Friends of Norland President Mae Tully"],
    ),
    "an office with its field and a name": (
        "[Head of maritime insurance Mae Tully] said “no”. “Never,” said [Director of public "
        "health Bo Lind].",
        ["Mae Tully", "Bo Lind"],
    ),
    "the beginning of an office with its field": (
        "[Head] of financial reporting Mae Tully said “no”. It rained. [Chief] of tidal research "
        "Bo Lind said “never”.",
        ["Mae Tully", "Bo Lind"],
    ),
    "the beginning of a body whose name has a preposition": (
        "It is late, according to [Feet] to Fit Founder Mae Tully: “no”.",
        ["Mae Tully"],
    ),
    "people beside somebody": (
        "[Aides] to Norland President Mae Tully said “no”.",
        ["Aides"],
    ),
    "a name that is once written fuller": (
        "Jan Owen Tully and Bo Lind bake. “It rains,” [Owen Tully] said. “Yes,” [Tully] said. "
        "[Owen Tully] said “no”.",
        ["Jan Owen Tully", "Jan Owen Tully", "Jan Owen Tully"],
    ),
    "a middle name that only one place has": (
        "Ana Ruiz Ortega bakes. “It rains,” [Ana Ortega] said. [Ana Ortega] left.",
        ["Ana Ruiz Ortega", "Ana Ruiz Ortega"],
    ),
    "an initial that only one place has": (
        "Ana M. Ortega bakes. “It rains,” [Ana Ortega] said. [Ana Ortega] left.",
        ["Ana Ortega", "Ana Ortega"],
    ),
    "a word that opens the sentence before a name": (
        "Ana Ortega bakes. Hence Ana Ortega is up. “It rains,” [Ana Ortega] said.",
        ["Ana Ortega"],
    ),
    "a calling of two words and a name": (
        "“No,” [Dolan running mate Mae Tully] told Channel Nine.",
        ["Mae Tully"],
    ),
    "what somebody is by a street": (
        "Veteran Main Streeter Mae Tully left. “No,” [Tully] said. Silicon Valleyite Charlotte "
        "Lind stayed. “Yes,” [Lind] said.",
        ["Mae Tully", "Charlotte Lind"],
    ),
    "who gives a name": (
        "A man who gave his name only as Otto came. “No,” [the man] said. “Yes,” said [a woman "
        "who identified herself as Rosa]. “It rains,” wrote [a user who goes by the name of "
        "Zilver]. “It snows,” [a cook whose name was “Vigo”] said.",
        ["Otto", "Rosa", "Zilver", "Vigo"],
    ),
    "who names somebody else": (
        "A man who asked for Otto came. “No,” [the man] said.",
        ["man"],
    ),
    "a pet name": (
        "“No,” said Dr Ana Ortiz. Brimble, as she is affectionately called, believes “it is so”. "
        "“Go,” [Brimble] said.",
        ["Ana Ortiz"],
    ),
    "a pet name that others use": (
        "Owen Hale runs the inn. Old “Brimble”, as the whole town calls him, left. “Go,” "
        "[Brimble] said.",
        ["Owen Hale"],
    ),
    "a pet name, near miss": (
        "Owen Hale left. His neighbour Brimble, as he is known, stayed. “Go,” [Brimble] said.",
        ["Brimble"],
    ),
    "a pet name of the other sex, near miss": (
        "Owen Hale left. Tilda, as she is known, stayed. “Go,” [Tilda] said.",
        ["Tilda"],
    ),
    "a single word that is known as another name": (
        "Owen Hale, also known as Brimble, sang. “No,” [Brimble] said.",
        ["Owen Hale"],
    ),
    "and one in brackets": (
        "Mae Orrin (a.k.a. Dusket) sang. “No,” [Dusket] said.",
        ["Mae Orrin"],
    ),
    "a name in marks that is only assumed": (
        "Zilver posted a song. “No,” [Zilver] wrote. [Zilver] left. The song is by P.J. Tully aka "
        "“Zilver”.",
        ["P.J. Tully", "P.J. Tully"],
    ),
    "a name of the stage that is used most": (
        "Mae Tully, who records as Night Heron, is back. “I slept,” [Night Heron] said. [Night "
        "Heron] wrote “no”.",
        ["Mae Tully", "Mae Tully"],
    ),
    "a nickname within a name": (
        "The bassist Carl “Spud” Lewis met the drummer Nigel “Jugs” Hart. As Jugs told us, it "
        "was late. “It rained,” [he] said. “No,” said [Spud].",
        ["Nigel Hart", "Carl Lewis"],
    ),
    "a couple whose second name is a word, together": (
        "“No,” said [Melinda and Bill Gatt].",
        ["Melinda and Bill Gatt"],
    ),
    "a couple whose first name is a word": (
        "They met Bill and Hanna Gatt. “It rains,” [Bill] said.",
        ["Bill Gatt"],
    ),
    "a Mister behind what he has": (
        "The skipper of the old boat, a Mr Ivo Kral, nodded. “It rains,” [he] said.",
        ["Ivo Kral"],
    ),
    "who is told of behind somebody's place": (
        "The owner of the small inn, Mae Tully, nodded. “It rains,” [the owner] said.",
        ["Mae Tully"],
    ),
    "an office in a headline": (
        "Press Briefing by Deputy Press Secretary Lamar Eddy\n\n[MR. EDDY]: “It rains.”",
        ["Lamar Eddy"],
    ),
    "where somebody comes from": (
        "Coach Carlo Tully lost. “It rained,” said [the Italian]. “I slept,” said [the Dubliner].",
        ["Carlo Tully", "Carlo Tully"],
    ),
    "the man that a word for a people tells": (
        "Piet Brandt beat Ema Lind. “I won,” said [the Dutchman]. Olga Renn beat Olaf Berg. “I "
        "slept,” said [the Yorkshirewoman].",
        ["Piet Brandt", "Olga Renn"],
    ),
    "a country that somebody else comes from": (
        "The French player Hugo Renard beat Ben Tully. “I won,” said [the Englishman].",
        ["Ben Tully"],
    ),
    "a people as a whole": (
        "Piet Brandt lost. “It rained,” said [the Dutch].",
        ["Dutch"],
    ),
    "somebody of a people whom a sentence opens with": (
        "Viktor Lind lost in Rome. [The Swede] said: “No.” [The Swede's coach], Ann Holt, "
        "said “yes”.",
        ["Viktor Lind", "Ann Holt"],
    ),
    "players by their places": (
        "Lee Holt beat the sixth seed Dan Orr, and Ghana forward Paul Agyei met running back "
        "Tim Dent. "
        "“No,” said [the sixth seed]. “Yes,” said [the Ghana forward]. "
        "[The running back] said “why”.",
        ["Dan Orr", "Paul Agyei", "Tim Dent"],
    ),
    "the best of the world by number": (
        "World number one Dan Orr lost to Lee Holt, the British number two. “No,” said "
        "[the world No 1]. "
        "[The British number two] said “why”.",
        ["Dan Orr", "Lee Holt"],
    ),
    "the nation that is told beside a name": (
        "Spain's Ana Ruiz beat Elsa Dahl. “No,” said [the Swede]. “Yes,” said [the Spaniard]. Bo "
        "Lind of Denmark met Jan Horak (Poland), Wales captain Tom Pugh and the Croat Ivo Kral. "
        "“No,” said [the Pole]. “Yes,” said [the Dane]. “Oh,” said [the Welshman].",
        ["Elsa Dahl", "Ana Ruiz", "Jan Horak", "Bo Lind", "Tom Pugh"],
    ),
    "a coach who is of another nation": (
        "India's hockey coach Marijn Brandt met Ana Ruiz of Spain. “No,” said [the Dutchman].",
        ["Marijn Brandt"],
    ),
    "a nation in two words": (
        "Rory Laird shot 71. [The Northern Irishman] called it “luck”. [The South Korean] did "
        "“not”.",
        ["Rory Laird", "South Korean"],
    ),
    "a Scot is a Briton": (
        "Scotland's Ian Laird beat Ivo Kral. “No,” said [the Briton].",
        ["Ian Laird"],
    ),
    "who holds an office of a field": (
        "[Gulls president of baseball operations Dan Orr] said “no”. “Yes,” said [Leeds head of "
        "player care Ann Holt]. [The club's director of rugby Bo Lind] agreed “a bit”. [Kent chair "
        "of selectors Mae Tully] did “too”.",
        ["Dan Orr", "Ann Holt", "Bo Lind", "Mae Tully"],
    ),
    "a titled holder of an office of a field": (
        "[The inn's director of emergency medicine Dr Tom Barr] said “no”.",
        ["Tom Barr"],
    ),
    "who speaks for the holder of an office": (
        "“No,” said [a spokesman for mayor Dan Orr]. [A friend of the singer Ann Holt] said “yes”.",
        ["spokesman for mayor Dan Orr", "friend of the singer Ann Holt"],
    ),
    "one word that a calling explains": (
        "Owen Hale waited. Dunat, a thin rickshaw driver from the coast, said it was “late”. “It "
        "rains,” [he] said. The captain, Iriyo, said “no”. “I slept,” [Iriyo] said.",
        ["Dunat", "Iriyo"],
    ),
    "a given name that an editor put": (
        "“We like (Ivan) Rakov.” He met Bo Lind. “It rains,” said [Rakov].",
        ["Ivan Rakov"],
    ),
    "an initial that is a title elsewhere": (
        "M. Ravindra bakes. He met Mr. Rao. “It rains,” [Mr. Ravindra] said.",
        ["M. Ravindra"],
    ),
    "a French title": (
        "Jean Ravel and Mme Duval met Mr Rao. “It rains,” [M. Ravel] said.",
        ["Jean Ravel"],
    ),
    "two roles before a name": (
        "[Wray Labour leader and deputy mayor Bo Lind] said “no”. “Never,” [Mr Lind] said.",
        ["Bo Lind", "Bo Lind"],
    ),
    "a member of a party for a state": (
        "Sen. Mae Tully (D-Mass.) met Bo Lind, a baker. “No,” [the Massachusetts Democrat] said.",
        ["Mae Tully"],
    ),
    "a party that only a state tells": (
        "Rep. Bo Lind met Rep. Mae Tully, R-Iowa, at noon. “No,” [the Iowa Republican] said.",
        ["Mae Tully"],
    ),
    "a senator whose party nobody tells": (
        "Senator Mae Tully met Ben Cole, a lobbyist. “No,” [the Iowa Republican] said.",
        ["Mae Tully"],
    ),
    "the other party": (
        "Sen. Bo Lind (R-Iowa) met Sen. Mae Tully (D-Ohio). “No,” [the Democrat] said.",
        ["Mae Tully"],
    ),
    "a senator by the state": (
        "Mayor Bo Lind met Senator Mae Tully in Reno. “No,” [the Utah senator] said.",
        ["Mae Tully"],
    ),
    "an envoy to a nation": ("“No,” said [Norland envoy to Peru Mae Tully].", ["Mae Tully"]),
    "a letter to somebody": (
        "In [a note to the health secretary Mr Bo Lind] said “no”.",
        ["Bo Lind"],
    ),
    "a body that owns somebody": ("“No,” said [Radio Lund Sport’s Mae Tully].", ["Mae Tully"]),
    "a role behind a name without a comma": (
        "[Mae Tully general secretary of the dockers] said “no”.",
        ["Mae Tully"],
    ),
    "somebody who speaks for a person named": (
        "“No,” said [a lawyer for the singer Mae Tully].",
        ["lawyer for the singer Mae Tully"],
    ),
    "a letter is not whom it is from": (
        "[The letter from the singer Mae Tully] said “no”.",
        ["letter from the singer Mae Tully"],
    ),
    "an age that has lost its article": (
        "Mae Tully has sold the mill to Lumen Foods.\n\n[46-year-old] said it was “time”.",
        ["Mae Tully"],
    ),
    "an age that has lost its article, and more of her": (
        "Mae Tully met Bo Lind.\n\n[46-year-old], who now lives in York, said that she was “fine”.",
        ["Mae Tully"],
    ),
    "an age before a noun is no phrase by itself": (
        "Mae Tully met Bo Lind.\n\n[46-year-old farm worker Owen Hale] said “no”.",
        ["Owen Hale"],
    ),
    "a firm, and a disease named since": (
        "Lumen Foods has cut jobs. It had lost money since Covid.\n\n“It rains,” [the firm] said.",
        ["Lumen Foods"],
    ),
    "a trust, and a feast named since": (
        "The Lund Trust runs the clinic. It had been shut at Easter.\n\n“It rains,” [it] said.",
        ["Lund Trust"],
    ),
    "a firm behind what it is": (
        "Sportswear giant Kerrow is to leave Lund. It is hard. “It rains,” [the company] said.",
        ["Kerrow"],
    ),
    "a firm that owns something": (
        "The docks are shut. [Port owner Lund Holdings] said it was “sorry”.",
        ["Lund Holdings"],
    ),
    "a person who owns something": (
        "The docks are shut. [Shop owner Mae Tully] said it was “odd”.",
        ["Mae Tully"],
    ),
    "a teenager by age": (
        "Mae Tully, 19, met Ana Ortiz, 34, in Lund. “It rains,” [the teenager] said.",
        ["Mae Tully"],
    ),
    "a teenager is nobody of forty": (
        "Mae Tully, 40, was in Lund. “It rains,” [the teenager] said.",
        ["teenager"],
    ),
    "a girl is nobody of nineteen": (
        "Mae Tully, 19, was in Lund. “It rains,” [the girl] said.",
        ["girl"],
    ),
    "whom a lead ends with": (
        "The harbour of the town will be closed for a year at least, the first minister has said."
        "\n\nMae Tully told the assembly so. “No,” [the first minister] said.",
        ["Mae Tully"],
    ),
    "two people with ages and callings": (
        "Mae Tully, 33, a nurse, and Bo Lind, 35, left. “We ran,” [they] said.",
        ["Mae Tully and Bo Lind"],
    ),
    "two people behind their callings": (
        "The skipper, Mae Tully, and the cook, Bo Lind, were saved. “We swam,” [they] said.",
        ["Mae Tully and Bo Lind"],
    ),
    "two people with ages in brackets": (
        "Mae Tully (61) and the painter Bo Lind (59) keep bees. “We are slow,” [they] said.",
        ["Mae Tully and Bo Lind"],
    ),
    "three people behind what they are": (
        "Farmers Mae Tully, Bo Lind and Owen Hale keep bees. “We are slow,” [they] said.",
        ["Mae Tully, Bo Lind and Owen Hale"],
    ),
    "one of those whom somebody met": (
        "Mae Tully, who met the cook, Bo Lind, and Owen Hale in Oslo, wept. “No,” [she] said.",
        ["Mae Tully"],
    ),
    "the short name of a body": (
        "The Lund Tenants Union met. “It rains,” [LTU] said.",
        ["Lund Tenants Union"],
    ),
    "a short name with a figure, for which no word of another stands": (
        "Two Rhenish divers drowned. “We are in shock,” [RD2] said in a brief statement.",
        ["RD2"],
    ),
    "the short name of a firm": (
        "Wray & Tully has closed its shop. “We are sorry,” [W&T] said.",
        ["Wray & Tully"],
    ),
    "a short name that is explained late": (
        "LTU met. LTU is big. LTU is old. The Lund Tenants Union began in 1901. “No,” [LTU] said.",
        ["LTU"],
    ),
    "a given name that is a rank": (
        "Fish Minister Gen Takada spoke. “No,” [Takada] said.",
        ["Gen Takada"],
    ),
    "a given name that is a rank, behind a field": (
        "Minister of Trade Major Orwick, a farmer, spoke. “No,” [Orwick] said.",
        ["Major Orwick"],
    ),
    "a rank behind an office of the army": (
        "Chief of Staff Major Orwick spoke. “No,” [Orwick] said.",
        ["Orwick"],
    ),
    "a given name that is a rank elsewhere": (
        "Sergeant King Orwick spoke. “No,” [Orwick] said. King Orwick joined in 2004.",
        ["King Orwick"],
    ),
    "a given name that is an office": (
        "CNN’s Don Marsh asked her. “No,” [Marsh] said.",
        ["Don Marsh"],
    ),
    "a portfolio before a name": (
        "Minister of State for Fish and Rural Welfare Anokha Desai spoke. “No,” [Ms. Desai] said.",
        ["Anokha Desai"],
    ),
    "a name that the text gives with a title later": (
        "Zefir Ondrakov, from Lund, gave Ernst a coat. “Well,” said [Mr Ondrakov].",
        ["Zefir Ondrakov"],
    ),
    "initials that a title leaves out": (
        "K. Ravi Menon came. “No,” [Mr. Ravi Menon] said. “Yes,” [Mr. Ravi Menon] said.",
        ["K. Ravi Menon", "K. Ravi Menon"],
    ),
    "father and son": (
        "Paul Orr’s son, Paul Orr Jr., spoke.\n\nPaul Orr left.\n\n[Orr Jr.] said “no”.",
        ["Paul Orr Jr."],
    ),
    "two of one surname, one of whom coaches": (
        "Coach Mae Tully chose Kit Moss and Bo Tully. “We swim on,” [coach Tully] said.",
        ["Mae Tully"],
    ),
    "a name of the stage": (
        "The rapper Bo Lind, who records as Tidefox, is back. “I slept,” [Tidefox] said.",
        ["Bo Lind"],
    ),
    "an alias": (
        "Mae Tully, who signs her work under the alias Zilver, paints. “I slept,” [Zilver] said.",
        ["Mae Tully"],
    ),
    "a title with a joint": ("“No,” said [Lt.]-Col. Mae Tully.", ["Mae Tully"]),
    "a name over the end of a line": (
        "The baker, a Ms Mae\nTully, nodded. “It will rain,” [she] said.",
        ["Mae Tully"],
    ),
    "a body named behind its noun": (
        "The charity Open Oar met on Monday. “We row on,” [it] said.",
        ["Open Oar"],
    ),
    "a source that holds more than the name that is known": (
        "“No,” said [Christian Orrick]. It rained.",
        ["Christian Orrick"],
    ),
    "no day is a body": (
        "Lumen Foods closed its shop on Sunday. “We are sorry,” [it] said.",
        ["Lumen Foods"],
    ),
    "no town where something is": (
        "Lumen Foods closed its shop in Oslo. “We are sorry,” [it] said.",
        ["Lumen Foods"],
    ),
    "a title against the usual sex of a given name": (
        "Sandy Orrick bakes. “No,” [Mr Orrick] said.",
        ["Sandy Orrick"],
    ),
    "a given name of men and women": (
        "Jude Tarn bakes. “No,” said [Ms Tarn].",
        ["Jude Tarn"],
    ),
    "a wife is not her husband": (
        "John Hale bakes. “No,” [Mrs Hale] said.",
        ["Hale"],
    ),
    "the father of the subject": (
        "Kit Marlow won a cup. He is the son of the rower Jan Marlow. “I slept,” [Marlow] said.",
        ["Kit Marlow"],
    ),
    "a passing name of the same surname": (
        "Ivo Renn opened the shop. It was named after Olaf Renn. “We sell tea,” [Renn] said.",
        ["Ivo Renn"],
    ),
    "a nickname of two words": (
        "Bo “The Hammer” Lind came. He met the smith Olaf Lind. “I won,” [Lind] said.",
        ["Bo Lind"],
    ),
    "sisters with one surname": (
        "Joann and Clara Tully sing. “It rains,” [Joann] said. “Yes,” [Clara] said.",
        ["Joann Tully", "Clara Tully"],
    ),
    "a couple whose second name is a word": (
        "It was Melinda and Bill Gatt who came. “It rains,” [Melinda] said.",
        ["Melinda Gatt"],
    ),
    "three with one surname": (
        "It was for Stephanie, Marlon and Rachel Tully. “It rains,” [Marlon] said.",
        ["Marlon Tully"],
    ),
    "two capitals that are initials": (
        "AP Corrigan, the jockey, rode home. “It rained,” said [Corrigan].",
        ["AP Corrigan"],
    ),
    "an initial that is short for a word": (
        "President Owen W Tully came. “It rained,” said [Tully].",
        ["Owen W Tully"],
    ),
    "what somebody leads": (
        "The Ana Tullow-led union met. “It rained,” said [Tullow].",
        ["Ana Tullow"],
    ),
    "a blank lost behind a full stop": (
        "“It rained,” said [Mae Tully].Asked why, Mae Tully left.",
        ["Mae Tully"],
    ),
    "an office without an article behind a name": (
        "But Mae Tully, [head of the water division at the firm] says that “it rains”.",
        ["Mae Tully"],
    ),
    "a body and an office behind a name": (
        "“It rained,” Mae Tully, [Norland Paper Institute president] said.",
        ["Mae Tully"],
    ),
    "an office behind an object": (
        "After a talk with Mae Tully, [director of the port] said “no”.",
        ["director of the port"],
    ),
    "father and son by their initials": (
        "Owen H. W. Tully left. Owen W. Tully came. “It rained,” said [Owen W. Tully].",
        ["Owen W. Tully"],
    ),
    "the number of a note": (
        "“It rained,” said [Mae Tully].3 The hall was wet.",
        ["Mae Tully"],
    ),
    "a report with the name of who made it": (
        "The Treasury Ministry sued Mae Tully. “It rained,” [the Treasury Ministry report] said.",
        ["Treasury Ministry report"],
    ),
    "a letter with the name of who wrote it": (
        "The Fisheries Board met Bo Lind. “It rains,” [the Fisheries Board letter] said.",
        ["Fisheries Board letter"],
    ),
    "an office that is part of the name of a body": (
        "Chief Mae Tully fled. “It rained,” said [the Police Department].",
        ["Police Department"],
    ),
    "a body in capitals beside another": (
        "Norland Rail grew by half. But [the NPT] said that “it rains”.",
        ["NPT"],
    ),
    "a body in capitals that the text writes out": (
        "The Norland Port Trust met Lund Rail. But [the NPT] said that “it rains”.",
        ["Norland Port Trust"],
    ),
    "a noun in capitals": (
        "Norland Rights Watch said it rained. “It was late,” [the NGO] said.",
        ["Norland Rights Watch"],
    ),
    "the cousin of somebody": (
        "[A cousin of Bo Lind] said “no”. “It rains,” [he] said.",
        ["cousin of Bo Lind", "cousin of Bo Lind"],
    ),
    "the mother of somebody": (
        "Bo Lind, 9, fell ill. [The mother of Bo Lind] said “no”.",
        ["mother of Bo Lind"],
    ),
    "a man of an office and a town": (
        "[Bishop of Lund Owen Hale] said “no”. “It rains,” [he] said.",
        ["Owen Hale", "Owen Hale"],
    ),
    "a day before a title": (
        "Bo Lind met Owen Hale. Others were slow, but on Tuesday Mr Cole said he was for it. “It "
        "rains,” [he] told the hall.",
        ["Cole"],
    ),
    "what somebody tells a paper of himself": (
        "Bo Lind was sure.\n\nIn the yard, Owen Hale, a thin baker, told Reuters he was cold. “It "
        "rains,” [he] said.",
        ["Owen Hale"],
    ),
    "what somebody tells the court of herself": (
        "Ana Orr and Mae Tully came. Last week Ms Tully told the court that she was cold. “It "
        "rains,” [she] said.",
        ["Mae Tully"],
    ),
    "a wife by her given name": (
        "Bo Lind ran when his wife Carol fell ill. “It rains,” [he] said.",
        ["Bo Lind"],
    ),
    "a club of two words that reads like a person": (
        "Kestrel Vale won again. “It rained,” [the club] said. “It was late,” [it] added.",
        ["Kestrel Vale", "Kestrel Vale"],
    ),
    "a firm and the day": (
        "The board fined Lund Foods Ltd on Monday. “It rained,” [the firm] said.",
        ["Lund Foods Ltd"],
    ),
    "a Mister of whom a noun told first": (
        "The skipper, a Mr Ivo Kral, nodded. “It rains,” [he] said.",
        ["Ivo Kral"],
    ),
    "a day in the place of a line's origin": (
        "TROMSO, 28 Jun: After the storm, [the water & sewage department] said it was “clean”.",
        ["water & sewage department"],
    ),
    "a month and a day there": (
        "LUND HILLS, June 2: After the storm [the department] said it was “clean”.",
        ["department"],
    ),
    "a description of somebody who was named before it": (
        "A paper talked to Mae Tully in Lund, and [the filmmaker] said that “it rains”.",
        ["Mae Tully"],
    ),
    "counsel, judges and coroners by the phrase beside the name": (
        "Opening the case for the Crown, Mark Bell said it was odd. Bo Lind was there. “He ran,” "
        "[the prosecutor] said. For the defence, Tom Hale said it was not. “He wept,” [the "
        "defence barrister] said. Jailing him for four years, Mary Oake called it vile. “You "
        "ran,” [the judge] said.",
        ["Mark Bell", "Tom Hale", "Mary Oake"],
    ),
    "a coroner by the conclusion": (
        "Recording a narrative conclusion, Mary Oake said it was sad. Bo Lind wept. “He was "
        "loved,” [the coroner] added.",
        ["Mary Oake"],
    ),
    "members by their party, whatever their seat": (
        "Labour's Una Vale asked about fish. Bo Lind, a trawlerman, laughed. “It stinks,” [the "
        "Truro MP] said.",
        ["Una Vale"],
    ),
    "members who speak for a party": (
        "For the Alliance Party, Una Vale said it was late. Bo Lind nodded. “No,” [the Foyle MLA] "
        "said. For the Greens, Ana Oake said it rained. Tom Hale, who runs a mill, sat. “No,” "
        "[the Fife MSP] said.",
        ["Una Vale", "Ana Oake"],
    ),
    "near miss: a time and an office before a name are no party": (
        "For years, Ana Vale said it rained. For the Labour minister, Una Oake said it snowed. "
        "Tom Hale MP sat. “No,” [the MP] said.",
        ["Tom Hale"],
    ),
    "peers by their titles": (
        "Lord Hale of Truro rose. Bo Lind, a clerk, wrote. “It stinks,” [the peer] said.",
        ["Lord Hale"],
    ),
    "near miss: a judge is no peer by his title": (
        "Lord Justice Hale rose. Baroness Oake, who was ill, wrote. “It stinks,” [the peer] said.",
        ["Baroness Oake"],
    ),
    "near miss: the phrase stands beside somebody else": (
        "Opening the door, Mark Bell saw Bo Lind. “He ran,” [the prosecutor] said.",
        ["prosecutor"],
    ),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_phrases_for_people(marked: str, expected: list[str]) -> None:
    assert speakers(marked) == expected
