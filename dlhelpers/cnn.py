"""A whole convolutional network: (convolution, relu, max-pool) twice, flatten, dense softmax.

The filters are 3x3 with a padding of 1, so they keep the size of an image; the windows of the
pooling are 2x2 and halve it. How many filters there are, how large the images and how many the
classes, the shapes of the parameters say.

Here the factor 1/m of the cost stands once, in the gradient of the output layer; all that comes
after only sums. (`dlhelpers.dense` has it in ``dW`` and ``db`` instead; in a mixture some
layers would learn m times faster than others.)
"""

import numpy as np

from dlhelpers.activations import relu, relu_backward, softmax
from dlhelpers.arguments import require_cache, require_parameters
from dlhelpers.convolution import conv_backward, conv_forward
from dlhelpers.errors import require_array, require_count, require_generator, require_no_nan
from dlhelpers.geometry import output_size
from dlhelpers.pooling import pool_backward, pool_forward

FILTER, STRIDE, PAD = 3, 1, 1
WINDOW = 2  # of the pooling, and its stride
PARAMETERS = ("W1", "b1", "W2", "b2", "W3", "b3")


def initialize_cnn(image_shape, filters, n_classes, rng):
    r"""Draw the parameters: normal weights as wide as suits relu, and biases of zero.

    The standard deviation is :math:`\sqrt{2 / n}` for n numbers that go into one sum: 9 per
    channel for a filter, all of its inputs for a dense unit.

    Parameters
    ----------
    image_shape : (int, int, int)
        Height, width and channels of an image.
    filters : (int, int)
        Filters of the first and of the second convolution.
    n_classes : int
        Units of the dense layer.
    rng : numpy.random.Generator
        Source of the random numbers.

    Returns
    -------
    dict of ndarray
        ``W1 (3, 3, n_C, filters[0])``, ``W2 (3, 3, filters[0], filters[1])``,
        ``W3 (n_classes, n_3)`` and ``b1, b2 (1, 1, 1, filters)``, ``b3 (n_classes, 1)``;
        ``n_3`` is what is left of an image after the second pooling, times ``filters[1]``.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive whole number, an image is smaller than 4x4, or `rng` is no
        generator.

    References
    ----------
    He et al., *Delving deep into rectifiers* (2015), section 2.2.
    """
    height, width, n_C = _require_counts(image_shape, "image_shape", 3)
    first, second = _require_counts(filters, "filters", 2)
    require_count(n_classes, "n_classes", "initialize_cnn")
    require_generator(rng, "initialize_cnn")
    for _ in range(2):
        height, width = (
            output_size(n, WINDOW, 0, WINDOW, caller="initialize_cnn") for n in (height, width)
        )
    shapes = {
        "W1": (FILTER, FILTER, n_C, first),
        "W2": (FILTER, FILTER, first, second),
        "W3": (n_classes, height * width * second),
    }
    parameters = {}
    for layer, (name, shape) in enumerate(shapes.items(), start=1):
        inputs = shape[1] if layer == 3 else np.prod(shape[:3])
        parameters[name] = rng.normal(0, np.sqrt(2 / inputs), size=shape)
        parameters[f"b{layer}"] = np.zeros((n_classes, 1) if layer == 3 else (1, 1, 1, shape[3]))
    return parameters


