package scratch.example.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Data made up from a seed: the same call gives the same numbers on every machine.
///
/// Random numbers come from the JDK's `L64X128MixRandom` (Steele and Vigna, 2021). Where the rule that made
/// the data is known, it is returned with them, so that a lesson can show how near a model came to it.
public final class Generators {
    /// Name of the algorithm, as `RandomGeneratorFactory` knows it.
    public static final String ALGORITHM = "L64X128MixRandom";

    private Generators() {
    }

    /// Data together with the truth they were made from: y = intercept + x · weights + noise.
    public record Known<T>(T data, double[] weights, double intercept) { }

    /// The random numbers that all generators here draw from.
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    /// Round clouds of points, as equal in number as n allows, in random order; (n, d).
    ///
    /// @param centres (k, d)
    /// @param spread  standard deviation in every direction
    public static ClassificationData blobs(int n, double[][] centres, double spread, long seed) {
        int k = centres.length;
        require(k >= 1 && n >= k, "blobs: n = %d, %d centres: at least one centre and a point for each", n, k);
        require(spread >= 0, "blobs: spread %s: must not be negative", spread);
        RandomGenerator random = random(seed);
        int d = centres[0].length;
        double[][] x = new double[n][d];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % k;
            for (int j = 0; j < d; j++) {
                x[i][j] = centres[y[i]][j] + spread * random.nextGaussian();
            }
        }
        shuffle(x, y, random);
        return labelled(call("blobs", n, k + " centres", spread, seed), x, y, k);
    }

    /// Clouds around k centres that are drawn uniformly from the cube [-10, 10]^d; (n, d).
    public static ClassificationData blobs(int n, int k, int d, double spread, long seed) {
        RandomGenerator random = random(seed);
        double[][] centres = new double[k][d];
        for (double[] centre : centres) {
            Arrays.setAll(centre, j -> random.nextDouble(-10, 10));
        }
        return blobs(n, centres, spread, random.nextLong());
    }

    /// Two half circles that reach into each other; no straight line parts them; (n, 2).
    ///
    /// @param noise standard deviation added to both coordinates
    public static ClassificationData moons(int n, double noise, long seed) {
        require(n >= 2, "moons: n = %d: at least two points", n);
        RandomGenerator random = random(seed);
        double[][] x = new double[n][];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            double angle = random.nextDouble(Math.PI);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            x[i] = y[i] == 0 ? new double[] {cos, sin} : new double[] {1 - cos, 0.5 - sin};
            addNoise(x[i], noise, random);
        }
        shuffle(x, y, random);
        return labelled(call("moons", n, noise, seed), x, y, 2);
    }

    /// A circle of radius `factor` (class 1) inside one of radius 1 (class 0); (n, 2).
    public static ClassificationData circles(int n, double factor, double noise, long seed) {
        require(n >= 2, "circles: n = %d: at least two points", n);
        require(factor > 0 && factor < 1, "circles: factor %s: between 0 and 1", factor);
        RandomGenerator random = random(seed);
        double[][] x = new double[n][];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            double radius = y[i] == 0 ? 1 : factor;
            double angle = random.nextDouble(2 * Math.PI);
            x[i] = new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
            addNoise(x[i], noise, random);
        }
        shuffle(x, y, random);
        return labelled(call("circles", n, factor, noise, seed), x, y, 2);
    }

    /// A straight line with noise: y = intercept + slope x + noise ε, x uniform in [0, 10); (n, 1).
    public static Known<RegressionData> line(int n, double intercept, double slope, double noise, long seed) {
        require(n >= 1, "line: n = %d: at least one point", n);
        RandomGenerator random = random(seed);
        double[][] x = new double[n][1];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i][0] = random.nextDouble(10);
            y[i] = intercept + slope * x[i][0] + noise * random.nextGaussian();
        }
        DataCard card = DataCard.generated(call("line", n, intercept, slope, noise, seed), n, 1, "a number");
        return new Known<>(new RegressionData(card, x, y, List.of("x")), new double[] {slope}, intercept);
    }

    /// A linear truth in d features: x standard normal, weights uniform in [-10, 10), intercept too; (n, d).
    ///
    /// @param noise standard deviation added to y
    public static Known<RegressionData> regression(int n, int features, double noise, long seed) {
        require(n >= 1 && features >= 1, "regression: n = %d, features = %d: at least 1 each", n, features);
        RandomGenerator random = random(seed);
        double[] weights = weights(features, random);
        double intercept = random.nextDouble(-10, 10);
        double[][] x = normal(n, features, random);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = intercept + dot(weights, x[i]) + noise * random.nextGaussian();
        }
        DataCard card = DataCard.generated(call("regression", n, features, noise, seed), n, features, "a number");
        return new Known<>(new RegressionData(card, x, y, featureNames(features)), weights, intercept);
    }

    /// Two classes on either side of a plane through the origin: y = 1 where x · weights + noise ε > 0; (n, d).
    ///
    /// @param noise relative to the length of `weights`; 0 makes the classes separable
    public static Known<ClassificationData> classification(int n, int features, double noise, long seed) {
        require(n >= 1 && features >= 1, "classification: n = %d, features = %d: at least 1 each", n, features);
        RandomGenerator random = random(seed);
        double[] weights = weights(features, random);
        double length = Math.sqrt(dot(weights, weights));
        double[][] x = normal(n, features, random);
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = dot(weights, x[i]) + noise * length * random.nextGaussian() > 0 ? 1 : 0;
        }
        return new Known<>(labelled(call("classification", n, features, noise, seed), x, y, 2), weights, 0);
    }

    private static ClassificationData labelled(String call, double[][] x, int[] y, int classes) {
        int d = x[0].length;
        List<String> classNames = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        DataCard card = DataCard.generated(call, x.length, d, "class 0 to " + (classes - 1));
        return new ClassificationData(card, x, y, featureNames(d), classNames);
    }

    private static List<String> featureNames(int d) {
        return IntStream.range(0, d).mapToObj(j -> "x" + j).toList();
    }

    private static double[] weights(int features, RandomGenerator random) {
        double[] weights = new double[features];
        Arrays.setAll(weights, j -> random.nextDouble(-10, 10));
        return weights;
    }

    private static double[][] normal(int n, int d, RandomGenerator random) {
        double[][] x = new double[n][d];
        for (double[] row : x) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return x;
    }

    private static void addNoise(double[] point, double noise, RandomGenerator random) {
        require(noise >= 0, "noise %s: must not be negative", noise);
        for (int j = 0; j < point.length; j++) {
            point[j] += noise * random.nextGaussian();
        }
    }

    /// Fisher and Yates: every order is equally likely.
    private static void shuffle(double[][] x, int[] y, RandomGenerator random) {
        for (int i = x.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double[] row = x[i];
            x[i] = x[j];
            x[j] = row;
            int label = y[i];
            y[i] = y[j];
            y[j] = label;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static String call(String name, Object... arguments) {
        StringBuilder text = new StringBuilder(name).append('(');
        for (Object argument : arguments) {
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
                .append(String.format(Locale.ROOT, "%s", argument));
        }
        return text.append(')').toString();
    }

    private static void require(boolean rule, String message, Object... values) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
