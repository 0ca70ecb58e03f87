package scratch.cuda.kernel;

import java.util.ArrayList;
import java.util.List;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// Running sums on the device: tiles of 2048 elements are scanned by themselves, their sums are scanned in the same way (as
/// often as it takes: twice up to four million elements), and each tile is then raised by what stands before it.
public final class Scan implements AutoCloseable {
    private static final int THREADS = 256;
    private static final int TILE = 2048;
    private static final int MOST = 1 << 30;

    private final Loaded kernels;
    private final int most;
    private final List<DeviceMemory> sums = new ArrayList<>();   // one array a level; the last has a single element

    /// Compiles the kernels for `device` and makes room for scans of up to `most` elements.
    ///
    /// @throws IllegalArgumentException if `most` is not in 1 to 2³⁰
    public Scan(Device device, int most) {
        Require.that(most >= 1 && most <= MOST, "Scan: %d elements: must be 1 to %d", most, MOST);
        kernels = new Loaded(device, "scan", "scan_tiles", "scan_add");
        this.most = most;
        int n = most;
        do {
            n = tiles(n);
            sums.add(device.allocate((long) n * Float.BYTES));
        } while (n > 1);
    }

    /// `y[i] = x[0] + … + x[i]`, without `x[i]` itself if `exclusive`. `y` may be `x`.
    ///
    /// @throws IllegalArgumentException if they are not two rows of the same length, or longer than was said
    public void scan(boolean exclusive, DeviceMatrix x, DeviceMatrix y, Stream stream) {
        int n = x.columns();
        Require.that(n <= most, "Scan.scan: %d elements: room was made for %d", n, most);
        x.requireVector("Scan.scan", "x", n);
        y.requireVector("Scan.scan", "y", n);
        scan(exclusive, x, y, 0, stream);
    }

    private void scan(boolean exclusive, DeviceMatrix x, DeviceMatrix y, int level, Stream stream) {
        int n = x.columns();
        int tiles = tiles(n);
        DeviceMemory tileSums = sums.get(level);
        kernels.arguments("scan_tiles").set(0, n).set(1, exclusive ? 1 : 0).set(2, x.memory(), x.offsetBytes())
                .set(3, y.memory(), y.offsetBytes()).set(4, tileSums);
        kernels.launch("scan_tiles", Grid.of(tiles, THREADS), stream);
        if (tiles > 1) {
            DeviceMatrix before = DeviceMatrix.vector(tileSums, tiles);
            scan(true, before, before, level + 1, stream);
            kernels.arguments("scan_add").set(0, n).set(1, tileSums).set(2, y.memory(), y.offsetBytes());
            kernels.launch("scan_add", Grid.of(tiles, THREADS), stream);
        }
    }

    private static int tiles(int n) {
        return (n - 1) / TILE + 1;
    }

    @Override
    public void close() {
        sums.forEach(DeviceMemory::close);
        kernels.close();
    }
}
