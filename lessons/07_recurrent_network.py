# %% [markdown]
# # 7 · A recurrent network reads
#
# Every network so far saw its input all at once. Today's reads: one row of an image, then the next; one
# letter of a poem, then the next. What it has read it keeps in a memory, and each step renews it.
#
# When you are through, you can
#
# - write the forward pass of a recurrent network, and the laws that convict a wrong one,
# - say how long a memory lasts, and why it fades or explodes,
# - teach a network to read digits like a fax, and the Zen of Python letter by letter.
#
# It takes about 90 minutes. As before: some cells ask for a **guess** before the answer comes. You
# **write** six functions, 100 points together; below each stands a check that names what is not right
# yet. Everything else runs without you, on the finished package `dlhelpers`. Training is given in this
# lesson: the way back through time is for those who want more.
#
# At the end stands the scoreboard of the whole course, with every brain that you have built.
#
# The notes behind it: lecture notes 000, section 3. Their sections 3.4 and 3.5, on the way back and on
# variants, are empty.

# %% tags=["setup"]
import numpy as np

from dlhelpers import sigmoid
from dlhelpers.exercises.recurrent_network import calibration, commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt

import dlhelpers
from dlhelpers import data, deep, letters, plotting, scoreboard, sequences
from dlhelpers.pictures import recurrent_network as pictures
from dlhelpers.progress import progress
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: order carries meaning
#
# "Dog bites man" and "man bites dog" hold the same words. A network that is to tell them apart must know
# what came first, and it must do so for sentences of any length. A dense layer can do neither: it has a
# weight for each place, and so many places and no more.
#
# The way out is to read as you do: from left to right, with something in mind. A fax works in this way,
# too. It sends a page line by line, and whoever watches the paper come out makes a guess long before the
# last line is there.
#
# The picture shows one of our digits as it comes out of such a machine: eight pictures, each with one
# row more than the one before. What has not been read yet is hatched. From which row on would you bet?

# %%
X_train, X_test, Y_train, Y_test = digits = deep.load_ten_digits(np.random.default_rng(1))
fax = 32
pictures.plot_fax(X_test[:, fax].reshape(8, 8))
plt.show()

# %% [markdown]
# So each image becomes a **sequence** of $T = 8$ steps, and at each step there are $n_x = 8$ pixels to
# read. A batch of $m$ sequences is an array with three axes.
#
# | sign | shape | what it is |
# | --- | --- | --- |
# | $x$ | `(n_x, m, T)` | what is read; step $t$ is `x[:, :, t]`, one example per column |
# | $a$ | `(n_a, m, T)` | the memory after each step |
# | $a_0$ | `(n_a, m)` | the memory before the first step, mostly zeros |
# | $\hat y$ | `(n_y, m, T)` | what is believed after each step |
#
# At every step the same small network is at work, the **cell**:
#
# $$a^{\langle t \rangle} = \tanh(W_{ax}\, x^{\langle t \rangle} + W_{aa}\, a^{\langle t-1 \rangle} + b_a)$$
# $$\hat y^{\langle t \rangle} = \mathrm{softmax}(W_{ya}\, a^{\langle t \rangle} + b_y)$$
#
# The first index of a weight says where it leads, the second one where it comes from: $W_{ax}$ makes
# memory ($a$) of input ($x$). The angle brackets count steps. The mathematics counts them from 1 and
# numpy from 0, so $x^{\langle 1 \rangle}$ is `x[:, :, 0]`.

# %%
x_train, x_test = sequences.rows_as_steps(X_train), sequences.rows_as_steps(X_test)
print("an image per column:", X_train.shape, "-> a sequence of rows:", x_train.shape)
print("row 3 of the first image:", x_train[:, 0, 2].round(2))

# %% [markdown]
# ## Predict
#
# Our reader will have 32 units of memory and ten classes.

# %% prediction="parameters of the reader"

# %% [markdown]
# It will be trained to name the digit when it has read all eight rows. Then it is asked a little too
# early.

# %% prediction="after seven rows"

# %% [markdown]
# And a question of order.

# %% prediction="from bottom to top"

# %% [markdown]
# ## By hand: a memory of one unit
#
# ### How it fades
#
# One unit, $W_{aa} = 0.8$, $W_{ax} = 1$, no bias. It reads a 1 and then only zeros. Each step takes
# tanh of 0.8 times what is left:
#
# | step | read | in front of tanh | memory |
# | --- | --- | --- | --- |
# | 1 | 1 | $1 \cdot 1 + 0.8 \cdot 0 = 1$ | $\tanh 1 = 0.7616$ |
# | 2 | 0 | $0.8 \cdot 0.7616 = 0.6093$ | $0.5436$ |
# | 3 | 0 | $0.8 \cdot 0.5436 = 0.4349$ | $0.4094$ |
# | 4 | 0 | $0.8 \cdot 0.4094 = 0.3276$ | $0.3163$ |
#
# The 1 is remembered, and a little less at every step. How would it be with other weights, and with
# the same numbers in another order?

