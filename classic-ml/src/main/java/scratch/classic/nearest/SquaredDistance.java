package scratch.classic.nearest;

/// ‖a − b‖² = Σⱼ (aⱼ − bⱼ)², in one fixed order of additions: every search of this room compares these very numbers.
///
/// Four sums run side by side, column j in sum j mod 4, because one sum would wait for its last addition in every column.
final class SquaredDistance {
    private SquaredDistance() {
    }

    /// Between d numbers of a and d numbers of b.
    static double between(double[] a, int aFrom, double[] b, int bFrom, int d) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= d; j += 4) {
            double d0 = a[aFrom + j] - b[bFrom + j];
            double d1 = a[aFrom + j + 1] - b[bFrom + j + 1];
            double d2 = a[aFrom + j + 2] - b[bFrom + j + 2];
            double d3 = a[aFrom + j + 3] - b[bFrom + j + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; j < d; j++) {
            double difference = a[aFrom + j] - b[bFrom + j];
            s0 += difference * difference;
        }
        return (s0 + s1) + (s2 + s3);
    }

    /// From a point to the box low ≤ x ≤ high: 0 inside.
    ///
    /// subtle: rounding keeps order, and this adds in the order of [#between]. So it is never larger than the squared
    /// distance to a row in the box, not even by the last bit, and a search may trust it without a margin.
    static double toBox(double[] a, int aFrom, double[] low, double[] high, int boxFrom, int d) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= d; j += 4) {
            double d0 = gap(a[aFrom + j], low[boxFrom + j], high[boxFrom + j]);
            double d1 = gap(a[aFrom + j + 1], low[boxFrom + j + 1], high[boxFrom + j + 1]);
            double d2 = gap(a[aFrom + j + 2], low[boxFrom + j + 2], high[boxFrom + j + 2]);
            double d3 = gap(a[aFrom + j + 3], low[boxFrom + j + 3], high[boxFrom + j + 3]);
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; j < d; j++) {
            double difference = gap(a[aFrom + j], low[boxFrom + j], high[boxFrom + j]);
            s0 += difference * difference;
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double gap(double value, double low, double high) {
        return Math.max(0, Math.max(low - value, value - high));
    }
}
