package scratch.stats.probability;

import java.util.random.RandomGenerator;

/// A game of chance, written as its rule.
@FunctionalInterface
public interface Experiment {
    /// What one run can end with. A void run is taken back: it counts neither for nor against.
    enum Outcome { WIN, LOSS, VOID }

    /// Plays once.
    Outcome run(RandomGenerator random);
}
