"""AlternatingLeastSquaresBenchmark as a loop in NumPy, on the same numbers as the Java side. See common.py for the options.

For each row: gather the factors of what it rated, two small products, one small system. Ratings are at hand in order of user and in
order of item, and the systems are solved a few hundred at a time, which saves a third of the time of solving them one by one.
"""
from common import ARGS, SUFFIX, bench, machine, n4, u01
import numpy as np

machine()
SHARE = 0.1 if ARGS.quick else 1.0
USERS, ITEMS, N = int(20_000 * SHARE), int(5_000 * SHARE), int(1_000_000 * SHARE * SHARE)
RANK, TRUE_RANK, PENALTY, TOGETHER = 32, 4, 0.05, 256


def ratings():
    draws = N + N // 10
    u, v = u01(30, draws), u01(31, draws)
    who, what = (USERS * (u * np.sqrt(u))).astype(np.int64), (ITEMS * (v * np.sqrt(v))).astype(np.int64)
    cells = np.unique(who * ITEMS + what)
    cells = cells[np.arange(N) * len(cells) // N]
    user, item = cells // ITEMS, cells % ITEMS
    p, q = n4(32, USERS, TRUE_RANK), n4(33, ITEMS, TRUE_RANK)
    return user, item, 3.5 + 0.5 * n4(34, N) + 0.25 * (p[user] * q[item]).sum(1)


def half(starts, others, y, factors):
    """The factors of one side from those of the other."""
    rows = len(starts) - 1
    own = np.zeros((rows, RANK))
    diagonal = np.arange(RANK)
    for first in range(0, rows, TOGETHER):
        last = min(rows, first + TOGETHER)
        a, b = np.empty((last - first, RANK, RANK)), np.empty((last - first, RANK))
        for row in range(first, last):
            some = slice(starts[row], starts[row + 1])
            x = factors[others[some]]
            np.dot(x.T, x, out=a[row - first])
            np.dot(y[some], x, out=b[row - first])
        counts = starts[first + 1:last + 1] - starts[first:last]
        a[:, diagonal, diagonal] += np.where(counts == 0, 1, PENALTY * counts)[:, None]
        own[first:last] = np.linalg.solve(a, b[:, :, None])[:, :, 0]
    return own


def main():
    user, item, value = ratings()
    centred = value - value.mean()
    by_item = np.argsort(item, kind="stable")
    user_starts = np.searchsorted(user, np.arange(USERS + 1))
    item_starts = np.searchsorted(item[by_item], np.arange(ITEMS + 1))
    users_of_items, values_of_items = user[by_item], centred[by_item]
    start = n4(35, ITEMS, RANK)

    def sweep():
        users = half(user_starts, item, centred, start)
        return users, half(item_starts, users_of_items, values_of_items, users)

    def rmse(result):
        errors = centred - np.einsum("ij,ij->i", result[0][user], result[1][item])
        return {"rmse": float(np.sqrt((errors ** 2).mean()))}

    bench("AlternatingLeastSquaresBenchmark", "numpy" + SUFFIX, {"ratings": N}, sweep, rmse)


if __name__ == "__main__":
    main()
