# %% [markdown]
# # 4 · Edge detection
#
# **What does an eye see first?** Not grey levels. It sees where they change: the eaves of a roof
# against the sky, the stroke of a pen on paper. In this lesson nine numbers do the same. You write
# the operation that carries all of the second half of this course, the convolution. You let it look
# at a photograph. And in the end you throw your nine numbers away and let data find them.
#
# When you are through, you can
#
# - slide a filter over an image, in your head for small ones and in numpy for all,
# - say from the sign of an answer in which direction an edge goes, and recognise by their
#   fingerprints a filter that is turned, transposed or multiplied in the wrong way,
# - learn a filter from examples, and say when the examples are too few to know it.
#
# It takes about 90 minutes. Some cells ask for a **guess** before the answer comes. You **write**
# four functions, 100 points together, and mend one line of the notes. Everything else runs without
# you, on the finished package `dlhelpers`.
#
# The notes behind it: lecture notes 000, sections 2.1 and 2.3; 003, "To find convolutions" and "How
# to convolve?".

# %% tags=["setup"]
import numpy as np

from dlhelpers.exercises.edge_detection import commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt
from IPython.display import HTML

import dlhelpers
from dlhelpers import data, plotting, training
from dlhelpers.pictures import edge_detection as pictures
from dlhelpers.pictures import sliding_window
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: the eaves of a temple
#
# The photograph has 160 by 150 pixels, from 0 (black) to 1 (white). To a network of lesson 3 it would
# be a column of 24,000 numbers, and a hidden layer of 1000 units would need 24 million weights. It
# would also have to learn the same thing 24,000 times: a roof that moves by one pixel meets other
# weights.
#
# The picture below shows it, and beside it what you will make of it today with two filters of nine
# weights each. The drawing on the right is white where the photograph is even and dark where it
# changes: the outlines of the three roofs, the pillars, the windows. Nobody drew it.
#
# (Photograph: danielbuechele, CC BY 2.0; it comes with scikit-learn as china.jpg. Cut out, made grey
# and half the size.)

# %%
temple = data.load_temple()
print("temple", temple.shape, f"from {temple.min():.3f} to {temple.max():.3f}")
pictures.plot_first_look(temple)
plt.show()

# %% [markdown]
# A **filter** (or kernel) is a small matrix of weights. Lay it on a corner of the image. It covers a
# **window**. Multiply each pixel with the weight that lies on it, add the products: one number, the
# answer of the filter at this place. Move the filter by one pixel and do it again, to the right until
# its end meets the end of the image, then one row down. All answers together are a new image.
#
# $$Z_{hw} = \sum_{i} \sum_{j} X_{h + i,\, w + j}\; K_{ij}$$
#
# Deep learning calls this a **convolution** and writes $X * K$. Mathematics calls it a
# cross-correlation; its own convolution turns the filter by 180 degrees first. Nobody turns anything
# here.
#
# One filter is used at every place. So nine weights are enough for 24,000 pixels, and what is found
# at one place is found at every other.

# %% [markdown]
# ## Predict
#
# Here are an image and a filter from lecture notes 000. The image is light (1) on the left and dark
# (0) on the right.
#
# $$X = \begin{pmatrix}
# 1 & 1 & 1 & 0 & 0 & 0 \\ 1 & 1 & 1 & 0 & 0 & 0 \\ 1 & 1 & 1 & 0 & 0 & 0 \\
# 1 & 1 & 1 & 0 & 0 & 0 \\ 1 & 1 & 1 & 0 & 0 & 0 \\ 1 & 1 & 1 & 0 & 0 & 0 \end{pmatrix}, \qquad
# V = \begin{pmatrix} 1 & 0 & -1 \\ 1 & 0 & -1 \\ 1 & 0 & -1 \end{pmatrix}$$

# %% prediction="light to dark"

# %% [markdown]
# The filter visits every place where it lies inside the image.

# %% prediction="rows of the answer"

# %% [markdown]
# Real edges are never that sharp.

# %% prediction="a blurred edge"

# %% [markdown]
# And real images have colours. A filter then has three layers, one for each colour, and adds
# everything into one number.

# %% prediction="a colour edge"

