"""Exercise: a whole convolutional network, backward."""

import numpy as np

import dlhelpers.cnn
from dlhelpers.exercises.convolutional_network.cnn_forward import cnn_forward, draw_network
from dlhelpers.exercises.convolutional_network.conv_backward import conv_backward
from dlhelpers.exercises.convolutional_network.pool_backward import pool_backward
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.fed import from_forward
from dlhelpers.exercises.own_forward import OwnForward


def cnn_backward(AL, Y, caches):
    """Find how the cost changes with every parameter of the network.

    The cost is a mean over the m images. Its factor 1/m comes in once, in dZ of the dense layer;
    from there on every function only sums.

    Parameters
    ----------
    AL : ndarray, shape (K, m)
        Probabilities, from `cnn_forward`.
    Y : ndarray, shape (K, m)
        Labels: one 1 in each column.
    caches : list
        From the same call of your own `cnn_forward`.

    Returns
    -------
    dict of ndarray
        ``dW1, db1, dW2, db2, dW3, db3``, each of the shape of its parameter.
    """
    ### BEGIN SOLUTION
    m = Y.shape[1]
    shape, F, W3 = caches[-1]
    dZ = (AL - Y) / m
    gradients = {"dW3": dZ @ F.T, "db3": np.sum(dZ, axis=1, keepdims=True)}
    dA = (W3.T @ dZ).T.reshape(shape)
    for l in (2, 1):
        conv_cache, Z, pool_cache = caches[l - 1]
        dZ = pool_backward(dA, pool_cache) * (Z > 0)
        dA, gradients[f"dW{l}"], gradients[f"db{l}"] = conv_backward(dZ, conv_cache)
    return gradients
    ### END SOLUTION


ONE, THREE, ODD = "one image", "three images", "sides that are odd, two channels"
BLACK, LARGE, EQUAL = "one image without ink", "larger images", "as many classes as images"


def cases(rng):
    """Caches from a forward pass: the notebook's own, where there is one."""

    def case(m, n_H, n_W, n_C, filters, K, black=False):
        X, parameters = draw_network(rng, (m, n_H, n_W, n_C), filters, K)
        if black:
            X[0], parameters["b1"] = 0, np.zeros(parameters["b1"].shape)
            parameters["b2"] = 0.1 + np.abs(parameters["b2"])  # so that something comes back so far
        AL, caches = from_forward(cnn_forward, {"X": X, "parameters": parameters})
        Y = np.eye(K)[:, np.arange(m) % K]
        if m == 1 or black:  # images that it is wrong about: a tiny error is mostly rounding
            Y = np.eye(K)[:, AL.otherwise.argmin(axis=0)]
        return {"AL": AL, "Y": Y, "caches": caches}

    return {
        ONE: case(1, 4, 4, 1, (2, 2), 2),
        THREE: case(3, 4, 8, 1, (2, 2), 4),
        ODD: case(2, 6, 5, 2, (2, 2), 4),
        BLACK: case(2, 4, 5, 1, (3, 2), 3, black=True),
        LARGE: case(2, 8, 9, 1, (2, 2), 3),
        EQUAL: case(3, 4, 4, 2, (2, 2), 3),
    }


def own_forward(rng):
    """Return a small network on which a student's own two passes are compared.

    Drawn again until no entry of its gradient is 0: an entry that is 0 proves nothing.
    """
    m, K = 8, 2
    Y = np.eye(K)[:, np.arange(m) % K]
    while True:
        X, parameters = draw_network(rng, (m, 4, 8, 1), (1, 2), K)
        AL, caches = dlhelpers.cnn.cnn_forward(X, parameters)
        gradients = dlhelpers.cnn.cnn_backward(AL, Y, caches)
        if all(np.abs(gradient).min() > 1e-5 for gradient in gradients.values()):
            return OwnForward(forward="cnn_forward", X=X, Y=Y, parameters=parameters)


def _slope(Z):
    return Z > 0


def _images(dF, shape):
    return dF.T.reshape(shape)


