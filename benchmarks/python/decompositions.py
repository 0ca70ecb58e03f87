"""DecompositionBenchmark in NumPy, which calls the LAPACK that it was built with. See common.py for the options.

NumPy's `qr` is asked for the factors only (mode "raw"), as on the Java side. It has no LU: SciPy's is taken if there.
"""
from common import ARGS, SUFFIX, bench, machine, n4
import numpy as np

try:
    import scipy
    from scipy.linalg import lu_factor
    machine("SciPy " + scipy.__version__)
except ImportError:
    lu_factor = None
    machine()

for n in (20,) if ARGS.quick else (100, 500):
    random = n4(1, n, n)
    symmetric = random.T @ random / n + np.eye(n)
    calls = {"cholesky": lambda: np.linalg.cholesky(symmetric), "qr": lambda: np.linalg.qr(random, mode="raw"),
             "symmetricEigen": lambda: np.linalg.eigh(symmetric), "svd": lambda: np.linalg.svd(random)}
    if lu_factor:
        calls["lu"] = lambda: lu_factor(random, check_finite=False)
    for name, call in calls.items():
        bench("DecompositionBenchmark", "numpy" + SUFFIX, {"decomposition": name, "n": n}, call, warm=2,
              inner=max(1, int(2e7 / n ** 3)))
