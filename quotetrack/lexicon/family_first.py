"""Surnames of peoples who write the surname first, and what their given names are made of."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.words import words

KOREAN_SURNAMES: Final = words(
    """
    kim lee park moon choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo
    suh shin kwon hwang ahn an song ban roh noh ri rhee pak hong yoo yu ryu chun jeon ko koh bae
    baek hyon hwang kwak min nam son sohn sin thae ryom
    """
)
CHINESE_SURNAMES: Final = words(
    """
    xi hu wen li wang zhang liu chen yang zhao huang zhou wu xu sun zhu ma deng mao jiang bo wei guo
    he lin luo zheng liang xie tang cao yuan feng tsai chiang lai ai han qin meng pan peng dong xiao
    cai tian ren shen lu fan jin cheng zeng yu su jia ding ye du ning hou qiu bai cui tan kang gao
    shi chan cheung wong leung lam tung tsang ho soong hung chu hsieh
    goh teh ooi quah ong foo loh yeo yeoh koay khoo chua chew chia choo chow chong cheong chui fung
    kwok kwan lau liew loke lum mok ng phang phua poh poon quek seah seow sng soh soon tay teo thia
    thio toh tse woon yap yau yeung yip yong yuen hui kho kuok lew lui fong heng foong
    """
)
# Syllables of given names of Chinese people in Malaysia, Singapore and Hong Kong.
SOUTHERN_SYLLABLES: Final = words(
    """
    ai aik bee beng boey boon chai chee chew chiew chin ching chor choo chui chuan chun chye eng
    fatt fook foong geok gek guan heng hian hin hoe hock hong hooi hoon huat hui hwa hwee jin joo
    kah kai keat kee keng keong kheng khim khoon kiam kiat kim kin kit kok koon kuan kwang kwee lai
    lam lan lay leng leong lian liang lim lin ling loon lye mei meng ming moi mui mun nam ngan ngee
    ngoh pei peng phaik pheng ping poh pok sai san seng seok siang siew sim sin sing siok siong soo
    soon suan sui swee tat teck tee teik teng thiam thian tin tiong tong tuan tuck wah wai wan wei
    weng wing woon yan yang yee yen yew yik yin ying yit yoke yong yoon yuen yuet yun
    """
)
VIETNAMESE_SURNAMES: Final = words(
    "nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly dinh truong trinh to vuong"
)
VIETNAMESE_MIDDLE_NAMES: Final = words(
    "van thi minh quoc duc xuan huu ngoc thanh dinh cong quang trong huy khac manh tuan viet vinh"
)
HUNGARIAN_SURNAMES: Final = words(
    """
    orban nagy kovacs szabo toth horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz
    lakatos meszaros olah racz fekete szilagyi torok feher gal szucs kocsis orsos pinter fodor
    szijjarto magyar gyurcsany antall karacsony kossuth bartok kodaly puskas kertesz esterhazy
    """
)
# Romanised syllables that Korean given names are made of.
KOREAN_SYLLABLES: Final = words(
    """
    ah bae bak beom bin bo bok bong bum byung chae chan chang cheol chin cho chol choi chong choon
    chul
    chun dae dal do dok dong doo duk eun eui eung gap geun geon gi gil goo gu gun gwan gwang ha hae
    han he hee heon ho hon hong hoon hui hun hwa hwan hye hyeon hyo hyok hyon hyong hyuk hyun hyung
    ik il im in jae jang je jeong ji jin jo jong joo joon ju jun jung jik kang ki kil kwan kwang
    kwon kyo kyong kyoung kyu kyun kyung man mi min mo mok moo moon mu mun myong myung na nam nyon
    ok pil pyo pyong rae ran rim rok ryol ryong sam san sang se seo seok seon seong seung shik shin
    si sik sin so sok son song soo sook soon su suk sun sung tae taek tak ui uk un ung wan won woo
    wook woon yang ye yeon yeong yi yo yol yon yong yoo yoon you young yu yul yun yung
    """
)
