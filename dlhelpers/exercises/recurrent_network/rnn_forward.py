"""Exercise: a recurrent network reads whole sequences."""

import numpy as np

import dlhelpers.recurrent
from dlhelpers import sigmoid
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.recurrent_network.rnn_cell_forward import (
    NAMES,
    draw_parameters,
    rnn_cell_forward,
)
from dlhelpers.exercises.recurrent_network.softmax import softmax


def rnn_forward(x, a0, parameters):
    """Read whole sequences, one step after the other, with the same cell at every step.

    Parameters
    ----------
    x : ndarray, shape (n_x, m, T)
        Inputs of m examples; step t is ``x[:, :, t]``.
    a0 : ndarray, shape (n_a, m)
        Memory before the first step.
    parameters : dict of ndarray
        ``Wax, Waa, Wya, ba, by``, as in `rnn_cell_forward`.

    Returns
    -------
    a : ndarray, shape (n_a, m, T)
        Memory after every step.
    y_hat : ndarray, shape (n_y, m, T)
        Probabilities after every step.
    caches : list
        The cache of each step, as `rnn_cell_forward` gives it, the first step's first.
    """
    ### BEGIN SOLUTION
    _, m, T = x.shape
    n_a, n_y = len(parameters["ba"]), len(parameters["by"])
    a, y_hat = np.zeros((n_a, m, T)), np.zeros((n_y, m, T))
    caches = []
    a_prev = a0
    for t in range(T):
        a_next, y_hat_t, cache = rnn_cell_forward(x[:, :, t], a_prev, parameters)
        a[:, :, t], y_hat[:, :, t] = a_next, y_hat_t
        caches.append(cache)
        a_prev = a_next
    return a, y_hat, caches
    ### END SOLUTION


ONE, FOUR, EMPTY = "one step", "one example, four steps", "an empty memory at the start"
SQUARE, EQUAL, ALL = "m = T", "n_a = n_x", "all sizes equal"
WHOLE, HALF, REST = "five steps", "the first two of five steps", "the other three of five steps"

STEPS = 5
"""Steps of the longest case."""


def cases(rng):
    """One step and many; m = T, n_a = n_x; and a sequence that is read at once and in two parts."""

    def case(n_x, n_a, n_y, m, T):
        return {
            "x": rng.standard_normal((n_x, m, T)),
            "a0": rng.uniform(0.3, 0.9, (n_a, m)) * rng.choice([-1, 1], (n_a, m)),
            "parameters": draw_parameters(rng, n_x, n_a, n_y),
        }

    empty = case(3, 2, 4, 2, 3)
    empty["a0"] = np.zeros((2, 2))
    whole = case(4, 3, 2, 6, STEPS)
    x, parameters = whole["x"], whole["parameters"]
    a, _, _ = rnn_forward(**whole)
    return {
        ONE: case(3, 2, 4, 1, 1),
        FOUR: case(2, 3, 4, 1, 4),
        EMPTY: empty,
        SQUARE: case(2, 4, 3, 3, 3),
        EQUAL: case(3, 3, 2, 2, 4),
        ALL: case(3, 3, 3, 3, 3),
        WHOLE: whole,
        HALF: {"x": x[:, :, :2].copy(), "a0": whole["a0"], "parameters": parameters},
        REST: {"x": x[:, :, 2:].copy(), "a0": a[:, :, 1].copy(), "parameters": parameters},
    }


def _run(x, a0, parameters, order=None, start=None, read=None, hand_on=None, output=None):
    """Read sequences in which one thing is done in another way.

    ``order`` are the steps to take, ``start`` the first memory, ``read(x, t)`` the input of step t,
    ``hand_on(a_next, y_hat_t, a_prev)`` the memory for the step after it, ``output(scores)`` makes
    probabilities of the scores of a step.
    """
    _, m, T = x.shape
    a = np.zeros((len(parameters["ba"]), m, T))
    y_hat = np.zeros((len(parameters["by"]), m, T))
    a_prev, caches = a0 if start is None else start, []
    for t in range(T) if order is None else order:
        x_t = read(x, t) if read else x[:, :, t]
        a_next, y_hat_t, cache = _cell(x_t, a_prev, parameters, output)
        a[:, :, t], y_hat[:, :, t] = a_next, y_hat_t
        caches.append(cache)
        a_prev = hand_on(a_next, y_hat_t, a_prev) if hand_on else a_next
    return a, y_hat, caches


def _cell(x_t, a_prev, parameters, output=None):
    p = parameters
    a_next = np.tanh(p["Wax"] @ x_t + p["Waa"] @ a_prev + p["ba"])
    return a_next, (output or softmax)(p["Wya"] @ a_next + p["by"]), (a_next, a_prev, x_t, p)


# The memory.


def a0_ignored(x, a0, parameters):
    """a0 makes no difference: the first step began with zeros. (a[:, :, t - 1] at t = 0 is the last
    step, and that is still empty.) Whoever reads a sequence in two halves hands the memory of the
    first one over as a0.
    """
    return _run(x, a0, parameters, start=np.zeros(a0.shape))


