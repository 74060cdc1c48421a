# %% [markdown]
# # 3 · A deep network for all ten digits
#
# One neuron told a 3 from an 8. One hidden layer opened a flower. Now come all ten digits, and a
# network of as many layers as you like, written once: the same few functions serve three layers and
# eleven.
#
# When you are through, you can
#
# - write a network of any depth, forward and backward, out of small blocks,
# - look at every gradient on its way back, and find the line in which it goes wrong,
# - say why deep networks would not learn for so long, and what made them.
#
# It takes about 90 minutes. As before: some cells ask for a **guess** before the answer comes. You
# **write** eleven functions, 100 points together; below each stands a check that names what is not
# right yet. Everything else runs without you, on the finished package `dlhelpers`.
#
# The notes behind it: lecture notes 002, week 4; 003, from the count of the parameters to gradient
# clipping; 004, "Vanishing Gradient" and the loss for many classes.

# %% tags=["setup"]
import numpy as np

from dlhelpers import sigmoid
from dlhelpers.exercises.deep_network import commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt
from IPython.display import HTML

import dlhelpers
from dlhelpers import deep, gradient_check, microscope, patients, plotting, training
from dlhelpers.pictures import deep_network as pictures
from dlhelpers.pictures import signals
from dlhelpers.progress import progress
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: ten answers
#
# There are 1797 handwritten digits, of 8 by 8 pixels each. As in lesson 1 an image becomes a column
# of 64 grey levels, from 0 (paper) to 1 (ink). A fifth of the images is put aside.
#
# A label can no longer be a single number between 0 and 1: a 2 is not "more" than a 1. So a label
# becomes a column of ten entries, with a 1 in the row of the digit that was meant and 0 everywhere
# else. This is called **one-hot**.

# %%
X_train, X_test, Y_train, Y_test = deep.load_ten_digits(np.random.default_rng(1))
print("to learn from:", X_train.shape, Y_train.shape)
print("to be judged: ", X_test.shape, Y_test.shape)
print("label of the first image:", Y_train[:, 0].astype(int), "that is a", Y_train[:, 0].argmax())

# %% [markdown]
# The picture shows the first 24 training images with their labels. Some of them you would have to
# look at twice.

# %%
titles = [str(label) for label in Y_train[:, :24].argmax(axis=0)]
plotting.show_images(X_train[:, :24].T.reshape(-1, 8, 8), titles)
plt.show()

# %% [markdown]
# The network is a tower of layers. Layer $l$ has $n^{[l]}$ units; layer 0 is the image. Every layer
# does the same two things, a linear one and a curved one:
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}(Z^{[l]}), \qquad A^{[0]} = X$$
#
# | sign | shape | what it is |
# | --- | --- | --- |
# | $X = A^{[0]}$ | `(n[0], m)`, here `(64, 1438)` | one image per column |
# | $Y$ | `(n[L], m)`, here `(10, 1438)` | one-hot labels |
# | $W^{[l]}$, $b^{[l]}$ | `(n[l], n[l-1])`, `(n[l], 1)` | one row for each unit |
# | $Z^{[l]}$, $A^{[l]}$ | `(n[l], m)` | one column for each image |
# | $A^{[L]}$ | `(n[L], m)` | ten probabilities for each image |
#
# From now on hidden layers use **relu**, $g(z) = \max(0, z)$. The last layer uses **softmax**, which
# makes ten scores into ten probabilities. Why these two? The lesson will show it.

# %% [markdown]
# ## Predict
#
# Three questions before you write a line. Put your guess in place of `None` and run the cell.

# %% [markdown]
# A network that knows nothing gives all ten digits the same score. In lesson 1 the price of knowing
# nothing was $\ln 2$.

# %% prediction="ten equal scores"

# %% [markdown]
# How large is large? A number from the lecture notes.

# %% prediction="about a million"

# %% [markdown]
# And the beginning. Zeros fail, as you know from lesson 2. There the weights began with a spread of
# 0.01, and it went well. Now with three layers of weights, at a learning rate of 0.5. He's start, which
# you will write, is at about 96 % of the test images after 300 steps.

# %% prediction="a narrow start"

# %% [markdown]
# ## By hand: counting, ten to one, and a way back
#
# ### Counting
#
# A unit has one weight for each number that comes in, and one bias. Lecture notes 003 count a network
# with 5 inputs, and 6, 3 and 1 units:
#
# $$(5 \cdot 6 + 6) + (6 \cdot 3 + 3) + (3 \cdot 1 + 1) = 36 + 21 + 4 = 61$$
#
# At their end they lay a 6 by 6 image flat and lead it into 5 neurons. The sum is left open; it is
# $36 \cdot 5 = 180$ weights and 5 biases, **185**.

# %%
for layer_dims in ([5, 6, 3, 1], [36, 5], [784, 1], [784, 1000, 1], [64, 32, 16, 10]):
    print(f"{layer_dims!s:20}{dlhelpers.count_parameters(layer_dims):10,} parameters")
reveal("about a million", f"{dlhelpers.count_parameters([784, 1000, 1]):,}")

# %% [markdown]
# ### From scores to probabilities
#
# Softmax takes the exponential of each score, so that all are positive, and divides by their sum:
#
# $$a_k = \frac{e^{z_k}}{\sum_c e^{z_c}}$$
#
# With the scores $z = (2, 1, 0)$: the exponentials are 7.389, 2.718 and 1, their sum is 11.107, and so
# $a = (0.665, 0.245, 0.090)$. If the second class is the right one, the loss is what the second class
# got: $L = -\ln 0.245 = 1.408$. The others do not enter.

