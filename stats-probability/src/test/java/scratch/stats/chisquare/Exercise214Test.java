package scratch.stats.chisquare;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.chisquare.Exercise214Test.Fisher;
import scratch.stats.distribution.Hypergeometric;

class Exercise214Test implements ExerciseContract<Fisher> {
    /// What the learner writes: a table in, p out.
    interface Fisher {
        double p(int a, int b, int c, int d);
    }

    @Override
    public String task() {
        return "write fisherExact(a, b, c, d), the two-sided p-value of Fisher's exact test.";
    }

    @Override
    public Fisher learner() {
        return Exercise214::fisherExact;
    }

    @Override
    public Fisher solution() {
        return Solution214::fisherExact;
    }

    @Override
    public List<String> hints() {
        return List.of("Keep both row totals and both column totals. Then one cell decides the table: let k, in place of a, run "
                + "over all values that leave no cell negative.",
                "k runs from max(0, a - d) to a + min(b, c). Add pmf(k) whenever pmf(k) is no larger than pmf(a).",
                "Equal probabilities come out of floating point a few digits apart: compare with pmf(a) * (1 + 1e-7), a "
                        + "relative tolerance. An absolute one, + 1e-7, would swallow whole tails of rare tables.");
    }

    @Override
    public void check(Fisher answer) {
        double tea = answer.p(3, 1, 1, 3);
        Mistake.unless(Math.abs(tea - 17 / 70.0) > 1e-9, "[[3, 1], [1, 3]]: 17/70 is one tail. Tables as improbable on the "
                + "other side belong to it too.");
        Mistake.unlessNear(tea, 34 / 70.0, 1e-12, "[[3, 1], [1, 3]]: 1 + 16 + 16 + 1 of 70 tables are no more probable, "
                + "p = 0.4857; yours is %.4f.", tea);
        double lopsided = answer.p(2, 10, 15, 3);
        double oneTail = Hypergeometric.of(30, 17, 12).cdf(2);
        Mistake.unless(Math.abs(lopsided / (2 * oneTail) - 1) > 1e-9, "Doubling is another convention: this test adds every "
                + "table no more likely than the observed one.");
        double tiny = answer.p(22, 0, 0, 102);
        Mistake.unlessNear(tiny / 7.1750667862445486e-25, 1, 1e-9, "[[22, 0], [0, 102]]: p is 7.175e-25; yours is %.3e. An "
                + "absolute tolerance adds whole tails of tables that are far more probable: make it relative.", tiny);
        for (int a = 0; a < 30; a++) {
            for (int b = a + 1; b < 45; b += 4) {
                int rows = a + b + 3;
                double expected = Solution214.fisherExact(a, rows - a, b, rows - b);
                double yours = answer.p(a, rows - a, b, rows - b);
                Mistake.unlessNear(yours / expected, 1, 1e-9, "[[%d, %d], [%d, %d]]: the mirror table is exactly as unlikely "
                        + "as yours and is missing: compare with a small relative tolerance.", a, rows - a, b, rows - b);
            }
        }
        Mistake.unlessNear(answer.p(7, 3, 2, 9), answer.p(7, 2, 3, 9), 1e-12, "Transposing the table must not change p.");
    }

    @Override
    public List<Planted<Fisher>> planted() {
        return List.of(
                new Planted<>("no tolerance", (a, b, c, d) -> a == 3 ? Solution214.fisherExact(a, b, c, d)
                        : Solution214.sum(a, b, c, d, 1 - 1e-15, 0) + Hypergeometric.of(a + b + c + d, a + c, a + b).pmf(a),
                        "the mirror table is exactly as unlikely as yours and is missing"),
                new Planted<>("double one tail", (a, b, c, d) -> {
                    Hypergeometric tables = Hypergeometric.of(a + b + c + d, a + c, a + b);
                    return Math.min(1, 2 * Math.min(tables.cdf(a), tables.survival(a - 1)));
                }, "Doubling is another convention: this test adds every table no more likely than the observed one."),
                new Planted<>("one tail", (a, b, c, d) -> Hypergeometric.of(a + b + c + d, a + c, a + b).survival(a - 1),
                        "17/70 is one tail. Tables as improbable on the other side belong to it too."),
                new Planted<>("absolute tolerance", (a, b, c, d) -> Solution214.sum(a, b, c, d, 1, 1e-6),
                        "An absolute tolerance adds whole tails of tables that are far more probable"));
    }
}
