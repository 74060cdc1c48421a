"""The figures of a class against hand-worked classes and other libraries; the pages as pages."""

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import made_class
import numpy as np
import pytest
import scipy.stats

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import figures, likeness, records, report
from dlhelpers.grading.records import Finding

FIRST = next(iter(LESSONS))
EXERCISE = "backward_prop"
FORGETS_M = "forgets_to_divide_by_m"
NASTY = '<script>alert("x")</script>&'


def handed_in(student, *answers, **more):
    """A record of the first lesson with the answers to one or more exercises."""
    return made_class.record(student, FIRST, answers, **more)


def answer(mistake="", hidden="", **more):
    return made_class.exercise_record(FIRST, EXERCISE, mistake, hidden, **more)


@pytest.fixture(scope="module")
def small():
    """Five students whose figures can be worked by hand."""
    return [
        handed_in("a", answer(seconds=0.1)),
        handed_in("b", answer(FORGETS_M, seconds=0.2)),
        handed_in("c", answer(FORGETS_M, seconds=0.3)),
        handed_in("d", answer("", hidden="floor_division", seconds=0.4)),
        handed_in("e", answer("stub", seconds=0.5)),
        handed_in("f", reason="there is no notebook"),
    ]


@pytest.fixture(scope="module")
def figured(small):
    return figures.lesson_figures(FIRST, small)


def test_an_exercise_worked_by_hand(small, figured):
    (exercise,) = figured.exercises
    assert (figured.handed_in, figured.not_graded) == (6, (("f", "there is no notebook"),))
    assert (exercise.handed_in, exercise.tried, exercise.solved) == (5, 4, 1)
    assert (exercise.some, exercise.nothing, exercise.untried) == (3, 0, 1)
    # Both mistakes are right for one example only: 3 of the 10 weights, 6 of the 20 points.
    assert [record.exercises[0].score for record in small[:5]] == [20, 6, 6, 6, 0]
    assert exercise.share == pytest.approx((20 + 6 + 6 + 6) / (5 * 20))
    assert exercise.seconds == (0.3, 0.5)
    assert exercise.judgement == "too few"


def test_known_mistakes_are_counted_by_how_they_show(figured):
    first, second = figured.mistakes
    assert (first.title, first.made) == ("forgets to divide by m", figures.Count(2, 0))
    assert (second.title, second.made) == ("floor division", figures.Count(0, 1))
    assert first.hint == LESSONS[FIRST].key(EXERCISE).misconceptions[0].hint
    assert figured.others == ()


def test_laws_are_counted_over_those_who_tried(figured):
    laws = {law.law: law.broken for law in figured.laws}
    assert list(laws) == [aspect.law for aspect in LESSONS[FIRST].exercise(EXERCISE).aspects]
    assert laws["dw for one example."].visible == 0  # the untouched cell breaks it, and is not here
    assert laws["Every example twice: the same dw."] == figures.Count(2, 1)


def test_mistakes_without_a_name_are_grouped_by_what_is_wrong(small):
    wrong = answer(FORGETS_M)
    texts = ["it stopped with KeyError in `A[0]`.", "it stopped with KeyError in `A['x']`."]
    made = [
        replace(
            wrong,
            visible=replace(wrong.visible, misconception="", problem=f"{EXERCISE}, many: {text}"),
            hidden=None,
        )
        for text in texts
    ]
    found = figures.lesson_figures(FIRST, [handed_in("a", made[0]), handed_in("b", made[1])])
    assert found.others == ((f"{EXERCISE}: many: it stopped with KeyError.", 2),)


@pytest.mark.parametrize(
    ("problem", "program", "tried"),
    [("", "stub", False), ("", "", True), ("no such function", "stub", True)],
)
def test_who_tried(problem, program, tried):
    made = answer(program)
    if problem:
        made = replace(made, visible=replace(made.visible, problem=problem))
    assert figures.is_tried(made) is tried


def test_the_stub_is_known_as_such():
    """The judge's words for an unwritten function and an endless one are those looked for."""
    from dlhelpers.exercises.judge import failed
    from dlhelpers.exercises.outcome import Failure

    assert figures.UNWRITTEN in made_class.verdict_of(FIRST, EXERCISE, "stub").problem
    names = Failure.__dataclass_fields__
    nothing = dict.fromkeys(names, "") | {"shapes": {}}
    endless = failed(Failure(**nothing | {"type": "TimeLimitReached"}))
    assert endless.problem == figures.ENDLESS


def test_marks_against_numpy_and_scipy():
    rng = np.random.default_rng(1)
    made = [replace(handed_in(str(i)), score=s) for i, s in enumerate(rng.uniform(0, 100, 50))]
    made += [replace(handed_in(f"full {i}"), score=100.0) for i in range(3)]
    marks = figures.marks_of(made)
    scores = [record.score for record in made]
    assert marks.mean == pytest.approx(np.mean(scores))
    assert marks.quartiles == pytest.approx(
        scipy.stats.mstats.mquantiles(scores, alphap=1, betap=1)
    )
    counted, _ = np.histogram(scores, bins=[*range(0, 101, 10), 101])
    assert marks.bins == tuple(counted)
    assert marks.full == 3


