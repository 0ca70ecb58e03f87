package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerStepsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "add.s32 %r9, %r2, %r3;             | 7          | -9         | 0    | -2",
        "add.sat.s32 %r9, %r2, %r3;         | 2147483647 | 1          | 0    | 2147483647",
        "sub.s32 %r9, %r2, %r3;             | 7          | 9          | 0    | -2",
        "mul.lo.s32 %r9, %r2, %r3;          | 65536      | 65537      | 0    | 65536",
        "mul.hi.s32 %r9, %r2, %r3;          | -1         | 2          | 0    | -1",
        "mul.hi.u32 %r9, %r2, %r3;          | -1         | 2          | 0    | 1",
        "mad.lo.s32 %r9, %r2, %r3, %r4;     | 3          | 5          | -1   | 14",
        "mad.hi.u32 %r9, %r2, %r3, %r4;     | -1         | -1         | 3    | 1",
        "div.s32 %r9, %r2, %r3;             | -7         | 2          | 0    | -3",
        "div.u32 %r9, %r2, %r3;             | -2         | 2          | 0    | 2147483647",
        "rem.s32 %r9, %r2, %r3;             | -7         | 2          | 0    | -1",
        "rem.u32 %r9, %r2, %r3;             | -1         | 10         | 0    | 5",
        "min.s32 %r9, %r2, %r3;             | -1         | 1          | 0    | -1",
        "min.u32 %r9, %r2, %r3;             | -1         | 1          | 0    | 1",
        "max.u32 %r9, %r2, %r3;             | -1         | 1          | 0    | -1",
        "sad.s32 %r9, %r2, %r3, %r4;        | -2         | 5          | 10   | 17",
        "abs.s32 %r9, %r2;                  | -5         | 0          | 0    | 5",
        "neg.s32 %r9, %r2;                  | 5          | 0          | 0    | -5",
        "not.b32 %r9, %r2;                  | 5          | 0          | 0    | -6",
        "xor.b32 %r9, %r2, %r3;             | 12         | 10         | 0    | 6",
        "shl.b32 %r9, %r2, %r3;             | 1          | 31         | 0    | -2147483648",
        "shl.b32 %r9, %r2, %r3;             | 1          | 32         | 0    | 0",
        "shr.u32 %r9, %r2, %r3;             | -1         | 28         | 0    | 15",
        "shr.u32 %r9, %r2, %r3;             | -1         | 33         | 0    | 0",
        "shr.s32 %r9, %r2, %r3;             | -16        | 2          | 0    | -4",
        "shr.s32 %r9, %r2, %r3;             | -16        | 40         | 0    | -1",
        "shf.l.wrap.b32 %r9, %r2, %r3, %r4; | -2147483648 | 3         | 1    | 7",
        "shf.r.wrap.b32 %r9, %r2, %r3, %r4; | 4          | 1          | 33   | -2147483646",
        "shf.l.clamp.b32 %r9, %r2, %r3, %r4; | 9         | 3          | 40   | 9",
        "bfe.u32 %r9, %r2, %r3, %r4;        | 2976       | 5          | 4    | 13",
        "bfe.s32 %r9, %r2, %r3, %r4;        | 2976       | 5          | 4    | -3",
        "bfi.b32 %r9, %r2, %r3, 8, 4;       | 255        | -1         | 0    | -1",
        "bfi.b32 %r9, %r2, %r3, 8, 4;       | 5          | 0          | 0    | 1280",
        "popc.b32 %r9, %r2;                 | 255        | 0          | 0    | 8",
        "clz.b32 %r9, %r2;                  | 255        | 0          | 0    | 24",
        "brev.b32 %r9, %r2;                 | 1          | 0          | 0    | -2147483648",
        "bfind.u32 %r9, %r2;                | 256        | 0          | 0    | 8",
        "bfind.u32 %r9, %r2;                | 0          | 0          | 0    | -1",
        "bfind.shiftamt.u32 %r9, %r2;       | 256        | 0          | 0    | 23",
        "lop3.b32 %r9, %r2, %r3, %r4, 0xe8; | 12         | 10         | 9    | 8",
        "lop3.b32 %r9, %r2, %r3, %r4, 0x96; | 12         | 10         | 9    | 15",
        "prmt.b32 %r9, %r2, %r3, 0x5410;    | 0x44332211 | 0x88776655 | 0    | 0x66552211",
        "prmt.b32 %r9, %r2, %r3, 0x000f;    | 0x44332211 | 0x88776655 | 0    | 0x111111ff"})
    void wordsAreCombinedAsTheManualSays(String instruction, String a, String b, String c, String expected) {
        assertThat(Bench.narrow(instruction, word(a), word(b), word(c))).isEqualTo(word(expected));
    }

    private static int word(String number) {
        return (int) (long) Long.decode(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "add.s64 %rd19, %rd12, %rd13;          | 4294967295           | 1                    | 4294967296",
        "mul.lo.s64 %rd19, %rd12, %rd13;       | 4294967296           | 3                    | 12884901888",
        "mul.hi.u64 %rd19, %rd12, %rd13;       | -1                   | 2                    | 1",
        "mul.hi.s64 %rd19, %rd12, %rd13;       | -1                   | 2                    | -1",
        "div.s64 %rd19, %rd12, %rd13;          | -9                   | 2                    | -4",
        "rem.u64 %rd19, %rd12, %rd13;          | -1                   | 10                   | 5",
        "min.u64 %rd19, %rd12, %rd13;          | -1                   | 1                    | 1",
        "shl.b64 %rd19, %rd12, 63;             | 3                    | 0                    | -9223372036854775808",
        "shl.b64 %rd19, %rd12, 64;             | 3                    | 0                    | 0",
        "shr.s64 %rd19, %rd12, 4;              | -256                 | 0                    | -16",
        "bfi.b64 %rd19, %rd12, %rd13, 32, 32;  | 1                    | 5                    | 4294967301",
        "brev.b64 %rd19, %rd12;                | 1                    | 0                    | -9223372036854775808"})
    void longWordsAreCombinedAsTheManualSays(String instruction, long a, long b, long expected) {
        assertThat(Bench.wide(instruction, a, b)).isEqualTo(expected);
    }

    @Test
    void productsOfWordsAreTwiceAsWide() {
        assertThat(Bench.wide("cvt.u32.u64 %r2, %rd12;\nmul.wide.s32 %rd19, %r2, -3;", 0x8000_0000L)).isEqualTo(6442450944L);
        assertThat(Bench.wide("cvt.u32.u64 %r2, %rd12;\nmul.wide.u32 %rd19, %r2, 3;", 0x8000_0000L)).isEqualTo(6442450944L);
        assertThat(Bench.wide("cvt.u32.u64 %r2, %rd12;\nmad.wide.s32 %rd19, %r2, 4, %rd13;", -5, 100)).isEqualTo(80);
    }

    @Test
    void sixteenBitsAreCutAndExtended() {
        assertThat(Bench.narrow("cvt.u16.u32 %h1, %r2;\nadd.s16 %h2, %h1, 1;\ncvt.s32.s16 %r9, %h2;",
                0x7fff)).isEqualTo(-32768);
        assertThat(Bench.narrow("cvt.u16.u32 %h1, %r2;\nshr.s16 %h2, %h1, 4;\ncvt.u32.u16 %r9, %h2;",
                0x8000)).isEqualTo(0xf800);
        assertThat(Bench.narrow("cvt.u16.u32 %h1, %r2;\nmul.wide.u16 %r9, %h1, %h1;", 0xffff)).isEqualTo(0xfffe0001);
    }

    /// (2³² - 1) + 1 with two words each: the carry goes to the upper one; 0 - 1 borrows.
    @Test
    void carriesGoFromWordToWord() {
        assertThat(Bench.narrow("add.cc.u32 %r5, %r2, 1;\naddc.u32 %r9, %r3, 10;", -1, 5)).isEqualTo(16);
        assertThat(Bench.narrow("add.cc.u32 %r5, %r2, 1;\naddc.u32 %r9, %r3, 10;", -2, 5)).isEqualTo(15);
        assertThat(Bench.narrow("sub.cc.u32 %r5, %r2, 1;\nsubc.u32 %r9, %r3, 10;", 0, 15)).isEqualTo(4);
        assertThat(Bench.narrow("mad.lo.cc.u32 %r5, %r2, %r2, 0;\nmadc.hi.u32 %r9, %r2, %r2, 0;", 0x10000)).isEqualTo(1);
        assertThat(Bench.narrow("mad.lo.cc.u32 %r5, %r2, 2, 2;\nmadc.hi.u32 %r9, %r2, 2, 0;", -1)).isEqualTo(2);
        assertThat(Bench.wide("add.cc.u64 %rd5, %rd12, %rd13;\naddc.u64 %rd19, 0, 0;", -1, 1)).isEqualTo(1);
        assertThat(Bench.wide("sub.cc.u64 %rd5, %rd12, %rd13;\nsubc.u64 %rd19, 0, 0;", 1, 2)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"lt.s32,-1,1,1", "lt.u32,-1,1,0", "lo.u32,1,2,1", "hs.u32,2,2,1", "eq.s32,3,3,1", "ne.b32,3,3,0",
        "ge.s32,2,3,0",
        "gt.u32,-1,0,1", "le.s32,3,3,1"})
    void comparisonsMakePredicates(String how, int a, int b, int expected) {
        assertThat(Bench.narrow("setp." + how + " %p1, %r2, %r3;\nselp.u32 %r9, 1, 0, %p1;", a, b)).isEqualTo(expected);
    }

    @Test
    void predicatesAreCombined() {
        assertThat(Bench.narrow("setp.lt.s32 %p2, %r2, 100;\nsetp.gt.and.s32 %p1|%p3, %r2, 0, %p2;\n"
                + "selp.u32 %r5, 1, 0, %p1;\nselp.u32 %r6, 2, 0, %p3;\nadd.u32 %r9, %r5, %r6;", 50)).isEqualTo(1);
        assertThat(Bench.narrow("setp.lt.s32 %p2, %r2, 100;\nsetp.gt.and.s32 %p1|%p3, %r2, 0, !%p2;\n"
                + "selp.u32 %r5, 1, 0, %p1;\nselp.u32 %r6, 2, 0, %p3;\nadd.u32 %r9, %r5, %r6;", -50)).isZero();
        assertThat(Bench.narrow("setp.eq.s32 %p1, %r2, 1;\nnot.pred %p2, %p1;\nor.pred %p3, %p1, %p2;\n"
                + "mov.u32 %r9, 5;\n@!%p3 mov.u32 %r9, 6;", 1)).isEqualTo(5);
        assertThat(Bench.narrow("slct.s32.s32 %r9, 4, 5, %r2;", -1)).isEqualTo(5);
        assertThat(Bench.narrow("set.lt.u32.s32 %r9, %r2, 0;", -1)).isEqualTo(-1);
    }
}
