"""PyTorch's contenders, eager, as its own documentation writes them."""

import numpy as np
import torch
from torch import nn

from benchmarks.plain import LEARNING_RATE, chosen_part
from benchmarks.timing import Contender

torch.set_num_threads(1)

LAYOUTS = {
    "PyTorch, channels last": torch.channels_last,
    "PyTorch, channels first": torch.contiguous_format,
}


def images_first(images, layout):
    """Copy images (m, H, W, C) into a tensor (m, C, H, W) that lies in memory as `layout` says."""
    return torch.from_numpy(images).permute(0, 3, 1, 2).contiguous(memory_format=layout).clone()


def images_last(tensor):
    """Turn a tensor (m, C, H, W) into an array (m, H, W, C)."""
    return tensor.detach().permute(0, 2, 3, 1).numpy()


def filters_first(W, layout=torch.contiguous_format):
    """Copy filters (f, f, n_C_prev, n_C) into a tensor (n_C, n_C_prev, f, f)."""
    return torch.from_numpy(W).permute(3, 2, 0, 1).contiguous(memory_format=layout).clone()


def convolution(inputs, part):
    """`conv2d` and its gradients, in either layout of the memory."""
    return [_convolution(inputs, part, *layout) for layout in LAYOUTS.items()]


def _convolution(inputs, part, name, layout):
    A_prev, W, b, dZ, stride, pad = inputs
    images, filters = images_first(A_prev, layout), filters_first(W, layout)
    leaves = [images, filters, torch.from_numpy(b.ravel().copy())]
    for leaf in leaves:
        leaf.requires_grad_()
    upstream = images_first(dZ, layout)

    def forward():
        Z = nn.functional.conv2d(*leaves, stride, pad)
        return Z, Z

    def backward(Z):
        return torch.autograd.grad(Z, leaves, upstream, retain_graph=True)

    def numbers(results):
        arrays = []
        for tensor in results:
            if tensor.shape == filters.shape:
                arrays.append(tensor.detach().permute(2, 3, 1, 0).numpy())
            elif tensor.dim() == 1:
                arrays.append(tensor.detach().reshape(1, 1, 1, -1).numpy())
            else:
                arrays.append(images_last(tensor))
        return arrays

    return Contender(name, chosen_part(forward, backward, part), numbers)


def pooling(inputs, part):
    """`max_pool2d` and its gradient, in either layout of the memory."""
    return [_pooling(inputs, part, *layout) for layout in LAYOUTS.items()]


def _pooling(inputs, part, name, layout):
    A_prev, dA, f, stride = inputs
    images, upstream = images_first(A_prev, layout).requires_grad_(), images_first(dA, layout)

    def forward():
        A = nn.functional.max_pool2d(images, f, stride)
        return A, A

    def backward(A):
        return torch.autograd.grad(A, images, upstream, retain_graph=True)

    def numbers(results):
        return [images_last(tensor) for tensor in results]

    return Contender(name, chosen_part(forward, backward, part), numbers)


def training_step(model, loss, X, Y):
    """Make a run that takes a step of gradient descent each time; give back the cost."""
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)

    def run():
        optimizer.zero_grad()
        cost = loss(model(X), Y)
        cost.backward()
        optimizer.step()
        return cost.item()

    return run


