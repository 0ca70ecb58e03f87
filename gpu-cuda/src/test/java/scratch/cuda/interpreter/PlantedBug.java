package scratch.cuda.interpreter;

import static scratch.cuda.interpreter.Edit.everywhere;
import static scratch.cuda.interpreter.Edit.in;
import static scratch.cuda.interpreter.Edit.replaced;
import static scratch.cuda.interpreter.Edit.without;

import java.util.List;
import java.util.function.UnaryOperator;

import scratch.cuda.device.Device;

/// A mistake that people make in kernels, planted in PTX that ships.
///
/// @param trial    the kernel
/// @param sentence what is wrong
/// @param edit     the change of its text
/// @param harmless why it does no harm where the kernel is used, or null: then it must be found
record PlantedBug(KernelTrial trial, String sentence, UnaryOperator<String> edit, String harmless) {
    private static final long[] SEEDS = {0, 3};

    private static PlantedBug bug(KernelTrial trial, String sentence, UnaryOperator<String> edit) {
        return new PlantedBug(trial, sentence, edit, null);
    }

    /// The `n`-th comparison `a >= b` lets a == b through: a guard `<` has become `<=`.
    private static UnaryOperator<String> offByOne(int n) {
        return replaced("setp\\.ge\\.s32", n, "setp.gt.s32");
    }

    /// A leading dimension is taken from another parameter.
    private static UnaryOperator<String> parameter(String kernel, int is, int becomes) {
        return replaced("(ld\\.param\\.\\w+\\s+[%\\w]+, \\[" + kernel + "_param_)" + is + "]", 0, "$1" + becomes + "]");
    }

