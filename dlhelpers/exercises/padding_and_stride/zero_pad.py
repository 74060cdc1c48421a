"""Exercise: surround images with zeros."""

import numpy as np

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


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
    """Every size different, all of them equal, and no padding at all. No entry is 0, also
    when what stands after its point is lost.
    """

    def case(m, n_H, n_W, n_C, pad):
        X = rng.uniform(1.1, 3, (m, n_H, n_W, n_C)) * rng.choice([-1, 1], (m, n_H, n_W, n_C))
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


def takes_the_image_for_square(X, pad):
    """The height was used for the width as well, so the images came back square: what lies further
    to the right is lost. Height and width are two entries of the shape.
    """
    n = X.shape[1]
    padded = np.zeros((X.shape[0], n + 2 * pad, n + 2 * pad, X.shape[3]))
    for i, h, w in np.ndindex(X.shape[0], n, n):
        padded[i, h + pad, w + pad] = X[i, h, w]
    return padded


def room_for_a_square_image(X, pad):
    """The height was used for the width as well: the image does not fit into the room that was made
    for it. Height and width are two entries of the shape.
    """
    n = X.shape[1]
    padded = np.zeros((X.shape[0], n + 2 * pad, n + 2 * pad, X.shape[3]))
    padded[:, pad : pad + n, pad : pad + n] = X
    return padded


def room_for_a_square_image_by_the_width(X, pad):
    """The width was used for the height as well: the image does not fill the room that was made for
    it. Height and width are two entries of the shape.
    """
    n = X.shape[2]
    padded = np.zeros((X.shape[0], n + 2 * pad, n + 2 * pad, X.shape[3]))
    padded[:, pad : pad + n, pad : pad + n] = X
    return padded


def three_pairs_for_four_axes(X, pad):
    """np.pad was given three pairs, and X has four axes: images, height, width, channels. Each axis
    needs a pair of its own, (0, 0) where nothing is added.
    """
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad)))


def two_pairs_for_four_axes(X, pad):
    """np.pad was given two pairs, and X has four axes: images, height, width, channels. Each axis
    needs a pair of its own, (0, 0) where nothing is added.
    """
    return np.pad(X, ((pad, pad), (pad, pad)))


def one_number_for_each_axis(X, pad):
    """np.pad was given one number for each axis. Each needs a pair: what is added before, and what
    after.
    """
    return np.pad(X, (0, pad, pad, 0))


def whole_numbers_only(X, pad):
    """The image has become whole numbers: the array that it was put into holds nothing else. What
    stands after the point is lost.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)).astype(int)


def half_as_wide(X, pad):
    """The frame has half the width that was asked for: pad is its width at each side, not at two
    sides together.
    """
    return _pad(X, (0, 0), (pad // 2, pad // 2), (pad // 2, pad // 2), (0, 0))


def one_wider(X, pad):
    """The frame is one pixel wider than asked for; with pad 0 there must be none."""
    return _pad(X, (0, 0), (pad + 1, pad + 1), (pad + 1, pad + 1), (0, 0))


def frame_of_pad(X, pad):
    """The frame is filled with the number pad. pad is how wide it is; it is made of zeros."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), constant_values=pad)


def frame_of_255(X, pad):
    """The frame is filled with 255. Zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), constant_values=255)


def frame_of_minus_1(X, pad):
    """The frame is filled with -1. Zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), constant_values=-1)


def only_the_first_image_in_its_frame(X, pad):
    """Only the first image stands in its frame; the others are all zeros. Every image of the batch
    is to be put in.
    """
    padded = _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))
    padded[1:] = 0
    return padded


def first_image_in_every_frame(X, pad):
    """The same image, the first, stands in every frame. Each image has its own."""
    padded = _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))
    return np.repeat(padded[:1], len(X), axis=0)


def only_the_first_channel(X, pad):
    """Only the first channel was put into the frame; the others are zeros."""
    padded = _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))
    padded[..., 1:] = 0
    return padded


def first_channel_in_all(X, pad):
    """All channels are alike, the first one: an image of one grey level for each pixel was put into
    all of them.
    """
    padded = _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))
    return np.repeat(padded[..., :1], X.shape[3], axis=3)


def loses_the_channels(X, pad):
    """The axis of the channels is gone. There are four axes, also for one channel."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))[..., 0]


def last_row_and_column_left_out(X, pad):
    """The last row and the last column of the image are 0: the loops stop one pixel too early."""
    padded = _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0))
    padded[:, pad + X.shape[1] - 1], padded[:, :, pad + X.shape[2] - 1] = 0, 0
    return padded


def image_on_its_side(X, pad):
    """Rows and columns are exchanged: what stood at the top of the image stands at its left."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)).swapaxes(1, 2)


