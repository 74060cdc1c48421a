"""Exercise: the forward pass of a network of any depth."""

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.deep_network.activation_forward import activation_forward
from dlhelpers.exercises.deep_network.initialize_parameters import initialize_parameters
from dlhelpers.exercises.deep_network.softmax import softmax
from dlhelpers.exercises.exercise import Aspect, Exercise


def forward_prop(X, parameters, output="sigmoid"):
    """Run the whole network, from the input to the probabilities.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        One example per column.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``; their number says how deep the network is.
    output : {"sigmoid", "softmax"}
        Activation of the last layer. Every layer before it uses relu.

    Returns
    -------
    AL : ndarray, shape (n[L], m)
        Probabilities.
    caches : list
        The cache of each layer, as `activation_forward` gives it, the first layer's first.
    """
    ### BEGIN SOLUTION
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        activation = output if l == L else "relu"
        A, cache = activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches
    ### END SOLUTION


ONE, SINGLE, DEEP, SQUARE = "one example", "one layer", "four layers", "equal sizes"
SOFTMAX, DEEP_SOFTMAX, MANY = "softmax", "softmax, K = m", "eleven layers"


def draw_network(rng, layer_dims, m):
    """Draw examples, and parameters whose biases are not zero.

    Each hidden layer is drawn again until relu shows in it: some of its activations are 0, and
    every unit is on for some example (where there is only one example, some units are). No unit
    stands so near to the kink of relu that a central difference would step over it.

    Returns
    -------
    X : ndarray, shape (n[0], m)
    parameters : dict of ndarray
    """
    X = rng.standard_normal((layer_dims[0], m))
    A, parameters = X, {}
    for l in range(1, len(layer_dims)):
        shows = False
        while not shows:
            W = initialize_parameters(layer_dims[l - 1 : l + 1], rng)["W1"]
            b = 0.5 * rng.standard_normal((layer_dims[l], 1))
            A_next, (_, Z) = activation_forward(A, W, b, "relu")
            on = A_next.any(axis=1)
            shows = not A_next.all() and (on.all() if m > 1 else on.any())
            shows = (shows and np.abs(Z).min() > 1e-3) or l == len(layer_dims) - 1
        parameters |= {f"W{l}": W, f"b{l}": b}
        A = A_next
    return X, parameters


def cases(rng):
    """From one layer to four; the default output and softmax; sizes that differ, and agree."""

    def case(layer_dims, m, **output):
        X, parameters = draw_network(rng, layer_dims, m)
        return {"X": X, "parameters": parameters, **output}

    return {
        ONE: case([2, 3, 1], 1),
        SINGLE: case([3, 1], 5),
        DEEP: case([3, 5, 4, 2, 1], 7),
        SQUARE: case([4, 4, 4, 1], 4),
        SOFTMAX: case([2, 5, 3], 6, output="softmax"),
        DEEP_SOFTMAX: case([3, 6, 4, 2, 5], 5, output="softmax"),
        # Layers of one size: sorted as text W10 would come before W2, and would fit there.
        MANY: case([3] * 11 + [1], 3),
    }


