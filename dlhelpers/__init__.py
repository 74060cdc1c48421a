"""Deep learning in plain numpy: the layers that the course builds, ready for use.

Beside the names below there are `dlhelpers.data` (data sets, offline), `dlhelpers.gradient_check`
(numeric gradients) and `dlhelpers.plotting` (needs matplotlib).
"""

from dlhelpers.activations import (
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    tanh,
    tanh_backward,
)
from dlhelpers.dense import (
    activation_backward,
    activation_forward,
    backward_prop,
    count_parameters,
    forward_prop,
    initialize_parameters,
    linear_backward,
    linear_forward,
    predict,
)
from dlhelpers.losses import compute_cost, sigmoid_cross_entropy, softmax_cross_entropy
from dlhelpers.optimizers import update_parameters

__all__ = [
    "activation_backward",
    "activation_forward",
    "backward_prop",
    "compute_cost",
    "count_parameters",
    "forward_prop",
    "initialize_parameters",
    "linear_backward",
    "linear_forward",
    "predict",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "sigmoid_cross_entropy",
    "softmax",
    "softmax_backward",
    "softmax_cross_entropy",
    "tanh",
    "tanh_backward",
    "update_parameters",
]
