"""Exercise, a bug hunt: laws that tell right ways back through a convolution from broken ones.

The visible check tries them on `visible_programs`; the hidden check on right and wrong answers to
`conv_backward`.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from dlhelpers import conv_forward
from dlhelpers.exercises.bug_hunt import aspects, programs
from dlhelpers.exercises.convolutional_network import visible_programs
from dlhelpers.exercises.convolutional_network.conv_backward import (
    conv_backward as right_gradients,
)
from dlhelpers.exercises.exercise import Exercise
from dlhelpers.exercises.pairs import two_at_once
from dlhelpers.gradient_check import numeric_gradient


def is_right(conv_backward):
    """Find out whether a way back through a convolution layer is right, whoever wrote it.

    Parameters
    ----------
    conv_backward : callable
        ``conv_backward(dZ, cache)`` gives ``(dA_prev, dW, db)``, right or wrong; the cache is what
        `conv_forward` gives.

    Returns
    -------
    bool
        True for a right one, False for a broken one.
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(0)
    # Images that are not square, in this order: m, n_H, n_W, n_C_prev; f, n_C; stride, pad.
    for m, n_H, n_W, n_C_prev, f, n_C, stride, pad in (
        (2, 4, 6, 2, 2, 3, 1, 0),
        (3, 5, 4, 2, 3, 2, 2, 1),
        (2, 6, 7, 1, 3, 2, 2, 0),
        (1, 4, 3, 3, 3, 3, 3, 2),
    ):
        layer = [
            rng.standard_normal((m, n_H, n_W, n_C_prev)),
            rng.standard_normal((f, f, n_C_prev, n_C)),
            rng.standard_normal((1, 1, 1, n_C)),
        ]
        Z, cache = conv_forward(*layer, stride, pad)
        dZ = rng.standard_normal(Z.shape)
        for k, gradient in enumerate(conv_backward(dZ, cache)):
            if np.shape(gradient) != layer[k].shape:
                return False
            # Move one argument in a random direction. Z depends on each of the three in a straight
            # line, so the rise of the sum of Z * dZ is exact, however long the step.
            direction = rng.standard_normal(layer[k].shape)
            moved = layer.copy()
            moved[k] = layer[k] + direction
            rise = np.sum((conv_forward(*moved, stride, pad)[0] - Z) * dZ)
            if not np.isclose(rise, np.sum(gradient * direction)):
                return False
    return True
    ### END SOLUTION


SHIPPED = {
    "right": "a right program",
    "right_in_parts": "a right program that takes one image at a time",
    "divides_by_m": "a program that averages dW and db over the images",
    "mixes_up_the_images": "a program that mixes up the images",
    "last_window_wins": "a program that loses gradient where windows overlap",
    "forgets_the_stride_in_dW": "a program that forgets the stride",
    "cuts_the_frame_off_at_the_wrong_end": "a program that trips over the padding",
    "turns_the_filters": "a program that turns the filters",
    "exchanges_filters_and_channels": "a program that mixes up filters and channels",
    "lays_dW_on_its_side": "a program that lays dW on its side",
    "flattens_db": "a program whose db has one axis",
    "a_little_too_large": "a program whose db is 2 % too large",
}
"""Label of each visible program; the first two are right, the other ten are broken."""

