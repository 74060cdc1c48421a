"""Sliders in a notebook, where there are sliders; elsewhere the static picture has to do."""

import io
from numbers import Integral, Real

from dlhelpers.errors import explain


def explore(draw, **sliders):
    """Show a picture with sliders: each move of a slider draws it anew.

    Where sliders cannot work (ipywidgets is missing, or this is no notebook) one printed line says
    that the static picture below shows the same. So a lesson has such a picture beside every call.

    Parameters
    ----------
    draw : callable
        Takes the sliders' values by name and draws with pyplot. The figure that is current when it
        returns is the picture; give it one size and fixed axes, and nothing jumps.
    **sliders : tuple of four numbers
        ``name=(low, high, step, start)``. Four ints give a slider of ints.

    Raises
    ------
    TypeError, ValueError
        If a slider is not given as four numbers in that order, or `draw` leaves no figure.

    Examples
    --------
    ``explore(draw_sigmoid, z=(-6, 6, 0.1, 0))`` calls ``draw_sigmoid(z=0)`` to begin with.
    """
    for name, numbers in sliders.items():
        _require_slider(name, numbers)
    ipywidgets = _ipywidgets()
    if ipywidgets is None:
        print("No sliders here (they need ipywidgets): the static picture below shows the same.")
        return
    from IPython.display import display

    display(_panel(ipywidgets, draw, sliders))


def _ipywidgets():
    """Return the module ipywidgets, or None where its sliders would move nothing."""
    try:
        import ipywidgets
        from IPython import get_ipython
    except ImportError:
        return None
    # Without a kernel (a script, a terminal) nobody would hear a slider move.
    return ipywidgets if getattr(get_ipython(), "kernel", None) is not None else None


def _panel(ipywidgets, draw, sliders):
    """Build the sliders and the picture below them."""
    controls = {name: _slider(ipywidgets, name, *numbers) for name, numbers in sliders.items()}
    # An image whose bytes are exchanged keeps its place while the next one is drawn: no flicker.
    image = ipywidgets.Image(format="png")

    def redraw(_change=None):
        image.value, image.width = _picture(draw, {n: c.value for n, c in controls.items()})

    for control in controls.values():
        control.observe(redraw, names="value")
    redraw()
    image.layout.max_width = "100%"
    return ipywidgets.VBox([*controls.values(), image])


def _slider(ipywidgets, name, low, high, step, start):
    whole = all(isinstance(number, Integral) for number in (low, high, step, start))
    decimals = len(f"{step:.10f}".rstrip("0").partition(".")[2])
    return (ipywidgets.IntSlider if whole else ipywidgets.FloatSlider)(
        value=start,
        min=low,
        max=high,
        step=step,
        description=name.replace("_", " "),
        readout_format="d" if whole else f".{decimals}f",
        style={"description_width": "initial"},
        layout={"width": "60%"},
    )


def _picture(draw, values):
    """Draw once; return the picture as PNG, and its width in pixels of the screen."""
    import matplotlib.pyplot as plt

    before = set(plt.get_fignums())
    # Interactive mode would show the figure a second time, below the cell.
    with plt.ioff():
        draw(**values)
        drawn = set(plt.get_fignums()) - before
        if not drawn:
            raise ValueError(
                explain(
                    f"explore: {getattr(draw, '__name__', 'draw')} left no figure.",
                    expected="a new figure made with pyplot, still open when the function returns",
                    got="no new figure",
                    fix="draw with plt.subplots(), and leave out plt.show() and plt.close().",
                )
            )
        figure = plt.gcf()
        png = io.BytesIO()
        # Twice the points for sharp screens. No bbox_inches="tight": the size must not jump.
        figure.savefig(png, format="png", dpi=2 * figure.dpi)
        width = round(figure.get_figwidth() * figure.dpi)
        for number in drawn:
            plt.close(number)
    return png.getvalue(), str(width)


def _require_slider(name, numbers):
    """Refuse anything but (low, high, step, start)."""
    is_four = isinstance(numbers, tuple) and len(numbers) == 4
    if not is_four or not all(isinstance(number, Real) for number in numbers):
        raise TypeError(
            explain(
                f"explore: the slider {name} is not given as four numbers.",
                expected=f"{name}=(low, high, step, start)",
                got=f"{name}={numbers!r}",
                fix=f"write for example {name}=(0, 1, 0.1, 0.5).",
            )
        )
    low, high, step, start = numbers
    if not (low <= start <= high and low < high and step > 0):
        raise ValueError(
            explain(
                f"explore: the slider {name} cannot start or move there.",
                expected="low <= start <= high, low < high and step > 0",
                got=f"low = {low}, high = {high}, step = {step}, start = {start}",
                fix="mind the order: (low, high, step, start).",
            )
        )
