# %% [markdown]
# # 2 · A shallow network on the flower
#
# The neuron of lesson 1 told a 3 from an 8. Today it meets four hundred points that form a flower,
# and you guess how far it gets. You then put a layer of hidden units in front of it. For that you
# write your first whole backpropagation, and the flower opens.
#
# When you are through, you can
#
# - say what a hidden unit draws, and count how many of them a picture needs,
# - send a gradient back through two layers, and say why each factor stands where it stands,
# - prove a backward pass right. You will see why "it learns" proves nothing.
#
# It takes about 90 minutes. As in lesson 1: some cells ask for a **guess** before the answer comes.
# You **write** functions, here eight and one explained choice, 100 points together; below each stands
# a check that names what is not right yet. Everything else runs without you, on the finished package
# `dlhelpers`.
#
# The notes behind it: lecture notes 002, week 3; 003, middle part; 004, "Forward Propagation" and
# "Chain Rule".

# %% tags=["setup"]
import numpy as np

from dlhelpers import sigmoid
from dlhelpers.exercises.shallow_network import commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt
from IPython.display import HTML

import dlhelpers
from dlhelpers import data, gradient_check, plotting, shallow, training, wrong_gradients
from dlhelpers.pictures import shallow_network as pictures
from dlhelpers.progress import progress
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: a line cannot cut a flower
#
# A point has two coordinates, so $X$ has two rows; there are 400 points, one per column. $Y$ says
# which of two classes a point belongs to.
#
# The picture shows them: eight petals around one middle. Walk around it, beginning on the right, just
# above the axis: one petal of class 1 (orange triangles), two of class 0 (blue dots) pointing up, one
# of class 1 on the left, one of class 0 below it, two of class 1 pointing down, and one of class 0 on
# the right. So the class changes six times on the way round. In the middle all petals mix.

# %%
X, Y = data.load_flower()
print("X", X.shape, " Y", Y.shape, " of class 1:", Y.sum())

_, ax = plt.subplots(figsize=(5, 5), layout="constrained")
plotting.plot_points(X, Y, ax).set_title("The flower")
ax.legend(loc="upper right")
plt.show()

# %% [markdown]
# The neuron of lesson 1 computes $\sigma(w^T x + b)$ and says "class 1" where that is above one half.
# That is where $w^T x + b$ is positive: on one side of a straight line. Two weights and a bias choose
# the line.

# %% prediction="the line"

# %% [markdown]
# The neuron learns, and the picture shows what comes of it: a line that lies almost on the horizontal
# axis. Below it the neuron says class 1, above it class 0. Each half holds petals of both classes.

# %%
neuron = {"W1": np.zeros((1, 2)), "b1": np.zeros((1, 1))}
begin = time.perf_counter()
neuron, costs = training.train(X, Y, neuron, 5000, 1.2, label="one neuron")
seconds = {"one neuron": time.perf_counter() - begin}
pictures.plot_network(neuron, X, Y, "One neuron: ")
plt.show()
print(f"cost {costs[0]:.4f} -> {costs[-1]:.4f}")
reveal("the line", shallow.accuracy(X, Y, neuron))

# %% [markdown]
# 47.25 %: worse than a coin, and the coin was within reach. With all weights 0 every probability is
# one half. But gradient descent lowers the **cost**, here from 0.6931 to 0.6662. It never asks how
# many points are right.
#
# Is there a better line at all? With two coordinates one can simply try: 360 directions, and in each
# of them every place where a line can lie.

# %%
print(f"the best of all lines tried: {shallow.best_line(X, Y):.2f} % right")

# %% [markdown]
# So no line will do. The neuron needs help.

# %% [markdown]
# ## Predict: how many helpers?
#
# Put $n_h$ **hidden units** between the point and the neuron. Each of them is a small neuron of its
# own, with tanh in place of the sigmoid:
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]}, \qquad A^{[1]} = \tanh(Z^{[1]})$$
# $$Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]}, \qquad A^{[2]} = \sigma(Z^{[2]})$$
#
# A hidden unit has its line where its $z$ is 0. On one side of it $a$ goes up to 1, on the other down
# to $-1$. The last neuron no longer sees the point. It sees on which side of each line the point lies,
# and how far off.
#
# Soon you will train this network with 1, 2, 3, 4 and 20 hidden units, 5000 steps each. What accuracy
# does each of them reach on the 400 points, in per cent? Commit five guesses. Look at the picture of
# the flower once more before you do.

# %% prediction="1 hidden unit"

# %% prediction="2 hidden units"

# %% prediction="3 hidden units"

# %% prediction="4 hidden units"

# %% prediction="20 hidden units"

# %% [markdown]
# ## By hand: two roads, and one small network
#
# ### Two roads
#
# Lecture notes 004 end with a chain that branches:
#
# $$y_1 = x_1 + x_2^2, \qquad y_2 = x_2 + x_3^2, \qquad z = y_1^2 + y_2^2$$
#
# Take $x = (1, 2, 3)$. Then $y_1 = 5$, $y_2 = 11$ and $z = 146$. Now $x_2$ moves a little. It moves
# $y_1$, and it moves $y_2$.

