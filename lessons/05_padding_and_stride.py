# %% [markdown]
# # 5 · Padding and stride
#
# **The picture shrinks, and the corner is forgotten.** Each convolution of lesson 4 made the image two
# pixels smaller. A digit of 8 x 8 pixels lasts for three of them. And on the way the pixels at the rim
# are looked at less and less. Today you give the image a frame, let the filter take longer steps,
# stack many filters into a layer, and write the forward pass of a convolutional layer. In the end you
# prove that your loops compute what the package computes, and see what they cost.
#
# When you are through, you can
#
# - say how large the answer of any layer is, and prove it by counting,
# - count the parameters of a convolutional network, and how much of the image each number in it sees,
# - choose padding and stride for a size that you want, and say what each of them spoils,
# - say why the same sums can take a second, or less than a thousandth of it.
#
# It takes about 90 minutes. Some cells ask for a **guess** before the answer comes. You **write**
# seven functions, 100 points together, and settle one quarrel of the notes. Everything else runs
# without you, on the finished package `dlhelpers`.
#
# The notes behind it: lecture notes 000, sections 2.2 to 2.6; 003, "Strides" to the end.

# %% tags=["setup"]
import numpy as np

from dlhelpers.exercises.padding_and_stride import commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt

import dlhelpers
from dlhelpers import convolution, data, plotting, training
from dlhelpers.pictures import edge_detection
from dlhelpers.pictures import padding_and_stride as pictures
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: three layers, and the digit is gone
#
# A filter of nine equal weights blurs a little. Let it look at a 7, then at its own answer, and again.
# The pictures show the digit with 8 x 8 pixels, then 6 x 6, then 4 x 4, then 2 x 2. The last one is four
# patches, and nobody could say of what. A network with ten layers could never be built this way.

# %%
images, labels = data.load_digits()
blur, shrinking = np.full((3, 3), 1 / 9), [images[7]]
while min(shrinking[-1].shape) > 2:
    shrinking.append(dlhelpers.convolve2d(shrinking[-1], blur))
_, axes = plt.subplots(1, 4, figsize=(9, 2.6), layout="constrained")
for ax, image in zip(axes, shrinking, strict=True):
    height, width = image.shape
    plotting.show_images(image[np.newaxis], [f"{height} x {width}"], [ax])
plt.show()

# %% [markdown]
# There is a second loss, and it is harder to see. A pixel in the middle is in many windows. The pixel in
# the corner is in one.
#
# ## Predict

# %% prediction="next to the corner"

# %% [markdown]
# A filter need not stop at every pixel. With **stride** $s$ it moves on by $s$.

# %% prediction="44, 3 and 4"

# %% [markdown]
# A frame of zeros around the image, the **padding**, keeps it from shrinking. Does it with every
# stride?

# %% prediction="same size with stride 2"

# %% [markdown]
# A layer has many filters, and each has a bias.

# %% prediction="a larger image"

# %% [markdown]
# And layers stand upon layers.

# %% prediction="three layers of three"

# %% [markdown]
# ## By hand: counting
#
# ### Who is seen how often
#
# Six pixels in a row, windows of three, stride 1. The windows start at 0, 1, 2 and 3. Pixel 0 is in one
# of them. Pixel 1 is in two, those that start at 0 and 1. Pixel 2 is in three, and then it goes down
# again: $1, 2, 3, 3, 2, 1$. For an image the same holds along the height, and rows and columns do not
# care for each other: multiply. The pixel in row 1, column 2 is in $2 \cdot 3 = 6$ windows.

# %%
counts = pictures.coverage(6, 3)
print(counts)
reveal("next to the corner", int(counts[1, 1]))

# %% [markdown]
# The corner is seen **once**, the middle **nine** times. Put a frame of one pixel around the image: it
# becomes 8 x 8, the answer 6 x 6, as large as the image was. The corner of the image is now seen four
# times. With a frame of two pixels even the corner is seen nine times, and the answer, 8 x 8, is larger
# than the image.
#
# The picture shows the three cases. The dotted rim is the padding, the number in each pixel says how
# many windows see it, light where they are many.

# %%
_, axes = plt.subplots(1, 3, figsize=(11, 4.2), layout="constrained")
for ax, pad in zip(axes, (0, 1, 2), strict=True):
    pictures.plot_coverage(pad=pad, ax=ax)
plt.show()