def nothing_without_padding(X, pad):
    """Right, except with pad 0: then nothing comes back. Without a frame the images are what they
    were.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)) if pad else None


def returns_a_list(X, pad):
    """A list of images came back. All of them lie in one array with four axes."""
    return list(_pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)))


def stretched_by_repeating(X, pad):
    """The size is right, and the pixels were only filled in one after the other, from the beginning
    when they were used up: np.resize knows no rows and columns.
    """
    return np.resize(X, _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)).shape)


def shape_without_its_brackets(X, pad):
    """np.zeros takes the shape as one thing, a tuple in brackets of its own, and was given four
    numbers.
    """
    m, n_H, n_W, n_C = X.shape
    return np.zeros(m, n_H + 2 * pad, n_W + 2 * pad, n_C)


def batch_taken_for_the_last_axis(X, pad):
    """The shape was taken apart in another order: the number of images comes first, then height,
    width and channels.
    """
    n_H, n_W, n_C, m = X.shape
    padded = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    padded[:, pad : pad + n_H, pad : pad + n_W] = X
    return padded


def channels_taken_for_the_second_axis(X, pad):
    """The shape was taken apart in another order: the channels stand last, behind the width."""
    m, n_C, n_H, n_W = X.shape
    padded = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    padded[:, pad : pad + n_H, pad : pad + n_W] = X
    return padded


def axis_of_the_images_lost(X, pad):
    """The array for the result has three axes: the one that counts the images is missing."""
    _, n_H, n_W, n_C = X.shape
    padded = np.zeros((n_H + 2 * pad, n_W + 2 * pad, n_C))
    for i in range(len(X)):
        padded[pad : pad + n_H, pad : pad + n_W] = X[i]
    return padded


def no_room_for_the_frame(X, pad):
    """The array for the result is as large as X: there is no room for a frame. Height and width
    grow by pad at each side.
    """
    padded = np.zeros(X.shape)
    padded[:, pad : pad + X.shape[1], pad : pad + X.shape[2]] = X
    return padded


def room_for_one_side_only(X, pad):
    """The array for the result has grown by one pad, and the image has no room in its middle. There
    is a pad at each of two sides.
    """
    m, n_H, n_W, n_C = X.shape
    padded = np.zeros((m, n_H + pad, n_W + pad, n_C))
    padded[:, pad:-pad, pad:-pad] = X
    return padded


def zeros_over_the_border_from_pad_to_minus_pad(X, pad):
    """The images did not grow: the zeros were painted over their border, and with pad 0 over all of
    them, for -0 is 0. A frame goes around the image.
    """
    padded = np.zeros(X.shape)
    padded[:, pad:-pad, pad:-pad] = X[:, pad:-pad, pad:-pad]
    return padded


def image_repeated_in_the_frame(X, pad):
    """Every pixel was repeated, where a frame was to be added."""
    return np.repeat(np.repeat(X, pad + 1, axis=1), pad + 1, axis=2)


def drops_axes_of_one(X, pad):
    """The numbers are right, but axes with one entry are gone. There are four axes, also for one
    image and for one channel.
    """
    return np.squeeze(_pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)))


def room_in_every_axis(X, pad):
    """The array for the result has grown in all four axes: there is room for new images and new
    channels. A frame surrounds height and width only.
    """
    m, n_H, n_W, n_C = X.shape
    padded = np.zeros((m + 2 * pad, n_H + 2 * pad, n_W + 2 * pad, n_C + 2 * pad))
    padded[:, pad : pad + n_H, pad : pad + n_W] = X
    return padded


def as_bytes(X, pad):
    """The images were made bytes, whole numbers from 0 to 255: signs and what stands after the
    point are lost.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0)).astype(np.int64).astype(np.uint8)


def pads_the_first_and_the_last_axis(X, pad):
    """The frame went around the first and the last axis, the images and the channels. Height and
    width are the second and the third.
    """
    return _pad(X, (pad, pad), (0, 0), (0, 0), (pad, pad))


def frame_of_the_means_of_rows(X, pad):
    """The frame was made of means of the image. Zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="mean")


def frame_of_the_smallest(X, pad):
    """The frame was made of the smallest numbers of the image. Zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="minimum")


