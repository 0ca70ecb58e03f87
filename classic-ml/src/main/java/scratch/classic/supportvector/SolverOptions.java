package scratch.classic.supportvector;

import scratch.math.check.Require;

/// What [Decomposition] is asked for.
///
/// @param name       what messages begin with
/// @param tolerance  by how much the optimality conditions may be violated at the end
/// @param cacheBytes for rows of the kernel; two rows are kept in any case
/// @param workingSet how many variables are solved for at a time, at most
/// @param maxSteps   steps of SMO
record SolverOptions(String name, double tolerance, long cacheBytes, int workingSet, long maxSteps) {
    static final int WORKING_SET = 128;
    static final long MAX_STEPS = 50_000_000;

    SolverOptions {
        Require.positive(name, "tolerance", tolerance);
        Require.atLeast(2, name, "workingSet", workingSet);
    }

    static SolverOptions of(String name, double tolerance, int cacheMegabytes) {
        Require.atLeast(1, name, "cacheMegabytes", cacheMegabytes);
        return new SolverOptions(name, tolerance, (long) cacheMegabytes << 20, WORKING_SET, MAX_STEPS);
    }
}
