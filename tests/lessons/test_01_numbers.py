"""The numbers that lesson 1 quotes in its prose and in its predictions, computed again."""

import numpy as np
import pytest

import dlhelpers
from dlhelpers import data, gradient_check, training
from dlhelpers.exercises.logistic_regression.predictions import PREDICTIONS

RIGHT = {prediction.name: prediction.right.value for prediction in PREDICTIONS}


def train(X, Y, num_iterations, learning_rate):
    """Train one neuron from zeros; return w, b and the costs."""
    start = {"W1": np.zeros((1, len(X))), "b1": np.zeros((1, 1))}
    end, costs = training.train(X, Y, start, num_iterations, learning_rate)
    return end["W1"].T, end["b1"].item(), costs


def percent(right):
    return 100 * float(np.mean(right))


def accuracy(X, Y, w, b):
    return percent((dlhelpers.sigmoid(w.T @ X + b) > 0.5) == Y)


def split(X, Y, seed=1):
    return data.train_test_split(X, Y, np.random.default_rng(seed), test_share=0.25)


@pytest.fixture(scope="module")
def digits():
    return split(*data.load_three_or_eight())


@pytest.fixture(scope="module")
def neuron(digits):
    return train(digits[0], digits[2], 1500, 0.5)


@pytest.fixture(scope="module")
def tumours():
    X, Y, _ = data.load_breast_cancer()
    return split(X, Y)


def test_sizes(digits):
    X_train, X_test, Y_train, _ = digits
    assert X_train.shape == (64, 268) and X_test.shape == (64, 89)
    assert RIGHT["shape of dw"] == str((64, 1))
    # "11 pixels are white in every training image", so that Newton's matrix is singular.
    assert np.sum(X_train.max(axis=1) == 0) == 11
    assert np.linalg.matrix_rank(X_train @ X_train.T) < 64
    # The larger class has bad luck: more 3s in training, more 8s in the test.
    assert Y_train.mean() < 0.5 < digits[3].mean()


def test_slopes_by_trying():
    steps = 10.0 ** -np.arange(1, 17)
    error = dict(zip(range(1, 17), abs(((3 + steps) ** 2 - 9) / steps - 6), strict=True))
    central = abs(((3 + steps) ** 2 - (3 - steps) ** 2) / (2 * steps) - 6)
    assert error[4] == pytest.approx(1e-4, rel=1e-3)
    assert central[3] < 1e-10
    assert error[12] == pytest.approx(5e-4, abs=5e-5)
    assert error[15] == pytest.approx(0.67, abs=0.01)
    assert error[16] == 6
    assert f"1e-{min(error, key=error.get)}" == RIGHT["best step"]

    loss = np.log1p(np.exp(-(0.7 + steps))), np.log1p(np.exp(-(0.7 - steps)))
    errors = abs((loss[0] - loss[1]) / (2 * steps) - (dlhelpers.sigmoid(0.7) - 1))
    assert steps[errors.argmin()] == pytest.approx(1e-5)
    assert errors.min() < 1e-10 < min(error.values())


def test_sums_by_hand():
    assert 2 * np.exp(3) == pytest.approx(40.171, abs=5e-4)
    assert -np.log(0.0001) == pytest.approx(9.21, abs=5e-3)
    assert -np.log(0.9999) == pytest.approx(0.0001, abs=5e-6)
    # One whole neuron, by the package's own layers.
    x, W, b = np.array([[1.0], [2.0]]), np.array([[0.3, -0.4]]), np.array([[0.1]])
    Y = np.array([[1.0]])
    A, caches = dlhelpers.forward_prop(x, {"W1": W, "b1": b})
    gradients = dlhelpers.backward_prop(A, Y, caches)
    a = A.item()
    assert caches[0][1] == pytest.approx(-0.4)
    assert a == pytest.approx(0.4013, abs=5e-5)
    assert dlhelpers.compute_cost(A, Y) == pytest.approx(0.9130, abs=5e-5)
    assert -1 / a == pytest.approx(-2.4918, abs=5e-5)
    assert a * (1 - a) == pytest.approx(0.2403, abs=5e-5)
    assert gradients["dW1"] == pytest.approx(np.array([[-0.5987, -1.1974]]), abs=5e-5)
    assert gradients["db1"] == pytest.approx(-0.5987, abs=5e-5)


