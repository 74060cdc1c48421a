"""Exercise: a whole convolutional network, forward."""

import numpy as np

import dlhelpers.cnn
from dlhelpers import conv_forward, softmax
from dlhelpers.exercises.convolutional_network.pool_forward import pool_forward
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def cnn_forward(X, parameters):
    """Run a network from images to probabilities.

    Twice a convolution (filters 3x3, stride 1, pad 1), relu and max-pool (windows 2x2, stride 2);
    then each image becomes a column, in the order of ``reshape(m, -1).T``, and a dense layer with
    softmax has the last word.

    Parameters
    ----------
    X : ndarray, shape (m, n_H, n_W, n_C)
        Images.
    parameters : dict of ndarray
        ``W1, b1, W2, b2`` of the convolutions, ``W3 (K, n_3)`` and ``b3 (K, 1)`` of the dense
        layer; n_3 is what is left of an image after the second pooling, as one column.

    Returns
    -------
    AL : ndarray, shape (K, m)
        Probabilities, one column per image.
    caches : list
        What `cnn_backward` will need. It is yours alone: keep what you like, in any order.
    """
    ### BEGIN SOLUTION
    A, caches = X, []
    for l in (1, 2):
        Z, conv_cache = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], stride=1, pad=1)
        A, pool_cache = pool_forward(np.maximum(0, Z), f=2, stride=2)
        caches.append((conv_cache, Z, pool_cache))
    F = A.reshape(len(X), -1).T
    AL = softmax(parameters["W3"] @ F + parameters["b3"])
    caches.append((A.shape, F, parameters["W3"]))
    return AL, caches
    ### END SOLUTION


ONE, THREE, ODD = "one image", "three images", "sides that are odd, two channels"
LARGE, EQUAL = "larger images", "as many classes as images"


def cases(rng):
    """Images that are not square; more than one number per channel left at the end; K = m."""

    def case(m, n_H, n_W, n_C, filters, K):
        X, parameters = draw_network(rng, (m, n_H, n_W, n_C), filters, K)
        return {"X": X, "parameters": parameters}

    return {
        ONE: case(1, 4, 4, 1, (1, 2), 2),
        THREE: case(3, 4, 8, 1, (2, 3), 2),
        ODD: case(2, 7, 5, 2, (3, 2), 4),
        LARGE: case(2, 8, 12, 1, (1, 2), 3),
        EQUAL: case(4, 4, 8, 3, (3, 3), 4),
    }


def draw_network(rng, shape, filters, K):
    """Draw images and parameters of any sizes, so that every relu has something to do.

    The biases of the convolutions are chosen so that of the winners of each filter half are
    positive; where there is a single one, it is.

    Parameters
    ----------
    rng : numpy.random.Generator
    shape : (int, int, int, int)
        Of the images.
    filters : (int, int)
        Filters of the two convolutions.
    K : int
        Classes.
    """
    _, n_H, n_W, n_C = shape
    n_3 = (n_H // 4) * (n_W // 4) * filters[1]
    sizes = {
        "W1": (3, 3, n_C, filters[0]),
        "b1": (1, 1, 1, filters[0]),
        "W2": (3, 3, *filters),
        "b2": (1, 1, 1, filters[1]),
        "W3": (K, n_3),
        "b3": (K, 1),
    }
    spread = {"W1": (4 / n_C) ** 0.5 / 3, "W2": (4 / filters[0]) ** 0.5 / 3, "W3": n_3**-0.5}
    parameters = {
        name: spread.get(name, 0.4) * rng.standard_normal(size) for name, size in sizes.items()
    }
    X = A = rng.standard_normal(shape)
    for l in (1, 2):
        Z, _ = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], stride=1, pad=1)
        winners = np.sort(_pooled(Z).reshape(-1, filters[l - 1]), axis=0)
        half = len(winners) // 2
        middle = winners[half - 1 : half + 1].mean(axis=0) if half else winners[0] - 0.5
        parameters[f"b{l}"] = parameters[f"b{l}"] - middle
        A = _relu(_pooled(Z - middle))
    return X, parameters


def _relu(Z):
    return np.maximum(0, Z)


def _column(A):
    return A.reshape(len(A), -1).T