def a0_at_every_step(x, a0, parameters):
    """Every step began with a0, so the first step is right and no other one. What a step has made
    of the memory is what the next begins with.
    """
    return _run(x, a0, parameters, hand_on=lambda a_next, y_hat_t, a_prev: a0)


def zeros_at_every_step(x, a0, parameters):
    """Every step began with zeros: nothing is ever remembered. The first begins with a0, each of
    the others with what the one before it has left.
    """
    return _run(
        x,
        a0,
        parameters,
        start=np.zeros(a0.shape),
        hand_on=lambda a_next, y_hat_t, a_prev: np.zeros(a0.shape),
    )


def zeros_after_the_first_step(x, a0, parameters):
    """The first step is right, and all the others began with zeros: nothing was handed on."""
    return _run(x, a0, parameters, hand_on=lambda a_next, y_hat_t, a_prev: np.zeros(a0.shape))


def hands_on_the_output(x, a0, parameters):
    """The probabilities were handed on as the memory. Where there are as many classes as units no
    shape warns of it; it is a_next that the next step remembers.
    """
    return _run(x, a0, parameters, hand_on=lambda a_next, y_hat_t, a_prev: y_hat_t)


def adds_up_the_memory(x, a0, parameters):
    """Each step was given the sum of all memories so far. It begins with the one before it: that
    holds, through Waa, all that is to be remembered.
    """
    return _run(x, a0, parameters, hand_on=lambda a_next, y_hat_t, a_prev: a_prev + a_next)


def first_example_of_a0_for_all(x, a0, parameters):
    """All examples began with the memory of the first. a0 has a column for each."""
    start = np.repeat(a0[:, :1], a0.shape[1], axis=1)
    return _run(x, a0, parameters, start=start)


