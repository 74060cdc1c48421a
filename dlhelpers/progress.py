"""Progress bars for loops that take a while."""

import sys


def progress(iterable, label="", total=None):
    """Go through `iterable` and show how far it is, where tqdm is installed.

    Parameters
    ----------
    iterable : iterable
        What to go through.
    label : str
        What stands in front of the bar.
    total : int, optional
        The number of entries, where `iterable` does not know it.

    Returns
    -------
    iterable
        The same entries. A loop that ends within a tenth of a second shows no bar.
    """
    try:
        from tqdm import tqdm
    except ImportError:
        return iterable
    # Standard output, not standard error: what stands there counts as a warning in notebooks.
    return tqdm(
        iterable, desc=label or None, total=total, file=sys.stdout, delay=0.1, ascii=" -", ncols=78
    )
