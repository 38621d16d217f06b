"""Descriptions as sources: whom "the analyst", "the woman" and the lead's "a judge" mean.

Sources stand in [brackets], as in `test_resolve`.
"""

from __future__ import annotations

import pytest

from tests.people.test_resolve import speakers

_LONG = "in a ruling of forty pages that was read out in a full hall on Friday"

_FAR = (
    "Ana Ortiz fined it. She was stern. Rain fell. A friend of hers wept. The winter was long. "
    "The street was dark. The children slept. It was cold. Nobody swam. "
)

CASES = {
    "the widow of somebody's husband": (
        "Owen Hale, Ana's husband, rang here for years. His widow cast off. “I miss him,” [she] "
        "said.",
        ["Ana"],
    ),
    "the widow of the husband of": (
        "The late Owen Crane, husband of Ana Crane, built it. “He would laugh,” [his widow] said.",
        ["Ana Crane"],
    ),
    "the widow of whom somebody married": (
        "Ada Fenn married Tibor Lind in 1950. Lind died. His widow went on. “I wrote,” [she] said.",
        ["Ada Fenn"],
    ),
    "the mother of a daughter of": (
        "Eva Roe, daughter of the painter Ana Roe, was hurt. “She is awake,” [her mother] said.",
        ["Ana Roe"],
    ),
    "the mother whose son she is of": (
        "Noah Roe, whose mother is the painter Ana Roe, fell. “He is awake,” [his mother] said.",
        ["Ana Roe"],
    ),
    "the mother of her son": (
        "Ana Roe's son Ned, 9, won. “We cheered,” [his mother] said.",
        ["Ana Roe"],
    ),
    "the mother of the boy": (
        "Ana Roe came with her son Ned. “We cheered,” said [the boy's mother].",
        ["Ana Roe"],
    ),
    "the mother of one boy of two": (
        "Ana Roe came with her son Ned. Eva Orr came with her son Bo. “We cheered,” said [the "
        "boy's mother].",
        ["boy's mother"],
    ),
    "the father of a son of": (
        "Police named the boy as Ned, son of Owen Barel. The boy's father came. “Thrice,” [he] "
        "said.",
        ["Owen Barel"],
    ),
    "no mother of a son of a man": (
        "Police named the boy as Ned, son of Owen Barel. The boy's mother came. “Thrice,” [she] "
        "said.",
        ["mother"],
    ),
    "the brother of the victim": (
        "Della Orr was found dead. Her brother, Aaron Orr, came. Outside, the victim's brother "
        "wept. “It is late,” [he] said.",
        ["Aaron Orr"],
    ),
    "a mother, then a mum": (
        "Ana Roe came with her mother, Eva. “We are cold,” [her mum] said.",
        ["Eva"],
    ),
    "no wife of whom somebody met": (
        "Ana Roe met Bo Hale. “It is odd,” [his wife] said.",
        ["his wife"],
    ),
    "no mother of whom somebody is a friend of": (
        "Ana Roe, a friend of Bo Hale, spoke. “It is odd,” [his mother] said.",
        ["his mother"],
    ),
    "whose minister he is who is named next": (
        "Labour's Ana Hale told Norland's housing minister to “get a grip”.\n\nBo Lind said the "
        "plan was fair.\n\n“It is legal,” [the minister] said.",
        ["Bo Lind"],
    ),
    "whom somebody calls on is not himself": (
        "Urs Amman spoke. “I did not see it,” [he] said. Klaas Terp, whose fund owns it, called on "
        "him to go. “He is in the wrong chair,” [the Dutchman] said.",
        ["Urs Amman", "Klaas Terp"],
    ),
    "whom somebody phoned is not himself": (
        "Bo Lind spoke. “I paid,” [he] said. Ned Roe later phoned him. “He is rich,” [the "
        "Norwegian] said.",
        ["Bo Lind", "Ned Roe"],
    ),
    "whom somebody has with him may be himself": (
        "Bo Lind spoke. Ned Roe took his dog with him. “It bites,” [he] said.",
        ["Ned Roe"],
    ),
    "whom somebody believes she is": (
        "Ana Hale spoke. “It varies,” [she] said. The baker Eva Roe believes she is lucky. “I sell "
        "more,” [she] said.",
        ["Ana Hale", "Eva Roe"],
    ),
    "whose shop somebody opened": (
        "Ana Hale spoke. “It varies,” [she] said. The baker Eva Roe opened a shop. Ms Roe launched "
        "her chain in May. “I sell more,” [she] said.",
        ["Ana Hale", "Eva Roe"],
    ),
    "an office in capitals before brackets": (
        "DCP (East) Ana Gupta said so. “It is here,” [the DCP] said.",
        ["Ana Gupta"],
    ),
    "the first to run it": (
        "The bank's head, Helen Fray, was booed. [The first woman] to run it was “sad”.",
        ["Helen Fray"],
    ),
    "the youngest to do so": (
        "Ana Hale won by a stroke. [The youngest player] to do so was “tired”.",
        ["Ana Hale"],
    ),
    "the first to reply": (
        "Ana Hale spoke for an hour. [The first speaker] to reply called it “long”.",
        ["first speaker"],
    ),
    "the last man is no woman": (
        "Ana Hale won by a stroke. [The last man] to finish said he was “tired”.",
        ["last man"],
    ),
    "an office in capitals before a rank": (
        "Mill Road SHO Inspector Ravi Tan said he had fled. “It is here,” [the SHO] said.",
        ["Ravi Tan"],
    ),
    "an office in capitals before a comma and a rank": (
        "Kotwali SHO, Inspector Meena Rao, said he had fled. “It is here,” [the SHO] said.",
        ["Meena Rao"],
    ),
    "an office in capitals behind a name": (
        "Inspector Meena Rao, SHO of Kotwali, said he had fled. “It is here,” [the SHO] said.",
        ["Meena Rao"],
    ),
    "an office of somebody else": (
        "On behalf of the SHO, Inspector Meena Rao spoke. “It is here,” [the SHO] said.",
        ["SHO"],
    ),
    "somebody tall": (
        "The striker Bo Lind spoke. “I was at his wedding,” [the 7-footer] said.",
        ["Bo Lind"],
    ),
    "an age told by who": (
        "Mossie Dunne, who is 71 and has a hip, gave up. Bo Crane, 60, spoke. The TD, Fintan Orr, "
        "said “it counts”. Mr Orr left. “With no sack,” [the 71-year-old] said.",
        ["Mossie Dunne"],
    ),
    "an age told by turning": (
        "Ana Fenn turned 66 in May. Eva Crane spoke. The mayor, Eva Orr, said “it counts”. Ms Orr "
        "left. Ms Orr came. “No,” [the 66-year-old] said.",
        ["Ana Fenn"],
    ),
    "an age told by now": (
        "Ana Fenn, now 66 and retired, runs it. Eva Crane spoke. The mayor, Eva Orr, said “it "
        "counts”. Ms Orr left. Ms Orr came. “No,” [the 66-year-old] said.",
        ["Ana Fenn"],
    ),
    "a distance is no age": (
        "Ana Fenn, who is 66 miles away, runs it. Eva Crane spoke. The mayor, Eva Orr, said “it "
        "counts”. Ms Orr left. Ms Orr came. “No,” [the 66-year-old] said.",
        ["Eva Orr"],
    ),
    "who played the bass": (
        "Bo Lind is the guitarist. Ned Roe, who played the bass and wrote most of the songs, lives "
        "in Lund. Lind left. “No,” [the bassist] said. Lind came. “Yes,” [the songwriter] said.",
        ["Ned Roe", "Ned Roe"],
    ),
    "who drives a bus": (
        "Bo Lind is the mayor. Ned Roe, who drives a bus, lives in Lund. Lind left. “No,” [the "
        "driver] said.",
        ["Ned Roe"],
    ),
    "who teaches French": (
        "Bo Lind is the mayor. Ned Roe, who now teaches French, lives in Lund. Lind left. “No,” "
        "[the teacher] said.",
        ["Ned Roe"],
    ),
    "who plays for a club": (
        "Bo Lind is a singer. Ned Roe, who played for Holm, left. Lind left. “No,” [the bassist] "
        "said.",
        ["Bo Lind"],
    ),
    "she who opens a paragraph of her obituary": (
        f"Winifred Ash, who has died aged 94, edited a dictionary {_LONG}.\n\nA teacher, Miss "
        "Edith Vane, called her “clever”.\n\nShe joined in 1953. Asked why, [she] said it was "
        "“short”. Her editor, Lionel Crabb, read aloud. “If he laughed,” [she] recalled.",
        ["Winifred Ash", "Winifred Ash"],
    ),
    "her letters in her obituary": (
        f"Agnes Thorn, who has died aged 97, ran a school {_LONG}.\n\n“You felt seen,” said [Clare "
        "Weth].\n\nHer letters were brief. Of a minister [she] wrote: “Will go far.”",
        ["Clare Weth", "Agnes Thorn"],
    ),
    "what was told a magazine long before": (
        f"Ezra Tatum, a guitarist, died on Tuesday {_LONG}.\n\nA student, Simon Pryce, heard him. "
        "“He smiled,” [Mr Pryce] said.\n\n“They asked why,” [he] told Living Blues in 1990.\n\n"
        "Ezra Tatum was born in Lund.",
        ["Simon Pryce", "Ezra Tatum"],
    ),
    "a friend goes on in an obituary": (
        f"Agnes Thorn, who has died aged 97, ran a school {_LONG}.\n\n“You felt seen,” said [Clare "
        "Weth].\n\n“I loved it,” [she] said.\n\n[She] added: “I wrote of it.”",
        ["Clare Weth", "Clare Weth", "Clare Weth"],
    ),
    "news of somebody killed is no obituary": (
        f"Agnes Thorn was killed by a lorry {_LONG}. She was born in Hull.\n\nHer mother, Clare "
        "Thorn, came.\n\nShe laid flowers. “I told her,” [she] said.",
        ["Clare Thorn"],
    ),
    "the producer goes on in an obituary": (
        f"Bo Lind, who has died aged 79, told jokes {_LONG}.\n\n[Ned Roe] said Lind was “loved”."
        "\n\nHe “never met a joke he liked”, [he] added.",
        ["Ned Roe", "Ned Roe"],
    ),
    "an age at which somebody retires": (
        "Bo Lind has retired aged 41. Ned Roe wept. “He ran,” [Roe] said. Roe left. “I will rest,” "
        "[the 41-year-old] said.",
        ["Ned Roe", "Bo Lind"],
    ),
    "an age at which somebody walks away": (
        "Ana Aber, the champion, has walked away at the age of 31, all at once. Eva Fath wept. “I "
        "lost,” [Fath] said.\n\nThe newly retired 31-year-old is serious. “I am,” [she] said.",
        ["Eva Fath", "Ana Aber"],
    ),
    "an age at which somebody left school": (
        "Bo Lind, who left school at the age of 16, wept. Ned Roe came. “He sang,” [Roe] said. Roe "
        "left. “I will rest,” [the 16-year-old] said.",
        ["Ned Roe", "Ned Roe"],
    ),
    "somebody from a place that names no nation": (
        "The striker Cody Brann was sent off. The Queenslander was calm. “No,” [the 33-year-old] "
        "said.",
        ["Cody Brann"],
    ),
    "whose MP speaks herself": (
        "Dr Ana Stubb wept. “No,” [she] said. The village's MP said she would ask. “You cannot,” "
        "[the Liberal Democrat] said.",
        ["Ana Stubb", "MP"],
    ),
    "an age behind a description": (
        "Ana Hale spoke. The singer, 38, is trim. Her sister Eva Hale lives in Lund. Eva left. The "
        "promoter, Bo Lind, laughed. “I know,” [the 38-year-old] said.",
        ["Ana Hale"],
    ),
    "a party's chieftain is the lawmaker": (
        "Ade Ogun, a union man, called it “a tax”. Senator Ife Obi disagreed. “I wrote it,” [the "
        "senator] said. [The PDP chieftain] called it “politics”.",
        ["Ife Obi", "Ife Obi"],
    ),
    "a village's chieftain is the chief": (
        "Chief Ade Ogun met Senator Ife Obi. “I came,” [Obi] said. “I am old,” [the village "
        "chieftain] said.",
        ["Ife Obi", "Ade Ogun"],
    ),
    "one, and what she is": (
        "Neighbours wept, but [one], a night-shift nurse, said it was “loud”.",
        ["night-shift nurse"],
    ),
    "another, and what he is": (
        "Neighbours wept. “It is loud,” said [another], a retired teacher who lives next door.",
        ["retired teacher"],
    ),
    "one in tears": ("Neighbours wept. [One], in tears, said it was “loud”.", ["One"]),
    "no sheriff is the man of whom he speaks": (
        "A man was held in Hull. “He is in custody,” [the sheriff] said.",
        ["sheriff"],
    ),
    "no surgeon is the woman of whom he speaks": (
        "A woman fell off a barge on Friday. “It was close. She was lucky,” [the surgeon] said.",
        ["surgeon"],
    ),
    "no lifeguard is the girl of whom he speaks": (
        "A girl fell in at Holm. “She could swim,” [the lifeguard] told us.",
        ["lifeguard"],
    ),
    "a man who speaks of somebody else may be the baker": (
        "A man came to the counter. “She never listens,” [the baker] said.",
        ["man"],
    ),
    "a man who speaks of himself may be the baker": (
        "A man came to the counter with his wife. “I never listen,” [the baker] said.",
        ["man"],
    ),
    "a man may be the one of an age": (
        "A man was waiting. “He is not here,” [the 40-year-old] said.",
        ["man"],
    ),
    "a child by a given name": (
        "Ada Fenn came with her daughter Lily. “I feed them,” [the girl] said. “They bite,” "
        "[Fenn] said.",
        ["Lily", "Ada Fenn"],
    ),
    "who is named behind a copula": (
        "“Slower,” [the conductor] says. The conductor is Ada Fenn, who trained in Lund, and she "
        "has no time.",
        ["Ada Fenn"],
    ),
    "who is named as somebody's wife behind a copula": (
        "Norvik was sold. Its head is the minister's wife, Ada Fenn. [She] calls it “odd”.",
        ["Ada Fenn"],
    ),
    "nobody is named behind a copula by his brother": (
        "“Slower,” [the conductor] says. The conductor is Ada Fenn's brother, and he has no time "
        "for us.",
        ["conductor"],
    ),
    "nobody is named behind a copula with somebody else": (
        "“Slower,” [the conductor] says. The conductor is a friend of the owner, Ada Fenn.",
        ["conductor"],
    ),
    "a child by the age in words": (
        "Ada Fenn took her grandson, Finn, to the match. [The seven-year-old] said it was “long”.",
        ["Finn"],
    ),
    "a pupil by a given name": (
        "Sam, a pupil at Holm School, found a ring. “It shone,” [the teenager] said.",
        ["Sam"],
    ),
    "no grown-up is the girl": (
        "Ada Fenn, the baker, stopped the bus. [The girl] at the wheel said she was “tired”.",
        ["girl"],
    ),
    "the father of the dead": (
        "Bo Crane, 19, was killed by a lorry. His father, Paul, came. “I told them,” [Mr Crane] "
        "said.",
        ["Paul"],
    ),
    "the dead, of whom no man is told": (
        "Bo Crane, 19, was killed by a lorry. His wife, Ana, came. [Mr Crane] had told her he was "
        "“near”.",
        ["Bo Crane"],
    ),
    "the living tells of death": (
        "Bo Crane said his son Paul had died. “I told them,” [Mr Crane] said.",
        ["Bo Crane"],
    ),
    "the agent of the dead": (
        "Bo Crane had been ill for a year, said Ken Roe. Crane died at home, Roe added. “He was a "
        "friend,” [he] said.",
        ["Ken Roe"],
    ),
    "the officer of the dead": (
        "Bo Crane was killed on Friday. Colonel Jack Orr said it was an ambush. Crane died, "
        "Orr said. “He’s a loss,” [he] said.",
        ["Jack Orr"],
    ),
    "the dead of somebody who says nothing": (
        "Ada Fenn died on Sunday. She was taught by Olga Ross. “She let me fall,” [she] said "
        "in 1998.",
        ["Ada Fenn"],
    ),
    "a body told by a noun for a person": (
        "Ana Ortiz left. “It is late,” she said. [The rival firm] said it was “worried”.",
        ["rival firm"],
    ),
    "an agency told by a noun for a person": (
        "The head of the group, Ana Ortiz, wept. [The UN refugee agency] said it was “worried”.",
        ["UN refugee agency"],
    ),
    "a team of a body in capitals": (
        "Rain fell. [The BBC news team] said it was “sorry”.",
        ["BBC news team"],
    ),
    "a body in capitals, and what it is": (
        "Bo Lind left the GMB. [The GMB union] said it was “sorry”.",
        ["GMB"],
    ),
    "the office of somebody in a body": (
        "Owen Hale, the student president, left. [The student president] said it was “odd”.",
        ["Owen Hale"],
    ),
    "a father who has just spoken": (
        "Owen Hale was freed. Owen Hale's father Paul told reporters he was glad. “He is home,” "
        "[Mr Hale] said.",
        ["Paul"],
    ),
    "a mother who was only there": (
        "Ana Hale's mother Rosa was there. [Ms Hale] won the race.",
        ["Ana Hale"],
    ),
    "a child who has just spoken": (
        "Owen Hale's son Ned, 4, says he likes it. “We play each day,” [Mr Hale] said.",
        ["Owen Hale"],
    ),
    "a man known by one name": (
        "A man known only as Nick told police that his friend David knew. David ran. “He ran,” "
        "[the man] said.",
        ["Nick"],
    ),
    "no witness is tried": (
        "Bo Crane, 19, denies it. Witness Ada Fenn told the jury she heard a bang. “I slept,” "
        "[the defendant] said.",
        ["Bo Crane"],
    ),
    "who held an office then": (
        "Ada Fenn asked for a bridge. It was, [the then minister] told her, “late”.",
        ["then minister"],
    ),
    "a second noun tells the sex": (
        "Ada Fenn met Bo Crane. “It is late,” [the teacher] and mother of three said.",
        ["Ada Fenn"],
    ),
    "one of several, by age": (
        "[One of the passengers] said it was “chaos”. “We ran,” [the 40-year-old] said.",
        ["One of the passengers", "One of the passengers"],
    ),
    "one of several, of another calling": (
        "[One of the passengers] said it was “chaos”. “We coped,” [the manager] said.",
        ["One of the passengers", "manager"],
    ),
    "one of several, and somebody named behind": (
        "[One of the nurses] said it was “chaos”. Nurse Ada Fenn wept. “We ran,” [the nurse] said.",
        ["One of the nurses", "Ada Fenn"],
    ),
    "whose party owns somebody": (
        "The DUP's Bo Crane met Labour's Ada Fenn. “Short,” [the Labour MP] said. “Long,” "
        "[the DUP politician] said.",
        ["Ada Fenn", "Bo Crane"],
    ),
    "a party in brackets": (
        "Cllr Bo Crane (Con) met Cllr Ada Fenn (Lab). “Short,” [the Tory councillor] said. “Long,” "
        "[the Labour councillor] said.",
        ["Bo Crane", "Ada Fenn"],
    ),
    "letters behind a name": (
        "Minister Ada Fenn met Bo Crane MSP. “It was short,” [the MSP] said.",
        ["Bo Crane"],
    ),
    "one of a people, who is told of": (
        "Owen Hale lost to Denmark's Bo Lind.\n\nThe Dane, who is 19, had won twice.\n\n"
        "“I was quick,” [he] said.",
        ["Bo Lind"],
    ),
    "a people before a noun": (
        "Owen Hale lost to Denmark's Bo Lind. The Danish plans were old. “I slept,” [Hale] said. "
        "“It is late,” [he] said.",
        ["Owen Hale", "Owen Hale"],
    ),
    "behind where somebody was born": (
        "Bo Lind has sold the mill, nurse Ada Fenn said. Born in Lund, the 40-year-old came in "
        "May. “It was time,” [he] said.",
        ["Bo Lind"],
    ),
    "a seat told by more words": (
        "Backbencher Ada Fenn warned friends. “My inbox is full,” [the MP for Lund] said.",
        ["Ada Fenn"],
    ),
    "an office told by more words is somebody else's": (
        "Farmer Bo Crane lost a cow. “She was old,” [the chairman of the council] said.",
        ["chairman of the council"],
    ),
    "a spouse who shares the surname": (
        "Owen and Ada Fenn wed in May. “It rained,” said [Owen], 84. “No,” said [his wife].",
        ["Owen Fenn", "Ada Fenn"],
    ),
    "a spouse of another surname is not known": (
        "Owen Fenn and Ada Roe met in May. “It rained,” said [Mr Fenn]. “No,” said [his wife].",
        ["Owen Fenn", "his wife"],
    ),
    "a brother's wife is no brother": (
        "Owen and Tom Fenn run it. “It rained,” said [Owen]. “It did not,” said [his wife].",
        ["Owen Fenn", "his wife"],
    ),
    "a firm of two names": (
        "Its owner, Fenn & Roe Aggregates, fenced it. [The firm] said it was “sad”.",
        ["Fenn & Roe Aggregates"],
    ),
    "the winner of a cup": (
        "Jockey Tom Beale broke his leg. “I will be back,” [the Gold Cup winner] said.",
        ["Tom Beale"],
    ),
    **{
        f"{found} by {noun}": (
            f"{lead} sat down. [PC Tom Orr] said it was “late”. “No,” [{noun}] said.",
            ["Tom Orr", found],
        )
        for lead, noun, found in [
            ("Comedian Bo Lind", "the comic", "Bo Lind"),
            ("Drummer Bo Lind", "the musician", "Bo Lind"),
            ("Magician Bo Lind", "the entertainer", "Bo Lind"),
            ("Singer-songwriter Ada Fenn", "the pop star", "Ada Fenn"),
            ("Playwright Ada Fenn", "the author", "Ada Fenn"),
            ("Ada Fenn, a newsreader,", "the broadcaster", "Ada Fenn"),
            ("Actress Ada Fenn", "the actor", "Ada Fenn"),
            ("Ada Fenn, who plays the queen,", "the actor", "Ada Fenn"),
            ("“Salt”, starring Ada Fenn, has closed. A nurse", "the actor", "Ada Fenn"),
            ("“Salt”, directed by Ada Fenn, has closed. A nurse", "the director", "Ada Fenn"),
            ("Ada Fenn, who presents Wake Up,", "the presenter", "Ada Fenn"),
            ("Ada Fenn KC, defending,", "the barrister", "Ada Fenn"),
            ("Drummer Bo Lind", "the officer", "Tom Orr"),
            ("Ada Fenn, who plays for Lund,", "the officer", "Tom Orr"),
        ]
    },
    "one of a people": (
        "World number three Ana Sorel lost. “She was better,” [the Czech] said.",
        ["Ana Sorel"],
    ),
    "the host of a show is somebody else": (
        "Singer Ada Fenn sat down. “Welcome,” [the Breakfast Hour host] said.",
        ["Breakfast Hour host"],
    ),
    "somebody new, the second comma lost": (
        "One diner, Nori Kim was so ill that she went home. “It got bad,” [she] said.",
        ["Nori Kim"],
    ),
    "somebody new who has something, the second comma lost": (
        "A passenger, Wen Aldo had no seat. “I stood all the way,” [the passenger] said.",
        ["Wen Aldo"],
    ),
    "who says it of somebody new is not the new one": (
        "A nurse, Iko Dane said, had left. “I was tired,” [the nurse] said.",
        ["nurse"],
    ),
    "somebody unnamed under another word": (
        "A neighbour phoned the police. “I heard a scream,” [the man] told the court.",
        ["neighbour"],
    ),
    "no named person is called the man at once": (
        "Ana Ortiz opened the door. “Come in,” [the man] said.",
        ["man"],
    ),
    "a woman is no man": (
        "An actress got up. “You lied,” [the man] said.",
        ["man"],
    ),
    "who was quoted just before, by calling": (
        "[Greta Solberg] said the bid was “fair”. Shares fell. “Nobody has that much,” "
        "[the analyst] said.",
        ["Greta Solberg", "Greta Solberg"],
    ),
    "whoever holds an office is no aide": (
        "[Prime Minister Owen Hale] said “no”. “He will go in June,” [the aide] said.",
        ["Owen Hale", "aide"],
    ),
    "a description that was never brought in": (
        "Bo Lind ruled Norland City for years. The former mayor gave much money. Lind has denied "
        "it. In a speech, [the former mayor] said “that is the past”.",
        ["Bo Lind"],
    ),
    "a service that tells of storms is no office": (
        "Adair's office put the number at 2,300. The bulletin was read at five.\n\n"
        "[The weather service] ended with this warning: “Stay in.”",
        ["weather service"],
    ),
    "an airport police is no ministry": (
        "A ministry had closed the road. Later [the airport police] said: “Turn back.”",
        ["airport police"],
    ),
    "a service that the text had not spoken of": (
        "Lister Paints burned on Monday. “Nobody is hurt,” [the company] said. [The fire service] "
        "said it was “a long night”.",
        ["Lister Paints", "fire service"],
    ),
    "the police are no paper and no town": (
        "New Lund, May 4: A plea was filed. [The plea] said he was “taken”. [The police] said they "
        "“followed the law”.",
        ["plea", "police"],
    ),
    "a students' union is no university": (
        "Holm University lost the marks. “We are sorry,” [the university] said. "
        "[The students’ union] called it “cruel”. [It] said nerves were “raw”.",
        ["Holm University", "students’ union", "students’ union"],
    ),
    "a charity is no school": (
        "Wren Academy shut its doors. “It is cold,” [the school] said. [The charity] was “sad”.",
        ["Wren Academy", "charity"],
    ),
    "a charity is no ministry": (
        "The Home Ministry lost the files. [The charity] called it “a shame”.",
        ["charity"],
    ),
    "a club is no hospital": (
        "Holm Hospital lost a scanner. [The club] said it was “baffled”.",
        ["club"],
    ),
    "a union is no court": (
        "The High Court let him go. [The union] said it was “glad”.",
        ["union"],
    ),
    "a club that only its coach has named": (
        "Denholt head coach Ivo Renn called the ruling “mean”. [The club] said it was “sad”.",
        ["Denholt"],
    ),
    "a firm named with its chief executive": (
        "Zelmar chief executive Ana Ortiz was asked about the leak. [The company] said it was "
        "“sorry”.",
        ["Zelmar"],
    ),
    "a charity named with its founder": (
        "The Ostera founder Bo Lind came to Holm. Rain fell. [The charity] called it “a shame”.",
        ["Ostera"],
    ),
    "a club named with its striker": (
        "Tarnholm striker Bo Lind was sent off. “We will appeal,” [the club] said.",
        ["Tarnholm"],
    ),
    "near miss: no club is a country of an office": (
        "Wales coach Ivo Renn left on Monday. [The club] said it was “sad”.",
        ["club"],
    ),
    "near miss: no charity is the home of a mayor": (
        "Rain fell. A Lund mayor had gone on Monday. [The charity] said it was “sad”.",
        ["charity"],
    ),
    "near miss: a court is no company": (
        "High Court judge Ivo Renn left on Monday. [The company] said it was “sad”.",
        ["company"],
    ),
    "a firm told by its trade, far back": (
        "Gas supplier Zelmar was fined on Monday. Ana Ortiz had paid twice. She rang every week. "
        "Nobody came. Rain fell. A friend of hers was cut off. The winter was long. The street "
        "was dark. The children slept at school. It was cold. [The company] said it was “sorry”.",
        ["Zelmar"],
    ),
    "a charity told by a title, far back": (
        "Charity Oarholm closed its doors on Monday. Ana Ortiz had rowed there. She came every "
        "week. Nobody knew. Rain fell. A friend of hers wept. The winter was long. The street "
        "was dark. The children slept at school. It was cold. [The charity] said it was “sorry”.",
        ["Oarholm"],
    ),
    "a museum told by its name, far back": (
        "Holm bakery Brask & Fenn burned on Monday. Ana Ortiz had worked there. She came every "
        "week. Nobody knew. Rain fell. A friend of hers wept. The winter was long. The street "
        "was dark. The children slept at school. It was cold. [The firm] said it was “sorry”.",
        ["Brask & Fenn"],
    ),
    "near miss: no firm that is far and of another kind": (
        "Charity Oarholm closed its doors on Monday. Ana Ortiz had rowed there. She came every "
        "week. Nobody knew. Rain fell. A friend of hers wept. The winter was long. The street "
        "was dark. The children slept at school. It was cold. [The airline] said it was “sorry”.",
        ["airline"],
    ),
    "a regulator by a title before its name": (
        "Regulator Oftern opened a file on Zelmar. Rain fell. [The regulator] called it “odd”.",
        ["Oftern"],
    ),
    "a charity of the lead that speaks": (
        "A game that is played by millions puts children at risk, [a charity] has said.\n\nKind "
        "Harbour said that some were “pestered”. The maker, Zelmar, was silent.\n\n[The charity] "
        "called it “a shame”.",
        ["Kind Harbour", "Kind Harbour"],
    ),
    "a union of the lead that speaks": (
        "Nurses at Holm Hospital are worn out, according to [a union] that counted them on its "
        "ward for the whole of the winter.\n\nWheelvoice said it was “no life”. The ministry did "
        "not answer.",
        ["Wheelvoice"],
    ),
    "a firm of the lead, called so further on": (
        "A bakery has been fined for selling bread with sand in it to a school and to a hospital "
        "in the valley.\n\nDunmarrow, which has forty shops, closed one of them. A judge spoke for "
        "an hour. It was cold.\n\nRain fell.\n\n[The bakery] said it was “sorry”.",
        ["Dunmarrow"],
    ),
    "a water company of the lead, called a firm": (
        "A water company has been fined for letting sewage into a lake for a whole month without a "
        "word to anybody.\n\nTarn Vale Water pleaded guilty on Monday. Ana Ortiz fined it. She was "
        "stern. Rain fell.\n\n[The water firm] said it was “sorry”.",
        ["Tarn Vale Water"],
    ),
    "near miss: no charity of a lead is a ministry": (
        "A game that is played by millions puts children at risk, [a charity] has said.\n\nThe "
        "Home Ministry said that it “listened”.",
        ["charity"],
    ),
    "the airline of a lead that no title names": (
        "[The airline] has apologised for a “fault in its system” that kept thousands at home.\n\n"
        "Northwing said 400 flights were hit on Monday.",
        ["Northwing"],
    ),
    "the supermarket of a lead": (
        "[The supermarket] said it was “truly sorry” for the mistake that made 40 people ill.\n\n"
        "Corley's said it had taken the pies off its shelves.",
        ["Corley's"],
    ),
    "the police force of a lead": (
        "[The police force] has said it is “deeply sorry” for the years that the case took.\n\n"
        "Wexshire Police is to pay damages to the family.",
        ["Wexshire Police"],
    ),
    "near miss: a title names the airline": (
        "Fuel short as Northwing cancels flights\n\n[The airline] has apologised for a “fault "
        "in its system” on Monday, when thousands had to sleep in the hall.\n\n"
        "Ofgas said fuel was short.",
        ["Northwing"],
    ),
    "near miss: no school is the body that looks at it": (
        "[The school] has called the report about its teachers and its roof “unfair”.\n\n"
        "Ofsted said pupils were bored.",
        ["school"],
    ),
    "near miss: no charity is the council": (
        "[The charity] has described the cuts to its only kitchen as “a body blow”.\n\n"
        "Telmouth Council said it had no choice.",
        ["charity"],
    ),
    "the agent of a lead about a thing": (
        "A dam has been called “a time bomb” by [a geologist].\n\nIna Brask, who mapped the valley "
        "in 2010, told the county that rock was moving.",
        ["Ina Brask"],
    ),
    "the agent of a lead about many": (
        "Motorists were urged by [a ranger] to “turn back at once”.\n\n"
        "Park ranger Siv Tolv said the road had gone.",
        ["Siv Tolv"],
    ),
    "the agent of a lead by another noun for it": (
        "Shoppers were warned by [an officer] to “stay away from the river”.\n\n"
        "Superintendent Alan Brigg said the water was still rising.",
        ["Alan Brigg"],
    ),
    "near miss: the lead is about somebody": (
        "A woman was told by [a doctor] that she was “wasting his time”.\n\n"
        "Beryl Ashcombe, 84, said she had cried all the way home.",
        ["doctor"],
    ),
    "near miss: another calling than the agent's": (
        "The museum has been accused by [an artist] of “theft”.\n\n"
        "Director Ana Ortiz said the jar had been bought in 1910.",
        ["artist"],
    ),
    "near miss: the head of what the agent speaks of": (
        "The council was accused by [a tenant] of “idle talk”.\n\n"
        "Hedda Rask, who leads it, said money was short.",
        ["tenant"],
    ),
    "near miss: a text on one line goes on behind its lead": (
        "The dam of Holm was opened with a parade in 1960, when the valley had two schools and a "
        "mill. It has been called “a time bomb” by [a geologist]. Ina Brask told the county that "
        "she had moved.",
        ["geologist"],
    ),
    "near miss: a critic may be anybody": (
        "The band was called “a joke” by [a critic].\n\n"
        "Singer Vera Farrow said she never read the papers.",
        ["critic"],
    ),
    "near miss: no charity of a lead is its head": (
        "A game that is played by millions puts children at risk, [a charity] has said.\n\nAna "
        "Ortiz said that some were “pestered”.",
        ["charity"],
    ),
    "near miss: no school that is closed is who closed it": (
        "A school has been closed after sand was found in the soup of its pupils for the third "
        "time in a year.\n\nOfsted said that it was sad.\n\n[The school] said it was “sorry”.",
        ["school"],
    ),
    "near miss: no club of a lead is a body that the lead names": (
        "Zelmar has been sued for the noise of its lorries on Sundays, which is louder than a "
        "match, [a club] has said.\n\nZelmar said that it was “sorry”.",
        [
            "club",
        ],
    ),
    "a union by the noun behind its name": (
        "Members of the Unite union walked out. Tarn Holdings met on Monday. [The union] said it "
        "was “used to it”.",
        ["Unite"],
    ),
    "no union is a firm": (
        "Tarn Holdings met on Monday. [The union] said it was “used to it”.",
        ["union"],
    ),
    "no watchdog is an app": (
        "The dating app Zelmar lost its data on Monday. [The data watchdog] said it was “odd”.",
        ["data watchdog"],
    ),
    "a chain that is called after its founder": (
        "Furniture chain Dunmarrow warned of losses. Its founder Ted Dunmarrow left. “We sell "
        "less,” [the firm] said. “I was not asked,” [Mr Dunmarrow] said. “We like him,” "
        "[Dunmarrow] said.",
        ["Dunmarrow", "Ted Dunmarrow", "Dunmarrow"],
    ),
    "a maker that is called after its founder": (
        "Toy maker Fennick closed a shop. Sir Alec Fennick, who made the first one, wept. “We "
        "sell less,” [the company] said. “I was not asked,” [Sir Alec] said.",
        ["Fennick", "Alec Fennick"],
    ),
    "near miss: no chain whose founder has another name": (
        "Furniture chain Dunmarrow warned of losses. Its founder Ted Orrick left. “No,” [Orrick] "
        "said. “We sell less,” [the firm] said.",
        ["Ted Orrick", "Dunmarrow"],
    ),
    "near miss: a surname that a verb follows behind a chain": (
        "Ted Dunmarrow sold the furniture chain. Dunmarrow wept. “No,” [Dunmarrow] said.",
        ["Ted Dunmarrow"],
    ),
    "a consumer group is no firm": (
        "Furniture chain Oakmire raised its prices. Consumer group Fairpot called it “a trap”. "
        "“We had to,” [the company] said.",
        ["Oakmire"],
    ),
    "near miss: a consumer group is a group": (
        "Furniture chain Oakmire raised its prices. Consumer group Fairpot called it “a trap”. "
        "“We pay twice,” [the group] said.",
        ["Fairpot"],
    ),
    "a union told so is no firm": (
        "Tram maker Oakmire cut its shifts. The union Wheelvoice met on Monday. “We had to,” "
        "[the firm] said.",
        ["Oakmire"],
    ),
    "a streaming service is a firm": (
        "Streaming service Oakmire raised its prices. Ofcom was asked. “We had to,” "
        "[the company] said.",
        ["Oakmire"],
    ),
    "a broadcaster that asks": (
        "Furniture chain Oakmire raised its prices. Asked by the BBC why, [the company] said it "
        "“had to”.",
        ["Oakmire"],
    ),
    "a firm called otherwise by its trade": (
        "The gas company Oakmire was fined. The Holm Times was first to write of it. [The gas "
        "supplier] said it was “sorry”.",
        ["Oakmire"],
    ),
    "a regulator that everybody knows": (
        "Ofgem was asked. Labour wanted a fine. [The watchdog] said it was “looking into it”.",
        ["Ofgem"],
    ),
    "near miss: a party is no regulator": (
        "Labour wanted a fine. [The watchdog] said it was “looking into it”.",
        ["watchdog"],
    ),
    "a party that everybody knows": (
        "Ofgem was asked by Labour for a fine. [The party] said it was “late”.",
        ["Labour"],
    ),
    "near miss: a regulator is no firm": (
        "Furniture chain Oakmire burned its waste. Ofgem was asked. “We had to,” [the company] "
        "said.",
        ["Oakmire"],
    ),
    "a charity that everybody knows": (
        "Shelter wrote to the Tarn Residents' Group. [The charity] called it “odd”.",
        ["Shelter"],
    ),
    "a builder of homes": (
        "Tarnvale Homes built on a marsh. [The developer] said it was “sorry”.",
        ["Tarnvale Homes"],
    ),
    "a body that a phrase takes up from far, then it": (
        f"The Tarn Rail Authority shut a line. {_FAR}The authority bought a pump. [It] called the "
        "pump “mindful”.",
        ["Tarn Rail Authority"],
    ),
    "a museum that a phrase takes up from far, then it": (
        f"The Holm Glass Museum shut a wing. {_FAR}The museum bought a pump. [It] called the pump "
        "“a friend”. “We like pumps,” [the museum] said.",
        ["Holm Glass Museum", "Holm Glass Museum"],
    ),
    "a union of which the text told long before": (
        f"The union, the Association of Tram Guards, met. {_FAR}Tarn Holdings met, too. [The "
        "union] said it was “late”.",
        ["Association of Tram Guards"],
    ),
    "a lender is a bank": (
        "Fennmark Bank lost the sums of its clients. [The lender] called it “a hitch”.",
        ["Fennmark Bank"],
    ),
    "a carrier is an airline": (
        "Tern Pacific Airways lost a bag. Ulm Airport was shut. [The carrier] said it was “sorry”.",
        ["Tern Pacific Airways"],
    ),
    "a maker of cars is one of motors": (
        "Vaigal Motors stopped a line. The labour ministry was told. [The three-wheeler maker] "
        "said it was “sorry”.",
        ["Vaigal Motors"],
    ),
    "a brewer is a brewery": (
        "Dunmarrow Brewery spilt its beer. [The brewer] said it was “sorry”.",
        ["Dunmarrow Brewery"],
    ),
    "near miss: no lender is an airline": (
        "Tern Pacific Airways lost a bag. [The lender] said it was “sorry”.",
        ["lender"],
    ),
    "near miss: no brewer is a bank": (
        "Fennmark Bank lost a bag. [The brewer] said it was “sorry”.",
        ["brewer"],
    ),
    "a landlord that builds homes": (
        "The flat of Northdale Homes had a leak. “We knew,” [the landlord] said. [The housing "
        "association] said it was “sorry”.",
        ["Northdale Homes", "Northdale Homes"],
    ),
    "near miss: somebody who is called Homes": (
        "Katie Homes had a leak. “I knew,” [Homes] said.",
        ["Katie Homes"],
    ),
    "no agency is a council": (
        "Hartlow District Council wrote to the Tarn Agency. [The agency] said it was “late”.",
        ["Tarn Agency"],
    ),
    "near miss: an authority is a council": (
        "Hartlow District Council wrote to Ana Ortiz. [The authority] said it was “late”.",
        ["Hartlow District Council"],
    ),
    "a body named behind its noun, though a person follows": (
        "The Pavilion shut. [The production company], Sandgrown Shows, called it “sad” and wished "
        "Bo Lind well.",
        ["Sandgrown Shows"],
    ),
    "a union named behind its noun, though a person follows": (
        "Drivers will strike. [Their union], Wheels United, called the offer of Bo Lind “a joke”.",
        ["Wheels United"],
    ),
    "a word that the text has used as a name": (
        "Photo app Glimpse will cut jobs. Rain fell in Holm.\n\nGlimpse has never made a profit. "
        "[It] saw “no need to act”.",
        ["Glimpse"],
    ),
    "near miss: a word that only its place gives a capital": (
        "Norvik will cut jobs. Sickness has never been so low. [It] saw “no need to act”.",
        ["Norvik"],
    ),
    "no firm is a county": (
        "Norvik filmed in County Tarn. Rain fell in County Tarn. [The company] was “sorry”.",
        ["Norvik"],
    ),
    "no firm is an arena": (
        "Norvik sold seats for the Tarn Arena. The Tarn Arena was full. [The firm] was “sorry”.",
        ["Norvik"],
    ),
    "near miss: who speaks for a body that is named behind its noun": (
        "The Pavilion shut. [A spokeswoman for the operator], Oakmire, said it was “sad” for Bo "
        "Lind.",
        ["spokeswoman for the operator"],
    ),
    "a landlord named behind its noun": (
        "The Pavilion shut. [The big landlord], Oakmire, said it was “sad” for Bo Lind.",
        ["Oakmire"],
    ),
    "a firm by the word that it shares with a group of people": (
        "Northdale Homes had a leak. The Northdale Residents' Group met. Northdale paid. [It] "
        "called the year “calm”.",
        ["Northdale Homes"],
    ),
    "a firm by those who have its shares": (
        "Shares in Oakmire fell on Monday. Ana Ortiz sold hers. [The company] said it was “calm”.",
        ["Oakmire"],
    ),
    "no firm is where its staff walk out": (
        "Staff at Oakmire walked out in Holmby on Monday. [The firm] said it was “calm”.",
        ["Oakmire"],
    ),
    "no firm is a campaign that everybody knows": (
        "Oakmire, which makes lamps, cut its hours. Greenpeace was told. [The firm] said it was "
        "“late”.",
        ["Oakmire"],
    ),
    "a venue is a theatre": (
        "The Playhouse in Holmby shut. [The venue] said it was “the boiler”.",
        ["Playhouse"],
    ),
    "near miss: a venue is no court": (
        "The High Court in Holmby shut. [The venue] said it was “the boiler”.",
        ["venue"],
    ),
    "a side by the town of its club": (
        "Tarnholm Rovers lost. Ulm City laughed. [The Tarnholm side] said they were “late”.",
        ["Tarnholm Rovers"],
    ),
    "no club is a daily": (
        "Tarnholm Rovers lost. The Daily Ulm wrote of it. [The club] said it was “late”.",
        ["Tarnholm Rovers"],
    ),
    "campaigners by their group": (
        "The campaign group Fairpot wrote to Oakmire. [The campaigners] said they paid “twice”.",
        ["Fairpot"],
    ),
    "activists by their charity": (
        "Charity Tarnaid wrote to Oakmire. Rain fell. [The activists] said they paid “twice”.",
        ["Tarnaid"],
    ),
    "near miss: no campaigners are a firm": (
        "The gas company Oakmire wrote to Bo Lind. [The campaigners] said they paid “twice”.",
        ["campaigners"],
    ),
    "near miss: campaigners of two groups": (
        "The campaign group Fairpot met the rights group Tarnaid. [The campaigners] said they paid "
        "“twice”.",
        ["campaigners"],
    ),
    "a school by the end of its name": (
        "A school was shut in Holmby. Tarnwood High told parents. [The school] called it “sad”.",
        ["Tarnwood High"],
    ),
    "a primary school by the end of its name": (
        "Tarnwood Primary was shut. Hartlow Council told parents. [The school] called it “sad”.",
        ["Tarnwood Primary"],
    ),
    "an authority is a council, and no service for news": (
        "Hartlow Council shut a road. Ana Ortiz told the Local Reporting Service so. [The "
        "authority] called it “sad”.",
        ["Hartlow Council"],
    ),
    "near miss: a council is no authority of trains": (
        "The Tarn Rail Authority shut a line. [The council] called it “sad”.",
        ["council"],
    ),
    "a watchdog that everybody knows": (
        "Human Rights Watch counted the dead. The Tarn Commission was late. [The rights watchdog] "
        "called it “sad”.",
        ["Human Rights Watch"],
    ),
    "a body for others is no firm": (
        "Gas supplier Oakmire was fined. The trade body for suppliers, Tarnwick Unity, was sad. "
        "[The company] called it “late”.",
        ["Oakmire"],
    ),
    "a body by whom it is for": (
        "The charity for bakers, Tarnloaf, met Bo Lind of Oakmire. [The charity] called it “late”.",
        ["Tarnloaf"],
    ),
    "a body by what it is behind": (
        "The company behind the plan, Tarnloaf, met a resident. Oakmire Council was told. [The "
        "company] called it “late”.",
        ["Tarnloaf"],
    ),
    "near miss: who is the head of a body": (
        "The head of the charity for bakers, Ana Ortiz, left. [The charity] called it “late”.",
        ["charity"],
    ),
    "a club by a name that tells nothing": (
        "Kilbeg Rovers lost again. [The club] said it was “sorry”.",
        ["Kilbeg Rovers"],
    ),
    "a rescuer": (
        "Ludo Frei was found by Anna Zingg. “He was cold,” said [the rescuer], Anna Zingg. “I am "
        "warm,” [Frei] said.",
        ["Anna Zingg", "Ludo Frei"],
    ),
    "a sixth-former": (
        "Ana Ortiz built a boat. “It floats,” [the sixth-former] said.",
        ["Ana Ortiz"],
    ),
    "a frontbencher": (
        "Labour’s Bo Lind asked for a date. “It is late,” [the frontbencher] said.",
        ["Bo Lind"],
    ),
    "a maker of toys": (
        "Halden AG lost its biggest client. [The toymaker] said sales were “soft”.",
        ["Halden AG"],
    ),
    "what is told of an operator, then it": (
        "Shares in Norvik Rail fell on Monday.\n\nThe operator wants to sell forty trains. [It] "
        "blamed “a wet spring”.",
        ["Norvik Rail"],
    ),
    "a union that is new, then it": (
        "Holm School sent a boy home. The teachers’ union met at noon. [It] called the rule "
        "“silly”.",
        ["teachers’ union"],
    ),
    "one court is not another": (
        "The Supreme Court will hear the case. “Rules fade,” [the appeals court] had said. "
        "“We doubt that,” [the top court] said.",
        ["appeals court", "Supreme Court"],
    ),
    "the town council is not the body that spoke before": (
        "Old Barns Trust objected. It said the plan was mean. The diocese was for it. “We need "
        "rooms,” [it] said. [The town council] was “torn”.",
        ["diocese", "town council"],
    ),
    "the agency by its kind": (
        "The Food Relief Agency warned of hunger. The army denied it. “We share our rice,” [it] "
        "said. [The agency] saw “no sign of that”.",
        ["army", "Food Relief Agency"],
    ),
    "who stands next to him is not he": (
        "Owen Hale spoke on Monday. With the premier, Bo Lind, next to him, Mr Hale was asked "
        "whether he had paid. [He] answered “yes”.",
        ["Owen Hale"],
    ),
    "a body named behind its noun": (
        "Drivers will strike. [Their union], Wheels United, called the offer “a joke”. Coastline "
        "Buses was sad. [The union] said it was “used to jokes”.",
        ["Wheels United", "Wheels United"],
    ),
    "a body that is one word and its field": (
        "The Bureau of Land Repair closed the road. “Stay off,” [the bureau] said.",
        ["Bureau of Land Repair"],
    ),
    "a body that belongs to an office": (
        "The Larch County Sheriff's Office held a man. “He is fine,” [the office] said. The city's "
        "Firefighters' Union of Norland sued. “We were promised it,” [the union] said.",
        ["Larch County Sheriff's Office", "Firefighters' Union of Norland"],
    ),
    "near miss: a body that belongs to somebody": (
        "Ana Ortiz's Foundation for Cats paid. “We like cats,” [the foundation] said.",
        ["Foundation for Cats"],
    ),
    "several in its name": (
        "Tern Pacific Airlines lost a bag. Harrow Bank laughed. “We found it,” [the airline] said.",
        ["Tern Pacific Airlines"],
    ),
    "a person behind a noun for a body": (
        "At [the club], Ana Ortiz said, it was “cold”.",
        ["club"],
    ),
    "a body by the noun beside its name": (
        "Black Kelp, a group of hackers, boasted. Amber Lane would not pay. “You had a week,” "
        "[the group] wrote.",
        ["Black Kelp"],
    ),
    "a fellow singer is the other one": (
        "Ana Ortiz has told how fellow singer Mia Tarn hurt her. “I was in shock,” "
        "[the singer] said.",
        ["Ana Ortiz"],
    ),
    "an office without its article": (
        "Ana Ortiz was the first to stand.\nCommons leader smiled.\nRain fell.\n"
        "[Commons leader] said she would win.",
        ["Ana Ortiz"],
    ),
    "a calling without its article": (
        "Vicky Tarn’s show opened in spring.\nIn it Tarn looks at the care system.\n"
        "[Leeds actress] said “no”.",
        ["Vicky Tarn"],
    ),
    "a judge of the lead, named in the next sentence": (
        f"[A county judge] has called the ban “an insult” {_LONG}. Superior Court Judge Ada "
        "Fenwick’s order takes effect at once. The state will go to Judge Carl Moss.",
        ["Ada Fenwick"],
    ),
    "a farmer of a short lead": (
        "[A farmer] says he was “scared stiff” by a kite.\n\nBo Lind had been mending a gate.",
        ["Bo Lind"],
    ),
    "a teacher of a short lead, whose the words are": (
        "[A teacher] has told of her “rage” at a thief.\n\nAda Fenn lost four hens on Friday.",
        ["Ada Fenn"],
    ),
    "a chief who is somebody's, in a short lead": (
        "[Holm's recently sacked fire chief] has called the vote “a farce”.\n\nBo Lind was sent "
        "home a week ago.",
        ["Bo Lind"],
    ),
    "a short title is no lead": (
        "[Farmer] ‘scared stiff’\n\nBo Lind had been mending a gate when he heard a bang and ran "
        "home over two wet fields.",
        ["Farmer"],
    ),
    "a robber is told of before his trial": (
        f"[A carer] who robbed a widow called her “a lamb” {_LONG}.\n\nAda Fenn, 41, spent it on "
        "hats.",
        ["Ada Fenn"],
    ),
    "a neighbour of the lead is not the one who was hurt": (
        f"[A neighbour] heard “an awful thud” {_LONG}.\n\nBo Lind, 54, fell from his roof.",
        ["neighbour"],
    ),
    "a friend of the lead is not the star": (
        f"[A friend of the star] said he was “in bits” {_LONG}.\n\nBo Lind left his wife in May.",
        ["friend of the star"],
    ),
    "a friend of the lead who goes on speaking": (
        f"[A friend of the late queen] has called the film “a lie” {_LONG}.\n\nLady Fenn, who was "
        "a maid of honour, said she wept.",
        ["Lady Fenn"],
    ),
    "a lawyer of the lead is not his client": (
        f"[A solicitor] has called his client “a lost soul” {_LONG}.\n\nBo Lind, 22, admitted "
        "theft.",
        ["solicitor"],
    ),
    "a trader of the lead is not the burglar of whom he speaks": (
        f"[A trader] has called a burglar “a menace” {_LONG}.\n\nBo Lind, 46, broke into nine "
        "shops.",
        ["trader"],
    ),
    "a judge of the lead is not the accused": (
        f"[A judge] has said that the fire was “an act of spite” {_LONG}.\n\nBo Lind, 46, lit it "
        "with a rag.",
        ["judge"],
    ),
    "a nurse of the lead speaks of herself, whoever left": (
        f"[A nurse] told how she “wept” when a builder left {_LONG}.\n\nAda Fenn had paid him.",
        ["Ada Fenn"],
    ),
    "an official of the lead, named in the next paragraph": (
        f"[A senior bank official] said that the plan was “dead in the water” {_LONG}.\n\n"
        "Norvik chairman Bo Lind told investors in Oslo that talks had ended.",
        ["Bo Lind"],
    ),
    "an official of the lead who goes on before the name": (
        f"[A bishop] called the feast “idle” {_LONG}.\n\n[The bishop] said it was “a shame”.\n\n"
        "Bo Lind spoke in the cathedral of Holm.",
        ["Bo Lind", "Bo Lind"],
    ),
    "a teacher of the lead who goes on before the name": (
        f"[A teacher] called the test “idle” {_LONG}.\n\nThe teacher wept.\n\n"
        "Ada Fenn spoke in the gym of Holm School.",
        ["Ada Fenn"],
    ),
    "an official of the lead before whose name another acts": (
        f"[A bishop] called the feast “idle” {_LONG}.\n\nThe mayor said it was late.\n\n"
        "Bo Lind spoke in the cathedral of Holm.",
        ["bishop"],
    ),
    "a mother who is named further on, by the owner's name": (
        "Bo Lind fell off a barge. “I miss him,” [his mother] said.\n\nMr Lind's mother, Ada Fenn, "
        "has gone home.",
        ["Ada Fenn"],
    ),
    "a niece who is named further on, by a pronoun": (
        "Ada Fenn, 82, was robbed. [Her niece] said: “It was dark.”\n\nRain fell.\n\nHer niece, "
        "Iko Fenn, put up a lamp.",
        ["Iko Fenn"],
    ),
    "a husband who is named further on by a given name": (
        "Ada Fenn won the race. “She trains at night,” [her husband] told us.\n\nFenn lives in "
        "Holm. Her husband, Olaf, is a baker.",
        ["Olaf"],
    ),
    "the mother of another is named further on": (
        "Bo Lind fell off a barge. “I miss him,” [his mother] said.\n\nTom Orr was at the wheel. "
        "His mother, Ada Orr, has gone home.",
        ["his mother"],
    ),
    "the mother of somebody who is no man is named further on": (
        "Bo Lind fell off a barge. “I miss him,” [his mother] said.\n\nIda Orr's mother, Ada Orr, "
        "has gone home.",
        ["his mother"],
    ),
    "two sisters are named further on": (
        "Bo Lind fell off a barge. “I miss him,” [his sister] said.\n\nMr Lind's sister, Ada Fenn, "
        "wept. His sister, Eva Dahl, sang.",
        ["his sister"],
    ),
    "a relative in the lead, named in the next paragraph": (
        f"[The sister of the drowned swimmer] spoke of a “shameful silence” {_LONG}.\n\n"
        "Rosa Lindqvist stood on the beach all week.",
        ["Rosa Lindqvist"],
    ),
    "another who is named with a firm": (
        "Another analyst, Judith Hale of Norvik Brothers, said it was over. “They are nervous,” "
        "[she] said.",
        ["Judith Hale"],
    ),
    "one who is named with a place": (
        "One trader, Owen Hale of Norvik Brothers in Lund, blamed rain. “It poured,” [he] said.",
        ["Owen Hale"],
    ),
    "this one who is named with a firm": (
        "This driver, Paul Esk of Lund Haulage, stopped. “I stared,” [he] said.",
        ["Paul Esk"],
    ),
    "one from a wing is not named": (
        "One senator, of the Norland wing, came late. “Ask me then,” [he] said.",
        ["senator"],
    ),
    "a clergyman of a parish": (
        "Mayor Tom Lind agreed. “It is over,” [Lind] said. The Rev. Carl Boone of Holm said his "
        "church would help. “We cannot wait,” [he] said.",
        ["Tom Lind", "Carl Boone"],
    ),
    "an attorney of the state": (
        "Tom Lind had a map. Assistant District Attorney Ana Ortiz showed a film. “He ran,” [the "
        "prosecutor] said. “So did I,” [Lind] said.",
        ["Ana Ortiz", "Tom Lind"],
    ),
    "an attorney of somebody does not prosecute": (
        "Tom Lind had a map. Attorney Ana Ortiz showed a film. “He ran,” [the prosecutor] said.",
        ["prosecutor"],
    ),
    "a deputy of a portfolio": (
        "Deputy Finance Minister Ana Ortiz met Tom Lind. “We are broke,” [the minister] said.",
        ["Ana Ortiz"],
    ),
    "another of those just spoken of": (
        "One witness came. “I saw it,” [another] said.",
        ["another witness"],
    ),
    "which one is no part of the name": (
        "“I saw it,” [another tired witness] said. “So did I,” [one in the crowd] said.",
        ["tired witness", "one in the crowd"],
    ),
    "who does something to the mayor is not the mayor": (
        "Owen Marsh spoke at noon. Carl Moss pressed the mayor. [The mayor] said “no”.",
        ["Owen Marsh"],
    ),
    "a firm that the quotation names": (
        "Norvik lays off staff. Firms that left include Belmar and Tarn Foods. “Norvik will go,” "
        "[the company] said.",
        ["Norvik"],
    ),
    "a body, as it is called by that noun": (
        "Norland Rowing says its captain has a cold. “Tests will go on,” [the body] said.",
        ["Norland Rowing"],
    ),
    "what “it” takes up is itself taken up": (
        "Kestrel UK makes lasers. Kestrel was given a contract, the company said. [It] claims that "
        "“demand is rising”.",
        ["Kestrel UK"],
    ),
    "the regulator is a body where nobody is called so": (
        "Tarnwat fined Norvik Water. Ana Ortiz led the case. [The regulator] called it “grave”.",
        ["Tarnwat"],
    ),
    "a regulator with a name": (
        "Tarnwat is a body. Regulator Ana Ortiz wrote to firms. “Obey,” [the regulator] said.",
        ["Ana Ortiz"],
    ),
    "a short name that both sexes bear": (
        "Mel Price picks fruit. “It bleeps,” [the mother of two] said. She wept.",
        ["Mel Price"],
    ),
    "a name of the other sex": (
        "Owen Hale picks fruit. “It bleeps,” [the mother of two] said. She wept.",
        ["mother of two"],
    ),
    "she is who is taken up by a mother of two": (
        "Mel, a picker, is ill. The mother of two wears a support. “It bleeps,” [she] said.",
        ["Mel"],
    ),
    "a husband who is brought in by his given name": (
        "Ana Hale had a son, Ed. “No,” [she] said. Her husband Owen waited. “We want answers,” "
        "[Mr Hale] said.",
        ["Ana Hale", "Owen"],
    ),
    "a daughter who is brought in by her given name": (
        "Steve Hale lost his leg. His daughter Amy found him. “I ran,” [Miss Hale] said. “I fell,” "
        "[Mr Hale] said.",
        ["Amy", "Steve Hale"],
    ),
    "a relative of another surname": (
        "Ana Hale met her brother Ben in Lund. “We rowed,” [Mr Lind] said.",
        ["Lind"],
    ),
    "a noun of science": (
        "Owen Hale of Lund University saw it. “It is old,” [the Danish-born geochemist] said.",
        ["Owen Hale"],
    ),
    "a plant that a body has says nothing": (
        "Work at Tarn Foods’ Oslo bakery has stopped. [The firm] called it “a shame”.",
        ["Tarn Foods"],
    ),
    "a body named behind its noun and a short phrase": (
        "[The bank in question], Severn Mutual, said that it was late but it had to “lend well”.",
        ["Severn Mutual"],
    ),
    "a maker of drugs": (
        "Halden AG is to cut jobs. “It is cruel,” Bo Lind said. [The Swiss drugmaker] said it was "
        "“late”.",
        ["Halden AG"],
    ),
    "a paper that saw a memo says nothing": (
        "Tarn Foods is cutting jobs. A memo seen by the Guardian tells staff to wait. Asked about "
        "it, [the retailer] said it was “old”.",
        ["Tarn Foods"],
    ),
    "a network on which somebody wrote says nothing": (
        "Tarn Foods has shut. Ana Ortiz, its head, wrote so on LinkedIn. [The company] is “sorry”.",
        ["Tarn Foods"],
    ),
    "a broadcaster that understands something says nothing": (
        "Tarn Trust has shut a ward, the BBC understands. [It] said it was “aware”.",
        ["Tarn Trust"],
    ),
    "a paper to which somebody spoke may speak as one": (
        "Ana Ortiz told the Daily Telegraph that she had left. [The newspaper] said “no”.",
        ["Daily Telegraph"],
    ),
    "a network that says something itself": (
        "Twitter said that it would appeal. [The company] called it “a farce”.",
        ["Twitter"],
    ),
    "what reads is something written": (
        "Harbour News apologised in a letter. [It] read: “We were wrong.”",
        ["letter"],
    ),
    "a statement is no body": (
        "Harbour News spoke in a statement. Harbour News is large. [The statement] said “no”.",
        ["statement"],
    ),
    "a company is no government": (
        "Tarn Foods sued. The Norland government, which had paid, went to court. “We won,” "
        "[the company] said.",
        ["Tarn Foods"],
    ),
    "the release of prisoners says nothing": (
        "Harbour Watch demanded the immediate release of men held in May. [It] said “pay them”.",
        ["Harbour Watch"],
    ),
    "a former office that nobody was given": (
        "Ana Ortiz spoke in Lund. [The former home secretary] called it “a mess”.",
        ["Ana Ortiz"],
    ),
    "a former minister may run for president": (
        "Former minister Ana Ortiz met Mayor Bo Lind, who left. Ortiz stayed. “I am ready,” "
        "[the presidential candidate] said.",
        ["Ana Ortiz"],
    ),
    "a republican is no democrat": (
        "Chairman Bo Lind has asked for a look at Democratic governor Ana Ortiz. “It smells,” "
        "[the Ohio Republican] said.",
        ["Bo Lind"],
    ),
    "a senator of another state": (
        "Bo Lind spoke beside Sen. Ana Ortiz, D-Nev. [The Ohio senator] said he felt “fine”.",
        ["Bo Lind"],
    ),
    "who defends does not prosecute": (
        "Prosecutor Ana Ortiz said he had a plan. [The defence lawyer] said he had “no plan”.",
        ["defence lawyer"],
    ),
    "adjectives that a comma parts": (
        "Bo Lind sells ovens. “All eat,” [the round, bearded trader] said.",
        ["Bo Lind"],
    ),
    "how many children somebody has": (
        "Ana Ortiz lost her house. “It is gone,” [the mother of three] said.",
        ["Ana Ortiz"],
    ),
    "whose mother somebody is": (
        "Bo Lind was hurt. “He is brave,” [the victim’s mother] said.",
        ["victim’s mother"],
    ),
    "the wife of somebody described": (
        "Bo Lind, the farmer, was caught. [The farmer’s wife] said he was “mad”.",
        ["farmer’s wife"],
    ),
    "a chief of several people": (
        "Police chief Bo Lind denied it. “It was theft,” [the police chief] said.",
        ["Bo Lind"],
    ),
    "one of several, without the numeral": (
        "“It was late,” said [one aide].",
        ["aide"],
    ),
    "who is named before in the paragraph, not the next subject": (
        f"Ana Ortiz rowed home {_LONG}. “I could go on,” [the champion] said.\n\n"
        "Winner Bo Lind laughed.",
        ["Ana Ortiz"],
    ),
    "a widow who is named before": (
        "Ana Ortiz, 88, lost her savings. “He knew my cat,” [the widow] said.",
        ["Ana Ortiz"],
    ),
    "his solicitor is not who sent him down": (
        "Chairwoman Ana Ortiz sent him to prison. [His solicitor] said he was “sorry”.",
        ["His solicitor"],
    ),
    "the right-hand man of somebody, behind a fronted phrase": (
        f"In answer to the plan, [Bo Lind’s right-hand man] spoke of “a trap” {_LONG}.\n\n"
        "Karl Oster, a friend of the family, sent the letter on Monday.",
        ["Karl Oster"],
    ),
    "a father in the lead, whatever he is called": (
        f"[The father of the drowned swimmer] spoke of a “shameful silence” {_LONG}.\n\n"
        "Owen Hale, a salesman, stood on the beach all week.",
        ["Owen Hale"],
    ),
    "who made the remark of the lead": (
        f"Viewers complained after [a judge] spoke of a “wardrobe” {_LONG}.\n\n"
        "Former dancer Ada Fenn made the remark on Saturday.",
        ["Ada Fenn"],
    ),
    "who made tea did not say so": (
        f"Viewers complained after [a judge] spoke of a “wardrobe” {_LONG}.\n\n"
        "Former dancer Ada Fenn made tea on Saturday.",
        ["judge"],
    ),
    "who speaks of the dead, not they": (
        "Ada Fenn died in May. Her niece, [Nora Park], said she was “kind”. “We had soup,” "
        "[the pianist] said.",
        ["Nora Park", "Nora Park"],
    ),
    "who speaks of him, not he": (
        "Bo Lind is ill. His coach, [Owen Hale], said it was “bad”. “He will be back,” "
        "[the 60-year-old] said.",
        ["Owen Hale", "Owen Hale"],
    ),
    "who answers is not who asked": (
        "Constable Tom Orr stood up. “So you guess?” asked [Bo Lind KC].\n\n“I do,” [he] replied.",
        ["Bo Lind", "Tom Orr"],
    ),
    "who answers is not who asked whether she would": (
        "Ada Fenn spoke of a “dark year”. Host Nora Park asked whether she had thought of leaving. "
        "“Every day,” [she] replied.",
        ["Ada Fenn"],
    ),
    "who is asked is not who asks": (
        "Director Owen Hale spoke to the radio's Karen Orr. Orr asked him how many would come. "
        "“Two,” [he] replied.",
        ["Owen Hale"],
    ),
    "no Rajesh is “she”": (
        "Ruth Oakley laughed. “Ask him,” she said.\n\n“Not I,” Rajesh Hale said.\n\n"
        "“There you are,” [she] said.",
        ["Ruth Oakley"],
    ),
    "no Liam is “she”": (
        "Ruth Oakley laughed. “Ask him,” she said.\n\n“Not I,” Liam Hale said.\n\n"
        "“There you are,” [she] said.",
        ["Ruth Oakley"],
    ),
    "no Wim is “she”": (
        "Ruth Oakley laughed. “Ask him,” she said.\n\n“Not I,” Wim Hale said.\n\n"
        "“There you are,” [she] said.",
        ["Ruth Oakley"],
    ),
    "no Siobhan is “he”": (
        "Peter Sallow laughed. “Ask her,” he said.\n\n“Not I,” Siobhan Hale said.\n\n"
        "“There you are,” [he] said.",
        ["Peter Sallow"],
    ),
    "no Priya is “he”": (
        "Peter Sallow laughed. “Ask her,” he said.\n\n“Not I,” Priya Hale said.\n\n"
        "“There you are,” [he] said.",
        ["Peter Sallow"],
    ),
    "no Ngozi is “he”": (
        "Peter Sallow laughed. “Ask her,” he said.\n\n“Not I,” Ngozi Hale said.\n\n"
        "“There you are,” [he] said.",
        ["Peter Sallow"],
    ),
    "no Simon is a woman, nor taken for one later": (
        "Simon Reed leads the unit. He met a patient, whose wife spoke after she woke. It rained. "
        "“It is good,” [he] said.",
        ["Simon Reed"],
    ),
    "she is no Donald": (
        "Ellen Marsh lost. Donald Orr won on Sunday. “I am hurt,” [she] said.",
        ["Ellen Marsh"],
    ),
    "who asked whether he could go on goes on": (
        "Owen Hale stood at the gate. Bo Lind asked whether he could come in. “I was wet,” [he] "
        "said.",
        ["Bo Lind"],
    ),
    "a daughter whose calling stands before her name": (
        "Bo Lind died. [His daughter], the actress Ada Fenn, was “sad”. Rain fell. “No,” "
        "[his daughter] said.",
        ["Ada Fenn", "Ada Fenn"],
    ),
    "the other of two sisters": (
        "Sisters Nora Hale and Ada Hale will sing. [Nora] was “glad”. “No,” [her sister] said.",
        ["Nora Hale", "Ada Hale"],
    ),
    "the sister of somebody else": (
        "Owen Hale and Ada Park will sing. [Owen] was “glad”. “No,” [his sister] said.",
        ["Owen Hale", "his sister"],
    ),
    "one guest behind a relative pronoun": (
        "Comic Bo Lind gave a speech that [one guest] described as “filthy”.",
        ["guest"],
    ),
    "a work is no company": (
        "Ada Fenn starred in the thriller Ninety Below. [The company] said it was “glad”.",
        ["company"],
    ),
    "by whom a book is": (
        "Yeast, a novel by Bo Lind, has won. [The author] wept. “It was cold,” [he] said.",
        ["Bo Lind", "Bo Lind"],
    ),
    "a minister told by the party": (
        "Ada Fenn, the health minister, spoke first. She sat down. “I never had it,” "
        "[the Sinn Féin minister] said.",
        ["Ada Fenn"],
    ),
    "a minister of another office": (
        "Ada Fenn, the health minister, spoke first. “I never had it,” [the economy minister] "
        "said.",
        ["economy minister"],
    ),
    "a minister of another party": (
        "The DUP's health minister, Ada Fenn, spoke first. “I never had it,” "
        "[the Sinn Féin minister] said.",
        ["Sinn Féin minister"],
    ),
    "a minister has a seat": (
        "Communities minister Bo Lind rose. “I cannot pay,” [the Foyle MLA] said.",
        ["Bo Lind"],
    ),
    "a chairman is a leader": (
        "The Plateau NLC chairman, Bo Lind, rose. “Bread is dear,” [the labour leader] said.",
        ["Bo Lind"],
    ),
    "a governor is no chancellor": (
        "Bo Lind, governor of the bank, rose. “Bread is dear,” [the chancellor] said.",
        ["chancellor"],
    ),
    "the party of whoever owns a spokesperson": (
        "The SDLP's health spokesperson, Bo Lind, rose. “Bread is dear,” [the DUP leader] said.",
        ["DUP leader"],
    ),
    "the seat of an MP": (
        "Ada Fenn rose to speak. “Never,” [the MP for Hull] said.",
        ["Ada Fenn"],
    ),
    "the place that somebody comes from": (
        "Ada Fenn missed a penalty. “Never again,” [the striker from Mali] said.",
        ["Ada Fenn"],
    ),
    "the head of a body is somebody else": (
        "Ada Fenn rose to speak. “Never,” [the head of the Ferry Board] said.",
        ["head of the Ferry Board"],
    ),
    "a calling that is mostly a surname": (
        "Ada Fenn, a weaver on the north side, came in. Bo Lind stood up. “It was me,” "
        "[the weaver] said.",
        ["Ada Fenn"],
    ),
    "a surname that is a calling": (
        "Ada Fenn came in with Bo Mason. “It was me,” [Mason] said.",
        ["Bo Mason"],
    ),
    "who represents a place": (
        "Barrister Bo Lind rose. The lawmaker representing Surulere II, Hon. Owen Hale, was "
        "angry. “I wrote it,” [the lawmaker] said.",
        ["Owen Hale"],
    ),
    "whom the lead describes is named after a paragraph of pronouns": (
        f"A former cook has told of her years at sea {_LONG}.\n\nEvery morning she rose at "
        "four. “I was young,” [she] says.\n\nAda Fenn, who is 71, gave it up in April.",
        ["Ada Fenn"],
    ),
    "somebody else acts before the name": (
        f"A former cook has told of her years at sea {_LONG}.\n\nA nurse rose at "
        "four. “I was young,” [she] says.\n\nAda Fenn, who is 71, gave it up in April.",
        ["nurse"],
    ),
    "a convener of a party": (
        "The convener, Labour's Ada Fenn, rose. Bo Lind nodded. “Late again,” [the convener] said.",
        ["Ada Fenn"],
    ),
    "a party in two words": (
        "The chair, Sinn Féin's Ada Fenn, rose. Bo Lind nodded. “Late again,” [the chair] said.",
        ["Ada Fenn"],
    ),
    "a convener and whose guest sits by": (
        "The convener smiled at Labour's Ada Fenn, a guest. “Late again,” [the guest] said.",
        ["Ada Fenn"],
    ),
    "a producer who is a dame now": (
        "Bo Lind was asked by a young producer. The producer, now Dame Ada Fenn, laughed. "
        "“I cut it,” [the producer] said.",
        ["Ada Fenn"],
    ),
    "a minister at a funeral": (
        "The minister at the funeral, the Rev Bo Lind, wept. Ada Fenn sat by. “I knew him,” "
        "[the clergyman] said.",
        ["Bo Lind"],
    ),
    "a player is a striker": (
        "Striker Bo Lind rose. Owen Hale wept. Hale left. “I knew him,” [the footballer] said.",
        ["Bo Lind"],
    ),
    "a lawmaker is a senator": (
        "Senator Bo Lind rose. Owen Hale wept. Hale left. “I knew him,” [the lawmaker] said.",
        ["Bo Lind"],
    ),
    "a coach who was somebody's": (
        "A boy scored twice and left his coach reaching for a book. “I know no word,” said "
        "[Bo Lind]. “I told him,” [the coach] said.",
        ["Bo Lind", "Bo Lind"],
    ),
    "a chairman who was a minister": (
        f"[The chairman of the bank] has said “sorry” {_LONG}.\n\nBo Lind, a former finance "
        "minister, spoke for long.",
        ["Bo Lind"],
    ),
    "a friend may be a peer": (
        f"[A friend of the king] has called it “odd” {_LONG}.\n\nLady Fenn, who is 71, said so.",
        ["Lady Fenn"],
    ),
    "what an appositive parts from “is”": (
        "Ada Fenn, a migrant from Mali, is a mother of four. Bo Lind came in. “I am tired,” "
        "[the mother of four] said.",
        ["Ada Fenn"],
    ),
    "behind a joint a description takes up like a pronoun": (
        "Ada Fenn spoke first. Bo Lind sat down. Fenn went on. Meanwhile the 71-year-old is "
        "thinking. “I am tired,” [she] said.",
        ["Ada Fenn"],
    ),
    "a neighbour in the lead is no fire chief": (
        f"[A neighbour] called it “the worst night of my life” {_LONG}.\n\n"
        "Fire chief Bo Lind said that nobody was hurt.",
        ["neighbour"],
    ),
    "a second witness who gives his name is not the first": (
        "[A witness] said he saw “black smoke”. A second witness, who gave his name as Tony, said: "
        "“People ran out.”",
        ["witness"],
    ),
    "a witness of the lead, and a second in the next paragraph": (
        f"[A witness] said he saw “black smoke” {_LONG}.\n\n[A second witness], who gave his name "
        "as Tony, said: “People ran out.”",
        ["witness", "Tony"],
    ),
    "another resident": (
        f"[A resident] said the noise was “like thunder” {_LONG}.\n\n[Another resident], Ada Fenn, "
        "said it was “loud”.",
        ["resident", "Ada Fenn"],
    ),
    "a fellow pupil": (
        f"[A pupil] said that it was “scary” {_LONG}.\n\n[Fellow pupil Bo Lind] said “we ran”.",
        ["pupil", "Bo Lind"],
    ),
    "a different driver": (
        f"[A driver] called the road “bad” {_LONG}.\n\n[A different driver], Bo Lind, said “no”.",
        ["driver", "Bo Lind"],
    ),
    "the other nurse": (
        "[A nurse] said “it was chaos”. Rain fell. The other nurse, Ada Fenn, wept.",
        ["nurse"],
    ),
    "a third farmer": (
        "[A farmer] said “the field is gone”. A third farmer, Bo Lind, lost six cows.",
        ["farmer"],
    ),
    "a second judge": (
        f"[A judge] has called the ban “an insult” {_LONG}. A second judge, Ada Fenn, disagreed.",
        ["judge"],
    ),
    "another councillor": (
        f"[A councillor] has called the plan “a farce” {_LONG}.\n\nAnother councillor, Bo Lind, "
        "said it was “good”.",
        ["councillor"],
    ),
    "a second coroner behind her name": (
        "[The coroner] said “no”. Rain fell.\n\nA plan was made.\n\nAna Ortiz, a second coroner, "
        "spoke.",
        ["coroner"],
    ),
    "a second man who gives his name": (
        "[A man] said “I saw it fall”. A second man, who gave his name as Karl, ran.",
        ["man"],
    ),
    "a second and a third witness": (
        f"[A second witness] said “no” {_LONG}.\n\n[A third witness], Bo Lind, said “yes”.",
        ["second witness", "Bo Lind"],
    ),
    "a second witness is the witness afterwards": (
        "A second witness, Bo Lind, came. “It is late,” [the witness] said.",
        ["Bo Lind"],
    ),
    "another nurse is the nurse afterwards": (
        "Another nurse, Ada Fenn, came. “It is late,” [the nurse] said.",
        ["Ada Fenn"],
    ),
    "the second minister to go is the minister": (
        f"[A minister] has called the tax “a curse” {_LONG}.\n\nBo Lind is the second minister to "
        "go.",
        ["Bo Lind"],
    ),
    "another minister, who is the second to go": (
        f"[Another minister] has called the tax “a curse” {_LONG}.\n\nBo Lind, the second minister "
        "to go, said so.",
        ["Bo Lind"],
    ),
    "a dealer in second-hand cars is the dealer": (
        f"[A dealer] has called the tax “a curse” {_LONG}.\n\nBo Lind, a second-hand car dealer, "
        "said so.",
        ["Bo Lind"],
    ),
    "the brother of a soldier is not the soldier": (
        "[The brother of a soldier killed in a blast] has said “he loved his job”.\n\nCpl Mark "
        "Dale, 24, died when his car hit a bomb.",
        ["brother of a soldier killed in a blast"],
    ),
    "a soldier's brother": (
        f"[A soldier's brother] has said “he loved his job” {_LONG}.\n\nCpl Mark Dale died in May.",
        ["soldier's brother"],
    ),
    "the brother of somebody named": (
        f"[The brother of Mark Dale] has said “he loved it” {_LONG}.\n\nDale, 24, died in May.",
        ["brother of Mark Dale"],
    ),
    "the owner of somebody's home": (
        "[The owner of Ada Fenn’s home] has said “no”. Ada Fenn wept.",
        ["owner of Ada Fenn’s home"],
    ),
    "the lawyer of somebody named": (
        "[The lawyer of Mark Dale] has said “he denies it”. Dale wept.",
        ["lawyer of Mark Dale"],
    ),
    "the widow of a miner": (
        f"[The widow of a miner] has said “I wait for him” {_LONG}.\n\nBo Lind, 54, was buried.",
        ["widow of a miner"],
    ),
    "the daughter of a nurse": (
        f"[The daughter of a nurse] has said she is “proud” {_LONG}.\n\nAda Fenn, 58, died in May.",
        ["daughter of a nurse"],
    ),
    "the father of a cyclist": (
        f"[The father of a cyclist hit by a van] has said “it never ends” {_LONG}.\n\nNed Roe, 19, "
        "was riding home.",
        ["father of a cyclist hit by a van"],
    ),
    "the partner of a climber": (
        f"[The partner of a climber who fell] has said “he knew it” {_LONG}.\n\nNed Roe, 33, died.",
        ["partner of a climber who fell"],
    ),
    "the landlord of a tenant": (
        f"[The landlord of a tenant with a lion] has said “no” {_LONG}.\n\nNed Roe, 40, fed it.",
        ["landlord of a tenant with a lion"],
    ),
    "the boss of a driver": (
        f"[The boss of a driver] has called him “a hero” {_LONG}.\n\nNed Roe, 40, saved two boys.",
        ["boss of a driver"],
    ),
    "the teacher of a boy": (
        f"[The teacher of a boy who died] called him “a star” {_LONG}.\n\nNed Roe, nine, fell ill.",
        ["teacher of a boy who died"],
    ),
    "the owner of a bakery is named next": (
        "[The owner of a bakery] has said “we will not close”.\n\nAnn Lee, who has run it for 20 "
        "years, told customers so.",
        ["Ann Lee"],
    ),
    "the mother of a boy is no boy": (
        f"[The mother of a boy who drowned] has said “nobody came” {_LONG}.\n\nAda Fenn, 41, rang.",
        ["Ada Fenn"],
    ),
    "the mother of a pupil who goes on speaking": (
        f"[The mother of a pupil] has said “nobody” {_LONG}.\n\nAda Fenn told the inquest that "
        "she rang twice.",
        ["Ada Fenn"],
    ),
    "the widow of a miner is no man": (
        f"[The widow of a miner] has said “I still wait” {_LONG}.\n\nAda Fenn, 71, lives alone.",
        ["Ada Fenn"],
    ),
    "the sister of a singer, whose brother": (
        f"[The sister of a singer] has said “I still wait” {_LONG}.\n\nAda Fenn, whose brother "
        "died in May, left the hall.",
        ["Ada Fenn"],
    ),
    "the driver of a van that hurt somebody": (
        f"[The driver of a van that killed a nurse] has said “I am sorry” {_LONG}.\n\nNed Roe, 44, "
        "was jailed.",
        ["Ned Roe"],
    ),
    "the owner of a dog that bit somebody": (
        f"[The owner of a dog that bit a postman] has said “he is soft” {_LONG}.\n\nBo Lind, 54, "
        "was fined.",
        ["Bo Lind"],
    ),
    "the leader of a council": (
        f"[The leader of a council] has called the cut “cruel” {_LONG}.\n\nBo Lind, 61, took over.",
        ["Bo Lind"],
    ),
    "the owner of a doctor's surgery": (
        f"[The owner of a doctor's surgery] has called it “a joy” {_LONG}.\n\nBo Lind, 61, opened "
        "it in May.",
        ["Bo Lind"],
    ),
    "the second witness is not a witness named before": (
        "[Bo Lind], a witness, said “a”. [The second witness] said “b”.",
        ["Bo Lind", "second witness"],
    ),
    "the other driver": (
        "Bo Lind, a driver, said so. Rain fell. “I ran,” [the other driver] said.",
        ["other driver"],
    ),
    "the other pilot": (
        "Pilot Bo Lind was hurt. [The other pilot] said “we were low”.",
        ["other pilot"],
    ),
    "the third judge is not the first": (
        "The first judge, Ada Fenn, smiled. “I am late,” [the third judge] said.",
        ["third judge"],
    ),
    "the second farmer": (
        "The farmer Ned Roe lost nine sheep. [The second farmer] said “I lost ten”.",
        ["second farmer"],
    ),
    "a second witness behind one with his calling": (
        "Witness Ned Roe spoke first. “I saw it,” [the second witness] said.",
        ["second witness"],
    ),
    "her fellow climber": (
        "Ada Fenn, a climber, fell. “I held the rope,” [her fellow climber] said.",
        ["her fellow climber"],
    ),
    "the first and the second of three": (
        "[A passenger] said: “We fell.” Another passenger, Ada Fenn, said: “I hid.” A third "
        "passenger, Ned Roe, said: “I ran.” [The first passenger] said: “It was loud.” [The second "
        "passenger] wept: “No.” [The third passenger] agreed: “No.”",
        ["passenger", "passenger", "Ada Fenn", "Ned Roe"],
    ),
    "the second witness is who is called so": (
        "Bo Lind, the second witness, rose. “I ran,” [the second witness] said.",
        ["Bo Lind"],
    ),
    "the second driver is who was another": (
        "Another driver, Bo Lind, was hurt. “I ran,” [the second driver] said.",
        ["Bo Lind"],
    ),
    "a second-row forward": (
        "Bo Lind, a second-row forward, rose. “I ran,” [the second-row forward] said.",
        ["Bo Lind"],
    ),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_descriptions_taken_up(marked: str, expected: list[str]) -> None:
    assert speakers(marked) == expected


#: What somebody is, and what a text calls him by afterwards.
_SAME_CALLINGS = (
    "skipper:captain goalkeeper:shot-stopper batter:batsman pacer:bowler manager:boss coach:boss "
    "headteacher:principal schoolteacher:teacher cabbie:driver trucker:driver postman:postie "
    "firefighter:fireman vet:veterinarian shopkeeper:storekeeper councillor:councilman "
    "barrister:lawyer solicitor:lawyer soldier:serviceman hairdresser:stylist "
    "farmer:grower hawker:vendor activist:campaigner entrepreneur:businessman tycoon:billionaire "
    "sprinter:athlete gymnast:athlete boxer:fighter jockey:rider quarterback:player golfer:player"
)
_OTHER_CALLINGS = "boxer:cyclist vet:barrister teacher:driver farmer:skipper baker:goalkeeper"
_PAIRS = [(pair, "Ned Roe") for pair in _SAME_CALLINGS.split()] + [
    (pair, "Bo Lind") for pair in _OTHER_CALLINGS.split()
]


@pytest.mark.parametrize(("pair", "expected"), _PAIRS)
def test_callings_taken_up_by_other_nouns(pair: str, expected: str) -> None:
    calling, noun = pair.split(":")
    marked = (
        f"The {calling} Ned Roe came on Friday. Roe left. Bo Lind stayed, and Lind had lunch. "
        f"“It is late,” [the {noun}] said."
    )
    assert speakers(marked) == [expected]
