"""Exercise: one step of a recurrent network."""

import numpy as np

import dlhelpers.recurrent
from dlhelpers import sigmoid
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once
from dlhelpers.exercises.recurrent_network.softmax import softmax


def rnn_cell_forward(x_t, a_prev, parameters):
    """Take one step: read an input, renew the memory, say what is believed now.

    Parameters
    ----------
    x_t : ndarray, shape (n_x, m)
        Input of this step, one example per column.
    a_prev : ndarray, shape (n_a, m)
        Memory before it.
    parameters : dict of ndarray
        ``Wax (n_a, n_x)``, ``Waa (n_a, n_a)`` and ``ba (n_a, 1)`` make the memory, with tanh;
        ``Wya (n_y, n_a)`` and ``by (n_y, 1)`` make the probabilities, with softmax.

    Returns
    -------
    a_next : ndarray, shape (n_a, m)
        Memory after the step.
    y_hat_t : ndarray, shape (n_y, m)
        Probabilities of the classes, as the new memory has them.
    cache : tuple
        ``(a_next, a_prev, x_t, parameters)``: what the way back would need.
    """
    ### BEGIN SOLUTION
    Wax, Waa, ba = parameters["Wax"], parameters["Waa"], parameters["ba"]
    Wya, by = parameters["Wya"], parameters["by"]
    a_next = np.tanh(Wax @ x_t + Waa @ a_prev + ba)
    y_hat_t = softmax(Wya @ a_next + by)
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)
    ### END SOLUTION


ONE, MANY = "one example", "many examples"
BLANK, EMPTY = "x_t all zeros", "an empty memory"
EQUAL, CLASSES, ALL = "n_a = n_x", "n_y = n_a = m", "all sizes equal"


def draw_parameters(rng, n_x, n_a, n_y):
    """Draw the parameters of a recurrent network, with biases that are not zero.

    Returns
    -------
    dict of ndarray
    """
    return {
        "Wax": rng.standard_normal((n_a, n_x)),
        "Waa": rng.standard_normal((n_a, n_a)),
        "Wya": 2 * rng.standard_normal((n_y, n_a)),
        "ba": rng.uniform(0.3, 0.9, (n_a, 1)) * rng.choice([-1, 1], (n_a, 1)),
        "by": rng.uniform(0.3, 1.5, (n_y, 1)) * rng.choice([-1, 1], (n_y, 1)),
    }


def cases(rng):
    """Sizes that all differ, and sizes that agree, where a wrong turn goes unnoticed; no input, no
    memory.
    """

    def case(n_x, n_a, n_y, m):
        return {
            "x_t": rng.standard_normal((n_x, m)),
            "a_prev": rng.uniform(-0.9, 0.9, (n_a, m)),
            "parameters": draw_parameters(rng, n_x, n_a, n_y),
        }

    blank, empty = case(4, 2, 3, 3), case(3, 4, 2, 3)
    blank["x_t"], empty["a_prev"] = np.zeros((4, 3)), np.zeros((4, 3))
    return {
        ONE: case(3, 2, 4, 1),
        MANY: case(4, 3, 2, 5),
        BLANK: blank,
        EMPTY: empty,
        EQUAL: case(3, 3, 2, 4),
        CLASSES: case(2, 4, 4, 4),
        ALL: case(3, 3, 3, 3),
    }


def _cell(x_t, a_prev, parameters, memory=None, output=None, cache=None):
    """Take a step in which one thing is done in another way.

    ``memory(x_t, a_prev, p)`` is the new memory, ``output(scores)`` makes probabilities of scores,
    ``cache(a_next, a_prev, x_t, parameters)`` is what is kept.
    """
    a_next = (memory or _memory)(x_t, a_prev, parameters)
    scores = parameters["Wya"] @ a_next + parameters["by"]
    kept = (a_next, a_prev, x_t, parameters)
    return a_next, (output or _softmax)(scores), cache(*kept) if cache else kept


def _memory(x_t, a_prev, p):
    return np.tanh(_sum(x_t, a_prev, p))


def _sum(x_t, a_prev, p):
    return p["Wax"] @ x_t + p["Waa"] @ a_prev + p["ba"]


def _softmax(Z, axis=0):
    e = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _but_for(parameters, **others):
    return {**parameters, **others}


# The memory.


def forgets_the_memory(x_t, a_prev, parameters):
    """a_prev makes no difference: what was read before is forgotten. Put zeros into x_t, and the
    new memory still must depend on the old one.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ x + p["ba"]))


def forgets_the_input(x_t, a_prev, parameters):
    """x_t makes no difference: the step reads nothing. Empty the memory, and the new one still must
    depend on x_t.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Waa"] @ a + p["ba"]))


