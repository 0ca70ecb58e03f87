package scratch.deep.optimizer;

/// What the learning rate is multiplied by at each step. A function of the step alone, so that training that was
/// interrupted goes on with the right rate. Steps count from 0.
@FunctionalInterface
public interface Schedule {

    double factor(long step);

    static Schedule constant() {
        return step -> 1;
    }

    /// Multiplied by `gamma` after every `every` steps: a staircase.
    static Schedule step(long every, double gamma) {
        requireSteps("step", every);
        requireFactor("step", gamma);
        return step -> Math.pow(gamma, step / every);
    }

    /// Multiplied by `gamma` after each step.
    static Schedule exponential(double gamma) {
        requireFactor("exponential", gamma);
        return step -> Math.pow(gamma, step);
    }

    /// Straight from 1 to `end`, over `steps` steps, and then `end`.
    static Schedule linear(long steps, double end) {
        requireSteps("linear", steps);
        requireFactor("linear", end);
        return step -> 1 + (end - 1) * Math.min(step, steps) / steps;
    }

    /// Half a cosine from 1 to `end`, over `steps` steps, and then `end`: slow, fast, slow. Loshchilov and Hutter 2017.
    static Schedule cosine(long steps, double end) {
        requireSteps("cosine", steps);
        requireFactor("cosine", end);
        return step -> end + (1 - end) * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }

    /// Straight up to 1 in `steps` steps (1/steps at the first), then another schedule from its beginning.
    /// Goyal et al. 2017.
    static Schedule warmUp(long steps, Schedule then) {
        requireSteps("warm-up", steps);
        return step -> step < steps ? (step + 1.0) / steps : then.factor(step - steps);
    }

    /// Up over `steps` steps, then down with the root of the step, as the first transformer was trained. Its highest
    /// factor is 1. Vaswani et al. 2017.
    static Schedule inverseRoot(long steps) {
        requireSteps("inverse root", steps);
        return step -> Math.min((step + 1.0) / steps, Math.sqrt(steps / (step + 1.0)));
    }

    private static void requireSteps(String schedule, long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(schedule + " schedule: " + steps + " steps: must be at least 1");
        }
    }

    private static void requireFactor(String schedule, double factor) {
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException(schedule + " schedule: factor " + factor + ": must be from 0 to 1");
        }
    }
}
