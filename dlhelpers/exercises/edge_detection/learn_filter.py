"""Exercise: let gradient descent find a filter."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.edges
from dlhelpers.exercises.edge_detection.convolve2d import convolve2d
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def learn_filter(X, Y, f, num_iterations, learning_rate):
    """Find the filter that makes Y out of X, by gradient descent.

    The filter starts with zeros. What every step is to make smaller is the mean, over all pixels of
    Y, of the squared error ``(convolve2d(X, kernel) - Y) ** 2``.

    Parameters
    ----------
    X : ndarray, shape (H, W)
        An image.
    Y : ndarray, shape (H - f + 1, W - f + 1)
        What the filter should make of it.
    f : int
        Height and width of the filter.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step, relative to the gradient.

    Returns
    -------
    ndarray, shape (f, f)
        The filter after the last step.
    """
    ### BEGIN SOLUTION
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        # Weight (u, v) meets, in all the windows, the part of X that begins at (u, v) and has the
        # size of Y. So its slope is that part times the error: another convolution.
        gradient = 2 * convolve2d(X, error) / error.size
        kernel = kernel - learning_rate * gradient
    return kernel
    ### END SOLUTION


STILL, ONE_STEP, STEPS = "a learning rate of 0", "one step", "five steps, f = 2"
MANY, NOISE = "forty steps, Y made by a filter", "Y that no filter can make"


def cases(rng):
    """Images that are not square, targets with and without a filter behind them."""

    def case(H, W, f, num_iterations, learning_rate, made=True):
        X = rng.standard_normal((H, W))
        Y = rng.standard_normal((H - f + 1, W - f + 1))
        if made:
            Y = convolve2d(X, rng.standard_normal((f, f)))
        return {
            "X": X,
            "Y": Y,
            "f": f,
            "num_iterations": num_iterations,
            "learning_rate": learning_rate,
        }

    rate = float(rng.uniform(0.1, 0.2))
    return {
        STILL: case(4, 3, 2, 3, 0.0),
        ONE_STEP: case(4, 5, 3, 1, rate),
        STEPS: case(6, 4, 2, 5, rate),
        NOISE: case(5, 6, 3, 4, rate, made=False),
        MANY: case(6, 7, 3, 40, rate),
    }


def _descend(X, Y, f, num_iterations, learning_rate, start=0.0, gradient=None):
    """Return the filter after every number of steps, the start included."""
    visited, right = [np.full((f, f), start)], _slope(X, Y, f)
    for _ in range(num_iterations):
        slope = gradient(X, Y, visited[-1]) if gradient else right(visited[-1])
        visited.append(visited[-1] - learning_rate * slope)
    return visited


def _slope(X, Y, f):
    """Return the gradient as a function of the filter, fast: most mistakes go many steps."""
    windows = sliding_window_view(X, (f, f)).reshape(-1, f * f)
    squares, goal = windows.T @ windows, windows.T @ Y.ravel()
    return lambda kernel: (2 * (squares @ kernel.ravel() - goal) / Y.size).reshape(f, f)


def _gradient(X, Y, kernel):
    error = _filtered(X, kernel) - Y
    return 2 * _filtered(X, error) / error.size


def _filtered(X, kernel):
    """Return what `convolve2d` does, fast."""
    return np.einsum("ijuv,uv->ij", sliding_window_view(X, kernel.shape), kernel)


def no_factor_2(X, Y, f, num_iterations, learning_rate):
    """Every step is half as long as it should be: the slope of a square is twice the number, and
    the 2 is missing.
    """
    return _descend(X, Y, f, num_iterations, learning_rate / 2)[-1]


def sum_instead_of_mean(X, Y, f, num_iterations, learning_rate):
    """The steps are too long, as many times as Y has pixels: that is the slope of the sum of the
    squares. With the mean a larger image does not make longer steps.
    """
    return _descend(X, Y, f, num_iterations, learning_rate * Y.size)[-1]


def sum_and_no_factor_2(X, Y, f, num_iterations, learning_rate):
    """The gradient is error times image, added up, and nothing else. The slope of a mean of squares
    has two factors more: the 2 of the square and the number of pixels of the mean.
    """
    return _descend(X, Y, f, num_iterations, learning_rate * Y.size / 2)[-1]


def divides_by_the_pixels_of_X(X, Y, f, num_iterations, learning_rate):
    """The steps are too short: you divided by the pixels of X. The mean is over the pixels of Y,
    which are fewer.
    """
    return _descend(X, Y, f, num_iterations, learning_rate * Y.size / X.size)[-1]


def divides_by_the_weights(X, Y, f, num_iterations, learning_rate):
    """You divided by the number of weights. The mean is over the pixels of Y: there are that many
    errors.
    """
    return _descend(X, Y, f, num_iterations, learning_rate * Y.size / f**2)[-1]


def divides_by_the_rows(X, Y, f, num_iterations, learning_rate):
    """You divided by the number of rows of Y (len counts rows). The mean is over all its pixels."""
    return _descend(X, Y, f, num_iterations, learning_rate * Y.size / len(Y))[-1]


def climbs(X, Y, f, num_iterations, learning_rate):
    """The error grows: every step goes up the slope. Either the error has the wrong sign (is it
    what the filter gives, minus Y?) or the step has.
    """
    return _descend(X, Y, f, num_iterations, -learning_rate)[-1]


def learning_rate_forgotten(X, Y, f, num_iterations, learning_rate):
    """The learning rate has no effect: with 0 nothing may move, and your filter does."""
    return _descend(X, Y, f, num_iterations, 1.0)[-1]


def learning_rate_always_0_01(X, Y, f, num_iterations, learning_rate):
    """The steps are as long as with the learning rate 0.01, whatever comes in. With 0 nothing may
    move.
    """
    return _descend(X, Y, f, num_iterations, 0.01)[-1]


def learning_rate_always_0_1(X, Y, f, num_iterations, learning_rate):
    """The steps are as long as with the learning rate 0.1, whatever comes in. With 0 nothing may
    move.
    """
    return _descend(X, Y, f, num_iterations, 0.1)[-1]


def starts_with_ones(X, Y, f, num_iterations, learning_rate):
    """With a learning rate of 0 the filter must stay what it was at the start, all zeros. Yours is
    all ones.
    """
    return _descend(X, Y, f, num_iterations, learning_rate, start=1.0)[-1]


def starts_with_the_vertical_filter(X, Y, f, num_iterations, learning_rate):
    """With a learning rate of 0 the filter must stay what it was at the start, all zeros. Yours
    begins as an edge filter, 1 on the left and -1 on the right: what it should find, it was told.
    """
    start = np.zeros((f, f))
    start[:, 0], start[:, -1] = 1, -1
    return _descend(X, Y, f, num_iterations, learning_rate, start)[-1]


def _starts_at_random(draw, scale, seed):
    """Return a learn_filter that begins with small or large numbers of a seeded generator."""

    def wrong(X, Y, f, num_iterations, learning_rate):
        start = scale * draw(seed, (f, f))
        return _descend(X, Y, f, num_iterations, learning_rate, start)[-1]

    wrong.__name__ = f"starts_at_random_{draw.__name__}_{scale:g}_{seed}".replace(".", "_")
    wrong.__doc__ = """With a learning rate of 0 the filter must stay what it was at the start, all
    zeros. Yours is random. In a network with hidden units zeros would be a mistake; one filter has
    no twin to differ from.
    """
    return wrong


def normal(seed, shape):
    return np.random.default_rng(seed).standard_normal(shape)


def even(seed, shape):
    return np.random.default_rng(seed).random(shape)


def old_even(seed, shape):
    return np.random.RandomState(seed).random_sample(shape)


def old_normal(seed, shape):
    return np.random.RandomState(seed).standard_normal(shape)


RANDOM_STARTS = tuple(
    _starts_at_random(draw, scale, seed)
    for draw in (normal, old_normal, even, old_even)
    for scale in (1, 0.1, 0.01)
    for seed in (0, 1, 2, 3, 42)
)


def never_steps(X, Y, f, num_iterations, learning_rate):
    """The filter is still all zeros: what was computed never got into it. Is the new
    filter kept?
    """
    return np.zeros((f, f))


def one_step_too_many(X, Y, f, num_iterations, learning_rate):
    """One step too many. Count: the first pass through the loop is step one."""
    return _descend(X, Y, f, num_iterations + 1, learning_rate)[-1]


def one_step_too_few(X, Y, f, num_iterations, learning_rate):
    """One step too few. With one iteration the filter must have moved."""
    return _descend(X, Y, f, num_iterations - 1, learning_rate)[-1]


def returns_inside_the_loop(X, Y, f, num_iterations, learning_rate):
    """However many steps were asked for, one was taken: the last line stands inside the loop."""
    return _descend(X, Y, f, min(num_iterations, 1), learning_rate)[-1]


def gradient_only_once(X, Y, f, num_iterations, learning_rate):
    """All steps have the same direction and the same length: the error was found once, at the
    start. It has to be found anew with every new filter, or the steps run past the goal.
    """
    return _descend(X, Y, f, 1, num_iterations * learning_rate)[-1]


def steps_before_the_error(X, Y, f, num_iterations, learning_rate):
    """Each step was taken with the gradient of the step before, and the first with none: first the
    error, then the gradient, then the step.
    """
    kernel, gradient = np.zeros((f, f)), np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = kernel - learning_rate * gradient
        gradient = _gradient(X, Y, kernel)
    return kernel


def weights_move_one_after_the_other(X, Y, f, num_iterations, learning_rate):
    """The weights did not move together: after each the error was taken anew, so the second weight
    already met the changed first one. All slopes belong to one place; find them all, then step.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        for at in np.ndindex(f, f):
            kernel[at] -= learning_rate * _gradient(X, Y, kernel)[at]
    return kernel


