"""What students predict in lesson 3, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

STARTING_COST = Prediction(
    "ten equal scores",
    "A network with ten classes gives every class the same score, and softmax makes probabilities "
    "of them. What loss does it pay for an image, whatever the digit? (Natural logarithm.)",
    Guess(
        2.3026,
        "Each class gets a tenth, and the loss is the logarithm of what the right one got: -ln "
        "0.1 = ln 10. It is the cost of somebody who knows nothing.",
    ),
    (
        Guess(0.6931, "That is ln 2, the price of knowing nothing where there are two answers."),
        Guess(0.9, "One minus the probability. The cost is the logarithm of the probability."),
        Guess(
            3.2508,
            "You counted the nine wrong classes as well, -9 ln 0.9 more. With a softmax only the "
            "right class pays; what the others get is decided by it.",
        ),
        Guess(
            1,
            "Is it the sum of the ten probabilities, or -log 0.1 to the base 10? The loss is the "
            "natural logarithm of one of them, that of the right class.",
        ),
        Guess(
            6.931,
            "That is ten times ln 2, as if there were ten yes/no questions. Softmax gives one "
            "answer: one of ten.",
        ),
        Guess(3.3219, "That is log2(10), in bits. The course takes the natural logarithm."),
        Guess(
            10,
            "That is how many answers there are. The price of not knowing which is its logarithm.",
        ),
        Guess(
            0.2303,
            "That is ln 10 divided by ten. The mean goes over the images; within an image only "
            "the right class pays.",
        ),
        Guess(
            23.026,
            "That is ten times ln 10, as if all ten classes paid. Only the right one does.",
        ),
        Guess(-2.3026, "That is ln 0.1. The loss is minus the logarithm."),
        Guess(
            0,
            "To pay nothing one must give the right class a probability of 1. Here it gets a "
            "tenth.",
        ),
        Guess(
            (-inf, 0),
            "A loss is minus the logarithm of a probability, and a probability is at most 1. So "
            "it is never negative.",
        ),
        Guess(
            (0.09, 2.28),
            "So little is paid by somebody who gives the right class more than a tenth. Ten equal "
            "scores give it just a tenth, and -ln 0.1 is more.",
        ),
        Guess(
            (0.09, 0.102),
            "That is the probability of the right class. The cost is minus its logarithm.",
        ),
        Guess(
            (0.103, 0.108),
            "That is -ln 0.9, what a yes/no answer of 0.1 pays where a no is right. With a "
            "softmax the right class pays, and it got 0.1.",
        ),
        Guess(
            (2.33, inf),
            "So much is paid by somebody who gives the right class less than a tenth. Ten equal "
            "scores give it a tenth.",
        ),
    ),
    tolerance=0.02,
    otherwise="What probability does each of ten equal classes get? The loss is minus the natural "
    "logarithm of it.",
)

A_MILLION = Prediction(
    "about a million",
    "Lecture notes 003 say that a yes/no network for images of 28 x 28 = 784 pixels has a huge "
    "weight matrix. How many parameters, weights and biases together, has one with a hidden layer "
    "of 1000 units and one output unit?",
    Guess(
        "786,001",
        "Into the hidden layer lead 784 x 1000 weights and 1000 biases, out of it 1000 weights "
        "and one bias. This is the note's 'about in millions' made exact.",
    ),
    (
        Guess("785", "That is a single unit: 784 weights and a bias. Far from a million."),
        Guess("784,000", "The weights of the hidden layer. It has biases, and there is an output."),
        Guess("785,000", "The whole hidden layer. The output unit learns too."),
        Guess("786,000", "All weights and biases but the last: the output unit has a bias too."),
        Guess(
            "785,001",
            "The weights and one bias at the output. The hidden units have biases too.",
        ),
        Guess("1,785", "Sizes of neighbouring layers are multiplied: each unit sees every pixel."),
    ),
    options=("785", "1,785", "784,000", "785,000", "785,001", "786,000", "786,001"),
)

NARROW_START = Prediction(
    "a narrow start",
    "A network 64-32-16-10 (64 pixels, hidden layers of 32 and 16 relu units, ten classes) begins "
    "with weights of the spread 0.01, as lesson 2 did. What has it reached on the test images "
    "after 300 steps at a rate of 0.5, with which He's start reaches 96 %?",
    Guess(
        "it has hardly begun",
        "Small weights make small signals, layer after layer, and the gradient of a layer is a "
        "product of what comes from both sides. For most of the 300 steps nothing seems to "
        "happen; then it wakes up. With more layers it would not wake up at all.",
    ),
    (
        Guess(
            "at about 96 %, as with He",
            "It gets there too, but much later. With one hidden layer 0.01 did little harm; here "
            "three such factors are multiplied.",
        ),
        Guess(
            "at 10 %, and it stays there",
            "That is what zeros do. These weights are small but different, so there is a "
            "gradient, a very small one at first.",
        ),
    ),
    options=("at about 96 %, as with He", "it has hardly begun", "at 10 %, and it stays there"),
)

SHIFTED_SCORES = Prediction(
    "scores plus 100",
    "There are three classes, and their scores for an image are 2, 1 and 0. Softmax makes "
    "probabilities of them. Now add 100 to each score. What do the three probabilities do?",
    Guess(
        "they stay the same",
        "Every exponential becomes e^100 times as large, and so does their sum. In the quotient "
        "the factor cancels: only differences of scores count.",
    ),
    (
        Guess(
            "they become nearly equal",
            "100, 101 and 102 look nearly equal, but softmax sees differences and not ratios: "
            "they are 1 and 2 as before.",
        ),
        Guess(
            "the largest comes nearer to 1",
            "That is what happens when the scores are multiplied. Adding leaves the differences.",
        ),
    ),
    options=("they become nearly equal", "they stay the same", "the largest comes nearer to 1"),
)

PATIENT_A = Prediction(
    "patient A",
    "A network has four layers. Patient A is its backward pass with one slip, in layer 3: there "
    "dW is the sum over the examples and not the mean. Everything else is right. Which gradients "
    "disagree with those found by trying?",
    Guess(
        "dW3 alone",
        "Nothing is computed from dW3: the way back goes on with dZ3 and W3. A slip in dW or db "
        "stays where it is.",
    ),
    (
        Guess(
            "dW3 and all that comes later on the way back",
            "That would need a road from dW3 to the layers below. But dA2 is made of dZ3 and the "
            "weights themselves.",
        ),
        Guess(
            "dW3 and db3",
            "Each of them is made of dZ3 by a line of its own, and the line of db3 is right.",
        ),
        Guess("all of them", "The layer above is finished before layer 3 is reached."),
    ),
    options=(
        "dW3 alone",
        "dW3 and db3",
        "dW3 and all that comes later on the way back",
        "all of them",
    ),
)

PATIENT_C = Prediction(
    "patient C",
    "The way back goes from layer 4 to layer 1. In patient C dZ3, dW3 and db3 still agree; dA2 is "
    "the first to disagree, and its entry is an eighth of what it should be. There are 8 images. "
    "What is the slip?",
    Guess(
        "the line that makes dA_prev divides by m",
        "The mean belongs into dW and db alone. Divided once more on the way down, each layer "
        "below gets an eighth, though its own lines are right.",
    ),
    (
        Guess(
            "the slope of relu is missing",
            "That line makes dZ of dA, so dZ would be the first to disagree. And a missing slope "
            "does not make every number an eighth.",
        ),
        Guess(
            "the layers below divide by m twice",
            "Then their dW and db would be the first to disagree. Here dA2 is wrong already.",
        ),
        Guess(
            "W is not transposed",
            "The shapes would not fit: layer 3 has four units and is fed by five.",
        ),
    ),
    options=(
        "the slope of relu is missing",
        "the line that makes dA_prev divides by m",
        "the layers below divide by m twice",
        "W is not transposed",
    ),
)

GROWTH = Prediction(
    "growth per layer",
    "A network has ten layers of 64 relu units. All weights are random, with mean 0 and standard "
    "deviation 1. Call the root of the mean of its squared activations the size of a layer's "
    "signal. How many times as large as the one before is it, on average, from layer to layer?",
    Guess(
        5.657,
        "The squares of 64 weighted inputs add up: a factor of 64. Relu keeps half of the "
        "squares: 32. The size is the root, 5.66. He's spread, the root of 2/64, makes just that "
        "a 1.",
    ),
    (
        Guess(
            64,
            "Weights of both signs: sums of 64 such terms grow like the root of 64, and not like "
            "64.",
        ),
        Guess(32, "The squares grow by that much; the size is the root of it."),
        Guess(
            128,
            "Nothing doubles here. 64 squares add up, relu keeps half of them, and the size is "
            "the root of 32.",
        ),
        Guess(
            (-inf, -0.05),
            "A size is never negative, so neither is the factor from one to the next.",
        ),
        Guess(
            (-0.05, 0.05),
            "The sums have the mean 0, that is right, but they are not 0: each is as large as the "
            "root of 64, upwards or downwards. And relu keeps the positive ones.",
        ),
        Guess(
            (0.05, 0.9),
            "It does not shrink. With the spread 1 a weight keeps its input's size on average, "
            "and a unit adds up 64 such terms.",
        ),
        Guess(
            (0.9, 1.1),
            "A weight keeps its input's size on average, but a unit adds up 64 of them.",
        ),
        Guess(
            (1.1, 4.6),
            "More than that. The squares of 64 terms add up to 64 times one of them, relu keeps "
            "half, and the root of 32 is 5.66.",
        ),
        Guess(
            (1.39, 1.43),
            "The root of 2 is in He's rule, to make up for the half that relu takes. Here the "
            "weights are not scaled at all, and 64 terms add up.",
        ),
        Guess(
            (3.9, 4.1),
            "That is half of 8: relu halves the squares and not the size. The root of 64 / 2 is "
            "5.66.",
        ),
        Guess(
            (6.7, 31),
            "Less than that. The size of the sum is at most that of 64 independent terms, the "
            "root of 64 = 8, and relu takes half of the squares away.",
        ),
        Guess(
            (7.9, 8.1),
            "The root of 64, so you have seen that squares add up. Relu lets only half of them "
            "through.",
        ),
        Guess(
            (11.2, 11.4),
            "That is the root of 128, as if relu doubled the squares. It switches half of them "
            "off: 32 are left.",
        ),
        Guess(
            (15.9, 16.1),
            "That is 64 divided by 4. Squares add up, 64; relu keeps half of them; and the size "
            "is the root.",
        ),
        Guess(
            (33, inf),
            "Terms of both signs cancel in part: a sum of 64 of them has the size of the root of "
            "64 = 8. Only if all had the same sign it would be 64.",
        ),
    ),
    tolerance=1.0,
    otherwise="How large is the square of a sum of 64 terms with random signs? How much of it "
    "does relu let through? Then take the root.",
)

TEN_SIGMOIDS = Prediction(
    "ten sigmoids",
    "A network has ten hidden layers of 64 sigmoids and a softmax of ten classes; the weights are "
    "drawn with He's spread. Compare the length (the root of the sum of all squares) of dW1, in "
    "the first layer, with that of dW11, in the last. How many times smaller is it?",
    Guess(
        "about 100,000 times",
        "Every layer multiplies by the slope of the sigmoid, at most 1/4, and by the weights, "
        "about 1.4: together a third. Ten times a third is some ten to the five.",
    ),
    (
        Guess("about 10 times", "Ten layers, but their factors are multiplied and not added."),
        Guess("about 40 times", "4 times 10? The factors are multiplied, not added: 4 to the 10."),
        Guess(
            "as large",
            "Nothing holds it up: in each layer it is multiplied by a slope of at most 1/4.",
        ),
    ),
    options=("as large", "about 10 times", "about 40 times", "about 100,000 times"),
)

SLIP = Prediction(
    "slip in the notes",
    "These are five statements about deep networks whose gradients vanish. Which one is wrong?",
    Guess(
        "statement 5",
        "You have just trained ten layers. Relu and the spread of He let the gradient through; so "
        "do batch normalisation, residual connections and gates. Lecture notes 004 themselves "
        "have a heading 'Reduce Vanishing Gradient'.",
    ),
    (
        Guess(
            "statement 1",
            "Two factors a layer, a weight and a slope: the chain to the first of L layers has "
            "about 2L links.",
        ),
        Guess(
            "statement 2",
            "A hundred factors of 0.1 are 10^-100. The hundred factors of 1 change nothing.",
        ),
        Guess(
            "statement 3",
            "Add 10^-100 to a number of ordinary size: even the computer does not see it.",
        ),
        Guess(
            "statement 4",
            "A gradient near 0 is all that gradient descent sees. That it is no minimum it cannot "
            "know.",
        ),
    ),
    options=("statement 1", "statement 2", "statement 3", "statement 4", "statement 5"),
)

PREDICTIONS = (
    STARTING_COST,
    A_MILLION,
    NARROW_START,
    SHIFTED_SCORES,
    PATIENT_A,
    PATIENT_C,
    GROWTH,
    TEN_SIGMOIDS,
    SLIP,
)
