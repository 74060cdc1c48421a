"""What students predict in lesson 2, and the thought behind every plausible guess."""

from dlhelpers.exercises.predictions import Guess, Prediction

LINE = Prediction(
    "the line",
    "One neuron learns to tell the two classes of the flower apart. How many per cent of its "
    "training points does it get right?",
    Guess(
        47.25,
        "Each class lies on both sides of any line through the middle, so no line can do well. And "
        "the neuron does not count right points: it lowers the cost, in which a point weighs the "
        "more, the further it lies on the wrong side.",
    ),
    (
        Guess(
            50,
            "A coin gets that, and so would weights of 0. But the neuron is not after right "
            "points. It lowers the cost, and the cost is lowest for a line that loses some.",
        ),
        Guess(
            68.75,
            "A search over all lines finds one that good. Gradient descent does not look for it.",
        ),
        Guess(75, "Try to draw such a line: every half of the plane holds points of both classes."),
        Guess(
            90,
            "That takes a boundary with corners. A neuron says yes where one weighted sum is "
            "positive, and that is one side of a straight line.",
        ),
    ),
    tolerance=1.5,
    otherwise="Lay a ruler over the picture and count, roughly, how many points of each class lie "
    "on each side.",
)

ONE_UNIT = Prediction(
    "1 hidden unit",
    "One hidden unit, n_h = 1, after 5000 steps: what is the accuracy, in per cent?",
    Guess(
        67.5,
        "The cut is still one straight line, but a better one. The tanh levels off, so a point far "
        "on the wrong side no longer outvotes many near ones, and the cost comes closer to "
        "counting mistakes.",
    ),
    (
        Guess(
            47.25,
            "The cut is a straight line, as before, but not the same one. Behind a tanh no single "
            "point can pull without limit.",
        ),
        Guess(50, "A coin. One line can do better than that, if the right one is chosen."),
        Guess(90, "One hidden unit draws one line, and the best of all lines gets 68.75 per cent."),
    ),
    tolerance=1.5,
    otherwise="One hidden unit draws one line. How good can a line be?",
)

TWO_UNITS = Prediction(
    "2 hidden units",
    "Two hidden units: what is the accuracy, in per cent?",
    Guess(
        66,
        "Less than with one unit, and that is no mistake. The cost is lower than with one, from "
        "0.63 down to 0.56; the accuracy, which nobody trains, need not follow it.",
    ),
    (
        Guess(
            75,
            "A better cost, that is right. But two lines through the middle make four sectors, and "
            "the flower has six.",
        ),
        Guess(
            80,
            "More units always allow a lower cost, and the cost is indeed lower. Accuracy is "
            "something else.",
        ),
        Guess(90, "One line too few: look at how often the class changes around the middle."),
    ),
    tolerance=1.5,
    otherwise="Two hidden units draw two lines. Into how many sectors do they cut the plane?",
)

THREE_UNITS = Prediction(
    "3 hidden units",
    "Three hidden units: what is the accuracy, in per cent?",
    Guess(
        91,
        "It is a leap. Three lines through the middle make six sectors, and around the middle the "
        "class of the flower changes six times. What is missing to 100 is the middle itself, where "
        "the petals mix.",
    ),
    (
        Guess(
            70,
            "A little better with each unit? What counts is whether the lines can follow the "
            "classes around the middle. Two cannot, three can.",
        ),
        Guess(75, "Half-way between two and four units? The change from two to three is a leap."),
        Guess(
            100,
            "In the middle the petals mix. A boundary that gets those points right as well would "
            "have to wind around single points.",
        ),
    ),
    tolerance=1.5,
    otherwise="Walk around the middle in the picture: how often does the class change, and how "
    "often does a line through the middle cross your way?",
)

FOUR_UNITS = Prediction(
    "4 hidden units",
    "Four hidden units: what is the accuracy, in per cent?",
    Guess(
        90.75,
        "Three were enough, so the fourth has nothing to do. You will see it idle when you look at "
        "the waves one by one.",
    ),
    (
        Guess(
            95,
            "The fourth unit could only help in the middle, where the petals mix. It does not get "
            "there in 5000 steps.",
        ),
        Guess(100, "In the middle points are mixed by chance. Four units cannot untangle them."),
        Guess(80, "Four lines can do all that three can."),
    ),
    tolerance=1.0,
    otherwise="What is left to do, when three lines have cut the six sectors?",
)