# %% prediction="Waa = 0"

# %% prediction="Waa = 1.5"

# %% prediction="reversed order"

# %%
nil, one = np.zeros((1, 1)), np.ones((1, 1))
unit = {"Wax": one, "Waa": 0.8 * one, "Wya": one, "ba": nil, "by": nil}
x = np.array([[[1.0, 0.0, 0.0, 0.0]]])
a, _, _ = dlhelpers.rnn_forward(x, nil, unit)
backwards, _, _ = dlhelpers.rnn_forward(x[:, :, ::-1], nil, unit)
print("1, 0, 0, 0 with Waa = 0.8:", a.ravel().round(4))
print("0, 0, 0, 1 with Waa = 0.8:", backwards.ravel().round(4))
for Waa in (0.0, 1.5):
    memory = sequences.fading_memory(Waa, T=101)
    print(f"1, 0, 0, 0 with Waa = {Waa}:", memory[:4].round(4), f"after 101 steps {memory[-1]:.4f}")

# %%
reveal("Waa = 0", sequences.fading_memory(0.0, T=4)[-1])
reveal("Waa = 1.5", sequences.fading_memory(1.5, T=101)[-1])
reveal("reversed order", backwards[0, 0, -1])

# %% [markdown]
# Three weights, three kinds of memory: none, one that fades, one that never lets go.
#
# ### From scores to beliefs
#
# You know the softmax from lesson 3. With the scores $(2, 1, 0.1)$ the exponentials are 7.389, 2.718 and
# 1.105, their sum is 11.21, and the beliefs are $(0.659, 0.242, 0.099)$.

# %%
print(dlhelpers.softmax(np.array([[2.0], [1.0], [0.1]])).ravel().round(3))

# %% [markdown]
# ### Two matrices side by side
#
# Two units and one input:
#
# $$W_{aa} = \begin{pmatrix} 0.5 & -0.2 \\ 0.1 & 0.3 \end{pmatrix}, \qquad
# W_{ax} = \begin{pmatrix} 1 \\ -2 \end{pmatrix}, \qquad
# a^{\langle t-1 \rangle} = \begin{pmatrix} 0.6 \\ -0.5 \end{pmatrix}, \qquad x^{\langle t \rangle} = 0.5$$
#
# The first unit adds up $0.5 \cdot 0.6 + (-0.2) \cdot (-0.5) = 0.4$ from the memory and $1 \cdot 0.5$
# from the input: 0.9. The second one $0.06 - 0.15 = -0.09$ and $-1$: $-1.09$.
#
# Each unit adds up *three* products. So write its three weights in one row, and what they are multiplied
# with in one column:
#
# $$\begin{pmatrix} 0.5 & -0.2 & 1 \\ 0.1 & 0.3 & -2 \end{pmatrix}
# \begin{pmatrix} 0.6 \\ -0.5 \\ 0.5 \end{pmatrix} = \begin{pmatrix} 0.9 \\ -1.09 \end{pmatrix}$$
#
# The wide matrix is $W_a = [W_{aa} \,|\, W_{ax}]$. It holds **weights only**. The cell prints what the
# package makes of the same numbers; the sums are recovered from the new memory by the inverse of tanh.

# %%
cell = {"Waa": np.array([[0.5, -0.2], [0.1, 0.3]]), "Wax": np.array([[1.0], [-2.0]])}
cell |= {"ba": np.zeros((2, 1)), "Wya": np.eye(2), "by": np.zeros((2, 1))}
a_prev, x_t = np.array([[0.6], [-0.5]]), np.array([[0.5]])
a_next, _, _ = dlhelpers.rnn_cell_forward(x_t, a_prev, cell)
print("memory", a_next.ravel().round(4), "= tanh of", np.arctanh(a_next).ravel().round(4))
print("side by side:", dlhelpers.stack_weights(cell["Waa"], cell["Wax"]).tolist())

# %% [markdown]
# ## Write
#
# Write for whole batches, leave the arguments as they are, and use only numpy and what you have written
# in earlier tasks. (`sigmoid` lies there too. Whether you need it is for you to find out.) Six functions
# carry points; a seventh waits at "Reflect".
#
# ### 1. `one_hot`
#
# Letters are no numbers: a "c" is not three times an "a". So each letter becomes a column with a single 1.
#
# - Each column sums to 1, and its 1 stands in the row of the class.
# - One column for each index, in their order; the same class twice gives the same column twice.
# - There are `n_classes` rows, even where some classes do not occur. Class 0 is the uppermost row.

