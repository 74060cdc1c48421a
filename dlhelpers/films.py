"""Films in a notebook: pictures with buttons to play them, and nothing from the network."""

import re

import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation

# matplotlib's buttons wear icons that a browser would have to fetch; these signs it has.
SIGNS = {
    "fa-minus": "\N{MINUS SIGN}",
    "fa-fast-backward": "|\N{BLACK LEFT-POINTING TRIANGLE}",
    "fa-step-backward": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
    "fa-play fa-flip-horizontal": "\N{BLACK LEFT-POINTING TRIANGLE}",
    "fa-pause": "||",
    "fa-play": "\N{BLACK RIGHT-POINTING TRIANGLE}",
    "fa-step-forward": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    "fa-fast-forward": "\N{BLACK RIGHT-POINTING TRIANGLE}|",
    "fa-plus": "+",
}


def make_film(figure, draw, frames, milliseconds=400):
    """Take a picture for every frame and put them behind buttons: play, pause, one step on.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What is filmed. It is closed in the end. A small one without ticks is filmed fastest.
    draw : callable
        ``draw(frame)`` changes the figure.
    frames : sequence
        What `draw` is given, one picture each.
    milliseconds : int
        How long a picture stays.

    Returns
    -------
    str
        HTML for `IPython.display.HTML`, pictures included.
    """
    pictures = FuncAnimation(figure, draw, frames=list(frames), interval=milliseconds)
    html = pictures.to_jshtml(default_mode="once")
    plt.close(figure)
    html = re.sub(r"<link[^>]*>", "", html)
    return re.sub(r'<i class="fa ([^"]*)"></i>', lambda icon: SIGNS[icon[1]], html)
