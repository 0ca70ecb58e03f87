package scratch.stats.bayestheorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import smile.classification.DiscreteNaiveBayes;
import smile.util.IntSet;

/// Rung a: closed forms, and Smile's naive Bayes for the mails.
class BayesTest {
    // Columns: "free", "meeting". Four spam, then six ham.
    static final boolean[][] MAILS = {{true, false}, {true, false}, {true, false}, {false, false},
        {true, true}, {false, true}, {false, true}, {false, false}, {false, false}, {false, false}};
    static final boolean[] SPAM = {true, true, true, true, false, false, false, false, false, false};

    @Test
    void aThousandPeopleByHand() {
        var test = new DiagnosticTest(0.9, 0.09);
        assertThat(1000 * 0.01 * 0.9).isEqualTo(9);
        assertThat(1000 * 0.99 * 0.09).isEqualTo(89.1, within(1e-12));
        assertThat(test.illIfPositive(0.01)).isEqualTo(10.0 / 109, within(1e-15)).isEqualTo(0.0917, within(5e-5));
        assertThat(test.positiveLikelihoodRatio()).isEqualTo(10, within(1e-14));
        // A second positive, independent given the state: 1:99 · 10 · 10 = 100:99.
        assertThat(test.illIfPositive(test.illIfPositive(0.01))).isEqualTo(100.0 / 199, within(1e-14))
                .isEqualTo(0.5025, within(5e-5));
        assertThat(test.illIfPositive(100.0 / 199)).isEqualTo(0.91, within(5e-3));
        assertThat(test.illIfNegative(0.01)).isEqualTo(1.0 / 901.9, within(1e-15)).isEqualTo(0.0011, within(5e-5));
        assertThat(test.illIfPositive(0.1)).isEqualTo(10.0 / 19, within(1e-14));
        assertThat(new DiagnosticTest(0.9, 0.01).illIfPositive(0.01)).isEqualTo(0.476, within(5e-4));
    }

    @Test
    void theQuestionAtTheMedicalSchool() {
        assertThat(new DiagnosticTest(1, 0.05).illIfPositive(0.001)).isEqualTo(20.0 / 1019, within(1e-15))
                .isEqualTo(0.0196, within(5e-5));
    }

    @Test
    void thePosteriorOfTheTestIsTheSame() {
        double[] posterior = Bayes.posterior(new double[]{0.01, 0.99}, new double[]{Math.log(0.9), Math.log(0.09)});
        assertThat(posterior).containsExactly(new double[]{10.0 / 109, 99.0 / 109}, within(1e-15));
    }

    @Test
    void evidenceOneByOneOrAtOnceAndInAnyOrder() {
        double[] priors = {0.2, 0.3, 0.5};
        double[] first = {Math.log(0.5), Math.log(0.2), Math.log(0.08)};
        double[] second = {-1, -4, -0.5};
        double[] sum = {first[0] + second[0], first[1] + second[1], first[2] + second[2]};
        double[] atOnce = Bayes.posterior(priors, sum);

        assertThat(Bayes.posterior(Bayes.posterior(priors, first), second)).containsExactly(atOnce, within(1e-14));
        assertThat(Bayes.posterior(Bayes.posterior(priors, second), first)).containsExactly(atOnce, within(1e-14));
        assertThat(atOnce[0] + atOnce[1] + atOnce[2]).isEqualTo(1, within(1e-15));
    }

    @Test
    void evidenceThatSaysNothingLeavesThePrior() {
        assertThat(Bayes.posterior(new double[]{0.2, 0.3, 0.5}, new double[]{-7, -7, -7}))
                .containsExactly(new double[]{0.2, 0.3, 0.5}, within(1e-15));
    }

    @Test
    void twoHundredWordsAreNoProblemForLogarithms() {
        double product = 1;
        int factors = 0;
        while (product > 0) {
            product *= 0.01;
            factors++;
        }
        assertThat(factors).isEqualTo(162);
        double[] posterior = Bayes.posterior(new double[]{0.5, 0.5}, new double[]{-2000 - Math.log(3), -2000});
        assertThat(posterior[0]).isEqualTo(0.25, within(1e-12));
        assertThat(Bayes.posterior(new double[]{0.5, 0.5}, new double[]{Double.NEGATIVE_INFINITY, -1}))
                .containsExactly(0, 1);
    }

