package scratch.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import smile.feature.extraction.PCA;

/// What do the principal components of 20 000 rows of 200 columns cost, by the covariance matrix and by the SVD of the rows?
///
/// Hypothesis: by the covariance matrix the half product n·d² is nearly all of it, and it runs at the speed of the matrix
/// product; so a library can hardly be beaten, only in how often the rows are read. By the SVD there is more to gain: of
/// 20 000 rows only the triangle is needed, and chunks of rows that fit into the cache have triangles, too.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="PrincipalComponentsBenchmark.ours -p way=COVARIANCE"`
///
/// Moral: what is not asked for, here the left singular vectors, need not be computed.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 7, time = 1)
public class PrincipalComponentsBenchmark {
    /// Smile has one way, the SVD of the rows.
    @Param({"COVARIANCE", "SVD"})
    public Method way;

    private Matrix x;
    private double[][] rows;

    /// Draws the data; on a tenth of it all contestants have to agree.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        int threads = name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1;
        Kernels.setThreads(threads);
        OpenBlas.load().setThreads(threads);
        Matrix tenth = PrincipalComponentsData.rows(2_000);
        check(fit(tenth), PCA.fit(rows(tenth)));
        x = PrincipalComponentsData.rows(20_000);
        rows = rows(x);
    }

    private PrincipalComponents fit(Matrix data) {
        return PrincipalComponents.fit(data, Options.all().withMethod(way));
    }

    /// The same shares of the variance and, up to sign, the same first component; far apart as it is from the others.
    static void check(PrincipalComponents ours, PCA theirs) {
        for (int j = 0; j < PrincipalComponentsData.COLUMNS; j++) {
            double sign = Math.signum(theirs.loadings().get(0, 0) * ours.components().get(0, 0));
            double apart = Math.abs(ours.ratios()[j] - theirs.varianceProportion()[j])
                + Math.abs(ours.components().get(0, j) - sign * theirs.loadings().get(j, 0));
            if (!(apart <= 1e-12)) {
                throw new IllegalStateException("PrincipalComponentsBenchmark: component " + j + " is " + apart
                    + " away from Smile's");
            }
        }
    }

    static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        return rows;
    }

    @Benchmark
    public PrincipalComponents ours() {
        return fit(x);
    }

    @Benchmark
    public PrincipalComponents oursParallel() {
        return fit(x);
    }

    @Benchmark
    public PCA smile() {
        return PCA.fit(rows);
    }

    @Benchmark
    public PCA smileParallel() {
        return PCA.fit(rows);
    }
}
