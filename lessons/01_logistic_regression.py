# %% [markdown]
# # 1 · Logistic regression as a neural network
#
# **Is it a 3 or an 8?** You see it at once, and you could not say how. In this lesson you write one
# artificial neuron that sees it too: 65 numbers, found from 268 examples. Then the same neuron,
# without a changed line, reads 30 measurements of a tumour and gives a second opinion.
#
# When you are through, you can
#
# - turn pictures into columns, and a neuron into a few lines of numpy,
# - find the gradient of its cost, and prove by trying that it is right,
# - say why inputs need one scale, why the loss has a logarithm, and what a computer makes of it.
#
# It takes about 90 minutes. How it goes:
#
# - **Predict.** Some cells ask for a guess before the answer comes. A wrong guess costs nothing;
#   it is answered with its reason.
# - **Write.** You write nine functions, 100 points together. Below each stands a check. It tells
#   which law your function breaks, shows your numbers, and mostly says what went wrong.
# - **Everything else runs without you.** It uses the finished package `dlhelpers`, so a slip in one
#   function does not spoil what follows.
#
# The notes behind it: lecture notes 002, week 2; 000, sections 1.1 to 1.3; 003, first third.

# %% tags=["setup"]
import numpy as np

import dlhelpers
from dlhelpers import gradient_check
from dlhelpers.exercises.logistic_regression import commit, reveal, works

# %%
import time

import matplotlib.pyplot as plt

from dlhelpers import data, logistic, plotting
from dlhelpers.pictures import logistic_regression as pictures
from dlhelpers.widgets import explore

# %% [markdown]
# ## Why: one neuron, two questions
#
# There are 357 handwritten digits, 3s and 8s, of 8 by 8 pixels. Each pixel is a grey level from 0
# (paper) to 1 (ink). We lay the rows of an image one after the other and stand them up: 64 numbers
# in one **column**. All columns side by side are the matrix $X$.
#
# A quarter of the images is put aside. The neuron never sees them while it learns; on them it is
# judged.

# %%
X, Y = data.load_three_or_eight()
X_train, X_test, Y_train, Y_test = data.train_test_split(
    X, Y, np.random.default_rng(1), test_share=0.25
)
print("to learn from:", X_train.shape, Y_train.shape)
print("to be judged: ", X_test.shape, Y_test.shape)

# %% [markdown]
# The next picture shows the first 16 training images, dark where there is ink. Most are easy. The
# difference between a 3 and an 8 is a little ink on the left: an 8 closes the two gaps.

# %%
names = ["a 3", "an 8"]
plotting.show_images(X_train[:, :16].T.reshape(-1, 8, 8), [names[y] for y in Y_train[0, :16]])
plt.show()

# %% [markdown]
# A neuron weighs every pixel, adds a bias, and squashes the sum into a probability:
#
# $$Z = w^T X + b, \qquad A = \sigma(Z), \qquad \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# | sign | shape | what it is |
# | --- | --- | --- |
# | $X$ | `(n_x, m)`, here `(64, 268)` | one image per column |
# | $Y$ | `(1, m)` | the labels: 1 for an 8, 0 for a 3 |
# | $w$ | `(n_x, 1)` | the weights, one for each pixel |
# | $b$ | a number | the bias |
# | $Z$ | `(1, m)` | the scores, any number |
# | $A$ | `(1, m)` | the probabilities that an image is an 8 |
#
# How bad the neuron is says the **cost**, the mean of the examples' losses. The logarithm is the
# natural one:
#
# $$L(a, y) = -\bigl(y \ln a + (1 - y) \ln (1 - a)\bigr), \qquad
# J(w, b) = \frac{1}{m} \sum_{i=1}^{m} L(a^{(i)}, y^{(i)})$$
#
# To **learn** is to walk downhill on $J$: a small step against the slope, again and again.

# %% [markdown]
# ## Predict
#
# Four questions before you write a line. Run the cell as it stands, with `None`, and it shows the
# question; then put your guess in place of `None` and run it again. You may also say how sure you are: at the end of the course you will see how well you judge yourself. The
# answers come when your functions can give them.

# %% [markdown]
# A new neuron: $w = 0$ and $b = 0$. It looks at the training images for the first time.

# %% prediction="starting cost"

# %% [markdown]
# The sigmoid is to turn any score into a probability. Begin in the middle.

# %% prediction="sigmoid of 0"

# %% [markdown]
# Now far out. Numpy computes with float64, about 16 decimal digits.

# %% prediction="sigmoid of 37"

# %% [markdown]
# Learning needs the slope of $J$ with respect to $w$. The course calls it `dw`.

# %% prediction="shape of dw"

# %% [markdown]
# ## By hand: four small sums
#
# Paper and pencil first. Every number below is printed again by the cell that follows it.
#
# ### A slope by trying
#
# Lecture notes 000 (section 1.3) find a slope by moving the argument a little. For $J(w) = w^2$ at
# $w = 3$ this can be done by hand:
#
# $$\frac{J(w + \epsilon) - J(w)}{\epsilon} = 2 w + \epsilon, \qquad
# \frac{J(w + \epsilon) - J(w - \epsilon)}{2 \epsilon} = 2 w$$
#
# The true slope is 6. With $\epsilon = 0.0001$ the step to one side gives 6.0001. The step to both
# sides, the **central difference**, gives 6 exactly, in mathematics. The notes take
# $\epsilon = 0.0001$ because it "should simulate an infinitely small number". Would smaller be
# better?

# %% prediction="best step"


# %%
def J(w):
    return w**2


