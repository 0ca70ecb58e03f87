package scratch.classic.evaluation.biasvariance;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// A place whose weather is known: what each hour of a July day has on average, and how far single measurements stray from
/// that. Only because the truth is known can an error be taken apart.
///
/// @param noise standard deviation of a measurement around the average of its hour, in °C
record Day(double noise) {
    static final int HOURS = 24;

    Day {
        Require.notNegative("Day", "noise", noise);
    }

    /// The average temperature: coldest before sunrise, warmest in the afternoon.
    static double average(double hour) {
        double angle = 2 * Math.PI * (hour - 9) / HOURS;
        return 18 + 6 * Math.sin(angle) + 1.5 * Math.sin(2 * angle + 1);
    }

    /// The averages of several hours.
    static double[] average(double[] hours) {
        return Arrays.stream(hours).map(Day::average).toArray();
    }

    /// 0, 1 … 23.
    static double[] fullHours() {
        double[] hours = new double[HOURS];
        Arrays.setAll(hours, i -> i);
        return hours;
    }

    /// 0.5, 1.5 … 22.5: between the hours that are measured.
    static double[] halfPast() {
        double[] hours = new double[HOURS - 1];
        Arrays.setAll(hours, i -> i + 0.5);
        return hours;
    }

    /// One measurement each; (24).
    double[] measured(RandomGenerator random) {
        double[] temperatures = average(fullHours());
        for (int i = 0; i < temperatures.length; i++) {
            temperatures[i] += noise * random.nextGaussian();
        }
        return temperatures;
    }
}
