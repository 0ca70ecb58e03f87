package scratch.math.tensor.contract;

import scratch.math.tensor.Backend;

/// What is held to a contract.
public interface Candidate {
    /// The backend to be tested: the same one each time.
    Backend backend();

    /// Whether a number costs a thousand times as much here as on a processor, as where kernels are interpreted one
    /// instruction after the other. Then cases that are only large come smaller; all that are different remain.
    default boolean slow() {
        return false;
    }
}
