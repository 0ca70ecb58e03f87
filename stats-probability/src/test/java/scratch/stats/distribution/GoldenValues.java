package scratch.stats.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The frozen reference values: one row per distribution, parameters, function and argument.
record GoldenValues(String distribution, double[] parameters, String function, double x, double value) {

    static List<GoldenValues> all() {
        return read("golden.csv");
    }

    /// Logarithms of all kinds, quantiles, and parameters and arguments near both ends of the number range.
    static List<GoldenValues> ends() {
        return read("ends.csv");
    }

    private static List<GoldenValues> read(String file) {
        try (var in = GoldenValues.class.getResourceAsStream(file);
             var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(GoldenValues::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenValues parse(String line) {
        String[] cells = line.split(";");
        double[] parameters = cells[1].equals("-") ? new double[0]
            : Arrays.stream(cells[1].split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new GoldenValues(cells[0], parameters, cells[2], Double.parseDouble(cells[3]),
            Double.parseDouble(cells[4]));
    }

    Object build() {
        double[] p = parameters;
        return switch (distribution) {
            case "Normal" -> Normal.of(p[0], p[1]);
            case "StudentT" -> StudentT.of(p[0]);
            case "ChiSquare" -> ChiSquare.of(p[0]);
            case "FDistribution" -> FDistribution.of(p[0], p[1]);
            case "Gamma" -> Gamma.of(p[0], p[1]);
            case "Beta" -> Beta.of(p[0], p[1]);
            case "Exponential" -> Exponential.of(p[0]);
            case "Uniform" -> Uniform.of(p[0], p[1]);
            case "LogNormal" -> LogNormal.of(p[0], p[1]);
            case "Weibull" -> Weibull.of(p[0], p[1]);
            case "Binomial" -> Binomial.of((long) p[0], p[1]);
            case "Poisson" -> Poisson.of(p[0]);
            case "Geometric" -> Geometric.of(p[0]);
            case "NegativeBinomial" -> NegativeBinomial.of(p[0], p[1]);
            case "Hypergeometric" -> Hypergeometric.of((long) p[0], (long) p[1], (long) p[2]);
            case "NoncentralT" -> NoncentralT.of(p[0], p[1]);
            case "NoncentralChiSquare" -> NoncentralChiSquare.of(p[0], p[1]);
            case "NoncentralF" -> NoncentralF.of(p[0], p[1], p[2]);
            case "StudentizedRange" -> StudentizedRange.of((int) p[0], p[1]);
            case "Kolmogorov" -> Kolmogorov.of((int) p[0]);
            case "KolmogorovLimit" -> KolmogorovLimit.INSTANCE;
            default -> throw new IllegalStateException("no distribution " + distribution);
        };
    }

    double ours(Object built) {
        return switch (built) {
            case ContinuousDistribution d -> switch (function) {
                case "pdf" -> d.pdf(x);
                case "cdf" -> d.cdf(x);
                case "survival" -> d.survival(x);
                case "logPdf" -> d.logPdf(x);
                case "logCdf" -> d.logCdf(x);
                case "logSurvival" -> d.logSurvival(x);
                case "quantile" -> d.quantile(x);
                case "upperQuantile" -> d.upperQuantile(x);
                default -> throw new IllegalStateException(function);
            };
            case DiscreteDistribution d -> switch (function) {
                case "pmf" -> d.pmf((long) x);
                case "cdf" -> d.cdf((long) x);
                case "survival" -> d.survival((long) x);
                case "logPmf" -> d.logPmf((long) x);
                case "logCdf" -> d.logCdf((long) x);
                case "logSurvival" -> d.logSurvival((long) x);
                case "quantile" -> d.quantile(x);
                case "upperQuantile" -> d.upperQuantile(x);
                default -> throw new IllegalStateException(function);
            };
            case Kolmogorov d -> function.equals("cdf") ? d.cdf(x) : d.survival(x);
            default -> throw new IllegalStateException(distribution);
        };
    }

    double relativeError(double ours) {
        return Math.abs(ours - value) / Math.abs(value);
    }

    @Override
    public String toString() {
        return distribution + Arrays.toString(parameters) + "." + function + "(" + x + ")";
    }
}