def _pooled(A):
    return pool_forward(A, 2, 2)[0]


def _network(X, parameters, relu=_relu, pool=_pooled, flat=_column, output=softmax, pad=1):
    """Return AL of a network in which one thing may be done in another way.

    ``relu(Z)`` is the activation, ``pool(A)`` the pooling, ``flat(A)`` makes a column of each
    image, ``output(Z)`` is the last activation.
    """
    A = X
    for l in (1, 2):
        Z, _ = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], stride=1, pad=pad)
        A = pool(relu(Z))
    return output(parameters["W3"] @ flat(A) + parameters["b3"])


# The two blocks.


def forgets_relu(X, parameters):
    """There is no relu after the convolutions. Without anything bent in between, two filters one
    after the other are one larger filter.
    """
    return _network(X, parameters, relu=lambda Z: Z), []


def relu_in_the_second_block_only(X, parameters):
    """The first block has no relu."""
    steps = iter((lambda Z: Z, _relu))
    return _network(X, parameters, relu=lambda Z: next(steps)(Z)), []


def relu_in_the_first_block_only(X, parameters):
    """The second block has no relu."""
    steps = iter((_relu, lambda Z: Z))
    return _network(X, parameters, relu=lambda Z: next(steps)(Z)), []


def tanh_instead_of_relu(X, parameters):
    """The convolutions are followed by tanh, as the hidden layer of lesson 2 was. Here it is
    relu.
    """
    return _network(X, parameters, relu=np.tanh), []


def sigmoid_instead_of_relu(X, parameters):
    """The convolutions are followed by a sigmoid. Here it is relu."""
    return _network(X, parameters, relu=lambda Z: 1 / (1 + np.exp(-Z))), []


def relu_before_the_convolution(X, parameters):
    """relu came before each convolution: the images lost their negative numbers, and the result of
    the second convolution kept its own.
    """
    A = X
    for l in (1, 2):
        Z, _ = conv_forward(_relu(A), parameters[f"W{l}"], parameters[f"b{l}"], stride=1, pad=1)
        A = _pooled(Z)
    return softmax(parameters["W3"] @ _column(A) + parameters["b3"]), []


def average_pool(X, parameters):
    """The windows were averaged. This network keeps the maximum."""
    return _network(X, parameters, pool=lambda A: pool_forward(A, 2, 2, "average")[0]), []


def forgets_the_second_pool(X, parameters):
    """One of the two blocks was not pooled, so an image has four times as many numbers as W3 has
    columns.
    """
    steps = iter((_pooled, lambda A: A))
    return _network(X, parameters, pool=lambda A: next(steps)(A)), []


def forgets_to_pool(X, parameters):
    """Nothing was pooled, so an image has far more numbers than W3 has columns."""
    return _network(X, parameters, pool=lambda A: A), []


def pools_with_stride_1(X, parameters):
    """The windows of the pooling were taken 1 apart: images hardly get smaller, and W3 does not
    fit. The stride is 2 there.
    """
    return _network(X, parameters, pool=lambda A: pool_forward(A, 2, 1)[0]), []


def takes_every_second_pixel(X, parameters):
    """Every second pixel was kept, the first one of each window, whether it was the largest or
    not.
    """
    return _network(X, parameters, pool=lambda A: _pooled(A) * 0 + _corner(A)), []


def _corner(A):
    n_H, n_W = A.shape[1] // 2, A.shape[2] // 2
    return A[:, : 2 * n_H : 2, : 2 * n_W : 2]


def convolves_without_padding(X, parameters):
    """There is no padding, so the images shrink in the convolutions as well. With a padding of 1
    a 3x3 filter keeps their size.
    """
    return _network(X, parameters, pad=0), []


def cache_taken_for_the_activation(X, parameters):
    """What pool_forward gave back, two things, went into the next layer as one. Take them apart."""
    A = X
    for l in (1, 2):
        Z, _ = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], stride=1, pad=1)
        A = pool_forward(_relu(Z), 2, 2)
    return softmax(parameters["W3"] @ _column(A) + parameters["b3"]), []


