r"""Dense layers: a network of any depth, forward and backward.

Examples are columns. Layer l has n[l] units; layer 0 is the input:

.. math:: Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}(Z^{[l]}),
    \qquad A^{[0]} = X

Gradients of activations, ``dZ`` and ``dA``, are those of each example's own loss; the factor 1/m of
the cost stands in ``dW`` and ``db``.
"""

from functools import cache
from itertools import pairwise

import numpy as np

from dlhelpers.activations import ACTIVATIONS
from dlhelpers.errors import (
    explain,
    require_array,
    require_choice,
    require_count,
    require_generator,
    require_no_nan,
)
from dlhelpers.losses import sigmoid_cross_entropy, softmax_cross_entropy

HIDDEN = ("relu", "tanh", "sigmoid")
# Only with these two, and the cross-entropy that belongs to each, is dZ = AL - Y.
OUTPUT = ("sigmoid", "softmax")
# The same two with their cross-entropy, straight from the logits: (cost, dZ).
CROSS_ENTROPY = {"sigmoid": sigmoid_cross_entropy, "softmax": softmax_cross_entropy}


def initialize_parameters(layer_dims, rng):
    r"""Draw the weights of a network: normal, as wide as suits relu, and biases of zero.

    The standard deviation :math:`\sqrt{2 / n^{[l-1]}}` keeps the size of the activations about
    the same from layer to layer.

    Parameters
    ----------
    layer_dims : sequence of int
        Units of each layer, the input first: ``[n[0], ..., n[L]]``.
    rng : numpy.random.Generator
        Source of the random numbers.

    Returns
    -------
    dict of ndarray
        ``W1 (n[1], n[0])``, ``b1 (n[1], 1)``, ..., ``WL``, ``bL``.

    Raises
    ------
    TypeError, ValueError
        If `layer_dims` is not a sequence of at least two positive ints, or `rng` no generator.

    References
    ----------
    He et al., *Delving deep into rectifiers* (2015), section 2.2. Lecture notes 004, "Reduce
    Vanishing Gradient", where n - 1 under the root should read n[l-1].
    """
    _require_layer_dims(layer_dims, "initialize_parameters")
    require_generator(rng, "initialize_parameters")
    parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        parameters[f"W{layer}"] = rng.normal(0, np.sqrt(2 / n_prev), size=(n, n_prev))
        parameters[f"b{layer}"] = np.zeros((n, 1))
    return parameters


def count_parameters(layer_dims):
    """Count the numbers that a network learns: one weight per arrow, one bias per unit.

    Parameters
    ----------
    layer_dims : sequence of int
        Units of each layer, the input first.

    Returns
    -------
    int
        ``count_parameters([5, 6, 3, 1])`` is (5 + 1) 6 + (6 + 1) 3 + (3 + 1) 1 = 61.

    Raises
    ------
    TypeError, ValueError
        If `layer_dims` is not a sequence of at least two positive ints.

    References
    ----------
    Lecture notes 003 (the network with 5 inputs and 6, 3 and 1 neurons).
    """
    _require_layer_dims(layer_dims, "count_parameters")
    return sum((int(n_prev) + 1) * int(n) for n_prev, n in pairwise(layer_dims))


def linear_forward(A_prev, W, b):
    r"""Weigh and sum what comes in: :math:`Z = W A_{prev} + b`.

    Parameters
    ----------
    A_prev : ndarray, shape (n_prev, m)
        Activations of the previous layer.
    W : ndarray, shape (n, n_prev)
        Weights, one row per unit.
    b : ndarray, shape (n, 1)
        Biases.

    Returns
    -------
    Z : ndarray, shape (n, m)
        Input of the activation function.
    cache : tuple
        ``(A_prev, W, b)``, for `linear_backward`.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, or `A_prev` holds nan.

    References
    ----------
    Lecture notes 000, section 1.3.1.
    """
    require_array(W, "W", "linear_forward", shape=("n", "n_prev"))
    n, n_prev = W.shape
    _require_input(A_prev, "A_prev", "linear_forward", rows=n_prev)
    require_no_nan(A_prev, "A_prev", "linear_forward")
    require_array(b, "b", "linear_forward", shape=(n, 1), fix=f"W has {n} units: a bias for each.")
    return W @ A_prev + b, (A_prev, W, b)


