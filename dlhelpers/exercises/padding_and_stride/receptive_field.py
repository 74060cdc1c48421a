"""Exercise: how much of the image does one output see?"""

import math

import dlhelpers.geometry
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def receptive_field(layers):
    """Measure how much of the image one output of the last layer sees.

    Two neighbours in the output of a layer lie `stride` pixels apart in its input. So a step in the
    input of a later layer is as long as all strides before it, multiplied.

    Parameters
    ----------
    layers : list of (int, int)
        ``(f, stride)`` of every layer, the first one first.

    Returns
    -------
    int
        Height and width, in pixels of the image, of what one output sees; 1 without any layer.
    """
    ### BEGIN SOLUTION
    size, step = 1, 1
    for f, stride in layers:
        size += (f - 1) * step
        step *= stride
    return size
    ### END SOLUTION


NONE, ONE, TWO = "no layer", "one layer", "two layers with stride 1"
STRIDE, POOL, DEEP = "a stride in the first layer", "filters and pooling", "four layers"


def cases(rng):
    """No layer, one, and several with different sizes and strides of 1, 2 and 3."""
    f, g, h = (int(size) for size in rng.permutation([3, 4, 5, 6, 7])[:3])
    one, other = (int(stride) for stride in rng.permutation([2, 3]))
    return {
        ONE: {"layers": [(f, one)]},
        NONE: {"layers": []},
        TWO: {"layers": [(f, 1), (g, 1)]},
        STRIDE: {"layers": [(f, other), (g, one)]},
        POOL: {"layers": [(3, 1), (2, 2), (3, 1), (2, 2)]},
        DEEP: {"layers": [(h, one), (g, 1), (2, other), (f, 2)]},
    }


def _grow(layers, part=lambda f: f - 1, start=1, begin=1):
    """Return the size that grows by `part` of f in every layer, times all strides before."""
    size, step = start, begin
    for f, stride in layers:
        size += part(f) * step
        step *= stride
    return size


def strides_have_no_effect(layers):
    """Right as long as every stride is 1. After a stride of 2 a neighbour lies two pixels away in
    the image, so a filter there spans twice as much.
    """
    return 1 + sum(f - 1 for f, _ in layers)


def own_stride_counts_too(layers):
    """The stride of a layer was counted for the layer itself. How far apart the next outputs lie
    does not change what this one sees: one layer alone sees f pixels, whatever its stride.
    """
    size, step = 1, 1
    for f, stride in layers:
        step *= stride
        size += (f - 1) * step
    return size


def own_stride_only(layers):
    """Each layer was stretched by its own stride. It is the strides before it that stretch it, all
    of them multiplied; one layer alone sees f pixels.
    """
    return 1 + sum((f - 1) * stride for f, stride in layers)


def only_the_stride_before(layers):
    """Only the stride of the layer just before was counted. Strides pile up: after two of 2 a step
    is four pixels long.
    """
    size, step = 1, 1
    for f, stride in layers:
        size += (f - 1) * step
        step = stride
    return size


def strides_added(layers):
    """The strides were added. After two strides of 3 a step is nine pixels long, not six: they
    multiply.
    """
    size, step = 1, 0
    for f, stride in layers:
        size += (f - 1) * max(step, 1)
        step += stride
    return size


def strides_added_to_1(layers):
    """A step begins at 1 and every stride was added to it; a stride of 1 then makes it longer,
    which it must not. Strides multiply.
    """
    size, step = 1, 1
    for f, stride in layers:
        size += (f - 1) * step
        step += stride
    return size


def filters_not_less_one(layers):
    """Every layer adds its whole filter. But the filter stands on a pixel that was counted already:
    it adds f - 1.
    """
    return _grow(layers, part=lambda f: f)


def whole_filters_from_nothing(layers):
    """One layer is right, with more it is too much: windows of neighbours overlap. Two filters of
    3x3 see 5, not 6.
    """
    return _grow(layers, part=lambda f: f, start=0) if layers else 0


def begins_with_0(layers):
    """One pixel is missing: without any layer an output is a pixel, and sees itself. One layer sees
    f.
    """
    return _grow(layers, start=0)


def sum_of_the_filters(layers):
    """The sizes of the filters were added. Two filters of 3x3 see 5, not 6, for the windows of
    neighbours overlap; and the strides have no effect.
    """
    return sum(f for f, _ in layers)


def product_of_the_filters(layers):
    """The sizes of the filters were multiplied. Two filters of 3x3 see 5, not 9: their windows
    overlap.
    """
    return math.prod(f for f, _ in layers)


