"""Convolution: one small filter looks at every place of an image, forward and backward.

As everywhere in deep learning, "convolution" is cross-correlation: the filter is not turned.
Images are channels last, height before width. Backward functions only sum over the examples; the
factor 1/m of the cost comes in with the gradient of the output layer.

The layer is written for speed. The naive form, four loops around one product, stands in lesson 5;
here the windows of a few images at a time are copied next to each other ("im2col"), so that one
product of matrices does the work of the loops.
"""

from numbers import Integral

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dlhelpers.arguments import float_type, require_cache
from dlhelpers.errors import require_array, require_count, require_no_nan
from dlhelpers.geometry import output_size, window_entries

# Bytes of windows that are held at once: about the size of a core's own (L2) cache. All windows of
# a batch take f * f times the memory of its images, and 1.2 to 2.7 times as long.
BLOCK = 1 << 20


def convolve2d(image, kernel):
    r"""Slide a kernel over a grey image, without padding (a valid cross-correlation).

    .. math:: Z_{hw} = \sum_{i,j} image_{h+i,\, w+j}\; kernel_{ij}

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels.
    kernel : ndarray, shape (f_H, f_W)
        Weights; not turned by 180 degrees.

    Returns
    -------
    ndarray, shape (H - f_H + 1, W - f_W + 1)
        Negative where the image gets lighter in the direction of an edge filter.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a matrix, the kernel is larger than the image, or the image holds nan.

    References
    ----------
    Lecture notes 000, section 2.1 (whose 6x6 results have 4 rows, not 6); 003, "To find
    convolutions".
    """
    require_array(image, "image", "convolve2d", shape=("H", "W"))
    require_array(kernel, "kernel", "convolve2d", shape=("f_H", "f_W"))
    return _slide(image[..., np.newaxis], kernel[..., np.newaxis], "convolve2d")


def convolve_volume(image, kernel):
    r"""Slide a kernel over an image with channels; all channels go into one sum.

    .. math:: Z_{hw} = \sum_{i,j,c} image_{h+i,\, w+j,\, c}\; kernel_{ijc}

    Parameters
    ----------
    image : ndarray, shape (H, W, C)
        An image, for example red, green and blue.
    kernel : ndarray, shape (f_H, f_W, C)
        Weights, as many channels as the image has.

    Returns
    -------
    ndarray, shape (H - f_H + 1, W - f_W + 1)
        One channel.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, the kernel is larger than the image, or the image holds nan.

    References
    ----------
    Lecture notes 000, section 2.3; 003, "How to convolve?" (3x3x2 does not fit an RGB image).
    """
    require_array(image, "image", "convolve_volume", shape=("H", "W", "C"))
    fix = "a kernel has as many channels as the image."
    shape = ("f_H", "f_W", image.shape[2])
    require_array(kernel, "kernel", "convolve_volume", shape=shape, fix=fix)
    return _slide(image, kernel, "convolve_volume")


def zero_pad(X, pad):
    """Put a frame of zeros around every image.

    Parameters
    ----------
    X : ndarray, shape (m, n_H, n_W, n_C)
        Images.
    pad : int
        Width of the frame, at least 0.

    Returns
    -------
    ndarray, shape (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
        New images.

    Raises
    ------
    TypeError, ValueError
        If `X` is not a batch of images or holds nan, or `pad` is not a whole number.

    References
    ----------
    Lecture notes 000, section 2.2.
    """
    require_array(X, "X", "zero_pad", shape=("m", "n_H", "n_W", "n_C"))
    require_no_nan(X, "X", "zero_pad")
    require_count(pad, "pad", "zero_pad", least=0)
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))


