"""PrincipalComponentsBenchmark in scikit-learn and NumPy, on the same numbers as the Java side. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4
import numpy as np
import sklearn
from sklearn.decomposition import PCA

machine("scikit-learn " + sklearn.__version__)
ROWS = 2_000 if ARGS.quick else 20_000
X = n4(110, ROWS, 200) * np.linspace(3, 0.1, 200) + n4(111, ROWS, 1)


def time(contestant, way, run, variances):
    result = bench("PrincipalComponentsBenchmark", contestant + SUFFIX, {"way": way}, run)
    if ARGS.quick:
        print("#", variances(result)[:3].tolist())


# scikit-learn 1.2 has no solver by the covariance matrix; this is what its later one does.
time("numpy", "COVARIANCE", lambda: np.linalg.eigh(np.cov(X.T)), lambda eigen: eigen[0][::-1])
time("sklearn", "SVD", lambda: PCA(svd_solver="full").fit(X), lambda fit: fit.explained_variance_)
