package scratch.cuda.interpreter;

/// The kinds of memory. A generic address says by its upper bits which it means: shared, local and parameter memory are
/// seen through windows, everything else is global.
enum Space {
    GLOBAL(0), SHARED(1L << 40), LOCAL(2L << 40), PARAM(3L << 40), GENERIC(0);

    private final long window;

    Space(long window) {
        this.window = window;
    }

    long window() {
        return window;
    }

    /// Of a generic address.
    static Space ofGeneric(long address) {
        return switch ((int) (address >> 40)) {
            case 1 -> SHARED;
            case 2 -> LOCAL;
            case 3 -> PARAM;
            default -> GLOBAL;
        };
    }

    /// The one that an instruction names. Constants lie in global memory.
    static Space of(Instruction at) {
        for (String modifier : at.modifiers()) {
            switch (modifier) {
                case "global", "const" -> {
                    return GLOBAL;
                }
                case "shared", "shared::cta", "shared::cluster" -> {
                    return SHARED;
                }
                case "local" -> {
                    return LOCAL;
                }
                case "param", "param::entry" -> {
                    return PARAM;
                }
                default -> {
                }
            }
        }
        return GENERIC;
    }
}
