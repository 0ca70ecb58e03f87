package scratch.classic.cluster.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.example.data.ClassificationData;
import scratch.example.figure.DecisionBoundary;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 353: the rounds of a run, the search for k, and the rings that k-means cannot see.
final class Figures353 {
    private Figures353() {
    }

    static void draw(ClassificationData clouds, ClassificationData rings, KMeans cut, Elbow... elbows) {
        rounds(clouds).save("k-means", "Six rounds of k-means on four clouds of points, each with the regions and the "
                + "colours of its four clusters. All four centroids start in one cloud and move, round by round, to "
                + "one cloud each; in round 6 no point changes its colour.");
        curves(elbows).save("k-means-elbow", "Left, the inertia falls with every k: for four clouds sharply until 4, "
                + "for iris until 2, for points without clusters gently, but it bends as well. Right, the mean "
                + "silhouette: highest at 4 for the clouds and at 2 for iris, near 0.4 everywhere for the noise.");
        rings(rings, cut).save("k-means-rings", "A small ring inside a large one, twice. Left, what k-means finds: a "
                + "straight boundary through the middle cuts both rings in half, with a centroid on each side. "
                + "Right, the truth: each ring has its own colour.");
    }

    /// One panel a round: regions and colours as assigned, and the arrows along which the update moves each centroid.
    private static Figure rounds(ClassificationData clouds) {
        Matrix x = Matrix.of(clouds.x());
        int[] oneCloud = IntStream.range(0, x.rows()).filter(i -> clouds.y()[i] == 3).limit(4).toArray();
        List<KMeans.Step> history = KMeans.fitFrom(x, x.selectRows(oneCloud), Options.of(4)).history();
        List<Figure> panels = new ArrayList<>();
        for (KMeans.Step step : history) {
            boolean last = step == history.getLast();
            String moved = panels.isEmpty() ? "the start" : last ? "none change" : step.moved() + " change";
            String title = String.format(Locale.ROOT, "Round %d: %s, inertia %,.0f", panels.size() + 1, moved,
                    step.inertia());
            Matrix next = last ? step.centroids() : history.get(panels.size() + 1).centroids();
            panels.add(round(title, x, step.centroids(), next));
        }
        return Panels.of("", 3, panels.toArray(Figure[]::new)).cell(390, 390);
    }

    private static Figure round(String title, Matrix x, Matrix from, Matrix to) {
        int[] labels = new int[x.rows()];
        NearestCentroid.of(x).assign(from, labels, new double[x.rows()]);
        Plot plot = regions(title, x, labels, from, "1", "2", "3", "4");
        if (!from.equals(to)) {
            plot = plot.arrows("update", from.column(0), from.column(1), to.column(0), to.column(1)).as(Role.NEUTRAL);
        }
        return plot.focus("centroid", from.column(0), from.column(1));
    }

    private static Plot regions(String title, Matrix x, int[] labels, Matrix centroids, String... names) {
        return DecisionBoundary.of(title, "", "").points(x.column(0), x.column(1), labels, names)
                .regions((u, v) -> nearest(centroids, u, v)).plot();
    }

    private static int nearest(Matrix centroids, double u, double v) {
        int best = 0;
        for (int c = 1; c < centroids.rows(); c++) {
            if (squared(centroids, c, u, v) < squared(centroids, best, u, v)) {
                best = c;
            }
        }
        return best;
    }

    private static double squared(Matrix centroids, int c, double u, double v) {
        return Math.pow(centroids.get(c, 0) - u, 2) + Math.pow(centroids.get(c, 1) - v, 2);
    }

    private static Figure rings(ClassificationData rings, KMeans cut) {
        Matrix x = Matrix.of(rings.x());
        Matrix centroids = cut.centroids();
        Plot halves = regions("k-means, k = 2", x, cut.labels(), centroids, "cluster 1", "cluster 2")
                .focus("centroid", centroids.column(0), centroids.column(1)).equalAspect();
        Plot truth = Plot.of("the truth", "", "")
                .points(x.column(0), x.column(1), rings.y(), "outer ring", "inner ring").equalAspect();
        return Panels.of("", 2, halves, truth).cell(460, 460);
    }

    private static Figure curves(Elbow... elbows) {
        String[] names = {"four clouds", "iris", "noise"};
        Role[] roles = {Role.TRUTH, Role.DATA, Role.NEUTRAL};
        int largest = elbows[0].inertias().length;
        double[] ks = IntStream.rangeClosed(1, largest).asDoubleStream().toArray();
        Plot inertia = Plot.of("Inertia falls with every k", "k", "share of the inertia at k = 1").yRange(0, 1);
        Plot silhouette = Plot.of("The silhouette has a peak", "k", "mean silhouette").xRange(0.65, largest + 0.35)
                .yRange(0, 1);
        for (int i = 0; i < names.length; i++) {
            double whole = elbows[i].inertias()[0];
            double[] shares = Arrays.stream(elbows[i].inertias()).map(v -> v / whole).toArray();
            inertia = inertia.line(names[i], ks, shares).as(roles[i]);
            silhouette = silhouette.line(names[i], ks, elbows[i].silhouettes()).as(roles[i]);   // NaN at k = 1: a gap
        }
        return Panels.of("", 2, inertia, silhouette).cell(510, 360);
    }
}
