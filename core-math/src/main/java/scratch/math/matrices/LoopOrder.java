package scratch.math.matrices;

/// Which loop of a matrix product runs inside which, and how far its innermost loop leaps through each matrix.
/// Three nested loops can stand in 3! = 6 orders; these are the one of the definition, the best, and the worst.
/// The cost is 2 n³ operations for all. Golub and Van Loan, *Matrix Computations*, section 1.1.
public enum LoopOrder {
    /// The definition: a row of A times a column of B.
    IJK("i-j-k", "1, n, 0"),
    /// A row of C collects rows of B.
    IKJ("i-k-j", "0, 1, 1"),
    /// A column of C collects columns of A.
    JKI("j-k-i", "n, 0, n"),
    /// i-k-j in tiles.
    BLOCKED("blocked", "0, 1, 1");

    private final String loops;
    private final String steps;

    LoopOrder(String loops, String steps) {
        this.loops = loops;
        this.steps = steps;
    }

    /// The loops from the outermost to the innermost.
    public String loops() {
        return loops;
    }

    /// The steps of the innermost loop in A, B and C, in a product of (n, n) matrices.
    public String steps() {
        return steps;
    }
}
