package scratch.classic.nearest;

import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Scaler;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The wines, every third one kept for the test, columns standardised by the others.
record Wines(Matrix train, int[] trainLabels, Matrix test, int[] testLabels) {
    static Wines standardised() {
        var data = Datasets.wine();
        Table all = Table.of(data.x(), data.featureNames());
        int[] train = IntStream.range(0, 178).filter(i -> i % 3 != 2).toArray();
        int[] test = IntStream.range(0, 178).filter(i -> i % 3 == 2).toArray();
        var scaler = Scaler.standard().fit(all.select(train), new Target.Nothing());
        return new Wines(scaler.transform(all.select(train)).toMatrix(), IntStream.of(train).map(i -> data.y()[i]).toArray(),
                scaler.transform(all.select(test)).toMatrix(), IntStream.of(test).map(i -> data.y()[i]).toArray());
    }
}
