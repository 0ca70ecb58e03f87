package scratch.math.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueTest {
    private final Value a = Value.of(2).named("a");
    private final Value b = Value.of(3).named("b");

    /// d = a·b, e = d + a, L = e·d: dL/da = 48 and dL/db = 28, because both a and d are used twice.
    @Test
    void gradientsOfAllUsesAddUp() {
        Value d = a.times(b);
        Value e = d.plus(a);
        Value loss = e.times(d);
        loss.backward();
        assertThat(loss.data()).isEqualTo(48);
        assertThat(e.gradient()).isEqualTo(6);
        assertThat(d.gradient()).isEqualTo(14);
        assertThat(a.gradient()).isEqualTo(48);
        assertThat(b.gradient()).isEqualTo(28);
    }

    @Test
    void aNumberUsedTwiceGetsBothSlopes() {
        Value x = Value.of(3);
        x.times(x).plus(x).backward();
        assertThat(x.gradient()).isEqualTo(7);
        Value one = Value.of(1);
        Value two = one.plus(one);
        two.plus(two).backward();
        assertThat(one.gradient()).isEqualTo(4);
    }

    @Test
    void aSecondWalkAddsToGivenNumbersAlone() {
        Value d = a.times(b);
        Value loss = d.plus(a).times(d);
        loss.backward();
        loss.backward();
        assertThat(a.gradient()).isEqualTo(96);
        assertThat(d.gradient()).isEqualTo(14);
        a.clearGradient();
        loss.backward();
        assertThat(a.gradient()).isEqualTo(48);
    }

    @Test
    void twoResultsCanShareAGraph() {
        Value d = a.times(b);
        d.plus(1).backward();
        d.times(10).backward();
        assertThat(a.gradient()).isEqualTo(3 + 30);
    }

    @Test
    void aChainOf200000OperationsDoesNotOverflowTheStack() {
        Value x = Value.of(1);
        Value y = x;
        for (int i = 0; i < 200_000; i++) {
            y = i % 2 == 0 ? y.plus(x) : y.minus(x);
        }
        y.plus(x).backward();
        assertThat(x.gradient()).isEqualTo(2);
    }

    @Test
    void aLadderWithTwoToThe1000WaysIsWalkedOnce() {
        Value y = a;
        for (int i = 0; i < 1000; i++) {
            y = y.plus(y).times(0.5);
        }
        y.backward();
        assertThat(a.gradient()).isEqualTo(1);
        assertThat(y.order()).hasSize(3001);
    }

    @Test
    void derivativesSurviveWhereTheirFormulaWouldNot() {
        Value x = Value.of(40);
        x.sigmoid().backward();
        assertThat(x.gradient()).isCloseTo(4.248354255291589e-18, within(1e-31));     // s·(1 − s) is 0
        Value nothing = Value.of(0);
        nothing.power(0).backward();
        assertThat(nothing.gradient()).isZero();               // 0·∞ is NaN
        Value far = Value.of(400);
        far.tanh().backward();
        assertThat(far.gradient()).isCloseTo(0, within(1e-300));
        Value corner = Value.of(0);
        corner.relu().backward();
        assertThat(corner.gradient()).isZero();
    }

    @Test
    void itLearnsXor() {
        java.util.Random random = new java.util.Random(1);
        Value[] w = java.util.stream.Stream.generate(() -> Value.of(random.nextGaussian())).limit(17)
                .toArray(Value[]::new);
        double last = 0;
        for (int step = 0; step < 600; step++) {
            Value loss = Value.of(0);
            for (int row = 0; row < 4; row++) {
                Value out = w[16];
                for (int unit = 0; unit < 4; unit++) {
                    Value z = w[3 * unit].times(row & 1).plus(w[3 * unit + 1].times(row >> 1)).plus(w[3 * unit + 2]);
                    out = out.plus(z.tanh().times(w[12 + unit]));
                }
                loss = loss.plus(out.minus((row & 1) ^ row >> 1).power(2));
            }
            loss.backward();
            last = loss.data();
            for (Value v : w) {
                v.set(v.data() - 0.1 * v.gradient());
                v.clearGradient();
            }
        }
        assertThat(last).isLessThan(1e-3);
    }

    @Test
    void onlyGivenNumbersCanBeSet() {
        a.set(5);
        assertThat(a.times(b).data()).isEqualTo(15);
        Value product = a.times(b).named("p");
        assertThatThrownBy(() -> product.set(1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Value.set: p = 15.0 by ×: only a number that was given can be changed");
        assertThat(product.inputs()).containsExactly(a, b);
        assertThat(product.operation()).isEqualTo("×");
        assertThat(a).hasToString("a = 5.0");
    }

    // ---------------------------------------------------------------- figures

    @Test
    void theGraphIsWrittenForGraphviz() {
        Value d = a.times(b).named("d");
        Value loss = d.plus(a).times(d).named("L");
        loss.backward();
        assertThat(Graph.of(loss).toDot()).isEqualTo("""
                digraph {
                  rankdir=LR;
                  node [shape=record];
                  n0 [label="b|3|28", style=rounded];
                  n1 [label="a|2|48", style=rounded];
                  n2 [label="d = ×|6|14"];
                  n3 [label="+|8|6"];
                  n4 [label="L = ×|48|1"];
                  n1 -> n2 [penwidth=3];
                  n0 -> n2;
                  n2 -> n3 [penwidth=3];
                  n1 -> n3 [penwidth=3];
                  n3 -> n4;
                  n2 -> n4 [penwidth=3];
                }
                """);
        assertThat(Graph.of(loss).numbered().toDot()).contains("n4 [label=\"L = × #1|48|1\"]");
    }

    @Test
    void theGraphIsDrawnWithEveryNumberAndArrow() throws Exception {
        Value d = a.times(b).named("d");
        Value loss = d.plus(a).times(d).named("L");
        loss.backward();
        String svg = Graph.of(loss).numbered().toSvg("a < b & c");
        javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(svg).contains("<title>a &lt; b &amp; c</title>", ">28<", ">14<", ">48<", ">d = ×<");
        assertThat(svg.split("stroke-width=\"3.5\"")).hasSize(5);
        assertThat(svg.split("marker-end")).hasSize(7);
        assertThat(Graph.of(loss).numbered().toSvg("a < b & c")).isEqualTo(svg);
    }

    @Test
    void numbersInFiguresAreShort() {
        assertThat(Graph.number(48)).isEqualTo("48");
        assertThat(Graph.number(-0.5)).isEqualTo("-0.5");
        assertThat(Graph.number(1 / 3.0)).isEqualTo("0.3333");
        assertThat(Graph.number(4.248e-18)).isEqualTo("4.25e-18");
        assertThat(Graph.number(-0.0)).isEqualTo("0");
        assertThat(Graph.number(Double.NaN)).isEqualTo("NaN");
        assertThat(Graph.number(1.5e9)).isEqualTo("1.50e+09");
    }
}
