package scratch.stats.probability;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.stats.distribution.Normal;

/// A probability by playing: p̂ = wins / n, with its error bar p̂ ± z·√(p̂(1 − p̂)/n).   O(n).
/// Metropolis & Ulam, *Journal of the American Statistical Association* 44 (1949) 335.
public final class Simulation {
    private Simulation() {
    }

    /// The result of n runs. Void runs are not among the n.
    ///
    /// @param wins runs that were won
    /// @param n    runs that counted
    public record Estimate(long wins, long n) {
        public Estimate {
            if (n < 1 || wins < 0 || wins > n) {
                throw new IllegalArgumentException("Simulation.estimate: " + wins + " wins in " + n
                        + " runs: needs at least one run and no more wins than runs");
            }
        }

        /// p̂ = wins / n.
        public double share() {
            return (double) wins / n;
        }

        /// √(p̂(1 − p̂)/n): how far p̂ lies from the truth, typically.
        /// subtle: it is 0 after no win at all; use [#upperBound(double)] then.
        public double standardError() {
            return Math.sqrt(share() * (1 - share()) / n);
        }

        /// z·√(p̂(1 − p̂)/n) with the z that leaves 1 − level outside: 1.96 for 95 %.
        public double halfWidth(double level) {
            requireLevel(level);
            return Normal.STANDARD.upperQuantile((1 - level) / 2) * standardError();
        }

        /// The p under which not a single win in n runs still has probability 1 − level: 1 − (1 − level)^(1/n).
        ///
        /// @throws IllegalStateException if there was a win
        public double upperBound(double level) {
            requireLevel(level);
            if (wins > 0) {
                throw new IllegalStateException("Simulation.upperBound: " + wins
                        + " wins: this bound is for none; use halfWidth");
            }
            return -Math.expm1(Math.log1p(-level) / n);
        }

        private static void requireLevel(double level) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("Simulation.estimate: level = " + level + ": must lie between 0 and 1");
            }
        }
    }

    /// Plays `runs` times and counts.
    ///
    /// @throws IllegalArgumentException if runs < 1
    /// @throws IllegalStateException    if every run was void
    public static Estimate estimate(Experiment experiment, long runs, long seed) {
        if (runs < 1) {
            throw new IllegalArgumentException("Simulation.estimate: runs = " + runs + ": needs at least one");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long wins = 0;
        long counted = 0;
        for (long i = 0; i < runs; i++) {
            switch (experiment.run(random)) {
                case WIN -> {
                    wins++;
                    counted++;
                }
                case LOSS -> counted++;
                case VOID -> { }
            }
        }
        if (counted == 0) {
            throw new IllegalStateException("Simulation.estimate: all " + runs
                    + " runs were void: play more, or check the rule");
        }
        return new Estimate(wins, counted);
    }

    /// P(at least one success in n independent tries) = 1 − (1 − p)ⁿ.
    /// subtle: computed as −expm1(n·log1p(−p)). For p = 1e-18 the difference 1 − p is 1, and a success is never seen.
    public static double atLeastOne(double p, double n) {
        if (!(p >= 0 && p <= 1) || !(n >= 0)) {
            throw new IllegalArgumentException("Simulation.atLeastOne: p = " + p + ", n = " + n
                    + ": p must be a probability and n must not be negative");
        }
        return n == 0 ? 0 : -Math.expm1(n * Math.log1p(-p));
    }
}
