"""Exercise, a bug hunt: a law that tells right backward passes from broken ones.

The visible check tries it on `visible_programs`; the hidden check on right and wrong answers to
`backward_prop`.
"""

import numpy as np

from dlhelpers.exercises.bug_hunt import aspects, programs
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Exercise
from dlhelpers.exercises.logistic_regression import visible_programs
from dlhelpers.exercises.logistic_regression.backward_prop import backward_prop as right_gradients
from dlhelpers.exercises.logistic_regression.compute_cost import compute_cost
from dlhelpers.exercises.logistic_regression.forward_prop import forward_prop
from dlhelpers.exercises.logistic_regression.update_parameters import update_parameters
from dlhelpers.exercises.pairs import two_at_once
from dlhelpers.gradient_check import numeric_gradient


def is_right(backward_prop):
    """Find out whether a backward pass is right, whoever wrote it.

    Parameters
    ----------
    backward_prop : callable
        ``backward_prop(A, X, Y)`` gives ``{"dw": ..., "db": ...}``, right or wrong.

    Returns
    -------
    bool
        True for a right one, False for a broken one.

    References
    ----------
    Lecture notes 000, section 1.3, on checking a gradient by trying; it steps to one side only.
    """
    ### BEGIN SOLUTION

    def numeric_gradients(X, Y, w, b, h=1e-5):
        def cost(w, b):
            return compute_cost(forward_prop(X, {"w": w, "b": b}), Y)

        dw = np.zeros(w.shape)
        for j in range(len(w)):
            step = np.zeros(w.shape)
            step[j] = h
            dw[j] = (cost(w + step, b) - cost(w - step, b)) / (2 * h)
        return {"dw": dw, "db": (cost(w, b + h) - cost(w, b - h)) / (2 * h)}

    rng = np.random.default_rng(0)
    for n_x, m in ((2, 5), (3, 4), (4, 4)):
        X, Y = rng.standard_normal((n_x, m)), rng.integers(0, 2, (1, m))
        w, b = rng.standard_normal((n_x, 1)), rng.standard_normal()
        gradients = backward_prop(forward_prop(X, {"w": w, "b": b}), X, Y)
        for name, numeric in numeric_gradients(X, Y, w, b).items():
            # allclose alone would let shapes pass that only broadcasting makes equal.
            if np.shape(gradients[name]) != np.shape(numeric):
                return False
            if not np.allclose(gradients[name], numeric, rtol=1e-5, atol=1e-7):
                return False
    return True
    ### END SOLUTION


SHIPPED = {
    "right": "a right program",
    "right_in_parts": "a right program that averages example by example",
    "not_divided_by_m": "a program that forgets to divide by m",
    "db_not_divided_by_m": "a program that forgets to divide db by m",
    "uphill": "a program whose gradients point the wrong way",
    "without_labels": "a program that forgets the labels",
    "first_example_only": "a program that uses only the first example",
    "dw_lies_on_its_side": "a program whose dw lies on its side",
    "db_is_an_array": "a program whose db is an array",
    "weights_exchanged": "a program that mixes up the weights",
    "a_little_too_large": "a program whose dw is 5 % too large",
    "db_uphill": "a program whose db has the wrong sign",
    "dw_uphill": "a program whose dw has the wrong sign",
    "only_the_first_weight": "a program that fills in the first weight only",
}
"""Label of each visible program; the first two are right."""