steps = 10.0 ** -np.arange(1, 17)
one_sided = (J(3 + steps) - J(3)) / steps
central = (J(3 + steps) - J(3 - steps)) / (2 * steps)
for step, one, both in zip(steps, one_sided, central, strict=True):
    print(f"step {step:.0e}   one-sided {one:.10f}   central {both:.10f}")
error_at = {f"1e-{n}": error for n, error in enumerate(abs(one_sided - 6), start=1)}
reveal("best step", min(["1e-4", "1e-8", "1e-12", "1e-16"], key=error_at.get))

# %% [markdown]
# The picture below shows the error of the slope over the step, both on logarithmic axes. Read it
# from right to left. The one-sided error falls with the step, down to 1e-8; from there it rises
# again, a V. At 1e-12 the slope is wrong by 0.0005, at 1e-15 by 0.67, at 1e-16 by all of its 6: the
# computer cannot tell $3 + 10^{-16}$ from 3. On a parabola the central difference has no error of
# its own, so only the rounding shows. The third curve is a fairer example, the loss of a neuron: its
# V has its lowest point near 1e-5, and it is much lower. That is the step we shall use.


# %%
def loss_of_a_yes(z):
    return np.log1p(np.exp(-z))


neuron = (loss_of_a_yes(0.7 + steps) - loss_of_a_yes(0.7 - steps)) / (2 * steps)
errors = {
    "one-sided, $w^2$": abs(one_sided - 6),
    "central, $w^2$": abs(central - 6),
    "central, loss of a neuron": abs(neuron - (dlhelpers.sigmoid(0.7) - 1)),
}
ax = pictures.plot_slope_errors(steps, errors)
ax.set_title("A smaller step is better, until rounding takes over")
plt.show()

# %% [markdown]
# ### The chain rule
#
# Two examples from the notes (003 and 004). If $y = e^{z}$ and $z = x^2 + 2$, then
#
# $$\frac{dy}{dx} = \frac{dy}{dz} \cdot \frac{dz}{dx} = e^{z} \cdot 2x = 2x\, e^{x^2 + 2}$$
#
# If $z = 2y + 1$ and $y = x^2$, then $dz/dx = 2 \cdot 2x = 4x$. Links of a chain are multiplied,
# however long it is. At $x = 1$ that makes 40.171 and 4.

# %%
chains = {
    "exp(x**2 + 2)": (lambda x: np.exp(x**2 + 2), 2 * np.exp(3)),
    "2 * x**2 + 1": (lambda x: 2 * x**2 + 1, 4),
}
for text, (function, by_hand) in chains.items():
    tried = (function(1 + 1e-5) - function(1 - 1e-5)) / 2e-5
    print(f"{text:14} at 1: by hand {by_hand:.6f}, by trying {tried:.6f}")

# %% [markdown]
# ### The loss of one answer
#
# An image is an 8, and the neuron says that this has a probability of 0.0001. The loss is
# $-\ln 0.0001 = 9.21$. Had it said 0.9999, the loss would be 0.0001. To be sure and wrong is dear;
# to be sure and right gains little. And 1/2 always costs $\ln 2$.

# %%
for a in (0.0001, 0.5, 0.9999):
    print(f"a = {a:<6}: loss {-np.log(a):.4f} if y = 1, {-np.log(1 - a):.4f} if y = 0")

# %% [markdown]
# ### One whole neuron
#
# Two inputs, $x = (1, 2)$, with $w = (0.3, -0.4)$, $b = 0.1$ and the label $y = 1$. Forward:
#
# $$z = 0.3 \cdot 1 - 0.4 \cdot 2 + 0.1 = -0.4, \qquad a = \sigma(-0.4) = 0.4013, \qquad
# L = -\ln a = 0.9130$$
#
# Backward, link by link:
#
# $$\frac{dL}{da} = -\frac{1}{a} = -2.4918, \qquad \frac{da}{dz} = a (1 - a) = 0.2403, \qquad
# \frac{dL}{dz} = -2.4918 \cdot 0.2403 = -0.5987$$
#
# Look at the last number again: it is $a - y = 0.4013 - 1$. That is no accident. The slope of the
# sigmoid cancels against the slope of the logarithm, for every $a$ and both labels. It is why this
# loss and this activation belong together. The rest is short, since $z = w_1 x_1 + w_2 x_2 + b$:
#
# $$\frac{dL}{dw} = \frac{dL}{dz}\, x = (-0.5987, -1.1974), \qquad \frac{dL}{db} = -0.5987$$
#
# The course writes `da`, `dz`, `dw`, `db` for the slopes of $L$. A step with learning rate 0.5 goes
# *against* them. The cell puts each slope beside the same slope found by trying, from the back to
# the front. When you look for a mistake in a gradient, do the same: the first line that disagrees
# is the wrong one.

# %%
x, y, w, b = np.array([[1.0], [2.0]]), 1, np.array([[0.3], [-0.4]]), 0.1
z = (w.T @ x + b).item()
a = dlhelpers.sigmoid(z)
print(f"z = {z:.4f}, a = {a:.4f}, L = {-np.log(a):.4f}")

by_hand = {"a": -1 / a, "z": a - y, "w": (a - y) * x, "b": a - y}
costs_of = {
    "a": lambda p: -np.log(p["a"]),
    "z": lambda p: np.log1p(np.exp(-p["z"])),
    "w": lambda p: np.log1p(np.exp(-(p["w"].T @ x + b))).item(),
    "b": lambda p: np.log1p(np.exp(-(w.T @ x + p["b"]))).item(),
}
for name, value in {"a": a, "z": z, "w": w, "b": b}.items():
    tried = gradient_check.numeric_gradient(costs_of[name], {name: value})["d" + name]
    slopes = [np.round(np.ravel(found), 4) for found in (by_hand[name], tried)]
    print(f"d{name}: by hand {slopes[0]}, by trying {slopes[1]}")

