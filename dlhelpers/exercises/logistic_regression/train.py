"""Exercise: learning, step by step."""

import copy

import numpy as np

import dlhelpers.training
from dlhelpers.exercises.called import called
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
    """There is one cost too many: the one after the last step. There is one before each step."""
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


def _train(X, Y, parameters, num_iterations, learning_rate, step=None):
    """Return all parameters on the way, and all costs, of a walk that is right but for `step`.

    `step` stands for `update_parameters`, and is told the number of the step as well.
    """
    path, costs = [parameters], []
    for i in range(num_iterations):
        A = forward_prop(X, path[-1])
        costs.append(compute_cost(A, Y))
        gradients = backward_prop(A, X, Y)
        if step:
            path.append(step(path[-1], gradients, learning_rate, i))
        else:
            path.append(update_parameters(path[-1], gradients, learning_rate))
    costs.append(compute_cost(forward_prop(X, path[-1]), Y))
    return path, costs


def _rate_of_its_own(rate, name):
    def wrong(X, Y, parameters, num_iterations, learning_rate):
        path, costs = _train(X, Y, parameters, num_iterations, rate)
        return path[-1], costs[:-1]

    return called(
        f"learning_rate_always_{name}",
        wrong,
        f"The learning rate has no effect: it is always {rate:g}. With learning rate 0 nothing may "
        "move.",
    )


def _steps_of_its_own(steps):
    def wrong(X, Y, parameters, num_iterations, learning_rate):
        path, costs = _train(X, Y, parameters, steps, learning_rate)
        return path[-1], costs[:-1]

    return called(
        f"always_{steps}_steps",
        wrong,
        f"There are always {steps} steps. num_iterations says how many there shall be.",
    )


def _some_costs(name, kept, words):
    def wrong(X, Y, parameters, num_iterations, learning_rate):
        path, costs = _train(X, Y, parameters, num_iterations, learning_rate)
        return path[-1], kept(costs, num_iterations)

    return called(name, wrong, words)


def _moves(name, step, words):
    def wrong(X, Y, parameters, num_iterations, learning_rate):
        path, costs = _train(X, Y, parameters, num_iterations, learning_rate, step=step)
        return path[-1], costs[:-1]

    return called(name, wrong, words)


def _comes_back(name, answer, words):
    def wrong(X, Y, parameters, num_iterations, learning_rate):
        return answer(*_train(X, Y, parameters, num_iterations, learning_rate))

    return called(name, wrong, words)


def stops_when_the_cost_hardly_falls(X, Y, parameters, num_iterations, learning_rate):
    """The loop stops early where the cost hardly changes from step to step, so there are fewer
    costs than steps. num_iterations says how many there shall be; with learning rate 0 too.
    """
    path, costs = _train(X, Y, parameters, num_iterations, learning_rate)
    kept = num_iterations
    for i in range(1, num_iterations):
        if abs(costs[i] - costs[i - 1]) < 1e-6:
            kept = i + 1
            break
    return path[kept], costs[:kept]


def stops_before_it_notes_the_cost(X, Y, parameters, num_iterations, learning_rate):
    """The loop stops early where the cost hardly changes from step to step, so there are fewer
    costs than steps. num_iterations says how many there shall be; with learning rate 0 too.
    """
    path, costs = _train(X, Y, parameters, num_iterations, learning_rate)
    for i in range(1, num_iterations):
        if abs(costs[i] - costs[i - 1]) < 1e-6:
            return path[i], costs[:i]
    return path[-1], costs[:-1]


def steps_m_times_too_long(X, Y, parameters, num_iterations, learning_rate):
    """The steps are m times too long: the gradients are means, and the mean was undone."""
    path, costs = _train(X, Y, parameters, num_iterations, learning_rate * X.shape[1])
    return path[-1], costs[:-1]


def parameters_before_the_last_step(X, Y, parameters, num_iterations, learning_rate):
    """The parameters are those from before the last step. With a single iteration they are the ones
    that came in.
    """
    path, costs = _train(X, Y, parameters, num_iterations, learning_rate)
    return path[-2], costs[:-1]


def mean_of_the_path(X, Y, parameters, num_iterations, learning_rate):
    """The parameters of all steps are averaged. Asked for are the ones after the last step."""
    path, costs = _train(X, Y, parameters, num_iterations, learning_rate)
    steps = path[1:]
    return {name: sum(p[name] for p in steps) / len(steps) for name in ("w", "b")}, costs[:-1]