def test_a_mark_between_two_bins_falls_into_the_upper_one():
    made = [replace(handed_in(str(s)), score=s) for s in (0.0, 9.999, 10.0, 99.99, 100.0)]
    assert figures.marks_of(made).bins == (2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1)


def test_discrimination_against_scipy():
    rng = np.random.default_rng(2)
    solved, rests = rng.integers(0, 2, 40), rng.normal(50, 10, 40)
    rests = rests + 8 * solved
    expected = scipy.stats.pointbiserialr(solved, rests).statistic
    assert figures.discrimination(list(solved), list(rests)) == pytest.approx(expected)


def test_discrimination_uses_the_rest_of_the_marks():
    """An exercise does not correlate with itself: with one exercise there is no rest."""
    made = [handed_in(str(i), answer(FORGETS_M if i % 2 else "")) for i in range(12)]
    (exercise,) = figures.lesson_figures(FIRST, made).exercises
    assert (exercise.discrimination, exercise.judgement) == (None, "all alike")
    other = ("", "stub")
    made = [
        handed_in(
            str(i),
            answer(FORGETS_M if i % 2 else ""),
            made_class.exercise_record(FIRST, "sigmoid", other[i % 2]),
        )
        for i in range(12)
    ]
    exercise = figures.lesson_figures(FIRST, made).exercises[0]
    assert exercise.discrimination == pytest.approx(1) and exercise.judgement == "good"


@pytest.mark.parametrize(("shares", "rests"), [([1] * 12, range(12)), (range(12), [3] * 12)])
def test_no_discrimination_without_differences(shares, rests):
    assert figures.discrimination(list(shares), list(rests)) is None


def test_no_discrimination_below_ten():
    nine, ten = list(range(9)), list(range(10))
    assert figures.discrimination(nine, nine) is None
    assert figures.discrimination(ten, ten) == pytest.approx(1)


LONG, SHORT = "is_right", "sigmoid"


def with_program(student, name, program, mistake=""):
    return handed_in(student, made_class.exercise_record(FIRST, name, mistake, program=program))


def test_identical_programs_are_told_once_and_short_ones_never():
    assert likeness.shortest_answer(FIRST, SHORT) < likeness.SHORT
    assert likeness.shortest_answer(FIRST, LONG) >= likeness.SHORT
    made = [with_program(s, LONG, p) for s, p in zip("abcd", ["x", "x", "y", ""], strict=True)]
    (group,) = likeness.shared_programs(made).groups
    assert (group.students, group.exercises) == (("a", "b"), ((FIRST, LONG),))
    assert likeness.shared_programs([with_program(s, SHORT, "x") for s in "abc"]).groups == ()
    empty = [with_program(s, LONG, "") for s in "ab"]
    assert likeness.shared_programs(empty) == likeness.Shared((), 0)


def test_programs_that_earn_nothing_are_no_note():
    made = [with_program(s, LONG, "x", "stub") for s in "ab"]
    made = [replace(r, exercises=(replace(r.exercises[0], program="x"),)) for r in made]
    assert likeness.shared_programs(made).groups == ()


@pytest.mark.parametrize(("alike", "class_size", "groups"), [(3, 4, 1), (4, 30, 0), (4, 50, 1)])
def test_common_programs_are_left_out(alike, class_size, groups):
    programs = ["x"] * alike + [f"own {i}" for i in range(class_size - alike)]
    found = likeness.shared_programs(
        [with_program(str(i), LONG, program) for i, program in enumerate(programs)]
    )
    assert (len(found.groups), found.common) == (groups, 1 - groups)


def test_the_course_s_own_solution_is_recognised():
    own = likeness.solution(FIRST, LONG)
    (group,) = likeness.shared_programs([with_program(s, LONG, own) for s in "ab"]).groups
    assert group.as_the_course == ((FIRST, LONG),)


@pytest.fixture(scope="module")
def pages(tmp_path_factory, small):
    """The report of a class with everything in it: its folder."""
    root = tmp_path_factory.mktemp("class")
    made_class.write(root, made_class.class_of(14, lessons=(FIRST,)))
    odd = [Finding("reference", f"calls {NASTY}"), Finding("confinement", "no bubblewrap")]
    exercises = [made_class.exercise_record(FIRST, LONG, program=NASTY)]
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


def test_csv_files_hold_the_same_numbers(pages):
    made = list(records.read_all(pages.parent.parent))
    lesson = figures.lesson_figures(FIRST, made)
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
            None if record.reason else figures.percent(record)
        )


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_page_says_first_what_was_not_understood(pages):
    made = list(records.read_all(pages.parent.parent))
    lesson = figures.lesson_figures(FIRST, made)
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
    gone = replace(answer(FORGETS_M), name="gone")
    old = replace(handed_in("a", gone), lesson="00_old")
    records.write(tmp_path, old)
    page = report.write_report(tmp_path)
    assert "gone" in read(page.parent / "00_old.html").text


def test_a_second_report_keeps_nothing_of_the_first(tmp_path):
    made_class.write(tmp_path, [handed_in("a", answer())])
    report.write_report(tmp_path)
    records.path_of(tmp_path, FIRST, "a").unlink()
    page = report.write_report(tmp_path)
    assert [path.name for path in all_pages(page.parent)] == ["index.html"]
