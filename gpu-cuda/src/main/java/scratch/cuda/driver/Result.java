package scratch.cuda.driver;

/// The driver's result codes that mean something here.
final class Result {
    static final int SUCCESS = 0;
    static final int OUT_OF_MEMORY = 2;
    static final int STUB_LIBRARY = 34;
    static final int NO_DEVICE = 100;
    static final int NOT_READY = 600;
    static final int SYSTEM_DRIVER_MISMATCH = 803;
    static final int COMPAT_NOT_SUPPORTED = 804;

    private Result() {
    }

    /// Its name in CUDA, with the number.
    static String name(int code) {
        return switch (code) {
            case 1 -> "CUDA_ERROR_INVALID_VALUE";
            case OUT_OF_MEMORY -> "CUDA_ERROR_OUT_OF_MEMORY";
            case 3 -> "CUDA_ERROR_NOT_INITIALIZED";
            case 4 -> "CUDA_ERROR_DEINITIALIZED";
            case STUB_LIBRARY -> "CUDA_ERROR_STUB_LIBRARY";
            case NO_DEVICE -> "CUDA_ERROR_NO_DEVICE";
            case 101 -> "CUDA_ERROR_INVALID_DEVICE";
            case 200 -> "CUDA_ERROR_INVALID_IMAGE";
            case 201 -> "CUDA_ERROR_INVALID_CONTEXT";
            case 209 -> "CUDA_ERROR_NO_BINARY_FOR_GPU";
            case 214 -> "CUDA_ERROR_ECC_UNCORRECTABLE";
            case 218 -> "CUDA_ERROR_INVALID_PTX";
            case 222 -> "CUDA_ERROR_UNSUPPORTED_PTX_VERSION";
            case 400 -> "CUDA_ERROR_INVALID_HANDLE";
            case 500 -> "CUDA_ERROR_NOT_FOUND";
            case NOT_READY -> "CUDA_ERROR_NOT_READY";
            case 700 -> "CUDA_ERROR_ILLEGAL_ADDRESS";
            case 701 -> "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES";
            case 702 -> "CUDA_ERROR_LAUNCH_TIMEOUT";
            case 709 -> "CUDA_ERROR_CONTEXT_IS_DESTROYED";
            case 710 -> "CUDA_ERROR_ASSERT";
            case 714 -> "CUDA_ERROR_HARDWARE_STACK_ERROR";
            case 715 -> "CUDA_ERROR_ILLEGAL_INSTRUCTION";
            case 716 -> "CUDA_ERROR_MISALIGNED_ADDRESS";
            case 717 -> "CUDA_ERROR_INVALID_ADDRESS_SPACE";
            case 718 -> "CUDA_ERROR_INVALID_PC";
            case 719 -> "CUDA_ERROR_LAUNCH_FAILED";
            case SYSTEM_DRIVER_MISMATCH -> "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH";
            case COMPAT_NOT_SUPPORTED -> "CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE";
            case 901 -> "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED";
            case 900 -> "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED";
            case 906 -> "CUDA_ERROR_STREAM_CAPTURE_IMPLICIT";
            case 999 -> "CUDA_ERROR_UNKNOWN";
            default -> "CUDA result";
        } + " " + code;
    }

    /// What it means for whoever wrote the kernel or called it; empty where the name says it all.
    static String meaning(int code) {
        return switch (code) {
            case 1 -> "an argument of the call is out of its range";
            case 209, 218 -> "the PTX is not for this GPU, or is not PTX";
            case 214 -> "the GPU's memory has a fault that its error correction could not mend";
            case 222 -> "the PTX is newer than the driver";
            case 700 -> "a kernel read or wrote outside of its memory";
            case 701 -> "a block asks for more registers, threads or shared memory than there are";
            case 702 -> "a kernel ran for longer than the system allows";
            case 710 -> "an assertion in a kernel failed";
            case 716 -> "a kernel read or wrote at an address that is no multiple of the size";
            case 715, 717, 718, 719 -> "a kernel failed";
            case 900, 901, 906 -> "this cannot be done while a graph is being captured";
            default -> "";
        };
    }

    /// After these the context is of no use any more: whatever is called gives the same again.
    static boolean isFatal(int code) {
        return switch (code) {
            case 214, 700, 702, 709, 710, 714, 715, 716, 717, 718, 719, 999 -> true;
            default -> false;
        };
    }
}
