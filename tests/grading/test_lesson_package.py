"""Where marks are made, no function that a lesson asks for is in the process, in whatever form."""

import inspect
import marshal
import types

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.reach import find
from dlhelpers.grading.lesson_package import lent_targets, package_of


def codes_in(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes_in(constant)


def codes_of(lesson):
    for module, about in package_of(lesson).items():
        if about["code"]:
            for code in codes_in(marshal.loads(about["code"])):
                yield module, code


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_function_that_is_asked_for_goes_in(lesson):
    exercises = LESSONS[lesson].exercises
    replaced = [f for e in exercises.values() for f in e.replaces]
    forbidden = {(f.__module__, f.__name__) for f in replaced}
    inside = {(module, code.co_name) for module, code in codes_of(lesson)}
    assert not inside & forbidden
    assert not {name for _, name in inside} & exercises.keys()
    bodies = {f.__code__.co_code for f in replaced}
    bodies |= {e.reference.__code__.co_code for e in exercises.values()}
    small = {body for body in bodies if len(body) < 40}
    assert not (bodies - small) & {code.co_code for _, code in codes_of(lesson)}


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_stays_uses_nothing_that_is_gone(lesson):
    """Each global name in the code that stays is defined there, or comes from elsewhere."""
    modules = package_of(lesson)
    for module, about in modules.items():
        if about["code"]:
            whole = marshal.loads(about["code"])
            known = {*whole.co_names, *dir(__builtins__), *__builtins__, "__class__"}
            for code in codes_in(whole):
                loaded = {
                    i.argval
                    for i in __import__("dis").get_instructions(code)
                    if i.opname == "LOAD_GLOBAL"
                }
                assert loaded <= known, (module, code.co_name, loaded - known)


def test_innards_of_what_is_gone_are_gone():
    names = {code.co_name for _, code in codes_of("06_convolutional_network")}
    assert "conv_forward" in names  # the lesson gives it
    assert not names & {"_keep_largest", "_give_to_winner", "_input_gradient"}


def test_what_can_be_called_by_message_are_public_functions_of_the_layers():
    for target in lent_targets():
        function = find(target)
        assert inspect.isfunction(function)
        assert not function.__name__.startswith("_")
        assert not target.startswith(("dlhelpers.exercises", "dlhelpers.grading"))