# %% [markdown]
# ## By hand: stripes, and the matrix of the notes
#
# ### Four places
#
# The first row of answers has four places.
#
# | window covers columns | ones under the weights $1$ | ones under the weights $-1$ | answer |
# | --- | --- | --- | --- |
# | 0, 1, 2 | 3 | 3 | $3 - 3 = 0$ |
# | 1, 2, 3 | 3 | 0 | $3 - 0 = 3$ |
# | 2, 3, 4 | 3 | 0 | $3 - 0 = 3$ |
# | 3, 4, 5 | 0 | 0 | $0 - 0 = 0$ |
#
# All rows of the image are alike, so all rows of the answer are. There are **four** of them: the
# filter can start in the rows 0 to 3.

# %%
stripes = np.tile([1.0, 1.0, 1.0, 0.0, 0.0, 0.0], (6, 1))
V = np.array([[1.0, 0.0, -1.0]] * 3)
answers = dlhelpers.convolve2d(stripes, V)
print(answers.astype(int))

# %%
reveal("light to dark", float(answers[0, 1]))

# %%
reveal("rows of the answer", answers.shape[0])

# %% [markdown]
# ### The film
#
# Press play, or go on step by step. On the left the image with the window in a frame; in the middle
# the nine products, bold where they are not 0; on the right the answers so far. In sixteen steps the
# answer is filled, row by row: $0, 3, 3, 0$ four times.

# %%
HTML(sliding_window.film(stripes, V))

# %% [markdown]
# The same without a film, at three places of the first row. At the left end all nine pixels are
# 1: three products are $+1$, three are $-1$, and the sum is 0. One further to the right the three
# products with $-1$ have become 0: the answer is 3. At the right end all products are 0.

# %%
sliding_window.plot_places(stripes, V, [(0, 0), (0, 1), (0, 3)])
plt.show()

# %% [markdown]
# ### The sign is a direction
#
# Turn the image round: dark on the left, light on the right. Now the ones lie under the weights $-1$,
# and the answer is $-3$. The notes say that the filter "only detects left to right light to dark
# correctly". It detects both. The **sign** tells which one it is, and that is worth keeping.
#
# And an edge that runs along the rows? The horizontal filter is $V$ on its side: ones on top, zeros,
# $-1$ below. It asks whether it is lighter above than below. In the stripes it never is.

# %%
H = V.T
print("dark to light:     ", dlhelpers.convolve2d(stripes[:, ::-1], V)[0])
print("horizontal filter: ", dlhelpers.convolve2d(stripes, H)[0])
print("stripes on the side:", dlhelpers.convolve2d(stripes.T, H)[:, 0])

# %% [markdown]
# ### Fingerprints
#
# There are three usual ways to go wrong, and each leaves its mark on these stripes. Turned by 180
# degrees, as in signal processing, the filter answers $-3$. Transposed it answers 0, and that looks
# like a harmless "no edge here". A **matrix product** of window and filter has the right shape, and it
# gives 0 as well:
#
# $$\begin{pmatrix} 1 & 1 & 0 \\ 1 & 1 & 0 \\ 1 & 1 & 0 \end{pmatrix}
# \begin{pmatrix} 1 & 0 & -1 \\ 1 & 0 & -1 \\ 1 & 0 & -1 \end{pmatrix} =
# \begin{pmatrix} 2 & 0 & -2 \\ 2 & 0 & -2 \\ 2 & 0 & -2 \end{pmatrix}, \qquad
# \mathrm{sum}\; 0$$
#
# Keep the three numbers in mind. When your own function answers $-3$ or 0 here, you know what it did.

# %%
for name, kernel in (("as printed", V), ("turned by 180", V[::-1, ::-1]), ("transposed", V.T)):
    print(f"{name:14}", dlhelpers.convolve2d(stripes, kernel)[0])
wrong = stripes[0:3, 1:4] @ V
print("matrix product at the second place:", wrong.tolist(), "sum", wrong.sum())

# %% [markdown]
# ### A matrix with numbers in it
#
# Lecture notes 003 filter this one with $V$:
#
# $$A = \begin{pmatrix}
# 5 & 3 & 6 & 8 & 9 & 1 \\ 1 & 6 & 8 & 3 & 2 & 1 \\ 9 & 9 & 3 & 2 & 1 & 1 \\
# 1 & 1 & 8 & 4 & 6 & 5 \\ 9 & 3 & 4 & 0 & 0 & 1 \\ 0 & 1 & 2 & 3 & 4 & 3 \end{pmatrix}$$
#
# First place: the left column of the window minus its right column, $5 + 1 + 9 - 6 - 8 - 3 = -2$. The
# middle column does not count. Do the one below it yourself before you run the cell. (You will meet
# this matrix again at the end; as printed in the notes it has a slip.)