def memory_runs_on_to_the_next_example(x, a0, parameters):
    """The first example is right; each of the others began with what the example before it had left
    at its end. Examples know nothing of each other: each begins with its own column of a0.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    first = a0
    for i in range(1, x.shape[1]):
        first = first.copy()
        first[:, i] = a[:, i - 1, -1]
        a, y_hat, caches = _run(x, first, parameters)
    return a, y_hat, caches


def Waa_transposed(x, a0, parameters):
    """Waa was turned. It is square, so no shape ever warns of it. Row i says how unit i listens to
    the others.
    """
    a, y_hat, caches = _run(x, a0, {**parameters, "Waa": parameters["Waa"].T})
    return a, y_hat, [(*kept, parameters) for *kept, _ in caches]


def no_tanh(x, a0, parameters):
    """The memory is the bare sum, without tanh, and from step to step it grows."""
    p = parameters
    a, caches, a_prev = [], [], a0
    for x_t in np.moveaxis(x, 2, 0):
        a_next = p["Wax"] @ x_t + p["Waa"] @ a_prev + p["ba"]
        caches.append((a_next, a_prev, x_t, p))
        a.append(a_next)
        a_prev = a_next
    y_hat = [softmax(p["Wya"] @ a_t + p["by"]) for a_t in a]
    return np.stack(a, axis=2), np.stack(y_hat, axis=2), caches


def forgets_ba(x, a0, parameters):
    """The bias of the memory is missing at every step."""
    a, y_hat, caches = _run(x, a0, {**parameters, "ba": 0 * parameters["ba"]})
    return a, y_hat, [(*kept, parameters) for *kept, _ in caches]


# The steps.


def first_input_at_every_step(x, a0, parameters):
    """Every step read the input of the first. Step t reads x[:, :, t]."""
    return _run(x, a0, parameters, read=lambda x, t: x[:, :, 0])


def reads_one_step_ahead(x, a0, parameters):
    """Each step read the input of the next one, and the last found none. Step t reads its own."""
    return _run(x, a0, parameters, read=lambda x, t: x[:, :, t + 1])


def reads_one_step_behind(x, a0, parameters):
    """Each step read the input of the one before it. (For t = 0, index -1 is the last step.) Step t
    reads x[:, :, t].
    """
    return _run(x, a0, parameters, read=lambda x, t: x[:, :, t - 1])


def steps_in_the_first_axis(x, a0, parameters):
    """Step t was looked for in the first axis of x, and the first axis counts features. In this
    course the steps come last.
    """
    return _run(x, a0, parameters, read=lambda x, t: x[t])


def steps_in_the_second_axis(x, a0, parameters):
    """Step t was looked for in the second axis of x, and the second axis counts examples: where
    m = T each example reads across all of them, and no shape warns of it.
    """
    return _run(x, a0, parameters, read=lambda x, t: x[:, t])


def m_and_T_exchanged(x, a0, parameters):
    """The sizes m and T have changed places: there are as many steps as examples should be. The
    shape of x is n_x, m, T, in this order.
    """
    _, T, m = x.shape
    a = np.zeros((len(parameters["ba"]), m, T))
    y_hat = np.zeros((len(parameters["by"]), m, T))
    a_prev, caches = a0, []
    for t in range(T):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t], y_hat[:, :, t] = a_prev, y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def as_many_steps_as_features(x, a0, parameters):
    """The first size of x was taken for the number of steps, and that is the number of features. T
    is the last of the three.
    """
    return _run(x, a0, parameters, order=range(x.shape[0]))


def last_step_left_out(x, a0, parameters):
    """The last step was not taken, and its memory is 0: the loop stops one too early."""
    return _run(x, a0, parameters, order=range(x.shape[2] - 1))


def first_step_left_out(x, a0, parameters):
    """The first step was not taken, and its memory is 0: the loop starts with step 1. Step 0 is the
    one that begins with a0.
    """
    return _run(x, a0, parameters, order=range(1, x.shape[2]))


def one_step_too_many(x, a0, parameters):
    """The steps run out: there is none with the number T, the last one is T - 1. Either the loop
    goes one step too far, or each step looks for the input of the next.
    """
    return _run(x, a0, parameters, order=range(x.shape[2] + 1))


def reads_backwards(x, a0, parameters):
    """The sequence was read from its end to its beginning. Step 0 is read first, and begins with
    a0.
    """
    return _run(x, a0, parameters, order=range(x.shape[2])[::-1])


def returns_after_the_first_step(x, a0, parameters):
    """One step was taken, and everything behind it is 0: the function ended there. Look how far its
    last line is indented.
    """
    return _run(x, a0, parameters, order=[0])


def only_the_first_example(x, a0, parameters):
    """Only the first example was read; for the others everything is 0."""
    a, y_hat, caches = _run(x, a0, parameters)
    a[:, 1:], y_hat[:, 1:] = 0, 0
    return a, y_hat, caches


# The output.


def output_of_the_old_memory(x, a0, parameters):
    """The probabilities are those of the memory before each step: y_hat lags one step behind. They
    are said after the input has been read.
    """
    a, _, caches = _run(x, a0, parameters)
    p = parameters
    y_hat = [softmax(p["Wya"] @ a_prev + p["by"]) for _, a_prev, _, _ in caches]
    return a, np.stack(y_hat, axis=2), caches


def sigmoid_at_the_output(x, a0, parameters):
    """The output went through the sigmoid, as the notes have it: the columns of y_hat do not sum to
    1. For one of several classes it is softmax.
    """
    return _run(x, a0, parameters, output=sigmoid)


def scores_at_the_output(x, a0, parameters):
    """y_hat holds scores, any numbers. Probabilities are positive and sum to 1: softmax is
    missing.
    """
    return _run(x, a0, parameters, output=np.copy)


def softmax_over_the_steps(x, a0, parameters):
    """The probabilities of a class sum to 1 over the steps: as if it had to be shared out among
    them. At each step the classes share the probability.
    """
    return _softmax_over(x, a0, parameters, 2)


def softmax_over_the_examples(x, a0, parameters):
    """The probabilities of a class sum to 1 over the examples. It is the classes of one example
    that share the probability.
    """
    return _softmax_over(x, a0, parameters, 1)


def softmax_over_everything(x, a0, parameters):
    """The whole of y_hat sums to 1: steps and examples compete with one another. At each step of
    each example the classes share the probability.
    """
    return _softmax_over(x, a0, parameters, (0, 1, 2))


def softmax_over_each_step(x, a0, parameters):
    """What y_hat says at one step sums to 1 over all examples: they compete with one another. Each
    column should sum to 1 by itself.
    """
    return _softmax_over(x, a0, parameters, (0, 1))


def _softmax_over(x, a0, parameters, axis):
    a, scores, caches = _run(x, a0, parameters, output=np.copy)
    e = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return a, e / e.sum(axis=axis, keepdims=True), caches


def forgets_by(x, a0, parameters):
    """The bias of the output is missing at every step."""
    a, y_hat, caches = _run(x, a0, {**parameters, "by": 0 * parameters["by"]})
    return a, y_hat, [(*kept, parameters) for *kept, _ in caches]


def output_at_the_last_step_only(x, a0, parameters):
    """y_hat is 0 but for the last step. Something is believed after every step, however little has
    been read.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    y_hat[:, :, :-1] = 0
    return a, y_hat, caches


# What comes back.


def memory_before_each_step(x, a0, parameters):
    """a lags one step behind: it begins with a0, and the memory after the last step is missing.
    a[:, :, t] is the memory after step t.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return np.concatenate([a0[:, :, np.newaxis], a[:, :, :-1]], axis=2), y_hat, caches


def a0_among_the_steps(x, a0, parameters):
    """a has one step too many: a0 stands in front. a[:, :, 0] is the memory after step 0."""
    a, y_hat, caches = _run(x, a0, parameters)
    return np.concatenate([a0[:, :, np.newaxis], a], axis=2), y_hat, caches


def only_the_last_memory(x, a0, parameters):
    """a is the memory after the last step alone. That of every step is asked for."""
    a, y_hat, caches = _run(x, a0, parameters)
    return a[:, :, -1], y_hat, caches


def only_the_last_step(x, a0, parameters):
    """Memory and probabilities after the last step came back alone. Those of every step are asked
    for: each got lost when the next one came.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a[:, :, -1], y_hat[:, :, -1], caches


