package scratch.deep.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Flatten;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;

/// The library as a whole: layers, data, optimiser and loop, on real images.
class DigitsNetworkTest {

    @Test
    void aSmallConvolutionalNetworkReadsDigits() {
        double sum = 0;
        int seeds = 3;
        for (long seed = 1; seed <= seeds; seed++) {
            Data[] digits = digits().split(0.8, seed);
            Sequential network = network(seed);
            var optimizer = new Optimizer(network.parameters(), new Adam(0.002));
            new Trainer(network, Loss.crossEntropy(), optimizer, digits[0], Options.of(8, 32).withSeed(seed)).run();
            sum += Evaluation.of(network, digits[1], Loss.crossEntropy()).accuracy();
        }
        assertThat(sum / seeds).isGreaterThanOrEqualTo(0.985);
    }

    private static Data digits() {
        ClassificationData digits = Datasets.digits();
        double[][] x = new double[digits.size()][64];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < 64; j++) {
                x[i][j] = digits.x()[i][j] / 16;
            }
        }
        return Data.classes(x, digits.y()).reshape(1, 8, 8);
    }

    private static Sequential network(long seed) {
        var random = SeedStream.generator(seed);
        return new Sequential(
                new Conv2d(1, 16, 3, 1, 1, random), Activation.RELU,
                new Conv2d(16, 32, 3, 1, 1, random), Activation.RELU, new MaxPool2d(2),
                new Flatten(), new Dropout(0.3, seed), new Linear(32 * 4 * 4, 10, random));
    }
}
