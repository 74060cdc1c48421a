"""Films: one picture for each frame, and nothing that a browser would have to fetch."""

import re

import matplotlib.pyplot as plt

from dlhelpers.films import SIGNS, make_film


def film(frames):
    figure, ax = plt.subplots(figsize=(1, 1), dpi=30)
    seen = []

    def draw(frame):
        seen.append(frame)
        ax.set_title(frame)

    return make_film(figure, draw, frames), seen, figure


def test_each_frame_is_drawn_and_kept():
    html, seen, figure = film(["a", "b", "c"])
    assert html.count("data:image/png;base64") == 3
    assert set(seen) == {"a", "b", "c"}
    assert not plt.fignum_exists(figure.number)


def test_nothing_is_fetched():
    html, _, _ = film(["a"])
    assert not re.search(r"https?://|<link|fa-", html)
    assert all(html.count(sign) for sign in SIGNS.values())
    # Whoever cannot see the signs hears what a button does.
    assert html.count("<button") == html.count('aria-label="') - html.count("<form") == len(SIGNS)
