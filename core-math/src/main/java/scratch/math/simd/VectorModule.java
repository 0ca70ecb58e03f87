package scratch.math.simd;

/// Whether this process may use the Vector API, which incubates and has to be added: `--add-modules
/// jdk.incubator.vector`. Ask here first: [VectorSum] and [VectorAxpy] cannot even be loaded without it.
public final class VectorModule {
    public static final String NAME = "jdk.incubator.vector";

    private VectorModule() {
    }

    /// Whether the module was there when the process started; it cannot be added later.
    public static boolean isPresent() {
        return ModuleLayer.boot().findModule(NAME).isPresent();
    }
}