# %% prediction="x2 to z"

# %% [markdown]
# The picture shows who depends on whom: on the left $x_1, x_2, x_3$, in the middle $y_1, y_2$, on the
# right $z$. Each arrow carries its slope. The thick arrows are the two roads from $x_2$ to $z$, one by
# $y_1$ with the slopes 4 and 10, one by $y_2$ with 1 and 22.

# %%
pictures.plot_roads()
plt.show()


# %%
def chain(x):
    y1, y2 = x["x1"] + x["x2"] ** 2, x["x2"] + x["x3"] ** 2
    return y1**2 + y2**2


slopes = gradient_check.numeric_gradient(chain, {"x1": 1.0, "x2": 2.0, "x3": 3.0})
by_hand = {"dx1": 1 * 10, "dx2": 4 * 10 + 1 * 22, "dx3": 6 * 22}
for name, slope in slopes.items():
    print(f"{name}: by hand {by_hand[name]}, by trying {slope:.4f}")
reveal("x2 to z", float(slopes["dx2"]))

# %% [markdown]
# The whole gradient is (10, 62, 132). The rule of backpropagation is all in it: **along a road
# slopes are multiplied, where roads meet they are added.** In a network with several outputs a hidden
# unit has one road to each of them, and with $m$ examples a weight has one road through each example.
# That is where the sums come from.

# %% [markdown]
# ### A network with numbers in it
#
# Two inputs, two hidden units, one output, one example: $x = (1, 2)$ with $y = 1$. All biases are 0,
# and
#
# $$W^{[1]} = \begin{pmatrix} 0.1 & 0.2 \\ -0.3 & 0.4 \end{pmatrix}, \qquad
# W^{[2]} = \begin{pmatrix} 0.5 & -0.5 \end{pmatrix}$$
#
# **Forward.** $0.1 \cdot 1 + 0.2 \cdot 2 = 0.5$ and $-0.3 \cdot 1 + 0.4 \cdot 2 = 0.5$, so
# $z^{[1]} = (0.5, 0.5)$ and $a^{[1]} = (0.4621, 0.4621)$. The two cancel:
# $z^{[2]} = 0.5 \cdot 0.4621 - 0.5 \cdot 0.4621 = 0$, so $\hat y = 0.5$ and the loss is
# $\ln 2 = 0.6931$.
#
# **Backward.** Go along the arrows, against their direction. At each stop ask: if this number grows a
# little, what does the loss do?
#
# 1. The score $z^{[2]}$. You know it from lesson 1: $0.5 - 1 = -0.5$.
# 2. The weights $W^{[2]}$. The first one multiplies $0.4621$ on its way to $z^{[2]}$, so its slope is
#    $-0.5 \cdot 0.4621 = -0.2311$. The second has the same.
# 3. The activations. $a_1$ reaches $z^{[2]}$ by a weight of 0.5: $-0.5 \cdot 0.5 = -0.25$. $a_2$ by a
#    weight of $-0.5$: $+0.25$.
# 4. The sums $z^{[1]}$. Between $z$ and $a$ lies the tanh, and its slope at 0.5 is
#    $1 - 0.4621^2 = 0.7864$: we get $-0.1966$ and $+0.1966$.
# 5. The weights $W^{[1]}$. As in step 2, times what came in, here 1 and 2:
#    $(-0.1966, -0.3932)$ for the first unit, $(0.1966, 0.3932)$ for the second.
#
# A bias is a weight whose input is 1, so its slope is that of its sum.

# %%
x, y = np.array([[1.0], [2.0]]), np.array([[1]])
small = {
    "W1": np.array([[0.1, 0.2], [-0.3, 0.4]]),
    "b1": np.zeros((2, 1)),
    "W2": np.array([[0.5, -0.5]]),
    "b2": np.zeros((1, 1)),
}
a2, cache = shallow.forward(x, small)
slopes = gradient_check.numeric_gradient(
    lambda p: dlhelpers.compute_cost(shallow.forward(x, p)[0], y), small
)
for name in ("Z1", "A1", "Z2", "A2"):
    print(name, cache[name].ravel().round(4))
print("L ", round(dlhelpers.compute_cost(a2, y), 4))
for name in ("db2", "dW2", "db1", "dW1"):
    print(name, slopes[name].round(4).tolist())

# %% [markdown]
# The cell found the slopes without any of these rules: it moved each parameter a little and looked at
# the loss. With one example `db` is `dz`, so it shows steps 1 and 4 as well.
#
# The next picture puts every number in its place. From left to right: the two inputs, the two hidden
# units with $z$, $a$ and $dz$, the output. On each arrow stands its weight, and in brackets its slope.

# %%
pictures.plot_network_by_hand(x, 1, small, slopes)
plt.show()

# %% [markdown]
# Look at the two hidden units. Both compute 0.4621, and yet one is told to go up and the other to go
# down. Nothing but their weights to the output tells them apart. Keep that in mind: **units that are
# equal in every weight are told the same, for ever.**

