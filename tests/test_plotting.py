"""Pictures show what they claim, name their axes, and can be read without colours."""

import colorsys
import inspect
import io
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from dlhelpers import plotting
from dlhelpers.exercises.ledger import Calibration

X = np.array([[-2.0, -1.0, 1.0, 2.0], [1.0, -1.0, 1.0, -1.0]])
Y = np.array([[0, 0, 1, 1]])
IMAGES = np.arange(3 * 4 * 4.0).reshape(3, 4, 4)


def right_half(points):
    """Say 1 on the right of x1 = 0.5."""
    return (points[:1] > 0.5).astype(int)


def waves(points):
    """Two hidden units: one rises to the right, one falls upwards."""
    return np.tanh(np.stack([points[0], -3 * points[1]]))


ONE_PICTURE = {
    plotting.plot_costs: ({"slow": [3.0, 2.0], "fast": [3.0, 1.0]},),
    plotting.plot_points: (X, Y),
    plotting.plot_decision_boundary: (right_half, X, Y),
    plotting.plot_wave: (lambda points: waves(points)[:1], X, Y),
    plotting.plot_calibration: (Calibration((40, 90), (50, 70), (4, 9), 13, 8),),
    plotting.show_weights: (np.linspace(-1, 1, 64).reshape(64, 1),),
}
MANY_PICTURES = {
    plotting.plot_hidden_units: (waves, X, Y),
    plotting.show_images: (IMAGES, ["a", "b", "c"]),
}


