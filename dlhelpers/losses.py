"""Cost functions: how far the predictions are from the labels, as one number.

Labels and probabilities have one column per example. Costs use the natural logarithm and are means
over the examples. They never become infinite.
"""

import numpy as np

from dlhelpers.activations import sigmoid
from dlhelpers.errors import explain, require_array, require_no_nan

TINY = np.finfo(float).tiny  # about 2e-308, the smallest number with full precision


def compute_cost(AL, Y):
    r"""Cross-entropy between labels and predicted probabilities.

    For one row, the probability of a yes:

    .. math:: J = -\frac{1}{m} \sum_{i=1}^{m}
        \bigl(y^{(i)} \ln a^{(i)} + (1 - y^{(i)}) \ln(1 - a^{(i)})\bigr)

    For K rows, one probability per class:

    .. math:: J = -\frac{1}{m} \sum_{i=1}^{m} \sum_{k=1}^{K} y_k^{(i)} \ln a_k^{(i)}

    In floating point a probability can be exactly 0 or 1; the logarithm then takes a tiny
    number in place of 0. Complex `AL` gives a complex cost, for complex-step checks.

    Parameters
    ----------
    AL : ndarray, shape (1, m) or (K, m)
        Probabilities: what the last layer returns.
    Y : ndarray, same shape
        Labels 0 or 1; for K rows one 1 in each column.

    Returns
    -------
    float
        At least 0, and finite.

    Raises
    ------
    TypeError, ValueError
        If the shapes differ, or `AL` holds something that is not a probability.

    References
    ----------
    Lecture notes 002, "Logistic Regression Cost Function"; 004, "Cross Entropy Loss function".
    """
    require_array(AL, "AL", "compute_cost", shape=("n_y", "m"))
    _require_probabilities(AL)
    require_array(Y, "Y", "compute_cost", shape=AL.shape)
    log_likelihood = Y * np.log(np.maximum(AL, TINY))
    if len(AL) == 1:
        log_likelihood = log_likelihood + (1 - Y) * np.log(np.maximum(1 - AL, TINY))
    cost = -log_likelihood.sum() / AL.shape[1]
    if cost != cost:  # a nan in Y makes it nan; only then search
        require_no_nan(Y, "Y", "compute_cost")
    return cost.item() + 0.0  # a perfect prediction costs 0.0, not -0.0


def sigmoid_cross_entropy(Z, Y):
    r"""Binary cross-entropy straight from the logits, and its gradient.

    .. math:: J = \frac{1}{m} \sum_{i=1}^{m}
        \max(z^{(i)}, 0) - z^{(i)} y^{(i)} + \ln\bigl(1 + e^{-|z^{(i)}|}\bigr),
        \qquad dZ = \sigma(Z) - Y

    The same cost as ``compute_cost(sigmoid(Z), Y)``, but exact for logits of any size:
    the probability, which rounds to 0 or 1 for large ones, is never formed.

    Parameters
    ----------
    Z : ndarray, shape (1, m)
        Logits: what the last layer has before its sigmoid.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    cost : float
        Mean over the examples.
    dZ : ndarray, shape (1, m)
        Gradient of each example's own loss. As everywhere in the dense layers, the factor 1/m
        comes in `linear_backward`.

    Raises
    ------
    TypeError, ValueError
        If the shapes are wrong, or a nan comes in.

    References
    ----------
    Lecture notes 000, section 1.3.3 (dz of the output layer).
    """
    _require_logits(Z, Y, "sigmoid_cross_entropy", rows=1)
    # minimum(z, -z) is -|z|, for complex numbers too.
    loss = np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(np.minimum(Z, -Z)))
    cost = loss.sum() / loss.size
    return _require_number(cost, Z, Y, "sigmoid_cross_entropy"), sigmoid(Z) - Y


def softmax_cross_entropy(Z, Y):
    r"""Cross-entropy of K classes straight from the logits, and its gradient.

    .. math:: J = \frac{1}{m} \sum_{i=1}^{m}
        \Bigl(\ln \sum_c e^{z_c^{(i)}} - \sum_k y_k^{(i)} z_k^{(i)}\Bigr),
        \qquad dZ = \mathrm{softmax}(Z) - Y

    The same cost as ``compute_cost(softmax(Z), Y)``, but exact for logits of any size.

    Parameters
    ----------
    Z : ndarray, shape (K, m)
        Logits: what the last layer has before its softmax.
    Y : ndarray, shape (K, m)
        Labels: one 1 in each column.

    Returns
    -------
    cost : float
        Mean over the examples.
    dZ : ndarray, shape (K, m)
        Gradient of each example's own loss. As everywhere in the dense layers, the factor 1/m
        comes in `linear_backward`.

    Raises
    ------
    TypeError, ValueError
        If the shapes are wrong, or a nan comes in.

    References
    ----------
    Lecture notes 001, equations (27) and (32).
    """
    _require_logits(Z, Y, "softmax_cross_entropy", rows="K")
    S = Z - Z.real.max(axis=0)
    e = np.exp(S)
    total = e.sum(axis=0)
    # vdot sums all products at once, without an array for them.
    cost = (np.log(total).sum() - np.vdot(Y, S)) / Z.shape[1]
    return _require_number(cost, Z, Y, "softmax_cross_entropy"), e / total - Y


def _require_probabilities(AL):
    """Refuse anything outside 0 to 1, nan included. Complex numbers count by their real part."""
    p = AL.real
    lowest, highest = p.min(), p.max()
    if not (lowest >= 0 and highest <= 1):
        raise ValueError(
            explain(
                "compute_cost: AL does not hold probabilities.",
                expected="every entry between 0 and 1",
                got=f"entries from {lowest:.6g} to {highest:.6g}",
                fix="pass what the sigmoid or softmax of the last layer returned, not its logits; "
                "nan after some training means that the learning rate is too large.",
            )
        )


def _require_logits(Z, Y, function, rows):
    """Refuse logits and labels that do not fit each other."""
    require_array(Z, "Z", function, shape=(rows, "m"))
    require_array(Y, "Y", function, shape=Z.shape)


def _require_number(cost, Z, Y, function):
    """Return the cost as a plain number; refuse nan in what it was made of, which shows in it."""
    if cost != cost:
        require_no_nan(Z, "Z", function)
        require_no_nan(Y, "Y", function)
    return cost.item()