def conv_single_step(a_slice, W, b):
    r"""Apply one filter at one place: :math:`\sum_{i,j,c} a_{ijc} W_{ijc} + b`.

    Parameters
    ----------
    a_slice : ndarray, shape (f, f, n_C_prev)
        What the filter sees.
    W : ndarray, shape (f, f, n_C_prev)
        The filter.
    b : ndarray, shape (1, 1, 1)
        Its bias.

    Returns
    -------
    float
        One entry of ``Z``.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, or `a_slice` holds nan.

    References
    ----------
    Lecture notes 000, section 2.4; 001, equation (15), which adds b on the diagonal only.
    """
    require_array(a_slice, "a_slice", "conv_single_step", shape=("f", "f", "n_C_prev"))
    require_array(W, "W", "conv_single_step", shape=a_slice.shape)
    require_array(b, "b", "conv_single_step", shape=(1, 1, 1))
    require_no_nan(a_slice, "a_slice", "conv_single_step")
    products = np.multiply(a_slice, W, dtype=float_type(a_slice, W))
    return (products.sum() + b.item()).item()


def count_conv_parameters(f, n_C_prev, n_C):
    """Count the numbers that a convolution learns; the size of the image has no part in it.

    Parameters
    ----------
    f : int
        Side of the filters.
    n_C_prev, n_C : int
        Channels that come in; filters, which are the channels that go out.

    Returns
    -------
    int
        ``count_conv_parameters(3, 3, 10)`` is (3 * 3 * 3 + 1) 10 = 280.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a positive whole number.

    References
    ----------
    Lecture notes 003 (10 filters of 3x3x3: 280 parameters, whatever the size of the picture).
    """
    for name, value in (("f", f), ("n_C_prev", n_C_prev), ("n_C", n_C)):
        require_count(value, name, "count_conv_parameters")
    return (int(f) ** 2 * int(n_C_prev) + 1) * int(n_C)


def conv_forward(A_prev, W, b, stride=1, pad=0):
    r"""Run a convolution layer, without its activation.

    .. math:: Z_{e h w n} = b_n + \sum_{i,j,c} A^{pad}_{e,\; h s + i,\; w s + j,\; c}\; W_{ijcn}

    Parameters
    ----------
    A_prev : ndarray, shape (m, n_H_prev, n_W_prev, n_C_prev)
        Images, or activations of the previous layer.
    W : ndarray, shape (f, f, n_C_prev, n_C)
        Filters, along the last axis.
    b : ndarray, shape (1, 1, 1, n_C)
        Biases.
    stride : int
        Pixels from one place of the filter to the next.
    pad : int
        Width of the frame of zeros around each image.

    Returns
    -------
    Z : ndarray, shape (m, n_H, n_W, n_C)
        Input of the activation function; the height and the width as `output_size` says.
    cache : tuple
        For `conv_backward`.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, the filter is larger than the padded image, or `A_prev` holds nan.

    References
    ----------
    Lecture notes 000, sections 2.4, 2.5 and 2.10; 001, equation (15).
    """
    n_H, n_W = _require_layer(A_prev, W, b, stride, pad)
    dtype = float_type(A_prev, W, b)
    m, f, n_C = A_prev.shape[0], W.shape[0], W.shape[3]
    # Every window ends in a 1, so the bias is one more weight and costs no pass of its own.
    weights = np.concatenate([W.reshape(-1, n_C), b.reshape(1, n_C)]).astype(dtype, copy=False)
    Z = np.empty((m, n_H * n_W, n_C), dtype)
    for images, windows in _window_blocks(A_prev, f, stride, pad, dtype):
        # A stack of small products, one for each image: up to 1.4 times as fast as a big one.
        np.matmul(windows, weights, out=Z[images])
    return Z.reshape(m, n_H, n_W, n_C), (A_prev, W, b, stride, pad)