# %% prediction="scores plus 100"

# %%
scores = np.array([[2.0], [1.0], [0.0]])
for z in (scores, scores + 100, 100 * scores):
    print("scores", z.ravel(), "-> probabilities", dlhelpers.softmax(z).ravel().round(3))
same = np.allclose(dlhelpers.softmax(scores), dlhelpers.softmax(scores + 100))
reveal("scores plus 100", "they stay the same" if same else "they become nearly equal")

# %% [markdown]
# Put the softmax into the loss, and the exponentials nearly vanish:
#
# $$L = -\ln \frac{e^{z_k}}{\sum_c e^{z_c}} = \ln \sum_c e^{z_c} - z_k$$
#
# This is the loss **from the scores** (they are also called logits). Its slope is short. The first term
# has the slope $e^{z_j} / \sum_c e^{z_c} = a_j$ with respect to $z_j$; the second one takes away 1 for
# the right class:
#
# $$\frac{\partial L}{\partial z_j} = a_j - y_j$$
#
# It is $A - Y$ once more, as with the sigmoid. In our example: $(0.665, -0.755, 0.090)$. What the right
# class is to gain the others lose; the three numbers sum to 0.

# %%
y = np.array([[0.0], [1.0], [0.0]])
loss, dz = dlhelpers.softmax_cross_entropy(scores, y)
tried = gradient_check.numeric_gradient(
    lambda p: dlhelpers.compute_cost(dlhelpers.softmax(p["z"]), y), {"z": scores}
)
print(f"loss {loss:.3f}, a - y {dz.ravel().round(3)}, by trying {tried['dz'].ravel().round(3)}")
reveal("ten equal scores", dlhelpers.softmax_cross_entropy(np.zeros((10, 1)), np.eye(10)[:, :1])[0])

# %% [markdown]
# ### A way back, with a closed door
#
# Two inputs, two relu units, three classes; one example $x = (1, 2)$, whose class is the first. All
# biases are 0, and
#
# $$W^{[1]} = \begin{pmatrix} 1 & -1 \\ 0.5 & 0.5 \end{pmatrix}, \qquad
# W^{[2]} = \begin{pmatrix} 1 & 0 \\ 0 & 1 \\ 2 & -1 \end{pmatrix}$$
#
# **Forward.** $z^{[1]} = (1 - 2,\; 0.5 + 1) = (-1, 1.5)$, and relu makes it $a^{[1]} = (0, 1.5)$. Then
# $z^{[2]} = (0, 1.5, -1.5)$, the probabilities are $(0.1753, 0.7856, 0.0391)$ and the loss is
# $-\ln 0.1753 = 1.7413$.
#
# **Backward**, against the arrows:
#
# 1. The scores: $0.1753 - 1 = -0.8247$ for the right class, $0.7856$ and $0.0391$ for the others.
# 2. The weights of layer 2: each slope is what came in times what comes back. The first unit sent 0, so
#    its three weights have the slope 0. The second sent 1.5:
#    $(-1.2371, 1.1784, 0.0587)$.
# 3. The activations. Each unit has three roads, one to each score; slopes along a road are multiplied,
#    roads are added. The first: $1 \cdot (-0.8247) + 0 + 2 \cdot 0.0391 = -0.7465$. The second:
#    $0 + 0.7856 - 0.0391 = 0.7465$.
# 4. The sums. Relu has the slope 1 where it is on and 0 where it is off. The first unit is **off**: its
#    $-0.7465$ ends at a closed door. We get $(0, 0.7465)$.
# 5. The weights of layer 1: the first unit learns nothing from this example; the second gets
#    $0.7465 \cdot (1, 2) = (0.7465, 1.4930)$.
#
# The cell finds the same numbers without any rule, by moving each of them a little.

# %%
small = {
    "W1": np.array([[1.0, -1.0], [0.5, 0.5]]),
    "b1": np.zeros((2, 1)),
    "W2": np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]),
    "b2": np.zeros((3, 1)),
}
x, y = np.array([[1.0], [2.0]]), np.array([[1.0], [0.0], [0.0]])
a, caches = dlhelpers.forward_prop(x, small, output="softmax")
print("probabilities", a.ravel().round(4), f"loss {dlhelpers.compute_cost(a, y):.4f}")
by_trying = microscope.by_trying(x, y, small)
for name in ("dZ2", "dW2", "dA1", "dZ1", "dW1"):
    print(name, by_trying[name].round(4).tolist())

# %% [markdown]
# ## Write: blocks, and then the tower
#
# Write for whole matrices, leave the arguments as they are, and use only Python, numpy, `sigmoid`
# (which is given) and what you have written in earlier tasks.
#
# Before you begin, look at the **shape ledger**. It is filled in by a real run through a network with
# 64 inputs, hidden layers of 32 and 16 units, and 10 classes. The cell prints it, step by step: first
# the parameters and the data, then Z and A of layers 1 to 3, then the way back from layer 3 to layer 1,
# with dA, dZ, dW and db. Every d has the shape of the thing itself. Nothing else in this lesson saves
# so much time.

# %%
first = deep.start([64, 32, 16, 10], np.random.default_rng(1))
pages = microscope.shape_ledger(X_train, Y_train, first)
for caption, entries in pages:
    shapes = [f"{sign}{layer} {shape}" for (layer, sign), shape in entries.items()]
    print(f"{caption}: {', '.join(shapes)}")

