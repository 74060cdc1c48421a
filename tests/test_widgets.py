"""Sliders: they redraw one picture, and where there are none a line says so."""

import subprocess
import sys

import ipywidgets
import matplotlib.pyplot as plt
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from dlhelpers import widgets
from tests import notebook_runs

PNG = b"\x89PNG"
LINE = "the static picture below shows the same"


def draw(z, n=1):
    _, ax = plt.subplots(figsize=(3, 2))
    ax.plot([0, z], [0, n])


def panel(**sliders):
    return widgets._panel(ipywidgets, draw, sliders).children


def png(image):
    """Return the bytes that an image widget shows."""
    return bytes(image.value)


def width_and_height(content):
    """Read the size of a picture from its header."""
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def test_a_slider_that_moves_draws_a_new_picture_of_the_same_size():
    z, image = panel(z=(-2.0, 2.0, 0.25, 1.0))
    first = png(image)
    z.value = 1.5
    assert first.startswith(PNG) and png(image).startswith(PNG)
    assert first != png(image)
    assert width_and_height(first) == width_and_height(png(image))
    z.value = 1.0
    assert png(image) == first


def test_a_picture_is_as_large_as_its_figure_and_twice_as_sharp():
    _, image = panel(z=(-2.0, 2.0, 0.25, 1.0))
    dpi = plt.rcParams["figure.dpi"]
    assert int(image.width) == round(3 * dpi)
    assert width_and_height(png(image)) == (2 * 3 * dpi, 2 * 2 * dpi)


def test_sliders_start_and_end_where_they_were_told():
    z, n, _ = panel(z=(-2.0, 2.0, 0.25, 1.0), n=(1, 9, 2, 3))
    assert (z.min, z.max, z.step, z.value) == (-2.0, 2.0, 0.25, 1.0)
    assert z.readout_format == ".2f"
    assert isinstance(n, ipywidgets.IntSlider)
    assert (n.min, n.max, n.step, n.value) == (1, 9, 2, 3)


def test_draw_gets_every_value_by_name():
    seen = []

    def note(**values):
        seen.append(values)
        draw(1)

    z, n, _ = widgets._panel(ipywidgets, note, {"z": (0, 2, 1, 1), "n": (1, 9, 1, 3)}).children
    n.value = 4
    z.value = 2
    assert seen == [{"z": 1, "n": 3}, {"z": 1, "n": 4}, {"z": 2, "n": 4}]


def test_no_figure_stays_open_but_those_of_others():
    own = plt.figure()
    before = plt.get_fignums()
    z, _ = panel(z=(0.0, 1.0, 0.5, 0.5))
    z.value = 1.0
    assert plt.get_fignums() == before
    plt.close(own)


def test_a_draw_without_a_figure_is_explained():
    with pytest.raises(ValueError, match="left no figure"):
        widgets._panel(ipywidgets, lambda z: None, {"z": (0.0, 1.0, 0.5, 0.5)})


@pytest.mark.parametrize(
    ("numbers", "error", "words"),
    [
        ((0, 1, 0.5), TypeError, "not given as four numbers"),
        ((0, 1, 0.5, "a"), TypeError, "not given as four numbers"),
        (0.5, TypeError, "not given as four numbers"),
        ((0, 1, 0.5, 2), ValueError, "low <= start <= high"),
        ((0, 1, 0, 0.5), ValueError, "step > 0"),
        ((1, 1, 0.5, 1), ValueError, "low < high"),
    ],
)
def test_a_slider_that_makes_no_sense_is_explained(numbers, error, words):
    with pytest.raises(error, match=words):
        widgets.explore(draw, z=numbers)


def test_without_a_kernel_a_line_says_so(capsys):
    before = plt.get_fignums()
    widgets.explore(draw, z=(0.0, 1.0, 0.5, 0.5))
    assert LINE in capsys.readouterr().out
    assert plt.get_fignums() == before


def test_importing_loads_neither_ipywidgets_nor_matplotlib():
    code = (
        "import sys, dlhelpers.widgets;"
        "print([m for m in ('ipywidgets', 'matplotlib', 'IPython') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def run_explore(tmp_path, first_line):
    lines = (
        first_line,
        "import matplotlib.pyplot as plt",
        "from dlhelpers.widgets import explore",
        "def draw(z):",
        "    plt.subplots()[1].plot([0, z])",
        "explore(draw, z=(0.0, 1.0, 0.5, 0.5))",
    )
    notebook = new_notebook(cells=[new_code_cell("\n".join(lines))])
    ran = notebook_runs.run(notebook, tmp_path)
    assert notebook_runs.errors(ran) == []
    assert notebook_runs.noise(ran) == []
    return ran


def test_in_a_notebook_sliders_and_one_picture_appear(tmp_path):
    ran = run_explore(tmp_path, "")
    (output,) = ran.cells[0].outputs
    assert "application/vnd.jupyter.widget-view+json" in output.data
    state = ran.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    models = [model["model_name"] for model in state.values()]
    assert models.count("FloatSliderModel") == models.count("ImageModel") == 1
    nbformat.validate(ran)


def test_in_a_notebook_without_ipywidgets_a_line_says_so(tmp_path):
    ran = run_explore(tmp_path, "import sys; sys.modules['ipywidgets'] = None")
    (output,) = ran.cells[0].outputs
    assert LINE in output.text
