package scratch.classic.bayes;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;

/// Bayes' theorem with columns that are taken to be independent within a class:
/// p(k | x) ∝ p(k) · Πⱼ p(xⱼ | k).
///
/// Everything is added up as logarithms, since a product of some hundred small probabilities is 0 as a double.
/// The kinds differ in p(xⱼ | k) alone: a bell curve, a share of all counts, a coin. Fitting is one or two passes, O(n·d);
/// answering costs O(K·d) a row.
/// Hand and Yu 2001, "Idiot's Bayes: Not So Stupid After All?", International Statistical Review 69.
public sealed interface NaiveBayes extends Classifier, Storable
        permits GaussianNaiveBayes, MultinomialNaiveBayes, BernoulliNaiveBayes {

    /// log p(k) + Σⱼ log p(xⱼ | k), row by row, up to what is the same for all classes; (n, K).
    ///
    /// @param x (n, d), the columns as in training
    Matrix logJoint(Matrix x);

    /// log p(k); (K).
    double[] logPriors();

    /// log p(k | x), row by row: right also where the probability itself is 0 as a double; (n, K).
    ///
    /// @throws ArithmeticException if a row lies so far from every class that a double cannot hold the logarithms
    default Matrix logProbabilities(Matrix x) {
        Matrix logs = logJoint(x);
        int classes = logs.columns();
        for (int i = 0; i < logs.rows(); i++) {
            subtract(logs.data(), i * classes, classes, logSumExp(logs.data(), i * classes, classes));
        }
        return logs;
    }

    private static void subtract(double[] values, int from, int count, double off) {
        for (int k = from; k < from + count; k++) {
            values[k] -= off;
        }
    }

    // log Σ e^v. The largest is taken out first: it becomes e⁰ = 1, so that the sum neither overflows nor vanishes.
    private static double logSumExp(double[] values, int from, int count) {
        double largest = values[largest(values, from, count)];
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += Math.exp(values[k] - largest);
        }
        return largest + Math.log(sum);
    }

    @Override
    default Matrix predictProbabilities(Matrix x) {
        Matrix p = logProbabilities(x);
        for (int i = 0; i < p.data().length; i++) {
            p.data()[i] = Math.exp(p.data()[i]);
        }
        return p;
    }

    /// The class of the largest [#logJoint], the first of equals: also where several probabilities are 1 as a double.
    @Override
    default int[] predict(Matrix x) {
        Matrix logs = logJoint(x);
        int classes = logs.columns();
        int[] labels = new int[logs.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = largest(logs.data(), i * classes, classes) - i * classes;
        }
        return labels;
    }

    private static int largest(double[] values, int from, int count) {
        int best = from;
        for (int k = from + 1; k < from + count; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        if (!(values[best] > Double.NEGATIVE_INFINITY)) {
            throw new ArithmeticException("NaiveBayes.predict: row " + from / count + ": is so far from every class that a"
                    + " double cannot hold the logarithm of its probability");
        }
        return best;
    }
}
