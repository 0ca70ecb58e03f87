package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.AlternatingLeastSquares.Options;
import scratch.math.Matrix;
import scratch.math.kernel.Threads;

class AlternatingLeastSquaresTest {
    private static final double[][] START = {{.5, -.2}, {.3, .4}, {-.1, .6}, {.2, .2}, {-.4, .1}};

    // for each row: np.linalg.solve(X.T @ X + lam * w * np.eye(n), X.T @ y), users then items; predictions of the rows 0 and 3
    @Test
    void sweepsAreNumPys() {
        compare(new Options(2, 0.1, true, false, 1, 0), 4.190040094088887, 2.943889852197691, 1.385353757973677,
                2.030845820588413, 3.611206596103798, 1.918729482514343, 1.450951252766408, 2.964027967252594,
                3.240704564121838, 3.562835862340043);
        compare(new Options(2, 0.1, true, false, 2, 0), 4.756722270972331, 3.363744660382472, 1.159445436634239,
                1.206939933072152, 4.29275389020581, 1.254659012384041, 0.613929380921874, 2.739945088417327,
                3.552652498362153, 3.508634033676956);
        compare(new Options(2, 0.5, false, false, 2, 0), 4.729075406794527, 3.418038001012258, 1.785997808749354,
                1.102064008476942, 4.369889896018613, 1.501274169314645, 1.157559428338723, 3.185956312668656,
                3.385745547626917, 3.650540778790798);
        compare(new Options(2, 0.1, true, true, 1, 0), 4.908905929439856, 2.97002539005604, 2.876288645870708,
                0.927840120270265, 4.022933728160606, 1.399298294618988, 1.156851220228595, 2.461953052587267,
                3.811602671346708, 2.480145311254641);
        compare(new Options(2, 0.1, true, true, 2, 0), 4.804693299871842, 3.068600816863123, 2.877383996885621,
                1.158628535724832, 4.012116179810103, 1.327798149026314, 1.117203671430016, 2.185927082111554,
                3.687198751070955, 2.084542108784431);
    }

    private static void compare(Options options, double... expected) {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        FactorTable users = new FactorTable(6, 2, options.biases());
        FactorTable items = new FactorTable(5, 2, options.biases());
        for (int item = 0; item < 5; item++) {
            items.setFactor(item, 0, START[item][0]);
            items.setFactor(item, 1, START[item][1]);
        }
        for (int sweep = 0; sweep < options.sweeps(); sweep++) {
            AlternatingLeastSquares.solve(ratings, ratings.mean(), options, users, items);
            AlternatingLeastSquares.solve(ratings.transposed(), ratings.mean(), options, items, users);
        }
        FactorModel model = new FactorModel(ratings.mean(), 2, users, items);
        for (int item = 0; item < 5; item++) {
            assertThat(model.predict(0, item)).isEqualTo(expected[item], within(1e-12));
            assertThat(model.predict(3, item)).isEqualTo(expected[5 + item], within(1e-12));
        }
    }

