"""What students predict in lesson 4, and the thought behind every plausible guess."""

from dlhelpers.exercises.predictions import Guess, Prediction

LIGHT_TO_DARK = Prediction(
    "light to dark",
    "The filter with three rows 1 0 -1 lies on the edge between the ones (left) and the zeros "
    "(right). Which number does it answer there?",
    Guess(
        3,
        "Three ones lie on the three weights 1, and zeros on the three weights -1. From light to "
        "dark the answer is positive.",
    ),
    (
        Guess(
            -3,
            "That is what a filter answers that was turned by 180 degrees first, as signal "
            "processing does. In deep learning it lies on the image as it is printed.",
        ),
        Guess(
            0,
            "The weights add up to 0, so it answers 0 where all pixels under it are alike. On the "
            "edge they are not.",
        ),
        Guess(1, "That is one row. The filter has three of them, and they are added."),
    ),
    tolerance=0.5,
    otherwise="Lay the filter on columns 2 to 4: which pixels lie under the weights 1, which under "
    "the weights -1?",
)

ROWS = Prediction(
    "rows of the answer",
    "An image of 6 x 6 pixels, a filter of 3 x 3 that never leaves the image. How many rows does "
    "the answer have?",
    Guess(
        4,
        "The filter can start in rows 0, 1, 2 and 3. In row 3 it covers rows 3, 4 and 5, and that "
        "is the end: 6 - 3 + 1.",
    ),
    (
        Guess(
            6,
            "So the notes print it. But a filter that starts in row 4 would need a row 6, and the "
            "rows are 0 to 5.",
        ),
        Guess(3, "6 - 3 is the last row in which it can start. Row 0 is one more."),
        Guess(2, "Side by side two filters fit. But it moves on by one pixel, not by three."),
        Guess(8, "That many it would be if the filter could hang over the border."),
    ),
    tolerance=0.4,
    otherwise="Count the rows in which the upper end of the filter can stand.",
)

BLURRED = Prediction(
    "a blurred edge",
    "The edge is out of focus: in place of one jump from 1 to 0 there are five small steps of 0.2. "
    "What does the filter answer now?",
    Guess(
        "lower and wider",
        "Each window sees only a part of the fall, 0.4 of it at most, so the answer is at most "
        "3 times 0.4 = 1.2. But more windows see something. The sum of all answers is 6, as "
        "before: it depends on the two ends only.",
    ),
    (
        Guess(
            "the same",
            "The fall as a whole is the same, and so is the sum of the answers. But no single "
            "window sees all of it.",
        ),
        Guess("nothing at all", "A slope is an edge too, a gentle one: it is lighter on the left."),
        Guess(
            "higher, as there are more steps",
            "There are more steps, but they are smaller, and they lie further apart than the "
            "filter is wide.",
        ),
    ),
    options=(
        "lower and wider",
        "the same",
        "nothing at all",
        "higher, as there are more steps",
    ),
)

COLOUR_EDGE = Prediction(
    "a colour edge",
    "The left half of an image is pure red (1, 0, 0), the right half pure blue (0, 0, 1). All "
    "three layers of the filter are the vertical one. What does it answer at the edge?",
    Guess(
        0,
        "Red falls: +3. Green stays: 0. Blue rises: -3. The channels are added into one number, "
        "and here they cancel. As grey the two halves are equal, and this filter sees only grey.",
    ),
    (
        Guess(3, "That is the red layer alone. Blue rises where red falls."),
        Guess(-3, "That is the blue layer alone. Red falls where blue rises."),
        Guess(
            6,
            "That would need a filter that wants red to fall and blue to rise: the vertical one in "
            "the red layer, its opposite in the blue one. Here all layers are equal.",
        ),
    ),
    tolerance=0.5,
    otherwise="What does each layer answer for itself? One filter gives one number: the sum.",
)

AS_A_BYTE = Prediction(
    "-3 as a byte",
    "A picture file holds bytes (uint8), which go from 0 to 255. An answer of -3 is stored in one. "
    "Which number is in it?",
    Guess(
        253,
        "A byte counts as a clock does: below 0 comes 255. So -3 becomes 256 - 3, and the black "
        "side of an edge shines almost white.",
    ),
    (
        Guess(0, "That would be sensible, and np.clip does it. A mere conversion does not."),
        Guess(3, "The sign is not dropped; the count goes round."),
        Guess(255, "Below 0 the count begins again at 255, and that is -1."),
        Guess(-3, "A byte has no sign: none of its 256 patterns means -3."),
    ),
    tolerance=0.5,
    otherwise="Count downwards from 2: 2, 1, 0, and then?",
)