def test_predictions_before_learning(digits):
    A = dlhelpers.sigmoid(np.zeros((1, 268)))
    cost = dlhelpers.compute_cost(A, digits[2])
    assert cost == pytest.approx(np.log(2), abs=1e-12)
    assert cost == pytest.approx(RIGHT["starting cost"], abs=5e-5)
    assert 268 * cost == pytest.approx(185.8, abs=0.05)
    assert dlhelpers.sigmoid(0.0) == RIGHT["sigmoid of 0"]
    assert RIGHT["sigmoid of 37"] == "exactly 1"
    assert dlhelpers.sigmoid(36.0) < 1 == dlhelpers.sigmoid(37.0)
    assert dlhelpers.sigmoid(-37.0) == pytest.approx(8.5e-17, rel=0.01)
    assert dlhelpers.sigmoid(-745.0) > 0 == dlhelpers.sigmoid(-746.0)


def test_three_or_eight(digits, neuron):
    X_train, X_test, Y_train, Y_test = digits
    w, b, costs = neuron
    assert costs[-1] == pytest.approx(0.0140, abs=1e-4)
    assert accuracy(X_train, Y_train, w, b) == 100
    assert accuracy(X_test, Y_test, w, b) == pytest.approx(RIGHT["test accuracy"], abs=0.01)
    probability = dlhelpers.sigmoid(w.T @ X_test + b)[0]
    (wrong,) = np.flatnonzero((probability > 0.5) != Y_test[0])
    assert Y_test[0, wrong] == 1
    assert probability[wrong] == pytest.approx(0.46, abs=5e-3)
    # "After about 350 steps the neuron gets every training image right."
    early = [accuracy(X_train, Y_train, *train(X_train, Y_train, n, 0.5)[:2]) for n in (300, 360)]
    assert early[0] < 100 == early[1]


def test_what_the_neuron_looks_for(digits, neuron):
    """The reddest pixels are the gaps of a 3, on the left in rows 2, 3 and 5."""
    strongest = np.argsort(neuron[0].ravel())[-5:]
    rows, columns = np.unravel_index(strongest, (8, 8))
    assert set(rows.tolist()) == {2, 3, 5} and set(columns.tolist()) <= {2, 3}
    three, eight = (digits[0][:, digits[2][0] == y].mean(axis=1) for y in (0, 1))
    assert np.all(eight[strongest] > three[strongest])
    # The misjudged 8 has hardly any ink at the pixel that speaks most for an 8.
    X_test, Y_test = digits[1], digits[3]
    wrong = (dlhelpers.sigmoid(neuron[0].T @ X_test + neuron[1]) > 0.5) != Y_test
    assert X_test[strongest[-1], wrong[0]] < 0.1 < eight[strongest[-1]]


@pytest.mark.parametrize(
    ("rate", "highest", "last"), [(0.01, 0.6931, 0.47), (0.5, 0.6931, 0.058), (5, 7.5, 0.0073)]
)
def test_learning_rates(digits, rate, highest, last):
    costs = train(digits[0], digits[2], 200, rate)[2]
    assert max(costs) == pytest.approx(highest, rel=0.01)
    assert costs[-1] == pytest.approx(last, rel=0.02)


def test_losses_at_three_scores():
    for z, yes, no in ((-4.0, 4.02, 0.02), (0.0, 0.69, 0.69), (2.0, 0.13, 2.13)):
        for y, expected in ((1, yes), (0, no)):
            loss, _ = dlhelpers.sigmoid_cross_entropy(np.array([[z]]), np.array([[y]]))
            assert loss == pytest.approx(expected, abs=5e-3)
    assert dlhelpers.sigmoid(-4.0) == pytest.approx(0.018, abs=5e-4)


