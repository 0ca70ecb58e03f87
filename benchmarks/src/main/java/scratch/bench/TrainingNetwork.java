package scratch.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The networks whose step of training is timed, as numbers: inputs, targets, and what is learned, the same bits for every
/// library and language. What is computed with them stands where each library computes it.
enum TrainingNetwork {
    /// 784-256-128-10, ReLU.
    MLP(128, 784),
    /// LeNet-5: convolutions of 6 and 16 filters of 5 x 5, each with ReLU and max pooling, and layers of 120, 84 and 10.
    LENET(64, 1, 28, 28),
    /// Two layers of 256 over 32 steps of 256 numbers, and ten classes from the last output.
    LSTM(32, 32, 256),
    /// One block, pre-norm: 8 heads of 32 and a feed-forward part of 1024 with GELU, over 256 positions of 256 numbers;
    /// mean squared error to a target of that shape.
    TRANSFORMER(8, 256, 256),
    /// 16, 32 and 64 channels, three blocks of two 3 x 3 convolutions each; where the shape changes, the shortcut is a
    /// 1 x 1 convolution. Every convolution is followed by batch normalisation.
    RESNET20(32, 3, 32, 32);

    private final int[] inputShape;

    TrainingNetwork(int... inputShape) {
        this.inputShape = inputShape;
    }

    /// One array of learned numbers. A matrix is (inputs, outputs): `x` times it is the next layer.
    ///
    /// @param deviation of the bell-shaped numbers it starts with; 0 where all start with the same number
    /// @param constant  what is added to them
    record Parameter(String name, double deviation, float constant, int... shape) {

        static Parameter zeros(String name, int size) {
            return new Parameter(name, 0, 0, size);
        }

        static Parameter ones(String name, int size) {
            return new Parameter(name, 0, 1, size);
        }

        int size() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    static TrainingNetwork of(String name) {
        for (TrainingNetwork network : values()) {
            if (network.toString().equals(name)) {
                return network;
            }
        }
        throw new IllegalArgumentException("training step: " + name + ": must be one of " + Arrays.toString(values()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    int[] inputShape() {
        return inputShape.clone();
    }

    float[] inputs() {
        return numbers(1, 1, Arrays.stream(inputShape).reduce(1, Math::multiplyExact));
    }

    /// True where the loss is cross-entropy; else it is the mean squared error to [#target].
    boolean classifies() {
        return this != TRANSFORMER;
    }

    /// Classes 0 to 9.
    int[] labels() {
        int[] labels = new int[inputShape[0]];
        Arrays.setAll(labels, i -> i * 7 % 10);
        return labels;
    }

    /// Of the shape of the inputs.
    float[] target() {
        return numbers(2, 1, Arrays.stream(inputShape).reduce(1, Math::multiplyExact));
    }

    /// What the parameter of that position starts with.
    float[] start(int position) {
        Parameter p = parameters().get(position);
        float[] values = new float[p.size()];
        if (p.deviation() > 0) {
            values = numbers(100 + position, p.deviation(), p.size());
        }
        for (int i = 0; i < values.length; i++) {
            values[i] += p.constant();
        }
        return values;
    }

    private static float[] numbers(long seed, double deviation, int size) {
        Draws random = new Draws(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.n4());
        }
        return values;
    }

    /// (rows, columns) to (columns, rows).
    static float[] transposed(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    /// What is learned, in the order in which it is used.
    List<Parameter> parameters() {
        List<Parameter> list = new ArrayList<>();
        switch (this) {
            case MLP -> {
                linear(list, 784, 256, 2);
                linear(list, 256, 128, 2);
                linear(list, 128, 10, 2);
            }
            case LENET -> {
                convolution(list, 6, 1, 5);
                list.add(Parameter.zeros("bias", 6));
                convolution(list, 16, 6, 5);
                list.add(Parameter.zeros("bias", 16));
                linear(list, 400, 120, 2);
                linear(list, 120, 84, 2);
                linear(list, 84, 10, 2);
            }
            case LSTM -> {
                recurrent(list);
                recurrent(list);
                linear(list, 256, 10, 1);
            }
            case TRANSFORMER -> {
                norm(list, 256);
                linear(list, 256, 768, 1);             // queries, keys, values
                linear(list, 256, 256, 1);
                norm(list, 256);
                linear(list, 256, 1024, 1);
                linear(list, 1024, 256, 1);
            }
            default -> {
                normalised(list, 16, 3, 3);
                for (int block = 0; block < 9; block++) {
                    int channels = 16 << block / 3;
                    int before = block > 0 && block % 3 == 0 ? channels / 2 : channels;
                    normalised(list, channels, before, 3);
                    normalised(list, channels, channels, 3);
                    if (before < channels) {
                        normalised(list, channels, before, 1);
                    }
                }
                linear(list, 64, 10, 2);
            }
        }
        return list;
    }

    /// @param gain 2 before a ReLU (He), 1 elsewhere
    private static void linear(List<Parameter> list, int inputs, int outputs, double gain) {
        list.add(new Parameter("weight", Math.sqrt(gain / inputs), 0, inputs, outputs));
        list.add(Parameter.zeros("bias", outputs));
    }

    /// Four gates side by side: input, forget, candidate, output. First from the inputs, then from the state before.
    private static void recurrent(List<Parameter> list) {
        linear(list, 256, 4 * 256, 1);
        linear(list, 256, 4 * 256, 1);
    }

    private static void norm(List<Parameter> list, int size) {
        list.add(Parameter.ones("scale", size));
        list.add(Parameter.zeros("shift", size));
    }

    private static void convolution(List<Parameter> list, int filters, int channels, int side) {
        list.add(new Parameter("filters", Math.sqrt(2.0 / (channels * side * side)), 0, filters, channels, side, side));
    }

    private static void normalised(List<Parameter> list, int filters, int channels, int side) {
        convolution(list, filters, channels, side);
        norm(list, filters);
    }
}