# %% [markdown]
# ## Write: the network, function by function
#
# | sign | shape | what it is |
# | --- | --- | --- |
# | $X$ | `(n_x, m)`, here `(2, 400)` | one point per column |
# | $Y$ | `(1, m)` | the classes |
# | $W^{[1]}$, $b^{[1]}$ | `(n_h, n_x)`, `(n_h, 1)` | one row for each hidden unit |
# | $Z^{[1]}$, $A^{[1]}$ | `(n_h, m)` | one column for each point |
# | $W^{[2]}$, $b^{[2]}$ | `(1, n_h)`, `(1, 1)` | one weight for each hidden unit |
# | $Z^{[2]}$, $A^{[2]}$ | `(1, m)` | the scores and the probabilities |
#
# Write for whole matrices, and leave the arguments as they are. `sigmoid` is given.
#
# ### 1. `layer_sizes`
#
# - The two outer sizes can be read off the data, the hidden one is yours to choose.
# - A thousand points more: the same sizes.
# - The flower has one label for each point. Other data may have several, one in each row of `Y`.
# - Nobody says how many hidden units: there are 4.

# %% exercise="layer_sizes"

# %% [markdown]
# ### 2. `initialize_parameters`
#
# Small random weights. Why not zeros, as for the one neuron? Wait for "Break it".
#
# - No two hidden units are alike: no two rows of `W1` are equal.
# - Positive and negative weights are about as frequent, and nearly all lie between $-0.03$ and $0.03$.
# - The biases are 0.
# - Two calls with one generator give different weights; two generators with the same seed give the
#   same.

# %% exercise="initialize_parameters"

# %% [markdown]
# ### 3. `forward_prop`
#
# - All parameters 0: every probability is 1/2.
# - A point gets the same probability alone as in company.
# - Exchange two hidden units, that is two rows of `W1` and `b1` and two columns of `W2`: nothing
#   changes.
# - Turn the signs of one unit's row in `W1` and `b1` and of its column in `W2`: nothing changes,
#   since $\tanh(-z) = -\tanh(z)$.
# - `A1` lies between $-1$ and 1, `A2` between 0 and 1.
#
# The cache is a note to yourself. The way back will need what you computed on the way there.

# %% exercise="forward_prop"

# %% [markdown]
# ### 4. `compute_cost`
#
# As in lesson 1, and its laws hold still.
#
# - All probabilities 1/2: $\ln 2$, whatever the labels.
# - Every example twice: the same cost.
# - Sure and wrong is dear, but finite, even where a probability is exactly 0 or 1.
#
# How you keep the logarithm from 0 is up to you, as long as honest answers keep their cost, also where
# a probability is small. One part in a hundred million is enough, and does not show.

# %% exercise="compute_cost"

# %% [markdown]
# ### 5. `backward_prop`
#
# The summit of this lesson. You have walked it once, with one example. Now all of them at once, in
# matrices. Take the five steps from above, one after the other, and let the shapes guide you: a
# gradient has the shape of its parameter, and mostly only one of the possible products fits. Two things are
# new. A weight has a road through each example, and the cost is a **mean** over the examples.
#
# - `dW1` has the shape of `W1`, and so on.
# - Every example twice: the same gradients.
# - If $A^{[2]} = Y$, all gradients are 0.
# - If `W2` is 0, nothing gets through to the first layer: `dW1` and `db1` are 0, `dW2` is not.
# - If a hidden unit has levelled off (its $z$ is so large that its activation is 1 for every point),
#   its row of `dW1` is 0.
# - With the numbers from above out come the numbers from above.
# - And the law above all laws: it is what trying gives.

# %% exercise="backward_prop"

# %% [markdown]
# The **gradient microscope** holds your gradients against the flower. It moves each of the 17 parameters
# of a small network a little and looks at the cost. The last layer stands first, because there the
# way back begins: the first line that disagrees is where to look. It works on unfinished functions too.

# %%
somewhere = shallow.start(4, np.random.default_rng(2), spread=0.5)
try:
    print(wrong_gradients.check_backward(backward_prop, X, Y, somewhere))
except Exception as problem:
    print("No comparison yet: backward_prop does not give gradients.", problem)

# %% [markdown]
# ### 6. `update_parameters`
#
# One step downhill, for four parameters in place of two.
#
# - A learning rate of 0 changes nothing; twice the rate is twice the step.
# - Where a slope is positive, the parameter becomes smaller.
# - What was passed in stays as it was.

# %% exercise="update_parameters"

# %% [markdown]
# ### 7. `train`
#
# All of it together. Not a formula stands here, only your functions.
#
# - The first cost is very near $\ln 2$, since the weights begin very small.
# - There are as many costs as steps.
# - The same seed gives the same network. With a learning rate of 0 every cost is the same.

# %% exercise="train"

# %% [markdown]
# ### 8. `predict`
#
# - Only 0 and 1 come out, in the shape `(1, m)`; `False` and `True` count as 0 and 1.
# - A probability of exactly 1/2 is a 0.
# - Twice `W2` and twice `b2`: more certainty, and not one other decision.

# %% exercise="predict"