RIGHT = {
    "by_dot_and_mean": "a right program, in two lines",
    "by_broadcasting": "a right program, with broadcasting",
    "by_einsum": "a right program, with einsum",
    "product_turned_afterwards": "a right program that returns dZ too",
    "one_example_at_a_time": "a right program, with loops",
    "bias_as_a_weight": "a right program that treats b as a weight",
}
BROKEN = {
    "forgets_to_divide_by_m": "a program that adds up and does not average",
    "dw_is_not_divided_by_m": "a program that averages db only",
    "db_is_not_divided_by_m": "a program that averages dw only",
    "divides_by_m_twice": "a program that divides by m twice",
    "divides_by_the_number_of_inputs": "a program that divides by the number of inputs",
    "sign_the_wrong_way_round": "a program with the wrong sign",
    "twice_too_large": "a program that is twice too large",
    "slope_of_the_sigmoid_once_more": "a program with the slope of the sigmoid once too often",
    "stops_at_the_derivative_by_a": "a program that forgets the slope of the sigmoid",
    "forgets_Y": "a program that never looks at Y",
    "decisions_instead_of_probabilities": "a program that rounds the probabilities",
    "distance_instead_of_difference": "a program that loses the sign of each error",
    "first_example_only": "a program that stops after the first example",
    "last_example_only": "a program that keeps the last example only",
    "skips_the_first_example": "a program that skips the first example",
    "dw_lies_on_its_side": "a program whose dw is a row",
    "dw_has_only_one_axis": "a program whose dw has only one axis",
    "dw_is_one_number": "a program whose dw is one number",
    "dw_is_averaged_over_the_inputs": "a program that averages dw over the inputs",
    "dw_is_never_added_up": "a program that never adds up dw",
    "db_is_an_array": "a program whose db has shape (1, 1)",
    "db_has_one_axis": "a program whose db has shape (1,)",
    "db_is_never_added_up": "a program that never adds up db",
    "db_is_zero": "a program whose db is always 0",
    "db_from_A_alone": "a program whose db forgets the labels",
    "db_from_dw": "a program that makes db from dw",
    "slope_of_tanh": "a program with the slope of tanh",
    "forgets_X": "a program that never looks at X",
    "skips_the_last_example": "a program that skips the last example",
    "divides_in_every_turn_of_the_loop": "a program that divides by m too early",
    "floor_division": "a program that divides with cut-off digits",
    "dw_of_the_first_input_only": "a program that fills in one number of dw only",
}
"""Label of each hidden program: alternatives and misconceptions of `backward_prop`. Left out are
those that raise an error or return no dictionary with dw and db: a law cannot miss them."""

MADE_FOR_THE_HUNT = {
    "one_percent_too_large": "a program that is one percent too large",
    "weights_in_another_order": "a program whose dw holds the right numbers in the wrong rows",
}


def one_percent_too_large(A, X, Y):
    return {name: 1.01 * gradient for name, gradient in right_gradients(A, X, Y).items()}


def weights_in_another_order(A, X, Y):
    gradients = right_gradients(A, X, Y)
    return gradients | {"dw": np.roll(gradients["dw"], 1, axis=0)}


def cases(rng):
    """The visible programs."""
    return programs("backward_prop", visible_programs.__name__, SHIPPED)


def hidden_cases(rng):
    """The hidden programs."""
    bank = f"{__package__}.backward_prop"
    return (
        programs("backward_prop", bank, RIGHT)
        | programs("backward_prop", bank, BROKEN)
        | programs("backward_prop", __name__, MADE_FOR_THE_HUNT)
    )


def laws():
    """Say what is marked: the right programs are a gate, each broken one counts."""
    shipped = tuple(SHIPPED.values())
    broken = (*shipped[2:], *BROKEN.values(), *MADE_FOR_THE_HUNT.values())
    return aspects((shipped[:2], tuple(RIGHT.values())), broken)


def example(seed, n_x, m):
    """Draw data and parameters, for the laws below."""
    rng = np.random.default_rng(seed)
    X, Y = rng.standard_normal((n_x, m)), rng.integers(0, 2, (1, m))
    return X, Y, {"w": rng.standard_normal((n_x, 1)), "b": rng.standard_normal()}


def both(program, seed=1, n_x=3, m=6):
    """Return the gradients of a program and numeric ones, for the laws below."""
    X, Y, parameters = example(seed, n_x, m)

    def cost(moved):
        return compute_cost(forward_prop(X, moved), Y)

    return program(forward_prop(X, parameters), X, Y), numeric_gradient(cost, parameters)


def close(got, numeric, rtol=1e-5, atol=1e-8):
    return np.shape(got) == np.shape(numeric) and np.allclose(got, numeric, rtol, atol)


def always_true(backward_prop):
    """It says True to every program. A law must also be able to say no. Does anything that it looks
    at change when a gradient does? A program compared with itself, say, is always right.
    """
    return True