# %%
A = np.array(
    [
        [5, 3, 6, 8, 9, 1],
        [1, 6, 8, 3, 2, 1],
        [9, 9, 3, 2, 1, 1],
        [1, 1, 8, 4, 6, 5],
        [9, 3, 4, 0, 0, 1],
        [0, 1, 2, 3, 4, 3],
    ]
)
print(dlhelpers.convolve2d(A, V).astype(int))

# %% [markdown]
# ### A blurred edge
#
# The picture shows on the left two rows of pixels: the sharp edge (solid) falls from 1 to 0 at once,
# the blurred one (dashed) in five steps. On the right stand the answers. To the sharp edge the filter
# answers 3 at two places. To the blurred one it answers at most 1.2, but at six places. The sum is 6
# both times: neighbours cancel, and only the two ends are left. So a strong edge that is out of focus
# can look like a weak one.

# %%
profiles = {
    "sharp": np.array([1, 1, 1, 1, 1, 0, 0, 0, 0, 0.0]),
    "blurred": np.array([1, 1, 1, 0.8, 0.6, 0.4, 0.2, 0, 0, 0]),
}
pictures.plot_profiles(profiles)
plt.show()
answer = {name: dlhelpers.convolve2d(np.tile(row, (3, 1)), V)[0] for name, row in profiles.items()}
for name, row in answer.items():
    print(f"{name:8}", row.round(2), f"highest {row.max():.1f}, sum {row.sum():.1f}")
lower = answer["blurred"].max() < answer["sharp"].max()
reveal("a blurred edge", "lower and wider" if lower else "the same")

# %% [markdown]
# ## Write: four functions
#
# Use numpy and your own functions, nothing else. Leave the arguments as they are. Loops are welcome
# here. Lesson 5 has a word about speed.
#
# ### 1. `convolve2d`
#
# The operation itself, for any image and any filter that fits, square or not.
#
# - The stripes and $V$ give four rows $0, 3, 3, 0$.
# - Where the image is all of one colour, a filter whose weights add up to 0 answers 0.
# - A filter with a single 1 **copies**: the answer is a part of the image. Which part depends on where
#   the 1 stands.
# - A filter as large as the image has one place, so it gives one number.
# - Two images added give the two answers added. Twice the filter gives twice the answer.
# - Transpose the image and the filter: the answer is transposed.
# - Whole numbers may go in, but what comes out can hold fractions and negative numbers.

# %% exercise="convolve2d"

# %% [markdown]
# ### A second opinion
#
# SciPy has both operations: `correlate2d` lays the filter on the image as it is, `convolve2d` turns it
# by 180 degrees first. So yours should equal the first one, and the second one with a turned filter.
# And a single 1 should copy. The cell tries it with random numbers.

# %%
mine = convolve2d if works("convolve2d") else dlhelpers.convolve2d
print(
    "Yours on trial." if works("convolve2d") else "The package's on trial: yours is not ready yet."
)
rng = np.random.default_rng(4)
image, kernel, single = rng.normal(size=(7, 9)), rng.normal(size=(3, 4)), np.zeros((3, 4))
single[1, 2] = 1
print("copies:", np.array_equal(mine(image, single), image[1:6, 2:8]))
try:
    from scipy import signal
except ImportError:
    print("SciPy is not installed: nothing to compare with.")
else:
    turned = kernel[::-1, ::-1]
    same = signal.correlate2d(image, kernel, "valid"), signal.convolve2d(image, turned, "valid")
    print("equals scipy's correlate2d:", np.allclose(mine(image, kernel), same[0]))
    print(
        "equals scipy's convolve2d with the filter turned:",
        np.allclose(mine(image, kernel), same[1]),
    )

# %% [markdown]
# ### 2. `convolve_volume`
#
# A colour image has three channels. The filter has as many layers. Each layer meets its own channel,
# and **everything is added into one number**: a filter of 3 x 3 x 3 makes 27 products per place, and
# one flat image. (Lecture notes 003 also think of a filter 3 x 3 x 2 for a colour image. It does not
# fit: one channel would have no layer.)
#
# - With one channel it is `convolve2d`.
# - A grey image, three equal channels: only the sum of the filter's layers counts.
# - Where a channel is black, its layer has no say.
# - Exchange two channels of the image and the same two layers of the filter: nothing changes.
# - It works for one channel, for three, and for five.

