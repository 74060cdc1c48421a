"""What students predict in lesson 7, and the thought behind every plausible guess."""

from dlhelpers.exercises.predictions import Guess, Prediction

PARAMETERS = Prediction(
    "parameters of the reader",
    "A recurrent network reads rows of 8 pixels, has 32 units of memory and ten classes, and reads "
    "eight rows. How many parameters has it?",
    Guess(
        1642,
        "32 x 8 + 32 x 32 + 32 for the memory and 10 x 32 + 10 for the classes. It does not matter "
        "how many rows there are: all steps use the same weights.",
    ),
    (
        Guess(
            13136,
            "Eight times too many: you gave each row weights of its own. The same cell reads all.",
        ),
        Guess(618, "That is without Waa, 32 x 32: each unit also reads all units of the memory."),
        Guess(1600, "All the weights. The biases, 32 and 10 of them, are learned too."),
        Guess(1632, "The biases of the ten classes are missing."),
        Guess(1610, "The biases of the 32 units are missing."),
        Guess(
            2410,
            "That is the dense network 64-32-10, which sees all 64 pixels at once. The cell sees "
            "eight of them at a time, and its own memory.",
        ),
    ),
    tolerance=3,
    otherwise="Add up the five parts: Wax (32, 8), Waa (32, 32), ba, Wya (10, 32) and by.",
)

SEVEN_ROWS = Prediction(
    "after seven rows",
    "When it has read all eight rows, the trained network names about 96 % of the new digits. You "
    "stop it after the seventh row and ask: how many per cent does it name rightly?",
    Guess(
        45,
        "It was only ever asked after the last row. Up to there its memory collects what it will "
        "need, in a form that the readout does not understand yet.",
    ),
    (
        Guess(
            92,
            "You would manage: the last row holds little ink. But nobody has ever asked the "
            "network at this point, so it never learned to answer here.",
        ),
        Guess(
            84,
            "Seven eighths of it. What is known does not grow row by row: the readout was trained "
            "for the memory after row eight, and fits no other.",
        ),
        Guess(
            10,
            "That is how it is up to row six. The memory after row seven is near enough to the "
            "last one that some of its beliefs are right.",
        ),
        Guess(
            65,
            "Less than that. The network was asked after row eight only, and nothing in training "
            "made its beliefs good before.",
        ),
    ),
    tolerance=7,
    otherwise="Ask what the training cared about: the belief after row eight, and no other.",
)

NO_MEMORY = Prediction(
    "Waa = 0",
    "The unit has Wax = 1 and no bias, and reads 1, 0, 0, 0. What is its activation after the "
    "fourth step, if Waa = 0?",
    Guess(
        0.0,
        "Nothing leads from one step to the next, so only the last input counts, and that is 0. "
        "Without Waa there is no memory.",
    ),
    (
        Guess(0.7616, "That is tanh(1), after the first step. With Waa = 0 it is not handed on."),
        Guess(0.3163, "That is what comes of Waa = 0.8."),
        Guess(1.0, "That is the input of the first step. It was three steps ago."),
    ),
    tolerance=0.01,
    otherwise="The last step is tanh(1 * 0 + 0 * what was).",
)

STRONG_MEMORY = Prediction(
    "Waa = 1.5",
    "The same unit, now with Waa = 1.5, reads 1 and then a hundred zeros. What is its activation "
    "in the end?",
    Guess(
        0.8586,
        "Where a = tanh(1.5 a) it stays. Below that point the memory grows, above it it shrinks. "
        "So it never forgets that there was a 1, but cannot say when.",
    ),
    (
        Guess(
            0.0,
            "It fades for 0.8, since each step takes something away. Near 0 a step with 1.5 gives "
            "more than it got.",
        ),
        Guess(0.7616, "The first value, tanh(1), kept. The weight is 1.5, so it does not stay."),
        Guess(
            1.0,
            "tanh comes near 1 only for large sums. The sum here is 1.5 a, at most 1.5, and "
            "tanh(1.5) is 0.905.",
        ),
        Guess(0.9051, "That is tanh(1.5), what a memory of 1 would become: and then it goes on."),
        Guess(1.5, "tanh is never above 1: the memory cannot run away, only its gradient can."),
    ),
    tolerance=0.02,
    otherwise="In the end a step changes nothing: a = tanh(1.5 a). Try some numbers for a.",
)

REVERSED = Prediction(
    "reversed order",
    "Waa = 0.8 once more, but the unit reads the numbers in reversed order: 0, 0, 0, 1. What is "
    "its activation after the fourth step?",
    Guess(
        0.7616,
        "There was nothing to remember before the 1, so it is tanh(1). The order counts: what came "
        "last is felt most.",
    ),
    (
        Guess(
            0.3163,
            "As for 1, 0, 0, 0? The same numbers, but then three steps had passed since the 1.",
        ),
        Guess(1.0, "The input is 1, and it goes through tanh."),
        Guess(0.0, "That is where it is before the 1 comes."),
    ),
    tolerance=0.01,
    otherwise="What is the memory after 0, 0, 0? And then comes the 1.",
)