RIGHT = {
    "all_filters_at_once": "a right program, all filters at once",
    "weight_by_weight": "a right program, weight by weight",
    "by_sliding_turned_filters": "a right program that slides turned filters",
    "by_patches": "a right program, with patches",
    "image_by_image": "a right program, with loops",
    "with_the_bias_at_the_end": "a right program that sums db at the end",
}
BROKEN = {
    "parameters_divided_by_m": "a program that divides dW and db by m",
    "only_the_first_image": "a program that stops after the first image",
    "last_image_erases_the_others": "a program in which the last image counts",
    "stride_forgotten_at_the_windows": "a program that knows no stride",
    "windows_side_by_side": "a program whose windows never overlap",
    "always_stride_2": "a program whose stride is always 2",
    "padding_forgotten": "a program that knows no padding",
    "last_windows_left_out": "a program that stops before the border",
    "windows_on_their_side": "a program that exchanges height and width",
    "wrong_sign": "a program with the wrong sign",
    "each_window_erases_the_last_after_a_sum_over_filters": "a program that erases dA_prev",
    "last_filter_alone_sends_back": "a program whose last filter sends back alone",
    "filters_turned_on_the_way_back": "a program with filters the wrong way round",
    "frame_cut_off_at_the_wrong_end": "a program that cuts at the wrong end",
    "zeros_if_there_is_no_padding": "a program that needs a padding",
    "without_the_gradient": "a program that forgets dZ on the way to dA_prev",
    "dA_prev_was_never_filled": "a program whose dA_prev is always 0",
    "dW_from_images_without_their_frame": "a program whose dW knows no padding",
    "dW_with_stride_1": "a program whose dW knows no stride",
    "dW_turned": "a program whose dW is turned",
    "dW_transposed": "a program whose dW lies on its side",
    "dW_summed_over_the_channels": "a program whose dW mixes the channels",
    "dW_is_a_mean_over_the_windows": "a program that averages dW over the windows",
    "db_is_a_mean": "a program whose db is an average over everything",
    "db_one_for_each_example": "a program with a bias for each image",
    "db_over_the_filters_too": "a program with one db for all filters",
    "db_of_one_axis": "a program whose db has no place in b",
    "db_times_b": "a program that multiplies db by b",
    "db_was_never_filled": "a program whose db is always 0",
    "starts_from_the_parameters": "a program that adds the gradient to W",
}
"""Label of each hidden program: alternatives and misconceptions of `conv_backward`. Left out are
those that raise an error or do not return three arrays, which a law cannot miss, and some that
differ little from others."""

MADE_FOR_THE_HUNT = {
    "one_percent_too_large": "a program that is one percent too large",
    "takes_channels_for_filters_where_it_can": "a program that takes channels for filters",
}


def one_percent_too_large(dZ, cache):
    return tuple(1.01 * gradient for gradient in right_gradients(dZ, cache))


def takes_channels_for_filters_where_it_can(dZ, cache):
    A_prev, W, *layer = cache
    same = W.shape[2] == W.shape[3]
    sent = right_gradients(dZ, (A_prev, W.swapaxes(2, 3) if same else W, *layer))[0]
    return sent, *right_gradients(dZ, cache)[1:]


def cases(rng):
    """The visible programs."""
    return programs("conv_backward", visible_programs.__name__, SHIPPED)


def hidden_cases(rng):
    """The hidden programs."""
    bank = f"{__package__}.conv_backward"
    return (
        programs("conv_backward", bank, RIGHT)
        | programs("conv_backward", bank, BROKEN)
        | programs("conv_backward", __name__, MADE_FOR_THE_HUNT)
    )


SHOWS = {
    "divides_by_m": "It shows in dW and in db, with more than one image.",
    "mixes_up_the_images": "It shows with several images and a dZ that differs between them.",
    "last_window_wins": "It shows in dA_prev, where windows overlap.",
    "forgets_the_stride_in_dW": "It shows in dW, with a stride of 2 or more.",
    "cuts_the_frame_off_at_the_wrong_end": "It shows in dA_prev, with a padding.",
    "turns_the_filters": "It shows in dA_prev.",
    "exchanges_filters_and_channels": "It shows in dA_prev, with as many filters as channels, and "
    "more than one of each.",
    "lays_dW_on_its_side": "It shows in dW.",
    "flattens_db": "All its numbers are right; a shape is not.",
    "a_little_too_large": "It shows in db, if only what is nearly equal counts as equal.",
}
"""When a law can see the bug of a visible program."""


