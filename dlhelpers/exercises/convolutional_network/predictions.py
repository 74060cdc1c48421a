"""What students predict in lesson 6, and the thought behind every plausible guess."""

from dlhelpers.exercises.predictions import Guess, Prediction

PARAMETERS = Prediction(
    "parameters",
    "The network has 1,898 parameters for images of 8 x 8. The same network, with 8 and 16 "
    "filters, for images of 14 x 14: how many parameters?",
    Guess(
        2698,
        "The filters do not know how large the image is: 80 and 1168, as before. Only the dense "
        "layer grows. 14 becomes 7 and then 3, so 3 * 3 * 16 = 144 numbers are left, and 10 * "
        "(144 + 1) = 1450.",
    ),
    (
        Guess(
            1898,
            "That is right of the filters, which only know their own size. But a larger image "
            "leaves more numbers for the dense layer.",
        ),
        Guess(
            5813,
            "That is 1,898 times 196 / 64, as if everything grew with the pixels. Filters do not.",
        ),
        Guess(
            3218,
            "That is 3.5 x 3.5, rounded up to 4 x 4 places. A window that does not fit is left "
            "out: 14, 7, 3.",
        ),
        Guess(2688, "Almost: ten biases of the dense layer are missing."),
    ),
    tolerance=4,
    otherwise="Which of the three layers know how large the image is? Follow its side: 14, then "
    "...",
)

CENTRED = Prediction(
    "centred digits",
    "Centred digits, rate 0.03, 15 epochs: what test accuracy does the convolutional network "
    "reach, in per cent?",
    Guess(
        94.4,
        "Less than the small dense net. With a rate this small it has not finished learning, and "
        "on small centred images its gift, to know a stroke anywhere, is of little use.",
    ),
    (
        Guess(
            97.2,
            "As good as the dense nets? With more steps, or with longer ones, it will be. After "
            "15 epochs at this rate it is still on its way.",
        ),
        Guess(
            99,
            "That is what one reads about large sets, with 60,000 images. Here 1438 teach it, of "
            "8 x 8 pixels, and with a cautious rate.",
        ),
        Guess(
            85,
            "It is there after 6 epochs, and goes on.",
        ),
        Guess(50, "That is about where it stands after 2 epochs."),
    ),
    tolerance=0.9,
    otherwise="The dense nets reach about 97 with rates that suit them. Is this one cautious?",
)

WANDERING = Prediction(
    "wandering digits",
    "Wandering digits, rate 0.3, 20 epochs: what test accuracy does the convolutional network "
    "reach, in per cent?",
    Guess(
        88,
        "A stroke is learned once and known everywhere. That is worth more than 24,000 further "
        "parameters. What is missing to the 97 of centred digits is mostly the dense layer's "
        "part: it has its own weights for each of the nine places that are left.",
    ),
    (
        Guess(
            20,
            "That is softmax regression, with one template for each digit at one fixed place.",
        ),
        Guess(61, "That is the dense net with 32 units. The filters need not learn every place."),
        Guess(
            72,
            "That is the wide dense net, with ten times as many parameters. Their number is not "
            "what counts; that one weight serves all places is.",
        ),
        Guess(
            97,
            "As on centred digits? Up to the last pooling nothing depends on the place. But then "
            "comes a dense layer, and to it the nine places that are left are strangers.",
        ),
    ),
    tolerance=2.5,
    otherwise="It lies above the dense nets and below what it reaches on centred digits.",
)

ONES = Prediction(
    "ones come back",
    "Max-pool with windows of 2 x 2 on the matrix above; a gradient of four ones comes back. What "
    "do the sixteen entries of the gradient of the image add up to?",
    Guess(
        4,
        "Each window hands its 1 to one winner. In the lower right window, with its two 7s, the "
        "first one wins and the other gets nothing.",
    ),
    (
        Guess(
            5,
            "You gave a 1 to both 7s. But that window sent back only one 1: gradient cannot come "
            "from nowhere.",
        ),
        Guess(16, "You gave a 1 to every entry. Twelve of them had no part in the result."),
        Guess(1, "That is one window. There are four."),
        Guess(
            29,
            "You added the maxima, 9 + 8 + 5 + 7. A gradient says how much the result grows, and "
            "not how large it is.",
        ),
    ),
    tolerance=0.4,
    otherwise="Go from window to window: what came back to it, and who gets it?",
)