def frame_of_the_largest(X, pad):
    """The frame was made of the largest numbers of the image. Zeros are asked for."""
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="maximum")


def frame_that_fades(X, pad):
    """The frame fades from the border of the image to 0. It is zero everywhere: with a frame of one
    pixel that makes no difference.
    """
    return _pad(X, (0, 0), (pad, pad), (pad, pad), (0, 0), mode="linear_ramp")


def _with(bounds=None, fill=None, result=None):
    """Return a zero_pad in which parts are done in another way.

    ``bounds(pad)`` are the four pairs for np.pad, ``fill`` its further arguments, and
    ``result(padded)`` what comes back.
    """

    def wrong(X, pad):
        pairs = bounds(pad) if bounds else ((0, 0), (pad, pad), (pad, pad), (0, 0))
        padded = np.pad(X, pairs, **(fill or {}))
        return result(padded) if result else padded

    return wrong


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "bounds": {
            "only_height": (
                "there is no frame at the sides",
                lambda pad: ((0, 0), (pad, pad), (0, 0), (0, 0)),
            ),
            "only_width": (
                "there is no frame above and below",
                lambda pad: ((0, 0), (0, 0), (pad, pad), (0, 0)),
            ),
            "above_and_left": (
                "the frame lies above and to the left only",
                lambda pad: ((0, 0), (pad, 0), (pad, 0), (0, 0)),
            ),
            "below_and_right": (
                "the frame lies below and to the right only",
                lambda pad: ((0, 0), (0, pad), (0, pad), (0, 0)),
            ),
            "both_at_one_end": (
                "all of the frame lies below and to the right",
                lambda pad: ((0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0)),
            ),
            "twice_as_wide": (
                "the frame is twice as wide as asked for",
                lambda pad: ((0, 0), (2 * pad, 2 * pad), (2 * pad, 2 * pad), (0, 0)),
            ),
            "always_one": (
                "the frame is one pixel wide whatever pad says",
                lambda pad: ((0, 0), (1, 1), (1, 1), (0, 0)),
            ),
            "every_axis": (
                "all four axes have grown, where a frame surrounds height and width only",
                lambda pad: ((pad, pad),) * 4,
            ),
            "channels_too": (
                "there are more channels than before",
                lambda pad: ((0, 0), (pad, pad), (pad, pad), (pad, pad)),
            ),
            "first_two_axes": (
                "the frame went around the first two axes, and the first one counts the images",
                lambda pad: ((pad, pad), (pad, pad), (0, 0), (0, 0)),
            ),
            "last_two_axes": (
                "the frame went around the last two axes, and the last one is the colour",
                lambda pad: ((0, 0), (0, 0), (pad, pad), (pad, pad)),
            ),
        },
        "fill": {
            "ones": ("the frame is made of ones, not of zeros", {"constant_values": 1}),
            "nearest_pixels": ("the frame repeats the pixels of the border", {"mode": "edge"}),
        },
        "result": {
            "whole_numbers": (
                "the image has become whole numbers, and what stands after the point is lost",
                lambda padded: padded.astype(int),
            ),
            "first_image": ("only the first image came back", lambda padded: padded[:1]),
            "without_batch": (
                "one image came back, without the axis that counts them",
                lambda padded: padded[0],
            ),
        },
    },
)


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
        takes_the_image_for_square,
        room_for_a_square_image,
        room_for_a_square_image_by_the_width,
        three_pairs_for_four_axes,
        two_pairs_for_four_axes,
        one_number_for_each_axis,
        whole_numbers_only,
        half_as_wide,
        one_wider,
        frame_of_pad,
        frame_of_255,
        frame_of_minus_1,
        only_the_first_image_in_its_frame,
        first_image_in_every_frame,
        only_the_first_channel,
        first_channel_in_all,
        loses_the_channels,
        last_row_and_column_left_out,
        image_on_its_side,
        nothing_without_padding,
        returns_a_list,
        stretched_by_repeating,
        shape_without_its_brackets,
        batch_taken_for_the_last_axis,
        channels_taken_for_the_second_axis,
        axis_of_the_images_lost,
        no_room_for_the_frame,
        room_for_one_side_only,
        zeros_over_the_border_from_pad_to_minus_pad,
        image_repeated_in_the_frame,
        drops_axes_of_one,
        room_in_every_axis,
        as_bytes,
        pads_the_first_and_the_last_axis,
        frame_of_the_means_of_rows,
        frame_of_the_smallest,
        frame_of_the_largest,
        frame_that_fades,
        *TWO_AT_ONCE,
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
