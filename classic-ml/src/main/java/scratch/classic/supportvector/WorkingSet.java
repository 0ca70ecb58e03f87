package scratch.classic.supportvector;

/// Which variables are solved for next: the worst violators, and of those that were solved for before the newest.
final class WorkingSet {
    private final int[] variables;      // the oldest first
    private int size;
    private final boolean[] inside;     // (m)
    private final Largest growing;
    private final Largest shrinking;
    private double highest;             // gradient of those that may grow
    private double lowest;              // of those that may shrink

    /// @param most how many at a time, at least 2
    /// @param m    of how many
    WorkingSet(int most, int m) {
        variables = new int[most];
        inside = new boolean[m];
        int half = Math.max(1, most / 4);
        growing = new Largest(half);
        shrinking = new Largest(half);
    }

    int size() {
        return size;
    }

    int variable(int k) {
        return variables[k];
    }

    /// The largest gradient of those that may grow less the smallest of those that may shrink; NaN if a gradient is.
    double gap(Decomposition.Program program, double[] beta, double[] products) {
        highest = Double.NEGATIVE_INFINITY;
        lowest = Double.POSITIVE_INFINITY;
        int n = products.length;
        for (int v = 0; v < beta.length; v++) {
            double gradient = program.targets()[v] - products[v < n ? v : v - n];
            if (beta[v] < program.upper()[v]) {
                highest = Math.max(highest, gradient);
            }
            if (beta[v] > program.lower()[v]) {
                lowest = Math.min(lowest, gradient);
            }
        }
        return highest - lowest;
    }

    /// Keeps the newest half, and fills up with violators that are not in it; equal ones in the order of their numbers.
    void choose(Decomposition.Program program, double[] beta, double[] products, double tolerance) {
        if (variables.length == beta.length) {          // there is room for all
            takeAll();
            return;
        }
        int n = products.length;
        int kept = Math.min(size, variables.length - growing.most() - shrinking.most());
        for (int k = 0; k < size - kept; k++) {
            inside[variables[k]] = false;
        }
        growing.clear();
        shrinking.clear();
        for (int v = 0; v < beta.length; v++) {
            if (!inside[v]) {
                double gradient = program.targets()[v] - products[v < n ? v : v - n];
                if (beta[v] < program.upper()[v] && gradient > lowest + tolerance) {
                    growing.offer(v, gradient);
                }
                if (beta[v] > program.lower()[v] && gradient < highest - tolerance) {
                    shrinking.offer(v, -gradient);
                }
            }
        }
        add(kept);
    }

    private void takeAll() {
        size = variables.length;
        for (int v = 0; v < size; v++) {
            variables[v] = v;
        }
    }

    private void add(int kept) {
        System.arraycopy(variables, size - kept, variables, 0, kept);
        size = kept;
        int turns = Math.max(growing.size(), shrinking.size());
        for (int rank = 0; rank < turns; rank++) {
            add(growing, rank);
            add(shrinking, rank);
        }
    }

    private void add(Largest from, int rank) {
        if (rank < from.size() && size < variables.length && !inside[from.number(rank)]) {
            variables[size++] = from.number(rank);
            inside[from.number(rank)] = true;
        }
    }
}
