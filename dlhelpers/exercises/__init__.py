"""What students are asked, and how an answer is judged.

``from dlhelpers.exercises.logistic_regression import check`` gives a lesson's check;
`LESSONS` holds every lesson under the name of its notebook.
"""

from dlhelpers.exercises import logistic_regression, shallow_network

LESSONS = {
    "01_logistic_regression": logistic_regression.LESSON,
    "02_shallow_network": shallow_network.LESSON,
}