def gradients_only_once(X, Y, parameters, num_iterations, learning_rate):
    """The gradients are found once, before the loop, and used for all steps. The costs are new each
    time, but the slope changes on the way down too.
    """
    gradients, costs = backward_prop(forward_prop(X, parameters), X, Y), []
    for _ in range(num_iterations):
        costs.append(compute_cost(forward_prop(X, parameters), Y))
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def gradients_add_up(X, Y, parameters, num_iterations, learning_rate):
    """The gradients of all steps before are added to each new one, so the steps become longer and
    longer. They have to begin anew in every step.
    """
    total, costs = {"dw": 0.0, "db": 0.0}, []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        new = backward_prop(A, X, Y)
        total = {name: total[name] + new[name] for name in total}
        parameters = update_parameters(parameters, total, learning_rate)
    return parameters, costs


def one_half_of_the_examples(X, Y, parameters, num_iterations, learning_rate):
    """Each step looks at the first half of the examples only. Here every step uses all of them."""
    half = X.shape[1] // 2
    path, _ = _train(X[:, :half], Y[:, :half], parameters, num_iterations, learning_rate)
    costs = [compute_cost(forward_prop(X, p), Y) for p in path]
    return path[-1], costs[:-1]


def one_update_for_each_example(X, Y, parameters, num_iterations, learning_rate):
    """There is one update for each example, so every step is m steps. Here every step uses all
    examples at once.
    """
    costs = []
    for _ in range(num_iterations):
        costs.append(compute_cost(forward_prop(X, parameters), Y))
        for i in range(X.shape[1]):
            x, y = X[:, i : i + 1], Y[:, i : i + 1]
            gradients = backward_prop(forward_prop(x, parameters), x, y)
            parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def cost_of_the_decisions(X, Y, parameters, num_iterations, learning_rate):
    """The costs are shares of wrong decisions. Asked for is the cross-entropy: ln 2 at zero."""
    path, _ = _train(X, Y, parameters, num_iterations, learning_rate)
    costs = [float(np.mean((forward_prop(X, p) > 0.5) != Y)) for p in path]
    return path[-1], costs[:-1]


def starts_at_random(X, Y, parameters, num_iterations, learning_rate):
    """The walk begins at random numbers, wherever it is told to begin. The parameters that come in
    are the beginning.
    """
    rng = np.random.default_rng(1)
    start = {"w": 0.01 * rng.standard_normal((len(X), 1)), "b": 0.0}
    path, costs = _train(X, Y, start, num_iterations, learning_rate)
    return path[-1], costs[:-1]


def starts_from_zero_again_in_every_step(X, Y, parameters, num_iterations, learning_rate):
    """Every step begins at zero, so all costs are ln 2 and the result is the same after one step
    and after many. The beginning stands before the loop, and it is given.
    """
    start = {"w": np.zeros((len(X), 1)), "b": 0.0}
    path, costs = _train(X, Y, start, 1, learning_rate)
    return path[-1], costs[:1] * num_iterations


def b_of_its_own_beginning(X, Y, parameters, num_iterations, learning_rate):
    """b begins at 0, wherever it is told to begin. The parameters that come in are the beginning,
    both of them.
    """
    path, costs = _train(X, Y, parameters | {"b": 0.0}, num_iterations, learning_rate)
    return path[-1], costs[:-1]


def _without(name):
    def step(parameters, gradients, learning_rate, i):
        return update_parameters(parameters, gradients, learning_rate) | {name: parameters[name]}

    return step


def _uphill_in(name):
    def step(parameters, gradients, learning_rate, i):
        downhill = update_parameters(parameters, gradients, learning_rate)
        return downhill | {name: 2 * parameters[name] - downhill[name]}

    return step


def _scaled(scale):
    def step(parameters, gradients, learning_rate, i):
        return update_parameters(parameters, gradients, scale(learning_rate, i))

    return step


def labels_for_examples(X, Y, parameters, num_iterations, learning_rate):
    """The labels and the examples are handed to the backward pass in the wrong order."""
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(A, Y))
        parameters = update_parameters(parameters, backward_prop(A, Y, X), learning_rate)
    return parameters, costs