def laws():
    """Say what is marked: the right programs are a gate, each broken one counts."""
    shipped = tuple(SHIPPED.values())
    broken = (*shipped[2:], *BROKEN.values(), *MADE_FOR_THE_HUNT.values())
    when = {SHIPPED[name]: shows for name, shows in SHOWS.items()}
    return tuple(
        replace(aspect, law=f"{aspect.law} {when.get(aspect.cases[0], '')}".strip())
        for aspect in aspects((shipped[:2], tuple(RIGHT.values())), broken)
    )


# For the laws below. A layer: m, n_H, n_W, n_C_prev, f, n_C, stride, pad.

SIMPLE = (2, 3, 4, 2, 2, 3, 1, 0)
STRIDE = (2, 5, 7, 1, 3, 2, 2, 0)
PADDED = (2, 5, 3, 2, 3, 2, 2, 1)
LAYERS = (SIMPLE, STRIDE, PADDED, (3, 2, 3, 2, 2, 2, 1, 1))


def example(sizes, seed=1):
    """Draw the arguments of a layer and run it; return these, the cache, Z and dZ."""
    m, n_H, n_W, n_C_prev, f, n_C, stride, pad = sizes
    rng = np.random.default_rng(seed)
    shapes = (m, n_H, n_W, n_C_prev), (f, f, n_C_prev, n_C), (1, 1, 1, n_C)
    arguments = [rng.standard_normal(shape) for shape in shapes]
    Z, cache = conv_forward(*arguments, stride, pad)
    return arguments, cache, Z, rng.standard_normal(Z.shape)


@cache
def question(sizes, seed, upstream):
    """Return what a program is asked, and for each of three arguments what is known about it.

    These are a random direction, and the slope of the sum of Z * dZ in it, found by a step.
    """
    arguments, cached, Z, dZ = example(sizes, seed)
    dZ = upstream(Z) if upstream else dZ
    rng, known = np.random.default_rng(seed + 1), []
    for k, argument in enumerate(arguments):
        direction = rng.standard_normal(argument.shape)
        moved = [a + direction if j == k else a for j, a in enumerate(arguments)]
        known.append((direction, np.sum((conv_forward(*moved, *cached[3:])[0] - Z) * dZ)))
    return dZ, cached, known


def compared(program, sizes, seed=1, upstream=None):
    """Return, for each of three gradients: whether its shape fits, and two slopes.

    These are the slope in a random direction, found by a step, and what the gradient says it is;
    nan where it has another number of entries.
    """
    dZ, cached, known = question(sizes, seed, upstream)
    found = []
    for gradient, (direction, rise) in zip(program(dZ, cached), known, strict=True):
        fits = np.size(gradient) == direction.size
        said = np.sum(np.ravel(gradient) * direction.ravel()) if fits else np.nan
        found.append((np.shape(gradient) == direction.shape, rise, said))
    return found


def agrees(program, *layers, of=(0, 1, 2), close=np.isclose, shapes=True, **how):
    """Tell whether gradients `of` some arguments have the right shape and slope in all layers."""
    return all(
        (found[k][0] or not shapes) and bool(close(*found[k][1:]))
        for found in (compared(program, sizes, **how) for sizes in layers)
        for k in of
    )


def always_true(conv_backward):
    """It says True to every program. A law must also be able to say no."""
    return True


def always_false(conv_backward):
    """It says False to every program, the right ones included. If it compares numbers, allow for
    rounding: no two ways of adding up agree to the last digit.
    """
    return False


def equal_to_the_last_digit(conv_backward):
    """It demands equality to the last digit, and no two ways of adding up agree so far."""
    return agrees(conv_backward, *LAYERS, close=lambda one, other: one == other)


def answers_the_wrong_way_round(conv_backward):
    """Every answer is the opposite: True must stand for a right program."""
    return not agrees(conv_backward, *LAYERS)


