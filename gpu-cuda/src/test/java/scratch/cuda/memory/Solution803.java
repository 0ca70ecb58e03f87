package scratch.cuda.memory;

import java.util.HashSet;
import java.util.Set;

/// A solution of exercise 803.
final class Solution803 {
    private Solution803() {
    }

    static int sectors(long[] addresses, int bytes) {
        Set<Long> touched = new HashSet<>();
        for (long address : addresses) {
            for (long sector = address / 32; sector <= (address + bytes - 1) / 32; sector++) {
                touched.add(sector);
            }
        }
        return touched.size();
    }
}
