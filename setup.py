"""What pyproject.toml cannot say: the data sets, which stand in data/, go into the package too."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["dlhelpers*"]), "dlhelpers.files"],
    package_dir={"dlhelpers.files": "data"},
    package_data={"": ["*"], "dlhelpers.grading": ["templates/*/*"]},
)