def Wax_and_Waa_exchanged(x_t, a_prev, parameters):
    """The weights have changed places; where there are as many inputs as units, no shape warns of
    it. Of the two indices the second says what the matrix is multiplied with: Wax belongs to x.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ a + p["Waa"] @ x + p["ba"])
    )


def Waa_transposed(x_t, a_prev, parameters):
    """Waa was turned. It is square, so no shape ever warns of it. Row i says how unit i listens to
    the others; turned, it says how the others listen to unit i.
    """
    turned = _but_for(parameters, Waa=parameters["Waa"].T)
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, turned))


def Wax_transposed(x_t, a_prev, parameters):
    """Wax was turned. It has a row for each unit and a column for each input, and fits as it is."""
    turned = _but_for(parameters, Wax=parameters["Wax"].T)
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, turned))


def every_matrix_transposed(x_t, a_prev, parameters):
    """The three matrices were turned. Here they have a row for each unit that they lead to, and fit
    as they are.
    """
    turned = {name: W.T if name[0] == "W" else W for name, W in parameters.items()}
    a_next, y_hat_t, _ = _cell(x_t, a_prev, turned)
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)


def inputs_on_the_left(x_t, a_prev, parameters):
    """x_t and a_prev stand on the left of their weights. The columns on the left meet the rows on
    the right: what the weights have in their columns, the inputs have in their rows.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(x @ p["Wax"] + a @ p["Waa"] + p["ba"])
    )


def entry_by_entry(x_t, a_prev, parameters):
    """The weights were multiplied with what comes in entry by entry, which stops wherever the
    shapes differ. Each unit sums over all inputs: that is a matrix product.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] * x + p["Waa"] * a + p["ba"])
    )


def Waa_entry_by_entry(x_t, a_prev, parameters):
    """Waa was multiplied with the memory entry by entry. Each unit sums over what all of them
    remember: that is a matrix product.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ x + p["Waa"] * a + p["ba"])
    )


def forgets_ba(x_t, a_prev, parameters):
    """The bias of the memory is missing. With nothing in x_t and nothing in a_prev the new memory
    is tanh of it, and yours is 0.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ x + p["Waa"] @ a))


def subtracts_ba(x_t, a_prev, parameters):
    """The bias of the memory has the wrong sign. With nothing in x_t and nothing in a_prev the new
    memory is tanh of it.
    """
    other = _but_for(parameters, ba=-parameters["ba"])
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, other))


def ba_twice(x_t, a_prev, parameters):
    """The bias of the memory came in twice, once with each product. A unit has one, for the whole
    sum.
    """
    other = _but_for(parameters, ba=2 * parameters["ba"])
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, other))


def ba_lying_down(x_t, a_prev, parameters):
    """ba lies on its side. A row goes to the examples: numpy complains, or, where there are as many
    units as examples, gives each example a bias of its own.
    """
    other = _but_for(parameters, ba=parameters["ba"].T)
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, other))


def ba_flat(x_t, a_prev, parameters):
    """ba was made flat. An array with one axis is taken for a row and goes to the examples: numpy
    complains, or, where there are as many units as examples, gives each example a bias of its own.
    """
    other = _but_for(parameters, ba=parameters["ba"].ravel())
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, other))


def ba_outside_of_tanh(x_t, a_prev, parameters):
    """The bias was added after tanh, so the memory can leave -1 to 1. It belongs into the sum that
    tanh is taken of.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ x + p["Waa"] @ a) + p["ba"]
    )


def tanh_of_the_input_alone(x_t, a_prev, parameters):
    """tanh holds the input only, and the old memory is added outside, so the new one can leave
    -1 to 1 and grow from step to step. A bracket closes too early.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ x + p["ba"]) + p["Waa"] @ a
    )


def tanh_of_each_part(x_t, a_prev, parameters):
    """tanh was taken of each part, and the results were added: the memory can leave -1 to 1. First
    the sum, then one tanh for all of it.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(p["Wax"] @ x) + np.tanh(p["Waa"] @ a + p["ba"]),
    )


def parts_multiplied(x_t, a_prev, parameters):
    """What the input says and what the memory says were multiplied. An empty memory would silence
    the input; the two are added.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh((p["Wax"] @ x) * (p["Waa"] @ a) + p["ba"])
    )


def added_to_the_old_memory(x_t, a_prev, parameters):
    """The old memory was added once more, after tanh: the new one can leave -1 to 1, and grows from
    step to step. It comes in through Waa, and that is all.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: a + _memory(x, a, p))


def no_tanh(x_t, a_prev, parameters):
    """The memory is the bare sum, any number. Without tanh it grows beyond all bounds in a long
    sequence, and all steps together are one linear function.
    """
    return _cell(x_t, a_prev, parameters, _sum)


def sigmoid_for_tanh(x_t, a_prev, parameters):
    """The memory went through the sigmoid: no number of it is negative. It should be tanh, between
    -1 and 1.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: sigmoid(_sum(x, a, p)))


def relu_for_tanh(x_t, a_prev, parameters):
    """The memory went through relu: nothing is negative and nothing held below 1. That is the deep
    network; this memory has tanh, lest it grow from step to step.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.maximum(0, _sum(x, a, p)))


