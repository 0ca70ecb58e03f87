package scratch.deep.convolution.transferlearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.mobilenet.MobileNetV3;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.Schedule;
import scratch.deep.train.Evaluation;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Scope;

/// A trained network is cut, and gets a new head: what it learned for one task is used for another that has few rows.
///
/// Yosinski et al. 2014, *How transferable are features in deep neural networks?*
public final class Transfer {
    /// How to train.
    ///
    /// @param steps batches in all, about, whatever the number of rows
    /// @param rate  of Adam in the first step
    public record Recipe(int steps, int batchSize, double rate, long seed) {
        public Recipe {
            Require.atLeast(1, "Transfer.Recipe", "steps", steps);
            Require.atLeast(2, "Transfer.Recipe", "batch size", batchSize);            // a batch norm needs two rows
            Require.positive("Transfer.Recipe", "rate", rate);
        }

        Options options(int rows) {
            int batch = Math.min(batchSize, rows);
            return Options.of(Math.max(1, steps / Math.ceilDiv(rows, batch)), batch).withSeed(seed);
        }
    }

    private static final TileMeans TILES = new TileMeans(3, 4);
    private static final int AT_ONCE = 64;

    private Transfer() {
    }

    /// The body up to one of its layers, and means over tiles of what that gives: pictures to rows of features. The layers
    /// are those of the network, not copies.
    public static Layer cut(MobileNetV3 network, String last) {
        List<Layer> layers = new ArrayList<>();
        for (Map.Entry<String, Layer> layer : network.convolutions().entrySet()) {
            layers.add(layer.getValue());
            if (layer.getKey().equals(last)) {
                layers.add(TILES);
                return new Sequential(layers.toArray(Layer[]::new));
            }
        }
        throw Require.broken("Transfer.cut: layer %s: must be one of %s", last, network.convolutions().keySet());
    }

    /// A new head for rows of features: each brought to mean 0 and variance 1, and a linear layer.
    public static Layer head(int features, int classes, long seed) {
        return new Sequential(new BatchNorm(features), new Linear(features, classes, SeedStream.generator(seed)));
    }

    /// What a body gives for every picture, computed once: a frozen body would give the same in every epoch.
    public static Data features(Layer body, Data pictures) {
        return features(Map.of("", body), y -> y, pictures).get("");
    }

    /// What leaves every layer of a network, as means over tiles.
    public static Map<String, Data> everyLayer(MobileNetV3 network, Data pictures) {
        return features(network.convolutions(), TILES, pictures);
    }

    private static Map<String, Data> features(Map<String, Layer> layers, Layer summary, Data pictures) {
        layers.values().forEach(Layer::eval);
        Map<String, float[]> rows = new LinkedHashMap<>();
        for (int from = 0; from < pictures.size(); from += AT_ONCE) {
            int begin = from;
            int[] some = new int[Math.min(AT_ONCE, pictures.size() - from)];
            Arrays.setAll(some, i -> begin + i);
            try (Scope scope = Scope.open()) {
                Variable y = pictures.batch(some).inputs();
                for (Map.Entry<String, Layer> layer : layers.entrySet()) {
                    Variable x = y;
                    y = Variable.noGradient(() -> layer.getValue().forward(x));
                    Variable z = y;
                    float[] values = Variable.noGradient(() -> summary.forward(z)).data().toArray();
                    float[] all = rows.computeIfAbsent(layer.getKey(), name -> new float[values.length / some.length
                            * pictures.size()]);
                    System.arraycopy(values, 0, all, values.length / some.length * begin, values.length);
                }
                scope.clear();
            }
        }
        Map<String, Data> data = new LinkedHashMap<>();
        rows.forEach((name, all) -> data.put(name, Data.classes(all, new int[] {all.length / pictures.size()},
                pictures.labels())));
        return data;
    }

    /// Trains what gradients reach, at a rate that falls to 0, and gives the share of test rows that are right then.
    public static double train(Layer network, Data training, Data test, Recipe recipe) {
        Options options = recipe.options(training.size());
        int steps = options.epochs() * Math.ceilDiv(training.size(), options.batchSize());
        Optimizer optimizer = new Optimizer(network.parameters(), new Adam(recipe.rate), Schedule.linear(steps, 0));
        new Trainer(network, Loss.crossEntropy(), optimizer, training, options).run();
        return Evaluation.of(network, test, Loss.crossEntropy()).accuracy();
    }
}
