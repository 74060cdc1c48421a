r"""A recurrent layer: the same small network at every step, with a memory handed on.

.. math:: a^{\langle t \rangle} =
        \tanh(W_{ax} x^{\langle t \rangle} + W_{aa} a^{\langle t-1 \rangle} + b_a), \qquad
    \hat y^{\langle t \rangle} = \mathrm{softmax}(W_{ya} a^{\langle t \rangle} + b_y)

Sequences have the shape (features, examples, steps). `rnn_backward` only sums over examples and
steps; the factors 1/m and 1/T of the cost come in with the gradient of the output.
"""

import numpy as np

from dlhelpers.activations import softmax
from dlhelpers.arguments import float_type, require_cache, require_parameters
from dlhelpers.errors import (
    explain,
    require_array,
    require_count,
    require_generator,
    require_no_nan,
)
from dlhelpers.losses import compute_cost

PARAMETERS = ("Wax", "Waa", "Wya", "ba", "by")


def one_hot(indices, n_classes):
    """Write each class as a column with a single 1.

    Parameters
    ----------
    indices : array_like of int, shape (m,)
        Classes, from 0 to ``n_classes - 1``.
    n_classes : int
        Number of classes.

    Returns
    -------
    ndarray, shape (n_classes, m)
        Zeros, and in column i a 1 in row ``indices[i]``.

    Raises
    ------
    TypeError, ValueError
        If `indices` is not a list of whole numbers in this range.

    References
    ----------
    Lecture notes 000, section 3.3 (one-hot encoding in a vocabulary).
    """
    require_count(n_classes, "n_classes", "one_hot")
    indices = np.asarray(indices)
    require_array(indices, "indices", "one_hot", shape=("m",), fix="flatten it: indices.ravel().")
    is_whole = indices.dtype.kind in "iu"
    if not is_whole or indices.min() < 0 or indices.max() >= n_classes:
        raise (ValueError if is_whole else TypeError)(
            explain(
                "one_hot: indices does not hold classes.",
                expected=f"whole numbers from 0 to {n_classes - 1}",
                got=f"dtype {indices.dtype}, entries from {indices.min()} to {indices.max()}",
                fix="count classes from 0, and n_classes is one more than the last; "
                "indices.astype(int) turns whole floats into ints.",
            )
        )
    encoded = np.zeros((n_classes, indices.size))
    encoded[indices, np.arange(indices.size)] = 1
    return encoded


def initialize_rnn(n_x, n_a, n_y, rng):
    r"""Draw the parameters of a recurrent layer.

    Weights are normal with standard deviation :math:`\sqrt{1 / n}` for n numbers that come in,
    which suits tanh; biases are zero.

    Parameters
    ----------
    n_x, n_a, n_y : int
        Input features, units of the memory, and classes.
    rng : numpy.random.Generator
        Source of the random numbers.

    Returns
    -------
    dict of ndarray
        ``Wax (n_a, n_x)``, ``Waa (n_a, n_a)``, ``Wya (n_y, n_a)``, ``ba (n_a, 1)``,
        ``by (n_y, 1)``.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive whole number, or `rng` no generator.

    References
    ----------
    LeCun, Bottou, Orr and Müller, *Efficient BackProp* (1998), section 4.6.
    """
    for name, size in (("n_x", n_x), ("n_a", n_a), ("n_y", n_y)):
        require_count(size, name, "initialize_rnn")
    require_generator(rng, "initialize_rnn")
    return {
        "Wax": rng.normal(0, np.sqrt(1 / n_x), size=(n_a, n_x)),
        "Waa": rng.normal(0, np.sqrt(1 / n_a), size=(n_a, n_a)),
        "Wya": rng.normal(0, np.sqrt(1 / n_a), size=(n_y, n_a)),
        "ba": np.zeros((n_a, 1)),
        "by": np.zeros((n_y, 1)),
    }


def stack_weights(Waa, Wax):
    r"""Put the two weight matrices side by side: :math:`W_a = [W_{aa} | W_{ax}]`.

    Then one product does for both: ``Wa @ np.vstack([a_prev, x_t])`` is
    ``Waa @ a_prev + Wax @ x_t``.

    Parameters
    ----------
    Waa : ndarray, shape (n_a, n_a)
        Weights of the memory.
    Wax : ndarray, shape (n_a, n_x)
        Weights of the input.

    Returns
    -------
    ndarray, shape (n_a, n_a + n_x)
        The weights alone: neither `a_prev` nor `x_t` has a part in it.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit.

    References
    ----------
    Lecture notes 000, section 3.3, which multiplies the inputs into the matrix by mistake.
    """
    require_array(Waa, "Waa", "stack_weights", shape=("n_a", "n_a"))
    n_a = len(Waa)
    require_array(Waa, "Waa", "stack_weights", shape=(n_a, n_a), fix="Waa is square.")
    fix = f"Waa has {n_a} units: a row of Wax for each."
    require_array(Wax, "Wax", "stack_weights", shape=(n_a, "n_x"), fix=fix)
    return np.hstack([Waa, Wax])