def _right(AL, Y, caches, dZ=None, slope=_slope, images=_images, unpool=pool_backward):
    """Return what a right program returns, but for what is exchanged.

    dZ is that of the dense layer, ``slope(Z)`` that of relu, ``images(dF, shape)`` undoes the
    flattening, ``unpool(dA, cache)`` the pooling.
    """
    shape, F, W3 = caches[-1]
    dZ = (AL - Y) / Y.shape[1] if dZ is None else dZ
    gradients = {"dW3": dZ @ F.T, "db3": np.sum(dZ, axis=1, keepdims=True)}
    dA = images(W3.T @ dZ, shape)
    for l in (2, 1):
        conv_cache, Z, pool_cache = caches[l - 1]
        dA, *found = conv_backward(unpool(dA, pool_cache) * slope(Z), conv_cache)
        gradients |= dict(zip((f"dW{l}", f"db{l}"), found, strict=True))
    return gradients


def _times(gradients, *factors):
    """Multiply the gradients of layers 1, 2 and 3 by so much."""
    return {name: value * factors[int(name[2]) - 1] for name, value in gradients.items()}


# Who divides by m?


def forgets_the_mean(AL, Y, caches):
    """All gradients are m times too large: 1/m stands nowhere. The cost is a mean: every image
    twice must give the same gradients, and yours double.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), m, m, m)


def mean_taken_twice(AL, Y, caches):
    """All gradients are m times too small: 1/m comes in twice on the way to each of them. Its place
    is dZ of the dense layer; from there it goes on by itself.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), 1 / m, 1 / m, 1 / m)


def mean_in_the_dense_layer_only(AL, Y, caches):
    """The dense layer takes the mean and the convolutions sum: dW3 and db3 are right, the others m
    times too large. The filters would learn m times faster than the dense layer. Put 1/m where
    all gradients come by.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), m, m, 1)


def mean_twice_in_the_dense_layer(AL, Y, caches):
    """The filters are right; dW3 and db3 are m times too small. dZ is divided by m already, and
    then they were divided once more, as in lesson 3. In this lesson the dense layer only sums.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), 1, 1, 1 / m)


def mean_twice_in_dW3(AL, Y, caches):
    """All is right but dW3, which is m times too small: dZ is divided by m already, and then dW3
    was divided once more.
    """
    gradients = _right(AL, Y, caches)
    return gradients | {"dW3": gradients["dW3"] / Y.shape[1]}


def mean_twice_in_db3(AL, Y, caches):
    """All is right but db3, which is m times too small: dZ is divided by m already, and then a mean
    was taken where there should be a sum.
    """
    gradients = _right(AL, Y, caches)
    return gradients | {"db3": gradients["db3"] / Y.shape[1]}


def mean_missing_in_the_dense_layer(AL, Y, caches):
    """The filters are right; dW3 and db3 are m times too large: they were made before it was
    divided by m.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), 1, 1, m)


def mean_twice_in_the_convolutions(AL, Y, caches):
    """The dense layer is right; the gradients of the filters are m times too small. They were
    divided by m once more, and dZ had that in it already.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), 1 / m, 1 / m, 1)


def mean_in_every_layer(AL, Y, caches):
    """The dense layer is right, the second convolution m times too small, the first m * m times:
    1/m comes in with every layer. One mean is taken, once.
    """
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), 1 / m**2, 1 / m, 1)


def mean_over_the_classes_too(AL, Y, caches):
    """All gradients are K times too small: the difference was divided by the number of all its
    entries. The cost is a sum over the classes and a mean over the images.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) / Y.size)


def divided_by_the_number_of_classes(AL, Y, caches):
    """The difference was divided by the number of rows of Y, the classes. The images are
    its columns.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) / len(Y))


# The dense layer.


def wrong_sign(AL, Y, caches):
    """All gradients have the wrong sign: Y and AL stand the wrong way round in the difference."""
    return _right(AL, Y, caches, dZ=(Y - AL) / Y.shape[1])