def activation_forward(A_prev, W, b, activation):
    """Run one layer: `linear_forward`, then the activation function.

    Parameters
    ----------
    A_prev : ndarray, shape (n_prev, m)
        Activations of the previous layer.
    W : ndarray, shape (n, n_prev)
        Weights, one row per unit.
    b : ndarray, shape (n, 1)
        Biases.
    activation : {"relu", "sigmoid", "tanh", "softmax"}
        Name of the activation function.

    Returns
    -------
    A : ndarray, shape (n, m)
        Activations.
    cache : tuple
        ``(linear_cache, Z)``, for `activation_backward`.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, `A_prev` holds nan, or the activation is unknown.

    References
    ----------
    Lecture notes 000, section 1.3.1.
    """
    require_choice(activation, "activation", "activation_forward", ACTIVATIONS)
    Z, linear_cache = linear_forward(A_prev, W, b)
    forward, _ = ACTIVATIONS[activation]
    return forward(Z), (linear_cache, Z)


def forward_prop(X, parameters, output="sigmoid", hidden="relu"):
    """Run the whole network, from the input to the probabilities.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        Examples, one per column.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``; their number says how deep the network is.
    output : {"sigmoid", "softmax"}
        Activation of the last layer: sigmoid for one yes/no, softmax for one of K.
    hidden : {"relu", "tanh", "sigmoid"}
        Activation of every other layer.

    Returns
    -------
    AL : ndarray, shape (n[L], m)
        Probabilities.
    caches : list of tuple
        One ``(linear_cache, Z)`` per layer, for `backward_prop`.

    Raises
    ------
    TypeError, ValueError
        If shapes do not fit, a parameter is missing, `X` holds nan, or a name is unknown.

    References
    ----------
    Lecture notes 000, section 1.3.1; 002, "Forward Prop in a deep NN".
    """
    require_choice(output, "output", "forward_prop", OUTPUT)
    require_choice(hidden, "hidden", "forward_prop", HIDDEN)
    Z, caches = _run(X, parameters, hidden, "forward_prop")
    AL = ACTIVATIONS[output][0](Z)
    _require_no_nan_on_the_way(AL, caches, "forward_prop")
    return AL, caches


def predict(X, parameters, output="sigmoid", hidden="relu"):
    """Decide: yes where the probability is above one half, or the most probable class.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        Examples, one per column.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``.
    output, hidden : str
        As in `forward_prop`.

    Returns
    -------
    ndarray of int, shape (1, m)
        0 or 1 for a sigmoid output, the number of the class for a softmax output.

    Raises
    ------
    TypeError, ValueError
        As `forward_prop`.

    References
    ----------
    Lecture notes 002, "Homework Notes" (the flower): 1 where a > 0.5.
    """
    AL, _ = forward_prop(X, parameters, output, hidden)
    if output == "softmax":
        return AL.argmax(axis=0, keepdims=True)
    return (AL > 0.5).astype(int)


def linear_backward(dZ, linear_cache):
    r"""Send a gradient back through `linear_forward`.

    .. math:: dW = \frac{1}{m} dZ\, A_{prev}^T, \qquad
        db = \frac{1}{m} \sum_{i=1}^{m} dZ^{(i)}, \qquad dA_{prev} = W^T dZ

    Parameters
    ----------
    dZ : ndarray, shape (n, m)
        Gradient of each example's loss with respect to ``Z``.
    linear_cache : tuple
        ``(A_prev, W, b)``, as `linear_forward` gave it.

    Returns
    -------
    dA_prev : ndarray, shape (n_prev, m)
        Gradient of each example's loss with respect to ``A_prev``.
    dW : ndarray, shape (n, n_prev)
        Gradient of the cost with respect to ``W``.
    db : ndarray, shape (n, 1)
        Gradient of the cost with respect to ``b``.

    Raises
    ------
    TypeError, ValueError
        If `dZ` does not have the shape of ``Z``.

    References
    ----------
    Lecture notes 000, section 1.3.2; 002, "Forward & Backward Prop".
    """
    A_prev, W, _ = linear_cache
    require_array(dZ, "dZ", "linear_backward", shape=(W.shape[0], A_prev.shape[1]))
    return W.T @ dZ, *_means(dZ, A_prev)


def activation_backward(dA, cache, activation):
    r"""Send a gradient back through one layer: :math:`dZ = dA * g'(Z)`, then `linear_backward`.

    Parameters
    ----------
    dA : ndarray, shape (n, m)
        Gradient of each example's loss with respect to the activations of this layer.
    cache : tuple
        ``(linear_cache, Z)``, as `activation_forward` gave it.
    activation : {"relu", "sigmoid", "tanh", "softmax"}
        The one that `activation_forward` was given.

    Returns
    -------
    dA_prev : ndarray, shape (n_prev, m)
        Gradient of each example's loss with respect to the activations of the previous layer.
    dW : ndarray, shape (n, n_prev)
        Gradient of the cost with respect to the weights.
    db : ndarray, shape (n, 1)
        Gradient of the cost with respect to the biases.

    Raises
    ------
    TypeError, ValueError
        If `dA` does not have the shape of the activations, or the activation is unknown.

    References
    ----------
    Lecture notes 001, equations (8) to (10); 002, "Forward & Backward Prop".
    """
    require_choice(activation, "activation", "activation_backward", ACTIVATIONS)
    linear_cache, Z = cache
    require_array(dA, "dA", "activation_backward", shape=Z.shape)
    _, backward = ACTIVATIONS[activation]
    return linear_backward(backward(dA, Z), linear_cache)


