"""Judge a choice of padding and stride by what it does: many choices are right."""

from dataclasses import dataclass, replace

import numpy as np

from dlhelpers.exercises.comparison import Difference, number
from dlhelpers.geometry import output_size


@dataclass(frozen=True)
class GivesSize:
    """Any pair (pad, stride) that leads from a side of n pixels to one of n_out.

    The pair must be one that makes sense: whole numbers, a stride of at least 1, and less padding
    than the window is wide, so that no window lies on padding alone.

    Attributes
    ----------
    n, f, n_out : int
        Side of the image, of the window and of the output; `given` fills them in.
    """

    n: int = 0
    f: int = 0
    n_out: int = 0
    telling = True

    def given(self, arguments):
        """Return the comparison for a case with these arguments."""
        return replace(self, **arguments)

    def difference(self, name, got, expected):
        """Return a `Difference`, or None. The expected pair is one of many and does not count."""
        effect = self._effect(got)
        wanted = self._size(self.n_out)
        if effect == wanted:
            return None
        pair = ", ".join(number(value) for value in np.ravel(got))
        return Difference(
            f"{name} does not lead from {self.n} pixels to {self.n_out} with f = {self.f}.",
            f"(pad, stride): {wanted}",
            f"({pair}): {effect}",
        )

    def same(self, one, other):
        """Tell whether two pairs do the same, whatever their numbers."""
        return self._effect(one) == self._effect(other)

    def _effect(self, pair):
        pair = np.asarray(pair)
        if pair.shape != (2,):
            return "not two numbers"
        if not np.isfinite(pair).all() or (pair != np.round(pair)).any():
            return "not whole numbers"
        pad, stride = (int(value) for value in pair)
        if pad < 0:
            return "a negative pad"
        if stride < 1:
            return "a stride below 1"
        size = output_size(self.n, self.f, pad, stride)
        if size == self.n_out and pad >= self.f:
            return "windows that lie on padding alone"
        return self._size(size)

    @staticmethod
    def _size(size):
        return f"an output of size {size}"
