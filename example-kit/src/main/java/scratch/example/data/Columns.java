package scratch.example.data;

import java.util.List;

/// Steps on the columns of a table of numbers that both kinds of data share.
final class Columns {
    private Columns() {
    }

    static void check(String name, double[][] x, int targets, int features) {
        if (x.length == 0 || x.length != targets) {
            throw new IllegalArgumentException(name + ": " + x.length + " rows and " + targets
                + " targets: at least one row, and a target for each");
        }
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != features) {
                throw new IllegalArgumentException(name + ": row " + i + " has " + x[i].length + " values: "
                    + features + " features are named");
            }
        }
    }

    static int index(String name, List<String> names, String wanted) {
        int index = names.indexOf(wanted);
        if (index < 0) {
            throw new IllegalArgumentException(name + ": no feature '" + wanted + "': there are " + names);
        }
        return index;
    }

    static double[] column(double[][] x, int j) {
        double[] column = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            column[i] = x[i][j];
        }
        return column;
    }

    static double[][] select(String name, double[][] x, List<String> names, String... wanted) {
        double[][] selected = new double[x.length][wanted.length];
        for (int j = 0; j < wanted.length; j++) {
            int from = index(name, names, wanted[j]);
            for (int i = 0; i < x.length; i++) {
                selected[i][j] = x[i][from];
            }
        }
        return selected;
    }
}