# %% exercise="one_hot"

# %% [markdown]
# ### 2. `softmax`
#
# The one of lesson 3, to have it at hand here.
#
# - Every column sums to 1, whatever stands in the others. The larger score has the larger probability.
# - The same number added to a whole column changes nothing, and scores of 1000 do no harm.
# - The scores $(2, 1, 0.1)$ give the beliefs from "By hand".

# %% exercise="softmax"

# %% [markdown]
# ### 3. `rnn_cell_forward`
#
# One step for $m$ examples at once.
#
# - Each example has a memory of its own: alone or in company, the same column.
# - With zeros to read only the old memory and the bias count; with an empty memory only what is read,
#   and the bias. With neither the new memory is $\tanh(b_a)$.
# - Change all signs, of the input, the old memory and $b_a$: the new memory changes its sign.
# - The beliefs are those of the **new** memory. Each column sums to 1.
# - The unit from "By hand" gives 0.7616 for a 1 and an empty memory.

# %% exercise="rnn_cell_forward"

# %% [markdown]
# ### 4. `rnn_forward`
#
# Now the whole sequence, with the same cell at every step.
#
# - It begins with `a0`, and not with zeros, unless `a0` is zeros.
# - One step is what the cell makes of it.
# - **Halves equal the whole.** Read the first half. Begin the second half with the memory that the first
#   one has left. Put together, this is the same as reading all at once.
# - What comes later does not change what was believed before: cut the end off, and the beginning stays.
# - There are as many caches as steps, the first step's first.

# %% exercise="rnn_forward"

# %% [markdown]
# ### 5. `stack_weights`
#
# - A row for each unit, $n_a + n_x$ columns.
# - Set either matrix to zero, and the other one still stands where it stood.
# - The matrices from "By hand" give the wide one from "By hand".

# %% exercise="stack_weights"

# %% [markdown]
# ### 6. `sequence_cost`
#
# A belief at every step, so a loss at every step. The cost is their mean:
#
# $$J = -\frac{1}{m T} \sum_{i=1}^{m} \sum_{t=1}^{T} \sum_{k} y_k^{(i) \langle t \rangle} \ln \hat y_k^{(i) \langle t \rangle}$$
#
# - Only what the right class got counts. Who is sure and right pays nothing.
# - Every example twice: the same cost. Every step twice: the same cost.
# - $K$ equal beliefs at every step cost $\ln K$.
# - It is finite, even where a probability is exactly 0. What you do against the logarithm of 0 must
#   not show in ordinary costs; a bound of 1e-10, say, does not.

# %% exercise="sequence_cost"

# %% [markdown]
# ## See: a digit, row by row
#
# The reader learns on 1438 images. Only what it says after the last row counts: the gradient sets out
# from there and travels back through all eight steps. This is called backpropagation **through time**.
# Since every step uses the same weights, their gradients are sums over the steps: roads that meet are
# added.

# %%
rng = np.random.default_rng(1)
first = dlhelpers.initialize_rnn(8, 32, 10, rng)
size = sum(value.size for value in first.values())
settings = {"num_epochs": 30, "batch_size": 16, "learning_rate": 0.2, "decay_rate": 0.05}
reader, costs = sequences.train_on_last_step(
    x_train, Y_train, first, rng, max_norm=1, label="the reader", **settings
)
share = sequences.accuracy_after_each_step(x_test, Y_test, reader)
print(f"{size:,} parameters, cost {costs[0]:.3f} in the first epoch, {costs[-1]:.3f} in the last")
print(f"named rightly after all eight rows: {share[-1]:.1f} % of {x_test.shape[1]} new images")
reveal("parameters of the reader", size)

# %% [markdown]
# And yours? If your `rnn_forward` is right, it reads with the trained weights.

# %%
m = x_test.shape[1]
empty = np.zeros((32, m))
if works("rnn_forward"):
    _, y_hat, _ = rnn_forward(x_test, empty, reader)
    right = np.mean(y_hat[:, :, -1].argmax(axis=0) == Y_test.argmax(axis=0))
    print(f"Your own forward pass: {100 * right:.1f} %")
else:
    print("Your rnn_forward does not pass its check yet. Come back when it does.")

# %% [markdown]
# ### What it believes after each row
#
# The picture shows the digit of the fax once more, above as far as it has been read, and below what the
# network believes after that row: ten bars, one for each digit, with the right one in orange and hatched.
# After the first row it bets on the 3, by half. Then come a 2, twice a 4, a 5, a 1, a 2, some of them with
# next to no doubt. Only after the last row the hatched bar is there again, alone and long.