def always_false(backward_prop):
    """It says False to every program, the right ones included. If it compares numbers, allow for
    rounding: with a small step to both sides a slope found by trying is good to some nine digits,
    with one to one side to fewer, and no two are equal to the last.
    """
    return False


def equal_to_the_last_digit(backward_prop):
    """It demands equality to the last digit, which a slope found by trying never has."""
    got, numeric = both(backward_prop)
    return all(np.array_equal(got[name], numeric[name]) for name in numeric)


def step_too_short(backward_prop):
    """The step is so short that rounding drowns the slope."""
    X, Y, parameters = example(1, 3, 6)

    def cost(moved):
        return compute_cost(forward_prop(X, moved), Y)

    got = backward_prop(forward_prop(X, parameters), X, Y)
    numeric = numeric_gradient(cost, parameters, h=1e-15)
    return all(close(got[name], numeric[name]) for name in numeric)


def looks_at_one_example_only(backward_prop):
    """It asks with a single example, and with m = 1 nobody can see whether the mean was taken, or
    which of the examples were used.
    """
    got, numeric = both(backward_prop, m=1)
    return all(close(got[name], numeric[name]) for name in numeric)


def looks_at_signs_only(backward_prop):
    """It looks at signs only, so gradients of any size pass."""
    got, numeric = both(backward_prop)
    return all(np.all(np.sign(got[name]) == np.sign(numeric[name])) for name in numeric)


def never_looks_at_db(backward_prop):
    """It never looks at db: a program whose db is wrong passes."""
    got, numeric = both(backward_prop)
    return close(got["dw"], numeric["dw"])


def never_looks_at_dw(backward_prop):
    """It never looks at dw: a program whose dw is wrong passes."""
    got, numeric = both(backward_prop)
    return np.allclose(got["db"], numeric["db"])


def looks_at_the_first_weight_only(backward_prop):
    """It looks at the first number of dw only: the rest of dw and db may be anything."""
    got, numeric = both(backward_prop)
    return np.isclose(np.ravel(got["dw"])[0], numeric["dw"][0, 0])


def looks_at_the_entries_of_dw_only(backward_prop):
    """It looks at the entries of dw, one by one, and at nothing else: db may be anything, and where
    dw has another shape it stops. Ask for the shape first.
    """
    got, numeric = both(backward_prop)
    return all(abs(got["dw"][j, 0] - numeric["dw"][j, 0]) < 1e-6 for j in range(3))


def looks_at_shapes_only(backward_prop):
    """It looks at shapes only: any numbers pass, if there are as many as there should be."""
    got, numeric = both(backward_prop)
    return all(np.shape(got[name]) == np.shape(numeric[name]) for name in numeric)


def looks_at_the_shape_of_dw_only(backward_prop):
    """It looks at the shape of dw only: any numbers pass, and any db."""
    got, numeric = both(backward_prop)
    return np.shape(got["dw"]) == np.shape(numeric["dw"])


def never_looks_at_shapes(backward_prop):
    """The numbers are compared, the shapes are not: a dw that lies on its side passes. A gradient
    has the shape of its parameter.
    """
    got, numeric = both(backward_prop)
    return all(
        np.size(got[name]) == np.size(numeric[name])
        and np.allclose(np.ravel(got[name]), np.ravel(numeric[name]))
        for name in numeric
    )


def the_cost_goes_down(backward_prop):
    """It tries whether the cost goes down. It does so with many a wrong gradient: every direction
    that points roughly downhill passes, whatever its length.
    """
    X, Y, parameters = example(4, 3, 6)
    A = forward_prop(X, parameters)
    moved = update_parameters(parameters, backward_prop(A, X, Y), 0.01)
    return compute_cost(forward_prop(X, moved), Y) < compute_cost(A, Y)


def the_cost_goes_down_in_the_end(backward_prop, parameters=None):
    """It trains for a while and looks whether the cost has fallen. "It learns" proves nothing: many
    wrong gradients point roughly downhill.
    """
    X, Y, somewhere = example(1, 3, 6)
    parameters, costs = parameters or somewhere, []
    for _ in range(20):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), 0.1)
    return costs[-1] < costs[0]