def conv_backward(dZ, cache, input_gradient=True):
    r"""Send a gradient back through `conv_forward`.

    .. math:: dW_{ijcn} = \sum_{e,h,w} A^{pad}_{e,\; h s + i,\; w s + j,\; c}\; dZ_{e h w n},
        \qquad db_n = \sum_{e,h,w} dZ_{e h w n}

    and each window of ``dA_prev`` gets, on top of what other windows sent it,
    :math:`\sum_n W_{ijcn} dZ_{e h w n}`.

    Parameters
    ----------
    dZ : ndarray, shape (m, n_H, n_W, n_C)
        Gradient with respect to ``Z``.
    cache : tuple
        From `conv_forward`.
    input_gradient : bool
        The first layer of a network has no use for ``dA_prev``: False saves half of the work.

    Returns
    -------
    dA_prev : ndarray, shape (m, n_H_prev, n_W_prev, n_C_prev), or None
        Gradient with respect to ``A_prev``.
    dW : ndarray, shape (f, f, n_C_prev, n_C)
        Gradient with respect to ``W``: a sum over examples and places, not a mean.
    db : ndarray, shape (1, 1, 1, n_C)
        Gradient with respect to ``b``.

    Raises
    ------
    TypeError, ValueError
        If `dZ` does not have the shape of ``Z``, or `cache` is not from `conv_forward`.

    References
    ----------
    Lecture notes 000, sections 2.11 to 2.13, where the stride, the sum over the examples (in 2.11)
    and the loop over overlapping windows are missing; 001, equations (17) to (19).
    """
    kinds = (np.ndarray, np.ndarray, np.ndarray, Integral, Integral)
    require_cache(cache, kinds, "conv_backward", "conv_forward")
    A_prev, W, b, stride, pad = cache
    m, H, width, _ = A_prev.shape
    n_H, n_W = (output_size(n, W.shape[0], pad, stride) for n in (H, width))
    require_array(dZ, "dZ", "conv_backward", shape=(m, n_H, n_W, W.shape[3]))
    dZ = dZ.astype(float_type(dZ, A_prev, W), copy=False)
    dW, db = _parameter_gradients(dZ, A_prev, W.shape[0], stride, pad)
    dA_prev = _input_gradient(dZ, W, A_prev.shape, stride, pad) if input_gradient else None
    return dA_prev, dW, db.reshape(b.shape)


def _slide(image, kernel, function):
    """Sum, over the entries of a kernel, the image shifted to that entry times the entry."""
    require_no_nan(image, "image", function)
    (H, W, _), (f_H, f_W, _) = image.shape, kernel.shape
    n_H, n_W = (output_size(n, f, 0, 1, caller=function) for n, f in ((H, f_H), (W, f_W)))
    dtype = float_type(image, kernel)
    Z, image = np.zeros((n_H, n_W), dtype), image.astype(dtype, copy=False)
    # One pass over the image for each entry of the kernel, instead of one product for each window.
    for i, j, c in np.ndindex(kernel.shape):
        Z += image[i : i + n_H, j : j + n_W, c] * kernel[i, j, c]
    return Z


def _parameter_gradients(dZ, A_prev, f, stride, pad):
    """Sum, over examples and places, what the filter saw times the gradient that came back."""
    m, n_H, n_W, n_C = dZ.shape
    D = dZ.reshape(m, n_H * n_W, n_C)
    total = np.zeros((f * f * A_prev.shape[3] + 1, n_C), dZ.dtype)
    for images, windows in _window_blocks(A_prev, f, stride, pad, dZ.dtype):
        total += np.matmul(windows.transpose(0, 2, 1), D[images]).sum(axis=0)
    return total[:-1].reshape(f, f, -1, n_C), total[-1]


def _input_gradient(dZ, W, shape, stride, pad):
    """Give every pixel the sum of what the windows over it send back."""
    (m, H, width, n_C_prev), f = shape, W.shape[0]
    n_H, n_W, n_C = dZ.shape[1:]
    D = dZ.reshape(m, n_H * n_W, n_C)
    dA_prev = np.empty(shape, dZ.dtype)
    step = _images_per_block(m, n_H * n_W * f * f * n_C_prev * dZ.itemsize)
    for k in range(0, m, step):
        d = D[k : k + step]
        padded = np.zeros((len(d), H + 2 * pad, width + 2 * pad, n_C_prev), dZ.dtype)
        for place, share in zip(window_entries(padded, f, stride), _shares(d, W), strict=True):
            place += share.reshape(place.shape)
        dA_prev[k : k + step] = padded[:, pad : pad + H, pad : pad + width]
    return dA_prev