# %%
a, y_hat, _ = dlhelpers.rnn_forward(x_test, empty, reader)
labels = Y_test.argmax(axis=0)
pictures.plot_beliefs(X_test[:, fax].reshape(8, 8), y_hat[:, fax], labels[fax])
plt.show()

# %% [markdown]
# That is no accident of one image. Here is the share of right answers after each row.

# %%
print("right after rows 1 to 8, per cent:", share.round(1))
reveal("after seven rows", float(share[6]))

# %% [markdown]
# Up to row six it is hardly better than somebody who rolls a die with ten sides. After row seven it is
# nearly halfway there, after row eight it knows. So the knowledge was in the memory all the time, but the
# readout $W_{ya}$ was only ever asked after the last row and can read no other memory.
#
# Give each row its own readout, and the picture changes. The next cell leaves the memory as it is, and
# trains one softmax regression for each row, on the memory after that row. Nothing else is learned.

# %%
a_train, _, _ = dlhelpers.rnn_forward(x_train, np.zeros((32, x_train.shape[1])), reader)
asked = []
for row in progress(range(8), "a readout for each row"):
    readout = {"W1": np.zeros((10, 32)), "b1": np.zeros((10, 1))}
    readout, _ = dlhelpers.train(a_train[:, :, row], Y_train, readout, 200, 0.5, output="softmax")
    asked.append(deep.accuracy(a[:, :, row], Y_test, readout))
print("with a readout for each row:     ", np.round(asked, 1))

# %% [markdown]
# The picture shows both curves over the rows: the network as it was trained (solid, circles) lies at the
# line of chance up to row six and then leaps up. With a readout for each row (dashed, triangles) it
# climbs steadily, as you would, who watch the fax.

# %%
ax = pictures.plot_shares({"as trained": share, "a readout for each row": np.array(asked)})
ax.set_title("The memory knows before the readout can tell")
plt.show()

# %% [markdown]
# ### A film strip of the memory
#
# The picture shows the memory of three images as three maps: of a 0, of another 0, and of a 7. To the
# right go the eight steps, downwards the 32 units; dark is $-1$, light is $+1$. Each column is what the
# network has in mind after that row. After the first row many units are still undecided, in between;
# later nearly all are dark or light, and many go from one end to the other within a step. The last column
# of the two zeros is much the same, and that of the 7 is another one.

# %%
(zero, another), (seven, *_) = (np.flatnonzero(labels == digit)[:2] for digit in (0, 7))
pictures.plot_film_strips({"a 0": a[:, zero], "another 0": a[:, another], "a 7": a[:, seven]})
plt.show()
same, different = sequences.likeness(a, labels)
print("correlation of two memories after rows 1 to 8")
print("same digit:       ", same.round(2))
print("different digits: ", different.round(2))

# %% [markdown]
# The numbers below the picture say it for all pairs of test images. After the first row all memories are
# alike, whichever digit it is. At the end two images of the same digit still leave similar traces, and
# those of different digits have nothing in common any more. This is what it learned: not to keep the
# pixels, but what they speak for.

# %% [markdown]
# ### Order
#
# Now the same network reads from bottom to top.

# %%
_, upwards, _ = dlhelpers.rnn_forward(x_test[:, :, ::-1], empty, reader)
hit = upwards[:, :, -1].argmax(axis=0) == labels
for digit in range(10):
    print(f"{digit}: {100 * hit[labels == digit].mean():3.0f} %", end="   ")
print(f"\nall: {100 * hit.mean():.1f} %")
sizes = {"about 10 %": 10, "about 45 %": 45, "about 80 %": 80, "about 96 %": 96}
nearest = min(sizes, key=lambda text: abs(sizes[text] - 100 * hit.mean()))
reveal("from bottom to top", nearest)

# %% [markdown]
# A 0, a 1, a 3 and an 8 look much the same from below. Hardly any 2, 5, 6, 7 or 9 survives.
#
# ### How long a memory lasts
#
# Back to the single unit that reads a 1 and then zeros. Move the slider, and look for the weight at which
# fading turns into never forgetting. What do negative weights do?

# %%
explore(lambda Waa: pictures.plot_memory([Waa]), Waa=(-2.0, 2.0, 0.1, 0.8))

# %% [markdown]
# The picture shows four weights, over twenty steps. With 0.8 (solid, circles) the memory is gone after
# about fifteen steps. With 1 (dashed, triangles) it fades too, but slowly, since tanh always takes a
# little. With 1.5 (dash and dot, squares) it settles at 0.86 and stays. With $-0.8$ (dotted, diamonds) it
# changes its sign at every step on its way to 0.