new_z = ((w - 0.5 * by_hand["w"]).T @ x + b - 0.5 * by_hand["b"]).item()
print(f"after one step: z = {new_z:.4f}, L = {loss_of_a_yes(new_z):.4f}")

# %% [markdown]
# ## Write: the neuron, function by function
#
# Each task is told by its laws. A law can be checked without knowing the answer: "every example
# twice: the same cost". Try them on your function before you run its check.
#
# Write for whole matrices; there is no loop over the examples anywhere. Leave the arguments as they
# are: results are new arrays. And use only numpy and what you have written in earlier tasks, because
# your functions are marked by themselves, without the demonstrations around them.
#
# ### 1. `sigmoid`
#
# - $\sigma(0) = 1/2$, and $\sigma(-z) = 1 - \sigma(z)$.
# - A larger score never gives a smaller probability.
# - What comes out has the shape of what went in: a number, a row, a matrix. What goes in may be whole
#   numbers, and a probability still has its digits.
# - Scores of 1000 and -1000 give numbers and no warning. Think about which of $e^{z}$ and $e^{-z}$
#   the computer can hold there, and rewrite the fraction for the other case.

# %% exercise="sigmoid"

# %% [markdown]
# Two of your guesses can be answered now.

# %%
print("sigmoid(0)  =", dlhelpers.sigmoid(0.0))
print("sigmoid(36) =", repr(float(dlhelpers.sigmoid(36.0))))
print("sigmoid(37) =", repr(float(dlhelpers.sigmoid(37.0))))

# %%
reveal("sigmoid of 0", float(dlhelpers.sigmoid(0.0)))

# %%
reveal("sigmoid of 37", "exactly 1" if dlhelpers.sigmoid(37.0) == 1 else "a little less than 1")

# %% [markdown]
# ### 2. `initialize_parameters`
#
# The neuron starts with no opinion: all zeros. (For one neuron this is fine. With a hidden layer it
# is a famous mistake; lesson 2 shows why.)
#
# - With these parameters every image gets the probability 1/2.
# - `w` is a column, with two axes; `b` is a plain number.
# - Two calls give two different arrays: to change one does not change the other.

# %% exercise="initialize_parameters"

# %% [markdown]
# ### 3. `forward_prop`
#
# - An image gets the same probability alone as in company: column $i$ of $A$ depends on column $i$
#   of $X$ and on no other.
# - Exchange two images: two probabilities change places.
# - With $w = 0$ all probabilities are $\sigma(b)$.
# - Shuffle the pixels of all images and the entries of $w$ in the same way: nothing changes. The
#   neuron does not know which pixels are neighbours.

# %% exercise="forward_prop"

# %% [markdown]
# ### 4. `compute_cost`
#
# - All probabilities 1/2: the cost is $\ln 2$, whatever the labels.
# - Every example twice: the same cost.
# - Exchange yes and no, that is $1 - A$ for $A$ and $1 - Y$ for $Y$: the same cost.
# - It is never negative, and near 0 when the neuron is sure and right.
# - Sure and wrong is dear, but finite, even where a probability is exactly 0 or 1. You have just
#   seen that a sigmoid does give exactly 1.
# - It is one number, a Python `float`.
#
# How you keep the logarithm from 0 is up to you, as long as ordinary costs stay what they are: a yes
# with the probability 0.0001 costs 9.21 before and after.

# %% exercise="compute_cost"

# %%
zeros = {"w": np.zeros((64, 1)), "b": 0.0}
reveal("starting cost", dlhelpers.compute_cost(logistic.forward(X_train, zeros), Y_train))

# %% [markdown]
# ### 5. `backward_prop`
#
# The heart of the lesson. One example you have done by hand: `dz` is $a - y$, `dw` is `dz` times
# $x$. The cost is the mean over the examples, and so is its slope.
#
# - If $A = Y$, there is nothing to learn: both gradients are 0.
# - Every example twice: the same gradients.
# - `dw` has the shape of `w`, and `db` is a number, like `b`.
# - Double $X$ and leave $A$ and $Y$ as they are: `dw` doubles, `db` stays.
# - Most of all: the gradient is what trying gives.

# %% exercise="backward_prop"

# %% [markdown]
# The **gradient microscope** puts your gradient beside the one found by trying, for all 65
# parameters of a neuron that looks at the training images. A relative error near 1e-10 is as good
# as agreement gets. Remember what you see here: a program with a wrong gradient often still learns
# something, and only this comparison tells.

# %%
rng = np.random.default_rng(1)
somewhere = {"w": 0.1 * rng.standard_normal((64, 1)), "b": 0.2}


def cost_at(parameters):
    return dlhelpers.compute_cost(logistic.forward(X_train, parameters), Y_train)


A = logistic.forward(X_train, somewhere)
try:
    print(gradient_check.gradient_check(cost_at, somewhere, backward_prop(A, X_train, Y_train)))
except Exception as problem:
    print("No comparison yet: backward_prop does not give gradients.", problem)

# %%
reveal("shape of dw", str(gradient_check.numeric_gradient(cost_at, somewhere)["dw"].shape))

# %% [markdown]
# ### 6. `update_parameters`
#
# One step downhill.
#
# - With a learning rate of 0 nothing changes.
# - Twice the learning rate, twice the step.
# - Where a slope is positive, the parameter becomes smaller.
# - What was passed in stays as it was. (`w -= ...` would change the caller's array.)

