package scratch.cuda.driver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether there is a GPU that this module can use, found out without touching a class of JCuda.
///
/// On a machine without a driver the first touch of JCuda is an `UnsatisfiedLinkError`, each later one a
/// `NoClassDefFoundError`, and a driver library that lacks a function ends the whole JVM when that function is called. None
/// of the three can be undone, so it is asked before.
///
/// @param usable        whether there is one
/// @param reason        if not, why, in a sentence without a full stop; else empty
/// @param driverVersion the newest CUDA that the driver supports, 1000·major + 10·minor; 0 where nothing is known
public record Detection(boolean usable, String reason, int driverVersion) {

    /// JCuda's native code is built with CUDA 12.0.
    static final int LEAST_VERSION = 12000;
    /// cp.async, bfloat16 and TF32 on the tensor cores came with it.
    static final int LEAST_CAPABILITY = 80;

    /// All functions of the driver that this module calls, itself or through JCuda.
    static final List<String> FUNCTIONS = List.of("cuInit", "cuDriverGetVersion", "cuDeviceGetCount", "cuDeviceGet",
            "cuDeviceGetName", "cuDeviceGetAttribute", "cuDeviceTotalMem_v2", "cuDevicePrimaryCtxRetain",
            "cuDevicePrimaryCtxRelease_v2", "cuCtxSetCurrent", "cuMemAlloc_v2", "cuMemFree_v2", "cuMemGetInfo_v2",
            "cuMemHostAlloc", "cuMemFreeHost", "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuMemcpyDtoDAsync_v2",
            "cuMemsetD8Async", "cuStreamCreate", "cuStreamDestroy_v2", "cuStreamSynchronize", "cuStreamWaitEvent",
            "cuStreamBeginCapture_v2", "cuStreamEndCapture", "cuGraphInstantiateWithFlags", "cuGraphLaunch",
            "cuGraphExecDestroy", "cuGraphDestroy", "cuEventCreate", "cuEventDestroy_v2", "cuEventRecord", "cuEventQuery",
            "cuEventSynchronize", "cuEventElapsedTime", "cuModuleLoadDataEx", "cuModuleUnload", "cuModuleGetFunction",
            "cuFuncSetAttribute", "cuLaunchKernel", "cuTensorMapEncodeTiled");

    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;

    private static final class Once {
        private static final Detection OF_THIS_MACHINE = asked();

        private static Detection asked() {
            try {
                return of(SystemLibrary.open());
            } catch (RuntimeException | LinkageError e) {
                return no("the NVIDIA driver could not be asked: " + e.getMessage(), 0);
            }
        }
    }

    /// Of this machine; asked once, the answer is kept.
    public static Detection ofThisMachine() {
        return Once.OF_THIS_MACHINE;
    }

    /// Asks step by step, and stops at the first step that fails.
    static Detection of(Optional<DriverLibrary> found) {
        if (found.isEmpty()) {
            return no("there is no NVIDIA driver (" + SystemLibrary.NAME + " is not found)", 0);
        }
        DriverLibrary library = found.get();
        List<String> missing = FUNCTIONS.stream().filter(function -> !library.has(function)).toList();
        if (!missing.isEmpty()) {
            return no(String.format(Locale.ROOT, "%s is no driver that supports CUDA 12: it lacks %s%s", SystemLibrary.NAME,
                    missing.getFirst(), missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more"), 0);
        }
        int code = library.initialise();
        if (code != 0) {
            return no(whyNotInitialised(code), 0);
        }
        int version = library.version();
        if (version < LEAST_VERSION) {
            int supported = Math.max(0, version);
            return no(String.format(Locale.ROOT,
                    "the NVIDIA driver supports CUDA %d.%d: %d.%d is needed, driver 525 or later", supported / 1000,
                    supported % 1000 / 10, LEAST_VERSION / 1000, LEAST_VERSION % 1000 / 10), supported);
        }
        int devices = library.devices();
        if (devices < 1) {
            return no("the NVIDIA driver finds no GPU" + (devices < 0 ? " (" + Result.name(-devices) + ")" : ""), version);
        }
        int major = library.attribute(CAPABILITY_MAJOR);
        int minor = library.attribute(CAPABILITY_MINOR);
        if (10 * major + minor < LEAST_CAPABILITY) {
            return no(String.format(Locale.ROOT, "the GPU has compute capability %d.%d: %d.%d is needed, an A100 or later",
                    major, minor, LEAST_CAPABILITY / 10, LEAST_CAPABILITY % 10), version);
        }
        return new Detection(true, "", version);
    }

    private static String whyNotInitialised(int code) {
        return switch (code) {
            case Result.STUB_LIBRARY -> SystemLibrary.NAME + " is the stub that comes with the CUDA toolkit, for linking"
                    + " only: the driver's own must come before it on the library path";
            case Result.NO_DEVICE -> "the NVIDIA driver finds no GPU";
            case Result.SYSTEM_DRIVER_MISMATCH -> "the NVIDIA driver's library and its kernel module are of different"
                    + " versions: after an update the machine must be restarted";
            case Result.COMPAT_NOT_SUPPORTED -> "the CUDA compatibility package is newer than this GPU's kernel module"
                    + " supports: take it off the library path";
            default -> "the NVIDIA driver does not start (" + Result.name(code) + ")";
        };
    }

    private static Detection no(String reason, int version) {
        return new Detection(false, reason, version);
    }
}