# %%
pictures.plot_memory([0.8, 1.0, 1.5, -0.8]).set_title("One weight decides how long it remembers")
plt.show()

# %% [markdown]
# ## See: the Zen of Python, letter by letter
#
# Python comes with a poem, in the module `this`. In lower case it has 856 characters, 32 different ones,
# blanks and ends of lines among them. The network reads a letter and says which one comes next, at every
# step. So the label of a step is the input of the next one.

# %%
poem = data.zen().lower()
alphabet, indices = letters.letters_of(poem)
x_poem, y_poem = letters.cut_into_sequences(indices, len(alphabet), T=25)
print(f"{len(poem)} characters, {len(alphabet)} different: {alphabet!r}")
print("sequences of 25 letters:", x_poem.shape)
print(poem[:106])

# %% prediction="a letter costs"

# %% [markdown]
# Three prices of a letter to compare with: every letter equally likely; the letters as frequent as they
# are; and what the untrained network pays, with random weights.

# %%
poet = dlhelpers.initialize_rnn(32, 64, 32, np.random.default_rng(0))
start = np.zeros((64, x_poem.shape[1]))
_, y_hat_poem, _ = dlhelpers.rnn_forward(x_poem, start, poet)
frequent = np.bincount(indices) / len(indices)
price = dlhelpers.sequence_cost(np.full_like(y_poem, 1 / 32), y_poem)
before = dlhelpers.sequence_cost(y_hat_poem, y_poem)
print(f"all letters equally likely   {price:.3f}")
print(f"as frequent as they are      {-np.sum(frequent * np.log(frequent)):.3f}")
print(f"the untrained network        {before:.3f}")
reveal("a letter costs", price)

# %%
begin = time.perf_counter()
poet, poem_costs = sequences.train_on_every_step(
    x_poem, y_poem, poet, np.random.default_rng(0),
    num_epochs=20, learning_rate=2, max_norm=1, label="the poem",
)  # fmt: skip
_, y_hat_poem, _ = dlhelpers.rnn_forward(x_poem, start, poet)
after = dlhelpers.sequence_cost(y_hat_poem, y_poem)
size = sum(value.size for value in poet.values())
print(f"{size:,} parameters, {time.perf_counter() - begin:.1f} seconds")
print(f"cost per letter {before:.3f} -> {after:.3f}")

# %% [markdown]
# The picture shows the cost over the epochs. It falls steeply in the first five, from nearly 3 to below 1,
# and then slowly. It cannot reach 0: each sequence begins with an empty memory, and after a single letter
# nobody can know the next one.

# %%
_, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
plotting.plot_costs({"the poem": poem_costs}, ax).set(xlabel="epoch", ylabel="cost per letter")
ax.axhline(price, color="grey", linestyle=":")
ax.text(19, price + 0.05, "all letters equally likely", ha="right", color="#555555")
ax.set(ylim=(0, 3.8), xticks=range(0, 20, 5), title="From knowing nothing to knowing by heart")
plt.show()

# %% [markdown]
# Is it always equally sure? The picture shows one line of the poem, letter by letter, and how much
# probability each letter had been given before it came. Bars that are hatched and orange are letters that
# the network had not expected most; above them stands the one that it had. The box that is open above is
# a blank. At the beginning it has read too little; once it knows where it is, nearly all bars are full.
# One of them is only half as high, that of the "p". Look up in the poem what comes after "although ".

# %%
line = "although practicality beats purity."
chances, guesses = letters.expectations(poet, alphabet, line)
pictures.plot_expected_letters(line[1:], chances, guesses).set_title(
    "It hesitates where it cannot know"
)
plt.show()

# %% [markdown]
# ### Let it write
#
# A network that says what comes next can write: draw a letter from its beliefs, give it this letter to
# read, and so on. The **temperature** says how bold it is. Below 1 the likely letters become likelier;
# above 1 it dares more.

# %%
for temperature in (0.3, 1.0, 2.0):
    text = letters.write(poet, alphabet, "now", 160, np.random.default_rng(1), temperature)
    print(f"--- temperature {temperature}\n{text}\n")

# %% [markdown]
# Cold, it recites. At 1 it slips into words that only sound like the poem. Hot, it babbles. Nothing of
# this is understanding: the network has more parameters than the poem has letters, and has learned it
# **by heart**. For a poem that may be right. Of another text it would know nothing, and the cost above,
# measured on what it learned from, cannot show it.

# %% [markdown]
# ## Break it
#
# ### Forget the memory
#
# A common mistake: a long text is read piece by piece, and each piece begins with zeros. Let us do that to
# the fax. The network reads four rows; then its memory is set to zero.

# %% prediction="a wiped memory"


