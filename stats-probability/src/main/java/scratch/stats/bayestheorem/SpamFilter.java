package scratch.stats.bayestheorem;

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
        require(words.length == spam.length, "fit: " + words.length + " mails and " + spam.length + " labels: one per mail");
        int[] mails = new int[2];
        for (boolean isSpam : spam) {
            mails[isSpam ? 1 : 0]++;
        }
        require(mails[0] > 0 && mails[1] > 0, "fit: " + mails[1] + " spam and " + mails[0] + " ham: needs mails of both kinds");
        int vocabulary = words[0].length;
        int[][] with = new int[2][vocabulary];
        for (int i = 0; i < words.length; i++) {
            require(words[i].length == vocabulary, "fit: mail " + i + " is over " + words[i].length + " words, mail 0 over "
                    + vocabulary + ": all need the same");
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
        require(words.length == logPresent[0].length, "spamProbability: " + words.length + " words: fitted on "
                + logPresent[0].length);
        double[] logLikelihoods = new double[2];
        for (int c = 0; c < 2; c++) {
            for (int j = 0; j < words.length; j++) {
                logLikelihoods[c] += words[j] ? logPresent[c][j] : logAbsent[c][j];
            }
        }
        return Bayes.posterior(priors, logLikelihoods)[1];
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
