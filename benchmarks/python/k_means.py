"""KMeansBenchmark in scikit-learn, on the same numbers as the Java side. See common.py for the options."""
import warnings

from common import ARGS, SUFFIX, bench, machine, n4, u01
import numpy as np
import sklearn
from sklearn.cluster import KMeans

warnings.filterwarnings("ignore")                              # ten rounds are not to the end
machine("scikit-learn " + sklearn.__version__)


def points(rows):
    centres, which = 1.5 * n4(30, 32, 16), (u01(31, rows) * 32).astype(np.int64)
    return centres[which] + n4(32, rows, 16)


if __name__ == "__main__":
    N = 20_000 if ARGS.quick else 200_000
    x = points(N)
    start = x[:32].copy()
    fit = bench("KMeansBenchmark", "sklearn" + SUFFIX, {"n": N}, lambda: KMeans(
        32, init=start, n_init=1, max_iter=10, tol=0, algorithm="lloyd").fit(x))
    if ARGS.quick:
        print(repr(float(fit.inertia_)), fit.n_iter_)
