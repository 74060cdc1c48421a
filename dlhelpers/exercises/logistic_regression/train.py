"""Exercise: learning, step by step."""

import copy

import numpy as np

import dlhelpers.training
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.backward_prop import backward_prop
from dlhelpers.exercises.logistic_regression.compute_cost import compute_cost
from dlhelpers.exercises.logistic_regression.forward_prop import forward_prop
from dlhelpers.exercises.logistic_regression.update_parameters import update_parameters


def train(X, Y, parameters, num_iterations, learning_rate):
    """Walk downhill, step by step, and write down the cost on the way.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    Y : ndarray, shape (1, m)
        The labels, 0 or 1.
    parameters : dict
        ``"w"``, shape (n_x, 1), and ``"b"``, a number: where the walk begins.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step relative to the gradient.

    Returns
    -------
    parameters : dict
        ``"w"`` and ``"b"`` after the last step; the ones that came in stay as they are.
    costs : list of float
        The cost before every step, so that ``len(costs) == num_iterations``.

    References
    ----------
    Lecture notes 002, "Implementation of code w/o for loops in process".
    """
    ### BEGIN SOLUTION
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs
    ### END SOLUTION


def cases(rng):
    """One step and many, from zero and from elsewhere, and steps of length 0."""

    def case(n_x, num_iterations, learning_rate, start=None):
        w = rng.standard_normal((n_x, 1))
        X = rng.standard_normal((n_x, 6))
        Y = (w.T @ X + 0.5 * rng.standard_normal((1, 6)) > 0).astype(float)
        Y[0, :2] = 0, 1  # both kinds of examples
        if start is None:
            start = {"w": np.zeros((n_x, 1)), "b": 0.0}
        return {
            "X": X,
            "Y": Y,
            "parameters": start,
            "num_iterations": num_iterations,
            "learning_rate": learning_rate,
        }

    def somewhere(n_x):
        return {"w": rng.standard_normal((n_x, 1)), "b": float(rng.uniform(0.5, 1))}

    return {
        "one step": case(2, 1, float(rng.uniform(0.2, 0.6))),
        "one step from elsewhere": case(3, 1, 0.4, somewhere(3)),
        "many steps": case(3, 12, float(rng.uniform(0.2, 0.6))),
        "many steps from elsewhere": case(2, 15, 1.5, somewhere(2)),
        "learning rate 0": case(2, 3, 0.0, somewhere(2)),
    }


def cost_after_each_step(X, Y, parameters, num_iterations, learning_rate):
    """The costs are those after each step. The first one must be the cost before any learning: ln 2
    when w and b begin at zero.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        gradients = backward_prop(A, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
        costs.append(compute_cost(forward_prop(X, parameters), Y))
    return parameters, costs


def one_step_too_few(X, Y, parameters, num_iterations, learning_rate):
    """There is one step too few: with a single iteration nothing is learned. Count what range gives
    when it does not begin at 0.
    """
    costs = []
    for _ in range(1, num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def one_step_too_many(X, Y, parameters, num_iterations, learning_rate):
    """There is one step too many, and one cost too many: count them for a single iteration."""
    costs = []
    for _ in range(num_iterations + 1):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def returns_inside_the_loop(X, Y, parameters, num_iterations, learning_rate):
    """The function comes back after its first step, whatever num_iterations says. Look at how far
    the return is indented.
    """
    A = forward_prop(X, parameters)
    updated = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return updated, [compute_cost(A, Y)]


def starts_from_zero(X, Y, parameters, num_iterations, learning_rate):
    """The walk always begins at zero, wherever it is told to begin: the first cost is ln 2 each
    time. The parameters that come in are the beginning.
    """
    parameters = {"w": np.zeros((len(X), 1)), "b": 0.0}
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def the_step_is_thrown_away(X, Y, parameters, num_iterations, learning_rate):
    """The parameters never move: all costs are the same. The step gives back new ones, and nobody
    keeps them.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def returns_the_first_parameters(X, Y, parameters, num_iterations, learning_rate):
    """The costs fall, so it has learned; but the parameters that come back are those that came in.
    Two names stand for two different dictionaries here.
    """
    current, costs = parameters, []
    for _ in range(num_iterations):
        A = forward_prop(X, current)
        costs.append(compute_cost(A, Y))
        current = update_parameters(current, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def every_step_from_the_beginning(X, Y, parameters, num_iterations, learning_rate):
    """Every step begins at the same place, so the result is the same after one step and after many.
    Each step must begin where the one before it ended.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        updated = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return updated, costs


def looks_at_the_examples_only_once(X, Y, parameters, num_iterations, learning_rate):
    """The probabilities are computed once, before the first step, so all costs are the same and all
    steps go in the same direction. New parameters give new probabilities.
    """
    A = forward_prop(X, parameters)
    costs = []
    for _ in range(num_iterations):
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def goes_uphill(X, Y, parameters, num_iterations, learning_rate):
    """The costs rise: the steps go with the gradient and not against it."""
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), -learning_rate)
    return parameters, costs


def learning_rate_of_its_own(X, Y, parameters, num_iterations, learning_rate):
    """The learning rate has no effect: it is always 0.01. With learning rate 0 nothing may move."""
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), 0.01)
    return parameters, costs


def number_of_steps_of_its_own(X, Y, parameters, num_iterations, learning_rate):
    """There are always 100 steps. num_iterations says how many there shall be."""
    costs = []
    for _ in range(100):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def divides_by_m_once_more(X, Y, parameters, num_iterations, learning_rate):
    """The steps are m times too short: the gradients are means already, and they are divided by the
    number of examples once more.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate / X.shape[1])
    return parameters, costs