# %% [markdown]
# ### Two steps at a time
#
# Lecture notes 003 have an example with stride 2. With the numbers put right it goes so:
#
# $$\begin{pmatrix} 0 & 150 & 150 & 0 \\ 0 & 150 & 150 & 0 \\ 0 & 150 & 150 & 0 \\
# 0 & 150 & 150 & 0 \end{pmatrix} * \begin{pmatrix} 1 & -1 \\ 1 & -1 \end{pmatrix} =
# \begin{pmatrix} -300 & 300 \\ -300 & 300 \end{pmatrix}$$
#
# The first window holds $0, 150$ twice: $0 - 150 + 0 - 150 = -300$, from dark to light. One step to the
# right it holds $150, 0$ twice: $+300$. One step down, the same again.

# %%
bright = np.tile([0.0, 150.0, 150.0, 0.0], (4, 1))
pair = np.array([[1.0, -1.0], [1.0, -1.0]])
no_bias = np.zeros((1, 1, 1, 1))
Z, _ = dlhelpers.conv_forward(bright[None, :, :, None], pair[:, :, None, None], no_bias, stride=2)
print(Z[0, :, :, 0].astype(int))

# %% [markdown]
# ### Where windows can stand
#
# 44 pixels, windows of 3, stride 4. The notes have two formulas for this. One gives 11 windows, the
# other 10, with "no fundamental reason" to prefer one. There is a reason. A window that starts at pixel
# $a$ covers $a$, $a + 1$ and $a + 2$. It fits as long as $a + 3 \le 44$. Possible starts are 0, 4, 8, and
# so on. Walk along the ruler:
#
# The picture shows the 44 pixels on top. Below them lie the windows, each with its start: 0, 4, 8, and
# so on up to 40. That are eleven. The last one ends with pixel 42; one pixel is left over. A further
# window, dashed, would start at 44 and lie outside.

# %%
pictures.plot_ruler(44, 3, 0, 4)
plt.show()
reveal("44, 3 and 4", dlhelpers.output_size(44, 3, 0, 4))

# %% [markdown]
# Ten would drop a window that fits. Counting the starts is the proof, and you can do it for any numbers.
#
# ### One window in depth
#
# A window of 2 x 2 pixels with two channels, and a filter with two layers:
#
# $$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}, \begin{pmatrix} 0 & 1 \\ 1 & 0 \end{pmatrix}
# \qquad \mathrm{and} \qquad
# \begin{pmatrix} 1 & 0 \\ 0 & -1 \end{pmatrix}, \begin{pmatrix} 2 & 2 \\ 2 & 2 \end{pmatrix},
# \qquad b = 0.5$$
#
# First layer: $1 \cdot 1 + 4 \cdot (-1) = -3$. Second layer: $2 + 2 = 4$. Together 1, and the bias, once:
# $1.5$. All of the depth goes into one number, and there is one bias for all of it.

# %%
a_slice = np.stack([[[1.0, 2], [3, 4]], [[0, 1], [1, 0]]], axis=-1)
W = np.stack([[[1.0, 0], [0, -1]], [[2, 2], [2, 2]]], axis=-1)
print(dlhelpers.conv_single_step(a_slice, W, np.full((1, 1, 1), 0.5)))

# %% [markdown]
# ### A whole network, on paper
#
# Lecture notes 000 take an image of 39 x 39 x 3 through three layers without padding: 10 filters of
# 3 x 3 with stride 1, 20 of 5 x 5 with stride 2, 40 of 5 x 5 with stride 2. Each layer has as many
# channels as filters, and each filter is as deep as what it looks at.
#
# | layer | starts along a side | size | a filter has | parameters |
# | --- | --- | --- | --- | --- |
# | 1 | 0, 1, ..., 36 | 37 x 37 x 10 | $3 \cdot 3 \cdot 3 + 1 = 28$ | 280 |
# | 2 | 0, 2, ..., 32 | 17 x 17 x 20 | $5 \cdot 5 \cdot 10 + 1 = 251$ | 5,020 |
# | 3 | 0, 2, ..., 12 | 7 x 7 x 40 | $5 \cdot 5 \cdot 20 + 1 = 501$ | 20,040 |
#
# In the end 1960 numbers are left. A logistic unit on top of them has 1961 parameters.

# %%
n, channels, total = 39, 3, 0
for f, stride, filters in ((3, 1, 10), (5, 2, 20), (5, 2, 40)):
    size = dlhelpers.count_conv_parameters(f, channels, filters)
    n, channels, total = dlhelpers.output_size(n, f, 0, stride), filters, total + size
    print(f"{n} x {n} x {channels} = {n * n * channels:6,} numbers, {size:6,} parameters")
print(f"and {n * n * channels + 1:,} for a logistic unit: {total + n * n * channels + 1:,} in all")

# %% [markdown]
# The picture shows the four volumes as boxes, from left to right, with the channels drawn to the right.
# The image is a thin high plate. Then the boxes become lower and longer: less and less place, more and
# more kinds of things found.

