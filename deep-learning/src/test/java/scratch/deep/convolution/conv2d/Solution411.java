package scratch.deep.convolution.conv2d;

/// A solution of exercise 411.
final class Solution411 {
    private Solution411() {
    }

    static double[][] slide(double[][] image, double[][] kernel, int stride, int padding) {
        int height = (image.length + 2 * padding - kernel.length) / stride + 1;
        int width = (image[0].length + 2 * padding - kernel[0].length) / stride + 1;
        double[][] map = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < kernel.length; i++) {
                    for (int j = 0; j < kernel[0].length; j++) {
                        int row = y * stride - padding + i;
                        int column = x * stride - padding + j;
                        if (row >= 0 && row < image.length && column >= 0 && column < image[0].length) {
                            map[y][x] += kernel[i][j] * image[row][column];
                        }
                    }
                }
            }
        }
        return map;
    }
}
