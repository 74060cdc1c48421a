"""The numbers that lesson 3 quotes, computed once more.

Accuracies hold to a few of the 359 test images. Where a training jumps to and fro the last digit of
a sum decides, so there only the order is promised.
"""

import numpy as np
import pytest

import dlhelpers
from dlhelpers import deep, gradient_check, microscope, patients, training
from dlhelpers.exercises.deep_network import LESSON
from dlhelpers.exercises.deep_network.predictions import PREDICTIONS
from dlhelpers.pictures import deep_network as pictures

X_train, X_test, Y_train, Y_test = deep.load_ten_digits(np.random.default_rng(1))
FEW = X_train[:, :8], Y_train[:, :8]
PART = X_train[:, :500], Y_train[:, :500]
SMALL, TOWER = [64, 32, 16, 10], [64] + [64] * 10 + [10]
FEW_IMAGES = 1.2
"""Four of the 359 test images, in per cent."""


def begin(dims, seed=1, spread=None):
    return deep.start(dims, np.random.default_rng(seed), spread)


def fit(seed=1, spread=None, num_iterations=300, clip=None):
    ended, costs = deep.fit(
        X_train, Y_train, begin(SMALL, seed, spread), num_iterations, 0.5, clip=clip
    )
    return ended, costs, deep.accuracy(X_test, Y_test, ended)


@pytest.fixture(scope="module")
def he():
    return fit()


@pytest.fixture(scope="module")
def norms():
    return {
        hidden: deep.look_inside(X_train, Y_train, begin(TOWER), hidden)[1]
        for hidden in ("sigmoid", "relu")
    }


@pytest.mark.parametrize(
    ("layer_dims", "number"),
    [
        ([5, 6, 3, 1], 61),
        ([36, 5], 185),
        ([784, 1], 785),
        ([784, 1000, 1], 786_001),
        (SMALL, 2778),
        ([64, 10], 650),
        ([64, 32, 10], 2410),
    ],
)
def test_parameters(layer_dims, number):
    assert dlhelpers.count_parameters(layer_dims) == number


def test_softmax_by_hand():
    scores, y = np.array([[2.0], [1.0], [0.0]]), np.array([[0.0], [1.0], [0.0]])
    assert np.exp(scores).sum() == pytest.approx(11.107, abs=5e-4)
    assert dlhelpers.softmax(scores).ravel() == pytest.approx([0.665, 0.245, 0.090], abs=5e-4)
    loss, dz = dlhelpers.softmax_cross_entropy(scores, y)
    assert loss == pytest.approx(1.408, abs=5e-4)
    assert dz.ravel() == pytest.approx([0.665, -0.755, 0.090], abs=5e-4)


def test_way_back_by_hand():
    x, y = np.array([[1.0], [2.0]]), np.array([[1.0], [0.0], [0.0]])
    small = {
        "W1": np.array([[1.0, -1.0], [0.5, 0.5]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]),
        "b2": np.zeros((3, 1)),
    }
    AL, caches = dlhelpers.forward_prop(x, small, output="softmax")
    assert AL.ravel() == pytest.approx([0.1753, 0.7856, 0.0391], abs=5e-5)
    assert caches[0][1].ravel() == pytest.approx([-1, 1.5])
    assert caches[1][1].ravel() == pytest.approx([0, 1.5, -1.5])
    assert dlhelpers.compute_cost(AL, y) == pytest.approx(1.7413, abs=5e-5)
    expected = {
        "dZ2": [-0.8247, 0.7856, 0.0391],
        "dW2": [0, -1.2371, 0, 1.1784, 0, 0.0587],
        "dA1": [-0.7465, 0.7465],
        "dZ1": [0, 0.7465],
        "dW1": [0, 0, 0.7465, 1.4930],
    }
    for found in (dict(microscope.trace(AL, y, caches)), microscope.by_trying(x, y, small)):
        for name, numbers in expected.items():
            assert found[name].ravel() == pytest.approx(numbers, abs=6e-5), name


def test_network_learns_the_digits(he):
    ended, costs, right = he
    assert costs[0] == pytest.approx(2.386, abs=1e-3)
    assert max(costs[120:]) < 0.2
    assert costs[-1] == pytest.approx(0.03, abs=0.01)
    assert right == pytest.approx(96.7, abs=FEW_IMAGES)
    activations, _ = deep.look_inside(X_train, Y_train, ended)
    assert 1 <= np.sum(~activations[0].any(axis=1)) <= 6


def test_patients():
    network = patients.draw_patient(np.random.default_rng(2))
    assert microscope.look(*FEW, network).disagreements == []
    found = {
        name: microscope.look(*FEW, network, steps).disagreements
        for name, steps in patients.PATIENTS.items()
    }
    assert found["A"] == ["dW3"]
    assert found["B"] == ["dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1"]
    assert found["C"] == ["dA2", *found["B"]]
    view = microscope.look(*FEW, network, patients.PATIENTS["C"])
    first = next(line for line in view.lines if line.name == "dA2")
    assert first.got / first.tried == pytest.approx(1 / 8, rel=1e-5)


