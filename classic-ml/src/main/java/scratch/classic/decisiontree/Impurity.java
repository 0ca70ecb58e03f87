package scratch.classic.decisiontree;

/// How mixed the classes of a node are: 0 if there is one, largest if all are equally frequent.
public enum Impurity {
    /// How probable it is that two rows drawn from the node are of different classes, 1 − Σp².
    GINI {
        @Override
        double purity(double[] weights) {
            double all = 0;
            double squares = 0;
            for (double weight : weights) {
                all += weight;
                squares += weight * weight;
            }
            return squares / all;
        }

        @Override
        double loss(double[] weights) {
            double all = 0;
            for (double weight : weights) {
                all += weight;
            }
            double loss = 0;
            for (double weight : weights) {
                loss += weight * ((all - weight) / all);
            }
            return loss;
        }
    },

    /// How many bits it takes on average to say the class of a row, −Σ p log₂ p.
    ENTROPY {
        @Override
        double purity(double[] weights) {
            double all = 0;
            double purity = 0;
            for (double weight : weights) {
                all += weight;
                purity += bits(weight);
            }
            return purity - bits(all);
        }

        @Override
        double loss(double[] weights) {
            return Math.max(0, -purity(weights));
        }
    };

    private static final double LN_2 = Math.log(2);

    // The impurity times the weight of all, turned round; but for a constant.
    abstract double purity(double[] weights);

    // The impurity times the weight of all.
    abstract double loss(double[] weights);

    /// The impurity of a node with so much weight in each class.
    ///
    /// @param weights (K), not negative, one at least positive
    public double of(double... weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        return loss(weights) / all;
    }

    // subtle: sums from which rows were taken away can lie a rounding error below 0
    private static double bits(double weight) {
        return weight > 0 ? weight * (Math.log(weight) / LN_2) : 0;
    }
}
