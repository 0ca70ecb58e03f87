package scratch.cuda.reductionandscan;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 804: two trees over the same words, and sums that depend on who comes first.
final class Figures804 {
    private static final int WORDS = 16;
    private static final int STEPS = 4;

    private Figures804() {
    }

    static void draw(float[] x, float[] atomic, float[] passes) {
        Panels.of("Who adds what, in four steps from top to bottom", 2, tree("partners grow apart", false),
                tree("partners come nearer", true)).cell(430, 330)
                .save("trees", "Two trees over 16 words: if partners grow apart, the words that are left lie further and "
                        + "further from each other; if they come nearer, they lie side by side.");
        double exact = TreeRuns.exact(x);
        double[] order = new double[atomic.length];
        double[] byAtomics = new double[atomic.length];
        double[] byPasses = new double[atomic.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i + 1;
            byAtomics[i] = 1e6 * (atomic[i] - exact) / exact;
            byPasses[i] = 1e6 * (passes[i] - exact) / exact;
        }
        Plot.of("The same numbers, the blocks in another order each time", "order", "error of the sum, millionths")
                .points("atomic additions", order, byAtomics).as(Role.ERROR)
                .line("two passes", order, byPasses).as(Role.MODEL).horizontal("in double", 0).as(Role.TRUTH)
                .save("orders", "Errors of sums over orders of the blocks: those by atomic additions differ from order to "
                        + "order, those by two passes lie on one level line.");
    }

    private static Plot tree(String title, boolean nearer) {
        double[][] added = new double[4][WORDS - 1];
        double[][] kept = new double[4][WORDS - 1];
        double[] atX = new double[2 * WORDS - 1];
        double[] atY = new double[2 * WORDS - 1];
        int edge = 0;
        int mark = 0;
        for (int i = 0; i < WORDS; i++) {
            atX[mark] = i;
            atY[mark++] = STEPS;
        }
        for (int step = 0; step < STEPS; step++) {
            int distance = nearer ? WORDS >> step + 1 : 1 << step;
            int stride = nearer ? 1 : 2 * distance;
            for (int t = 0; t < WORDS >> step + 1; t++) {
                int i = t * stride;
                put(added, edge, i + distance, STEPS - step, i, STEPS - step - 1);
                put(kept, edge++, i, STEPS - step, i, STEPS - step - 1);
                atX[mark] = i;
                atY[mark++] = STEPS - step - 1;
            }
        }
        return Plot.of(title, "word of shared memory", "")
                .segments("added", added[0], added[1], added[2], added[3]).as(Role.MODEL)
                .segments("kept", kept[0], kept[1], kept[2], kept[3]).as(Role.NEUTRAL)
                .points("sums", atX, atY).as(Role.DATA).yCategories("1 left", "2", "4", "8", "16");
    }

    private static void put(double[][] to, int i, double x0, double y0, double x1, double y1) {
        to[0][i] = x0;
        to[1][i] = y0;
        to[2][i] = x1;
        to[3][i] = y1;
    }
}