def softmax_for_tanh(x_t, a_prev, parameters):
    """The memory went through softmax: it sums to 1. Probabilities come out at the output; the
    memory has tanh.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _softmax(_sum(x, a, p)))


# The output.


def output_of_the_old_memory(x_t, a_prev, parameters):
    """The probabilities were made from the memory before the step: what was just read plays no part
    in them. They come from the new one.
    """
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, _softmax(parameters["Wya"] @ a_prev + parameters["by"]), cache


def output_of_the_sum_before_tanh(x_t, a_prev, parameters):
    """The probabilities were made from the sum before tanh. They come from the memory, which is
    between -1 and 1.
    """
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    Z = _sum(x_t, a_prev, parameters)
    return a_next, _softmax(parameters["Wya"] @ Z + parameters["by"]), cache


def sigmoid_at_the_output(x_t, a_prev, parameters):
    """The output went through the sigmoid, as the notes have it: each class answers for itself, and
    the columns do not sum to 1. For one of several classes it is softmax.
    """
    return _cell(x_t, a_prev, parameters, output=sigmoid)


def tanh_at_the_output(x_t, a_prev, parameters):
    """The output went through tanh, so some of your probabilities are negative. That is for the
    memory; the output has softmax.
    """
    return _cell(x_t, a_prev, parameters, output=np.tanh)


def scores_at_the_output(x_t, a_prev, parameters):
    """The output holds the scores, any numbers. Probabilities are positive and sum to 1: softmax is
    missing.
    """
    return _cell(x_t, a_prev, parameters, output=np.copy)


def exponentials_at_the_output(x_t, a_prev, parameters):
    """The output holds exponentials, and the columns do not sum to 1. Softmax divides by
    something, too.
    """
    return _cell(x_t, a_prev, parameters, output=np.exp)


def softmax_of_tanh(x_t, a_prev, parameters):
    """The scores went through tanh before softmax, so no class can ever be sure: no probability is
    more than e squared times another. tanh is for the memory, the scores are free.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(np.tanh(Z)))


def softmax_over_the_examples(x_t, a_prev, parameters):
    """The rows of y_hat_t sum to 1, and the columns should: the classes of one example share the
    probability.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(Z, 1))


def softmax_over_everything(x_t, a_prev, parameters):
    """The whole of y_hat_t sums to 1: the examples compete with one another. Each column should sum
    to 1 by itself.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(Z, (0, 1)))


def softmax_twice(x_t, a_prev, parameters):
    """The probabilities went through softmax a second time, which makes them nearly all alike. Once
    is enough.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(_softmax(Z)))


def decides_already(x_t, a_prev, parameters):
    """y_hat_t says 1 for one class and 0 for the others. It should hold probabilities: the cost
    needs to know how sure the network was.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: np.eye(len(Z))[:, Z.argmax(axis=0)])


def forgets_by(x_t, a_prev, parameters):
    """The bias of the output is missing. With an empty new memory the probabilities are softmax of
    it, and yours are all equal.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(Z - parameters["by"]))


def by_after_softmax(x_t, a_prev, parameters):
    """The bias of the output was added after softmax, and the columns no longer sum to 1. It
    belongs to the scores.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        output=lambda Z: _softmax(Z - parameters["by"]) + parameters["by"],
    )


def by_lying_down(x_t, a_prev, parameters):
    """by lies on its side. A row goes to the examples: numpy complains, or, where there are as many
    classes as examples, softmax does not feel it, for every class of an example gets the same.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        output=lambda Z: _softmax(Z - parameters["by"] + parameters["by"].T),
    )


def ba_and_by_exchanged(x_t, a_prev, parameters):
    """The biases have changed places; where there are as many classes as units no shape warns of
    it. ba belongs to the memory, by to the output.
    """
    other = _but_for(parameters, ba=parameters["by"], by=parameters["ba"])
    a_next, y_hat_t, _ = _cell(x_t, a_prev, other)
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)


def Wya_transposed(x_t, a_prev, parameters):
    """Wya was turned. It has a row for each class and a column for each unit, and fits as it is."""
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, _softmax(parameters["Wya"].T @ a_next + parameters["by"]), cache


# What comes back.


def only_memory_and_output(x_t, a_prev, parameters):
    """Two things came back. Three are asked for, side by side: the new memory, the probabilities,
    and the cache, which the way back needs.
    """
    return _cell(x_t, a_prev, parameters)[:2]


def y_hat_t_first(x_t, a_prev, parameters):
    """y_hat_t came back first. Whoever calls the function takes the first thing for the memory."""
    a_next, y_hat_t, cache = _cell(x_t, a_prev, parameters)
    return y_hat_t, a_next, cache


def a_prev_first_in_the_cache(x_t, a_prev, parameters):
    """a_prev stands first in the cache. The order is the new memory, the old one, the input, the
    parameters.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (old, a, x, p))


def x_t_before_a_prev_in_the_cache(x_t, a_prev, parameters):
    """x_t stands before a_prev in the cache. The order is the new memory, the old one, the input,
    the parameters.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (a, x, old, p))


def a_next_twice_in_the_cache(x_t, a_prev, parameters):
    """The cache holds the new memory twice, and the old one is lost. The gradient of Waa needs what
    Waa was multiplied with.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (a, a, x, p))


