"""What students predict in lesson 2, and the thought behind every plausible guess."""

from math import inf

from dlhelpers.exercises.predictions import Guess, Prediction

LINE = Prediction(
    "the line",
    "One neuron learns, in 5000 steps of gradient descent, to tell the two classes of the flower "
    "apart. How many per cent of its 400 training points does it get right?",
    Guess(
        47.25,
        "Each class lies on both sides of any line through the middle, so no line can do well. "
        "And the neuron does not count right points: it lowers the cost, in which a point weighs "
        "the more, the further it lies on the wrong side.",
    ),
    (
        Guess(
            50,
            "A coin gets that, and so would weights of 0. But the neuron is not after right "
            "points. It lowers the cost, and the cost is lowest for a line that loses some.",
        ),
        Guess(75, "Try to draw such a line: every half of the plane holds points of both classes."),
        Guess(
            62.5,
            "That is five petals of eight, and such lines exist. But gradient descent does not "
            "count points. It lowers the cost, and for the cost points far on the wrong side "
            "weigh most.",
        ),
        Guess(
            87.5,
            "That would be seven petals of eight on the right side of one straight line. The "
            "class changes six times on the way around the middle; a line is crossed only twice.",
        ),
        Guess(
            100,
            "Then a straight line would have to part the classes. They lie around the middle in "
            "turns.",
        ),
        Guess(
            (-inf, 31.2),
            "Exchange yes and no, and such a line would have more than 68.75 per cent. No line "
            "has, says a search over all of them.",
        ),
        Guess(
            (31.2, 45.7),
            "Worse than a coin, that is right, but not by that much. It lacks 11 of 400 points to "
            "one half: the line lies near the middle, and each side holds about as many points of "
            "both classes.",
        ),
        Guess(
            (51.5, 64.5),
            "There are lines that good. But the neuron does not count right points; it lowers the "
            "cost, in which a point far on the wrong side weighs more than many near ones.",
        ),
        Guess(
            (64.5, 71),
            "About the best of all lines, 68.75: a search over all of them finds it. Gradient "
            "descent does not look for it; it looks for the lowest cost.",
        ),
        Guess(
            (71, 100),
            "No straight line gets more than 68.75. That takes a boundary with corners, and a "
            "neuron says yes on one side of a straight line.",
        ),
    ),
    tolerance=1.5,
    otherwise="Lay a ruler over the picture and count, roughly, how many points of each class lie "
    "on each side.",
)

ONE_UNIT = Prediction(
    "1 hidden unit",
    "The network with a single hidden unit, n_h = 1, learns 5000 steps: what is its accuracy on "
    "the 400 points of the flower, in per cent? (One neuron alone: 47.25.)",
    Guess(
        67.5,
        "The cut is still one straight line, but a better one. The tanh levels off, so a point "
        "far on the wrong side no longer outvotes many near ones, and the cost comes closer to "
        "counting mistakes.",
    ),
    (
        Guess(
            47.25,
            "The cut is a straight line, as before, but not the same one. Behind a tanh no single "
            "point can pull without limit.",
        ),
        Guess(50, "A coin. One line can do better than that, if the right one is chosen."),
        Guess(
            75,
            "Six petals of eight? The tanh bends the height of the answer, not its border: where "
            "it crosses one half is still a straight line, and the best of those gets 68.75 per "
            "cent.",
        ),
        Guess(
            62.5,
            "Five petals of eight? A little more: the cost now comes so close to counting "
            "mistakes that the line is nearly the best of all, and that one has 68.75.",
        ),
        Guess(
            (-inf, 45.7),
            "Less than the neuron before? This network draws a straight line too, and the tanh "
            "only takes weight from the far points that had spoilt it.",
        ),
        Guess(
            (51.5, 65.9),
            "Better than before, that is right, and by more. The tanh levels off, so far points "
            "no longer pull without limit, and the line comes near to the best of all, 68.75.",
        ),
        Guess(
            (69.1, 100),
            "One hidden unit draws one line, and the best of all straight lines gets 68.75 per "
            "cent.",
        ),
    ),
    tolerance=1.5,
    otherwise="One hidden unit draws one line. How good can a line be?",
)

