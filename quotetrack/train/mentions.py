"""Training sentences for the name finder: reading them, and swapping names for other names."""

from __future__ import annotations

import importlib
import json
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.train.files import read_text
from quotetrack.train.names import NameParts, random_name, split_hyphens

Tagged = list[tuple[str, str]]

_CITIES = """London Paris Berlin Madrid Rome Vienna Athens Moscow Kyiv Kiev Warsaw Prague Budapest
Cairo Baghdad Damascus Tehran Kabul Islamabad Karachi Mumbai Delhi Beijing Shanghai Tokyo Osaka
Seoul Pyongyang Hanoi Bangkok Jakarta Manila Sydney Melbourne Lagos Nairobi Tripoli Beirut Amman
Brussels Geneva Dublin Oslo Helsinki Lisbon Istanbul Ankara Toronto Ottawa Havana Caracas Lima
Boston Chicago Houston Dallas Denver Detroit Seattle Atlanta Miami Phoenix Baltimore Cleveland
Ferguson Orlando Charleston Brooklyn Manhattan Washington Europe Asia Africa Gaza Crimea""".split()
_COMPANY_ENDINGS = """Inc. Corp. Ltd. LLC Group Holdings Bank Partners Airlines Industries Motors
Energy Media Pictures Systems Foundation Institute Association Council Union Party Coalition
Committee Commission Agency Times Post Herald Tribune Journal News University College""".split()
_ACRONYMS = """FBI CIA NSA NATO EU UN WHO IMF NASA EPA FDA CDC DOJ SEC NRA ACLU AFP BBC CNN NBC CBS
ABC ESPN HBO MSNBC NPR PBS GOP DNC RNC NAACP UNESCO UNICEF OPEC FIFA NFL NBA IBM GE AT&T""".split()
_BODIES = """Senate|House of Representatives|Pentagon|Congress|State Department|Supreme Court|
White House|Justice Department|Federal Reserve|World Bank|Red Cross|United Nations|
European Union|Labour Party|Republican Party|Democratic Party|Wall Street Journal|
Washington Post|New York Times|Associated Press|Fox News|Human Rights Watch|Google|Apple|
Facebook|Twitter|Microsoft|Amazon|Uber|Reuters|Politico|Bloomberg|Planned Parenthood""".replace(
    "\n", ""
).split("|")


@frozen
class Places:
    """Names of countries, states and cities."""

    names: tuple[str, ...]


def load_places() -> Places:
    """Return place names from the `faker` library's lists and from a short list of cities."""
    places = list(_CITIES)
    provider: Any = importlib.import_module("faker.providers.address.en_US").Provider
    places += [*provider.countries, *provider.states]
    for locale in ("pl_PL", "de_DE", "en_IN", "id_ID"):
        module: Any = importlib.import_module(f"faker.providers.address.{locale}")
        places += [place for place in module.Provider.cities if len(place) < 20]
    return Places(tuple(place for place in places if re.match(r"^[A-Z][^()]*$", place)))


def read_tagged(path: Path) -> list[Tagged]:
    """Read a JSON list of sentences, each a list of {"text": …, "ner": BIO tag}."""
    content = json.loads(read_text(path))
    return [[(token["text"], token["ner"]) for token in sentence] for sentence in content]


def write_tagged(sentences: Iterable[Tagged], path: Path) -> None:
    """Write sentences as Stanza's name-finder training reads them."""
    content = [[{"text": text, "ner": tag} for text, tag in sentence] for sentence in sentences]
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


class Swapper:
    """Replaces the names of a sentence by others of the same kind."""

    def __init__(self, names: list[NameParts], places: Places, rng: random.Random) -> None:
        self._names, self._places, self._rng = names, places, rng

    def swap(self, sentence: Sequence[tuple[str, str]]) -> Tagged | None:
        """Return the sentence with about three of four names replaced; None if it has none."""
        result: Tagged = []
        changed = False
        at = 0
        while at < len(sentence):
            text, tag = sentence[at]
            if not tag.startswith("B-"):
                result.append((text, tag))
                at += 1
                continue
            end = at + 1
            while end < len(sentence) and sentence[end][1].startswith("I-"):
                end += 1
            words = [word for word, _ in sentence[at:end]]
            kind = tag[2:]
            if self._rng.random() < 0.75 and words[0][:1].isupper():
                words = self._other(kind, len(words))
                changed = True
            for index, word in enumerate(words):
                result.append((word, f"{'I' if index else 'B'}-{kind}"))
            at = end
        return result if changed else None

    def _other(self, kind: str, size: int) -> list[str]:
        if kind == "PER":
            parts = random_name(self._names, self._rng)
            if size == 1:
                parts = [self._rng.choice([parts[0], parts[-1]])]
            text = " ".join(parts)
        elif kind == "LOC":
            text = self._rng.choice(self._places.names)
        else:
            text = self._organisation()
        return [piece for word in text.split() for piece in split_hyphens(word)]

    def _organisation(self) -> str:
        roll = self._rng.random()
        if roll < 0.3:
            return self._rng.choice(_ACRONYMS)
        if roll < 0.6:
            return self._rng.choice(_BODIES)
        first = self._rng.choice(
            [random_name(self._names, self._rng)[-1], self._rng.choice(self._places.names)]
        )
        return f"{first} {self._rng.choice(_COMPANY_ENDINGS)}"


def capitals(sentence: Sequence[tuple[str, str]]) -> Tagged:
    """Return the sentence in capitals."""
    return [(text.upper(), tag) for text, tag in sentence]


def restyled(sentence: Sequence[tuple[str, str]], rng: random.Random) -> Tagged:
    """Return the sentence with the marks of another style in two of five cases."""
    if rng.random() < 0.6:
        return list(sentence)
    table = str.maketrans({"“": '"', "”": '"', "’": "'"})
    if any(text == '"' for text, _ in sentence):
        result, opens = [], True
        for text, tag in sentence:
            if text == '"':
                text, opens = ("“" if opens else "”"), not opens
            result.append((text.replace("'", "’"), tag))
        return result
    return [(text.translate(table), tag) for text, tag in sentence]
