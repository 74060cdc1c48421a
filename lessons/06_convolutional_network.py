# %% [markdown]
# # 6 · A convolutional network, forward and backward
#
# A digit that moves by two pixels is still the same digit. The networks of lesson 3 do not know
# that: to them each pixel is a stranger to its neighbour. In this lesson you build a network that
# knows it by its design, from the convolution of lesson 5 and one new layer, the max-pool. And you
# send the gradient back through all of it by hand. That way back is the summit of this course.
#
# When you are through, you can
#
# - say which entry of a window gets the gradient, and prove that none of it is lost or made,
# - derive the way back through a convolution from one sentence, and guard it with laws,
# - say who divides by $m$, and what happens to a network in which two layers disagree about it,
# - compare two brains fairly. You will see how easily a table lies.
#
# It takes about 90 minutes. Some cells ask for a **guess** before the answer comes. You **write**
# eight functions, 100 points together, and mend one line of the notes. Everything else runs without
# you, on the finished package `dlhelpers`.
#
# The notes behind it: lecture notes 000, sections 2.7 to 2.13; 003, "Max pooling".

# %% tags=["setup"]
import numpy as np

from dlhelpers import conv_forward, gradient_check, output_size, softmax, zero_pad
from dlhelpers.exercises.convolutional_network import commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt
from IPython.display import HTML

import dlhelpers
from dlhelpers import cnn, data
from dlhelpers.pictures import convolutional_network as pictures
from dlhelpers.pictures import pooling as pooling_pictures
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: the digits begin to wander
#
# So far every digit stood in the middle of its image. Somebody had cut it out and put it there.
# Nobody does that for an eye.
#
# So now each of the 1797 digits is pasted at a random place of a canvas of 14 x 14 pixels. There
# are $7 \cdot 7 = 49$ places. The picture shows ten digits, above as they were, below as they
# wander: the same strokes, up, down, left or right of the middle, with empty paper around them.

# %%
digits, labels = data.load_digits()
canvases, _ = data.load_wandering_digits(np.random.default_rng(1))
Y = np.eye(10)[:, labels]
print("centred", digits.shape, " wandering", canvases.shape, " labels", Y.shape)
pictures.plot_wandering(digits[:10], canvases[:10], labels[:10])
plt.show()

# %% [markdown]
# A fifth of the images is held out, the same fifth in both sets. The dense networks take an image
# as a column, as in lesson 3. The convolutional one takes it as it is: `(m, n_H, n_W, 1)`, channels
# last.


# %%
def split(images, seed=1):
    columns = images.reshape(len(images), -1).T
    return data.train_test_split(columns, Y, np.random.default_rng(seed))


def as_images(columns, side):
    return columns.T.reshape(-1, side, side, 1)


def share(AL, Y):
    return 100 * np.mean(AL.argmax(axis=0) == Y.argmax(axis=0))


X_train, X_test, Y_train, Y_test = split(digits)
W_train, W_test, _, _ = split(canvases)
print("centred:  ", X_train.shape, X_test.shape)
print("wandering:", W_train.shape, W_test.shape)

# %% [markdown]
# How do the brains of lesson 3 take it? Here is a small trainer for them: mini-batches of 32 images
# and momentum, as lecture notes 004 describe them, and 20 times through all images. The rate is 1.
# Of 0.1, 0.2, 0.5 and 1, tried out beforehand, it suits these networks best.


# %%
def learn_dense(X, Y, sizes, rate, epochs=20, seed=1):
    """Train a dense network; return its parameters and the seconds it took."""
    begun = dlhelpers.initialize_parameters([len(X), *sizes], np.random.default_rng(seed))

    def cost_and_gradients(parameters, batch):
        AL, caches = dlhelpers.forward_prop(X[:, batch], parameters, output="softmax")
        cost = dlhelpers.compute_cost(AL, Y[:, batch])
        return cost, dlhelpers.backward_prop(AL, Y[:, batch], caches)

    begin = time.perf_counter()
    parameters, _ = dlhelpers.train_minibatches(
        cost_and_gradients,
        begun,
        X.shape[1],
        np.random.default_rng(seed),
        num_epochs=epochs,
        learning_rate=rate,
    )
    return parameters, time.perf_counter() - begin


# %%
def ask_dense(parameters, X):
    return dlhelpers.forward_prop(X, parameters, output="softmax")[0]


def size(parameters):
    return sum(value.size for value in parameters.values())


board, brains = [], {}
for name, sizes in (
    ("softmax regression", [10]),
    ("dense 32-10 relu", [32, 10]),
    ("wide 128-10 relu", [128, 10]),
):
    sets = ("centred", X_train, X_test), ("wandering", W_train, W_test)
    for where, X, test in sets:
        brains[name, where], seconds = learn_dense(X, Y_train, sizes, rate=1.0)
        right = share(ask_dense(brains[name, where], test), Y_test)
        board.append((name, where, size(brains[name, where]), right, seconds))
        print(f"{name:20} {where:10} {board[-1][2]:7,} parameters {right:5.1f} %")

# %% [markdown]
# On centred digits all of them have about 97 %. On wandering digits softmax regression falls to 20
# %. Of course: it holds one template per digit against a fixed place. The dense network with 32
# hidden units gets 61 %, and the wide one with 26,506 parameters 72 %. It has to learn each stroke
# anew for each of 49 places, from 1438 images: some three for each digit and place.

# %% [markdown]
# ## Predict: what will a convolutional network do?
#
# The network of this lesson:
#
# $$\textrm{image} \to \textrm{8 filters} \to \textrm{relu} \to \textrm{max-pool} \to
# \textrm{16 filters} \to \textrm{relu} \to \textrm{max-pool} \to \textrm{dense softmax}$$
#
# The filters are 3 x 3 with a padding of 1, so they keep the size. A max-pool looks at windows of 2
# x 2 and keeps the largest number of each, so it halves height and width. An image of 8 x 8 becomes
# 4 x 4 x 8, then 2 x 2 x 16: 64 numbers, and a dense layer turns them into ten probabilities.
# Count: $8 \cdot (9 + 1) = 80$, then $16 \cdot (9 \cdot 8 + 1) = 1168$, then
# $10 \cdot (64 + 1) = 650$. Together 1,898 parameters.