def cnn_forward(X, parameters):
    """Run the whole network, from images to probabilities.

    Parameters
    ----------
    X : ndarray, shape (m, n_H, n_W, n_C)
        Images.
    parameters : dict of ndarray
        ``W1, b1, W2, b2`` of the convolutions and ``W3, b3`` of the dense layer, as
        `initialize_cnn` gives them.

    Returns
    -------
    AL : ndarray, shape (n_classes, m)
        Probabilities, one column per image.
    caches : tuple
        For `cnn_backward`.

    Raises
    ------
    TypeError, ValueError
        If shapes do not fit, a parameter is missing, or `X` holds nan.

    References
    ----------
    Lecture notes 000, sections 2.6 to 2.8 and 2.10, where flattening mixes the examples and a
    softmax has a single unit.
    """
    maker = "initialize_cnn(image_shape, filters, n_classes, rng)"
    require_parameters(parameters, PARAMETERS, "cnn_forward", maker)
    A1, cache1 = _block_forward(X, parameters["W1"], parameters["b1"])
    A2, cache2 = _block_forward(A1, parameters["W2"], parameters["b2"])
    F = A2.reshape(len(A2), -1).T  # examples are columns from here on
    W3, b3 = parameters["W3"], parameters["b3"]
    fix = f"an image has {len(F)} numbers left after the second pooling."
    require_array(W3, "W3", "cnn_forward", shape=("n_classes", len(F)), fix=fix)
    require_array(b3, "b3", "cnn_forward", shape=(len(W3), 1))
    AL = softmax(W3 @ F + b3)
    return AL, (cache1, cache2, A2.shape, F, W3)


def cnn_backward(AL, Y, caches):
    r"""Find the gradient of the cost with respect to every parameter.

    .. math:: dZ^{[3]} = \frac{1}{m} (A^{[3]} - Y)

    and from there on every layer only sums over the examples.

    Parameters
    ----------
    AL : ndarray, shape (n_classes, m)
        Probabilities, from `cnn_forward`.
    Y : ndarray, shape (n_classes, m)
        Labels: one 1 in each column.
    caches : tuple
        From the same call of `cnn_forward`.

    Returns
    -------
    dict of ndarray
        ``dW1, db1, dW2, db2, dW3, db3``, each of the shape of its parameter.

    Raises
    ------
    TypeError, ValueError
        If `AL`, `Y` and `caches` do not belong together.

    References
    ----------
    Lecture notes 000, sections 2.11 to 2.13, where the factor 1/m is nowhere; 001, equation (32).
    """
    kinds = (tuple, tuple, tuple, np.ndarray, np.ndarray)
    require_cache(caches, kinds, "cnn_backward", "cnn_forward")
    cache1, cache2, shape, F, W3 = caches
    m = shape[0]
    require_array(AL, "AL", "cnn_backward", shape=(len(W3), m))
    require_array(Y, "Y", "cnn_backward", shape=AL.shape)
    require_no_nan(Y, "Y", "cnn_backward")
    dZ3 = (AL - Y) / m
    dA2 = (W3.T @ dZ3).T.reshape(shape)
    dA1, dW2, db2 = _block_backward(dA2, cache2)
    _, dW1, db1 = _block_backward(dA1, cache1, input_gradient=False)
    dW3, db3 = dZ3 @ F.T, dZ3.sum(axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


def _block_forward(A_prev, W, b):
    """Convolution, relu, max-pool; the relu comes last.

    relu keeps the order of numbers, so the relu of the largest entry is the largest relu: nothing
    changes, forward or backward, but the relu has only a quarter of the entries to go through.
    """
    Z, conv_cache = conv_forward(A_prev, W, b, STRIDE, PAD)
    largest, pool_cache = pool_forward(Z, WINDOW, WINDOW)
    return relu(largest), (conv_cache, pool_cache, largest)


def _block_backward(dA, cache, input_gradient=True):
    """Send a gradient back through `_block_forward`."""
    conv_cache, pool_cache, largest = cache
    dZ = pool_backward(relu_backward(dA, largest), pool_cache)
    return conv_backward(dZ, conv_cache, input_gradient)


def _require_counts(sizes, name, length):
    """Refuse anything but so many positive whole numbers."""
    sizes = np.asarray(sizes)
    require_array(sizes, name, "initialize_cnn", shape=(length,), fix=f"list {length} sizes.")
    for place, size in enumerate(sizes.tolist()):
        require_count(size, f"{name}[{place}]", "initialize_cnn")
    return sizes.tolist()