def sum_in_the_cache(x_t, a_prev, parameters):
    """The cache holds the sum before tanh in the place of the new memory. The slope of tanh is
    found from its value, so the value is kept.
    """
    kept = _sum(x_t, a_prev, parameters)
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (kept, old, x, p))


def y_hat_t_in_the_cache(x_t, a_prev, parameters):
    """The cache has five entries. Four belong into it: the new memory, the old one, the input, the
    parameters. The probabilities and the sum before tanh do not.
    """
    a_next, y_hat_t, _ = _cell(x_t, a_prev, parameters)
    return a_next, y_hat_t, (a_next, y_hat_t, a_prev, x_t, parameters)


def no_parameters_in_the_cache(x_t, a_prev, parameters):
    """The cache has three entries. Four belong into it: the new memory, the old one, the input, and
    the parameters, of which the gradient of the old memory needs Waa.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (a, old, x))


def parameters_one_by_one_in_the_cache(x_t, a_prev, parameters):
    """The parameters were put into the cache one by one. They stay together: the dictionary is its
    fourth entry.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (a, old, x, *p.values()))


def cache_as_a_dictionary(x_t, a_prev, parameters):
    """The cache is a dictionary. The way back takes it apart in the order a_next, a_prev, x_t,
    parameters: make it a tuple.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        cache=lambda a, old, x, p: {"a_next": a, "a_prev": old, "x_t": x, "parameters": p},
    )


def a_prev_overwritten(x_t, a_prev, parameters):
    """The new memory was written over the old one, and the cache lost it as well: a_prev is not
    what it was. Each step makes a new array.
    """
    a_prev[:] = _memory(x_t, a_prev, parameters)
    return (
        a_prev,
        _softmax(parameters["Wya"] @ a_prev + parameters["by"]),
        (
            a_prev,
            a_prev,
            x_t,
            parameters,
        ),
    )


def loses_an_axis(x_t, a_prev, parameters):
    """With one example the memory has lost an axis. It stays a column: the next step, and ba, count
    on two axes.
    """
    a_next, y_hat_t, (_, *kept) = _cell(x_t, a_prev, parameters)
    return np.squeeze(a_next), np.squeeze(y_hat_t), (np.squeeze(a_next), *kept)


def examples_in_rows(x_t, a_prev, parameters):
    """Memory and probabilities lie on their side, one row per example. In this course an example is
    a column, on the way out as on the way in.
    """
    a_next, y_hat_t, cache = _cell(x_t, a_prev, parameters)
    return a_next.T, y_hat_t.T, cache


def tanh_of_the_input_without_its_bias(x_t, a_prev, parameters):
    """A bracket closes too early: tanh holds the input only, and the old memory and the bias were
    added outside. So the memory can leave -1 to 1 and grow from step to step.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Wax"] @ x) + p["Waa"] @ a + p["ba"]
    )


def tanh_of_the_old_memory_alone(x_t, a_prev, parameters):
    """A bracket closes too early: tanh holds what the old memory says, and the input and the bias
    were added outside. The memory can leave -1 to 1: one tanh holds the whole sum.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Waa"] @ a) + p["Wax"] @ x + p["ba"]
    )


def tanh_of_the_old_memory_and_the_bias(x_t, a_prev, parameters):
    """tanh holds what the old memory says and the bias, and the input was added outside. The memory
    can leave -1 to 1: one tanh holds the whole sum.
    """
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Waa"] @ a + p["ba"]) + p["Wax"] @ x
    )


def tanh_of_each_part_with_the_bias_in_the_first(x_t, a_prev, parameters):
    """tanh was taken of what the input says, with the bias, and of what the old memory says, and
    the results were added: the memory can leave -1 to 1. First the sum, then one tanh for all of
    it.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(p["Wax"] @ x + p["ba"]) + np.tanh(p["Waa"] @ a),
    )


def tanh_of_each_part_and_the_bias_outside(x_t, a_prev, parameters):
    """tanh was taken of what the input says and of what the old memory says, and the bias came on
    top: the memory can leave -1 to 1. First the sum, then one tanh for all of it.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(p["Wax"] @ x) + np.tanh(p["Waa"] @ a) + p["ba"],
    )


def tanh_of_each_part_with_a_bias_each(x_t, a_prev, parameters):
    """tanh was taken of each part, each with the bias, and the results were added: the memory can
    leave -1 to 1, and the bias came in twice. First the sum, then one tanh for all of it.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(p["Wax"] @ x + p["ba"]) + np.tanh(p["Waa"] @ a + p["ba"]),
    )


def tanh_twice(x_t, a_prev, parameters):
    """tanh was taken of the memory once more: numbers near 1 can no longer come out. Once is
    enough.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(_memory(x, a, p)))


def slope_of_tanh(x_t, a_prev, parameters):
    """The memory is 1 minus the square of tanh. That is the slope, for the way back; forward it is
    tanh itself.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: 1 - _memory(x, a, p) ** 2)