def rnn_cell_forward(x_t, a_prev, parameters):
    """Take one step: read an input, renew the memory, say what is believed now.

    Parameters
    ----------
    x_t : ndarray, shape (n_x, m)
        Input of this step.
    a_prev : ndarray, shape (n_a, m)
        Memory before it.
    parameters : dict of ndarray
        ``Wax (n_a, n_x)``, ``Waa (n_a, n_a)``, ``Wya (n_y, n_a)``, ``ba (n_a, 1)``,
        ``by (n_y, 1)``.

    Returns
    -------
    a_next : ndarray, shape (n_a, m)
        Memory after it.
    y_hat_t : ndarray, shape (n_y, m)
        Probabilities.
    cache : tuple
        ``(a_next, a_prev, x_t, parameters)``.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, a parameter is missing, or nan comes in.

    References
    ----------
    Lecture notes 000, section 3.3; for one of V words the output is a softmax, not a sigmoid.
    """
    n_x, n_a = _require_parameters(parameters, "rnn_cell_forward")
    require_array(x_t, "x_t", "rnn_cell_forward", shape=(n_x, "m"), fix=_FIX_X)
    require_no_nan(x_t, "x_t", "rnn_cell_forward")
    require_array(a_prev, "a_prev", "rnn_cell_forward", shape=(n_a, x_t.shape[1]), fix=_FIX_A)
    require_no_nan(a_prev, "a_prev", "rnn_cell_forward")
    Wax, Waa, Wya, ba, by = (parameters[name] for name in PARAMETERS)
    a_next = np.tanh(Wax @ x_t + Waa @ a_prev + ba)
    y_hat_t = softmax(Wya @ a_next + by)
    return a_next, y_hat_t, (a_next, a_prev, x_t, parameters)


def rnn_forward(x, a0, parameters):
    """Read whole sequences, one step after the other.

    Parameters
    ----------
    x : ndarray, shape (n_x, m, T)
        Inputs; step t is ``x[:, :, t]``.
    a0 : ndarray, shape (n_a, m)
        Memory before the first step.
    parameters : dict of ndarray
        As in `rnn_cell_forward`.

    Returns
    -------
    a : ndarray, shape (n_a, m, T)
        Memory after every step.
    y_hat : ndarray, shape (n_y, m, T)
        Probabilities after every step.
    caches : tuple
        For `rnn_backward`.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, a parameter is missing, or nan comes in.

    References
    ----------
    Lecture notes 000, section 3.3.
    """
    n_x, n_a = _require_parameters(parameters, "rnn_forward")
    require_array(x, "x", "rnn_forward", shape=(n_x, "m", "T"), fix=_FIX_X)
    require_no_nan(x, "x", "rnn_forward")
    _, m, T = x.shape
    require_array(a0, "a0", "rnn_forward", shape=(n_a, m), fix=_FIX_A)
    require_no_nan(a0, "a0", "rnn_forward")
    Wax, Waa, Wya, ba, by = (parameters[name] for name in PARAMETERS)
    # Steps first: what belongs to one step then stands together in memory. Only the product with
    # the memory has to wait for the step before; those of the input and of the output are made
    # for all steps at once.
    inputs = np.ascontiguousarray(x.transpose(2, 0, 1))
    a = (np.matmul(Wax, inputs) + ba).astype(float_type(x, a0, Wax, Waa, ba), copy=False)
    a_prev = a0
    for step in a:
        step += Waa @ a_prev
        a_prev = np.tanh(step, out=step)
    scores = (np.matmul(Wya, a) + by).transpose(1, 0, 2)
    y_hat = softmax(scores.reshape(-1, T * m)).reshape(-1, T, m)
    return a.transpose(1, 2, 0), y_hat.transpose(0, 2, 1), (inputs, a0, a, parameters)