def looks_at_one_image_only(conv_backward):
    """It asks with a single image, and then nobody can see whether a mean was taken over the
    images, or which of them were used.
    """
    return agrees(conv_backward, *((1, *sizes[1:]) for sizes in LAYERS))


def looks_at_stride_1_only(conv_backward):
    """It never asks with a stride: who takes all windows for neighbours passes."""
    return agrees(conv_backward, *((*sizes[:6], 1, sizes[7]) for sizes in LAYERS))


def looks_at_pad_0_only(conv_backward):
    """It never asks with a padding: who loses the way in the frame passes."""
    return agrees(conv_backward, *((*sizes[:7], 0) for sizes in LAYERS))


def looks_at_one_simple_layer_only(conv_backward):
    """It asks for one simple layer only, without stride and padding. Many bugs sit where these come
    in.
    """
    return agrees(conv_backward, SIMPLE)


def never_asks_with_as_many_filters_as_channels(conv_backward):
    """The number of filters always differs from the number of channels. Who mixes them up gives
    himself away only where shapes do not.
    """
    return agrees(conv_backward, SIMPLE, STRIDE, (2, 5, 3, 3, 3, 2, 2, 1))


def windows_that_do_not_overlap(conv_backward):
    """It asks for windows that do not overlap: whether what several of them send is added up cannot
    be seen there.
    """
    return agrees(conv_backward, (2, 4, 6, 2, 2, 2, 2, 0), (2, 5, 3, 2, 3, 1, 3, 2))


def one_window_only(conv_backward):
    """It asks for a filter as large as the image, which has one place to stand: no stride, no
    overlap, nothing to add up but images and filters.
    """
    return agrees(conv_backward, (2, 3, 3, 2, 3, 3, 1, 0))


def never_looks_at_dA_prev(conv_backward):
    """It never looks at dA_prev."""
    return agrees(conv_backward, *LAYERS, of=(1, 2))


def never_looks_at_dW(conv_backward):
    """It never looks at dW."""
    return agrees(conv_backward, *LAYERS, of=(0, 2))


def never_looks_at_db(conv_backward):
    """It never looks at db."""
    return agrees(conv_backward, *LAYERS, of=(0, 1))


def looks_at_dW_only(conv_backward):
    """It looks at dW only: dA_prev and db may be anything."""
    return agrees(conv_backward, *LAYERS, of=(1,))


def looks_at_shapes_only(conv_backward):
    """It looks at shapes only: any numbers pass, if there are as many as there should be."""
    return agrees(conv_backward, *LAYERS, close=lambda one, other: True)


def never_looks_at_shapes(conv_backward):
    """The numbers are compared, the shapes are not: a db with one axis passes, and a gradient has
    the shape of its parameter.
    """
    return agrees(conv_backward, *LAYERS, shapes=False)


def tolerance_too_wide(conv_backward):
    """What it calls equal is too far apart: gradients that are a few percent off pass."""
    return agrees(conv_backward, *LAYERS, close=lambda one, other: np.isclose(one, other, rtol=0.2))


def looks_at_signs_only(conv_backward):
    """It looks at signs only, so gradients of any size pass."""
    return agrees(conv_backward, *LAYERS, close=lambda one, other: np.sign(one) == np.sign(other))


def compares_sums(conv_backward):
    """It adds up each gradient before comparing, so a program with the right numbers in the wrong
    places passes.
    """
    for sizes in LAYERS:
        arguments, cache, Z, dZ = example(sizes)
        for k, gradient in enumerate(conv_backward(dZ, cache)):
            if np.shape(gradient) != arguments[k].shape:
                return False
            moved = [a + 1 if j == k else a for j, a in enumerate(arguments)]
            rise = np.sum((conv_forward(*moved, *cache[3:])[0] - Z) * dZ)
            if not np.isclose(rise, np.sum(gradient)):
                return False
    return True