def last_step_everywhere(x, a0, parameters):
    """a and y_hat hold the same at every step, what the last one gave: it was written over all of
    them, or every step wrote into one array. Each step has a place of its own.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    a[:], y_hat[:] = a[:, :, -1:].copy(), y_hat[:, :, -1:].copy()
    return a, y_hat, caches


def sizes_of_a_and_y_hat_exchanged(x, a0, parameters):
    """In a and y_hat the room for examples and that for steps have changed places. As in x, the
    examples are the second axis and the steps the third.
    """
    _, m, T = x.shape
    a = np.zeros((len(parameters["ba"]), T, m))
    y_hat = np.zeros((len(parameters["by"]), T, m))
    a_prev, caches = a0, []
    for t in range(T):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t], y_hat[:, :, t] = a_prev, y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def steps_first(x, a0, parameters):
    """The steps came first in a and y_hat, as in an array made of a list of steps. In this course
    they come last.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return np.moveaxis(a, 2, 0), np.moveaxis(y_hat, 2, 0), caches


def steps_before_examples(x, a0, parameters):
    """Examples and steps have changed places in a and y_hat. As in x, the examples are the second
    axis and the steps the third.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a.swapaxes(1, 2), y_hat.swapaxes(1, 2), caches


def steps_side_by_side(x, a0, parameters):
    """The steps were put side by side: a and y_hat have two axes, with m T columns. They should
    have three, the steps last.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return np.hstack([*np.moveaxis(a, 2, 0)]), np.hstack([*np.moveaxis(y_hat, 2, 0)]), caches


def lists_of_steps(x, a0, parameters):
    """a and y_hat are lists, with an array for each step. One array each is asked for, with the
    steps in the last axis.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return list(np.moveaxis(a, 2, 0)), list(np.moveaxis(y_hat, 2, 0)), caches


def loses_an_axis(x, a0, parameters):
    """Where there is one example, or one step, a and y_hat have lost an axis. They have three
    always.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return np.squeeze(a), np.squeeze(y_hat), caches


def y_hat_first(x, a0, parameters):
    """y_hat came back first. Whoever calls the function takes the first thing for the memory."""
    a, y_hat, caches = _run(x, a0, parameters)
    return y_hat, a, caches


def takes_the_output_for_the_memory(x, a0, parameters):
    """What the cell gives back was taken apart in the wrong order: the probabilities stand for the
    memory and the other way round. Where there are as many classes as units no shape warns of it.
    """
    _, m, T = x.shape
    a = np.zeros((len(parameters["ba"]), m, T))
    y_hat = np.zeros((len(parameters["by"]), m, T))
    a_prev, caches = a0, []
    for t in range(T):
        y_hat_t, a_prev, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t], y_hat[:, :, t] = a_prev, y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def writes_into_x(x, a0, parameters):
    """The memory was written over the inputs: a and x are the same array, and it fits only where
    n_a = n_x. Make a new array.
    """
    y_hat = np.zeros((len(parameters["by"]), *x.shape[1:]))
    a, a_prev, caches = x, a0, []
    for t in range(x.shape[2]):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t], y_hat[:, :, t] = a_prev, y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def overwrites_a0(x, a0, parameters):
    """a0 is not what it was, and the caches hold the last memory at every step: each step wrote
    over the same array, and that was a0. Each step makes a new one.
    """
    a, y_hat, caches = _run(x, a0.copy(), parameters)
    a0[:] = a[:, :, -1]
    return a, y_hat, [(a0, a0, x_t, p) for _, _, x_t, p in caches]


def one_array_in_all_caches(x, a0, parameters):
    """The caches hold the last memory at every step: they all hold the same array, and each step
    wrote over it. Each step makes a new one.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    last = a[:, :, -1].copy()
    return a, y_hat, [(last, last, x_t, p) for _, _, x_t, p in caches]


def a0_for_every_memory(x, a0, parameters):
    """a and the caches hold the last memory at every step, and a0 has become it too: there is only
    one array, a0, which each step wrote over and put into the list once more. Each step makes a new
    one.
    """
    a, y_hat, caches = overwrites_a0(x, a0, parameters)
    a[:] = a[:, :, -1:].copy()
    return a, y_hat, caches


def adds_up_what_comes_back(x, a0, parameters):
    """The first step is right, and a at each later one is a sum over all steps so far. The memory
    holds in itself what it remembers; nothing is added to it.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return np.cumsum(a, axis=2), y_hat, caches