def backward_prop(AL, Y, caches, hidden="relu"):
    r"""Find the gradient of the cost with respect to every parameter.

    .. math:: dZ^{[L]} = A^{[L]} - Y, \qquad
        dZ^{[l]} = W^{[l+1]T} dZ^{[l+1]} * g'(Z^{[l]})

    The first equation holds for a sigmoid with binary cross-entropy and for a softmax with
    cross-entropy: the two pairs of `forward_prop` and `dlhelpers.compute_cost`.

    Parameters
    ----------
    AL : ndarray, shape (n[L], m)
        Probabilities, from `forward_prop`.
    Y : ndarray, shape (n[L], m)
        Labels 0 or 1; for K rows one 1 in each column.
    caches : list of tuple
        From the same call of `forward_prop`.
    hidden : {"relu", "tanh", "sigmoid"}
        The one that `forward_prop` was given.

    Returns
    -------
    dict of ndarray
        ``dW1, db1, ..., dWL, dbL``, each of the shape of its parameter.

    Raises
    ------
    TypeError, ValueError
        If `AL`, `Y` and `caches` do not belong together, or the activation is unknown.

    References
    ----------
    Lecture notes 000, section 1.3.2; for softmax 001, equation (32).
    """
    require_choice(hidden, "hidden", "backward_prop", HIDDEN)
    _require_results(AL, Y, caches)
    dZ = AL - Y
    lowest = dZ.min()
    if lowest != lowest:  # a nan: only then look in two arrays where it is
        require_no_nan(AL, "AL", "backward_prop")
        require_no_nan(Y, "Y", "backward_prop")
    return _run_back(dZ, caches, hidden, _means)


def cost_and_gradients(X, Y, parameters, output="sigmoid", hidden="relu"):
    """Do all that a step of training needs, in one go: forward, cost, backward.

    The same as `forward_prop`, `dlhelpers.compute_cost` and `backward_prop` one after the other,
    but the cost comes straight from the logits: it is exact where probabilities round to 0 or 1,
    and a step of a small network takes a tenth to a fifth less time.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        Examples, one per column.
    Y : ndarray, shape (n[L], m)
        Labels 0 or 1; for K rows one 1 in each column.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``.
    output, hidden : str
        As in `forward_prop`.

    Returns
    -------
    cost : float
        Cross-entropy, as a mean over the examples.
    gradients : dict of ndarray
        ``dW1, db1, ..., dWL, dbL``, each of the shape of its parameter.

    Raises
    ------
    TypeError, ValueError
        As `forward_prop`, or if `Y` does not fit.

    References
    ----------
    Lecture notes 000, section 1.3; 001, equations (27) and (32).
    """
    function = "cost_and_gradients"
    require_choice(output, "output", function, OUTPUT)
    require_choice(hidden, "hidden", function, HIDDEN)
    Z, caches = _run(X, parameters, hidden, function)
    try:
        cost, dZ = CROSS_ENTROPY[output](Z, Y)
    except ValueError:
        _require_no_nan_on_the_way(Z, caches, function)  # a nan in Z came from further back
        raise
    # The factor 1/m goes into the first and smallest array of the way back: dW and db then have it.
    return cost, _run_back(dZ / Z.shape[1], caches, hidden, _sums)


def _run(X, parameters, hidden, function):
    """Run all layers, the last one without its activation; return its Z, and the caches."""
    forward, _ = ACTIVATIONS[hidden]
    caches, Z = [], None
    for weights, biases in _layer_names(parameters, function):
        A, W, b = forward(Z) if caches else X, parameters[weights], parameters[biases]
        if not _fits(A, W, b):
            _explain_misfit(A, W, b, function, is_first=not caches)
        Z = W @ A + b
        caches.append(((A, W, b), Z))
    return Z, caches


