"""What holds for every test; set before anything imports numpy or matplotlib."""

import os

from hypothesis import settings

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # contended threads cost a factor of ten
os.environ["MPLBACKEND"] = "Agg"  # pictures without a display

# A busy machine is no mistake in the code.
settings.register_profile("course", deadline=None)
settings.load_profile("course")