# %% prediction="parameters"

# %%
small = cnn.initialize_cnn((8, 8, 1), (8, 16), 10, np.random.default_rng(1))
large = cnn.initialize_cnn((14, 14, 1), (8, 16), 10, np.random.default_rng(1))
for name in small:
    print(f"{name}  8 x 8: {small[name].shape!s:16} 14 x 14: {large[name].shape}")
print(f"together: {size(small):,} and {size(large):,}")
reveal("parameters", size(large))

# %% [markdown]
# Now two guesses that are settled much later, on the scoreboard. The first: centred digits, a
# cautious learning rate of 0.03, 15 times through all images.

# %% prediction="centred digits"

# %% [markdown]
# The second: wandering digits, a bolder rate of 0.3, 20 times through all images. Softmax
# regression had 20 %, the dense networks 61 and 72.

# %% prediction="wandering digits"

# %% [markdown]
# ## By hand: who won, and who pays
#
# ### Max-pool
#
# This is the example of lecture notes 003, windows of 2 x 2 with a stride of 2:
#
# $$\begin{pmatrix} 8 & 4 & 2 & 1 \\ 9 & 3 & 2 & 8 \\ 1 & 5 & 7 & 1 \\ 2 & 0 & 3 & 7 \end{pmatrix}
# \quad \to \quad \max: \begin{pmatrix} 9 & 8 \\ 5 & 7 \end{pmatrix}, \qquad
# \textrm{average}: \begin{pmatrix} 6 & 3.25 \\ 2 & 4.5 \end{pmatrix}$$
#
# The upper left window holds 8, 4, 9, 3: its maximum is 9 and its average $24 / 4 = 6$. There is
# nothing to learn in such a layer; it has no parameters.
#
# Now backward. Suppose the cost grows by 1 for each unit that any of the four results grows: a
# gradient of ones comes back. If the 9 grows a little, the result grows with it. If the 8, the 4 or
# the 3 grows a little, nothing happens at all. So the 9 gets the whole gradient of its window, and
# its neighbours get 0. **The winner takes it all.**
#
# Look at the lower right window before you guess.

# %% prediction="ones come back"

# %% [markdown]
# The picture shows, from left to right: the image with its four windows and a ring around each
# winner, which are the 9, the 8 on the right, the 5, and the upper one of the two 7s; the four
# maxima; the four averages; and the gradient that comes back, a 1 at each ring and 0 at the other
# twelve places.

# %%
x = np.array([[8, 4, 2, 1], [9, 3, 2, 8], [1, 5, 7, 1], [2, 0, 3, 7]], dtype=float)
pooling_pictures.plot_pooling(x)
plt.show()

image = x.reshape(1, 4, 4, 1)
for mode in ("max", "average"):
    A, cache = dlhelpers.pool_forward(image, 2, 2, mode)
    back = dlhelpers.pool_backward(np.ones(A.shape), cache)
    print(f"{mode}: {A[0, :, :, 0].tolist()}, ones come back: {back.sum():g} in all")
    if mode == "max":
        total = float(back.sum())
reveal("ones come back", total)

# %% [markdown]
# Two 7s. Lecture notes 003 give the right result and do not mention the tie. Many programs mark the
# winner by asking which entries equal the maximum. In the lower right window two do, and each would
# get the whole gradient:

# %%
windows = [x[i : i + 2, j : j + 2] for i in (0, 2) for j in (0, 2)]
equal = [int(np.sum(window == window.max())) for window in windows]
print("entries that equal the maximum, window by window:", equal, "- in all", sum(equal))

# %% [markdown]
# Four ones went in, five would come out: gradient from nowhere. In this course the **first**
# maximum wins, row by row, and there is a law that catches the mistake at once.
#
# **Conservation of the gradient.** The entries of `dA_prev` add up to the entries of `dA`, for
# max-pooling and for averaging alike. Pooling hands the gradient on; it neither makes nor loses
# any.
#
# Do ties happen? Think of the empty paper around a wandering digit: every window there holds four
# equal numbers.

# %%
Z, _ = dlhelpers.conv_forward(as_images(W_train, 14), large["W1"], large["b1"], pad=1)
quarters = np.stack([Z[:, i::2, j::2] for i in (0, 1) for j in (0, 1)])
tied = (quarters == quarters.max(axis=0)).sum(axis=0) > 1
print(f"windows with a tie, first layer, wandering digits: {100 * tied.mean():.0f} %")

# %% [markdown]
# ### Windows that overlap
#
# With a stride smaller than the window an entry belongs to several windows, and it can win in
# several. Then there is one road from it to each of those results, and where roads meet, slopes are
# **added**. That was the rule of lesson 2.
#
# Take this image, windows of 3 x 3, stride 1. So there are nine windows, and each sends back a 1.

# %%
hills = np.array(
    [[1, 2, 0, 1, 3], [2, 9, 1, 0, 2], [0, 1, 4, 2, 1], [1, 0, 2, 8, 0], [3, 1, 0, 2, 1]],
    dtype=float,
)
print(hills.astype(int))

# %% prediction="a pixel of several windows"

# %%
A, cache = dlhelpers.pool_forward(hills.reshape(1, 5, 5, 1), 3, 1)
back = dlhelpers.pool_backward(np.ones(A.shape), cache)[0, :, :, 0]
print("maxima:", A[0, :, :, 0].astype(int).tolist())
print("what came back:", back.astype(int), sep="\n")
reveal("a pixel of several windows", float(back[1, 1]))

# %% [markdown]
# Watch it pile up. In the film the nine windows are undone one after the other; the frame shows
# which. On the left the maximum: each window puts its 1 on its highest pixel, the 9 collects four
# of them, the 8 three, the 4 two. On the right the average: each window spreads its 1 in ninths, so
# the middle pixel, which all nine windows see, ends with 9/9 and a corner with 1/9. Both sides hold
# 9 in the end.

