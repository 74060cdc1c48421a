"""Folders that appear whole: no crash and no other process leaves half of one."""

import pytest

from dlhelpers.grading.whole import make_whole


def test_a_folder_appears_with_all_that_is_in_it(tmp_path):
    folder = tmp_path / "new" / "folder"
    with make_whole(folder) as scratch:
        (scratch / "one").write_text("1")
        assert not folder.exists()
    assert (folder / "one").read_text() == "1"
    assert list(folder.parent.iterdir()) == [folder]


def test_the_first_folder_stays(tmp_path):
    with make_whole(tmp_path / "folder") as slow:
        (slow / "file").write_text("slow")
        with make_whole(tmp_path / "folder") as fast:
            (fast / "file").write_text("fast")
    assert (tmp_path / "folder" / "file").read_text() == "fast"
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_is_left_of_a_folder_that_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), make_whole(tmp_path / "folder") as scratch:
        (scratch / "file").write_text(str(1 // 0))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_put_there_is_no_silence(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError("no more")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="no more"), make_whole(tmp_path / "folder"):
        pass