# %% [markdown]
# The same as a film: a table with a row for each layer and a column for each of W, b, Z, A, dA, dZ, dW
# and db. It fills from the left top to the bottom, then on the right from the bottom to the top. What
# is new stands on yellow, in bold. Press play, and stop before each step to say which shapes will come.

# %%
HTML(pictures.ledger_film(pages))

# %% [markdown]
# ### 1. `count_parameters`
#
# - A single unit with $n$ inputs has $n + 1$ parameters.
# - The layers' parameters are added; a further layer adds its own and changes no other.
# - 5, 6, 3, 1 makes 61.

# %% exercise="count_parameters"

# %% [markdown]
# ### 2. `initialize_parameters`
#
# Random weights as wide as suits relu, after Kaiming He and others (2015): the standard deviation is
# $\sqrt{2 / n^{[l-1]}}$, where $n^{[l-1]}$ is the number of units of the layer before. (Lecture notes
# 004 have $\sqrt{2 / (n - 1)}$: a superscript that has fallen to the floor.)
#
# - One weight matrix and one column of biases for each layer but the input.
# - The more inputs a unit has, the smaller each of its weights: four times the inputs, half the spread.
# - How many units the layer itself has does not matter for the spread.
# - No two units are alike. The biases are 0.

# %% exercise="initialize_parameters"

# %% [markdown]
# ### 3. `linear_forward`
#
# - With `A_prev` zero, every column is `b`.
# - An example gets the same column alone as in company.
# - Without biases: twice the input, twice the output.
#
# The cache is a note to yourself, for the way back. It holds what came in, as it came.

# %% exercise="linear_forward"

# %% [markdown]
# ### 4. `softmax`
#
# - Every column sums to 1, whatever stands in the others.
# - Equal scores, equal probabilities; a larger score, a larger probability.
# - Add a number to all scores of a column: nothing changes. This law you may use, too: scores of 1000
#   must not make the computer stumble.
# - For two classes it is the sigmoid of the difference of their scores.

# %% exercise="softmax"

# %% [markdown]
# ### 5. `activation_forward`
#
# One whole layer. Its activation is named by a word.
#
# - With relu nothing that comes out is negative, and what was positive stays as it was.
# - With the sigmoid all lies between 0 and 1, with tanh between $-1$ and 1; with softmax each column
#   sums to 1.
# - The cache holds two things: what the linear half remembered, and `Z`.

# %% exercise="activation_forward"

# %% [markdown]
# ### 6. `forward_prop`
#
# The tower. How many layers there are you see from the parameters.
#
# - One layer with a sigmoid is the neuron of lesson 1.
# - As many caches as layers, the first layer's first.
# - Exchange two units of a hidden layer, together with all that belongs to them: nothing changes.
# - Multiply one hidden layer's weights and biases by 3 and divide the weights of the next by 3: nothing
#   changes. That is relu; with tanh it would not be so.

# %% exercise="forward_prop"

# %% [markdown]
# ### 7. `compute_cost`
#
# One row of probabilities is a yes/no question, as in lessons 1 and 2. With $K$ rows each column is one
# question with $K$ answers:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \sum_{k=1}^{K} y_k^{(i)} \ln a_k^{(i)}$$
#
# - $K$ equal probabilities cost $\ln K$; with one row, 1/2 costs $\ln 2$.
# - With $K$ rows only the probability of the right class counts.
# - Every example twice: the same cost. And it is finite, even where a probability is exactly 0: large,
#   if that was the right class. How you keep the logarithm from 0 is your affair, as long as the cost of
#   ordinary probabilities stays what it is, to six digits.

# %% exercise="compute_cost"

# %% [markdown]
# ### 8. `linear_backward`
#
# Now back. This block is asked: if `Z` moves the loss of each example by `dZ`, what do the three things
# do that made it? Steps 2 and 3 of the example by hand are all there is to know; now for many examples.
#
# - Each result has the shape of what it belongs to.
# - `dA_prev` is a matter of each example alone: alone or in company, the same column.
# - `dW` and `db` belong to the cost, which is a mean: every example twice, the same `dW` and `db`.
# - A unit whose `dZ` is 0 learns nothing. An input that was 0 teaches its weights nothing.
# - Twice `dZ`: twice everything.

# %% exercise="linear_backward"

# %% [markdown]
# ### 9. `activation_backward`
#
# Step 4, and then the block you have just written.
#
# - Through relu a gradient passes whole or not at all. At exactly 0 the course calls the slope 0.
# - Through sigmoid or tanh it becomes smaller, and where the unit has levelled off nothing is left.
# - At $Z = 0$ tanh passes on everything and the sigmoid a quarter.

# %% exercise="activation_backward"

# %% [markdown]
# ### 10. `backward_prop`
#
# The whole way, from the probabilities to the first layer. It begins with $A^{[L]} - Y$, for a sigmoid
# and for a softmax.
#
# - A gradient for each parameter, and each in the shape of its parameter, however many layers there are.
# - If $A^{[L]} = Y$, all are 0. Every example twice: the same gradients.
# - If some layer's weights are 0, nothing gets through to the layers below it.
# - With the numbers from "By hand" come the numbers from "By hand".
# - And it is what trying gives, on four layers.

# %% exercise="backward_prop"