# %% [markdown]
# ### Your network meets the flower
#
# Four hidden units, 17 parameters, 5000 steps with a learning rate of 1.2. If your `train` passes its
# check, it does the work, and the cell says so. If not yet, the package's does.
#
# The picture on the left shows the cost over the steps, which stand on a logarithmic axis: flat at 0.69
# for the first ten, then a fall to about 0.3 at step 150, then a slow descent to 0.23. On the right the plane as
# the network decides it: six sectors, cut by three lines that cross in the middle, each with its
# petals.

# %%
rng, begin = np.random.default_rng(2), time.perf_counter()
if works("train"):
    print("Your own train at work.")
    mine, costs = train(X, Y, 4, 5000, 1.2, rng)
    mine = {name: mine[name] for name in ("W1", "b1", "W2", "b2")}
else:
    print("The package's train at work: yours is not ready yet.")
    mine, costs = training.train(
        X, Y, shallow.start(4, rng), 5000, 1.2, hidden="tanh", label="4 hidden units"
    )
print(f"cost {costs[0]:.4f} -> {costs[-1]:.4f} in {time.perf_counter() - begin:.1f} seconds")

_, (left, right) = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
plotting.plot_costs({"4 hidden units": costs}, left).set(xscale="log")
pictures.plot_network(mine, X, Y, "4 hidden units: ", right)
plt.show()

# %% [markdown]
# ## See: what the hidden units do
#
# Eight networks now, from 1 hidden unit to 50. All of them begin with weights from the same seed. Some
# stages on the way are kept for later.

# %%
stops = (0, 20, 60, 80, 100, 140, 500, 5000)
stages, costs_of = {}, {}
for n_h in progress((1, 2, 3, 4, 5, 6, 20, 50), "training"):
    begin = time.perf_counter()
    first = shallow.start(n_h, np.random.default_rng(2))
    stages[n_h], costs_of[n_h] = shallow.train_in_stages(X, Y, first, stops, 1.2)
    seconds[n_h] = time.perf_counter() - begin
trained = {n_h: kept[5000] for n_h, kept in stages.items()}
score = {n_h: shallow.accuracy(X, Y, network) for n_h, network in trained.items()}
print("hidden units  parameters    cost  accuracy")
for n_h in trained:
    size = dlhelpers.count_parameters([2, n_h, 1])
    print(f"{n_h:12}{size:12}{costs_of[n_h][-1]:8.3f}{score[n_h]:8.2f} %")

# %% [markdown]
# Here are the answers to your guesses.

# %%
reveal("1 hidden unit", score[1])

# %%
reveal("2 hidden units", score[2])

# %%
reveal("3 hidden units", score[3])

# %%
reveal("4 hidden units", score[4])

# %%
reveal("20 hidden units", score[20])

# %% [markdown]
# ### Why three is enough
#
# The pictures show the eight networks. With one hidden unit the boundary is still a straight line; it
# is a better one than before, nearly as good as the best of all lines. With two units the plane has a
# wedge cut out of it. With three there are six sectors, and each holds one class. Four, five, six and
# twenty units look the same. With fifty the boundary has begun to bend around single points in the
# middle, two small islands.

# %%
pictures.plot_networks({f"$n_h$ = {n_h}": network for n_h, network in trained.items()}, X, Y)
plt.show()

# %% [markdown]
# Count again. Around the middle the class changes six times. A line through the middle is crossed
# twice on the way round. So three lines are needed, and a hidden unit draws one line. No other number
# of the lesson can be foretold so well.
#
# ### The waves, one by one
#
# Take the network with four hidden units apart. The score is a sum of waves:
#
# $$z^{[2]} = w_1 \tanh(z_1) + w_2 \tanh(z_2) + w_3 \tanh(z_3) + w_4 \tanh(z_4) + b$$
#
# In the upper row you see each unit's wave alone, its weight included: yellow where it speaks for
# class 1, dark blue where it speaks for class 0, a black line where it says nothing. The unit that
# says most stands first. In the lower row the waves are laid on top of one another, one more in each
# picture, and the black line is the boundary so far. After the third layer the flower is there. The
# fourth unit is faint, and its layer hardly changes anything.

# %%
pictures.plot_layers(trained[4], X, Y)
plt.show()

# %% [markdown]
# Nobody told the units to share the work. All of them began near 0, all were pushed by one and the
# same error at the output, and they have taken different lines because they began a little
# different.
#
# ### The film of the training
#
# Press play. At first there is one line, and it turns: for some forty steps the network with its
# eight first-layer weights is no better than a single neuron. Then the line bends, breaks, and within
# another forty steps the six sectors are there. The steps after that only sharpen them.

# %%
film_stops = (0, 10, 20, 40, 60, 70, 80, 90, 100, 120, 140, 200, 400, 1000)
first = shallow.start(4, np.random.default_rng(2))
film_stages, _ = shallow.train_in_stages(X, Y, first, film_stops, 1.2)
HTML(pictures.film(film_stages, X, Y))

# %% [markdown]
# The same as a strip of eight pictures, from 0 to 5000 steps. At 0 steps the boundary is a line in
# any direction. At 20 it is the flat line of the one neuron, and the accuracy is the neuron's too. At
# 60 it is bent, and at 80 it has broken: six sectors, though some still hang together in the middle.
# From then on they only grow sharper.