def everything_entry_by_entry(x_t, a_prev, parameters):
    """All weights were multiplied entry by entry, with * in place of a matrix product, which stops
    wherever the shapes differ. Each unit sums over all that comes in.
    """
    p = parameters
    a_next = np.tanh(p["Wax"] * x_t + p["Waa"] * a_prev + p["ba"])
    return a_next, softmax(p["Wya"] * a_next + p["by"]), (a_next, a_prev, x_t, p)


def output_entry_by_entry(x_t, a_prev, parameters):
    """The memory is right, but Wya was multiplied with it entry by entry, with * in place of a
    matrix product, which stops wherever the shapes differ.
    """
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, softmax(parameters["Wya"] * a_next + parameters["by"]), cache


def every_input_on_the_left(x_t, a_prev, parameters):
    """Inputs and memories stand on the left of the weights, everywhere. The columns on the left
    meet the rows on the right: what the weights have in their columns, the others have in their
    rows.
    """
    p = parameters
    a_next = np.tanh(x_t @ p["Wax"] + a_prev @ p["Waa"] + p["ba"])
    return a_next, softmax(a_next @ p["Wya"] + p["by"]), (a_next, a_prev, x_t, p)


def memory_above_the_input_under_Wax_first(x_t, a_prev, parameters):
    """The weights stand side by side with Wax first, and the inputs one above the other with the
    memory first: so they meet the wrong weights. Both need the same order.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(np.hstack([p["Wax"], p["Waa"]]) @ np.vstack([a, x]) + p["ba"]),
    )


def input_above_the_memory_under_Waa_first(x_t, a_prev, parameters):
    """The weights stand side by side with Waa first, and the inputs one above the other with x_t
    first: so they meet the wrong weights. Both need the same order.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(np.hstack([p["Waa"], p["Wax"]]) @ np.vstack([x, a]) + p["ba"]),
    )


def input_twice(x_t, a_prev, parameters):
    """The input comes in twice. Memory and input come in once each."""
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(_sum(x, a, p) + p["Wax"] @ x))


def memory_subtracted(x_t, a_prev, parameters):
    """What the old memory says was taken away, where it should be added."""
    other = _but_for(parameters, Waa=-parameters["Waa"])
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, other))


def mean_of_input_and_memory(x_t, a_prev, parameters):
    """What the input says and what the old memory says were averaged. They are added."""
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh((p["Wax"] @ x + p["Waa"] @ a) / 2 + p["ba"]),
    )


def by_in_the_memory(x_t, a_prev, parameters):
    """The bias of the output was added in the memory; where there are as many classes as units no
    shape warns of it. ba belongs to the memory, by to the output.
    """
    other = _but_for(parameters, ba=parameters["by"])
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _memory(x, a, other))


def ba_at_the_output(x_t, a_prev, parameters):
    """The memory is right, but its bias was added once more at the output; where there are as many
    classes as units no shape warns of it. by belongs there.
    """
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, softmax(parameters["Wya"] @ a_next + parameters["ba"]), cache


def subtracts_by(x_t, a_prev, parameters):
    """The bias of the output has the wrong sign."""
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(Z - 2 * parameters["by"]))


def by_twice(x_t, a_prev, parameters):
    """The bias of the output came in twice."""
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(Z + parameters["by"]))


def softmax_of_the_memory(x_t, a_prev, parameters):
    """The probabilities are softmax of the memory itself: Wya and by have no part in them, and
    there are as many of them as units. There should be one for each class.
    """
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, _softmax(a_next), cache


def softmax_before_the_weights(x_t, a_prev, parameters):
    """Softmax was taken of the memory, and Wya and by came after it: the columns do not sum to 1.
    First the scores, softmax last.
    """
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, parameters["Wya"] @ _softmax(a_next) + parameters["by"], cache


def output_of_the_input(x_t, a_prev, parameters):
    """The probabilities were made from the input. They come from the new memory."""
    a_next, _, cache = _cell(x_t, a_prev, parameters)
    return a_next, softmax(parameters["Wya"] @ x_t + parameters["by"]), cache


def softmax_of_relu(x_t, a_prev, parameters):
    """The scores went through relu before softmax, so all negative ones are treated alike. They go
    in as they are.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(np.maximum(0, Z)))


def softmax_of_the_sigmoid(x_t, a_prev, parameters):
    """The scores went through the sigmoid before softmax, so no class can ever be sure. They go in
    as they are.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: _softmax(sigmoid(Z)))


def relu_at_the_output(x_t, a_prev, parameters):
    """The output went through relu: its columns do not sum to 1. For one of several classes it is
    softmax.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: np.maximum(0, Z))


def logarithms_at_the_output(x_t, a_prev, parameters):
    """The output holds the logarithms of the probabilities: no number is positive. The cost takes
    the logarithm by itself.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: np.log(_softmax(Z)))