# %% [markdown]
# ### 11. `update_parameters`
#
# - A learning rate of 0 changes nothing; twice the rate is twice the step.
# - It takes a network of any depth. Each parameter has its gradient under its own name; in which order
#   they stand in the dictionary says nothing.
# - What was passed in stays as it was.

# %% exercise="update_parameters"

# %% [markdown]
# ### Your network meets the digits
#
# 2,778 parameters, 300 steps with a learning rate of 0.5. If your four functions pass their checks, they
# do the work, and the cell says so. If not yet, the package's do.
#
# The picture shows the cost over the steps. It begins near 2.4, a little above $\ln 10$. On its way down
# it jumps up again and again, for the rate is nearly too large; soon after step 100 it falls smoothly, and
# it ends near 0.03.

# %%
needed = ("forward_prop", "compute_cost", "backward_prop", "update_parameters")
own = all(works(name) for name in needed)
passes = (forward_prop, compute_cost, backward_prop, update_parameters) if own else deep.PASSES
print("Your own functions at work." if own else "The package's at work: yours are not ready yet.")

begin = time.perf_counter()
trained, costs = deep.fit(X_train, Y_train, first, 300, 0.5, passes, label="64-32-16-10")
seconds = time.perf_counter() - begin
print(f"cost {costs[0]:.4f} -> {costs[-1]:.4f}")
print(f"training images: {deep.accuracy(X_train, Y_train, trained):.1f} % right")
print(f"test images:     {deep.accuracy(X_test, Y_test, trained):.1f} % right")

_, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
plotting.plot_costs({"64-32-16-10": costs}, ax).set_title("Ten digits in three hundred steps")
plt.show()

# %% [markdown]
# ## See: where it goes wrong
#
# Some of the 359 test images are misjudged. The picture shows the six in which the network was surest:
# above each image what was meant and what was read, below it the ten probabilities. The bar of the
# right class would be orange and hatched; mostly it is too low to be seen. A sure network is not a right
# one: nobody told it what it has not seen.

# %%
(*_, probabilities), _ = deep.look_inside(X_test, Y_test, trained)
print("misjudged:", np.sum(probabilities.argmax(axis=0) != Y_test.argmax(axis=0)), "of 359")
pictures.plot_mistakes(X_test, Y_test, probabilities)
plt.show()

# %% [markdown]
# ### What learning has changed
#
# Each of the 32 units of the first layer has 64 weights, so each is an image. The picture shows what
# learning has **added** to the random beginning: red where ink speaks for the unit, blue with a white
# dot where it speaks against it. You find bits of strokes, edges and gaps. The left and right rim stay
# white: there is hardly ever ink, so there is nothing to learn. Not one unit looks for a whole digit;
# the layers above put the bits together. A few images are blank. The cell counts the units that are off
# for every training image; you will be asked about them.

# %%
pictures.plot_first_layer(trained["W1"] - first["W1"])
plt.show()
(A1, *_), _ = deep.look_inside(X_train, Y_train, trained)
print("off for every training image:", np.sum(~A1.any(axis=1)), "of", len(A1), "units")

# %% [markdown]
# ## See: the gradient microscope
#
# In lesson 2 a gradient check told right from wrong. With four layers you also want to know **where**.
# A backward pass computes more than it returns: `dZ` and `dA` of every layer on the way. The microscope
# lays all of them out in the order in which they arise, each beside the number found by trying. The
# first line that disagrees is the slip; what comes after it may be wrong only because of it.
#
# For every gradient you see one entry: its place, its value from the backward pass, its value by
# trying, and the relative error of the whole array. The network has four layers, 64-6-5-4-10, and looks
# at 8 images. Under the microscope are your own `linear_backward` and `activation_backward`, finished
# or not.

# %%
few = X_train[:, :8], Y_train[:, :8]
patient = patients.draw_patient(np.random.default_rng(2))
print(microscope.look(*few, patient, (linear_backward, activation_backward)))

# %% [markdown]
# And your whole `backward_prop` on the same four layers, in the form that you know.


# %%
def cost_at(parameters):
    AL, _ = dlhelpers.forward_prop(few[0], parameters, output="softmax")
    return dlhelpers.compute_cost(AL, few[1])


AL, caches = dlhelpers.forward_prop(few[0], patient, output="softmax")
try:
    print(gradient_check.gradient_check(cost_at, patient, backward_prop(AL, few[1], caches)))
except Exception as problem:
    print("No comparison yet: backward_prop does not give gradients.", problem)

# %% [markdown]
# ### Three patients
#
# The package has three broken backward passes, made by wrapping a right one: in one layer something else
# is called. Patient A first.

# %% prediction="patient A"

# %%
views = {name: microscope.look(*few, patient, steps) for name, steps in patients.PATIENTS.items()}
print(views["A"])
after = "dW3 and all that comes later on the way back"
alone = views["A"].disagreements == ["dW3"]
reveal("patient A", "dW3 alone" if alone else after)

# %% [markdown]
# Patient B. Here you see the other kind of slip: from `dZ2` on everything disagrees, down to the first
# layer. Which line of code makes a `dZ` out of a `dA`? There it is: in layer 2 the slope of relu
# has been left out.

# %%
print(views["B"])

# %% [markdown]
# Patient C is yours. Compare the two columns of numbers in the first line that disagrees.

# %%
print(views["C"])

# %% prediction="patient C"