def forgets_the_error(X, Y, f, num_iterations, learning_rate):
    """The gradient does not depend on Y: it is made from the output of the filter, not from its
    error. With a filter of zeros that is 0, and it stays 0.
    """
    return _descend(X, 0 * Y, f, num_iterations, learning_rate)[-1]


def sign_of_the_error(X, Y, f, num_iterations, learning_rate):
    """Large errors and small ones have the same effect: that is the slope of the absolute error.
    The slope of a square grows with the error.
    """

    def gradient(X, Y, kernel):
        error = np.sign(_filtered(X, kernel) - Y)
        return _filtered(X, error) / error.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def root_of_the_mean(X, Y, f, num_iterations, learning_rate):
    """The steps have the right direction and the length of another cost: the root of the mean was
    taken. The cost is the mean of the squares itself.
    """

    def gradient(X, Y, kernel):
        error = _filtered(X, kernel) - Y
        return _filtered(X, error) / error.size / np.sqrt(np.mean(error**2))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def slope_of_a_mean_error(X, Y, f, num_iterations, learning_rate):
    """All windows got the same error, the mean one. Each window has its own error, and passes it on
    to the weights times its own numbers.
    """

    def gradient(X, Y, kernel):
        error = _filtered(X, kernel) - Y
        return 2 * convolve2d(X, np.full(error.shape, error.mean())) / error.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def one_slope_for_all_weights(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: every one got the sum of all slopes. Each weight has a slope of its
    own.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), _gradient(X, Y, kernel).sum())

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def gradient_turned(X, Y, f, num_iterations, learning_rate):
    """The gradient lies turned by 180 degrees: the slope of the upper left weight went to the lower
    right one. Each weight gets what its own pixel saw.
    """

    def gradient(X, Y, kernel):
        return _gradient(X, Y, kernel)[::-1, ::-1]

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def gradient_transposed(X, Y, f, num_iterations, learning_rate):
    """Rows and columns of the gradient are exchanged: the slope of a weight went to its mirror
    image.
    """

    def gradient(X, Y, kernel):
        return _gradient(X, Y, kernel).T

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def filter_turned(X, Y, f, num_iterations, learning_rate):
    """The right weights, turned by 180 degrees: your filter lies on the image turned, as in signal
    processing. Then convolve2d with your filter does not give Y.
    """
    return _descend(X, Y, f, num_iterations, learning_rate)[-1][::-1, ::-1]