@pytest.fixture(autouse=True)
def close_figures():
    """Leave no figure open, and let every warning fail the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
    plt.close("all")


def lightness(colour):
    """How light a colour is on a grey print, from 0 to 1."""
    return np.dot(to_rgb(colour), [0.299, 0.587, 0.114])


def draws(ax):
    """Render the figure as a PNG; the number of bytes."""
    file = io.BytesIO()
    ax.figure.savefig(file)
    return len(file.getvalue())


def test_every_function_is_tested_here():
    functions = inspect.getmembers(plotting, inspect.isfunction)
    public = {
        function
        for name, function in functions
        if not name.startswith("_") and function.__module__ == plotting.__name__
    }
    assert public == ONE_PICTURE.keys() | MANY_PICTURES.keys()


@pytest.mark.parametrize("function", ONE_PICTURE, ids=lambda function: function.__name__)
def test_it_draws_where_it_is_told_and_names_its_axes(function):
    _, (_, ax) = plt.subplots(1, 2)
    assert function(*ONE_PICTURE[function], ax=ax) is ax
    assert ax.has_data() and ax.get_xlabel() and ax.get_ylabel()
    new = function(*ONE_PICTURE[function])
    assert new.figure is not ax.figure
    assert draws(ax) > 1000 and draws(new) > 1000


@pytest.mark.parametrize("function", MANY_PICTURES, ids=lambda function: function.__name__)
def test_it_draws_one_picture_for_each(function):
    _, axes = plt.subplots(1, 3)
    assert function(*MANY_PICTURES[function], axes=axes) is axes
    new = function(*MANY_PICTURES[function])
    drawn = [ax for ax in np.ravel(new) if ax.has_data()]
    assert len(drawn) == (2 if function is plotting.plot_hidden_units else 3)
    assert all(ax.get_title() for ax in drawn)
    assert draws(drawn[0]) > 1000


@pytest.mark.parametrize("function", ONE_PICTURE | MANY_PICTURES, ids=lambda f: f.__name__)
def test_arguments_are_kept(function):
    arguments = (ONE_PICTURE | MANY_PICTURES)[function]
    kept = [np.copy(a) if isinstance(a, np.ndarray) else a for a in arguments]
    function(*arguments)
    for now, then in zip(arguments, kept, strict=True):
        assert np.array_equal(now, then) if isinstance(now, np.ndarray) else now is then


def test_classes_differ_in_shape_hue_and_lightness():
    first, second = plotting.plot_points(X, Y).collections
    assert np.array_equal(first.get_offsets(), X[:, :2].T)
    assert np.array_equal(second.get_offsets(), X[:, 2:].T)
    shapes = [len(dots.get_paths()[0].vertices) for dots in (first, second)]
    assert shapes[0] != shapes[1]
    colours = [tuple(dots.get_facecolor()[0][:3]) for dots in (first, second)]
    assert abs(lightness(colours[0]) - lightness(colours[1])) > 0.2
    hues = [colorsys.rgb_to_hsv(*colour)[0] for colour in colours]
    assert 0.3 < abs(hues[0] - hues[1]) < 0.7  # blue and orange, told apart by every eye
    regions = [lightness(plotting.REGIONS(label)) for label in (0, 1)]
    assert regions[1] - regions[0] > 0.15


def test_curves_differ_in_line_style():
    ax = plotting.plot_costs({str(n): [n, n / 2] for n in range(1, 5)})
    assert len({line.get_linestyle() for line in ax.lines}) == 4
    assert [line.get_ydata()[0] for line in ax.lines] == [1, 2, 3, 4]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["1", "2", "3", "4"]


def test_the_boundary_is_where_the_decision_changes():
    ax = plotting.plot_decision_boundary(right_half, X, Y)
    lines = [c for c in ax.collections if np.array_equal(getattr(c, "levels", []), [0.5])]
    assert len(lines) == 1
    corners = np.concatenate([path.vertices for path in lines[0].get_paths()])
    np.testing.assert_allclose(corners[:, 0], 0.5, atol=0.05)
    assert np.ptp(corners[:, 1]) > 2


@pytest.mark.parametrize("label", [0, 1])
def test_a_model_that_always_says_the_same_has_no_boundary(label):
    ax = plotting.plot_decision_boundary(lambda Z: np.full((1, Z.shape[1]), label), X, Y)
    assert not [c for c in ax.collections if np.array_equal(getattr(c, "levels", []), [0.5])]


def test_a_wave_is_drawn_the_right_way_up():
    ax = plotting.plot_wave(lambda points: points[:1] + 10 * points[1:], X, Y)
    (picture,) = ax.images
    heights, (left, right, bottom, top) = picture.get_array(), picture.get_extent()
    assert picture.origin == "lower"
    assert heights[0, 0] == pytest.approx(left + 10 * bottom)
    assert heights[0, -1] == pytest.approx(right + 10 * bottom)
    assert heights[-1, 0] == pytest.approx(left + 10 * top)
    assert left < X[0].min() and X[1].max() < top


def test_the_hidden_units_share_one_scale():
    axes = plotting.plot_hidden_units(lambda Z: np.tanh(np.stack([Z[0], 0.1 * Z[0]])), X, Y)
    limits = {ax.images[0].get_clim() for ax in np.ravel(axes)}
    assert len(limits) == 1
    assert next(iter(limits)) == pytest.approx((-1, 1), abs=0.05)


def test_weights_are_centred_on_zero_and_marked_with_signs():
    w = np.zeros((64, 1))
    w[9], w[62] = 2.0, -0.5
    ax = plotting.show_weights(w)
    (picture,) = ax.images
    assert picture.get_clim() == (-2, 2)
    assert picture.get_array()[1, 1] == 2 and picture.get_array()[7, 6] == -0.5
    signs = {text.get_position(): text.get_text() for text in ax.texts}
    assert signs == {(1, 1): "+", (6, 7): "\N{MINUS SIGN}"}
    red, _, blue, _ = picture.to_rgba(np.array([2.0]))[0]
    assert red > blue


def test_weights_of_zero_and_of_other_squares():
    plotting.show_weights(np.zeros((1, 64)))
    assert plotting.show_weights(np.ones((3, 3))).images[0].get_array().shape == (3, 3)
    for w in (np.ones(65), np.ones(0)):
        with pytest.raises(ValueError, match=f"got: .*{w.size} weights"):
            plotting.show_weights(w)


def test_images_share_one_scale_and_ink_is_dark():
    axes = plotting.show_images(IMAGES)
    pictures = [ax.images[0] for ax in np.ravel(axes)]
    assert [picture.get_clim() for picture in pictures] == [(0, IMAGES.max())] * 3
    paper, ink = (lightness(pictures[0].cmap(value)[:3]) for value in (0.0, 1.0))
    assert paper == pytest.approx(1) and ink == pytest.approx(0)


def test_a_long_row_of_images_is_broken_and_unused_places_stay_empty():
    axes = plotting.show_images(np.zeros((11, 2, 2)))
    assert axes.shape == (2, 8)
    assert [ax.axison for ax in axes.flat] == [True] * 11 + [False] * 5


@pytest.mark.parametrize(
    "call",
    [
        lambda: plotting.plot_points(X.T, Y),
        lambda: plotting.plot_points(X, Y[0]),
        lambda: plotting.plot_wave(right_half, X[:1], Y),
        lambda: plotting.plot_hidden_units(waves, X[0], Y),
        lambda: plotting.show_images(IMAGES[0]),
    ],
)
def test_bad_input_is_named(call):
    with pytest.raises(ValueError, match=r"has the wrong shape(.|\n)*fix: "):
        call()
