package scratch.cuda.kernel;

import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.Stream;

/// A rung of the ladder on a device.
public final class TiledGemm implements Gemm {
    private final GemmRung rung;
    private final Loaded kernels;

    /// Compiles the rung's kernel for `device`.
    public TiledGemm(Device device, GemmRung rung) {
        this.rung = rung;
        kernels = new Loaded(device, rung.kernel(), rung.kernel());
    }

    /// Which one it is.
    public GemmRung rung() {
        return rung;
    }

    @Override
    public String name() {
        return rung.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Precision precision() {
        return rung.precision();
    }

    @Override
    public void multiply(float alpha, DeviceMatrix a, DeviceMatrix b, float beta, DeviceMatrix c, Stream stream) {
        requireShapes(rung.precision(), a, b, c);
        kernels.arguments(rung.kernel()).set(0, a.rows()).set(1, b.columns()).set(2, a.columns()).set(3, alpha)
                .set(4, a.memory(), a.offsetBytes()).set(5, a.leading()).set(6, b.memory(), b.offsetBytes()).set(7, b.leading())
                .set(8, beta).set(9, c.memory(), c.offsetBytes()).set(10, c.leading());
        kernels.launch(rung.kernel(), rung.grid(a.rows(), b.columns()), stream);
    }

    /// @throws IllegalArgumentException if A and B can not be multiplied into C
    static void requireShapes(Precision precision, DeviceMatrix a, DeviceMatrix b, DeviceMatrix c) {
        if (a.columns() != b.rows()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "Gemm.multiply: (%d, %d) x (%d, %d): inner dimensions differ",
                    a.rows(), a.columns(), b.rows(), b.columns()));
        }
        a.require("Gemm.multiply", "A", a.rows(), a.columns(), precision.bytes());
        b.require("Gemm.multiply", "B", a.columns(), b.columns(), precision.bytes());
        c.require("Gemm.multiply", "C", a.rows(), b.columns(), Float.BYTES);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