def scores_divided_by_their_sum(x_t, a_prev, parameters):
    """The columns sum to 1, but some numbers in them are negative or larger than 1: the scores were
    divided by their sum without the exponentials.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: Z / Z.sum(axis=0))


def sigmoids_divided_by_their_sum(x_t, a_prev, parameters):
    """The columns sum to 1, but sigmoids were divided by their sum, and not exponentials: that is
    not softmax, and a large lead of one class hardly shows.
    """
    return _cell(x_t, a_prev, parameters, output=lambda Z: sigmoid(Z) / sigmoid(Z).sum(axis=0))


def only_the_memory(x_t, a_prev, parameters):
    """The new memory came back alone. Three things are asked for: it, the probabilities, and the
    cache.
    """
    return _cell(x_t, a_prev, parameters)[0]


def results_in_a_dictionary(x_t, a_prev, parameters):
    """A dictionary came back. Three things are asked for, in their order: the new memory, the
    probabilities, the cache.
    """
    return dict(zip(("a_next", "y_hat_t", "cache"), _cell(x_t, a_prev, parameters), strict=True))


def parameters_first_in_the_cache(x_t, a_prev, parameters):
    """The cache stands in reverse order. It is the new memory, the old one, the input, the
    parameters.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (p, x, old, a))


def x_t_first_in_the_cache(x_t, a_prev, parameters):
    """x_t stands first in the cache. The order is the new memory, the old one, the input, the
    parameters.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (x, old, a, p))


def y_hat_t_for_the_old_memory_in_the_cache(x_t, a_prev, parameters):
    """The cache holds y_hat_t where the old memory belongs. The gradient of Waa needs what Waa was
    multiplied with.
    """
    a_next, y_hat_t, _ = _cell(x_t, a_prev, parameters)
    return a_next, y_hat_t, (a_next, y_hat_t, x_t, parameters)


def y_hat_t_first_in_the_cache(x_t, a_prev, parameters):
    """The cache begins with y_hat_t in the place of the new memory. The slope of tanh is found from
    the memory.
    """
    a_next, y_hat_t, _ = _cell(x_t, a_prev, parameters)
    return a_next, y_hat_t, (y_hat_t, a_prev, x_t, parameters)


def new_memory_last_in_the_cache(x_t, a_prev, parameters):
    """The new memory stands behind the others in the cache. The order is the new memory, the old
    one, the input, the parameters.
    """
    return _cell(x_t, a_prev, parameters, cache=lambda a, old, x, p: (old, x, a, p))


def _renewed(parts=_sum, bias=1, activation=np.tanh):
    """Return a program whose new memory is made in another way."""

    def program(x_t, a_prev, parameters):
        other = _but_for(parameters, ba=bias * parameters["ba"])
        return _cell(x_t, a_prev, parameters, lambda x, a, p: activation(parts(x, a, other)))

    return program


TWO_MISTAKES = two_at_once(
    _renewed,
    {
        "parts": {
            "old_memory_left_out": (
                "the old memory plays no part",
                lambda x, a, p: p["Wax"] @ x + p["ba"],
            ),
            "input_left_out": ("the input plays no part", lambda x, a, p: p["Waa"] @ a + p["ba"]),
            "Waa_turned": (
                "Waa was turned, and no shape warns of that",
                lambda x, a, p: p["Wax"] @ x + p["Waa"].T @ a + p["ba"],
            ),
        },
        "bias": {
            "no_bias": ("the bias of the memory is missing", 0),
            "bias_twice": ("the bias of the memory came in twice", 2),
        },
        "activation": {
            "no_tanh": ("tanh is missing: the memory is the bare sum", np.positive),
            "sigmoid": ("the memory went through the sigmoid, where it should be tanh", sigmoid),
            "relu": (
                "the memory went through relu, where it should be tanh",
                lambda Z: np.maximum(0, Z),
            ),
        },
    },
)


def tanh_before_the_weights(x_t, a_prev, parameters):
    """tanh was taken of the input and of the old memory, before the weights: the new memory is a
    bare sum. First the sum, then one tanh for all of it.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: _sum(np.tanh(x), np.tanh(a), p))


def weights_one_above_the_other(x_t, a_prev, parameters):
    """The two weight matrices were put one above the other, and that fits only where there are as
    many inputs as units. Both have a row for each unit: they belong side by side.
    """
    W = np.vstack([parameters["Waa"], parameters["Wax"]])
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(W @ np.vstack([a, x]) + p["ba"]))


def memory_and_input_side_by_side(x_t, a_prev, parameters):
    """Memory and input were put side by side, and that fits only where they are equally large, and
    not into the product then. The columns of the weights meet rows: one belongs above the other.
    """
    W = np.hstack([parameters["Waa"], parameters["Wax"]])
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(W @ np.hstack([a, x]) + p["ba"]))


def memory_and_input_added(x_t, a_prev, parameters):
    """The input and the old memory were added before the weights, and that fits only where they are
    equally large. Each has weights of its own.
    """
    return _cell(x_t, a_prev, parameters, lambda x, a, p: np.tanh(p["Waa"] @ (x + a) + p["ba"]))


