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
    """The sign is turned in all three. Z grows when b grows, so db has the sign of dZ; the minus
    sign comes in the update.
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


def two_things_instead_of_three(dZ, linear_cache):
    """Two things came back, and three in a row are asked for: dA_prev, dW and db. Without dA_prev
    the layer before learns nothing of its mistakes, and biases learn like weights.
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


# More about the mean.


def db_mean_taken_twice(dZ, linear_cache):
    """db is m times too small: it is a mean already and was divided by m once more."""
    return _with(dZ, linear_cache, db=_gradients(dZ, linear_cache)[2] / dZ.shape[1] ** 2)


def dW_mean_taken_twice(dZ, linear_cache):
    """dW is m times too small: it was divided by m twice. The product adds up over the examples,
    and one division by m makes a mean of it.
    """
    return _with(dZ, linear_cache, dW=_gradients(dZ, linear_cache)[1] / dZ.shape[1] ** 2)


def dW_and_db_mean_taken_twice(dZ, linear_cache):
    """dW and db are m times too small: they were divided by m twice. One division by m makes a mean
    of a sum.
    """
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    m = dZ.shape[1]
    return dA_prev, dW / m**2, db / m**2


def mean_only_in_dA_prev(dZ, linear_cache):
    """1/m stands in dA_prev and not in dW and db: it is the other way round. dA_prev belongs to
    each example's own loss, and dW and db to the cost, a mean.
    """
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    return dA_prev / dZ.shape[1], dW, db


def multiplies_by_m(dZ, linear_cache):
    """dW and db were multiplied by m. A sum over the examples becomes a mean when it is divided."""
    dA_prev, dW, db = _gradients(dZ, linear_cache)
    return dA_prev, dW * dZ.shape[1], db * dZ.shape[1]


def dW_averaged_over_its_inputs(dZ, linear_cache):
    """dW was divided by the number of its columns, the units of the layer before. The mean is one
    over the examples.
    """
    _, dW, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, dW=dW / dW.shape[1])


# More about db.


def db_is_dZ(dZ, linear_cache):
    """db is dZ, with a column per example, and a bias is one number per unit. Each example has its
    wish: take their mean.
    """
    return _with(dZ, linear_cache, db=dZ.copy())


def db_squeezed(dZ, linear_cache):
    """The numbers in db are right, but axes of the size 1 were squeezed out of it. b is a column,
    and its gradient has the shape of b.
    """
    return _with(dZ, linear_cache, db=np.squeeze(dZ.mean(axis=1, keepdims=True)))


def db_of_rank_1_and_a_sum(dZ, linear_cache):
    """Two things, both in db. It has lost an axis, and b is a column. And it is a sum over the
    examples still, m times too large.
    """
    return _with(dZ, linear_cache, db=dZ.sum(axis=1))


def db_averaged_over_the_units(dZ, linear_cache):
    """db was averaged down the columns, over the units. Take the mean over the examples, along the
    rows: what is left is one number per unit.
    """
    return _with(dZ, linear_cache, db=dZ.mean(axis=0, keepdims=True))


def db_over_the_units_of_rank_1(dZ, linear_cache):
    """db was summed down the columns, over the units, and has lost an axis. Sum over the examples,
    along the rows: what is left is a column, one number per unit.
    """
    return _with(dZ, linear_cache, db=dZ.sum(axis=0) / dZ.shape[1])


def db_over_the_units_as_a_column(dZ, linear_cache):
    """db was summed over the units and then turned into a column. Sum over the examples: what is
    left is one number per unit.
    """
    return _with(dZ, linear_cache, db=dZ.sum(axis=0)[:, np.newaxis] / dZ.shape[1])


def db_of_the_last_example(dZ, linear_cache):
    """db is that of the last example: in each turn of the loop it was written over and not added
    to.
    """
    return _with(dZ, linear_cache, db=dZ[:, -1:] / dZ.shape[1])


def db_of_the_first_example(dZ, linear_cache):
    """db is that of the first example. Each example has its wish: take their mean."""
    return _with(dZ, linear_cache, db=dZ[:, :1].copy())


def db_multiplied_by_b(dZ, linear_cache):
    """db was multiplied by b. How the cost changes with b does not depend on b: Z grows by as much
    as b grows.
    """
    _, _, db = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, db=db * linear_cache[2])