def only_memories_in_the_caches(x, a0, parameters):
    """The list holds the memory of every step in the place of its cache. A cache is all that the
    cell gives back as its third value.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, [cache[0] for cache in caches]


def no_caches(x, a0, parameters):
    """Two things came back. Three are asked for, side by side: a, y_hat, and the caches, which the
    way back through time needs.
    """
    return _run(x, a0, parameters)[:2]


def no_cache_in_the_list(x, a0, parameters):
    """The list of the caches is empty. That of every step belongs into it."""
    a, y_hat, _ = _run(x, a0, parameters)
    return a, y_hat, []


def only_the_last_cache(x, a0, parameters):
    """The list holds one cache, however many steps there were: it was made anew at every step, or
    filled after the loop. The way back leads through all steps.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, caches[-1:]


def the_last_cache_alone(x, a0, parameters):
    """The cache of the last step came back. A list of all of them is asked for: each took the place
    of the one before.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, caches[-1]


def same_cache_at_every_step(x, a0, parameters):
    """All caches are that of the last step. Each step has one of its own."""
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, caches[-1:] * len(caches)


def last_cache_first(x, a0, parameters):
    """The caches run from the last step to the first. Put each at the end of the list: caches[0] is
    that of step 0.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, caches[::-1]


def caches_run_together(x, a0, parameters):
    """The caches of all steps run together in one long list. Each should stay one entry of it: a
    list takes in a whole tuple with append, and its parts with +=.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, [part for cache in caches for part in cache]


def caches_and_x(x, a0, parameters):
    """The caches came back in a pair with x, as other courses have it. Here they are the list of
    the steps' caches, and nothing else.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, (caches, x)


def caches_as_a_dictionary(x, a0, parameters):
    """The caches are in a dictionary. The way back counts through them: make it a list."""
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, dict(enumerate(caches))


def whole_x_in_every_cache(x, a0, parameters):
    """Every cache holds the whole of x. A step has read one slice of it, and that belongs into its
    cache.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, [(a_next, a_prev, x, p) for a_next, a_prev, _, p in caches]


def a_next_twice_in_the_caches(x, a0, parameters):
    """Every cache holds its new memory twice, and a0 is nowhere. The second entry is the memory
    before the step.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, [(a_next, a_next, x_t, p) for a_next, _, x_t, p in caches]


def a0_in_every_cache(x, a0, parameters):
    """Every cache holds a0 as the memory before its step. That is so at step 0 only; after it, it
    is what the step before has left.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, [(a_next, a0, x_t, p) for a_next, _, x_t, p in caches]


def _lists(x, a0, parameters):
    """Return the memories, the probabilities and the caches of all steps, as lists."""
    a, y_hat, caches = _run(x, a0, parameters)
    return list(np.moveaxis(a, 2, 0)), list(np.moveaxis(y_hat, 2, 0)), caches


def steps_poured_into_the_shape(x, a0, parameters):
    """The steps were collected and the numbers poured into the shape asked for: it is right, and
    the numbers stand in wrong places. reshape keeps the order of the numbers; what was the first
    axis has to be moved to the end.
    """
    a, y_hat, caches = _lists(x, a0, parameters)
    pour = [np.array(steps).reshape(*steps[0].shape, len(steps)) for steps in (a, y_hat)]
    return *pour, caches


def steps_side_by_side_poured_into_the_shape(x, a0, parameters):
    """The steps were put side by side, and the numbers poured into the shape asked for: it is
    right, and the numbers of examples and steps got mixed. Each step has a place of its own in the
    third axis.
    """
    a, y_hat, caches = _lists(x, a0, parameters)
    pour = [np.hstack(steps).reshape(*steps[0].shape, len(steps)) for steps in (a, y_hat)]
    return *pour, caches


def all_axes_turned(x, a0, parameters):
    """a and y_hat have the examples first: .T turned all three axes around. Only the steps have to
    move, from the first axis to the last.
    """
    a, y_hat, caches = _lists(x, a0, parameters)
    return np.array(a).T, np.array(y_hat).T, caches


def steps_one_above_the_other(x, a0, parameters):
    """The steps were put one above the other: a and y_hat have two axes. They should have three,
    the steps last.
    """
    a, y_hat, caches = _lists(x, a0, parameters)
    return np.vstack(a), np.vstack(y_hat), caches


def returns_after_the_first_step_of_a_list(x, a0, parameters):
    """Only the first step came back: the function ended there. Look how far its last line is
    indented.
    """
    a, y_hat, caches = _run(x[:, :, :1], a0, parameters)
    return a, y_hat, caches


def a_as_large_as_x(x, a0, parameters):
    """a was made with the shape of x, and the memory does not fit into it. It has a row for each
    unit; how many features there are makes no difference to that.
    """
    a, _, caches = np.zeros(x.shape), None, []
    y_hat, a_prev = np.zeros((len(parameters["by"]), *x.shape[1:])), a0
    for t in range(x.shape[2]):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t] = a_prev
        y_hat[:, :, t] = y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def y_hat_as_large_as_x(x, a0, parameters):
    """y_hat was made with the shape of x, and the probabilities do not fit into it. It has a row
    for each class.
    """
    a, y_hat, caches = np.zeros((*a0.shape, x.shape[2])), np.zeros(x.shape), []
    a_prev = a0
    for t in range(x.shape[2]):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t] = a_prev
        y_hat[:, :, t] = y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def y_hat_as_large_as_a(x, a0, parameters):
    """y_hat was made with the shape of a, and the probabilities do not fit into it. It has a row
    for each class, and a has one for each unit.
    """
    a, caches, a_prev = np.zeros((*a0.shape, x.shape[2])), [], a0
    y_hat = np.zeros(a.shape)
    for t in range(x.shape[2]):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t] = a_prev
        y_hat[:, :, t] = y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def no_room_for_the_steps(x, a0, parameters):
    """a was made with two axes, as one step has, and there is no place in it for step t. It has
    three: units, examples, steps.
    """
    a, caches = np.zeros(a0.shape), []
    a_prev = a0
    for t in range(x.shape[2]):
        a_prev, _, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t] = a_prev
        caches.append(cache)
    return a, None, caches


def written_from_the_end(x, a0, parameters):
    """The steps were taken in their order and written down from the last place to the first. Step t
    belongs to place t.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a[:, :, ::-1].copy(), y_hat[:, :, ::-1].copy(), caches