TWENTY_UNITS = Prediction(
    "20 hidden units",
    "Twenty hidden units: what is the accuracy on these training points, in per cent?",
    Guess(
        90.75,
        "Hardly more than with three. With other first weights it is up to 94: then a bend of the "
        "boundary has caught some of the points in the middle.",
    ),
    (
        Guess(
            100,
            "There are parameters enough, 81 of them. But from tiny weights gradient descent finds "
            "the simple boundary first, and in 5000 steps it does not get much further.",
        ),
        Guess(97, "That would need a boundary that winds through the mixed middle."),
        Guess(
            60,
            "Too many units do not make a network worse on the points that it learns from. "
            "On other points they can.",
        ),
    ),
    tolerance=1.5,
    otherwise="81 parameters could do more than 13. Does gradient descent make use of them?",
)

TWO_ROADS = Prediction(
    "x2 to z",
    "y1 = x1 + x2^2, y2 = x2 + x3^2 and z = y1^2 + y2^2. What is dz/dx2 at x = (1, 2, 3)?",
    Guess(
        62,
        "Two roads lead from x2 to z. By y1 it is 2 y1 times 2 x2 = 10 times 4 = 40, by y2 it is "
        "2 y2 times 1 = 22. Links of one road are multiplied, roads are added.",
    ),
    (
        Guess(40, "That is the road by y1. x2 stands in y2 as well."),
        Guess(22, "That is the road by y2. x2 stands in y1 as well."),
        Guess(880, "Roads are added; only the links of one road are multiplied."),
        Guess(32, "By y1 it is 2 y1 times the slope of x2^2, which is 2 x2 = 4 and not 1."),
        Guess(42, "By y2 it is 2 y2 times 1, and y2 = 11."),
    ),
    tolerance=0.5,
    otherwise="First y1 and y2 as numbers. Then follow each road from x2 to z, and add.",
)

WRONG_GRADIENT = Prediction(
    "a wrong gradient",
    "Every gradient of a backward pass contains a factor A2 (1 - A2) that does not belong there. "
    "The network trains with it for 5000 steps. What accuracy does it reach, in per cent?",
    Guess(
        89.75,
        "Almost what the right one reaches. The factor lies between 0 and 1/4 and is never "
        "negative: each point still pulls in its right direction, only not with its right weight. "
        "Roughly downhill is good enough to learn.",
    ),
    (
        Guess(
            50,
            "A wrong gradient need not be useless. This one points roughly downhill, since the "
            "factor is never negative.",
        ),
        Guess(0, "Then all the signs would have to be wrong. The factor is never negative."),
        Guess(
            70,
            "Somewhere in between, as the mistake is neither small nor fatal? Gradient descent is "
            "more forgiving than that.",
        ),
        Guess(33, "That is what the wrong sign reaches. This factor is never negative."),
    ),
    tolerance=1.0,
    otherwise="Between which numbers does a (1 - a) lie? What does it do to the direction of a "
    "step?",
)

TELLING_APART = Prediction(
    "telling them apart",
    "After 1000 steps both networks get 89.5 per cent right. Suppose you do not know which "
    "backward pass is the right one. What tells you for certain?",
    Guess(
        "a gradient check",
        "It asks the cost itself: move one parameter a little and see what the cost does. No "
        "training is needed for it, and no luck.",
    ),
    (
        Guess(
            "the accuracy after more steps",
            "After 5000 steps it is 90.75 against 89.75: four points of 400. You would have to "
            "know beforehand what the right one reaches, and nobody does.",
        ),
        Guess(
            "a cost that falls",
            "Both costs fall. Whatever points roughly downhill makes a cost fall.",
        ),
        Guess(
            "the shapes of the gradients",
            "They are right in both. A factor that multiplies entry by entry changes no shape.",
        ),
    ),
    options=(
        "the accuracy after more steps",
        "a cost that falls",
        "the shapes of the gradients",
        "a gradient check",
    ),
)

