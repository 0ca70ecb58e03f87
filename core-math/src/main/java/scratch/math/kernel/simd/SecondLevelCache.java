package scratch.math.kernel.simd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The size of a core's second-level cache, for which the blocks of the matrix product are cut.
///
/// Linux tells it in files, one folder for each cache. Where it does not (another system, a container, a virtual
/// machine that hides its processor) the blocks are cut for a small one: too small a block costs a few per cent,
/// too large a block a quarter.
final class SecondLevelCache {

    /// What small processors have, and what is assumed where nothing is known.
    static final int LEAST = 256 << 10;

    /// Larger ones are shared by several cores, or are what a virtual machine makes up.
    static final int MOST = 1 << 20;

    static final int BYTES = bytes(Path.of("/sys/devices/system/cpu/cpu0/cache"));

    private SecondLevelCache() {
    }

    /// The size by the folders `index0`, `index1`, … of `caches`, at least [#LEAST] and at most [#MOST].
    static int bytes(Path caches) {
        for (int i = 0; Files.isDirectory(caches.resolve("index" + i)); i++) {
            Path cache = caches.resolve("index" + i);
            if (line(cache.resolve("level")).equals("2") && !line(cache.resolve("type")).equals("Instruction")) {
                return Math.clamp(size(line(cache.resolve("size"))), LEAST, MOST);
            }
        }
        return LEAST;
    }

    /// A number of bytes such as `512K` or `2M`; 0 for anything else.
    static long size(String text) {
        if (!text.matches("[0-9]{1,9}[KM]?")) {
            return 0;
        }
        char unit = text.charAt(text.length() - 1);
        long number = Long.parseLong(text.replaceAll("[KM]", ""));
        return unit == 'K' ? number << 10 : unit == 'M' ? number << 20 : number;
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException | SecurityException e) {
            return "";                                         // not told: nothing depends on it but speed
        }
    }
}