def A_and_X_exchanged(X, Y, parameters, num_iterations, learning_rate):
    """w has become a square: the gradient came out as a row, because the probabilities and the
    examples are handed to the backward pass in the wrong order.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(X, A, Y), learning_rate)
    return parameters, costs


def one_example_for_each_step(X, Y, parameters, num_iterations, learning_rate):
    """Each step looks at one example only. Here every step uses all of them."""
    costs = []
    for i in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        one = slice(i % X.shape[1], i % X.shape[1] + 1)
        gradients = backward_prop(A[:, one], X[:, one], Y[:, one])
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def every_tenth_cost(X, Y, parameters, num_iterations, learning_rate):
    """Some costs are missing: only every tenth is kept. One is asked for before every step."""
    costs = []
    for i in range(num_iterations):
        A = forward_prop(X, parameters)
        if i % 10 == 0:
            costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def every_hundredth_cost(X, Y, parameters, num_iterations, learning_rate):
    """Most costs are missing: only every hundredth is kept. One is asked for before every step."""
    costs = []
    for i in range(num_iterations):
        A = forward_prop(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def last_cost_only(X, Y, parameters, num_iterations, learning_rate):
    """One cost comes back. A list is asked for, with the cost before every step."""
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        cost = compute_cost(A, Y)
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, cost


def list_of_the_last_cost(X, Y, parameters, num_iterations, learning_rate):
    """Only the last cost is in the list: it is written down once, after the loop, or the list
    begins anew in every step.
    """
    for _ in range(num_iterations):
        costs = []
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def one_more_cost_at_the_end(X, Y, parameters, num_iterations, learning_rate):
    """The steps are right, but there is one cost too many: the one after the last step. There is
    one before each step.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    costs.append(compute_cost(forward_prop(X, parameters), Y))
    return parameters, costs


def results_in_the_other_order(X, Y, parameters, num_iterations, learning_rate):
    """The costs stand first. The parameters come first, then the costs."""
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return costs, parameters


def only_the_parameters(X, Y, parameters, num_iterations, learning_rate):
    """Only the parameters come back. The costs are asked for too."""
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters


def returns_three_things(X, Y, parameters, num_iterations, learning_rate):
    """Three things come back. Two are asked for: the parameters, in their dictionary, and the
    costs.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, gradients, costs


def overwrites_the_first_parameters(X, Y, parameters, num_iterations, learning_rate):
    """All numbers are right, but the parameters that came in were overwritten: train twice from the
    same beginning, and the second time it is no longer the same.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        parameters["w"] -= learning_rate * gradients["dw"]
        parameters["b"] -= learning_rate * gradients["db"]
    return parameters, costs


def two_updates_in_each_step(X, Y, parameters, num_iterations, learning_rate):
    """The parameters move twice for each cost that is written down: each step is twice too long."""
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def learning_rate_shrinks(X, Y, parameters, num_iterations, learning_rate):
    """The first step is right, the later ones become shorter and shorter. Here the learning rate
    stays as it is.
    """
    costs = []
    for i in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate / (i + 1))
    return parameters, costs


