"""Three broken backward passes for the microscope of lesson 3, and the network they live in."""

from dlhelpers.dense import activation_backward, initialize_parameters, linear_backward


def with_slip(wrong, units):
    """Return the package's two steps, with a wrong one in the layers of so many units.

    Parameters
    ----------
    wrong : callable
        Stands in for `activation_backward` there.
    units : int
        Which hidden layers: those with so many units.

    Returns
    -------
    tuple of two callables
        For `dlhelpers.microscope.look`.
    """

    def slipped(dA, cache, activation):
        return (wrong if len(dA) == units else activation_backward)(dA, cache, activation)

    return linear_backward, slipped


def _slope_forgotten(dA, cache, activation):
    """The gradient goes through relu as if relu let everything through."""
    linear_cache, _ = cache
    return linear_backward(dA, linear_cache)


def _sum_for_mean(dA, cache, activation):
    """dW is the sum over the examples."""
    dA_prev, dW, db = activation_backward(dA, cache, activation)
    return dA_prev, dW * dA.shape[1], db


def _mean_too_early(dA, cache, activation):
    """What is passed on to the layer below has been divided by m as well."""
    dA_prev, dW, db = activation_backward(dA, cache, activation)
    return dA_prev / dA.shape[1], dW, db


def draw_patient(rng):
    """Draw a network of four layers for the microscope, no two hidden layers of one size.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of the random numbers.

    Returns
    -------
    dict of ndarray
        Parameters for 64 inputs, 6, 5 and 4 hidden units and 10 classes. The biases are random too:
        with zeros, a layer in which all units are off would put the next one exactly on the kink
        of relu, and there trying finds half a slope.
    """
    parameters = initialize_parameters([64, 6, 5, 4, 10], rng)
    return {n: v if n[0] == "W" else rng.normal(0, 0.3, v.shape) for n, v in parameters.items()}


PATIENTS = {
    "A": with_slip(_sum_for_mean, units=4),
    "B": with_slip(_slope_forgotten, units=5),
    "C": with_slip(_mean_too_early, units=4),
}
"""Three broken backward passes, for a network from `draw_patient`."""
