"""Exercise: put the functions together, and let the network learn."""

import numpy as np

import dlhelpers.training
from dlhelpers.exercises.comparison import Close, Drawn, Normal, Shaped
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.outcome import Draws
from dlhelpers.exercises.shallow_network.backward_prop import backward_prop
from dlhelpers.exercises.shallow_network.compute_cost import compute_cost
from dlhelpers.exercises.shallow_network.forward_prop import forward_prop
from dlhelpers.exercises.shallow_network.initialize_parameters import initialize_parameters
from dlhelpers.exercises.shallow_network.layer_sizes import layer_sizes
from dlhelpers.exercises.shallow_network.update_parameters import update_parameters


def train(X, Y, n_h, num_iterations, learning_rate, rng):
    """Let a network with one hidden layer learn, by gradient descent.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    Y : ndarray, shape (1, m)
        What each example is, 0 or 1.
    n_h : int
        Units in the hidden layer.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step, relative to the gradient.
    rng : numpy.random.Generator
        Where the first weights are drawn from.

    Returns
    -------
    parameters : dict of ndarray
        ``W1``, ``b1``, ``W2``, ``b2`` after the last step.
    costs : list of float
        The cost before every step, so one for each.
    """
    ### BEGIN SOLUTION
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    costs = []
    for _ in range(num_iterations):
        A2, cache = forward_prop(X, parameters)
        costs.append(compute_cost(A2, Y))
        gradients = backward_prop(parameters, cache, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs
    ### END SOLUTION


ONE_STEP, STEPS, WIDE = "one step", "ten small steps", "a wide layer, learning rate 0"
START, FAR = "fifteen steps of learning rate 0", "fifteen steps from the same start"


def cases(rng):
    """Cases that come out the same whatever is drawn, and a pair that does not.

    With small inputs and weights of 0.01 a network says sigmoid(b2) to everything, to four digits:
    for some steps b2 and the costs do not depend on the draw. To see the weights learn, the last
    two cases share a generator, and so a start, which the learning rate 0 shows.
    """

    def case(n_x, m, n_h, num_iterations, learning_rate, size=0.2):
        # Three ones to every zero, so that b2 has something to learn.
        Y = (np.arange(m)[None, :] % 4 > 0).astype(float)
        X = size * rng.standard_normal((n_x, m))
        return {
            "X": X,
            "Y": Y,
            "n_h": n_h,
            "num_iterations": num_iterations,
            "learning_rate": learning_rate,
            "rng": Draws(int(rng.integers(2**32))),
        }

    rate = float(rng.uniform(0.4, 0.9))
    start = case(2, 12, 12, 15, 0.0)
    # A feature that goes with the label: so the weights soon leave the neighbourhood of 0.
    start["X"][0] += 1.5 * (1 - 2 * start["Y"][0])
    return {
        ONE_STEP: case(2, 8, 3, 1, rate),
        STEPS: case(3, 12, 5, 10, rate),
        WIDE: case(1, 4, 2000, 3, 0.0, size=0.02),
        START: start,
        FAR: {**start, "learning_rate": 0.6},
    }


def _walk(X, Y, parameters, num_iterations, learning_rate, spread=1):
    """Return every set of parameters on the way, the first one included, and the cost of each.

    `spread` divides the gradients once more.
    """
    visited, costs = [parameters], []
    for _ in range(num_iterations):
        gradients = _gradients(X, Y, visited[-1])
        gradients = {name: value / spread for name, value in gradients.items()}
        visited.append(update_parameters(visited[-1], gradients, learning_rate))
    for parameters in visited:
        costs.append(_cost(X, Y, parameters))
    return visited, costs


def _gradients(X, Y, parameters):
    _, cache = forward_prop(X, parameters)
    return backward_prop(parameters, cache, X, Y)


def _cost(X, Y, parameters):
    return compute_cost(forward_prop(X, parameters)[0], Y)


def _drawn(X, Y, n_h, rng):
    return initialize_parameters(len(X), n_h, len(Y), rng)


def cost_after_the_step(X, Y, n_h, num_iterations, learning_rate, rng):
    """The first cost is not ln 2: it was taken after the first step. Before any learning all
    probabilities are near one half, and that is where the curve should begin.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[-1], costs[1:]


def one_cost_too_many(X, Y, n_h, num_iterations, learning_rate, rng):
    """There is one cost more than there were steps: that of the network at the end was added. One
    cost before every step is asked for.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[-1], costs


def one_step_too_many(X, Y, n_h, num_iterations, learning_rate, rng):
    """The loop ran once more than it was told to. Count: the first pass through it is step one."""
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations + 1, learning_rate)
    return visited[-1], costs[:-1]