def _run_back(dZ, caches, hidden, over_examples):
    """Send the gradient of the last Z back through all layers.

    `over_examples` makes the gradients of the parameters: `_means`, or `_sums` of what is divided
    by m already.
    """
    _, backward = ACTIVATIONS[hidden]
    gradients = {}
    for layer in range(len(caches), 0, -1):
        (A_prev, W, _), _ = caches[layer - 1]
        gradients[f"dW{layer}"], gradients[f"db{layer}"] = over_examples(dZ, A_prev)
        if layer > 1:  # below the first layer there is only X, whose gradient nobody needs
            _, Z_prev = caches[layer - 2]
            dZ = backward(W.T @ dZ, Z_prev)
    return gradients


def _means(dZ, A_prev):
    """Average the examples' gradients of the weights and of the biases."""
    m = dZ.shape[1]
    return dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


def _sums(dZ, A_prev):
    """Sum the examples' gradients of the weights and of the biases."""
    return dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def _layer_names(parameters, function):
    """Name the weights and the biases of each layer, and refuse a network with a gap."""
    is_dict = isinstance(parameters, dict)
    names = _names_of(len(parameters) // 2 if is_dict else 0)
    wanted = [name for pair in names for name in pair]
    if not wanted or parameters.keys() != set(wanted):
        found = ", ".join(map(str, parameters)) if is_dict else ""
        raise (ValueError if is_dict else TypeError)(
            explain(
                f"{function}: parameters is not one weight and one bias for every layer.",
                expected=f"a dict with the entries {', '.join(wanted) or 'W1, b1, ...'}",
                got=f"type {type(parameters).__name__}, entries: {found or 'none'}",
                fix="initialize_parameters(layer_dims, rng) makes a whole set.",
            )
        )
    return names


@cache  # a training asks for the same names at every step
def _names_of(L):
    """Name the parameters of L layers: ``(("W1", "b1"), ..., ("WL", "bL"))``."""
    return tuple((f"W{layer}", f"b{layer}") for layer in range(1, L + 1))


def _fits(A_prev, W, b):
    """Whether a layer can take its input.

    One look takes half a microsecond, asking one by one three: in a small network that is a tenth
    of the time of a training step.
    """
    for array in (A_prev, W, b):
        if not isinstance(array, np.ndarray) or array.dtype.kind not in "fciub" or not array.size:
            return False
    return A_prev.ndim == 2 and W.shape == (len(W), len(A_prev)) and b.shape == (len(W), 1)


def _explain_misfit(A_prev, W, b, function, is_first):
    """Refuse what does not fit, and say why."""
    if is_first:
        require_array(W, "W1", function, shape=("n[1]", "n[0]"))
        _require_input(A_prev, "X", function, rows=W.shape[1])
    linear_forward(A_prev, W, b)


def _require_no_nan_on_the_way(last, caches, function):
    """Refuse nan in the input of a layer.

    A nan spoils its whole column on the way to the last layer, which is small: so look there, and
    only if there is one search for the place where it came in. For images of 12288 numbers that
    saves a twentieth of the time of a training step.
    """
    lowest = last.min()
    if lowest != lowest:
        for layer, ((A_prev, _, _), _) in enumerate(caches, start=1):
            where = ("X", function) if layer == 1 else ("A_prev", "linear_forward")
            require_no_nan(A_prev, *where)


def _require_layer_dims(layer_dims, function):
    """Refuse anything but at least two positive whole numbers."""
    if np.ndim(layer_dims) != 1 or len(layer_dims) < 2:
        raise (TypeError if np.ndim(layer_dims) == 0 else ValueError)(
            explain(
                f"{function}: layer_dims does not list the layers.",
                expected="a list of at least two sizes, the input first",
                got=f"layer_dims = {layer_dims!r}",
                fix="write for example [64, 32, 10]: 64 inputs, 32 hidden units, 10 outputs.",
            )
        )
    for layer, size in enumerate(layer_dims):
        require_count(size, f"layer_dims[{layer}]", function)


def _require_input(A, name, function, rows):
    """Refuse an input that the weights cannot take."""
    fix = f"the weights have {rows} columns, one for each row of {name}."
    require_array(A, name, function, shape=(rows, "m"), fix=fix)


def _require_results(AL, Y, caches):
    """Refuse labels, probabilities and caches that do not belong together."""
    if not isinstance(caches, (list, tuple)) or not caches:
        raise TypeError(
            explain(
                "backward_prop: caches is not a list of caches.",
                expected="caches, a list with one entry per layer",
                got=f"caches of type {type(caches).__name__}",
                fix="pass on what forward_prop returned: AL, caches = forward_prop(X, parameters).",
            )
        )
    _, Z = caches[-1]
    fix = "AL and caches must come from the same call of forward_prop."
    require_array(AL, "AL", "backward_prop", shape=Z.shape, fix=fix)
    require_array(Y, "Y", "backward_prop", shape=AL.shape)
