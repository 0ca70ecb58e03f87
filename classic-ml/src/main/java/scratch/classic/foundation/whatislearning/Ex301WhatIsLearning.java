package scratch.classic.foundation.whatislearning;

import java.util.Locale;
import java.util.stream.IntStream;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.OLS;

import scratch.example.Arguments;
import scratch.example.CheckGroup;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.interval.ProportionInterval;

/// 301: nobody writes down how an 8 looks; 65 numbers are corrected until they know.
public final class Ex301WhatIsLearning {
    static final double[] KM = {1, 1, 3, 3};
    static final double[] MINUTES = {1, 3, 5, 7};
    static final double RATE = 0.05;
    private static final int[] SHOWN = {0, 1, 2, 10, 100, 1000};

    private Ex301WhatIsLearning() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "steps 1000 1..5000 steps of learning on the images",
                "rate 0.05 0<..1 how far a step on the images goes against the gradient",
                "images 40 2..179 how many images the last line learns from", "seed 1 seed of the shuffled labels");
        rides();
        Halves images = threesAndEights();
        var options = new Learning.Options(arguments.doubleValue("rate"), arguments.intValue("steps"));
        Learning run = images(images, options);
        Halves shuffled = images.shuffled(arguments.longValue("seed"));
        shuffledLabels(images, shuffled, arguments.intValue("images"), options);
        Figures301.draw(images, run, shuffled, Learning.fit(shuffled.train(), shuffled.trainAnswers(), options));
        Console.print("%nfigures  target/figures/loop.svg, rides.svg, weights.svg, shuffled.svg%n%n");

        checks(images).print();
        Console.print("%nTry: ./run 301 --rate 0.08   What happens to the loss, and from which rate on?%n");
    }

    /// One weight: minutes = w · km.
    static Learning learnRides(double rate, int steps) {
        return Learning.fit(km(), MINUTES, new Learning.Options(rate, steps));
    }

    static Matrix km() {
        return Matrix.wrap(KM.length, 1, KM);
    }

    private static void rides() {
        Console.print("four rides of a courier: 1 km took 1 and 3 minutes, 3 km took 5 and 7; minutes = w * km%n%n");
        var table = Console.table("%4d %10.4f %10.4f %10.4f", "step", "w", "loss", "gradient");
        Learning run = learnRides(RATE, 10);
        for (int step : new int[] {0, 1, 2, 3, 4, 10}) {
            double[] predicted = Learning.predict(km(), run.weights(step));
            table.row(step, run.weights(step)[0], Learning.loss(predicted, MINUTES),
                    Learning.gradient(km(), predicted, MINUTES)[0]);
        }
        Console.print("%n");
        var rates = Console.table("%4.2f %10.4f %10.4f %10.4f %10.4f", "rate", "w, step 1", "w, step 2", "w, step 3",
                "w, step 10");
        for (double rate : new double[] {0.05, 0.10, 0.15, 0.20, 0.25}) {
            Learning other = learnRides(rate, 10);
            rates.row(rate, other.weights(1)[0], other.weights(2)[0], other.weights(3)[0], other.weights(10)[0]);
        }
    }

    /// A one and the 64 dots of each image, from 0 for white to 1 for black; −1 for a three, +1 for an eight.
    static Halves threesAndEights() {
        var digits = Datasets.digits();
        int[] rows = IntStream.range(0, digits.y().length).filter(i -> digits.y()[i] == 3 || digits.y()[i] == 8).toArray();
        Matrix dots = Matrix.of(digits.x()).selectRows(rows).times(1 / 16.0);            // (357, 64)
        double[] answers = IntStream.of(rows).mapToDouble(i -> digits.y()[i] == 8 ? 1 : -1).toArray();
        return Halves.of(dots.withOnesColumn(), answers);
    }

    private static Learning images(Halves images, Learning.Options options) {
        Console.print("%n%d threes and eights, written by hand; %d to learn from, %d kept for the test%n%n",
                images.train().rows() + images.test().rows(), images.train().rows(), images.test().rows());
        Learning run = Learning.fit(images.train(), images.trainAnswers(), options);
        var table = Console.table("%4d %14.4g %14.4g %14d %14d   %-16s", "step", "loss, learned", "loss, test",
                "right of " + images.train().rows(), "right of " + images.test().rows(), "95 % interval");
        for (int step : IntStream.concat(IntStream.of(SHOWN), IntStream.of(run.steps())).filter(s -> s <= run.steps())
                .distinct().toArray()) {
            double[] w = run.weights(step);
            table.row(step, images.trainLoss(w), images.testLoss(w), images.trainRight(w), images.testRight(w),
                    interval(images.testRight(w), images.test().rows()));
        }
        return run;
    }

    private static void shuffledLabels(Halves images, Halves shuffled, int few, Learning.Options options) {
        Console.print("%nthe same, but the labels are dealt out again at random before learning%n%n");
        var table = Console.table("%-9s %7d %14.4g %14.4g %13.1f %% %10.1f %%   %-16s", "labels", "images", "loss, learned",
                "loss, test", "right, learned", "right, test", "95 % interval");
        for (Halves each : new Halves[] {images, shuffled, shuffled.first(few)}) {
            double[] w = Learning.fit(each.train(), each.trainAnswers(), options).weights();
            table.row(each == images ? "true" : "shuffled", each.train().rows(), each.trainLoss(w), each.testLoss(w),
                    100.0 * each.trainRight(w) / each.train().rows(), 100.0 * each.testRight(w) / each.test().rows(),
                    interval(each.testRight(w), each.test().rows()));
        }
    }

    private static String interval(int right, int of) {
        Interval interval = ProportionInterval.WILSON.of(right, of, 0.95);
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * interval.lower(), 100 * interval.upper());
    }

    private static CheckTable checks(Halves images) {
        var checks = CheckTable.against("reference");
        Learning run = learnRides(RATE, 10);
        CheckGroup formula = checks.group("steps, 2 - 2 * 0.5^t", 1e-14);
        for (int t = 0; t <= 10; t++) {
            formula.same("w[" + t + "]", run.weights(t)[0], 2 - 2 * Math.pow(0.5, t));
        }
        Matrix rides = km().withOnesColumn();
        double[][] both = IntStream.range(0, 4).mapToObj(i -> new double[] {KM[i], MINUTES[i]}).toArray(double[][]::new);
        var smile = OLS.fit(Formula.lhs("minutes"), DataFrame.of(both, "km", "minutes"));
        double[] w = Learning.fit(rides, MINUTES, new Learning.Options(RATE, 2500)).weights();
        checks.same("intercept, Smile OLS", w[0], smile.intercept(), 1e-12);
        checks.same("slope, Smile OLS", w[1], smile.coefficients()[0], 1e-12);
        CheckGroup differences = checks.group("derivatives, differences", 1e-8);
        double[] at = Learning.fit(images.train(), images.trainAnswers(), new Learning.Options(RATE, 10)).weights();
        double[] gradient = Learning.gradient(images.train(), Learning.predict(images.train(), at), images.trainAnswers());
        for (int j = 0; j < at.length; j++) {
            differences.same("w" + j, gradient[j], difference(images, at, j));
        }
        return checks;
    }

    // The loss a little to the right less the loss a little to the left.
    private static double difference(Halves images, double[] at, int j) {
        double h = 1e-4;
        double[] left = at.clone();
        double[] right = at.clone();
        left[j] -= h;
        right[j] += h;
        return (images.trainLoss(right) - images.trainLoss(left)) / (2 * h);
    }
}
