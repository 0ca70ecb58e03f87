package scratch.deep.recurrence.rnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import scratch.math.Matrix;
import scratch.math.decomposition.SVD;

/// The hidden state after every letter of some words, beside the state that the grammar is in there.
final class HiddenStates {
    private final double[][] states;       // (n, h)
    private final int[] labels;            // (n): the grammar's

    private HiddenStates(double[][] states, int... labels) {
        this.states = states;
        this.labels = labels;
    }

    static HiddenStates of(SequenceLearner model, int[]... words) {
        List<double[]> states = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int[] word : words) {
            double[][] run = model.run(word).states();
            int[] grammar = ReberGrammar.states(word);
            for (int t = 0; t < word.length; t++) {
                states.add(run[t + 1]);
                labels.add(grammar[t]);
            }
        }
        return new HiddenStates(states.toArray(double[][]::new), labels.stream().mapToInt(label -> label).toArray());
    }

    /// Share of the hidden states that lie nearer to the mean of their own kind than to any other.
    double nearestCentre() {
        double[][] centres = new double[ReberGrammar.STATES][states[0].length];
        int[] counts = new int[ReberGrammar.STATES];
        for (int i = 0; i < states.length; i++) {
            counts[labels[i]]++;
            for (int j = 0; j < states[i].length; j++) {
                centres[labels[i]][j] += states[i][j];
            }
        }
        int right = 0;
        for (int i = 0; i < states.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            int nearest = -1;
            for (int c = 0; c < centres.length; c++) {
                double distance = 0;
                for (int j = 0; j < states[i].length; j++) {
                    double apart = states[i][j] - centres[c][j] / Math.max(1, counts[c]);
                    distance += apart * apart;
                }
                if (counts[c] > 0 && distance < best) {
                    best = distance;
                    nearest = c;
                }
            }
            right += nearest == labels[i] ? 1 : 0;
        }
        return (double) right / states.length;
    }

    /// The two directions in which they vary most; (n, 2).
    Matrix plane() {
        Matrix x = Matrix.of(states);
        double[] mean = new double[x.columns()];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = Arrays.stream(x.column(j)).average().orElseThrow();
        }
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < mean.length; j++) {
                x.set(i, j, x.get(i, j) - mean[j]);
            }
        }
        Matrix v = SVD.of(x).v();
        return x.multiply(mean.length > 1 ? v.selectColumns(0, 1) : v.selectColumns(0, 0));
    }

    int[] labels() {
        return labels;
    }
}