# %%
pictures.plot_networks({f"{steps} steps": kept for steps, kept in stages[4].items()}, X, Y)
plt.show()

# %% [markdown]
# Now you. Two sliders: the number of hidden units, and how far the training has got, in eight stages.
# Find out from which stage on three units have their sectors, and look for the size that needs the
# fewest steps. (Without sliders: the two strips above show the same, all stages for four units and
# all sizes for the last stage.)


# %%
def draw(hidden_units, stage):
    steps = stops[stage]
    title = f"{hidden_units} hidden, {steps} steps: "
    pictures.plot_network(stages[hidden_units][steps], X, Y, title)


explore(draw, hidden_units=(1, 6, 1, 3), stage=(0, 7, 1, 7))

# %% [markdown]
# The static picture: three hidden units at all eight stages. After 20 steps there is one line, after 60
# two corners have come off, after 80 all six sectors are there.

# %%
pictures.plot_networks({f"{steps} steps": kept for steps, kept in stages[3].items()}, X, Y)
plt.show()

# %% [markdown]
# ## Prove it: it learns, but is it right?
#
# This is the most important part of the lesson, and perhaps of the course.
#
# Somebody has heard that the slope of the sigmoid is $a (1 - a)$ and takes no chances: the backward
# pass begins with $(A^{[2]} - Y)\, A^{[2]} (1 - A^{[2]})$ where it should begin with $A^{[2]} - Y$. All
# gradients of all layers inherit the factor. Everything else is right. The network has four hidden
# units and begins with the same weights as before.

# %% prediction="a wrong gradient"

# %%
extra = "A2 (1 - A2) once too often"
half_way, passes = {}, wrong_gradients.BACKWARD_PASSES
for name in ("right", extra):
    first = shallow.start(4, np.random.default_rng(2))
    half_way[name] = wrong_gradients.train_with(passes[name], X, Y, first, 1000, 1.2, label=name)
    print(f"after 1000 steps: {shallow.accuracy(X, Y, half_way[name]):.2f} %")

# %% [markdown]
# The same accuracy, to the point. One of the two is wrong in every single gradient.

# %% prediction="telling them apart"

# %%
for name in ("right", extra):
    print(f"{name}: ", end="")
    print(wrong_gradients.check_backward(passes[name], X, Y, somewhere), end="\n\n")
reveal("telling them apart")

# %% [markdown]
# The gradient check needs no training at all. At the start, where every $A^{[2]}$ is about 1/2, the
# extra factor is about 1/4. A gradient of one quarter of its size has a relative error of
# $(1 - 0.25) / (1 + 0.25) = 0.6$. A right one has an error far below $10^{-8}$. There is nothing
# between the two to have opinions about.
#
# Now a whole class. Here are eight backward passes: the right one, the one you know, and six more.
#
# | name | what was done |
# | --- | --- |
# | slope of the sigmoid at Z1 | the hidden layer is tanh, the slope that of the sigmoid |
# | 1/m twice in layer 1 | the mean over the examples, and then divided by $m$ again |
# | A1 (1 - A1) as slope | the sigmoid's formula, filled with the activations of tanh |
# | no slope | the tanh of the hidden layer forgotten on the way back |
# | no 1/m | sums in place of means: 400 times too large |
# | wrong sign | $Y - A^{[2]}$ in place of $A^{[2]} - Y$ |

# %% prediction="how many learn"

# %%
accuracies, errors, at_start = {}, {}, {}
first = shallow.start(4, np.random.default_rng(2))
print(f"{'':28}{'accuracy after':>20}{'relative error of the gradient':>34}")
print(f"{'backward pass':28}{'1000':>10}{'5000 steps':>12}{'somewhere':>18}{'at the start':>15}")
for name, backward in passes.items():
    begun = half_way.get(name) or wrong_gradients.train_with(backward, X, Y, first, 1000, 1.2)
    ended = wrong_gradients.train_with(backward, X, Y, begun, 4000, 1.2)
    accuracies[name] = shallow.accuracy(X, Y, ended)
    errors[name] = wrong_gradients.gradient_error(backward, X, Y, somewhere)
    at_start[name] = wrong_gradients.gradient_error(backward, X, Y, first)
    print(f"{name:28}{shallow.accuracy(X, Y, begun):10.2f}{accuracies[name]:10.2f} %", end="")
    print(f"{errors[name]:18.1e}{at_start[name]:15.1e}")

# %%
reveal("a wrong gradient", accuracies[extra])

# %%
learned = [name for name in passes if name != "right" and accuracies[name] > 80]
reveal("how many learn", len(learned))

# %% [markdown]
# The picture puts two columns of the table side by side. On the left how much each pass has learned:
# four bars of nearly the same length, near 90 %, then four short ones around or below the dotted line
# of the coin. On the right, on a logarithmic axis, how far each gradient is from the truth: the right
# one is far below the dashed line at $10^{-7}$, all the others are a million times above it. Right is
# blue and plain, wrong is orange and hatched.

