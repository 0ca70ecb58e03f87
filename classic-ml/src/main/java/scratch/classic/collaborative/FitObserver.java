package scratch.classic.collaborative;

/// Is shown a model while it is being fitted: to plot the error, or to stop guessing how many sweeps are enough.
@FunctionalInterface
public interface FitObserver {
    /// Looks at nothing.
    FitObserver NONE = (sweep, model) -> { };

    /// @param sweep how many are done, from 1
    /// @param model as it is now; it does not change any more
    void after(int sweep, FactorModel model);
}