# %% exercise="update_parameters"

# %% [markdown]
# ### 7. `train`
#
# Forward, cost, backward, step, again and again, with the functions that you have written. Not a
# formula stands here.
#
# - The first cost is that of the parameters you were given. There are as many costs as steps.
# - 10 steps and then 10 more are the same as 20 steps.
# - With a learning rate of 0 every cost is the same.
# - With a small one the cost falls at every step.

# %% exercise="train"

# %% [markdown]
# Now the question of the lesson. Before the neuron answers, you do.

# %% prediction="test accuracy"

# %% [markdown]
# The neuron learns: 1500 steps with a learning rate of 0.5. If your own functions pass their
# checks, they do it, and the cell says so. If not yet, the package does it: `dlhelpers.logistic` is the
# finished neuron, under the names of this lesson.

# %%
needed = ("sigmoid", "forward_prop", "compute_cost", "backward_prop", "update_parameters", "train")
own = all(works(name) for name in needed)
fit = train if own else logistic.train
print("Your own train at work." if own else "The package's train at work: yours is not ready yet.")

begin = time.perf_counter()
trained, costs = fit(X_train, Y_train, zeros, 1500, 0.5)
print(f"cost {costs[0]:.4f} -> {costs[-1]:.4f} in {time.perf_counter() - begin:.2f} seconds")

# %% [markdown]
# ### 8. `predict`
#
# A decision: 1 where the probability is above one half, otherwise 0.
#
# - Only 0 and 1 come out, in the shape `(1, m)`; `False` and `True` count as 0 and 1.
# - A probability of exactly 1/2 is a 0.
# - Three times `w` and three times `b`: more certainty, but not one other decision.

# %% exercise="predict"

# %% [markdown]
# How many images does the neuron get right?


# %%
print(f"training images: {logistic.accuracy(X_train, Y_train, trained):.1f} % right")
print(f"test images:     {logistic.accuracy(X_test, Y_test, trained):.1f} % right")
reveal("test accuracy", logistic.accuracy(X_test, Y_test, trained))

# %% [markdown]
# How much of this is luck? With another split other images are held back. The cell draws the split
# ten times and trains ten neurons. Trust the mean more than any single number, ours included.

# %%
luck = []
for seed in range(10):
    parts = data.train_test_split(X, Y, np.random.default_rng(seed), test_share=0.25)
    parameters, _ = logistic.train(parts[0], parts[2], zeros, 1500, 0.5)
    luck.append(logistic.accuracy(parts[1], parts[3], parameters))
print(f"10 splits: {np.mean(luck):.1f} % on average, from {min(luck):.1f} to {max(luck):.1f}")

# %% [markdown]
# ### 9. `is_right`: a bug hunt
#
# Now you are the one who checks. You get a function that claims to be `backward_prop`. It may be
# right; it may have any of the usual mistakes. Write `is_right(backward_prop)`, which says `True`
# for a right one and `False` for a broken one.
#
# You have everything for it: draw a few random inputs, labels and weights, let your `forward_prop`
# find the probabilities, call the function, and see whether the laws hold. One law alone will not
# do. A function that forgets the mean passes "if $A = Y$, both are 0"; one that always returns zeros
# passes "every example twice". What trying gives is the strongest law. Some mistakes show only in
# the shapes, some only with several examples, some only with several inputs, and some make the
# gradient wrong by a few per cent. (`gradient_check.numeric_gradient` you may use; it takes a cost
# and a dictionary of parameters.)
#
# A broken function gives wrong numbers, or right ones in a wrong shape. None of them stops with an
# error, changes its arguments or gives nan: for that you need no law.
#
# Your marks are the share of broken programs that you unmask. To accuse a right one loses them all:
# even right gradients differ from tried ones in the ninth digit.

# %% exercise="is_right"

# %% [markdown]
# ## See: what the neuron has learned
#
# ### From a score to a loss
#
# Move the slider. On the left the score $z$ becomes a probability; on the right stand the two
# losses, the solid line for images that are an 8, the dashed one for those that are a 3. The two
# lines cross at $z = 0$, at $\ln 2$. Far out a loss is a straight line: each further step in the
# wrong direction costs 1 more. The slope of the solid line is $a - 1$, that of the dashed one $a$:
# your `dz`.

# %%
explore(pictures.plot_sigmoid_and_losses, z=(-8.0, 8.0, 0.25, 2.0))

# %% [markdown]
# The same without a slider, at three scores. At $z = -4$ the probability of an 8 is 0.018: that
# costs 4.02 if it is an 8, and 0.02 if it is a 3. At 0 both losses are 0.69. At 2 they are 0.13 and
# 2.13.

# %%
pictures.plot_sigmoid_and_losses([-4, 0, 2])
plt.show()

# %% [markdown]
# ### Three learning rates
#
# The picture shows the cost over the first 200 steps, on a logarithmic axis. With a rate of 0.01
# (solid) it creeps: after 200 steps it has come down to 0.47. With 0.5 (dashed) it falls smoothly to
# 0.058. With 5 (dash and dot) the first steps leap over the valley and the cost shoots up to 7.5;
# then it settles and ends lowest of all, at 0.007. Do not count on such luck. The tumours below
# will show a rate that never settles.