def db_of_dA_prev(dZ, linear_cache):
    """db was made from dA_prev, and has a row for each unit of the layer before. The bias stands in
    Z: its gradient is made from dZ.
    """
    dA_prev, _, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, db=dA_prev.mean(axis=1, keepdims=True))


# More about dW.


def both_transposed_in_dW(dZ, linear_cache):
    """In the product for dW both were turned. The examples must meet and be summed up: only A_prev
    has to be turned.
    """
    return _with(dZ, linear_cache, dW=dZ.T @ linear_cache[0].T / dZ.shape[1])


def A_prev_from_the_left(dZ, linear_cache):
    """A_prev stands on the left in the product for dW. The rows of dW are the units, and so are the
    rows of dZ: dZ comes first.
    """
    return _with(dZ, linear_cache, dW=linear_cache[0].T @ dZ / dZ.shape[1])


def dW_from_W(dZ, linear_cache):
    """W stands in the product for dW. How Z changes with a weight is what that weight multiplied:
    A_prev, what came in.
    """
    return _with(dZ, linear_cache, dW=dZ @ linear_cache[1].T / dZ.shape[1])


def dW_multiplied_by_W(dZ, linear_cache):
    """dW was multiplied by W. How the cost changes with a weight does not depend on that weight, if
    dZ is known: what counts is dZ, and what came in.
    """
    _, dW, _ = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, dW=dW * linear_cache[1])


def dW_entry_by_entry_and_turned(dZ, linear_cache):
    """dZ and the turned A_prev were multiplied entry by entry. For one example it works by luck.
    Every unit meets every input: a matrix product, in which the examples are summed up.
    """
    return _with(dZ, linear_cache, dW=dZ * linear_cache[0].T / dZ.shape[1])


def dW_of_the_last_example(dZ, linear_cache):
    """dW is that of the last example: in each turn of the loop it was written over and not added
    to.
    """
    A_prev, _, _ = linear_cache
    return _with(dZ, linear_cache, dW=dZ[:, -1:] @ A_prev[:, -1:].T / dZ.shape[1])


def dW_of_the_sums(dZ, linear_cache):
    """dZ and A_prev were summed over the examples first and multiplied then. A sum of products is
    not the product of sums: each example multiplies its own two.
    """
    A_prev, _, _ = linear_cache
    sums = dZ.sum(axis=1, keepdims=True) @ A_prev.sum(axis=1, keepdims=True).T
    return _with(dZ, linear_cache, dW=sums / dZ.shape[1])


# More about dA_prev.


def W_from_the_right(dZ, linear_cache):
    """W stands on the right in the product for dA_prev. The rows of dA_prev are the units before,
    and so are the rows of the turned W: it comes first.
    """
    return _with(dZ, linear_cache, dA_prev=dZ @ linear_cache[1])


def W_turned_from_the_right(dZ, linear_cache):
    """The turned W stands on the right in the product for dA_prev. Its columns are the units, and
    so are the rows of dZ: they have to meet.
    """
    return _with(dZ, linear_cache, dA_prev=dZ @ linear_cache[1].T)


def W_times_dZ_without_a_sum(dZ, linear_cache):
    """W and dZ were multiplied entry by entry. What came in through one input went to all units,
    and comes back from all of them: a sum over the units.
    """
    return _with(dZ, linear_cache, dA_prev=linear_cache[1] * dZ)


def dA_prev_from_dW(dZ, linear_cache):
    """dA_prev was made from dW. It belongs to each example by itself, and dW is a mean over all of
    them: it is made from dZ.
    """
    _, dW, _ = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=linear_cache[1].T @ dW)


def dA_prev_is_dZ(dZ, linear_cache):
    """dA_prev is dZ, unchanged: the step back through the weights is missing."""
    return _with(dZ, linear_cache, dA_prev=dZ.copy())


def dA_prev_is_A_prev(dZ, linear_cache):
    """dA_prev is A_prev, out of the cache. How the loss changes with what came in is made from W
    and dZ.
    """
    return _with(dZ, linear_cache, dA_prev=linear_cache[0].copy())


def dA_prev_multiplied_by_A_prev(dZ, linear_cache):
    """dA_prev was multiplied by A_prev. How Z changes with an input is the weight, however large
    the input is.
    """
    dA_prev, _, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=dA_prev * linear_cache[0])


def dA_prev_with_the_bias(dZ, linear_cache):
    """The bias was added to dA_prev, or to dZ before it. Forward a bias is added; on the way back
    it has no part in dA_prev.
    """
    return _with(dZ, linear_cache, dA_prev=linear_cache[1].T @ (dZ + linear_cache[2]))