# %%
HTML(pooling_pictures.film_of_the_pile(hills))

# %% [markdown]
# The same as a strip, after 1, 2, 4, 6 and 9 windows; above the maximum, below the average. From 1
# to 2 the pixel with the 9 goes from 1 to 2: the second window **added** to what the first had put
# there. A program that assigns where it should add (`=` in place of `+=`) would leave a 1.

# %%
pooling_pictures.plot_pile(hills, (1, 2, 4, 6, 9))
plt.show()

# %% [markdown]
# ### The way back through a convolution
#
# One sentence is enough: **each weight times each pixel it meets is one road.** For one image, one
# channel and one filter:
#
# $$Z_{hw} = b + \sum_{u,v} A_{h+u,\, w+v}\, W_{uv}$$
#
# Suppose $dZ_{hw}$ is known for every place. Then there are three questions, each answered by the
# same products.
#
# - What does a weight $W_{uv}$ do? At each place it met a pixel. Its gradient is the sum over all
#   places of $dZ_{hw}$ times that pixel.
# - What does a pixel do? At each place where the filter lay on it, it met a weight. Its gradient is
#   the sum of $dZ_{hw}$ times that weight.
# - What does $b$ do? It is added everywhere.
#
# With numbers, without padding and with stride 1:
#
# $$A = \begin{pmatrix} 1 & 2 & 0 \\ 0 & 1 & 3 \\ 2 & 0 & 1 \end{pmatrix}, \qquad
# W = \begin{pmatrix} -1 & 0 \\ 2 & 3 \end{pmatrix}, \qquad
# dZ = \begin{pmatrix} 1 & 0 \\ 0 & 2 \end{pmatrix}$$
#
# Only two places send something back: the upper left one a 1, the lower right one a 2. So $db = 3$.
# For the weights, once the upper left window of $A$ and twice the lower right one:
#
# $$dW = 1 \begin{pmatrix} 1 & 2 \\ 0 & 1 \end{pmatrix}
# + 2 \begin{pmatrix} 1 & 3 \\ 0 & 1 \end{pmatrix}
# = \begin{pmatrix} 3 & 8 \\ 0 & 3 \end{pmatrix}$$
#
# For the pixels, put the filter down at the two places, once and twice, and add where they overlap.
# They do so in the middle, which gets $1 \cdot 3 + 2 \cdot (-1) = 1$:
#
# $$dA = \begin{pmatrix} -1 & 0 & 0 \\ 2 & 1 & 0 \\ 0 & 4 & 6 \end{pmatrix}$$

# %%
A = np.array([[1.0, 2, 0], [0, 1, 3], [2, 0, 1]]).reshape(1, 3, 3, 1)
W = np.array([[-1.0, 0], [2, 3]]).reshape(2, 2, 1, 1)
Z, cache = dlhelpers.conv_forward(A, W, np.zeros((1, 1, 1, 1)))
dZ = np.array([[1.0, 0], [0, 2]]).reshape(1, 2, 2, 1)
dA, dW, db = dlhelpers.conv_backward(dZ, cache)
print("Z  ", Z[0, :, :, 0].tolist())
print("dW ", dW[:, :, 0, 0].tolist(), " db", db.item())
print("dA ", dA[0, :, :, 0].tolist())
print(
    "sum of dZ * Z:", np.sum(dZ * Z), " of dW * W:", np.sum(dW * W), " of dA * A:", np.sum(dA * A)
)

# %% [markdown]
# The last line is no accident. Without a bias $Z$ is a sum of products of one weight and one pixel,
# so all three sums count the same roads. It is a law that holds for every convolution, with any
# stride and padding, and it costs one line to test.

# %% [markdown]
# ## Write: the layers, and the network
#
# | sign | shape | what it is |
# | --- | --- | --- |
# | $A^{prev}$ | `(m, n_H_prev, n_W_prev, n_C_prev)` | images, or what the layer before made |
# | $W$, $b$ | `(f, f, n_C_prev, n_C)`, `(1, 1, 1, n_C)` | filters and biases |
# | $Z$, $A$ | `(m, n_H, n_W, n_C)` | what a layer gives |
# | $F$ | `(n_3, m)` | an image as a column, for the dense layer |
#
# Given are `output_size`, `zero_pad` and `conv_forward` of lesson 5 and `softmax` of lesson 3.
# Loops are welcome: a program that is plainly right is worth more today than one that is fast.
# Leave the arguments as they are, and what lies in a cache too; results are new arrays.
#
# ### 1. `pool_forward`
#
# - A window as large as the image leaves one number per channel.
# - Add 5 to the whole image: 5 more in every result, in both modes. (So negative images stay
#   negative.)
# - Windows of 1 x 1 with stride 1 give the image back.
# - An image alone gives what it gives in company. So does a channel.
# - Where no whole window fits any more, rows and columns are left out.

# %% exercise="pool_forward"

# %% [markdown]
# ### 2. `create_mask_from_window`
#
# - There is exactly one `True`, whatever the window. (Ones and zeros in their place count as well.)
# - Add a number to the whole window, or multiply it by 3: the same mask.
# - All entries equal: the upper left one has won.

# %% exercise="create_mask_from_window"

# %% [markdown]
# ### 3. `distribute_value`
#
# - All entries are equal, and together they are what came in.

# %% exercise="distribute_value"

# %% [markdown]
# ### 4. `pool_backward`
#
# - The gradient is conserved: the same sum before and after, in each image and each channel.
# - With the maximum no window reaches more than one pixel. A pixel that never won gets 0.
# - Twice the gradient in, twice the gradient out. A negative one stays negative.
# - Rows and columns that no window saw get 0.
# - The numbers from above: 4, 3 and 2 for windows that overlap.

# %% exercise="pool_backward"