# %%
rates = {rate: logistic.train(X_train, Y_train, zeros, 200, rate)[1] for rate in (0.01, 0.5, 5)}
_, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
plotting.plot_costs({f"learning rate {rate}": curve for rate, curve in rates.items()}, ax)
ax.set(yscale="log", title="Too small creeps, too large leaps")
plt.show()
for rate, curve in rates.items():
    print(f"learning rate {rate:<4}: highest {max(curve):.4f}, after 200 steps {curve[-1]:.4f}")

# %% [markdown]
# ### What the neuron looks for
#
# There is one weight for each pixel, so the weights are a picture as well. On the left the average 3,
# in the middle the average 8, both dark where there is ink. On the right the weights: red with a
# plus where ink speaks for an 8, blue with a minus where it speaks for a 3. The red pixels lie on
# the left, in rows 2, 3 and 5: just where an 8 closes the gaps of a 3. Nobody told the neuron. The
# rim is nearly white: there is hardly ever ink, so there is nothing to learn.

# %%
_, (left, middle, right) = plt.subplots(1, 3, figsize=(10, 3.2), layout="constrained")
averages = [X_train[:, Y_train[0] == y].mean(axis=1).reshape(8, 8) for y in (0, 1)]
plotting.show_images(np.array(averages), ["the average 3", "the average 8"], [left, middle])
plotting.show_weights(trained["w"], right)
right.set_title("the weights")
plt.show()

# %% [markdown]
# ### Where it goes wrong
#
# One image of the 89 is misjudged. The three pictures show how: the image, the weights, and their
# product pixel by pixel. The score is the sum of all the votes on the right, and the bias. It is an
# 8, but a badly closed one: its lower left has hardly any ink, so the strongest votes for an 8 are
# missing there. The neuron says 0.46. It was wrong, and it was not sure.

# %%
wrong = np.flatnonzero(logistic.decide(X_test, trained) != Y_test)
print("misjudged:", wrong.tolist(), "labels:", Y_test[0, wrong].tolist())
pictures.plot_votes(X_test[:, wrong[0]], trained["w"], trained["b"])
plt.show()

# %% [markdown]
# ## See: a second opinion on tumours
#
# 569 patients, 30 measurements of the cell nuclei of each: size, texture, smoothness and so on. The
# label is 1 for benign (harmless) and 0 for malignant. Not one line of the neuron has to change.
#
# The measurements have very different sizes: areas up to 4254, others never above 0.03. One can
# **standardise** them, each with the mean and the deviation of the training patients:
# $x \mapsto (x - \mu) / s$. The test patients are moved by the same numbers; what is special about
# them must not leak in.

# %%
C, D, measurements = data.load_breast_cancer()
C_train, C_test, D_train, D_test = data.train_test_split(
    C, D, np.random.default_rng(1), test_share=0.25
)
S_train, S_test = data.standardise(C_train, C_test)
largest = C.max(axis=1)
print(C_train.shape, C_test.shape, f"benign: {100 * D.mean():.0f} %")
for row in (largest.argmax(), largest.argmin()):
    print(f"{measurements[row]}: up to {largest[row]:.4g}")

# %% prediction="learning rate for raw data"

# %%
zeros_30 = {"w": np.zeros((30, 1)), "b": 0.0}
last_costs = []
print("measurements    rate   steps   last cost   test accuracy")
for name, learn, judge, rate, num_steps in (
    ("standardised", S_train, S_test, 0.1, 1000),
    ("raw", C_train, C_test, 1e-6, 1000),
    ("raw", C_train, C_test, 1e-6, 5000),
    ("raw", C_train, C_test, 0.1, 1000),
):
    opinion, curve = logistic.train(learn, D_train, zeros_30, num_steps, rate)
    last_costs.append(curve[-1])
    right = logistic.accuracy(judge, D_test, opinion)
    print(f"{name:14}{rate:6g}{num_steps:8}{curve[-1]:12.3f}{right:14.1f} %")

# %%
places = {"near 0.04, as before": 0.04, "near 0.69, hardly moved": 0.69, "far above its start": 99}
reveal("learning rate for raw data", min(places, key=lambda p: abs(places[p] - last_costs[-1])))

# %% [markdown]
# The raw neuron needs a rate of a millionth, and then its smallest inputs learn next to nothing.
# Five times the steps help it a good deal, so it is not stupid, it is slow. Standardised, the same
# neuron is better after 1000 steps, and the rate is an ordinary 0.1.
#
# Again, one split is one throw of the dice. And one number is not enough for a doctor: the two kinds
# of errors are not equally bad.

# %%
opinion, _ = logistic.train(S_train, D_train, zeros_30, 1000, 0.1)
called = logistic.decide(S_test, opinion)
missed = int(np.sum((called == 1) & (D_test == 0)))
alarms = int(np.sum((called == 0) & (D_test == 1)))
print(f"malignant, called benign: {missed} of {np.sum(D_test == 0)}")
print(f"benign, called malignant: {alarms} of {np.sum(D_test == 1)}")

# %%
luck = {"raw, rate 1e-6": [], "standardised, rate 0.1": []}
for seed in range(10):
    parts = data.train_test_split(C, D, np.random.default_rng(seed), test_share=0.25)
    for name, rate in zip(luck, (1e-6, 0.1), strict=True):
        learn, judge = parts[:2] if name.startswith("raw") else data.standardise(*parts[:2])
        opinion, _ = logistic.train(learn, parts[2], zeros_30, 1000, rate)
        luck[name].append(logistic.accuracy(judge, parts[3], opinion))
for name, results in luck.items():
    print(f"10 splits, {name}: {np.mean(results):.1f} % on average")