SHARED = Prediction(
    "a pixel of several windows",
    "Windows of 3 x 3, stride 1, maximum; each of the nine windows sends back a 1. How much does "
    "the pixel with the 9 get?",
    Guess(
        4,
        "It lies in four of the nine windows, the two upper ones and the two left ones, and wins "
        "them all. Four roads lead from it to the results, and roads are added.",
    ),
    (
        Guess(
            1,
            "That is what a program gives that assigns where it should add: each window erases "
            "what the one before had put there.",
        ),
        Guess(9, "Nine windows there are, but five of them do not see this pixel."),
        Guess(
            3,
            "That is the pixel with the 8. It also lies in four windows, but in the middle one of "
            "them the 9 is higher.",
        ),
        Guess(
            0.4444,
            "That is 4/9, what the average gives. A maximum hands everything to the winner.",
        ),
    ),
    tolerance=0.2,
    otherwise="Lay a window of 3 x 3 on each of its nine places. How often is the 9 under it?",
)

SHIFT = Prediction(
    "one pixel to the side",
    "The image moves by one pixel to the right; convolution, then max-pool 2 x 2 with stride 2. "
    "What becomes of the pooled map?",
    Guess(
        "another map",
        "The answers of the filters move by one pixel, but the windows stay where they are. Other "
        "entries now stand together in a window. Only a shift by two pixels, the stride, moves "
        "the map by one place.",
    ),
    (
        Guess(
            "it is the same map",
            "So it is often told. It holds for a winner that stays within its window, and about "
            "half of them cross a border.",
        ),
        Guess(
            "the same map, one place further",
            "That takes a shift by a whole stride, two pixels. One pixel is half a place.",
        ),
    ),
    options=("it is the same map", "the same map, one place further", "another map"),
)

WHO_DIVIDES = Prediction(
    "who divides by m",
    "The filters' gradients are m times too large, those of the dense layer are right. Batches of "
    "32, 4 epochs, once with the small rate of 0.03 and once with 0.2. What is the test accuracy, "
    "compared with the right network?",
    Guess(
        "better with the small rate, worse with the large one",
        "The filters take steps that are 32 times too long. Where the rate was too cautious that "
        "even helps, and so nobody looks for a mistake. Where it was good already, they overshoot.",
    ),
    (
        Guess(
            "worse with both",
            "With a cautious rate, longer steps of the filters are just what is missing. A "
            "mistake need not make a network worse; that is what makes it so hard to see.",
        ),
        Guess(
            "better with both",
            "Longer steps help as long as they are not too long. With 0.2 the filters jump as if "
            "their rate were 6.4.",
        ),
        Guess(
            "an error message",
            "All shapes fit. A factor of 32 changes none of them.",
        ),
    ),
    options=(
        "better with the small rate, worse with the large one",
        "worse with both",
        "better with both",
        "an error message",
    ),
)

SLIP = Prediction(
    "slip in the notes",
    "Which of the five lines cannot be meant?",
    Guess(
        "line 2",
        "A softmax divides by the sum over its units. With a single one that is x / x = 1, "
        "whatever x is: always sure, never a gradient. For ten digits it takes ten units; for one "
        "yes or no, one unit with the sigmoid.",
    ),
    (
        Guess("line 1", "A way of writing it down: a layer without pooling hands on what it has."),
        Guess(
            "line 3",
            "An activation works on each entry for itself, so its slope does so too. (At the "
            "corner of relu the course takes 0.)",
        ),
        Guess(
            "line 4",
            "The bias is added once to every entry of its channel: each rises by as much as the "
            "bias does. The sum over all entries comes afterwards.",
        ),
        Guess("line 5", "That is the dense layer of lesson 3, where dA = W transposed times dZ."),
    ),
    options=("line 1", "line 2", "line 3", "line 4", "line 5"),
)

PREDICTIONS = (PARAMETERS, CENTRED, WANDERING, ONES, SHARED, SHIFT, WHO_DIVIDES, SLIP)
