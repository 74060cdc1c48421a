r"""Dense layers: a network of any depth, forward and backward.

Examples are columns. Layer l has n[l] units; layer 0 is the input:

.. math:: Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}(Z^{[l]}),
    \qquad A^{[0]} = X

Gradients of activations, ``dZ`` and ``dA``, are those of each example's own loss; the factor 1/m of
the cost stands in ``dW`` and ``db``.
"""

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

HIDDEN = ("relu", "tanh", "sigmoid")
# Only with these two, and the cross-entropy that belongs to each, is dZ = AL - Y.
OUTPUT = ("sigmoid", "softmax")


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
    L = _count_layers(parameters)
    require_array(parameters["W1"], "W1", "forward_prop", shape=("n[1]", "n[0]"))
    _require_input(X, "X", "forward_prop", rows=parameters["W1"].shape[1])
    A, caches = X, []
    for layer in range(1, L + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, cache = activation_forward(A, W, b, output if layer == L else hidden)
        caches.append(cache)
    return A, caches


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
    return W.T @ dZ, *_parameter_gradients(dZ, A_prev)


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
    _, hidden_backward = ACTIVATIONS[hidden]
    gradients = {}
    dZ = AL - Y
    for layer in range(len(caches), 0, -1):
        (A_prev, W, _), _ = caches[layer - 1]
        gradients[f"dW{layer}"], gradients[f"db{layer}"] = _parameter_gradients(dZ, A_prev)
        if layer > 1:  # below the first layer there is only X, whose gradient nobody needs
            _, Z_prev = caches[layer - 2]
            dZ = hidden_backward(W.T @ dZ, Z_prev)
    return gradients


def _parameter_gradients(dZ, A_prev):
    """Average the examples' gradients of the weights and of the biases."""
    m = dZ.shape[1]
    return dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


def _count_layers(parameters):
    """Count the layers, and refuse a network with a gap."""
    found = [str(name) for name in parameters] if isinstance(parameters, dict) else []
    L = len(found) // 2
    names = [f"{kind}{layer}" for layer in range(1, L + 1) for kind in "Wb"] or ["W1", "b1", "..."]
    if set(names) != set(found):
        raise (ValueError if isinstance(parameters, dict) else TypeError)(
            explain(
                "forward_prop: parameters is not one weight and one bias for every layer.",
                expected=f"a dict with the entries {', '.join(names)}",
                got=f"type {type(parameters).__name__}, entries: {', '.join(found) or 'none'}",
                fix="initialize_parameters(layer_dims, rng) makes a whole set.",
            )
        )
    return L


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
    """Refuse an input that the weights cannot take, or one with nan."""
    fix = f"the weights have {rows} columns, one for each row of {name}."
    require_array(A, name, function, shape=(rows, "m"), fix=fix)
    require_no_nan(A, name, function)


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
    require_no_nan(AL, "AL", "backward_prop")
    require_array(Y, "Y", "backward_prop", shape=AL.shape)
    require_no_nan(Y, "Y", "backward_prop")
