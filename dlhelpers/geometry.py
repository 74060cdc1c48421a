"""Where a window can stand, and how much of the input it sees."""

from dlhelpers.errors import explain, require_count


def output_size(n, f, pad, stride, *, caller="output_size"):
    r"""Count the places at which a window can stand along one side of a padded image.

    .. math:: \left\lfloor \frac{n + 2 p - f}{s} \right\rfloor + 1

    The window starts at 0, s, 2s, ... for as long as it ends inside: start + f <= n + 2p. For an
    image of 44 pixels, f = 3 and s = 4 the starts are 0, 4, ..., 40, which are 11.

    Parameters
    ----------
    n : int
        Height or width of the image.
    f : int
        Side of the window.
    pad : int
        Pixels of padding on each of the two ends.
    stride : int
        Pixels from one place to the next.
    caller : str
        The function that a message names; a layer gives its own name.

    Returns
    -------
    int
        At least 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a whole number, the stride is 0, or the window is larger than the
        padded image.

    References
    ----------
    Lecture notes 003, "Strides", formula (1). Formula (2) there drops a window that fits; 000,
    section 2.3, forgets to round down.
    """
    require_count(n, "n", caller)
    require_count(f, "f", caller)
    require_count(pad, "pad", caller, least=0)
    require_count(stride, "stride", caller)
    if f > n + 2 * pad:
        raise ValueError(
            explain(
                f"{caller}: the window is larger than the padded image.",
                expected=f"f <= n + 2 * pad = {n + 2 * pad}",
                got=f"f = {f}, with n = {n} and pad = {pad}",
                fix="take a smaller window or more padding; in a deep network count how small the "
                "image has become.",
            )
        )
    return int((n + 2 * pad - f) // stride + 1)


def receptive_field(layers):
    r"""Measure how much of the input one output of the last layer sees.

    .. math:: 1 + \sum_l (f_l - 1) \prod_{k < l} s_k

    One step in the input of layer l is as long as all strides before it, multiplied.

    Parameters
    ----------
    layers : sequence of (int, int)
        ``(f, stride)`` of each convolution or pooling layer, the first one first.

    Returns
    -------
    int
        Side, in pixels of the input. Two layers of 3x3 see 5; without a layer it is 1.

    Raises
    ------
    TypeError, ValueError
        If `layers` is not a list of pairs of positive whole numbers.

    References
    ----------
    Araujo, Norris and Sim, *Computing receptive fields of convolutional neural networks* (2019),
    equation (2).
    """
    size, step = 1, 1
    for f, stride in _require_pairs(layers):
        size += (f - 1) * step
        step *= stride
    return size


def window_entries(X, f, stride):
    """Look at all windows at once: one view of the images for each entry of a window.

    A loop over the f * f entries of a window takes the place of a loop over all windows, of which
    there are thousands; nothing is copied.

    Parameters
    ----------
    X : ndarray, shape (m, n_H, n_W, n_C)
        Images.
    f, stride : int
        Side of the windows, and pixels from one to the next.

    Yields
    ------
    ndarray, shape (m, places along the height, places along the width, n_C)
        Entry (0, 0) of every window, then entry (0, 1), ...; writing to it writes to `X`.
    """
    _, height, width, _ = X.shape
    for i in range(f):
        for j in range(f):
            # The last window starts at height - f at the latest; its row i is i below that.
            yield X[:, i : height - f + i + 1 : stride, j : width - f + j + 1 : stride]


def _require_pairs(layers):
    """Refuse anything but a list of pairs of positive whole numbers; give back plain ints."""
    is_list = isinstance(layers, (list, tuple))
    if not is_list or any(not isinstance(pair, (list, tuple)) or len(pair) != 2 for pair in layers):
        raise (ValueError if is_list else TypeError)(
            explain(
                "receptive_field: layers is not a list of pairs.",
                expected="a list with (f, stride) for each layer",
                got=f"layers = {layers!r}",
                fix="write for example [(3, 1), (2, 2)]: a 3x3 convolution, then a 2x2 pooling.",
            )
        )
    for layer, (f, stride) in enumerate(layers):
        require_count(f, f"layers[{layer}][0]", "receptive_field")
        require_count(stride, f"layers[{layer}][1]", "receptive_field")
    return [(int(f), int(stride)) for f, stride in layers]