    @Test
    void theMailsByHand() {
        // Counted: "free" in 3 spam and 1 ham of ten mails.
        assertThat(new DiagnosticTest(3.0 / 4, 1.0 / 6).illIfPositive(0.4)).isEqualTo(0.75, within(1e-15));
        var filter = SpamFilter.fit(MAILS, SPAM);
        assertThat(filter.spamProbability(new boolean[]{true, true})).isEqualTo(0.3721, within(5e-5));
        double both = 0.4 * (3 + 1) / (4 + 2) * (0 + 1) / (4 + 2);
        assertThat(both).isEqualTo(0.0444, within(5e-5));
        assertThat(0.6 * (1 + 1) / (6 + 2) * (3 + 1) / (6 + 2)).isEqualTo(0.0750, within(5e-5));
        assertThat(both / (both + 0.075)).isEqualTo(filter.spamProbability(new boolean[]{true, true}), within(1e-14));
        double spam = 0.4 * 4 / 6 * 5 / 6;
        double ham = 0.6 * 2 / 8 * 4 / 8;
        assertThat(filter.spamProbability(new boolean[]{true, false})).isEqualTo(spam / (spam + ham), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSpamFilterIsSmilesBernoulliModel(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int vocabulary = 12;
        boolean[][] words = new boolean[60][vocabulary];
        boolean[] spam = new boolean[60];
        for (int i = 0; i < 60; i++) {
            spam[i] = i % 3 == 0;
            for (int j = 0; j < vocabulary; j++) {
                words[i][j] = random.nextDouble() < (spam[i] ? 0.6 - 0.03 * j : 0.2 + 0.03 * j);
            }
            words[i][i % vocabulary] = true;    // subtle: Smile leaves out mails without any word
        }
        agrees(words, spam);
    }

    @Test
    void smileLeavesOutMailsWithoutAnyWord() {
        double[] posterior = new double[2];
        smile(MAILS, SPAM).predict(new int[]{1, 0}, posterior);
        assertThat(posterior[1]).isEqualTo(16.0 / 19, within(1e-12)).isEqualTo(0.8421, within(5e-5));
        assertThat(SpamFilter.fit(MAILS, SPAM).spamProbability(new boolean[]{true, false})).isEqualTo(0.7477, within(5e-5));
    }

    private static void agrees(boolean[][] words, boolean[] spam) {
        var filter = SpamFilter.fit(words, spam);
        var smile = smile(words, spam);
        for (boolean[] mail : words) {
            double[] posterior = new double[2];
            smile.predict(bits(mail), posterior);
            assertThat(filter.spamProbability(mail)).isEqualTo(posterior[1], within(1e-12));
        }
    }

    private static DiscreteNaiveBayes smile(boolean[][] words, boolean[] spam) {
        double share = 0;
        for (boolean isSpam : spam) {
            share += isSpam ? 1.0 / spam.length : 0;
        }
        var model = new DiscreteNaiveBayes(DiscreteNaiveBayes.Model.BERNOULLI, new double[]{1 - share, share},
                words[0].length, 1, IntSet.of(2));
        for (int i = 0; i < words.length; i++) {
            model.update(bits(words[i]), spam[i] ? 1 : 0);
        }
        return model;
    }

    private static int[] bits(boolean[] words) {
        int[] bits = new int[words.length];
        for (int j = 0; j < bits.length; j++) {
            bits[j] = words[j] ? 1 : 0;
        }
        return bits;
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> Bayes.posterior(new double[]{0.5, 0.4}, new double[]{0, 0}),
                "Bayes.posterior: the priors add up to 0.9: must be 1");
        refused(() -> Bayes.posterior(new double[]{1.5, -0.5}, new double[]{0, 0}),
                "Bayes.posterior: prior 0 = 1.5: must be a probability");
        refused(() -> Bayes.posterior(new double[]{1}, new double[]{0, 0}),
                "Bayes.posterior: 1 priors and 2 likelihoods: needs one of each per hypothesis");
        refused(() -> Bayes.posterior(new double[]{1}, new double[]{Double.NaN}),
                "Bayes.posterior: log-likelihood 0 = NaN: must be a number below infinity");
        refused(() -> Bayes.posterior(new double[]{1, 0}, new double[]{Double.NEGATIVE_INFINITY, 0}),
                "Bayes.posterior: every hypothesis has probability 0: the data contradict all");
        refused(() -> new DiagnosticTest(90, 0.1), "DiagnosticTest: sensitivity = 90.0: must be between 0 and 1");
        refused(() -> new DiagnosticTest(0.9, 0.1).illIfPositive(Double.NaN),
                "DiagnosticTest: prevalence = NaN: must be between 0 and 1");
        refused(() -> Bayes.posterior(new double[]{-0.5, 0.75, 0.75}, new double[3]),
                "Bayes.posterior: prior 0 = -0.5: must be a probability");
        refused(() -> new DiagnosticTest(0, 0).positiveLikelihoodRatio(),
                "DiagnosticTest.positiveLikelihoodRatio: nobody is ever positive: such a result has no likelihood ratio");
        assertThat(new DiagnosticTest(0.9, 0).positiveLikelihoodRatio()).isInfinite();
        refused(() -> new DiagnosticTest(0.9, 0).illIfPositive(0),
                "DiagnosticTest: a positive result has probability 0: nobody can have it");
        refused(() -> SpamFilter.fit(new boolean[][]{{true}}, new boolean[]{true}),
                "SpamFilter.fit: 1 spam and 0 ham: needs mails of both kinds");
        refused(() -> SpamFilter.fit(new boolean[][]{{true}, {true, false}}, new boolean[]{true, false}),
                "SpamFilter.fit: mail 1 is over 2 words, mail 0 over 1: all need the same");
        refused(() -> SpamFilter.fit(new boolean[][]{{true}}, new boolean[2]),
                "SpamFilter.fit: 1 mails and 2 labels: one per mail");
        refused(() -> SpamFilter.fit(MAILS, SPAM).spamProbability(new boolean[3]),
                "SpamFilter.spamProbability: 3 words: fitted on 2");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
