package scratch.stats.hypothesis;

/// The effect sizes that the tests give: numbers that, other than p, do not grow with the number of observations.
public enum EffectSize {
    /// A difference of means in standard deviations.
    COHENS_D("Cohen's d"),
    /// Cohen's d without its bias in small samples; undefined on 1 degree of freedom.
    HEDGES_G("Hedges' g"),
    /// The mean difference of pairs over the standard deviation of the differences.
    COHENS_D_Z("Cohen's d_z"),
    /// The mean difference of pairs over the average standard deviation of x and y.
    COHENS_D_AV("Cohen's d_av"),
    /// d_av without its bias in small samples.
    HEDGES_G_AV("Hedges' g_av"),
    /// A difference of proportions on the scale 2 asin √p.
    COHENS_H("Cohen's h"),
    /// One proportion over the other.
    RISK_RATIO("risk ratio"),
    /// √(X²/n) of a goodness of fit.
    COHENS_W("Cohen's w"),
    /// √(X²/(n·min(r−1, c−1))) of a table: from 0 to 1.
    CRAMERS_V("Cramér's V"),
    /// G/(2n): the information, in nats, that the counts hold beyond the expected proportions.
    DIVERGENCE("Kullback-Leibler divergence"),
    /// G/(2n): the information, in nats, that the row of an observation gives about its column.
    MUTUAL_INFORMATION("mutual information"),
    /// The odds ratio of a 2×2 table, the conditional estimate.
    ODDS_RATIO("odds ratio"),
    /// ad/bc.
    SAMPLE_ODDS_RATIO("sample odds ratio"),
    /// Discordant pairs of one kind over those of the other.
    DISCORDANT_ODDS("odds ratio b/c"),
    /// The share of the sum of squares that lies between the groups.
    ETA_SQUARED("η²"),
    /// An effect's sum of squares over itself plus the residual one.
    PARTIAL_ETA_SQUARED("partial η²"),
    /// η² without what chance alone would give.
    OMEGA_SQUARED("ω²"),
    /// √(SS_between/SS_within).
    COHENS_F("Cohen's f"),
    /// H/(n − 1), the η² of the ranks.
    EPSILON_SQUARED("ε²"),
    /// Kendall's coefficient of concordance: 1 if all blocks rank the treatments alike, 0 if they agree in nothing.
    KENDALLS_W("Kendall's W"),
    /// s₁²/s₂².
    VARIANCE_RATIO("variance ratio"),
    /// The largest variance of all groups over the smallest.
    LARGEST_VARIANCE_RATIO("largest over smallest variance"),
    /// How often an x is larger than a y, ties counted half.
    PROBABILITY_OF_SUPERIORITY("P(X > Y) + ½ P(X = Y)"),
    /// The share of pairs, or ranks, in favour minus the share against.
    RANK_BISERIAL("rank-biserial correlation"),
    /// Pearson's correlation.
    R("r"),
    /// Its square.
    R_SQUARED("r²"),
    /// Spearman's correlation.
    RHO("ρ"),
    /// Kendall's τ-b.
    TAU("τ"),
    /// The widest gap of two distribution functions.
    LARGEST_GAP("largest gap"),
    /// Anderson and Darling's A² for one observation.
    A_SQUARED_PER_VALUE("A²/n"),
    /// What Shapiro and Wilk's W lacks of 1.
    ONE_MINUS_W("1 - W"),
    /// The third standardised moment: 0 if symmetric.
    SKEWNESS("skewness"),
    /// The fourth standardised moment minus 3: 0 for the normal distribution.
    KURTOSIS("excess kurtosis");

    private final String title;

    EffectSize(String title) {
        this.title = title;
    }

    /// As it stands in the sentence of a result.
    public String title() {
        return title;
    }
}
