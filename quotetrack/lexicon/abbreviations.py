"""Short forms that keep their full stop without ending a sentence."""

from __future__ import annotations

from typing import Final

#: In lower case, without the full stop.
ABBREVIATIONS: Final = frozenset(
    "mr mrs ms mx dr prof sen rep gov gen col sgt lt capt cmdr adm maj cpl pvt rev hon pres st "
    "jr sr esq phd md inc ltd corp co no vs etc jan feb mar apr jun jul aug sep sept oct nov dec "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb "
    "nev okla ore pa penn tenn tex va vt wash wis wyo messrs sens reps govs mt ft supt det insp "
    "const amb atty asst assn dept univ bros brig cllr coun cmdre comdr hr lieut adv barr "
    "engr surv evang mohd muhd chas wm thos robt jas".split()
)
