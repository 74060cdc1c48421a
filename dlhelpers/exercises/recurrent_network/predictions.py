"""What students predict in lesson 7, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

PARAMETERS = Prediction(
    "parameters of the reader",
    "A recurrent network reads an image as eight rows of 8 pixels, has 32 units of memory and ten "
    "classes: a = tanh(Wax x + Waa a_before + ba) at every row, and softmax(Wya a + by). How many "
    "parameters has it, weights and biases together?",
    Guess(
        1642,
        "32 x 8 + 32 x 32 + 32 for the memory and 10 x 32 + 10 for the classes. It does not "
        "matter how many rows there are: all steps use the same weights.",
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
        Guess(
            1312,
            "That is the memory: 32 x 8 + 32 x 32 + 32. The classes have parameters too: 10 x 32 "
            "+ 10.",
        ),
        Guess(
            3952,
            "You gave each row a readout of its own, eight times 330. There is one, used at every "
            "row.",
        ),
        Guess(
            10826,
            "You gave each row a memory of its own, eight times 1312, and one readout. The same "
            "cell reads all rows.",
        ),
        Guess(
            1674,
            "You gave the memory two biases, as some libraries do. Here the sum of both products "
            "has one.",
        ),
        Guess(330, "That is the readout by itself, 10 x 32 + 10. The memory has 1312 more."),
        Guess(650, "That is softmax regression on 64 pixels, without any memory."),
        Guess(1024, "That is Waa by itself. The input, the classes and the biases are missing."),
        Guess(
            1056,
            "Waa and the biases of the memory. The input, Wax, and the classes are missing.",
        ),
        Guess(1386, "Without Wax, 32 x 8: something has to lead from the pixels to the memory."),
        Guess(3434, "You let it see all 64 pixels at each step. It reads a row of 8."),
        Guess(
            (-inf, 1597),
            "Some part is missing. The weights alone, Wax 256, Waa 1024 and Wya 320, are 1600.",
        ),
        Guess(
            (1646, 13132),
            "Something was counted twice. Wax 256, Waa 1024, ba 32, Wya 320 and by 10, each once "
            "for all rows.",
        ),
        Guess(
            (13140, inf),
            "Not even eight cells have that many. All rows share one cell and one readout.",
        ),
    ),
    tolerance=3,
    otherwise="Add up the five parts: Wax (32, 8), Waa (32, 32), ba, Wya (10, 32) and by.",
)

SEVEN_ROWS = Prediction(
    "after seven rows",
    "A network has been trained to name the digit after all eight rows, and then names about 96 % "
    "of the new digits. You stop it after the seventh row and take what it believes there. For "
    "how many per cent of the new digits is that right?",
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
            10,
            "That is how it is up to row six. The memory after row seven is near enough to the "
            "last one that some of its beliefs are right.",
        ),
        Guess(
            65,
            "Less than that. The network was asked after row eight only, and nothing in training "
            "made its beliefs good before.",
        ),
        Guess(
            75,
            "Most is known, that is right, but the network cannot say it: its readout was fitted "
            "to the memory after row eight.",
        ),
        Guess(
            (-inf, 17),
            "That is chance, or nearly. It is so up to row six; the memory after row seven is "
            "near enough to the last one that some of its beliefs are right.",
        ),
        Guess(
            (17, 37.9),
            "Low, that is right. But the memory after row seven has come so near to the last one "
            "that the readout is right for nearly half.",
        ),
        Guess(
            (52.1, 85),
            "It would be so, or better, if somebody had asked it there in training. Its readout "
            "fits the memory after row eight and no other.",
        ),
        Guess(
            (83, 85),
            "Seven eighths of it. What is known does not grow row by row: the readout was trained "
            "for the memory after row eight, and fits no other.",
        ),
        Guess(
            (99, 100),
            "Better than after all rows? It was trained for that moment, and for no other.",
        ),
    ),
    tolerance=7,
    otherwise="Ask what the training cared about: the belief after row eight, and no other.",
)

NO_MEMORY = Prediction(
    "Waa = 0",
    "A memory of one unit, a = tanh(Wax x + Waa a_before), has Wax = 1 and no bias, begins at 0 "
    "and reads 1, 0, 0, 0. What is its activation after the fourth step, if Waa = 0?",
    Guess(
        0,
        "Nothing leads from one step to the next, so only the last input counts, and that is 0. "
        "Without Waa there is no memory.",
    ),
    (
        Guess(0.7616, "That is tanh(1), after the first step. With Waa = 0 it is not handed on."),
        Guess(0.3163, "That is what comes of Waa = 0.8."),
        Guess(1, "That is the input of the first step. It was three steps ago."),
        Guess(0.5, "That is sigmoid(0). The unit uses tanh, and tanh(0) is 0."),
        Guess(
            0.25,
            "No mean is taken over the four inputs. With Waa = 0 only the last one counts.",
        ),
        Guess(0.8, "That is the weight of the memory in the table above. Now it is 0."),
        Guess(0.4621, "That is tanh(0.5). With Waa = 0 and an input of 0 it is tanh(0)."),
        Guess((-inf, -0.02), "Nothing here is negative: no input, and no weight."),
        Guess(
            (0.02, 1),
            "Something is left of the 1, you think. But only Waa hands the memory on, and it is "
            "0; the last input is 0 too.",
        ),
        Guess((1.02, inf), "tanh stays below 1. And here it gets 1 times 0 and 0 times what was."),
    ),
    tolerance=0.01,
    otherwise="The last step is tanh(1 * 0 + 0 * what was).",
)

STRONG_MEMORY = Prediction(
    "Waa = 1.5",
    "A memory of one unit, a = tanh(Wax x + Waa a_before), has Wax = 1, Waa = 1.5 and no bias, "
    "begins at 0 and reads a 1 and then a hundred zeros. What is its activation in the end?",
    Guess(
        0.8586,
        "Where a = tanh(1.5 a) it stays. Below that point the memory grows, above it it shrinks. "
        "So it never forgets that there was a 1, but cannot say when.",
    ),
    (
        Guess(
            0,
            "It fades for 0.8, since each step takes something away. Near 0 a step with 1.5 gives "
            "more than it got.",
        ),
        Guess(0.7616, "The first value, tanh(1), kept. The weight is 1.5, so it does not stay."),
        Guess(
            1,
            "tanh comes near 1 only for large sums. The sum here is 1.5 a, at most 1.5, and "
            "tanh(1.5) is 0.905.",
        ),
        Guess(0.9051, "That is tanh(1.5), what a memory of 1 would become: and then it goes on."),
        Guess(1.5, "tanh is never above 1: the memory cannot run away, only its gradient can."),
        Guess(
            0.5,
            "1.5 makes more of it and tanh takes some back, that is right. They balance where a = "
            "tanh(1.5 a), and tanh(0.75) is 0.635.",
        ),
        Guess(
            0.6667,
            "That is 1 / 1.5. What goes into tanh would then be 1 again, and tanh(1) is 0.7616.",
        ),
        Guess(0.3163, "That is what 0.8 leaves after four steps. 1.5 does not let it fade."),
        Guess((-inf, -0.05), "Nothing here is negative: no input, and no weight."),
        Guess(
            (0.05, 0.8385),
            "Less is not stable: below 0.8586 each step makes more of the memory than it was, "
            "since tanh(1.5 a) is above a.",
        ),
        Guess(
            (0.8787, 1),
            "More is not stable: above 0.8586 each step makes less of the memory than it was, "
            "since tanh(1.5 a) is below a.",
        ),
        Guess((1.03, 10), "tanh never gives more than 1, so no memory is above it."),
        Guess(
            (10, inf),
            "It would explode if it were only multiplied by 1.5 at each step. tanh holds it below "
            "1.",
        ),
    ),
    tolerance=0.02,
    otherwise="In the end a step changes nothing: a = tanh(1.5 a). Try some numbers for a.",
)

REVERSED = Prediction(
    "reversed order",
    "A memory of one unit, a = tanh(Wax x + Waa a_before), with Wax = 1, Waa = 0.8 and no bias, "
    "ends at 0.3163 after reading 1, 0, 0, 0. Now it reads the numbers in reversed order: 0, 0, "
    "0, 1. What is its activation after the fourth step?",
    Guess(
        0.7616,
        "There was nothing to remember before the 1, so it is tanh(1). The order counts: what "
        "came last is felt most.",
    ),
    (
        Guess(
            0.3163,
            "As for 1, 0, 0, 0? The same numbers, but then three steps had passed since the 1.",
        ),
        Guess(1, "The input is 1, and it goes through tanh."),
        Guess(0, "That is where it is before the 1 comes."),
        Guess(
            0.512,
            "That is 0.8 three times. The 1 comes at the last step: no time has passed since, and "
            "nothing has faded.",
        ),
        Guess(
            0.664,
            "That is tanh(0.8). Waa multiplies what was remembered, not what comes in; that is "
            "multiplied by Wax = 1.",
        ),
        Guess(
            0.8,
            "Waa multiplies what was remembered, and that is 0. The 1 comes in by Wax = 1 and "
            "goes through tanh.",
        ),
        Guess(0.5436, "That is one step after a 1. Here the 1 is the last that comes."),
        Guess(0.4094, "That is two steps after a 1. Here the 1 is the last that comes."),
        Guess(
            0.9468,
            "That is tanh(1.8), with a memory of 1 beside the input. The memory is 0 after three "
            "zeros.",
        ),
        Guess((-inf, -0.02), "Nothing here is negative: no input, and no weight."),
        Guess(
            (0.02, 0.75),
            "Nothing fades: the 1 comes at the last step. It only has to go through tanh.",
        ),
        Guess(
            (0.773, 0.989),
            "That is more than tanh(1), as if the memory added something. After three zeros it is "
            "0.",
        ),
        Guess((1.02, inf), "The input is 1, and it goes through tanh, which stays below 1."),
    ),
    tolerance=0.01,
    otherwise="What is the memory after 0, 0, 0? And then comes the 1.",
)

UPSIDE_DOWN = Prediction(
    "from bottom to top",
    "A network has learned to name a digit after its eight rows, read from top to bottom: about "
    "96 % of the test images. Now it is given them from the last row to the first. How many per "
    "cent of them does it name rightly?",
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
    "The network names about 96 % of the test images after eight rows. Now, after the fourth row, "
    "its memory is set to zero, and it reads the other four rows. How many per cent does it name "
    "rightly?",
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
    "The poem has 856 letters, 32 different ones. What is the cost per letter, with the natural "
    "logarithm, of a network that gives each of the 32 the same probability?",
    Guess(3.4657, "ln 32: each of the 32 gets 1/32. It is the price of knowing nothing."),
    (
        Guess(0.6931, "That is ln 2, the price of a yes or no that one knows nothing of."),
        Guess(2.3026, "That is ln 10, and there are 32 classes now."),
        Guess(
            2.998,
            "That is the cost of somebody who knows how frequent each letter is. Here all are "
            "taken for equal.",
        ),
        Guess(5, "That is the logarithm to base 2: five yes/no questions, five bits."),
        Guess(6.7523, "That is ln 856. It is not the places that are guessed, but the letters."),
        Guess(
            0.96875,
            "That is 1 - 1/32, the share of wrong guesses. The cost is minus the logarithm of "
            "1/32.",
        ),
        Guess(
            32,
            "That is how many answers there are. The price of not knowing which is its logarithm.",
        ),
        Guess(
            1.505,
            "That is the logarithm of 32 to the base 10. The course takes the natural one.",
        ),
        Guess(
            3.258,
            "That is ln 26. There are blanks, full stops and ends of lines too: 32 in all.",
        ),
        Guess(
            4.325,
            "Those are the bits per letter of somebody who knows how frequent each letter is. "
            "Here all are taken for equal, and the logarithm is the natural one.",
        ),
        Guess(
            110.9,
            "That is 32 times ln 32. Only the letter that comes next pays, not all 32 classes.",
        ),
        Guess(86.64, "That is a sequence of 25 letters. The cost is the mean over its steps."),
        Guess(-3.4657, "That is ln(1/32). The cost is minus the logarithm."),
        Guess(
            (-inf, -0.01),
            "A loss is minus the logarithm of a probability, so it is never negative.",
        ),
        Guess(
            (-0.01, 0.01),
            "To pay nothing one must know the next letter for certain. Here it gets 1/32.",
        ),
        Guess(
            (0.01, 3.41),
            "So little is paid by somebody who gives the right letter more than 1/32, on average. "
            "Here all 32 get the same.",
        ),
        Guess(
            (0.03, 0.033),
            "That is the probability of the right letter. The cost is minus its logarithm.",
        ),
        Guess(
            (3.52, 800),
            "So much is paid by somebody who gives the right letter less than 1/32. Here all 32 "
            "get the same.",
        ),
        Guess((800, inf), "So much could be the price of a whole poem. Asked for is one letter."),
    ),
    tolerance=0.05,
    otherwise="The loss is minus the natural logarithm of 1/32.",
)

CLIPPING = Prediction(
    "ten times the rate",
    "With ten times the learning rate the training of the reader fails: 11 % after ten epochs. "
    "Now the gradient of each batch is shortened to the length 0.3 if it is longer, and the rest "
    "stays as it was. What does it reach?",
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
    "Now the digit stands anywhere on a canvas of 14 x 14, and each brain learns on such images. "
    "Which of them is best on new ones?",
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
            "It is the same at every row, so moving up or down does little harm. But along the "
            "row each pixel has a weight of its own, and digits move sideways too.",
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
    "Which of the four lines above cannot be right as it stands?",
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
    WIPED,
    ZEN_COST,
    CLIPPING,
    WANDERING,
    SLIP,
)