# %%
steps = ["10 filters\n3x3, stride 1", "20 filters\n5x5, stride 2", "40 filters\n5x5, stride 2"]
pictures.plot_volumes([(39, 39, 3), (37, 37, 10), (17, 17, 20), (7, 7, 40)], steps)
plt.show()

# %% [markdown]
# And now the images grow from 100 x 100 x 3 to 200 x 200 x 3. The convolution does not notice. A dense
# layer with 10 units does.

# %%
for n in (100, 200):
    dense = dlhelpers.count_parameters([n * n * 3, 10])
    print(
        f"{n} x {n} x 3: dense {dense:9,}, convolution {dlhelpers.count_conv_parameters(3, 3, 10)}"
    )
reveal("a larger image", dlhelpers.count_conv_parameters(3, 3, 10))

# %% [markdown]
# ### As large as before
#
# With stride 1 a window of $f$ costs $f - 1$ pixels. A frame of $p$ gives back $2 p$. So the size is kept
# if $p = (f - 1) / 2$: 1 for windows of 3, 2 for windows of 5. It is a whole number only for odd $f$, and
# that is why nearly all filters are odd. This is called **same** padding; no padding is called
# **valid**.
#
# With stride $s$ the notes solve for $p$ again: $n$ windows take $n - 1$ steps, so they cover
# $(n - 1) s + f$ pixels, and $p = ((n - 1) s + f - n) / 2$. The algebra is right. But put in $n = 6$,
# $f = 3$ and $s = 2$.

# %%
n, f, s = 6, 3, 2
wanted = ((n - 1) * s + f - n) / 2
reveal("same size with stride 2", wanted)
for pad in (1, 3, 4):
    print(f"pad {pad}: {dlhelpers.output_size(n, f, pad, s)} windows")

# %% [markdown]
# Half a pixel cannot be padded. Rounded up to 4 there are indeed 6 windows, since the last half step is
# not taken. But then the outermost windows, with their 3 pixels, lie on nothing but zeros. So "same" with
# a stride means something else in practice: as many windows as pixels, *divided by the stride* and rounded
# up. For $n = 6$ and $s = 2$ that is 3, and a frame of 1 does it.

# %% [markdown]
# ## Write: a layer, function by function
#
# | sign | shape | what it is |
# | --- | --- | --- |
# | `A_prev` | `(m, n_H_prev, n_W_prev, n_C_prev)` | a batch of images; the channels come last |
# | `W` | `(f, f, n_C_prev, n_C)` | the filters, along the last axis |
# | `b` | `(1, 1, 1, n_C)` | one bias for each filter |
# | `Z` | `(m, n_H, n_W, n_C)` | what the filters answer |
#
# Use numpy and your own functions, and leave the arguments as they are. Height comes before width.
# (Lecture notes 000 have the channels last in section 2.5 and first in 2.10; 003 has the width first.
# One order, once and for all.)
#
# ### 1. `zero_pad`
#
# - In the middle stands the image as it was, and all else is 0: the sum of all numbers stays.
# - As many images and as many channels as before.
# - Twice a frame of 1 is a frame of 2. A frame of 0 changes nothing.

# %% exercise="zero_pad"

# %% [markdown]
# ### 2. `output_size`
#
# Turn the walk along the ruler into a formula. How far may the last window start? How many steps lead
# there from the first?
#
# - 44 pixels, windows of 3, stride 4: 11.
# - A window as large as the padded image has one place, whatever the stride.
# - With stride 1 and `pad` $(f - 1) / 2$ the size is kept.
# - One more pixel of image never makes fewer places. `pad` 1 does what two more pixels do.
# - It is a whole number: there is no quarter of a window. (11 or 11.0, Python's or numpy's: only the
#   value counts.)

# %% exercise="output_size"

# %% [markdown]
# Now the two formulas of lecture notes 003, and a third one that TensorFlow's pages give (brackets
# without a top round down, brackets without a bottom round up):
#
# $$(1) \; \left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1, \qquad
# (2) \; \left\lfloor \frac{n + 2p - f + 1}{s} \right\rfloor, \qquad
# (3) \; \left\lceil \frac{n + 2p - f + 1}{s} \right\rceil$$
#
# The third one rounds *up*, and then it is the same as the first, always: for 44, 3 and 4 it is 42/4,
# rounded up to 11. The second one has lost a bracket on the way: it is what becomes of
# $\lfloor (n + 2p - f) / s + 1 \rfloor$ when the 1 slips into the fraction. The cell compares all of them,
# for 7000 and some sizes.

