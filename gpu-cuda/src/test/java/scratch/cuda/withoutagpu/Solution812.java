package scratch.cuda.withoutagpu;

/// A solution of exercise 812.
final class Solution812 {
    private Solution812() {
    }

    static String repair(int puzzle, String ptx) {
        return switch (puzzle) {
            // Threads 0 to n - 1 have an element, so the first that has none is n itself.
            case 1 -> ptx.replace("setp.gt.s32 %outside", "setp.ge.s32 %outside");
            // A pair has 8 bytes, so pair i begins at byte 8 i; the sum still goes to byte 4 i.
            case 2 -> ptx.replace("add.s64 %in, %in, %offset;", "add.s64 %in, %in, %offset;\n    add.s64 %in, %in, %offset;");
            case 3 -> ptx.replace("st.shared.u32 [%mine], %value;", "st.shared.u32 [%mine], %value;\n    bar.sync 0;");
            // All have read before anybody writes.
            case 4 -> ptx.replace("    add.s32 %sum, %sum, %value;", "    bar.sync 0;\n    add.s32 %sum, %sum, %value;");
            // Those who have nothing to do come to the barrier as well, and leave behind it.
            case 5 -> ptx.replace("    @%outside bra done;\n", "")
                    .replace("ld.global.u32", "@!%outside ld.global.u32")
                    .replace("st.shared.u32", "@!%outside st.shared.u32")
                    .replace("bar.sync 0;", "bar.sync 0;\n    @%outside bra done;");
            case 6 -> ptx.replace("GAP;", "shfl.sync.down.b32 %other, %sum, %distance, 31, 0xffffffff;");
            // One operation that nobody can come between.
            case 7 -> ptx.replace("    ld.global.u32 %sum, [%out];\n    add.s32 %sum, %sum, %odd;\n", "")
                    .replace("st.global.u32 [%out], %sum;", "red.global.add.u32 [%out], %odd;");
            // Rows of 33 words: what stands below each other lies in different banks.
            case 8 -> ptx.replace("128", "132").replace("4096", "4224");
            default -> ptx;
        };
    }
}
