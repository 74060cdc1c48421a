"""What students predict in lesson 4, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

LIGHT_TO_DARK = Prediction(
    "light to dark",
    "The filter with three rows 1 0 -1 lies on the edge of the image above, between the ones on "
    "the left and the zeros on the right. Which number does it answer there?",
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
        Guess(
            6,
            "That would need ones under the weights 1 and minus ones under the weights -1. There "
            "are zeros on the right, and a zero adds nothing.",
        ),
        Guess(
            9,
            "Nine weights, but three of them are 0 and three are -1. And not all pixels under "
            "them are ones.",
        ),
        Guess(2, "Two rows? The filter has three, and each of them adds a 1."),
        Guess(
            -1,
            "One row, and with the other sign. Light lies under the weights 1, and there are "
            "three rows.",
        ),
        Guess(
            -6,
            "The answer from light to dark is positive, and only three weights meet ones and are "
            "not 0 themselves.",
        ),
        Guess(
            (-inf, -0.6),
            "A negative answer takes light under the weights -1. They lie on the right, and there "
            "it is dark.",
        ),
        Guess(
            (3.6, inf),
            "Only three of the weights are 1, and no pixel is lighter than 1. So no answer is "
            "above 3.",
        ),
    ),
    tolerance=0.5,
    otherwise="Lay the filter on columns 2 to 4: which pixels lie under the weights 1, which "
    "under the weights -1?",
)

ROWS = Prediction(
    "rows of the answer",
    "A filter of 3 x 3 visits every place where it lies wholly inside an image of 6 x 6 pixels, "
    "and gives one number at each. How many rows does the answer have?",
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
        Guess(
            5,
            "It cannot start in row 4, which needs rows 4, 5 and 6. A filter of three rows costs "
            "two, one at each end; a filter of two rows would cost one.",
        ),
        Guess(16, "Those are all places, 4 times 4. Asked for are the rows."),
        Guess(1, "That is one window of six. The filter moves on, row by row."),
        Guess(
            7,
            "More than the image has? Every start is a row of the image, and not even all of them "
            "are allowed.",
        ),
        Guess(
            9,
            "That is how many weights the filter has. Count the rows in which its upper end can "
            "stand.",
        ),
        Guess(36, "That is how many pixels the image has. Asked for are the rows of the answer."),
        Guess(0, "The filter is smaller than the image, so it fits, and at more than one place."),
        Guess(
            (8.5, inf),
            "More rows than the image has? Each row of answers needs a row of the image to start "
            "in.",
        ),
    ),
    tolerance=0.4,
    otherwise="Count the rows in which the upper end of the filter can stand.",
)

BLURRED = Prediction(
    "a blurred edge",
    "Along a row the pixels of an image jump from 1 to 0. Out of focus they fall in five steps of "
    "0.2: 1, 0.8, 0.6, 0.4, 0.2, 0. How does the filter with three rows 1 0 -1 answer this edge, "
    "compared with the sharp one?",
    Guess(
        "lower and wider",
        "Each window sees only a part of the fall, 0.4 of it at most, so the answer is at most 3 "
        "times 0.4 = 1.2. But more windows see something. The sum of all answers is 6, as before: "
        "it depends on the two ends only.",
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
    options=("lower and wider", "the same", "nothing at all", "higher, as there are more steps"),
)

COLOUR_EDGE = Prediction(
    "a colour edge",
    "The left half of an image is pure red (1, 0, 0), the right half pure blue (0, 0, 1). A "
    "filter has three layers, one for each colour, and each of them has three rows 1 0 -1. Which "
    "number does it answer at the edge between the halves?",
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
            "That would need a filter that wants red to fall and blue to rise: the vertical one "
            "in the red layer, its opposite in the blue one. Here all layers are equal.",
        ),
        Guess(
            9,
            "Three layers, each with a 3? Green has no edge at all, and in the blue layer it goes "
            "from dark to light: -3.",
        ),
        Guess(1, "No mean is taken: the layers' answers are added. And one of them is negative."),
        Guess(
            2,
            "You added the jumps, 1 for red and 1 for blue. Blue jumps upwards, and each layer "
            "has three rows.",
        ),
        Guess(
            -6,
            "That would need a filter that answers red falling and blue rising both with -3. Here "
            "all layers are equal, and the two cancel.",
        ),
        Guess(-9, "Three layers with -3 each? Only blue rises. Red falls, and green has no edge."),
        Guess(
            (-inf, -0.6),
            "What blue takes away, red gives: it falls by as much as blue rises, and all layers "
            "are equal.",
        ),
        Guess(
            (0.6, inf),
            "What red gives, blue takes away: it rises by as much as red falls, and all layers "
            "are equal.",
        ),
    ),
    tolerance=0.5,
    otherwise="What does each layer answer for itself? One filter gives one number: the sum.",
)

AS_A_BYTE = Prediction(
    "-3 as a byte",
    "A picture file holds bytes (uint8), whole numbers from 0 to 255. A filter has answered -3, "
    "and numpy's astype(np.uint8) makes a byte of this whole number. Which number is in it?",
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
        Guess(
            252,
            "Almost: 255 is -1, so -2 is 254 and -3 is 253. There are 256 values, and 256 - 3 is "
            "253.",
        ),
        Guess(254, "That is -2. One further down."),
        Guess(
            131,
            "That is 128 + 3, a bit for the sign in front of the size. A uint8 has no bit for a "
            "sign, and even those that have one do not count so.",
        ),
        Guess(125, "That is 128 - 3. All eight bits of a uint8 count, so it goes round at 256."),
        Guess(
            128,
            "Halfway is where a signed byte changes its sign. This one has none, and goes round "
            "at 0.",
        ),
        Guess(
            127,
            "That is the largest number of a signed byte. This one has no sign, and goes up to "
            "255.",
        ),
        Guess(256, "There is no 256 in a byte: after 255 comes 0 again, and below 0 comes 255."),
        Guess((-inf, -0.6), "A uint8 holds no negative number. Its 256 patterns mean 0 to 255."),
        Guess(
            (0.6, 127.4),
            "Below 0 comes 255, the largest number there is, and -3 is only three steps below 0. "
            "So it ends up high.",
        ),
        Guess(
            (127.6, 252.4),
            "The count goes down from 0 to 255, 254 and so on, and -3 is only three steps below "
            "0. So it ends closer to 255.",
        ),
        Guess((255.6, inf), "A byte ends at 255: after that it begins again at 0."),
    ),
    tolerance=0.5,
    otherwise="Count downwards from 2: 2, 1, 0, and then?",
)

SOBEL_FROM_STRIPES = Prediction(
    "Sobel from stripes",
    "Sobel's filter has the rows 1 0 -1, 2 0 -2, 1 0 -1. Gradient descent learns nine weights, "
    "all beginning at zero, from what Sobel's filter makes of one 6 x 6 image, ones in the three "
    "left columns and zeros in the others. Which weight stands in the middle of the left column "
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
        Guess(
            0.4444,
            "That is 4/9, for all nine weights. The middle column is 0 and the right one "
            "negative: the three of the left column share the 4.",
        ),
        Guess(
            0.6667,
            "Six weights are not 0, but they do not share one 4: the left column has 4, the right "
            "one -4.",
        ),
        Guess(
            3,
            "There are three weights in the column. Their sum is what the stripes show: 1 + 2 + 1 "
            "= 4.",
        ),
        Guess(
            -1.3333,
            "The right size and the wrong sign: the left column is positive, as Sobel's is.",
        ),
        Guess(
            8,
            "8 is the sum of all sizes, 4 on the left and 4 on the right. Three weights share the "
            "4 on the left.",
        ),
        Guess(
            (-inf, 0),
            "The edge from light to dark gets a positive answer from Sobel's filter, and the "
            "light lies under the left column. So its weights grow upwards from 0.",
        ),
        Guess(
            (0, 1.13),
            "Too little. The stripes want 4 from the left column, and its three weights, which "
            "all learn the same, share it.",
        ),
        Guess(
            (1.54, inf),
            "Too much. The stripes want no more than 4 from the left column, and all three "
            "weights of it learn the same.",
        ),
    ),
    tolerance=0.2,
    otherwise="Which filters make the same picture of the stripes? Which one of them is reached "
    "from zeros?",
)

NOISE = Prediction(
    "noise in the answer",
    "Each pixel of an image is disturbed by chance, independently of the others, with a standard "
    "deviation of 0.1. How large is the standard deviation of the disturbance in the answers of "
    "the filter with three rows 1 0 -1?",
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
        Guess(
            0.9,
            "That would be nine disturbances, all in the same direction. They are independent, "
            "and three of the weights are 0.",
        ),
        Guess(0.06, "That is the variance: six times 0.01. The standard deviation is its root."),
        Guess(
            0.173,
            "That is the root of 3. The three pixels under the weights -1 disturb as well: a "
            "minus does not take their chance away.",
        ),
        Guess(
            0.4243,
            "That is three times the root of 2, as if the three rows were disturbed alike. They "
            "are independent: squares add up, and it is the root of 6.",
        ),
        Guess(
            0.7348,
            "That is three times the answer. Each of the six pixels counts once: 0.1 times the "
            "root of 6.",
        ),
        Guess((-inf, -0.01), "A standard deviation is never negative."),
        Guess(
            (0.01, 0.1),
            "Less than in one pixel? A mean would do that, with small weights. Here six weights "
            "have the size 1, and each lets all of its pixel's disturbance through.",
        ),
        Guess(
            (0.1, 0.2199),
            "Two pixels would make 0.14 of it, three 0.17. Six take part, those under -1 too.",
        ),
        Guess(
            (0.2701, 0.6),
            "Squares of independent disturbances add up, not their sizes, and six pixels take "
            "part: 0.1 times the root of 6.",
        ),
        Guess((0.6, inf), "That is more than six disturbances that all go in the same direction."),
    ),
    tolerance=0.025,
    otherwise="How many pixels take part? How do the variances of independent numbers add up?",
)

EDGES_FOR_DIGITS = Prediction(
    "edges for digits",
    "Softmax regression reads digits of 8 x 8 pixels. Now it gets, in place of the 64 pixels, the "
    "36 edge strengths of each image. What happens to its test accuracy?",
    Guess(
        "it falls by some per cent",
        "A strength says that there is an edge, not which way it runs, and the corners of the "
        "image are lost. A filter finds what you ask for and throws the rest away.",
    ),
    (
        Guess(
            "it rises by some per cent",
            "Edges are what an eye looks for. But the direction is gone here, and in an image of "
            "8 x 8 pixels there is little to spare.",
        ),
        Guess(
            "it hardly changes",
            "The shape is still there to your eye. Softmax regression weighs each number for "
            "itself, and the numbers have lost their sign.",
        ),
        Guess(
            "it falls to that of guessing",
            "The strengths still show the outline of each digit. A good part of what is needed is "
            "there.",
        ),
    ),
    options=(
        "it rises by some per cent",
        "it hardly changes",
        "it falls by some per cent",
        "it falls to that of guessing",
    ),
)

SLIP = Prediction(
    "slip in the notes",
    "Lecture notes 003 put a -1 at the end of the third row of the matrix A and print answers of "
    "the filter with three rows 1 0 -1: a -2, a 10, a -8 and a -4, as above. Which of these four "
    "are wrong for it?",
    Guess(
        "the 10 and the -4",
        "With the -1 the 10 has to be 12; it was worked out with +1. And the third row begins "
        "with 9 + 1 + 9 - 3 - 8 - 4 = +4: there the sign has slipped.",
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