# %%
def right_after_four(memory):
    """Share of right answers when the lower four rows are read with the given memory."""
    _, y_hat, _ = dlhelpers.rnn_forward(x_test[:, :, 4:], memory, reader)
    return 100 * np.mean(y_hat[:, :, -1].argmax(axis=0) == labels)


half = a[:, :, 3]
wiped = right_after_four(empty)
print(f"the memory handed on:   {right_after_four(half):.1f} %")
print(f"the memory set to zero: {wiped:.1f} %")
print(f"the neighbour's memory: {right_after_four(np.roll(half, 1, axis=1)):.1f} %")
sizes = {"about 10 %": 10, "about half": 50, "about 90 %": 90}
reveal("a wiped memory", min(sizes, key=lambda text: abs(sizes[text] - wiped)))

# %% [markdown]
# Handed on, the two halves are the whole: the same share as before. An empty memory does harm. A wrong one
# does more: in the last line each image goes on with what was remembered of another one. In a program this
# happens when the examples are dealt out anew between two pieces.
#
# ### Gradients that vanish, gradients that explode
#
# The way back goes through the same weights at every step. Let the memory have 32 units, take random
# weights $W_{aa}$, and scale them so that their largest eigenvalue has a given size $\rho$: then a small
# memory is multiplied by about $\rho$ at each step. The gradient, on its way back, too. It sets out with
# length 1. What arrives?

# %%
random = np.random.default_rng(1).normal(size=(32, 32))
random /= np.abs(np.linalg.eigvals(random)).max()
lengths = {}
for rho in (0.5, 0.9, 1.5, 3.0):
    lengths[f"$\\rho$ = {rho}"] = {
        steps: sequences.gradient_through_time(rho * random, steps, np.random.default_rng(2))
        for steps in (1, 2, 5, 10, 20, 35, 50)
    }
    known = lengths[f"$\\rho$ = {rho}"]
    print(f"rho {rho}: " + ", ".join(f"{n} steps {known[n]:.1e}" for n in (1, 10, 50)))

# %% [markdown]
# The picture shows the length over the steps that it has travelled, on a logarithmic axis. With 0.5
# (solid) a straight line goes down: after fifty steps a number with fifteen zeros behind the point is
# left. With 0.9 (dashed) a thousandth is left. With 1.5 (dash and dot) it has grown more than a
# thousandfold, with 3 (dotted) more than ten-millionfold. The curves bend where the memory has grown so
# large that the slope of tanh holds it down.

# %%
ax = pictures.plot_gradient_lengths(lengths)
ax.set_title("The same factor at every step: nothing left, or far too much")
plt.show()

# %% [markdown]
# It is lesson 3 once more: ten layers there, fifty steps here, and all of them with the *same* weights.
# Now you know why the network of the poem learned on pieces of 25 letters, and why its gradients were
# **clipped**.
#
# ### Clipping keeps the sign
#
# In lesson 3 you mended the notes' clipping, which turns large negative entries around. Here are the three
# ways side by side, for a gradient of two entries and a threshold of 1: as the notes print it; each entry
# cut off at the threshold, with its sign; and the whole gradient shortened, so that its direction stays.

# %%
slopes = {"dWaa": np.array([-4.0, 3.0])}
for name, clipped in {
    "not clipped": slopes,
    "as printed": deep.clip_as_printed(slopes, 1.0),
    "by value": dlhelpers.clip_by_value(slopes, 1.0),
    "by norm": dlhelpers.clip_by_norm(slopes, 1.0),
}.items():
    g, whole = clipped["dWaa"], slopes["dWaa"]
    angle = np.degrees(np.arccos(g @ whole / np.linalg.norm(g) / np.linalg.norm(whole)))
    print(f"{name:12} {g}, length {np.linalg.norm(g):.2f}, turned by {angle:5.1f} degrees")

# %% [markdown]
# Does it matter? Ten times the learning rate, ten epochs, without clipping and with two lengths.

# %% prediction="ten times the rate"

# %%
reached = {}
for max_norm in progress((None, 1, 0.3), "ten times the rate"):
    rng = np.random.default_rng(1)
    begun = dlhelpers.initialize_rnn(8, 32, 10, rng)
    hurry = {"num_epochs": 10, "batch_size": 16, "learning_rate": 2, "max_norm": max_norm}
    hasty, _ = sequences.train_on_last_step(x_train, Y_train, begun, rng, **hurry)
    reached[max_norm] = sequences.accuracy_after_each_step(x_test, Y_test, hasty)[-1]
for max_norm, right in reached.items():
    print(f"longest gradient {max_norm or 'any length'}: {right:.1f} %")