# %% [markdown]
# ### 5. `conv_backward`
#
# The summit. Three results from the same loops. Nothing is divided here, there are only sums.
#
# - `db` is the sum of `dZ` over all images and places.
# - An image of ones without padding: every entry of `dW` is `db` of its filter.
# - A filter of 1 x 1 with the weight 1 hands `dZ` through as it is.
# - `dW` knows nothing of $W$, and `dA_prev` knows nothing of $A^{prev}$, except for its shape.
# - Every image twice in the batch: `dW` and `db` are twice as large. (This is where the mean of
#   lesson 3 is missing, and it is meant to be.)
# - The law of the three sums, and the numbers worked out by hand above.

# %% exercise="conv_backward"

# %% [markdown]
# ### 6. `cnn_forward`
#
# Convolution, relu, max-pool; once more; then an image becomes a column, in the order in which
# `reshape(m, -1).T` puts its numbers. The dense layer is written by hand: one product, one sum, one
# `softmax`.
#
# - Each column adds up to 1. An image gets the same column alone as in company.
# - All parameters 0: every probability is one tenth.
# - Exchange two filters of the first layer, with their biases and with the channels of `W2` that
#   belong to them: nothing changes.

# %% exercise="cnn_forward"

# %% [markdown]
# ### 7. `cnn_backward`
#
# Everything in the reverse order, and each thing with the function that undoes it. The cost is a
# mean over the $m$ images, so somewhere there has to be a factor $1/m$. It stands **once**: in $dZ$
# of the dense layer, $dZ^{[3]} = (A^{[3]} - Y) / m$. From there on every function only sums. "Break
# it" shows what happens otherwise.
#
# - `dW1` has the shape of `W1`, and so on.
# - Every image twice in the batch: the same gradients.
# - If `AL` equals `Y`, all gradients are 0.
# - If `W3` is 0, nothing comes through to the filters; `dW3` and `db3` are not 0.
# - The entries of `db3` add up to 0, as the probabilities of an image add up to 1.

# %% exercise="cnn_backward"

# %% [markdown]
# ### The whole stack under the gradient check
#
# Each part may be right, and the whole wrong: a transposed flattening, a factor in the wrong place.
# So the whole is checked. A small network of 2 and 3 filters has 207 parameters, and each of them
# is moved. The last layer stands first: the first line that disagrees is where to look. (Your
# functions where they run; the package's otherwise.)


# %%
def check_stack(X, Y, parameters, passes=(cnn.cnn_forward, cnn.cnn_backward)):
    forward, backward = passes
    AL, caches = forward(X, parameters)
    gradients = backward(AL, Y, caches)

    def cost(moved):
        return dlhelpers.compute_cost(cnn.cnn_forward(X, moved)[0], Y)

    return gradient_check.gradient_check(cost, parameters, gradients)


rng = np.random.default_rng(3)
noise = rng.random((4, 8, 8, 1))
four = Y[:, :4]
tiny = cnn.initialize_cnn((8, 8, 1), (2, 3), 10, rng)
tiny = {name: value + 0.1 * rng.standard_normal(value.shape) for name, value in tiny.items()}
try:
    print("Yours.", check_stack(noise, four, tiny, (cnn_forward, cnn_backward)))
except Exception as problem:
    print("No comparison of yours yet:", type(problem).__name__, problem)
    print("The package's.", check_stack(noise, four, tiny))

# %% [markdown]
# The images are noise and the biases are not 0, on purpose. Try the same with what a training
# begins with: digits on empty paper, and biases of 0.

# %%
fresh = cnn.initialize_cnn((14, 14, 1), (2, 3), 10, np.random.default_rng(3))
report = check_stack(as_images(W_train[:, :4], 14), Y_train[:, :4], fresh)
print("The package's, which are right.", report)

# %% [markdown]
# It says that `db2` disagrees, and `db1` too, though the functions are right. Over empty paper
# every $Z$ is exactly 0, and there relu has a corner: to the right its slope is 1, to the left 0.
# Trying steps once to each side and finds one half, for all those places. The course says 0.
# Neither is wrong; there is no slope at a corner. So **check away from corners**: with random
# images and biases that are not 0.

# %% [markdown]
# ### Your network learns
#
# Ten images, one of each digit, and 20 steps. A network that is right learns them by heart: the
# cost falls from 2.44, near $\ln 10$ where one just guesses, to 0.2. That is the first thing to try
# with any new program. Where your `cnn_forward` and `cnn_backward` pass their checks, they do the
# work, loops and all. Then the package takes the same steps from the same beginning.

# %%
first_of_each = [int(np.argmax(labels == digit)) for digit in range(10)]
ten, its_labels = digits[first_of_each][..., np.newaxis], Y[:, first_of_each]


def learn_by_heart(passes, steps=20, rate=0.3):
    forward, backward = passes
    parameters, costs, begin = small, [], time.perf_counter()
    for _ in range(steps):
        AL, caches = forward(ten, parameters)
        costs.append(dlhelpers.compute_cost(AL, its_labels))
        gradients = backward(AL, its_labels, caches)
        parameters = dlhelpers.update_parameters(parameters, gradients, rate)
    return np.array(costs), time.perf_counter() - begin


own = works("cnn_forward") and works("cnn_backward")
theirs, fast = learn_by_heart((cnn.cnn_forward, cnn.cnn_backward))
print("the package's:", theirs[::3].round(3), f"{fast:.3f} seconds")
if own:
    mine, slow = learn_by_heart((cnn_forward, cnn_backward))
    print("yours:        ", mine[::3].round(3), f"{slow:.1f} seconds")
    print(f"largest difference {np.abs(mine - theirs).max():.0e}")
    print(f"the package is {slow / fast:,.0f} times as fast")
else:
    print("Yours are not ready yet; the package's did the work.")

# %% [markdown]
# Where yours ran: the same costs, to the last digits, and a factor of a hundred or more in time.
# Which part of it is so much faster, and does every part give the same? Take the ways back by
# themselves: layers of many sizes, with stride and padding as chance has it, and with random
# gradients from above.