# %%
worst = next(line for line in views["C"].lines if line.name == views["C"].disagreements[0])
print(f"{worst.name}: {worst.got / worst.tried:.4f} of what it should be")
slip = "the line that makes dA_prev divides by m"
reveal("patient C", slip if worst.name == "dA2" else "the slope of relu is missing")

# %% [markdown]
# The picture shows all of it at once, on a logarithmic axis: one bar for each gradient, from `dZ4` at the
# top to `db1` at the bottom. Blue and plain agrees, orange and hatched disagrees, the dashed line is the
# tolerance, the arrow marks the first disagreement. The right pass is blue throughout. A has a single
# long bar, `dW3`. B is orange from `dZ2` down, C from `dA2` down.

# %%
pictures.plot_views(
    {"right": microscope.look(*few, patient)} | {f"patient {name}": v for name, v in views.items()}
)
plt.show()

# %% [markdown]
# **A slip in `dW` or `db` stays where it is. A slip in `dZ` or `dA` spreads to all layers below.**
#
# A last warning. Also trying can be wrong. The network above has random biases, and not for nothing. Put
# them to 0, and in some image all units of a layer may be off. Then the next layer gets nothing but
# zeros, so its $z$ is 0 exactly: on the kink of relu. A step to the right finds the slope 1, a step to
# the left finds 0, and the central difference says 1/2. The package's right pass then looks ill.

# %%
on_the_kink = deep.start([64, 6, 5, 4, 10], np.random.default_rng(1))
view = microscope.look(*few, on_the_kink)
_, caches = dlhelpers.forward_prop(few[0], on_the_kink, output="softmax")
print("sums that are exactly 0 in layer 3:", np.sum(caches[2][1] == 0))
print("disagree, though nothing is wrong: ", view.disagreements)

# %% [markdown]
# ## Break it
#
# ### Four beginnings
#
# The same network, the same images, 300 steps with a rate of 0.5, but another beginning: He's spread;
# every weight with the spread 0.01; zeros; every weight with the spread 1. Each with three seeds (zeros
# need only one), since chance plays a part.

# %%
spreads = {"He": None, "0.01": 0.01, "zeros": 0.0, "1": 1.0}
curves, results = {}, {}
for name, spread in progress(spreads.items(), "four beginnings", total=4):
    results[name] = []
    for seed in (1,) if name == "zeros" else (1, 0, 2):
        begun = deep.start([64, 32, 16, 10], np.random.default_rng(seed), spread)
        ended, curve = deep.fit(X_train, Y_train, begun, 300, 0.5)
        results[name].append(deep.accuracy(X_test, Y_test, ended))
        curves.setdefault(name if name in ("He", "zeros") else f"spread {name}", curve)
for name, shares in results.items():
    print(f"{name:6} test accuracy {', '.join(f'{right:.1f} %' for right in shares)}")

# %%
middle = np.mean(results["0.01"])
asleep = "it has hardly begun" if 10 < middle < 70 else "at 10 %, and it stays there"
reveal("a narrow start", asleep if middle < 90 else "at about 96 %, as with He")

# %% [markdown]
# - **He** is there each time.
# - **0.01** has hardly begun, and how far it got is a matter of luck. Give it time: with 600 steps it is
#   on its way down, as the next cell shows. In a deeper network it would never wake up.
# - **Zeros** are blind for ever. Only the last bias moves; the network says what was most frequent among
#   the training images, which is right for 8.1 % of the test images.
# - **1** begins sure of nonsense, at a cost of 44 for the first seed, and the first steps are far too
#   long. Some of these networks recover, more or less. One is as blind as the zeros: the steps have pushed
#   a whole layer of units so far that hardly one of them is ever on again.
#
# The picture shows the cost over the steps for the first seed, on a logarithmic axis: He (solid) falls
# at once. 0.01 (dashed) lies flat at $\ln 10 = 2.30$ for some 250 steps and then begins to fall. Zeros
# (dash and dot) lie there for ever. 1 (dotted) shoots up from 44 to above 100, drops to 2.3 within ten
# steps and creeps down from there.

# %%
_, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
plotting.plot_costs(curves, ax).set(yscale="log", title="How it begins decides whether it learns")
ax.legend(loc="upper right")
plt.show()
begun = deep.start([64, 32, 16, 10], np.random.default_rng(1), 0.01)
ended, curve = deep.fit(X_train, Y_train, begun, 600, 0.5)
print(f"0.01 after 600 steps: cost {curve[-1]:.3f}, {deep.accuracy(X_test, Y_test, ended):.1f} %")

# %% [markdown]
# ### What a spread does to a signal
#
# Ten hidden layers now, of 64 relu units each. First with the spread 1. Follow the signal upwards: each
# unit adds up 64 inputs with random weights of both signs.

# %% prediction="growth per layer"


# %%
def growth(spread, seed):
    """Return how many times as large each of ten layers makes its signal, on average."""
    begun = deep.start([64] + [64] * 10 + [10], np.random.default_rng(seed), spread)
    activations, _ = deep.look_inside(X_train[:, :200], Y_train[:, :200], begun)
    first_size, last_size = (np.sqrt(np.mean(activations[k] ** 2)) for k in (0, 9))
    return (last_size / first_size) ** (1 / 9)


factors = {spread: np.mean([growth(spread, seed) for seed in range(10)]) for spread in (1.0, None)}
print(f"spread 1: times {factors[1.0]:.2f} per layer, times {factors[1.0] ** 9:.1e} in nine")
print(f"He:       times {factors[None]:.2f} per layer, times {factors[None] ** 9:.2f} in nine")
reveal("growth per layer", float(factors[1.0]))

