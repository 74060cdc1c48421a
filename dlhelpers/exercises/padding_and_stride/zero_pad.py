"""Exercise: surround images with zeros."""

import numpy as np

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise


def zero_pad(X, pad):
    """Surround every image with a frame of zeros.

    Parameters
    ----------
    X : ndarray, shape (m, n_H, n_W, n_C)
        m images with n_C channels.
    pad : int
        How many pixels the frame is wide, at all four sides; 0 for none.

    Returns
    -------
    ndarray, shape (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
        The images with their frames.
    """
    ### BEGIN SOLUTION
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    ### END SOLUTION


ONE, TWO, NONE = "one small image", "two images, pad 2", "pad 0"
WIDE, CUBE = "much wider than high, pad 3", "all sizes equal"


def cases(rng):
    """Every size different, all of them equal, and no padding at all. No entry is 0."""

    def case(m, n_H, n_W, n_C, pad):
        X = rng.uniform(0.1, 1, (m, n_H, n_W, n_C)) * rng.choice([-1, 1], (m, n_H, n_W, n_C))
        return {"X": X, "pad": pad}

    return {
        ONE: case(1, 2, 3, 1, 1),
        TWO: case(2, 3, 4, 5, 2),
        NONE: case(2, 4, 3, 2, 0),
        WIDE: case(2, 4, 9, 1, 3),
        CUBE: case(3, 3, 3, 3, 1),
    }


def _pad(X, m, rows, columns, channels, **how):
    return np.pad(X, (m, rows, columns, channels), **how)


def pads_every_axis(X, pad):
    """All four axes have grown: there are new images and new channels, all of zeros. A frame
    surrounds height and width only.
    """
    return np.pad(X, pad)


def pads_the_batch_too(X, pad):
    """There are more images than before, and the new ones are black. A frame makes images larger,
    not more.
    """
    return _pad(X, (pad, pad), (pad, pad), (pad, pad), (0, 0))


def pads_the_channels_too(X, pad):
    """There are more channels than before, all zero. A frame lies around height and width; the last
    axis is the colour.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (pad, pad))


def pads_the_first_two_axes(X, pad):
    """The frame went around the first two axes, and the first one counts the images. Height and
    width are the second and the third.
    """
    return _pad(X, (pad, pad), (pad, pad), (0, 0), (0, 0))


def pads_the_last_two_axes(X, pad):
    """The frame went around the last two axes, as if the channels came before height and width. In
    this course they come last.
    """
    return _pad(X, (0, 0), (0, 0), (pad, pad), (pad, pad))


def only_height(X, pad):
    """The images are higher and not wider: there are zeros above and below, and none at
    the sides.
    """
    return _pad(X, (0, 0), (pad, pad), (0, 0), (0, 0))


def only_width(X, pad):
    """The images are wider and not higher: there are zeros at the sides, and none above
    and below.
    """
    return _pad(X, (0, 0), (0, 0), (pad, pad), (0, 0))


def only_above_and_left(X, pad):
    """The zeros stand above and to the left only, so the size grew by one pad. A frame has four
    sides.
    """
    return _pad(X, (0, 0), (pad, 0), (pad, 0), (0, 0))


def only_below_and_right(X, pad):
    """The zeros stand below and to the right only, so the size grew by one pad. A frame has four
    sides.
    """
    return _pad(X, (0, 0), (0, pad), (0, pad), (0, 0))


def both_pads_at_one_end(X, pad):
    """The size is right, but all zeros stand below and to the right. The image belongs into the
    middle.
    """
    return _pad(X, (0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0))


def twice_as_wide(X, pad):
    """The frame is twice as wide as asked for: pad is the width at each side, not at one of two
    halves.
    """
    return _pad(X, (0, 0), (2 * pad, 2 * pad), (2 * pad, 2 * pad), (0, 0))


def always_one(X, pad):
    """The frame is one pixel wide whatever pad says; with pad 0 there must be none."""
    return _pad(X, (0, 0), (1, 1), (1, 1), (0, 0))


def frame_of_ones(X, pad):
    """The frame is made of ones. An edge filter sees a wall there; zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), constant_values=1)


def frame_of_the_mean(X, pad):
    """The frame has the colour of the mean. Zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), constant_values=X.mean())


def repeats_the_border(X, pad):
    """The frame repeats the pixels of the border. That is a good way too, but the frame asked for
    is zero.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="edge")


def mirrors_the_image(X, pad):
    """The frame mirrors the image. That is a good way too, but the frame asked for is zero."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="reflect")


def mirrors_the_border_too(X, pad):
    """The frame mirrors the image, the border pixel included. That is a good way too, but the frame
    asked for is zero.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="symmetric")


