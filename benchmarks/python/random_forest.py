"""RandomForestBenchmark in scikit-learn, on the same numbers as the Java side. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4, u01
import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier

machine("scikit-learn " + sklearn.__version__)


def rows(n, seed):
    """20 columns, seven of which decide about the label, which is wrong in one of ten rows."""
    x = n4(seed, n, 20)
    score = (2 * x[:, 0] * x[:, 1] + x[:, 2] ** 2 - 1 + x[:, 3] - 0.5 * x[:, 4] * np.abs(x[:, 5]) + 0.3 * x[:, 6])
    return x.astype(np.float32), ((score > 0) == (u01(seed + 1, n) >= 0.1)).astype(int)


def forest():
    n = 5_000 if ARGS.quick else 50_000
    x, y = rows(n, 40)
    test, labels = rows(10_000, 50)
    return bench("RandomForestBenchmark", "sklearn" + SUFFIX, {"n": n},
                 lambda: RandomForestClassifier(100, random_state=42, n_jobs=ARGS.threads).fit(x, y),
                 lambda fit: {"wrong": float(1 - fit.score(test, labels))}, warm=0)


if __name__ == "__main__":
    forest()
