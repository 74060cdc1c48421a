"""Two mistakes at once: for every pair a program that makes both, and a hint that names both."""

from itertools import combinations, product


def two_at_once(make, places, leave_out=()):
    """Return wrong answers with two mistakes each, made at different places of a program.

    Parameters
    ----------
    make : callable
        ``make(**changed)`` gives the program in which the parts of these names are changed.
    places : mapping
        ``{part: {name of a mistake: (what is wrong, in words, the changed part)}}``.
    leave_out : container of str
        Names of pairs that are nothing new: one mistake hides the other.

    Returns
    -------
    tuple of callable
        Misconceptions, named ``<one>_and_<other>``.
    """
    pairs = []
    for (part, mistakes), (other_part, others) in combinations(places.items(), 2):
        for (name, (words, way)), (other, (more, other_way)) in product(
            mistakes.items(), others.items()
        ):
            wrong = make(**{part: way, other_part: other_way})
            wrong.__name__ = f"{name}_and_{other}"
            wrong.__doc__ = f"Two things. First, {words}. Second, {more}."
            pairs.append(wrong)
    return tuple(wrong for wrong in pairs if wrong.__name__ not in leave_out)
