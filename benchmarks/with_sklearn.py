"""scikit-learn's contender: `MLPClassifier`, one `partial_fit` for a step."""

import numpy as np
from sklearn.neural_network import MLPClassifier

from benchmarks.plain import LEARNING_RATE
from benchmarks.timing import Contender


def dense(inputs, output):
    """Plain gradient descent: neither momentum nor a penalty, and the batch as it is."""
    X, Y, parameters = inputs
    examples, depth = X.T.copy(), len(parameters) // 2
    labels = Y.argmax(axis=0) if output == "softmax" else Y.ravel().astype(int)
    hidden = [len(parameters[f"W{number}"]) for number in range(1, depth)]
    model = MLPClassifier(
        hidden, solver="sgd", alpha=0.0, learning_rate_init=LEARNING_RATE, momentum=0.0,
        nesterovs_momentum=False, batch_size=len(examples), shuffle=False,
    )  # fmt: skip
    model.partial_fit(examples, labels, classes=np.arange(max(2, len(Y))))
    for number in range(depth):  # in place: its optimizer holds the same arrays
        model.coefs_[number][...] = parameters[f"W{number + 1}"].T
        model.intercepts_[number][...] = parameters[f"b{number + 1}"].ravel()

    def run():
        model.partial_fit(examples, labels)
        return model.loss_

    def numbers(cost):
        pairs = zip(model.coefs_, model.intercepts_, strict=True)
        return [cost, *(a for W, b in pairs for a in (W.T, b[:, np.newaxis]))]

    return [Contender("scikit-learn", run, numbers)]