sizes = {"still about 10 %": 10, "about 50 %": 50, "about 92 %": 92}
reveal("ten times the rate", min(sizes, key=lambda text: abs(sizes[text] - reached[0.3])))

# %% [markdown]
# Where the curve is steep, a long gradient times a large rate throws the weights far away, to a place
# that is steeper still. Cut to 0.3 no step is longer than 0.6. A length of 1 is too long here: what to
# cut at has to be tried, like the rate itself.

# %% [markdown]
# ## Scoreboard
#
# All brains of the course, on the same images, trained in this very notebook. The neuron of lesson 1 and
# the flower's network of lesson 2 have grown to ten classes, as in lesson 3. All learn on mini-batches
# with momentum: the dense networks and softmax regression in 30 epochs at a rate of 0.3, the
# convolutional network in 15, which is all it needs, and the recurrent one as above. The nearest training
# image learns nothing, and keeps them all.
#
# The last column is the second task of lesson 6: the digits **wander** over a canvas of 14 by 14 pixels.
# There each brain has more parameters, in brackets, and the recurrent one reads 14 rows of 14 pixels. The
# seconds are those of the training on the centred digits, on your computer.

# %% prediction="wandering digits"

# %%
wandering = scoreboard.load_wandering(np.random.default_rng(1))
dense = {"seed": 1, "num_epochs": 30, "learning_rate": 0.3}
few = dense | {"num_epochs": 15}
brains = {
    "nearest training image": (3, scoreboard.try_nearest, {}),
    "softmax regression": (1, scoreboard.try_dense, dense | {"hidden_units": ()}),
    "dense 32 tanh": (2, scoreboard.try_dense, dense | {"hidden_units": (32,), "hidden": "tanh"}),
    "dense 32 relu": (3, scoreboard.try_dense, dense | {"hidden_units": (32,)}),
    "dense 32-16 relu": (3, scoreboard.try_dense, dense | {"hidden_units": (32, 16)}),
    "CNN, 8 and 16 filters": (6, scoreboard.try_cnn, few | {"filters": (8, 16)}),
    "RNN, 32 units": (7, scoreboard.try_rnn, settings | {"seed": 1, "n_a": 32, "max_norm": 1}),
}

# %%
board = {}
for name, (lesson, brain, how) in progress(brains.items(), "all brains"):
    board[name] = (lesson, brain(digits, **how), brain(wandering, **how))
print(f"{'lesson':8}{'brain':24}{'parameters':>11}{'digits':>9}{'seconds':>9}{'wandering':>11}")
for name, (lesson, (size, right, seconds), (larger, far, _)) in board.items():
    print(f"{lesson:^8}{name:24}{size:11,}{right:7.1f} %{seconds:9.1f}{far:9.1f} % ({larger:,})")
best = max(board, key=lambda name: board[name][2][1])
kinds = {"nearest": "the nearest training image", "CNN": "the convolutional network"}
kinds |= {"RNN": "the recurrent network"}
reveal("wandering digits", kinds.get(best.split(",")[0].split()[0], "the dense network"))

# %% [markdown]
# Read it with care; it is the sum of the course.
#
# - **In the middle of the canvas all are equal.** One test image is 0.28 %, and chance moves a share near
#   96 % by about 1 % either way. Between 650 parameters and 2,778 no winner can be named. Who wants to be
#   best here keeps all the images.
# - **Once the digits wander, the structure decides.** Softmax regression falls to a fifth. The
#   convolutional network, with fewer parameters than the dense ones beside it, is far ahead, because what
#   a filter has learned in one corner holds in all of them.
# - **The recurrent network is the same at every row, but not at every column.** So it stands in between.
#   Its strength lies elsewhere: it is the only one that could read a digit of nine rows.
# - What is built into a network, and what it has to find out for itself, matters more than its size. That
#   is the idea behind convolution (the same everywhere) and recurrence (the same at all times).

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each.
#
# 1. The reader was asked after row eight only. How would you train it so that its beliefs are good
#    after every row? What would `sequence_cost` have to do with it, and what might it cost in the last
#    row?
# 2. With $W_{aa} = 1.5$ the unit never forgets that there was a 1. Could it tell you *when* it came?
#    Give it a second 1 later: what does it remember then?
# 3. The network of the poem pays little for each letter. How would you find out what it pays for a
#    text that it has not seen? Why would it be no use to hold back every fifth letter of the poem?

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# This is the step as lecture notes 000, section 3.3, have it. For tanh and softmax, which the notes leave
# open, $g$ stands here.
#
# | line | |
# | --- | --- |
# | 1 | $a^{\langle 0 \rangle} = 0$ |
# | 2 | $W_a = [\, W_{aa}\, a^{\langle t-1 \rangle} : W_{ax}\, x^{\langle t \rangle} \,]$ |
# | 3 | $a^{\langle t \rangle} = g(W_a\, [a^{\langle t-1 \rangle}$ above $x^{\langle t \rangle}] + b_a)$ |
# | 4 | $\hat y^{\langle t \rangle} = g(W_{ya}\, a^{\langle t \rangle} + b_y)$ |