# %% [markdown]
# That is the whole secret of He's rule: with $\sqrt{2 / n^{[l-1]}}$ the factor is 1, on average. What
# holds for the signal on its way up holds for the gradient on its way down.
#
# ### The vanishing gradient
#
# For decades hidden layers had sigmoids. Look at the slopes: the picture shows them over $z$. The
# sigmoid's (solid) is a flat hill with its top at 1/4. Tanh's (dashed) reaches 1, but only in the middle.
# Relu's (dash and dot) is 1 for all positive $z$ and 0 for the others.

# %%
signals.plot_slopes()
plt.show()

# %% prediction="ten sigmoids"

# %% [markdown]
# On its way through ten layers of sigmoids a gradient is multiplied by ten such slopes, and
# $0.25^{10} = 9.5 \cdot 10^{-7}$. Lecture notes 003 have a hundred factors near 1 and a hundred near
# 0.1: $0.1^{100} = 10^{-100}$. Lecture notes 004 put it in one line, $y = w_1 w_2 \cdots w_n x$.

# %%
print(f"0.25 ** 10 = {0.25**10:.2g}, 0.1 ** 100 = {0.1**100:.1g}")
for w in (0.5, 1.5):
    print(f"ten factors of {w}: {w**10:.4g}, a hundred: {w**100:.2g}")

# %%
tower = [64] + [64] * 10 + [10]
norms = {}
for hidden in ("sigmoid", "relu"):
    begun = deep.start(tower, np.random.default_rng(1))
    _, norms[f"{hidden}, He"] = deep.look_inside(X_train, Y_train, begun, hidden)
for name, lengths in norms.items():
    ratio = lengths[-1] / lengths[0]
    print(f"{name:12} |dW1| = {lengths[0]:.1e}, |dW11| = {lengths[-1]:.2f}, ratio {ratio:.1e}")
sizes = {"as large": 1, "about 10 times": 10, "about 40 times": 40, "about 100,000 times": 1e5}
ratio = norms["sigmoid, He"][-1] / norms["sigmoid, He"][0]
reveal("ten sigmoids", min(sizes, key=lambda text: abs(np.log(sizes[text] / ratio))))

# %% [markdown]
# The picture shows the length of $dW^{[l]}$ for all eleven layers, on a logarithmic axis. The sigmoids'
# bars (orange, hatched) are a staircase: about 1 at the output, a hundred-thousandth at the first layer.
# Relu's (blue) are all of one height, near 0.2.

# %%
signals.plot_gradient_norms(norms).set_title("Sigmoids starve the first layers")
plt.show()

# %% [markdown]
# Does it matter? Let three towers learn from the first 500 images, 200 steps with a rate of 0.1, all from
# the same weights. When the others are done, no weight in the sigmoids' first layer has moved by more than
# about a hundred-thousandth.

# %%
begun, part = deep.start(tower, np.random.default_rng(1)), (X_train[:, :500], Y_train[:, :500])
rows = []
for hidden in progress(("sigmoid", "tanh", "relu"), "three towers"):
    ended, curve = training.train(*part, begun, 200, 0.1, hidden=hidden, output="softmax")
    moved = np.abs(ended["W1"] - begun["W1"]).max()
    rows.append((hidden, curve[0], curve[-1], moved, deep.accuracy(X_test, Y_test, ended, hidden)))
print(f"{'hidden':10}{'first cost':>11}{'last cost':>11}{'W1 moved by':>13}{'test accuracy':>15}")
for hidden, begun_at, ended_at, moved, right in rows:
    print(f"{hidden:10}{begun_at:11.3f}{ended_at:11.3f}{moved:13.1e}{right:13.1f} %")

# %% [markdown]
# ### Signals and gradients, layer by layer
#
# Three sliders: the activation (0 sigmoid, 1 tanh, 2 relu), the spread of the weights as a multiple of
# He's, and the number of hidden layers. On the left are histograms of the activations in up to five
# layers; with relu the last bin, orange, collects all that is 4 or more. On the right is the length of
# $dW^{[l]}$ for every layer, all on one fixed logarithmic axis: a bar up means longer than 1, a bar down
# shorter, and a change by more than a hundred is orange and hatched. Look for the spread at which relu's
# signal neither dies nor explodes. Then try tanh, and find out what happens to its histograms when the
# spread is too large. (Without sliders: four settings stand below.)


# %%
def draw(activation, spread, hidden_layers):
    signals.plot_signal(*part, signals.HIDDEN[activation], spread, hidden_layers)


explore(draw, activation=(0, 2, 1, 2), spread=(0.2, 3.0, 0.1, 1.0), hidden_layers=(2, 12, 1, 10))

# %% [markdown]
# The static picture: four towers of ten hidden layers, one in each row. Sigmoids with He's spread: the
# histograms lie around 1/2 in all layers and look healthy, but the gradients fall like a staircase.
# Relu with half of He's spread: from layer 3 on everything lies in the first bin, at 0, and all gradients
# are shorter than a thousandth. With He's spread: the histograms keep their shape, more or less, and the
# gradients are not far from 1. With twice He's spread: from layer 6 on nearly all that is not 0 is in the
# last bin, and the gradients are longer than a thousand.

