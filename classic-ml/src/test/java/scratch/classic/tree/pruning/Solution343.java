package scratch.classic.tree.pruning;

/// A solution of exercise 343.
final class Solution343 {
    private Solution343() {
    }

    static int leaves(int[] left, int[] right, double[] loss, double price) {
        int n = loss.length;
        double[] cost = new double[n];
        int[] leaves = new int[n];
        for (int node = n - 1; node >= 0; node--) {                  // children before their parents
            cost[node] = loss[node] + price;
            leaves[node] = 1;
            if (left[node] >= 0) {
                double below = cost[left[node]] + cost[right[node]];
                if (below < cost[node]) {
                    cost[node] = below;
                    leaves[node] = leaves[left[node]] + leaves[right[node]];
                }
            }
        }
        return leaves[0];
    }
}