def _run(X, parameters, output, hidden=lambda Z: np.maximum(0, Z), layers=None):
    """Run a network whose hidden activation, or whose order of layers, is another."""
    L = len(parameters) // 2
    layers = range(1, L + 1) if layers is None else layers
    last = softmax if output == "softmax" else sigmoid
    A, caches = X, []
    for i, l in enumerate(layers, start=1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A_prev + b
        A = last(Z) if i == len(layers) else hidden(Z)
        caches.append(((A_prev, W, b), Z))
    return A, caches


# Activations.


def tanh_in_the_hidden_layers(X, parameters, output="sigmoid"):
    """The hidden layers use tanh, as in lesson 2. From this lesson on they use relu: no activation
    there is negative, and none is cut off above.
    """
    return _run(X, parameters, output, hidden=np.tanh)


def sigmoid_in_the_hidden_layers(X, parameters, output="sigmoid"):
    """The hidden layers use the sigmoid. They should use relu: through ten layers of sigmoids
    hardly any gradient gets back.
    """
    return _run(X, parameters, output, hidden=sigmoid)


def no_activation_in_the_hidden_layers(X, parameters, output="sigmoid"):
    """The hidden layers have no activation. Then all of them together are one single layer: a
    product of matrices is a matrix.
    """
    return _run(X, parameters, output, hidden=np.copy)


def output_activation_in_every_layer(X, parameters, output="sigmoid"):
    """Every layer has the activation that the argument names, softmax in the hidden layers too. It
    names the activation of the last layer only; the others use relu.
    """
    return _run(X, parameters, output, hidden=softmax if output == "softmax" else sigmoid)


def relu_at_the_output_too(X, parameters, output="sigmoid"):
    """The last layer uses relu like the others. AL has to be a probability, between 0 and 1."""
    _, caches = _run(X, parameters, output)
    return np.maximum(0, caches[-1][1]), caches


def no_activation_at_the_output(X, parameters, output="sigmoid"):
    """AL is Z of the last layer: any number. A probability lies between 0 and 1."""
    _, caches = _run(X, parameters, output)
    return caches[-1][1].copy(), caches


def relu_and_then_the_output(X, parameters, output="sigmoid"):
    """The last layer went through relu first and through the output activation then: no probability
    is below one half. Relu is for the layers before the last.
    """
    _, caches = _run(X, parameters, output)
    last = softmax if output == "softmax" else sigmoid
    return last(np.maximum(0, caches[-1][1])), caches


def sigmoid_always(X, parameters, output="sigmoid"):
    """With softmax asked for, the output is a sigmoid all the same: the columns of AL do not sum to
    1.
    """
    return _run(X, parameters, "sigmoid")


def softmax_always(X, parameters, output="sigmoid"):
    """The output is softmax even where sigmoid is asked for. A softmax over one unit is always 1:
    the network would answer yes to everything.
    """
    return _run(X, parameters, "softmax")


def softmax_over_the_examples(X, parameters, output="sigmoid"):
    """With softmax the rows of AL sum to 1, and the columns should: the classes of one example
    share the probability.
    """
    AL, caches = _run(X, parameters, output)
    return (softmax(caches[-1][1].T).T if output == "softmax" else AL), caches


def decides_already(X, parameters, output="sigmoid"):
    """AL holds decisions, 0 or 1. It should hold probabilities: the cost needs to know how sure the
    network was.
    """
    AL, caches = _run(X, parameters, output)
    bound = 0.5 if len(AL) == 1 else np.max(AL, axis=0) - 1e-12
    return np.greater(AL, bound).astype(float), caches


# Layers.


def misses_the_output_layer(X, parameters, output="sigmoid"):
    """The last layer did not run: what came out are the activations of the layer before it. The
    loop over the hidden layers stops there, and the output comes after the loop.
    """
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L):
        A, cache = activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


def skips_a_hidden_layer(X, parameters, output="sigmoid"):
    """One hidden layer was left out, the last of them: the loop over the hidden layers stops too
    early, and the output layer does not fit onto what it gets.
    """
    L = len(parameters) // 2
    return _run(X, parameters, output, layers=[*range(1, L - 1), L])


