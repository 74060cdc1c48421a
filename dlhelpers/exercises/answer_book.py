"""Store the keys of a lesson in a file, without a line of code in it.

A student's copy of the course holds this file in the place of the modules with the solutions. It
is a zip of arrays (numpy's npz, no pickle) and one JSON text that says how they hang together.
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
KINDS = {
    kind.__name__: kind
    for kind in (
        *COMPARISONS.values(),
        *(Aspect, Key, Misconception, Outcome, Failure, Opaque, Draws, Program, OwnForward),
        *(Prediction, Guess, GivesSize, FromForward),
    )
}


def save(folder, content):
    """Write `content`, nested plain data and the dataclasses of this package, into a folder."""
    arrays = []
    tree = json.dumps(pack(content, arrays))
    places, different = _without_repeats(arrays)
    named = {f"a{i}": array for i, array in enumerate(different)}
    np.savez_compressed(folder / FILE, tree=np.array(tree), places=np.array(places), **named)


@cache
def load(folder):
    """Read what `save` wrote into a folder."""
    with np.load(folder / FILE, allow_pickle=False) as stored:
        different = {name: stored[name] for name in stored.files}
    # Copies: what was two arrays must not become one.
    arrays = {f"a{i}": different[f"a{at}"].copy("K") for i, at in enumerate(different["places"])}
    return unpack(json.loads(str(different["tree"])), arrays)


def _without_repeats(arrays):
    """Return the place of each array among the different ones, and those.

    Nine of ten arrays of a large key are repeated: most mistakes leave most values right.
    """
    places, different = [], {}
    for array in arrays:
        look = (array.dtype.str, array.shape, array.strides, array.tobytes())
        place, _ = different.setdefault(look, (len(different), array))
        places.append(place)
    return places, [array for _, array in different.values()]


def pack(value, arrays):
    """Turn `value` into JSON's types; arrays are appended to `arrays` and referred to."""
    if value is None or isinstance(value, bool | int | float | str):
        return value  # JSON writes all digits of a float, and Python's reads nan and inf too
    if isinstance(value, complex | np.ndarray | np.generic):
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
        array = arrays[f"a{tree['array']}"]
        return array.item() if tree["number"] else array
    if "dict" in tree:
        return {_hashable(unpack(k, arrays)): unpack(v, arrays) for k, v in tree["dict"]}
    if "kind" in tree:
        return KINDS[tree["kind"]](**unpack(tree["fields"], arrays))
    ((kind, entries),) = tree.items()
    return {"list": list, "tuple": tuple}[kind](unpack(entry, arrays) for entry in entries)


def _hashable(key):
    return tuple(key) if isinstance(key, list) else key