# %% exercise="convolve_volume"

# %% [markdown]
# Now the edge between red and blue. Both colours have the same sum, so in grey there is no edge at
# all. The picture shows the image, and the answers of three filters. With the vertical filter in all
# three layers every number is 0. In the red layer alone it answers $0, 3, 3, 0$. With $V$ for red and
# $-V$ for blue it answers $0, 6, 6, 0$: this one is made for just this edge.

# %%
flag = np.zeros((6, 6, 3))
flag[:, :3, 0], flag[:, 3:, 2] = 1, 1  # red on the left, blue on the right
none = np.zeros((3, 3))
layers = {
    "V, V, V": np.stack([V, V, V], axis=-1),
    "V, 0, 0": np.stack([V, none, none], axis=-1),
    "V, 0, -V": np.stack([V, none, -V], axis=-1),
}
seen = {name: dlhelpers.convolve_volume(flag, kernel) for name, kernel in layers.items()}
pictures.plot_colour_edge(flag, seen)
plt.show()
reveal("a colour edge", float(seen["V, V, V"][0, 1]))

# %% [markdown]
# ### 3. `gradient_magnitude`
#
# How strong is an edge, whatever its direction? The vertical filter answers $v$, the horizontal one
# $h$. Think of the two as the legs of a right triangle.
#
# On a slope that falls by 3 from column to column and by 4 from row to row the vertical filter answers
# $3 \cdot 2 \cdot 3 = 18$ (three rows, two columns apart), the horizontal one 24. The strength is
# $\sqrt{18^2 + 24^2} = 30$.
#
# - An image of one colour: 0 everywhere. Elsewhere never negative.
# - The image and its negative, $1 - X$: the same.
# - A lamp that makes every pixel lighter by the same amount changes nothing. Twice the contrast:
#   twice the strength.
# - Stand the image on its side: the same picture, on its side.
#
# Images hold floats here, or whole numbers as Python and numpy make them. Bytes are a story of their
# own: "Break it" tells it.

# %% exercise="gradient_magnitude"

# %%
down, right = np.mgrid[0:5, 0:6]
slope = -3.0 * right - 4.0 * down
found = [dlhelpers.convolve2d(slope, V)[0, 0], dlhelpers.convolve2d(slope, H)[0, 0]]
print("v and h:", *found, " strength:", dlhelpers.gradient_magnitude(slope)[0, 0])

# %% [markdown]
# ### 4. `learn_filter`
#
# Until now somebody knew the nine numbers. Now they are parameters, as in lesson 1, and data find
# them. Given are an image $X$ and the answer $Y$ that somebody's filter gave to it. Begin with nine
# zeros. The cost is the mean of the squared errors over the $N$ pixels of $Y$,
#
# $$J(K) = \frac{1}{N} \sum_{h, w} \bigl((X * K)_{hw} - Y_{hw}\bigr)^2$$
#
# and you walk downhill. What is the slope of $J$ along one weight? A weight has a road to *every*
# pixel of the answer; lesson 2 said what happens where roads meet. Ask of each road: which pixel of
# $X$ did the weight meet there? Write down these pixels for one weight, and you will see a part of the
# image that you can cut out in one go. Do not forget the factor that the slope of a square brings.
#
# - After 0 steps, or with a learning rate of 0: nine zeros. If $Y$ is black, zeros for ever.
# - Twice $Y$: twice the filter, after any number of steps.
# - A black $X$ teaches nothing: nine zeros.
# - With a small learning rate the cost falls at every step.
# - With enough steps, and an image with enough in it, the filter is found that made $Y$.

# %% exercise="learn_filter"

# %% [markdown]
# Does it find the nine numbers? Two tries. **Sobel's filter** looks for vertical edges as well, and
# trusts the middle row twice as much:
#
# $$S = \begin{pmatrix} 1 & 0 & -1 \\ 2 & 0 & -2 \\ 1 & 0 & -1 \end{pmatrix}$$
#
# We let it look at the stripes, and learn from what it answers there.

# %% prediction="Sobel from stripes"

