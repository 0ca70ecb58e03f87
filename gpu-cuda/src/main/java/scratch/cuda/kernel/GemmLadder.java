package scratch.cuda.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Stream;

/// All ways to multiply matrices that a device supports, from the slowest to the fastest, and the choice among them.
public final class GemmLadder implements AutoCloseable {
    private final Device device;
    private final Map<GemmRung, TiledGemm> tiled = new EnumMap<>(GemmRung.class);
    private WgmmaGemm wgmma;

    /// Nothing is compiled before it is asked for.
    public GemmLadder(Device device) {
        this.device = device;
    }

    /// One rung.
    public TiledGemm rung(GemmRung rung) {
        return tiled.computeIfAbsent(rung, r -> new TiledGemm(device, r));
    }

    /// The rung for Hopper.
    ///
    /// @throws DeviceException if the device is none
    public WgmmaGemm wgmma() {
        if (wgmma == null) {
            wgmma = new WgmmaGemm(device);
        }
        return wgmma;
    }

    /// All rungs, in the order of the ladder.
    public List<Gemm> all() {
        List<Gemm> rungs = new ArrayList<>();
        for (GemmRung rung : GemmRung.values()) {
            if (rung.runsOn(device)) {
                rungs.add(rung(rung));
            }
        }
        if (WgmmaGemm.runsOn(device)) {
            rungs.add(wgmma());
        }
        return rungs;
    }

    /// The rung for any GPU that should be fastest for an (m, n) product: large tiles where there are enough of them for all
    /// multiprocessors, small ones else.
    public Gemm best(Precision precision, int m, int n) {
        GemmRung best = null;
        for (GemmRung rung : GemmRung.values()) {
            int multiprocessors = device.properties().multiprocessors();
            if (rung.precision() == precision && rung.runsOn(device)
                    && (best == null || rung.cost(m, n, multiprocessors) < best.cost(m, n, multiprocessors))) {
                best = rung;
            }
        }
        if (best == null) {
            throw new DeviceException("GemmLadder.best: " + precision + " on " + device.properties().name()
                    + ": no rung fits into its shared memory");
        }
        return rung(best);
    }

    /// `C = α·A·B + β·C` by the rung that should be fastest.
    public void multiply(Precision precision, float alpha, DeviceMatrix a, DeviceMatrix b, float beta, DeviceMatrix c,
            Stream stream) {
        boolean hopper = precision == Precision.BF16 && WgmmaGemm.runsOn(device) && wgmma().supports(a, b, c);
        (hopper ? wgmma() : best(precision, c.rows(), c.columns())).multiply(alpha, a, b, beta, c, stream);
    }

    @Override
    public void close() {
        tiled.values().forEach(TiledGemm::close);
        tiled.clear();
        if (wgmma != null) {
            wgmma.close();
            wgmma = null;
        }
    }
}