def images_alone_and_together(conv_backward):
    """It sees only mistakes between images: who averages over them, and who mixes them up. So it is
    with the question whether two images together give the sum of what each gives alone. Many other
    mistakes keep this law.
    """
    _, (A_prev, *layer), _, dZ = example(SIMPLE)
    _, dW, db = conv_backward(dZ, (A_prev, *layer))
    alone = [conv_backward(dZ[[i]], (A_prev[[i]], *layer)) for i in range(2)]
    return all(
        np.shape(together) == np.shape(alone[0][k])
        and np.allclose(together, alone[0][k] + alone[1][k])
        for k, together in ((1, dW), (2, db))
    )


def db_is_the_sum(conv_backward):
    """It looks at db only. That db is the sum of dZ, filter by filter, is true and says nothing
    about dA_prev and dW.
    """
    for sizes in LAYERS:
        (_, _, b), cache, _, dZ = example(sizes)
        db = conv_backward(dZ, cache)[2]
        if np.shape(db) != b.shape or not np.allclose(db.ravel(), dZ.sum(axis=(0, 1, 2))):
            return False
    return True


def upstream_of_ones(conv_backward):
    """It asks with a dZ of ones, or with images that are all the same. All windows and filters send
    the same then, or all images do, so who takes dZ from a wrong place is not seen.
    """
    return agrees(conv_backward, *LAYERS, upstream=np.ones_like)


def expects_means(conv_backward):
    """It accuses the right programs and accepts one that averages dW and db over the images. In
    this lesson the way back through a convolution only sums: 1/m comes in once, at the output.
    """
    return _means_agree(conv_backward, LAYERS)


def _means_agree(program, layers):
    for sizes in layers:
        for k, (fits, rise, said) in enumerate(compared(program, sizes)):
            if not fits or not np.isclose(rise / (sizes[0] if k else 1), said):
                return False
    return True


HAND = (1, 3, 3, 1, 2, 1, 1, 0)
"""A layer such as the one worked out by hand."""


def example_by_hand_only(conv_backward):
    """It asks for one simple layer, such as the one worked out by hand: one image, stride 1, no
    padding. Most bugs sit where there is more than one of something. If it goes through a list of
    layers, look whether it ends after the first.
    """
    return agrees(conv_backward, HAND)


def example_by_hand_without_shapes(conv_backward):
    """It asks for one simple layer, such as the one worked out by hand, and does not look at
    shapes: one image, stride 1, no padding. Most bugs sit where there is more than one of
    something.
    """
    return agrees(conv_backward, HAND, shapes=False)


def two_images_and_one_filter(conv_backward):
    """It asks for one simple layer with one channel and one filter, without stride and padding.
    Many bugs sit where these come in.
    """
    return agrees(conv_backward, (2, 4, 4, 1, 2, 1, 1, 0), shapes=False)


def law_of_the_three_sums_on_a_simple_layer(conv_backward):
    """It never looks at db, and it asks for one simple layer only, without stride and padding. So
    it is with the law of the three sums alone, for a dZ of ones, which cannot tell the images
    apart.
    """
    (A_prev, W, b), cached, _, _ = example(SIMPLE)
    Z, _ = conv_forward(A_prev, W, 0 * b)
    dA_prev, dW, _ = conv_backward(np.ones(Z.shape), cached)
    return bool(
        np.isclose(np.sum(Z), np.sum(dW * W)) and np.isclose(np.sum(Z), np.sum(dA_prev * A_prev))
    )


def ones_teach_dW_the_bias(conv_backward):
    """It sees only that db does not fit dW. So it is with an image of ones without padding, which
    gives db in every entry of dW: that is true, and many bugs keep it, since all windows are alike
    there.
    """
    for sizes in (SIMPLE, STRIDE):
        (A_prev, *layer), _, _, dZ = example(sizes)
        _, dW, db = conv_backward(dZ, (np.ones(A_prev.shape), *layer, *sizes[6:]))
        if not np.allclose(dW, np.ravel(db)):
            return False
    return True