# %%
agree, tried = {"(2)": 0, "(3)": 0}, 0
for n in range(3, 40):
    for f, pad, stride in np.ndindex(7, 4, 7):
        f, stride = f + 1, stride + 1
        room = n + 2 * pad - f
        if room >= 0:
            tried += 1
            count = dlhelpers.output_size(n, f, pad, stride)
            agree["(2)"] += (room + 1) // stride == count
            agree["(3)"] += int(np.ceil((room + 1) / stride)) == count
print(f"{tried} sizes; (2) is right for {agree['(2)']}, (3) for {agree['(3)']}")

# %% [markdown]
# ### 3. `conv_single_step`
#
# One filter, one window, one number. The bias comes in an array of shape `(1, 1, 1)` with a single
# number in it. Take the number out by its three indices; `float` refuses an array that has axes.
#
# - A window of zeros: the bias.
# - A filter of zeros: the bias.
# - A filter with a single 1, and no bias: one of the numbers of the window.
# - Twice the window and twice the bias: twice the answer.
# - With the numbers from above: 1.5.

# %% exercise="conv_single_step"

# %% [markdown]
# ### 4. `conv_forward`
#
# The layer. Four things have to be visited: each image, each row and each column of the answer, each
# filter. Loops are right here; make it clear first. Think of where the window begins for the answer in
# row $h$ and column $w$, in the *padded* image.
#
# - Filters of zeros: each channel is its bias, everywhere.
# - One channel, one filter, no padding, stride 1, no bias: `convolve2d` of lesson 4.
# - Stride 2 gives every second answer of stride 1, in both directions.
# - Padding by `pad` is the same as being given the padded images.
# - Each image is answered as if it were alone. Exchange two filters and their biases: two channels of `Z`
#   change places.
# - Images need not be square.
# - The cache holds the five arguments, just as they came. (Copies of them will do.)

# %% exercise="conv_forward"

# %% [markdown]
# ### 5. `count_parameters`
#
# - One filter of 1 x 1 on one channel: 2.
# - Twice the filters, twice the parameters. Twice the channels that come in: not quite twice.
# - The numbers of the network above: 280, 5,020 and 20,040.

# %% exercise="count_parameters"

# %% [markdown]
# ### 6. `receptive_field`
#
# One answer of the first layer sees $f$ pixels along a side. One answer of the second sees $f$ answers of
# the first, and these overlap. How much of the image is that?
#
# The picture shows it for three layers of 3 with stride 1, from the top downwards. The single square on
# top is one answer of the third layer. Below it are the three that it sees, then five, then seven pixels.

# %%
pictures.plot_receptive_field([(3, 1), (3, 1), (3, 1)])
plt.show()
reveal("three layers of three", dlhelpers.receptive_field([(3, 1), (3, 1), (3, 1)]))

# %% [markdown]
# With strides it grows faster: after a stride of 2 neighbours are two pixels apart. The next picture shows
# the network that you will build in lesson 6, with windows of 3, 2, 3 and 2 and strides 1, 2, 1 and 2.
# One number on top sees 2, then 4, then 8 numbers, and 10 pixels: more than a digit is wide.

# %%
pictures.plot_receptive_field([(3, 1), (2, 2), (3, 1), (2, 2)])
plt.show()

# %% [markdown]
# - No layer at all: one pixel. One layer: its $f$, whatever its stride.
# - The stride of the last layer does not count. That of the first counts for all after it.
# - A layer of 1 with stride 1 changes nothing, wherever it stands.
# - Three layers of 3 see as much as one of 7, with 27 weights in place of 49.

# %% exercise="receptive_field"

# %% [markdown]
# ### 7. `choose_pad_and_stride`
#
# A puzzle. You are told the image, the window, and the size that the answer shall have. Find a padding and
# a stride that do it. Often several pairs do, and any of them is right, as long as the padding is
# narrower than the window. (You have a function that says what a pair leads to.)
#
# - For the size of the image and odd $f$: same padding.
# - For a size of 1 the stride can be large. It has no upper bound.
# - Put what you find into your `output_size`.

# %% exercise="choose_pad_and_stride"

# %% [markdown]
# ## Prove it: your loops and the package
#
# The package's `conv_forward` has no loop over windows. Does it compute the same as yours? The cell draws
# thirty layers by chance, with other sizes, strides and paddings each time, and lets both work.

# %%
rng = np.random.default_rng(5)


def random_layer():
    """Draw images, filters, biases, a stride and a padding that fit together."""
    m, n_H, n_W, n_C_prev, n_C = rng.integers(1, 4), *rng.integers(4, 9, 2), *rng.integers(1, 4, 2)
    f, stride, pad = (int(rng.integers(low, high)) for low, high in ((1, 5), (1, 4), (0, 3)))
    A_prev, W = rng.normal(size=(m, n_H, n_W, n_C_prev)), rng.normal(size=(f, f, n_C_prev, n_C))
    return A_prev, W, rng.normal(size=(1, 1, 1, n_C)), stride, pad