# %%
S = np.array([[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]])
own = works("learn_filter")
learn = learn_filter if own else dlhelpers.learn_filter
print("Your own learn_filter." if own else "The package's learn_filter: yours is not ready yet.")
target = dlhelpers.convolve2d(stripes, S)
learned = learn(stripes, target, 3, 200, 0.2)
print(learned.round(3))
print(f"largest error: {abs(dlhelpers.convolve2d(stripes, learned) - target).max():.1e}")
reveal("Sobel from stripes", float(learned[1, 0]))

# %% [markdown]
# The error is 0 and the filter is wrong. No: it is right for all that was shown. In the stripes all
# rows are alike, and nobody can learn from them what a row is good for. **Data decide what can be
# learned, not the number of steps.** Look at the photograph next: it has edges of all directions.

# %% [markdown]
# ## See: what filters see, and how one is learned
#
# ### The temple
#
# The pictures show the photograph through the vertical filter, through the horizontal one, and the
# strength of its edges. In the first two grey is 0; white is light-to-dark, to the right or downwards;
# black is the other way. The vertical filter sees the pillars and the slanting ridges, each with a
# white side and a black side. It is blind to the long beams. The horizontal one sees the eaves and
# beams and is blind to the pillars. In the third, dark is strong, and everything is there.

# %%
pictures.plot_directions(temple)
plt.show()

# %% [markdown]
# ### Handwritten digits
#
# The same for digits of 8 x 8 pixels: above the digits 0, 1 and 7 (here 1 is ink, shown dark), in the
# middle the vertical filter, below the strength. In the middle row the stroke of the 1 has a black left
# side, where paper becomes ink, and a white right side, where ink becomes paper. Below it has become
# two dark bars, its left and its right side. In the 0 and the 7 the sides of the strokes lie so close
# that they run into each other: eight pixels are few. And six by six are left, the border is lost.
# Lesson 5 is about that.

# %%
images, labels = data.load_digits()
chosen = images[[0, 1, 7]]
_, axes = plt.subplots(3, 3, figsize=(6.2, 6.4), layout="constrained")
plotting.show_images(chosen, ["0", "1", "7"], axes[0])
for digit, (middle, below) in zip(chosen, axes[1:].T, strict=True):
    pictures.show_response(dlhelpers.convolve2d(digit, V), "vertical filter", middle, limit=3)
    pictures.show_strength(digit, "strength", below, limit=4)
plt.show()

# %% [markdown]
# ### Your own nine numbers
#
# Nine sliders, `a` to `c` for the top row, `d` to `f` for the middle one, `g` to `i` for the bottom
# one. They begin with the vertical filter. Try to find: the horizontal filter; one that sees only
# edges along a diagonal; one that makes the image softer (its weights should be positive); one that
# makes it crisper (a large number in the middle, small negative ones around it). What happens when all
# weights are 0 but one?
#
# (Without sliders: the picture below shows six filters and what they make of the temple. A filter
# whose weights add up to 0 is shown with grey for 0. Any other keeps light and dark, and is shown as
# an image.)


# %%
def draw(**weights):
    kernel = np.array(list(weights.values())).reshape(3, 3)
    _, (left, right) = plt.subplots(1, 2, figsize=(8, 4), width_ratios=[1, 2])
    pictures.show_kernel(kernel, f"the filter, sum {kernel.sum():g}", left)
    answer = dlhelpers.convolve2d(temple, kernel)
    if abs(kernel.sum()) < 1e-9:
        pictures.show_response(answer, "edges: grey is 0", right, limit=2)
    else:
        pictures.show_photo(answer / kernel.sum(), "an image: light and dark kept", right)


sliders = {name: (-2.0, 2.0, 0.5, start) for name, start in zip("abcdefghi", V.flat, strict=True)}
explore(draw, **sliders)

# %% [markdown]
# The static picture, from left to right: Sobel's filter, much like the vertical one; a diagonal one, for
# which the right slope of the top roof shines white while the left one is nearly gone; nine equal
# weights, which blur; a sharpening
# one, which exaggerates every change; an embossing one, which makes the temple look like a relief; and
# the Laplace filter, which asks whether a pixel differs from its neighbours, and sees fine lines.

# %%
famous = {
    "Sobel": S,
    "diagonal": np.array([[0, 1, 1], [-1, 0, 1], [-1, -1, 0.0]]),
    "blur": np.ones((3, 3)),
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0.0]]),
    "emboss": np.array([[2, 1, 0], [1, 1, -1], [0, -1, -2.0]]),
    "Laplace": np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0.0]]),
}
pictures.plot_filters(temple, famous)
plt.show()

