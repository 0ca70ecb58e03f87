package scratch.deep.optimizer;

import scratch.math.check.Require;

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
        Require.atLeast(1, "Schedule.step", "steps", every);
        Require.probability("Schedule.step", "factor", gamma);
        return step -> Math.pow(gamma, step / every);
    }

    /// Multiplied by `gamma` after each step.
    static Schedule exponential(double gamma) {
        Require.probability("Schedule.exponential", "factor", gamma);
        return step -> Math.pow(gamma, step);
    }

    /// Straight from 1 to `end`, over `steps` steps, and then `end`.
    static Schedule linear(long steps, double end) {
        Require.atLeast(1, "Schedule.linear", "steps", steps);
        Require.probability("Schedule.linear", "factor", end);
        return step -> 1 + (end - 1) * Math.min(step, steps) / steps;
    }

    /// Half a cosine from 1 to `end`, over `steps` steps, and then `end`: slow, fast, slow. Loshchilov and Hutter 2017.
    static Schedule cosine(long steps, double end) {
        Require.atLeast(1, "Schedule.cosine", "steps", steps);
        Require.probability("Schedule.cosine", "factor", end);
        return step -> end + (1 - end) * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }

    /// Straight up to 1 in `steps` steps (1/steps at the first), then another schedule from its beginning.
    /// Goyal et al. 2017.
    static Schedule warmUp(long steps, Schedule then) {
        Require.atLeast(1, "Schedule.warmUp", "steps", steps);
        return step -> step < steps ? (step + 1.0) / steps : then.factor(step - steps);
    }

    /// Up over `steps` steps, then down with the root of the step, as the first transformer was trained. Its highest
    /// factor is 1. Vaswani et al. 2017.
    static Schedule inverseRoot(long steps) {
        Require.atLeast(1, "Schedule.inverseRoot", "steps", steps);
        return step -> Math.min((step + 1.0) / steps, Math.sqrt(steps / (step + 1.0)));
    }
}
