package scratch.stats.bayestheorem;

import scratch.math.check.Require;

/// Naive Bayes for mails: words are treated as independent, given the class. Every word of the vocabulary counts, also
/// one that is absent: P(word | class) = (mails of the class with the word + 1) / (mails of the class + 2).
/// Fitting O(n·w), one mail O(w).   Maron, *Journal of the ACM* 8 (1961) 404.
public final class SpamFilter {
    private final double[] priors;              // (2): ham, spam
    private final double[][] logPresent;        // (2, w)
    private final double[][] logAbsent;         // (2, w)

    private SpamFilter(double[] priors, double[][] logPresent, double[][] logAbsent) {
        this.priors = priors;
        this.logPresent = logPresent;
        this.logAbsent = logAbsent;
    }

    /// @param words (n, w): whether mail i holds word j
    /// @param spam  (n): whether mail i is spam
    /// @throws IllegalArgumentException unless there are mails of both kinds, all over the same words
    public static SpamFilter fit(boolean[][] words, boolean[] spam) {
        Require.that(words.length == spam.length, "SpamFilter.fit: %s mails and %s labels: one per mail", words.length,
                spam.length);
        int[] mails = new int[2];
        for (boolean isSpam : spam) {
            mails[isSpam ? 1 : 0]++;
        }
        Require.that(mails[0] > 0 && mails[1] > 0, "SpamFilter.fit: %s spam and %s ham: needs mails of both kinds",
                mails[1], mails[0]);
        int vocabulary = words[0].length;
        int[][] with = new int[2][vocabulary];
        for (int i = 0; i < words.length; i++) {
            Require.that(words[i].length == vocabulary, "SpamFilter.fit: mail %s is over %s words, mail 0 over %s:"
                    + " all need the same", i, words[i].length, vocabulary);
            for (int j = 0; j < vocabulary; j++) {
                with[spam[i] ? 1 : 0][j] += words[i][j] ? 1 : 0;
            }
        }
        double[][] present = new double[2][vocabulary];
        double[][] absent = new double[2][vocabulary];
        for (int c = 0; c < 2; c++) {
            for (int j = 0; j < vocabulary; j++) {
                // Add-one smoothing: a word never seen in spam makes spam unlikely, not impossible.
                present[c][j] = Math.log((with[c][j] + 1.0) / (mails[c] + 2));
                absent[c][j] = Math.log((mails[c] - with[c][j] + 1.0) / (mails[c] + 2));
            }
        }
        double n = words.length;
        return new SpamFilter(new double[]{mails[0] / n, mails[1] / n}, present, absent);
    }

    /// P(spam | words).
    ///
    /// @param words (w): whether the mail holds word j
    public double spamProbability(boolean[] words) {
        Require.that(words.length == logPresent[0].length, "SpamFilter.spamProbability: %s words: fitted on %s",
                words.length, logPresent[0].length);
        double[] logLikelihoods = new double[2];
        for (int c = 0; c < 2; c++) {
            for (int j = 0; j < words.length; j++) {
                logLikelihoods[c] += words[j] ? logPresent[c][j] : logAbsent[c][j];
            }
        }
        return Bayes.posterior(priors, logLikelihoods)[1];
    }
}
