"""LinearModelBenchmark in scikit-learn, on the same numbers as the Java side. See common.py for the options.

Each call gets its data as it likes them best: lasso_path columns that are centred and stored one behind the other.
"""
from common import ARGS, SUFFIX, bench, machine, n4, u01
import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge, lasso_path
from sklearn.model_selection import GridSearchCV, KFold

machine("scikit-learn " + sklearn.__version__)
SHARE = 0.01 if ARGS.quick else 1
QUESTION = "LinearModelBenchmark"


def independent(rows):
    x, true = n4(1, rows, 40), n4(2, 40)
    return x, x @ true + 0.1 * n4(3, rows)


def time(model, run, gradient=None, repeats=None):
    """Prints a line; gradient(result) is the largest entry of the gradient divided by n."""
    return bench(QUESTION, "sklearn" + SUFFIX, {"model": model}, run,
                 gradient and (lambda result: {"missed": float(gradient(result))}), repeats=repeats)


def ols():
    rows = int(200_000 * SHARE)
    x, y = independent(rows)

    def gradient(fit):
        left = y - fit.predict(x)
        return max(abs(left.mean()), np.abs(x.T @ left / rows).max())
    fit = time("ols", lambda: LinearRegression().fit(x, y), gradient)
    return fit.intercept_, fit.coef_[0]


def ridge_grid():
    x, y = independent(int(20_000 * SHARE))
    penalties = [10 ** (-3 + p * 0.25) for p in range(20)]
    folds = list(KFold(5, shuffle=True, random_state=1).split(x))
    grid = time("ridgeGrid", lambda: GridSearchCV(Ridge(), {"alpha": penalties}, cv=folds, refit=False,
                                                  scoring="neg_mean_squared_error").fit(x, y))
    return -grid.cv_results_["mean_test_score"][:2]


def lasso():
    rows = int(20_000 * SHARE)
    x = n4(20, rows, 200) + n4(21, rows, 1)
    y = x @ np.r_[n4(22, 20), np.zeros(180)] + 2 + n4(23, rows)
    centred = np.asfortranarray((x - x.mean(0)) / x.std(0))
    answer = y - y.mean()

    def gradient(result):
        alphas, b, _ = result
        pulls = centred.T @ (answer[:, None] - centred @ b) / rows
        return np.where(b == 0, np.maximum(0, np.abs(pulls) - alphas), np.abs(pulls - np.sign(b) * alphas)).max()
    result = time("lassoPath", lambda: lasso_path(centred, answer, eps=1e-3, n_alphas=100), gradient)
    return y.mean() - (x.mean(0) / x.std(0)) @ result[1][:, -1], result[1][0, -1]


def logistic():
    rows = int(200_000 * SHARE)
    x = n4(100, rows, 40)
    y = (u01(102, rows) < 1 / (1 + np.exp(-(x @ (n4(101, 40) * 0.5) - 0.3)))).astype(int)

    def gradient(fit):
        left = fit.predict_proba(x)[:, 1] - y
        return max(abs(left.sum()), np.abs(x.T @ left + fit.coef_[0]).max()) / rows
    fit = time("logistic", lambda: LogisticRegression(C=1, tol=1e-4, max_iter=1000).fit(x, y), gradient)
    return fit.intercept_[0], fit.coef_[0, 0]


if __name__ == "__main__":
    for name in ARGS.only or ("ols", "ridge_grid", "lasso", "logistic"):
        globals()[name]()