def one_step_too_few(X, Y, n_h, num_iterations, learning_rate, rng):
    """The loop ran once less than it was told to. With one iteration it must take one step."""
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations - 1, learning_rate)
    return visited[-1], costs[:-1]


def last_step_left_out(X, Y, n_h, num_iterations, learning_rate, rng):
    """The costs are right, but the parameters are those from before the last step. With one
    iteration they are the ones that were drawn.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[-2], costs[:-1]


def never_updates(X, Y, n_h, num_iterations, learning_rate, rng):
    """The cost stands still at ln 2, for nothing has moved: the new parameters were computed and
    then left lying. A function that gives back new ones changes nothing by being called.
    """
    parameters = _drawn(X, Y, n_h, rng)
    return parameters, [_cost(X, Y, parameters)] * num_iterations


def gives_back_the_start(X, Y, n_h, num_iterations, learning_rate, rng):
    """The costs fall, so the network did learn; but the parameters that came back are the ones that
    were drawn. What was learnt is lost.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[0], costs[:-1]


def starts_again_in_every_step(X, Y, n_h, num_iterations, learning_rate, rng):
    """The cost stands still at ln 2, and the parameters are one step away from their start, however
    many steps there were: each begins where the first did. Draw once, before the loop, and let
    every step begin where the last one ended.
    """
    parameters = _drawn(X, Y, n_h, rng)
    costs = [_cost(X, Y, parameters)]
    for _ in range(num_iterations - 1):
        parameters = _drawn(X, Y, n_h, rng)
        costs.append(_cost(X, Y, parameters))
    return update_parameters(parameters, _gradients(X, Y, parameters), learning_rate), costs


def every_step_from_the_first_parameters(X, Y, n_h, num_iterations, learning_rate, rng):
    """The cost stands still at ln 2, and the parameters are one step away from their start, however
    many steps there were: each step was taken from the parameters that were drawn.
    """
    parameters = _drawn(X, Y, n_h, rng)
    costs = [_cost(X, Y, parameters)] * num_iterations
    return update_parameters(parameters, _gradients(X, Y, parameters), learning_rate), costs


def gradients_only_once(X, Y, n_h, num_iterations, learning_rate, rng):
    """The gradients were found once and used for all the steps. The slope changes on the way down,
    so it has to be found anew where each step begins.
    """
    parameters = _drawn(X, Y, n_h, rng)
    gradients, costs = _gradients(X, Y, parameters), []
    for _ in range(num_iterations):
        costs.append(_cost(X, Y, parameters))
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def forward_only_once(X, Y, n_h, num_iterations, learning_rate, rng):
    """The cost stands still at ln 2, and the steps are all the same one: the forward pass ran
    before the loop and not in it. The parameters move on, so what the network says has to be asked
    anew each time.
    """
    parameters = _drawn(X, Y, n_h, rng)
    A2, cache = forward_prop(X, parameters)
    for _ in range(num_iterations):
        gradients = backward_prop(parameters, cache, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, [compute_cost(A2, Y)] * num_iterations


def climbs(X, Y, n_h, num_iterations, learning_rate, rng):
    """The cost rises: every step goes up the slope. One minus sign is enough, and update_parameters
    has it already.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, -learning_rate)
    return visited[-1], costs[:-1]


def learning_rate_always_1_2(X, Y, n_h, num_iterations, learning_rate, rng):
    """The steps are as long as with the learning rate 1.2, whatever comes in. With the learning
    rate 0 the network must stay as it was drawn.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, 1.2)
    return visited[-1], costs[:-1]


