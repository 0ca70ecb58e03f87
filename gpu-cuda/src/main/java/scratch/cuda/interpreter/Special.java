package scratch.cuda.interpreter;

/// Registers that tell a thread where it stands.
enum Special {
    TID_X("%tid.x"), TID_Y("%tid.y"), TID_Z("%tid.z"), NTID_X("%ntid.x"), NTID_Y("%ntid.y"), NTID_Z("%ntid.z"),
    CTAID_X("%ctaid.x"), CTAID_Y("%ctaid.y"), CTAID_Z("%ctaid.z"), NCTAID_X("%nctaid.x"), NCTAID_Y("%nctaid.y"),
    NCTAID_Z("%nctaid.z"), LANEID("%laneid"), WARPID("%warpid"), NWARPID("%nwarpid"), SMID("%smid"), NSMID("%nsmid"),
    LANEMASK_EQ("%lanemask_eq"), LANEMASK_LT("%lanemask_lt"), LANEMASK_LE("%lanemask_le"), LANEMASK_GT("%lanemask_gt"),
    LANEMASK_GE("%lanemask_ge"), CLOCK("%clock"), DYNAMIC_SHARED("%dynamic_smem_size"), TOTAL_SHARED("%total_smem_size"),
    CLUSTER_CTAID("%cluster_ctaid.x"), CLUSTER_RANK("%cluster_ctarank"), CLUSTER_SIZE("%cluster_nctarank"),
    CLUSTER_NCTAID("%cluster_nctaid.x");

    private static final Special[] VALUES = values();

    private final String register;

    Special(String register) {
        this.register = register;
    }

    static Special named(String register) {
        if (register.startsWith("%")) {
            for (Special special : VALUES) {
                if (special.register.equals(register)) {
                    return special;
                }
            }
        }
        return null;
    }

    /// Its value in a lane.
    int value(Block block, Warp warp, int lane) {
        Launch launch = block.launch();
        int thread = 32 * warp.index() + lane;
        return switch (this) {
            case TID_X -> thread % launch.grid().threadsX();
            case TID_Y -> thread / launch.grid().threadsX() % launch.grid().threadsY();
            case TID_Z -> thread / launch.grid().threadsX() / launch.grid().threadsY();
            case NTID_X -> launch.grid().threadsX();
            case NTID_Y -> launch.grid().threadsY();
            case NTID_Z -> launch.grid().threadsZ();
            case CTAID_X -> block.x();
            case CTAID_Y -> block.y();
            case CTAID_Z -> block.z();
            case NCTAID_X -> launch.grid().blocksX();
            case NCTAID_Y -> launch.grid().blocksY();
            case NCTAID_Z -> launch.grid().blocksZ();
            case LANEID -> lane;
            case WARPID -> warp.index();
            case NWARPID -> (launch.grid().threads() + 31) / 32;
            case SMID, CLOCK, CLUSTER_CTAID, CLUSTER_RANK -> 0;
            case NSMID, CLUSTER_SIZE, CLUSTER_NCTAID -> 1;
            case LANEMASK_EQ -> 1 << lane;
            case LANEMASK_LT -> (1 << lane) - 1;
            case LANEMASK_LE -> (2 << lane) - 1;
            case LANEMASK_GT -> ~((2 << lane) - 1);
            case LANEMASK_GE -> ~((1 << lane) - 1);
            case DYNAMIC_SHARED -> launch.grid().sharedBytes();
            case TOTAL_SHARED -> launch.sharedBytes();
        };
    }
}
