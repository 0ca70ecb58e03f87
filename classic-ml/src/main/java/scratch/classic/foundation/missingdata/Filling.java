package scratch.classic.foundation.missingdata;

import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.IterativeImputer;
import scratch.classic.preprocess.KNearestImputer;
import scratch.classic.preprocess.Scaler;

/// What can be done about gaps in columns of numbers.
enum Filling {
    DROP("rows without gaps"),
    MEAN("mean"),
    NEAREST("nearest rows"),
    REGRESSION("regressions");

    private static final Target NOTHING = new Target.Nothing();

    private final String words;

    Filling(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// The table without gaps: DROP has fewer rows.
    ///
    /// @param k       how many rows vote for NEAREST
    /// @param penalty λ for REGRESSION
    Table apply(Table gaps, int k, double penalty) {
        return switch (this) {
            case DROP -> gaps.select(complete(gaps));
            case MEAN -> Imputer.of(Imputer.Method.MEAN).fit(gaps, NOTHING).transform(gaps);
            case NEAREST -> {
                // distances add columns up, so they need a common unit; a scaler leaves gaps as they are
                Scaler.Fitted scaler = Scaler.standard().fit(gaps, NOTHING);
                Table scaled = scaler.transform(gaps);
                yield scaler.inverseTransform(KNearestImputer.of(k).fit(scaled, NOTHING).transform(scaled));
            }
            case REGRESSION -> regressions(gaps, penalty).transform(gaps);
        };
    }

    static IterativeImputer.Fitted regressions(Table gaps, double penalty) {
        return IterativeImputer.of(new IterativeImputer.Options(50, 1e-3, penalty)).fit(gaps, NOTHING);
    }

    /// The rows that have every value.
    static int[] complete(Table gaps) {
        return IntStream.range(0, gaps.rows()).filter(i -> gaps.columns().stream().noneMatch(column -> column.isMissing(i)))
                .toArray();
    }
}