# %%
pictures.plot_learned_against_checked(accuracies, errors)
plt.show()

# %% [markdown]
# **"It learns" proves nothing.** Judged by its accuracy, the first wrong one would be handed in,
# published and built upon. Judged by the check it does not survive a second.
#
# Three more things can be read off the table.
#
# - The lower four rows differ from seed to seed, and "no slope" and "no 1/m" even from computer to
#   computer: where a training jumps to and fro, the last digit of a number decides where it lands. A
#   single accuracy is a poor witness in this direction too.
# - *Where* you check matters. "No slope" is off by a third at ordinary weights, but only by a
#   thousandth at the tiny weights of the start. There tanh is a straight line of slope 1, and a
#   forgotten slope hardly shows. So check at weights of ordinary size.
# - A check proves that backward fits forward. If both have the same mistake, it passes. So a forward
#   pass needs a proof of its own, such as the numbers that you worked out by hand.
#
# And yours?

# %%
if works("backward_prop"):
    yours = wrong_gradients.train_with(backward_prop, X, Y, first, 1000, 1.2, label="yours")
    print(f"yours, after 1000 steps: {shallow.accuracy(X, Y, yours):.2f} %")
    print(f"relative error: {wrong_gradients.gradient_error(backward_prop, X, Y, somewhere):.1e}")
else:
    print("Your backward_prop does not pass its check yet. Come back when it does.")

# %% [markdown]
# ## Break it
#
# ### Begin with zeros
#
# The neuron of lesson 1 began with zeros, and learned. Let the network do so too.

# %% prediction="all zero"

# %%
zeros = {name: 0 * value for name, value in first.items()}
ended, costs = training.train(X, Y, zeros, 5000, 1.2, hidden="tanh", label="all zero")
print(f"costs: lowest {min(costs):.6f}, highest {max(costs):.6f}")
print(f"accuracy {shallow.accuracy(X, Y, ended):.1f} %")
print("largest parameter:", max(abs(value).max() for value in ended.values()))
moved = any(value.any() for value in ended.values())
reveal("all zero", "91 %, as before, only later" if moved else "50 %, for ever")

# %% [markdown]
# Which zero is to blame? Here are other starts: only one of the two matrices zero; and every weight of
# both the same number, 0.5. The last column counts how many different hidden units there are in the
# end.

# %%
half = {name: value + 0.5 * (name in ("W1", "W2")) for name, value in zeros.items()}
starts = {
    "all zero": zeros,
    "W1 zero, W2 random": {**first, "W1": zeros["W1"]},
    "W1 random, W2 zero": {**first, "W2": zeros["W2"]},
    "every weight 0.5": half,
    "both random": first,
}
ends = {}
for name, parameters in starts.items():
    ends[name], costs = training.train(X, Y, parameters, 2000, 1.2, hidden="tanh")
    units = len(np.unique(ends[name]["W1"].round(6), axis=0))
    right = shallow.accuracy(X, Y, ends[name])
    print(f"{name:20} cost {costs[-1]:.4f}, {right:5.2f} % right, different hidden units: {units}")

# %% [markdown]
# ### 9. `why_zeros_fail`
#
# You have seen the zeros fail. Now say why. Read all the answers before you choose; each of them has
# been given in earnest. Everything you need is in the two outputs above.

# %% exercise="why_zeros_fail"

# %% [markdown]
# Two different things go wrong with zeros, and the starts above keep them apart.
#
# **The gradient is dead.** With both matrices 0 every activation $A^{[1]}$ is 0. What came in at the
# arrows of `W2` is 0, so `dW2` is 0. And what comes back goes through `W2`, which is 0, so `dW1` and
# `db1` are 0. The only gradient that can be anything else is `db2`, the mean of $A^{[2]} - Y$: no
# hidden unit stands in its way. Here it is 0 as well, but only because the classes are equally
# frequent and $A^{[2]}$ is 1/2. With *one* of the two matrices random the gradient is alive.
#
# **The units are copies.** With every weight 0.5 the gradient is alive and all weights move. But all
# four hidden units begin equal, so they are told the same, so they stay equal. Four units draw one
# line. Random numbers are there to make them different; how large they are matters much less.
#
# The next cell shows both. First the four gradients at zero, for the flower and for a part of it with
# 200 points of class 0 and 50 of class 1. Then the training on that part: `b2` alone moves, to
# $\ln (50 / 200) = -1.3863$, so that every point gets the probability 1/5. The best answer of somebody
# who cannot see.

# %%
part, labels = X[:, :250], Y[:, :250]
for title, points, classes in (("flower", X, Y), ("part", part, labels)):
    A2, caches = dlhelpers.forward_prop(points, zeros, hidden="tanh")
    slopes = dlhelpers.backward_prop(A2, classes, caches, hidden="tanh")
    print(f"{title:7}", {name: round(float(abs(slope).max()), 4) for name, slope in slopes.items()})
blind, _ = training.train(part, labels, zeros, 5000, 1.2, hidden="tanh")
A2, _ = dlhelpers.forward_prop(part, blind, hidden="tanh")
print(f"b2 = {blind['b2'].item():.4f}, every probability {A2.min():.4f}, W1 and W2 moved:", end=" ")
print(bool(blind["W1"].any() or blind["W2"].any()))
print("every weight 0.5, rows of W1 in the end:", ends["every weight 0.5"]["W1"].round(3).tolist())