def the_cost_goes_down_from_zero(backward_prop):
    """It trains for a while, from zero, and looks whether the cost has fallen. "It learns" proves
    nothing: many wrong gradients point roughly downhill.
    """
    return the_cost_goes_down_in_the_end(backward_prop, {"w": np.zeros((3, 1)), "b": 0.0})


def tolerance_too_wide(backward_prop):
    """What it calls equal is too far apart: gradients that are a few percent off pass. A slope
    found by trying is good to some nine digits.
    """
    got, numeric = both(backward_prop)
    return all(close(got[name], numeric[name], rtol=0.1) for name in numeric)


def compares_sums(backward_prop):
    """It adds up the gradient before comparing, so a program with the right numbers in the wrong
    places passes.
    """
    got, numeric = both(backward_prop)
    return all(np.isclose(np.sum(got[name]), np.sum(numeric[name])) for name in numeric)


def looks_where_nothing_is_wrong(backward_prop):
    """It asks where A equals Y. There every error is 0, and 0 times anything is 0: only a program
    that forgets the labels gives itself away.
    """
    X, Y, _ = example(1, 3, 6)
    gradients = backward_prop(Y.astype(float), X, Y)
    return all(np.allclose(gradient, 0) for gradient in gradients.values())


def every_example_twice_and_no_more(backward_prop):
    """It asks one thing only: are the gradients the same when every example stands there twice?
    That unmasks who does not average; many other mistakes keep this law.
    """
    X, Y, parameters = example(1, 3, 6)
    A = forward_prop(X, parameters)
    once, twice = backward_prop(A, X, Y), backward_prop(*(np.hstack([M, M]) for M in (A, X, Y)))
    return all(
        np.shape(once[name]) == np.shape(twice[name]) and np.allclose(once[name], twice[name])
        for name in ("dw", "db")
    )


def looks_at_the_direction_only(backward_prop):
    """It compares directions, so a gradient that is m times too large passes."""
    got, numeric = both(backward_prop)
    one, other = (np.append(np.ravel(g["dw"]), np.ravel(g["db"])) for g in (got, numeric))
    if one.shape != other.shape:
        return False
    return np.isclose(one @ other, np.linalg.norm(one) * np.linalg.norm(other), rtol=1e-6)


def one_example_and_no_shapes(backward_prop):
    """It asks with a single example and never for a shape. With m = 1 nobody can see whether the
    mean was taken, or which of the examples were used.
    """
    got, numeric = both(backward_prop, m=1)
    return all(np.allclose(got[name], numeric[name]) for name in numeric)


def answers_the_wrong_way_round(backward_prop):
    """Every answer is the opposite: True must stand for a right program."""
    got, numeric = both(backward_prop)
    return not all(close(got[name], numeric[name]) for name in numeric)


def _anything(got, numeric):
    return True


def _same_shapes(got, numeric):
    return all(np.shape(got[name]) == np.shape(numeric[name]) for name in numeric)


def _equal(got, numeric, rtol, atol):
    return np.allclose(np.ravel(got), np.ravel(numeric), rtol, atol)


def _law(n_x=3, m=6, shapes=_same_shapes, names=("dw", "db"), tolerance=(1e-5, 1e-8), seed=1):
    """Return a law that is right but for the parts that are given."""

    def wrong(backward_prop):
        got, numeric = both(backward_prop, seed, n_x, m)
        return bool(
            shapes(got, numeric)
            and all(
                np.size(got[name]) == np.size(numeric[name])
                and _equal(got[name], numeric[name], *tolerance)
                for name in names
            )
        )

    return wrong


def one_input_only(backward_prop):
    """It asks with a single input. Then dw is one number, and nobody can see whether it lies on its
    side, or whether its numbers stand in the right order.
    """
    return _law(n_x=1)(backward_prop)


def shapes_made_equal_by_broadcasting(backward_prop):
    """The numbers are compared, the shapes are not: next to an array of shape (1, 1) a plain number
    is stretched until it fits. A gradient has the shape of its parameter.
    """
    got, numeric = both(backward_prop)
    return all(np.allclose(got[name], numeric[name], 1e-5, 1e-8) for name in numeric)


def never_looks_at_the_shape_of_dw(backward_prop):
    """The shape of dw is not looked at: a dw that lies on its side passes. A gradient has the shape
    of its parameter.
    """
    return _law(shapes=lambda got, numeric: np.ndim(got["db"]) == 0)(backward_prop)