SOBEL_FROM_STRIPES = Prediction(
    "Sobel from stripes",
    "Sobel's filter has the rows 1 0 -1, 2 0 -2, 1 0 -1. A filter is learned from what it makes of "
    "the 6 x 6 stripes, beginning with zeros. Which weight stands in the middle of its left column "
    "in the end?",
    Guess(
        1.3333,
        "In the stripes all rows are alike, so only the sum of a column shows: 1 + 2 + 1 = 4. The "
        "three weights of a column begin equal and are told the same, so each gets a third. The "
        "error is 0, and yet it is not Sobel's filter.",
    ),
    (
        Guess(
            2,
            "That is Sobel's own weight. The stripes cannot tell it from others: every filter "
            "whose left column adds up to 4 makes the same of them.",
        ),
        Guess(1, "With 1 in each place the left column would add up to 3. It has to be 4."),
        Guess(0, "It begins there. But 0 in every place of the column would answer 0."),
        Guess(4, "The column adds up to 4. It has three weights."),
    ),
    tolerance=0.2,
    otherwise="Which filters make the same picture of the stripes? Which one of them is reached "
    "from zeros?",
)

NOISE = Prediction(
    "noise in the answer",
    "Each pixel is disturbed by chance, independently, with a standard deviation of 0.1. What is "
    "the standard deviation of the disturbance in the answers of the vertical filter?",
    Guess(
        0.245,
        "Six pixels count, each with weight 1 or -1. Independent disturbances add up as squares: "
        "0.1 times the root of 6.",
    ),
    (
        Guess(
            0,
            "The weights add up to 0, so what all pixels share cancels. Noise is what they do not "
            "share.",
        ),
        Guess(0.1, "That is one pixel. Six of them take part."),
        Guess(0.3, "Almost: the root of 9. But three of the nine weights are 0."),
        Guess(
            0.6,
            "That would be six disturbances in the same direction. They are independent, so some "
            "cancel.",
        ),
    ),
    tolerance=0.025,
    otherwise="How many pixels take part? How do the variances of independent numbers add up?",
)

EDGES_FOR_DIGITS = Prediction(
    "edges for digits",
    "Softmax regression reads digits. Now it gets, in place of 64 pixels, the 36 edge strengths of "
    "each image. What happens to its test accuracy?",
    Guess(
        "it falls by some per cent",
        "A strength says that there is an edge, not which way it runs, and the corners of the "
        "image are lost. A filter finds what you ask for and throws the rest away.",
    ),
    (
        Guess(
            "it rises by some per cent",
            "Edges are what an eye looks for. But the direction is gone here, and in an image of 8 "
            "x 8 pixels there is little to spare.",
        ),
        Guess(
            "it hardly changes",
            "The shape is still there to your eye. Softmax regression weighs each number for "
            "itself, and the numbers have lost their sign.",
        ),
        Guess(
            "it falls to that of a coin",
            "The strengths still show the outline of each digit. A good part of what is needed is "
            "there.",
        ),
    ),
    options=(
        "it rises by some per cent",
        "it hardly changes",
        "it falls by some per cent",
        "it falls to that of a coin",
    ),
)

SLIP = Prediction(
    "slip in the notes",
    "The matrix of lecture notes 003 has a -1 at the end of its third row. Which of these four "
    "numbers, -2, 10, -8 and -4, are wrong for it?",
    Guess(
        "the 10 and the -4",
        "With the -1 the 10 has to be 12; it was worked out with +1. And the third row begins with "
        "9 + 1 + 9 - 3 - 8 - 4 = +4: there the sign has slipped.",
    ),
    (
        Guess("none", "Work out one at a time: left column of the window minus the right one."),
        Guess("only the -4", "That one is, and so is another: look at the end of the first row."),
        Guess("only the 10", "That one is, and there is another: look at the third row."),
        Guess(
            "the -2 and the -8",
            "5 + 1 + 9 - 6 - 8 - 3 = -2, and 1 + 9 + 1 - 8 - 3 - 8 = -8. Both are right.",
        ),
    ),
    options=("none", "only the 10", "only the -4", "the 10 and the -4", "the -2 and the -8"),
)

PREDICTIONS = (
    LIGHT_TO_DARK,
    ROWS,
    BLURRED,
    COLOUR_EDGE,
    AS_A_BYTE,
    SOBEL_FROM_STRIPES,
    NOISE,
    EDGES_FOR_DIGITS,
    SLIP,
)