def test_a_check_on_the_kink_accuses_the_right_pass():
    network = begin([64, 6, 5, 4, 10])
    _, caches = dlhelpers.forward_prop(FEW[0], network, output="softmax")
    assert np.sum(caches[2][1] == 0) == 16
    view = microscope.look(*FEW, network)
    assert view.disagreements[0] == "dZ3"
    # Half of the slope of everything that passes: 0 from the package, dA / 2 by trying.
    tried = microscope.by_trying(*FEW, network)
    on_the_kink = caches[2][1] == 0
    assert tried["dZ3"][on_the_kink] == pytest.approx(tried["dA3"][on_the_kink] / 2, abs=1e-4)


def test_four_beginnings(he):
    assert [he[2], fit(0)[2], fit(2)[2]] == pytest.approx([96.5] * 3, abs=FEW_IMAGES)
    narrow = [fit(seed, 0.01)[2] for seed in (1, 0, 2)]
    assert all(8 < right < 75 for right in narrow) and 10 < np.mean(narrow) < 70
    _, costs, right = fit(1, 0.01, 600)
    assert max(costs[:240]) < np.log(10) + 0.01 and min(costs[:240]) > 2.25
    assert right > 90
    ended, costs, right = fit(1, 0.0)
    assert [name for name, value in ended.items() if value.any()] == ["b3"]
    assert costs[-1] == pytest.approx(np.log(10), abs=1e-3)
    assert right == pytest.approx(8.1, abs=0.1)
    assert np.all(dlhelpers.predict(X_test, ended, output="softmax") == Y_train.sum(1).argmax())


def test_a_wide_beginning_is_sure_of_nonsense():
    _, costs, right = fit(1, 1.0)
    assert costs[0] == pytest.approx(43.5, abs=0.1)
    assert max(costs) > 100 and max(costs[10:]) < 3
    assert right < 60
    ended, _, right = fit(2, 1.0)
    assert right == pytest.approx(8.1, abs=0.1)
    activations, _ = deep.look_inside(X_train, Y_train, ended)
    assert min(np.mean(A > 0) for A in activations[:2]) < 0.01


def test_a_narrow_tower_never_wakes_up():
    _, lengths = deep.look_inside(*PART, begin(TOWER, spread=0.01))
    assert max(lengths) < 1e-9


def test_growth_per_layer():
    def growth(spread, seed):
        activations, _ = deep.look_inside(
            X_train[:, :200], Y_train[:, :200], begin(TOWER, seed, spread)
        )
        sizes = [np.sqrt(np.mean(activations[k] ** 2)) for k in (0, 9)]
        return (sizes[1] / sizes[0]) ** (1 / 9)

    assert np.mean([growth(1.0, seed) for seed in range(10)]) == pytest.approx(32**0.5, abs=0.4)
    assert np.mean([growth(None, seed) for seed in range(10)]) == pytest.approx(1, abs=0.07)


def test_products():
    assert f"{0.25**10:.2g}" == "9.5e-07"
    assert f"{0.1**100:.1g}" == "1e-100"
    assert 0.5 - 0.1 * 0.1**100 == 0.5


def test_vanishing_gradient(norms):
    assert norms["sigmoid"][0] == pytest.approx(6.8e-6, rel=0.05)
    assert norms["sigmoid"][-1] / norms["sigmoid"][0] == pytest.approx(1.2e5, rel=0.1)
    assert norms["sigmoid"] == sorted(norms["sigmoid"])
    assert max(norms["relu"]) / min(norms["relu"]) < 2
    assert np.mean(norms["relu"]) == pytest.approx(0.25, abs=0.06)


def test_vanishing_gradient_is_no_luck_of_one_seed():
    ratios = []
    for seed in range(5):
        _, lengths = deep.look_inside(*PART, begin(TOWER, seed), "sigmoid")
        ratios.append(lengths[-1] / lengths[0])
    assert min(ratios) > 5e4 and max(ratios) < 3e5


@pytest.mark.parametrize(
    ("hidden", "moved", "accuracy"),
    [("sigmoid", 1.1e-5, 9.5), ("tanh", 0.12, 96), ("relu", 0.24, 92)],
)
def test_three_towers(hidden, moved, accuracy):
    begun = begin(TOWER)
    ended, costs = training.train(*PART, begun, 200, 0.1, hidden=hidden, output="softmax")
    assert np.abs(ended["W1"] - begun["W1"]).max() == pytest.approx(moved, rel=0.25)
    assert deep.accuracy(X_test, Y_test, ended, hidden) == pytest.approx(accuracy, abs=2)
    assert (costs[-1] > 2.29) == (hidden == "sigmoid")


