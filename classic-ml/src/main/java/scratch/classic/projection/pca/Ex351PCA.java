package scratch.classic.projection.pca;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Scaler;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 351: the directions in which wines differ most, the trap of their units, and three ways to find them.
public final class Ex351PCA {
    static final Matrix FIVE = Matrix.of(new double[][] {{2, 1}, {4, 3}, {5, 3}, {6, 5}, {8, 3}});
    static final ClassificationData WINES = Datasets.wine();
    static final int[] POWERS = {0, 1, 2, 4};

    private Ex351PCA() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "share 0.9 0<..<1 share of the variance to keep",
                "components 10 1..60 components of digits to look for at random",
                "oversampling 10 0..50 random directions more than that", "seed 42 seed of the random directions");

        fivePoints();
        PrincipalComponents standardised = PrincipalComponents.fit(wines(true), Options.all());
        PrincipalComponents measured = PrincipalComponents.fit(wines(false), Options.all());
        scree(standardised, measured, arguments.doubleValue("share"));
        whitening(standardised);
        digits();
        smallDeviations();
        randomDirections(arguments.intValue("components"), arguments.intValue("oversampling"), arguments.longValue("seed"));
        Figures351.draw(standardised, measured);
        Console.print("%nfigures  target/figures/five-points.svg, scree.svg, units.svg%n%n");

        Peers351.checks().print();
        Console.print("%nTry: ./run 351 --oversampling 0   Which power of the random directions suffers most?%n");
    }

    /// (178, 13), in the units of measurement or in standard units.
    static Matrix wines(boolean standardised) {
        Table table = Table.of(WINES.x(), WINES.featureNames());
        return (standardised ? Scaler.standard().fit(table, new Target.Nothing()).transform(table) : table).toMatrix();
    }

    private static void fivePoints() {
        PrincipalComponents fit = PrincipalComponents.fit(FIVE, Options.all().withMethod(Method.COVARIANCE));
        Console.print("five points: means %.0f and %.0f%n", fit.means()[0], fit.means()[1]);
        for (int j = 0; j < 2; j++) {
            Console.print("component %d  (%7.4f, %7.4f)   variance %.0f   share %.4f%n", j + 1, fit.components().get(j, 0),
                    fit.components().get(j, 1), fit.variances()[j], fit.ratios()[j]);
        }
    }

    private static void scree(PrincipalComponents standardised, PrincipalComponents measured, double share) {
        Console.print("%n178 wines, 13 measurements: variance along each component, and its share%n%n");
        var table = Console.table("%9d %14.4f %8.4f %9.4f %16.4f %10.6f %10.6f", "component", "standardised", "share",
                "together", "as measured", "share", "together");
        double[] together = new double[2];
        for (int j = 0; j < 13; j++) {
            together[0] += standardised.ratios()[j];
            together[1] += measured.ratios()[j];
            if (j < 4 || j == 12) {
                table.row(j + 1, standardised.variances()[j], standardised.ratios()[j], together[0], measured.variances()[j],
                        measured.ratios()[j], together[1]);
            }
        }
        Console.print("%nfor %s of the variance: %d components standardised, %d as measured%n", share,
                standardised.componentsFor(share), measured.componentsFor(share));
        Console.print("component 1 standardised:  %s%n", largest(standardised.components().row(0)));
        Console.print("component 1 as measured:   %s%n", largest(measured.components().row(0)));
    }

    /// The three columns with the largest entries in size.
    static String largest(double[] component) {
        List<String> names = WINES.featureNames();
        return IntStream.range(0, component.length).boxed().sorted(Comparator.comparingDouble(j -> -Math.abs(component[j])))
                .limit(3).map(j -> String.format(Locale.ROOT, "%s %.3f", names.get(j), component[j]))
                .collect(Collectors.joining(", "));
    }

    private static void whitening(PrincipalComponents fit) {
        Matrix scores = fit.transform(wines(true));
        Matrix white = fit.whiten(wines(true));
        Console.print("%nwhitened: deviations of the scores%n%n");
        var table = Console.table("%9d %10.4f %10.4f", "component", "scores", "whitened");
        for (int j : new int[] {0, 1, 12}) {
            table.row(j + 1, deviation(scores.column(j)), deviation(white.column(j)));
        }
    }

    private static double deviation(double[] scores) {                 // of mean 0
        double squares = 0;
        for (double score : scores) {
            squares += score * score;
        }
        return Math.sqrt(squares / (scores.length - 1));
    }

    private static void digits() {
        PrincipalComponents fit = PrincipalComponents.fit(Matrix.of(Datasets.digits().x()), Options.all());
        Console.print("%n1797 digits of 64 pixels: %d directions vary; for 50 %%, 90 %%, 99 %% of the variance "
                + "%d, %d, %d%n", fit.rank(), fit.componentsFor(0.5), fit.componentsFor(0.9), fit.componentsFor(0.99));
    }

    private static void smallDeviations() {
        Console.print("%ntwo columns that differ by e: the small deviation found, over the right one%n%n");
        var table = Console.table("%8s %16s %12s", "e", "by covariance", "by SVD");
        for (String e : new String[] {"1e-3", "1e-5", "1e-7", "1e-9", "1e-12"}) {
            table.row(e, found(Double.parseDouble(e), Method.COVARIANCE), found(Double.parseDouble(e), Method.SVD));
        }
    }

    /// Two columns that differ by ±e, in all combinations with ±1: the deviations along the components are √2 and √2·e, up to
    /// n/(n − 1). Of the small one, the ratio of what is found, or that it is rounding.
    static String found(double e, Method method) {
        int n = 400;
        Matrix x = Matrix.zeros(n, 2);
        for (int i = 0; i < n; i++) {
            double along = i / 2 % 2 == 0 ? 1 : -1;
            double across = i % 2 == 0 ? e : -e;
            x.set(i, 0, along + across);
            x.set(i, 1, along - across);
        }
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.all().withMethod(method));
        double right = e * Math.sqrt(2.0 * n / (n - 1));
        return fit.rank() < 2 ? "lost" : String.format(Locale.ROOT, "%.2f", Math.sqrt(fit.variances()[1]) / right);
    }

    private static void randomDirections(int k, int oversampling, long seed) {
        Matrix x = Matrix.of(Datasets.digits().x());
        double best = PrincipalComponents.fit(x, Options.of(k)).reconstructionError(x);
        Console.print("%n%d components of digits from random directions: error above the smallest, %.3f%n%n", k, best);
        var table = Console.table("%16d %12.4f %%", "power iterations", "above");
        for (int power : POWERS) {
            table.row(power, excess(x, k, oversampling, power, seed));
        }
    }

    /// By how many per cent the error is larger than that of the exact components.
    static double excess(Matrix x, int k, int oversampling, int power, long seed) {
        double best = PrincipalComponents.fit(x, Options.of(k)).reconstructionError(x);
        var options = new Options(k, Method.RANDOMIZED, oversampling, power, seed);
        return 100 * (PrincipalComponents.fit(x, options).reconstructionError(x) / best - 1);
    }
}