def one_window_after_the_other(X, Y, f, num_iterations, learning_rate):
    """A step was taken after every pixel of Y, with its error alone. One iteration is one step,
    with the mean over all pixels.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        for i, j in np.ndindex(Y.shape):
            window = X[i : i + f, j : j + f]
            error = np.sum(window * kernel) - Y[i, j]
            kernel = kernel - learning_rate * 2 * error * window / Y.size
    return kernel


def gradients_pile_up(X, Y, f, num_iterations, learning_rate):
    """The first step is right, and then they grow: the gradient was not set back to 0, so each step
    holds all those before.
    """
    kernel, gradient = np.zeros((f, f)), np.zeros((f, f))
    for _ in range(num_iterations):
        gradient = gradient + _gradient(X, Y, kernel)
        kernel = kernel - learning_rate * gradient
    return kernel


def solved_exactly(X, Y, f, num_iterations, learning_rate):
    """That is the best filter there is, the end of the road. Asked for is the place where
    num_iterations steps lead to; after one step it is still far from there.
    """
    windows = sliding_window_view(X, (f, f)).reshape(-1, f * f)
    return np.linalg.lstsq(windows, Y.ravel(), rcond=None)[0].reshape(f, f)


def as_one_row(X, Y, f, num_iterations, learning_rate):
    """The numbers are right, but they lie in one row. A filter has f rows and f columns."""
    return _descend(X, Y, f, num_iterations, learning_rate)[-1].ravel()


def gives_back_the_response(X, Y, f, num_iterations, learning_rate):
    """What came back is what the filter makes of X. Asked for is the filter itself."""
    return convolve2d(X, _descend(X, Y, f, num_iterations, learning_rate)[-1])


def gives_back_the_gradient(X, Y, f, num_iterations, learning_rate):
    """What came back is the last gradient: the direction of a step, not the place it leads to."""
    return _gradient(X, Y, _descend(X, Y, f, num_iterations - 1, learning_rate)[-1])


def forgets_where_it_was(X, Y, f, num_iterations, learning_rate):
    """Each step starts from zero again: the new filter is the step alone. It should be the old
    filter and the step.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = -learning_rate * _gradient(X, Y, kernel)
    return kernel


