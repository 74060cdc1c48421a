"""The numbers of a run: kept as plain data, read as ratios."""

import json
from pathlib import Path

import numpy as np

from benchmarks.plain import OURS
from benchmarks.timing import geometric_mean, ratios, summarise

FOLDER = Path(__file__).resolve().parent
LAYOUTS = ("PyTorch, channels last", "PyTorch, channels first")


class Results:
    """A run.

    Attributes
    ----------
    machine : dict of str
        As `machine.describe` gives it.
    rounds : int
        Turns of each contender.
    races, memory, growth : list of dict
        As `suites.run_race`, `memory.measure` and `growth.measure` give them.
    """

    def __init__(self, machine, rounds, races=(), memory=(), growth=()):
        self.machine, self.rounds = machine, rounds
        self.races, self.memory, self.growth = list(races), list(memory), list(growth)

    @classmethod
    def load(cls, path=FOLDER / "results.json"):
        """Read a run from a file."""
        return cls(**json.loads(Path(path).read_text()))

    def save(self, path=FOLDER / "results.json"):
        """Write the run to a file, its times with four digits."""
        parts = []
        for name, value in vars(self).items():
            text = json.dumps(_short(value))
            if isinstance(value, list):  # one line for each entry
                text = "[\n" + ",\n".join(json.dumps(_short(entry)) for entry in value) + "\n]"
            parts.append(f'"{name}": {text}')
        Path(path).write_text("{\n" + ",\n".join(parts) + "\n}\n")

    def select(self, group, part=None, dtype=None):
        """List the races of a group; with a part or a dtype only those."""
        return [
            race
            for race in self.races
            if race["group"] == group
            and part in (None, race["part"])
            and dtype in (None, race["dtype"])
        ]

    def over_cases(self, group, part, dtype, rivals, cases=slice(None)):
        """Take the geometric mean, over the cases of a group, of the package against a rival.

        Parameters
        ----------
        group, part, dtype : str
            As in `select`.
        rivals : str or tuple of str
            The rival; of several the fastest in each case.
        cases : slice
            Which of the cases, in their order.

        Returns
        -------
        Ratio or None
            None where a case or a rival has not been measured.
        """
        found = [against(race, rivals) for race in self.select(group, part, dtype)[cases]]
        return geometric_mean(found) if found and None not in found else None


def against(race, rivals):
    """Divide the package's times of a race by those of a rival.

    Parameters
    ----------
    race : dict
        As `suites.run_race` gives it.
    rivals : str or tuple of str
        The rival; of several the one with the lower median.

    Returns
    -------
    Ratio or None
        None where none of the rivals took part.
    """
    names = (rivals,) if isinstance(rivals, str) else rivals
    present = [race["seconds"][name] for name in names if race["seconds"].get(name)]
    if not present:
        return None
    return summarise(ratios(race["seconds"][OURS], min(present, key=np.median)))


def _short(value):
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _short(entry) for key, entry in value.items()}
    return [_short(entry) for entry in value] if isinstance(value, list) else value