def skips_the_first_layer(X, parameters, output="sigmoid"):
    """The loop begins with layer 2. Its weights do not fit onto X: layer 1 is the one that reads
    the input.
    """
    return _run(X, parameters, output, layers=list(range(2, len(parameters) // 2 + 1)))


def begins_with_layer_0(X, parameters, output="sigmoid"):
    """The loop begins with layer 0. Layer 0 is the input and has no weights; the first is W1."""
    return _run(X, parameters, output, layers=list(range(len(parameters) // 2)))


def counts_arrays_as_layers(X, parameters, output="sigmoid"):
    """The loop runs past the last layer. If it counts the entries of the dictionary: each layer has
    two of them, a W and a b.
    """
    return _run(X, parameters, output, layers=list(range(1, len(parameters) + 1)))


def always_two_layers(X, parameters, output="sigmoid"):
    """Two layers run, however many there are. The number of parameters says how deep the network
    is.
    """
    return _run(X, parameters, output, layers=[1, 2])


def first_weights_in_every_layer(X, parameters, output="sigmoid"):
    """Every layer uses W1 and b1: the number of the layer does not find its way into the name."""
    return _run(X, parameters, output, layers=[1] * (len(parameters) // 2))


def every_layer_reads_X(X, parameters, output="sigmoid"):
    """Every layer was given X. A layer reads what the one before it said: hand A on."""
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        activation = output if l == L else "relu"
        A, cache = activation_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


def hidden_layers_read_X(X, parameters, output="sigmoid"):
    """Every hidden layer was given X. A layer reads what the one before it said: hand A on."""
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L):
        A, cache = activation_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    A, cache = activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], output)
    return A, [*caches, cache]


def output_layer_twice(X, parameters, output="sigmoid"):
    """The last layer ran twice: in the loop, with relu, and once more after it. The loop is for the
    hidden layers: it ends one earlier.
    """
    L = len(parameters) // 2
    A, caches = X, []
    for l in [*range(1, L + 1), L]:
        activation = "relu" if len(caches) < L else output
        A, cache = activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


def forgets_the_biases(X, parameters, output="sigmoid"):
    """No layer adds its bias. Put zeros into X: Z of the first layer must be b1 then."""
    without = {name: value * (name[0] == "W") for name, value in parameters.items()}
    AL, caches = _run(X, without, output)
    return AL, [
        ((A, W, parameters[f"b{l}"]), Z) for l, ((A, W, _), Z) in enumerate(caches, start=1)
    ]


def weights_transposed(X, parameters, output="sigmoid"):
    """The weights were turned. W has one row per unit and one column per input, and
    fits as it is.
    """
    turned = {name: value.T if name[0] == "W" else value for name, value in parameters.items()}
    return _run(X, turned, output)


# What comes back.


def output_layer_not_in_the_caches(X, parameters, output="sigmoid"):
    """There is one cache fewer than there are layers. Most often it is that of the last layer,
    which runs after the loop over the others; the way back begins there.
    """
    AL, caches = _run(X, parameters, output)
    return AL, caches[:-1]


def only_the_output_layer_in_the_caches(X, parameters, output="sigmoid"):
    """There is one cache, however many layers ran: each took the place of the one before, or the
    list was made anew. The way back leads through all layers.
    """
    AL, caches = _run(X, parameters, output)
    return AL, caches[-1:]


def last_layer_first_in_the_caches(X, parameters, output="sigmoid"):
    """The caches run from the last layer to the first. Put each at the end of the list: caches[0]
    is that of layer 1.
    """
    AL, caches = _run(X, parameters, output)
    return AL, caches[::-1]


def same_cache_again_and_again(X, parameters, output="sigmoid"):
    """All caches are the same, that of one layer. Each layer has one of its own."""
    AL, caches = _run(X, parameters, output)
    return AL, caches[-1:] * len(caches)


def A_instead_of_A_prev_in_the_caches(X, parameters, output="sigmoid"):
    """Each cache begins with what its layer gives. It should begin with what its layer gets: that
    of the first layer holds X.
    """
    AL, caches = _run(X, parameters, output)
    given = [A for (A, _, _), _ in caches[1:]] + [AL]
    return AL, [((A, W, b), Z) for A, ((_, W, b), Z) in zip(given, caches, strict=True)]


def relu_overwrites_Z(X, parameters, output="sigmoid"):
    """AL is right, but no Z of a hidden layer is negative in the caches: relu wrote its zeros over
    its input. The way back needs Z as it was.
    """
    AL, caches = _run(X, parameters, output)
    last = len(caches) - 1
    return AL, [(kept, np.maximum(0, Z) if i < last else Z) for i, (kept, Z) in enumerate(caches)]


def A_instead_of_Z_in_the_caches(X, parameters, output="sigmoid"):
    """Every cache ends with the activations of its layer. It should end with Z, what went into the
    activation: the slope is taken there.
    """
    AL, caches = _run(X, parameters, output)
    given = [A for (A, _, _), _ in caches[1:]] + [AL]
    return AL, [(kept, A) for A, (kept, _) in zip(given, caches, strict=True)]


def only_linear_caches(X, parameters, output="sigmoid"):
    """The caches hold what linear_forward needs on the way back, and Z is missing. A cache is that
    of activation_forward, whole.
    """
    AL, caches = _run(X, parameters, output)
    return AL, [kept for kept, _ in caches]


def caches_as_a_dictionary(X, parameters, output="sigmoid"):
    """The caches are in a dictionary. backward_prop counts through them: make it a list."""
    AL, caches = _run(X, parameters, output)
    return AL, {f"cache{l}": cache for l, cache in enumerate(caches, start=1)}


def caches_run_together(X, parameters, output="sigmoid"):
    """The caches of all layers run together in one long list. Each should stay one entry of the
    list: a list takes in a whole tuple with append, and its parts with +=.
    """
    AL, caches = _run(X, parameters, output)
    return AL, [part for cache in caches for part in cache]


def only_AL(X, parameters, output="sigmoid"):
    """AL came back alone. Give back two things, AL and the caches: the way back needs them."""
    return _run(X, parameters, output)[0]


def caches_first(X, parameters, output="sigmoid"):
    """The caches came back first. Whoever calls the function takes the first thing for AL."""
    AL, caches = _run(X, parameters, output)
    return caches, AL


def loses_an_axis(X, parameters, output="sigmoid"):
    """AL has lost an axis where a size is 1. The cost compares it with Y, which has two: a shape
    (m,) beside (m, 1) silently grows into a table.
    """
    AL, caches = _run(X, parameters, output)
    return np.squeeze(AL), caches


def examples_in_rows(X, parameters, output="sigmoid"):
    """AL lies on its side, one row per example. In this course an example is a column."""
    AL, caches = _run(X, parameters, output)
    return AL.T, caches


# More about activations.


def leaky_relu_in_the_hidden_layers(X, parameters, output="sigmoid"):
    """The hidden layers let a hundredth of each negative number through: that is the leaky relu.
    Plain relu lets no negative number through at all.
    """
    return _run(X, parameters, output, hidden=lambda Z: np.where(Z > 0, Z, 0.01 * Z))


def softmax_in_the_hidden_layers(X, parameters, output="sigmoid"):
    """The hidden layers use softmax. They should use relu: the units of a hidden layer do not share
    one whole.
    """
    return _run(X, parameters, output, hidden=softmax)


def output_activation_one_layer_early(X, parameters, output="sigmoid"):
    """The output activation came one layer early, and the last layer used relu: the number with
    which the loop compares is one too small.
    """
    return _with_activations(
        X, parameters, lambda l, L: output if l == L - 1 or L == 1 else "relu", fallback="relu"
    )


def output_activation_in_the_first_layer(X, parameters, output="sigmoid"):
    """The output activation stands in the first layer, and all others use relu. It belongs to the
    last.
    """
    return _with_activations(X, parameters, lambda l, L: output if l == 1 else "relu")


def tanh_at_the_output(X, parameters, output="sigmoid"):
    """The last layer uses tanh. AL has to be a probability, between 0 and 1."""
    return _with_activations(X, parameters, lambda l, L: "tanh" if l == L else "relu")


def _with_activations(X, parameters, chosen, fallback=None):
    """Run a network whose layer l has the activation ``chosen(l, L)``."""
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        activation = fallback if fallback and l == L else chosen(l, L)
        A, cache = activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


# More about layers.


def sorts_the_names_as_text(X, parameters, output="sigmoid"):
    """The layers came in the order of the alphabet. Sorted as text W10 stands before W2: from ten
    layers on the order is another one. Count from 1 to L and make the name from the number.
    """
    layers = [int(name[1:]) for name in sorted(parameters) if name[0] == "W"]
    return _run(X, parameters, output, layers=layers)


def reads_one_digit_of_the_number(X, parameters, output="sigmoid"):
    """From ten layers on the names have two digits, and only one of them was read. Count from 1 to
    L and make the name from the number.
    """
    L = max(int(name[1]) for name in parameters)
    return _run(X, parameters, output, layers=list(range(1, L + 1)))


def always_three_layers(X, parameters, output="sigmoid"):
    """Three layers run, however many there are. The number of parameters says how deep the network
    is.
    """
    return _run(X, parameters, output, layers=[1, 2, 3])


def output_layer_reads_the_input_of_the_last_hidden_layer(X, parameters, output="sigmoid"):
    """The last layer was given what went into the last hidden layer, A_prev, and not what came out
    of it. Hand A on.
    """
    _, caches = _hidden_layers(X, parameters)
    (A_prev, _, _), _ = caches[-1] if caches else ((X, None, None), None)
    return _output_layer(A_prev, parameters, output, caches)


def output_layer_reads_X(X, parameters, output="sigmoid"):
    """The last layer was given X. It reads what the last hidden layer said: hand A on."""
    _, caches = _hidden_layers(X, parameters)
    return _output_layer(X, parameters, output, caches)


def output_layer_reads_Z(X, parameters, output="sigmoid"):
    """The last layer was given Z of the last hidden layer, before relu. It reads A."""
    A, caches = _hidden_layers(X, parameters)
    return _output_layer(caches[-1][1] if caches else A, parameters, output, caches)


def only_the_output_layer(X, parameters, output="sigmoid"):
    """The last layer alone ran, on X. The hidden layers come first, each on what the one before it
    gives.
    """
    return _output_layer(X, parameters, output, [])


def _hidden_layers(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2):
        A, cache = activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


def _output_layer(A, parameters, output, caches):
    L = len(parameters) // 2
    A, cache = activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], output)
    return A, [*caches, cache]


def biases_of_the_first_layer(X, parameters, output="sigmoid"):
    """Every layer uses b1: the number of the layer does not get into the name of the bias."""
    same = {name: parameters["b1"] if name[0] == "b" else W for name, W in parameters.items()}
    return _run(X, same, output)


def biases_of_the_layer_before(X, parameters, output="sigmoid"):
    """W and b are not of the same layer: the number of the one is one smaller. Layer l has Wl and
    bl.
    """
    A, caches = X, []
    L = len(parameters) // 2
    for l in range(1, L + 1):
        activation = output if l == L else "relu"
        A, cache = activation_forward(A, parameters[f"W{l}"], parameters[f"b{l - 1}"], activation)
        caches.append(cache)
    return A, caches


def last_layers_first(X, parameters, output="sigmoid"):
    """The layers ran from the last to the first. Forward goes from layer 1 to layer L."""
    return _run(X, parameters, output, layers=list(range(len(parameters) // 2, 0, -1)))


def loops_over_a_number(X, parameters, output="sigmoid"):
    """A loop needs something to go through, and a number is a single thing. A range makes a row of
    numbers out of it.
    """
    return _run(X, parameters, output, layers=list(len(parameters) // 2))


def half_a_layer(X, parameters, output="sigmoid"):
    """Half of the number of parameters came out as a number with a point, and a range wants a whole
    one. Divide with two strokes.
    """
    return _run(X, parameters, output, layers=list(range(1, len(parameters) / 2 + 1)))


# More about what comes back.


def returns_in_the_loop(X, parameters, output="sigmoid"):
    """What came back is what was known after the first layer: the function was left in the first
    turn of the loop. Look at how far the `return` is moved in.
    """
    L = len(parameters) // 2
    activation = output if L == 1 else "relu"
    A, cache = activation_forward(X, parameters["W1"], parameters["b1"], activation)
    return A, [cache]


def cache_of_the_last_layer(X, parameters, output="sigmoid"):
    """The cache of the last layer came back by itself, without a list. All caches are asked for:
    the names `cache` and `caches` differ by one letter.
    """
    AL, caches = _run(X, parameters, output)
    return AL, caches[-1]


def empty_caches(X, parameters, output="sigmoid"):
    """The list of caches is empty: nothing was put into it. The way back needs the cache of each
    layer.
    """
    return _run(X, parameters, output)[0], []


def A_beside_each_cache(X, parameters, output="sigmoid"):
    """Each entry of the list holds all that activation_forward gave back, A and the cache. Take the
    two apart: the cache alone belongs into the list.
    """
    AL, caches = _run(X, parameters, output)
    given = [A for (A, _, _), _ in caches[1:]] + [AL]
    return AL, list(zip(given, caches, strict=True))


def activations_in_the_place_of_caches(X, parameters, output="sigmoid"):
    """The list holds the activations of the layers. The way back needs the caches: what
    activation_forward gives back as its second thing.
    """
    AL, caches = _run(X, parameters, output)
    return AL, [A for (A, _, _), _ in caches[1:]] + [AL]


def X_first_in_the_caches(X, parameters, output="sigmoid"):
    """The list of caches begins with X. There is one cache for each layer, and X is in that of
    layer 1 already.
    """
    AL, caches = _run(X, parameters, output)
    return AL, [X, *caches]


def each_cache_in_brackets_of_its_own(X, parameters, output="sigmoid"):
    """Each cache stands in a list of its own, within the list. A cache is put into the list as it
    is.
    """
    AL, caches = _run(X, parameters, output)
    return AL, [[cache] for cache in caches]


def caches_by_number(X, parameters, output="sigmoid"):
    """The caches are in a dictionary, under the numbers of the layers. backward_prop counts through
    them: make it a list.
    """
    AL, caches = _run(X, parameters, output)
    return AL, dict(enumerate(caches, start=1))


def caches_without_inner_brackets(X, parameters, output="sigmoid"):
    """Each cache holds four arrays in a row. It should hold two things, as activation_forward gives
    them: the linear half's cache, which is a tuple of three, and Z.
    """
    AL, caches = _run(X, parameters, output)
    return AL, [(*kept, Z) for kept, Z in caches]


def Z_first_in_the_caches(X, parameters, output="sigmoid"):
    """The halves of each cache are exchanged: first comes the cache of the linear half, then Z."""
    AL, caches = _run(X, parameters, output)
    return AL, [(Z, kept) for kept, Z in caches]


def gives_back_Z_of_the_last_layer(X, parameters, output="sigmoid"):
    """Three things came back. Two are asked for: AL and the caches."""
    AL, caches = _run(X, parameters, output)
    return AL, caches[-1][1], caches


def gives_back_a_dictionary(X, parameters, output="sigmoid"):
    """A dictionary came back. Two things in a row are asked for: AL and the caches."""
    AL, caches = _run(X, parameters, output)
    return {"AL": AL, "caches": caches}


# Right programs.


def last_layer_by_itself(X, parameters, output="sigmoid"):
    caches = []
    A = X
    L = len([name for name in parameters if name.startswith("W")])
    for l in range(1, L):
        A_prev = A
        A, cache = activation_forward(
            A_prev, parameters["W" + str(l)], parameters["b" + str(l)], "relu"
        )
        caches.append(cache)
    AL, cache = activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], output)
    caches.append(cache)
    return AL, caches


def without_the_other_functions(X, parameters, output="sigmoid"):
    L = len(parameters) // 2
    activations, sums = [X], []
    for l in range(1, L + 1):
        sums.append(parameters[f"W{l}"].dot(activations[-1]) + parameters[f"b{l}"])
        activations.append(sums[-1] * (sums[-1] > 0))
    if output == "softmax":
        e = np.exp(sums[-1] - sums[-1].max(axis=0, keepdims=True))
        AL = e / e.sum(axis=0, keepdims=True)
    else:
        AL = 1 / (1 + np.exp(-sums[-1]))
    return AL, [
        ((activations[l], parameters[f"W{l + 1}"], parameters[f"b{l + 1}"]), sums[l])
        for l in range(L)
    ]


def by_recursion(X, parameters, output="sigmoid"):
    L = len(parameters) // 2

    def through(l):
        if l == 0:
            return X, ()
        A_prev, caches = through(l - 1)
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        A, cache = activation_forward(A_prev, W, b, "relu" if l < L else output)
        return A, (*caches, cache)

    return through(L)


def one_example_at_a_time(X, parameters, output="sigmoid"):
    runs = [_run(X[:, i : i + 1], parameters, output) for i in range(X.shape[1])]
    caches = []
    for layers in zip(*[caches for _, caches in runs], strict=True):
        (_, W, b), _ = layers[0]
        A_prev = np.hstack([A for (A, _, _), _ in layers])
        caches.append(((A_prev, W, b), np.hstack([Z for _, Z in layers])))
    return np.hstack([AL for AL, _ in runs]), caches


def copies_in_the_caches(X, parameters, output="sigmoid", hidden="relu"):
    A, caches = np.array(X), []
    names = sorted((name for name in parameters if name[0] == "W"), key=lambda name: int(name[1:]))
    for name in names:
        W, b = parameters[name].copy(), parameters["b" + name[1:]].copy()
        A, (linear_cache, Z) = activation_forward(A, W, b, output if name == names[-1] else hidden)
        caches += [[list(linear_cache), Z.copy()]]
    return [A, caches]


def in_single_precision(X, parameters, output="sigmoid"):
    small = {name: value.astype(np.float32) for name, value in parameters.items()}
    return _run(X.astype(np.float32), small, output)


LAYERS = range(11)
KEPT = tuple(f"caches[{l}][0][{i}]" for l in LAYERS for i in range(3))
SUMS = tuple(f"caches[{l}][1]" for l in LAYERS)

EXERCISE = Exercise(
    reference=forward_prop,
    cases=cases,
    returns=("AL", "caches"),
    points=12,
    aspects=(
        Aspect("One example, one layer: the probability.", (ONE, SINGLE), ("AL",), 2),
        Aspect("Any depth, relu in every hidden layer.", (DEEP, SQUARE, MANY), ("AL",), 3),
        Aspect("With softmax every column of AL sums to 1.", (SOFTMAX, DEEP_SOFTMAX), ("AL",), 3),
        Aspect("There is one cache per layer; the first one holds X, W1 and b1.", (), KEPT, 2),
        Aspect("Each cache holds Z as it was before the activation.", (), SUMS, 2),
    ),
    misconceptions=(
        tanh_in_the_hidden_layers,
        sigmoid_in_the_hidden_layers,
        no_activation_in_the_hidden_layers,
        output_activation_in_every_layer,
        relu_at_the_output_too,
        no_activation_at_the_output,
        relu_and_then_the_output,
        sigmoid_always,
        softmax_always,
        softmax_over_the_examples,
        decides_already,
        misses_the_output_layer,
        skips_a_hidden_layer,
        skips_the_first_layer,
        begins_with_layer_0,
        counts_arrays_as_layers,
        always_two_layers,
        first_weights_in_every_layer,
        every_layer_reads_X,
        hidden_layers_read_X,
        output_layer_twice,
        forgets_the_biases,
        weights_transposed,
        output_layer_not_in_the_caches,
        only_the_output_layer_in_the_caches,
        last_layer_first_in_the_caches,
        same_cache_again_and_again,
        A_instead_of_A_prev_in_the_caches,
        relu_overwrites_Z,
        A_instead_of_Z_in_the_caches,
        only_linear_caches,
        caches_as_a_dictionary,
        caches_run_together,
        only_AL,
        caches_first,
        loses_an_axis,
        examples_in_rows,
        leaky_relu_in_the_hidden_layers,
        softmax_in_the_hidden_layers,
        output_activation_one_layer_early,
        output_activation_in_the_first_layer,
        tanh_at_the_output,
        sorts_the_names_as_text,
        reads_one_digit_of_the_number,
        always_three_layers,
        output_layer_reads_the_input_of_the_last_hidden_layer,
        output_layer_reads_X,
        output_layer_reads_Z,
        only_the_output_layer,
        biases_of_the_first_layer,
        biases_of_the_layer_before,
        last_layers_first,
        loops_over_a_number,
        half_a_layer,
        returns_in_the_loop,
        cache_of_the_last_layer,
        empty_caches,
        A_beside_each_cache,
        activations_in_the_place_of_caches,
        X_first_in_the_caches,
        each_cache_in_brackets_of_its_own,
        caches_by_number,
        caches_without_inner_brackets,
        Z_first_in_the_caches,
        gives_back_Z_of_the_last_layer,
        gives_back_a_dictionary,
    ),
    alternatives=(
        last_layer_by_itself,
        without_the_other_functions,
        by_recursion,
        one_example_at_a_time,
        copies_in_the_caches,
        in_single_precision,
    ),
    replaces=(dlhelpers.dense.forward_prop,),
)
