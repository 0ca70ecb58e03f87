package scratch.stats.bayestheorem;

import java.util.stream.IntStream;

import smile.classification.DiscreteNaiveBayes;
import smile.util.IntSet;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 202: the test is 90 % accurate and it says yes. How worried should you be?
public final class Ex202BayesTheorem {
    // Columns: "free", "meeting". Four spam, then six ham.
    private static final boolean[][] MAILS = {{true, false}, {true, false}, {true, false}, {false, false},
        {true, true}, {false, true}, {false, true}, {false, false}, {false, false}, {false, false}};
    private static final boolean[] SPAM = {true, true, true, true, false, false, false, false, false, false};
    private static final boolean[][] NEW_MAILS = {{true, false}, {false, true}, {true, true}, {false, false}};
    private static final String[] NAMES = {"free", "meeting", "both", "neither"};

    private Ex202BayesTheorem() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "prevalence 0.01 0<..<1 share of people who are ill",
                "sensitivity 0.9 0<..1 share of the ill who test positive",
                "falsePositives 0.09 0..<1 share of the healthy who do");
        double prevalence = arguments.doubleValue("prevalence");
        var test = new DiagnosticTest(arguments.doubleValue("sensitivity"), arguments.doubleValue("falsePositives"));
        thousandPeople(test, prevalence);
        double school = otherCrowds(test);
        var filter = SpamFilter.fit(MAILS, SPAM);
        mails(filter);
        Console.print("%nThe base rate, the share of the ill before the test, is half of the evidence.%n%n");
        Figures202.draw(test, prevalence);
        Console.print("figures  target/figures/bayes.svg, crowds.svg%n%n");

        checks(test, prevalence, school, filter).print();
        Console.print("%nTry: ./run 202 --prevalence 0.1   The same test for people with symptoms. How worried now?%n");
    }

    private static void thousandPeople(DiagnosticTest test, double prevalence) {
        double ill = 1000 * prevalence;
        Console.print("1. A thousand people%n");
        var table = Console.table("   %-10s %11.1f %10.1f %8.0f", "", "positive", "negative", "all");
        table.row("ill", ill * test.sensitivity(), ill * (1 - test.sensitivity()), ill);
        table.row("healthy", (1000 - ill) * test.falsePositiveRate(), (1000 - ill) * (1 - test.falsePositiveRate()),
                1000 - ill);
        double once = test.illIfPositive(prevalence);
        Console.print("   P(ill | positive)              %6.2f %%%n", 100 * once);
        Console.print("   P(ill | two positives)         %6.2f %%   if their errors are independent%n",
                100 * test.illIfPositive(once));
        Console.print("   P(ill | negative)              %6.2f %%%n", 100 * test.illIfNegative(prevalence));
    }

    private static double otherCrowds(DiagnosticTest test) {
        Console.print("%n2. The same test in another crowd%n");
        var table = Console.table("   %10.1f  %17.1f", "ill, in %", "ill if positive");
        for (double crowd : new double[]{0.001, 0.01, 0.1, 0.5}) {
            table.row(100 * crowd, 100 * test.illIfPositive(crowd));
        }
        double school = new DiagnosticTest(1, 0.05).illIfPositive(0.001);
        Console.print("   The question at the medical school: %.2f %%, and the commonest answer was 95 %%.%n", 100 * school);
        return school;
    }

    private static void mails(SpamFilter filter) {
        Console.print("%n3. Ten mails: \"free\" in 3 of 4 spam and 1 of 6 ham, \"meeting\" in 0 and 3%n");
        for (int i = 0; i < NEW_MAILS.length; i++) {
            Console.print("   P(spam | %-8s)  %.4f%n", NAMES[i], filter.spamProbability(NEW_MAILS[i]));
        }
        double[] ham200AndSpam200 = {200 * Math.log(0.01), 200 * Math.log(0.0101)};
        Console.print("   200 words, each 1 %% likelier in spam: product of probabilities %.1f, posterior by logs %.4f%n",
                Math.pow(0.01, 200), Bayes.posterior(new double[]{0.5, 0.5}, ham200AndSpam200)[1]);
    }

    private static CheckTable checks(DiagnosticTest test, double prevalence, double school, SpamFilter filter) {
        double[] posterior = Bayes.posterior(new double[]{prevalence, 1 - prevalence},
                new double[]{Math.log(test.sensitivity()), Math.log(test.falsePositiveRate())});
        double truePositives = prevalence * test.sensitivity();
        double falsePositives = (1 - prevalence) * test.falsePositiveRate();
        double spam = 0.4 * 4 / 6 * 1 / 6;
        double ham = 0.6 * 2 / 8 * 4 / 8;
        CheckTable checks = CheckTable.against("reference");
        checks.same("P(ill | positive), by hand", posterior[0], truePositives / (truePositives + falsePositives), 1e-12);
        checks.same("medical school, 20/1019", school, 20.0 / 1019, 1e-12);
        checks.same("P(spam | both), by hand", filter.spamProbability(NEW_MAILS[2]), spam / (spam + ham), 1e-12);
        boolean[][] notEmpty = {MAILS[0], MAILS[1], MAILS[2], MAILS[4], MAILS[5], MAILS[6]};
        boolean[] labels = {true, true, true, false, false, false};
        var six = SpamFilter.fit(notEmpty, labels);
        DiscreteNaiveBayes smile = smile(notEmpty, labels);
        var group = checks.group("mails, fitted on six: Smile 4.4.2", 1e-12);
        for (int i = 0; i < 3; i++) {
            double[] theirs = new double[2];
            smile.predict(bits(NEW_MAILS[i]), theirs);
            group.same(NAMES[i], six.spamProbability(NEW_MAILS[i]), theirs[1]);
        }
        return checks.whyDifferent("Smile's Bernoulli model leaves out mails that hold none of the words, 4 of our 10. A mail "
                + "without \"free\" and \"meeting\" is evidence, too, so ours counts it: 0.7477 for \"free\", Smile 0.8421. "
                + "On the six mails with a word both agree.");
    }

    private static DiscreteNaiveBayes smile(boolean[][] words, boolean[] spam) {
        var model = new DiscreteNaiveBayes(DiscreteNaiveBayes.Model.BERNOULLI, new double[]{0.5, 0.5}, 2, 1, IntSet.of(2));
        for (int i = 0; i < words.length; i++) {
            model.update(bits(words[i]), spam[i] ? 1 : 0);
        }
        return model;
    }

    private static int[] bits(boolean[] words) {
        return IntStream.range(0, words.length).map(j -> words[j] ? 1 : 0).toArray();
    }
}
