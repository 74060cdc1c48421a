"""An exception is explained, and named where it leaves no doubt."""

import linecache
import math
import sys

import numpy as np
import pytest

from tests.made_exercises import made, verdict


def written(first_line, body):
    """Return a function whose lines can be read, as those of a notebook's cell can."""
    source, cell = (
        f"def doubled{first_line}:\n    P = {{'W1': 1, 'b1': 2}}\n    return {body}\n",
        body,
    )
    linecache.cache[cell] = (len(source), None, source.splitlines(True), cell)
    namespace = {"np": np, "math": math, "exit": sys.exit}
    exec(compile(source, cell, "exec"), namespace)
    return namespace["doubled"]


def doubled(x):
    return 2 * x


X = np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]])
DOUBLED = made(doubled, ("y",), X)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # some of these lines deserve one
@pytest.mark.parametrize(
    ("body", "told", "name"),
    [
        ("x.dot(x)", "columns on the left", ""),
        ("x + x.T", "the other way round", ""),
        ("x + np.ones((4, 4))", "Write down both shapes", ""),
        ("np.ones((4, 2)) * x", "they would fit", "entry_by_entry_for_a_matrix_product"),
        ("None + x[0, 0]", "None", ""),
        ("x if x > 0 else -x", "one yes or no", "yes_or_no_of_a_whole_array"),
        ("undefined_name", "typing mistake", "name_without_a_value"),
        ("math_sqrt(-1)", "never given a value", "name_without_a_value"),
        ("P['W']", "There is P {W1, b1}", "no_such_key"),
        ("{}['W']", "Print its keys", "no_such_key"),
        ("x[5]", "runs past the end", ""),
        ("x[0, 0, 0]", "an axis been lost", ""),
        ("x.shape[2]", "fewer axes", ""),
        ("x.sum(axis=2)", "first axis is axis 0", "axis_that_is_not_there"),
        ("np.zeros(3, 1)", "brackets of its own", "shape_without_its_brackets"),
        ("np.zeros(1, 2, 3, 4, 5, 6)", "brackets of its own", "shape_without_its_brackets"),
        ("exec('a, b = 1')", "nothing to take apart", "takes_one_value_apart"),
        ("np.concatenate([x, x[:, :1]])", "along all other axes", ""),
        ("np.split(x, 4)", "number of parts", ""),
        ("np.zeros((1.5, 2))", "whole number", "size_with_a_decimal_point"),
        ("[i for i in range(x.shape[0] / 2)]", "whole number", "size_with_a_decimal_point"),
        ("[i for i in x.shape[0]]", "a range", "loops_over_a_number"),
        ("float(x)", "one number is needed", ""),
        ("math.exp(x)", "single numbers", ""),
        ("math.exp(1000)", "safe form", ""),
        ("len(1.5)", "A single number", ""),
        ("[0.5] * 1.5", "longer list", "list_for_an_array"),
        ("[[1, 2], [3, 4]][0, 1]", "A list has one index", "list_for_an_array"),
        ("x(0)", "Round brackets", "calls_what_is_no_function"),
        ("x.shape(0)", "square brackets", "calls_what_is_no_function"),
        ("np.zeros[2]", "round ones", "square_brackets_for_a_call"),
        ("x.mean * 2", "round brackets call it", "function_not_called"),
        ("P * 2.0", "one of its entries", "dictionary_for_one_of_its_entries"),
        ("np.hstack(x, x)", "go in together", "arrays_to_join_one_by_one"),
        ("np.concatenate(x, x)", "one list", ""),
        ("np.reshape(x, (4, 2))", "exactly as many", ""),
        ("np.sumn(x)", "similar names: sum", "no_function_of_that_name"),
        ("x.squareroot()", "no `squareroot`", "no_method_of_that_name"),
        ("np.random.default_rng(0).randn(2)", "other names", "old_name_of_a_random_function"),
        ("math.hypot(x=1)", "look up which", ""),
        ("exec('a, b = 1, 2, 3')", "number of names on the left", ""),
        ("1 / 0", "A divisor is 0", ""),
        ("np.linalg.inv(x)", "square matrix", ""),
        ("exit()", "must not end the program", "ends_the_program"),
        ("exec('assert 1 == 2')", "is what it asserts", ""),
        ("exec('x[0, 0] = [1, 2]', {'x': x})", "one number belongs", ""),
        (
            "np.add(np.arange(2), 0.5, out=np.arange(2))",
            "whole numbers",
            "in_place_on_whole_numbers",
        ),
        ("(lambda: (yes for yes in ()).throw(RecursionError))()", "without end", None),
    ],
)
def test_an_exception_comes_with_its_usual_cause(body, told, name):
    found = verdict(DOUBLED, written("(x)", body))
    assert "it stopped with" in found.problem and told in found.fix, found.text
    if name is not None:
        assert found.misconception == name
        assert bool(found.cause) == bool(name)


def test_a_function_with_another_first_line_is_told_so():
    found = verdict(DOUBLED, written("(x, y)", "x"))
    assert "Keep its first line" in found.fix


def test_the_arguments_of_another_function_are_not_taken_for_its_own():
    def helper(a, b):
        return a

    found = verdict(DOUBLED, lambda x: helper(x))
    assert "`helper` is called with other arguments" in found.fix
    assert "first line" not in found.fix


def test_numbers_and_keys_of_the_line_are_shown():
    def reads_past_the_end(x):
        last = x.shape[1]
        return x[0, last]

    got = verdict(DOUBLED, reads_past_the_end).got
    assert "last = 3" in got and "x (2, 3)" in got