# %% prediction="slip in the notes"

# %% [markdown]
# Follow the shapes, with 3 units, 2 inputs and 5 examples. A matrix of weights may not depend on how many
# examples there are, and its columns must fit the rows of what stands behind it.

# %%
rng = np.random.default_rng(0)
Waa, Wax = rng.normal(size=(3, 3)), rng.normal(size=(3, 2))
a_prev, x_t = rng.normal(size=(3, 5)), rng.normal(size=(2, 5))
printed = sequences.stack_as_printed(Waa, Wax, a_prev, x_t)
weights = dlhelpers.stack_weights(Waa, Wax)
print("memory above input: ", (len(a_prev) + len(x_t), a_prev.shape[1]))
print("W_a as printed:     ", printed.shape, "which does not fit")
print("[Waa | Wax]:        ", weights.shape, "which does")
reveal("slip in the notes", "line 2" if printed.shape[1] != len(a_prev) + len(x_t) else "line 3")

# %% [markdown]
# ### And mend it
#
# Write the step right, with the one wide matrix. This one is checked and carries no points.
#
# - It gives the memory that `rnn_cell_forward` gives, for any number of units, inputs and examples.
# - The weights stay the same from step to step. Memory and input come in once, and not twice.

# %% exercise="cell_from_stacked"

# %% [markdown]
# And a second slip in the same section. The notes say that the sigmoid is common for $\hat y$. But their
# $x$ is one-hot: one of $V$ words. Where exactly one of $V$ answers is right, the output is a
# **softmax**. Sigmoids answer $V$ questions with yes or no, each for itself, and are right where several
# answers can hold at once, such as the tags of a photograph. The cell shows it for three scores: the
# sigmoids do not sum to 1.

# %%
scores = np.array([[2.0], [1.0], [0.1]])
for name, beliefs in (("softmax", dlhelpers.softmax(scores)), ("sigmoids", sigmoid(scores))):
    print(f"{name:9}", beliefs.ravel().round(3), "sum", round(beliefs.sum(), 3))

# %% [markdown]
# ## How well do you know what you know?
#
# All through the course you have committed guesses, and where you liked, how sure you were. Somebody who
# says "80 %" ten times should be right about eight times: then the point lies on the dotted line. Most
# people lie below it where they are very sure. A model can be asked the same question, and so can its
# softmax: large networks, too, tend to be surer than they are right.
#
# The cell reads the answers that you have seen revealed, in all lessons in this folder. The first answer
# counts. The number in a point says how many guesses it stands for, and so does its size; the lines
# above the picture say the same in words.

# %%
known = calibration()
plotting.plot_calibration(known)
plt.show()

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **The way back.** Write `rnn_backward`: for each step, from the last to the first, add what comes from
#   its own output to what comes from the step after it, and go through tanh. `dlhelpers.rnn_backward` is
#   there to compare with, and `dlhelpers.gradient_check` will tell you the truth.
# - **A gate.** Let a number between 0 and 1, computed from memory and input, decide how much of the old
#   memory stays: $a^{\langle t \rangle} = u * \tilde a + (1 - u) * a^{\langle t-1 \rangle}$. This is the heart
#   of the GRU. Give it the task to remember the first of 50 numbers, and follow the gradient back.
# - **An LSTM** has three gates and a second memory that is not squeezed at each step. Same task.
# - **A belief after each row.** Train the reader with `sequences.train_on_every_step`, the label repeated
#   eight times: `np.repeat(Y_train[:, :, np.newaxis], 8, axis=2)`. How many rows does it need for 80 %?
# - **From both sides.** Read the rows downwards with one network and upwards with another, and let one
#   readout see both memories. This is called bidirectional. When is it not allowed?
# - **Another text.** Take any text of a few thousand characters. Hold the last fifth back and follow both
#   costs. When does the network begin to learn by heart?
# - **Wandering digits, read twice.** The recurrent network was in trouble with digits that move sideways.
#   Let a filter go over each row first. You have written everything that this needs.

# %% [markdown]
# ## The end of the course
#
# You began with one neuron and eight by eight pixels. You have written, by hand and with every check
# passed or yet to pass: a neuron, a hidden layer, a network of any depth, filters, convolution, pooling,
# their ways back, and a network that reads. The large models of our day are made of these parts. You know
# what each of them does, and how to prove it.