# %% [markdown]
# ### A learning rate that is too large
#
# The picture shows the cost for four learning rates, both axes logarithmic. With 0.01 (solid) it has
# hardly left 0.69 after 1000 steps. With 1.2 (dashed) it falls soon and smoothly. With 10
# (dash and dot) it shoots up first and then settles, about as low as the one before. With 100 (dotted) it
# stays far above the start, mostly in the tens, and jumps to and fro for ever: the units are pushed so
# far out that they have levelled off, and hardly a gradient comes back through them.

# %%
curves = {}
for rate in (0.01, 1.2, 10, 100):
    ended, curves[f"learning rate {rate}"] = training.train(X, Y, first, 1000, rate, hidden="tanh")
    cost = curves[f"learning rate {rate}"]
    print(f"rate {rate:5}: highest cost {max(cost):6.2f}, last {cost[-1]:6.2f}", end=", ")
    print(f"{shallow.accuracy(X, Y, ended):.1f} % right")
_, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
plotting.plot_costs(curves, ax).set(xscale="log", yscale="log")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
ax.set_title("Too small creeps, too large never comes back")
plt.show()

# %% [markdown]
# ### Sigma in the hidden layer
#
# Tanh is not the only curve that one finds in hidden layers.

# %% prediction="sigma in the hidden layer"

# %%
ended, costs = training.train(X, Y, first, 5000, 1.2, hidden="sigmoid", label="sigmoid")
right = {
    "tanh": score[4],
    "sigmoid": 100 * np.mean(dlhelpers.predict(X, ended, hidden="sigmoid") == Y),
}
steps = {
    "tanh": np.argmax(np.array(costs_of[4]) < 0.4),
    "sigmoid": np.argmax(np.array(costs) < 0.4),
}
for hidden in right:
    print(f"{hidden:8} {right[hidden]:.2f} % right, cost below 0.4 after {steps[hidden]} steps")
slower = steps["sigmoid"] > steps["tanh"] and right["sigmoid"] > 85
reveal("sigma in the hidden layer", "nearly as good, but slower" if slower else "it stays at 50 %")

# %% [markdown]
# ## Scoreboard
#
# So far every accuracy was that on the points which the network learned from. The honest question is
# about points that it has never seen. There is a second flower of the same plant, with 4000 points.
#
# Three rows are no networks: a coin; the best of all lines, searched on the first flower; and somebody
# who knows how the flower was drawn, divides the plane into eight petals of 45 degrees, and has nothing
# to learn.

# %%
X_new, Y_new = shallow.draw_flower(np.random.default_rng(1), per_class=2000)


def nearest_petal(X):
    """Look up the class of the petal in whose direction a point lies, clockwise from the top."""
    eighth = np.arctan2(X[0], X[1]) % (2 * np.pi) // (np.pi / 4)
    return np.array([0, 1, 0, 1, 1, 0, 1, 0])[eighth.astype(int)]


def share(decided, Y):
    return f"{100 * np.mean(decided == Y):.1f} %"


# %%
coins = np.random.default_rng(0).integers(0, 2, (1000, Y_new.size))
board = [
    ("a coin", 0, share(coins[:, : Y.size], Y), share(coins, Y_new), 0),
    ("the best line", 3, f"{shallow.best_line(X, Y):.1f} %", "-", 0),
    ("who knows the plant", 0, share(nearest_petal(X), Y), share(nearest_petal(X_new), Y_new), 0),
]
for n_h, network in {0: neuron, **trained}.items():
    brain = f"{n_h} hidden unit{'s' * (n_h > 1)}" if n_h else "one neuron"
    size = sum(value.size for value in network.values())
    right = [f"{shallow.accuracy(*flower, network):.1f} %" for flower in ((X, Y), (X_new, Y_new))]
    board.append((brain, size, *right, seconds[n_h or "one neuron"]))
print(f"{'brain':21}{'parameters':>11}{'first flower':>14}{'new flower':>12}{'seconds':>9}")
for brain, size, first_flower, new_flower, took in board:
    print(f"{brain:21}{size:11}{first_flower:>14}{new_flower:>12}{took:9.1f}")

