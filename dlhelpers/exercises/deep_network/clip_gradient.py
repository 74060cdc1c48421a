"""Exercise, not graded: find the slip in the notes' gradient clipping, and mend it."""

import math

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise


def clip_gradient(gradient, threshold):
    """Keep a gradient from exploding: no entry may be larger than a threshold.

    Lecture notes 003 say: every time a term crosses the threshold, set it to the threshold. Find
    what is wrong, and write it right. A gradient may cross on either side.

    Parameters
    ----------
    gradient : ndarray
        Any shape, with one axis, two, three or more.
    threshold : float
        Positive: the largest size that an entry may have.

    Returns
    -------
    ndarray
        A new array of the same shape. Entries within the threshold are as they were; an entry
        beyond it has the size of the threshold, and still points the same way.
    """
    ### BEGIN SOLUTION
    return np.clip(gradient, -threshold, threshold)
    ### END SOLUTION


LARGE, NEGATIVE, WITHIN = "one large entry", "one large negative entry", "all within"
MATRIX, COLUMN, BORDER = "a matrix", "a column", "on the border"
FLAT, DEEP = "one axis", "three axes"


def cases(rng):
    """Entries beyond on both sides, within, and on the border; a threshold above 1 and below."""
    t = float(rng.uniform(0.3, 0.8))
    sides = np.array([[1.0, -1.0, 1.0, -1.0]])
    return {
        LARGE: {"gradient": np.array([[rng.uniform(2, 5)]]), "threshold": t},
        NEGATIVE: {"gradient": np.array([[-rng.uniform(2, 5)]]), "threshold": t},
        WITHIN: {"gradient": rng.uniform(-0.9, 0.9, (2, 3)), "threshold": 1.5},
        MATRIX: {
            "gradient": sides * np.vstack([rng.uniform(2.6, 6, (2, 4)), rng.random((1, 4))]),
            "threshold": 2.0 + t,
        },
        COLUMN: {"gradient": (rng.uniform(1, 4) * sides).T, "threshold": t},
        BORDER: {"gradient": t * np.array([[1.0, -1.0, 0.5, 0.0]]), "threshold": t},
        FLAT: {"gradient": sides[0] * rng.uniform(0.5, 3, 4), "threshold": 1.0 + t},
        DEEP: {"gradient": 2 * rng.standard_normal((2, 3, 4)), "threshold": 1.0 + t},
    }


def loses_the_sign(gradient, threshold):
    """That is the slip of the notes: an entry far below 0 became the threshold, far above. The step
    would go the wrong way, and just where the slope is steepest. Keep the sign.
    """
    return np.where(np.abs(gradient) > threshold, threshold, gradient)


def only_from_above(gradient, threshold):
    """Large entries are held and large negative ones are not. A gradient can explode on both sides
    of 0.
    """
    return np.minimum(gradient, threshold)


def only_from_below(gradient, threshold):
    """Large negative entries are held and large positive ones are not. A gradient can explode on
    both sides of 0.
    """
    return np.maximum(gradient, -threshold)


def everything_positive(gradient, threshold):
    """No entry is negative any more: the size was taken of all of them. Only the size is to be
    held, the sign must stay.
    """
    return np.minimum(np.abs(gradient), threshold)


def negative_entries_cut_off(gradient, threshold):
    """Negative entries became 0. The range that is allowed lies on both sides of 0."""
    return np.clip(gradient, 0, threshold)


def always_as_large_as_the_threshold(gradient, threshold):
    """Every entry has the size of the threshold now, small ones too. Entries within it must stay as
    they are.
    """
    return np.sign(gradient) * threshold


def large_entries_thrown_away(gradient, threshold):
    """Entries beyond the threshold became 0: where the slope is steepest, nothing would move. They
    are to have the size of the threshold.
    """
    return np.where(np.abs(gradient) > threshold, 0, gradient)


def small_entries_raised(gradient, threshold):
    """Entries within the threshold were raised to it, and large ones left as they are. It is the
    other way round.
    """
    return np.sign(gradient) * np.maximum(np.abs(gradient), threshold)