def forgets_b1(X, parameters):
    """The biases of the first convolution have no effect."""
    return _network(X, parameters | {"b1": 0 * parameters["b1"]}), []


def forgets_b2(X, parameters):
    """The biases of the second convolution have no effect."""
    return _network(X, parameters | {"b2": 0 * parameters["b2"]}), []


def images_enter_twice(X, parameters):
    """The second convolution was given the images, not what the first block made of them."""
    Z, _ = conv_forward(X, parameters["W2"], parameters["b2"], stride=1, pad=1)
    A = _pooled(_relu(Z))
    return softmax(parameters["W3"] @ _column(A) + parameters["b3"]), []


# From images to columns.


def flatten_mixes_the_examples(X, parameters):
    """With one image all is right, with several each column holds pixels of all of them: the
    numbers were dealt out column by column. First one row for each image, then turn.
    """
    return _network(X, parameters, flat=lambda A: A.reshape(-1, len(A))), []


def flatten_without_turning(X, parameters):
    """Each image is a row still. For a dense layer examples are columns."""
    return _network(X, parameters, flat=lambda A: A.reshape(len(A), -1)), []


def one_column_for_all(X, parameters):
    """All images went into one long column. Each has a column of its own."""
    return _network(X, parameters, flat=lambda A: A.reshape(-1, 1)), []


def flatten_with_the_channels_first(X, parameters):
    """The numbers of an image stand in another order in its column: channel by channel. In this
    course the channels come last, so reshape gives pixel by pixel.
    """
    return _network(X, parameters, flat=lambda A: _column(np.moveaxis(A, 3, 1))), []


def flatten_by_transposing(X, parameters):
    """The numbers of an image stand in another order in its column: .T turned all four axes around.
    First one row for each image, then turn.
    """
    return _network(X, parameters, flat=lambda A: A.T.reshape(-1, len(A))), []


def mean_of_each_channel(X, parameters):
    """Each channel became one number, its mean: that is global pooling. Here all numbers are
    kept.
    """

    def flat(A):
        means = np.broadcast_to(A.mean(axis=(1, 2), keepdims=True), A.shape)
        return _column(means)

    return _network(X, parameters, flat=flat), []


# The dense layer.


def forgets_b3(X, parameters):
    """The biases of the dense layer are missing."""
    return _network(X, parameters | {"b3": 0 * parameters["b3"]}), []


def softmax_over_the_images(X, parameters):
    """The rows of AL sum to 1, over the images. Each image has its own probabilities: the columns
    must sum to 1.
    """
    return _network(X, parameters, output=lambda Z: softmax(Z.T).T), []


def softmax_over_everything(X, parameters):
    """All numbers of AL together sum to 1. Each column must sum to 1, by itself."""
    return _network(X, parameters, output=lambda Z: np.exp(Z) / np.exp(Z).sum()), []


def sigmoid_at_the_end(X, parameters):
    """The columns of AL do not sum to 1: each class was asked by itself, with a sigmoid. An image
    is one of K: softmax.
    """
    return _network(X, parameters, output=lambda Z: 1 / (1 + np.exp(-Z))), []


def scores_instead_of_probabilities(X, parameters):
    """AL holds the scores, of any size and sign. Softmax makes probabilities of them."""
    return _network(X, parameters, output=lambda Z: Z), []


def relu_before_softmax(X, parameters):
    """The scores went through relu before softmax, so all negative ones are treated alike."""
    return _network(X, parameters, output=lambda Z: softmax(_relu(Z))), []


def scores_divided_by_their_sum(X, parameters):
    """The columns of AL sum to 1, but some numbers are negative: the scores were divided by their
    sum, without exp.
    """
    return _network(X, parameters, output=lambda Z: Z / Z.sum(axis=0)), []


def exp_without_the_sum(X, parameters):
    """The columns of AL do not sum to 1: exp was taken, and the division is missing."""
    return _network(X, parameters, output=np.exp), []


def decision_instead_of_probabilities(X, parameters):
    """AL holds zeros and ones: the decision was taken already."""
    return _network(X, parameters, output=lambda Z: np.eye(len(Z))[:, Z.argmax(axis=0)]), []


# What comes back.


def images_in_rows(X, parameters):
    """AL has a row for each image. Examples are columns."""
    return _network(X, parameters).T, []


