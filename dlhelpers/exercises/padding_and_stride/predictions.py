"""What students predict in lesson 5, and the thought behind every plausible guess."""

from dlhelpers.exercises.predictions import Guess, Prediction

NEXT_TO_THE_CORNER = Prediction(
    "next to the corner",
    "A filter of 3 x 3 visits every place of an image of 6 x 6 pixels. In how many windows is the "
    "pixel in row 1, column 1 (counted from 0)?",
    Guess(
        4,
        "In its column it is in windows that start at 0 or 1, and so it is in its row: 2 times 2.",
    ),
    (
        Guess(1, "That is the corner, row 0 and column 0: only the very first window holds it."),
        Guess(2, "Two along its row, and for each of these two along its column."),
        Guess(9, "That is the middle. A window that starts left of the image or above it is none."),
        Guess(6, "Row 1, column 2 has 6. Column 1 is in the windows that start at 0 and 1 only."),
    ),
    tolerance=0.4,
    otherwise="Where can the upper left corner of a window stand that holds this pixel?",
)

FORTY_FOUR = Prediction(
    "44, 3 and 4",
    "44 pixels along a side, no padding, windows of 3, stride 4. How many windows are there?",
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
    ),
    tolerance=0.1,
    otherwise="Write the starts down: 0, 4, 8. Which is the last one whose window ends inside?",
)

SAME_WITH_STRIDE = Prediction(
    "same size with stride 2",
    "6 pixels, windows of 3, stride 2. Lecture notes 000 have a formula for the padding that keeps "
    "the size: p = ((n - 1) s + f - n) / 2. What does it say?",
    Guess(
        3.5,
        "(5 times 2 + 3 - 6) / 2. Half a pixel cannot be padded, and 3.5 is more than the window "
        "is wide: with stride 2 nobody keeps the size. One takes half of it, and says so.",
    ),
    (
        Guess(1, "That is right for stride 1. With stride 2 the windows have to reach further."),
        Guess(7, "That is both ends together. p is the padding at one end: divide by 2."),
        Guess(2, "(n - 1) s + f - n = 10 + 3 - 6."),
    ),
    tolerance=0.2,
    otherwise="Six windows with steps of 2 from one to the next: how long is the way, all in all?",
)

LARGER_IMAGE = Prediction(
    "a larger image",
    "Ten filters of 3 x 3 x 3 for images of 100 x 100 x 3 have 280 parameters. Now the images are "
    "200 x 200 x 3. How many parameters?",
    Guess(
        280,
        "The same filters go over the larger image. What grows is the number of places, and with "
        "it the work, not what is to be learned.",
    ),
    (
        Guess(
            1120,
            "Four times the pixels, four times the work. But the weights belong to the filter, not "
            "to the places.",
        ),
        Guess(560, "Neither twice nor four times: no weight belongs to a place."),
        Guess(
            1_200_010,
            "That is a dense layer with 10 units. It has a weight for each pixel and each unit.",
        ),
        Guess(270, "Those are the weights. Each filter has a bias too."),
    ),
    tolerance=4,
    otherwise="Which numbers does a filter consist of? Does one of them know how large the image "
    "is?",
)

THREE_LAYERS = Prediction(
    "three layers of three",
    "Three convolutions of 3 x 3 with stride 1, one after the other. How many pixels along a side "
    "of the image does one number of the last answer depend on?",
    Guess(
        7,
        "One number of the third layer sees 3 of the second. Those see 5 of the first, and those 7 "
        "pixels: each layer adds one at each end.",
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
    ),
    tolerance=0.5,
    otherwise="Draw a row of dots for each layer, and lines to what each one sees.",
)

LOOPS = Prediction(
    "loops against the package",
    "Your conv_forward and the package's do the same sums: 64 digits, 16 filters. How many times "
    "faster is the package?",
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
            "That is a usual gain from a better algorithm. Here nothing of the arithmetic changes; "
            "what goes away is a Python call for every single answer.",
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
    ),
    tolerance=0.5,
    otherwise="Which column of the window lies on the frame, and which weights lie on it?",
)

STRIPES = Prediction(
    "stripes and stride",
    "An image has stripes one pixel wide, black and white in turns. A layer with a single weight "
    "of 1 and stride 2 looks at it. What does its answer look like?",
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
    "In the example of lecture notes 003 with stride 2, what must be wrong?",
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
        Guess(
            "the stride",
            "With stride 1 there would be three rows, and still one column.",
        ),
        Guess(
            "the answer",
            "It has a second column, and both of its numbers are what an edge from 150 to 0 gives. "
            "Somebody has seen that edge.",
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
