package scratch.math.matrices;

import java.util.Arrays;

/// A cache of a processor, simulated: it counts how often a product has to fetch from slower memory, the same number on
/// every machine. Memory comes in lines of 8 doubles (64 bytes). A line may stand only in the set
/// (its number mod sets); a set holds 8 lines, and a new one pushes out the line that was not used for longest.
/// Cost O(8) a touch. It knows no prefetching and no second level: it explains the times, it does not predict them.
/// Hennessy and Patterson, *Computer Architecture*, appendix B.
public final class CacheModel {
    /// Doubles in a line.
    public static final int LINE = 8;
    private static final int WAYS = 8;

    private final int sets;
    private final int[] lines;   // (sets, WAYS): line numbers, the most recently used first; -1 is empty
    private long fetched;

    private CacheModel(int sets) {
        this.sets = sets;
        this.lines = new int[sets * WAYS];
        Arrays.fill(lines, -1);
    }

    /// How many lines a product of two (n, n) matrices fetches, the three matrices lying one behind the other.
    ///
    /// @param order which loop runs inside which
    /// @param n     from 1 to 1024
    /// @param kib   size of the cache; 32 KiB is a usual first level. 1 to 1024
    /// @param tile  rows and columns of a tile; only `BLOCKED` asks for it. At least 1
    public static long linesFetched(LoopOrder order, int n, int kib, int tile) {
        if (n < 1 || n > 1024 || kib < 1 || kib > 1024 || tile < 1) {
            throw new IllegalArgumentException("CacheModel.linesFetched: n = " + n + ", kib = " + kib + ", tile = " + tile
                    + ": n and kib must be from 1 to 1024, tile at least 1");
        }
        CacheModel cache = new CacheModel(kib * 1024 / (WAYS * LINE * Double.BYTES));
        switch (order) {
            case IJK -> cache.walkIjk(n);
            case IKJ -> cache.walkTiles(n, n);
            case JKI -> cache.walkJki(n);
            case BLOCKED -> cache.walkTiles(n, Math.min(tile, n));
        }
        return cache.fetched;
    }

    private void walkIjk(int n) {
        int b = n * n;
        int c = 2 * n * n;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    touch(i * n + k);
                    touch(b + k * n + j);
                }
                touch(c + i * n + j);   // the sum lives in a register until here
            }
        }
    }

    private void walkJki(int n) {
        int b = n * n;
        int c = 2 * n * n;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                touch(b + k * n + j);
                for (int i = 0; i < n; i++) {
                    touch(i * n + k);
                    touch(c + i * n + j);
                }
            }
        }
    }

    // With one tile as large as the matrix, this is i-k-j.
    private void walkTiles(int n, int tile) {
        int b = n * n;
        int c = 2 * n * n;
        for (int k0 = 0; k0 < n; k0 += tile) {
            for (int j0 = 0; j0 < n; j0 += tile) {
                for (int i = 0; i < n; i++) {
                    for (int k = k0; k < Math.min(k0 + tile, n); k++) {
                        touch(i * n + k);
                        for (int j = j0; j < Math.min(j0 + tile, n); j++) {
                            touch(b + k * n + j);
                            touch(c + i * n + j);
                        }
                    }
                }
            }
        }
    }

    private void touch(int element) {
        int line = element / LINE;
        int first = line % sets * WAYS;
        int place = 0;
        while (place < WAYS - 1 && lines[first + place] != line) {
            place++;
        }
        if (lines[first + place] != line) {
            fetched++;   // `place` is the last one, the longest unused: it is overwritten
        }
        for (; place > 0; place--) {
            lines[first + place] = lines[first + place - 1];
        }
        lines[first] = line;
    }
}