# %% [markdown]
# ### The way downhill
#
# Why scale matters one can see with two weights. This neuron has only the measurements "mean radius"
# and "mean texture", and no bias. So its cost is a landscape over the plane $(w_1, w_2)$, and
# gradient descent is a walk in it.


# %%
def walk(X, Y, rate, num_steps=60):
    """Gradient descent with two weights and no bias; returns the weights after every step."""
    at, path = {"w": np.zeros((2, 1)), "b": 0.0}, [np.zeros(2)]
    for _ in range(num_steps):
        slopes = logistic.backward(logistic.forward(X, at) - Y, X, at)
        at = {"w": at["w"] - rate * slopes["dw"], "b": 0.0}
        path.append(at["w"].ravel())
    return np.array(path)


def map_of(X, Y):
    """The cost as a function of many pairs of weights at once."""
    return lambda pairs: np.mean(np.logaddexp(0, pairs @ X) - Y * (pairs @ X), axis=1)


# %% [markdown]
# The maps show the cost, lighter where it is lower, and the walk from the star, one mark for each of
# 60 steps. On the left the raw measurements. The valley is a narrow ravine across the picture. A
# small rate (circles) drops into it and then hardly moves; a larger one (squares) jumps from wall to
# wall before it creeps along. On the right the standardised ones. The valley is a round bowl: the
# steps go almost straight down, and even a rate of 8 (squares) finds the bottom.

# %%
_, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
for ax, inputs, title, rates in (
    (left, C_train[:2], "raw: a ravine", (0.001, 0.012)),
    (right, S_train[:2], "standardised: a bowl", (1, 8)),
):
    walks = {f"rate {rate}": walk(inputs, D_train, rate) for rate in rates}
    pictures.plot_walks(map_of(inputs, D_train), walks, ax).set_title(title)
plt.show()

# %% [markdown]
# Turn the knob yourself, on the standardised measurements. A small rate stops far from the bottom. A
# good one gets there. Find the rate from which on it never settles. (Without sliders: below, three
# rates on the same map. At 0.2 the walk stops half-way, at 5 it arrives, at 40 it jumps to and fro
# across the bottom for ever.)


# %%
def draw_walk(learning_rate):
    inputs = S_train[:2]
    path = {f"rate {learning_rate:g}": walk(inputs, D_train, learning_rate)}
    pictures.plot_walks(map_of(inputs, D_train), path, corners=((-9, -4), (1, 2)))


explore(draw_walk, learning_rate=(0.2, 50.0, 0.2, 5.0))

# %% [markdown]
# The static picture: three maps side by side with the rates 0.2, 5 and 40.

# %%
_, axes = plt.subplots(1, 3, figsize=(11, 3.4), layout="constrained")
for ax, rate in zip(axes, (0.2, 5, 40), strict=True):
    path = {f"rate {rate}": walk(S_train[:2], D_train, rate)}
    pictures.plot_walks(map_of(S_train[:2], D_train), path, ax, corners=((-9, -4), (1, 2)))
plt.show()

# %% [markdown]
# ## Break it
#
# ### A probability that is exactly 1
#
# Lecture notes 003 say: $\hat y$ can be 0 only if $z = -\infty$; now $z$ cannot be $-\infty$, so
# $\hat y \neq 0$. In mathematics that is right. On a computer it is false, and it bites. A float64
# holds 53 binary digits. Beside 1 there is no room for $e^{-37}$, so $\sigma(37)$ is 1, exactly. On
# the other side there is more room, because numbers near 0 are dense: $\sigma(-37)$ is
# $8.5 \cdot 10^{-17}$, and only at $-746$ it becomes 0.
#
# Then the formula of the loss, taken as it stands, gives infinity for an answer that is wrong. For
# an answer that is *perfectly right* it gives `nan`, since 0 times infinity is not a number. One such
# example, and the whole cost is `nan`.

# %%
for z in (36.0, 37.0, -37.0, -745.0, -746.0):
    a = float(dlhelpers.sigmoid(z))
    print(f"z = {z:6}: a = {a!r:22} exactly 0 or 1: {a in (0, 1)}")

a = dlhelpers.sigmoid(37.0)
with np.errstate(divide="ignore", invalid="ignore"):
    for y in (0, 1):
        print(f"y = {y}, loss by the formula: {-(y * np.log(a) + (1 - y) * np.log(1 - a))}")

# %% [markdown]
# Two ways out. Your `compute_cost` keeps the logarithm away from 0. Better still is never to form
# the probability: the loss can be written with the score itself,
# $\max(z, 0) - z y + \ln(1 + e^{-|z|})$. It is exact for every score, and the package has it.

# %%
for y in (0, 1):
    labels = np.array([[y]])
    clipped = dlhelpers.compute_cost(dlhelpers.sigmoid(np.array([[37.0]])), labels)
    exact, _ = dlhelpers.sigmoid_cross_entropy(np.array([[37.0]]), labels)
    print(f"z = 37, y = {y}: kept away from 0: {clipped:.6g}, from the score: {exact:.6g}")

# %% [markdown]
# The loss kept away from 0 is finite but not exact: at $z = 37$ a "no" costs 37, and it says
# 708. That is good enough to see that something is wrong.
#
# ### The squared loss
#
# Why not simply $\frac{1}{2} (a - y)^2$? The notes (002) say that it "struggles". You can say why.
# Its slope is $da = a - y$, and the sigmoid still adds its own slope, with nothing to cancel it:
#
# $$dz = (a - y)\, a\, (1 - a)$$

# %% prediction="pull of the two losses"