def test_tumours_raw_and_standardised(tumours):
    X_train, X_test, Y_train, Y_test = tumours
    assert X_train.shape == (30, 427) and X_test.shape == (30, 142)
    largest = np.maximum(X_train.max(axis=1), X_test.max(axis=1))
    assert largest.max() == 4254 and largest.min() < 0.03
    S_train, S_test = data.standardise(X_train, X_test)
    w, b, costs = train(S_train, Y_train, 1000, 0.1)
    assert costs[-1] == pytest.approx(0.04, abs=5e-3)
    assert accuracy(S_test, Y_test, w, b) == pytest.approx(96.5, abs=0.05)
    slow = train(X_train, Y_train, 1000, 1e-6)
    assert accuracy(X_test, Y_test, *slow[:2]) == pytest.approx(92.3, abs=0.05)
    patient = train(X_train, Y_train, 5000, 1e-6)
    assert accuracy(X_test, Y_test, *patient[:2]) == pytest.approx(95.1, abs=0.05)
    assert train(X_train, Y_train, 1000, 0.1)[2][-1] > 10


def test_tumours_on_average():
    """Over ten splits scaling is worth seven points: 90.9 % against 98.2 %."""
    X, Y, _ = data.load_breast_cancer()
    raw, scaled = [], []
    for seed in range(10):
        X_train, X_test, Y_train, Y_test = split(X, Y, seed)
        raw.append(accuracy(X_test, Y_test, *train(X_train, Y_train, 1000, 1e-6)[:2]))
        X_train, X_test = data.standardise(X_train, X_test)
        scaled.append(accuracy(X_test, Y_test, *train(X_train, Y_train, 1000, 0.1)[:2]))
    assert np.mean(raw) == pytest.approx(90.9, abs=0.3)
    assert np.mean(scaled) == pytest.approx(98.2, abs=0.3)


def test_the_walk_stops_half_way_arrives_or_never_settles(tumours):
    X, Y = data.standardise(tumours[0])[:2], tumours[2]

    def cost_and_slope(w):
        Z = w.T @ X
        return dlhelpers.sigmoid_cross_entropy(Z, Y)[0], X @ (dlhelpers.sigmoid(Z) - Y).T / Y.size

    def costs(rate, num_steps):
        w, found = np.zeros((2, 1)), []
        for _ in range(num_steps + 1):
            cost, slope = cost_and_slope(w)
            found.append(cost)
            w = w - rate * slope
        return found

    bottom = costs(5, 2000)[-1]
    assert costs(5, 60)[-1] - bottom < 0.001
    assert costs(0.2, 60)[-1] - bottom > 0.01
    assert max(costs(40, 2000)[-50:]) - bottom > 0.1


def test_the_squared_loss_lets_go():
    a = dlhelpers.sigmoid(-10.0)
    ratio = f"about {round(float(1 / (a * (1 - a))), -3):,.0f} times"
    assert ratio == RIGHT["pull of the two losses"]
    z = np.linspace(-10, 6, 1601)
    A = dlhelpers.sigmoid(z)
    assert z[np.argmin((A - 1) * A * (1 - A))] == pytest.approx(-0.7, abs=0.02)


@pytest.mark.parametrize(
    ("squared", "after_100", "after_1500"),
    [(False, (93, 95), (100, 100)), (True, (0, 40), (40, 50))],
)
def test_repair_of_a_neuron_that_is_sure_and_wrong(digits, neuron, squared, after_100, after_1500):
    X, Y = digits[0], digits[2]
    w, b = -neuron[0], -neuron[1]
    for step in range(1501):
        A = dlhelpers.sigmoid(w.T @ X + b)
        if step in (0, 100, 1500):
            low, high = {0: (0, 0), 100: after_100, 1500: after_1500}[step]
            assert low <= percent((A > 0.5) == Y) <= high
        dZ = (A - Y) * (A * (1 - A) if squared else 1)
        w, b = w - 0.5 * X @ dZ.T / Y.size, b - 0.5 * dZ.mean()