def product_of_the_strides(layers):
    """Those are the strides, multiplied: how far apart two neighbours of the output lie in the
    image. How much one of them sees is another thing.
    """
    return math.prod(stride for _, stride in layers)


def only_the_last_layer(layers):
    """That is what an output sees of the layer just before. Through it, it sees the layer before
    that, and so on down to the image.
    """
    return layers[-1][0] if layers else 1


def largest_filter(layers):
    """That is the largest filter. A chain of filters sees more than any of them."""
    return max((f for f, _ in layers), default=1)


def last_layer_first(layers):
    """Every filter was stretched by the strides behind it. It is those before it that count. Were
    the layers read from the last to the first? Or is it the rule of a walk from the last layer to
    the first, used on the way from the first to the last?
    """
    return _grow(layers[::-1])


def fails_without_a_layer(layers):
    """Right, except for an empty list: there is no first layer to begin with then. Without any
    layer an output is a pixel of the image, and sees 1.
    """
    size, step = layers[0]
    for f, stride in layers[1:]:
        size += (f - 1) * step
        step *= stride
    return size


def nothing_without_a_layer(layers):
    """Right, except for an empty list. Without any layer an output is a pixel of the image, and
    sees 1.
    """
    return _grow(layers) if layers else 0


def area_instead_of_side(layers):
    """That is the number of pixels in the square that an output sees. Asked for is its side."""
    return _grow(layers) ** 2


def f_and_stride_exchanged(layers):
    """f and stride are exchanged: in every pair the filter stands first."""
    return _grow([(stride, f) for f, stride in layers])


def stretched_after_every_layer(layers):
    """Every layer's stride stretched all that was counted so far, its own window too. It stretches
    what comes after: one layer alone sees f pixels, whatever its stride.
    """
    size = 1
    for f, stride in layers:
        size = (size + f - 1) * stride
    return size


def whole_windows_stretched(layers):
    """On the way back size times stride, plus f, is too much: the windows of neighbours overlap,
    and the last of them is counted whole already.
    """
    size = 1
    for f, stride in layers[::-1]:
        size = size * stride + f
    return size


def whole_windows_stretched_forwards(layers):
    """Size times stride, plus f, is too much: the windows of neighbours overlap. And a stride
    stretches what comes after its layer, not what came before.
    """
    size = 1
    for f, stride in layers:
        size = size * stride + f
    return size


def only_the_first_layer(layers):
    """That is what the first layer sees. Look how far the return is indented: the loop has to go
    through all layers.
    """
    return layers[0][0] if layers else 1


def last_layer_left_out(layers):
    """The last layer is missing: the loop stops one layer too early."""
    return _grow(layers[:-1])


def first_layer_left_out(layers):
    """The first layer is missing. Layers are counted from 0."""
    return _grow(layers[1:])


def always_1(layers):
    """The answer is always 1: nothing was ever added, or it was multiplied by 0 first."""
    return 1


def filters_times_strides(layers):
    """Each filter was multiplied by its own stride, and they were added. A layer adds f - 1 steps,
    which are as long as the strides before it make them.
    """
    return sum(f * stride for f, stride in layers)


def strides_behind_and_its_own(layers):
    """Every filter was stretched by its own stride and those behind it. It is those before it that
    count.
    """
    return _stretched(layers, _behind_and_own)


def stride_of_the_next_layer(layers):
    """Every filter was stretched by the stride of the layer after it. It is those before it that
    count, all of them multiplied.
    """
    return _stretched(layers, lambda strides, l: (*strides, 1)[l + 1])


def all_strides_for_every_layer(layers):
    """Every filter was stretched by all the strides there are. It is those before it that count:
    the first layer is not stretched at all.
    """
    return _stretched(layers, lambda strides, l: math.prod(strides))


def squares_of_the_strides(layers):
    """The strides came in too often: a step is as long as all strides before it, multiplied, each
    of them once.
    """
    return _stretched(layers, lambda strides, l: math.prod(strides[:l]) ** 2)


def strides_as_powers_of_two(layers):
    """Steps double from layer to layer, whatever the strides. A step is as long as all strides
    before it, multiplied.
    """
    return _stretched(layers, lambda strides, l: 2**l)


def first_stride_for_all(layers):
    """Only the stride of the first layer was counted. All strides before a layer stretch it."""
    return _stretched(layers, lambda strides, l: strides[0] if l else 1)


