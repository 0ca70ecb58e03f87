package scratch.deep.foundation.overfitting;

import java.util.List;

import scratch.deep.foundation.overfitting.Exercise407.Choice;

/// A solution of exercise 407.
final class Solution407 {
    private Solution407() {
    }

    static Choice select(List<Candidate> candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            best = candidates.get(i).validationAccuracy() > candidates.get(best).validationAccuracy() ? i : best;
        }
        return new Choice(best, candidates.get(best).testAccuracy());
    }
}
