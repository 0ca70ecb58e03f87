"""NoncentralBenchmark in SciPy: the same thousand arguments, one call for all of them. See common.py for the options."""
from common import ARGS, bench, machine, u01
import numpy as np
import scipy
from scipy.stats import ncf, nct, ncx2

machine("SciPy " + scipy.__version__)

CASES = {"t_5_1": nct(5, 1), "t_10_2": nct(10, 2), "t_38_1.6": nct(38, 1.6), "t_100_5": nct(100, 5),
         "t_2600_36": nct(2600, 36), "chiSquare_3_2": ncx2(3, 2), "chiSquare_10_100": ncx2(10, 100),
         "chiSquare_5_1000": ncx2(5, 1000), "chiSquare_2_1e7": ncx2(2, 1e7), "F_3_20_10": ncf(3, 20, 10),
         "F_4_100_50": ncf(4, 100, 50), "F_2_1000_1000": ncf(2, 1000, 1000)}
ARGUMENTS = 1000

for name, distribution in list(CASES.items())[:1 if ARGS.quick else None]:
    x = distribution.ppf(u01(1, ARGUMENTS))
    if np.isnan(x).any() or np.isnan(distribution.cdf(x)).any():
        continue
    bench("NoncentralBenchmark", "scipyCdf", {"distribution": name}, lambda: distribution.cdf(x), warm=2, inner=3,
          each=ARGUMENTS)
