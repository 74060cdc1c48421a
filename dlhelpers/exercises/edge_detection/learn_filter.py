"""Exercise: let gradient descent find a filter."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.edges
from dlhelpers.exercises.edge_detection.convolve2d import convolve2d
from dlhelpers.exercises.exercise import Aspect, Exercise


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
    visited = [np.full((f, f), start)]
    for _ in range(num_iterations):
        slope = (gradient or _gradient)(X, Y, visited[-1])
        visited.append(visited[-1] - learning_rate * slope)
    return visited


def _gradient(X, Y, kernel):
    error = convolve2d(X, kernel) - Y
    return 2 * convolve2d(X, error) / error.size


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


def starts_at_random(X, Y, f, num_iterations, learning_rate):
    """With a learning rate of 0 the filter must stay what it was at the start, all zeros. Yours is
    random. In a network with hidden units zeros would be a mistake; one filter has no twin to
    differ from.
    """
    start = np.random.default_rng(0).standard_normal((f, f))
    return _descend(X, Y, f, num_iterations, learning_rate, start)[-1]


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
        error = np.sign(convolve2d(X, kernel) - Y)
        return convolve2d(X, error) / error.size

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def root_of_the_mean(X, Y, f, num_iterations, learning_rate):
    """The steps have the right direction and the length of another cost: the root of the mean was
    taken. The cost is the mean of the squares itself.
    """

    def gradient(X, Y, kernel):
        error = convolve2d(X, kernel) - Y
        return convolve2d(X, error) / error.size / np.sqrt(np.mean(error**2))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def slope_of_a_mean_error(X, Y, f, num_iterations, learning_rate):
    """All windows got the same error, the mean one. Each window has its own error, and passes it on
    to the weights times its own numbers.
    """

    def gradient(X, Y, kernel):
        error = convolve2d(X, kernel) - Y
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
        return np.full((f, f), np.mean(convolve2d(X, kernel) - Y))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


def twice_the_mean_error_for_a_slope(X, Y, f, num_iterations, learning_rate):
    """All weights are equal: every one moved by twice the mean error. The image is missing in the
    gradient: a weight that met bright pixels has more to do with the error than one that met dark
    ones.
    """

    def gradient(X, Y, kernel):
        return np.full((f, f), 2 * np.mean(convolve2d(X, kernel) - Y))

    return _descend(X, Y, f, num_iterations, learning_rate, gradient=gradient)[-1]


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
        starts_at_random,
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
