package scratch.math.strassen;

/// How long a product of two square matrices takes if multiplying waits for arithmetic and adding waits for memory.
///
/// @param flops     operations a second that a plain product reaches
/// @param bandwidth bytes a second that a sum of two large matrices moves
public record CostModel(double flops, double bandwidth) {
    private static final int ADDITIONS = 15;
    private static final int BYTES = 3 * Double.BYTES;         // two numbers read, one written

    /// Seconds: 2n³ operations without levels, else seven products of half the size and fifteen sums of quarters.
    public double seconds(double n, int levels) {
        if (levels == 0) {
            return 2 * n * n * n / flops;
        }
        double half = n / 2;
        return 7 * seconds(half, levels - 1) + ADDITIONS * BYTES * half * half / bandwidth;
    }

    /// The size from which one level pays: an eighth of the operations, n³/4, is worth what the sums move, 90·n² bytes.
    public double crossover() {
        return 4 * ADDITIONS * BYTES / 4.0 * flops / bandwidth;
    }
}