def slope_of_the_output_once_more(AL, Y, caches):
    """dZ of the dense layer is too small by the factor AL (1 - AL). In the difference of AL and Y
    the slope of softmax has cancelled already.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) * AL * (1 - AL) / Y.shape[1])


def error_only_in_the_right_class(AL, Y, caches):
    """dZ is 0 wherever the label is 0. What the network said too much of a wrong class must come
    down as well.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) * Y / Y.shape[1])


def decisions_instead_of_probabilities(AL, Y, caches):
    """Where the network is right nothing comes back: the label was compared with the decision. How
    far a probability is from its label matters, even on the right side.
    """
    decided = np.eye(len(AL))[:, AL.argmax(axis=0)]
    return _right(AL, Y, caches, dZ=(decided - Y) / Y.shape[1])


def db3_over_the_classes(AL, Y, caches):
    """db3 was summed down the columns, over the classes. Sum over the images, along the rows."""
    dZ = (AL - Y) / Y.shape[1]
    return _right(AL, Y, caches) | {"db3": dZ.sum(axis=0, keepdims=True)}


def db3_of_rank_1(AL, Y, caches):
    """The numbers in db3 are right, but the sum lost an axis. b3 is a column, and so is db3."""
    gradients = _right(AL, Y, caches)
    return gradients | {"db3": gradients["db3"][:, 0]}


def db3_without_a_sum(AL, Y, caches):
    """db3 has a column per image, and a bias is one number per class: add up."""
    return _right(AL, Y, caches) | {"db3": (AL - Y) / Y.shape[1]}


def dW3_transposed(AL, Y, caches):
    """dW3 is the other way round. A gradient has the shape of its parameter."""
    gradients = _right(AL, Y, caches)
    return gradients | {"dW3": gradients["dW3"].T}


# Through the flattening.


def images_filled_from_columns(AL, Y, caches):
    """The dense layer is right, and with one image all is. With several the numbers of different
    images got mixed: examples were columns still when the images were made. Turn first.
    """
    return _right(AL, Y, caches, images=lambda dF, shape: dF.reshape(shape))


def images_filled_with_the_channels_first(AL, Y, caches):
    """The dense layer is right; on the way back to images the numbers were put channel by channel.
    Forward they were taken pixel by pixel: go back as you came.
    """

    def images(dF, shape):
        m, n_H, n_W, n_C = shape
        return np.moveaxis(dF.T.reshape(m, n_C, n_H, n_W), 1, 3)

    return _right(AL, Y, caches, images=images)


def W3_forgotten_on_the_way_back(AL, Y, caches):
    """The dense layer is right; the error went on to the images without the weights. It came
    forward through W3, and returns by the same way.
    """
    shape, _, W3 = caches[-1]
    dZ = (AL - Y) / Y.shape[1]
    dF = np.broadcast_to(dZ.sum(axis=0), (W3.shape[1], Y.shape[1]))
    return _right(AL, Y, caches, images=lambda *_: dF.T.reshape(shape))


def weights_already_moved(AL, Y, caches):
    """The dense layer is right; the error went on through weights from which the gradient had been
    subtracted. All gradients belong to one and the same point: nothing moves before all are known.
    """
    shape, _, W3 = caches[-1]
    moved = W3 - _right(AL, Y, caches)["dW3"]
    dF = moved.T @ ((AL - Y) / Y.shape[1])
    return _right(AL, Y, caches, images=lambda *_: dF.T.reshape(shape))


# Through pooling and relu.


def forgets_the_slope(AL, Y, caches):
    """The dense layer is right; in the others the step back through relu is missing. Where Z was
    negative, nothing may come through.
    """
    return _right(AL, Y, caches, slope=np.ones_like)


def forgets_the_slope_of_the_first_block(AL, Y, caches):
    """dW1 and db1 are wrong and the others right: in the first block the step back through relu is
    missing.
    """
    steps = iter((_slope, np.ones_like))
    return _right(AL, Y, caches, slope=lambda Z: next(steps)(Z))