def rnn_backward(dZ, caches, input_gradient=True):
    r"""Send a gradient back through time.

    With :math:`g^{\langle t \rangle}` for the gradient in front of the tanh of step t, which
    comes from that step's output and from the step after it,

    .. math:: g^{\langle t \rangle} = \bigl(W_{ya}^T dZ^{\langle t \rangle} +
            W_{aa}^T g^{\langle t+1 \rangle}\bigr) * \bigl(1 - (a^{\langle t \rangle})^2\bigr)

    Every step uses the same weights, so their gradients are sums over the steps, for example
    :math:`dW_{aa} = \sum_t g^{\langle t \rangle} a^{\langle t-1 \rangle T}`.

    Parameters
    ----------
    dZ : ndarray, shape (n_y, m, T)
        Gradient of the cost with respect to the scores in front of the softmax. For
        `sequence_cost` it is ``(y_hat - y) / (m * T)``; where only the last step counts, it is
        ``(y_hat - y) / m`` there and 0 at the others.
    caches : tuple
        From `rnn_forward`.
    input_gradient : bool
        False saves the product that only `dx` needs.

    Returns
    -------
    dx : ndarray, shape (n_x, m, T), or None
        Gradient with respect to `x`.
    da0 : ndarray, shape (n_a, m)
        Gradient with respect to `a0`.
    gradients : dict of ndarray
        ``dWax, dWaa, dWya, dba, dby``, each of the shape of its parameter.

    Raises
    ------
    TypeError, ValueError
        If `dZ` does not have the shape of ``y_hat``, or `caches` is not from `rnn_forward`.

    References
    ----------
    Werbos, *Backpropagation through time: what it does and how to do it* (1990). Section 3.4 of
    lecture notes 000 is empty.
    """
    kinds = (np.ndarray, np.ndarray, np.ndarray, dict)
    require_cache(caches, kinds, "rnn_backward", "rnn_forward")
    inputs, a0, a, parameters = caches
    Wax, Waa, Wya = (parameters[name] for name in PARAMETERS[:3])
    T, _, m = a.shape
    require_array(dZ, "dZ", "rnn_backward", shape=(len(Wya), m, T))
    dZ = np.ascontiguousarray(dZ.transpose(2, 0, 1))
    from_output = np.matmul(Wya.T, dZ)
    g = 1 - a * a  # the slope of tanh; becomes the gradient in front of it, step by step
    from_next = np.zeros_like(a0, dtype=g.dtype)
    for t in reversed(range(T)):
        g[t] *= from_output[t] + from_next
        from_next = Waa.T @ g[t]
    gradients = {
        "dWax": _sum_of_products(g, inputs),
        "dWaa": _sum_of_products(g, np.concatenate([a0[np.newaxis], a[:-1]])),
        "dWya": _sum_of_products(dZ, a),
        "dba": g.sum(axis=(0, 2))[:, np.newaxis],
        "dby": dZ.sum(axis=(0, 2))[:, np.newaxis],
    }
    dx = np.matmul(Wax.T, g).transpose(1, 2, 0) if input_gradient else None
    return dx, from_next, gradients


def sequence_cost(y_hat, y):
    r"""Cross-entropy of sequences, as a mean over examples and steps.

    .. math:: J = -\frac{1}{m T} \sum_{i=1}^{m} \sum_{t=1}^{T} \sum_k
        y_k^{(i) \langle t \rangle} \ln \hat y_k^{(i) \langle t \rangle}

    Parameters
    ----------
    y_hat : ndarray, shape (n_y, m, T)
        Probabilities, from `rnn_forward`.
    y : ndarray, shape (n_y, m, T)
        Labels: one 1 for each example and step.

    Returns
    -------
    float
        At least 0, and finite.

    Raises
    ------
    TypeError, ValueError
        If the shapes differ, or `y_hat` holds something that is not a probability.

    References
    ----------
    Lecture notes 004, "Cross Entropy Loss function", for every step.
    """
    require_array(y_hat, "y_hat", "sequence_cost", shape=("n_y", "m", "T"))
    require_array(y, "y", "sequence_cost", shape=y_hat.shape)
    # Each step of each example counts like an example of its own.
    return compute_cost(y_hat.reshape(len(y_hat), -1), y.reshape(len(y), -1))


_FIX_X = "the first axis of the input has the n_x features that Wax has columns for."
_FIX_A = "the memory has n_a rows, as many as Waa, and a column for each example of the input."


def _sum_of_products(left, right):
    """Sum ``left[t] @ right[t].T`` over the steps."""
    return np.matmul(left, right.transpose(0, 2, 1)).sum(axis=0)


def _require_parameters(parameters, function):
    """Refuse weights that do not fit each other; return n_x and n_a."""
    require_parameters(parameters, PARAMETERS, function, "initialize_rnn(n_x, n_a, n_y, rng)")
    Wax, Waa, Wya, ba, by = (parameters[name] for name in PARAMETERS)
    require_array(Wax, "Wax", function, shape=("n_a", "n_x"))
    n_a, n_x = Wax.shape
    fix = f"Wax has {n_a} rows: the memory has {n_a} units."
    require_array(Waa, "Waa", function, shape=(n_a, n_a), fix=fix)
    require_array(Wya, "Wya", function, shape=("n_y", n_a), fix=fix)
    require_array(ba, "ba", function, shape=(n_a, 1), fix=fix)
    fix = f"Wya has {len(Wya)} rows: there are {len(Wya)} classes."
    require_array(by, "by", function, shape=(len(Wya), 1), fix=fix)
    return n_x, n_a