def only_AL(X, parameters):
    """AL came back alone. Give back two things: AL, and what the way back will need."""
    return _network(X, parameters)


def caches_first(X, parameters):
    """The caches came back first. Whoever calls the function takes the first thing for AL."""
    return [], _network(X, parameters)


def overwrites_the_biases(X, parameters):
    """AL is right, but the parameters are not what they were. A forward pass reads them only."""
    AL = _network(X, parameters)
    parameters["b3"] += 1
    return AL, []


def average_pool_in_the_first_block(X, parameters):
    """The first block averages its windows. Both keep the maximum."""
    steps = iter((_averaged, _pooled))
    return _network(X, parameters, pool=lambda A: next(steps)(A)), []


def average_pool_in_the_second_block(X, parameters):
    """The second block averages its windows. Both keep the maximum."""
    steps = iter((_pooled, _averaged))
    return _network(X, parameters, pool=lambda A: next(steps)(A)), []


def _averaged(A):
    return pool_forward(A, 2, 2, "average")[0]


def pools_with_windows_of_3(X, parameters):
    """The windows of the pooling are 3x3. Here they are 2x2, with a stride of 2."""
    return _network(X, parameters, pool=lambda A: pool_forward(A, 3, 2)[0]), []


def pad_forgotten_in_the_second_block(X, parameters):
    """The second convolution has no padding, so the images shrink in it. With a padding of 1 a 3x3
    filter keeps their size.
    """
    return _padded(X, parameters, 1, 0), []


def pad_forgotten_in_the_first_block(X, parameters):
    """The first convolution has no padding, so the images shrink in it. With a padding of 1 a 3x3
    filter keeps their size.
    """
    return _padded(X, parameters, 0, 1), []


def padding_of_2(X, parameters):
    """The padding is 2, and the images grow in the convolutions. With a padding of 1 a 3x3 filter
    keeps their size.
    """
    return _padded(X, parameters, 2, 2), []


def convolves_with_stride_2(X, parameters):
    """The convolutions have a stride of 2, and the images shrink twice in each block. The stride of
    2 belongs to the pooling alone.
    """
    return _padded(X, parameters, 1, 1, stride=2), []


def stride_2_instead_of_pooling(X, parameters):
    """The convolutions have a stride of 2, and nothing is pooled. Here they look at every place,
    and of each window of 2x2 the largest number is without.
    """
    return _padded(X, parameters, 1, 1, stride=2, pool=lambda A: A), []


def _padded(X, parameters, *pads, stride=1, pool=_pooled):
    """Return AL of a network with other paddings and another stride."""
    A = X
    for l, pad in enumerate(pads, start=1):
        Z, _ = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], stride=stride, pad=pad)
        A = pool(_relu(Z))
    return softmax(parameters["W3"] @ _column(A) + parameters["b3"])


def leaky_relu(X, parameters):
    """Negative numbers were without, a hundredth of them: that is the leaky relu. Here it is relu,
    which makes them 0.
    """
    return _network(X, parameters, relu=lambda Z: np.where(Z > 0, Z, 0.01 * Z)), []


def size_of_the_numbers(X, parameters):
    """After the convolutions the signs were dropped: a negative number counts like a positive one.
    relu makes it 0.
    """
    return _network(X, parameters, relu=np.abs), []


def slope_for_relu(X, parameters):
    """After the convolutions every positive number is 1: that is the slope of relu, for the way
    back. Forward relu keeps positive numbers as they are.
    """
    return _network(X, parameters, relu=lambda Z: 1.0 * (Z > 0)), []


def no_number_above_0(X, parameters):
    """After the convolutions nothing positive is left: the smaller of 0 and the number was without.
    relu keeps the larger.
    """
    return _network(X, parameters, relu=lambda Z: np.minimum(0, Z)), []


def tanh_in_the_second_block(X, parameters):
    """The second block has tanh. Both have relu."""
    steps = iter((_relu, np.tanh))
    return _network(X, parameters, relu=lambda Z: next(steps)(Z)), []


