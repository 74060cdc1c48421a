"""Compare returned values with expected ones, value by value, under names a student knows.

Values count, not types: a numpy scalar is as good as a float, a list as good as a tuple, an array
as good as a list of numbers, and extra keys of a dictionary are ignored. A wrong shape is wrong.
Texts are letters to tick: upper or lower case, with spaces around them or without.

Each comparison has two questions to answer. ``difference``: is this right, and if not, what shows
it? ``same``: did two answers, right or wrong, come from the same program? Where the second cannot
be read off the numbers, a comparison is not ``telling``: it agrees with many mistakes, and names
none.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dlhelpers.exercises.outcome import Opaque

NUMBERS = bool | int | float | complex | np.ndarray


@dataclass(frozen=True)
class Difference:
    """One difference between what came and what was expected, in words."""

    problem: str
    expected: str
    got: str


@dataclass(frozen=True)
class Misfit:
    """Stands for a value that is not there, or not of the kind that was expected."""

    problem: str
    expected: str
    got: str

    @property
    def difference(self):
        """The misfit as a `Difference`."""
        return Difference(self.problem, self.expected, self.got)


@dataclass(frozen=True)
class Close:
    """Every entry equal up to rounding.

    The tolerance is relative to the entry and to the largest entry of the array, so that float32
    inside, or a gradient from central differences, is near enough, and a lost factor is not.
    """

    rtol: float = 1e-5
    atol: float = 1e-9
    telling = True

    def difference(self, name, got, expected):
        """Return the first `Difference`, or None."""
        if np.shape(got) != np.shape(expected):
            return Difference(
                f"{name} has the wrong shape.",
                f"{name} of shape {_shape(expected)}",
                f"{name} of shape {_shape(got)}",
            )
        got, expected = np.asarray(got), np.asarray(expected)
        far = ~self._near(got, expected)
        if not far.any():
            return None
        at = tuple(int(i) for i in np.argwhere(far)[0])
        where = f"{name}[{', '.join(map(str, at))}]" if at else name
        count = f" ({far.sum()} of {far.size})" if far.size > 1 else ""
        problem = f"{name} has {'wrong values' if far.size > 1 else 'the wrong value'}{count}."
        return Difference(
            problem, f"{where} = {number(expected[at])}", f"{where} = {number(got[at])}"
        )

    def same(self, one, other):
        """Tell whether two answers, right or wrong, are the same one."""
        if np.shape(one) != np.shape(other):
            return False
        return bool(self._near(np.asarray(one), np.asarray(other)).all())

    def _near(self, got, expected):
        got, expected = _inexact(got), _inexact(expected)
        finite = np.abs(expected[np.isfinite(expected)])
        scale = finite.max() if finite.size else 0.0
        with np.errstate(invalid="ignore", over="ignore"):
            limit = self.atol + self.rtol * np.abs(expected) + 0.1 * self.rtol * scale
            near = np.abs(got - expected) <= np.where(np.isfinite(limit), limit, 0.0)
        # inf - inf is nan: equal infinities, and nan for nan, are the same answer.
        return near | (got == expected) | (np.isnan(got) & np.isnan(expected))


@dataclass(frozen=True)
class Capped(Close):
    """Equal up to rounding; wrong answers may hold numbers that depend on how logs are made safe.

    Numbers beyond `cap` count as one and the same where two answers are told apart.
    """

    cap: float = 5.0

    def same(self, one, other):
        """Tell whether two answers, right or wrong, are the same one."""
        capped = (np.clip(value, -self.cap, self.cap) for value in (one, other))
        return super().same(*capped)


@dataclass(frozen=True)
class AtLeast:
    """A finite number, large enough, where the exact one depends on how logs are made safe."""

    least: float
    telling = True

    def difference(self, name, got, expected):
        """Return a `Difference`, or None."""
        if np.shape(got) != ():
            return Difference(
                f"{name} is not a number.", "one number", f"{name} of shape {_shape(got)}"
            )
        if np.isfinite(got) and got >= self.least:
            return None
        return Difference(
            f"{name} is not a finite, large number.",
            f"{name} finite and at least {number(self.least)}",
            f"{name} = {number(got)}",
        )

    def same(self, one, other):
        """Tell whether two answers can be the same one: equal (inf and nan too), or both large.

        How large depends on how logs are made safe; of a large number only the sign tells.
        """
        if np.shape(one) != np.shape(other):
            return False
        one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
        large = [np.isfinite(answer) & (np.abs(answer) > 1) for answer in (one, other)]
        alike = large[0] & large[1] & (np.sign(one) == np.sign(other))
        return bool(np.all(alike | Close()._near(one, other)))


@dataclass(frozen=True)
class Normal:
    """Normally distributed draws with mean 0: judged by their look, never by their numbers.

    Cases should draw some thousand numbers in all, so that chance does not decide.
    """

    std: float
    telling = True

    def difference(self, name, got, expected):
        """Return the first `Difference`, or None."""
        if np.shape(got) != np.shape(expected):
            return Close().difference(name, got, expected)
        look = self._look(got)
        for word, value, low, high in (
            ("spread (standard deviation)", look["std"], 0.85 * self.std, 1.15 * self.std),
            ("mean", look["mean"], -0.15 * self.std, 0.15 * self.std),
            ("number of different rows", look["rank"], min(np.shape(got)), np.inf),
            ("peakedness (kurtosis; 3 for a normal draw)", look["kurtosis"], 2.4, 4.0),
        ):
            if not low <= value <= high:
                wanted = f"at least {low:g}" if high == np.inf else f"{low:.3g} to {high:.3g}"
                return Difference(
                    f"{name} does not look like a normal draw: its {word} is off.",
                    f"{word} of {name}: {wanted}",
                    f"{word} of {name}: {number(value)}",
                )
        return None

    def same(self, one, other):
        """Tell whether two draws have the same look: shape, spread, mean, rank and peakedness."""
        if np.shape(one) != np.shape(other):
            return False
        mine, yours = self._look(one), self._look(other)
        spread = max(mine["std"], yours["std"])
        peak = max(mine["kurtosis"], yours["kurtosis"])
        # The fewer numbers, the more chance has to say; and rows that are copies are one draw.
        numbers = np.size(one) * mine["rank"] / min(np.shape(one), default=1)
        slack = np.sqrt(max(1.0, 1000 / max(1.0, numbers)))
        return bool(
            mine["rank"] == yours["rank"]
            and abs(mine["std"] - yours["std"]) <= slack * 0.15 * spread
            and abs(mine["mean"] - yours["mean"]) <= slack * 0.15 * spread
            and abs(mine["kurtosis"] - yours["kurtosis"]) <= slack * 0.25 * peak
        )

    @staticmethod
    def _look(draw):
        draw = np.atleast_2d(np.asarray(draw, dtype=float))
        if not np.isfinite(draw).all():
            return {"std": np.nan, "mean": np.nan, "rank": 0, "kurtosis": np.nan}
        std = draw.std()
        kurtosis = ((draw - draw.mean()) ** 4).mean() / std**4 if std > 1e-12 else 0.0
        # A rank needs no equal rows: twin neurons show however they came about.
        rank = np.linalg.matrix_rank(draw) if std > 1e-12 else 0
        return {"std": std, "mean": draw.mean(), "rank": int(rank), "kurtosis": kurtosis}


@dataclass(frozen=True)
class Shaped:
    """Finite numbers of the right shape, where a case is too small to say more about a draw."""

    telling = False

    def difference(self, name, got, expected):
        """Return the first `Difference`, or None."""
        if np.shape(got) != np.shape(expected):
            return Close().difference(name, got, expected)
        if np.isfinite(got).all():
            return None
        return Difference(f"{name} is not finite.", "finite numbers", f"{name} with nan or inf")

    def same(self, one, other):
        """Tell whether two answers have the same shape and are both finite, or both not."""
        return np.shape(one) == np.shape(other) and (
            np.isfinite(one).all() == np.isfinite(other).all()
        )


@dataclass(frozen=True)
class Drawn(Close):
    """What follows from an answer's own random draws (see `dlhelpers.exercises.own_start`).

    It is right up to rounding, which grows in some steps of training, or wrong. Which mistake was
    made the numbers hardly tell, since they depend on the draws.

    Attributes
    ----------
    alike : float
        How far apart the numbers of one program can be under two draws, relative to the largest;
        2 where the draw decides even on the signs.
    """

    rtol: float = 1e-3
    alike: float = 2.0
    telling = False

    def same(self, one, other):
        """Tell whether two answers can come from the same program, under different draws."""
        if not Shaped().same(one, other):
            return False
        if not np.isfinite(one).all():
            return True
        largest = np.abs([one, other]).max(initial=0)
        return bool(np.all(np.abs(np.subtract(one, other)) <= self.alike * largest))


@dataclass(frozen=True)
class Zero(Close):
    """Zeros, in whose place a wrong answer may hold random numbers."""

    def same(self, one, other):
        """Tell whether two answers have the same look, see `Normal`."""
        return Normal(1.0).same(one, other)


COMPARISONS = {
    kind.__name__: kind for kind in (Close, Capped, AtLeast, Normal, Shaped, Drawn, Zero)
}


def named(value, expected, returns):
    """Return ``{name: value or Misfit}`` for every value that is compared.

    Parameters
    ----------
    value : object
        What an answer returned, as plain data.
    expected : object
        What the reference returned: its structure says what is looked for.
    returns : tuple of str
        A name for each returned value; "" for one that is not compared.
    """
    if len(returns) == 1:
        return _parts(returns[0], value, expected)
    if not isinstance(value, list | tuple) or len(value) != len(returns):
        wanted = f"{len(returns)} values: {', '.join(name or '(anything)' for name in returns)}"
        misfit = Misfit("it does not return what it should.", wanted, describe(value))
        return {part: misfit for part in named(expected, expected, returns)}
    parts = {}
    for name, entry, goal in zip(returns, value, expected, strict=True):
        parts |= _parts(name, entry, goal) if name else {}
    return parts


def _parts(name, value, expected):
    if isinstance(expected, Mapping):
        if not isinstance(value, Mapping):
            misfit = Misfit(
                f"{name} is not a dictionary.",
                f"a dictionary with the keys {', '.join(expected)}",
                describe(value),
            )
            return dict.fromkeys(expected, misfit)
        return {
            part: _fitting(part, value[part], goal)
            if part in value
            else Misfit(
                f"{name} has no entry {part!r}.", f"the keys {', '.join(expected)}", _keys(value)
            )
            for part, goal in expected.items()
        }
    if isinstance(expected, list | tuple) and not _is_list_of_numbers(expected):
        if not isinstance(value, list | tuple) or len(value) != len(expected):
            misfit = Misfit(
                f"{name} has the wrong length or kind.", describe(expected), describe(value)
            )
            # Tuples within tuples: every value that is looked for gets the misfit.
            return dict.fromkeys(_parts(name, expected, expected), misfit)
        parts = {}
        for i, (entry, goal) in enumerate(zip(value, expected, strict=True)):
            inner = _parts(f"{name}[{i}]", entry, goal)
            # Every cache of a list may hold the same keys: none may hide those of another.
            if isinstance(goal, Mapping):
                inner = {f"{name}[{i}][{key!r}]": part for key, part in inner.items()}
            parts |= inner
        return parts
    return {name: _fitting(name, value, expected)}


def _fitting(name, value, expected):
    """Return `value` as something that can be compared with `expected`, or a `Misfit`."""
    if _is_list_of_numbers(expected):
        if isinstance(value, list | tuple) and all(_is_number(entry) for entry in value):
            return np.array([np.asarray(entry)[()] for entry in value], dtype=float)
        if isinstance(value, np.ndarray) and value.ndim == 1:
            return value
        return Misfit(f"{name} is not a list of numbers.", describe(expected), describe(value))
    if isinstance(expected, NUMBERS) and not isinstance(value, NUMBERS):
        kind = "an array" if np.ndim(expected) else "a number"
        return Misfit(f"{name} is not {kind}.", describe(expected), describe(value))
    if expected is None or isinstance(expected, str):
        value, expected = _folded(value), _folded(expected)
        # The type first: an array compared with a text is an array again.
        if type(value) is not type(expected) or value != expected:
            return Misfit(f"{name} is not the right one.", "another one", describe(value))
    return value


def _folded(value):
    return value.strip().casefold() if isinstance(value, str) else value


def _is_number(value):
    return isinstance(value, NUMBERS) and np.shape(value) == ()


def _is_list_of_numbers(value):
    return isinstance(value, list) and all(_is_number(entry) for entry in value)


def describe(value):
    """Say in a few words what kind of thing a returned value is."""
    if value is None:
        return "None (nothing was returned)"
    if isinstance(value, Opaque):
        return f"a {value.type}"
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    if isinstance(value, Mapping):
        return f"a dictionary with the keys {_keys(value)}"
    if isinstance(value, list | tuple):
        kind = type(value).__name__
        return f"a {kind} of {len(value)} values" if len(value) != 1 else f"a {kind} of 1 value"
    if isinstance(value, str):
        return f"the text {value!r}"
    return f"the number {number(value)}"


def number(value):
    """Write one number so that a student can compare it: six digits, no trailing zeros."""
    value = np.asarray(value)[()]
    if np.asarray(value).dtype.kind in "biu":
        return str(value)
    return f"{value:.6g}"


def _keys(mapping):
    # Sorted: in what order an answer makes its entries says nothing about it.
    return ", ".join(sorted(map(str, mapping))) or "(none)"


def _shape(value):
    shape = np.shape(value)
    return f"{shape} (a single number)" if shape == () else str(shape)


def _inexact(values):
    return values if values.dtype.kind in "fc" else values.astype(float)
