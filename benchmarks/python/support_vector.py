"""SupportVectorBenchmark in scikit-learn (libsvm, which uses one thread), on the same numbers as the Java side. See common.py."""
from common import ARGS, bench, machine, n4, u01
import numpy as np
import sklearn
from sklearn.svm import SVC

machine("scikit-learn " + sklearn.__version__)
ROWS = 300 if ARGS.quick else 5000
GAMMA = 0.05


def classes(seed):
    x = n4(seed, ROWS, 20)
    s = 2 * x[:, 0] * x[:, 1] + x[:, 2] ** 2 - 1 + x[:, 3] - 0.5 * x[:, 4] * np.abs(x[:, 5]) + 0.3 * x[:, 6]
    y = (s > 0).astype(int)
    flip = u01(seed + 1, ROWS) < 0.1
    y[flip] = 1 - y[flip]
    return x, y


def objective(svm):
    beta, rows = svm.dual_coef_[0], svm.support_vectors_
    squares = (rows * rows).sum(1)
    kernel = np.exp(-GAMMA * (squares[:, None] + squares - 2 * rows @ rows.T))
    return float(abs(beta).sum() - beta @ kernel @ beta / 2)


def main():
    x, y = classes(80)
    others, truth = classes(90)

    def quality(svm):
        return {"objective": objective(svm), "accuracy": float(svm.score(others, truth))}
    svm = bench("SupportVectorBenchmark", "sklearn", {"call": "fit"},
                lambda: SVC(C=1, gamma=GAMMA, tol=1e-3, cache_size=200).fit(x, y), quality)
    same = quality(svm)
    bench("SupportVectorBenchmark", "sklearn", {"call": "predict"}, lambda: svm.predict(others), lambda result: same)


if __name__ == "__main__":
    main()