def learning_rate_always_0_01(X, Y, n_h, num_iterations, learning_rate, rng):
    """The steps are as long as with the learning rate 0.01, whatever comes in. With the learning
    rate 0 the network must stay as it was drawn.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, 0.01)
    return visited[-1], costs[:-1]


def divides_by_m_again(X, Y, n_h, num_iterations, learning_rate, rng):
    """Every step is m times too short. The mean over the examples is in the gradients already."""
    visited, costs = _walk(
        X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate, spread=X.shape[1]
    )
    return visited[-1], costs[:-1]


def hidden_layer_always_4(X, Y, n_h, num_iterations, learning_rate, rng):
    """The hidden layer has 4 units, whatever n_h says: 4 is what layer_sizes supposes when nobody
    tells it. Pass n_h on.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, 4, rng), num_iterations, learning_rate)
    return visited[-1], costs[:-1]


def input_and_hidden_layer_exchanged(X, Y, n_h, num_iterations, learning_rate, rng):
    """n_x and n_h were handed on in the wrong order: W1 has a row for each input and a column for
    each hidden unit, and does not fit onto X.
    """
    parameters = initialize_parameters(n_h, len(X), len(Y), rng)
    visited, costs = _walk(X, Y, parameters, num_iterations, learning_rate)
    return visited[-1], costs[:-1]


def weights_start_at_zero(X, Y, n_h, num_iterations, learning_rate, rng):
    """The weights are zero at the start, and so they stay: nothing was drawn. Only b2 learns, so
    the network says the same to every example.
    """
    shapes = {"W1": (n_h, len(X)), "b1": (n_h, 1), "W2": (len(Y), n_h), "b2": (len(Y), 1)}
    parameters = {name: np.zeros(shape) for name, shape in shapes.items()}
    visited, costs = _walk(X, Y, parameters, num_iterations, learning_rate)
    return visited[-1], costs[:-1]


def costs_first(X, Y, n_h, num_iterations, learning_rate, rng):
    """The two things came back in the wrong order: first the parameters, then the costs."""
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return costs[:-1], visited[-1]


def only_the_parameters(X, Y, n_h, num_iterations, learning_rate, rng):
    """The parameters came back alone. The costs are asked for as well: their curve is how one sees
    whether a network learns.
    """
    return _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)[0][-1]


def only_the_costs(X, Y, n_h, num_iterations, learning_rate, rng):
    """The costs came back alone. The network itself is asked for as well: its parameters."""
    return _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)[1][:-1]


def prints_the_costs(X, Y, n_h, num_iterations, learning_rate, rng):
    """The list of costs is empty. Printing a number shows it once; to keep it, put it into the
    list.
    """
    return _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)[0][-1], []


