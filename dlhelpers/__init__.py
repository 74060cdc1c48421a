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
from dlhelpers.cnn import cnn_backward, cnn_forward, initialize_cnn
from dlhelpers.convolution import (
    conv_backward,
    conv_forward,
    conv_single_step,
    convolve2d,
    convolve_volume,
    count_conv_parameters,
    zero_pad,
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
from dlhelpers.edges import gradient_magnitude, learn_filter
from dlhelpers.geometry import output_size, receptive_field
from dlhelpers.losses import compute_cost, sigmoid_cross_entropy, softmax_cross_entropy
from dlhelpers.optimizers import (
    clip_by_norm,
    clip_by_value,
    decay_learning_rate,
    initialize_velocity,
    update_parameters,
    update_with_momentum,
)
from dlhelpers.pooling import create_mask_from_window, distribute_value, pool_backward, pool_forward
from dlhelpers.recurrent import (
    initialize_rnn,
    one_hot,
    rnn_backward,
    rnn_cell_forward,
    rnn_forward,
    sequence_cost,
    stack_weights,
)
from dlhelpers.regularization import dropout_backward, dropout_forward, l2_cost, l2_gradients
from dlhelpers.training import minibatches, train, train_minibatches

__all__ = [
    "activation_backward",
    "activation_forward",
    "backward_prop",
    "clip_by_norm",
    "clip_by_value",
    "cnn_backward",
    "cnn_forward",
    "compute_cost",
    "conv_backward",
    "conv_forward",
    "conv_single_step",
    "convolve2d",
    "convolve_volume",
    "count_conv_parameters",
    "count_parameters",
    "create_mask_from_window",
    "decay_learning_rate",
    "distribute_value",
    "dropout_backward",
    "dropout_forward",
    "forward_prop",
    "gradient_magnitude",
    "initialize_cnn",
    "initialize_parameters",
    "initialize_rnn",
    "initialize_velocity",
    "l2_cost",
    "l2_gradients",
    "learn_filter",
    "linear_backward",
    "linear_forward",
    "minibatches",
    "one_hot",
    "output_size",
    "pool_backward",
    "pool_forward",
    "predict",
    "receptive_field",
    "relu",
    "relu_backward",
    "rnn_backward",
    "rnn_cell_forward",
    "rnn_forward",
    "sequence_cost",
    "sigmoid",
    "sigmoid_backward",
    "sigmoid_cross_entropy",
    "softmax",
    "softmax_backward",
    "softmax_cross_entropy",
    "stack_weights",
    "tanh",
    "tanh_backward",
    "train",
    "train_minibatches",
    "update_parameters",
    "update_with_momentum",
    "zero_pad",
]
