package scratch.cuda.interpreter;

/// Counts what a launch does, warp by warp, as the hardware would see it.
final class Statistics {
    private static final int SECTOR = 32;
    private static final int BANKS = 32;

    long warpInstructions;
    long threadInstructions;
    long divergent;
    long globalLoads;
    long globalStores;
    long loadSectors;
    long storeSectors;
    long loadBytes;
    long storeBytes;
    long sharedAccesses;
    long sharedTransactions;
    long bankConflicts;
    long barriers;
    long atomics;

    private final long[] seen = new long[64];
    private final int[] perBank = new int[BANKS];

    void instruction(int active, int lanes) {
        warpInstructions++;
        threadInstructions += active == -1 && lanes == -1 ? 32 : Integer.bitCount(lanes);
        if (active != -1) {
            divergent++;
        }
    }

    /// One instruction of a warp on global memory: it moves whole sectors of 32 bytes.
    void global(long[] addresses, int lanes, int bytes, boolean store) {
        int sectors = 0;
        for (int m = lanes; m != 0; m &= m - 1) {
            long at = addresses[Integer.numberOfTrailingZeros(m)];
            for (long sector = at / SECTOR; sector <= (at + bytes - 1) / SECTOR; sector++) {
                int i = sectors - 1;
                while (i >= 0 && seen[i] != sector) {
                    i--;
                }
                if (i < 0) {
                    seen[sectors++] = sector;
                }
            }
        }
        long asked = (long) bytes * Integer.bitCount(lanes);
        if (store) {
            globalStores++;
            storeSectors += sectors;
            storeBytes += asked;
        } else {
            globalLoads++;
            loadSectors += sectors;
            loadBytes += asked;
        }
    }

    /// One instruction of a warp on shared memory: 32 banks of 4 bytes, each gives one word at a time. Accesses of 8 bytes
    /// go in halves of the warp, of 16 bytes in quarters.
    void shared(long[] addresses, int lanes, int bytes) {
        sharedAccesses++;
        int group = bytes <= 4 ? 32 : bytes == 8 ? 16 : 8;
        for (int from = 0; from < 32; from += group) {
            int part = lanes & (group == 32 ? -1 : (1 << group) - 1 << from);
            if (part != 0) {
                int most = transactions(addresses, part, bytes);
                sharedTransactions += most;
                bankConflicts += most - 1;
            }
        }
    }

    private int transactions(long[] addresses, int lanes, int bytes) {
        java.util.Arrays.fill(perBank, 0);
        int words = 0;
        int most = 1;
        for (int m = lanes; m != 0; m &= m - 1) {
            long at = addresses[Integer.numberOfTrailingZeros(m)];
            for (long word = at >> 2; word <= at + bytes - 1 >> 2; word++) {
                int i = words - 1;
                while (i >= 0 && seen[i] != word) {
                    i--;
                }
                if (i < 0) {
                    seen[words++] = word;
                    most = Math.max(most, ++perBank[(int) (word & BANKS - 1)]);
                }
            }
        }
        return most;
    }

    /// A tile that hardware copies, in whole sectors.
    void transfer(int bytes) {
        globalLoads++;
        loadSectors += bytes / SECTOR;
        loadBytes += bytes;
    }

    LaunchReport report(String kernel) {
        return new LaunchReport(kernel, threadInstructions, warpInstructions, divergent, globalLoads, globalStores, loadSectors,
                storeSectors, loadBytes, storeBytes, sharedAccesses, sharedTransactions, bankConflicts, barriers, atomics);
    }
}
