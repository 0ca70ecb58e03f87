package scratch.cuda.kernel;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.cuda.device.TensorMap;

/// The last rung, for Hopper alone: tiles of bfloat16 are copied by the tensor memory accelerator and multiplied by `wgmma`.
/// It takes matrices A and B whose rows begin at multiples of 16 bytes.
public final class WgmmaGemm implements Gemm {
    private static final String KERNEL = "gemm_wgmma";
    private static final int TILE_ROWS = 128;
    private static final int TILE_COLUMNS = 256;
    private static final int DEPTH = 64;
    private static final int BOX = 64;
    private static final int THREADS = 384;
    private static final int STAGES = 4;
    private static final int SHARED = STAGES * ((TILE_ROWS + TILE_COLUMNS) * DEPTH * Short.BYTES + 2 * Long.BYTES);

    private final Device device;
    private final Loaded kernels;
    private DeviceMatrix lastA;
    private DeviceMatrix lastB;

    /// Compiles the kernel for `device`.
    ///
    /// @throws scratch.cuda.device.DeviceException if it is no Hopper
    public WgmmaGemm(Device device) {
        this.device = device;
        kernels = new Loaded(device, KERNEL, KERNEL);
    }

    /// Whether the device is a Hopper.
    public static boolean runsOn(Device device) {
        return Ptx.supports(KERNEL, device);
    }

    @Override
    public String name() {
        return "wgmma";
    }

    @Override
    public Precision precision() {
        return Precision.BF16;
    }

    @Override
    public boolean supports(DeviceMatrix a, DeviceMatrix b, DeviceMatrix c) {
        return a.rowsAligned() && b.rowsAligned();
    }

    /// @throws IllegalArgumentException also if A or B has rows that do not begin at multiples of 16 bytes
    @Override
    public void multiply(float alpha, DeviceMatrix a, DeviceMatrix b, float beta, DeviceMatrix c, Stream stream) {
        TiledGemm.requireShapes(Precision.BF16, a, b, c);
        if (!a.equals(lastA)) {
            kernels.arguments(KERNEL).set(4, describe(a, TILE_ROWS));
            lastA = a;
        }
        if (!b.equals(lastB)) {
            kernels.arguments(KERNEL).set(5, describe(b, DEPTH));
            lastB = b;
        }
        int m = a.rows();
        int n = b.columns();
        kernels.arguments(KERNEL).set(0, m).set(1, n).set(2, a.columns()).set(3, alpha).set(6, beta)
                .set(7, c.memory(), c.offsetBytes()).set(8, c.leading());
        int blocks = Math.multiplyExact((m - 1) / TILE_ROWS + 1, (n - 1) / TILE_COLUMNS + 1);
        kernels.launch(KERNEL, Grid.of(blocks, THREADS).shared(SHARED), stream);
    }

    /// Boxes of 64 columns: 128 bytes, the width in which pieces change places.
    private MemorySegment describe(DeviceMatrix matrix, int boxRows) {
        return device.describe(new TensorMap(matrix.memory(), matrix.offsetBytes(), TensorMap.Element.BFLOAT16,
                matrix.rows(), matrix.columns(), matrix.leading(), boxRows, BOX, true));
    }

    @Override
    public void close() {
        kernels.close();
    }
}
