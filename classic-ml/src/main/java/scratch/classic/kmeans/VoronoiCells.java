package scratch.classic.kmeans;

import static scratch.classic.kmeans.InputChecks.require;

import java.util.Arrays;

import scratch.math.Matrix;

/// The region of the plane that belongs to each centroid: all places that are nearer to it than to any other. Its
/// borders are straight and lie half-way between two centroids, so it is a rectangle, cut once for each other centroid.
/// z is nearer to μ than to ν if (z − (μ + ν)/2) · (ν − μ) < 0.
///
/// Cost O(k²) cuts.   Voronoi 1908; cutting a polygon by a line: Sutherland and Hodgman 1974.
public final class VoronoiCells {
    private VoronoiCells() {
    }

    /// The corners of each cell inside a rectangle.
    ///
    /// @param centroids (k, 2)
    /// @return for each centroid {xs, ys}, in order around the cell; no corners if the cell lies outside
    public static double[][][] of(Matrix centroids, double xFrom, double xTo, double yFrom, double yTo) {
        require(centroids.columns() == 2, "VoronoiCells: centroids of %d columns: cells are drawn in the plane, 2",
                centroids.columns());
        require(xFrom < xTo && yFrom < yTo, "VoronoiCells: rectangle from (%s, %s) to (%s, %s): must have an area",
                xFrom, yFrom, xTo, yTo);
        double[][][] cells = new double[centroids.rows()][][];
        for (int c = 0; c < cells.length; c++) {
            double[][] cell = {{xFrom, xTo, xTo, xFrom}, {yFrom, yFrom, yTo, yTo}};
            for (int other = 0; other < cells.length; other++) {
                if (other != c) {
                    cell = cut(cell, centroids.row(c), centroids.row(other));
                }
            }
            cells[c] = cell;
        }
        return cells;
    }

    /// What is left of a polygon on mu's side of the line half-way between mu and nu.
    private static double[][] cut(double[][] polygon, double[] mu, double[] nu) {
        int corners = polygon[0].length;
        double[] xs = new double[corners + 1];      // a line adds one corner at most
        double[] ys = new double[corners + 1];
        int kept = 0;
        for (int i = 0; i < corners; i++) {
            int next = (i + 1) % corners;
            double here = side(polygon[0][i], polygon[1][i], mu, nu);
            double there = side(polygon[0][next], polygon[1][next], mu, nu);
            if (here <= 0) {
                xs[kept] = polygon[0][i];
                ys[kept++] = polygon[1][i];
            }
            if (here < 0 && there > 0 || here > 0 && there < 0) {
                double t = here / (here - there);   // where the edge crosses the line
                xs[kept] = polygon[0][i] + t * (polygon[0][next] - polygon[0][i]);
                ys[kept++] = polygon[1][i] + t * (polygon[1][next] - polygon[1][i]);
            }
        }
        return new double[][] {Arrays.copyOf(xs, kept), Arrays.copyOf(ys, kept)};
    }

    /// Negative on mu's side, positive on nu's, 0 on the border.
    private static double side(double x, double y, double[] mu, double[] nu) {
        return (x - (mu[0] + nu[0]) / 2) * (nu[0] - mu[0]) + (y - (mu[1] + nu[1]) / 2) * (nu[1] - mu[1]);
    }
}