def forgets_the_slope_of_the_second_block(AL, Y, caches):
    """dW3 and db3 are right, and dW2 and db2 are not: in the second block the step back through
    relu is missing.
    """
    steps = iter((np.ones_like, _slope))
    return _right(AL, Y, caches, slope=lambda Z: next(steps)(Z))


def slope_1_at_0(AL, Y, caches):
    """An image without ink shows it: there Z is 0, and something came through. The slope of relu at
    0 is 0 in this course.
    """
    return _right(AL, Y, caches, slope=lambda Z: Z >= 0)


def value_of_relu_for_its_slope(AL, Y, caches):
    """The gradient was multiplied by the value of relu and not by its slope. Where Z is positive
    the slope is 1, however large Z is.
    """
    return _right(AL, Y, caches, slope=lambda Z: np.maximum(0, Z))


def slope_of_tanh(AL, Y, caches):
    """The slope of tanh stands where that of relu belongs, which is 0 or 1."""
    return _right(AL, Y, caches, slope=lambda Z: 1 - np.tanh(Z) ** 2)


def wrong_side_of_relu(AL, Y, caches):
    """The gradient passes where Z is negative and is stopped where it is positive."""
    return _right(AL, Y, caches, slope=lambda Z: Z < 0)


def negative_errors_cut_off(AL, Y, caches):
    """On the way back the negative errors were cut off, as if relu were applied to them. An error
    may be negative; whether it passes is decided by Z.
    """

    def unpool(dA, cache):
        return np.maximum(0, pool_backward(dA, cache))

    return _right(AL, Y, caches, unpool=unpool, slope=np.ones_like)


def shared_out_as_for_an_average(AL, Y, caches):
    """Each window was given its gradient in equal shares, as for an average. Here the maximum was
    kept: the winner gets everything.
    """

    def unpool(dA, cache):
        A_prev, f, stride, _ = cache
        return pool_backward(dA, (A_prev, f, stride, "average"))

    return _right(AL, Y, caches, unpool=unpool)


def copied_to_the_whole_window(AL, Y, caches):
    """Each window was given its gradient four times, once for every pixel: images were made larger
    by repeating. Only the winner had a part in the result.
    """

    def unpool(dA, cache):
        A_prev, f, stride, _ = cache
        return f * f * pool_backward(dA, (A_prev, f, stride, "average"))

    return _right(AL, Y, caches, unpool=unpool)


# From block to block.


def first_block_missing(AL, Y, caches):
    """dW1 and db1 are missing. The error has to go through the second block into the first."""
    right = _right(AL, Y, caches)
    return {name: right[name] for name in right if name[2] != "1"}


def dense_layer_missing(AL, Y, caches):
    """dW3 and db3 are missing. They come from dZ of the dense layer, before it is sent on."""
    right = _right(AL, Y, caches)
    return {name: right[name] for name in right if name[2] != "3"}


def blocks_exchanged(AL, Y, caches):
    """dW1 and dW2 have changed names: you meet the second convolution first, but its gradients are
    dW2 and db2.
    """
    other = {"1": "2", "2": "1", "3": "3"}
    return {name[:2] + other[name[2]]: value for name, value in _right(AL, Y, caches).items()}


def caches_in_forward_order(AL, Y, caches):
    """The way back began with the first block. What was done last is undone first."""
    first, second, dense = caches
    return _right(AL, Y, [second, first, dense])


# What comes back, and what must stay.


def named_like_parameters(AL, Y, caches):
    """The gradients came back under the names of the parameters. Theirs begin with a d."""
    return {name[1:]: value for name, value in _right(AL, Y, caches).items()}


def gives_back_a_list(AL, Y, caches):
    """The arrays came back in a list. Who uses them looks for names, in a dictionary."""
    return list(_right(AL, Y, caches).values())


def overwrites_AL(AL, Y, caches):
    """The gradients are right, but AL is not what it was: Y was subtracted in its place."""
    gradients = _right(AL, Y, caches)
    AL -= Y
    return gradients