def whole_array_replaced(gradient, threshold):
    """One entry beyond the threshold, and all others took its size as well. Each entry is looked at
    by itself.
    """
    if np.max(np.abs(gradient)) > threshold:
        return threshold * np.sign(gradient)
    return gradient.copy()


def by_the_norm(gradient, threshold):
    """The whole gradient was made shorter, with its direction kept: that is clipping by the norm, a
    good method too. Here each entry is looked at by itself, and small ones stay as they are.
    """
    norm = np.linalg.norm(gradient)
    return gradient * threshold / norm if norm > threshold else gradient.copy()


def by_the_largest_entry(gradient, threshold):
    """The whole gradient was made smaller until its largest entry fits. Here each entry is looked
    at by itself, and small ones stay as they are.
    """
    largest = np.abs(gradient).max()
    return gradient * threshold / largest if largest > threshold else gradient.copy()


def always_at_1(gradient, threshold):
    """Everything was clipped at 1, whatever the threshold."""
    return np.clip(gradient, -1, 1)


def bounds_exchanged(gradient, threshold):
    """Every entry became the negative threshold: the two bounds stand in each other's place, and
    nothing is above the upper one and below the lower one.
    """
    return np.clip(gradient, threshold, -threshold)


def if_for_a_whole_array(gradient, threshold):
    """An `if`, or the built-in min and max, needs one yes or no, and an array has one for each of
    its entries. Where there is one entry only it works by luck, and a bare number comes back.
    """
    if gradient > threshold:
        return threshold
    return -threshold if gradient < -threshold else gradient.copy()


def softly(gradient, threshold):
    """The entries bend towards the threshold: small ones have changed too. Entries within it must
    stay as they are.
    """
    return threshold * np.tanh(gradient / threshold)


def overwrites_the_gradient(gradient, threshold):
    """The numbers are right, but the gradient is not what it was: you wrote into the array that you
    were given. Give back a new one.
    """
    return np.clip(gradient, -threshold, threshold, out=gradient)


def only_matrices(gradient, threshold):
    """The function goes through rows and columns, so it knows arrays with two axes only. The bounds
    are the same for every entry: an array of any shape can be clipped as a whole.
    """
    rows, columns = gradient.shape
    return np.clip(gradient, -threshold, threshold).reshape(rows, columns)


def only_rows(gradient, threshold):
    """The function goes through the first axis only, and each turn of its loop asks one yes or no
    of a whole row. The bounds are the same for every entry: an array of any shape can be clipped as
    a whole.
    """
    clipped = gradient.copy()
    for i in range(len(gradient)):
        if gradient[i] > threshold:
            clipped[i] = threshold
        elif gradient[i] < -threshold:
            clipped[i] = -threshold
    return clipped


def comes_back_flat(gradient, threshold):
    """The numbers are right, but they came back in a single row with one axis. A gradient keeps the
    shape of its parameter.
    """
    return np.clip(gradient, -threshold, threshold).ravel()


def comes_back_with_two_axes(gradient, threshold):
    """The numbers are right, but the shape is not: an array with one axis got a second. A gradient
    keeps the shape of its parameter.
    """
    clipped = np.clip(gradient, -threshold, threshold)
    return clipped.reshape(len(clipped), -1)


def comes_back_turned(gradient, threshold):
    """The numbers are right, but rows and columns have changed places. A gradient keeps the shape
    of its parameter.
    """
    return np.clip(gradient, -threshold, threshold).T


def positive_entries_cut_off(gradient, threshold):
    """Positive entries became 0. The range that is allowed lies on both sides of 0."""
    return np.clip(gradient, -threshold, 0)


def always_at_one_of_the_bounds(gradient, threshold):
    """Every entry that is not too large became the negative threshold. Entries within the threshold
    must stay as they are.
    """
    return np.where(gradient > threshold, threshold, -threshold)


def one_bound_is_missing_in_the_where(gradient, threshold):
    """Entries far above became the threshold, and all others were raised to minus the threshold or
    became 0. Entries within it must stay as they are.
    """
    return np.where(gradient > threshold, threshold, 0)