def W1_in_both_blocks(X, parameters):
    """The second convolution was given the filters of the first. Its own are W2 and b2."""
    other = {"W2": parameters["W1"], "b2": parameters["b1"]}
    return _network(X, parameters | other), []


def b1_in_both_blocks(X, parameters):
    """The second convolution was given the biases of the first; where both have as many filters, no
    shape warns of it. Its own are b2.
    """
    return _network(X, parameters | {"b2": parameters["b1"]}), []


def b2_in_both_blocks(X, parameters):
    """The first convolution was given the biases of the second; where both have as many filters, no
    shape warns of it. Its own are b1.
    """
    return _network(X, parameters | {"b1": parameters["b2"]}), []


def forgets_b1_and_b2(X, parameters):
    """The biases of both convolutions have no effect."""
    none = {name: 0 * parameters[name] for name in ("b1", "b2")}
    return _network(X, parameters | none), []


def forgets_every_bias(X, parameters):
    """No bias has any effect."""
    none = {name: 0 * parameters[name] for name in ("b1", "b2", "b3")}
    return _network(X, parameters | none), []


def one_block_only(X, parameters):
    """There is one block only: the second convolution was left out, and what the first block gives
    does not fit W3.
    """
    Z, _ = conv_forward(X, parameters["W1"], parameters["b1"], stride=1, pad=1)
    scores = parameters["W3"] @ _column(_pooled(_relu(Z))) + parameters["b3"]
    return softmax(scores), []


def pixels_divided_by_255(X, parameters):
    """The images were divided by 255. They come as they should be used."""
    return _network(X / 255, parameters), []


def only_the_first_image(X, parameters):
    """One column came back, that of the first image. Each image has one."""
    return _network(X[:1], parameters), []


def softmax_twice(X, parameters):
    """The probabilities went through softmax a second time, which makes them nearly all alike."""
    return _network(X, parameters, output=lambda Z: softmax(softmax(Z))), []


def softmax_of_the_sigmoid(X, parameters):
    """The scores went through the sigmoid before softmax, so no class can ever be sure. They go in
    as they are.
    """
    return _network(X, parameters, output=lambda Z: softmax(1 / (1 + np.exp(-Z)))), []


def softmax_of_tanh(X, parameters):
    """The scores went through tanh before softmax, so no class can ever be sure. They go in as they
    are.
    """
    return _network(X, parameters, output=lambda Z: softmax(np.tanh(Z))), []


def tanh_at_the_end(X, parameters):
    """The scores went through tanh, so some of your probabilities are negative. An image is one of
    K: softmax.
    """
    return _network(X, parameters, output=np.tanh), []


def relu_at_the_end(X, parameters):
    """The scores went through relu, and the columns do not sum to 1. An image is one of K:
    softmax.
    """
    return _network(X, parameters, output=_relu), []


def logarithms_of_the_probabilities(X, parameters):
    """AL holds the logarithms of the probabilities: no number is positive. The cost takes the
    logarithm by itself.
    """
    return _network(X, parameters, output=lambda Z: np.log(softmax(Z))), []


def softmax_with_the_examples_in_rows(X, parameters):
    """AL has a row for each image, and its columns sum to 1: softmax looked down the columns, and
    there stood the images. Turn the scores first.
    """
    return _network(X, parameters, output=lambda Z: softmax(Z.T)), []


def most_probable_class(X, parameters):
    """AL holds one number for each image, the class that it was taken for. Probabilities are asked
    for.
    """
    return _network(X, parameters, output=lambda Z: Z.argmax(axis=0)), []


def AL_in_the_caches(X, parameters):
    """Three things came back. Two are asked for: AL, and one list that holds all that the way back
    will need.
    """
    return _network(X, parameters), [], []


def _changed(without=(), second=None, **ways):
    """Return a program in which some things are done in another way.

    ``without`` names the biases that have no effect, ``second`` is what the second block does where
    it differs from the first: an activation and a pooling.
    """

    def program(X, parameters):
        none = {name: 0 * parameters[name] for name in without}
        how = dict(ways)
        if second:
            relus, pools = iter((_relu, second[0])), iter((_pooled, second[1]))
            how = {"relu": lambda Z: next(relus)(Z), "pool": lambda A: next(pools)(A)} | how
        return _network(X, parameters | none, **how), []

    return program


