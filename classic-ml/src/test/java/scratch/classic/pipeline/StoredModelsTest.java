package scratch.classic.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Classifier;
import scratch.classic.model.Regressor;
import scratch.classic.nearest.KNearest;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.nearest.KNearestRegressor;
import scratch.classic.preprocess.Scaler;
import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.LinearSVM;
import scratch.classic.supportvector.SVR;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// Support vector machines and neighbours that went through a file answer as before, to the last bit.
class StoredModelsTest {
    private static final Table WINES = Table.of(Datasets.wine().x(), Datasets.wine().featureNames());
    private static final Target.Labels KINDS = new Target.Labels(Datasets.wine().y(), List.of("0", "1", "2"));
    private static final double[] ALCOHOL = Matrix.of(Datasets.wine().x()).column(0);

    private static void keeps(Path folder, BiFunction<Matrix, int[], Classifier> learner, boolean probabilities) {
        FittedClassifier fitted = Pipeline.of(Scaler.standard()).fitClassifier(WINES, KINDS,
                learner::apply);
        PipelineFile.save(fitted, folder.resolve("c.json"));
        FittedClassifier read = PipelineFile.readClassifier(folder.resolve("c.json"));
        assertThat(read.predict(WINES)).containsExactly(fitted.predict(WINES));
        if (probabilities) {
            assertThat(read.probabilities(WINES, "1")).containsExactly(fitted.probabilities(WINES, "1"));
        }
    }

    private static void keeps(Path folder, BiFunction<Matrix, double[], Regressor> learner) {
        FittedRegressor fitted = Pipeline.of().fitRegressor(WINES, ALCOHOL, learner::apply);
        PipelineFile.save(fitted, folder.resolve("r.json"));
        assertThat(PipelineFile.readRegressor(folder.resolve("r.json")).predict(WINES)).containsExactly(fitted.predict(WINES));
    }

    @Test
    void supportVectorMachinesKeepEveryBit(@TempDir Path folder) {
        for (Kernel kernel : List.of(Kernel.linear(), Kernel.rbf(0.1), Kernel.polynomial(2, 0.1, 1))) {
            keeps(folder, (x, y) -> KernelSVM.fit(x, y, KernelSVM.Options.of(kernel, 1).withProbabilities()), true);
        }
        keeps(folder, (x, y) -> SVR.fit(x, y, SVR.Options.of(Kernel.rbf(1e-5), 1, 0.1)));
        keeps(folder, (x, y) -> LinearSVM.fit(x, y, LinearSVM.Options.of(1)), false);
    }

    @Test
    void neighboursKeepEveryBit(@TempDir Path folder) {
        for (KNearest.Method method : KNearest.Method.values()) {
            KNearest.Options options = KNearest.Options.of(5).withMethod(method);
            keeps(folder, (x, y) -> KNearestClassifier.fit(x, y, options), true);
            keeps(folder, (x, y) -> KNearestRegressor.fit(x, y, options));
        }
    }
}