TWO_UNITS = Prediction(
    "2 hidden units",
    "Two hidden units, 5000 steps: what is the accuracy on the 400 points of the flower, in per "
    "cent?",
    Guess(
        66,
        "Less than with one unit, and that is no mistake. The cost is lower than with one, from "
        "0.63 down to 0.56; the accuracy, which nobody trains, need not follow it.",
    ),
    (
        Guess(
            75,
            "A better cost, that is right. But two lines through the middle make four sectors, "
            "and the flower has six.",
        ),
        Guess(
            80,
            "More units always allow a lower cost, and the cost is indeed lower. Accuracy is "
            "something else.",
        ),
        Guess(
            87.5,
            "Seven petals of eight? Two hidden units cut a wedge out of the plane. On the way "
            "round it is entered once and left once, and the class changes six times.",
        ),
        Guess(
            50,
            "Chance? One hidden unit does better than that already, and two can do all that one "
            "can.",
        ),
        Guess(
            100,
            "All points right? In the middle the petals mix. And two lines cannot even follow the "
            "petals: the class changes six times on the way round.",
        ),
        Guess(
            (-inf, 45),
            "Worse than a coin? That is the fate of one neuron alone. A hidden layer with tanh "
            "does not let far points spoil the line.",
        ),
        Guess(
            (45, 64.4),
            "Two hidden units can do all that one can, and one gets 67.5. A point or two is lost, "
            "since the cost and not the accuracy is lowered, but not more.",
        ),
        Guess(
            (67.6, 73.4),
            "A little more than with one unit, as the cost is lower? The cost falls from 0.63 to "
            "0.56. The accuracy, which nobody trains, goes down a little.",
        ),
        Guess(
            (76.6, 100),
            "Too few lines. The class changes six times on the way round. Two hidden units cut a "
            "wedge out of the plane, and each petal of a class that lies off it is on the wrong "
            "side.",
        ),
    ),
    tolerance=1.5,
    otherwise="Two hidden units draw two lines. Into how many sectors do they cut the plane?",
)

THREE_UNITS = Prediction(
    "3 hidden units",
    "Three hidden units, 5000 steps: what is the accuracy on the 400 points of the flower, in per "
    "cent?",
    Guess(
        91,
        "It is a leap. Three lines through the middle make six sectors, and around the middle the "
        "class of the flower changes six times. What is missing to 100 is the middle itself, "
        "where the petals mix.",
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
        Guess(
            62.5,
            "Five petals of eight? That is about what one line gets. Three lines make six "
            "sectors, as many as there are changes of class.",
        ),
        Guess(
            80,
            "Half-way up? With six sectors every petal comes to lie on its right side, and only "
            "the mixed middle is lost.",
        ),
        Guess(
            87.5,
            "Seven petals of eight? What is missing is no petal. Each of them has its sector; the "
            "lost points lie in the middle, where the petals mix.",
        ),
        Guess(
            95,
            "Nearly. About nine points of a hundred lie in the middle among those of the other "
            "class, and three lines cannot sort them.",
        ),
        Guess(
            (-inf, 60),
            "Less than with one line? One unit gets 67.5 already, and three can do all that one "
            "can.",
        ),
        Guess(
            (60, 81),
            "The climb is not a steady one. Two lines cannot follow the six changes of class "
            "around the middle, three can: there it leaps.",
        ),
        Guess(
            (81, 89.4),
            "A leap, that is right, and a little higher still: every petal has its sector, and "
            "only some nine points of a hundred, in the middle, are lost.",
        ),
        Guess(
            (92.6, 100),
            "That is more than the petals allow: in the middle they mix, and some nine points of "
            "a hundred lie among those of the other class. Straight lines cannot pick them out.",
        ),
    ),
    tolerance=1.5,
    otherwise="Walk around the middle in the picture: how often does the class change, and how "
    "often does a line through the middle cross your way?",
)

