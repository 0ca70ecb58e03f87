package scratch.stats.probability;

import java.util.List;
import java.util.function.Predicate;

/// Finitely many outcomes, all equally likely: probability is counting, P(A) = |A| / |Ω|.
/// Conditioning is counting in a smaller space, P(A | B) = |A ∩ B| / |B|.   O(|Ω|) per question.
/// Laplace, *Théorie analytique des probabilités*, 1812.
///
/// @param <T> what an outcome looks like
public final class SampleSpace<T> {
    private final List<T> outcomes;

    private SampleSpace(List<T> outcomes) {
        this.outcomes = outcomes;
    }

    /// @throws IllegalArgumentException if there are no outcomes: then nothing can happen
    public static <T> SampleSpace<T> of(List<T> outcomes) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("SampleSpace.of: no outcomes: something must be able to happen");
        }
        return new SampleSpace<>(List.copyOf(outcomes));
    }

    /// |Ω|, the number of outcomes.
    public int size() {
        return outcomes.size();
    }

    /// |A|, the number of outcomes in which the event happens.
    public int count(Predicate<? super T> event) {
        return (int) outcomes.stream().filter(event).count();
    }

    /// P(A) = |A| / |Ω|.
    public double probability(Predicate<? super T> event) {
        return (double) count(event) / size();
    }

    /// The same world after B has been seen: only the outcomes in which B happens are left, still equally likely.
    ///
    /// @throws IllegalArgumentException if B is impossible
    public SampleSpace<T> given(Predicate<? super T> condition) {
        List<T> left = outcomes.stream().filter(condition).toList();
        if (left.isEmpty()) {
            throw new IllegalArgumentException("SampleSpace.given: an event of probability 0: nobody can have seen it");
        }
        return new SampleSpace<>(left);
    }

    /// Whether P(A ∩ B) = P(A)·P(B), decided in whole numbers: |A ∩ B|·|Ω| = |A|·|B|.
    public boolean independent(Predicate<? super T> a, Predicate<? super T> b) {
        long both = outcomes.stream().filter(a).filter(b).count();
        return both * size() == (long) count(a) * count(b);
    }
}
