"""HistogramBoostingBenchmark in scikit-learn, on the same numbers as the Java side. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4, u01
import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss

machine("scikit-learn " + sklearn.__version__)


def classes(rows, seed):
    x = n4(seed, rows, 20)
    score = 2 * x[:, 0] * x[:, 1] + x[:, 2] ** 2 - 1 + x[:, 3] - .5 * x[:, 4] * np.abs(x[:, 5]) + .3 * x[:, 6]
    labels = (score > 0).astype(np.int64)
    turned = u01(seed + 1, rows) < .1
    labels[turned] = 1 - labels[turned]
    return x, labels


if __name__ == "__main__":
    n = 2_000 if ARGS.quick else 200_000
    x, labels = classes(n, 60)
    unseen, truth = classes(10_000, 70)
    bench("HistogramBoostingBenchmark", "sklearn" + SUFFIX, {"n": n},
          lambda: HistGradientBoostingClassifier(max_iter=100, max_bins=255, learning_rate=.1, max_leaf_nodes=31,
                                                 l2_regularization=1, early_stopping=False, random_state=0).fit(x, labels),
          lambda model: {"loss": float(log_loss(truth, model.predict_proba(unseen)))})
