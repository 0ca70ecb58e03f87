package scratch.cuda.interpreter;

/// What happened before what. Each warp has a clock, which it advances when it has passed a barrier, and remembers of the
/// other warps how far their clocks had come when it last met them at one: a vector clock. A write at time t of warp u is
/// known to warp v once v remembers t of u. The hardware that copies tiles has a clock like a warp's, and so
/// have the products that a warp has started and not waited for.
///
/// Lamport 1978; Mattern 1989.
final class Clocks {
    private final int[][] known;
    private final int[] fenced;
    private final int warps;
    private int base;
    private int latest;

    Clocks(int warps) {
        this.warps = warps;
        known = new int[2 * warps + 1][2 * warps + 1];
        fenced = new int[2 * warps + 1];
    }

    /// Another block begins: all that was marked so far is forgotten.
    void restart() {
        for (int[] row : known) {
            for (int time : row) {
                latest = Math.max(latest, time);
            }
        }
        base = latest;
        for (int w = 0; w < known.length; w++) {
            java.util.Arrays.fill(known[w], base);
            known[w][w] = base + 1;
            fenced[w] = base;
        }
    }

    /// Marks up to this time are of earlier blocks.
    int base() {
        return base;
    }

    /// The number under which copies of tiles are entered.
    int hardware() {
        return warps;
    }

    /// The number under which the products of a warp are entered.
    int products(int warp) {
        return warps + 1 + warp;
    }

    /// The warp learns what `other` has done up to this time.
    void learn(int warp, int other, int time) {
        known[warp][other] = Math.max(known[warp][other], time);
    }

    int own(int warp) {
        return known[warp][warp];
    }

    /// What this warp knows.
    int[] of(int warp) {
        return known[warp];
    }

    /// What this warp does from here on is later than what it did.
    void advance(int warp) {
        known[warp][warp]++;
    }

    /// What the warp did so far is behind a fence.
    void fence(int warp) {
        fenced[warp] = known[warp][warp]++;
    }

    /// The time of the warp's last fence.
    int fenced(int warp) {
        return fenced[warp];
    }

    /// `into` gets to know all that `from` knows.
    static void join(int[] into, int[] from) {
        for (int w = 0; w < into.length; w++) {
            into[w] = Math.max(into[w], from[w]);
        }
    }

    /// Whether what thread `mark` (64·warp + lane) did at `time` comes before what this lane does now. In a warp the order
    /// of two lanes is certain only after a barrier, too.
    boolean ordered(int mark, int time, int warp, int lane) {
        int other = mark >> 6;
        return other == warp ? (mark & 63) == lane || time < known[warp][warp] : time <= known[warp][other];
    }
}
