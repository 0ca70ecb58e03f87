package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionStepsTest {

    @ParameterizedTest
    @CsvSource({"rni,2.5,2", "rni,3.5,4", "rzi,-2.7,-2", "rmi,-2.1,-3", "rpi,2.1,3", "rzi,3e9,2147483647",
        "rzi,-3e9,-2147483648",
        "rzi,NaN,0"})
    void floatsBecomeTheWholeNumberThatIsAskedFor(String rounding, float a, int expected) {
        assertThat(Float.floatToRawIntBits(Bench.real("cvt." + rounding + ".s32.f32 %r9, %f2;\nmov.b32 %f9, %r9;", a)))
                .isEqualTo(expected);
    }

    @Test
    void floatsBecomeUnsignedAndLongNumbers() {
        assertThat(Float.floatToRawIntBits(Bench.real("cvt.rzi.u32.f32 %r9, %f2;\nmov.b32 %f9, %r9;",
                3e9f))).isEqualTo((int) 3000000000L);
        assertThat(Float.floatToRawIntBits(Bench.real("cvt.rzi.u32.f32 %r9, %f2;\nmov.b32 %f9, %r9;", -1))).isZero();
        assertThat(Bench.wide("mov.b64 %fd2, %rd12;\ncvt.rzi.u64.f64 %rd19, %fd2;", Double.doubleToRawLongBits(0x1p63)))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(Bench.wide("mov.b64 %fd2, %rd12;\ncvt.rni.s64.f64 %rd19, %fd2;",
                Double.doubleToRawLongBits(-2.5))).isEqualTo(-2);
        assertThat(Bench.real("cvt.rmi.f32.f32 %f9, %f2;", -1.5f)).isEqualTo(-2);
        assertThat(Bench.real("cvt.sat.f32.f32 %f9, %f2;", 1.5f)).isEqualTo(1);
    }

    /// 2²⁴ + 1 lies between two floats; 2⁶⁴ - 1 is larger than any signed number.
    @Test
    void wholeNumbersAreRoundedToFloats() {
        assertThat(Bench.narrow("cvt.rn.f32.s32 %f2, %r2;\nmov.b32 %r9, %f2;",
                0x1000001)).isEqualTo(Float.floatToRawIntBits(0x1p24f));
        assertThat(Bench.narrow("cvt.rp.f32.s32 %f2, %r2;\nmov.b32 %r9, %f2;", 0x1000001))
                .isEqualTo(Float.floatToRawIntBits(0x1.000002p24f));
        assertThat(Bench.narrow("cvt.rn.f32.u32 %f2, %r2;\nmov.b32 %r9, %f2;", -1)).isEqualTo(Float.floatToRawIntBits(0x1p32f));
        assertThat(Bench.wide("cvt.rn.f64.u64 %fd2, %rd12;\nmov.b64 %rd19, %fd2;",
                -1)).isEqualTo(Double.doubleToRawLongBits(0x1p64));
        assertThat(Bench.wide("cvt.rn.f64.s64 %fd2, %rd12;\nmov.b64 %rd19, %fd2;",
                -3)).isEqualTo(Double.doubleToRawLongBits(-3));
    }

    @Test
    void smallNumbersFillTheRegister() {
        assertThat(Bench.narrow("cvt.s32.s8 %r9, %r2;", 0x1ff)).isEqualTo(-1);
        assertThat(Bench.narrow("cvt.u32.u8 %r9, %r2;", 0x1ff)).isEqualTo(255);
        assertThat(Bench.narrow("cvt.s8.s32 %h1, %r2;\ncvt.u32.u16 %r9, %h1;", 0x80)).isEqualTo(0xff80);
        assertThat(Bench.narrow("cvt.sat.u8.s32 %r9, %r2;", 300)).isEqualTo(255);
        assertThat(Bench.wide("cvt.u32.u64 %r2, %rd12;\ncvt.s64.s32 %rd19, %r2;", 0xffffffffL)).isEqualTo(-1);
        assertThat(Bench.wide("cvt.u32.u64 %r2, %rd12;\ncvt.u64.u32 %rd19, %r2;", -1)).isEqualTo(0xffffffffL);
    }

    /// 1 + 2⁻⁸ is exactly between two bf16: the even one, 1, wins. 1/3 as tf32 has ten bits of fraction.
    @Test
    void floatsAreShortened() {
        assertThat(Bench.narrow("mov.b32 %f2, %r2;\ncvt.rn.bf16.f32 %h1, %f2;\ncvt.u32.u16 %r9, %h1;",
                Float.floatToRawIntBits(1 + 0x1p-8f))).isEqualTo(0x3f80);
        assertThat(Bench.narrow("mov.b32 %f2, %r2;\nmov.b32 %f3, %r3;\ncvt.rn.bf16x2.f32 %r9, %f2, %f3;",
                Float.floatToRawIntBits(2), Float.floatToRawIntBits(1))).isEqualTo(0x40003f80);
        assertThat(Bench.narrow("mov.b32 %f2, %r2;\nmov.b32 %f3, %r3;\ncvt.rn.f16x2.f32 %r9, %f2, %f3;",
                Float.floatToRawIntBits(65504), Float.floatToRawIntBits(1e9f))).isEqualTo(0x7bff7c00);
        assertThat(Bench.narrow("mov.b32 %f2, %r2;\ncvt.rna.tf32.f32 %r9, %f2;", 0x3eaaaaab)).isEqualTo(0x3eaaa000);
        assertThat(Bench.narrow("mov.b32 %f2, %r2;\ncvt.rz.bf16.f32 %h1, %f2;\ncvt.u32.u16 %r9, %h1;",
                0x3f80ffff)).isEqualTo(0x3f80);
        assertThat(Bench.narrow("cvt.u16.u32 %h1, %r2;\ncvt.f32.f16 %f2, %h1;\nmov.b32 %r9, %f2;", 0x3c01))
                .isEqualTo(Float.floatToRawIntBits(1 + 0x1p-10f));
        assertThat(Bench.wide("mov.b64 %fd2, %rd12;\ncvt.rn.f32.f64 %f2, %fd2;\ncvt.f64.f32 %fd3, %f2;\nmov.b64 %rd19, %fd3;",
                Double.doubleToRawLongBits(0.1))).isEqualTo(Double.doubleToRawLongBits(0.1f));
    }

    @Test
    void registersAreJoinedAndTakenApart() {
        assertThat(Bench.wide("mov.b64 {%r2, %r3}, %rd12;\nmov.b64 %rd19, {%r3, %r2};",
                0x1_0000_0002L)).isEqualTo(0x2_0000_0001L);
        assertThat(Bench.narrow("mov.b32 {%h1, _}, %r2;\nmov.b32 %r9, {%h1, %h1};", 0x12345678)).isEqualTo(0x56785678);
    }

    @Test
    void genericAddressesSayWhatTheyMean() {
        assertThat(Bench.narrow("cvta.shared.u64 %rd6, 0;\nisspacep.shared %p1, %rd6;\nisspacep.global %p2, %rd1;\n"
                + "and.pred %p3, %p1, %p2;\nselp.u32 %r9, 1, 0, %p3;", 0)).isEqualTo(1);
    }
}
