package scratch.classic.evaluation.crossvalidation;

import java.util.random.RandomGenerator;

import scratch.classic.selection.Trial;

/// A price that each day moves by a standard normal step, whatever it did before.
///
/// @param price (n)
record Walk(double[] price) {

    static Walk of(int days, RandomGenerator random) {
        double[] price = new double[days];
        for (int day = 1; day < days; day++) {
            price[day] = price[day - 1] + random.nextGaussian();
        }
        return new Walk(price);
    }

    /// 0, 1 … n − 1.
    double[] days() {
        double[] days = new double[price.length];
        for (int day = 0; day < days.length; day++) {
            days[day] = day;
        }
        return days;
    }

    /// The mean squared error of the price on the nearest day learned from, the earlier of two.
    Trial<String> nearestDay() {
        return (candidate, train, test) -> {
            double sum = 0;
            for (int day : test) {
                int nearest = train[0];
                for (int other : train) {
                    nearest = Math.abs(other - day) < Math.abs(nearest - day) ? other : nearest;
                }
                sum += (price[day] - price[nearest]) * (price[day] - price[nearest]);
            }
            return sum / test.length;
        };
    }

    /// What that error is on average for the next `days` days: the distance to the last known one, 1 to `days`, is the
    /// variance of the way until then.
    static double expectedError(int days) {
        return (days + 1) / 2.0;
    }
}