def signs_exchanged(gradient, threshold):
    """An entry far above 0 became the negative threshold, and one far below the positive. It has to
    point the same way as before.
    """
    return np.where(np.abs(gradient) > threshold, -np.sign(gradient) * threshold, gradient)


def always_the_negative_threshold(gradient, threshold):
    """All entries beyond the threshold became the negative threshold, also those far above 0. Each
    has to point the same way as before.
    """
    return np.where(np.abs(gradient) > threshold, -threshold, gradient)


def soft_threshold(gradient, threshold):
    """Small entries became 0, and of the large ones the threshold was taken away: what came back is
    what lies beyond it. Keep what lies within.
    """
    return np.sign(gradient) * np.maximum(np.abs(gradient) - threshold, 0)


def subtracts_the_threshold(gradient, threshold):
    """From entries beyond the threshold it was taken away. They are to have its size, however large
    they were.
    """
    beyond = np.abs(gradient) > threshold
    return np.where(beyond, gradient - np.sign(gradient) * threshold, gradient)


def small_entries_thrown_away(gradient, threshold):
    """Entries within the threshold became 0, and they must stay as they are. It is the large ones
    that are held.
    """
    beyond = np.abs(gradient) > threshold
    return np.where(beyond, np.sign(gradient) * threshold, 0)


def only_small_entries_thrown_away(gradient, threshold):
    """Entries within the threshold became 0, and the large ones stayed as they are. It is the other
    way round: small ones stay, large ones are held.
    """
    return np.where(np.abs(gradient) > threshold, gradient, 0)


def multiplied_by_the_threshold(gradient, threshold):
    """Every entry was multiplied by the threshold. Entries within it must stay as they are, and
    those beyond have its size.
    """
    return gradient * threshold


def beyond_divided_by_their_size(gradient, threshold):
    """Entries beyond the threshold became 1 or -1. They are to have the size of the threshold."""
    return np.where(np.abs(gradient) > threshold, np.sign(gradient), gradient)


def always_by_the_norm(gradient, threshold):
    """The whole gradient was brought to the length of the threshold, short ones too. Here each
    entry is looked at by itself, and small ones stay as they are.
    """
    return gradient * threshold / np.linalg.norm(gradient)


def always_by_the_largest_entry(gradient, threshold):
    """The whole gradient was stretched or shrunk until its largest entry has the size of the
    threshold. Here each entry is looked at by itself, and small ones stay as they are.
    """
    return gradient * threshold / np.abs(gradient).max()


def half_the_threshold(gradient, threshold):
    """Entries beyond half of the threshold were held there. The threshold is the largest size on
    either side of 0, not the width of both sides together.
    """
    return np.clip(gradient, -threshold / 2, threshold / 2)


def nothing_clipped(gradient, threshold):
    """The gradient came back as it was: the new values were given to a name and not put into the
    array that comes back.
    """
    return gradient.copy()


def gives_back_a_list(gradient, threshold):
    """A list came back. A gradient is multiplied by the learning rate: it must be an array."""
    return np.clip(gradient, -threshold, threshold).tolist()


def yes_or_no(gradient, threshold):
    """What came back says which entries are within the threshold. The gradient itself is asked for,
    with the others held.
    """
    return np.abs(gradient) <= threshold


def how_many(gradient, threshold):
    """What came back is how many entries are beyond the threshold. The gradient itself is asked
    for, with these entries held.
    """
    return int(np.sum(np.abs(gradient) > threshold))


def only_the_entries_beyond(gradient, threshold):
    """Only some of the entries came back. Choosing with a condition leaves the others out: the
    array keeps its shape, and only some entries change.
    """
    return np.clip(gradient[np.abs(gradient) > threshold], -threshold, threshold)


def two_bounds_with_and(gradient, threshold):
    """`and` and `or` want one yes or no on either side, and an array has one for each of its
    entries. Even where it works by luck, nothing is both above the one bound and below the other.
    """
    if gradient > threshold and gradient < -threshold:
        return np.sign(gradient) * threshold
    return gradient.copy()