def continues_at_the_other_side(X, pad):
    """The frame shows what stands at the other side of the image. The frame asked for is zero."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="wrap")


def only_zeros(X, pad):
    """The size is right and everything is zero: the image was never put into its frame."""
    return 0 * _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))


def zeros_over_the_border(X, pad):
    """The images did not grow: the zeros were painted over their border. What stood there is lost;
    a frame goes around it.
    """
    result = np.zeros(X.shape)
    inner = (slice(None), slice(pad, X.shape[1] - pad), slice(pad, X.shape[2] - pad))
    result[inner] = X[inner]
    return result


def zeros_over_the_border_of_X(X, pad):
    """The images did not grow, and X is not what it was: the zeros were painted over its border. A
    frame goes around the image, in a new and larger array.
    """
    if pad:
        X[:, :pad], X[:, -pad:], X[:, :, :pad], X[:, :, -pad:] = 0, 0, 0, 0
    return X


def cut_from_pad_to_minus_pad(X, pad):
    """Right, except with pad 0. -0 is 0, so what should reach to the end ends before it begins. Say
    where the image ends by its size.
    """
    m, n_H, n_W, n_C = X.shape
    padded = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    padded[:, pad:-pad, pad:-pad, :] = X
    return padded


def cuts_the_frame_off(X, pad):
    """The images became smaller: a frame was cut off, where one should be added."""
    return X[:, pad : X.shape[1] - pad, pad : X.shape[2] - pad]


def only_the_first_image(X, pad):
    """One image came back. Every image of the batch needs its frame."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))[:1]


def loses_the_batch_axis(X, pad):
    """One image came back, without the axis that counts them. There are four axes, and X may hold
    many images.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))[0]


def height_and_width_exchanged(X, pad):
    """Height and width are exchanged: the shape is m, height, width, channels, in this order."""
    m, n_W, n_H, n_C = X.shape
    padded = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    padded[:, pad : pad + n_H, pad : pad + n_W] = X
    return padded


def changes_nothing(X, pad):
    """X came back as it was. np.pad does not change its argument: what it gives back is
    the result.
    """
    return X


def into_an_array_of_zeros(X, pad):
    m, n_H, n_W, n_C = X.shape
    padded = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    padded[:, pad : pad + n_H, pad : pad + n_W, :] = X
    return padded


def nothing_to_do_without_padding(X, pad):
    if pad == 0:
        return X
    padded = np.zeros((X.shape[0], X.shape[1] + 2 * pad, X.shape[2] + 2 * pad, X.shape[3]))
    padded[:, pad:-pad, pad:-pad] = X
    return padded


def image_by_image(X, pad):
    frame = [(pad, pad), (pad, pad), (0, 0)]
    return np.array([np.pad(image, frame, mode="constant", constant_values=0) for image in X])


def by_joining(X, pad):
    m, n_H, _, n_C = X.shape
    beside = np.zeros((m, n_H, pad, n_C))
    wide = np.concatenate([beside, X, beside], axis=2)
    above = np.zeros((m, pad, wide.shape[2], n_C))
    return np.concatenate([above, wide, above], axis=1)


def pixel_by_pixel(X, pad):
    m, n_H, n_W, n_C = X.shape
    padded = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                padded[i, h + pad, w + pad] = X[i, h, w]
    return padded


def channels_first_and_back(X, pad):
    return np.moveaxis(np.pad(np.moveaxis(X, 3, 1), ((0, 0), (0, 0), (pad, pad), (pad, pad))), 1, 3)


EXERCISE = Exercise(
    reference=zero_pad,
    cases=cases,
    returns=("padded",),
    points=12,
    aspects=(
        Aspect("One image has a frame of zeros at all four sides.", (ONE,), (), 3),
        Aspect("No new images, no new channels.", (TWO, CUBE), (), 4),
        Aspect("Height and width may differ; the frame may be wide.", (WIDE,), (), 2),
        Aspect("With pad 0 nothing is added.", (NONE,), (), 3),
    ),
    misconceptions=(
        pads_every_axis,
        pads_the_batch_too,
        pads_the_channels_too,
        pads_the_first_two_axes,
        pads_the_last_two_axes,
        only_height,
        only_width,
        only_above_and_left,
        only_below_and_right,
        both_pads_at_one_end,
        twice_as_wide,
        always_one,
        frame_of_ones,
        frame_of_the_mean,
        repeats_the_border,
        mirrors_the_image,
        mirrors_the_border_too,
        continues_at_the_other_side,
        only_zeros,
        zeros_over_the_border,
        zeros_over_the_border_of_X,
        cut_from_pad_to_minus_pad,
        cuts_the_frame_off,
        only_the_first_image,
        loses_the_batch_axis,
        height_and_width_exchanged,
        changes_nothing,
    ),
    alternatives=(
        into_an_array_of_zeros,
        nothing_to_do_without_padding,
        image_by_image,
        by_joining,
        pixel_by_pixel,
        channels_first_and_back,
    ),
    replaces=(dlhelpers.convolution.zero_pad,),
)
