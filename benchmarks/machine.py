"""Where a run took place: processor, versions, and the kernel that BLAS chose."""

import datetime
import os
import platform
from importlib import metadata
from pathlib import Path

LIBRARIES = ("numpy", "torch", "jax", "scikit-learn")


def describe():
    """Describe this machine.

    Returns
    -------
    dict of str
        One line of text for each thing to know.
    """
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores, of which one is used",
        "system": f"{platform.system()}, {platform.machine()}",
        "Python": platform.python_version(),
        **{library: _version(library) for library in LIBRARIES},
        "BLAS of numpy": _blas(),
        "other work on the machine": _load(),
        "date": datetime.date.today().isoformat(),
    }


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"


def _version(library):
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "not installed"


def _blas():
    """Name the library, and the kernel that it chose for this processor."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "unknown: threadpoolctl is not installed"
    pools = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    pools.sort(key=lambda pool: "numpy" not in pool["filepath"])  # scipy may have one of its own
    if not pools:
        return "unknown"
    kernel, threads = pools[0].get("architecture", "unknown"), pools[0]["num_threads"]
    return f"{pools[0]['internal_api']} {pools[0]['version']}, kernel {kernel}, threads: {threads}"


def _load():
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return f"{os.getloadavg()[0]:.1f} processes on average in the minute before"
