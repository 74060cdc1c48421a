"""Values that hold others: dictionaries in caches, caches in lists, a list in itself."""

import numpy as np
import pytest

from dlhelpers.exercises import answer_book
from dlhelpers.exercises.comparison import Misfit, named
from dlhelpers.exercises.outcome import arrays_in, identical, observe

CACHES = [(np.zeros(2), {"W": np.ones(3)}), (np.ones(2), {"W": np.full(3, 2.0)})]


def test_every_entry_of_every_cache_has_a_name_of_its_own():
    parts = named(CACHES, CACHES, ("caches",))
    assert list(parts) == [
        "caches[0][0]",
        "caches[0][1]['W']",
        "caches[1][0]",
        "caches[1][1]['W']",
    ]
    assert np.array_equal(parts["caches[0][1]['W']"], np.ones(3))


@pytest.mark.parametrize("step", [0, 1])
def test_a_dictionary_is_missed_in_its_own_cache_only(step):
    got = list(CACHES)
    got[step] = (CACHES[step][0], {})
    parts = named(got, CACHES, ("caches",))
    assert [name for name, part in parts.items() if isinstance(part, Misfit)] == [
        f"caches[{step}][1]['W']"
    ]


def test_a_list_that_holds_itself_is_looked_through_and_left():
    endless = [np.ones(1)]
    endless.append(endless)
    assert all(np.array_equal(array, np.ones(1)) for array in arrays_in(endless))
    outcome = observe(lambda x: endless, {"a case": {"x": np.zeros(1)}})["a case"]
    assert outcome.failure is None
    assert np.array_equal(outcome.value[0], np.ones(1))


def test_an_answer_book_stores_equal_arrays_once_and_gives_each_back_as_its_own(tmp_path):
    turned = np.arange(6.0).reshape(2, 3).T
    content = {"x": np.zeros(3), "y": np.zeros(3), "turned": turned, "flat": np.arange(6.0)}
    content |= {"none": np.zeros((0, 2)), "odd": np.ones(1, bool), "short": np.zeros(3, np.float32)}
    answer_book.save(tmp_path, {"again": [content, content]})
    with np.load(tmp_path / answer_book.FILE, allow_pickle=False) as stored:
        assert stored["again.values"].nbytes == 3 * 8 + 6 * 8 + 6 * 8 + 1 + 3 * 4
    again = answer_book.load(tmp_path, "again")
    for copy in again:
        assert identical(copy, content)
        assert copy["turned"].flags.f_contiguous
        assert all(array.flags.aligned and array.flags.writeable for array in copy.values())
    found = list(arrays_in(again))
    assert not any(np.may_share_memory(a, b) for i, a in enumerate(found) for b in found[:i])


def test_an_answer_book_gives_one_part_without_the_others(tmp_path):
    answer_book.save(tmp_path, {"good": [np.ones(2)], "bad": {"x": 1.5}})
    with np.load(tmp_path / answer_book.FILE) as stored:
        spoilt = dict(stored) | {"bad.tree": np.frombuffer(b"no JSON", np.uint8)}
    np.savez_compressed(tmp_path / answer_book.FILE, **spoilt)
    assert identical(answer_book.load(tmp_path, "good"), [np.ones(2)])
    with pytest.raises(ValueError):
        answer_book.load(tmp_path, "bad")


def test_an_answer_book_takes_no_arrays_of_objects(tmp_path):
    with pytest.raises(TypeError, match="not plain data"):
        answer_book.save(tmp_path, {"odd": np.array([None])})