def empties_the_caches(AL, Y, caches):
    """The gradients are right, but the caches are gone: you took them out of the list one by one.
    It belongs to whoever called you.
    """
    gradients = _right(AL, Y, caches)
    while caches:
        caches.pop()
    return gradients


def db3_is_one_number(AL, Y, caches):
    """db3 is one number, the sum of everything, and that is 0. Each class has a bias of its own:
    sum over the images, along the rows.
    """
    return _right(AL, Y, caches) | {"db3": np.sum((AL - Y) / Y.shape[1])}


def W3_not_turned(AL, Y, caches):
    """A product does not fit: on the way back W3 has to be turned. It made K scores of n_3 numbers,
    and now n_3 gradients come of K.
    """
    return {"dA": caches[-1][2] @ ((AL - Y) / Y.shape[1])}


def slope_before_the_pool(AL, Y, caches):
    """The slope of relu was multiplied in before the pooling was undone, and there the shapes do
    not fit: Z has the size from before the pooling. What was done last is undone first.
    """
    shape, _, W3 = caches[-1]
    _, Z, _ = caches[1]
    dA = (W3.T @ ((AL - Y) / Y.shape[1])).T.reshape(shape)
    return {"dA": dA * (Z > 0)}


def conv_backward_taken_apart_in_the_wrong_order(AL, Y, caches):
    """The dense layer is right; what conv_backward gives was taken apart in the wrong order.
    dA_prev comes first, then dW, then db.
    """
    shape, F, W3 = caches[-1]
    dZ = (AL - Y) / Y.shape[1]
    gradients = {"dW3": dZ @ F.T, "db3": np.sum(dZ, axis=1, keepdims=True)}
    dA = _images(W3.T @ dZ, shape)
    for l in (2, 1):
        conv_cache, Z, pool_cache = caches[l - 1]
        dZ = pool_backward(dA, pool_cache) * _slope(Z)
        gradients[f"dW{l}"], gradients[f"db{l}"], dA = conv_backward(dZ, conv_cache)
    return gradients


def filters_only(AL, Y, caches):
    """The biases have no gradients: dW1, dW2 and dW3 came back alone. Biases learn too."""
    right = _right(AL, Y, caches)
    return {name: right[name] for name in right if name[1] == "W"}


def m_times_the_sum(AL, Y, caches):
    """All gradients are m * m times too large: m is in the product, where it should divide."""
    m = Y.shape[1]
    return _times(_right(AL, Y, caches), m * m, m * m, m * m)


def half_the_difference(AL, Y, caches):
    """All gradients are half of what they should be: the 2 in the denominator belongs to the
    squared error.
    """
    return _times(_right(AL, Y, caches), 0.5, 0.5, 0.5)


def twice_the_difference(AL, Y, caches):
    """All gradients are twice what they should be: the 2 belongs to the squared error. The slope of
    the cross-entropy and of softmax together is AL - Y.
    """
    return _times(_right(AL, Y, caches), 2, 2, 2)


def slope_of_the_cross_entropy_alone(AL, Y, caches):
    """The slope of the cost with respect to AL was taken for dZ. Softmax lies between them, and
    both together give the plain difference of AL and Y.
    """
    return _right(AL, Y, caches, dZ=-Y / AL / Y.shape[1])


def labels_out_of_account(AL, Y, caches):
    """Y has no part in dZ of the dense layer. The error is the difference of AL and Y."""
    return _right(AL, Y, caches, dZ=AL / Y.shape[1])


def value_of_Z_for_the_slope(AL, Y, caches):
    """The gradient was multiplied by Z and not by the slope of relu. The slope is 1 where Z is
    positive, however large Z is, and 0 elsewhere.
    """
    return _right(AL, Y, caches, slope=lambda Z: Z)


