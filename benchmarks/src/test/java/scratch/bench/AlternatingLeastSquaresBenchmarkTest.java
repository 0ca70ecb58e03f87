package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.classic.collaborative.AlternatingLeastSquares;
import scratch.classic.collaborative.FactorModel;
import scratch.classic.collaborative.Ratings;
import scratch.math.Matrix;

class AlternatingLeastSquaresBenchmarkTest {
    // benchmarks/python/alternating_least_squares.py --quick
    @Test
    void aSweepEndsAtTheErrorOfNumPy() {
        RatingDraws draws = RatingDraws.of(0.1);
        Ratings byUser = draws.ratings();
        assertThat(byUser.size()).isEqualTo(10_000);
        FactorModel start = FactorModel.of(byUser.mean(), Matrix.zeros(byUser.users(), RatingDraws.RANK), draws.start());
        var options = new AlternatingLeastSquares.Options(RatingDraws.RANK, 0.05, true, false, 1, 0);
        FactorModel swept = AlternatingLeastSquares.sweep(start, byUser, byUser.transposed(), options);
        assertThat(swept.rmse(byUser)).isCloseTo(0.4849788466490043, within(1e-10));
    }
}
