"""The report as pages and tables: well formed, quiet, honest, readable without its pictures."""

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import made_class
import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import counting, records, report
from dlhelpers.grading.bubblewrap import BUBBLEWRAP, BUBBLEWRAP_EACH, LIMITS_ONLY, UNCONFINED
from dlhelpers.grading.records import Finding

FIRST = next(iter(LESSONS))
NASTY = '<script>alert("x")</script>&'


def handed_in(student, *answers, **more):
    """A record of the first lesson."""
    return made_class.record(student, FIRST, answers, **more)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The report of a class with everything in it: its folder."""
    root = tmp_path_factory.mktemp("class")
    made_class.write(root, made_class.class_of(14, lessons=(FIRST,)))
    odd = [Finding("reference", f"calls {NASTY}"), Finding("confinement", "no bubblewrap")]
    exercises = [made_class.exercise_record(FIRST, "is_right", program=NASTY)]
    for name in ("<b>x", "=cmd()"):
        made = handed_in(name, *exercises, findings=odd, confinement="limits only")
        records.write(root, made)
    broken = handed_in("in kernel", reason=NASTY)
    records.write(root, replace(broken, judged="kernel"))
    return report.write_report(root).parent


class Reader(HTMLParser):
    """Checks that tags close in order, and keeps what the tests ask for."""

    VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.words))


def read(path):
    return Reader(path.read_text(encoding="utf-8"))


def all_pages(folder):
    return sorted(folder.glob("*.html"))


def test_pages_are_well_formed_and_speak_english(pages):
    assert [path.name for path in all_pages(pages)] == [f"{FIRST}.html", "index.html"]
    for path in all_pages(pages):
        page = read(path)
        assert page.open == []
        assert ("html", {"lang": "en"}) in page.tags
        headings = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert headings[0] == 1 and headings.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(headings))


def test_pages_ask_nobody_and_run_nothing(pages):
    for path in all_pages(pages):
        for tag, attributes in read(path).tags:
            assert tag not in ("script", "link", "img", "iframe", "object")
            for name in ("src", "href", "xlink:href", "action"):
                assert "//" not in (attributes.get(name) or "")
            assert not any(name.startswith("on") for name in attributes)
        text = path.read_text(encoding="utf-8")
        assert "@import" not in text
        assert re.findall(r"url\((?!#hatch\))", text) == []


def test_pictures_have_words_or_stand_beside_their_number(pages):
    for path in all_pages(pages):
        page = read(path)
        ids = {a["id"] for _, a in page.tags if "id" in a}
        for _, attributes in (t for t in page.tags if t[0] == "svg"):
            if attributes.get("role") == "img":
                assert set(attributes["aria-labelledby"].split()) <= ids
            else:
                assert attributes["aria-hidden"] == "true"
        tables = [t for t, _ in page.tags if t == "table"]
        assert tables and len(tables) == [t for t, _ in page.tags].count("caption")


def test_links_lead_to_files_that_are_there(pages):
    for path in all_pages(pages):
        links = {a["href"] for tag, a in read(path).tags if tag == "a"}
        assert any(link.startswith("csv/") for link in links)
        for link in links:
            assert (pages / link).is_file(), link


def test_what_students_chose_is_shown_as_text(pages):
    for path in all_pages(pages):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text and "<b>x" not in text
        assert "&lt;b&gt;x" in text
    assert NASTY in read(pages / f"{FIRST}.html").text


def test_what_could_not_be_trusted_is_said_loudly(pages):
    for path in all_pages(pages):
        page = read(path)
        loud = [a for _, a in page.tags if a.get("class") == "loud"]
        assert len(loud) == 2
        assert "judged by nbgrader's own command" in page.text
        assert "Not confined. 2 of" in page.text


@pytest.mark.parametrize(
    ("judged", "confinement", "said", "unsaid"),
    [
        ("kernel", "bubblewrap", "judged by nbgrader's own command", "not confined either"),
        ("kernel", UNCONFINED, "It was not confined either", "Not confined. "),
        ("outside", LIMITS_ONLY, "Not confined. 1 of 1", "judged by nbgrader's own command"),
    ],
)
def test_a_note_says_what_could_go_wrong_and_no_more(tmp_path, judged, confinement, said, unsaid):
    record = handed_in("a", confinement=confinement)
    records.write(tmp_path, replace(record, judged=judged))
    text = read(report.write_report(tmp_path)).text
    assert said in text and unsaid not in text


def test_every_way_of_confining_with_bubblewrap_is_quiet(tmp_path):
    for confinement in (BUBBLEWRAP, BUBBLEWRAP_EACH):
        records.write(tmp_path, handed_in(confinement, confinement=confinement))
    page = read(report.write_report(tmp_path))
    assert "loud" not in [a.get("class") for _, a in page.tags]
    assert f"confined by {BUBBLEWRAP_EACH}" in page.text


def test_csv_files_hold_the_same_numbers(pages):
    made = list(records.read_all(pages.parent.parent))
    lesson = counting.lesson_figures(FIRST, made)
    rows = read_csv(pages / "csv" / f"{FIRST}_exercises.csv")
    assert [(r["exercise"], int(r["solved"])) for r in rows] == [
        (e.name, e.solved) for e in lesson.exercises
    ]
    for row, exercise in zip(rows, lesson.exercises, strict=True):
        assert (float(row["share"]) if row["share"] else None) == exercise.share
        said = row["discrimination"]
        assert (float(said) if said else None) == exercise.discrimination
    marks = read_csv(pages / "csv" / f"{FIRST}_marks.csv")
    assert [int(row["students"]) for row in marks] == list(lesson.marks.bins)
    mistakes = read_csv(pages / "csv" / "mistakes.csv")
    assert [int(r["students"]) for r in mistakes] == [m.made.students for m in lesson.mistakes]
    students = {r["student"]: r[FIRST] for r in read_csv(pages / "csv" / "students.csv")}
    for record in made:
        shown = students["'=cmd()" if record.student == "=cmd()" else record.student]
        assert (float(shown) if shown else None) == (
            None if record.reason else counting.percent(record)
        )


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_page_says_first_what_was_not_understood(pages):
    made = list(records.read_all(pages.parent.parent))
    lesson = counting.lesson_figures(FIRST, made)
    text = read(pages / f"{FIRST}.html").text
    gap = text.index("What the class has not understood")
    first = lesson.mistakes[0]
    assert gap < text.index(first.title) < text.index(first.hint) < text.index("Marks", gap)


@pytest.mark.parametrize("number", [0, 1])
def test_tiny_classes_have_a_report(tmp_path, number):
    made_class.write(tmp_path, made_class.class_of(1, lessons=(FIRST,))[:number])
    page = report.write_report(tmp_path)
    text = read(page).text
    if not number:
        assert "Nothing has been graded yet" in text
    else:
        assert "1 student, 1 submission for 1 lesson" in text
        assert "too few" in read(page.parent / f"{FIRST}.html").text


def test_a_class_that_solved_everything_or_nothing_has_a_report(tmp_path):
    names = LESSONS[FIRST].names
    right = [made_class.exercise_record(FIRST, name) for name in names]
    made_class.write(tmp_path, [handed_in("a", *right)])
    page = report.write_report(tmp_path)
    assert "Everybody solved everything" in read(page).text
    made_class.write(tmp_path, [handed_in("a", reason="no notebook")])
    page = report.write_report(tmp_path)
    assert "No submission could be graded" in read(page.parent / f"{FIRST}.html").text


def test_records_older_than_the_course_are_shown(tmp_path):
    gone = replace(
        made_class.exercise_record(FIRST, "backward_prop", "forgets_to_divide_by_m"), name="gone"
    )
    old = replace(handed_in("a", gone), lesson="00_old")
    records.write(tmp_path, old)
    page = report.write_report(tmp_path)
    assert "gone" in read(page.parent / "00_old.html").text


def test_a_second_report_keeps_nothing_of_the_first(tmp_path):
    made_class.write(tmp_path, [handed_in("a", made_class.exercise_record(FIRST, "backward_prop"))])
    report.write_report(tmp_path)
    records.path_of(tmp_path, FIRST, "a").unlink()
    page = report.write_report(tmp_path)
    assert [path.name for path in all_pages(page.parent)] == ["index.html"]
