package scratch.deep.convolution.conv2d;

/// A picture to look for edges in: a house with a door and a window, and a sun. 0 is dark and 1 is bright.
public final class Scene {
    /// Rows and columns.
    public static final int SIZE = 48;
    /// Brightness of sky, ground and wall: even areas, in which no edge kernel should find anything.
    static final double SKY = 0.9;
    static final double GROUND = 0.4;
    static final double WALL = 0.6;

    private Scene() {
    }

    /// (48, 48)
    public static double[][] picture() {
        double[][] picture = new double[SIZE][SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                picture[y][x] = brightness(y, x);
            }
        }
        return picture;
    }

    private static double brightness(int y, int x) {
        boolean house = x >= 12 && x < 36 && y >= 22;
        boolean roof = y >= 10 && y < 22 && Math.abs(x - 23.5) < y - 9 + 3;
        boolean door = x >= 27 && x < 33 && y >= 30;
        boolean window = x >= 15 && x < 23 && y >= 27 && y < 35;
        boolean bars = window && (x == 18 || x == 19 || y == 30 || y == 31);
        if (door || window && !bars) {
            return 0.1;
        }
        if (house && y < 42 || bars) {
            return bars ? SKY : WALL;
        }
        if (roof) {
            return 0.2;
        }
        if (Math.hypot(x - 41, y - 8) < 4.5) {
            return 1;
        }
        return y >= 42 ? GROUND : SKY;
    }
}