def test_a_loss_kept_away_from_0_is_finite_but_not_exact():
    Z, Y = np.array([[37.0]]), np.array([[0]])
    assert dlhelpers.compute_cost(dlhelpers.sigmoid(Z), Y) == pytest.approx(708, abs=0.5)
    assert dlhelpers.sigmoid_cross_entropy(Z, Y)[0] == pytest.approx(37, abs=1e-9)


def test_scikit_learn_finds_the_same_direction(digits, neuron):
    linear_model = pytest.importorskip("sklearn.linear_model")
    theirs = linear_model.LogisticRegression(C=np.inf, max_iter=1000).fit(digits[0].T, digits[2][0])
    w = neuron[0]
    cosine = (theirs.coef_ @ w).item() / np.linalg.norm(theirs.coef_) / np.linalg.norm(w)
    assert cosine > 0.98
    assert np.linalg.norm(theirs.coef_) > 2 * np.linalg.norm(w)


def test_scoreboard(digits):
    X_train, X_test, Y_train, Y_test = digits
    assert percent(Y_test == (Y_train.mean() > 0.5)) == pytest.approx(41.6, abs=0.05)

    score = {
        (p, t): np.mean((X_train[p] > t) == Y_train)
        for p in range(64)
        for t in np.arange(0.5, 16) / 16
    }
    pixel, threshold = max(score, key=score.get)
    assert percent((X_test[pixel] > threshold) == Y_test) == pytest.approx(88.8, abs=0.05)

    averages = np.column_stack([X_train[:, Y_train[0] == y].mean(axis=1) for y in (0, 1)])
    for known, labels, expected in ((averages, np.arange(2), 94.4), (X_train, Y_train[0], 100)):
        distances = ((known[:, :, None] - X_test[:, None, :]) ** 2).sum(axis=0)
        assert percent(labels[distances.argmin(axis=0)] == Y_test) == pytest.approx(
            expected, abs=0.05
        )
    assert X_train.size == 17_152


def test_the_first_step_is_nearly_the_difference_of_the_averages(digits):
    X, Y = digits[0], digits[2]
    three, eight = (X[:, Y[0] == y].mean(axis=1) for y in (0, 1))
    first = train(X, Y, 1, 0.5)[0].ravel()

    def cosine(u, v):
        return u @ v / np.linalg.norm(u) / np.linalg.norm(v)

    assert 0.9 < cosine(first, eight - three) < 0.999
    # As many 3s as 8s would make it so exactly.
    few = min(Y.sum(), (1 - Y).sum())
    chosen = np.concatenate([np.flatnonzero(Y[0] == y)[:few] for y in (0, 1)])
    X, Y = X[:, chosen], Y[:, chosen]
    three, eight = (X[:, Y[0] == y].mean(axis=1) for y in (0, 1))
    assert cosine(train(X, Y, 1, 0.5)[0].ravel(), eight - three) == pytest.approx(1)


def test_the_slip_is_in_line_3():
    p, y = 0.8, 1.0

    def loss(parameters):
        return -(y * np.log(parameters["p"]) + (1 - y) * np.log(1 - parameters["p"]))

    slope = gradient_check.numeric_gradient(loss, {"p": p})["dp"]
    assert slope == pytest.approx(-1.25)
    assert (p - y - y + p * y) / ((1 - p) * p) == pytest.approx(-2.5)
    assert (p - p * y - y + p * y) / ((1 - p) * p) == pytest.approx(slope)
    assert RIGHT["slip in the notes"] == "line 3"


def test_softmax_for_all_digits():
    """650 parameters, about 95 % of the test images."""
    images, labels = data.load_digits()
    one_hot = (labels == np.arange(10)[:, None]).astype(float)
    X_train, X_test, Y_train, Y_test = split(images.reshape(-1, 64).T, one_hot)
    start = {"W1": np.zeros((10, 64)), "b1": np.zeros((10, 1))}
    end, _ = training.train(X_train, Y_train, start, 300, 0.5, output="softmax")
    assert sum(value.size for value in end.values()) == 650
    right = dlhelpers.predict(X_test, end, output="softmax")[0] == Y_test.argmax(axis=0)
    assert percent(right) == pytest.approx(95, abs=1)
