"""The suite of attacks: that it can see a success, and that none comes to anything."""

from functools import cache

import nbformat
import pytest

from attacks import __main__ as suite
from attacks import ours, pages, stock
from attacks.attack import ATTACKS, FIRST, MARK, HandIn
from attacks.course import BYSTANDERS, ClassRoom, make_template
from attacks.ours import Effect
from dlhelpers.exercises import LESSONS
from dlhelpers.grading.bubblewrap import BUBBLEWRAP, confinement
from dlhelpers.grading.notebooks import path_of

SAMPLE = ("patches_numpy", "claims_a_verdict", "links_to_secrets", "two_checks", "crashes")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("attacks") / "template", [FIRST])


@pytest.fixture(scope="module")
def template_notebooks():
    return cache(lambda lesson: nbformat.read(path_of(lesson), as_version=4))


def test_there_are_attacks_of_every_kind():
    assert len(ATTACKS) >= 50
    assert {a.group for a in ATTACKS.values()} == set(suite.GROUPS)


@pytest.mark.parametrize("one", ATTACKS.values(), ids=lambda one: one.name)
def test_an_attack_is_described_and_aims_at_exercises_of_its_lesson(one):
    assert one.tries.endswith(".")
    assert len(one.tries) < 110
    assert set(one.wrong) <= set(LESSONS[one.lesson].names)


def test_a_hand_in_is_right_but_for_what_is_attacked(template, tmp_path):
    room = ClassRoom(template, tmp_path / "course", FIRST)
    made = room.hand_in(FIRST, "someone", ("sigmoid",))
    assert "0.123" in made.cell("sigmoid").source
    assert "0.123" not in made.cell("compute_cost").source
    secret = room.hand_in(FIRST, BYSTANDERS[0]).notebook.cells[0].source
    assert room.canaries.work in secret


LARGE = ("deep_syntax", "huge_answer", "huge_notebook", "many_cells")


@pytest.mark.parametrize("one", ATTACKS.values(), ids=lambda one: one.name)
def test_the_code_of_an_attack_can_be_run(template_notebooks, tmp_path, one):
    if one.name in LARGE:
        return
    made = HandIn(one.lesson, template_notebooks(one.lesson), one.wrong, tmp_path, one.student)
    one.make(made)
    for cell in made.notebook.cells:
        if cell.cell_type == "code":
            compile(cell.source, one.name, "exec")


def test_a_leak_is_seen(template, tmp_path):
    room = ClassRoom(template, tmp_path / "course", FIRST)
    one = ATTACKS["prints_hidden_inputs"]
    for secret in (room.canaries.environment, room.canaries.roster, room.canaries.work):
        assert ours.leaks(room, one, f"... {secret} ...")
    assert ours.leaks(room, one, "HIDDEN-INPUT [[0.25]]") == ["hidden inputs"]
    assert not ours.leaks(room, one, "'HIDDEN-INPUT ' + repr(A)")


def test_a_change_of_files_is_seen(template, tmp_path):
    room = ClassRoom(template, tmp_path / "course", FIRST)
    before = room.snapshot()
    (room.course.root / "roster.csv").write_text("")
    (room.course.root / "ATTACK-was-here").write_text("")
    assert room.snapshot() != before
    assert len(room.odd_files()) == 1


@pytest.mark.parametrize(
    "page",
    [
        f"<script>alert('{MARK}')</script>",
        f'<img src="x" onerror="{MARK}">',
        f"<a href='javascript:{MARK}'>x</a>",
        f'<img src="http://{MARK}.example/x.png">',
        f"<style>body {{ background: url({MARK}) }}</style>",
        '<div style="position: fixed; width: 100%">100 of 100</div>',
    ],
)
def test_what_acts_in_a_page_is_seen(page):
    assert pages.active(f"<html><p>before</p>{page}</html>")


def test_a_script_that_is_shown_as_text_does_not_act():
    assert not pages.active(f"<p>&lt;script&gt;alert('{MARK}')&lt;/script&gt; {MARK}</p>")


def test_only_what_does_nothing_counts_as_nothing():
    assert Effect(0.0, 85.0, 85.0).nothing
    assert not Effect(1.0).nothing
    assert not Effect(harm=["x"]).nothing
    assert not Effect(leaked=["x"]).nothing


@pytest.fixture(scope="module")
def walls():
    if confinement() != BUBBLEWRAP:
        pytest.skip("bubblewrap does not work here: attacks could harm this machine")


def test_a_sample_of_attacks_comes_to_nothing(walls, template, tmp_path):
    effects = ours.run(template, tmp_path, [ATTACKS[name] for name in SAMPLE])
    assert {name: effect for name, effect in effects.items() if not effect.nothing} == {}


@pytest.mark.slow
def test_the_suite_sees_what_gains_under_plain_nbgrader(walls, tmp_path):
    template = make_template(tmp_path / "template", [FIRST], plain=True)
    one = ATTACKS["transforms_the_syntax_tree"]
    (effect,) = stock.run(template, tmp_path, [one], {one.name: 85.0}).values()
    assert effect.gained == 15.0


@pytest.mark.slow
def test_every_attack_comes_to_nothing(walls):
    assert suite.main(["--no-stock", "--no-page"]) == 0