FOUR_UNITS = Prediction(
    "4 hidden units",
    "Four hidden units, 5000 steps: what is the accuracy on the 400 points of the flower, in per "
    "cent?",
    Guess(
        90.75,
        "Three were enough, so the fourth has nothing to do. You will see it idle when you look "
        "at the waves one by one.",
    ),
    (
        Guess(
            95,
            "The fourth unit could only help in the middle, where the petals mix. It does not get "
            "there in 5000 steps.",
        ),
        Guess(100, "In the middle points are mixed by chance. Four units cannot untangle them."),
        Guess(80, "Four lines can do all that three can."),
        Guess(75, "Three units get 91 already, and four can do all that three can."),
        Guess(
            85,
            "The middle costs something, that is right: nine points of a hundred, with four units "
            "as with three.",
        ),
        Guess(
            97,
            "The fourth unit would have to sort the mixed middle. It stays idle: three lines had "
            "followed the six changes of class, and there is no seventh.",
        ),
        Guess(
            (-inf, 70),
            "That is the realm of one and two lines. Four units contain the three that are enough "
            "for six sectors.",
        ),
        Guess(
            (70, 89.7),
            "Four lines can do all that three can, and three get 91. It does not become less, or "
            "hardly.",
        ),
        Guess(
            (91.8, 100),
            "More than three units, you think. What they leave over are the points in the middle, "
            "where the petals mix; a fourth line through it sorts none of them.",
        ),
    ),
    tolerance=1.0,
    otherwise="What is left to do, when three lines have cut the six sectors?",
)

TWENTY_UNITS = Prediction(
    "20 hidden units",
    "Twenty hidden units, 5000 steps: what is the accuracy on these 400 training points, in per "
    "cent?",
    Guess(
        90.75,
        "Hardly more than with three. With other first weights it is up to 94: then a bend of the "
        "boundary has caught some of the points in the middle.",
    ),
    (
        Guess(
            100,
            "There are parameters enough, 81 of them. But from tiny weights gradient descent "
            "finds the simple boundary first, and in 5000 steps it does not get much further.",
        ),
        Guess(97, "That would need a boundary that winds through the mixed middle."),
        Guess(
            60,
            "Too many units do not make a network worse on the points that it learns from. On "
            "other points they can.",
        ),
        Guess(
            80,
            "That would be overfitting, you may think. But overfitting costs accuracy on new "
            "points, not on those that it learns from.",
        ),
        Guess(
            95,
            "A little help from more parameters? With other first weights it gets up to 94. With "
            "these not even that: the boundary is that of three units.",
        ),
        Guess(
            (-inf, 85),
            "Worse than with three? Units that are not needed can stay idle. On the points that "
            "it learns from more of them do no harm.",
        ),
        Guess(
            (85, 89.2),
            "A little less than with three units? They can do all that three can, and three get "
            "91.",
        ),
        Guess(
            (92.3, 94.2),
            "It would be with luck: with other first weights twenty units reach up to 94. With "
            "these no bend of the boundary has caught the points in the middle.",
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
        Guess(
            5,
            "4 + 1, how much y1 and y2 grow. From there to z there is another link: 2 y1 and 2 y2.",
        ),
        Guess(
            31,
            "You took y1 and y2 as the slopes of their squares. They are 2 y1 and 2 y2, so it is "
            "twice that.",
        ),
        Guess(26, "4 + 22: on the road by y1 the link from y1 to z is missing, 2 y1 = 10."),
        Guess(41, "40 + 1: on the road by y2 the link from y2 to z is missing, 2 y2 = 22."),
        Guess(132, "That is dz/dx3. Ask for x2: it is in y1 as a square and in y2 by itself."),
        Guess(
            10,
            "That is dz/dx1, or the last link of the road by y1. x2 is in y1 as a square, and in "
            "y2.",
        ),
        Guess(
            172,
            "By y2 you used the slope of x3^2, 6. It is x2 that moves, and it stands there by "
            "itself: slope 1.",
        ),
        Guess(146, "That is z. Asked for is how fast it grows."),
        Guess(18, "40 - 22: roads are added, never taken away from each other."),
        Guess(4, "That is the link from x2 to y1 alone. Go on to z, and do not forget y2."),
        Guess(
            (-inf, 0),
            "If x2 grows, y1 and y2 grow, and both are positive, so z grows too: the slope is "
            "positive.",
        ),
        Guess(
            (0, 61.4),
            "Too little. The road by y1 alone brings 40, the one by y2 22. Is a 2 of a square "
            "missing, or a link?",
        ),
        Guess(
            (62.6, inf),
            "Too much. The road by y1 brings 40, the one by y2 22, and these two are added. Has a "
            "link been counted twice, or multiplied in from the other road?",
        ),
    ),
    tolerance=0.5,
    otherwise="First y1 and y2 as numbers. Then follow each road from x2 to z, and add.",
)

WRONG_GRADIENT = Prediction(
    "a wrong gradient",
    "Every gradient of a backward pass contains a factor A2 (1 - A2) that does not belong there. "
    "A network with four hidden units trains with it for 5000 steps; with the right gradient it "
    "gets about 91 % of the 400 points right. What accuracy does it reach, in per cent?",
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
        Guess(
            67,
            "Like a single hidden unit? All four of them learn. The factor scales what they learn "
            "from, it switches none of them off.",
        ),
        Guess(
            25,
            "At first the steps are a quarter as long, that is right. But the accuracy does not "
            "shrink with the steps: short ones lead downhill too, and there are 5000.",
        ),
        Guess(
            75,
            "Shorter steps, and so it comes late? 5000 of them are plenty: with the right "
            "gradient 89 per cent are reached after 500.",
        ),
        Guess(
            80,
            "Some damage there must be, you may think. But each point still pulls in its right "
            "direction, and 5000 steps make up for the weaker pull.",
        ),
        Guess(100, "Not even the right gradient gets the points of the mixed middle."),
        Guess(
            (-inf, 49),
            "Below chance would take steps that go uphill. The factor is never negative, so no "
            "pull is turned around.",
        ),
        Guess(
            (51, 88.7),
            "It loses less than that. The factor, between 0 and 1/4, makes pulls weaker but turns "
            "none around, and 5000 steps are enough.",
        ),
        Guess(
            (90.8, 100),
            "Better than the right gradient, which gets about 91? It could be by luck. Here it "
            "ends a point below.",
        ),
    ),
    tolerance=1.0,
    otherwise="Between which numbers does a (1 - a) lie? What does it do to the direction of a "
    "step?",
)