def probabilities_of_the_last_step_alone(x, a0, parameters):
    """y_hat is what is believed after the last step alone. That of every step is asked for."""
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat[:, :, -1], caches


def probabilities_of_the_last_step_everywhere(x, a0, parameters):
    """y_hat holds the same at every step: what is believed after the last one. Each step has
    beliefs of its own.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    y_hat[:] = y_hat[:, :, -1:].copy()
    return a, y_hat, caches


def probabilities_of_the_first_step_everywhere(x, a0, parameters):
    """y_hat holds the same at every step: what is believed after the first one. Each step has
    beliefs of its own.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    y_hat[:] = y_hat[:, :, :1].copy()
    return a, y_hat, caches


def skips_every_second_step(x, a0, parameters):
    """Every second step was left out: the number of the step is counted on twice, or by two."""
    return _run(x, a0, parameters, order=range(0, x.shape[2], 2))


def never_hands_on_after_the_second_step(x, a0, parameters):
    """The first two steps are right; from then on every step begins with what the first one has
    left. Each begins with the one just before it.
    """
    a0_first = _cell(x[:, :, 0], a0, parameters)[0]
    return _run(x, a0, parameters, hand_on=lambda a_next, y_hat_t, a_prev: a0_first)


def first_memory_is_a0_itself(x, a0, parameters):
    """The first step was not taken: the memory after it is a0 itself, and the second step begins
    with that. Step 0 reads an input too.
    """
    _, m, T = x.shape
    a = np.zeros((len(parameters["ba"]), m, T))
    y_hat = np.zeros((len(parameters["by"]), m, T))
    a[:, :, 0], a_prev, caches = a0, a0, []
    for t in range(1, T):
        a_prev, y_hat[:, :, t], cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, :, t] = a_prev
        caches.append(cache)
    return a, y_hat, caches


def mean_of_the_memories(x, a0, parameters):
    """a is the mean of the memories of all steps. That of every step is asked for."""
    a, y_hat, caches = _run(x, a0, parameters)
    return a.mean(axis=2), y_hat, caches


def results_in_a_dictionary(x, a0, parameters):
    """A dictionary came back. Three things are asked for, in their order: a, y_hat, the caches."""
    return dict(zip(("a", "y_hat", "caches"), _run(x, a0, parameters), strict=True))


def only_the_memories(x, a0, parameters):
    """The memories came back alone. Three things are asked for: a, y_hat and the caches."""
    return _run(x, a0, parameters)[0]


def caches_with_their_step(x, a0, parameters):
    """The caches are in pairs with the number of their step. The list counts by itself: each entry
    is a cache.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, list(enumerate(caches))


def inputs_in_the_caches(x, a0, parameters):
    """The list holds the input of every step in the place of its cache. A cache is all that the
    cell gives back as its third value.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return a, y_hat, [cache[2] for cache in caches]


def probabilities_in_the_caches(x, a0, parameters):
    """Every cache has y_hat_t in the place of the old memory. It is what the cell gives back: new
    memory, old memory, input, parameters.
    """
    a, y_hat, caches = _run(x, a0, parameters)
    return (
        a,
        y_hat,
        [(a_next, y_hat[:, :, t], x_t, p) for t, (a_next, _, x_t, p) in enumerate(caches)],
    )


def a0_and_last_step_left_out(x, a0, parameters):
    """Two things. a0 makes no difference: the first step began with zeros. And the last step was
    not taken: the loop stops one too early.
    """
    start, steps = np.zeros(a0.shape), range(x.shape[2] - 1)
    return _run(x, a0, parameters, start=start, order=steps)


