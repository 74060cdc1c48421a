"""Store the keys of a lesson in a file, without a line of code in it.

A student's copy of the course holds this file in the place of the modules with the solutions. It
is a zip (numpy's npz, no pickle) with two members for each part: the values of all arrays, one
after the other, and a JSON text that says how they hang together. Read are only the parts that are
asked for: a member for each array would take a second to open.
"""

import dataclasses
import json
from functools import cache

import numpy as np

from dlhelpers.exercises.comparison import COMPARISONS
from dlhelpers.exercises.exercise import Aspect, Key, Misconception
from dlhelpers.exercises.fed import FromForward
from dlhelpers.exercises.outcome import Draws, Failure, Opaque, Outcome, Program
from dlhelpers.exercises.own_forward import OwnForward
from dlhelpers.exercises.predictions import Guess, Prediction
from dlhelpers.exercises.windows import GivesSize

FILE = "answers.npz"
PREDICTIONS = "predictions"
"""Name of the part that holds the predictions; the other parts have the names of exercises."""
KINDS = {
    kind.__name__: kind
    for kind in (
        *COMPARISONS.values(),
        *(Aspect, Key, Misconception, Outcome, Failure, Opaque, Draws, Program, OwnForward),
        *(Prediction, Guess, GivesSize, FromForward),
    )
}


def save(folder, parts):
    """Write plain data and the dataclasses of this package into a folder.

    Parameters
    ----------
    folder : Path
        Where the file is to be.
    parts : dict
        ``{name: content}``; each part can be read without the others.
    """
    stored = {}
    for name, content in parts.items():
        arrays = []
        tree = pack(content, arrays)
        places, different = _without_repeats(arrays)
        forms = [[a.dtype.str, a.shape, _order(a)] for a in different]
        text = json.dumps({"tree": tree, "places": places, "forms": forms}).encode()
        stored[f"{name}.tree"] = np.frombuffer(text, np.uint8)
        values = b"".join(array.tobytes(_order(array)) for array in different)
        stored[f"{name}.values"] = np.frombuffer(values, np.uint8)
    np.savez_compressed(folder / FILE, **stored)


@cache
def load(folder, name):
    """Read one part of what `save` wrote into a folder."""
    with np.load(folder / FILE, allow_pickle=False) as stored:
        known = json.loads(stored[f"{name}.tree"].tobytes())
        values = stored[f"{name}.values"]
    different, start = [], 0
    for dtype, shape, order in known["forms"]:
        array = np.ndarray(shape, np.dtype(dtype), values.data, start, order=order)
        different.append(array)
        start += array.nbytes
    # Copies: what was two arrays must not become one.
    return unpack(known["tree"], [different[place].copy("K") for place in known["places"]])


def _order(array):
    """Return how an array lies in memory: a matrix product rounds differently in C and in F."""
    return "F" if array.flags.fnc else "C"


def _without_repeats(arrays):
    """Return the place of each array among the different ones, and those.

    Nine of ten arrays of a large key are repeated: most mistakes leave most values right.
    """
    places, different = [], {}
    for array in arrays:
        look = (array.dtype.str, array.shape, _order(array), array.tobytes())
        place, _ = different.setdefault(look, (len(different), array))
        places.append(place)
    return places, [array for _, array in different.values()]


def pack(value, arrays):
    """Turn `value` into JSON's types; arrays are appended to `arrays` and referred to."""
    if value is None or isinstance(value, bool | int | float | str):
        return value  # JSON writes all digits of a float, and Python's reads nan and inf too
    if isinstance(value, complex | np.ndarray | np.generic) and np.asarray(value).dtype != object:
        arrays.append(np.asarray(value))
        return {"array": len(arrays) - 1, "number": isinstance(value, complex)}
    if isinstance(value, dict):
        items = [[pack(k, arrays), pack(v, arrays)] for k, v in value.items()]
        return {"dict": items}
    if isinstance(value, list | tuple):
        return {type(value).__name__: [pack(entry, arrays) for entry in value]}
    if type(value).__name__ in KINDS:
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        return {"kind": type(value).__name__, "fields": pack(fields, arrays)}
    raise TypeError(f"answer_book: {type(value).__name__} is not plain data.")


def unpack(tree, arrays):
    """Undo `pack`."""
    if not isinstance(tree, dict):
        return tree
    if "array" in tree:
        array = arrays[tree["array"]]
        return array.item() if tree["number"] else array
    if "dict" in tree:
        return {_hashable(unpack(k, arrays)): unpack(v, arrays) for k, v in tree["dict"]}
    if "kind" in tree:
        return KINDS[tree["kind"]](**unpack(tree["fields"], arrays))
    ((kind, entries),) = tree.items()
    return {"list": list, "tuple": tuple}[kind](unpack(entry, arrays) for entry in entries)


def _hashable(key):
    return tuple(key) if isinstance(key, list) else key
