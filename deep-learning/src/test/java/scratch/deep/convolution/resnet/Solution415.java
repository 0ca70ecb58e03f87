package scratch.deep.convolution.resnet;

/// A solution of exercise 415.
final class Solution415 {
    private Solution415() {
    }

    static long parameters(int in, int inside, int stride, boolean bottleneck) {
        int out = bottleneck ? 4 * inside : inside;
        long way = bottleneck ? layer(1, in, inside) + layer(3, inside, inside) + layer(1, inside, out)
                : layer(3, in, out) + layer(3, out, out);
        return way + (stride != 1 || in != out ? layer(1, in, out) : 0);
    }

    /// A convolution without bias, and the two numbers a channel of its normalisation.
    private static long layer(int kernel, int in, int out) {
        return (long) kernel * kernel * in * out + 2L * out;
    }
}
