"""Exercise: the way back through the linear half of a layer."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.deep_network.linear_forward import linear_forward
from dlhelpers.exercises.exercise import Aspect, Exercise


def linear_backward(dZ, linear_cache):
    """Send a gradient back through `linear_forward`.

    Parameters
    ----------
    dZ : ndarray, shape (n, m)
        How the loss of each example changes with the Z of each unit.
    linear_cache : tuple
        ``(A_prev, W, b)``, as `linear_forward` gave it.

    Returns
    -------
    dA_prev : ndarray, shape (n_prev, m)
        How the loss of each example changes with what came in.
    dW : ndarray, shape (n, n_prev)
        How the cost, the mean over the examples, changes with each weight.
    db : ndarray, shape (n, 1)
        How the cost changes with each bias.
    """
    ### BEGIN SOLUTION
    A_prev, W, _ = linear_cache
    m = A_prev.shape[1]
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T / m
    db = dZ.sum(axis=1, keepdims=True) / m
    return dA_prev, dW, db
    ### END SOLUTION


ONE, MANY, UNIT, SQUARE = "one example", "many examples", "one unit", "n_prev = n = m"
N_IS_M, N_PREV_IS_M = "n = m", "n_prev = m"


def cases(rng):
    """A random dZ, a cache from a forward pass; sizes that differ, and each pair of them equal."""

    def case(n_prev, n, m):
        A_prev, W = rng.standard_normal((n_prev, m)), rng.standard_normal((n, n_prev))
        Z, linear_cache = linear_forward(A_prev, W, rng.standard_normal((n, 1)))
        return {"dZ": rng.standard_normal(Z.shape), "linear_cache": linear_cache}

    return {
        ONE: case(3, 2, 1),
        MANY: case(4, 3, 6),
        UNIT: case(3, 1, 5),
        N_IS_M: case(3, 4, 4),
        N_PREV_IS_M: case(4, 2, 4),
        SQUARE: case(3, 3, 3),
    }


def _gradients(dZ, linear_cache):
    """Return dA_prev, and dW and db summed over the examples."""
    A_prev, W, _ = linear_cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def _with(dZ, linear_cache, **exchanged):
    """Return the right gradients, but for those that are `exchanged` for others, by name."""
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    m = dZ.shape[1]
    right = {"dA_prev": dA_prev, "dW": dW / m, "db": db / m}
    return tuple((right | exchanged).values())


# The mean over the examples.


def forgets_the_mean(dZ, linear_cache):
    """dW and db are m times too large: they are sums over the examples. The cost is a mean: every
    example twice must give the same dW, and yours doubles.
    """
    return _gradients(dZ, linear_cache)


def mean_forgotten_in_db(dZ, linear_cache):
    """db is a sum over the examples still: m times too large. A bias is a parameter like the
    weights, and the cost is a mean.
    """
    return _with(dZ, linear_cache, db=_gradients(dZ, linear_cache)[2])


def mean_forgotten_in_dW(dZ, linear_cache):
    """dW is a sum over the examples still, m times too large: a matrix product adds up over the
    examples too, where nobody sees it.
    """
    return _with(dZ, linear_cache, dW=_gradients(dZ, linear_cache)[1])


def mean_in_dA_prev_too(dZ, linear_cache):
    """dA_prev is m times too small: 1/m is in it as well. It belongs to each example's own loss,
    like dZ; the layer before divides when it makes its own dW. Through ten layers 1/m would come in
    ten times.
    """
    return _with(dZ, linear_cache, dA_prev=_gradients(dZ, linear_cache)[0] / dZ.shape[1])


def mean_taken_twice(dZ, linear_cache):
    """dW and db are m times too small: 1/m came in twice, once into dZ and once into the sums.
    dA_prev has it too.
    """
    return tuple(
        value / dZ.shape[1] ** power
        for value, power in zip(_gradients(dZ, linear_cache), (1, 2, 2), strict=True)
    )


def m_from_the_units_before(dZ, linear_cache):
    """You divided by the number of rows of A_prev, the units of the layer before. The mean is one
    over the examples, and they are columns.
    """
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    n_prev = len(dA_prev)
    return dA_prev, dW / n_prev, db / n_prev


def m_from_the_units(dZ, linear_cache):
    """You divided by the number of rows of dZ, the units of this layer. The mean is one over the
    examples, and they are columns.
    """
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    return dA_prev, dW / len(dZ), db / len(dZ)


def m_from_every_entry(dZ, linear_cache):
    """You divided by the number of all entries of dZ. The mean is one over the examples: units are
    not averaged, each keeps its own gradient.
    """
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    return dA_prev, dW / dZ.size, db / dZ.size


# db.


def db_without_a_sum(dZ, linear_cache):
    """db has a column per example, and a bias is one number per unit. Each example has its wish;
    add them up.
    """
    return _with(dZ, linear_cache, db=dZ / dZ.shape[1])


def db_summed_over_the_units(dZ, linear_cache):
    """db was summed down the columns, over the units. Sum over the examples, along the rows: what
    is left is one number per unit.
    """
    return _with(dZ, linear_cache, db=dZ.sum(axis=0, keepdims=True) / dZ.shape[1])


def db_summed_over_everything(dZ, linear_cache):
    """db is one number for the whole layer: the sum ran over units and examples. Every unit has a
    bias of its own.
    """
    return _with(dZ, linear_cache, db=dZ.sum() / dZ.shape[1])


def db_averaged_over_everything(dZ, linear_cache):
    """db is one number for the whole layer: the mean ran over units and examples. Every unit has a
    bias of its own.
    """
    return _with(dZ, linear_cache, db=dZ.mean())


def db_of_rank_1(dZ, linear_cache):
    """The numbers in db are right, but the sum lost an axis. b is a column; a column minus an array
    with one axis is a square table.
    """
    return _with(dZ, linear_cache, db=dZ.mean(axis=1))


def db_as_a_row(dZ, linear_cache):
    """The numbers in db are right, but they lie in a row. A gradient has the shape of its
    parameter, and b is a column.
    """
    return _with(dZ, linear_cache, db=dZ.mean(axis=1, keepdims=True).T)


def db_is_b(dZ, linear_cache):
    """db is b itself, out of the cache. How the cost changes with b does not depend on b: what
    counts is dZ.
    """
    return _with(dZ, linear_cache, db=linear_cache[2].copy())


# dW.


def dW_transposed(dZ, linear_cache):
    """dW is the other way round. A gradient has the shape of its parameter, or one cannot be
    subtracted from the other.
    """
    _, dW, _ = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, dW=dW.T)


def A_prev_not_transposed(dZ, linear_cache):
    """A_prev was not turned. In the product for dW the examples must meet and be summed up: they
    are the columns of dZ, so they have to be the rows of what it is multiplied by.
    """
    return _with(dZ, linear_cache, dW=dZ @ linear_cache[0] / dZ.shape[1])


def dZ_transposed(dZ, linear_cache):
    """dZ was turned in the product for dW. Its rows are the units, and so are the rows of dW; what
    has to be turned is A_prev.
    """
    return _with(dZ, linear_cache, dW=dZ.T @ linear_cache[0] / dZ.shape[1])


def dW_entry_by_entry(dZ, linear_cache):
    """dZ and A_prev were multiplied entry by entry. Every unit meets every input: a matrix product,
    in which the examples are summed up.
    """
    return _with(dZ, linear_cache, dW=dZ * linear_cache[0] / dZ.shape[1])


def dW_from_the_means(dZ, linear_cache):
    """dZ and A_prev were averaged over the examples first and multiplied then. The mean of products
    is not the product of means: each example multiplies its own two.
    """
    A_prev, _, _ = linear_cache
    means = dZ.mean(axis=1, keepdims=True) @ A_prev.mean(axis=1, keepdims=True).T
    return _with(dZ, linear_cache, dW=means)


# dA_prev.


def W_not_transposed(dZ, linear_cache):
    """On the way back the weights must be turned: forward W makes n numbers out of n_prev, back it
    has to make n_prev numbers out of n.
    """
    return _with(dZ, linear_cache, dA_prev=linear_cache[1] @ dZ)


def dA_prev_on_its_side(dZ, linear_cache):
    """The numbers in dA_prev are right, but it lies on its side, one row per example. It has the
    shape of A_prev.
    """
    dA_prev, _, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=dA_prev.T)


def dA_prev_entry_by_entry(dZ, linear_cache):
    """W and dZ were multiplied entry by entry. What came in through one input went to all units,
    and comes back from all of them: a sum over the units.
    """
    return _with(dZ, linear_cache, dA_prev=linear_cache[1].T * dZ)


def relu_already(dZ, linear_cache):
    """dA_prev is 0 where A_prev is not positive: the slope of relu is in it. This function is the
    way back through the linear half; the activation has a step of its own.
    """
    dA_prev, _, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=dA_prev * (linear_cache[0] > 0))


# All of them.


def wrong_sign(dZ, linear_cache):
    """All three have the wrong sign. Z grows when b grows, so db has the sign of dZ; the minus sign
    comes in the update.
    """
    return tuple(-value for value in _with(dZ, linear_cache))


def cache_taken_apart_in_the_wrong_order(dZ, linear_cache):
    """W and A_prev were taken for each other. The cache holds A_prev first, then W, then b."""
    A_prev, W, b = linear_cache
    return _with(dZ, (W, A_prev, b))


def parameters_first(dZ, linear_cache):
    """The three arrays are right and their order is not. Whoever calls the function takes the first
    for dA_prev.
    """
    dA_prev, dW, db = _with(dZ, linear_cache)
    return dW, db, dA_prev


def gives_back_a_dictionary(dZ, linear_cache):
    """The three arrays came back in a dictionary. Three things in a row are asked for: dA_prev, dW,
    db.
    """
    dA_prev, dW, db = _with(dZ, linear_cache)
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


def dA_prev_missing(dZ, linear_cache):
    """Two arrays came back, and three are asked for: dA_prev, dW and db. Without dA_prev the layer
    before learns nothing of its mistakes.
    """
    return _with(dZ, linear_cache)[1:]


def overwrites_dZ(dZ, linear_cache):
    """dZ is not what it was: you divided it by m in its place. It belongs to whoever called you."""
    gradients = _with(dZ, linear_cache)
    dZ /= dZ.shape[1]
    return gradients


def overwrites_dZ_first(dZ, linear_cache):
    """dA_prev is m times too small, and dZ is not what it was: you divided it by m in its place,
    before you used it. dZ and dA_prev belong to each example's own loss.
    """
    dZ /= dZ.shape[1]
    return _gradients(dZ, linear_cache)


# Right programs.


def with_dot_and_mean(dZ, linear_cache):
    A_prev, W, _ = linear_cache
    dW = np.dot(dZ, A_prev.T) / A_prev.shape[1]
    db = np.mean(dZ, axis=1, keepdims=True)
    return [np.dot(W.T, dZ), dW, db]


def by_einsum(dZ, linear_cache):
    A_prev, W, b = linear_cache
    m = dZ.shape[-1]
    return (
        np.einsum("ij,im->jm", W, dZ),
        np.einsum("im,jm->ij", dZ, A_prev) / m,
        np.einsum("im->i", dZ).reshape(b.shape) / m,
    )


def one_example_at_a_time(dZ, linear_cache):
    A_prev, W, b = linear_cache
    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    m = A_prev.shape[1]
    for e in range(m):
        for i in range(len(W)):
            db[i, 0] += dZ[i, e] / m
            for j in range(len(A_prev)):
                dW[i, j] += dZ[i, e] * A_prev[j, e] / m
                dA_prev[j, e] += W[i, j] * dZ[i, e]
    return dA_prev, dW, db


def bias_as_one_more_weight(dZ, linear_cache):
    A_prev, W, _ = linear_cache
    m = dZ.shape[1]
    both = dZ @ np.vstack([A_prev, np.ones((1, m))]).T / m
    return (dZ.T @ W).T, both[:, :-1], both[:, -1:]


def mean_on_a_copy(dZ, linear_cache):
    A_prev, W, _ = linear_cache
    share = dZ / dZ.shape[1]
    return W.T.dot(dZ), share.dot(A_prev.T), share.dot(np.ones((dZ.shape[1], 1)))


def in_single_precision(dZ, linear_cache, dtype=np.float32):
    A_prev, W, _ = (array.astype(dtype) for array in linear_cache)
    dZ = dZ.astype(dtype)
    m = dtype(dZ.shape[1])
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1)[:, np.newaxis] / m


SEVERAL = (MANY, UNIT, N_IS_M, N_PREV_IS_M, SQUARE)

EXERCISE = Exercise(
    reference=linear_backward,
    cases=cases,
    returns=("dA_prev", "dW", "db"),
    points=12,
    aspects=(
        Aspect("One example: dA_prev.", (ONE,), ("dA_prev",), 1),
        Aspect("One example: dW and db.", (ONE,), ("dW", "db"), 2),
        Aspect("Each column of dZ makes its own column of dA_prev.", SEVERAL, ("dA_prev",), 3),
        Aspect("Every example twice gives the same dW.", SEVERAL, ("dW",), 3),
        Aspect("Every example twice gives the same db, of the shape of b.", SEVERAL, ("db",), 3),
    ),
    misconceptions=(
        forgets_the_mean,
        mean_forgotten_in_db,
        mean_forgotten_in_dW,
        mean_in_dA_prev_too,
        mean_taken_twice,
        m_from_the_units_before,
        m_from_the_units,
        m_from_every_entry,
        db_without_a_sum,
        db_summed_over_the_units,
        db_summed_over_everything,
        db_averaged_over_everything,
        db_of_rank_1,
        db_as_a_row,
        db_is_b,
        dW_transposed,
        A_prev_not_transposed,
        dZ_transposed,
        dW_entry_by_entry,
        dW_from_the_means,
        W_not_transposed,
        dA_prev_on_its_side,
        dA_prev_entry_by_entry,
        relu_already,
        wrong_sign,
        cache_taken_apart_in_the_wrong_order,
        parameters_first,
        gives_back_a_dictionary,
        dA_prev_missing,
        overwrites_dZ,
        overwrites_dZ_first,
    ),
    alternatives=(
        with_dot_and_mean,
        by_einsum,
        one_example_at_a_time,
        bias_as_one_more_weight,
        mean_on_a_copy,
        in_single_precision,
    ),
    replaces=(dlhelpers.dense.linear_backward,),
)