def stops_at_another_shape(backward_prop):
    """Where dw has another shape it stops with an error, where it should say False: it picks the
    numbers of dw one by one. Ask for the shape first.
    """
    got, numeric = both(backward_prop)
    entries = all(abs(got["dw"][j, 0] - numeric["dw"][j, 0]) < 1e-6 for j in range(3))
    return bool(entries and np.ndim(got["db"]) == 0 and abs(got["db"] - numeric["db"]) < 1e-6)


def stops_at_another_shape_of_dw_and_never_asks_for_that_of_db(backward_prop):
    """Where dw has another shape it stops with an error, where it should say False; and a db that
    is an array passes. Ask for both shapes first.
    """
    got, numeric = both(backward_prop)
    entries = all(abs(got["dw"][j, 0] - numeric["dw"][j, 0]) < 1e-6 for j in range(3))
    return bool(entries and abs(got["db"] - numeric["db"]) < 1e-6)


def looks_at_the_size_of_the_gradients_only(backward_prop):
    """It compares the lengths of the gradients, so any direction passes: uphill, for instance."""
    got, numeric = both(backward_prop)
    return all(
        np.shape(got[name]) == np.shape(numeric[name])
        and np.isclose(np.linalg.norm(got[name]), np.linalg.norm(numeric[name]), rtol=1e-6)
        for name in numeric
    )


def accepts_what_is_nearly_one_half_right(backward_prop):
    """It is content when one of the two gradients is right. Both have to be."""
    got, numeric = both(backward_prop)
    return any(close(got[name], numeric[name]) for name in numeric)


def order_of_the_examples(backward_prop):
    """It asks one thing only: are the gradients the same when the examples stand in another order?
    That unmasks who uses some of them only; most mistakes keep this law.
    """
    X, Y, parameters = example(1, 3, 6)
    A = forward_prop(X, parameters)
    one, other = backward_prop(A, X, Y), backward_prop(A[:, ::-1], X[:, ::-1], Y[:, ::-1])
    return all(np.allclose(one[name], other[name]) for name in ("dw", "db"))


def _tolerance_of_a_tenth(name, seed):
    """Return a law that allows for 0.1; what it misses depends on its data."""
    return called(
        f"tolerance_so_wide_that_{name}",
        _law(m=8, tolerance=(0.2, 0.1), seed=seed),
        "What it calls equal is much too far apart: where the numbers are small, even wrong signs "
        "or wrong places pass. A slope found by trying is good to some nine digits.",
    )


TWO_AT_ONCE = two_at_once(
    _law,
    {
        "m": {
            "one_example": (
                "it asks with a single example, and with m = 1 nobody can see whether the mean was "
                "taken, or which of the examples were used",
                1,
            ),
        },
        "n_x": {
            "one_input": (
                "it asks with a single input, where no dw can lie on its side, and no order of its "
                "numbers can be wrong",
                1,
            ),
        },
        "shapes": {
            "no_shapes": ("it never looks at shapes", _anything),
        },
        "names": {
            "dw_only": ("it never looks at the numbers of db", ("dw",)),
            "db_only": ("it never looks at the numbers of dw", ("db",)),
        },
        "tolerance": {
            "a_tenth": (
                "what it calls equal is too far apart, so that gradients which are a few percent "
                "off pass",
                (0.1, 1e-8),
            ),
        },
    },
    leave_out=("no_shapes_and_db_only", "one_example_and_no_shapes"),
)