def a_full_step_for_every_pixel(X, Y, f, num_iterations, learning_rate):
    """A full step was taken after every pixel of Y, with its error alone. One iteration is one
    step, with the mean over all pixels.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        for i, j in np.ndindex(Y.shape):
            window = X[i : i + f, j : j + f]
            error = np.sum(window * kernel) - Y[i, j]
            kernel = kernel - learning_rate * 2 * error * window
    return kernel


def mean_error_for_a_slope(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: every one moved by the mean error. The image is missing in the
    gradient: a weight that met bright pixels has more to do with the error than one that met dark
    ones.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), np.mean(_filtered(X, kernel) - Y))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def twice_the_mean_error_for_a_slope(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: every one moved by twice the mean error. The image is missing in the
    gradient: a weight that met bright pixels has more to do with the error than one that met dark
    ones.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), 2 * np.mean(_filtered(X, kernel) - Y))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def divides_by_the_columns(X, Y, f, num_iterations, learning_rate):
    """You divided by the number of columns of Y. The mean is over all its pixels."""
    return _descend(X, Y, f, num_iterations, learning_rate * len(Y))[-1]


def learning_rate_twice(X, Y, f, num_iterations, learning_rate):
    """The learning rate came in twice, in the gradient and in the step: with a small one the steps
    are much too short.
    """
    return _descend(X, Y, f, num_iterations, learning_rate**2)[-1]


def learning_rate_always_0_001(X, Y, f, num_iterations, learning_rate):
    """The steps are as long as with the learning rate 0.001, whatever comes in. With 0 nothing may
    move.
    """
    return _descend(X, Y, f, num_iterations, 0.001)[-1]


def learning_rate_always_0_5(X, Y, f, num_iterations, learning_rate):
    """The steps are as long as with the learning rate 0.5, whatever comes in. With 0 nothing may
    move.
    """
    return _descend(X, Y, f, num_iterations, 0.5)[-1]


def starts_with_the_mean_filter(X, Y, f, num_iterations, learning_rate):
    """With a learning rate of 0 the filter must stay what it was at the start, all zeros. Yours
    begins with equal weights that add up to 1.
    """
    return _descend(X, Y, f, num_iterations, learning_rate, start=1 / f**2)[-1]


def starts_with_the_identity(X, Y, f, num_iterations, learning_rate):
    """With a learning rate of 0 the filter must stay what it was at the start, all zeros. Yours has
    ones along its diagonal.
    """
    return _descend(X, Y, f, num_iterations, learning_rate, start=np.eye(f))[-1]


def starts_with_0_01(X, Y, f, num_iterations, learning_rate):
    """With a learning rate of 0 the filter must stay what it was at the start, all zeros. Yours
    begins with 0.01 everywhere.
    """
    return _descend(X, Y, f, num_iterations, learning_rate, start=0.01)[-1]


def always_3x3(X, Y, f, num_iterations, learning_rate):
    """The filter has three rows and three columns, whatever f says."""
    kernel = np.zeros((3, 3))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        kernel = kernel - learning_rate * 2 * convolve2d(X, error) / error.size
    return kernel


def error_convolved_with_X(X, Y, f, num_iterations, learning_rate):
    """The two changed places: X, the larger one, was laid on the error as if it were the filter,
    and it does not fit anywhere. The error slides over X.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        kernel = kernel - learning_rate * 2 * convolve2d(error, X) / error.size
    return kernel


def error_convolved_with_X_in_the_shape_of_the_filter(X, Y, f, num_iterations, learning_rate):
    """The two changed places: X, the larger one, was laid on the error as if it were the filter,
    and it does not fit anywhere. The error slides over X.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        kernel = kernel - learning_rate * 2 * convolve2d(error, X).reshape(f, f) / error.size
    return kernel


def error_in_the_place_of_its_slope(X, Y, f, num_iterations, learning_rate):
    """What was taken for the gradient has the shape of Y, and the gradient has that of the filter:
    a number for each weight. Each weight gets the pixels of X that it met, times their errors,
    added up.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = kernel - learning_rate * 2 * (_filtered(X, kernel) - Y) / Y.size
    return kernel


def products_not_added(X, Y, f, num_iterations, learning_rate):
    """A whole table was put where the slope of one weight belongs: the products of error and pixels
    are to be added up, or their mean taken.
    """
    kernel, (h, w) = np.zeros((f, f)), Y.shape
    for _ in range(num_iterations):
        error, gradient = _filtered(X, kernel) - Y, np.zeros((f, f))
        for u, v in np.ndindex(f, f):
            gradient[u, v] = 2 * error * X[u : u + h, v : v + w]
        kernel = kernel - learning_rate * gradient
    return kernel


def squared_error_in_the_gradient(X, Y, f, num_iterations, learning_rate):
    """The error stands squared in the gradient. The slope of a square is twice the number itself,
    and has its sign: otherwise no step could ever go up.
    """

    def gradient(X, Y, kernel):
        return 2 * _filtered(X, (_filtered(X, kernel) - Y) ** 2) / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def squared_error_and_no_factor_2(X, Y, f, num_iterations, learning_rate):
    """The error stands squared in the gradient, as in the cost. The slope of a square is twice the
    number itself, and has its sign: otherwise no step could ever go up.
    """
    return squared_error_in_the_gradient(X, Y, f, num_iterations, learning_rate / 2)