def dense(inputs, output):
    """A `Sequential` of `Linear` and `ReLU`, the loss from the logits, and `SGD`."""
    X, Y, parameters = inputs
    layers = []
    for number in range(1, len(parameters) // 2 + 1):
        layers += [_linear(parameters[f"W{number}"], parameters[f"b{number}"]), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    if output == "softmax":
        loss, labels = nn.CrossEntropyLoss(), torch.from_numpy(Y.argmax(axis=0))
    else:
        loss, labels = nn.BCEWithLogitsLoss(), torch.from_numpy(Y.T.copy())

    def numbers(cost):
        arrays = [parameter.detach().numpy() for parameter in model.parameters()]
        return [cost, *(a if a.ndim == 2 else a[:, np.newaxis] for a in arrays)]

    run = training_step(model, loss, torch.from_numpy(X.T.copy()), labels)
    return [Contender("PyTorch, eager", run, numbers)]


def _linear(W, b):
    n, n_prev = W.shape
    layer = nn.Linear(n_prev, n, dtype=torch.from_numpy(W).dtype)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(W))
        layer.bias.copy_(torch.from_numpy(b.ravel()))
    return layer


def convolutional_network(inputs):
    """The same network of `Conv2d`, `ReLU`, `MaxPool2d`, `Flatten` and `Linear`, and `SGD`."""
    return [_network(inputs, *layout) for layout in LAYOUTS.items()]


def _network(inputs, name, layout):
    X, Y, parameters = inputs
    blocks = []
    for number in (1, 2):
        convolution = _conv2d(parameters[f"W{number}"], parameters[f"b{number}"])
        blocks += [convolution, nn.ReLU(), nn.MaxPool2d(2)]
    # The dense layer's weights of one image stand in the order (channels, height, width) here.
    n_classes, height, width, n_C = _last_shape(X, parameters)
    W3 = parameters["W3"].reshape(n_classes, height, width, n_C).transpose(0, 3, 1, 2)
    linear = _linear(W3.reshape(n_classes, -1).copy(), parameters["b3"])
    model = nn.Sequential(*blocks, nn.Flatten(), linear).to(memory_format=layout)
    labels = torch.from_numpy(Y.argmax(axis=0))
    run = training_step(model, nn.CrossEntropyLoss(), images_first(X, layout), labels)

    def numbers(cost):
        arrays = [p.detach().numpy() for p in model.parameters()]
        filters = [a.transpose(2, 3, 1, 0) for a in arrays[:4:2]]
        biases = [a.reshape(1, 1, 1, -1) for a in arrays[1:4:2]]
        weights = arrays[4].reshape(n_classes, n_C, height, width).transpose(0, 2, 3, 1)
        dense = weights.reshape(n_classes, -1), arrays[5][:, np.newaxis]
        return [cost, filters[0], biases[0], filters[1], biases[1], *dense]

    return Contender(name, run, numbers)


def _conv2d(W, b):
    f, _, n_C_prev, n_C = W.shape
    layer = nn.Conv2d(n_C_prev, n_C, f, padding=1, dtype=torch.from_numpy(W).dtype)
    with torch.no_grad():
        layer.weight.copy_(filters_first(W))
        layer.bias.copy_(torch.from_numpy(b.ravel()))
    return layer


def _last_shape(X, parameters):
    n_C = parameters["W2"].shape[3]
    return len(parameters["W3"]), X.shape[1] // 4, X.shape[2] // 4, n_C


def recurrent_layer(inputs, part):
    """`nn.RNN` with a `Linear` and a softmax behind it."""
    x, a0, dZ, parameters = inputs
    Wax, Waa, Wya, ba, by = (
        torch.from_numpy(parameters[name].copy()) for name in ("Wax", "Waa", "Wya", "ba", "by")
    )
    layer = nn.RNN(Wax.shape[1], len(Wax), dtype=Wax.dtype)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(Wax)
        layer.weight_hh_l0.copy_(Waa)
        layer.bias_ih_l0.copy_(ba.ravel())
        layer.bias_hh_l0.zero_()
    linear = _linear(Wya.numpy(), by.numpy())
    steps = torch.from_numpy(x.transpose(2, 1, 0).copy()).requires_grad_()
    start = torch.from_numpy(a0.T[np.newaxis].copy()).requires_grad_()
    upstream = torch.from_numpy(dZ.transpose(2, 1, 0).copy())
    names = (layer.weight_ih_l0, layer.weight_hh_l0, linear.weight, layer.bias_ih_l0, linear.bias)
    leaves = [steps, start, *names]

    def forward():
        scores = linear(layer(steps, start)[0])
        return torch.softmax(scores, dim=-1), scores

    def backward(scores):
        return torch.autograd.grad(scores, leaves, upstream, retain_graph=True)

    def numbers(results):
        arrays = [tensor.detach().numpy() for tensor in results]
        sequences = {a.shape for a in (x.T, dZ.T)}
        return [
            a.transpose(2, 1, 0) if a.shape in sequences
            else a[0].T if a.ndim == 3
            else a if a.ndim == 2
            else a[:, np.newaxis]
            for a in arrays
        ]  # fmt: skip

    return [Contender("PyTorch, eager", chosen_part(forward, backward, part), numbers)]