    @Test
    void oneMoreSweepIsWhatFitDoes() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        for (boolean biases : new boolean[] {true, false}) {
            Options options = new Options(2, 0.1, true, biases, 3, 1);
            FactorModel two = AlternatingLeastSquares.fit(ratings, options.withSweeps(2));
            assertThat(AlternatingLeastSquares.sweep(two, ratings, ratings.transposed(), options).predict(ratings))
                    .containsExactly(AlternatingLeastSquares.fit(ratings, options).predict(ratings));
        }
        FactorModel given = FactorModel.of(3, Matrix.zeros(6, 2), Matrix.of(START));
        assertThat(AlternatingLeastSquares.sweep(given, ratings, ratings.transposed(), new Options(2, 0.1, true, false, 1, 1))
                .mean()).isEqualTo(3);
        Options biased = new Options(2, 0.1, true, true, 1, 1);
        refused(() -> AlternatingLeastSquares.sweep(given, ratings, ratings.transposed(), biased),
                "AlternatingLeastSquares.sweep: a model of 6 users, 5 items and rank 2, with biases: false: does not fit "
                + "ratings of 6 and 5, and Options[rank=2, regularisation=0.1, weighted=true, biases=true, sweeps=1, seed=1]");
        refused(() -> AlternatingLeastSquares.sweep(given, ratings, ratings, new Options(2, 0.1, true, false, 1, 1)),
                "AlternatingLeastSquares.sweep: " + ratings.size() + " transposed ratings of 6 items and 5 users: must be the "
                + "transpose of " + ratings.size() + " of 5 and 6");
        refused(() -> FactorModel.of(3, Matrix.zeros(6, 2), Matrix.zeros(5, 3)),
                "FactorModel.of: users are (6, 2), items (5, 3): must have the same rank");
    }

    private static Ratings generated() {
        return GeneratedRatings.of(new GeneratedRatings.Options(150, 80, 3, 20, 0.8, 0.5, 0.4, 11)).ratings();
    }

    @Test
    void aSweepNeverRaisesTheLoss() {
        Ratings ratings = generated();
        for (Options options : List.of(new Options(5, 0.05, true, true, 12, 1), new Options(4, 2, false, false, 12, 1))) {
            List<Double> losses = new ArrayList<>();
            AlternatingLeastSquares.fit(ratings, options, (sweep, model) -> losses.add(
                    model.loss(ratings, options.regularisation(), options.weighted())));
            assertThat(losses).hasSize(12);
            for (int sweep = 1; sweep < 12; sweep++) {
                assertThat(losses.get(sweep)).isLessThanOrEqualTo(losses.get(sweep - 1) * (1 + 1e-12));
            }
            assertThat(losses.get(11)).isLessThan(losses.getFirst());
        }
    }

    @Test
    void atTheEndNoFactorWantsToMove() {
        Ratings ratings = generated();
        Options options = new Options(2, 0.1, true, true, 300, 1);
        FactorModel model = AlternatingLeastSquares.fit(ratings, options);
        for (int user = 0; user < ratings.users(); user++) {
            double[] gradient = new double[3];
            for (int e = ratings.firstOf(user); e < ratings.firstOf(user + 1); e++) {
                double error = ratings.value(e) - model.predict(user, ratings.item(e));
                double[] q = model.itemFactors(ratings.item(e));
                gradient[0] -= error * q[0] - 0.1 * model.userFactors(user)[0];
                gradient[1] -= error * q[1] - 0.1 * model.userFactors(user)[1];
                gradient[2] -= error - 0.1 * model.userBias(user);
            }
            assertThat(gradient).containsExactly(new double[3], within(1e-4));
        }
    }

    @Test
    void itLearnsMoreThanBiasesButNotMoreThanTheTruth() {
        GeneratedRatings generated = GeneratedRatings.of(new GeneratedRatings.Options(400, 150, 3, 40, 0.6, 0.5, 0.4, 5));
        Ratings all = generated.ratings();
        var split = LeaveOut.randomOfEachUser(all, 5, 1);
        Ratings train = all.subset(split.train());
        Ratings test = all.subset(split.test());
        double baseline = Baseline.fit(train, Baseline.Options.standard()).rmse(test);
        double factors = AlternatingLeastSquares.fit(train, Options.of(3, 0.06)).rmse(test);

        assertThat(generated.oracle().rmse(test)).isBetween(0.38, 0.42);
        assertThat(factors).isBetween(0.42, 0.8 * baseline);
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        Ratings ratings = generated();
        int before = Threads.count();
        try {
            Threads.setCount(1);
            double[] one = AlternatingLeastSquares.fit(ratings, Options.of(4, 0.1)).predict(ratings);
            Threads.setCount(3);
            assertThat(AlternatingLeastSquares.fit(ratings, Options.of(4, 0.1)).predict(ratings)).containsExactly(one);
        } finally {
            Threads.setCount(before);
        }
    }

    @Test
    void ofTheUnknownItSaysWhatItCan() {
        Ratings ratings = Ratings.ofIndices(3, 3, new int[] {0, 0, 1}, new int[] {0, 1, 0}, new double[] {1, 4, 2});
        FactorModel model = AlternatingLeastSquares.fit(ratings, Options.of(2, 0.1));
        double mean = 7 / 3.0;

        assertThat(model.mean()).isEqualTo(mean);
        assertThat(model.userFactors(2)).as("an empty row").containsExactly(0, 0);
        assertThat(model.itemFactors(2)).containsExactly(0, 0);
        assertThat(model.predict(Ratings.UNKNOWN, 1)).isEqualTo(mean + model.itemBias(1)).isEqualTo(model.predict(2, 1));
        assertThat(model.predict(0, Ratings.UNKNOWN)).isEqualTo(mean + model.userBias(0)).isEqualTo(model.predict(0, 2));
        assertThat(model.predict(2, 2)).isEqualTo(mean);
        assertThat(model.itemBias(1)).isPositive();
    }

    @Test
    void withoutRegularisationTooFewRatingsDecideNothing() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        assertThatThrownBy(() -> AlternatingLeastSquares.fit(ratings, new Options(5, 0, true, false, 3, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessage("AlternatingLeastSquares.fit: row 0 has 4 ratings for 5 "
                + "unknowns with regularisation 0.0: they do not decide them: take a larger one, or a lower rank");
        FactorModel model = AlternatingLeastSquares.fit(ratings, new Options(2, 0, true, false, 50, 1));
        FactorModel held = AlternatingLeastSquares.fit(ratings, new Options(2, 0.05, true, false, 50, 1));
        assertThat(model.rmse(ratings)).isLessThan(held.rmse(ratings));
    }

    @Test
    void whatItCannotUseIsRefused() {
        refused(() -> new Options(0, 1, true, true, 1, 1), "AlternatingLeastSquares.Options: rank = 0: must be at least 1");
        refused(() -> new Options(1, Double.NaN, true, true, 1, 1),
                "AlternatingLeastSquares.Options: regularisation = NaN: must be finite and not negative");
        refused(() -> new Options(1, 1, true, true, -1, 1), "AlternatingLeastSquares.Options: sweeps = -1: must be at least 0");
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        refused(() -> AlternatingLeastSquares.fit(ratings.subset(), Options.of(1, 1)),
                "AlternatingLeastSquares.fit: no ratings: at least one is needed");
        FactorModel model = AlternatingLeastSquares.fit(ratings, Options.of(1, 1));
        refused(() -> model.predict(6, 0), "FactorModel.predict: user 6: must be below 6, or Ratings.UNKNOWN");
        refused(() -> model.loss(ratings, -1, true),
                "FactorModel.loss: regularisation = -1.0: must be finite and not negative");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void factorsOfAnIndexThatNobodyHasAreRefused() {
        FactorModel model = FactorModel.of(0, Matrix.zeros(5, 2), Matrix.zeros(6, 2));
        assertThatThrownBy(() -> model.userBias(Ratings.UNKNOWN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FactorModel: user -1: must be from 0 to 4");
        assertThatThrownBy(() -> model.itemFactors(6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FactorModel: item 6: must be from 0 to 5");
    }
}
