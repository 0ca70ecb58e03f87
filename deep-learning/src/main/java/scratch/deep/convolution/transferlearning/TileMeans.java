package scratch.deep.convolution.transferlearning;

import scratch.deep.layer.AvgPool2d;
import scratch.deep.layer.Flatten;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Window;

/// Means over tiles of a map, `down` by `across` of them, as one row: (n, c, h, w) → (n, c·down·across). One mean over the
/// whole map would forget where a stroke is. A map with fewer rows or columns than that has a tile for each.
public record TileMeans(int down, int across) implements Layer {

    public TileMeans {
        Require.that(down >= 1 && across >= 1, "TileMeans: %d x %d: must be at least 1 x 1", down, across);
    }

    @Override
    public Variable forward(Variable x) {
        int height = Math.ceilDiv(x.length(2), Math.min(down, x.length(2)));
        int width = Math.ceilDiv(x.length(3), Math.min(across, x.length(3)));
        Require.that(x.length(2) % height == 0 && x.length(3) % width == 0, "TileMeans: %s in %d x %d tiles: must divide "
                + "evenly", x.shape(), down, across);
        return new Flatten().forward(new AvgPool2d(new Window(height, width, 1, 0).withStride(height, width)).forward(x));
    }
}