def gradient_of_Z2_sent_on(AL, Y, caches):
    """dW1 and db1 are wrong and the others right: to the first block went what came back to Z of
    the second. It has to go through the second convolution first.
    """
    right = _right(AL, Y, caches)
    shape, _, W3 = caches[-1]
    dA = _images(W3.T @ ((AL - Y) / Y.shape[1]), shape)
    dZ = pool_backward(dA, caches[1][2]) * _slope(caches[1][1])
    dZ = pool_backward(dZ, caches[0][2]) * _slope(caches[0][1])
    _, dW1, db1 = conv_backward(dZ, caches[0][0])
    return right | {"dW1": dW1, "db1": db1}


def divided_by_the_features(AL, Y, caches):
    """The difference was divided by how many numbers are left of an image. The mean is one over the
    images.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) / len(caches[-1][1]))


def block_by_block(AL, Y, caches):
    (conv1, Z1, pool1), (conv2, Z2, pool2), (shape, F, W3) = caches
    dZ3 = (AL - Y) / AL.shape[1]
    dW3 = np.dot(dZ3, F.T)
    db3 = dZ3.sum(axis=1).reshape(-1, 1)
    dP2 = np.dot(dZ3.T, W3).reshape(shape)
    dA2 = pool_backward(dP2, pool2)
    dZ2 = np.where(Z2 > 0, dA2, 0)
    dP1, dW2, db2 = conv_backward(dZ2, conv2)
    dA1 = pool_backward(dP1, pool1)
    dZ1 = np.where(Z1 > 0, dA1, 0)
    dX, dW1, db1 = conv_backward(dZ1, conv1)
    return {"dX": dX, "dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


def mean_at_the_end(AL, Y, caches):
    """Everything is linear in dZ, so 1/m may as well come in at the end, for all gradients."""
    m = Y.shape[1]
    sums = _right(AL, Y, caches, dZ=AL - Y)
    return {name: value / m for name, value in sums.items()}


def one_image_at_a_time(AL, Y, caches):
    (conv1, Z1, pool1), (conv2, Z2, pool2), (shape, F, W3) = caches
    total = None
    for i in range(Y.shape[1]):
        one = slice(i, i + 1)
        alone = [
            ((conv1[0][one], *conv1[1:]), Z1[one], (pool1[0][one], *pool1[1:])),
            ((conv2[0][one], *conv2[1:]), Z2[one], (pool2[0][one], *pool2[1:])),
            ((1, *shape[1:]), F[:, one], W3),
        ]
        found = _right(AL[:, one], Y[:, one], alone)
        total = {n: g + total[n] if total else g for n, g in found.items()}
    return {name: value / Y.shape[1] for name, value in total.items()}


def relu_slope_from_what_was_pooled(AL, Y, caches):
    # The slope at a winner is the slope at the window: stop the error before it is handed out.
    m = Y.shape[1]
    shape, F, W3 = caches[2]
    dZ = (AL - Y) / m
    gradients = {"dW3": dZ @ F.T, "db3": dZ @ np.ones((m, 1))}
    dP = (W3.T @ dZ).T.reshape(shape) * (F.T.reshape(shape) > 0)
    dP, gradients["dW2"], gradients["db2"] = conv_backward(
        pool_backward(dP, caches[1][2]), caches[1][0]
    )
    dP = dP * (caches[1][0][0] > 0)
    _, gradients["dW1"], gradients["db1"] = conv_backward(
        pool_backward(dP, caches[0][2]), caches[0][0]
    )
    return gradients


def without_the_other_functions(AL, Y, caches):
    shape, F, W3 = caches[-1]
    dZ = (AL - Y) / Y.shape[1]
    gradients = {"dW3": dZ @ F.T, "db3": dZ.sum(1, keepdims=True)}
    dA = (W3.T @ dZ).T.reshape(shape)
    for l in (2, 1):
        (A_prev, W, _, _, _), Z, (A, _, _, _) = caches[l - 1]
        dZ = np.zeros(Z.shape)
        for i, h, w, c in np.ndindex(dA.shape):
            window = A[i, 2 * h : 2 * h + 2, 2 * w : 2 * w + 2, c]
            u, v = divmod(int(window.argmax()), 2)
            dZ[i, 2 * h + u, 2 * w + v, c] = dA[i, h, w, c] * (window[u, v] > 0)
        padded = np.pad(A_prev, ((0, 0), (1, 1), (1, 1), (0, 0)))
        dA, dW = np.zeros(padded.shape), np.zeros(W.shape)
        H, V = Z.shape[1:3]
        for u, v in np.ndindex(3, 3):
            dW[u, v] = np.einsum("ihwp,ihwc->pc", padded[:, u : u + H, v : v + V], dZ)
            dA[:, u : u + H, v : v + V] += dZ @ W[u, v].T
        dA = dA[:, 1:-1, 1:-1]
        gradients |= {f"dW{l}": dW, f"db{l}": dZ.sum((0, 1, 2), keepdims=True)}
    return gradients


def in_single_precision(AL, Y, caches):
    def single(value):
        if isinstance(value, tuple | list):
            return type(value)(single(entry) for entry in value)
        return value.astype(np.float32) if isinstance(value, np.ndarray) else value

    return block_by_block(single(AL), single(Y), single(caches))


DENSE, FILTERS = ("dW3", "db3"), ("dW1", "db1", "dW2", "db2")

EXERCISE = Exercise(
    reference=cnn_backward,
    cases=cases,
    returns=("gradients",),
    points=12,
    aspects=(
        Aspect("One image: the dense layer.", (ONE,), DENSE, 1),
        Aspect("One image: back through pooling and relu, twice.", (ONE,), FILTERS, 2),
        Aspect("Dense layer: every image twice, the same gradients.", (THREE, LARGE), DENSE, 2),
        Aspect("Filters: every image twice, the same gradients.", (THREE, LARGE), FILTERS, 3),
        Aspect("Sides that are odd: what the windows left out gets nothing.", (ODD,), (), 2),
        Aspect("Where Z is 0 nothing comes back.", (BLACK,), (), 1),
        Aspect("As many classes as images, as many filters as channels.", (EQUAL,), (), 1),
    ),
    misconceptions=(
        forgets_the_mean,
        mean_taken_twice,
        mean_in_the_dense_layer_only,
        mean_twice_in_the_dense_layer,
        mean_twice_in_dW3,
        mean_twice_in_db3,
        mean_missing_in_the_dense_layer,
        mean_twice_in_the_convolutions,
        mean_in_every_layer,
        mean_over_the_classes_too,
        divided_by_the_number_of_classes,
        wrong_sign,
        slope_of_the_output_once_more,
        error_only_in_the_right_class,
        decisions_instead_of_probabilities,
        db3_over_the_classes,
        db3_of_rank_1,
        db3_without_a_sum,
        dW3_transposed,
        images_filled_from_columns,
        images_filled_with_the_channels_first,
        W3_forgotten_on_the_way_back,
        weights_already_moved,
        forgets_the_slope,
        forgets_the_slope_of_the_first_block,
        forgets_the_slope_of_the_second_block,
        slope_1_at_0,
        value_of_relu_for_its_slope,
        slope_of_tanh,
        wrong_side_of_relu,
        negative_errors_cut_off,
        shared_out_as_for_an_average,
        copied_to_the_whole_window,
        first_block_missing,
        dense_layer_missing,
        blocks_exchanged,
        caches_in_forward_order,
        named_like_parameters,
        gives_back_a_list,
        overwrites_AL,
        empties_the_caches,
        db3_is_one_number,
        W3_not_turned,
        slope_before_the_pool,
        conv_backward_taken_apart_in_the_wrong_order,
        filters_only,
        m_times_the_sum,
        half_the_difference,
        twice_the_difference,
        slope_of_the_cross_entropy_alone,
        labels_out_of_account,
        value_of_Z_for_the_slope,
        gradient_of_Z2_sent_on,
        divided_by_the_features,
    ),
    alternatives=(
        block_by_block,
        mean_at_the_end,
        one_image_at_a_time,
        relu_slope_from_what_was_pooled,
        without_the_other_functions,
        in_single_precision,
    ),
    replaces=(dlhelpers.cnn.cnn_backward,),
    own_forward=own_forward,
)
