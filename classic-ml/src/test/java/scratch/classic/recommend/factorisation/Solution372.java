package scratch.classic.recommend.factorisation;

/// A solution of exercise 372.
final class Solution372 {
    private Solution372() {
    }

    static double[] users(double[][] ratings, double[] items, double lambda) {
        double[] users = new double[ratings.length];
        for (int user = 0; user < users.length; user++) {
            double up = 0;
            double down = 0;
            for (int item = 0; item < items.length; item++) {
                if (!Double.isNaN(ratings[user][item])) {
                    up += items[item] * ratings[user][item];
                    down += items[item] * items[item] + lambda;
                }
            }
            users[user] = down == 0 ? 0 : up / down;
        }
        return users;
    }
}
