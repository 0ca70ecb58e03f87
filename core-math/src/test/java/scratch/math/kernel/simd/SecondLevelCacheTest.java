package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The size of the second-level cache from files as Linux writes them, and from files that are missing or wrong.
class SecondLevelCacheTest {

    @TempDir
    Path caches;

    private void cache(int index, String level, String type, String size) throws IOException {
        Path folder = Files.createDirectories(caches.resolve("index" + index));
        Files.writeString(folder.resolve("level"), level + "\n");
        Files.writeString(folder.resolve("type"), type + "\n");
        Files.writeString(folder.resolve("size"), size + "\n");
    }

    @Test
    void theSizeStandsInTheFolderOfTheSecondLevel() throws IOException {
        cache(0, "1", "Data", "32K");
        cache(1, "1", "Instruction", "64K");
        cache(2, "2", "Unified", "512K");
        cache(3, "3", "Unified", "32768K");
        assertThat(SecondLevelCache.bytes(caches)).isEqualTo(512 * 1024);
    }

    @Test
    void verySmallAndVeryLargeCachesAreCutToSize() throws IOException {
        cache(0, "2", "Unified", "4M");
        assertThat(SecondLevelCache.bytes(caches)).isEqualTo(1024 * 1024);
        cache(0, "2", "Unified", "128K");
        assertThat(SecondLevelCache.bytes(caches)).isEqualTo(256 * 1024);
    }

    @Test
    void whereNothingIsToldASmallCacheIsAssumed() throws IOException {
        assertThat(SecondLevelCache.bytes(caches.resolve("absent"))).isEqualTo(256 * 1024);
        assertThat(SecondLevelCache.bytes(caches)).isEqualTo(256 * 1024);
        cache(0, "1", "Data", "768K");
        cache(1, "2", "Instruction", "768K");
        assertThat(SecondLevelCache.bytes(caches)).isEqualTo(256 * 1024);
        Files.createDirectories(caches.resolve("index2"));
        assertThat(SecondLevelCache.bytes(caches)).as("a folder without files").isEqualTo(256 * 1024);
    }

    @Test
    void aSizeThatIsNoSizeIsNotUsed() throws IOException {
        for (String size : new String[] {"", "K", "-512K", "512 K", "512k", "half", "99999999999K"}) {
            cache(0, "2", "Unified", size);
            assertThat(SecondLevelCache.bytes(caches)).as("size '%s'", size).isEqualTo(256 * 1024);
        }
    }

    @Test
    void unitsAreThoseOfLinux() {
        assertThat(SecondLevelCache.size("1024K")).isEqualTo(1 << 20);
        assertThat(SecondLevelCache.size("2M")).isEqualTo(2 << 20);
        assertThat(SecondLevelCache.size("65536")).isEqualTo(65536);
        assertThat(SecondLevelCache.size("999999999M")).isEqualTo(999_999_999L << 20);
    }
}
