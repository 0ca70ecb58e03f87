package scratch.example.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The region of a grid where a function is inside (above a level, of a class), by marching squares.
///
/// Where an edge of the grid leads from an inside node to an outside one, the boundary crosses that edge;
/// in every cell the crossings are joined. Beyond the grid all is outside, so every boundary closes. It is
/// walked with the inside on its left: holes run the other way round, and stay empty when filled.
final class Contour {
    private static final int BOTTOM = 0;
    private static final int RIGHT = 1;
    private static final int TOP = 2;
    private static final int LEFT = 3;
    /// For each pattern of inside corners (1 bottom left, 2 bottom right, 4 top right, 8 top left) the
    /// sides that the boundary enters and leaves by; 5 and 10 are ambiguous and settled by the centre.
    private static final int[][] PATHS = {
        {}, {BOTTOM, LEFT}, {RIGHT, BOTTOM}, {RIGHT, LEFT}, {TOP, RIGHT}, {}, {TOP, BOTTOM}, {TOP, LEFT},
        {LEFT, TOP}, {BOTTOM, TOP}, {}, {RIGHT, TOP}, {LEFT, RIGHT}, {BOTTOM, RIGHT}, {LEFT, BOTTOM}, {},
    };

    /// What is known about the nodes of the grid, counted from 0 in both directions.
    interface Field {
        boolean isInside(int column, int row);

        /// Whether the middle of the cell to the upper right of the node is inside.
        boolean isCentreInside(int column, int row);

        /// How far from the first node to the second the boundary crosses, from 0 to 1.
        double crossing(int column0, int row0, int column1, int row1);
    }

    private final Grid grid;
    private final Field field;
    private final int width;                 // nodes in a row, with one beyond either end
    private final int[] next;                // edge where the boundary enters a cell -> edge where it leaves

    private Contour(Grid grid, Field field) {
        this.grid = grid;
        this.field = field;
        this.width = grid.columns() + 2;
        this.next = new int[2 * width * (grid.rows() + 2)];
        Arrays.fill(next, -1);
    }

    /// A closed boundary.
    record Ring(double[] x, double[] y) { }

    static List<Ring> trace(Grid grid, Field field) {
        Contour contour = new Contour(grid, field);
        for (int row = -1; row < grid.rows(); row++) {
            for (int column = -1; column < grid.columns(); column++) {
                contour.join(column, row);
            }
        }
        List<Ring> rings = new ArrayList<>();
        for (int edge = 0; edge < contour.next.length; edge++) {
            if (contour.next[edge] >= 0) {
                rings.add(contour.walk(edge));
            }
        }
        return rings;
    }

    private void join(int column, int row) {
        int corners = (inside(column, row) ? 1 : 0) | (inside(column + 1, row) ? 2 : 0)
            | (inside(column + 1, row + 1) ? 4 : 0) | (inside(column, row + 1) ? 8 : 0);
        if (corners == 5 || corners == 10) {
            // Two opposite corners are inside: joined through the centre, or cut off each for itself.
            boolean joined = field.isCentreInside(column, row);
            int[] cut = (corners == 5) == joined ? new int[] {2, 8} : new int[] {1, 4};
            for (int corner : cut) {
                int[] path = PATHS[joined ? 15 - corner : corner];
                connect(column, row, path[0], path[1]);
            }
        } else if (PATHS[corners].length > 0) {
            connect(column, row, PATHS[corners][0], PATHS[corners][1]);
        }
    }

    private boolean inside(int column, int row) {
        return column >= 0 && row >= 0 && column < grid.columns() && row < grid.rows()
            && field.isInside(column, row);
    }

    private void connect(int column, int row, int from, int to) {
        next[edge(column, row, from)] = edge(column, row, to);
    }

    /// Edges are numbered by their lower left node: even numbers lead right, odd ones up.
    private int edge(int column, int row, int side) {
        int node = (row + 1) * width + column + 1;
        return switch (side) {
            case BOTTOM -> 2 * node;
            case LEFT -> 2 * node + 1;
            case TOP -> 2 * (node + width);
            default -> 2 * (node + 1) + 1;
        };
    }

    private Ring walk(int start) {
        int n = 0;
        double[] x = new double[16];
        double[] y = new double[16];
        for (int edge = start; next[edge] >= 0; n++) {
            if (n == x.length) {
                x = Arrays.copyOf(x, 2 * n);
                y = Arrays.copyOf(y, 2 * n);
            }
            int column = edge / 2 % width - 1;
            int row = edge / 2 / width - 1;
            int column1 = column + (edge % 2 == 0 ? 1 : 0);
            int row1 = row + edge % 2;
            boolean first = inGrid(column, row);
            boolean second = inGrid(column1, row1);
            double share = first && second ? field.crossing(column, row, column1, row1) : first ? 0 : 1;
            x[n] = between(grid.x(column), grid.x(column1), share);
            y[n] = between(grid.y(row), grid.y(row1), share);
            int following = next[edge];
            next[edge] = -1;
            edge = following;
        }
        return new Ring(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }

    private boolean inGrid(int column, int row) {
        return column >= 0 && row >= 0 && column < grid.columns() && row < grid.rows();
    }

    private static double between(double from, double to, double share) {
        return share == 0 ? from : share == 1 ? to : from + share * (to - from);
    }

    /// All rings as one polygon: bridges lead from the first ring to the others and back the same way.
    static Thinning.Points filled(List<Ring> rings) {
        int n = rings.stream().mapToInt(ring -> ring.x.length + 2).sum();
        double[] x = new double[n];
        double[] y = new double[n];
        int at = 0;
        for (Ring ring : rings) {
            int length = ring.x.length;
            System.arraycopy(ring.x, 0, x, at, length);
            System.arraycopy(ring.y, 0, y, at, length);
            x[at + length] = ring.x[0];
            y[at + length] = ring.y[0];
            x[at + length + 1] = x[0];
            y[at + length + 1] = y[0];
            at += length + 2;
        }
        return new Thinning.Points(x, y);
    }

    /// The rings as a line with gaps where they run along the edge of `area`.
    static Thinning.Points lines(List<Ring> rings, Bounds area) {
        int n = rings.stream().mapToInt(ring -> 2 * ring.x.length + 2).sum();
        double[] x = new double[n];
        double[] y = new double[n];
        int at = 0;
        for (Ring ring : rings) {
            boolean drawing = false;
            for (int i = 0; i < ring.x.length; i++) {
                int j = (i + 1) % ring.x.length;
                boolean draw = !alongEdge(ring, i, j, area);
                if (draw && !drawing) {
                    x[at] = ring.x[i];
                    y[at++] = ring.y[i];
                }
                if (draw || drawing) {
                    x[at] = draw ? ring.x[j] : Double.NaN;
                    y[at++] = draw ? ring.y[j] : Double.NaN;
                }
                drawing = draw;
            }
            x[at] = Double.NaN;
            y[at++] = Double.NaN;
        }
        return new Thinning.Points(Arrays.copyOf(x, at), Arrays.copyOf(y, at));
    }

    private static boolean alongEdge(Ring ring, int i, int j, Bounds area) {
        return ring.x[i] == ring.x[j] && (ring.x[i] == area.minX() || ring.x[i] == area.maxX())
            || ring.y[i] == ring.y[j] && (ring.y[i] == area.minY() || ring.y[i] == area.maxY());
    }
}