def a0_at_every_step_and_last_step_left_out(x, a0, parameters):
    """Two things. Every step began with a0: nothing is handed on. And the last step was not taken:
    the loop stops one too early.
    """
    steps = range(x.shape[2] - 1)
    return _run(x, a0, parameters, order=steps, hand_on=lambda a_next, y_hat_t, a_prev: a0)


def a0_ignored_and_reads_backwards(x, a0, parameters):
    """Two things. a0 makes no difference: the first step began with zeros. And the sequence was
    read from its end to its beginning.
    """
    start, steps = np.zeros(a0.shape), range(x.shape[2])[::-1]
    return _run(x, a0, parameters, start=start, order=steps)


def as_many_steps_as_examples(x, a0, parameters):
    """The second size of x was taken for the number of steps, and that is the number of examples. T
    is the last of the three.
    """
    return _run(x, a0, parameters, order=range(x.shape[1]))


def written_along_the_examples(x, a0, parameters):
    """The memory of step t was written to place t of the second axis, and that counts examples. The
    steps come last.
    """
    _, m, T = x.shape
    a, y_hat = np.zeros((*a0.shape, T)), np.zeros((len(parameters["by"]), m, T))
    a_prev, caches = a0, []
    for t in range(T):
        a_prev, y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        a[:, t, :] = a_prev
        y_hat[:, t, :] = y_hat_t
        caches.append(cache)
    return a, y_hat, caches


def hands_on_the_step_before(x, a0, parameters):
    """The first step is right; each later one began with the memory of one step too early (at the
    second that is the last step's, still empty). It begins with what the step just before it has
    left.
    """
    a, y_hat, caches = np.zeros((*a0.shape, x.shape[2])), [], []
    a_prev = a0
    for t in range(x.shape[2]):
        a[:, :, t], y_hat_t, cache = _cell(x[:, :, t], a_prev, parameters)
        y_hat.append(y_hat_t)
        caches.append(cache)
        a_prev = a[:, :, t - 1].copy()
    return a, np.stack(y_hat, axis=2), caches


# Right programs.


def memory_from_the_array(x, a0, parameters):
    _, m, T = x.shape
    n_y, n_a = parameters["Wya"].shape
    a = np.zeros((n_a, m, T))
    y_hat = np.zeros((n_y, m, T))
    caches = []
    for t in range(T):
        before = a0 if t == 0 else a[:, :, t - 1]
        a[:, :, t], y_hat[:, :, t], cache = rnn_cell_forward(x[:, :, t], before, parameters)
        caches.append(cache)
    return a, y_hat, caches


def stacked_at_the_end(x, a0, parameters):
    memories, beliefs, caches = [], [], []
    for x_t in np.moveaxis(x, -1, 0):
        before = memories[-1] if memories else a0
        a_next, y_hat_t, cache = rnn_cell_forward(x_t, before, parameters)
        memories += [a_next]
        beliefs += [y_hat_t]
        caches += [cache]
    return np.stack(memories, axis=-1), np.dstack(beliefs), tuple(caches)


def by_recursion(x, a0, parameters):
    a, y, cache = rnn_cell_forward(x[:, :, 0], a0, parameters)
    first = (a[:, :, None], y[:, :, None], [cache])
    if x.shape[2] == 1:
        return first
    rest = by_recursion(x[:, :, 1:], a, parameters)
    return (
        np.concatenate([first[0], rest[0]], axis=2),
        np.concatenate([first[1], rest[1]], axis=2),
        first[2] + rest[2],
    )


def products_of_all_steps_at_once(x, a0, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in NAMES)
    a = np.tensordot(Wax, x, axes=1) + ba[:, :, np.newaxis]
    a_prev = a0.copy()
    caches = []
    for t in range(x.shape[2]):
        a[:, :, t] = np.tanh(a[:, :, t] + Waa @ a_prev)
        caches.append((a[:, :, t], a_prev, x[:, :, t], parameters))
        a_prev = a[:, :, t]
    scores = np.einsum("ya,amt->ymt", Wya, a) + by.reshape(-1, 1, 1)
    e = np.exp(scores - scores.max(axis=0))
    return a, e / e.sum(axis=0), caches


def one_example_at_a_time(x, a0, parameters):
    _, m, T = x.shape
    runs = [_run(x[:, i : i + 1], a0[:, i : i + 1], parameters) for i in range(m)]
    a = np.concatenate([run[0] for run in runs], axis=1)
    y_hat = np.concatenate([run[1] for run in runs], axis=1)
    before = np.concatenate([a0[..., None], a[..., :-1]], axis=2)
    return a, y_hat, [(a[..., t], before[..., t], x[..., t], parameters) for t in range(T)]


def copies_in_the_caches(x, a0, parameters, verbose=False):
    state, caches = np.array(a0), []
    a = np.empty((*a0.shape, x.shape[2]))
    y_hat = np.empty((len(parameters["by"]), *a.shape[1:]))
    for t in range(x.shape[2]):
        before = state.copy()
        state[...], y_hat[..., t], _ = rnn_cell_forward(x[..., t], before, parameters)
        a[..., t] = state
        caches.append([state.copy(), before, x[..., t].copy(), dict(parameters)])
    return [a, y_hat, caches]