UPSIDE_DOWN = Prediction(
    "from bottom to top",
    "The same trained network is given the test images from the last row to the first. How many "
    "per cent of them does it name rightly?",
    Guess(
        "about 45 %",
        "Order is part of what it learned. Digits such as 0, 1, 3 and 8 look much the same from "
        "below, and carry most of what is left.",
    ),
    (
        Guess(
            "about 96 %",
            "The rows are the same, but not their order. The memory after each row depends on all "
            "that came before it.",
        ),
        Guess(
            "about 10 %",
            "Not quite as bad as chance: some digits look much the same upside down.",
        ),
        Guess(
            "about 80 %",
            "Too kind. Think of a 7, a 4 or a 5 that is read from its foot upwards.",
        ),
    ),
    options=("about 10 %", "about 45 %", "about 80 %", "about 96 %"),
)

WIPED = Prediction(
    "a wiped memory",
    "After the fourth row the memory is set to zero, and the network reads the other four rows. "
    "How many per cent of the test images does it name rightly?",
    Guess(
        "about half",
        "The lower halves tell some digits apart, though the network never learned to do without "
        "the upper ones. This is what a forgotten a0 does.",
    ),
    (
        Guess("about 10 %", "It still reads four rows, and has learned what they speak for."),
        Guess(
            "about 90 %",
            "The upper half was read and is lost, and the lower half of a 7 is much like that of "
            "a 9.",
        ),
    ),
    options=("about 10 %", "about half", "about 90 %"),
)

ZEN_COST = Prediction(
    "a letter costs",
    "The poem has 32 different characters. What is the cost per letter of a network that gives "
    "each of them the same probability?",
    Guess(3.4657, "ln 32: each of the 32 gets 1/32. It is the price of knowing nothing."),
    (
        Guess(0.6931, "That is ln 2, the price of a yes or no that one knows nothing of."),
        Guess(2.3026, "That is ln 10, and there are 32 classes now."),
        Guess(
            2.998,
            "That is the cost of somebody who knows how frequent each letter is. Here all are "
            "taken for equal.",
        ),
        Guess(5.0, "That is the logarithm to base 2: five yes/no questions, five bits."),
        Guess(6.7523, "That is ln 856. It is not the places that are guessed, but the letters."),
    ),
    tolerance=0.05,
    otherwise="The loss is minus the natural logarithm of 1/32.",
)

CLIPPING = Prediction(
    "ten times the rate",
    "With ten times the learning rate the training of the reader fails: 11 % after ten epochs. Now "
    "the gradients of each batch are shortened to the length 0.3. What does it reach?",
    Guess(
        "about 92 %",
        "Long gradients times a large rate threw the weights far away, where gradients are longer "
        "still. Shortened they point downhill as before, and no step is longer than 0.6.",
    ),
    (
        Guess(
            "still about 10 %",
            "What moves the weights is the rate times the gradient. The rate has stayed, but no "
            "gradient is long any more.",
        ),
        Guess(
            "about 50 %",
            "Clipping does not stop half-way: a shortened gradient has its whole direction.",
        ),
    ),
    options=("still about 10 %", "about 50 %", "about 92 %"),
)

WANDERING = Prediction(
    "wandering digits",
    "On digits in the middle of the canvas all brains are within a few per cent of each other. "
    "Which of them is best where the digit stands anywhere on a canvas of 14 x 14?",
    Guess(
        "the convolutional network",
        "Its filters are the same at every place, so what it learns in one corner it knows in all.",
    ),
    (
        Guess(
            "the dense network",
            "It has a weight for every pixel, so it has to learn each digit again at every place.",
        ),
        Guess(
            "the recurrent network",
            "It is the same at every row, so moving up or down does little harm. But along the row "
            "each pixel has a weight of its own, and digits move sideways too.",
        ),
        Guess(
            "the nearest training image",
            "It does well, and was ahead on centred digits. But now the nearest image is one with "
            "ink at the same place, more than one of the same digit.",
        ),
    ),
    options=(
        "the nearest training image",
        "the dense network",
        "the convolutional network",
        "the recurrent network",
    ),
)

SLIP = Prediction(
    "slip in the notes",
    "Which of the four lines cannot be right as it stands?",
    Guess(
        "line 2",
        "Weights hold nothing of what they are multiplied with: W_a is Waa and Wax side by side. "
        "Line 3 multiplies it with the memory and the input, and that is the first time.",
    ),
    (
        Guess("line 1", "A memory that is empty at the start is as good as any, and customary."),
        Guess(
            "line 3",
            "It is the cell that you have written, with one product for two, if W_a is made of "
            "weights.",
        ),
        Guess(
            "line 4",
            "For one of many classes g is a softmax here, and the notes' sigma is a slip of its "
            "own; the line as it stands here is right.",
        ),
    ),
    options=("line 1", "line 2", "line 3", "line 4"),
)

PREDICTIONS = (
    PARAMETERS,
    SEVEN_ROWS,
    NO_MEMORY,
    STRONG_MEMORY,
    REVERSED,
    UPSIDE_DOWN,
    ZEN_COST,
    WIPED,
    CLIPPING,
    WANDERING,
    SLIP,
)
