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
        Any shape.
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
    """An `if` needs one yes or no, and an array has one for each of its entries. Where there is one
    entry only it works by luck, and a bare number comes back.
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
        Aspect("Each entry is looked at by itself.", (MATRIX, COLUMN)),
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
    ),
    alternatives=(by_two_bounds, by_the_sign, on_a_copy, number_by_number, with_where),
)
