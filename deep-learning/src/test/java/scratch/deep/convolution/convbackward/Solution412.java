package scratch.deep.convolution.convbackward;

/// A solution of exercise 412.
final class Solution412 {
    private Solution412() {
    }

    static double[][] toImage(double[][] g, double[][] kernel, int stride, int padding, int height, int width) {
        double[][] out = new double[height][width];
        for (int y = 0; y < g.length; y++) {
            for (int x = 0; x < g[0].length; x++) {
                for (int i = 0; i < kernel.length; i++) {
                    for (int j = 0; j < kernel.length; j++) {
                        int row = y * stride - padding + i;
                        int column = x * stride - padding + j;
                        if (row >= 0 && row < height && column >= 0 && column < width) {
                            out[row][column] += g[y][x] * kernel[i][j];
                        }
                    }
                }
            }
        }
        return out;
    }
}
