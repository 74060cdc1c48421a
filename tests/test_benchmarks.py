"""The benchmark's own arithmetic: ratios, means, goals, slopes, tables; and that nobody cheats."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from benchmarks import goals, growth, memory, page, picture, plain, shapes, suites, timing
from benchmarks.plain import LIMIT, LOOPS, OURS
from benchmarks.results import LAYOUTS, Results, against
from benchmarks.shapes import ConvolutionShape

ROOT = Path(__file__).resolve().parents[1]
LAST, FIRST = LAYOUTS


def a_race(group="convolution", case="a", part="both", dtype="float64", **seconds):
    """A race as `suites.run_race` gives it; names with _ for what a Python name cannot hold."""
    names = {"ours": OURS, "last": LAST, "first": FIRST, "loops": LOOPS, "limit": LIMIT}
    names |= {"eager": goals.EAGER, "jax": goals.JAX}
    named = {names[name]: times for name, times in seconds.items()}
    return {"group": group, "case": case, "part": part, "dtype": dtype, "seconds": named}


# Ratios -------------------------------------------------------------------------------------------


def test_ratios_are_those_of_the_same_round():
    # A machine at half its speed in the second round changes no ratio; medians alone would.
    assert timing.ratios([1, 2, 1], [2, 4, 4]).tolist() == [0.5, 0.5, 0.25]


def test_median_and_quartiles():
    assert timing.summarise([5, 1, 2, 4, 3]) == timing.Ratio(median=3, low=2, high=4)


def test_geometric_mean():
    # Twice as fast here and half as fast there make 1; the usual mean would say 1.25.
    cases = [timing.Ratio(2, 1, 4), timing.Ratio(0.5, 0.25, 1)]
    assert timing.geometric_mean(cases) == pytest.approx((1, 0.5, 2))
    upside_down = timing.geometric_mean([case.inverse() for case in cases])
    assert upside_down == pytest.approx(timing.geometric_mean(cases).inverse())
    assert timing.Ratio(0.5, 0.25, 1).inverse() == timing.Ratio(2, 1, 4)


def test_the_faster_layout_counts():
    race = a_race(ours=[1, 1, 1], last=[2, 2, 9], first=[4, 4, 4])
    assert against(race, LAYOUTS) == pytest.approx((1 / 2, 11 / 36, 1 / 2))
    assert against(race, FIRST) == (0.25, 0.25, 0.25)


def test_a_rival_that_is_not_installed_has_no_ratio():
    race = a_race(ours=[1], last=None, first=None)
    assert against(race, LAST) is None and against(race, LAYOUTS) is None
    assert against(race, goals.JAX) is None  # was never there


def test_a_mean_needs_every_case():
    races = [a_race(case="a", ours=[1], last=[4]), a_race(case="b", ours=[1], last=[1])]
    results = Results({}, 1, races)
    assert results.over_cases("convolution", "both", "float64", LAST).median == pytest.approx(0.5)
    second = results.over_cases("convolution", "both", "float64", LAST, slice(1, None))
    assert second.median == pytest.approx(1)
    races[1]["seconds"][LAST] = None
    assert Results({}, 1, races).over_cases("convolution", "both", "float64", LAST) is None
    assert results.over_cases("convolution", "both", "float32", LAST) is None


# Races --------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch):
    """A clock that only `clock.sleep(seconds)` moves."""

    class Clock:
        now = 0.0

        def sleep(self, seconds):
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr(timing.time, "perf_counter", lambda: clock.now)
    return clock


def test_everyone_gets_as_many_turns_and_the_order_changes(clock):
    turns = []

    def contender(name, seconds):
        def run():
            turns.append(name)
            clock.sleep(seconds)

        return timing.Contender(name, run)

    pace = {"a": 1.0, "b": 2.0, "c": 3.0}
    contenders = [contender(*item) for item in pace.items()]
    seconds = timing.race(contenders, 5, np.random.default_rng(0))
    assert seconds == {name: [pace[name]] * 5 for name in pace}
    rounds = [tuple(turns[k : k + 3]) for k in range(3, len(turns), 3)]
    assert all(sorted(order) == ["a", "b", "c"] for order in rounds) and len(set(rounds)) > 1


def test_short_work_is_repeated_and_warmed_up(clock):
    runs = []

    def run():
        # A run after somebody else's is slow: its data are no longer in the cache.
        clock.sleep(0.001 if runs and runs[-1] == "short" else 0.003)
        runs.append("short")

    def other():
        clock.sleep(1.0)
        runs.append("other")

    contenders = [timing.Contender("short", run), timing.Contender("other", other)]
    seconds = timing.race(contenders, 20, np.random.default_rng(0))
    assert seconds["short"] == pytest.approx([0.001] * 20)
    assert runs.count("other") == 1 + 20 and runs.count("short") > 2 * 20


def test_a_share_of_the_work_counts_for_all_of_it(clock):
    tenth = timing.Contender("tenth", lambda: clock.sleep(1.0), share=0.1)
    assert timing.race([tenth], 2, np.random.default_rng(0)) == {"tenth": [10.0, 10.0]}


def test_garbage_is_collected_again_after_a_race():
    import gc

    timing.race([timing.Contender("a", lambda: None)], 1, np.random.default_rng(0))
    assert gc.isenabled()

    def fail():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        timing.race([timing.Contender("a", fail)], 1, np.random.default_rng(0))
    assert gc.isenabled()


def test_other_numbers_are_refused():
    ours = timing.Contender(OURS, lambda: (np.array([1.0, 1000]),))
    near = timing.Contender("near", lambda: (np.array([1.0, 1000 + 1e-8]),))
    timing.require_same_numbers([ours, near], "float64")
    off = timing.Contender("off", lambda: (np.array([1.1, 1000]),))
    with pytest.raises(ValueError, match="off: result 0 is not what dlhelpers gives"):
        timing.require_same_numbers([ours, near, off], "float64")
    other = timing.Contender("other", lambda: (np.ones((2, 1)),))
    with pytest.raises(ValueError, match=r"shape \(2, 1\)"):
        timing.require_same_numbers([ours, other], "float64")
    nothing = timing.Contender("nan", lambda: (np.array([np.nan, 1000]),))
    with pytest.raises(ValueError, match="nan"):
        timing.require_same_numbers([ours, nothing], "float64")
    fewer = timing.Contender("fewer", tuple)
    with pytest.raises(ValueError, match="shorter"):
        timing.require_same_numbers([ours, fewer], "float64")


# Contenders ---------------------------------------------------------------------------------------

SMALL = {
    "convolution": [
        ConvolutionShape(2, 6, 5, 1, 4, f=3),
        ConvolutionShape(3, 7, 8, 3, 2, f=5, pad=2),
        ConvolutionShape(2, 8, 8, 9, 3, f=3, stride=2),
    ],
    "max-pool": [shapes.PoolingShape(2, 6, 6, 3, f, 2) for f in (2, 3)],
    "cnn step": [shapes.CnnShape("small", (8, 12, 2), (3, 4), 5)],
    "dense step": [
        shapes.DenseShape("softmax", (6, 5, 10), 40),
        shapes.DenseShape("sigmoid", (9, 4, 3, 1), 11),
    ],
    "rnn": [shapes.RnnShape("small", 3, 4, 5, m=6, T=7)],
}
CASES = [
    (group, shape, part, dtype)
    for group, chosen in SMALL.items()
    for shape in chosen
    for part in suites.GROUPS[group][3]
    for dtype in shapes.DTYPES
]


@pytest.mark.parametrize(("group", "shape", "part", "dtype"), CASES, ids=str)
def test_all_contenders_that_are_installed_compute_the_same(group, shape, part, dtype):
    contenders, missing = suites.gather(group, shape, part, dtype)
    assert contenders[0].name == OURS
    assert len({contender.name for contender in contenders}) == len(contenders)
    timing.require_same_numbers(contenders, dtype)
    # What was refused as missing is; what is installed takes part.
    torch_names = {*LAYOUTS, goals.EAGER}
    assert bool(torch_names & set(missing)) == (find_spec("torch") is None)


@pytest.mark.parametrize("group", SMALL)
def test_who_is_not_installed_is_named(group):
    shape, part = SMALL[group][0], suites.GROUPS[group][3][-1]
    contenders, missing = suites.gather(group, shape, part, "float64", lambda library: False)
    assert contenders[0].name == OURS
    assert missing == {
        "dense step": [goals.EAGER, goals.JAX, "scikit-learn"],
        "rnn": [goals.EAGER],
    }.get(group, list(LAYOUTS))


def test_a_wrong_stride_would_be_noticed():
    shape = SMALL["convolution"][2]
    *arrays, dZ, stride, pad = shape.draw("float64")
    ours = plain.ours_convolution((*arrays, dZ, stride, pad), "both")
    wrong = plain.ours_convolution((*arrays, dZ[:, :3, :3], stride, 0), "both")
    with pytest.raises(ValueError, match="result 0"):
        timing.require_same_numbers([ours, wrong], "float64")


def test_the_shapes_are_those_of_the_goals():
    assert [str(shape) for shape in shapes.CONVOLUTIONS] == [
        "64x8x8x1 -> 16 (3x3, pad 1)",
        "64x28x28x1 -> 32 (5x5, pad 2)",
        "64x32x32x3 -> 32 (3x3, pad 1)",
        "32x16x16x64 -> 128 (3x3, pad 1)",
        "32x32x32x16 -> 32 (3x3, stride 2, pad 1)",
    ]
    assert [(shape.layer_dims, shape.m) for shape in shapes.DENSE] == [
        ((64, 50, 10), 64),
        ((12288, 20, 7, 5, 1), 209),
    ]


def test_quick_work_is_a_part_of_the_whole():
    for group in suites.GROUPS:
        assert set(suites.works(group, quick=True)) < set(suites.works(group)) or (
            suites.works(group, quick=True) == suites.works(group)
        )
        assert {dtype for _, _, dtype in suites.works(group, quick=True)} == set(shapes.DTYPES)


# Memory and growth --------------------------------------------------------------------------------


def test_scratch_is_what_is_not_returned():
    def run():
        scratch = np.ones(1_000_000)
        return (scratch[:500_000] + 1,)

    assert memory.scratch_bytes(run) == pytest.approx(8e6, rel=0.01)


def test_scratch_of_the_package_is_that_of_a_block_and_of_windows_grows():
    measured = memory.measure(ConvolutionShape(32, 16, 16, 8, 8, f=3), "float64")
    few, many = measured["bytes"][OURS]
    assert many < 1.1 * few < 3 * goals.MEGABYTE
    few, many = measured["bytes"][plain.WINDOWS]
    assert many > 3.5 * few


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_slope_of_a_power(power):
    sizes = np.array([1, 2, 4, 8])
    assert growth.slope(sizes, 3 * sizes**power) == pytest.approx(power)


@pytest.mark.parametrize("axis", growth.SIZES)
def test_one_thing_grows_and_the_products_with_it(axis):
    small, large = (growth.shape_of(axis, size) for size in (8, 32))

    def products(shape):
        return shape.m * shape.H * shape.W * shape.C * shape.n_C

    assert products(large) / products(small) == 4 ** growth.PRODUCTS[axis]


# Goals and page -----------------------------------------------------------------------------------


def goal(words):
    (found,) = [goal for goal in goals.GOALS if all(word in goal.text for word in words)]
    return found


def test_a_goal_is_met_up_to_its_bound():
    mean = goal(["convolution, both", "float64", "against PyTorch"])
    for ours, met in ((6, True), (6.1, False)):
        races = [a_race(case=case, ours=[ours] * 3, last=[10] * 3, first=[12] * 3) for case in "ab"]
        value, verdict = mean.judge(Results({}, 3, races))
        assert value.median == pytest.approx(ours / 10) and verdict is met


def test_at_least_means_at_least():
    digits = goal(["digits", "PyTorch"])
    assert digits.at_least and digits.bound == 4
    for eager, met in ((39, False), (41, True)):
        races = [a_race("dense step", "digits", "step", ours=[10], eager=[eager])]
        value, verdict = digits.judge(Results({}, 1, races))
        assert value.median == pytest.approx(eager / 10) and verdict is met


def test_the_worst_shape_and_the_larger_ones():
    races = [
        a_race(case="small", ours=[9], last=[10], first=[10], limit=[1]),
        a_race(case="b", ours=[12], last=[10], first=[10], limit=[12]),
        a_race(case="c", ours=[5], last=[10], first=[10], limit=[5]),
    ]
    results = Results({}, 1, races)
    worst, met = goal(["worst single shape"]).judge(results)
    assert worst.median == pytest.approx(1.2) and met is False
    products, met = goal(["three products", "float64"]).judge(results)
    assert products.median == pytest.approx(1) and met is True  # the smallest shape has no part


def test_scratch_goals():
    memory_of = {"dtype": "float64"}
    entries = [
        {"case": "small", "bytes": {OURS: [2**19, 2**21]}, **memory_of},
        {"case": "large", "bytes": {OURS: [2**21, 2**21]}, **memory_of},
    ]
    results = Results({}, 1, memory=entries)
    most, met = goal(["scratch", "the most"]).judge(results)
    assert most.median == pytest.approx(2) and met is True
    grown, met = goal(["scratch", "times the batch"]).judge(results)
    assert grown.median == pytest.approx(1) and met is True


def test_nothing_measured_is_neither_met_nor_missed():
    for one in goals.GOALS:
        assert one.judge(Results({}, 1)) == (None, None)


@pytest.fixture
def small_results():
    """A run in which nothing of another library is installed, and one in which PyTorch is slow."""
    races = [
        a_race(case="a", ours=[1.0, 1], limit=[1.0, 1], last=None, first=None),
        a_race(
            case="b", ours=[1.0, 3], loops=[1000.0, 1500], limit=[1.0, 3], last=None, first=None
        ),
        a_race("rnn", "c", ours=[1.0, 2.0], eager=[1.25, 8.0]),
    ]
    grown = {"axis": "side", "seconds": {OURS: {"8": [1.0, 1.0], "16": [4.0, 4.0]}}}
    scratch = {"case": "a", "dtype": "float64", "bytes": {OURS: [2**20, 2**20]}}
    return Results({"date": "today"}, 2, races, [scratch], [grown])


def rows_of(text):
    """The rows of the Markdown tables in a text, without their rules."""
    lines = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_tables_hold_ratios_and_say_what_is_not_installed(small_results):
    convolution, rnn = (
        rows_of(page.group_table(small_results, group, "float64"))
        for group in ("convolution", "rnn")
    )
    head, first, second, mean = convolution
    assert head[2:] == [LIMIT, LAST, FIRST, LOOPS]
    assert first == ["a", "both", "1.00", "not installed", "not installed", ""]
    assert second[2:] == ["1.00", "not installed", "not installed", "667 (571 to 800)"]
    assert mean[:3] == ["*geometric mean*", "both", "1.00"]
    assert rnn[1] == ["c", "both", "0.53 (0.39 to 0.66)"]
    assert len(rnn) == 2  # of one case there is no mean


def test_every_row_of_a_table_has_as_many_cells(small_results):
    text = page.write_page(small_results)
    for table in text.split("\n\n"):
        assert len({len(row) for row in rows_of(table)}) <= 1


def test_no_bare_time_is_shown(small_results):
    for race in small_results.races:
        race["seconds"] = {
            name: times and [0.0123456 * time for time in times]
            for name, times in race["seconds"].items()
        }
    text = page.write_page(small_results)
    assert "0.0123" not in text and "12.3" not in text
    assert "0.53 (0.39 to 0.66)" in text


def test_page_says_which_goals_were_missed_and_why(small_results):
    races = [a_race(case=c, ours=[3.0], limit=[2.0], last=[2.0], first=[2.0]) for c in "ab"]
    text = page.write_page(Results({}, 1, races))
    rows = {row[0]: row[1:] for row in rows_of(text)}
    assert rows[goal(["worst single shape"]).text] == ["at most 1.1x", "1.50x", "**missed**"]
    assert "Why goals were missed" in text
    assert rows[goal(["12288"]).text] == ["at most 0.8x", "", "not measured"]
    assert "1.50 of PyTorch's time" in text
    assert "Why goals" not in page.write_page(Results({}, 1))


def test_a_goal_within_the_spread_is_not_explained_away():
    worst = goal(["worst single shape"])
    assert "cannot tell" in worst.why_missed(timing.Ratio(1.2, 1.0, 1.3))
    assert worst.why_missed(timing.Ratio(1.2, 1.15, 1.3)) == "the reason is not known."
    pool = goal(["max-pool", "float64", "default"])
    assert pool.why_missed(timing.Ratio(0.7, 0.65, 0.8)) == pool.reason


def test_slopes_stand_beside_the_number_of_products(small_results):
    head, ours, products = rows_of(page.growth_table(small_results.growth))
    assert head == ["side", "8", "16", "slope"]
    assert ours == [OURS, "1.00", "4.00", "2.00"]
    assert products[-1] == "2"


def test_results_survive_the_file(small_results, tmp_path):
    path = tmp_path / "results.json"
    small_results.save(path)
    again = Results.load(path)
    assert vars(again) == vars(small_results)
    assert page.write_page(again) == page.write_page(small_results)
    assert len(path.read_text().splitlines()) < 20


def test_the_picture_is_small_and_always_the_same(small_results, tmp_path):
    for name in ("one.svg", "two.svg"):
        picture.draw_growth(small_results.growth, tmp_path / name)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.svg", "two.svg"))
    assert one == two and len(one) < 60_000
    text = " ".join(ElementTree.fromstring(one).itertext())
    assert "side" in text and OURS in text


def test_the_committed_page_is_that_of_the_committed_numbers():
    results = Results.load()
    shown = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert shown == page.write_page(results), "python -m benchmarks --page writes it again"
    assert results.rounds >= 15
    for race in results.races:
        for name, seconds in race["seconds"].items():
            assert seconds is None or len(seconds) == results.rounds, (race["case"], name)
    assert {race["group"] for race in results.races} == set(suites.GROUPS)
    assert len(results.growth) == len(growth.SIZES) and len(results.memory) > 0


def test_the_command_prints_a_table_and_writes_nothing_of_a_part(tmp_path):
    folder = ROOT / "benchmarks"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    command = [sys.executable, "-m", "benchmarks", "--quick", "--rounds", "1", "--only", "rnn"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert f"| float64 |  | {goals.EAGER} |" in run.stdout
    assert "rnn 1 of" in run.stderr
    after = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert {name: after[name] for name in before if name != "__pycache__"} == {
        name: time for name, time in before.items() if name != "__pycache__"
    }


def test_results_are_plain_json():
    json.dumps(vars(Results({}, 1, [a_race(ours=[1.0], last=None)])))