# %%
signals.plot_signals(*part, [("sigmoid", 1.0), ("relu", 0.5), ("relu", 1.0), ("relu", 2.0)])
plt.show()

# %% [markdown]
# The healthy look of the sigmoids deceives. A histogram mixes units and images. Ask of each unit how much
# its answer depends on the image, and you see the signal itself vanish on its way up.

# %%
for hidden in ("sigmoid", "relu"):
    activations, _ = deep.look_inside(*part, deep.start(tower, np.random.default_rng(1)), hidden)
    depends = [np.mean(np.std(A, axis=1)) for A in activations[:10]]
    print(f"{hidden:8} deviation over the images, layers 1, 4, 7, 10:", end=" ")
    print(", ".join(f"{deviation:.1e}" for deviation in depends[::3]))

# %% [markdown]
# ### A probability of exactly 0
#
# In lesson 1 a sigmoid became exactly 1. With a softmax it happens as well. The scores 1000 and 0, and the
# second class is the right one: its probability is $e^{-1000}$, and the computer calls that 0. `compute_cost`
# has to make something up. The loss from the scores never forms the probability, and is right.

# %%
scores, y = np.array([[1000.0], [0.0]]), np.array([[0.0], [1.0]])
print("probabilities:", dlhelpers.softmax(scores).ravel())
print(f"cost from the probabilities: {dlhelpers.compute_cost(dlhelpers.softmax(scores), y):.1f}")
print(f"cost from the scores:        {dlhelpers.softmax_cross_entropy(scores, y)[0]:.1f}")

# %% [markdown]
# ## Scoreboard
#
# From here on one table accompanies the course: the same digits, one brain after the other. Lessons 6 and
# 7 add theirs. The brains of lessons 1 and 2 stand here as well, grown to ten classes: ten neurons side by
# side are **softmax regression**, and one hidden layer with tanh is the network of the flower. All learn
# with 300 steps at a rate of 0.5. Three rows learn nothing in this sense: always the most frequent digit,
# the nearest of ten average images, and the nearest of all training images. The seconds are
# those of learning.


# %%
def nearest(known, new):
    """Number of the nearest known image, for each new one."""
    distances = np.sum(known**2, axis=0)[:, None] - 2 * known.T @ new
    return distances.argmin(axis=0)


def share(said):
    return 100 * np.mean(said == Y_test.argmax(axis=0))


averages = X_train @ Y_train.T / Y_train.sum(axis=1)
digit_of = Y_train.argmax(axis=0)
board = [
    ("always the same digit", 1, share(Y_train.sum(axis=1).argmax()), 0.0),
    ("nearest average image", averages.size, share(nearest(averages, X_test)), 0.0),
    ("nearest training image", X_train.size, share(digit_of[nearest(X_train, X_test)]), 0.0),
]

# %%
regression = {"W1": np.zeros((10, 64)), "b1": np.zeros((10, 1))}
hidden_32 = deep.start([64, 32, 10], np.random.default_rng(1))
brains = {
    "softmax regression": (regression, "relu"),
    "64-32-10 tanh": (hidden_32, "tanh"),
    "64-32-10 relu": (hidden_32, "relu"),
}
for name, (begun, hidden) in brains.items():
    begin = time.perf_counter()
    ended, _ = training.train(X_train, Y_train, begun, 300, 0.5, hidden=hidden, output="softmax")
    took, size = time.perf_counter() - begin, sum(value.size for value in begun.values())
    board.append((name, size, deep.accuracy(X_test, Y_test, ended, hidden), took))
name = "64-32-16-10 relu, " + ("yours" if own else "the package's")
board.append((name, 2778, deep.accuracy(X_test, Y_test, trained), seconds))
print(f"{'brain':32}{'numbers kept':>13}{'digits':>9}{'seconds':>9}")
for brain, size, right, took in board:
    print(f"{brain:32}{size:13,}{right:7.1f} %{took:9.2f}")

# %% [markdown]
# What the table says, if you read it with care:
#
# - One test image is 0.28 %. Between the three networks there is next to no difference, and
#   softmax regression is not far behind. On these small centred digits depth gains nothing.
# - The nearest training image wins again. It keeps 92,032 numbers; a network of 2,410 is a point behind.
# - So why deep? Because digits do not always stand in the middle. From lesson 6 on they wander, and then
#   the nearest image and all the brains of this table are in trouble.

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each. Nobody marks them; they are for you.
#
# 1. A relu unit is off for every training image. What are the gradients of its weights, and of its
#    bias? Can it ever come back? What could make a unit end like that?
# 2. All hidden layers with no activation at all: what does a network of eleven layers become? Lecture
#    notes 002 multiply it out for two. Its gradients do not vanish; what is wrong with it?
# 3. Your gradient check passes, and the network does not learn. Name three reasons from this lesson.

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# Notes come from people, and people slip. This is what lecture notes 003 say about deep networks,
# statement by statement:
#
# | statement | |
# | --- | --- |
# | 1 | With $L$ layers, the chain to a weight of the first layer has of the order of $2L$ factors. |
# | 2 | With $L = 100$, if about 100 of them are near 1 and 100 near 0.1, the product is very close to 0. |
# | 3 | Then $w - \alpha\, dw$ is as good as $w$: the weight stays where it is. |
# | 4 | Gradient descent stops there, as if it had found the best values. |
# | 5 | There is no solution to this problem. |

# %% prediction="slip in the notes"