# %%
def seconds_of(run, times=1):
    """Return the shortest of some running times: what disturbs can only make it longer."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def random_layer(rng, m=2):
    """Return images, filters, biases, stride and pad of a convolution, all drawn."""
    n_H, n_W, n_C_prev, n_C, f = (int(rng.integers(1, high)) + 1 for high in (8, 8, 4, 4, 2))
    A_prev, W = rng.normal(size=(m, n_H, n_W, n_C_prev)), rng.normal(size=(f, f, n_C_prev, n_C))
    return A_prev, W, rng.normal(size=(1, 1, 1, n_C)), *map(int, rng.integers(1, 3, size=2))


def furthest(ours, theirs):
    """Return the largest difference between two answers of several arrays."""
    return max(np.abs(one - other).max() for one, other in zip(ours, theirs, strict=True))


ready = works("conv_backward") and works("pool_backward")
if ready:
    draw, apart = np.random.default_rng(5), []
    for _ in range(20):
        layer = random_layer(draw)
        Z, cache = dlhelpers.conv_forward(*layer)
        dZ = draw.normal(size=Z.shape)
        apart.append(furthest(conv_backward(dZ, layer), dlhelpers.conv_backward(dZ, cache)))
        A, cache = dlhelpers.pool_forward(layer[0], 2, 1)
        dA = draw.normal(size=A.shape)
        back = pool_backward(dA, (layer[0], 2, 1, "max"))
        apart.append(furthest([back], [dlhelpers.pool_backward(dA, cache)]))
    print(f"20 layers, both ways back: they differ by at most {max(apart):.1e}")
else:
    print("conv_backward and pool_backward do not pass their checks yet. Come back when they do.")

# %% [markdown]
# A difference near $10^{-14}$ is rounding. So they are equal, and may be raced. The layer is the second
# convolution of the network above: ten images of 4 x 4 with 8 channels, 16 filters. After it a max-pool.
# The picture shows the seconds of each way back on a logarithmic axis, the loops above the package where
# they are ready. A step of the axis is a factor of ten.

# %%
draw = np.random.default_rng(6)
layer = (
    draw.normal(size=(10, 4, 4, 8)),
    draw.normal(size=(3, 3, 8, 16)),
    np.zeros((1, 1, 1, 16)),
    1,
    1,
)
Z, conv_cache = dlhelpers.conv_forward(*layer)
A, pool_cache = dlhelpers.pool_forward(Z, 2, 2)
times = {
    "conv_backward, package": seconds_of(lambda: dlhelpers.conv_backward(Z, conv_cache), times=20),
    "pool_backward, package": seconds_of(lambda: dlhelpers.pool_backward(A, pool_cache), times=20),
}
if ready:
    loops = {
        "conv_backward, loops": seconds_of(lambda: conv_backward(Z, layer)),
        "pool_backward, loops": seconds_of(lambda: pool_backward(A, (Z, 2, 2, "max"))),
    }
    for name, package in zip(loops, list(times.values()), strict=True):
        print(f"{name:21} {loops[name] / package:7,.0f} times as long as the package")
    times = loops | times
pictures.plot_seconds(times)
plt.show()

# %% [markdown]
# Why? Your loops turn once for every image, place and filter, and each turn costs Python some
# microseconds for a handful of products. The package copies all windows of an image next to each
# other, as rows of one matrix. Then the whole layer is a single product of matrices, and the way back
# is two more: the windows turned round times `dZ` is `dW`, and `dZ` times the filters turned round is
# what every window gets back, to be added at its place. The loops run inside numpy, in compiled code.
# The products are the same. (This is called im2col. It costs memory: each pixel is copied nine times.
# So the package takes a few images at a time, as many as stay in the cache of the processor: lesson 5
# turns that knob.)
#
# Max-pool's loops are as far behind, though max-pool hardly computes anything: what counts is how
# often Python has to ask. How the package stands beside PyTorch and others is measured in the
# course's `benchmarks`.
#
# So from here on the package trains, for whole epochs of 1438 images. Your loops could do it too;
# multiply the seconds per step by the number of steps, and you know how long it would take.

# %% [markdown]
# ## Scoreboard: an honest one
#
# The trainer for the convolutional network. It is the one from above with other functions in it.
# `change` is for "Break it"; it lets somebody tamper with the gradients.


# %%
def learn_cnn(X, Y, X_test, Y_test, rate, epochs, batch_size=32, change=None):
    """Train a CNN; return its parameters, the test accuracy after each epoch, and the seconds."""
    begun = cnn.initialize_cnn(X.shape[1:], (8, 16), 10, np.random.default_rng(1))
    accuracies = []

    def cost_and_gradients(parameters, batch):
        AL, caches = cnn.cnn_forward(X[batch], parameters)
        gradients = cnn.cnn_backward(AL, Y[:, batch], caches)
        gradients = change(gradients, len(batch)) if change else gradients
        return dlhelpers.compute_cost(AL, Y[:, batch]), gradients

    def test(parameters):
        accuracies.append(float(share(cnn.cnn_forward(X_test, parameters)[0], Y_test)))

    begin, settings = time.perf_counter(), {"num_epochs": epochs, "learning_rate": rate}
    parameters, _ = dlhelpers.train_minibatches(
        cost_and_gradients,
        begun,
        len(X),
        np.random.default_rng(1),
        batch_size=batch_size,
        after_epoch=test,
        **settings,
    )
    return parameters, accuracies, time.perf_counter() - begin


# %%
centred = as_images(X_train, 8), Y_train, as_images(X_test, 8), Y_test
wandering = as_images(W_train, 14), Y_train, as_images(W_test, 14), Y_test
_, cautious, seconds = learn_cnn(*centred, rate=0.03, epochs=15)
for epochs in (1, 5, 15):
    print(f"centred, rate 0.03, after {epochs:2} epochs: {cautious[epochs - 1]:.1f} %")
board.append(("CNN, rate 0.03", "centred", size(small), cautious[-1], seconds))
reveal("centred digits", cautious[-1])

# %% [markdown]
# So on centred digits the dense net with 32 hidden units, at 97 %, beats the convolutional network,
# in a fraction of the time. That is what one would write down.
#
# But look at the numbers once more: they are still rising. And the dense nets had got the best of
# four rates. Give the CNN a better one too, 0.3, and as many epochs as before.

# %%
trained_small, bold, seconds = learn_cnn(*centred, rate=0.3, epochs=15)
print(f"centred, rate 0.3, after 15 epochs: {bold[-1]:.1f} %")
board.append(("CNN, rate 0.3", "centred", size(small), bold[-1], seconds))

# %% [markdown]
# And the digits that wander:

# %%
trained, roaming, seconds = learn_cnn(*wandering, rate=0.3, epochs=20)
board.append(("CNN, rate 0.3", "wandering", size(large), roaming[-1], seconds))
print(f"wandering, rate 0.3, after 20 epochs: {roaming[-1]:.1f} %")
reveal("wandering digits", roaming[-1])

# %% [markdown]
# The picture shows the test accuracy after each epoch. Centred with the cautious rate (solid): it
# climbs slowly and still rises at the end. Centred with the bold rate (dashed): above 90 after two
# epochs, then flat near 97. Wandering (dash and dot): it begins near 20, climbs for ten epochs and
# flattens between 83 and 88.

# %%
curves = {"centred, rate 0.03": cautious, "centred, rate 0.3": bold, "wandering, rate 0.3": roaming}
pictures.plot_epochs(curves, "A rate that suits decides more than one would think")
plt.show()

# %%
print(f"{'brain':22}{'digits':12}{'parameters':>11}{'test':>9}{'seconds':>9}")
for name, where, count, right, seconds in sorted(board, key=lambda row: row[1]):
    print(f"{name:22}{where:12}{count:11,}{right:7.1f} %{seconds:9.1f}")

# %% [markdown]
# How much of this is luck? Five splits of the centred digits, other images held out in each.

# %%
luck = {"dense 32-10 relu": [], "CNN, rate 0.3": []}
for seed in range(1, 6):
    X, X_held, labels_in, labels_out = split(digits, seed)
    dense, _ = learn_dense(X, labels_in, [32, 10], rate=1.0)
    luck["dense 32-10 relu"].append(share(ask_dense(dense, X_held), labels_out))
    images = as_images(X, 8), labels_in, as_images(X_held, 8), labels_out
    luck["CNN, rate 0.3"].append(learn_cnn(*images, rate=0.3, epochs=15)[1][-1])
for name, rows in luck.items():
    print(f"{name:18}", *(f"{row:6.1f}" for row in rows), f"   mean {np.mean(rows):.1f} %")

# %% [markdown]
# What the table says, read with care:
#
# - **Centred digits.** Each brain at a rate that suits it, all have between 96 and 98 %. Over five
#   splits the CNN is half a point ahead of the small dense net: two images of 359, for several
#   times the seconds. With a rate that is too cautious it comes in last. On tiny images that
#   somebody has centred there is little for it to gain.
# - **Wandering digits.** Here it wins by some 15 points against the wide net, with a tenth of the
#   parameters, and by more than 25 against the net with 32 units. Again each at a rate that suits
#   it.
# - **A comparison is as fair as its tuning.** The same network on the same images has 94 % or 98 %,
#   and in between lies everything that one wanted to prove.
# - The rates were chosen by looking at these test images. Strictly one needs a third part for that,
#   to validate on. All rows had the same advantage.

# %% [markdown]
# ## See: the network at work
#
# ### Does the place still matter?
#
# Take an image, move it by one pixel, and pool both. Windows 2 x 2, stride 2.

# %% prediction="one pixel to the side"

# %%
canvas = np.zeros((3, 14, 14, 1))
for shift in range(3):
    canvas[shift, 3:11, 2 + shift : 10 + shift, 0] = digits[5]
Z, _ = dlhelpers.conv_forward(canvas, trained["W1"], trained["b1"], pad=1)
P, _ = dlhelpers.pool_forward(Z, 2, 2)
by_two = np.allclose(P[2][1:-1, 2:-1], P[0][1:-1, 1:-2])
by_one = [np.allclose(P[1], P[0]), np.allclose(P[1][1:-1, 2:-1], P[0][1:-1, 1:-2])]
print("moved by two pixels: the same map, one place further:", by_two)
print("moved by one pixel: the same map:", by_one[0], " the same, one place further:", by_one[1])
differ = np.abs(P[1] - P[0]) > 1e-9
print(f"entries that changed by one pixel: {100 * differ.mean():.0f} %")
answers = ("it is the same map", "the same map, one place further", "another map")
reveal("one pixel to the side", answers[0] if by_one[0] else answers[1 if by_one[1] else 2])

# %% [markdown]
# "Pooling makes a network independent of the place" is only half true. What a convolution does is
# exact: the image moves, the answers move with it. Pooling blurs that a little, and in exchange the
# next layer sees more of the image. In the end stands a dense layer with its own weight for each of
# the nine places that are left. What the network gains is that a stroke needs to be learned only
# once, for all places.
#
# Now move a digit about yourself. The sliders say where its upper left corner stands; the bars show
# what the wide dense net (orange, hatched) and the convolutional net (blue) believe. Both learned
# from digits that wander. The digit is a 5 that neither has seen in training.

# %%
held_out = split(np.arange(len(labels)))[1][0]  # the numbers of the test images
five = next(int(k) for k in held_out if labels[k] == 5)


def ask_wide(images):
    return ask_dense(brains["wide 128-10 relu", "wandering"], images.reshape(len(images), -1).T)


def ask_cnn(images):
    return cnn.cnn_forward(images[..., np.newaxis], trained)[0]


both = {"wide dense net": ask_wide, "CNN": ask_cnn}


def draw(row, column):
    pictures.plot_place(digits[five], row, column, both)


explore(draw, row=(0, 6, 1, 3), column=(0, 6, 1, 3))

# %% [markdown]
# Without sliders: all 49 places at once. On the left the digit. In the two maps each square is a
# place of its upper left corner, light where the net gives the truth a high probability, dark where
# not, with a white cross where it says something else. The dense net's map is a patchwork: sure at
# one place, wrong at the next. The CNN's is light over most of the canvas.

# %%
pictures.plot_all_places(digits[five], 5, both)
plt.show()

# %% [markdown]
# One digit may be luck. So the same for 60 held-out digits, at all 49 places each:

# %%
somewhere = np.concatenate(
    [pictures.every_place(digits[k]).reshape(-1, 14, 14) for k in held_out[:60]]
)
truth = np.repeat(labels[held_out[:60]], 49)
for name, ask in both.items():
    print(f"{name:15} {100 * np.mean(ask(somewhere).argmax(axis=0) == truth):.0f} % right")

# %% [markdown]
# ### What the filters look for
#
# The eight filters of the first layer, before and after the training, on one scale: white for
# positive weights, black for negative ones. Above, noise. Below, several have become edges and
# strokes: a light side against a dark one, at this angle or that. Others stay hard to name. Nobody
# asked them to look like anything.

# %%
pictures.plot_filters(trained["W1"], {"at first": large["W1"]})
plt.show()

# %% [markdown]
# ### Feature maps
#
# The held-out 5 on its way through the network. On the left the canvas. The upper row shows what
# the eight filters of the first block hand on, 7 x 7 each: the 5 is still there, each time with
# other strokes dark. The two lower rows show the 16 maps of the second block, 3 x 3 each. No eye
# finds a 5 in them; the dense layer does.

# %%
show = pictures.every_place(digits[five])[4, 1]
pictures.plot_feature_maps(show, trained)
plt.show()

# %% [markdown]
# ### Who won
#
# One feature map of the first block before its pooling, dark where the filter found something, with
# the windows drawn in. A ring marks the winner of each window: one of four, 49 in all. In the empty
# windows the ring sits in the upper left corner, since there all four are equal. On the right is
# what is left. On the way back the gradient passes through the rings, and nowhere else.

# %%
before_pooling = pictures.feature_maps(show, trained)[0]
strongest = int(np.argmax(before_pooling.sum(axis=(0, 1))))
print(f"filter {strongest + 1} answers most")
pooling_pictures.plot_winners(before_pooling[:, :, strongest])
plt.show()

# %% [markdown]
# ### Where must you not cover it?
#
# Lay a square of paper, 3 x 3 pixels, on the image, ask the network, and move on to the next place.
# Above four held-out digits that it knows, below the probability of the truth with the square
# around each pixel: light where covering does no harm, dark where the network no longer knows. A
# thin white line follows the digit. Paper on paper never harms; what harms is always a few pixels
# of a stroke, and not the same ones for each digit.

# %%
sure = [k for k in held_out if ask_cnn(canvases[k][np.newaxis])[labels[k], 0] > 0.9]
chosen = [next(k for k in sure if labels[k] == digit) for digit in (0, 4, 5, 7)]
pictures.plot_occlusion(canvases[chosen], labels[chosen], trained)
plt.show()

# %% [markdown]
# ## Break it: who divides by m?
#
# This is the trap of this lesson, and few courses mention it. The dense layer of lesson 3 computes
# $dW = \frac{1}{m} dZ A^T$: it **averages**. The way back through a convolution, as you wrote it,
# **sums**. Both are right, each in its world. Now somebody plugs the two together:
# `linear_backward` from lesson 3 on top, $dZ = A - Y$ without $1/m$, and `conv_backward` from this
# lesson below.
#
# Then the dense layer has the right gradient, and the filters have one that is $m$ times too large.
# Every shape fits. Every direction within a layer is right. The cost falls. What does such a
# mixture do, with batches of 32 images and 4 epochs? Here are the two rates 0.03 and 0.2; the right
# network gets 74 and 94 %.

# %% prediction="who divides by m"


# %%
def mixed(gradients, m):
    """What lesson 3 on top of lesson 6 would give: the filters' gradients m times too large."""
    return {name: value * (1 if name[2] == "3" else m) for name, value in gradients.items()}