def absolute_error_in_the_gradient(X, Y, f, num_iterations, learning_rate):
    """The errors lost their signs before they came into the gradient. Too bright and too dark pull
    in opposite directions.
    """

    def gradient(X, Y, kernel):
        return 2 * _filtered(X, np.abs(_filtered(X, kernel) - Y)) / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def same_part_of_X_for_every_weight(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: each got the slope of the upper left one. The next weight to the right
    has met the part of X that lies one pixel further to the right.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), _gradient(X, Y, kernel)[0, 0])

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def filter_turned_in_the_answer_only(X, Y, f, num_iterations, learning_rate):
    """The filter lies turned on the image when its answer is found, and the gradient is that of a
    filter that is not turned. Each weight then gets the slope of another.
    """

    def gradient(X, Y, kernel):
        return 2 * _filtered(X, _filtered(X, kernel[::-1, ::-1]) - Y) / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def steps_while_the_gradient_grows(X, Y, f, num_iterations, learning_rate):
    """The filter moved before the gradient was complete: the step stands inside the loop over the
    weights, so those found first moved several times.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        whole, gradient = _gradient(X, Y, kernel), np.zeros((f, f))
        for at in np.ndindex(f, f):
            gradient[at] = whole[at]
            kernel = kernel - learning_rate * gradient
    return kernel


def steps_while_the_windows_are_summed(X, Y, f, num_iterations, learning_rate):
    """The filter moved before the gradient was complete: the step stands inside the loop over the
    pixels of Y, so the first errors count many times.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error, gradient = _filtered(X, kernel) - Y, np.zeros((f, f))
        for i, j in np.ndindex(Y.shape):
            gradient = gradient + 2 * error[i, j] * X[i : i + f, j : j + f] / Y.size
            kernel = kernel - learning_rate * gradient
    return kernel


def only_the_last_window(X, Y, f, num_iterations, learning_rate):
    """Only the last pixel of Y has a say in the gradient: each window overwrote the one before. The
    gradient is the sum over all windows.
    """

    def gradient(X, Y, kernel):
        error = _filtered(X, kernel) - Y
        return 2 * error[-1, -1] * X[-f:, -f:] / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def gradient_divided_by_its_length(X, Y, f, num_iterations, learning_rate):
    """All steps are equally long: the gradient was divided by its own length. Near the goal the
    slope is small, and so should the step be.
    """

    def gradient(X, Y, kernel):
        slope = _gradient(X, Y, kernel)
        return slope / (np.linalg.norm(slope) or 1)

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def gives_back_filter_and_costs(X, Y, f, num_iterations, learning_rate):
    """Two things came back. The filter alone is asked for."""
    return _descend(X, Y, f, num_iterations, learning_rate)[-1], []


def gives_back_every_filter(X, Y, f, num_iterations, learning_rate):
    """All the filters came back, one after each step. The last one is asked for."""
    return np.array(_descend(X, Y, f, num_iterations, learning_rate)[1:])


def gives_back_the_cost(X, Y, f, num_iterations, learning_rate):
    """One number came back, the cost. Asked for is the filter."""
    kernel = _descend(X, Y, f, num_iterations, learning_rate)[-1]
    return np.mean((_filtered(X, kernel) - Y) ** 2)


def gives_back_the_error(X, Y, f, num_iterations, learning_rate):
    """What came back are the errors of all pixels of Y. Asked for is the filter itself."""
    return _filtered(X, _descend(X, Y, f, num_iterations, learning_rate)[-1]) - Y


def error_convolved_with_the_filter(X, Y, f, num_iterations, learning_rate):
    """The error was convolved with the filter. What a weight has to do with an error are the pixels
    of X that it met: the error slides over X.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        kernel = kernel - learning_rate * 2 * convolve2d(error, kernel) / error.size
    return kernel


def parts_of_X_as_large_as_the_filter(X, Y, f, num_iterations, learning_rate):
    """For each weight a part of X was cut out that has the size of the filter. The weight meets a
    pixel at every place: the part has the size of Y.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        for u, v in np.ndindex(f, f):
            kernel[u, v] -= learning_rate * 2 * np.mean(error * X[u : u + f, v : v + f])
    return kernel


def X_times_the_error(X, Y, f, num_iterations, learning_rate):
    """X and the error were multiplied as they are, and X is larger. Each weight meets a part of X
    that is as large as Y, another one for each weight.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = kernel - learning_rate * 2 * np.mean(X * (convolve2d(X, kernel) - Y))
    return kernel


def product_of_matrices(X, Y, f, num_iterations, learning_rate):
    """X and the error were multiplied as matrices, rows times columns. Each weight gets the pixels
    of X that it met, times their errors, added up.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = kernel - learning_rate * 2 * X.T @ (convolve2d(X, kernel) - Y) / Y.size
    return kernel


def goal_for_an_error(X, Y, f, num_iterations, learning_rate):
    """Y was taken for the error. The error is what the filter makes of X, minus Y; Y alone drives
    the filter away from what is wanted, and never stops.
    """

    def gradient(X, Y, kernel):
        return 2 * _filtered(X, Y) / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def piles_up_and_no_factor_2(X, Y, f, num_iterations, learning_rate):
    """Two things. First, the 2 of the square is missing. Second, the gradient was not set back to
    0, so each step holds all those before.
    """
    return gradients_pile_up(X, Y, f, num_iterations, learning_rate / 2)