def one_number_for_the_whole_array(gradient, threshold):
    """One entry beyond the threshold, and a single number came back in the place of the array. Each
    entry is looked at by itself, and the array keeps its shape.
    """
    return threshold if np.any(np.abs(gradient) > threshold) else gradient.copy()


def one_number_of_either_sign(gradient, threshold):
    """One entry beyond a bound, and that bound came back in the place of the array. Each entry is
    looked at by itself, and the array keeps its shape.
    """
    if np.any(gradient > threshold):
        return threshold
    return -threshold if np.any(gradient < -threshold) else gradient.copy()


def only_the_largest_entry(gradient, threshold):
    """Only the largest entry was held, and others beyond the threshold stayed. Each entry is looked
    at by itself.
    """
    clipped = gradient.copy()
    at = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)
    clipped[at] = np.clip(gradient[at], -threshold, threshold)
    return clipped


def loses_the_sign_and_cuts_off_below(gradient, threshold):
    """Two things. An entry far below 0 became the threshold, far above. And the other negative
    entries became 0. All of them have to keep their sign.
    """
    return np.where(np.abs(gradient) > threshold, threshold, np.maximum(gradient, 0))


def by_two_bounds(gradient, threshold):
    return np.maximum(-threshold, np.minimum(threshold, gradient))


def by_the_sign(gradient, threshold):
    return np.sign(gradient) * np.minimum(np.abs(gradient), threshold)


def on_a_copy(gradient, threshold):
    clipped = gradient.copy()
    clipped[clipped > threshold] = threshold
    clipped[clipped < -threshold] = -threshold
    return clipped


def number_by_number(gradient, threshold=1.0):
    clipped = np.zeros(np.shape(gradient))
    for at, entry in np.ndenumerate(gradient):
        clipped[at] = math.copysign(min(abs(entry), threshold), entry)
    return clipped


def with_where(gradient, threshold):
    return np.where(np.abs(gradient) > threshold, threshold * np.sign(gradient), gradient)


EXERCISE = Exercise(
    reference=clip_gradient,
    cases=cases,
    returns=("clipped",),
    points=0,
    aspects=(
        Aspect("A large entry has the size of the threshold afterwards.", (LARGE,)),
        Aspect("A large negative entry stays negative.", (NEGATIVE,)),
        Aspect("Entries within the threshold stay as they are.", (WITHIN, BORDER)),
        Aspect(
            "Each entry is looked at by itself, in an array of any shape.",
            (MATRIX, COLUMN, FLAT, DEEP),
        ),
    ),
    misconceptions=(
        loses_the_sign,
        only_from_above,
        only_from_below,
        everything_positive,
        negative_entries_cut_off,
        always_as_large_as_the_threshold,
        large_entries_thrown_away,
        small_entries_raised,
        whole_array_replaced,
        by_the_norm,
        by_the_largest_entry,
        always_at_1,
        bounds_exchanged,
        if_for_a_whole_array,
        softly,
        overwrites_the_gradient,
        only_matrices,
        only_rows,
        comes_back_flat,
        comes_back_with_two_axes,
        comes_back_turned,
        positive_entries_cut_off,
        always_at_one_of_the_bounds,
        one_bound_is_missing_in_the_where,
        signs_exchanged,
        always_the_negative_threshold,
        soft_threshold,
        subtracts_the_threshold,
        small_entries_thrown_away,
        only_small_entries_thrown_away,
        multiplied_by_the_threshold,
        beyond_divided_by_their_size,
        always_by_the_norm,
        always_by_the_largest_entry,
        half_the_threshold,
        nothing_clipped,
        gives_back_a_list,
        yes_or_no,
        how_many,
        only_the_entries_beyond,
        two_bounds_with_and,
        one_number_for_the_whole_array,
        one_number_of_either_sign,
        only_the_largest_entry,
        loses_the_sign_and_cuts_off_below,
    ),
    alternatives=(by_two_bounds, by_the_sign, on_a_copy, number_by_number, with_where),
)
