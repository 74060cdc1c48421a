"""The package's layers beside other people's: measured in one process, printed as ratios.

``make bench`` runs it; ``python -m benchmarks --help`` lists the options. Nothing here is part of
the package.
"""

import os

# One thread for everyone, and no graphics processor. The libraries read this when they are
# imported, so it stands here, before everything else.
for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
