package scratch.cuda.matmulladder;

import scratch.math.check.Require;

/// A product of two square matrices by tiles, in plain Java, with a count of what it fetches.
///
/// A tile of C is made of tiles of A and B: `C_IJ = Σ_P A_IP · B_PJ`. Every element that is fetched for it serves a whole row
/// or column of the tile. With tiles of t × t, n of them fitting, 2n³/t elements are fetched for n³ multiply-adds.
/// Lam, Rothberg, Wolf 1991.
public final class TiledProduct {
    private TiledProduct() {
    }

    /// What came out.
    ///
    /// @param product C, row after row; (n, n)
    /// @param fetched elements of A and B that were read from where the matrices are
    public record Result(double[] product, long fetched) {
    }

    /// C = A·B for matrices of n × n with tiles of `tile` × `tile`, smaller ones at the edge.
    ///
    /// @throws IllegalArgumentException if an array has not n² elements, or a tile is not from 1 to n
    public static Result multiply(double[] a, double[] b, int n, int tile) {
        Require.that(a.length == n * n && b.length == n * n,
                "TiledProduct.multiply: %d and %d elements: must be n * n = %d", a.length, b.length, (long) n * n);
        Require.that(tile >= 1 && tile <= n, "TiledProduct.multiply: tiles of %d: must be 1 to n = %d", tile, n);
        double[] c = new double[n * n];
        long fetched = 0;
        for (int i = 0; i < n; i += tile) {
            for (int j = 0; j < n; j += tile) {
                for (int p = 0; p < n; p += tile) {
                    double[] tileA = fetch(a, n, i, p, tile);
                    double[] tileB = fetch(b, n, p, j, tile);
                    fetched += tileA.length + tileB.length;
                    multiplyTile(tileA, tileB, c, n, i, j, Math.min(tile, n - i), Math.min(tile, n - j));
                }
            }
        }
        return new Result(c, fetched);
    }

    private static double[] fetch(double[] x, int n, int row, int column, int tile) {
        int height = Math.min(tile, n - row);
        int width = Math.min(tile, n - column);
        double[] copy = new double[height * width];
        for (int i = 0; i < height; i++) {
            System.arraycopy(x, (row + i) * n + column, copy, i * width, width);
        }
        return copy;
    }

    private static void multiplyTile(double[] a, double[] b, double[] c, int n, int row, int column, int height, int width) {
        int depth = a.length / height;
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                for (int p = 0; p < depth; p++) {
                    c[(row + i) * n + column + j] += a[i * depth + p] * b[p * width + j];
                }
            }
        }
    }
}
