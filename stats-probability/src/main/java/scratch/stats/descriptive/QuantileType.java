package scratch.stats.descriptive;

import scratch.math.check.Require;

/// The nine definitions of a sample quantile, numbered as in R. Each says where in the sorted sample x₍₁₎ … x₍ₙ₎ the
/// quantile p stands: at position `a + p·(n + 1 − a − b)`, with fractions interpolated (4 to 9) or decided by a rule (1 to 3).
/// Hyndman & Fan, *The American Statistician* 50 (1996) 361.
public enum QuantileType {
    /// The smallest value with at least the share p at or below it. Always a value of the sample.
    INVERSE_CDF(1, 0, 0),
    /// As 1, but the mean of the two neighbours where p·n is whole (SAS's default).
    AVERAGED_INVERSE_CDF(2, 0, 0),
    /// The value nearest to position p·n, the even one if two are equally near.
    NEAREST_EVEN(3, -0.5, 1.5),
    /// Position p·n.
    INTERPOLATED_INVERSE_CDF(4, 0, 1),
    /// Position p·n + 1/2 (Hazen, hydrology).
    HAZEN(5, 0.5, 0.5),
    /// Position p·(n + 1) (Weibull; Excel's `.EXC`, Minitab, SPSS).
    WEIBULL(6, 0, 0),
    /// Position 1 + p·(n − 1) (R's and NumPy's default, Excel's `.INC`).
    LINEAR(7, 1, 1),
    /// Position p·(n + 1/3) + 1/3: about median-unbiased for every distribution; Hyndman and Fan's advice.
    MEDIAN_UNBIASED(8, 1.0 / 3, 1.0 / 3),
    /// Position p·(n + 1/4) + 3/8: about unbiased if the data are normal.
    NORMAL_UNBIASED(9, 0.375, 0.375);

    private final int number;
    private final double a;
    private final double b;

    QuantileType(int number, double a, double b) {
        this.number = number;
        this.a = a;
        this.b = b;
    }

    /// R's number of this definition, 1 to 9.
    public int number() {
        return number;
    }

    /// The definition with R's number.
    public static QuantileType of(int number) {
        Require.that(number >= 1 && number <= 9, "QuantileType.of: number = %s: R's types are 1 to 9", number);
        return values()[number - 1];
    }

    /// Where the quantile p stands among n sorted values, counted from 1; may lie outside 1 … n.
    double position(double p, int n) {
        if (number <= 2) {
            return n * p;
        }
        return a + p * (n + 1 - a - b);
    }
}
