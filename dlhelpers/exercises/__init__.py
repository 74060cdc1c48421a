"""What students are asked, and how an answer is judged.

``from dlhelpers.exercises.logistic_regression import check`` gives a lesson's check;
`LESSONS` holds every lesson under the name of its notebook.
"""

from dlhelpers.exercises import (
    convolutional_network,
    deep_network,
    edge_detection,
    logistic_regression,
    padding_and_stride,
    recurrent_network,
    shallow_network,
)

LESSONS = {
    "01_logistic_regression": logistic_regression.LESSON,
    "02_shallow_network": shallow_network.LESSON,
    "03_deep_network": deep_network.LESSON,
    "04_edge_detection": edge_detection.LESSON,
    "05_padding_and_stride": padding_and_stride.LESSON,
    "06_convolutional_network": convolutional_network.LESSON,
    "07_recurrent_network": recurrent_network.LESSON,
}
