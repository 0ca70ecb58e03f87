package scratch.cuda.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;

/// The PTX that ships, by the name of its source: `src/main/cuda/gemm.cu` is `gemm`.
///
/// PTX is the assembler of a machine that does not exist; the driver compiles it for the one that does when it is
/// loaded, and keeps the result. Text for `compute_80` therefore runs on every GPU since the A100. Text for
/// `compute_90a` uses what only Hopper has, and runs on capability 9.0 alone, not on anything newer.
public final class Ptx {
    private static final int LEAST = 80;
    private static final int HOPPER = 90;

    private Ptx() {
    }

    /// The best text of `name` for this device: Hopper's own if there is one and it is a Hopper, else the general one.
    ///
    /// @throws DeviceException if the device is too old for it, or it is for Hopper alone and this is none
    public static String of(String name, Device device) {
        int capability = device.properties().capability();
        if (capability == HOPPER && exists(file(name, "sm90a"))) {
            return read(file(name, "sm90a"));
        }
        boolean general = exists(file(name, "sm80"));
        if (!general && !exists(file(name, "sm90a"))) {
            throw new IllegalArgumentException("Ptx.of: " + name + ": no such PTX ships");
        }
        if (!general || capability < LEAST) {
            throw new DeviceException(String.format(Locale.ROOT, "Ptx.of: %s on %s with compute capability %d.%d: %s is needed",
                    name, device.properties().name(), device.properties().major(), device.properties().minor(),
                    general ? "8.0 or later" : "9.0, and no other,"));
        }
        return read(file(name, "sm80"));
    }

    /// Whether there is text of `name` that this device runs.
    public static boolean supports(String name, Device device) {
        int capability = device.properties().capability();
        return capability == HOPPER && exists(file(name, "sm90a")) || capability >= LEAST && exists(file(name, "sm80"));
    }

    private static String file(String name, String target) {
        return "/scratch/cuda/ptx/" + name + "." + target + ".ptx";
    }

    private static boolean exists(String file) {
        return Ptx.class.getResource(file) != null;
    }

    private static String read(String file) {
        try (InputStream text = Ptx.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