def every_image_twice(conv_backward):
    """Of all mistakes it sees only that somebody averages over the images. The question whether
    every image twice doubles dW and db shows no more than that, nor does a rough look at db alone;
    most other mistakes keep that law.
    """
    for sizes in LAYERS:
        (A_prev, *layer), _, _, dZ = example(sizes)
        layer += sizes[6:]
        once = conv_backward(dZ, (A_prev, *layer))
        twice = conv_backward(np.repeat(dZ, 2, axis=0), (np.repeat(A_prev, 2, axis=0), *layer))
        if not all(np.allclose(2 * np.ravel(once[k]), np.ravel(twice[k])) for k in (1, 2)):
            return False
    return True


def _law(images=None, stride=None, pad=None, channels=None, shapes=True):
    """Return a law with some blind spots: these sizes are always the same, those are not asked."""

    def law(conv_backward):
        layers = [
            (images or m, n_H, n_W, C, f, n_C, stride or s, p if pad is None else pad)
            for m, n_H, n_W, C, f, n_C, s, p in LAYERS
        ]
        # As many filters as channels in the last layer, unless that is never asked.
        layers = [
            (*sizes[:5], sizes[3] + 1, *sizes[6:]) if channels and sizes[3] == sizes[5] else sizes
            for sizes in layers
        ]
        return agrees(conv_backward, *layers, shapes=shapes)

    return law


TWO_BLIND_SPOTS = two_at_once(
    _law,
    {
        "images": {"one_image": ("it asks with a single image", 1)},
        "stride": {"stride_1": ("it never asks with a stride", 1)},
        "pad": {"pad_0": ("it never asks with a padding", 0)},
        "channels": {
            "filters_and_channels_differ": (
                "the number of filters always differs from the number of channels",
                True,
            ),
        },
        "shapes": {"no_shapes": ("it never looks at shapes", False)},
    },
)


def differences_with_their_sign(conv_backward):
    """It compares differences without taking their size: whatever is too small passes. With numbers
    that are all positive, a gradient that was lost is too small.
    """
    return all(_nothing_too_large(conv_backward, sizes) for sizes in LAYERS)


def differences_with_their_sign_on_a_simple_layer(conv_backward):
    """Two things. It asks for one simple layer only: one image, no stride, no padding. And it does
    not see that gradient gets lost where windows overlap: there is no overlap in it, or differences
    are compared without their size, so that whatever is too small passes.
    """
    return _nothing_too_large(conv_backward, HAND)


def _nothing_too_large(program, sizes):
    (A_prev, W, b), cached, Z, _ = example(sizes)
    cached = np.abs(A_prev), np.abs(W), b, *cached[3:]
    dZ = np.abs(Z)
    pairs = zip(program(dZ, cached), right_gradients(dZ, cached), strict=True)
    return all(
        np.size(g) == right.size and np.all(np.ravel(g) - np.ravel(right) < 1e-6)
        for g, right in pairs
    )


def by_central_differences(conv_backward):
    for sizes in (STRIDE, (2, 4, 3, 2, 3, 2, 1, 1)):
        arguments, cache, _, dZ = example(sizes, seed=5)
        stride, pad = sizes[-2:]
        parameters = dict(zip(("A_prev", "W", "b"), arguments, strict=True))
        numeric = numeric_gradient(
            lambda p, dZ=dZ, layer=(stride, pad): float(
                np.sum(conv_forward(*p.values(), *layer)[0] * dZ)
            ),
            parameters,
        )
        for got, right in zip(conv_backward(dZ, cache), numeric.values(), strict=True):
            if np.shape(got) != right.shape or not np.allclose(got, right, rtol=1e-5, atol=1e-7):
                return False
    return True


def in_random_directions(conv_backward):
    return all(agrees(conv_backward, *LAYERS, seed=seed) for seed in range(2))


