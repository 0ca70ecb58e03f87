package scratch.math.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;

class OptimizeTest {
    /// Any method of the package that needs no more than a twice differentiable function.
    interface Minimiser {
        Result minimize(TwiceDifferentiable f, double[] start, Options options);
    }

    private static final Options OPTIONS = Options.defaults();
    /// ½(x² + 10 y²): eigenvalues 1 and 10
    private static final Quadratic VALLEY =
            new Quadratic(Matrix.of(new double[][] {{1, 0}, {0, 10}}), new double[2]);

    static Stream<Arguments> methods() {
        return Stream.of(Arguments.of("Newton", (Minimiser) Newton::minimize),
                Arguments.of("BFGS", (Minimiser) BFGS::minimize),
                Arguments.of("L-BFGS", (Minimiser) (f, x, o) -> LBFGS.minimize(f, x, 5, o)),
                Arguments.of("CG", (Minimiser) ConjugateGradient::minimize));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void rosenbrocksBananaIsFollowedToItsEnd(String name, Minimiser method) {
        Result result = method.minimize(new Rosenbrock(), new double[] {-1.2, 1}, OPTIONS.withPoints());
        assertThat(result.summary()).startsWith("converged");
        assertThat(result.point()[0]).isEqualTo(1, within(1e-7));
        assertThat(result.point()[1]).isEqualTo(1, within(1e-7));
        assertThat(result.iterations()).isLessThan(120);
        assertHistory(result);
        for (int k = 1; k < result.values().length; k++) {
            assertThat(result.values()[k]).as("value after step %d", k)
                    .isLessThanOrEqualTo(result.values()[k - 1] + 1e-15);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void tenDimensionalQuadraticIsSolved(String name, Minimiser method) {
        Matrix a = randomPositiveDefinite(10);
        double[] b = new SplittableRandom(2).doubles(10, -1, 1).toArray();
        Result result = method.minimize(new Quadratic(a, b), new double[10], OPTIONS);
        assertThat(result.summary()).startsWith("converged");
        assertThat(Vectors.distance(result.point(), Cholesky.of(a).solve(b))).isLessThan(1e-7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void startAtTheMinimumTakesNoStep(String name, Minimiser method) {
        Result result = method.minimize(VALLEY, new double[2], OPTIONS);
        assertThat(result.iterations()).isZero();
        assertThat(result.converged()).isTrue();
        assertThat(result.values()).containsExactly(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void gradientWithTheWrongSignIsNoticed(String name, Minimiser method) {
        TwiceDifferentiable wrong = new TwiceDifferentiable() {
            @Override
            public double value(double[] x) {
                return x[0] * x[0];
            }

            @Override
            public double[] gradient(double[] x) {
                return new double[] {-2 * x[0]};
            }

            @Override
            public Matrix hessian(double[] x) {
                return Matrix.identity(1).times(2);
            }
        };
        Result result = method.minimize(wrong, new double[] {3}, OPTIONS);
        assertThat(result.stop()).isEqualTo(Result.Stop.NO_PROGRESS);
        assertThat(result.summary()).startsWith("no further progress after 0 iterations: value 9.0");
    }

    @Test
    void gradientDescentByHand() {
        // one step of 0.1 from (10, 1): x - 0.1 (x, 10 y) = (9, 0); then 0.9ᵏ · 10
        Result one = GradientDescent.minimize(VALLEY, new double[] {10, 1}, 0.1, OPTIONS.withMaxIterations(1));
        assertThat(one.point()).containsExactly(9, 0);
        assertThat(one.values()).containsExactly(55, 40.5);
        assertThat(one.stop()).isEqualTo(Result.Stop.MAX_ITERATIONS);
        Result many = GradientDescent.minimize(VALLEY, new double[] {10, 1}, 0.1, OPTIONS.withPoints());
        assertThat(many.converged()).isTrue();
        assertThat(many.points().get(20)[0]).isEqualTo(10 * Math.pow(0.9, 20), within(1e-12));
        assertThat(many.iterations()).isEqualTo((int) Math.ceil(Math.log(1e-9) / Math.log(0.9)));
        assertHistory(many);
    }

    @Test
    void gradientDescentDivergesJustAboveTwoOverTheLargestEigenvalue() {
        double[] start = {1, 1};
        Options options = OPTIONS.withMaxIterations(5000);
        assertThat(GradientDescent.minimize(VALLEY, start, 0.199, options).converged()).isTrue();
        Result result = GradientDescent.minimize(VALLEY, start, 0.3, options);
        // y grows by |1 - 3| = 2 a step; y² exceeds the largest double (2¹⁰²⁴) after 511 doublings
        assertThat(result.stop()).isEqualTo(Result.Stop.DIVERGED);
        assertThat(result.summary()).matches("diverged at iteration 51\\d: the last finite value is .*E30\\d");
        assertThat(result.value()).isFinite();
        assertThat(result.point()[1]).isFinite();
    }

    @Test
    void newtonSolvesAQuadraticInOneStepAndDoublesDigits() {
        Result one = Newton.minimize(VALLEY, new double[] {10, 1}, OPTIONS);
        assertThat(one.iterations()).isEqualTo(1);
        Result result = Newton.minimize(new Rosenbrock(), new double[] {1.05, 1.1}, OPTIONS.withTolerance(1e-13));
        double[] norms = result.gradientNorms();
        assertThat(norms[norms.length - 1]).isLessThan(100 * Math.pow(norms[norms.length - 2], 1.5));
    }

    @Test
    void newtonLeavesASaddleWhereTheHessianIsIndefinite() {
        // f = x⁴/4 − x²/2 + y²/2 has a saddle at 0 and minima at (±1, 0)
        TwiceDifferentiable f = new TwiceDifferentiable() {
            @Override
            public double value(double[] x) {
                return Math.pow(x[0], 4) / 4 - x[0] * x[0] / 2 + x[1] * x[1] / 2;
            }

            @Override
            public double[] gradient(double[] x) {
                return new double[] {Math.pow(x[0], 3) - x[0], x[1]};
            }

            @Override
            public Matrix hessian(double[] x) {
                return Matrix.of(new double[][] {{3 * x[0] * x[0] - 1, 0}, {0, 1}});
            }
        };
        Result result = Newton.minimize(f, new double[] {0.01, 1}, OPTIONS);
        assertThat(result.converged()).isTrue();
        assertThat(result.point()[0]).isEqualTo(1, within(1e-8));
        assertThat(result.value()).isEqualTo(-0.25, within(1e-14));
    }

    @Test
    void linearConjugateGradientsEndAfterAsManyStepsAsThereAreEigenvalues() {
        // by hand: A = [[4, 1], [1, 3]], b = (1, 2), x = (1/11, 7/11)
        Matrix a = Matrix.of(new double[][] {{4, 1}, {1, 3}});
        Result result = ConjugateGradient.solve(a, new double[] {1, 2}, OPTIONS.withTolerance(1e-14).withPoints());
        assertThat(result.iterations()).isEqualTo(2);
        assertThat(result.points().get(1)[0]).isEqualTo(0.25, within(1e-15));   // b·b / bᵀAb = 5/20
        assertThat(result.points().get(1)[1]).isEqualTo(0.5, within(1e-15));
        assertThat(result.point()[0]).isEqualTo(1 / 11.0, within(1e-15));
        assertThat(result.point()[1]).isEqualTo(7 / 11.0, within(1e-15));
        double value = new Quadratic(a, new double[] {1, 2}).value(result.point());
        assertThat(result.value()).isEqualTo(value, within(1e-15));
        assertHistory(result);

        Matrix three = Matrix.identity(30);   // eigenvalues 1, 2 and 5 only
        for (int i = 0; i < 30; i++) {
            three.set(i, i, new double[] {1, 2, 5}[i % 3]);
        }
        double[] b = new SplittableRandom(3).doubles(30, -1, 1).toArray();
        assertThat(ConjugateGradient.solve(three, b, OPTIONS.withTolerance(1e-12)).iterations()).isEqualTo(3);
        assertThat(ConjugateGradient.solve(three, new double[30], OPTIONS).iterations()).isZero();
    }

    @Test
    void conjugateGradientsRefuseAnIndefiniteMatrix() {
        Matrix a = Matrix.of(new double[][] {{1, 0}, {0, -1}});
        assertThatThrownBy(() -> ConjugateGradient.solve(a, new double[] {1, 2}, OPTIONS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("ConjugateGradient: iteration 1: pᵀAp is -3.0: the matrix is not positive definite");
        assertThatThrownBy(() -> ConjugateGradient.solve(a, new double[3], OPTIONS))
                .hasMessageContaining("(2, 2) with a right side of 3 rows");
    }

    @Test
    void coordinateDescentByHand() {
        // A = [[2, 1], [1, 2]], b = (3, 3): x₀ = 3/2, then x₁ = (3 - 1.5)/2 = 0.75; minimum (1, 1)
        Quadratic f = new Quadratic(Matrix.of(new double[][] {{2, 1}, {1, 2}}), new double[] {3, 3});
        Result one = CoordinateDescent.minimize(f, new double[2], OPTIONS.withMaxIterations(1));
        assertThat(one.point()).containsExactly(1.5, 0.75);
        Result result = CoordinateDescent.minimize(f, new double[2], OPTIONS.withTolerance(1e-12));
        assertThat(result.converged()).isTrue();
        assertThat(result.point()[0]).isEqualTo(1, within(1e-11));
        for (int k = 1; k < result.values().length; k++) {
            assertThat(result.values()[k]).isLessThanOrEqualTo(result.values()[k - 1] + 1e-15);
        }
    }

    @Test
    void coordinateDescentHandlesTheKinkOfTheLasso() {
        // ½(x − 3)² + ½(y − 0.5)² + |x| + |y|: soft thresholds 3 − 1 = 2 and 0
        double[] target = {3, 0.5};
        Coordinatewise lasso = new Coordinatewise() {
            @Override
            public double value(double[] x) {
                return Vectors.squaredDistance(x, target) / 2 + Vectors.norm1(x);
            }

            @Override
            public double best(double[] x, int j) {
                return Math.copySign(Math.max(Math.abs(target[j]) - 1, 0), target[j]);
            }
        };
        Result result = CoordinateDescent.minimize(lasso, new double[] {9, 9}, OPTIONS);
        assertThat(result.point()).containsExactly(2, 0);
        assertThat(result.iterations()).isEqualTo(2);
    }

    @Test
    void lineSearchComesBackFromInfinity() {
        // −ln x + x has its minimum 1 at 1 and is NaN left of 0, where the first step from 0.001 leads
        Objective f = Objective.of(x -> x[0] - Math.log(x[0]), x -> new double[] {1 - 1 / x[0]});
        for (Result result : new Result[] {BFGS.minimize(f, new double[] {20}, OPTIONS),
            LBFGS.minimize(f, new double[] {0.001}, 3, OPTIONS)}) {
            assertThat(result.converged()).isTrue();
            assertThat(result.point()[0]).isEqualTo(1, within(1e-8));
        }
    }

    @Test
    void functionWithoutAMinimumRunsToInfinityAndSaysSo() {
        Objective f = Objective.of(x -> -Math.exp(x[0]), x -> new double[] {-Math.exp(x[0])});
        Result result = GradientDescent.minimize(f, new double[] {0}, 1, OPTIONS);
        assertThat(result.stop()).isEqualTo(Result.Stop.DIVERGED);
        assertThat(result.summary()).startsWith("diverged at iteration " + (result.iterations() + 1));
    }

    @Test
    void badInputsAreNamed() {
        assertThatThrownBy(() -> GradientDescent.minimize(VALLEY, new double[] {1, Double.NaN}, 0.1, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GradientDescent: start: element 1 is NaN: must be finite");
        assertThatThrownBy(() -> GradientDescent.minimize(VALLEY, new double[2], 0, OPTIONS))
                .hasMessage("GradientDescent: learningRate 0.0: must be positive and finite");
        assertThatThrownBy(() -> LBFGS.minimize(VALLEY, new double[2], 0, OPTIONS))
                .hasMessage("LBFGS: memory 0: must be at least 1");
        assertThatThrownBy(() -> OPTIONS.withMaxIterations(-1))
                .hasMessage("Options: maxIterations -1: must not be negative");
        assertThatThrownBy(() -> OPTIONS.withTolerance(Double.NaN))
                .hasMessage("Options: tolerance NaN: must not be negative");
        assertThatThrownBy(() -> new Quadratic(Matrix.zeros(2, 2), new double[3]))
                .hasMessage("Quadratic: (2, 2) with 3 numbers: must be square and as long");
        Objective log = Objective.of(x -> Math.log(x[0]), x -> new double[] {1 / x[0]});
        assertThatThrownBy(() -> BFGS.minimize(log, new double[] {-1}, OPTIONS))
                .hasMessage("BFGS: value NaN and gradient length 1.0 at the start: must be finite");
        Objective nothing = Objective.of(x -> 0, x -> new double[0]);
        assertThatThrownBy(() -> BFGS.minimize(nothing, new double[0], OPTIONS))
                .hasMessage("BFGS: start: no coordinates: needs at least one");
    }

    private static void assertHistory(Result result) {
        assertThat(result.values()).hasSize(result.iterations() + 1);
        assertThat(result.gradientNorms()).hasSize(result.iterations() + 1);
        assertThat(result.points()).hasSize(result.iterations() + 1);
        assertThat(result.points().getLast()).isEqualTo(result.point());
        assertThat(result.values()[result.iterations()]).isEqualTo(result.value());
    }

    private static Matrix randomPositiveDefinite(int n) {
        double[] data = new SplittableRandom(1).doubles((long) n * n, -1, 1).toArray();
        return Matrix.wrap(n, n, data).gram().plus(Matrix.identity(n).times(0.1));
    }

    /// (1 − x)² + 100 (y − x²)²: a curved valley, minimum at (1, 1)
    private static final class Rosenbrock implements TwiceDifferentiable {
        @Override
        public double value(double[] p) {
            double rise = p[1] - p[0] * p[0];
            return (1 - p[0]) * (1 - p[0]) + 100 * rise * rise;
        }

        @Override
        public double[] gradient(double[] p) {
            double rise = p[1] - p[0] * p[0];
            return new double[] {-2 * (1 - p[0]) - 400 * p[0] * rise, 200 * rise};
        }

        @Override
        public Matrix hessian(double[] p) {
            return Matrix.of(new double[][] {{2 - 400 * (p[1] - 3 * p[0] * p[0]), -400 * p[0]}, {-400 * p[0], 200}});
        }
    }
}