def tanh_of_the_old_memory_inside(x_t, a_prev, parameters):
    """What the old memory says went through tanh by itself, and then the whole sum once more. One
    tanh holds the whole sum.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(p["Wax"] @ x + np.tanh(p["Waa"] @ a) + p["ba"]),
    )


def tanh_of_the_input_inside(x_t, a_prev, parameters):
    """What the input says went through tanh by itself, and then the whole sum once more. One tanh
    holds the whole sum.
    """
    return _cell(
        x_t,
        a_prev,
        parameters,
        lambda x, a, p: np.tanh(np.tanh(p["Wax"] @ x) + p["Waa"] @ a + p["ba"]),
    )


def inputs_of_all_examples(x_t, a_prev, parameters):
    """Every example was given the inputs of all of them, added up. Each reads its own column."""
    return _cell(
        x_t, a_prev, parameters, lambda x, a, p: _memory(x.sum(axis=1, keepdims=True), a, p)
    )


def _said(of="new", bias=1, output=_softmax):
    """Return a program whose probabilities are made in another way."""

    def program(x_t, a_prev, parameters):
        a_next, _, cache = _cell(x_t, a_prev, parameters)
        from_what = {"new": a_next, "old": a_prev, "sum": _sum(x_t, a_prev, parameters)}[of]
        scores = parameters["Wya"] @ from_what + bias * parameters["by"]
        return a_next, output(scores), cache

    return program


TWO_MISTAKES_AT_THE_OUTPUT = two_at_once(
    _said,
    {
        "of": {
            "from_the_old_memory": (
                "the probabilities come from the memory before the step",
                "old",
            ),
            "from_the_sum_before_tanh": (
                "the probabilities come from the sum before tanh, not from the memory",
                "sum",
            ),
        },
        "bias": {"no_by": ("the bias of the output is missing", 0)},
        "output": {
            "sigmoids": (
                "the output went through the sigmoid, where it should be softmax",
                sigmoid,
            ),
            "scores": ("the output holds scores: softmax is missing", np.copy),
            "over_the_examples": (
                "the rows of y_hat_t sum to 1, where its columns should",
                lambda Z: _softmax(Z, 1),
            ),
        },
    },
    leave_out=("no_by_and_over_the_examples",),  # the same in all columns of a row
)


# Right programs.


def with_stacked_weights(x_t, a_prev, parameters):
    Wa = np.hstack([parameters["Waa"], parameters["Wax"]])
    a_next = np.tanh(np.dot(Wa, np.vstack([a_prev, x_t])) + parameters["ba"])
    y_hat_t = softmax(np.dot(parameters["Wya"], a_next) + parameters["by"])
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)


def one_example_at_a_time(x_t, a_prev, parameters):
    p = parameters
    n_y, m = p["Wya"].shape[0], x_t.shape[1]
    a_next, y_hat_t = np.zeros(a_prev.shape), np.zeros((n_y, m))
    for i in range(m):
        z = p["Wax"] @ x_t[:, i] + p["Waa"] @ a_prev[:, i] + p["ba"][:, 0]
        a_next[:, i] = np.tanh(z)
        e = np.exp(p["Wya"] @ a_next[:, i] + p["by"][:, 0])
        y_hat_t[:, i] = e / np.sum(e)
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)


def by_einsum(x_t, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    z = np.einsum("ax,xm->am", Wax, x_t) + np.einsum("ab,bm->am", Waa, a_prev) + ba
    a_next = np.tanh(z)
    return [
        a_next,
        softmax(np.einsum("ya,am->ym", Wya, a_next) + by),
        [a_next, a_prev, x_t, parameters],
    ]


def on_its_side(x_t, a_prev, parameters):
    p = {name: value.T for name, value in parameters.items()}
    a = np.tanh(x_t.T @ p["Wax"] + a_prev.T @ p["Waa"] + p["ba"])
    e = np.exp(a @ p["Wya"] + p["by"])
    y = e / e.sum(axis=1, keepdims=True)
    return a.T, y.T, (a.T, a_prev, x_t, parameters)


def tanh_by_hand(x_t, a_prev, parameters):
    def tanh(z):
        return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))

    z = parameters["ba"] + parameters["Waa"].dot(a_prev) + parameters["Wax"].dot(x_t)
    a_next = tanh(z)
    scores = parameters["by"] + parameters["Wya"].dot(a_next)
    return (
        a_next,
        np.exp(scores) / np.sum(np.exp(scores), axis=0),
        (a_next, a_prev, x_t, parameters),
    )


def step_by_step_in_place(x_t, a_prev, parameters):
    z = parameters["Wax"] @ x_t
    z += parameters["Waa"] @ a_prev
    z += parameters["ba"]
    a_next = np.tanh(z, out=z)
    scores = parameters["Wya"] @ a_next
    scores += parameters["by"]
    cache = (a_next.copy(), a_prev.copy(), x_t.copy(), dict(parameters))
    return a_next, softmax(scores), cache


def in_single_precision(x_t, a_prev, parameters):
    small = {name: value.astype(np.float32) for name, value in parameters.items()}
    a_next, y_hat_t, _ = _cell(x_t.astype(np.float32), a_prev.astype(np.float32), small)
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)


NAMES = ("Wax", "Waa", "Wya", "ba", "by")

EXERCISE = Exercise(
    reference=rnn_cell_forward,
    cases=cases,
    returns=("a_next", "y_hat_t", "cache"),
    points=28,
    aspects=(
        Aspect("One example: what is read and what is remembered.", (ONE,), ("a_next",), 4),
        Aspect("Every example has a memory of its own.", (MANY,), ("a_next",), 4),
        Aspect("With zeros in x_t only the old memory counts.", (BLANK,), ("a_next",), 2),
        Aspect("With an empty memory only x_t counts.", (EMPTY,), ("a_next",), 2),
        Aspect(
            "Where sizes agree, the weights still lie as they lie.",
            (EQUAL, CLASSES, ALL),
            ("a_next",),
            4,
        ),
        Aspect(
            "One example: the new memory says the probabilities.",
            (ONE, EMPTY),
            ("y_hat_t",),
            4,
        ),
        Aspect(
            "Every column of y_hat_t sums to 1, whatever the others hold.",
            (MANY, BLANK, EQUAL, CLASSES, ALL),
            ("y_hat_t",),
            4,
        ),
        Aspect("The cache begins with the new memory.", (), ("cache[0]",), 1),
        Aspect(
            "Then follow the old memory, the input and the parameters, as they came.",
            (),
            ("cache[1]", "cache[2]", *(f"cache[3][{name!r}]" for name in NAMES)),
            3,
        ),
    ),
    misconceptions=(
        forgets_the_memory,
        forgets_the_input,
        Wax_and_Waa_exchanged,
        Waa_transposed,
        Wax_transposed,
        every_matrix_transposed,
        inputs_on_the_left,
        entry_by_entry,
        Waa_entry_by_entry,
        forgets_ba,
        subtracts_ba,
        ba_twice,
        ba_lying_down,
        ba_flat,
        ba_outside_of_tanh,
        tanh_of_the_input_alone,
        tanh_of_each_part,
        parts_multiplied,
        added_to_the_old_memory,
        no_tanh,
        sigmoid_for_tanh,
        relu_for_tanh,
        softmax_for_tanh,
        output_of_the_old_memory,
        output_of_the_sum_before_tanh,
        sigmoid_at_the_output,
        tanh_at_the_output,
        scores_at_the_output,
        exponentials_at_the_output,
        softmax_of_tanh,
        softmax_over_the_examples,
        softmax_over_everything,
        softmax_twice,
        decides_already,
        forgets_by,
        by_after_softmax,
        by_lying_down,
        ba_and_by_exchanged,
        Wya_transposed,
        only_memory_and_output,
        y_hat_t_first,
        a_prev_first_in_the_cache,
        x_t_before_a_prev_in_the_cache,
        a_next_twice_in_the_cache,
        sum_in_the_cache,
        y_hat_t_in_the_cache,
        no_parameters_in_the_cache,
        parameters_one_by_one_in_the_cache,
        cache_as_a_dictionary,
        a_prev_overwritten,
        loses_an_axis,
        examples_in_rows,
        tanh_of_the_input_without_its_bias,
        tanh_of_the_old_memory_alone,
        tanh_of_the_old_memory_and_the_bias,
        tanh_of_each_part_with_the_bias_in_the_first,
        tanh_of_each_part_and_the_bias_outside,
        tanh_of_each_part_with_a_bias_each,
        tanh_twice,
        slope_of_tanh,
        everything_entry_by_entry,
        output_entry_by_entry,
        every_input_on_the_left,
        memory_above_the_input_under_Wax_first,
        input_above_the_memory_under_Waa_first,
        input_twice,
        memory_subtracted,
        mean_of_input_and_memory,
        by_in_the_memory,
        ba_at_the_output,
        subtracts_by,
        by_twice,
        softmax_of_the_memory,
        softmax_before_the_weights,
        output_of_the_input,
        softmax_of_relu,
        softmax_of_the_sigmoid,
        relu_at_the_output,
        logarithms_at_the_output,
        scores_divided_by_their_sum,
        sigmoids_divided_by_their_sum,
        only_the_memory,
        results_in_a_dictionary,
        parameters_first_in_the_cache,
        x_t_first_in_the_cache,
        y_hat_t_for_the_old_memory_in_the_cache,
        y_hat_t_first_in_the_cache,
        new_memory_last_in_the_cache,
        *TWO_MISTAKES,
        tanh_before_the_weights,
        weights_one_above_the_other,
        memory_and_input_side_by_side,
        memory_and_input_added,
        tanh_of_the_old_memory_inside,
        tanh_of_the_input_inside,
        inputs_of_all_examples,
        *TWO_MISTAKES_AT_THE_OUTPUT,
    ),
    alternatives=(
        with_stacked_weights,
        one_example_at_a_time,
        by_einsum,
        on_its_side,
        tanh_by_hand,
        step_by_step_in_place,
        in_single_precision,
    ),
    replaces=(dlhelpers.recurrent.rnn_cell_forward,),
)