def _cost_falls(seed, n_x, m, steps, rate, from_zero=False, shapes=False, catches=True):
    """Return a law that trains for some steps and looks whether the cost has fallen.

    Which wrong gradients pass depends on where it begins, how far it goes and with which data.
    """

    def wrong(backward_prop):
        X, Y, parameters = example(seed, n_x, m)
        if from_zero:
            parameters = {"w": np.zeros((n_x, 1)), "b": 0.0}
        first = compute_cost(forward_prop(X, parameters), Y)
        for _ in range(steps):
            gradients = backward_prop(forward_prop(X, parameters), X, Y)
            if shapes and (np.shape(gradients["dw"]) != (n_x, 1) or np.ndim(gradients["db"])):
                return False
            parameters = update_parameters(parameters, gradients, rate)
        return bool(compute_cost(forward_prop(X, parameters), Y) < first)

    def careful(backward_prop):
        try:
            return wrong(backward_prop)
        except ValueError:
            return False

    begin = "zero" if from_zero else "somewhere"
    looks = "_and_shapes" if shapes else "" if catches else "_and_stops"
    return called(
        f"cost_falls_in_{steps}_steps_from_{begin}_{seed}_{n_x}_{m}{looks}",
        careful if catches else wrong,
        "It tries whether the cost falls. It does so with many a wrong gradient: whatever points "
        "roughly downhill passes, of any length. What trying gives, parameter by parameter, is the "
        "law that tells.",
    )


def _keeps(nothing_to_learn=False, twice=False, shapes=False):
    """Return a law made of some that are true, and that many mistakes keep."""

    def wrong(backward_prop):
        X, Y, parameters = example(1, 3, 6)
        A = forward_prop(X, parameters)
        once = backward_prop(A, X, Y)
        if shapes and (np.shape(once["dw"]) != (3, 1) or np.ndim(once["db"])):
            return False
        if nothing_to_learn:
            still = backward_prop(Y.astype(float), X, Y)
            if not all(np.allclose(still[name], 0) for name in ("dw", "db")):
                return False
        if twice:
            more = backward_prop(*(np.hstack([M, M]) for M in (A, X, Y)))
            if not all(close(once[name], more[name]) for name in ("dw", "db")):
                return False
        return True

    asked = {"nothing_to_learn": nothing_to_learn, "twice": twice, "shapes": shapes}
    return called(
        f"keeps_{'_and_'.join(name for name, ask in asked.items() if ask)}",
        wrong,
        "The laws that it tries are true (0 where A equals Y, the same with every example twice,"
        " the "
        "shapes), but many mistakes keep them. What trying gives is the strongest law: move each "
        "parameter a little, and look at the cost.",
    )


def by_the_course_package(backward_prop):
    for seed in range(3):
        got, numeric = both(backward_prop, seed)
        if not all(close(got[name], numeric[name], 1e-6, 1e-8) for name in ("dw", "db")):
            return False
    return True


def entry_by_entry(backward_prop):
    rng = np.random.default_rng(7)
    X, Y = rng.normal(size=(3, 8)), np.array([[0, 1, 1, 0, 1, 0, 0, 1]])
    w, b, h = rng.normal(size=(3, 1)), 0.3, 1e-4

    def cost(w, b):
        return compute_cost(forward_prop(X, {"w": w, "b": b}), Y)

    g = backward_prop(forward_prop(X, {"w": w, "b": b}), X, Y)
    right = np.shape(g["dw"]) == (3, 1) and np.ndim(g["db"]) == 0
    for j in range(3):
        up, down = w.copy(), w.copy()
        up[j, 0] += h
        down[j, 0] -= h
        slope = (cost(up, b) - cost(down, b)) / (2 * h)
        right = right and abs(slope - g["dw"][j, 0]) < 1e-6
    slope = (cost(w, b + h) - cost(w, b - h)) / (2 * h)
    return bool(right and abs(slope - g["db"]) < 1e-6)


def compares_with_a_formula(program):
    X, Y, parameters = example(3, 4, 7)
    A = forward_prop(X, parameters)
    g, right = program(A, X, Y), right_gradients(A, X, Y)
    same_shapes = all(np.shape(g[name]) == np.shape(right[name]) for name in right)
    return same_shapes and all(np.allclose(g[name], right[name]) for name in right)


def several_laws(backward_prop):
    X, Y, parameters = example(5, 4, 6)
    A = forward_prop(X, parameters)
    g = backward_prop(A, X, Y)
    if np.shape(g["dw"]) != (4, 1) or np.shape(g["db"]) != ():
        return False
    alone = [backward_prop(A[:, [i]], X[:, [i]], Y[:, [i]]) for i in range(6)]
    if not np.allclose(sum(one["dw"] for one in alone) / 6, g["dw"]):
        return False
    if not np.allclose(sum(one["db"] for one in alone) / 6, g["db"]):
        return False
    return all(
        np.allclose(one["db"], A[0, i] - Y[0, i]) and np.allclose(one["dw"], one["db"] * X[:, [i]])
        for i, one in enumerate(alone)
    )