def only_the_last_cost(X, Y, n_h, num_iterations, learning_rate, rng):
    """One cost came back, that of the last step: each one overwrote the one before. Keep them all,
    in a list.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[-1], costs[-2]


def a_cost_every_hundred_steps(X, Y, n_h, num_iterations, learning_rate, rng):
    """Only the first of each hundred costs was kept. One for every step is asked for."""
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[-1], costs[:-1:100]


def newest_cost_first(X, Y, n_h, num_iterations, learning_rate, rng):
    """The costs stand in reverse order, the newest first. The curve is read from left to right."""
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return visited[-1], costs[-2::-1]


def gives_back_the_gradients(X, Y, n_h, num_iterations, learning_rate, rng):
    """The gradients of the last step came back. What the network learnt is in its parameters."""
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), num_iterations, learning_rate)
    return _gradients(X, Y, visited[-2]), costs[:-1]


def returns_inside_the_loop(X, Y, n_h, num_iterations, learning_rate, rng):
    """The function ended after its first step: the last line stands inside the loop. Look at its
    indentation.
    """
    visited, costs = _walk(X, Y, _drawn(X, Y, n_h, rng), min(num_iterations, 1), learning_rate)
    return visited[-1], costs[:1]


def ignores_rng(X, Y, n_h, num_iterations, learning_rate, rng):
    """The network learns, but its first weights do not come from rng. Whoever hands over a
    generator wants to be able to repeat the run.
    """
    parameters = _drawn(X, Y, n_h, np.random.default_rng(3))
    visited, costs = _walk(X, Y, parameters, num_iterations, learning_rate)
    return visited[-1], costs[:-1]


def draws_the_last_layer_first(X, Y, n_h, num_iterations, learning_rate, rng):
    parameters = {
        "W2": 0.01 * rng.standard_normal((1, n_h)),
        "W1": 0.01 * rng.standard_normal((n_h, X.shape[0])),
        "b1": np.zeros((n_h, 1)),
        "b2": np.zeros((1, 1)),
    }
    costs = np.zeros(num_iterations)
    for i in range(num_iterations):
        A2, cache = forward_prop(X, parameters)
        costs[i] = compute_cost(A2, Y)
        parameters = update_parameters(
            parameters, backward_prop(parameters, cache, X, Y), learning_rate
        )
    return parameters, costs


def all_in_one_function(X, Y, n_h, num_iterations, learning_rate, rng):
    m = X.shape[1]
    W1 = rng.normal(0, 0.01, (n_h, len(X)))
    W2 = rng.normal(0, 0.01, (1, n_h))
    b1, b2 = np.zeros((n_h, 1)), np.zeros((1, 1))
    costs = []
    for _ in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        Z2 = W2 @ A1 + b2
        costs.append(np.mean(np.logaddexp(0, Z2) - Y * Z2))
        dZ2 = (1 / (1 + np.exp(-Z2)) - Y) / m
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W1 -= learning_rate * dZ1 @ X.T
        W2 -= learning_rate * dZ2 @ A1.T
        b1 -= learning_rate * dZ1.sum(axis=1, keepdims=True)
        b2 -= learning_rate * dZ2.sum()
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs


def by_a_while_loop(X, Y, n_h, num_iterations, learning_rate, rng):
    parameters = initialize_parameters(*layer_sizes(X, Y, n_h), rng)
    costs = []
    while len(costs) < num_iterations:
        A2, cache = forward_prop(X, parameters)
        costs += [compute_cost(A2, Y)]
        gradients = backward_prop(parameters, cache, X, Y)
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * gradients["d" + name]
    return [parameters, tuple(costs)]


def by_recursion(X, Y, n_h, num_iterations, learning_rate, rng):
    def learn(parameters, steps):
        if not steps:
            return parameters, []
        A2, cache = forward_prop(X, parameters)
        gradients = backward_prop(parameters, cache, X, Y)
        last, costs = learn(update_parameters(parameters, gradients, learning_rate), steps - 1)
        return last, [compute_cost(A2, Y), *costs]

    return learn(initialize_parameters(X.shape[0], n_h, 1, rng), num_iterations)


def draws_unit_by_unit(X, Y, n_h, num_iterations, learning_rate, rng, print_cost=False):
    rows = [
        np.append(rng.normal(scale=0.01, size=len(X)), rng.normal(scale=0.01)) for _ in range(n_h)
    ]
    drawn = np.array(rows)
    parameters = {
        "W1": drawn[:, :-1],
        "b1": np.zeros((n_h, 1)),
        "W2": drawn[:, -1:].T,
        "b2": np.zeros((1, 1)),
    }
    costs = []
    for i in range(num_iterations):
        A2, cache = forward_prop(X, parameters)
        costs.append(compute_cost(A2, Y))
        if print_cost and i % 1000 == 0:
            print(f"cost after {i} steps: {costs[-1]:.4f}")
        gradients = backward_prop(parameters, cache, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def draws_in_single_precision(X, Y, n_h, num_iterations, learning_rate, rng):
    def draw(*shape):
        return np.float32(0.01) * rng.standard_normal(shape, dtype=np.float32)

    parameters = {
        "W1": draw(n_h, len(X)),
        "b1": np.zeros((n_h, 1), dtype=np.float32),
        "W2": draw(1, n_h),
        "b2": np.zeros((1, 1), dtype=np.float32),
    }
    visited, costs = _walk(X.astype(np.float32), Y, parameters, num_iterations, learning_rate)
    return visited[-1], costs[:-1]


PARAMETERS = ("W1", "b1", "W2", "b2")
# What the draw decides shows in the fourth digit of these, so they tell one mistake from another.
SURE = Close(rtol=2e-3)
# Costs from further down. Under 200 draws they differed by no more than a third of the first.
FREE = Drawn(rtol=2e-3, alike=0.5)
COMPARE = {
    **{(case, name): Shaped() for case in (ONE_STEP, STEPS) for name in ("W1", "b1", "W2")},
    **{(case, name): SURE for case in (ONE_STEP, STEPS) for name in ("b2", "costs")},
    **{(WIDE, name): Normal(0.01) for name in ("W1", "W2")},
    **{(START, name): Shaped() for name in ("W1", "W2")},
    # Zero where the learning rate is; in a program that uses another, the draw decides on them.
    **{(case, name): Drawn() for case in (WIDE, START) for name in ("b1", "b2")},
    **{(FAR, name): Drawn() for name in PARAMETERS},
    **{(case, "costs"): FREE for case in (WIDE, START, FAR)},
}

EXERCISE = Exercise(
    reference=train,
    cases=cases,
    returns=("parameters", "costs"),
    points=12,
    aspects=(
        Aspect(
            "With the learning rate 0 the parameters stay as they were drawn.",
            (WIDE, START),
            PARAMETERS,
            2,
        ),
        Aspect(
            "With the learning rate 0 the cost stands still at ln 2.", (WIDE, START), ("costs",), 1
        ),
        Aspect(
            "One iteration: one step, and one cost, that from before the step.", (ONE_STEP,), (), 3
        ),
        Aspect(
            "Many iterations: one cost for each, the first one ln 2, and they fall.",
            (STEPS,),
            (),
            3,
        ),
        Aspect("Every step begins where the last one ended.", (FAR,), (), 3),
    ),
    misconceptions=(
        cost_after_the_step,
        one_cost_too_many,
        one_step_too_many,
        one_step_too_few,
        last_step_left_out,
        never_updates,
        gives_back_the_start,
        starts_again_in_every_step,
        every_step_from_the_first_parameters,
        gradients_only_once,
        forward_only_once,
        climbs,
        learning_rate_always_1_2,
        learning_rate_always_0_01,
        divides_by_m_again,
        hidden_layer_always_4,
        input_and_hidden_layer_exchanged,
        weights_start_at_zero,
        costs_first,
        only_the_parameters,
        only_the_costs,
        prints_the_costs,
        only_the_last_cost,
        a_cost_every_hundred_steps,
        newest_cost_first,
        gives_back_the_gradients,
        returns_inside_the_loop,
        ignores_rng,
    ),
    alternatives=(
        draws_the_last_layer_first,
        all_in_one_function,
        by_a_while_loop,
        by_recursion,
        draws_unit_by_unit,
        draws_in_single_precision,
    ),
    compare=COMPARE,
    own_start={FAR: START},
    same_output=(("starts_again_in_every_step", "every_step_from_the_first_parameters"),),
    replaces=(dlhelpers.training.train,),
)
