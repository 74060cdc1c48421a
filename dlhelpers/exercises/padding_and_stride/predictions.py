"""What students predict in lesson 5, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

NEXT_TO_THE_CORNER = Prediction(
    "next to the corner",
    "A filter of 3 x 3 visits every place inside an image of 6 x 6 pixels, one pixel at a time. "
    "Count rows and columns from 0, so that the corner is in row 0, column 0. How many of the "
    "windows hold the pixel in row 1, column 1?",
    Guess(
        4,
        "In its column it is in windows that start at 0 or 1, and so it is in its row: 2 times 2.",
    ),
    (
        Guess(1, "That is the corner, row 0 and column 0: only the very first window holds it."),
        Guess(2, "Two along its row, and for each of these two along its column."),
        Guess(9, "That is the middle. A window that starts left of the image or above it is none."),
        Guess(6, "Row 1, column 2 has 6. Column 1 is in the windows that start at 0 and 1 only."),
        Guess(
            3,
            "The corner's window, one to the right of it and one below. There is one more: to the "
            "right and below.",
        ),
        Guess(
            5,
            "Its row allows starts at 0 and 1, its column too. That makes pairs, 2 times 2, and "
            "no fifth one.",
        ),
        Guess(
            7,
            "There are two starts along its row and two along its column. Each of the first goes "
            "with each of the second.",
        ),
        Guess(8, "Rows and columns are independent of each other: multiply 2 by 2."),
        Guess(
            16,
            "Those are all windows, 4 times 4. Most of them start too far to the right or below "
            "to hold this pixel.",
        ),
        Guess(
            12,
            "Along its row it is in two windows, and in as many along its column: 2 times 2.",
        ),
        Guess(
            36,
            "That is how many pixels there are. There are 16 windows, and few of them hold this "
            "one.",
        ),
        Guess(
            0,
            "Every pixel is in some window: the very first one, from row 0 and column 0, holds "
            "this one.",
        ),
        Guess(
            (9.5, inf),
            "No pixel is in more than nine windows, since a window has only nine places for it.",
        ),
    ),
    tolerance=0.4,
    otherwise="Where can the upper left corner of a window stand that holds this pixel?",
)

FORTY_FOUR = Prediction(
    "44, 3 and 4",
    "There are 44 pixels in a row, and no padding. Windows of 3 pixels stand on them with stride "
    "4: each starts 4 pixels after the one before. How many windows fit?",
    Guess(
        11,
        "They start at 0, 4, 8, ..., 40. The last one covers 40, 41 and 42, and 42 is inside. "
        "Pixel 43 is left over.",
    ),
    (
        Guess(
            10,
            "40 divided by 4 is the number of steps from the first window to the last. Windows "
            "there is one more, as there is one more post than gaps in a fence.",
        ),
        Guess(
            11.25,
            "That is the formula without rounding. There is no quarter of a window: the last step "
            "is not taken.",
        ),
        Guess(12, "A twelfth would start at 44, and that is outside."),
        Guess(42, "That is stride 1. Here the window moves on by 4."),
        Guess(
            14,
            "Windows of 3 fit 14 times side by side. But each starts 4 pixels after the one "
            "before, so a pixel is left free in between.",
        ),
        Guess(
            6,
            "You left 4 pixels free between two windows. The stride goes from start to start.",
        ),
        Guess(
            10.25,
            "That is (44 - 3) / 4, the way from the first to the last possible start, in steps. "
            "Round it down, and there is one window more than steps.",
        ),
        Guess(13, "The starts are 4 apart, so at most 44 / 4 windows fit."),
        Guess(
            14.6667,
            "That is 44 / 3, windows side by side. Here each starts 4 pixels after the one before.",
        ),
        Guess(
            41,
            "That is 44 - 3, the last place where a window could start. Only every fourth place "
            "is a start.",
        ),
        Guess(44, "One for each pixel? A start is allowed only at every fourth."),
        Guess(
            40,
            "That is where the last window starts. How many starts are there up to it, with 0?",
        ),
        Guess(9, "The starts are 0, 4, 8, and so on up to 40. Count them, with both ends."),
        Guess(
            7,
            "44 / 6 or so? From start to start there are 4 pixels, and the window of 3 lies "
            "within them.",
        ),
        Guess(
            (-inf, 9.9),
            "There are more. A window takes 3 pixels and the next one starts 4 after it, so each "
            "costs 4 of the 44.",
        ),
        Guess(
            (10.05, 10.89),
            "Windows are whole ones. Write their starts down: 0, 4, 8, and count.",
        ),
        Guess(
            (11.11, 11.95),
            "There is no part of a window. The last step is not taken, so round down.",
        ),
        Guess(
            (12.1, inf),
            "From start to start there are 4 pixels. 44 pixels do not hold more than 11 such "
            "steps.",
        ),
    ),
    tolerance=0.1,
    otherwise="Write the starts down: 0, 4, 8. Which is the last one whose window ends inside?",
)

SAME_WITH_STRIDE = Prediction(
    "same size with stride 2",
    "There are 6 pixels in a row, windows of 3, stride 2. Lecture notes 000 have a formula for "
    "the padding p at each end that keeps the size n: p = ((n - 1) s + f - n) / 2, with windows "
    "of f and stride s. What does it say? (It may be a fraction.)",
    Guess(
        3.5,
        "(5 times 2 + 3 - 6) / 2. Half a pixel cannot be padded, and 3.5 is more than the window "
        "is wide: with stride 2 nobody keeps the size. One takes half of it, and says so.",
    ),
    (
        Guess(1, "That is right for stride 1. With stride 2 the windows have to reach further."),
        Guess(7, "That is both ends together. p is the padding at one end: divide by 2."),
        Guess(
            2,
            "Stride 2 does not double the padding of stride 1. By the formula it is half of 10 + "
            "3 - 6.",
        ),
        Guess(4.5, "You took n in place of n - 1. Six windows take five steps."),
        Guess(6.5, "The pixels that are there already, n, have to be taken away: (13 - 6) / 2."),
        Guess(
            3,
            "That is 3.5 rounded down. With 3 there are only five windows; the formula itself "
            "says 3.5.",
        ),
        Guess(
            4,
            "That is 3.5 rounded up. So large a frame does give six windows, but the formula "
            "itself says 3.5.",
        ),
        Guess(0, "No padding keeps nothing: there would be two windows."),
        Guess(
            2.5,
            "That is half of the way, 5 steps: (n - 1) / 2. The steps are 2 long, and the last "
            "window needs room.",
        ),
        Guess(
            0.5,
            "That is (f - s) / 2, which makes the size 6 / 2 = 3. To keep six windows takes more.",
        ),
        Guess(
            5,
            "That is (n - 1) s / 2, half of the way from the first window to the last. Add f, "
            "take away n, then halve.",
        ),
        Guess(
            6,
            "Twice 3? The formula: 5 times 2 is 10, with the 3 of the window 13, minus the 6 that "
            "are there, halved.",
        ),
        Guess(
            1.5,
            "Half a window? The windows have to walk 5 steps of 2, so the frame must be wider.",
        ),
        Guess(9, "You took n in place of n - 1, and the frame has two ends: divide by 2."),
        Guess(
            13,
            "That is how many pixels the six windows cover. Six are there; the rest is for two "
            "ends.",
        ),
        Guess(
            (-inf, 0),
            "A frame cannot be negative. Six windows with steps of 2 cover 13 pixels, and there "
            "are 6.",
        ),
        Guess(
            (0, 3.29),
            "Too little. Six windows with steps of 2 cover 13 pixels. Seven are missing, half of "
            "them at each end.",
        ),
        Guess(
            (3.71, inf),
            "Too much. Six windows with steps of 2 cover 13 pixels. Seven are missing, half of "
            "them at each end: less than you say.",
        ),
    ),
    tolerance=0.2,
    otherwise="Six windows with steps of 2 from one to the next: how long is the way, all in all?",
)

LARGER_IMAGE = Prediction(
    "a larger image",
    "A convolutional layer for images of 100 x 100 x 3 has ten filters of 3 x 3 x 3, each with a "
    "bias: 280 parameters. Now the images are 200 x 200 x 3. How many parameters has this layer?",
    Guess(
        280,
        "The same filters go over the larger image. What grows is the number of places, and with "
        "it the work, not what is to be learned.",
    ),
    (
        Guess(
            1120,
            "Four times the pixels, four times the work. But the weights belong to the filter, "
            "not to the places.",
        ),
        Guess(560, "Neither twice nor four times: no weight belongs to a place."),
        Guess(
            1_200_010,
            "That is a dense layer with 10 units. It has a weight for each pixel and each unit.",
        ),
        Guess(270, "Those are the weights. Each filter has a bias too."),
        Guess(
            120_000,
            "That is one weight for each number of the image. A filter has 27, whatever the image.",
        ),
        Guess(
            1_200_000,
            "Those are the weights of a dense layer with 10 units. A filter goes over the image "
            "with its 27 weights and has no others.",
        ),
        Guess(
            1090,
            "Four times the weights and the same biases? No weight belongs to a place of the "
            "image, so there are no more of them.",
        ),
        Guess(
            550,
            "Twice the weights and the same biases? No weight belongs to a place of the image, so "
            "there are no more of them.",
        ),
        Guess(28, "That is one filter. There are ten."),
        Guess(
            100,
            "You forgot the depth: a filter has a layer for each of the three channels, 27 "
            "weights.",
        ),
        Guess(90, "Nine weights for each of ten filters? They have three layers each, and a bias."),
        Guess(
            40000,
            "That is how many places there are. At all of them the same weights are used.",
        ),
        Guess(
            (-inf, 275),
            "Fewer than before? The filters are the same: 27 weights and a bias, ten times.",
        ),
        Guess(
            (285, 1110),
            "Nothing is added for a larger image. It has more places, and the same filters go "
            "there.",
        ),
        Guess(
            (1130, 100_000),
            "The image grew, and its places. The filters did not: 27 weights and a bias, ten "
            "times.",
        ),
        Guess(
            (100_000, inf),
            "A dense layer has so many weights, one for each pixel and unit. A filter keeps its "
            "27.",
        ),
    ),
    tolerance=4,
    otherwise="Which numbers does a filter consist of? Does one of them know how large the image "
    "is?",
)

THREE_LAYERS = Prediction(
    "three layers of three",
    "Three convolutional layers follow one another, each with windows of 3 x 3 and stride 1. One "
    "number of the third layer's answer depends on a square of pixels of the image. How many "
    "pixels long is a side of this square?",
    Guess(
        7,
        "One number of the third layer sees 3 of the second. Those see 5 of the first, and those "
        "7 pixels: each layer adds one at each end.",
    ),
    (
        Guess(
            9,
            "Three times three, if the windows lay side by side. They overlap: neighbours share "
            "two of their three pixels.",
        ),
        Guess(27, "That would be with stride 3 in each layer: then nothing overlaps."),
        Guess(3, "That is what it sees of the layer before, and each of those sees 3 again."),
        Guess(5, "That is two layers; the third adds one pixel at each end."),
        Guess(49, "That is the whole square, 7 times 7. Asked for is its side."),
        Guess(6, "Each layer adds one pixel at each end, so the side stays odd: 3, 5, 7."),
        Guess(
            8,
            "Each layer adds one pixel at each end, two together, and the first one sees 3: it is "
            "3 + 2 + 2.",
        ),
        Guess(2, "That is what a further layer adds, one pixel at each end. The first one sees 3."),
        Guess(4, "A further layer adds a pixel at both ends, and there are two further ones."),
        Guess(
            1,
            "One number is what comes out. It was made of 3 x 3 others, and each of those of 3 x "
            "3.",
        ),
        Guess(81, "Nine times nine? Asked for is the side, and the windows overlap."),
        Guess(
            729,
            "That is 9 x 9 x 9: numbers of windows multiplied. Most of them see the same pixels; "
            "lay them side by side on the image.",
        ),
        Guess(
            (9.6, inf),
            "With stride 1 windows overlap, so a further layer adds only one pixel at each end: "
            "3, 5, 7.",
        ),
    ),
    tolerance=0.5,
    otherwise="Draw a row of dots for each layer, and lines to what each one sees.",
)

LOOPS = Prediction(
    "loops against the package",
    "Your conv_forward, with its loops over images, rows, columns and filters, and the package's "
    "do the same sums: 64 digits of 8 x 8, 16 filters of 3 x 3. How many times faster is the "
    "package?",
    Guess(
        "a thousand times or more",
        "Your loops call numpy once or more for each answer, and a call costs Python a "
        "microsecond or several, whatever it computes. The package calls it a few times for all "
        "of them, and a processor multiplies in less than a nanosecond.",
    ),
    (
        Guess(
            "as fast",
            "Both make the same 589,824 multiplications. But what your loops pay for is not the "
            "multiplications.",
        ),
        Guess(
            "about ten times",
            "That is a usual gain from a better algorithm. Here nothing of the arithmetic "
            "changes; what goes away is a Python call for every single answer.",
        ),
        Guess(
            "about a hundred times",
            "Lesson 1 gained that by leaving out its loop over the examples. Here there are four "
            "loops, and a call inside computes only nine products.",
        ),
    ),
    options=("as fast", "about ten times", "about a hundred times", "a thousand times or more"),
)

FALSE_EDGE = Prediction(
    "an edge that is not there",
    "An image is all white: ones everywhere. It gets a frame of zeros, one pixel wide, and the "
    "vertical filter (three rows 1 0 -1) goes over it. What does it answer at the left border, "
    "half-way down?",
    Guess(
        -3,
        "Zeros under the weights 1, ones under the weights -1: an edge from dark to light. The "
        "frame is not nothing, it is black.",
    ),
    (
        Guess(0, "So it is inside, where all pixels are alike. Here a column of zeros is seen."),
        Guess(3, "The other way round: dark is on the left here. At the right border it is 3."),
        Guess(-2, "That is the corner, where one of the three rows lies on zeros alone."),
        Guess(
            -1,
            "That is one row, 0 - 1. The filter has three, and each sees the frame on its left.",
        ),
        Guess(
            6,
            "Six weights are not 0, but those on the left lie on zeros. What is left are three "
            "ones under the weights -1.",
        ),
        Guess(
            -6,
            "Three ones under the weights -1 make -3. On the left lie zeros: they add nothing.",
        ),
        Guess(
            1,
            "One row, and with the other sign: zeros on the left, ones under -1. And there are "
            "three rows.",
        ),
        Guess(
            2,
            "That is the corner of the right border. Half-way down all three rows see the image, "
            "and on the left the sign is minus.",
        ),
        Guess(-9, "Nine weights, but the middle column is 0 and the left one lies on zeros."),
        Guess(
            (-inf, -3.6),
            "Only three weights are negative, and no pixel is above 1. So no answer is below -3.",
        ),
        Guess(
            (0.6, inf),
            "A positive answer takes light on the left. There is the frame, and it is black.",
        ),
    ),
    tolerance=0.5,
    otherwise="Which column of the window lies on the frame, and which weights lie on it?",
)

STRIPES = Prediction(
    "stripes and stride",
    "An image has stripes one pixel wide, black and white in turns. A layer with a single weight "
    "of 1 (windows of 1 x 1) and stride 2 looks at it. What does its answer look like? (One even "
    "colour: all black or all white. Grey lies in between.)",
    Guess(
        "one even colour",
        "It looks at every second column only, and these are all alike. Move the image by one "
        "pixel, and all of it turns to the other colour.",
    ),
    (
        Guess(
            "an even grey",
            "Grey would be the mean of both. A step that is too long does not take a mean, it "
            "skips.",
        ),
        Guess(
            "the same stripes, half as many",
            "The next stripe of the other colour is one pixel away. It is never looked at.",
        ),
        Guess(
            "stripes that are wider",
            "That happens with stripes that are not quite two pixels apart. These are exactly as "
            "far apart as the steps.",
        ),
    ),
    options=(
        "one even colour",
        "an even grey",
        "the same stripes, half as many",
        "stripes that are wider",
    ),
)

SLIP = Prediction(
    "slip in the notes",
    "This is how lecture notes 003 print an example with stride 2: an image of 4 x 2, a filter of "
    "2 x 2, an answer of 2 x 2. They do not fit together. What must be wrong?",
    Guess(
        "the image",
        "With two columns a window of two has one place along the width, so the answer would have "
        "one column. The image has lost its two right columns, 150 and 0.",
    ),
    (
        Guess(
            "the filter",
            "1 -1 in both rows gives -300 at the left: 0 - 150, twice. Another filter would not "
            "make a second column either.",
        ),
        Guess("the stride", "With stride 1 there would be three rows, and still one column."),
        Guess(
            "the answer",
            "It has a second column, and both of its numbers are what an edge from 150 to 0 "
            "gives. Somebody has seen that edge.",
        ),
    ),
    options=("the image", "the filter", "the stride", "the answer"),
)

PREDICTIONS = (
    NEXT_TO_THE_CORNER,
    FORTY_FOUR,
    SAME_WITH_STRIDE,
    LARGER_IMAGE,
    THREE_LAYERS,
    LOOPS,
    FALSE_EDGE,
    STRIPES,
    SLIP,
)
