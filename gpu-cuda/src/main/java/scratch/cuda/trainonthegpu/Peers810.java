package scratch.cuda.trainonthegpu;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import scratch.cuda.tensor.CudaBackend;
import scratch.cuda.tensor.Traffic;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.example.data.Datasets;
import scratch.math.tensor.Backend;

/// The network of lesson 402, as it stands there: nothing here knows on which backend it runs.
final class Peers810 {
    private static final double RATE = 0.1;

    private Peers810() {
    }

    /// @param losses  of each step, taken before it
    /// @param weights by name, after the last step
    /// @param last    what the last step asked of the device; null on the processor
    record Run(double[] losses, Map<String, double[]> weights, Traffic last) {
    }

    /// The first rows of the digits, 64 pixels from 0 to 1.
    static Data digits(int rows) {
        var digits = Datasets.digits();
        double[][] x = new double[rows][64];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 64; j++) {
                x[i][j] = digits.x()[i][j] / 16;
            }
        }
        return Data.classes(x, Arrays.copyOf(digits.y(), rows));
    }

    static Sequential network(int hidden, long seed) {
        var random = SeedStream.generator(seed);
        return new Sequential(new Linear(64, hidden, random), Activation.RELU, new Linear(hidden, 10, random));
    }

    /// So many steps of SGD on a backend.
    static Run train(Backend backend, int hidden, int batch, int steps, long seed) {
        return Backend.using(backend, () -> {
            Sequential model = network(hidden, seed);
            var optimizer = new Optimizer(model.parameters(), new SGD(RATE));
            var trainer = new Trainer(model, Loss.crossEntropy(), optimizer, digits(batch * steps), Options.of(1, batch));
            double[] losses = new double[steps];
            Traffic last = null;
            for (int step = 0; step < steps; step++) {
                Traffic before = backend instanceof CudaBackend cuda ? cuda.traffic() : null;
                losses[step] = trainer.step();
                last = backend instanceof CudaBackend cuda ? cuda.traffic().since(before) : null;
            }
            Map<String, double[]> weights = new LinkedHashMap<>();
            model.parameters().forEach((name, p) -> weights.put(name, doubles(p.data().toArray())));
            return new Run(losses, weights, last);
        });
    }

    private static double[] doubles(float... values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i]);
        return result;
    }

    /// Nanoseconds of a step on a GPU: the median of `steps`, each waited for.
    static long nanos(CudaBackend backend, int hidden, int batch, int steps) {
        return Backend.using(backend, () -> {
            Sequential model = network(hidden, 1);
            var optimizer = new Optimizer(model.parameters(), new SGD(RATE));
            var trainer = new Trainer(model, Loss.crossEntropy(), optimizer, digits(batch), Options.of(steps, batch));
            long[] nanos = new long[steps];
            for (int step = 0; step < steps; step++) {
                long start = System.nanoTime();
                trainer.step();
                backend.finish();
                nanos[step] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return nanos[steps / 2];
        });
    }
}
