package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.ConvolutionKernels;
import scratch.math.tensor.Tensor;

/// How pictures stand in frames of zeros, one behind the other, so that a window that slides over them meets numbers
/// everywhere. Rows share their frames: the zeros to the right of one are those to the left of the next, and the rows of
/// zeros below a picture are those above the next.
///
/// A window with steps sees every second row, or every third: so the rows are sorted by their remainder, and the columns,
/// into as many small pictures (phases), and over each of them it slides in steps of 1. Where pixel
/// `row·stepDown + u` is asked for, it is row `row + ⌊u / stepDown⌋` of phase `u mod stepDown`.
final class Frame {
    private final int stepDown;
    private final int stepAcross;
    private final boolean[] used;          // which phases anybody looks at: (stepDown, stepAcross)
    private final int[] place;             // … and the how-manieth of them each is
    private final int phases;
    private final int left;                // columns of zeros before a row
    private final int above;               // rows of zeros before a picture
    private final int across;              // from one row to the next
    private final int down;                // rows from one picture to the next
    private int line;                      // from one phase to the next

    /// @param down   the pixels u, in rows, that the cells of the window are away from its place
    /// @param across the same in columns
    /// @param shape  (n, c, h, w)
    /// @param rows   places of the window, down
    /// @param columns … and across
    Frame(int stepDown, int stepAcross, int[] down, int[] across, int[] shape, int rows, int columns) {
        this.stepDown = stepDown;
        this.stepAcross = stepAcross;
        this.used = new boolean[stepDown * stepAcross];
        this.place = new int[used.length];
        for (int u : down) {
            for (int v : across) {
                used[Math.floorMod(u, stepDown) * stepAcross + Math.floorMod(v, stepAcross)] = true;
            }
        }
        int count = 0;
        for (int i = 0; i < used.length; i++) {
            place[i] = count;
            count += used[i] ? 1 : 0;
        }
        this.phases = count;
        this.above = reach(down, stepDown, -1);
        this.left = reach(across, stepAcross, -1);
        this.down = Math.max(rows + reach(down, stepDown, 1), phase(shape[2], 0, stepDown) + above);
        this.across = Math.max(columns + reach(across, stepAcross, 1), phase(shape[3], 0, stepAcross) + left);
    }

    /// How far the cells reach in a direction.
    private static int reach(int[] cells, int step, int sign) {
        int reach = 0;
        for (int u : cells) {
            reach = Math.max(reach, sign * Math.floorDiv(u, step));
        }
        return reach;
    }

    /// How many of `length` numbers have that remainder.
    private static int phase(int length, int remainder, int step) {
        return (length - remainder + step - 1) / step;
    }

    /// Numbers that a picture takes, in each of `channels` channels.
    int size(int channels) {
        return channels * phases * picture();
    }

    /// From one picture to the next.
    int picture() {
        return down * across;
    }

    /// From one row to the next.
    int row() {
        return across;
    }

    /// Room for so many pictures in each line; gives the numbers that are needed for all of them, with `more` behind them.
    int roomFor(int pictures, int channels, int more) {
        line = first() + pictures * picture();
        return channels * phases * line + more;
    }

    /// Where the first pixel of a line is.
    private int first() {
        return above * across + left;
    }

    /// From place (0, 0) of the first picture to the pixel under a cell that is (u, v) away, in a channel.
    int shift(int channel, int u, int v) {
        int phase = Math.floorMod(u, stepDown) * stepAcross + Math.floorMod(v, stepAcross);
        return (channel * phases + place[phase]) * line + first() + Math.floorDiv(u, stepDown) * across
                + Math.floorDiv(v, stepAcross);
    }

    /// Pictures `from` to `from + count − 1` of one channel of x (n, c, h, w; any strides), phase by phase.
    void fill(ConvolutionKernels kernels, Tensor x, int channel, int from, int count, float[] framed) {
        int[] strides = x.strides();
        for (int phase = 0; phase < used.length; phase++) {
            if (!used[phase]) {
                continue;
            }
            int a = phase / stepAcross;
            int b = phase % stepAcross;
            int to = (channel * phases + place[phase]) * line;
            Arrays.fill(framed, to, to + first(), 0);
            for (int picture = 0; picture < count; picture++) {
                lay(kernels, x, x.offset() + (from + picture) * strides[0] + channel * strides[1] + a * strides[2]
                        + b * strides[3], stepDown * strides[2], stepAcross * strides[3], phase(x.length(2), a, stepDown),
                        phase(x.length(3), b, stepAcross), framed, to + first() + picture * picture());
            }
        }
    }

    /// The same without frames and phases: where a result stands, so that it meets the pixels that it was made of.
    void fillPlaces(ConvolutionKernels kernels, Tensor g, int filter, int from, int count, float[] laid, int at) {
        int[] strides = g.strides();
        for (int picture = 0; picture < count; picture++) {
            lay(kernels, g, g.offset() + (from + picture) * strides[0] + filter * strides[1], strides[2], strides[3],
                    g.length(2), g.length(3), laid, at + picture * picture());
        }
    }

    /// One picture, with zeros in what is left of its rows and below them.
    private void lay(ConvolutionKernels kernels, Tensor x, int at, int rowStep, int step, int rows, int columns, float[] framed,
                     int to) {
        float[] pixels = Memory.data(x);
        if (step == 1) {
            kernels.copyRows(rows, columns, pixels, at, rowStep, framed, to, across);
        } else {
            for (int row = 0; row < rows; row++) {
                Moves.gather(pixels, at + row * rowStep, step, framed, to + row * across, columns);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = columns; column < across; column++) {
                framed[to + row * across + column] = 0;
            }
        }
        Arrays.fill(framed, to + rows * across, to + down * across, 0);
    }
}
