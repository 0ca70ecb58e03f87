package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatStepsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "add.f32 %f9, %f2, %f3;           | 1.5      | 2.25 | 0    | 3.75",
        "sub.f32 %f9, %f2, %f3;           | 1.5      | 2.25 | 0    | -0.75",
        "mul.rn.f32 %f9, %f2, %f3;        | 1.5      | -2   | 0    | -3",
        "fma.rn.f32 %f9, %f2, %f3, %f4;   | 1.5      | -2   | 10   | 7",
        "div.rn.f32 %f9, %f2, %f3;        | 1        | 3    | 0    | 0.33333334",
        "min.f32 %f9, %f2, %f3;           | NaN      | 3    | 0    | 3",
        "max.f32 %f9, %f2, %f3;           | -1       | NaN  | 0    | -1",
        "max.NaN.f32 %f9, %f2, %f3;       | -1       | NaN  | 0    | NaN",
        "abs.f32 %f9, %f2;                | -2.5     | 0    | 0    | 2.5",
        "neg.f32 %f9, %f2;                | -2.5     | 0    | 0    | 2.5",
        "sqrt.rn.f32 %f9, %f2;            | 2        | 0    | 0    | 1.4142135",
        "rsqrt.approx.f32 %f9, %f2;       | 4        | 0    | 0    | 0.5",
        "rcp.approx.ftz.f32 %f9, %f2;     | 8        | 0    | 0    | 0.125",
        "ex2.approx.ftz.f32 %f9, %f2;     | -3       | 0    | 0    | 0.125",
        "lg2.approx.f32 %f9, %f2;         | 8        | 0    | 0    | 3",
        "sin.approx.f32 %f9, %f2;         | 0.5      | 0    | 0    | 0.47942555",
        "cos.approx.f32 %f9, %f2;         | 0.5      | 0    | 0    | 0.87758255",
        "tanh.approx.f32 %f9, %f2;        | 0.5      | 0    | 0    | 0.46211717",
        "add.sat.f32 %f9, %f2, %f3;       | 0.75     | 0.5  | 0    | 1",
        "mul.ftz.f32 %f9, %f2, %f3;       | 1e-20    | 1e-20 | 0   | 0",
        "mul.f32 %f9, %f2, %f3;           | 1e-20    | 1e-20 | 0   | 1e-40",
        "copysign.f32 %f9, %f2, %f3;      | -0.0     | 5    | 0    | -5"})
    void floatsAreCombinedAsTheManualSays(String instruction, float a, float b, float c, float expected) {
        assertThat(Bench.real(instruction, a, b, c)).isEqualTo(Float.valueOf(expected));
    }

    /// 1 + 2⁻³⁰ lies between 1 and its neighbours.
    @Test
    void roundingGoesWhereItIsSent() {
        float tiny = 0x1p-30f;
        assertThat(Bench.real("add.rn.f32 %f9, %f2, %f3;", 1, tiny)).isEqualTo(1);
        assertThat(Bench.real("add.rp.f32 %f9, %f2, %f3;", 1, tiny)).isEqualTo(Math.nextUp(1f));
        assertThat(Bench.real("add.rm.f32 %f9, %f2, %f3;", 1, -tiny)).isEqualTo(Math.nextDown(1f));
        assertThat(Bench.real("add.rz.f32 %f9, %f2, %f3;", -1, tiny)).isEqualTo(-Math.nextDown(1f));
        assertThat(Bench.real("fma.rm.f32 %f9, %f2, %f3, %f4;", 1, 1, -tiny)).isEqualTo(Math.nextDown(1f));
        assertThat(Bench.real("mul.rp.f32 %f9, %f2, %f3;", 1 + 0x1p-23f, 1 + 0x1p-23f)).isEqualTo(1 + 0x1.8p-22f);
        assertThatThrownBy(() -> Bench.real("div.rz.f32 %f9, %f2, %f3;", 1, 3)).hasMessageContaining(
                "this operation is known only with rounding to the nearest (.rn)");
    }

    @Test
    void doublesKeepAllTheirDigits() {
        assertThat(Bench.twice("add.f64 %fd9, %fd2, %fd3;", 0.1, 0.2)).isEqualTo(0.1 + 0.2);
        assertThat(Bench.twice("fma.rn.f64 %fd9, %fd2, %fd3, %fd4;", 0.1, 0.2, 0.3)).isEqualTo(Math.fma(0.1, 0.2, 0.3));
        assertThat(Bench.twice("div.rn.f64 %fd9, %fd2, %fd3;", 1, 3)).isEqualTo(1.0 / 3);
        assertThat(Bench.twice("sqrt.rn.f64 %fd9, %fd2;", 2)).isEqualTo(Math.sqrt(2));
        assertThat(Bench.twice("max.f64 %fd9, %fd2, %fd3;", Double.NaN, 3)).isEqualTo(3);
        assertThat(Bench.twice("rcp.approx.ftz.f64 %fd9, %fd2;", 3)).isCloseTo(1.0 / 3, within(1e-6)).isNotEqualTo(1.0 / 3);
        assertThat(Bench.twice("neg.f64 %fd8, %fd2;\nabs.f64 %fd7, %fd8;\ncopysign.f64 %fd9, %fd8, %fd7;", 3)).isEqualTo(-3);
    }

    @ParameterizedTest
    @CsvSource({"lt,1,2,1", "lt,NaN,2,0", "ltu,NaN,2,1", "ne,NaN,NaN,0", "neu,NaN,NaN,1", "nan,1,NaN,1", "num,1,2,1",
        "ge,2,2,1",
        "equ,1,2,0", "gt,-0.0,0.0,0"})
    void comparisonsKnowWhatIsNoNumber(String how, float a, float b, int expected) {
        assertThat(Bench.real("setp." + how + ".f32 %p1, %f2, %f3;\nselp.f32 %f9, 0f3F800000, 0f00000000, %p1;", a, b))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"finite,1,1", "finite,Infinity,0", "infinite,-Infinity,1", "notanumber,NaN,1", "number,NaN,0",
        "subnormal,1e-40,1",
        "normal,1e-40,0", "subnormal,0,0"})
    void numbersHaveKinds(String kind, float a, int expected) {
        assertThat(Bench.real("testp." + kind + ".f32 %p1, %f2;\nselp.f32 %f9, 0f3F800000, 0f00000000, %p1;", a))
                .isEqualTo(expected);
    }

    /// 1.5 and 2 as f16 are 0x3e00 and 0x4000, as bf16 0x3fc0 and 0x4000.
    @Test
    void halvesAreComputedBothAtOnce() {
        assertThat(Bench.narrow("add.f16x2 %r9, %r2, %r3;", 0x3e004000, 0x40003e00)).isEqualTo(0x43004300);
        assertThat(Bench.narrow("fma.rn.bf16x2 %r9, %r2, %r3, %r4;", 0x3fc04000, 0x40004000, 0)).isEqualTo(0x40404080);
        assertThat(Bench.narrow("max.f16x2 %r9, %r2, %r3;", 0x3e007e00, 0xbe003e00)).isEqualTo(0x3e003e00);
        assertThat(Bench.narrow("neg.bf16x2 %r9, %r2;", 0x3fc0c000)).isEqualTo(0xbfc04000);
        assertThat(Bench.narrow("set.lt.f16x2.f16x2 %r9, %r2, %r3;", 0x3e004000, 0x40003e00)).isEqualTo(0x3c000000);
        assertThat(Bench.narrow("cvt.u16.u32 %h1, %r2;\nmul.f16 %h2, %h1, %h1;\ncvt.u32.u16 %r9, %h2;",
                0x3e00)).isEqualTo(0x4080);
        assertThat(Bench.narrow("cvt.u16.u32 %h1, %r2;\nfma.rn.bf16 %h2, %h1, %h1, %h1;\ncvt.u32.u16 %r9, %h2;", 0x3fc0))
                .isEqualTo(0x4070);
    }
}
