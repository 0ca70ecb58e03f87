"""GradientDescentBenchmark in NumPy and scikit-learn, on the same numbers as the Java side. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4
import numpy as np

try:
    import sklearn
    from sklearn.linear_model import LinearRegression, SGDRegressor
    machine("scikit-learn " + sklearn.__version__)
except ImportError:
    sklearn = None
    machine()

ROWS, ITERATIONS, RATE = (2000, 50, 0.05) if ARGS.quick else (200_000, 1000, 0.05)
drawn, true, tests = n4(1, ROWS, 40), n4(2, 40), n4(4, 10_000, 40)
y = drawn @ true + 0.1 * n4(3, ROWS)

for scaling in ("columnNorm", "unitVariance"):
    norms = np.linalg.norm(drawn, axis=0) if scaling == "columnNorm" else np.ones(40)
    x, t, wanted = drawn / norms, tests / norms, true * norms
    params = {"scaling": scaling, "rows": ROWS, "iterations": ITERATIONS}

    def extras(result):
        return {"coefficientError": float(np.linalg.norm(result[0] - wanted) / np.linalg.norm(wanted))}

    def two_products():
        w, b = np.zeros(40), 0.0
        for _ in range(ITERATIONS):
            r = x @ w + b - y
            w -= RATE * (x.T @ r) * (2 / ROWS)
            b -= RATE * 2 * r.mean()
        return w, (t @ w + b).sum()

    def gram():
        ones = np.c_[x, np.ones(ROWS)]
        xtx, xty, w = ones.T @ ones, ones.T @ y, np.zeros(41)
        for _ in range(ITERATIONS):
            w -= RATE * 2 / ROWS * (xtx @ w - xty)
        return w[:40], (t @ w[:40] + w[40]).sum()

    def fitted(model):
        model.fit(x, y)
        return model.coef_, model.predict(t).sum()

    question = "GradientDescentBenchmark"
    bench(question, "numpyTwoProducts" + SUFFIX, params, two_products, extras, repeats=min(3, ARGS.repeats), warm=0)
    bench(question, "numpyGram" + SUFFIX, params, gram, extras)
    if sklearn:
        bench(question, "sklearnLinearRegression" + SUFFIX, params, lambda: fitted(LinearRegression()), extras)
        # Stops by itself when the loss no longer falls: after some dozens of epochs, not after 1 000.
        bench(question, "sklearnSgd" + SUFFIX, params, lambda: fitted(SGDRegressor(
            learning_rate="constant", eta0=RATE, penalty=None, max_iter=1000, random_state=0)), extras,
            repeats=min(3, ARGS.repeats), warm=0)
