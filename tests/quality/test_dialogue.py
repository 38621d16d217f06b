"""Scenes of dialogue keep their speakers, those that nothing is learnt from too."""

from __future__ import annotations

from tests.quality.eval_dialogue import PARTS, counts, scenes

# Shares that must not fall; on the day they were written down, .87 and .88 were reached.
LEAST_RIGHT = 0.85
LEAST_BY_TURN = 0.8


def test_speakers_of_scenes_kept_for_checking() -> None:
    found = counts("checking")
    assert found["right"] >= LEAST_RIGHT * found["all"]
    assert found["by turn, right"] >= LEAST_BY_TURN * found["by turn"]
    assert found["by turn"] >= 40


def test_parts_share_no_scene() -> None:
    names = [{scene.name for scene in scenes(part)} for part in PARTS]
    assert len(names[0] & names[1]) == 0
    assert all(len(scene.speakers) >= 4 for part in PARTS for scene in scenes(part))
