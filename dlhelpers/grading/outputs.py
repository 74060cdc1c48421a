"""Outputs of cells: students' are checked and made harmless, those of checks are made here."""

import re

import bleach
from bleach.css_sanitizer import CSSSanitizer
from nbformat.notebooknode import from_dict

PICTURES = ("image/png", "image/jpeg", "image/gif")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
TAGS = {
    *("a", "b", "blockquote", "br", "caption", "code", "dd", "details", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol"),
    *("p", "pre", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "tr", "u", "ul"),
}
ATTRIBUTES = {
    "*": ["class", "style", "role", "title", "scope", "colspan", "rowspan"],
    "img": ["alt", "src"],
}
STYLES = CSSSanitizer(
    allowed_css_properties=[
        *("background-color", "border", "border-left", "border-collapse", "color", "font-family"),
        *("font-size", "font-weight", "height", "margin", "max-width", "padding", "text-align"),
        *("vertical-align", "white-space", "width"),
    ]
)
LONGEST = 200_000
"""Characters of one text; pictures may be as large as the confined process lets them."""


PLAIN = "b|i|u|s|em|strong|sub|sup|code|kbd|br|hr|p|ul|ol|li|details|summary"
TAG = re.compile(rf"<(?!/?(?:{PLAIN})\s*/?>)(?=[A-Za-z/!?]|\s+script)", re.IGNORECASE)
"""The beginning of every tag but those that format a text and carry nothing."""
SCHEME = re.compile(r"(?<=script)\s*:", re.IGNORECASE)
LINK = re.compile(r"\](?=\((?!\s*https?://))|\](?=:(?!\s*https?://))", re.IGNORECASE)
MATHS = re.compile(r"\\(?=(?:href|url|require|html|style|class|cssId)(?![A-Za-z]))")


def inactive(text):
    """Return Markdown or raw text in which a browser finds nothing to carry out or to fetch.

    Tags are shown as they were written, pictures become links, and links to anything but a web page
    become texts; so does what MathJax would make a link of.
    """
    text = LINK.sub("&#93;", TAG.sub("&lt;", text)).replace("![", "! [")
    text = SCHEME.sub("&#8203;:", text)
    return MATHS.sub(r"\\ ", text)


def checked_outputs(outputs, number):
    """Return a cell's outputs as a notebook may hold them; what is none is left out.

    Parameters
    ----------
    outputs : list
        From a confined process: anything.
    number : int
        The cell's execution count.

    Returns
    -------
    list of NotebookNode
    """
    checked = (_checked(output, number) for output in outputs[:500])
    return [output for output in checked if output]


def _checked(output, number):
    if not isinstance(output, dict):
        return None
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return _output("stream", name=name, text=_text(output.get("text")))
    if kind == "error":
        lines = output.get("traceback")
        traceback = [_text(x)[:5000] for x in lines[:100]] if isinstance(lines, list) else []
        said = {"ename": _text(output.get("ename"))[:200], "evalue": _text(output.get("evalue"))}
        return _output("error", **said, traceback=traceback)
    if kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        data = {
            name: form for name in output["data"] if (form := _form(name, output["data"][name]))
        }
        count = {"execution_count": number} if kind == "execute_result" else {}
        return _output(kind, data=data, metadata={}, **count) if data else None
    return None


def _output(kind, **content):
    # nbformat's own function looks up the whole schema for each.
    return from_dict({"output_type": kind, **content})


def _text(value):
    text = value if isinstance(value, str) else ""
    return text[:LONGEST].encode(errors="replace").decode()


def _form(kind, value):
    """Return one form of an output, or None: only texts, pictures and HTML without a script."""
    if not isinstance(value, str):
        return None
    if kind in PICTURES:
        return value if BASE64.fullmatch(value) else None
    if kind in ("text/plain", "text/latex", "text/markdown"):
        return inactive(_text(value)) if kind != "text/plain" else _text(value)
    if kind == "text/html":
        return harmless(_text(value))
    return None


def harmless(text):
    """Return HTML without scripts, forms, and anything that asks another server."""
    text = bleach.clean(
        text, tags=TAGS, attributes=ATTRIBUTES, css_sanitizer=STYLES, protocols=["data"], strip=True
    )
    return MATHS.sub(r"\\ ", text)


def verdict_outputs(exercise, number):
    """Return the outputs of a check's cell, as the check itself would show them.

    Parameters
    ----------
    exercise : ExerciseRecord
        What was judged.
    number : int
        The cell's execution count.

    Returns
    -------
    list of NotebookNode
    """
    shown = [exercise.visible]
    # A hidden check speaks only where the visible one has nothing to say.
    if exercise.hidden and exercise.visible.passed and not exercise.hidden.passed:
        shown.append(exercise.hidden)
    outputs = [
        _output(
            "display_data",
            data={"text/plain": verdict.text, "text/html": verdict.html},
            metadata={"dlhelpers": verdict.about},
        )
        for verdict in shown
    ]
    score = repr(float(exercise.score))
    result = {"data": {"text/plain": score}, "metadata": {}, "execution_count": number}
    return [*outputs, _output("execute_result", **result)]
