"""Shared by the scripts beside it: the random numbers of the Java side bit for bit, timing, and output as JSON lines.

Usage of each script:  python3 matmul.py [--threads 1] [--repeats 5] > ../results/python-matmul-1.jsonl
"""
import argparse
import datetime
import json
import os
import platform
import sys
import time


def _arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that it runs")
    parser.add_argument("--memory", action="store_true", help="what a step needs instead of its time, if a script measures it")
    parser.add_argument("--only", nargs="*", help="some of the questions of a script, if it has several")
    return parser.parse_args()


ARGS = _arguments()
# BLAS libraries read these once, when NumPy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = str(ARGS.threads)

import numpy as np  # noqa: E402

# What takes a library down to a smaller machine: its times are those of another one.
STAND_IN = ("ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA", "OPENBLAS_CORETYPE")
SUFFIX = "" if ARGS.threads == 1 else "Parallel"


def _raw(seed, count, start=0):
    """Numbers start .. start+count-1 of SplitMix64(seed)."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(start + 1, start + count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def u01(seed, count):
    """Uniform numbers in [0, 1)."""
    return (_raw(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0 ** -53


def n4(seed, *shape):
    """Bell-shaped numbers of variance 1, row by row: four uniform ones added up."""
    count = int(np.prod(shape))
    out = np.empty(count)
    for a in range(0, count, 1 << 20):
        b = min(count, a + (1 << 20))
        u = ((_raw(seed, 4 * (b - a), 4 * a) >> np.uint64(11)).astype(np.float64) * 2.0 ** -53).reshape(-1, 4)
        out[a:b] = (((u[:, 0] + u[:, 1]) + u[:, 2]) + u[:, 3] - 2.0) * 1.7320508075688772
    return out.reshape(shape)


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return os.environ.get("PROCESSOR_IDENTIFIER", "unknown processor")


def machine(*versions):
    """The first line of the output."""
    print(json.dumps({"machine": {
        "processor": _processor(), "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity")
        else os.cpu_count(), "system": platform.system() + " " + platform.machine(),
        "runtime": " ".join(["Python " + platform.python_version(), "NumPy " + np.__version__, *versions]),
        "kernels": "", "flags": " ".join(f"{name}={os.environ[name]}" for name in STAND_IN if name in os.environ),
        "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "command": "python3 " + " ".join([os.path.basename(sys.argv[0]), *sys.argv[1:]])}}), flush=True)


def bench(benchmark, contestant, params, run, extras=None, repeats=None, warm=1, inner=1, each=1):
    """Times run(), `inner` calls a measurement, and prints one line; extras(result) is a dictionary of numbers.

    A call that computes `each` values counts as so many: the time is that of one value.
    """
    for _ in range(warm):
        result = run()
    seconds = []
    for _ in range(repeats or ARGS.repeats):
        start = time.perf_counter()
        for _ in range(inner):
            result = run()
        seconds.append((time.perf_counter() - start) / inner / each)
    print(json.dumps({"benchmark": benchmark, "contestant": contestant,
                      "params": {k: str(v) for k, v in params.items()}, "threads": ARGS.threads, "seconds": seconds,
                      "extras": extras(result) if extras else {}}), flush=True)
    return result
