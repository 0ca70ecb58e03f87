"""MatmulBenchmark in NumPy: the product of two square matrices. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4
import numpy as np

machine()
for kind in ("float", "double"):
    for n in (64,) if ARGS.quick else (64, 128, 256, 512, 1024, 2048):
        dtype = np.float32 if kind == "float" else np.float64
        a, b = n4(1, n, n).astype(dtype), n4(2, n, n).astype(dtype)
        c = np.empty((n, n), dtype)
        inner = max(1, int(2e8 / n ** 3))
        bench("MatmulBenchmark", "numpy" + SUFFIX, {"n": n, "type": kind}, lambda: np.matmul(a, b, out=c), warm=3, inner=inner)
