"""What a question asks about, as a statement: "if he had paid" is about "he had paid"."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"(?:(?:of|about|on|over|as to|regarding|concerning)\s+)?(?:the question (?:of )?)?"
    r"(?:whether or not|whether|if)\s+",
    re.IGNORECASE,
)
_OPENERS = re.compile(r"(?:so|and|but|well|then|now|look|okay|ok|sir|madam)\b,?\s+", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?P<verb>is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|shall|should|may|"
    r"might|must)(?P<not>n[’']t)?\s+",
    re.IGNORECASE,
)
# The subject of a question: a pronoun, or a noun phrase up to where its verb can be told.
_PRONOUN = re.compile(
    r"(?:i|you|he|she|it|we|they|there|this|that|these|those|anyone|anybody|everyone|everybody|"
    r"someone|somebody|nobody|no one)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"(?:(?:the|a|an|your|his|her|its|our|their|my|any|some|all|these|those|this|that|no)\s+"
    r"(?:[a-z]+(?:al|ic|ive|ous|ful|ian|ean|ern|ish|an|er|or|ary|ed)\s+)?[\w’'-]+|"
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_SPEAKER = {"you": "I", "your": "my", "yours": "mine"}
_MAX_LENGTH = 400


def question_proposition(question: str) -> str | None:
    """Return what a yes/no question asks about as a statement, None for other questions.

    "whether he would resign" gives "he would resign", "Did you know the judge?" gives "I did know
    the judge": in a question put to the speaker "you" is the speaker. Open questions ("why he
    left") and those whose subject cannot be told from its verb give None.
    """
    text = " ".join(question[:_MAX_LENGTH].split()).strip("“”\"' ")
    reported = _LEAD.match(text)
    if reported:
        return text[reported.end() :].rstrip("?.!,; ") or None
    text = text.rstrip("?.!,; ")
    while opener := _OPENERS.match(text):
        text = text[opener.end() :]
    verb = _AUXILIARY.match(text)
    if verb is None:
        return None
    rest = text[verb.end() :]
    subject = _PRONOUN.match(rest) or _PHRASE.match(rest)
    if subject is None or not rest[subject.end() :].strip():
        return None
    word = verb["verb"].lower()
    said = [_as_speaker(subject.group()), word + (" not" if verb["not"] else "")]
    if said[0] == "I" and word in ("are", "were"):
        said[1] = said[1].replace(word, {"are": "am", "were": "was"}[word], 1)
    return " ".join([*said, _as_speaker(rest[subject.end() :].strip())])


def _as_speaker(text: str) -> str:
    return re.sub(
        r"\b(?:you|your|yours)\b", lambda match: _SPEAKER[match.group().lower()], text, flags=re.I
    )