HOW_MANY_LEARN = Prediction(
    "how many learn",
    "Here are seven wrong backward passes. How many of them reach more than 80 per cent?",
    Guess(
        3,
        "One has a factor too many, one the slope of another function, one moves the first layer "
        "400 times too slowly. All three still go roughly downhill, and that is enough to learn.",
    ),
    (
        Guess(0, "You have seen one already: the factor A2 (1 - A2) too many."),
        Guess(1, "There are two more that still go roughly downhill."),
        Guess(7, "With the wrong sign it goes uphill. That one cannot learn."),
        Guess(
            5,
            "A step 400 times too long is too much. So is a slope that changes its sign, and so is "
            "none at all: units that have long levelled off are pushed on and on.",
        ),
    ),
    tolerance=0.4,
    otherwise="Ask of each: does it still point roughly downhill? Are the steps of a sensible "
    "length?",
)

ZEROS = Prediction(
    "all zero",
    "All weights and biases of the network start at zero. What does it reach after 5000 steps?",
    Guess(
        "50 %, for ever",
        "Every gradient is exactly 0, so no step ever moves anything: the cost stays at ln 2 = "
        "0.693147 and the weights stay at 0.",
    ),
    (
        Guess(
            "91 %, as before, only later",
            "That would need a gradient, however small. Here each one is exactly 0. The neuron of "
            "lesson 1 could start at 0, because nothing stands between its weights and the cost.",
        ),
        Guess(
            "67 %, like one hidden unit",
            "That is what happens when all weights start at one common number other than 0: the "
            "units stay equal and count as one. At 0 not even that happens.",
        ),
    ),
    options=("91 %, as before, only later", "67 %, like one hidden unit", "50 %, for ever"),
)

SIGMOID_HIDDEN = Prediction(
    "sigma in the hidden layer",
    "Lecture notes 002 put the sigmoid into the hidden layer, this lesson tanh. What happens to "
    "the flower with the sigmoid?",
    Guess(
        "nearly as good, but slower",
        "A sigmoid is a tanh in disguise, sigma(z) = (1 + tanh(z / 2)) / 2, so it can draw the "
        "same boundaries. But its slope is at most 1/4, that of tanh at most 1: the gradient "
        "comes through weaker.",
    ),
    (
        Guess(
            "it stays at 50 %",
            "The sigmoid is not flat: its slope is 1/4 in the middle. A quarter of a gradient is a "
            "gradient.",
        ),
        Guess(
            "the same, step for step",
            "The same boundaries are possible, but the way there is another one.",
        ),
    ),
    options=("it stays at 50 %", "nearly as good, but slower", "the same, step for step"),
)

SLIP = Prediction(
    "slip in the notes",
    "Which line of the backward pass is wrong?",
    Guess(
        "line 4",
        "What goes back through a unit is multiplied by its slope, g'(z1), one number for each "
        "unit. The notes print g(z1), its value, and call it a scalar.",
    ),
    (
        Guess("line 1", "That is lesson 1: sigmoid and cross-entropy together leave a2 - y."),
        Guess(
            "line 2",
            "A weight's slope is what came in at its arrow times what comes back: a1 and dz2. The "
            "transpose makes it a row, as W2 is.",
        ),
        Guess("line 3", "A bias is a weight whose input is always 1."),
        Guess(
            "line 5",
            "The same rule as in line 2, with the input x in place of a1. Its numbers are off only "
            "because line 4 hands it wrong ones.",
        ),
    ),
    options=("line 1", "line 2", "line 3", "line 4", "line 5"),
)

PREDICTIONS = (
    LINE,
    ONE_UNIT,
    TWO_UNITS,
    THREE_UNITS,
    FOUR_UNITS,
    TWENTY_UNITS,
    TWO_ROADS,
    WRONG_GRADIENT,
    TELLING_APART,
    HOW_MANY_LEARN,
    ZEROS,
    SIGMOID_HIDDEN,
    SLIP,
)
