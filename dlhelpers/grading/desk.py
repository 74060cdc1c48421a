"""What a worker does with a submission. No database is open here, and nothing is written."""

from functools import cached_property

from dlhelpers.grading.examiner import Examiner


class Desk:
    """Examines submissions and makes their feedback pages.

    Parameters
    ----------
    root : Path
        Folder of the course.
    folders, secret, limits, confined, seed_of
        As `Examiner` takes them.
    """

    def __init__(self, root, folders, secret, limits, confined, seed_of=None):
        self.root = root
        more = {"seed_of": seed_of} if seed_of else {}
        self.examiner = Examiner(folders, secret, limits, confined, **more)
        self.examiner.start()

    @cached_property
    def pages(self):
        """What makes feedback pages. Only those who want some wait until nbgrader is imported."""
        from dlhelpers.grading.feedback import Pages

        return Pages(self.root)

    def examine(self, task):
        """Return the `Result` of a `Task`."""
        return self.examiner.grade(task)

    def feed_back(self, graded):
        """Return the feedback page for (student, lesson, notebook, marks)."""
        return self.pages.make(*graded)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.examiner.close()
