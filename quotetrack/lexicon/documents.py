"""Words for documents, and for what is done with them: letters, reports, posts, signs, songs."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.cues import NOUNS_OF_SAYING
from quotetrack.lexicon.words import words

_MORE: Final = words(
    """
    slide slideshow advert questionnaire submission invoice receipt spreadsheet logbook rota
    document publication filing lawsuit indictment study survey paper post statement release
    notice advisory bulletin newsletter inscription plaque placard banner note memo email letter
    message tweet judgment judgement order manifesto guide guidance handbook book poem song pamphlet
    leaflet flyer brochure booklet prospectus editorial warrant circular communique communiqué
    dossier diary charter constitution contract agreement treaty analysis audit poll assessment
    t-shirt tee sweatshirt hoodie badge billboard blackboard chalkboard whiteboard noticeboard
    signboard graffiti epitaph headstone gravestone tombstone postcard sticker leaflet newsletter
    ordinance decree edict gazette minutes screenshot voicemail telegram
    """
)
#: Nouns for documents and for words on something: what may be quoted without anybody who speaks.
DOCUMENTS: Final = (NOUNS_OF_SAYING | _MORE) - words(
    "account answer blog charge claim comment line opinion promise question remark reply response "
    "story view vow warning word words ad address argument chant interview suggestion speech"
)
#: Those whose words stand where one sees them.
SHOWN: Final = words(
    "sign banner placard poster plaque inscription note notice leaflet slogan caption label letter "
    "memo message email e-mail text tweet post pamphlet flyer circular"
)
#: Forms of verbs that take a document for their object: "published a report", "a letter was sent".
HANDLING: Final = words(
    """
    release released releases publish published publishes publishing issue issued issues issuing
    write wrote written writes writing send sent sends circulate circulated obtain obtained see saw
    seen leak leaked post posted posts file filed files sign signed draft drafted receive received
    hand handed deliver delivered share shared read reads produce produced commission commissioned
    submit submitted provide provided put pinned taped nailed hung hangs carried held holding
    carrying left launched unveiled compiled prepared penned uploaded printed dated addressed found
    """
)
