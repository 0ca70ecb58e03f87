package scratch.math.strassen;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.matrices.PlainProducts;

/// The product of two matrices by seven products of quarters instead of eight, as it stands in the textbook: every sum is
/// a matrix of its own. The fast form, with three workspaces a level, is [scratch.math.kernel.Strassen].
///
/// L levels take 7ᴸ products of size n/2ᴸ; to the very bottom that is `n^2.81` multiplications.
/// Strassen 1969; with 15 additions instead of 18, Winograd 1971.
public final class SevenProducts {
    private SevenProducts() {
    }

    /// AB by `levels` halvings; a side that is odd gets a row or column of zeros, which is cut off again.
    public static Matrix multiply(Matrix a, Matrix b, int levels) {
        Require.that(a.columns() == b.rows(), "SevenProducts.multiply: (%d, %d) x (%d, %d): inner dimensions differ",
                a.rows(), a.columns(), b.rows(), b.columns());
        Require.that(levels >= 0, "SevenProducts.multiply: %d levels: must be at least 0", levels);
        if (levels == 0 || Math.min(a.columns(), Math.min(a.rows(), b.columns())) < 2) {
            return PlainProducts.rowByRow(a, b);
        }
        Quarters product = sevenProducts(Quarters.of(a), Quarters.of(b), levels - 1);
        return product.join(a.rows(), b.columns());
    }

    private static Quarters sevenProducts(Quarters a, Quarters b, int levels) {
        Matrix s1 = a.lowerLeft().plus(a.lowerRight());
        Matrix s2 = s1.minus(a.upperLeft());
        Matrix s3 = a.upperLeft().minus(a.lowerLeft());
        Matrix s4 = a.upperRight().minus(s2);
        Matrix t1 = b.upperRight().minus(b.upperLeft());
        Matrix t2 = b.lowerRight().minus(t1);
        Matrix t3 = b.lowerRight().minus(b.upperRight());
        Matrix t4 = t2.minus(b.lowerLeft());
        Matrix p1 = multiply(a.upperLeft(), b.upperLeft(), levels);
        Matrix p2 = multiply(a.upperRight(), b.lowerLeft(), levels);
        Matrix p3 = multiply(s4, b.lowerRight(), levels);
        Matrix p4 = multiply(a.lowerRight(), t4, levels);
        Matrix p5 = multiply(s1, t1, levels);
        Matrix p6 = multiply(s2, t2, levels);
        Matrix p7 = multiply(s3, t3, levels);
        Matrix u2 = p1.plus(p6);
        Matrix u3 = u2.plus(p7);
        return new Quarters(p1.plus(p2), u2.plus(p5).plus(p3), u3.minus(p4), u3.plus(p5));
    }

    /// What the seven products multiply: row r holds the weights of a₁₁ a₁₂ a₂₁ a₂₂ in the first factor of Pᵣ₊₁, and then
    /// those of b₁₁ b₁₂ b₂₁ b₂₂ in the second.
    static int[][] factors() {
        return new int[][]{
            {1, 0, 0, 0, 1, 0, 0, 0},
            {0, 1, 0, 0, 0, 0, 1, 0},
            {1, 1, -1, -1, 0, 0, 0, 1},
            {0, 0, 0, 1, 1, -1, -1, 1},
            {0, 0, 1, 1, -1, 1, 0, 0},
            {-1, 0, 1, 1, 1, -1, 0, 1},
            {1, 0, -1, 0, 0, -1, 0, 1}};
    }

    /// How the seven products are added up: row q holds their weights in c₁₁, c₁₂, c₂₁ and c₂₂.
    static int[][] weights() {
        return new int[][]{
            {1, 1, 0, 0, 0, 0, 0},
            {1, 0, 1, 0, 1, 1, 0},
            {1, 0, 0, -1, 0, 1, 1},
            {1, 0, 0, 0, 1, 1, 1}};
    }
}