def half_a_filter_at_each_side(layers):
    """Half a filter was added at each side, cut off at the point: an even filter then counts one
    too little. It adds f - 1.
    """
    return _grow(layers, part=lambda f: 2 * (f // 2))


def half_a_filter_at_one_side(layers):
    """Half a filter was added at one side only. Each filter reaches to both sides: f - 1 in all."""
    return _grow(layers, part=lambda f: f // 2)


def one_pixel_too_many(layers):
    """One pixel too many: without any layer an output is one pixel, and sees 1."""
    return _grow(layers) + 1


def height_and_width(layers):
    """Several numbers came back. One is asked for: the side of what an output sees."""
    return _grow(layers), _grow(layers)


def size_after_every_layer(layers):
    """A list came back, with a size for every layer. The last one is asked for."""
    return [_grow(layers[:l]) for l in range(1, len(layers) + 1)]


def _stretched(layers, stretch, part=lambda f: f - 1, start=1):
    """Return the size that grows by `part` of f times ``stretch(strides, l)`` in layer l."""
    strides = [stride for _, stride in layers]
    return start + sum(part(f) * stretch(strides, l) for l, (f, _) in enumerate(layers))


def _behind_and_own(strides, l):
    return math.prod(strides[l:])


def size_times_stride_and_f_less_one(layers):
    """The size so far was stretched by the stride of each layer, walking from the first to the
    last. A stride stretches what comes after its layer, not what came before.
    """
    size = 1
    for f, stride in layers:
        size = size * stride + f - 1
    return size


def stride_before_is_left_out(layers):
    """The stride of the first layer was left out, and each later layer was stretched by its own. It
    is the strides before a layer that stretch it, that of the first one too.
    """
    return _stretched(layers, lambda strides, l: math.prod(strides[1 : l + 1]))


def steps_grow_by_stride_less_one(layers):
    """A step grew by stride - 1 in every layer. Strides multiply: after two strides of 3 it is nine
    pixels long, not five.
    """
    return _stretched(layers, lambda strides, l: 1 + sum(stride - 1 for stride in strides[:l]))


def steps_less_one(layers):
    """The step was multiplied first and the 1 taken away afterwards. Taken away is one from the
    filter: it adds f - 1 steps.
    """
    return 1 + sum(f * math.prod(s for _, s in layers[:l]) - 1 for l, (f, _) in enumerate(layers))


def returns_in_the_loop(layers):
    """That is what the first layer sees, and without a layer nothing comes back. Look how far the
    return is indented: the loop has to go through all layers.
    """
    return layers[0][0] if layers else None


def filter_and_stride(layers):
    """The stride was added to the filter. It does not widen what a layer sees, it stretches the
    layers after it.
    """
    return 1 + sum(f - 1 + stride - 1 for f, stride in layers)


def filters_stretched_by_filters(layers):
    """A step in a later layer was taken for as long as the filters before it are wide. It is as
    long as their strides, multiplied.
    """
    return _stretched(layers, lambda strides, l: math.prod(f + 1 for f, _ in layers[:l]))


def smallest_filter(layers):
    """That is the smallest filter. A chain of filters sees more than any of them."""
    return min((f for f, _ in layers), default=1)


def number_of_layers(layers):
    """That has to do with how many layers there are, not with how wide their filters are."""
    return 1 + 2 * len(layers)


def filters_and_one_more(layers):
    """Every layer adds f + 1. The filter stands on a pixel that was counted already: it adds f -
    1.
    """
    return _grow(layers, part=lambda f: f + 1)


def widest_layer(layers):
    """That is the widest of the layers, each on its own. What one layer sees, the next one sees
    through it: they add up.
    """
    return max(
        (f * math.prod(s for _, s in layers[:l]) for l, (f, _) in enumerate(layers)), default=1
    )


def last_layer_alone(layers):
    """Only the last layer counts: each overwrote the one before. What every layer adds is added."""
    *before, (f, _) = layers or [(2, 1)]
    return (f - 1) * math.prod(stride for _, stride in before)


def last_layer_alone_and_one(layers):
    """Only the last layer counts: each overwrote the one before. What every layer adds is added."""
    return 1 + last_layer_alone(layers) if layers else 1


def squared_stride_before(layers):
    """The step was set to the stride of the layer before, squared. It is as long as all strides
    before, multiplied, each of them once.
    """
    return _stretched(layers, lambda strides, l: strides[l - 1] ** 2 if l else 1)


def strides_added_to_1_and_whole_filters(layers):
    """Two things. First, a step begins at 1 and every stride was added to it, and strides multiply.
    Second, every layer adds its whole filter, where it adds f - 1.
    """
    return _stretched(layers, lambda strides, l: 1 + sum(strides[:l]), part=lambda f: f)


def _with(**changed):
    """Return a receptive_field in which parts of `_stretched` are done in another way."""

    def wrong(layers):
        return _stretched(layers, **{"stretch": _before, **changed})

    return wrong


def _before(strides, l):
    return math.prod(strides[:l])


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "stretch": {
            "no_strides": ("the strides have no effect", lambda strides, l: 1),
            "own_stride_too": (
                "a layer is stretched by its own stride too: those before it count",
                lambda strides, l: math.prod(strides[: l + 1]),
            ),
            "own_stride_only": (
                "each layer is stretched by its own stride: those before it count",
                lambda strides, l: strides[l],
            ),
            "only_the_stride_before": (
                "only the stride of the layer just before was counted, where they multiply",
                lambda strides, l: strides[l - 1] if l else 1,
            ),
            "strides_added": (
                "the strides were added, where they multiply",
                lambda strides, l: max(1, sum(strides[:l])),
            ),
            "strides_behind": (
                "a layer is stretched by the strides behind it: those before it count",
                lambda strides, l: math.prod(strides[l + 1 :]),
            ),
            "strides_behind_and_own": (
                "a layer is stretched by its own stride and those behind it: those before it count",
                _behind_and_own,
            ),
        },
        "part": {
            "whole_filters": (
                "every layer adds its whole filter, where it adds f - 1",
                lambda f: f,
            ),
        },
        "start": {
            "from_0": ("one pixel is missing: an output without any layer sees itself", 0),
            "from_2": ("one pixel is too many: an output without any layer sees 1", 2),
        },
    },
    leave_out=("whole_filters_and_from_0",),
)


def from_the_back(layers):
    size = 1
    for f, stride in reversed(layers):
        size = (size - 1) * stride + f
    return size


def by_recursion(layers):
    if len(layers) == 0:
        return 1
    f, stride = layers[0]
    return f + stride * (by_recursion(layers[1:]) - 1)


def by_the_formula(layers):
    return 1 + sum(
        (f - 1) * math.prod(stride for _, stride in layers[:l]) for l, (f, _) in enumerate(layers)
    )


def first_and_last_pixel(layers):
    first, last = 0, 0
    for f, stride in layers[::-1]:
        first, last = first * stride, last * stride + f - 1
    return last - first + 1


def with_indices(layers):
    jumps, total = [1], 1
    for l in range(len(layers)):
        total += (layers[l][0] - 1) * jumps[l]
        jumps.append(jumps[l] * layers[l][1])
    return float(total)


EXERCISE = Exercise(
    reference=receptive_field,
    cases=cases,
    returns=("side",),
    points=10,
    aspects=(
        Aspect("No layer sees 1 pixel; one layer sees f, whatever its stride.", (NONE, ONE), (), 2),
        Aspect("Two filters of 3x3 with stride 1 see 5.", (TWO,), (), 3),
        Aspect("A stride stretches everything that comes after it.", (STRIDE,), (), 2),
        Aspect("Strides multiply.", (POOL, DEEP), (), 3),
    ),
    misconceptions=(
        strides_have_no_effect,
        own_stride_counts_too,
        own_stride_only,
        only_the_stride_before,
        strides_added,
        strides_added_to_1,
        filters_not_less_one,
        whole_filters_from_nothing,
        begins_with_0,
        sum_of_the_filters,
        product_of_the_filters,
        product_of_the_strides,
        only_the_last_layer,
        largest_filter,
        last_layer_first,
        fails_without_a_layer,
        nothing_without_a_layer,
        area_instead_of_side,
        f_and_stride_exchanged,
        stretched_after_every_layer,
        whole_windows_stretched,
        whole_windows_stretched_forwards,
        only_the_first_layer,
        last_layer_left_out,
        first_layer_left_out,
        always_1,
        filters_times_strides,
        strides_behind_and_its_own,
        stride_of_the_next_layer,
        all_strides_for_every_layer,
        squares_of_the_strides,
        strides_as_powers_of_two,
        first_stride_for_all,
        half_a_filter_at_each_side,
        half_a_filter_at_one_side,
        one_pixel_too_many,
        height_and_width,
        size_after_every_layer,
        size_times_stride_and_f_less_one,
        stride_before_is_left_out,
        steps_grow_by_stride_less_one,
        steps_less_one,
        returns_in_the_loop,
        filter_and_stride,
        filters_stretched_by_filters,
        smallest_filter,
        number_of_layers,
        filters_and_one_more,
        widest_layer,
        last_layer_alone,
        last_layer_alone_and_one,
        squared_stride_before,
        strides_added_to_1_and_whole_filters,
        *TWO_AT_ONCE,
    ),
    alternatives=(from_the_back, by_recursion, by_the_formula, first_and_last_pixel, with_indices),
    replaces=(dlhelpers.geometry.receptive_field,),
)