@pytest.mark.parametrize(
    ("times_he", "lowest", "highest"), [(0.5, 1e-5, 1e-3), (1.0, 0.1, 1), (2.0, 1e3, 1e4)]
)
def test_gradients_under_other_spreads(times_he, lowest, highest):
    scaled = {name: times_he * value for name, value in begin(TOWER).items()}
    _, lengths = deep.look_inside(*PART, scaled)
    assert lowest < min(lengths) and max(lengths) < highest


def test_signal_of_the_sigmoids_vanishes_too():
    def depends(hidden):
        activations, _ = deep.look_inside(*PART, begin(TOWER), hidden)
        return [np.mean(np.std(activations[k], axis=1)) for k in (0, 9)]

    bottom, top = depends("sigmoid")
    assert bottom > 0.05 and top < 1e-5
    bottom, top = depends("relu")
    assert top > bottom / 5


def test_a_probability_of_exactly_0():
    scores, y = np.array([[1000.0], [0.0]]), np.array([[0.0], [1.0]])
    assert dlhelpers.softmax(scores).ravel().tolist() == [1, 0]
    assert dlhelpers.compute_cost(dlhelpers.softmax(scores), y) == pytest.approx(708.4, abs=0.05)
    assert dlhelpers.softmax_cross_entropy(scores, y)[0] == 1000


def test_scoreboard():
    def trained(begun, hidden="relu"):
        ended, _ = training.train(
            X_train, Y_train, begun, 300, 0.5, hidden=hidden, output="softmax"
        )
        return deep.accuracy(X_test, Y_test, ended, hidden)

    zeros = {"W1": np.zeros((10, 64)), "b1": np.zeros((10, 1))}
    assert trained(zeros) == pytest.approx(95.5, abs=FEW_IMAGES)
    assert trained(begin([64, 32, 10])) == pytest.approx(96.7, abs=FEW_IMAGES)
    assert trained(begin([64, 32, 10]), "tanh") == pytest.approx(96.7, abs=FEW_IMAGES)

    def nearest(known):
        return (np.sum(known**2, axis=0)[:, None] - 2 * known.T @ X_test).argmin(axis=0)

    meant = Y_test.argmax(axis=0)
    averages = X_train @ Y_train.T / Y_train.sum(axis=1)
    assert 100 * np.mean(nearest(averages) == meant) == pytest.approx(91.1, abs=0.1)
    assert 100 * np.mean(Y_train.argmax(0)[nearest(X_train)] == meant) == pytest.approx(
        97.8, abs=0.1
    )
    assert (averages.size, X_train.size, X_test.shape[1]) == (640, 92_032, 359)


@pytest.mark.parametrize(
    ("spread", "threshold", "with_sign", "as_printed"),
    [(None, 0.01, 95.8, 12.0), (1.0, 0.1, 93.9, 88.3)],
)
def test_clipping(spread, threshold, with_sign, as_printed):
    *_, right = fit(1, spread, clip=lambda g: dlhelpers.clip_by_value(g, threshold))
    assert right == pytest.approx(with_sign, abs=2 * FEW_IMAGES)
    crossing = []

    def printed(gradients):
        large = [np.mean(np.abs(value) > threshold) for value in gradients.values()]
        crossing.append(max(large))
        return deep.clip_as_printed(gradients, threshold)

    *_, right = fit(1, spread, clip=printed)
    assert right == pytest.approx(as_printed, abs=8)
    assert right < with_sign
    # The lesson says why the second one survives.
    assert (np.median(crossing) < 0.1) == (spread is not None)


def test_predictions_say_what_happens():
    happens = {"ten equal scores": np.log(10), "growth per layer": 32**0.5}
    for prediction in PREDICTIONS:
        if prediction.options:
            known = {prediction.right.value, *(guess.value for guess in prediction.wrong)}
            assert known == set(prediction.options), prediction.name
        else:
            right = prediction.right.value
            assert abs(happens[prediction.name] - right) <= prediction.tolerance, prediction.name
    assert LESSON.predictions.names == tuple(prediction.name for prediction in PREDICTIONS)


def test_film_has_a_picture_for_every_page():
    pages = microscope.shape_ledger(X_train, Y_train, begin(SMALL))
    html = pictures.ledger_film(pages)
    assert html.count("data:image/png;base64") == len(pages) == 7


def test_gradient_check_of_four_layers_passes():
    """The gradient check of the lesson, on its four layers, as the notebook makes it."""
    network = patients.draw_patient(np.random.default_rng(2))

    def cost_at(parameters):
        AL, _ = dlhelpers.forward_prop(FEW[0], parameters, output="softmax")
        return dlhelpers.compute_cost(AL, FEW[1])

    AL, caches = dlhelpers.forward_prop(FEW[0], network, output="softmax")
    gradients = dlhelpers.backward_prop(AL, FEW[1], caches)
    assert gradient_check.gradient_check(cost_at, network, gradients).passed
