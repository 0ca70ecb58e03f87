package scratch.classic.evaluation.hyperparametersearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// The two settings of an elastic net: how much its coefficients are drawn to 0, and which share of that by their absolute
/// values. Penalties are compared by their ratios, so they are spread evenly in their logarithm.
///
/// @param penalty λ
/// @param l1Ratio ρ
record Settings(double penalty, double l1Ratio) {
    static final double LOW = 0.01;
    static final double HIGH = 100;
    static final double LOWEST_RATIO = 0.05;

    /// Every penalty with every ratio, side² of them, from strong penalties to weak ones.
    static List<Settings> grid(int side) {
        List<Settings> all = new ArrayList<>();
        for (int i = side - 1; i >= 0; i--) {
            for (int j = 0; j < side; j++) {
                all.add(at((i + 0.5) / side, (j + 0.5) / side));
            }
        }
        return List.copyOf(all);
    }

    /// A penalty and a ratio, neither knowing of the other.
    static Settings draw(RandomGenerator random) {
        double penalty = random.nextDouble();
        return at(penalty, random.nextDouble());
    }

    /// From two numbers between 0 and 1.
    static Settings at(double penalty, double ratio) {
        return new Settings(LOW * Math.pow(HIGH / LOW, penalty), LOWEST_RATIO + (1 - LOWEST_RATIO) * ratio);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f, %.2f", penalty, l1Ratio);
    }
}
