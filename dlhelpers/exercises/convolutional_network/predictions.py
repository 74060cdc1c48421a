"""What students predict in lesson 6, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

PARAMETERS = Prediction(
    "parameters",
    "The network has 1,898 parameters for images of 8 x 8. The same network, with 8 and 16 "
    "filters, for images of 14 x 14: how many parameters? (What does not fill a window is left "
    "out in pooling, so 7 is pooled to 3.)",
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
        Guess(3218, "That is 3.5 x 3.5 places. There is no half of a place: 7 is pooled to 3."),
        Guess(2688, "Almost: ten biases of the dense layer are missing."),
        Guess(
            3818,
            "That is 4 x 4 places, 3.5 rounded up. What does not fill a window is left out: 14, "
            "7, 3.",
        ),
        Guess(
            9098,
            "That is one pooling, 7 x 7 x 16 = 784 numbers for the dense layer. There are two.",
        ),
        Guess(
            32618,
            "That is no pooling at all, 14 x 14 x 16 = 3136 numbers for the dense layer. There "
            "are two.",
        ),
        Guess(
            2664,
            "All the weights. The filters and the classes have biases as well, 34 together.",
        ),
        Guess(
            1450,
            "That is the new dense layer by itself. The filters, 80 and 1168, stay as they are.",
        ),
        Guess(
            3322,
            "That is 1,898 times 14 / 8, as if everything grew with the side. Filters do not grow "
            "at all.",
        ),
        Guess(
            (-inf, 1893),
            "Fewer than for the small images? The filters keep their 1248, and the dense layer "
            "gets more numbers than 64.",
        ),
        Guess(
            (1903, 2693),
            "Some more, that is right: those of the dense layer. It gets 3 x 3 x 16 = 144 numbers "
            "in place of 64, so it has 10 times 145.",
        ),
        Guess(
            (2703, 5800),
            "The dense layer grows, by less. It gets 3 x 3 x 16 = 144 numbers, so it has 10 times "
            "145, and the filters stay.",
        ),
        Guess(
            (5820, inf),
            "So much? Two poolings leave 3 x 3 x 16 = 144 numbers for the dense layer, and the "
            "filters do not grow.",
        ),
    ),
    tolerance=4,
    otherwise="Which of the three layers know how large the image is? Follow its side: 14, then "
    "...",
)

CENTRED = Prediction(
    "centred digits",
    "The convolutional network learns the centred digits, at a rate of 0.03, 15 times through all "
    "images. The dense networks have about 97 % on the test images. How many per cent does it "
    "reach?",
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
        Guess(85, "It is there after 6 epochs, and goes on."),
        Guess(50, "That is about where it stands after 2 epochs."),
        Guess(70, "It passes that in the fourth epoch, and has eleven more."),
        Guess(
            20,
            "Less than after the first epoch, when it has 31. A cautious step, taken 45 times in "
            "an epoch, leads somewhere too.",
        ),
        Guess(
            10,
            "That is pure chance, one of ten. Even a cautious rate takes it to 31 in the first "
            "epoch.",
        ),
        Guess(90, "It is there after 9 epochs, and goes on."),
        Guess(
            (-inf, 31),
            "It has 31 after the first epoch already. 15 epochs are 675 steps, small ones, but "
            "all downhill on average.",
        ),
        Guess(
            (31, 74),
            "It passes through there in the first four epochs. A cautious rate is slow, not lame.",
        ),
        Guess(
            (74, 93.4),
            "It passes through there between the fourth and the eleventh epoch, and does not "
            "stop. But you are right that it lags behind.",
        ),
        Guess(
            (95.4, 98.2),
            "About as good as the dense nets, or better? With a rate that suits it, yes. At 0.03 "
            "it is still on its way after 15 epochs.",
        ),
        Guess(
            (98.2, 100),
            "Better than any brain of this table. It has small images, 1438 of them, and a rate "
            "that is too cautious for 15 epochs.",
        ),
    ),
    tolerance=0.9,
    otherwise="The dense nets reach about 97 with rates that suit them. Is this one cautious?",
)

WANDERING = Prediction(
    "wandering digits",
    "The convolutional network learns the wandering digits, at a rate of 0.3, 20 times through "
    "all images. Softmax regression has 20 % on the test images, the dense networks have 61 and "
    "72. How many per cent does it reach?",
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
        Guess(
            50,
            "Fewer parameters than the dense networks, and better: each filter learns from all "
            "places at once.",
        ),
        Guess(
            10,
            "That is chance. Filters do not mind much where a digit stands, and so they find it.",
        ),
        Guess(
            80,
            "Better than the wide dense net, that is right. It passes 80 after seven epochs and "
            "still gains.",
        ),
        Guess(
            (-inf, 20),
            "Less than one template for each digit? Filters that go over the whole image see a "
            "digit wherever it is.",
        ),
        Guess(
            (20, 61),
            "Worse than a dense net with 32 units? It passes that after four epochs. What it "
            "learns at one place it knows at all.",
        ),
        Guess(
            (61, 74),
            "Hardly better than the dense nets? They learn each stroke anew for each place, the "
            "filters learn it once.",
        ),
        Guess(
            (74, 85.4),
            "Well above the dense nets, that is right. It goes a little further: 83 is reached "
            "after nine epochs of the twenty.",
        ),
        Guess(
            (90.6, 99.5),
            "Nearly as on centred digits? Up to the last pooling nothing depends on the place, "
            "but the dense layer behind it has its own weights for each of nine places.",
        ),
        Guess(
            (99.5, 100),
            "Not even centred digits are read so well, with 1438 images to learn from.",
        ),
    ),
    tolerance=2.5,
    otherwise="It lies above the dense nets and below what it reaches on centred digits.",
)

ONES = Prediction(
    "ones come back",
    "Max-pool with windows of 2 x 2 and stride 2 on the 4 x 4 matrix above: 8 4 2 1, 9 3 2 8, 1 5 "
    "7 1, 2 0 3 7. A gradient of four ones comes back, one for each window. If two entries of a "
    "window are equal, the first one, row by row, counts as the maximum. What do the sixteen "
    "entries of the gradient of the image add up to?",
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
        Guess(
            3,
            "A window with a tie has a winner too: the first of its two 7s. Each window hands on "
            "its 1.",
        ),
        Guess(
            0,
            "What comes back is handed on, and not balanced out: nobody gets a negative share.",
        ),
        Guess(8, "Two for each window? Only one entry wins, and what came back is a single 1."),
        Guess(12, "That is how many entries get nothing. The other four get a 1 each."),
        Guess(
            63,
            "That is the sum of the image. A gradient says how much the result grows if an entry "
            "grows.",
        ),
        Guess(2, "Four windows send back a 1 each, and nothing of it is lost."),
        Guess(
            (-inf, 3.4),
            "Less than came back? Four ones set out, and each window hands its 1 to a winner. "
            "None is lost.",
        ),
        Guess(
            (4.6, inf),
            "More than came back? Four ones set out. Pooling hands gradient on, it makes none.",
        ),
    ),
    tolerance=0.4,
    otherwise="Go from window to window: what came back to it, and who gets it?",
)

SHARED = Prediction(
    "a pixel of several windows",
    "In the 5 x 5 image above the 9 stands in row 1, column 1, counted from 0, and is the largest "
    "number of all. Max-pool with windows of 3 x 3 and stride 1: each of the nine windows sends "
    "back a 1. How much does the pixel with the 9 get?",
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
        Guess(
            36,
            "That is four windows times its value. How large the winner is does not matter: it "
            "gets the 1 that came back, four times.",
        ),
        Guess(2, "Windows move to the right and downwards: 2 times 2 of them hold the 9."),
        Guess(
            6,
            "The upper row of windows and the left column, you may think; but the third of each "
            "starts too far away. Starts 0 and 1 are left in both directions.",
        ),
        Guess(
            5,
            "There is a window at the start and one step further, in both directions: 2 times 2.",
        ),
        Guess(0, "It is the largest of all, so it wins wherever a window sees it."),
        Guess(
            81,
            "Nine windows times 9? It gets a 1 from each window that sees it, and these are four.",
        ),
        Guess(8, "That is the other hill. The 9 stands near the corner, and four windows see it."),
        Guess(
            (-inf, 3.79),
            "It gets a whole 1 from each window that sees it, and wins them all. Starts 0 and 1 "
            "are possible in both directions: 2 times 2.",
        ),
        Guess(
            (4.3, inf),
            "It gets at most a 1 from each window that sees it. Windows start at 0, 1 or 2; those "
            "that start at 2 begin behind the 9.",
        ),
    ),
    tolerance=0.2,
    otherwise="Lay a window of 3 x 3 on each of its nine places. How often is the 9 under it?",
)

SHIFT = Prediction(
    "one pixel to the side",
    "An image is moved by one pixel to the right. Both, before and after, go through the same "
    "convolution and a max-pool with windows of 2 x 2 and stride 2. How does the pooled map of "
    "the moved image compare with that of the first one?",
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
    "By a slip the filters' gradients are m times too large, those of the dense layer are right. "
    "Batches of m = 32 images, 4 epochs, once with the rate 0.03 and once with 0.2. What is the "
    "test accuracy, compared with the right network?",
    Guess(
        "better with the small rate, worse with the large one",
        "The filters take steps that are 32 times too long. Where the rate was too cautious that "
        "even helps, and so nobody looks for a mistake. Where it was good already, they "
        "overshoot.",
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
        Guess("an error message", "All shapes fit. A factor of 32 changes none of them."),
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
    "Which of the five lines above cannot be meant for a network that recognises ten digits?",
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