outcome = {}
print(f"{'':18}{'right':>8}{'mixed':>9}   test accuracy after 4 epochs")
for rate, batch_size in ((0.03, 32), (0.03, 128), (0.2, 8), (0.2, 32), (0.2, 128)):
    settings = {"rate": rate, "epochs": 4, "batch_size": batch_size}
    for name, change in (("right", None), ("mixed", mixed)):
        outcome[name, rate, batch_size] = learn_cnn(*centred, **settings, change=change)[1][-1]
    right, wrong = (outcome[name, rate, batch_size] for name in ("right", "mixed"))
    print(f"rate {rate}, m = {batch_size:3} {right:8.1f} {wrong:8.1f}")

better = [outcome["mixed", rate, 32] > outcome["right", rate, 32] for rate in (0.03, 0.2)]
kinds = {
    (True, False): "better with the small rate, worse with the large one",
    (False, False): "worse with both",
    (True, True): "better with both",
}
reveal("who divides by m", kinds.get(tuple(better), "worse with both"))

# %% [markdown]
# Look at the first row: with the small rate and after 4 epochs the mixture is far **ahead**. Its
# filters simply take steps that are 32 times longer, and 0.03 was too cautious. Somebody who looks
# at accuracies would keep it. With the larger rate it falls behind, and with batches of 128 it is
# dead: 11 %, a single answer for all digits. In a mixture the batch size secretly sets the rate of
# the filters. The right network only takes fewer steps per epoch when the batches are larger.
#
# What finds it is the gradient check over the whole stack. It says so at once, and how:


# %%
def mixed_backward(AL, Y, caches):
    return mixed(cnn.cnn_backward(AL, Y, caches), m=Y.shape[1])


print(check_stack(noise, four, tiny, (cnn.cnn_forward, mixed_backward)))

# %% [markdown]
# `dW3` and `db3` agree, and from `db2` on everything disagrees, with an error of 0.6. With $m = 4$
# that is $(m - 1) / (m + 1)$. With one image it would be 0, so **never check a gradient with one
# image**.
#
# And one more law that needs no check at all: every image twice in the batch must give the same
# gradients. For a mixture the filters' double.
#
# Lecture notes 000 have both rules and never say so: $1/m$ stands in section 1.3.2, for dense
# layers, and nowhere in section 2.

# %% [markdown]
# ### 8. `is_right`: a bug hunt
#
# Now you check others. You get a function that claims to be `conv_backward`. Write
# `is_right(conv_backward)`, which says `True` for a right one and `False` for a broken one. Broken
# means wrong numbers, or a wrong shape: none of the programs stops with an error, and none changes
# what it is given. The visible check tries your law on two right ones and ten broken ones, the
# hidden one on more.
#
# You have `conv_forward` for the cache, random numbers for `dZ`, and your laws. No single case
# shows everything. Some mistakes hide while the stride is 1, others while nothing is padded, while
# the image is square, while there is one image, one channel or one filter. Some make numbers that
# are right in the wrong shape. What trying gives is the strongest law, and here it is cheap: $Z$
# depends on each of $A^{prev}$, $W$ and $b$ in a straight line, so the step need not be small.
# (`gradient_check.numeric_gradient` may be used.)
#
# Your marks are the share of broken programs that you unmask. To accuse a right one loses them all:
# even right gradients differ in the last digits.