def piles_up_and_sum_for_mean(X, Y, f, num_iterations, learning_rate):
    """Two things. First, the sum over the pixels was taken, where it is the mean. Second, the
    gradient was not set back to 0, so each step holds all those before.
    """
    return gradients_pile_up(X, Y, f, num_iterations, learning_rate * Y.size)


def one_after_the_other_and_no_factor_2(X, Y, f, num_iterations, learning_rate):
    """Two things. First, the 2 of the square is missing. Second, the weights did not move together:
    after each the error was taken anew.
    """
    return weights_move_one_after_the_other(X, Y, f, num_iterations, learning_rate / 2)


def first_error_and_no_factor_2(X, Y, f, num_iterations, learning_rate):
    """Two things. First, the 2 of the square is missing. Second, the error was found once, at the
    start, where it is to be found anew with every new filter.
    """
    return gradient_only_once(X, Y, f, num_iterations, learning_rate / 2)


def filter_without_columns(X, Y, f, num_iterations, learning_rate):
    """The filter begins as one row of f zeros. It has f rows and f columns: a shape with two sizes,
    in brackets of its own.
    """
    return convolve2d(X, np.zeros(f))


def divides_by_the_shape(X, Y, f, num_iterations, learning_rate):
    """The gradient was divided by the shape of Y, which is two numbers. The mean is over all its
    pixels: one number.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = kernel - learning_rate * _gradient(X, Y, kernel) / Y.shape
    return kernel


def divides_by_the_iterations(X, Y, f, num_iterations, learning_rate):
    """You divided by the number of steps. The mean is over the pixels of Y."""
    return _descend(X, Y, f, num_iterations, learning_rate * Y.size / num_iterations)[-1]


def divides_by_the_root(X, Y, f, num_iterations, learning_rate):
    """You divided by the root of the number of pixels. A mean divides by the number itself."""
    return _descend(X, Y, f, num_iterations, learning_rate * np.sqrt(Y.size))[-1]


def divides_twice(X, Y, f, num_iterations, learning_rate):
    """You divided by the number of pixels twice, once in the error and once in the gradient. It is
    the mean, once.
    """
    return _descend(X, Y, f, num_iterations, learning_rate / Y.size)[-1]


def factor_2_twice(X, Y, f, num_iterations, learning_rate):
    """Every step is twice as long as it should be: the 2 of the square came in twice, or you
    divided by half as many pixels.
    """
    return _descend(X, Y, f, num_iterations, 2 * learning_rate)[-1]


def cost_for_a_slope(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: every one moved by the cost itself, doubled. A slope says how the cost
    changes when that weight does, and needs the pixels that it met.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), 2 * np.mean((_filtered(X, kernel) - Y) ** 2))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def cost_itself_for_a_slope(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: every one moved by the cost itself. A slope says how the cost changes
    when that weight does, and needs the pixels that it met.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), np.mean((_filtered(X, kernel) - Y) ** 2))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def error_turned(X, Y, f, num_iterations, learning_rate):
    """The error lies on X turned by 180 degrees. In the gradient each pixel of X meets the error of
    its own place: nothing is turned.
    """

    def gradient(X, Y, kernel):
        return 2 * _filtered(X, (_filtered(X, kernel) - Y)[::-1, ::-1]) / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def image_turned(X, Y, f, num_iterations, learning_rate):
    """X was turned by 180 degrees for the gradient. Each pixel of X meets the error of its own
    place: nothing is turned.
    """

    def gradient(X, Y, kernel):
        return 2 * _filtered(X[::-1, ::-1], _filtered(X, kernel) - Y) / Y.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def error_on_its_side(X, Y, f, num_iterations, learning_rate):
    """The error, or X, was transposed for the gradient. Each pixel of X meets the error of its own
    place: nothing is transposed.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        kernel = kernel - learning_rate * 2 * convolve2d(X, error.T) / error.size
    return kernel