def dA_prev_averaged_over_the_units(dZ, linear_cache):
    """dA_prev was divided by the number of units. Slopes that come back from several units are
    added.
    """
    dA_prev, _, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=dA_prev / len(dZ))


def tanh_already(dZ, linear_cache):
    """The slope of tanh is in dA_prev. This function is the way back through the linear half; the
    activation has a step of its own.
    """
    dA_prev, _, _ = _gradients(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=dA_prev * (1 - linear_cache[0] ** 2))


# More about the cache, and what comes back.


def cache_of_two(dZ, linear_cache):
    """The cache was taken apart into two names, and holds three arrays: A_prev, W and b."""
    A_prev, W = linear_cache
    return _with(dZ, (A_prev, W, None))


def cache_of_four(dZ, linear_cache):
    """The cache was taken apart into four names, and holds three arrays: A_prev, W and b."""
    A_prev, W, b, _ = linear_cache
    return _with(dZ, (A_prev, W, b))


def cache_by_names(dZ, linear_cache):
    """An entry of the cache was looked up by a name. The cache is a tuple: its entries are found by
    their places.
    """
    return _with(dZ, (linear_cache["A_prev"], linear_cache["W"], linear_cache["b"]))


def dW_and_db_exchanged(dZ, linear_cache):
    """dW and db came back in each other's place. The order is dA_prev, dW, db."""
    dA_prev, dW, db = _with(dZ, linear_cache)
    return dA_prev, db, dW


def dA_prev_in_the_middle(dZ, linear_cache):
    """The three arrays are right and their order is not. dA_prev comes first, then dW and db."""
    dA_prev, dW, db = _with(dZ, linear_cache)
    return dW, dA_prev, db


def only_dA_prev(dZ, linear_cache):
    """dA_prev came back alone. dW and db are asked for too."""
    return _with(dZ, linear_cache)[0]


def dZ_comes_back_too(dZ, linear_cache):
    """Four arrays came back. Three are asked for: dA_prev, dW, db."""
    return (dZ, *_with(dZ, linear_cache))


def dA_prev_has_the_wrong_sign(dZ, linear_cache):
    """dA_prev has the wrong sign. Where a weight is positive a larger input makes a larger Z."""
    dA_prev, _, _ = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, dA_prev=-dA_prev)


def dW_has_the_wrong_sign(dZ, linear_cache):
    """dW has the wrong sign. The minus sign comes in the update; a gradient says how the cost
    grows.
    """
    _, dW, _ = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, dW=-dW)


def db_has_the_wrong_sign(dZ, linear_cache):
    """db has the wrong sign. Z grows when b grows, so db has the sign of dZ."""
    _, _, db = _with(dZ, linear_cache)
    return _with(dZ, linear_cache, db=-db)


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
        two_things_instead_of_three,
        overwrites_dZ,
        overwrites_dZ_first,
        db_mean_taken_twice,
        dW_mean_taken_twice,
        dW_and_db_mean_taken_twice,
        mean_only_in_dA_prev,
        multiplies_by_m,
        dW_averaged_over_its_inputs,
        db_is_dZ,
        db_squeezed,
        db_of_rank_1_and_a_sum,
        db_averaged_over_the_units,
        db_over_the_units_of_rank_1,
        db_over_the_units_as_a_column,
        db_of_the_last_example,
        db_of_the_first_example,
        db_multiplied_by_b,
        db_of_dA_prev,
        both_transposed_in_dW,
        A_prev_from_the_left,
        dW_from_W,
        dW_multiplied_by_W,
        dW_entry_by_entry_and_turned,
        dW_of_the_last_example,
        dW_of_the_sums,
        W_from_the_right,
        W_turned_from_the_right,
        W_times_dZ_without_a_sum,
        dA_prev_from_dW,
        dA_prev_is_dZ,
        dA_prev_is_A_prev,
        dA_prev_multiplied_by_A_prev,
        dA_prev_with_the_bias,
        dA_prev_averaged_over_the_units,
        tanh_already,
        cache_of_two,
        cache_of_four,
        cache_by_names,
        dW_and_db_exchanged,
        dA_prev_in_the_middle,
        only_dA_prev,
        dZ_comes_back_too,
        dA_prev_has_the_wrong_sign,
        dW_has_the_wrong_sign,
        db_has_the_wrong_sign,
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
