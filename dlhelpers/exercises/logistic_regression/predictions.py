"""What students predict in lesson 1, and the thought behind every plausible guess."""

from dlhelpers.exercises.predictions import Guess, Prediction

STARTING_COST = Prediction(
    "starting cost",
    "All weights and the bias are 0: nothing has been learned. What is the cost on the training "
    "images?",
    Guess(
        0.6931,
        "Every score is 0, so every probability is 1/2, so every loss is -ln(1/2) = ln 2 = 0.6931, "
        "whatever the label. A first cost far from ln 2 is a sure sign of a mistake.",
    ),
    (
        Guess(
            0,
            "A cost of 0 means sure and right on every image. A neuron that knows nothing is "
            "neither.",
        ),
        Guess(
            0.5,
            "1/2 is the probability. The loss is minus its natural logarithm; 1/2 would also be "
            "the share of errors of a coin, but the cost does not count errors.",
        ),
        Guess(
            1,
            "One bit, you may think, and that is right with the logarithm to base 2. The course "
            "uses the natural one: 1 bit = 0.6931 nats.",
        ),
        Guess(0.301, "That is the logarithm to base 10. The course uses the natural one."),
        Guess(
            1.386,
            "That is ln 2 twice: both halves of the loss added. For each example only one of "
            "them counts, because the other is multiplied by y = 0 or 1 - y = 0.",
        ),
        Guess(
            0.25,
            "That is the squared error (1 - 1/2) squared. This lesson's loss is the cross-entropy.",
        ),
        Guess(185.8, "That is the sum over the 268 images. The cost is the mean."),
    ),
    tolerance=0.006,
    otherwise="Every score is 0 at the start. Follow one image from there: its probability, the "
    "loss of that, then the mean over all images.",
)

SIGMOID_OF_0 = Prediction(
    "sigmoid of 0",
    "What is sigmoid(0)?",
    Guess(0.5, "exp(0) = 1, so it is 1 / (1 + 1): a score of 0 means no idea."),
    (
        Guess(0, "That is tanh(0). A probability of 0 would be perfect certainty of a no."),
        Guess(1, "exp(0) is 1; it stands below the line, beside another 1."),
        Guess(0.25, "That is the slope of the sigmoid at 0, a (1 - a), not its height."),
    ),
    tolerance=0.01,
    otherwise="Put 0 into 1 / (1 + exp(-z)); exp(0) is 1.",
)

SIGMOID_OF_37 = Prediction(
    "sigmoid of 37",
    "In mathematics sigmoid(37) is a little less than 1. What does the computer hold?",
    Guess(
        "exactly 1",
        "exp(-37) is 8.5e-17. Beside 1 a float64 has no room for anything below 1.1e-16, so "
        "1 + exp(-37) is 1 and so is the quotient. At 36 there is still a difference.",
    ),
    (
        Guess(
            "a little less than 1",
            "A float64 holds 53 binary digits, about 16 decimal ones. The difference from 1 would "
            "be in the 17th.",
        ),
        Guess(
            "nan or an error",
            "exp(37) is a large number, but far from the largest float, which is near exp(709.8).",
        ),
    ),
    options=("exactly 1", "a little less than 1", "nan or an error"),
)

SHAPE_OF_DW = Prediction(
    "shape of dw",
    "X holds 268 images of 64 pixels, in its columns. What is the shape of dw, the gradient of the "
    "cost with respect to w?",
    Guess(
        "(64, 1)",
        "There is one slope for each weight: a gradient always has the shape of its parameter. "
        "The step w - alpha dw would make no sense otherwise.",
    ),
    (
        Guess(
            "(64, 268)",
            "That is the shape of X: one number per pixel and image. The cost is a mean over the "
            "images, and so is its slope; the product with X sums over them.",
        ),
        Guess(
            "(1, 268)",
            "That is the shape of A and dZ: one number per image. The weights are one per pixel.",
        ),
        Guess(
            "(1, 64)",
            "The right numbers, lying down. w is a column, so w - alpha dw would broadcast to "
            "64 x 64 without a word of warning.",
        ),
    ),
    options=("(64, 268)", "(64, 1)", "(1, 64)", "(1, 268)"),
)

