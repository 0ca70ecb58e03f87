"""NeighborsBenchmark in scikit-learn, on the same numbers as the Java side. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4
import sklearn
from sklearn.neighbors import NearestNeighbors

machine("scikit-learn " + sklearn.__version__)

if __name__ == "__main__":
    ROWS, QUERIES = (5_000, 500) if ARGS.quick else (50_000, 5_000)
    x, queries = n4(10, ROWS, 20), n4(20, QUERIES, 20)
    search = NearestNeighbors(n_neighbors=10, algorithm="brute", n_jobs=ARGS.threads).fit(x)
    distances, rows = bench("NeighborsBenchmark", "sklearn" + SUFFIX, {"rows": ROWS}, lambda: search.kneighbors(queries))
    if ARGS.quick:
        print(repr(float(distances.sum())), int(rows.sum()))