    static List<PlantedBug> all() {
        return List.of(
                bug(KernelTrial.GEMM_NAIVE, "one row too many is computed", offByOne(0)),
                bug(KernelTrial.GEMM_NAIVE, "lda is replaced by k", parameter("gemm_naive", 5, 2)),
                bug(KernelTrial.GEMM_NAIVE, "C is read although beta is 0", replaced("setp\\.eq\\.f32", 0, "setp.ne.f32")),

                bug(KernelTrial.GEMM_SHARED, "the barrier after writing the tiles is removed", without("bar.sync", 0)),
                bug(KernelTrial.GEMM_SHARED, "the barrier before overwriting the tiles is removed", without("bar.sync", 1)),
                bug(KernelTrial.GEMM_SHARED, "the guard of A's columns is <= instead of <", offByOne(0)),
                bug(KernelTrial.GEMM_SHARED, "the guard of A's rows is <= instead of <", offByOne(1)),
                bug(KernelTrial.GEMM_SHARED, "the guard of B's rows is <= instead of <", offByOne(2)),
                bug(KernelTrial.GEMM_SHARED, "the guard of B's columns is <= instead of <", offByOne(3)),
                bug(KernelTrial.GEMM_SHARED, "the guard of C's columns is <= instead of <", offByOne(4)),
                bug(KernelTrial.GEMM_SHARED, "the guard of C's rows is <= instead of <", offByOne(5)),
                bug(KernelTrial.GEMM_SHARED, "lda is replaced by k", parameter("gemm_shared", 5, 2)),
                bug(KernelTrial.GEMM_SHARED, "ldb is replaced by n", parameter("gemm_shared", 7, 1)),
                bug(KernelTrial.GEMM_SHARED, "ldc is replaced by n", parameter("gemm_shared", 10, 1)),
                bug(KernelTrial.GEMM_SHARED, "alpha and beta change places", parameter("gemm_shared", 3, 8)),
                bug(KernelTrial.GEMM_SHARED, "C is read although beta is 0", replaced("setp\\.eq\\.f32", 0, "setp.ne.f32")),
                bug(KernelTrial.GEMM_SHARED, "the sum does not begin at zero",
                        without("mov.f32", 0).andThen(replaced("\\n\\tmov\\.f32 \\t%f\\d+, %f\\d+;", 0, "\n"))::apply),
                bug(KernelTrial.GEMM_SHARED, "every other tile of k is left out",
                        replaced("(add\\.s32 \\t(%r\\d+), \\2), 32;\\n\\tsetp", 0, "$1, 64;\n\tsetp")),
                bug(KernelTrial.GEMM_SHARED, "the last column of a tile is left out",
                        replaced("(fma\\.rn\\.f32 \\t%f\\d+), %f\\d+, %f\\d+, (%f\\d+);\\n\\tbar", 0,
                                "$1, $2, 0f00000000, $2;\n\tbar")),
                bug(KernelTrial.GEMM_SHARED, "a tile is declared one row too short",
                        replaced("tileB\\[4096]", 0, "tileB[3968]")),

                bug(KernelTrial.TRANSPOSE, "the barrier between writing and reading is removed", without("bar.sync", 0)),
                bug(KernelTrial.TRANSPOSE, "the guard of A's columns is <= instead of <", offByOne(2)),
                bug(KernelTrial.TRANSPOSE, "lda is replaced by the columns", parameter("transpose", 3, 1)),
                bug(KernelTrial.TRANSPOSE, "ldb is replaced by the rows", parameter("transpose", 5, 0)),
                bug(KernelTrial.TRANSPOSE, "the padding of the tile is missing where it is declared",
                        replaced("tile\\[4224]", 0, "tile[4096]")),

                new PlantedBug(KernelTrial.REDUCTION, "the barrier before the room of the warps' sums is used is removed",
                        in("reduce_sum", without("bar.sync", 0)), "nobody has used the room before: this kernel needs it once"),
                bug(KernelTrial.REDUCTION, "the barrier between writing and reading the warps' sums is removed",
                        in("reduce_sum", without("bar.sync", 1))),
                bug(KernelTrial.REDUCTION, "the sum over a warp begins at distance 8",
                        in("reduce_sum", replaced("(mov\\.u32 \\t%r\\d+), 16;", 0, "$1, 8;"))),
                bug(KernelTrial.REDUCTION, "the maximum over a warp begins at distance 8",
                        in("reduce_max", replaced("(mov\\.u32 \\t%r\\d+), 16;", 0, "$1, 8;"))),
                bug(KernelTrial.REDUCTION, "the last exchange of a warp is with lane 2 again",
                        in("reduce_sum", replaced("(mov\\.u32 \\t%r\\d+), 1;", 0, "$1, 2;"))),
                bug(KernelTrial.REDUCTION, "the maximum begins at 0", in("reduce_max", everywhere("0fFF800000", "0f00000000"))),
                bug(KernelTrial.REDUCTION, "what is left behind the last four is forgotten", in("reduce_sum",
                        replaced("setp\\.ge\\.s32( \\t%p\\d+), (%r\\d+), %r\\d+;", 1, "setp.eq.s32$1, $2, $2;"))),
                bug(KernelTrial.REDUCTION, "four at once are read where memory is not aligned",
                        in("reduce_sum", replaced("setp\\.ne\\.s64( \\t%p\\d+), (%rd\\d+), 0;", 0, "setp.ne.s64$1, $2, $2;"))),
                bug(KernelTrial.REDUCTION, "one sum too many of a warp is read",
                        in("reduce_sum", replaced("setp\\.ge\\.u32", 0, "setp.gt.u32"))),

                bug(KernelTrial.SCAN, "the barrier after fetching is removed", in("scan_tiles", without("bar.sync", 0))),
                bug(KernelTrial.SCAN, "the barrier before the warps' sums are read is removed",
                        in("scan_tiles", without("bar.sync", 1))),
                bug(KernelTrial.SCAN, "the barrier before storing is removed", in("scan_tiles", without("bar.sync", 2))),
                bug(KernelTrial.SCAN, "lane 2 is left out at distance 2",
                        in("scan_tiles", replaced("(setp\\.lt\\.u32 \\t%p\\d+, %r\\d+), 2;", 0, "$1, 3;"))),
                bug(KernelTrial.SCAN, "the first lane adds what it finds in itself",
                        in("scan_tiles", replaced("(setp\\.eq\\.s32 \\t%p\\d+, %r\\d+), 0;\\n", 1, "$1, 99;\n"))),
                bug(KernelTrial.SCAN, "exclusive is forgotten",
                        in("scan_tiles", replaced("(ld\\.param\\.u32 \\t%r\\d+), \\[scan_tiles_param_1];", 0,
                                "mov.u32 \t%r281, 0;"))),
                bug(KernelTrial.SCAN, "one element too many is added to", in("scan_add", offByOne(1))),

                bug(KernelTrial.SOFTMAX, "the barrier before the warps' pairs are read is removed", without("bar.sync", 0)),
                bug(KernelTrial.SOFTMAX, "the barrier before the room is used for the next row is removed",
                        without("bar.sync", 1)),
                bug(KernelTrial.SOFTMAX, "the exchange over a warp begins at distance 8",
                        replaced("(mov\\.u32 \\t%r\\d+), 16;", 0, "$1, 8;")),
                bug(KernelTrial.SOFTMAX, "the pairs of the warps are exchanged at distance 4 twice",
                        replaced("(mov\\.u32 \\t%r\\d+), 2;", 1, "$1, 4;")),
                bug(KernelTrial.SOFTMAX, "ldx is replaced by the columns", parameter("softmax", 3, 1)),
                bug(KernelTrial.SOFTMAX, "a row too many is computed",
                        replaced("(%nctaid\\.x;[^@]*setp)\\.lt\\.s32", 0, "$1.le.s32")),

                bug(KernelTrial.GEMV, "the sum over a warp begins at distance 8",
                        in("gemv", replaced("(mov\\.u32 \\t%r\\d+), 16;", 0, "$1, 8;"))),
                bug(KernelTrial.GEMV, "a row too many is computed", in("gemv", offByOne(0))),
                bug(KernelTrial.GEMV, "lda is replaced by the columns", in("gemv", parameter("gemv", 4, 1))),
                bug(KernelTrial.GEMV, "a shuffle leaves lane 31 out of its mask",
                        in("gemv", replaced("(mov\\.u32 \\t%r\\d+), -1;", 0, "$1, 2147483647;"))),

                bug(KernelTrial.GEMM_PIPELINED, "nobody waits for the copies", without("cp.async.wait_group", 0)),
                bug(KernelTrial.GEMM_PIPELINED, "the last group of copies is not waited for",
                        replaced("cp\\.async\\.wait_group 0", 0, "cp.async.wait_group 1")),
                bug(KernelTrial.GEMM_PIPELINED, "the barrier after waiting is removed", without("bar.sync", 0)),
                bug(KernelTrial.GEMM_PIPELINED, "copies do not fill with zeros what lies outside",
                        everywhere("(cp\\.async\\.cg\\.shared\\.global \\[%r\\d+], \\[%rd\\d+], 16), %r\\d+;", "$1;")),
                bug(KernelTrial.GEMM_PIPELINED, "the copies are never put into a group",
                        everywhere("cp\\.async\\.commit_group;", "")),

                bug(KernelTrial.GEMM_MMA_TF32, "nobody waits for the copies", without("cp.async.wait_group", 0)),
                bug(KernelTrial.GEMM_MMA_TF32, "the barrier after waiting is removed", without("bar.sync", 0)),
                bug(KernelTrial.GEMM_MMA_TF32, "two registers of A's fragment change places",
                        replaced("(mma\\.sync\\S+ \\{[^}]*}, +\\{)(%r\\d+), *(%r\\d+)", 0, "$1$3, $2")),

                bug(KernelTrial.GEMM_WGMMA, "nobody waits for the tiles",
                        everywhere("mbarrier\\.try_wait\\.parity\\.shared::cta\\.b64 p, \\[%r\\d+], %r\\d+;",
                                "setp.eq.u32 p, 0, 0;")),
                bug(KernelTrial.GEMM_WGMMA, "fewer bytes are announced than copied",
                        replaced("(mov\\.u32 \\t%r\\d+), 49152;", 0, "$1, 49024;")),
                bug(KernelTrial.GEMM_WGMMA, "wgmma.fence is left out", without("wgmma.fence", 0)),
                bug(KernelTrial.GEMM_WGMMA, "the products are not waited for at the end", without("wgmma.wait_group", 1)),
                bug(KernelTrial.GEMM_WGMMA, "places are declared free while a product may read them",
                        replaced("wgmma\\.wait_group\\.sync\\.aligned 1", 0, "wgmma.wait_group.sync.aligned 2")),
                bug(KernelTrial.GEMM_WGMMA, "the barrier after initializing is removed", without("bar.sync", 0)),
                bug(KernelTrial.GEMM_WGMMA, "one arrival too few is expected",
                        replaced("(mov\\.u32 \\t%r\\d+), 8;", 0, "$1, 7;")));
    }

    /// What the trial says of it, or null if it finds nothing.
    String found() {
        for (long seed : SEEDS) {
            try (Device device = trial.device(seed, edit)) {
                trial.run(device);
            } catch (IllegalStateException notPlanted) {
                throw notPlanted;
            } catch (RuntimeException | AssertionError failed) {
                return failed.getMessage();
            }
        }
        return null;
    }
}