def labels_for_probabilities_in_the_cost(X, Y, parameters, num_iterations, learning_rate):
    """For the cost the labels and the probabilities are handed over in the wrong order: it takes
    the logarithm of the first.
    """
    costs = []
    for _ in range(num_iterations):
        A = forward_prop(X, parameters)
        costs.append(compute_cost(Y, A))
        parameters = update_parameters(parameters, backward_prop(A, X, Y), learning_rate)
    return parameters, costs


def gradients_for_parameters(X, Y, parameters, num_iterations, learning_rate):
    """Gradients come back in the place of the parameters. What was learned is in w and b."""
    path, costs = _train(X, Y, parameters, num_iterations, learning_rate)
    return backward_prop(forward_prop(X, path[-2]), X, Y), costs[:-1]


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


MORE = (
    _rate_of_its_own(0.1, "a_tenth"),
    _rate_of_its_own(0.001, "a_thousandth"),
    _rate_of_its_own(0.5, "one_half"),
    _rate_of_its_own(1.0, "one"),
    _steps_of_its_own(10),
    _some_costs(
        "no_costs",
        lambda costs, n: [],
        "The list of costs is empty. Printing a number shows it once; to keep it, put it "
        "into the list.",
    ),
    _some_costs(
        "last_cost_everywhere",
        lambda costs, n: [costs[-2]] * n,
        "All costs are the last one. Keep each of them where it is known, before its step.",
    ),
    _some_costs(
        "mean_of_the_costs",
        lambda costs, n: float(np.mean(costs[:-1])),
        "One number comes back for the costs, their mean. A list is asked for, with the cost"
        " before every step.",
    ),
    _some_costs(
        "sum_of_the_costs",
        lambda costs, n: float(np.sum(costs[:-1])),
        "One number comes back for the costs, their sum. A list is asked for, with the cost "
        "before every step.",
    ),
    _some_costs(
        "costs_add_up",
        lambda costs, n: list(np.cumsum(costs[:-1])),
        "The costs add up: each carries those before it. The cost has to be a new one in "
        "every step.",
    ),
    _some_costs(
        "running_mean_of_the_costs",
        lambda costs, n: list(np.cumsum(costs[:-1]) / np.arange(1, n + 1)),
        "The costs are averaged with those before them. Each belongs to its own step.",
    ),
    _some_costs(
        "first_cost_left_out",
        lambda costs, n: costs[1:-1],
        "The first cost is missing: the one of the beginning, before any learning.",
    ),
    _some_costs(
        "last_cost_left_out",
        lambda costs, n: costs[: n - 1],
        "The last cost is missing: there is one before every step, the last step too.",
    ),
    _some_costs(
        "pairs_of_step_and_cost",
        lambda costs, n: [(i, c) for i, c in enumerate(costs[:-1])],
        "Each cost stands in a pair with its step. Asked for is a list of numbers.",
    ),
    _some_costs(
        "negative_costs",
        lambda costs, n: [-c for c in costs[:-1]],
        "The costs have the wrong sign.",
    ),
    _some_costs(
        "costs_in_a_row",
        lambda costs, n: np.array(costs[:-1]).reshape(1, -1),
        "The costs stand in an array with two axes. Asked for is a list of numbers.",
    ),
    _some_costs(
        "costs_in_a_dictionary",
        lambda costs, n: dict(enumerate(costs[:-1])),
        "The costs stand in a dictionary. Asked for is a list of numbers.",
    ),
    _some_costs(
        "rounded_costs",
        lambda costs, n: [round(c, 4) for c in costs[:-1]],
        "The costs are rounded. Rounding is for printing.",
    ),
    _some_costs(
        "no_cost_at_all",
        lambda costs, n: None,
        "Nothing stands where the costs should. A list is asked for, with the cost before "
        "every step.",
    ),
    _moves("b_stays", _without("b"), "b never moves. It takes every step, like w."),
    _moves("w_stays", _without("w"), "w never moves. It takes every step, like b."),
    _moves(
        "b_goes_uphill",
        _uphill_in("b"),
        "b goes with its gradient, w against it. Both walk downhill.",
    ),
    _moves(
        "w_goes_uphill",
        _uphill_in("w"),
        "w goes with its gradient, b against it. Both walk downhill.",
    ),
    _moves(
        "rate_of_one_percent_less",
        _scaled(lambda rate, i: rate * 0.99**i),
        "The first step is right, the later ones become shorter and shorter. Here the "
        "learning rate stays as it is.",
    ),
    _moves(
        "rate_of_five_percent_less",
        _scaled(lambda rate, i: rate * 0.95**i),
        "The first step is right, the later ones become shorter and shorter. Here the "
        "learning rate stays as it is.",
    ),
    _moves(
        "rate_of_ten_percent_less",
        _scaled(lambda rate, i: rate * 0.9**i),
        "The first step is right, the later ones become shorter and shorter. Here the "
        "learning rate stays as it is.",
    ),
    _moves(
        "rate_shrinks_by_the_root",
        _scaled(lambda rate, i: rate / np.sqrt(i + 1)),
        "The first step is right, the later ones become shorter and shorter. Here the "
        "learning rate stays as it is.",
    ),
    _moves(
        "rate_grows",
        _scaled(lambda rate, i: rate * (i + 1)),
        "The first step is right, the later ones become longer and longer. Here the learning"
        " rate stays as it is.",
    ),
    _moves(
        "rate_counts_twice",
        _scaled(lambda rate, i: rate**2),
        "The learning rate counts twice, as a square: it is in update_parameters already.",
    ),
    _moves(
        "first_step_of_length_0",
        _scaled(lambda rate, i: rate if i else 0.0),
        "The first step is left out. There are as many steps as num_iterations says.",
    ),
    _comes_back(
        "only_the_costs",
        lambda path, costs: costs[:-1],
        "The costs come back alone. The parameters are asked for too, and come first.",
    ),
    _comes_back(
        "costs_in_the_dictionary_of_parameters",
        lambda path, costs: path[-1] | {"costs": costs[:-1]},
        "A dictionary comes back. Two values are asked for, one after the other: the "
        "parameters and the costs.",
    ),
    _comes_back(
        "whole_path",
        lambda path, costs: (path[1:], costs[:-1]),
        "The parameters of all steps come back, in a list. Asked for are those after the "
        "last step.",
    ),
    _comes_back(
        "only_w",
        lambda path, costs: (path[-1]["w"], costs[:-1]),
        "w comes back without b. Asked for is the dictionary with both.",
    ),
    _comes_back(
        "costs_first_every_tenth",
        lambda path, costs: (costs[:-1:10], path[-1]),
        "Two things: the costs come back first, and the parameters should; and only every "
        "tenth cost is kept, where one is asked for before every step.",
    ),
    _comes_back(
        "costs_first_every_hundredth",
        lambda path, costs: (costs[:-1:100], path[-1]),
        "Two things: the costs come back first, and the parameters should; and most costs "
        "are missing, where one is asked for before every step.",
    ),
    _comes_back(
        "costs_first_and_one_too_many",
        lambda path, costs: (costs, path[-1]),
        "Two things: the costs come back first, and the parameters should; and there is one "
        "cost too many, the one after the last step.",
    ),
    _comes_back(
        "last_cost_first",
        lambda path, costs: (costs[-2], path[-1]),
        "Two things: the cost comes back first, and the parameters should; and it is one "
        "number, where a list of all costs is asked for.",
    ),
    _some_costs(
        "every_tenth_cost_counted_from_1",
        lambda costs, n: costs[9:-1:10],
        "Most costs are missing: only every tenth is kept. One is asked for before every step.",
    ),
    _some_costs(
        "every_second_cost",
        lambda costs, n: costs[:-1:2],
        "Some costs are missing: only every second is kept. One is asked for before every step.",
    ),
    _some_costs(
        "every_fifth_cost",
        lambda costs, n: costs[:-1:5],
        "Some costs are missing: only every fifth is kept. One is asked for before every step.",
    ),
    _some_costs(
        "first_and_last_cost",
        lambda costs, n: [costs[0], costs[-1]],
        "Two costs came back, one from the beginning and one from the end. One is asked for "
        "before every step.",
    ),
)
"""Misconceptions that are made from a table."""


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
        stops_when_the_cost_hardly_falls,
        stops_before_it_notes_the_cost,
        steps_m_times_too_long,
        parameters_before_the_last_step,
        mean_of_the_path,
        gradients_only_once,
        gradients_add_up,
        one_half_of_the_examples,
        one_update_for_each_example,
        cost_of_the_decisions,
        starts_at_random,
        starts_from_zero_again_in_every_step,
        b_of_its_own_beginning,
        *MORE,
        labels_for_examples,
        labels_for_probabilities_in_the_cost,
        gradients_for_parameters,
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
