package scratch.deep.transformer;

import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// Positions as angles: at place p, numbers i and `i + d/2` of a query or key are turned, as the two coordinates of a
/// point, by `p·base^(−2i/d)`. The product of a query turned by m and a key turned by n depends on m − n alone.
///
/// The two that are turned together are half the width apart, as in LLaMA and GPT-NeoX ("half-split"). The paper and GPT-J
/// turn neighbours, 2i and 2i + 1 ("interleaved"): the same network with the rows of its projections in another order, so
/// weights trained the one way must not be used the other.
/// Su et al. 2021, *RoFormer*.
public final class RotaryPositions {
    public static final double BASE = 10_000;

    private final int width;
    private final int longest;
    private final Tensor cos;              // (longest, d/2)
    private final Tensor sin;

    public RotaryPositions(int headWidth, int longest) {
        this(headWidth, longest, BASE);
    }

    public RotaryPositions(int headWidth, int longest, double base) {
        Require.that(headWidth >= 2 && headWidth % 2 == 0, "RotaryPositions: width %d: must be even, and at least 2",
                headWidth);
        Require.atLeast(1, "RotaryPositions", "longest", longest);
        Require.that(base > 0, "RotaryPositions: base %s: must be above 0", base);
        this.width = headWidth;
        this.longest = longest;
        int half = headWidth / 2;
        float[] c = new float[longest * half];
        float[] s = new float[longest * half];
        for (int p = 0; p < longest; p++) {
            for (int i = 0; i < half; i++) {
                double angle = p * Math.pow(base, -2.0 * i / headWidth);
                c[p * half + i] = (float) Math.cos(angle);
                s[p * half + i] = (float) Math.sin(angle);
            }
        }
        cos = Tensor.of(c, longest, half);
        sin = Tensor.of(s, longest, half);
    }

    /// Turns x (…, places, width), whose first place is `from`. A turn back is its transpose: that is the gradient's way.
    public Variable rotate(Variable x, int from) {
        int places = x.length(-2);
        Require.that(x.length(-1) == width, "RotaryPositions.rotate: %s: must end in %d", x.shape(), width);
        Require.that(from >= 0 && from + places <= longest, "RotaryPositions.rotate: %s from place %d: made for %d places",
                x.shape(), from, longest);
        Tensor c = cos.slice(0, from, from + places);
        Tensor s = sin.slice(0, from, from + places);
        return Variable.node("rotate", turn(x.data(), c, s, 1), Variable.to(x, g -> turn(g, c, s, -1)));
    }

    /// `(a, b) → (a·cos − b·sin, b·cos + a·sin)`, or with sign −1 the other way round.
    private Tensor turn(Tensor x, Tensor c, Tensor s, float sign) {
        Tensor a = x.slice(-1, 0, width / 2);
        Tensor b = x.slice(-1, width / 2, width);
        Tensor first = a.times(c).addInPlace(b.times(s), -sign);
        Tensor second = b.times(c).addInPlace(a.times(s), sign);
        return Tensor.concat(-1, first, second);
    }

    public int width() {
        return width;
    }

    @Override
    public String toString() {
        return "RotaryPositions " + Shape.text(longest, width);
    }
}
