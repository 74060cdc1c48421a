"""What students predict in lesson 1, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

STARTING_COST = Prediction(
    "starting cost",
    "One neuron, its 64 weights and its bias all 0: nothing has been learned. What is the cost, "
    "the mean loss with the natural logarithm, on the 268 training images?",
    Guess(
        0.6931,
        "Every score is 0, so every probability is 1/2, so every loss is -ln(1/2) = ln 2 = "
        "0.6931, whatever the label. A first cost far from ln 2 is a sure sign of a mistake.",
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
            "That is ln 2 twice: both halves of the loss added. For each example only one of them "
            "counts, because the other is multiplied by y = 0 or 1 - y = 0.",
        ),
        Guess(
            0.25,
            "That is the squared error (1 - 1/2) squared. This lesson's loss is the cross-entropy.",
        ),
        Guess(
            -0.6931,
            "The logarithm of 1/2 is negative. The minus in front of the loss makes a positive "
            "number of it.",
        ),
        Guess(
            0.3466,
            "That is half of ln 2. Half of the images are an 8, or nearly, but the others pay "
            "just as much for their no.",
        ),
        Guess(
            0.125,
            "That is half of the squared error (1 - 1/2) squared. This lesson's loss is the "
            "cross-entropy.",
        ),
        Guess(
            (-inf, 0),
            "A loss is minus the logarithm of a probability. Probabilities are at most 1, so no "
            "loss is below 0.",
        ),
        Guess(
            (0, 0.687),
            "Less than ln 2 is the cost of somebody who knows something. To say 1/2 costs ln 2 = "
            "0.6931, on every image and so on average.",
        ),
        Guess(
            (0.7, 9.2),
            "More than ln 2, on average, is paid by somebody who is sure and wrong at times. Who "
            "always says 1/2 is never sure.",
        ),
        Guess(
            (9.2, inf),
            "Even an answer that gives the truth a probability of only 0.0001 costs 9.21, and "
            "here it has 1/2. The cost is the mean over the images, not their sum.",
        ),
        Guess(
            (133, 135),
            "That is 1/2 for each of the 268 images, added up. But 1/2 is the probability and not "
            "its loss, and the cost is the mean.",
        ),
        Guess(
            (185, 187),
            "That is ln 2 for each of the 268 images, added up. The cost is the mean.",
        ),
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
        Guess(2, "That is 1 + exp(0), what stands below the line. The sigmoid is 1 divided by it."),
        Guess(
            -1,
            "A sigmoid goes from 0 to 1, never below: it is a probability. Tanh goes from -1 to "
            "1, and tanh(0) is 0.",
        ),
        Guess(0.7311, "That is sigmoid(1). At 0 the exponential is exp(0) = 1."),
        Guess(
            0.2689,
            "That is sigmoid(-1), 1 / (1 + e). At 0 the exponential is exp(0) = 1, not e.",
        ),
        Guess(
            0.3679,
            "That is 1 / e, or exp(-1). The sigmoid has another 1 below the line, and exp(0) is 1.",
        ),
        Guess(
            0.6931,
            "That is ln 2, the loss that belongs to this probability, as you will see. The "
            "sigmoid itself holds no logarithm.",
        ),
        Guess(
            (-inf, 0),
            "Below the line stands 1 plus an exponential, and both are positive. So a sigmoid is "
            "never negative.",
        ),
        Guess(
            (0, 0.489),
            "Below one half means more likely a no, and that takes a negative score. 0 is the "
            "score where no and yes are equal.",
        ),
        Guess(
            (0.511, 1),
            "Above one half means more likely a yes, and that takes a positive score. 0 is the "
            "score where no and yes are equal.",
        ),
        Guess(
            (1, inf),
            "It is 1 divided by something larger than 1, so it stays below 1, as a probability "
            "must.",
        ),
    ),
    tolerance=0.01,
    otherwise="Put 0 into 1 / (1 + exp(-z)); exp(0) is 1.",
)

SIGMOID_OF_37 = Prediction(
    "sigmoid of 37",
    "In mathematics sigmoid(37) = 1 / (1 + exp(-37)) is a little less than 1. What does the "
    "computer hold, in a float64?",
    Guess(
        "exactly 1",
        "exp(-37) is 8.5e-17. Beside 1 a float64 has no room for anything below 1.1e-16, so 1 + "
        "exp(-37) is 1 and so is the quotient. At 36 there is still a difference.",
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
    "X (64, 268) holds 268 images of 64 pixels, one per column; w (64, 1) is a column. What is "
    "the shape of dw, the gradient of the cost with respect to w?",
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
            "The right numbers, lying down. w is a column, so w - alpha dw would broadcast to 64 "
            "x 64 without a word of warning.",
        ),
    ),
    options=("(64, 268)", "(64, 1)", "(1, 64)", "(1, 268)"),
)

BEST_STEP = Prediction(
    "best step",
    "The slope of w squared at w = 3 is 6. A computer (float64) looks for it with one step to one "
    "side, ((3 + step) squared - 9) / step. Which of these steps comes nearest to 6?",
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
            "3 + 1e-16 is 3 on a computer, so the difference is 0 and so is the slope. The error "
            "is 6, the whole slope.",
        ),
    ),
    options=("1e-4", "1e-8", "1e-12", "1e-16"),
)

TEST_ACCURACY = Prediction(
    "test accuracy",
    "The neuron has learned to tell a 3 from an 8 and gets all of its 268 training images right. "
    "There are 89 images that it has never seen. How many per cent of them does it get right?",
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
            94.4,
            "That is what comparing with the average 3 and the average 8 gives. A trained neuron "
            "also knows which pixels to ignore.",
        ),
        Guess(
            58.4,
            "That is somebody who says 8 to every one of these 89 images: 52 of them are. The "
            "neuron looks at them.",
        ),
        Guess(
            (-inf, 40),
            "Worse than a coin? Exchange its yes and no then, and it would beat the coin. What "
            "fits 268 images does not point the wrong way on the next 89.",
        ),
        Guess(
            (40, 60),
            "That is about what chance gives. What the neuron has found in 268 images, above all "
            "the two gaps of a 3, is there in new ones too.",
        ),
        Guess(
            (60, 88),
            "A single pixel does better, as you will see in the scoreboard: 88.8 %. A neuron that "
            "weighs all 64 loses less on new images than you fear.",
        ),
        Guess(
            (88, 93.3),
            "One single pixel reaches 88.8 %, as you will see in the scoreboard, and a comparison "
            "with two average images 94.4. A trained neuron does better than both.",
        ),
        Guess(
            (93.3, 97.87),
            "That would be two to five mistakes in 89 images. Something is lost on new images, "
            "that is right, but here it is a single one.",
        ),
    ),
    tolerance=1.0,
    otherwise="With 89 test images one image is 1.1 per cent, so guesses close to the number mean "
    "the same.",
)

LEARNING_RATE = Prediction(
    "learning rate for raw data",
    "On the standardised measurements the neuron starts at a cost of 0.69, and 1000 steps with a "
    "rate of 0.1 bring it down to near 0.04. The same rate on the raw ones: where is the cost "
    "after 1000 steps?",
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
    "An image is an 8 (y = 1), but the neuron gives it the score z = -10. dz is the slope of the "
    "loss with respect to this score. How many times as large is it with the cross-entropy as "
    "with the squared loss, half of (a - y) squared?",
    Guess(
        "about 22,000 times",
        "The squared loss multiplies a - y by the slope of the sigmoid, a (1 - a), and at -10 "
        "that slope is 0.000045. The cross-entropy divides by just this factor, so it cancels.",
    ),
    (
        Guess(
            "the same",
            "Both hold a - y, but the squared loss has one factor more: the slope of the sigmoid, "
            "which is nearly 0 out there.",
        ),
        Guess(
            "4 times",
            "That is the ratio at z = 0, where the sigmoid is steepest: a (1 - a) = 1/4. At -10 "
            "it is flat.",
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
    "Lines 1 to 5 above derive the gradient of a neuron. Which one is wrong?",
    Guess(
        "line 3",
        "(1 - y) yhat - y (1 - yhat) is yhat - y yhat - y + y yhat = yhat - y. The notes lost the "
        "yhat of y yhat and wrote a second y. The last line is right all the same: it was known.",
    ),
    (
        Guess(
            "line 1",
            "The chain is whole: L depends on yhat, yhat on z, z on w. Elsewhere the same notes "
            "do forget its last link.",
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
