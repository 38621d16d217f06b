"""The map of modules shows the house as it stands."""

import re

from tests import module_map


def test_the_map_is_made_of_what_the_modules_say() -> None:
    assert module_map.PAGE.read_text(encoding="utf-8") == module_map.page(), (
        "Make it anew: make pages"
    )


def test_every_module_says_what_it_is() -> None:
    for module in module_map.PACKAGE.rglob("*.py"):
        assert 10 < len(module_map._says(module)) < 400, module


def test_the_chapter_shows_the_layers_that_are_checked() -> None:
    assert module_map.CHAPTER.read_text(encoding="utf-8") == module_map.chapter(), (
        "Make it anew: make pages"
    )


def test_the_chapter_tells_what_is_in_every_room() -> None:
    chapter = module_map.CHAPTER.read_text(encoding="utf-8")
    rooms = chapter.partition("## The rooms")[2].partition("## Promises")[0]
    for layer in module_map.layers("layers"):
        for room in layer.split(" | "):
            assert f"`{room}`" in rooms or room in ("codec", "extras"), room
    for layer in module_map.layers("store"):
        for part in layer.split(" | "):
            name = part.rpartition(".")[2]
            assert f"`{name}`" in rooms or name == "shown", part


def test_the_paths_that_a_newcomer_is_sent_to_are_there() -> None:
    text = (module_map.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`((?:quotetrack|tests|lexicon|claims|quotes)/[\w/.]+)`", text))
    assert len(paths) > 10
    for path in paths - {
        "quotetrack/formats/reading/loud.py",
        "quotetrack/formats/writing/loud.py",
    }:
        assert any((root / path).exists() for root in (module_map.ROOT, module_map.PACKAGE)), path


def test_the_files_that_answer_questions_are_there() -> None:
    chapter = module_map.CHAPTER.read_text(encoding="utf-8")
    table = chapter.partition("## Which file answers which question")[2].partition("\n## ")[0]
    paths = re.findall(r"`((?:quotetrack|tests)/[\w/.]+)`", table)
    assert len(paths) > 25
    assert [path for path in paths if not (module_map.ROOT / path).exists()] == []