def probabilities_are_one_step_behind(X, Y, parameters, num_iterations, learning_rate):
    """Each step uses the probabilities of the parameters before last: they were computed before the
    update, for use after it.
    """
    costs, A = [], forward_prop(X, parameters)
    for _ in range(num_iterations):
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        A = forward_prop(X, parameters)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def costs_in_reverse_order(X, Y, parameters, num_iterations, learning_rate):
    """The costs stand in reverse order, the last one first."""
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.insert(0, compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def dictionary_of_results(X, Y, parameters, num_iterations, learning_rate):
    """A dictionary comes back. Two values are asked for, one after the other: the parameters and
    the costs.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return {"parameters": parameters, "costs": costs}


def written_out(X, Y, parameters, num_iterations, learning_rate):
    w, b, m = parameters["w"].copy(), parameters["b"], X.shape[1]
    costs = np.zeros(num_iterations)
    for i in range(num_iterations):
        A = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))
        costs[i] = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
        w -= learning_rate * np.dot(X, (A - Y).T) / m
        b -= learning_rate * np.sum(A - Y) / m
    return {"w": w, "b": b}, costs


def copies_first(X, Y, parameters, num_iterations, learning_rate, verbose=False):
    parameters, costs = copy.deepcopy(parameters), []
    for i in range(num_iterations):
        A = forward_prop(X, parameters)
        gradients = backward_prop(A, X, Y)
        costs += [compute_cost(A, Y)]
        for name in ("w", "b"):
            parameters[name] -= learning_rate * gradients["d" + name]
        if verbose and i % 100 == 0:
            print(costs[-1])
    return parameters, costs


def counts_down(X, Y, parameters, num_iterations, learning_rate):
    costs = ()
    while num_iterations > 0:
        A = forward_prop(X, parameters)
        costs = (*costs, compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
        num_iterations -= 1
    return [parameters, costs]


def calls_itself(X, Y, parameters, num_iterations, learning_rate):
    def walk(parameters, steps):
        if steps == 0:
            return parameters, []
        A = forward_prop(X, parameters)
        moved = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
        last, costs = walk(moved, steps - 1)
        return last, [compute_cost(A, Y), *costs]

    return walk(parameters, num_iterations)


def keeps_the_whole_path(X, Y, parameters, num_iterations, learning_rate):
    path = [parameters]
    for _ in range(num_iterations):
        A = forward_prop(X, path[-1])
        path.append(update_parameters(path[-1], backward_prop(A, X, Y), learning_rate))
    costs = [compute_cost(forward_prop(X, point), Y) for point in path[:-1]]
    return path[-1], np.array(costs)


EXERCISE = Exercise(
    reference=train,
    cases=cases,
    returns=("parameters", "costs"),
    points=15,
    aspects=(
        Aspect("One step, as by hand.", ("one step",), ("w", "b"), weight=2),
        Aspect("Many steps, each from where the last one ended.", ("many steps",), ("w", "b"), 4),
        Aspect(
            "The walk begins with the parameters that are given.",
            ("one step from elsewhere", "many steps from elsewhere"),
            ("w", "b"),
            weight=3,
        ),
        Aspect(
            "One cost before every step: the first belongs to the beginning, ln 2 at zero.",
            returns=("costs",),
            weight=4,
        ),
        Aspect("Learning rate 0: nothing moves.", ("learning rate 0",), ("w", "b"), weight=2),
    ),
    misconceptions=(
        cost_after_each_step,
        one_step_too_few,
        one_step_too_many,
        returns_inside_the_loop,
        starts_from_zero,
        the_step_is_thrown_away,
        returns_the_first_parameters,
        every_step_from_the_beginning,
        looks_at_the_examples_only_once,
        goes_uphill,
        learning_rate_of_its_own,
        number_of_steps_of_its_own,
        divides_by_m_once_more,
        A_and_X_exchanged,
        one_example_for_each_step,
        two_updates_in_each_step,
        learning_rate_shrinks,
        probabilities_are_one_step_behind,
        costs_in_reverse_order,
        dictionary_of_results,
        every_tenth_cost,
        every_hundredth_cost,
        last_cost_only,
        list_of_the_last_cost,
        one_more_cost_at_the_end,
        results_in_the_other_order,
        only_the_parameters,
        returns_three_things,
        overwrites_the_first_parameters,
    ),
    alternatives=(
        written_out,
        copies_first,
        counts_down,
        calls_itself,
        keeps_the_whole_path,
    ),
    replaces=(dlhelpers.training.train,),
)