TELLING_APART = Prediction(
    "telling them apart",
    "After 1000 steps two networks get 89.5 per cent right. One learned with the right backward "
    "pass, the other with one that has a factor too many. Suppose you do not know which is which. "
    "What tells you for certain?",
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
    "Here are seven wrong backward passes: the one with the factor A2 (1 - A2) and the six of the "
    "table. A network with four hidden units trains with each for 5000 steps. How many of the "
    "seven reach more than 80 per cent?",
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
            "A step 400 times too long is too much. So is a slope that changes its sign, and so "
            "is none at all: units that have long levelled off are pushed on and on.",
        ),
        Guess(
            2,
            "One more. Did you leave out the one whose first layer moves 400 times too slowly? "
            "The second layer learns as usual, and 5000 steps are many.",
        ),
        Guess(
            4,
            "One too many. Did you count the sums in place of means? With steps 400 times too "
            "long the network jumps to and fro, and where it ends is luck.",
        ),
        Guess(
            6,
            "All but the wrong sign? Steps 400 times too long jump to and fro; a slope that "
            "changes its sign leads uphill at times; and no slope pushes on units that have long "
            "levelled off.",
        ),
    ),
    tolerance=0.4,
    otherwise="Ask of each: does it still point roughly downhill? Are the steps of a sensible "
    "length?",
)

ZEROS = Prediction(
    "all zero",
    "The network has four hidden units. All its weights and biases start at zero. Where is its "
    "accuracy after 5000 steps? (From small random weights it is 91 %.)",
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
    "Lecture notes 002 put the sigmoid into the hidden layer, this lesson tanh. The same first "
    "weights and 5000 steps: how well does the network with sigmoids learn the flower, compared "
    "with tanh?",
    Guess(
        "nearly as good, but slower",
        "A sigmoid is a tanh in disguise, sigma(z) = (1 + tanh(z / 2)) / 2, so it can draw the "
        "same boundaries. But its slope is at most 1/4, that of tanh at most 1: the gradient "
        "comes through weaker.",
    ),
    (
        Guess(
            "it stays at 50 %",
            "The sigmoid is not flat: its slope is 1/4 in the middle. A quarter of a gradient is "
            "a gradient.",
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
    "The five lines above are the backward pass for one example. Which one is wrong?",
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
            "The same rule as in line 2, with the input x in place of a1. Its numbers are off "
            "only because line 4 hands it wrong ones.",
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