# %% [markdown]
# The picture shows the pull `dz` on the score of an image that is an 8. The cross-entropy (solid)
# pulls with full strength, $-1$, at every score that is far too low. The squared loss (dashed) pulls
# most at $-0.7$, and not at all where the neuron is sure and wrong.

# %%
pictures.plot_pull()
plt.show()
a = float(dlhelpers.sigmoid(-10.0))
reveal("pull of the two losses", f"about {round(1 / (a * (1 - a)), -3):,.0f} times")

# %% [markdown]
# Does it matter? Take the trained neuron and turn its opinion upside down: $-w$ and $-b$. It now gets
# every training image wrong, and it is sure. Let both losses repair it.


# %%
def repair(pull, num_steps=1500, rate=0.5):
    """Train from the opposite of what was learned; return the training accuracy at every step."""
    at, right = {"w": -trained["w"], "b": -trained["b"]}, []
    for _ in range(num_steps + 1):
        right.append(logistic.accuracy(X_train, Y_train, at))
        slopes = logistic.backward(pull(logistic.forward(X_train, at), Y_train), X_train, at)
        at = dlhelpers.update_parameters(at, slopes, rate)
    return right


by_cross_entropy = repair(lambda A, Y: A - Y)
by_square = repair(lambda A, Y: (A - Y) * A * (1 - A))
print("step   cross-entropy   squared loss")
for step in (0, 50, 100, 500, 1500):
    print(f"{step:4}   {by_cross_entropy[step]:11.1f} %   {by_square[step]:10.1f} %")

# %% [markdown]
# The cross-entropy forgets its wrong opinion within a hundred steps. The squared loss does not move
# for a long time, and after 1500 steps it is still worse than a coin. The flat sigmoid lets no
# gradient through. You will meet this again in deep networks, as the *vanishing gradient*.

# %% [markdown]
# ## See: another opinion on your neuron
#
# Scikit-learn has logistic regression too, found by another method (L-BFGS) from the same cost;
# `C=np.inf` switches off what it adds by default. It should find the same direction of $w$. It
# cannot find the same length: some weights separate the 3s from the 8s completely, and then a longer
# $w$ is always a little surer and a little cheaper. There is no end to it; each method stops
# somewhere.

# %%
try:
    from sklearn.linear_model import LogisticRegression
except ImportError:
    print("scikit-learn is not installed: nothing to compare with.")
else:
    theirs = LogisticRegression(C=np.inf, max_iter=1000).fit(X_train.T, Y_train[0])
    lengths = [float(np.linalg.norm(v)) for v in (trained["w"], theirs.coef_)]
    cosine = (theirs.coef_ @ trained["w"]).item() / np.prod(lengths)
    print(f"length of w: ours {lengths[0]:.1f}, theirs {lengths[1]:.1f}")
    print(f"angle between them: {np.degrees(np.arccos(cosine)):.0f} degrees, cosine {cosine:.3f}")
    right = logistic.accuracy(X_test, Y_test, trained), 100 * theirs.score(X_test.T, Y_test[0])
    print(f"test accuracy: ours {right[0]:.1f} %, theirs {right[1]:.1f} %")

# %% [markdown]
# ## Scoreboard
#
# A number says nothing without others beside it. So here are honest rows: a coin; whoever always
# says what was more frequent in training; a single pixel with a threshold; the nearer of the two
# average images; and the nearest of all 268 training images, which learns nothing and forgets
# nothing.


# %%
def coin(X, Y):
    return lambda new: np.random.default_rng(0).integers(0, 2, (1000, new.shape[1])), 0


def larger_class(X, Y):
    return lambda new: np.full((1, new.shape[1]), Y.mean() > 0.5), 1


def one_pixel(X, Y):
    """An 8 if this pixel is darker than that: the pixel and the threshold best in training."""
    thresholds = np.arange(0.5, 16) / 16
    score = {(p, t): np.mean((X[[p]] > t) == Y) for p in range(len(X)) for t in thresholds}
    pixel, threshold = max(score, key=score.get)
    return lambda new: new[[pixel]] > threshold, 2


# %%
def squared_distances(new, known):
    """How far each new image is from each known one: shape (known, new)."""
    return ((known[:, :, None] - new[:, None, :]) ** 2).sum(axis=0)


def average_image(X, Y):
    averages = np.column_stack([X[:, Y[0] == y].mean(axis=1) for y in (0, 1)])
    return lambda new: squared_distances(new, averages).argmin(axis=0), averages.size


def neuron(X, Y):
    parameters, _ = fit(X, Y, zeros, 1500, 0.5)
    return lambda new: logistic.decide(new, parameters), 65


def nearest_image(X, Y):
    return lambda new: Y[0, squared_distances(new, X).argmin(axis=0)], X.size


# %%
board = {
    "a coin (mean of 1000)": coin,
    "always the larger class": larger_class,
    "one pixel": one_pixel,
    "the nearer average image": average_image,
    "one neuron, " + ("yours" if own else "the package's"): neuron,
    "the nearest training image": nearest_image,
}
print(f"{'3 or 8':30}{'numbers kept':>13}{'test accuracy':>15}{'seconds':>9}")
for brain, learn in board.items():
    begin = time.perf_counter()
    answer, numbers = learn(X_train, Y_train)
    right = 100 * np.mean(answer(X_test) == Y_test)
    print(f"{brain:30}{numbers:13,}{right:13.1f} %{time.perf_counter() - begin:9.3f}")