# %%
unevenness = max(norms["relu, He"]) / min(norms["relu, He"])
print(f"statement 2: {1.0**100 * 0.1**100:.0e};  statement 3: {0.5 - 0.1 * 0.1**100 == 0.5}")
print(f"statement 5: relu with He, the longest gradient by the shortest: {unevenness:.1f}")
reveal("slip in the notes", "statement 5" if unevenness < 10 else "statement 4")

# %% [markdown]
# ### And one to mend
#
# The next page of the same notes turns to gradients that **explode**: if the factors are larger than 1,
# a gradient becomes very large. "To this problem we have a solution, gradient clipping: we fix a
# threshold, and every time our term crosses the threshold, we make it equal to the threshold." Find the
# slip, and write `clip_gradient` as it should be. It is checked and carries no points.
#
# - Each entry is looked at by itself, in an array of any shape. None is larger in size than the
#   threshold; entries within it stay as they are.
# - A step never goes the other way because of it: clip $-g$, and you get minus what you get for $g$.
# - To clip twice is to clip once.

# %% exercise="clip_gradient"

# %% [markdown]
# What the slip would cost. First the ordinary beginning with a very low threshold of 0.01, then the wide
# one, with the spread 1, and 0.1. Each learns 300 steps, unclipped, clipped with the sign, and clipped as
# printed. For the middle column your own function works, if it passes its check.


# %%
mine = works("clip_gradient")


def with_sign(gradients, threshold):
    if not mine:
        return dlhelpers.clip_by_value(gradients, threshold)
    return {name: clip_gradient(value, threshold) for name, value in gradients.items()}


# %%
print("Your own clip_gradient at work." if mine else "The package's clipping at work.")
print(f"{'beginning':12}{'threshold':>10}{'unclipped':>11}{'with sign':>11}{'as printed':>12}")
for name, threshold in (("He", 0.01), ("1", 0.1)):
    begun = deep.start([64, 32, 16, 10], np.random.default_rng(1), spreads[name])
    row = [results[name][0]]
    for cut in (with_sign, deep.clip_as_printed):
        ended, _ = deep.fit(
            X_train, Y_train, begun, 300, 0.5, clip=lambda g, cut=cut, t=threshold: cut(g, t)
        )
        row.append(deep.accuracy(X_test, Y_test, ended))
    print(f"{name:12}{threshold:10}{row[0]:9.1f} %{row[1]:9.1f} %{row[2]:10.1f} %")

# %% [markdown]
# With its sign kept, clipping does the ordinary network little harm even at this absurd threshold, and it
# rescues the wide one. As printed it spoils the first: whatever was far below 0 is now pushed the wrong
# way. The second one survives it, because after the first steps hardly an entry crosses the threshold. A
# bug that mostly sleeps is the worst kind.
#
# A few more to correct in your copy of the notes:
#
# - 003: "this happens only with deep networks". It happens wherever many factors are multiplied, also in
#   a recurrent network that reads a long text. Lesson 7 will show it.
# - 003: a 28 by 28 image needs parameters "about in millions". One unit has 785 of them; a million needs
#   1000 hidden units, as you have counted.
# - 004: $\sqrt{2 / (n - 1)}$ is $\sqrt{2 / n^{[l-1]}}$. And batch normalisation is described there as
#   "input have zero mean and unit variance": it is done in each layer, on each mini-batch, and then two
#   learned numbers stretch and shift the result.
# - 002, week 4: $dW^{[l]} = dz^{[l]} a^{[l-1]}$ lacks a transpose, $d_f^{[l]}$ should be $dA^{[l]}$, and the
#   update is written $d_w \leftarrow d_w - \alpha\, d_w$: it is the weight that moves. In week 3, relu's
#   slope for $z < 0$ is printed as $a$; it is 0.
# - 004: momentum and the decay of the learning rate stand under one bullet. They are two things. And "many
#   local optima" is hardly ever what stops a large network.

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **Mini-batches and momentum.** `dlhelpers.train_minibatches` deals the images out in small heaps; its
#   docstring shows the function that it wants. Plot the cost over the number of images seen. Then try
#   `decay_rate`, and a ten-layer tower on all 1438 images.
# - **Bias and variance.** Put a fifth of the training images aside as a **validation** set. Train
#   `[64, 2, 10]`, `[64, 32, 10]` and `[64, 256, 10]`, and make a table of training and validation
#   accuracy. Which of them would a larger network help, which more images? You may look at the test
#   images once, at the end.
# - **Dropout and L2.** `dlhelpers.dropout_forward` and `dlhelpers.l2_gradients` are there. Put one of them
#   into your passes and check the gradient with the microscope. (With dropout: the same mask in all runs.)
# - **More images for nothing.** Shift each training image by one pixel in four directions and learn from
#   all five. How much does the test accuracy gain? And on test images that are shifted?
# - **Batch normalisation.** Give every row of $Z^{[l]}$ mean 0 and deviation 1 over the mini-batch, then
#   stretch and shift it by two learned numbers. The forward pass is four lines. Derive the way back, and
#   do not believe it before the microscope does.
# - **A way round.** Let each layer of the tower add its input to its output, $A^{[l]} = A^{[l-1]} +
#   g(Z^{[l]})$, and take sigmoids. What is the slope along the straight road? Does the gradient still
#   vanish? (These are residual connections.)
# - **Clip by length.** `dlhelpers.clip_by_norm` shortens all gradients together and keeps their direction.
#   When would you prefer it?