BEST_STEP = Prediction(
    "best step",
    "Which step gives the best one-sided slope of w squared at 3 on a computer?",
    Guess(
        "1e-8",
        "Two errors meet. The formula's own error is the step itself: it falls. The rounding "
        "error of about 1e-15 is divided by the step: it grows. They meet near the root of 1e-15.",
    ),
    (
        Guess(
            "1e-4",
            "The notes' step is safe, but its error is 1e-4: four digits are given away.",
        ),
        Guess(
            "1e-12",
            "Smaller is better in mathematics. Here the difference of two numbers near 9 keeps "
            "about 15 digits after the point, and dividing by 1e-12 leaves three of them.",
        ),
        Guess(
            "1e-16",
            "3 + 1e-16 is 3 on a computer, so the difference is 0 and so is the slope. "
            "The error is 6, the whole slope.",
        ),
    ),
    options=("1e-4", "1e-8", "1e-12", "1e-16"),
)

TEST_ACCURACY = Prediction(
    "test accuracy",
    "The neuron gets all its training images right. How many per cent of the 89 images that it has "
    "never seen?",
    Guess(
        98.88,
        "It is 88 of 89. A weighted sum of 64 pixels is enough, because the images are small and "
        "centred: an 8 has ink where a 3 has its two gaps.",
    ),
    (
        Guess(
            100,
            "That is the training accuracy. New images are harder: the weights were fitted to the "
            "quirks of the old ones too.",
        ),
        Guess(50, "That is a coin. All that the neuron has learned would be lost on new images."),
        Guess(
            90,
            "One single pixel reaches that, as you will see in the scoreboard. 64 together do "
            "better.",
        ),
        Guess(
            94.4,
            "That is what comparing with the average 3 and the average 8 gives. A trained neuron "
            "also knows which pixels to ignore.",
        ),
    ),
    tolerance=1.0,
    otherwise="With 89 test images one image is 1.1 per cent, so guesses close to the number mean "
    "the same.",
)

LEARNING_RATE = Prediction(
    "learning rate for raw data",
    "With a learning rate of 0.1 the neuron learns from the standardised measurements without "
    "trouble. The same rate on the raw ones: where is the cost after 1000 steps?",
    Guess(
        "far above its start",
        "The largest measurement is about 4000, and the gradient is as large as the inputs: each "
        "step leaps over the valley and lands higher up on the other side.",
    ),
    (
        Guess(
            "near 0.04, as before",
            "The learning rate multiplies the gradient, and the gradient is made of the inputs. "
            "Inputs a thousand times as large make steps a thousand times as long.",
        ),
        Guess(
            "near 0.69, hardly moved",
            "That is what too small a rate does. Here the steps are too long.",
        ),
    ),
    options=("near 0.04, as before", "near 0.69, hardly moved", "far above its start"),
)

PULL = Prediction(
    "pull of the two losses",
    "An image is an 8 (y = 1), but the neuron gives it the score z = -10. How many times as large "
    "is dz with the cross-entropy as with the squared loss?",
    Guess(
        "about 22,000 times",
        "The squared loss multiplies a - y by the slope of the sigmoid, a (1 - a), and at -10 that "
        "slope is 0.000045. The cross-entropy divides by just this factor, so it cancels.",
    ),
    (
        Guess(
            "the same",
            "Both hold a - y, but the squared loss has one factor more: the slope of the sigmoid, "
            "which is nearly 0 out there.",
        ),
        Guess(
            "4 times",
            "That is the ratio at z = 0, where the sigmoid is steepest: a (1 - a) = 1/4. At -10 it "
            "is flat.",
        ),
        Guess(
            "about 10 times",
            "The loss at z = -10 is about 10, but dz is its slope, and that is nearly -1.",
        ),
    ),
    options=("the same", "4 times", "about 10 times", "about 22,000 times"),
)

SLIP = Prediction(
    "slip in the notes",
    "Which line of the derivation is wrong?",
    Guess(
        "line 3",
        "(1 - y) yhat - y (1 - yhat) is yhat - y yhat - y + y yhat = yhat - y. The notes lost the "
        "yhat of y yhat and wrote a second y. The last line is right all the same: it was known.",
    ),
    (
        Guess(
            "line 1",
            "The chain is whole: L depends on yhat, yhat on z, z on w. Elsewhere the same notes do "
            "forget its last link.",
        ),
        Guess("line 2", "This is the loss, with its sign and both halves in order."),
        Guess("line 4", "This is the slope of the sigmoid; try it at yhat = 1/2: 1/4."),
        Guess("line 5", "This is the right result, though not what line 3 times line 4 gives."),
    ),
    options=("line 1", "line 2", "line 3", "line 4", "line 5"),
)

PREDICTIONS = (
    STARTING_COST,
    SIGMOID_OF_0,
    SIGMOID_OF_37,
    SHAPE_OF_DW,
    BEST_STEP,
    TEST_ACCURACY,
    LEARNING_RATE,
    PULL,
    SLIP,
)