# %% [markdown]
# ### A filter takes shape
#
# Now Sobel's filter shall be learned from the photograph. One thing first, known from lesson 1: inputs
# want a common scale. All nine pixels of a window are positive, 0.49 on average, so all nine weights
# get nearly the same push, again and again. We subtract the mean from the image. Sobel's answers do not change by
# that, since its weights add up to 0, and the valley of the cost becomes rounder.
#
# The picture shows above the filter after more and more steps, each as nine numbers, light for
# positive and dark for negative. Below it the mean squared error, both axes logarithmic. After one
# step the two sides have their signs. After 30 steps the rows begin to differ. After 1000 steps it
# is Sobel's filter, to within 0.01: the photograph has told it what the stripes could not.

# %%
X = temple - temple.mean()
target = dlhelpers.convolve2d(X, S)
stages = {
    n: dlhelpers.learn_filter(X, target, 3, n, 1.0) for n in (0, 1, 3, 10, 30, 100, 300, 1000)
}
errors = {n: np.mean((dlhelpers.convolve2d(X, K) - target) ** 2) for n, K in stages.items()}
pictures.plot_learning(stages, errors)
plt.show()
for n in stages:
    print(f"{n:4} steps: mean squared error {errors[n]:.2e}", end=", ")
    print(f"furthest weight off by {abs(stages[n] - S).max():.4f}")

# %% [markdown]
# This is how a convolutional network gets its filters: nobody puts edges in. It gets images and
# labels, and in lesson 6 you will see what it finds.

# %% [markdown]
# ## Break it
#
# ### Minus three in a byte
#
# An image file holds bytes. So does the memory of a camera, and many programs hand you images of type
# `uint8`. Answers of a filter are no image: they have signs.

# %% prediction="-3 as a byte"

# %%
reversed_answers = dlhelpers.convolve2d(stripes[:, ::-1], V)
as_bytes = reversed_answers.astype(int).astype(np.uint8)
print("answers: ", reversed_answers[0])
print("as bytes:", as_bytes[0])
reveal("-3 as a byte", int(as_bytes[0, 1]))

# %% [markdown]
# On a photograph it looks like this. Its pixels are bytes now, from 0 to 255, and the vertical filter
# answers numbers from $-535$ to 574; more than half of them do not fit into a byte. The pictures show
# on the left the answers with grey for 0; in the middle the answers forced between 0 and 255, where all
# edges from dark to light are lost in black; on the right the answers as bytes, wildly speckled: even
# the calm sky flickers between black and white, since $-1$ has become 255.

# %%
answers = dlhelpers.convolve2d(np.round(255 * temple), V)
outside = np.mean((answers < 0) | (answers > 255))
print(f"from {answers.min():.0f} to {answers.max():.0f}, {100 * outside:.1f} % outside of a byte")
_, axes = plt.subplots(1, 3, figsize=(11, 4), layout="constrained")
pictures.show_response(answers, "grey is 0", axes[0], limit=510)
pictures.show_photo(np.clip(answers, 0, 255) / 255, "cut off at 0 and 255", axes[1])
pictures.show_photo(answers.astype(int).astype(np.uint8) / 255, "as bytes", axes[2])
plt.show()

# %% [markdown]
# So: compute with floats, keep the sign, and only when a picture is wanted choose what 0 looks like.
#
# ### Noise
#
# In the dark a camera guesses. Each pixel is then a little wrong, by chance.

# %% prediction="noise in the answer"

# %%
rng = np.random.default_rng(0)
noise = {sigma: rng.normal(0, sigma, temple.shape) for sigma in (0.0, 0.05, 0.1, 0.2, 0.4)}
clean = dlhelpers.convolve2d(temple, V)
for sigma, disturbance in noise.items():
    spread = float(np.std(dlhelpers.convolve2d(temple + disturbance, V) - clean))
    print(f"noise {sigma:4}: in the answers {spread:.3f}")
    if sigma == 0.1:
        reveal("noise in the answer", spread)

# %% [markdown]
# The picture shows the temple with more and more noise, and below it the strength of the edges. With
# 0.05 the drawing is still good. With 0.1 the sky is no longer white. With 0.4 you still see the temple
# in the image above, and in the picture below hardly a thing: what tells neighbours apart is now chance.
# A filter of three pixels looks closely and trusts every pixel. A wider look, or a blur first, would
# help: that is in the Stretch.