TWO_MISTAKES = two_at_once(
    _changed,
    {
        "relu": {
            "no_relu": ("there is no relu after the convolutions", lambda Z: Z),
            "tanh_for_relu": ("tanh stands where relu should", np.tanh),
        },
        "second": {
            "no_relu_in_the_second_block": (
                "the second block has no relu",
                (lambda Z: Z, _pooled),
            ),
            "average_pool_in_the_second_block": (
                "the second block averages its windows, where it should keep the maximum",
                (_relu, _averaged),
            ),
        },
        "without": {"no_b3": ("the biases of the dense layer are missing", ("b3",))},
        "pool": {
            "average_pool": (
                "the windows were averaged, not searched for their maximum",
                _averaged,
            ),
        },
        "flat": {
            "examples_mixed": (
                "flattening mixes the images: first one row for each image, then turn",
                lambda A: A.reshape(-1, len(A)),
            ),
            "channels_first": (
                "an image stands in its column channel by channel, and it should pixel by pixel",
                lambda A: _column(np.moveaxis(A, 3, 1)),
            ),
        },
        "output": {
            "sigmoid": (
                "a sigmoid ends the network, where it should be softmax",
                lambda Z: 1 / (1 + np.exp(-Z)),
            ),
            "scores": ("AL holds scores: softmax is missing", np.copy),
            "softmax_over_the_images": (
                "the rows of AL sum to 1, over the images, where its columns should",
                lambda Z: softmax(Z.T).T,
            ),
        },
    },
    leave_out=(
        "no_relu_and_no_relu_in_the_second_block",
        "tanh_for_relu_and_no_relu_in_the_second_block",
        "average_pool_in_the_second_block_and_average_pool",
        "no_b3_and_softmax_over_the_images",  # the same in all columns of a row
    ),
)


def W3_turned(X, parameters):
    """W3 was turned, and does not fit. It has a row for each class and a column for each number
    that is left of an image.
    """
    return _network(X, parameters | {"W3": parameters["W3"].T}), []


def sums_over_the_images_lying_down(X, parameters):
    """The exponentials were divided by sums over the images, and these lie in a row, so that numpy
    complains, or gives each image the sum of a class. The sum runs over the classes.
    """
    return _network(X, parameters, output=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1)), []


def block_by_block(X, parameters):
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1, conv1 = conv_forward(X, W1, b1, 1, 1)
    P1, pool1 = pool_forward(np.maximum(Z1, 0), 2, 2, "max")
    Z2, conv2 = conv_forward(P1, W2, b2, 1, 1)
    P2, pool2 = pool_forward(np.maximum(Z2, 0), 2, 2, "max")
    F = P2.reshape(X.shape[0], -1).T
    Z3 = np.dot(W3, F) + b3
    E = np.exp(Z3 - Z3.max(axis=0, keepdims=True))
    AL = E / np.sum(E, axis=0, keepdims=True)
    return AL, [(conv1, Z1, pool1), (conv2, Z2, pool2), (P2.shape, F, W3)]


def relu_after_the_pool(X, parameters):
    # The relu of the largest is the largest relu.
    A, caches = X, {}
    for l in range(1, 3):
        Z, caches[f"conv{l}"] = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], 1, 1)
        largest, caches[f"pool{l}"] = pool_forward(Z, 2, 2)
        A = largest * (largest > 0)
    F = A.transpose(1, 2, 3, 0).reshape(-1, len(X))
    return softmax(parameters["W3"] @ F + parameters["b3"]), caches


