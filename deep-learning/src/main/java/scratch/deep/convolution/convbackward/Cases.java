package scratch.deep.convolution.convbackward;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import scratch.deep.init.SeedStream;

/// A layer, what goes in, and the gradient at what comes out; all of them numbers that float32 holds exactly.
record Cases(ConvLayer layer, double[][][] x, double[][][] g) {

    /// @param shape channels, height, width, filters, size of a filter
    static Cases random(int stride, int padding, long seed, int... shape) {
        RandomGenerator random = SeedStream.generator(seed);
        double[][][] x = images(random, shape[0], shape[1], shape[2]);
        double[][][][] filters = new double[shape[3]][][][];
        Arrays.setAll(filters, f -> images(random, shape[0], shape[4], shape[4]));
        ConvLayer layer = new ConvLayer(filters, numbers(random, shape[3]), stride, padding);
        return new Cases(layer, x, images(random, shape[3], layer.places(shape[1]), layer.places(shape[2])));
    }

    static double[][][] images(RandomGenerator random, int c, int h, int w) {
        double[][][] images = new double[c][h][];
        for (double[][] image : images) {
            Arrays.setAll(image, y -> numbers(random, w));
        }
        return images;
    }

    private static double[] numbers(RandomGenerator random, int n) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> (float) random.nextGaussian());
        return numbers;
    }

    /// (c, h, w), or filters (f, c, k, k), row by row.
    static double[] flat(double[][][]... images) {
        return Arrays.stream(images).flatMap(Arrays::stream).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }
}