# %%
_, axes = plt.subplots(2, 4, figsize=(11, 6), layout="constrained")
for (above, below), sigma in zip(axes.T, (0.0, 0.05, 0.1, 0.4), strict=True):
    pictures.show_photo(temple + noise[sigma], f"noise {sigma}", above)
    pictures.show_strength(temple + noise[sigma], "its edges", below, limit=3)
plt.show()

# %% [markdown]
# ### A step that is too long
#
# The learning rate is the knob here. From 1 to 1.3 learning a filter from the photograph still works;
# at 1.4 the steps leap over the valley, further each time. And without the mean subtracted even 1 is
# far too long. The package then refuses to go on, and says why.

# %%
for rate in (0.1, 1.0, 1.3, 1.4):
    found = dlhelpers.learn_filter(X, target, 3, 300, rate)
    print(f"rate {rate}: furthest weight off by {abs(found - S).max():.3g}")
try:
    dlhelpers.learn_filter(temple, target, 3, 300, 1.0)
except ValueError as problem:
    print("the mean not subtracted:", problem)

# %% [markdown]
# ## Scoreboard
#
# Is all this good for reading digits? The table of lesson 3 goes on: the same digits, a fifth of them
# held back, 300 steps at a rate of 0.5. Its best two rows stand here again. In the new ones softmax
# regression, ten neurons side by side, gets to see something else than pixels.

# %% prediction="edges for digits"


# %%
def flat(volume):
    """One image per column."""
    return volume.reshape(len(volume), -1).T


vertical = np.array([dlhelpers.convolve2d(image, V) for image in images])
horizontal = np.array([dlhelpers.convolve2d(image, H) for image in images])
signed = flat(np.stack([vertical, horizontal], axis=-1))
strength = flat(np.array([dlhelpers.gradient_magnitude(image) for image in images]))
Y = dlhelpers.one_hot(labels, 10)


def judge(inputs, layers=(), steps=300, seed=1):
    """Train on four fifths, return the test accuracy in per cent and the number of parameters."""
    parts = data.train_test_split(inputs, Y, np.random.default_rng(seed))
    sizes = [len(inputs), *layers, 10]
    first = dlhelpers.initialize_parameters(sizes, np.random.default_rng(seed))
    if not layers:
        first["W1"] = np.zeros_like(first["W1"])
    found, _ = training.train(parts[0], parts[2], first, steps, 0.5, output="softmax")
    said, _ = dlhelpers.forward_prop(parts[1], found, output="softmax")
    right = np.mean(said.argmax(axis=0) == parts[3].argmax(axis=0))
    return 100 * right, dlhelpers.count_parameters(sizes)


# %%
pixels, score = flat(images), {}
board = {
    "softmax regression": (pixels, (), 300),
    "the same, ten times the steps": (pixels, (), 3000),
    "64-32-10 relu": (pixels, (32,), 300),
    "softmax on 72 signed edges": (signed, (), 300),
    "softmax on 36 strengths": (strength, (), 300),
}
print(f"{'brain':32}{'numbers kept':>13}{'digits':>9}{'seconds':>9}{'other splits':>20}")
for brain, (inputs, layers, steps) in board.items():
    begin = time.perf_counter()
    score[brain], size = judge(inputs, layers, steps)
    took = time.perf_counter() - begin
    others = [judge(inputs, layers, steps, seed)[0] for seed in (2, 3) if steps == 300]
    more = f"{min(others):.1f} to {max(others):.1f} %" if others else "-"
    print(f"{brain:32}{size:13,}{score[brain]:7.1f} %{took:9.2f}{more:>20}")

# %%
lost = score["softmax regression"] - score["softmax on 36 strengths"]
reveal("edges for digits", "it falls by some per cent" if lost > 1 else "it hardly changes")