# %% exercise="is_right"

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each. Nobody marks them; they are for you.
#
# 1. In the forward pass relu stands before the max-pool. Would the network compute something else
#    with the pool first? And with average pooling? Which of the two orders has less work?
# 2. A max-pool passes the gradient to one entry of four. What does that mean for a filter that
#    almost won? What does the average do to it?
# 3. The dense layer at the end has a weight for each of the nine places that are left. So the
#    network is not the same for every place. What would you put there to make it so, and what might
#    be lost?

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# Five lines from lecture notes 000, sections 2.10 and 2.11, about a network that recognises ten
# digits. One cannot be meant: built like that, the network has learned all it ever will before it
# begins.
#
# 1. "$P^l$ is the pooled $A^l$ ... and is equal to $A^l$ if there is no pooling."
# 2. "... the last layer $L$ is a dense layer with a single softmax neuron."
# 3. "$dA / dZ = g'(Z)$", entry by entry.
# 4. "$dZ / db = 1$", for each entry of a channel and its bias.
# 5. "$dL / dF = W^T \cdot dL / dZ$", for the flattened maps $F$ and the dense layer.

# %% prediction="slip in the notes"

# %%
single = dlhelpers.softmax(np.array([[-3.0, 0.0, 0.2, 12.0]]))
print("a softmax over one unit:", single)
ten_units = dlhelpers.softmax(np.random.default_rng(1).standard_normal((10, 1)))
print("over ten:", ten_units.ravel().round(2))
reveal("slip in the notes", "line 2" if np.all(single == 1) else "line 5")

# %% [markdown]
# ### And one to mend
#
# Section 2.11.1 on the entries that lost in a max-pool: "For every $u \neq u_{max}$ **and**
# $v \neq v_{max}$, set $dL / dA_{enuv}$ to 0." Take a window of 2 x 2 whose upper left entry won,
# and count the entries for which both differ. This one is checked and carries no points.
#
# - In every window all entries but one have lost.
# - The winner is not among them.

# %% exercise="mark_losers"

# %% [markdown]
# More to correct in your copy of notes 000. It is a long list; indices are hard, and that is why
# there are gradient checks.
#
# - 2.10: sums run "to $n_c$" and $0 \le e \le m$, one too far; 2.13 has it right with $<$. The
#   filter is $W_{cn}$ in one line and $W_{ncpq}$ in another.
# - 2.10 and 2.11.1: $F$ is flattened over the whole batch, and $Z_{ei} = \sum_j W_{ij} F_j$ would
#   add all examples together. It has to be one column per example. For the same reason the sum over
#   $e$ in $dL / dF_k$ does not belong there: $k$ says already which example it is.
# - 2.11: $dL / dZ = dL / dA \cdot dA / db$. The last factor is $dA / dZ$.
# - 2.11.1: "$dL / dF \cdot$ reshape" is not a product; it is the method `.reshape`. And $W^{lT}$ is
#   $W^{LT}$, of the dense layer.
# - 2.11 and 2.13.1: the sum over the examples is missing in $db$. In 2.13.2 it is there.
# - 2.11.1: $r = u \cdots u + 4$ holds for filters of 5 x 5 and stride 1 only, $i_{max} / 2$ for
#   windows of 2 x 2 only, and both need rounding down. $I[n][y][x]$ forgets the example.
# - 2.12: $P_{c, p+u, q+v}$ forgets the example and the stride. 2.13.4 has $A_{c, g+i, h+j}$ where
#   it sums over $u$ and $v$, and the input of a layer is the **pooled** map of the one before.

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **More images for nothing.** Paste each training digit at five places in place of one. How far
#   does the CNN get? And the wide net: how many places does it need until it is as good as the CNN
#   was with one?
# - **Global pooling.** Replace the last pooling and the flattening by the average of each of the 16
#   maps. Then the dense layer has 170 parameters, and the network 1,418, whatever the size of the
#   image. Write its way back; `distribute_value` is half of it. Train it on 14 x 14 and test it on
#   20 x 20.
# - **Fool it.** The `conv_backward` of the first layer hands out `dA_prev` for the image itself.
#   Step *uphill* along its sign, by 0.1 per pixel, and look at the image and at what the network
#   says.
# - **Faster.** Replace the loops over places in your `conv_backward` by loops over the nine entries
#   of a filter. How many times as fast is it? Where do the windows overlap now?
# - **Batch normalisation and dropout** for the filters: one mean and one deviation per channel,
#   over images and places. `dlhelpers.dropout_forward` is there. Check the gradient, away from
#   corners.
# - **LeNet.** Filters 5 x 5, average pooling, tanh, two dense layers: the network that read cheques
#   in the 1990s. Does it beat yours on the wandering digits?
