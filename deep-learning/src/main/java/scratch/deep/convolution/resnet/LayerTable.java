package scratch.deep.convolution.resnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import scratch.deep.residual.Architecture;
import scratch.deep.residual.Shortcut;
import scratch.math.check.Require;

/// A residual network on paper: what each part gives out, how many numbers it learns and what it costs.
///
/// A convolution of k x k from a to b channels onto h x w places costs `k²·a·b·h·w` multiply-adds; normalisation, ReLU and
/// additions are not counted, as is usual.
public final class LayerTable {
    /// @param blocks        what the part is made of; empty where there are no blocks
    /// @param channels      of its output
    /// @param side          rows and columns of its output
    /// @param multiplyAdds  for one picture
    public record Row(String part, String blocks, int channels, int side, long parameters, long multiplyAdds) {
    }

    private LayerTable() {
    }

    /// @param side rows and columns of a picture
    public static List<Row> of(Architecture plan, int side) {
        Require.atLeast(1, "LayerTable.of", "side", side);
        Map<String, Long> parameters = plan.parametersByStage();
        List<Row> rows = new ArrayList<>();
        boolean photograph = plan.stem() == Architecture.Stem.PHOTOGRAPH;
        int at = photograph ? half(side) : side;
        int kernel = photograph ? 7 : 3;
        rows.add(new Row("stem", kernel + "x" + kernel, plan.width(), at, parameters.get("stem"),
                convolution(kernel, plan.channels(), plan.width(), at)));
        at = photograph ? half(at) : at;
        int in = plan.width();
        for (int stage = 0; stage < plan.blocks().size(); stage++) {
            int inside = plan.width() << stage;
            long cost = 0;
            for (int block = 0; block < plan.blocks().get(stage); block++) {
                int before = at;
                at = stage > 0 && block == 0 ? half(at) : at;
                cost += block(plan, in, inside, before, at);
                in = inside * plan.block().expansion();
            }
            String name = "layer" + (stage + 1);
            rows.add(new Row(name, plan.blocks().get(stage) + (plan.blocks().get(stage) == 1 ? " block" : " blocks"), in, at,
                    parameters.get(name), cost));
        }
        rows.add(new Row("fc", "", plan.classes(), 1, parameters.get("fc"), (long) in * plan.classes()));
        return List.copyOf(rows);
    }

    private static long block(Architecture plan, int in, int inside, int before, int at) {
        int out = inside * plan.block().expansion();
        long way = plan.block() == Architecture.Block.BASIC
                ? convolution(3, in, out, at) + convolution(3, out, out, at)
                : convolution(1, in, inside, before) + convolution(3, inside, inside, at) + convolution(1, inside, out, at);
        boolean projects = plan.shortcut() == Shortcut.PROJECTED && (in != out || before != at);
        return way + (projects ? convolution(1, in, out, at) : 0);
    }

    private static long convolution(int kernel, int in, int out, int side) {
        return (long) kernel * kernel * in * out * side * side;
    }

    /// What a stride of 2 with the usual frame leaves.
    private static int half(int side) {
        return (side + 1) / 2;
    }

    public static long multiplyAdds(Architecture plan, int side) {
        return of(plan, side).stream().mapToLong(Row::multiplyAdds).sum();
    }
}
