"""Print what quotetrack with all extras needs, without the parser and its PyTorch, one a line."""

import re
import sys
from importlib.metadata import requires

PARSER = ("stanza", "spacy")

for requirement in requires("quotetrack") or []:
    what, _, condition = requirement.partition(";")
    if not what.startswith(PARSER) and (
        "extra" not in condition or re.search("['\"]all['\"]", condition)
    ):
        sys.stdout.write(f"{what.strip()}\n")
