package scratch.deep.convolution.resnet;

import java.util.List;

import scratch.deep.convolution.resnet.Exercise415Test.Count;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise415Test implements ExerciseContract<Count> {
    /// What the learner writes.
    interface Count {
        long parameters(int in, int inside, int stride, boolean bottleneck);
    }

    @Override
    public String task() {
        return "write parameters(in, inside, stride, bottleneck): how many numbers a residual block learns.";
    }

    @Override
    public Count learner() {
        return Exercise415::parameters;
    }

    @Override
    public Count solution() {
        return Solution415::parameters;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A convolution of k x k from a to b channels has k·k·a·b weights and no bias; its normalisation has 2·b "
                + "numbers.",
                "Basic: 3 x 3 from in to inside, 3 x 3 from inside to inside. Bottleneck: 1 x 1 from in to inside, 3 x 3, and "
                + "1 x 1 from inside to 4·inside.",
                "The skip has a convolution of 1 x 1 from in to the channels of the output, with a normalisation, if the "
                + "stride is not 1 or the channels differ.");
    }

    @Override
    public void check(Count answer) {
        long basic = answer.parameters(64, 64, 1, false);
        Mistake.unless(basic != 73_728, "73728 are the weights of two convolutions of 3 x 3 with 64 channels; each of the two "
                + "normalisations has 128 numbers more.");
        Mistake.unless(basic != 74_112, "The convolutions have no bias: the normalisation behind them would take it away "
                + "again.");
        Mistake.unless(basic == 73_984, "A basic block with 64 channels learns 2·(9·64·64 + 2·64) = 73984 numbers; yours has "
                + "%d.",
                basic);
        long wider = answer.parameters(64, 128, 2, false);
        Mistake.unless(wider == 230_144, "From 64 to 128 channels with stride 2: 73728 + 256 + 147456 + 256 on the way and "
                + "8192 + 256 on the skip are 230144; yours has %d.", wider);
        long smaller = answer.parameters(64, 64, 2, false);
        Mistake.unless(smaller == 78_208, "With stride 2 the picture gets smaller, so the skip needs its 1 x 1 even where the "
                + "channels are equal: 73984 + 4096 + 128 = 78208; yours has %d.", smaller);
        long bottleneck = answer.parameters(256, 64, 1, true);
        Mistake.unless(bottleneck == 70_400, "A bottleneck from 256 to 64 and back learns 16384 + 36864 + 16384 weights and "
                + "128 + 128 + 512 for its normalisations, 70400; yours has %d.", bottleneck);
        long first = answer.parameters(64, 64, 1, true);
        Mistake.unless(first == 75_008, "The first bottleneck of ResNet-50 gets 64 channels and gives out 256, so the skip has "
                + "a 1 x 1: 75008 in all; yours has %d.", first);
    }

    private static long wrong(int mistake, int in, int inside, int stride, boolean bottleneck) {
        int out = bottleneck ? 4 * inside : inside;
        long norm = mistake == 0 ? 0 : mistake == 1 ? 3 : 2;
        long way = bottleneck ? in * inside + norm * inside + 9L * inside * inside + norm * inside + (long) inside * out
                + norm * out : 9L * in * out + norm * out + 9L * out * out + norm * out;
        boolean skip = mistake == 2 ? in != out : stride != 1 || in != out;
        return way + (skip && mistake != 3 ? (long) in * out + norm * out : 0);
    }

    private static Count with(int mistake) {
        return (in, inside, stride, bottleneck) -> wrong(mistake, in, inside, stride, bottleneck);
    }

    @Override
    public List<Planted<Count>> planted() {
        return List.of(new Planted<>("no normalisation", with(0), "each of the two normalisations has 128 numbers more"),
                new Planted<>("with biases", with(1), "The convolutions have no bias"),
                new Planted<>("stride forgotten", with(2), "so the skip needs its 1 x 1 even where the channels are equal"),
                new Planted<>("no projection", with(3), "8192 + 256 on the skip are 230144"));
    }
}