def against_the_definition(conv_backward):
    """Sums over all windows, written out."""
    rng = np.random.default_rng(9)
    for f, stride, pad in ((2, 1, 0), (3, 2, 0), (3, 2, 1), (2, 1, 2), (2, 3, 1)):
        A, W = rng.normal(size=(2, 6, 5, 2)), rng.normal(size=(f, f, 2, 2))
        b = rng.normal(size=(1, 1, 1, 2))
        Z, cache = conv_forward(A, W, b, stride, pad)
        dZ = rng.normal(size=Z.shape)
        padded = np.pad(A, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
        dA, dW = np.zeros(padded.shape), np.zeros(W.shape)
        for h, w in np.ndindex(Z.shape[1:3]):
            seen = np.s_[:, h * stride : h * stride + f, w * stride : w * stride + f]
            dA[seen] += np.tensordot(dZ[:, h, w], W, axes=(1, 3))
            dW += np.tensordot(padded[seen], dZ[:, h, w], axes=(0, 0))
        dA = dA[:, pad : pad + 6, pad : pad + 5]
        got = conv_backward(dZ, cache)
        for one, other in zip(got, (dA, dW, dZ.sum(axis=(0, 1, 2), keepdims=True)), strict=True):
            if np.shape(one) != other.shape or not np.allclose(one, other):
                return False
    return True


def several_laws(program):
    """The sum of Z * dZ, without the biases, is that of A_prev * dA_prev and that of W * dW.

    That holds for one layer; asked of many layers with the same dZ, it leaves no freedom.
    """
    for sizes in LAYERS:
        (A_prev, W, b), cache, _, dZ = example(sizes, seed=3)
        dA_prev, dW, db = program(dZ, cache)
        if [np.shape(g) for g in (dA_prev, dW, db)] != [A_prev.shape, W.shape, b.shape]:
            return False
        if not np.allclose(db, dZ.sum((0, 1, 2))):
            return False
        rng = np.random.default_rng(4)
        for _ in range(2):
            other, filters = rng.normal(size=A_prev.shape), rng.normal(size=W.shape)
            Z_other, _ = conv_forward(other, W, 0 * b, *cache[3:])
            Z_filters, _ = conv_forward(A_prev, filters, 0 * b, *cache[3:])
            if not np.isclose(np.sum(Z_other * dZ), np.sum(other * dA_prev)):
                return False
            if not np.isclose(np.sum(Z_filters * dZ), np.sum(filters * dW)):
                return False
    return True


EXERCISE = Exercise(
    reference=is_right,
    cases=cases,
    hidden_cases=hidden_cases,
    returns=("answer",),
    points=10,
    free_steps=True,
    aspects=laws(),
    misconceptions=(
        always_true,
        always_false,
        equal_to_the_last_digit,
        answers_the_wrong_way_round,
        looks_at_one_image_only,
        looks_at_stride_1_only,
        looks_at_pad_0_only,
        looks_at_one_simple_layer_only,
        never_asks_with_as_many_filters_as_channels,
        windows_that_do_not_overlap,
        one_window_only,
        never_looks_at_dA_prev,
        never_looks_at_dW,
        never_looks_at_db,
        looks_at_dW_only,
        looks_at_shapes_only,
        never_looks_at_shapes,
        tolerance_too_wide,
        looks_at_signs_only,
        compares_sums,
        images_alone_and_together,
        db_is_the_sum,
        upstream_of_ones,
        expects_means,
        example_by_hand_only,
        example_by_hand_without_shapes,
        two_images_and_one_filter,
        law_of_the_three_sums_on_a_simple_layer,
        ones_teach_dW_the_bias,
        every_image_twice,
        *TWO_BLIND_SPOTS,
        differences_with_their_sign,
        differences_with_their_sign_on_a_simple_layer,
    ),
    same_output=(("always_false", "equal_to_the_last_digit"),),
    alternatives=(
        by_central_differences,
        in_random_directions,
        against_the_definition,
        several_laws,
    ),
)
