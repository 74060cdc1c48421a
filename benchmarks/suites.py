"""Which contenders meet at which work."""

from importlib import import_module
from importlib.util import find_spec
from itertools import product

import numpy as np

from benchmarks import plain, shapes
from benchmarks.timing import race, require_same_numbers

# Rivals by the library they need: what a row says where it is not installed, and who provides it.
RIVALS = {
    "torch": (("PyTorch, channels last", "PyTorch, channels first"), "benchmarks.with_torch"),
    "jax": (("JAX, compiled",), "benchmarks.with_jax"),
    "sklearn": (("scikit-learn",), "benchmarks.with_sklearn"),
}
EAGER = ("PyTorch, eager",)  # where there is only one layout

# For each group: function of the contenders' modules, libraries, shapes, parts.
GROUPS = {
    "convolution": ("convolution", ("torch",), shapes.CONVOLUTIONS, shapes.PARTS),
    "max-pool": ("pooling", ("torch",), shapes.POOLINGS, shapes.PARTS),
    "cnn step": ("convolutional_network", ("torch",), shapes.CNNS, ("step",)),
    "dense step": ("dense", ("torch", "jax", "sklearn"), shapes.DENSE, ("step",)),
    "rnn": ("recurrent_layer", ("torch",), shapes.RNNS, shapes.PARTS),
}
ONE_LAYOUT = ("dense step", "rnn")


def works(group, quick=False):
    """List what a group measures.

    Parameters
    ----------
    group : str
        A key of `GROUPS`.
    quick : bool
        Leave out the parts of what is also measured as a whole.

    Returns
    -------
    list of (shape, part, dtype)
    """
    _, _, group_shapes, parts = GROUPS[group]
    parts = parts[-1:] if quick else parts
    return list(product(group_shapes, parts, shapes.DTYPES))


def gather(group, shape, part, dtype, installed=find_spec):
    """Make the contenders of one race.

    Parameters
    ----------
    group : str
        A key of `GROUPS`.
    shape : object
        One of its shapes.
    part, dtype : str
        What is timed, and in which precision.
    installed : callable
        Whether a library is there.

    Returns
    -------
    contenders : list of Contender
        The package's own first.
    missing : list of str
        Names of rivals whose library is not installed.
    """
    function, libraries, _, _ = GROUPS[group]
    arguments = [shape.draw(dtype)]
    if part != "step":
        arguments.append(part)
    elif group == "dense step":
        arguments.append(shape.output)
    contenders, missing = getattr(plain, function)(*arguments), []
    for library in libraries:
        names, module = RIVALS[library]
        if not installed(library):
            missing += EAGER if library == "torch" and group in ONE_LAYOUT else names
            continue
        # Each gets inputs of its own: nobody can spoil another's.
        contenders += getattr(import_module(module), function)(shape.draw(dtype), *arguments[1:])
    return contenders, missing


def run_race(group, shape, part, dtype, rounds, quick=False):
    """Prove that the contenders of one race do the same work, and time them.

    Parameters
    ----------
    group, shape, part, dtype
        As in `gather`.
    rounds : int
        How often each gets its turn.
    quick : bool
        Leave out the loops where they take seconds.

    Returns
    -------
    dict
        Plain data: the case, and for each contender its seconds in each round, or None where its
        library is not installed.
    """
    contenders, missing = gather(group, shape, part, dtype)
    if quick and shape != shapes.CONVOLUTIONS[0]:
        contenders = [c for c in contenders if c.name != plain.LOOPS]
    require_same_numbers(contenders, dtype)
    seconds = race(contenders, rounds, np.random.default_rng(rounds))
    return {
        "group": group,
        "case": str(shape),
        "part": part,
        "dtype": dtype,
        "seconds": seconds | dict.fromkeys(missing),
    }
