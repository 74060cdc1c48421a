"""What is measured: layers and networks of the size that a course has, and their inputs."""

from dataclasses import dataclass

import numpy as np

from dlhelpers import initialize_parameters, one_hot, output_size
from dlhelpers.cnn import initialize_cnn
from dlhelpers.recurrent import initialize_rnn

DTYPES = ("float64", "float32")
PARTS = ("forward", "backward", "both")
SEED = 0


@dataclass(frozen=True)
class ConvolutionShape:
    """A convolution layer: m images of H x W x C, n_C filters of f x f."""

    m: int
    H: int
    W: int
    C: int
    n_C: int
    f: int
    stride: int = 1
    pad: int = 1

    def __str__(self):
        stride = f", stride {self.stride}" if self.stride > 1 else ""
        size = f"{self.m}x{self.H}x{self.W}x{self.C} -> {self.n_C}"
        return f"{size} ({self.f}x{self.f}{stride}, pad {self.pad})"

    def draw(self, dtype):
        """Draw ``(A_prev, W, b, dZ, stride, pad)``."""
        rng = np.random.default_rng(SEED)
        n_H, n_W = (output_size(n, self.f, self.pad, self.stride) for n in (self.H, self.W))
        shapes = (
            (self.m, self.H, self.W, self.C),
            (self.f, self.f, self.C, self.n_C),
            (1, 1, 1, self.n_C),
            (self.m, n_H, n_W, self.n_C),
        )
        arrays = (rng.standard_normal(shape).astype(dtype) for shape in shapes)
        return *arrays, self.stride, self.pad


@dataclass(frozen=True)
class PoolingShape:
    """Max-pooling: m images of H x W x C, windows of f x f."""

    m: int
    H: int
    W: int
    C: int
    f: int
    stride: int

    def __str__(self):
        return f"{self.m}x{self.H}x{self.W}x{self.C}, {self.f}x{self.f}/{self.stride}"

    def draw(self, dtype):
        """Draw ``(A_prev, dA, f, stride)``; no two entries of A_prev are equal."""
        rng = np.random.default_rng(SEED)
        shape = (self.m, self.H, self.W, self.C)
        # With ties the frameworks may choose another winner than the package does.
        A_prev = rng.permutation(np.prod(shape)).reshape(shape).astype(dtype) / np.prod(shape)
        n_H, n_W = (output_size(n, self.f, 0, self.stride) for n in (self.H, self.W))
        dA = rng.standard_normal((self.m, n_H, n_W, self.C)).astype(dtype)
        return A_prev.astype(dtype), dA, self.f, self.stride


@dataclass(frozen=True)
class DenseShape:
    """A training step of a dense network: relu layers, then softmax or sigmoid."""

    name: str
    layer_dims: tuple
    m: int

    def __str__(self):
        return f"{self.name}: {'-'.join(map(str, self.layer_dims))}, {self.m} examples"

    @property
    def output(self):
        return "sigmoid" if self.layer_dims[-1] == 1 else "softmax"

    def draw(self, dtype):
        """Draw ``(X, Y, parameters)``."""
        rng = np.random.default_rng(SEED)
        X = rng.standard_normal((self.layer_dims[0], self.m)).astype(dtype)
        classes = rng.integers(0, max(2, self.layer_dims[-1]), self.m)
        Y = classes[np.newaxis] if self.output == "sigmoid" else one_hot(classes, 10)
        return X, Y.astype(dtype), _cast(initialize_parameters(self.layer_dims, rng), dtype)


@dataclass(frozen=True)
class CnnShape:
    """A training step of (convolution, relu, max-pool) twice, flatten, dense softmax."""

    name: str
    image_shape: tuple
    filters: tuple
    m: int

    def __str__(self):
        size, filters = ("x".join(map(str, shape)) for shape in (self.image_shape, self.filters))
        return f"{self.name}: {self.m}x{size}, filters {filters.replace('x', ' and ')}"

    def draw(self, dtype):
        """Draw ``(X, Y, parameters)``."""
        rng = np.random.default_rng(SEED)
        X = rng.standard_normal((self.m, *self.image_shape)).astype(dtype)
        Y = one_hot(rng.integers(0, 10, self.m), 10).astype(dtype)
        return X, Y, _cast(initialize_cnn(self.image_shape, self.filters, 10, rng), dtype)


@dataclass(frozen=True)
class RnnShape:
    """A recurrent layer: m sequences of T steps."""

    name: str
    n_x: int
    n_a: int
    n_y: int
    m: int
    T: int

    def __str__(self):
        return f"{self.name}: {self.n_x}-{self.n_a}-{self.n_y}, {self.m} sequences of {self.T}"

    def draw(self, dtype):
        """Draw ``(x, a0, dZ, parameters)``."""
        rng = np.random.default_rng(SEED)
        x = rng.standard_normal((self.n_x, self.m, self.T)).astype(dtype)
        dZ = rng.standard_normal((self.n_y, self.m, self.T)).astype(dtype)
        a0 = np.zeros((self.n_a, self.m), dtype)
        return x, a0, dZ, _cast(initialize_rnn(self.n_x, self.n_a, self.n_y, rng), dtype)


CONVOLUTIONS = (
    ConvolutionShape(64, 8, 8, 1, 16, f=3),
    ConvolutionShape(64, 28, 28, 1, 32, f=5, pad=2),
    ConvolutionShape(64, 32, 32, 3, 32, f=3),
    ConvolutionShape(32, 16, 16, 64, 128, f=3),
    ConvolutionShape(32, 32, 32, 16, 32, f=3, stride=2),
)
POOLINGS = (
    PoolingShape(64, 28, 28, 32, f=2, stride=2),
    PoolingShape(64, 28, 28, 32, f=3, stride=2),
)
DENSE = (
    DenseShape("digits", (64, 50, 10), 64),
    DenseShape("cats", (12288, 20, 7, 5, 1), 209),
)
CNNS = (
    CnnShape("digits", (8, 8, 1), (8, 16), 64),
    CnnShape("MNIST-size", (28, 28, 1), (8, 16), 64),
    CnnShape("CIFAR-size", (32, 32, 3), (16, 32), 64),
)
RNNS = (
    RnnShape("fax", 8, 32, 10, m=64, T=8),
    RnnShape("letters", 27, 64, 27, m=32, T=32),
)


def _cast(parameters, dtype):
    return {name: value.astype(dtype) for name, value in parameters.items()}
