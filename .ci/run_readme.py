"""Run the Python examples of a README, one after another, where quotetrack is installed alone."""

import re
import sys
from pathlib import Path

import quotetrack

assert Path(sys.prefix) in Path(quotetrack.__file__).parents, quotetrack.__file__
readme = Path(sys.argv[1])
names: dict[str, object] = {"__name__": "__main__"}
for program in re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL):
    exec(compile(program, readme.name, "exec"), names)
