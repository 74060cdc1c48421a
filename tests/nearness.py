"""Equality up to rounding, for layers that compute in either precision."""

import numpy as np

TOLERANCE = {np.dtype(np.float64): 1e-12, np.dtype(np.float32): 3e-5}


def assert_near(got, wanted, name=""):
    """Compare results of numbers around 1, in the precision of `got`.

    A relative error alone would ask too much: sums may cancel, and where tanh is flat few digits
    of 1 - a^2 are left.
    """
    assert got.shape == wanted.shape, name
    tolerance = TOLERANCE[got.dtype]
    np.testing.assert_allclose(got, wanted, rtol=tolerance, atol=tolerance, err_msg=name)