ready = works("conv_forward")
if ready:
    layers = [random_layer() for _ in range(30)]
    furthest = max(
        abs(conv_forward(*layer)[0] - dlhelpers.conv_forward(*layer)[0]).max() for layer in layers
    )
    print(f"30 layers; the two differ by at most {furthest:.1e}")
else:
    print("Your conv_forward does not pass its check yet. Come back when it does.")

# %% [markdown]
# A difference near $10^{-15}$ is rounding: the same numbers added in another order. So they are equal. Are
# they equally fast? The layer is the first one of a network for digits: 64 images of 8 x 8 pixels, 16
# filters of 3 x 3, a frame of 1. That makes 65,536 answers with nine products each.

# %% prediction="loops against the package"


# %%
def seconds_of(run, times=1):
    """Return the shortest of some running times: what disturbs can only make it longer."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return min(taken)


digits = images[:64, :, :, np.newaxis]
W, b = rng.normal(size=(3, 3, 1, 16)), rng.normal(size=(1, 1, 1, 16))
package = seconds_of(lambda: dlhelpers.conv_forward(digits, W, b, 1, 1), times=20)
print(f"the package: {1000 * package:.3f} ms")
if ready:
    loops = seconds_of(lambda: conv_forward(digits, W, b, 1, 1))
    print(f"your loops:  {1000 * loops:.0f} ms, {loops / package:,.0f} times as long")

# %% [markdown]
# The picture shows the time for one answer, on a logarithmic axis: one bar for the package, and above it
# one for your loops, if they are ready. A step of the axis is a factor of ten. On the machine on which
# this lesson was written the loops took 8,000 to 15,000 nanoseconds, and the package 1.6.

# %%
pictures.plot_times(
    {"your loops": loops, "package": package} if ready else {"package": package}, 65536
)
plt.show()
classes = {"as fast": 1, "about ten times": 10, "about a hundred times": 100}
classes["a thousand times or more"] = 1000
if ready:
    ratio = min(loops / package, 1000)
    reveal("loops against the package", min(classes, key=lambda c: abs(np.log(classes[c] / ratio))))
else:
    reveal("loops against the package")

# %% [markdown]
# ### Reason 1: one product in place of a million small ones
#
# Both multiply the same numbers. But each time Python asks numpy for something, it has to find the
# function, look at the types and shapes, make a new array for the result: about a microsecond, whether
# nine numbers are to be multiplied or nine million. Measure it: the time per number of one call, for
# longer and longer arrays.


# %%
def nanoseconds_per_product(length):
    """Time of one call of np.dot, for each of the products that it makes."""
    first, second = rng.normal(size=(2, length))
    repeats = max(1, 100_000 // length)
    took = seconds_of(lambda: [np.dot(first, second) for _ in range(repeats)], times=3)
    return 1e9 * took / (repeats * length)


for length in (9, 100, 10_000, 1_000_000):
    print(f"{length:9,} products in one call: {nanoseconds_per_product(length):8.2f} ns each")

# %% [markdown]
# So the trick is to ask once. Write every window down as a row of a matrix, and every filter as a column of
# another. Then *all* answers are one product of matrices. This is called **im2col**.
#
# The picture shows a small case: an image of 4 x 5 with six windows of 3 x 3, each of which has become a
# row of nine numbers; two filters as columns; and on the right the twelve answers. The frames mark one
# window, its row, the first filter, and the answer that comes of the two. Most pixels stand in the middle
# matrix several times. It is a waste of memory, and worth it.

# %%
pictures.plot_windows_as_rows(
    np.random.default_rng(0).integers(0, 10, (4, 5)),
    np.stack([[[1, 0, -1]] * 3, [[1, 1, 1], [0, 0, 0], [-1, -1, -1]]], axis=-1),
)
plt.show()

# %% [markdown]
# ### Reason 2: the cache
#
# The rows of all windows need nine times the memory of the images. A processor multiplies faster than its
# memory can bring the numbers. What it has just used lies near at hand, in the **cache**, a memory of one
# or a few megabytes. So the package never writes down all windows. It takes a few images, about one
# megabyte of windows, multiplies while they are still in the cache, and goes on to the next images.
#
# You can turn this knob: `convolution.BLOCK` says how many bytes of windows are held at once. The layer
# here is a larger one, 64 images of 32 x 32 with 16 channels and 32 filters. The windows of one image take
# 1.1 megabytes, those of all images 72.

# %%
larger = rng.normal(size=(64, 32, 32, 16)), rng.normal(size=(3, 3, 16, 32)), np.zeros((1, 1, 1, 32))
usual, took = convolution.BLOCK, {}
try:
    for megabytes in (1, 2, 4, 8, 16, 32, 128):
        convolution.BLOCK = megabytes << 20
        took[megabytes] = seconds_of(lambda: dlhelpers.conv_forward(*larger, 1, 1), times=3)
finally:
    convolution.BLOCK = usual  # even if you stop the cell half-way
for megabytes, seconds in took.items():
    print(f"blocks of {megabytes:3} MB: {1000 * seconds:4.0f} ms")

# %% [markdown]
# The picture shows these times over the size of the blocks, both axes logarithmic. On the machine on which
# this lesson was written they rise from 35 milliseconds at 1 and 2 megabytes to 70 at 32 and more: the
# same sums, in the same order, take twice the time when the windows have to be fetched back from far away.
# Yours may bend at another place. It tells you how large your cache is.

# %%
_, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.plot(list(took), [1000 * seconds for seconds in took.values()], "o-", color=plotting.BLUE)
ax.set(xscale="log", yscale="log", xlabel="megabytes of windows at once", ylabel="milliseconds")
ax.set_xticks(list(took), [str(megabytes) for megabytes in took])
ax.set_yticks([20, 40, 80, 160], ["20", "40", "80", "160"])
ax.set_title("Small blocks stay in the cache")
ax.minorticks_off()
plt.show()

# %% [markdown]
# Remember the order of things. The first reason is worth a factor of thousands, the second one of two.
# And the loops came first: without them nobody would know that the fast form is right.

# %% [markdown]
# ## See: turn the knobs
#
# Four sliders: the image, the window, the padding and the stride. The upper part shows how often each pixel
# is seen, the lower one lays the windows of one side on a ruler. Try to find: a padding with which all
# pixels are seen equally often; a stride with which some are never seen; two strides that give the same
# number of windows. (Without sliders: four cases stand below.)


# %%
def draw(image, window, padding, stride):
    figure = plt.figure(figsize=(7, 7.4), layout="constrained")
    above, below = figure.subfigures(2, 1, height_ratios=[1.5, 1])
    if window > image + 2 * padding:
        figure.suptitle("The window is larger than the padded image.")
        return
    pictures.plot_coverage(image, window, padding, stride, above.subplots())
    pictures.plot_ruler(image, window, padding, stride, below.subplots())


explore(draw, image=(4, 12, 1, 6), window=(1, 5, 1, 3), padding=(0, 3, 1, 0), stride=(1, 4, 1, 1))

# %% [markdown]
# The static pictures. From left to right: windows of 3 with same padding, where the rim is seen less than
# the middle; windows of 3 with stride 2 and padding 1 on 7 pixels, a pattern of 1, 2 and 4; windows of 3
# with stride 3, side by side, each pixel seen once; windows of 2 with stride 3, where whole rows and
# columns are seen by nobody.

# %%
_, axes = plt.subplots(1, 4, figsize=(12, 3.6), layout="constrained")
for ax, case in zip(axes, ((6, 3, 1, 1), (7, 3, 1, 2), (6, 3, 0, 3), (6, 2, 0, 3)), strict=True):
    pictures.plot_coverage(*case, ax=ax)
plt.show()

# %% [markdown]
# ## Break it
#
# ### The frame is black
#
# Zeros cost nothing and are easy to write. But in an image a 0 is not "nothing there". It is black.

# %% prediction="an edge that is not there"

# %%
V = np.array([[1.0, 0.0, -1.0]] * 3)[:, :, None, None]
Z, _ = dlhelpers.conv_forward(np.ones((1, 6, 6, 1)), V, no_bias, pad=1)
print(Z[0, :, :, 0].astype(int))
reveal("an edge that is not there", float(Z[0, 3, 0, 0]))

# %% [markdown]
# The same with the temple of lesson 4 (photograph: danielbuechele, CC BY 2.0, changed). The pictures show
# its upper left part through the vertical filter, grey for 0. On the left without padding: an even sky,
# and the slope of the roof. On the right with a frame of 1: where the sky meets the frame runs an edge,
# pure black from top to bottom, stronger than the roof's.

# %%
temple = data.load_temple()[None, :, :, None]
_, axes = plt.subplots(1, 2, figsize=(8, 4.4), layout="constrained")
for ax, pad in zip(axes, (0, 1), strict=True):
    Z, _ = dlhelpers.conv_forward(temple, V, no_bias, pad=pad)
    edge_detection.show_response(Z[0, :60, :60, 0], f"pad {pad}", ax, limit=2)
plt.show()
print("mean strength, left column: ", abs(Z[0, :, 0, 0]).mean().round(2))
print("mean strength, right column:", abs(Z[0, :, -1, 0]).mean().round(2))
print("mean strength, inside:      ", abs(Z[0, :, 1:-1, 0]).mean().round(2))

# %% [markdown]
# On digits it does no harm: there 0 is paper, and around the image there is paper. Ask of every padding
# what it claims about the world outside.
#
# ### A step that is too long
#
# A stride saves work: with stride 2 there is a quarter of the answers. What is lost?

# %% prediction="stripes and stride"

# %%
fine = np.tile([0.0, 1.0], (4, 4))[None, :, :, None]
one = np.ones((1, 1, 1, 1))
for name, image in (("stripes", fine), ("the same, moved by a pixel", np.roll(fine, 1, axis=2))):
    Z, _ = dlhelpers.conv_forward(image, one, no_bias, stride=2)
    print(f"{name}: {image[0, 0, :, 0].astype(int)} -> {Z[0, 0, :, 0].astype(int)}")
reveal("stripes and stride", "one even colour" if np.ptp(Z) == 0 else "an even grey")

# %% [markdown]
# The picture shows the same with the temple, whose roofs have fine tiles: on the left the photograph, in
# the middle every fourth pixel, on the right every fourth pixel of the photograph blurred first, with a
# filter of 4 x 4. In the middle the tiles have turned into specks, and thin lines come and go. On the right
# they have become an even grey, which is what one sees from afar. That is why a stride mostly comes with a
# window at least as wide, or after a layer that blurs.

# %%
mean = np.full((4, 4, 1, 1), 1 / 16)
_, axes = plt.subplots(1, 3, figsize=(11, 4.2), layout="constrained")
edge_detection.show_photo(temple[0, :, :, 0], "the photograph", axes[0])
for ax, kernel, title in ((axes[1], one, "every fourth pixel"), (axes[2], mean, "blurred first")):
    Z, _ = dlhelpers.conv_forward(temple, kernel, no_bias, stride=4)
    edge_detection.show_photo(Z[0, :, :, 0], title, ax)
plt.show()

# %% [markdown]
# ## Scoreboard
#
# The table goes on: the digits, a fifth of them held back, 300 steps. In front of softmax regression stands
# one convolutional layer that nobody has trained: four filters, the vertical and the horizontal one of
# lesson 4 and their opposites, with relu. Only padding and stride change. What do they cost, what do they
# bring?


# %%
Y = dlhelpers.one_hot(labels, 10)
filters = np.stack([V[:, :, :, 0], V[:, :, :, 0].transpose(1, 0, 2)], axis=-1)
filters = np.concatenate([filters, -filters], axis=-1)


def look(pad, stride):
    """Let the four filters look at all digits; return one column per image."""
    Z, _ = dlhelpers.conv_forward(
        images[..., None], filters, np.zeros((1, 1, 1, 4)), stride=stride, pad=pad
    )
    return dlhelpers.relu(Z).reshape(len(images), -1).T


def judge(inputs, rate, layers=(), seed=1):
    """Train 300 steps on four fifths; return the test accuracy in per cent, and the parameters."""
    parts = data.train_test_split(inputs, Y, np.random.default_rng(seed))
    sizes = [len(inputs), *layers, 10]
    first = dlhelpers.initialize_parameters(sizes, np.random.default_rng(seed))
    if not layers:
        first["W1"] = np.zeros_like(first["W1"])
    found, _ = training.train(parts[0], parts[2], first, 300, rate, output="softmax")
    said, _ = dlhelpers.forward_prop(parts[1], found, output="softmax")
    right = np.mean(said.argmax(axis=0) == parts[3].argmax(axis=0))
    return 100 * right, dlhelpers.count_parameters(sizes)


# %%
pixels = images.reshape(len(images), -1).T
board = {"softmax regression": (pixels, 0.5), "64-32-10 relu": (pixels, 0.5, (32,))}
for pad, stride in ((0, 1), (1, 1), (1, 2), (0, 2), (0, 3)):
    side = dlhelpers.output_size(8, 3, pad, stride)
    board[f"edges, pad {pad}, stride {stride}: {side}x{side}x4"] = (look(pad, stride), 0.3)
score = {}
print(f"{'brain':32}{'numbers in':>11}{'numbers kept':>13}{'digits':>9}{'seconds':>9}")
for brain, case in board.items():
    begin = time.perf_counter()
    score[brain], size = judge(*case)
    took = time.perf_counter() - begin
    print(f"{brain:32}{len(case[0]):11}{size:13,}{score[brain]:7.1f} %{took:9.2f}")

# %% [markdown]
# What the board says, read with care (one test image is 0.28 %, and another split moves a row by one per
# cent):
#
# - Edges with relu beat the pixels, as signed edges did in lesson 4.
# - The frame brings next to nothing here, and costs 1,120 numbers more. Digits stand in the middle: the
#   corner is blank. Its use will show when layers stand upon layers.
# - Stride 2 with a frame keeps as many numbers as there are pixels, 64, and does somewhat worse than they
#   do. These filters throw away more than they find. Learned ones need not.
# - Without a frame stride 2 leaves 3 x 3 places, and the last row and column of the image are seen by
#   nobody: $8 - 3 = 5$ is odd. That costs several per cent.
# - 16 numbers still tell four digits of five. There is a lot in a few well-chosen numbers.

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each. Nobody marks them; they are for you.
#
# 1. A friend pads with the value of the nearest pixel in place of zeros. Which of today's laws still hold?
#    What would the temple's false edges look like? When would you still prefer zeros?
# 2. Three layers of 3 x 3 see as much as one of 7 x 7, with fewer weights. Count both for 16 channels in and
#    out. What do the three layers have besides, if a relu stands between them? What do they cost?
# 3. A convolution is a dense layer most of whose weights are 0, and the others equal in groups. Take an
#    image of 4 x 4 and a filter of 3 x 3. What shape has the matrix of that dense layer, how many of its
#    entries are not 0, and how many different numbers are there?

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# This is how lecture notes 003 print the example with stride 2:
#
# $$\begin{pmatrix} 0 & 150 \\ 0 & 150 \\ 0 & 150 \\ 0 & 150 \end{pmatrix} *
# \begin{pmatrix} 1 & -1 \\ 1 & -1 \end{pmatrix} =
# \begin{pmatrix} -300 & 300 \\ -300 & 300 \end{pmatrix}$$
#
# You have done it with the right numbers. What is wrong here? Ask for the size first.

# %% prediction="slip in the notes"

# %%
as_printed = bright[None, :, :2, None]
Z, _ = dlhelpers.conv_forward(as_printed, pair[:, :, None, None], no_bias, stride=2)
print("as printed:", Z[0, :, :, 0].astype(int).tolist(), "shape", Z.shape[1:3])
reveal("slip in the notes", "the image" if Z.shape[2] == 1 else "the answer")

# %% [markdown]
# ### And one to mend
#
# Settle the quarrel of the two formulas for good. Write down, for any sizes, where the windows start. Then
# everyone can count. This one is checked and carries no points.
#
# - For 44, 3, 0 and 4: `[0, 4, 8, ..., 40]`. A list, a tuple or an array of numbers; a `range` is only
#   the promise of them.
# - The last window ends inside the padded image, and one more would not.
# - There are as many as your `output_size` says.

# %% exercise="window_starts"

# %% [markdown]
# More to correct in your copy of the notes:
#
# - 000, sections 2.3 and 2.5: the size formula without rounding. In 2.6 the third layer's $s$ and $p$ carry
#   the index of the second.
# - 003: "28 x 28 ... many parameters (about in millions)". One unit has 785; for a million it takes about
#   1000 of them, 786,001 with the output unit.
# - 003: $b$ is "#filters x 1" on one page. In this course it is 1 x 1 x 1 x $n_C$, one number per filter
#   all the same.
# - 003: "Non-linear func. is a linear func." It means: a *linear* function of a linear function is linear.
#   That is why relu stands between the layers.

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **Dilation.** Leave gaps between the pixels of a window: with dilation 2 a filter of 3 sees pixels 0, 2
#   and 4. Add it to your `conv_forward`. Which size takes the place of $f$ in `output_size`? Let four layers
#   have dilations 1, 2, 4, 8: what is their receptive field?
# - **One by one.** A filter of 1 x 1 looks at no neighbours. Show that it is a dense layer for each pixel,
#   and that it can turn 40 channels into 10 for 410 parameters.
# - **Your own im2col.** `np.lib.stride_tricks.sliding_window_view` gives all windows without copying a
#   number. From there it is a `reshape` and one product. How close do you come to the package?
# - **Depthwise.** Each channel gets a filter of its own, and nothing is added: the 4 x 4 x 3 of lecture
#   notes 003. Follow it by a 1 x 1 layer, and count the parameters against an ordinary layer.
# - **Other frames.** `np.pad` knows `mode="edge"`, `"reflect"` and `"wrap"`. Look for edges in the temple
#   with each. Which one invents least?
# - **The other way.** Which layers lead from 224 pixels to 7? Find a list of `(f, stride, pad)` with at most
#   six entries whose receptive field covers the image.