def without_the_other_functions(X, parameters):
    A = X
    for W, b in ((parameters["W1"], parameters["b1"]), (parameters["W2"], parameters["b2"])):
        m, H, V, _ = A.shape
        padded = np.pad(A, ((0, 0), (1, 1), (1, 1), (0, 0)))
        Z = sum(padded[:, u : u + H, v : v + V] @ W[u, v] for u in range(3) for v in range(3)) + b
        even = np.maximum(0, Z)[:, : H // 2 * 2, : V // 2 * 2]
        A = even.reshape(m, H // 2, 2, V // 2, 2, -1).max(axis=(2, 4))
    scores = parameters["W3"] @ A.reshape(len(X), -1).T + parameters["b3"]
    return np.exp(scores) / np.exp(scores).sum(axis=0), parameters


def one_image_at_a_time(X, parameters):
    columns, caches = [], []
    for image in X:
        A = image[np.newaxis]
        for l in "12":
            Z, cache = conv_forward(A, parameters["W" + l], parameters["b" + l], pad=1)
            A, _ = pool_forward(np.where(Z > 0, Z, 0.0), 2, 2)
            caches.append(cache)
        columns.append(softmax(parameters["W3"] @ A.reshape(-1, 1) + parameters["b3"]))
    return np.hstack(columns), caches


def examples_in_rows_until_the_end(X, parameters):
    A = X
    for l in (1, 2):
        Z = conv_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], stride=1, pad=1)[0]
        A = pool_forward((np.abs(Z) + Z) / 2, 2, 2)[0]
    scores = A.reshape(A.shape[0], -1) @ parameters["W3"].T + parameters["b3"].ravel()
    return softmax(scores.T), None


def in_single_precision(X, parameters):
    single = {name: value.astype(np.float32) for name, value in parameters.items()}
    return block_by_block(X.astype(np.float32), single)


EXERCISE = Exercise(
    reference=cnn_forward,
    cases=cases,
    returns=("AL", ""),
    points=8,
    aspects=(
        Aspect("One image: two blocks, one column, probabilities.", (ONE,), (), 2),
        Aspect("Each image has a column of its own.", (THREE,), (), 2),
        Aspect("Images of any size; an odd row or column is left out.", (ODD, LARGE), (), 3),
        Aspect("Columns sum to 1, with as many classes as images too.", (EQUAL,), (), 1),
    ),
    misconceptions=(
        forgets_relu,
        relu_in_the_second_block_only,
        relu_in_the_first_block_only,
        tanh_instead_of_relu,
        sigmoid_instead_of_relu,
        relu_before_the_convolution,
        average_pool,
        forgets_the_second_pool,
        forgets_to_pool,
        pools_with_stride_1,
        takes_every_second_pixel,
        convolves_without_padding,
        cache_taken_for_the_activation,
        forgets_b1,
        forgets_b2,
        images_enter_twice,
        flatten_mixes_the_examples,
        flatten_without_turning,
        one_column_for_all,
        flatten_with_the_channels_first,
        flatten_by_transposing,
        mean_of_each_channel,
        forgets_b3,
        softmax_over_the_images,
        softmax_over_everything,
        sigmoid_at_the_end,
        scores_instead_of_probabilities,
        relu_before_softmax,
        scores_divided_by_their_sum,
        exp_without_the_sum,
        decision_instead_of_probabilities,
        images_in_rows,
        only_AL,
        caches_first,
        overwrites_the_biases,
        average_pool_in_the_first_block,
        average_pool_in_the_second_block,
        pools_with_windows_of_3,
        pad_forgotten_in_the_second_block,
        pad_forgotten_in_the_first_block,
        padding_of_2,
        convolves_with_stride_2,
        stride_2_instead_of_pooling,
        leaky_relu,
        size_of_the_numbers,
        slope_for_relu,
        no_number_above_0,
        tanh_in_the_second_block,
        W1_in_both_blocks,
        b1_in_both_blocks,
        b2_in_both_blocks,
        forgets_b1_and_b2,
        forgets_every_bias,
        one_block_only,
        pixels_divided_by_255,
        only_the_first_image,
        softmax_twice,
        softmax_of_the_sigmoid,
        softmax_of_tanh,
        tanh_at_the_end,
        relu_at_the_end,
        logarithms_of_the_probabilities,
        softmax_with_the_examples_in_rows,
        most_probable_class,
        AL_in_the_caches,
        *TWO_MISTAKES,
        W3_turned,
        sums_over_the_images_lying_down,
    ),
    alternatives=(
        block_by_block,
        relu_after_the_pool,
        without_the_other_functions,
        one_image_at_a_time,
        examples_in_rows_until_the_end,
        in_single_precision,
    ),
    replaces=(dlhelpers.cnn.cnn_forward,),
)