# %% [markdown]
# What the table says, if you read it with care:
#
# - The larger class does *worse* than a coin: by chance the training part has more 3s, the test part
#   more 8s. A baseline can have bad luck as well.
# - A single pixel gets 88.8 %. A good part of the task is easy, and a neuron that reached 90 % would
#   have learned little.
# - The neuron wins against the average images with half as many numbers.
# - The nearest training image wins over all, on this split. It keeps 17,152 numbers, looks at all of
#   them for every new image, and cannot tell you what it looks for. The neuron keeps 65.
# - One test image is 1.1 %. Differences of that size mean nothing here.

# %% [markdown]
# ## Reflect
#
# Three questions. Write a sentence or two for each. Nobody marks them; they are for you.
#
# 1. A doctor wants to miss fewer malignant tumours, and accepts more false alarms. You may not train
#    again. Which one number do you change, and in which direction?
# 2. Begin with $w = 0$, so that $A = 1/2$ everywhere. Put this into your formula for `dw`. Why does
#    the first step make $w$ look like "the average 8 minus the average 3"? What would make it so
#    exactly?
# 3. After about 350 steps the neuron gets every training image right. The cost goes on falling for
#    ever. What does the neuron still learn? Is it worth having?

# %% [markdown]
# *Your thoughts:*
#
# 1.
# 2.
# 3.

# %% [markdown]
# ### A slip in the lecture notes, to find
#
# Notes come from people, and people slip. This is how lecture notes 003 derive the gradient of one
# neuron, line by line:
#
# **Line 1**
# $$\frac{\partial L}{\partial w_i} = \frac{\partial L}{\partial \hat y} \cdot
# \frac{\partial \hat y}{\partial z} \cdot \frac{\partial z}{\partial w_i}$$
#
# **Line 2**
# $$L = -(y \log \hat y + (1 - y) \log (1 - \hat y))$$
#
# **Line 3**
# $$\frac{\partial L}{\partial \hat y} = \frac{1 - y}{1 - \hat y} - \frac{y}{\hat y}
# = \frac{\hat y - y - y + \hat y y}{(1 - \hat y)\, \hat y}$$
#
# **Line 4**
# $$\frac{\partial \hat y}{\partial z} = \hat y (1 - \hat y)$$
#
# **Line 5**
# $$\frac{\partial L}{\partial z} = \hat y - y$$
#
# One line is wrong. You need no algebra to find it: put in numbers.

# %% prediction="slip in the notes"

# %%
y_hat, y = 0.8, 1.0
z = np.log(y_hat / (1 - y_hat))


def slope(function, at, step=1e-5):
    return (function(at + step) - function(at - step)) / (2 * step)


dL = slope(lambda p: -(y * np.log(p) + (1 - y) * np.log(1 - p)), y_hat)
printed = (y_hat - y - y + y_hat * y) / ((1 - y_hat) * y_hat)
dy = slope(dlhelpers.sigmoid, z)
print(f"line 3: by trying {dL:.4f}, as printed {printed:.4f}")
print(f"line 4: by trying {dy:.4f}, as printed {y_hat * (1 - y_hat):.4f}")
print(f"line 5: by trying {dL * dy:.4f}, as printed {y_hat - y:.4f}")
reveal("slip in the notes", "line 3" if abs(printed - dL) > 1e-3 else "line 4")

# %% [markdown]
# ### And one to mend
#
# Lecture notes 001 print the same derivative twice, in equations (11) and (43), for the last layer
# $L$ of a network:
#
# $$da = \frac{a^{[L]} - y}{a^{[L]} (1 - a^{[L-1]})}$$
#
# Once more something is wrong. Equation (39) of the same notes has it right, but you can find it
# yourself: on which numbers does the loss of an answer depend? Write the formula as it should be.
# `a_previous` is handed to you as the notes would have it; whether you need it is for you to say.
# This one is checked and carries no points.
#
# - A right and sure answer: $a$ near $y$ gives $-1$ for $y = 1$, and $1$ for $y = 0$.
# - At $a = 1/2$ it is $-2$ or $2$, whatever went on in the layer before.
# - It is what trying gives.

# %% exercise="derivative_of_loss"

# %% [markdown]
# ## Stretch
#
# For those who want more. Nothing here is marked, and each is a good evening.
#
# - **The loss from the score.** Write `cost_from_scores(Z, Y)` with
#   $\max(z, 0) - z y + \ln(1 + e^{-|z|})$, and its gradient. Compare with your `compute_cost` for
#   ordinary scores and with `dlhelpers.sigmoid_cross_entropy` for scores of 1000 and -1000.
# - **Keep the weights small (L2).** Add $\frac{\lambda}{2 m} \lVert w \rVert^2$ to the cost and what
#   belongs to it to `dw`; check it with the microscope. Draw the weights for $\lambda = 0.1, 1, 10$.
#   Does the length of $w$ now come to rest?
# - **Mini-batches.** Take 32 columns per step in place of all of them, in a new order each time round
#   (`rng.permutation`). Plot the cost over the number of images seen, beside your present curve.
# - **All ten digits.** Ten neurons side by side, 650 parameters, with softmax in place of the
#   sigmoid. Start with `images, labels = data.load_digits()` and
#   `training.train(..., output="softmax")` from `W1` of zeros with shape `(10, 64)`. 300 steps with
#   a rate of 0.5 get about 95 % of the test images. Then write it yourself. You will find
#   $dZ = A - Y$ again.
# - **Newton's step.** The curvature of the cost is $H = \frac{1}{m} X\, \mathrm{diag}(a (1 - a))\,
#   X^T$. Solve $H\, s = dw$ with `np.linalg.solve` and go $w - s$, without any learning rate. On the
#   digits numpy refuses: 11 pixels are white in every training image. Why is that a problem, and how
#   does L2 help?
