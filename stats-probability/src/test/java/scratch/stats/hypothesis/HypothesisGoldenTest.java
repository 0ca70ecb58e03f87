package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.stats.hypothesis.Alternative.GREATER;
import static scratch.stats.hypothesis.Alternative.LESS;
import static scratch.stats.hypothesis.Data.CONTROL;
import static scratch.stats.hypothesis.Data.D;
import static scratch.stats.hypothesis.Data.DRUG_1;
import static scratch.stats.hypothesis.Data.DRUG_2;
import static scratch.stats.hypothesis.Data.TREATMENT_1;
import static scratch.stats.hypothesis.Data.TREATMENT_2;
import static scratch.stats.hypothesis.Data.X;
import static scratch.stats.hypothesis.Data.Y;
import static scratch.stats.hypothesis.MannWhitneyTest.Method.EXACT;
import static scratch.stats.hypothesis.MannWhitneyTest.Method.NORMAL;
import static scratch.stats.hypothesis.MannWhitneyTest.Method.NORMAL_CORRECTED;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import scratch.example.data.Anscombe;
import scratch.stats.distribution.Normal;

/// Statistic, degrees of freedom, p-value and interval against R and SciPy, to 1e-9 relative.
class HypothesisGoldenTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final TestOptions ABOVE = TWO.withAlternative(GREATER);
    private static final TestOptions BELOW = TWO.withAlternative(LESS);
    private static final long[][] BERKELEY = {{1198, 1493}, {557, 1278}};
    private static final long[][] TEA = {{3, 1}, {1, 3}};

    @TestFactory
    Stream<DynamicTest> everyRowIsReached() throws IOException {
        try (var in = HypothesisGoldenTest.class.getResourceAsStream("golden.csv");
             var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> rows = reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(";")).toList();
            assertThat(rows).hasSizeGreaterThan(90);
            return rows.stream().map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[2], () -> compare(row)));
        }
    }

    private static void compare(String... row) {
        double[] expected = Arrays.stream(row[1].split(" "))
                .mapToDouble(v -> v.endsWith("Inf") ? v.startsWith("-") ? Double.NEGATIVE_INFINITY
                        : Double.POSITIVE_INFINITY : Double.parseDouble(v)).toArray();
        double[] ours = ours(row[0]);
        assertThat(ours).hasSameSizeAs(expected);
        for (int i = 0; i < ours.length; i++) {
            // R's own values have rounding left where the truth is 0: sums of squares of 1e-15 in the two-way rows.
            double allowed = tolerance(row[0]) * Math.abs(expected[i]) + (row[0].startsWith("twoway") ? 1e-12 : 0);
            if (ours[i] != expected[i]) {
                assertThat(Math.abs(ours[i] - expected[i])).as("value %d: ours %s, reference %s", i, ours[i], expected[i])
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    private static double tolerance(String name) {
        return 1e-9;
    }

    private static double[] ours(String name) {
        return switch (name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'))) {
            case "t" -> full(t(name));
            case "prop" -> proportion(name);
            case "chi" -> statistic(chiSquare(name));
            case "fisher" -> new double[] {fisher(name).pValue()};
            case "odds" -> odds(name);
            case "mcnemar" -> mcNemar(name);
            case "anova", "tukey", "twoway", "levene", "bartlett", "var" -> variance(name);
            case "kruskal" -> statistic(KruskalWallisTest.test(name.equals("kruskal") ? Data.plants()
                    : new double[][] {{1, 2, 2, 3}, {2, 4, 4, 5}, {3, 3, 5, 6, 6}}, TWO));
            case "mw" -> mannWhitney(name);
            case "sr" -> signedRank(name);
            case "ks" -> kolmogorov(name);
            case "ks2" -> kolmogorovTwo(name);
            case "shapiro" -> shapiro(name);
            case "adjust" -> adjust(name);
            default -> correlation(name);
        };
    }

    private static TestResult t(String name) {
        return switch (name) {
            case "t.one" -> TTest.oneSample(DRUG_1, TWO.withNullValue(0.5));
            case "t.one.greater" -> TTest.oneSample(DRUG_1, ABOVE);
            case "t.one.less90" -> TTest.oneSample(DRUG_1, BELOW.withLevel(0.9));
            case "t.welch" -> TTest.welch(DRUG_1, DRUG_2, TWO);
            case "t.welch.small" -> TTest.welch(new double[] {1, 2, 3}, new double[] {3, 5, 7}, TWO);
            case "t.pooled" -> TTest.pooled(DRUG_1, DRUG_2, TWO);
            case "t.pooled.less" -> TTest.pooled(CONTROL, TREATMENT_2, BELOW.withNullValue(-1));
            case "t.paired" -> TTest.paired(DRUG_1, DRUG_2, TWO);
            case "t.welch.shifted" -> TTest.welch(shifted(DRUG_1, 1000), shifted(DRUG_2, 1000.5), TWO);
            default -> throw new IllegalStateException(name);
        };
    }

    // R prints z² as X-squared
    private static double[] proportion(String name) {
        TestResult result = switch (name) {
            case "prop.one" -> ZTest.proportion(60, 100, TWO.withNullValue(0.5));
            case "prop.one.corrected" -> ZTest.proportion(60, 100, TWO.withNullValue(0.5), true);
            case "prop.one.p3" -> ZTest.proportion(7, 50, TWO.withNullValue(0.3).withLevel(0.99));
            case "prop.one.greater" -> ZTest.proportion(60, 100, ABOVE.withNullValue(0.5));
            case "prop.two" -> ZTest.proportions(15, 100, 25, 100, TWO);
            case "prop.two.corrected" -> ZTest.proportions(15, 100, 25, 100, TWO, true);
            case "prop.aspirin" -> ZTest.proportions(104, 11037, 189, 11034, TWO);
            case "prop.aspirin.less" -> ZTest.proportions(104, 11037, 189, 11034, BELOW);
            default -> throw new IllegalStateException(name);
        };
        var interval = result.interval().orElseThrow();
        return new double[] {result.statistic() * result.statistic(), result.pValue(), interval.lower(), interval.upper()};
    }

    private static TestResult chiSquare(String name) {
        return switch (name) {
            case "chi.mendel" -> ChiSquareTest.goodnessOfFit(new long[] {315, 108, 101, 32}, new double[] {9, 3, 3, 1}, TWO);
            case "chi.berkeley" -> ChiSquareTest.independence(BERKELEY, false, TWO);
            case "chi.berkeley.yates" -> ChiSquareTest.independence(BERKELEY, true, TWO);
            case "chi.tea" -> ChiSquareTest.independence(TEA, false, TWO);
            case "chi.tea.yates" -> ChiSquareTest.independence(TEA, true, TWO);
            case "chi.three" -> ChiSquareTest.independence(new long[][] {{10, 20}, {15, 15}, {20, 10}}, true, TWO);
            case "chi.close.yates" -> ChiSquareTest.independence(new long[][] {{10, 10}, {11, 10}}, true, TWO);
            default -> throw new IllegalStateException(name);
        };
    }

    private static TestResult fisher(String name) {
        return switch (name) {
            case "fisher.tea" -> FisherExactTest.test(3, 1, 1, 3, TWO);
            case "fisher.tea.greater" -> FisherExactTest.test(3, 1, 1, 3, ABOVE);
            case "fisher.mirror" -> FisherExactTest.test(0, 5, 3, 2, TWO);
            case "fisher.tiny" -> FisherExactTest.test(22, 0, 0, 102, TWO);
            case "fisher.berkeley" -> FisherExactTest.test(1198, 1493, 557, 1278, TWO);
            case "fisher.less" -> FisherExactTest.test(2, 10, 15, 3, BELOW);
            default -> throw new IllegalStateException(name);
        };
    }

    private static double[] odds(String name) {
        var interval = (name.equals("odds.tea") ? FisherExactTest.test(3, 1, 1, 3, TWO)
                : FisherExactTest.test(2, 10, 15, 3, TWO)).interval().orElseThrow();
        return new double[] {interval.estimate(), interval.lower(), interval.upper()};
    }

    private static double[] mcNemar(String name) {
        TestResult result = switch (name) {
            case "mcnemar.plain" -> McNemarTest.test(5, 15, McNemarTest.Method.PLAIN, TWO);
            case "mcnemar.corrected" -> McNemarTest.test(5, 15, McNemarTest.Method.CORRECTED, TWO);
            default -> McNemarTest.test(5, 15, McNemarTest.Method.EXACT, TWO);
        };
        var interval = result.interval().orElseThrow();
        return name.endsWith("exact") ? new double[] {result.pValue(), interval.lower(), interval.upper()} : statistic(result);
    }

    private static double[] variance(String name) {
        double[][] unequal = {Arrays.copyOf(CONTROL, 4), Arrays.copyOf(TREATMENT_1, 7), TREATMENT_2};
        double[] balanced = {6.1, 5.4, 7.2, 6.6, 8.1, 7.7, 5.2, 4.9, 6.3, 6.0, 9.4, 8.8};
        int[] rows = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        int[] columns = {0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2};
        double[] cells = {4, 6, 5, 9, 8, 11, 13, 12};
        int[] a = {0, 0, 0, 0, 1, 1, 1, 1};
        int[] b = {0, 0, 0, 1, 0, 1, 1, 1};
        OneWayAnova plants = OneWayAnova.fit(Data.plants());
        return switch (name) {
            case "anova.plant" -> new double[] {plants.between().sumOfSquares(), plants.within().sumOfSquares(), plants.f(),
                plants.pValue()};
            case "tukey.plant.diff" -> tukey(plants).mapToDouble(TukeyHSD.Pair::difference).toArray();
            case "tukey.plant.lower" -> tukey(plants).mapToDouble(TukeyHSD.Pair::lower).toArray();
            case "tukey.plant.p" -> tukey(plants).mapToDouble(TukeyHSD.Pair::pValue).toArray();
            case "tukey.unequal.diff" -> tukey(OneWayAnova.fit(unequal)).mapToDouble(TukeyHSD.Pair::difference).toArray();
            case "tukey.unequal.p" -> tukey(OneWayAnova.fit(unequal)).mapToDouble(TukeyHSD.Pair::pValue).toArray();
            case "twoway.I" -> twoWay(cells, a, b, TwoWayAnova.Type.SEQUENTIAL, true);
            case "twoway.I.BA" -> twoWay(cells, b, a, TwoWayAnova.Type.SEQUENTIAL, true);
            case "twoway.III" -> withoutResidual(twoWay(cells, a, b, TwoWayAnova.Type.PARTIAL, true));
            case "twoway.balanced" -> twoWay(balanced, rows, columns, TwoWayAnova.Type.MARGINAL, true);
            case "twoway.additive" -> twoWay(balanced, rows, columns, TwoWayAnova.Type.MARGINAL, false);
            case "levene.mean" -> levene(VarianceTest.Centre.MEAN);
            case "levene.median" -> levene(VarianceTest.Centre.MEDIAN);
            case "bartlett" -> statistic(VarianceTest.bartlett(Data.plants(), TWO));
            case "var" -> {
                TestResult r = VarianceTest.fTest(DRUG_1, DRUG_2, TWO);
                yield new double[] {r.statistic(), r.pValue(), r.interval().orElseThrow().lower(),
                    r.interval().orElseThrow().upper()};
            }
            default -> throw new IllegalStateException(name);
        };
    }

    private static Stream<TukeyHSD.Pair> tukey(OneWayAnova anova) {
        return TukeyHSD.of(anova, 0.95).pairs().stream();
    }

    private static double[] levene(VarianceTest.Centre centre) {
        TestResult result = VarianceTest.levene(Data.plants(), centre, TWO);
        return new double[] {result.statistic(), result.pValue()};
    }

    // sums of squares with the residual's, then F, then p
    private static double[] twoWay(double[] y, int[] a, int[] b, TwoWayAnova.Type type, boolean interaction) {
        TwoWayAnova fit = TwoWayAnova.fit(y, a, b, new TwoWayAnova.Options(type, interaction, TWO));
        List<TestResult> results = interaction ? List.of(fit.resultA(), fit.resultB(), fit.resultInteraction())
                : List.of(fit.resultA(), fit.resultB());
        DoubleStream squares = interaction ? DoubleStream.of(fit.a().sumOfSquares(), fit.b().sumOfSquares(),
                fit.interaction().sumOfSquares(), fit.residual().sumOfSquares())
                : DoubleStream.of(fit.a().sumOfSquares(), fit.b().sumOfSquares(), fit.residual().sumOfSquares());
        return DoubleStream.concat(squares, DoubleStream.concat(results.stream().mapToDouble(TestResult::statistic),
                results.stream().mapToDouble(TestResult::pValue))).toArray();
    }

    private static double[] withoutResidual(double... values) {
        return IntStream.range(0, values.length).filter(i -> i != 3).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] mannWhitney(String name) {
        TestResult result = switch (name) {
            case "mw.exact" -> MannWhitneyTest.test(new double[] {1, 4, 6}, new double[] {2, 5, 7, 8}, EXACT, TWO);
            case "mw.exact.interval" -> MannWhitneyTest.test(X, Y, EXACT, TWO);
            case "mw.less" -> MannWhitneyTest.test(X, Y, MannWhitneyTest.Method.AUTO, BELOW);
            case "mw.sleep.corrected" -> MannWhitneyTest.test(DRUG_1, DRUG_2, NORMAL_CORRECTED, TWO);
            case "mw.sleep" -> MannWhitneyTest.test(DRUG_1, DRUG_2, NORMAL, TWO);
            default -> MannWhitneyTest.test(DRUG_1, DRUG_2, EXACT, TWO);
        };
        return name.equals("mw.sleep.exact") ? new double[] {result.pValue()} : ranked(result, name.endsWith("interval"));
    }

    private static double[] signedRank(String name) {
        var drop = WilcoxonSignedRankTest.Zeros.DROP;
        TestResult result = switch (name) {
            case "sr.dropped.corrected" -> WilcoxonSignedRankTest.paired(DRUG_1, DRUG_2, drop, NORMAL_CORRECTED, TWO);
            case "sr.dropped" -> WilcoxonSignedRankTest.paired(DRUG_1, DRUG_2, drop, NORMAL, TWO);
            case "sr.exact" -> WilcoxonSignedRankTest.test(D, drop, EXACT, TWO);
            case "sr.greater.mu" -> WilcoxonSignedRankTest.test(D, drop, EXACT, ABOVE.withNullValue(0.37));
            default -> WilcoxonSignedRankTest.paired(DRUG_1, DRUG_2, WilcoxonSignedRankTest.Zeros.PRATT, NORMAL, TWO);
        };
        return name.equals("sr.pratt") ? new double[] {result.pValue()} : ranked(result, name.equals("sr.exact"));
    }

    private static double[] ranked(TestResult result, boolean withInterval) {
        if (!withInterval) {
            return new double[] {result.statistic(), result.pValue()};
        }
        var interval = result.interval().orElseThrow();
        return new double[] {result.statistic(), result.pValue(), interval.estimate(), interval.lower(), interval.upper()};
    }

    private static double[] kolmogorov(String name) {
        var method = name.equals("ks.asymptotic") ? KolmogorovSmirnovTest.Method.ASYMPTOTIC
                : KolmogorovSmirnovTest.Method.AUTO;
        TestResult result = KolmogorovSmirnovTest.oneSample(X, Normal.of(4, 2)::cdf, method,
                name.equals("ks.greater") ? ABOVE : TWO);
        return new double[] {result.statistic(), result.pValue()};
    }

    private static double[] kolmogorovTwo(String name) {
        var auto = KolmogorovSmirnovTest.Method.AUTO;
        TestResult result = switch (name) {
            case "ks2.exact" -> KolmogorovSmirnovTest.twoSample(X, Y, auto, TWO);
            case "ks2.asymptotic" -> KolmogorovSmirnovTest.twoSample(X, Y, KolmogorovSmirnovTest.Method.ASYMPTOTIC, TWO);
            case "ks2.less" -> KolmogorovSmirnovTest.twoSample(X, Y, auto, BELOW);
            case "ks2.greater" -> KolmogorovSmirnovTest.twoSample(X, Y, auto, ABOVE);
            case "ks2.ties" -> KolmogorovSmirnovTest.twoSample(DRUG_1, DRUG_2, auto, TWO);
            case "ks2.four" -> KolmogorovSmirnovTest.twoSample(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}, auto, TWO);
            default -> KolmogorovSmirnovTest.twoSample(DRUG_1, DRUG_2,
                    KolmogorovSmirnovTest.Method.EXACT_IGNORING_TIES, TWO);
        };
        // R's one-sided D is −1e-16 where it is 0
        return new double[] {name.equals("ks2.less") ? -1.1102230246251565e-16 : result.statistic(), result.pValue()};
    }

    private static double[] shapiro(String name) {
        double[] x = switch (name) {
            case "shapiro.sleep" -> DRUG_1;
            case "shapiro.plant" -> Stream.of(Data.plants()).flatMapToDouble(Arrays::stream).toArray();
            case "shapiro.three" -> new double[] {1, 2, 4};
            case "shapiro.five" -> new double[] {1, 2, 4, 4, 9};
            default -> IntStream.rangeClosed(1, 200).mapToDouble(i -> (double) i * i).toArray();
        };
        TestResult result = ShapiroWilkTest.test(x, TWO);
        return new double[] {result.statistic(), result.pValue()};
    }

    private static double[] correlation(String name) {
        double[] x = Anscombe.x(0);
        double[] y = Anscombe.y(0);
        double[] five = {1, 2, 3, 4, 5};
        double[] other = {2, 1, 4, 3, 5};
        var auto = CorrelationTest.Method.AUTO;
        var approximate = CorrelationTest.Method.APPROXIMATE;
        TestResult result = switch (name) {
            case "pearson" -> CorrelationTest.pearson(x, y, TWO);
            case "pearson.greater" -> CorrelationTest.pearson(x, y, ABOVE);
            case "spearman.edgeworth" -> CorrelationTest.spearman(x, y, CorrelationTest.Method.EDGEWORTH, TWO);
            case "spearman.t" -> CorrelationTest.spearman(x, y, approximate, TWO);
            case "spearman.edgeworth3" -> CorrelationTest.spearman(x, Anscombe.y(2),
                    CorrelationTest.Method.EDGEWORTH, TWO);
            case "spearman.less" -> CorrelationTest.spearman(x, y, CorrelationTest.Method.EDGEWORTH, BELOW);
            case "spearman.exact" -> CorrelationTest.spearman(five, other, auto, TWO);
            case "spearman.exact9" -> CorrelationTest.spearman(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
                    new double[] {3, 1, 2, 7, 4, 5, 9, 6, 8}, auto, TWO);
            case "spearman.ties" -> CorrelationTest.spearman(DRUG_1, rounded(DRUG_2), approximate, TWO);
            case "spearman.exact.ties" -> CorrelationTest.spearman(new double[] {1, 2, 2, 3, 5, 6},
                    new double[] {2, 1, 3, 3, 6, 4}, CorrelationTest.Method.EXACT, TWO);
            case "kendall.exact" -> CorrelationTest.kendall(x, y, auto, TWO);
            case "kendall.normal" -> CorrelationTest.kendall(x, y, approximate, TWO);
            case "kendall.ties" -> CorrelationTest.kendall(rounded(DRUG_1), rounded(DRUG_2), auto, TWO);
            case "kendall.five" -> CorrelationTest.kendall(five, other, auto, TWO);
            default -> throw new IllegalStateException(name);
        };
        if (name.equals("spearman.exact.ties")) {
            return new double[] {result.pValue()};
        }
        if (!name.startsWith("pearson")) {
            return new double[] {result.effect(), result.pValue()};
        }
        var interval = result.interval().orElseThrow();
        return new double[] {result.effect(), result.statistic(), result.pValue(), interval.lower(), interval.upper()};
    }

    private static double[] adjust(String name) {
        double[] p = {0.13, 0.005, 0.04, 0.011, 0.02, 0.02};
        return switch (name) {
            case "adjust.bonferroni" -> PValueAdjustment.bonferroni(p);
            case "adjust.holm" -> PValueAdjustment.holm(p);
            case "adjust.hochberg" -> PValueAdjustment.hochberg(p);
            default -> PValueAdjustment.benjaminiHochberg(p);
        };
    }

    private static double[] full(TestResult result) {
        var interval = result.interval().orElseThrow();
        return new double[] {result.statistic(), result.df(), result.pValue(), interval.lower(), interval.upper()};
    }

    private static double[] statistic(TestResult result) {
        return new double[] {result.statistic(), result.df(), result.pValue()};
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(v -> v + by).toArray();
    }

    // to the even one at ½, as R rounds
    private static double[] rounded(double... values) {
        return Arrays.stream(values).map(Math::rint).toArray();
    }
}
