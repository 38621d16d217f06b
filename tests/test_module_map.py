"""The map of modules shows the house as it stands."""

import sys

from tests import module_map

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def test_the_map_is_made_of_what_the_modules_say() -> None:
    assert module_map.PAGE.read_text(encoding="utf-8") == module_map.page(), (
        "Make it anew: make pages"
    )


def test_every_module_says_what_it_is() -> None:
    for module in module_map.PACKAGE.rglob("*.py"):
        assert 10 < len(module_map._says(module)) < 400, module


def test_the_chapter_shows_the_layers_and_rooms_that_are_checked() -> None:
    project = tomllib.loads((module_map.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {one["id"]: one for one in project["tool"]["importlinter"]["contracts"]}
    layers = [layer.replace("quotetrack.", "") for layer in contracts["layers"]["layers"]]
    chapter = (module_map.ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert " → ".join(layers[1:]) in " ".join(chapter.split()), "without __main__"
    rooms = chapter.partition("## The rooms")[2].partition("## Promises")[0]
    for layer in layers[1:]:
        for room in layer.split(" | "):
            assert f"`{room}`" in rooms or room in ("codec", "extras"), room
    parts = [part for layer in contracts["store"]["layers"] for part in layer.split(" | ")]
    for part in parts:
        name = part.rpartition(".")[2]
        assert f"`{name}`" in rooms or name == "shown", part