def in_random_directions(backward_prop):
    rng = np.random.default_rng(11)
    for _ in range(5):
        X, Y, p = example(rng.integers(1000), 3, 5)
        g = backward_prop(forward_prop(X, p), X, Y)
        if np.shape(g["dw"]) != p["w"].shape or np.shape(g["db"]) != np.shape(p["b"]):
            return False
        v, u, h = rng.standard_normal((3, 1)), rng.standard_normal(), 1e-5
        ahead = {"w": p["w"] + h * v, "b": p["b"] + h * u}
        behind = {"w": p["w"] - h * v, "b": p["b"] - h * u}
        rise = compute_cost(forward_prop(X, ahead), Y) - compute_cost(forward_prop(X, behind), Y)
        if abs(rise / (2 * h) - np.sum(g["dw"] * v) - g["db"] * u) > 1e-7:
            return False
    return True


MORE = (
    _tolerance_of_a_tenth("weights_may_be_exchanged", 0),
    _tolerance_of_a_tenth("weights_may_be_missing", 13),
    _tolerance_of_a_tenth("db_may_go_uphill", 24),
    _tolerance_of_a_tenth("db_and_the_order_of_weights_may_be_wrong", 4),
    _tolerance_of_a_tenth("weights_may_be_exchanged_or_missing", 25),
    _keeps(nothing_to_learn=True, twice=True),
    _keeps(nothing_to_learn=True, shapes=True),
    _keeps(twice=True, shapes=True),
    _keeps(nothing_to_learn=True, twice=True, shapes=True),
    _cost_falls(0, 2, 10, 1, 0.1),
    _cost_falls(0, 4, 20, 1, 0.1, from_zero=True),
    _cost_falls(3, 4, 20, 1, 0.1, from_zero=True),
    _cost_falls(2, 4, 20, 1, 0.01),
    _cost_falls(0, 2, 10, 1, 0.1, shapes=True),
    _cost_falls(0, 4, 20, 1, 0.1, from_zero=True, shapes=True),
    _cost_falls(0, 2, 10, 20, 0.1),
    _cost_falls(0, 2, 10, 20, 0.1, shapes=True),
    _cost_falls(0, 2, 10, 20, 0.1, catches=False),
    _cost_falls(0, 2, 10, 100, 0.1),
    _cost_falls(0, 2, 10, 100, 0.1, shapes=True),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=is_right,
    cases=cases,
    hidden_cases=hidden_cases,
    returns=("answer",),
    points=10,
    free_steps=True,
    aspects=laws(),
    misconceptions=(
        always_true,
        always_false,
        equal_to_the_last_digit,
        step_too_short,
        looks_at_one_example_only,
        looks_at_signs_only,
        never_looks_at_db,
        never_looks_at_dw,
        looks_at_the_first_weight_only,
        looks_at_the_entries_of_dw_only,
        looks_at_shapes_only,
        looks_at_the_shape_of_dw_only,
        never_looks_at_shapes,
        the_cost_goes_down,
        the_cost_goes_down_in_the_end,
        the_cost_goes_down_from_zero,
        one_example_and_no_shapes,
        answers_the_wrong_way_round,
        tolerance_too_wide,
        compares_sums,
        looks_where_nothing_is_wrong,
        every_example_twice_and_no_more,
        looks_at_the_direction_only,
        one_input_only,
        shapes_made_equal_by_broadcasting,
        never_looks_at_the_shape_of_dw,
        stops_at_another_shape,
        stops_at_another_shape_of_dw_and_never_asks_for_that_of_db,
        looks_at_the_size_of_the_gradients_only,
        accepts_what_is_nearly_one_half_right,
        order_of_the_examples,
        *TWO_AT_ONCE,
        *MORE,
    ),
    same_output=(("always_false", "equal_to_the_last_digit", "step_too_short"),),
    alternatives=(
        by_the_course_package,
        entry_by_entry,
        compares_with_a_formula,
        several_laws,
        in_random_directions,
    ),
)
