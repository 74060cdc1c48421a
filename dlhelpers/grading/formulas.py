"""Turn the formulas of a markdown text into MathML, which a browser shows without any script."""

import re

from latex2mathml.converter import convert

CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?=\S)([^$\n]+?)(?<=\S)\$(?!\w)", re.DOTALL)


def with_mathml(text):
    """Return a markdown text with its formulas, $...$ and $$...$$, as MathML.

    Parameters
    ----------
    text : str
        Markdown. What stands in code stays as it is, and so does a formula that cannot be read.

    Returns
    -------
    str
    """
    parts = CODE.split(text)
    # re.split puts the code, which the pattern captures, at the odd places.
    return "".join(p if i % 2 else FORMULA.sub(_mathml, p) for i, p in enumerate(parts))


def _mathml(match):
    shown, inline = match.groups()
    try:
        return convert(" ".join((shown or inline).split()), display="block" if shown else "inline")
    except Exception:  # the converter's errors have no common class
        return match.group(0)
