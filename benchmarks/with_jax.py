"""JAX's contenders, compiled by `jit`."""

import jax
import jax.numpy as jnp

from benchmarks.plain import LEARNING_RATE
from benchmarks.timing import Contender

jax.config.update("jax_enable_x64", True)


def dense(inputs, output):
    """Cost from the logits, `value_and_grad`, and a step of gradient descent, in one `jit`."""
    X, Y, parameters = inputs
    X, Y, current = jax.tree.map(jnp.asarray, (X, Y, parameters))
    depth = len(parameters) // 2

    def cost_of(parameters, X, Y):
        A = X
        for number in range(1, depth + 1):
            Z = parameters[f"W{number}"] @ A + parameters[f"b{number}"]
            A = jax.nn.relu(Z)
        if output == "softmax":
            return -(Y * jax.nn.log_softmax(Z, axis=0)).sum(axis=0).mean()
        return (jax.nn.softplus(Z) - Z * Y).mean()

    @jax.jit
    def step(parameters, X, Y):
        cost, gradients = jax.value_and_grad(cost_of)(parameters, X, Y)
        return cost, jax.tree.map(lambda p, g: p - LEARNING_RATE * g, parameters, gradients)

    def run():
        nonlocal current
        cost, current = step(current, X, Y)
        return float(cost), current

    def numbers(result):
        cost, parameters = result
        return [cost, *(parameters[name] for name in inputs[2])]

    return [Contender("JAX, compiled", run, numbers)]
