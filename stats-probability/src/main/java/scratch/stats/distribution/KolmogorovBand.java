package scratch.stats.distribution;

import java.util.Arrays;

/// A Poisson process of rate 1 on [0, n], pinned to n at the end, between the lines τ − c and τ + c, c = nd.
/// The state is the probability of each count at the last checkpoint. Checkpoints are τ = m + c, where the lower
/// line passes the whole number m (counts up to m leave), and τ = m − c, where the upper line does (counts from m on).
final class KolmogorovBand {
    private static final double NEGLIGIBLE = 1e-32;

    private final int n;
    private final double c;
    private double[] state;                                // P(count = low + i)
    private int low;
    private int size;
    private double time;
    private double lost;                                   // what left the band, times its chance to reach n

    private KolmogorovBand(int n, double d) {
        this.n = n;
        this.c = n * d;
        this.state = new double[n + 2];
        this.state[0] = 1;
        this.size = 1;
    }

    static double stays(int n, double d) {
        KolmogorovBand band = new KolmogorovBand(n, d);
        band.walk();
        return band.state[n - band.low] / band.toEnd(0, 0);
    }

    static double leaves(int n, double d) {
        KolmogorovBand band = new KolmogorovBand(n, d);
        band.walk();
        return band.lost / band.toEnd(0, 0);
    }

    private void walk() {
        int up = (int) Math.floor(c) + 1;                  // the next m with a checkpoint at m − c > 0
        int down = 0;                                      // the next m with a checkpoint at m + c
        while (true) {
            double upAt = up - c;
            double downAt = down + c;
            double next = Math.min(upAt, downAt);
            if (next >= n) {
                break;
            }
            advance(next);
            if (upAt <= downAt) {
                dropFrom(up++);
            }
            if (downAt <= upAt) {
                dropUpTo(down++);
            }
        }
        advance(n);
    }

    /// Convolves the state with a Poisson of mean next − time.
    private void advance(double next) {
        double span = next - time;
        int jumps = 1;
        double[] jump = new double[n + 2];
        jump[0] = Math.exp(-span);
        for (int j = 1; j <= n; j++) {
            jump[j] = jump[j - 1] * span / j;
            if (jump[j] < NEGLIGIBLE && j > 8) {
                break;
            }
            jumps++;
        }
        int newSize = Math.min(size + jumps - 1, n - low + 1);
        double[] sum = new double[n + 2];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < jumps && i + j < newSize; j++) {
                sum[i + j] += state[i] * jump[j];
            }
        }
        state = sum;
        size = newSize;
        time = next;
    }

    private void dropFrom(int count) {
        for (int i = Math.max(0, count - low); i < size; i++) {
            lost += state[i] * toEnd(low + i, time);
            state[i] = 0;
        }
        size = Math.min(size, Math.max(0, count - low));
    }

    private void dropUpTo(int count) {
        int drop = Math.min(size, count - low + 1);
        for (int i = 0; i < drop; i++) {
            lost += state[i] * toEnd(low + i, time);
        }
        state = Arrays.copyOfRange(state, drop, drop + n + 2);
        low += drop;
        size -= drop;
    }

    /// P(n − count events in the time that is left).
    private double toEnd(int count, double from) {
        return from == n ? (count == n ? 1 : 0) : Poisson.of(n - from).pmf(n - count);
    }
}
