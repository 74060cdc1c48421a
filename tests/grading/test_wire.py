"""Messages carry plain data unchanged, and nothing else."""

import contextlib
import json
import socket
import threading
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dlhelpers.exercises.outcome import identical
from dlhelpers.grading.confined import wire

NUMBERS = st.one_of(st.booleans(), st.integers(), st.floats(), st.none(), st.text(max_size=20))
ARRAYS = arrays.arrays(
    st.sampled_from(["f8", "f4", "i8", "u1", "?", "c16", ">f8"]),
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
DATA = st.recursive(
    NUMBERS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


def shut(connection):
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_WR)


def heard(send, kinds=()):
    """Return what is received while a thread sends: a socket holds only so much."""
    one, other = socket.socketpair()
    with one, other:
        thread = threading.Thread(target=lambda: (send(one), shut(one)))
        thread.start()
        try:
            return wire.receive(other, kinds)
        finally:
            other.close()
            thread.join()


def there_and_back(value, kinds=()):
    return heard(lambda connection: wire.send(connection, value), kinds)


@settings(max_examples=60, deadline=None)
@given(DATA)
def test_plain_data_comes_back_as_it_was(value):
    back = there_and_back(value)
    assert identical(back, value) or back is value is None


@given(ARRAYS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_arrays_keep_their_memory_order(array, chance):
    axes = list(range(array.ndim))
    chance.shuffle(axes)
    turned = array.transpose(axes).copy(order="K")
    back = there_and_back(turned)
    assert back.strides == turned.strides or turned.size < 2 or 1 in turned.shape
    assert back.flags.writeable
    np.testing.assert_array_equal(back, turned)


@dataclass(frozen=True)
class Known:
    x: int


def test_only_known_dataclasses_cross():
    assert there_and_back(Known(3), [Known]) == Known(3)
    with pytest.raises(wire.Broken):
        there_and_back(Known(3))


@pytest.mark.parametrize("value", [object(), print, {1, 2}, np.array([object()]), b"bytes"])
def test_anything_else_is_not_sent(value):
    with pytest.raises(TypeError):
        wire.pack(value, [])


def sent_raw(sizes, tree, body=b""):
    head = json.dumps([sizes, tree]).encode()
    return heard(sender(wire.HEADER.pack(len(head), len(body)) + head + body))


def sender(content):
    def send(connection):
        with contextlib.suppress(OSError):  # who hears that it is no message hangs up
            connection.sendall(content)

    return send


@pytest.mark.parametrize(
    ("sizes", "tree", "body"),
    [
        ([8], {"array": [0, "O", [1], [0]]}, b"12345678"),
        ([8], {"array": [0, "<f8", [2], [0]]}, b"12345678"),
        ([8], {"array": [0, "<f8", [-1], [0]]}, b"12345678"),
        ([8], {"array": [0, "<f8", [1], [5]]}, b"12345678"),
        ([8], {"array": [-1, "<f8", [1], [0]]}, b"12345678"),
        ([8], {"array": [7, "<f8", [1], [0]]}, b"12345678"),
        ([8], {"array": [0, "V8,O", [1], [0]]}, b"12345678"),
        ([8], {"scalar": [0, "<f4", [2], [0]]}, b"12345678"),
        ([], {"kind": ["Known", {"x": 1}]}, b""),
        ([], {"eval": "1"}, b""),
        ([], {"list": 1}, b""),
        ([], {"dict": [[{"list": []}, 1]]}, b""),
        ([], {"list": [], "tuple": []}, b""),
        ([], [1, 2], b""),
        ([-1], 1, b""),
        ([1 << 40], 1, b""),
        (["8"], 1, b""),
        ([8], 1, b"1234"),
        ([4], 1, b"12345678"),
        ([], {"list": [1] * (wire.MOST_VALUES + 1)}, b""),
    ],
)
def test_a_malformed_message_is_broken(sizes, tree, body):
    with pytest.raises(wire.Broken):
        sent_raw(sizes, tree, body)


def test_a_deep_message_is_broken():
    head = b"[[], " + b'{"list": [' * 20_000 + b"]}" * 20_000 + b"]"
    with pytest.raises(wire.Broken):
        heard(sender(wire.HEADER.pack(len(head), 0) + head))


def test_a_long_announcement_is_broken_before_anything_is_read():
    half = wire.LARGEST_MESSAGE // 2
    for sizes in ((wire.LARGEST_MESSAGE + 1, 0), (half, half + 1)):
        with pytest.raises(wire.Broken):
            heard(sender(wire.HEADER.pack(*sizes)))


def test_half_a_message_is_a_closed_line():
    one, other = socket.socketpair()
    with other:
        one.sendall(wire.HEADER.pack(100, 0) + b"[[")
        one.close()
        with pytest.raises(wire.Closed):
            wire.receive(other)