def in_single_precision(x, a0, parameters):
    small = {name: value.astype(np.float32) for name, value in parameters.items()}
    return _run(x.astype(np.float32), a0.astype(np.float32), small)


MEMORIES = tuple(f"caches[{t}][{i}]" for t in range(STEPS) for i in (0, 1))
GIVEN = tuple(
    name
    for t in range(STEPS)
    for name in (f"caches[{t}][2]", *(f"caches[{t}][3][{key!r}]" for key in NAMES))
)

EXERCISE = Exercise(
    reference=rnn_forward,
    cases=cases,
    returns=("a", "y_hat", "caches"),
    points=28,
    aspects=(
        Aspect("One step is what the cell makes of a0 and x.", (ONE,), ("a",), 3),
        Aspect("Every step begins with what the one before it has left.", (FOUR,), ("a",), 4),
        Aspect("The memory may be empty at the start.", (EMPTY,), ("a",), 2),
        Aspect(
            "Features, examples and steps keep their axes where the sizes agree.",
            (SQUARE, EQUAL, ALL),
            ("a",),
            4,
        ),
        Aspect(
            "Read in two parts, the memory handed on, a sequence gives what it gives read at once.",
            (WHOLE, HALF, REST),
            ("a",),
            5,
        ),
        Aspect("At every step each column of y_hat sums to 1.", (), ("y_hat",), 5),
        Aspect("Each cache holds the memory after its step and the one before.", (), MEMORIES, 3),
        Aspect(
            "There is one cache for each step, with its input and the parameters.", (), GIVEN, 2
        ),
    ),
    misconceptions=(
        a0_ignored,
        a0_at_every_step,
        zeros_at_every_step,
        zeros_after_the_first_step,
        hands_on_the_output,
        adds_up_the_memory,
        first_example_of_a0_for_all,
        memory_runs_on_to_the_next_example,
        Waa_transposed,
        no_tanh,
        forgets_ba,
        first_input_at_every_step,
        reads_one_step_behind,
        steps_in_the_first_axis,
        steps_in_the_second_axis,
        m_and_T_exchanged,
        as_many_steps_as_features,
        last_step_left_out,
        first_step_left_out,
        one_step_too_many,
        reads_one_step_ahead,
        reads_backwards,
        returns_after_the_first_step,
        only_the_first_example,
        output_of_the_old_memory,
        sigmoid_at_the_output,
        scores_at_the_output,
        softmax_over_the_steps,
        softmax_over_the_examples,
        softmax_over_everything,
        softmax_over_each_step,
        forgets_by,
        output_at_the_last_step_only,
        memory_before_each_step,
        a0_among_the_steps,
        only_the_last_memory,
        only_the_last_step,
        last_step_everywhere,
        sizes_of_a_and_y_hat_exchanged,
        steps_first,
        steps_before_examples,
        steps_side_by_side,
        lists_of_steps,
        loses_an_axis,
        y_hat_first,
        takes_the_output_for_the_memory,
        writes_into_x,
        overwrites_a0,
        a0_for_every_memory,
        one_array_in_all_caches,
        adds_up_what_comes_back,
        only_memories_in_the_caches,
        no_caches,
        no_cache_in_the_list,
        only_the_last_cache,
        the_last_cache_alone,
        same_cache_at_every_step,
        last_cache_first,
        caches_run_together,
        caches_and_x,
        caches_as_a_dictionary,
        whole_x_in_every_cache,
        a_next_twice_in_the_caches,
        a0_in_every_cache,
        steps_poured_into_the_shape,
        steps_side_by_side_poured_into_the_shape,
        all_axes_turned,
        steps_one_above_the_other,
        returns_after_the_first_step_of_a_list,
        a_as_large_as_x,
        y_hat_as_large_as_x,
        y_hat_as_large_as_a,
        no_room_for_the_steps,
        written_from_the_end,
        probabilities_of_the_last_step_alone,
        probabilities_of_the_last_step_everywhere,
        probabilities_of_the_first_step_everywhere,
        skips_every_second_step,
        never_hands_on_after_the_second_step,
        first_memory_is_a0_itself,
        mean_of_the_memories,
        results_in_a_dictionary,
        only_the_memories,
        caches_with_their_step,
        inputs_in_the_caches,
        probabilities_in_the_caches,
        a0_and_last_step_left_out,
        a0_at_every_step_and_last_step_left_out,
        a0_ignored_and_reads_backwards,
        as_many_steps_as_examples,
        written_along_the_examples,
        hands_on_the_step_before,
    ),
    alternatives=(
        memory_from_the_array,
        stacked_at_the_end,
        by_recursion,
        products_of_all_steps_at_once,
        one_example_at_a_time,
        copies_in_the_caches,
        in_single_precision,
    ),
    same_output=(("one_step_too_many", "reads_one_step_ahead"),),
    replaces=(dlhelpers.recurrent.rnn_forward,),
)