# %% [markdown]
# What the board says:
#
# - Who knows the plant does not get 100 % either: 94 % on the new flower. The rest is noise, and nobody
#   can learn it. Three hidden units, which nobody told what a petal is, come within three per cent.
# - Fifty units are ahead on the first flower, and not on the new one. The two islands in the middle were
#   built for single points, and the new flower has its points elsewhere. That is **overfitting**, and
#   on the points it learned from no network can show it to you.
# - Most of the networks do a little better on the new flower than on the first, and so does the one who
#   knows: the first flower happens to be a little more mixed than its kind. One point of it is 0.25 %.
#   On the new flower chance moves a share near 90 % by about half a per cent.

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each; nobody marks them, but the next lesson builds on
# them.
#
# 1. With two hidden units the cost is lower than with one, and so is the accuracy. How can that be? Which
#    of the two would you report, and to whom?
# 2. After 20 steps the network with four hidden units has exactly the accuracy of the single neuron, and
#    its boundary is the neuron's line. What is $\tanh(z)$ for very small $z$? What does
#    $W^{[2]} (W^{[1]} x + b^{[1]}) + b^{[2]}$ become when you multiply it out, and what would a network of
#    any size be without its tanh?
# 3. Suppose you take the sigmoid for tanh in your forward pass, and its slope in your backward pass. A
#    gradient check takes the cost from *your* forward pass: what does it say? What else do you have that
#    would find the mistake?

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# This is the backward pass for one example as lecture notes 003 have it, with the labels put right (the
# notes write $dW^{[2]}$ and $db^{[2]}$ a second time where layer 1 is meant). The star is the product
# entry by entry, $g$ the activation of the hidden layer.
#
# | line | |
# | --- | --- |
# | 1 | $dz^{[2]} = a^{[2]} - y$ |
# | 2 | $dW^{[2]} = dz^{[2]}\, a^{[1] T}$ |
# | 3 | $db^{[2]} = dz^{[2]}$ |
# | 4 | $dz^{[1]} = W^{[2] T} dz^{[2]} * g(z^{[1]})$ |
# | 5 | $dW^{[1]} = dz^{[1]}\, x^T$ |
#
# One line is wrong. The small network from "By hand" can convict it: put its numbers in.

# %% prediction="slip in the notes"

# %% [markdown]
# Line by line: what trying gives for the small network, and what the line as printed gives. The first
# one that disagrees is the wrong one; what follows it may be wrong only because of it.

# %%
tried = gradient_check.numeric_gradient(
    lambda p: dlhelpers.compute_cost(shallow.forward(x, p)[0], y), small
)
wrong = []
for line, (name, value) in wrong_gradients.lines_of_the_notes(x, y, small).items():
    agrees = gradient_check.relative_error(tried[name], value) < 1e-7
    wrong += [] if agrees else [line]
    print(f"{line}: {tried[name].ravel().round(4)} and {value.ravel().round(4)}")
reveal("slip in the notes", wrong[0])

# %% [markdown]
# ### And mend it
#
# Write the wrong line as it should be, for one example and tanh. This one is checked and carries no
# points.
#
# - It is a column with one entry for each hidden unit, not one number for all.
# - A unit that has levelled off passes nothing on. A unit at $z = 0$ passes on all that it gets.
# - With the numbers of the small network: $(-0.1966, 0.1966)$.

# %% exercise="hidden_layer_dz"

# %% [markdown]
# A few more to correct in your copy of the notes:
#
# - 002 gives $W^{[2]}$ the shape (4, 4) and computes $Z^{[2]} = W^{[2]} X$. It is (1, 4), and what comes in
#   is $A^{[1]}$.
# - 003 has $dW^{[1]} = dZ^{[1]} X^T * g'(z^{[1]})$ on a later page. The slope is already in $dZ^{[1]}$, and
#   the shapes do not even fit.
# - 003 lets $a_1$ depend on $z_2$ in its chains 2 and 3. A hidden unit has no road through its neighbour.
# - 003 writes the row $A^{[2]}$ with entries of $a^{[1]}$ in it, and $Z^{[2]}$ as a column though it is
#   1 by $m$.
# - 004 sketches $a_1 = W x$, without bias and activation; and there $2y + 1$ with $y = x^2$ becomes $2x^2$
#   (it is $2x^2 + 1$; the slope $4x$ is right all the same).

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **Moons and circles.** `from sklearn.datasets import make_moons, make_circles` gives
#   `points, labels = make_moons(300, noise=0.2, random_state=0)`; you need `points.T` and
#   `labels.reshape(1, -1)`. Say beforehand how many lines each of them needs. Then train, and look at the
#   waves with `pictures.plot_layers`.
# - **relu in the hidden layer.** `training.train(..., hidden="relu")` with the same start gets 73 % with
#   four units. Begin with larger weights, take more units, and find out why so many of them never speak:
#   count the units whose `A1` is 0 for every point.
# - **Momentum.** Keep a velocity for each parameter, `v = 0.9 * v + gradient`, and step by
#   `-learning_rate * v`. How many steps until the cost is below 0.25, with and without?
# - **A learning rate that decays.** Divide it by `1 + step / 1000`. Begin with 20, where the plain
#   training jumps about. Does it settle now?
# - **Stop early.** Train 50 hidden units for 20,000 steps with `shallow.train_in_stages` and follow the
#   accuracy on the new flower. At which step would you have stopped? You may not use the new flower to
#   choose *and* to report: draw a third one.
# - **Count the regions.** $n$ lines cut the plane into at most $1 + n + n (n - 1) / 2$ regions: 7 for
#   three. The flower needs its lines to meet in one point, and then there are only 6. Which signs of
#   the hidden units, $\pm\pm\pm$, occur on a fine grid of points? Count them with
#   `np.unique(np.sign(Z1), axis=1)`, for 3, 4 and 20 units.