def image_on_its_side(X, Y, f, num_iterations, learning_rate):
    """X was transposed for the gradient. Each pixel of X meets the error of its own place: nothing
    is transposed.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        error = convolve2d(X, kernel) - Y
        kernel = kernel - learning_rate * 2 * convolve2d(X.T, error) / error.size
    return kernel


def gives_back_the_error_before_the_last_step(X, Y, f, num_iterations, learning_rate):
    """What came back are the errors of all pixels of Y. Asked for is the filter itself."""
    return _filtered(X, _descend(X, Y, f, num_iterations, learning_rate)[-2]) - Y


def filter_of_length_1(X, Y, f, num_iterations, learning_rate):
    """After every step the weights were divided by the sum of their sizes, and a filter of zeros
    gives nan then. The filter goes where the steps lead it.
    """
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = kernel - learning_rate * _gradient(X, Y, kernel)
        kernel = kernel / np.abs(kernel).sum()
    return kernel


def shorter_and_shorter_steps(X, Y, f, num_iterations, learning_rate):
    """The first step is right and the next ones are too short: the learning rate was divided by the
    number of the step. It stays what it is.
    """
    kernel = np.zeros((f, f))
    for n in range(num_iterations):
        kernel = kernel - learning_rate / (n + 1) * _gradient(X, Y, kernel)
    return kernel


def sign_of_the_gradient(X, Y, f, num_iterations, learning_rate):
    """All weights move by the same length: only the sign of the slope was used. A steep slope
    makes a long step.
    """

    def gradient(X, Y, kernel):
        return np.sign(_gradient(X, Y, kernel))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def with_momentum(X, Y, f, num_iterations, learning_rate):
    """The first step is right, and then each holds nine tenths of the one before. That is gradient
    descent with momentum; asked for is the plain one.
    """
    kernel, velocity = np.zeros((f, f)), np.zeros((f, f))
    for _ in range(num_iterations):
        velocity = 0.9 * velocity + _gradient(X, Y, kernel)
        kernel = kernel - learning_rate * velocity
    return kernel


def _with(factor=1, mean=None, slope=None, start=0.0, steps=None, result=None):
    """Return a learn_filter in which parts are done in another way.

    ``factor`` and ``mean(X, Y, f)`` stretch the steps, ``slope(gradient)`` is taken for the
    gradient, ``start(f)`` is the filter to begin with, ``steps(n)`` how many steps there are, and
    ``result(kernel)`` what comes back.
    """

    def wrong(X, Y, f, num_iterations, learning_rate):
        rate = learning_rate * factor * (mean(X, Y, f) if mean else 1)
        n = steps(num_iterations) if steps else num_iterations

        right = _slope(X, Y, f)
        changed = slope and (lambda X, Y, kernel: slope(right(kernel)))
        kernel = _descend(X, Y, f, n, rate, start, changed)[-1]
        return result(kernel) if result else kernel

    return wrong


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "factor": {
            "no_factor_2": ("the 2 of the square is missing", 0.5),
        },
        "mean": {
            "sum_for_mean": (
                "the sum over the pixels was taken, where it is the mean",
                lambda X, Y, f: Y.size,
            ),
            "pixels_of_X": (
                "you divided by the pixels of X, where it is those of Y",
                lambda X, Y, f: Y.size / X.size,
            ),
            "number_of_weights": (
                "you divided by the number of weights, where it is that of the pixels of Y",
                lambda X, Y, f: Y.size / f**2,
            ),
            "number_of_rows": (
                "you divided by the number of rows of Y, where it is that of its pixels",
                lambda X, Y, f: Y.shape[1],
            ),
            "number_of_columns": (
                "you divided by the number of columns of Y, where it is that of its pixels",
                lambda X, Y, f: Y.shape[0],
            ),
        },
        "slope": {
            "uphill": ("every step goes uphill, so that the error grows", lambda slope: -slope),
            "turned": (
                "the gradient lies turned by 180 degrees",
                lambda slope: slope[::-1, ::-1],
            ),
            "transposed": (
                "rows and columns of the gradient are exchanged",
                lambda slope: slope.T,
            ),
        },
        "start": {
            "from_ones": ("the filter begins with ones, not with zeros", 1.0),
        },
        "steps": {
            "one_step_too_many": ("it goes one step too many", lambda n: n + 1),
            "one_step_too_few": ("it goes one step too few", lambda n: n - 1),
            "one_step_only": (
                "however many steps were asked for, one was taken",
                lambda n: min(n, 1),
            ),
        },
        "result": {
            "in_one_row": ("the weights lie in one row", lambda kernel: kernel.ravel()),
            "turned_result": (
                "the filter came back turned by 180 degrees",
                lambda kernel: kernel[::-1, ::-1],
            ),
        },
    },
    leave_out=(
        "no_factor_2_and_sum_for_mean",
        "turned_and_turned_result",
        "one_step_only_and_turned_result",
    ),
)


def window_by_window(X, Y, f, num_iterations, learning_rate):
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        gradient = np.zeros((f, f))
        for i in range(Y.shape[0]):
            for j in range(Y.shape[1]):
                window = X[i : i + f, j : j + f]
                error = np.sum(window * kernel) - Y[i, j]
                gradient += 2 * error * window / Y.size
        kernel -= learning_rate * gradient
    return kernel


def weight_by_weight(X, Y, f, num_iterations, learning_rate):
    w = np.zeros((f, f))
    H, W = Y.shape
    for _ in range(num_iterations):
        error = convolve2d(X, w) - Y
        dw = np.zeros_like(w)
        for u in range(f):
            for v in range(f):
                dw[u, v] = np.mean(2 * error * X[u : u + H, v : v + W])
        w -= learning_rate * dw
    return w


def as_linear_regression(X, Y, f, num_iterations, learning_rate):
    A, y = sliding_window_view(X, (f, f)).reshape(-1, f * f), Y.reshape(-1, 1)
    w = np.zeros((f * f, 1))
    for _ in range(num_iterations):
        w = w + learning_rate * 2 / len(y) * A.T @ (y - A @ w)
    return w.reshape(f, f)


def by_central_differences(X, Y, f, num_iterations, learning_rate):
    # A parabola has no third derivative: any step gives its exact slope.
    def cost(kernel):
        return np.mean((np.einsum("ijuv,uv->ij", windows, kernel) - Y) ** 2)

    windows = sliding_window_view(X, (f, f))
    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        gradient = np.zeros((f, f))
        for at in np.ndindex(f, f):
            step = np.zeros((f, f))
            step[at] = 0.5
            gradient[at] = cost(kernel + step) - cost(kernel - step)
        kernel = kernel - learning_rate * gradient
    return kernel


def by_einsum(X, Y, f, num_iterations, learning_rate, show=False):
    windows = sliding_window_view(X, Y.shape)
    kernel = np.zeros((f, f))
    while num_iterations > 0:
        error = np.einsum("uvij,uv->ij", windows, kernel) - Y
        if show:
            print(np.mean(error**2))
        kernel -= 2 * learning_rate * np.einsum("uvij,ij->uv", windows, error) / Y.size
        num_iterations -= 1
    return kernel


def with_a_function_inside(X, Y, f, num_iterations, learning_rate):
    def step(kernel):
        residual = Y - convolve2d(X, kernel)
        return kernel + learning_rate * 2 * convolve2d(X, residual) / np.prod(residual.shape)

    kernel = np.zeros((f, f))
    for _ in range(num_iterations):
        kernel = step(kernel)
    return kernel


EXERCISE = Exercise(
    reference=learn_filter,
    cases=cases,
    returns=("kernel",),
    points=25,
    aspects=(
        Aspect("With a learning rate of 0 the filter stays all zeros.", (STILL,), (), 3),
        Aspect(
            "One step goes against the slope of the mean squared error, factor 2 included.",
            (ONE_STEP,),
            (),
            9,
        ),
        Aspect("Two steps and then three more are five steps.", (STEPS, NOISE), (), 8),
        Aspect("Many steps lead towards the filter that made Y.", (MANY,), (), 5),
    ),
    misconceptions=(
        no_factor_2,
        sum_instead_of_mean,
        sum_and_no_factor_2,
        divides_by_the_pixels_of_X,
        divides_by_the_weights,
        divides_by_the_rows,
        climbs,
        learning_rate_forgotten,
        learning_rate_always_0_01,
        learning_rate_always_0_1,
        starts_with_ones,
        starts_with_the_vertical_filter,
        *RANDOM_STARTS,
        never_steps,
        one_step_too_many,
        one_step_too_few,
        returns_inside_the_loop,
        gradient_only_once,
        steps_before_the_error,
        weights_move_one_after_the_other,
        forgets_the_error,
        sign_of_the_error,
        root_of_the_mean,
        slope_of_a_mean_error,
        one_slope_for_all_weights,
        gradient_turned,
        gradient_transposed,
        filter_turned,
        one_window_after_the_other,
        gradients_pile_up,
        solved_exactly,
        as_one_row,
        gives_back_the_response,
        gives_back_the_gradient,
        forgets_where_it_was,
        a_full_step_for_every_pixel,
        mean_error_for_a_slope,
        twice_the_mean_error_for_a_slope,
        divides_by_the_columns,
        learning_rate_twice,
        learning_rate_always_0_001,
        learning_rate_always_0_5,
        starts_with_the_mean_filter,
        starts_with_the_identity,
        starts_with_0_01,
        always_3x3,
        error_convolved_with_X,
        error_convolved_with_X_in_the_shape_of_the_filter,
        error_in_the_place_of_its_slope,
        products_not_added,
        squared_error_in_the_gradient,
        squared_error_and_no_factor_2,
        absolute_error_in_the_gradient,
        same_part_of_X_for_every_weight,
        filter_turned_in_the_answer_only,
        steps_while_the_gradient_grows,
        steps_while_the_windows_are_summed,
        only_the_last_window,
        gradient_divided_by_its_length,
        gives_back_filter_and_costs,
        gives_back_every_filter,
        gives_back_the_cost,
        gives_back_the_error,
        error_convolved_with_the_filter,
        parts_of_X_as_large_as_the_filter,
        X_times_the_error,
        product_of_matrices,
        goal_for_an_error,
        piles_up_and_no_factor_2,
        piles_up_and_sum_for_mean,
        one_after_the_other_and_no_factor_2,
        first_error_and_no_factor_2,
        filter_without_columns,
        divides_by_the_shape,
        divides_by_the_iterations,
        divides_by_the_root,
        divides_twice,
        factor_2_twice,
        cost_for_a_slope,
        cost_itself_for_a_slope,
        error_turned,
        image_turned,
        error_on_its_side,
        image_on_its_side,
        gives_back_the_error_before_the_last_step,
        filter_of_length_1,
        shorter_and_shorter_steps,
        sign_of_the_gradient,
        with_momentum,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        window_by_window,
        weight_by_weight,
        as_linear_regression,
        by_central_differences,
        by_einsum,
        with_a_function_inside,
    ),
    same_output=(
        ("never_steps", "forgets_the_error"),
        ("one_step_too_few", "steps_before_the_error"),
    ),
    replaces=(dlhelpers.edges.learn_filter,),
)
