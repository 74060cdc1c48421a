"""What in a page acts, or asks another server: scripts, events, frames, links that run."""

import re
from html.parser import HTMLParser

from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from attacks.attack import MARK
from dlhelpers.grading import commands

LOADS = ("src", "action", "data", "srcdoc", "srcset", "poster", "background", "formaction")
LINKS = ("href", "xlink:href")
LARGEST = 16 << 20
"""Bytes of a notebook that formgrader can show: two million lines of code take it ten gigabytes."""


class _Active(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.inside = [], ""

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self.inside = tag
        for name, value in attributes:
            value = value or ""
            scheme = re.sub(r"[\s\x00-\x20]", "", value).lower().partition(":")[0]
            asks = name in LOADS or (name == "href" and tag in ("link", "base", "use", "image"))
            asks |= name == "style" and "url(" in value
            runs = name in LINKS and scheme in ("javascript", "vbscript", "data")
            plain = re.sub(r"\s", "", value)
            covers = name == "style" and "position:fixed" in plain and "width:100%" in plain
            if ((name.startswith("on") or asks or runs) and MARK in value) or covers:
                self.found.append(f"<{tag} {name}>")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data):
        if self.inside and MARK in data:
            self.found.append(f"<{self.inside}>")


def active(page):
    """Return the elements of a page by which an attack's text acts."""
    reader = _Active()
    reader.feed(page)
    return sorted(set(reader.found))


def shown_to_the_instructor(course, student, lesson):
    """Return the page that formgrader shows of a graded submission, or "" where it cannot."""
    path = course.root / "autograded" / student / lesson / f"{lesson}.ipynb"
    if not path.is_file() or path.stat().st_size > LARGEST:
        return ""
    # As its extension sets the exporter up.
    config = Config(commands.config_of(course.root))
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    about = {"assignment_id": lesson, "notebook_id": lesson, "submission_id": "x", "index": 0}
    about |= {"total": 1, "base_url": "", "student": student, "last_name": "", "first_name": ""}
    page, _ = HTMLExporter(config=config).from_filename(
        str(path), resources=about | {"notebook_path": "x"}
    )
    return page
