package scratch.classic.recommend.similarity;

import java.util.Arrays;

/// A solution of exercise 371.
final class Solution371 {
    private Solution371() {
    }

    static double predict(double[][] ratings, double[] similarity, int user, int film) {
        double sum = 0;
        double weights = 0;
        for (int other = 0; other < ratings.length; other++) {
            double rating = ratings[other][film];
            if (other != user && similarity[other] > 0 && !Double.isNaN(rating)) {
                sum += similarity[other] * (rating - mean(ratings[other]));
                weights += similarity[other];
            }
        }
        return mean(ratings[user]) + (weights == 0 ? 0 : sum / weights);
    }

    static double mean(double... ratings) {
        return Arrays.stream(ratings).filter(rating -> !Double.isNaN(rating)).average().orElseThrow();
    }
}
