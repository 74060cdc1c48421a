"""Exercise: how much of the image does one output see?"""

import math

import dlhelpers.geometry
from dlhelpers.exercises.exercise import Aspect, Exercise


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
    """The layers were read from the last to the first: every filter was stretched by the strides
    behind it. It is those before it that count.
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
    ),
    alternatives=(from_the_back, by_recursion, by_the_formula, first_and_last_pixel, with_indices),
    replaces=(dlhelpers.geometry.receptive_field,),
)
