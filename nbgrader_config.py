"""How nbgrader's own commands work in this course: run them in the folder of this file."""

import os
from pathlib import Path

import nbgrader

import dlhelpers.grading

c = get_config()  # noqa: F821

root = Path(__file__).resolve().parent
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "deep_learning"
c.CourseDirectory.source_directory = "notebooks"
# The exchange of Assignment List stands in the course's own folder unless the system has another.
exchange = Path(os.environ.get("NBGRADER_EXCHANGE", root / "exchange"))
if not exchange.exists():
    exchange.mkdir()
    exchange.chmod(0o777)  # nbgrader asks for a folder into which every student can write
c.Exchange.root = str(exchange)

# Kernels inherit it. The matrices are small: several threads would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

c.ClearSolutions.code_stub = {
    "python": "# Write your code here, in place of the next line.\nraise NotImplementedError"
}

c.Execute.timeout = 60
c.ExecuteAnswers.shutdown_kernel = "immediate"
# In bubblewrap, where there is one. "jupyter_client.manager.AsyncKernelManager" confines nothing.
c.ExecuteAnswers.kernel_manager_class = "dlhelpers.grading.confined_kernel.ConfinedKernelManager"
# A kernel's own warnings are about its machine, not about the submission.
c.ExecuteAnswers.extra_arguments = [
    "--HistoryManager.hist_file=:memory:",
    "--IPKernelApp.log_level=40",
]
steps = "dlhelpers.grading.preprocessors"
c.Autograde.sanitize_preprocessors = [
    f"{steps}.MendSubmission",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    f"{steps}.ExecuteAnswers",
    f"{steps}.PlainScores",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
    "dlhelpers.grading.kernel_record.KeepRecord",
]

c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    f"{steps}.TidyFeedback",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
# A page of feedback asks nobody for anything: no script from elsewhere.
# What stands in the first folder goes before the file of the same name in nbgrader's own.
c.HTMLExporter.extra_template_basedirs = [
    str(Path(dlhelpers.grading.__file__).parent / "templates"),
    str(Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"),
]
c.HTMLExporter.mathjax_url = ""
c.HTMLExporter.require_js_url = ""
c.HTMLExporter.jquery_url = ""
c.HTMLExporter.widget_renderer_url = ""