def _shares(d, W):
    """Yield what each entry of the filter, (0, 0) first, sends back to its pixel of each window."""
    f, _, n_C_prev, n_C = W.shape
    if n_C_prev >= 8:
        # A contiguous copy: BLAS is up to twice as fast on small products that need no transposing.
        weights = np.ascontiguousarray(W.transpose(0, 1, 3, 2)).reshape(-1, n_C, n_C_prev)
        yield from (np.matmul(d, entry) for entry in weights)
        return
    # With few channels: one product for all entries. The entries stand innermost, so that all
    # places of one entry are one long run through memory: two to three times as fast as short runs.
    weights = np.ascontiguousarray(W.transpose(3, 2, 0, 1)).reshape(n_C, -1)
    shares = np.matmul(d, weights).reshape(*d.shape[:2], n_C_prev, f * f)
    yield from (shares[..., entry] for entry in range(f * f))


def _window_blocks(A_prev, f, stride, pad, dtype):
    """Walk over the batch; yield (images, windows), a few images at a time.

    ``windows[e, r]`` is window r of image e as a row (its rows, columns, channels), then a 1.
    """
    m, H, width, n_C_prev = A_prev.shape
    n_H, n_W = (output_size(n, f, pad, stride) for n in (H, width))
    size = f * f * n_C_prev
    step = _images_per_block(m, n_H * n_W * size * dtype.itemsize)
    height, wide = H + 2 * pad, width + 2 * pad
    # The same numbers in one of two orders in memory: the one that can be copied in longer runs,
    # pixels of one channel along a row of the output, or all channels along a row of the window.
    if n_W > f * n_C_prev:
        padded = np.zeros((step, n_C_prev, height, wide), dtype).transpose(0, 2, 3, 1)
        rows = np.empty((step, size + 1, n_H * n_W), dtype).transpose(0, 2, 1)
    else:
        padded = np.zeros((step, height, wide, n_C_prev), dtype)
        rows = np.empty((step, n_H * n_W, size + 1), dtype)
    rows[..., size] = 1
    # Views: writing to `inside` and `copied` fills `padded` and `rows`.
    inside = padded[:, pad : pad + H, pad : pad + width]
    seen = sliding_window_view(padded, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    seen = seen.transpose(0, 1, 2, 4, 5, 3)
    copied = rows[..., :size].reshape(seen.shape)
    for k in range(0, m, step):
        n = min(step, m - k)
        inside[:n] = A_prev[k : k + n]
        copied[:n] = seen[:n]
        yield slice(k, k + n), rows[:n]


def _images_per_block(m, bytes_per_image):
    return min(m, max(1, BLOCK // bytes_per_image))


def _require_layer(A_prev, W, b, stride, pad):
    """Refuse arguments that do not fit each other; return the height and width of the output."""
    shape = ("m", "n_H_prev", "n_W_prev", "n_C_prev")
    require_array(A_prev, "A_prev", "conv_forward", shape=shape)
    require_array(W, "W", "conv_forward", shape=("f", "f", A_prev.shape[3], "n_C"))
    f = W.shape[0]
    fix = "a filter is square, and has as many channels as A_prev."
    require_array(W, "W", "conv_forward", shape=(f, f, A_prev.shape[3], "n_C"), fix=fix)
    fix = f"there are {W.shape[3]} filters in W: a bias for each, along the last axis."
    require_array(b, "b", "conv_forward", shape=(1, 1, 1, W.shape[3]), fix=fix)
    n_H, n_W = (output_size(n, f, pad, stride, caller="conv_forward") for n in A_prev.shape[1:3])
    require_no_nan(A_prev, "A_prev", "conv_forward")
    return n_H, n_W
