package scratch.classic.collaborative;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.math.check.Require;

/// Ratings made up from known factors: r = 3.5 + b_u + b_i + p_uᵀq_i + ε, with ε normal and independent of all else. Since the
/// truth is known, so is the best that any model can reach on ratings it has not seen: an error of `noise`.
///
/// What is rated is not left to chance. The popularity of items falls as a power of their rank, users differ in how much they
/// rate, and people rather watch what they are going to like: an item is drawn with a weight
/// rank^(−popularity)·e^(taste·truth).
///
/// @param ratings what can be seen
/// @param truth   (users, items), what each user thinks of each item, without noise
/// @param noise   the standard deviation of ε
public record GeneratedRatings(Ratings ratings, double[][] truth, double noise) {
    private static final double MEAN = 3.5;
    private static final double USER_DEVIATION = 0.35;
    private static final double ITEM_DEVIATION = 0.45;
    private static final double TASTE_DEVIATION = 0.7;      // of p_uᵀq_i
    private static final int LEAST = 5;                     // ratings of a user

    /// @param users      at least 1
    /// @param items      at least 10
    /// @param rank       factors of the truth
    /// @param perUser    ratings of a typical user, from 5 to items/2
    /// @param popularity the exponent of the power law, 0 for items that are equally popular
    /// @param taste      how much a liked item is preferred, 0 for not at all
    /// @param noise      standard deviation of the noise, 0 or more
    public record Options(int users, int items, int rank, int perUser, double popularity, double taste, double noise,
                          long seed) {
        public Options {
            Require.atLeast(1, "GeneratedRatings.Options", "users", users);
            Require.atLeast(10, "GeneratedRatings.Options", "items", items);
            Require.atLeast(1, "GeneratedRatings.Options", "rank", rank);
            Require.that(perUser >= LEAST && perUser <= items / 2, "GeneratedRatings.Options: perUser = %d of %d items: must be"
                    + " from %d to half of them", perUser, items, LEAST);
            Require.notNegative("GeneratedRatings.Options", "popularity", popularity);
            Require.notNegative("GeneratedRatings.Options", "taste", taste);
            Require.notNegative("GeneratedRatings.Options", "noise", noise);
        }
    }

    public static GeneratedRatings of(Options options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        double[][] truth = truth(options, random);
        double[] popularity = popularity(options, random);
        int[] counts = new int[options.users()];
        int n = 0;
        for (int user = 0; user < counts.length; user++) {
            double typical = options.perUser() * StrictMath.exp(0.5 * random.nextGaussian());
            counts[user] = Math.clamp(Math.round(typical), LEAST, options.items() / 2);
            n += counts[user];
        }
        long[] users = new long[n];
        long[] items = new long[n];
        double[] values = new double[n];
        long[] times = new long[n];
        int e = 0;
        for (int user = 0; user < counts.length; user++) {
            for (int item : chosen(truth[user], popularity, options.taste(), counts[user], random)) {
                users[e] = user;
                items[e] = item;
                values[e] = truth[user][item] + options.noise() * random.nextGaussian();
                times[e++] = random.nextInt(1_000_000);
            }
        }
        return new GeneratedRatings(known(options, users, items, values, times), truth, options.noise());
    }

    /// Every user and every item is known, rated or not.
    private static Ratings known(Options options, long[] users, long[] items, double[] values, long[] times) {
        return Ratings.ofIndices(options.users(), options.items(), Arrays.stream(users).mapToInt(id -> (int) id).toArray(),
                Arrays.stream(items).mapToInt(id -> (int) id).toArray(), values, times);
    }

    private static double[][] truth(Options options, SplittableRandom random) {
        double scale = Math.sqrt(TASTE_DEVIATION / Math.sqrt(options.rank()));
        double[][] p = normal(options.users(), options.rank(), scale, random);
        double[][] q = normal(options.items(), options.rank(), scale, random);
        double[][] userBias = normal(options.users(), 1, USER_DEVIATION, random);
        double[][] itemBias = normal(options.items(), 1, ITEM_DEVIATION, random);
        double[][] truth = new double[options.users()][options.items()];
        for (int user = 0; user < truth.length; user++) {
            for (int item = 0; item < truth[user].length; item++) {
                double sum = MEAN + userBias[user][0] + itemBias[item][0];
                for (int f = 0; f < options.rank(); f++) {
                    sum += p[user][f] * q[item][f];
                }
                truth[user][item] = sum;
            }
        }
        return truth;
    }

    private static double[][] normal(int rows, int columns, double deviation, SplittableRandom random) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> deviation * random.nextGaussian());
        }
        return values;
    }

    /// The most popular item has any index: an index must not tell how popular it is.
    private static double[] popularity(Options options, SplittableRandom random) {
        double[] popularity = new double[options.items()];
        int[] order = Shuffle.of(options.items(), random.nextLong());
        for (int rank = 0; rank < order.length; rank++) {
            popularity[order[rank]] = StrictMath.pow(rank + 1.0, -options.popularity());
        }
        return popularity;
    }

    // Without replacement: each item gets an exponential waiting time with its weight as the rate, and the first ones win.
    private static int[] chosen(double[] truth, double[] popularity, double taste, int count, SplittableRandom random) {
        double[] waiting = new double[truth.length];
        for (int item = 0; item < waiting.length; item++) {
            double weight = popularity[item] * StrictMath.exp(taste * (truth[item] - MEAN));
            waiting[item] = -StrictMath.log(1 - random.nextDouble()) / weight;
        }
        return IntStream.range(0, waiting.length).boxed().sorted(Comparator.comparingDouble(item -> waiting[item])).limit(count)
                .mapToInt(item -> item).toArray();
    }

    /// The best possible model: it knows the truth. Its error on ratings that were not seen is the noise.
    public RatingModel oracle() {
        return new RatingModel() {
            @Override
            public double predict(int user, int item) {
                return truth[user][item];
            }

            @Override
            public int users() {
                return truth.length;
            }

            @Override
            public int items() {
                return truth[0].length;
            }
        };
    }
}