# %% [markdown]
# What the board says, read with care (one test image is 0.28 %):
#
# - The strengths lose, on these splits as on others. They have forgotten which way an edge runs, and a 6 differs from
#   a 9 by just that.
# - The signed edges do as well as the pixels do with **ten times the steps**. They know nothing that
#   the pixels do not know: each is a weighted sum of pixels, and so is what softmax makes of them. Every
#   decision they can draw, the pixels can draw too. They only get there sooner, since an edge says more
#   than a pixel.
# - That is a law. *A linear layer before a linear layer adds nothing.* What it needs in between is a
#   bend: relu. The network in the table has one.
# - And it needs filters that were made for the task. Both come in lesson 6.

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each. Nobody marks them; they are for you.
#
# 1. The weights of an edge filter add up to 0, those of a blur filter do not. What would you see in the
#    sky if the sum of an edge filter were 0.1 in place of 0? Why do cameras that are to find edges not
#    mind the weather?
# 2. From the stripes the learned filter came out with three equal rows. Which image of 6 x 6 pixels
#    would have been enough to find Sobel's filter? How many pixels must the answer have at least, and
#    is that enough?
# 3. A dense layer from 24,000 pixels to as many outputs has 576 million weights. The filter has nine.
#    Which of the dense layer's weights are 0 then, and which are equal to one another? What can the
#    dense layer do that the filter cannot?

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# The matrix $A$ from "By hand" stands in lecture notes 003 with a $-1$ at the end of its third row, and
# this is what they print for it (the dots are theirs):
#
# $$\begin{pmatrix} -2 & 5 & 5 & 10 \\ -8 & 7 & \cdot & \cdot \\ -4 & \cdot & \cdot & \cdot \\
# \cdot & \cdot & \cdot & \cdot \end{pmatrix}$$
#
# Paper and pencil are enough.

# %% prediction="slip in the notes"

# %%
as_printed = A.copy()
as_printed[2, 5] = -1
right = dlhelpers.convolve2d(as_printed, V).astype(int)
printed = {(0, 0): -2, (0, 3): 10, (1, 0): -8, (2, 0): -4}
for place, number in printed.items():
    print(f"row {place[0]}, column {place[1]}: printed {number:3}, worked out {right[place]:3}")
wrong = [str(number) for place, number in printed.items() if right[place] != number]
reveal("slip in the notes", f"the {' and the '.join(wrong)}")

# %% [markdown]
# With $+1$ in its place, as you had it above, the 10 is right, so that was meant; the $-4$ is a $+4$
# either way.
#
# ### And one to mend
#
# Lecture notes 000, section 2.1, print the answer to the 6 x 6 stripes with **six** rows of
# $0, 3, 3, 0$. Twice. Say how many places a filter of size $f$ has along a side of $n$ pixels. This
# one is checked and carries no points.
#
# - A filter of one pixel has a place at every pixel. A filter as large as the image has one.
# - One pixel more in the image: one place more.

# %% exercise="valid_size"

# %% [markdown]
# More to correct in your copy of the notes:
#
# - 000: the filter "only detects left to right light to dark correctly". It detects both, and the sign
#   tells which.
# - 003: "if our filter was 3 x 3 x 2, then o/p dim. will be 4 x 4 x 2". It does not fit an image with
#   three channels. And a filter 3 x 3 x 1 that gives 4 x 4 x 3 is "not fundamentally wrong", as they say:
#   it is another layer, called depthwise.
# - 003 sees it as good that the image shrinks. Lesson 5 begins with why it is not.

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **Scharr.** His filter has the rows $3, 0, -3$, then $10, 0, -10$, then $3, 0, -3$. Take a picture of
#   a disc, `np.hypot(*(np.mgrid[0:41, 0:41] - 20)) < 12` as floats, and compute the direction of the edge
#   with `np.arctan2(h, v)` all the way round. Which of the three filters (ours, Sobel's, Scharr's) tells
#   the angle best?
# - **Blur first.** Take the noisy temple with 0.2. Blur it with a Gaussian filter of 5 x 5, then look for
#   edges. What do you win, what do you lose? Convolve the two filters with each other: one filter of
#   7 x 7 does both.
# - **Separable filters.** $V$ is a column of three ones times a row $(1, 0, -1)$. So two small filters
#   one after the other do the same, with 6 products per place in place of 9. Prove it on the temple.
#   Which of the six filters above are separable? (`np.linalg.matrix_rank` knows.)
# - **Sharpen.** The image plus a half of its Laplace answers, with the sign the right way round. When does
#   it become ugly?
# - **Find Wally.** Cut a window out of the temple, subtract its mean, and use it as a filter. Where is the
#   answer largest? Where does it fail, and what would dividing by the length of each window change?
# - **Emboss.** Make the light come from the other side.
# - **Solve it at once.** The cost of `learn_filter` is a parabola in nine variables, and its lowest point
#   can be computed: `np.linalg.lstsq` with one row for each window. What does it say for the stripes?
