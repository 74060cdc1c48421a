"""Messages between the judge and a confined process: plain data, checked as it comes in, no pickle.

A message is one JSON text and the bytes of the arrays that it names. An array keeps its memory
order: a matrix product rounds differently in C and in Fortran order.
"""

import json
import math
import re
import struct
from dataclasses import fields, is_dataclass
from itertools import accumulate, pairwise

import numpy as np

LARGEST_MESSAGE = 32 << 20
"""Bytes."""
HEADER = struct.Struct("<II")
"""Bytes of the JSON text, and of all arrays together."""
MOST_VALUES = 500_000
"""Entries of nested lists and dictionaries in one message."""
DEEPEST = 24
MOST_AXES = 16
DTYPE = re.compile(r"[<>|=]?[biufc][0-9]{1,2}")


class Closed(Exception):
    """The other side is gone."""


class Broken(Exception):
    """What came is no message that an honest process sends."""


def send(connection, content):
    """Send plain data, and the dataclasses that the other side knows, over a socket."""
    buffers = []
    tree = pack(content, buffers)
    head = json.dumps([[len(b) for b in buffers], tree]).encode()
    size = sum(map(len, buffers))
    if len(head) + size > LARGEST_MESSAGE:
        raise ValueError("too much data for one message.")
    try:
        connection.sendall(b"".join([HEADER.pack(len(head), size), head, *buffers]))
    except (BrokenPipeError, ConnectionError) as error:
        raise Closed(str(error)) from error


def receive(connection, kinds=(), wait=None):
    """Return what `send` sent.

    Parameters
    ----------
    connection : socket
        Where it comes in.
    kinds : iterable of type
        Dataclasses that may stand in it.
    wait : callable, optional
        Called before each read; raises an exception when the time is up.

    Raises
    ------
    Closed
        If the other side hung up.
    Broken
        If it sent something else.
    """
    size, more = HEADER.unpack(_bytes(connection, HEADER.size, wait))
    if size + more > LARGEST_MESSAGE:
        raise Broken("a message that is too long.")
    content = bytes(_bytes(connection, size + more, wait))
    try:
        sizes, tree = json.loads(content[:size].decode())
        if not all(type(n) is int and n >= 0 for n in sizes) or sum(sizes) != more:
            raise Broken("arrays of another size than it says.")
        ends = accumulate(sizes, initial=size)
        buffers = [content[start:end] for start, end in pairwise(ends)]
        return Unpacker(buffers, kinds).unpack(tree)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise Broken(f"{type(error).__name__}: {str(error)[:200]}") from error


def _bytes(connection, size, wait):
    content = bytearray(size)
    view, done = memoryview(content), 0
    while done < size:
        if wait:
            wait()
        try:
            read = connection.recv_into(view[done:])
        except ConnectionError as error:
            raise Closed(str(error)) from error
        if not read:
            raise Closed("it hung up")
        done += read
    return content


def pack(value, buffers, depth=DEEPEST):
    """Turn plain data into JSON's types; the bytes of arrays are appended to `buffers`.

    Raises
    ------
    TypeError
        If something else stands in it.
    """
    if not depth:
        raise TypeError("nested too deeply to be sent.")
    if value is None or type(value) in (bool, int, float, str):
        return value  # JSON writes all digits of a float, and Python's reads nan and inf too
    if type(value) is complex:
        return {"complex": [value.real, value.imag]}
    if isinstance(value, np.ndarray | np.generic):
        return {"scalar" if isinstance(value, np.generic) else "array": _array(value, buffers)}
    if isinstance(value, dict):
        items = value.items()
        return {"dict": [[pack(k, buffers, 4), pack(v, buffers, depth - 1)] for k, v in items]}
    if isinstance(value, list | tuple):
        kind = "list" if isinstance(value, list) else "tuple"
        return {kind: [pack(entry, buffers, depth - 1) for entry in value]}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: pack(getattr(value, f.name), buffers, depth - 1) for f in fields(value)}
        return {"kind": [type(value).__name__, parts]}
    if isinstance(value, bool | int | float | str):  # of a class of one's own
        plain = next(kind for kind in (bool, int, float, str) if isinstance(value, kind))
        return plain(value)
    raise TypeError(f"a {type(value).__name__} cannot be sent.")


def _array(value, buffers):
    array = np.asarray(value)
    if array.dtype.kind not in "biufc":
        raise TypeError(f"an array of {array.dtype} cannot be sent.")
    # The axes from the widest stride to the narrowest: in this order its bytes lie in one piece.
    axes = sorted(range(array.ndim), key=lambda axis: -abs(array.strides[axis]))
    buffers.append(np.ascontiguousarray(array.transpose(axes)).tobytes())
    return [len(buffers) - 1, array.dtype.str, list(array.shape), axes]


class Unpacker:
    """Undoes `pack`, and believes nothing.

    Parameters
    ----------
    buffers : list of bytes
        The bytes of the arrays.
    kinds : iterable of type
        Dataclasses that may stand in it.
    """

    def __init__(self, buffers, kinds=()):
        self.buffers = buffers
        self.kinds = {kind.__name__: kind for kind in kinds}
        self.left = MOST_VALUES

    def unpack(self, tree):
        """Return the data; raises ValueError and its like where it is none."""
        self.left -= 1
        if self.left < 0:
            raise ValueError("too many values.")
        if not isinstance(tree, dict):
            if isinstance(tree, list):
                raise ValueError("a bare list.")
            # Half of a character could not be written anywhere.
            return tree.encode(errors="replace").decode() if isinstance(tree, str) else tree
        ((kind, content),) = tree.items()
        return getattr(self, f"_{kind}")(content) if kind in self.FORMS else self._unknown(kind)

    FORMS = ("complex", "scalar", "array", "dict", "list", "tuple", "kind")

    def _unknown(self, kind):
        raise ValueError(f"no form is called {kind[:40]!r}.")

    def _complex(self, parts):
        real, imaginary = parts
        return complex(real, imaginary)

    def _scalar(self, content):
        array = self._array(content)
        if array.shape != ():
            raise ValueError("a scalar with axes.")
        return array[()]

    def _array(self, content):
        at, dtype, shape, axes = content
        if not DTYPE.fullmatch(dtype) or type(at) is not int or at < 0:
            raise ValueError("no array of numbers.")
        if any(type(n) is not int or not 0 <= n < 1 << 40 for n in shape):
            raise ValueError("not a shape.")
        if len(shape) > MOST_AXES or sorted(axes) != list(range(len(shape))):
            raise ValueError("not the axes of an array.")
        dtype = np.dtype(dtype)
        if math.prod(shape) * dtype.itemsize != len(self.buffers[at]):
            raise ValueError("an array of another size.")
        lying = np.frombuffer(self.buffers[at], dtype).reshape([shape[i] for i in axes])
        back = [axes.index(i) for i in range(len(shape))]
        # A copy can be written to; order "K" leaves the bytes where they lie.
        return lying.transpose(back).copy(order="K")

    def _dict(self, items):
        return {self.unpack(name): self.unpack(value) for name, value in items}

    def _list(self, entries):
        return [self.unpack(entry) for entry in entries]

    def _tuple(self, entries):
        return tuple(self.unpack(entry) for entry in entries)

    def _kind(self, content):
        name, parts = content
        return self.kinds[name](**{part: self.unpack(value) for part, value in parts.items()})
