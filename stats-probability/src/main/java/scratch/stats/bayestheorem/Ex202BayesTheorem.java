package scratch.stats.bayestheorem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import smile.classification.DiscreteNaiveBayes;
import smile.util.IntSet;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 202: the test is 90 % accurate and it says yes. How worried should you be?
public final class Ex202BayesTheorem {
    // Columns: "free", "meeting". Four spam, then six ham.
    private static final boolean[][] MAILS = {{true, false}, {true, false}, {true, false}, {false, false},
        {true, true}, {false, true}, {false, true}, {false, false}, {false, false}, {false, false}};
    private static final boolean[] SPAM = {true, true, true, true, false, false, false, false, false, false};

    private Ex202BayesTheorem() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "prevalence 0.01 share of people who are ill",
                "sensitivity 0.9 share of the ill who test positive", "falsePositives 0.09 share of the healthy who do");
        double prevalence = arguments.doubleValue("prevalence");
        var test = new DiagnosticTest(arguments.doubleValue("sensitivity"), arguments.doubleValue("falsePositives"));
        double ill = 1000 * prevalence;
        print("1. A thousand people%n");
        print("                 positive   negative      all%n");
        print("   ill            %7.1f    %7.1f   %6.0f%n", ill * test.sensitivity(), ill * (1 - test.sensitivity()), ill);
        print("   healthy        %7.1f    %7.1f   %6.0f%n", (1000 - ill) * test.falsePositiveRate(),
                (1000 - ill) * (1 - test.falsePositiveRate()), 1000 - ill);
        double once = test.illIfPositive(prevalence);
        print("   P(ill | positive)              %6.2f %%%n", 100 * once);
        print("   P(ill | two positives)         %6.2f %%   if their errors are independent%n",
                100 * test.illIfPositive(once));
        print("   P(ill | negative)              %6.2f %%%n", 100 * test.illIfNegative(prevalence));

        print("%n2. The same test in another crowd%n   prevalence         ");
        double[] crowds = {0.001, 0.01, 0.1, 0.5};
        for (double crowd : crowds) {
            print("%8.1f %%", 100 * crowd);
        }
        print("%n   P(ill | positive)  ");
        for (double crowd : crowds) {
            print("%8.1f %%", 100 * test.illIfPositive(crowd));
        }
        double school = new DiagnosticTest(1, 0.05).illIfPositive(0.001);
        print("%n   The question at the medical school: %.2f %%, and the commonest answer was 95 %%.%n", 100 * school);

        var filter = SpamFilter.fit(MAILS, SPAM);
        print("%n3. Ten mails: \"free\" in 3 of 4 spam and 1 of 6 ham, \"meeting\" in 0 and 3%n");
        boolean[][] mails = {{true, false}, {false, true}, {true, true}, {false, false}};
        String[] names = {"free", "meeting", "both", "neither"};
        for (int i = 0; i < mails.length; i++) {
            print("   P(spam | %-8s)  %.4f%n", names[i], filter.spamProbability(mails[i]));
        }
        double[] long200 = Bayes.posterior(new double[]{0.5, 0.5}, new double[]{200 * Math.log(0.01), 200 * Math.log(0.0101)});
        print("   200 words, each 1 %% likelier in spam: product of probabilities %.1f, posterior by logs %.4f%n",
                Math.pow(0.01, 200), long200[1]);
        print("%nNine true alarms drown in eighty-nine false ones: the base rate is half of the evidence.%n");
        figure(test, prevalence);
        print("figure  target/figures/bayes.svg%n%n");

        CheckTable checks = CheckTable.against("reference");
        double byHand = prevalence * test.sensitivity()
                / (prevalence * test.sensitivity() + (1 - prevalence) * test.falsePositiveRate());
        double[] posterior = Bayes.posterior(new double[]{prevalence, 1 - prevalence},
                new double[]{Math.log(test.sensitivity()), Math.log(test.falsePositiveRate())});
        checks.same("P(ill | positive), by hand", posterior[0], byHand, 1e-12);
        checks.same("medical school, 20/1019", school, 20.0 / 1019, 1e-12);
        checks.same("P(spam | both), by hand", filter.spamProbability(mails[2]), 0.4 * 4 / 6 / 6
                / (0.4 * 4 / 6 / 6 + 0.6 * 2 / 8 * 4 / 8), 1e-12);
        boolean[][] notEmpty = {MAILS[0], MAILS[1], MAILS[2], MAILS[4], MAILS[5], MAILS[6]};
        boolean[] labels = {true, true, true, false, false, false};
        var six = SpamFilter.fit(notEmpty, labels);
        DiscreteNaiveBayes smile = smile(notEmpty, labels);
        for (int i = 0; i < 3; i++) {
            double[] theirs = new double[2];
            smile.predict(bits(mails[i]), theirs);
            checks.same("six mails, " + names[i] + ": Smile 4.4.2", six.spamProbability(mails[i]), theirs[1], 1e-12);
        }
        checks.whyDifferent("Smile's Bernoulli model leaves out mails that hold none of the words, 4 of our 10. A mail "
                + "without\n"
                + "               \"free\" and \"meeting\" is evidence, too, so ours counts it: 0.7477 for \"free\", Smile "
                + "0.8421.\n"
                + "               On the six mails with a word both agree.");
        checks.print();
        print("%nTry: ./run 202 --prevalence 0.1   The same test for people with symptoms. How worried now?%n");
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

    private static void figure(DiagnosticTest test, double prevalence) {
        int ill = (int) Math.round(1000 * prevalence);
        int found = (int) Math.round(ill * test.sensitivity());
        int falseAlarms = (int) Math.round((1000 - ill) * test.falsePositiveRate());
        double[] x = new double[1000];
        double[] y = new double[1000];
        int[] kind = new int[1000];
        for (int i = 0; i < 1000; i++) {
            x[i] = i / 20;
            y[i] = 19 - i % 20;
            kind[i] = i < found ? 3 : i < found + falseAlarms ? 1 : i < falseAlarms + ill ? 2 : 0;
        }
        Plot people = Plot.of("1000 people", "", "").points(x, y, kind, "healthy, negative", "healthy, positive",
                "ill, negative", "ill, positive").xRange(-1, 50).yRange(-1, 20);
        double[] crowd = IntStream.range(0, 121).mapToDouble(i -> Math.pow(10, -4 + i * 4.0 / 120)).toArray();
        Plot curves = Plot.of("What a positive means depends on the crowd", "prevalence", "P(ill | positive)");
        for (double ratio : new double[]{100, 10, 3}) {
            var other = new DiagnosticTest(0.9, 0.9 / ratio);
            curves = curves.line("ratio " + (int) ratio, crowd,
                    Arrays.stream(crowd).map(p -> other.illIfPositive(Math.min(p, 1))).toArray());
        }
        curves = curves.focus("", new double[]{prevalence}, new double[]{test.illIfPositive(prevalence)}).xLog()
                .xRange(1e-4, 1).yRange(0, 1);
        Panels.of("Count people, not percentages", 2, people, curves).cell(510, 380).save("bayes", "Left, a field of a "
                + "thousand "
                + "dots: a thin column of nine people who are ill and positive, four columns of healthy people with a false "
                + "alarm, and a large field of healthy negatives. Right, the probability to be ill after a positive result "
                + "against the prevalence, for likelihood ratios of 3, 10 and 100: three S-shaped curves.");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
