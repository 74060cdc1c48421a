"""Training loops: plain gradient descent for a dense network, mini-batches for any network."""

from dlhelpers.dense import backward_prop, forward_prop
from dlhelpers.errors import require_count, require_generator
from dlhelpers.losses import compute_cost
from dlhelpers.optimizers import (
    clip_by_norm,
    decay_learning_rate,
    initialize_velocity,
    update_parameters,
    update_with_momentum,
)
from dlhelpers.progress import progress


def train(
    X, Y, parameters, num_iterations, learning_rate, *, hidden="relu", output="sigmoid", label=None
):
    """Walk downhill: forward, cost, backward, step, again and again.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    Y : ndarray, shape (n_y, m)
        Labels: 0 or 1, or one-hot columns.
    parameters : dict
        ``W1, b1, ..., WL, bL`` to begin with, as `initialize_parameters` gives them.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step relative to the gradient.
    hidden, output : str
        Activations of the hidden layers and of the last one, as in `forward_prop`.
    label : str, optional
        Shows a progress bar under this name.

    Returns
    -------
    parameters : dict
        The trained parameters; those that came in stay as they were.
    costs : list of float
        The cost before every step: ``len(costs) == num_iterations``.

    References
    ----------
    Lecture notes 002, weeks 2 and 4.
    """
    steps = range(num_iterations)
    costs = []
    for _ in progress(steps, label) if label is not None else steps:
        AL, caches = forward_prop(X, parameters, output=output, hidden=hidden)
        costs.append(compute_cost(AL, Y))
        gradients = backward_prop(AL, Y, caches, hidden=hidden)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, costs


def minibatches(m, batch_size, rng):
    """Deal the examples out in random order, so many at a time.

    Parameters
    ----------
    m : int
        Number of examples.
    batch_size : int
        Examples in a batch; the last one gets what is left.
    rng : numpy.random.Generator
        Source of the random order.

    Returns
    -------
    list of ndarray of int
        Numbers of the examples of each batch, to index with: ``X[:, batch]`` where examples are
        columns, ``images[batch]`` where they come first. Each example is in one batch.

    Raises
    ------
    TypeError, ValueError
        If a number is not a positive whole number, or `rng` no generator.

    References
    ----------
    Lecture notes 004, "Mini batch Gradient Descent".
    """
    require_count(m, "m", "minibatches")
    require_count(batch_size, "batch_size", "minibatches")
    require_generator(rng, "minibatches")
    order = rng.permutation(m)
    return [order[k : k + batch_size] for k in range(0, m, batch_size)]


def train_minibatches(
    cost_and_gradients,
    parameters,
    m,
    rng,
    *,
    num_epochs,
    learning_rate,
    batch_size=32,
    beta=0.9,
    decay_rate=0.0,
    max_norm=None,
    after_epoch=None,
    label=None,
):
    """Train any network on mini-batches, with momentum and a learning rate that may decay.

    The network comes in as one function of its parameters and of a batch::

        def cost_and_gradients(parameters, batch):
            AL, caches = cnn_forward(images[batch], parameters)
            return compute_cost(AL, Y[:, batch]), cnn_backward(AL, Y[:, batch], caches)

    Parameters
    ----------
    cost_and_gradients : callable
        Takes the parameters and the numbers of the examples of a batch; returns the mean cost over
        the batch, and the gradients as a dict ``dW1, db1, ...``.
    parameters : dict of ndarray
        Where to begin.
    m : int
        Number of examples.
    rng : numpy.random.Generator
        Deals out the batches.
    num_epochs : int
        How often to go through all the examples.
    learning_rate : float
        Length of a step relative to the gradient, in the first epoch.
    batch_size : int
        Examples in a batch.
    beta : float
        Momentum, as in `update_with_momentum`; 0 for none.
    decay_rate : float
        As in `decay_learning_rate`; 0 for none.
    max_norm : float, optional
        Clips the gradients of each batch to this length, as in `clip_by_norm`.
    after_epoch : callable, optional
        Is called with the parameters after each epoch, for example to measure an accuracy.
    label : str, optional
        Shows a progress bar under this name.

    Returns
    -------
    parameters : dict of ndarray
        The trained parameters; those that came in stay as they were.
    costs : list of float
        For each epoch the mean cost of its examples, each seen just before its batch's step.

    Raises
    ------
    TypeError, ValueError
        If a number is out of its range, or a gradient does not fit its parameter.

    References
    ----------
    Lecture notes 004, "Mini batch Gradient Descent" and "Gradient Descent Momentum".
    """
    require_count(num_epochs, "num_epochs", "train_minibatches")
    velocity = initialize_velocity(parameters)
    epochs, costs = range(num_epochs), []
    for epoch in progress(epochs, label) if label is not None else epochs:
        rate = decay_learning_rate(learning_rate, epoch, decay_rate)
        total = 0.0
        for batch in minibatches(m, batch_size, rng):
            cost, gradients = cost_and_gradients(parameters, batch)
            total += cost * len(batch)
            if max_norm is not None:
                gradients = clip_by_norm(gradients, max_norm)
            parameters, velocity = update_with_momentum(parameters, gradients, velocity, rate, beta)
        costs.append(float(total / m))
        if after_epoch is not None:
            after_epoch(parameters)
    return parameters, costs
