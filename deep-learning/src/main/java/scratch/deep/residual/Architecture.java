package scratch.deep.residual;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scratch.math.check.Require;

/// The plan of a residual network: everything that decides about its weights, and how many there are, without one of them.
///
/// Four stages (three for small pictures) of blocks; each stage but the first halves the picture and doubles the width.
/// A convolution of k x k from a to b channels has `k²·a·b` weights, a batch normalisation two a channel.
/// He, Zhang, Ren and Sun 2015, *Deep residual learning for image recognition*, table 1 and section 4.2.
///
/// @param block    what the stages are made of
/// @param blocks   how many of them each stage has
/// @param width    channels of the first stage, before a bottleneck widens them
/// @param channels channels of a picture
/// @param classes  outputs
/// @param stem     what stands before the first stage
/// @param shortcut how the input of a block gets to its output where the shapes differ
public record Architecture(Block block, List<Integer> blocks, int width, int channels, int classes, Stem stem,
                           Shortcut shortcut) {

    /// The two kinds of block, and how many times wider than its stage a block's output is.
    public enum Block {
        /// Two convolutions of 3 x 3.
        BASIC(1),
        /// 1 x 1 to fewer channels, 3 x 3 there, 1 x 1 to four times as many.
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }

        public int expansion() {
            return expansion;
        }
    }

    /// What stands before the first stage.
    public enum Stem {
        /// 7 x 7 with stride 2, then the largest of 3 x 3 with stride 2: for photographs of 224 x 224.
        PHOTOGRAPH(7),
        /// 3 x 3 with stride 1: for pictures of 32 x 32.
        THUMBNAIL(3);

        private final int size;

        Stem(int size) {
            this.size = size;
        }

        int size() {
            return size;
        }
    }

    public Architecture {
        blocks = List.copyOf(blocks);
        Require.that(!blocks.isEmpty(), "Architecture: no stages: needs at least one");
        for (int count : blocks) {
            Require.atLeast(1, "Architecture", "blocks of a stage", count);
        }
        Require.atLeast(1, "Architecture", "width", width);
        Require.atLeast(1, "Architecture", "channels", channels);
        Require.atLeast(1, "Architecture", "classes", classes);
    }

    /// The five networks of table 1, as torchvision builds them: photographs in three colours, 1000 classes.
    public static Architecture imageNet(int depth) {
        List<Integer> blocks = switch (depth) {
            case 18 -> List.of(2, 2, 2, 2);
            case 34, 50 -> List.of(3, 4, 6, 3);
            case 101 -> List.of(3, 4, 23, 3);
            case 152 -> List.of(3, 8, 36, 3);
            default -> throw Require.broken("Architecture.imageNet: depth %d: must be 18, 34, 50, 101 or 152", depth);
        };
        return new Architecture(depth < 50 ? Block.BASIC : Block.BOTTLENECK, blocks, 64, 3, 1000, Stem.PHOTOGRAPH,
                Shortcut.PROJECTED);
    }

    /// The networks of section 4.2, for pictures of 32 x 32: three stages of n basic blocks, 6n + 2 layers, 16 channels in
    /// the first stage, and shortcuts without weights.
    public static Architecture cifar(int depth) {
        Require.that(depth >= 8 && depth % 6 == 2, "Architecture.cifar: depth %d: must be 6n + 2, from 8 up", depth);
        int n = (depth - 2) / 6;
        return new Architecture(Block.BASIC, List.of(n, n, n), 16, 3, 10, Stem.THUMBNAIL, Shortcut.PADDED);
    }

    public Architecture withShortcut(Shortcut newShortcut) {
        return new Architecture(block, blocks, width, channels, classes, stem, newShortcut);
    }

    public Architecture withWidth(int newWidth) {
        return new Architecture(block, blocks, newWidth, channels, classes, stem, shortcut);
    }

    public Architecture withChannels(int newChannels) {
        return new Architecture(block, blocks, width, newChannels, classes, stem, shortcut);
    }

    public Architecture withClasses(int newClasses) {
        return new Architecture(block, blocks, width, channels, newClasses, stem, shortcut);
    }

    /// Layers with weights on the longest way: a convolution in the stem, those of the blocks, and the last layer.
    public int depth() {
        return blocks.stream().mapToInt(Integer::intValue).sum() * (block == Block.BASIC ? 2 : 3) + 2;
    }

    /// Channels inside the blocks of a stage, from 0.
    int widthOf(int stage) {
        return width << stage;
    }

    /// Channels that enter a block of a stage.
    int channelsInto(int stage, int position) {
        return position > 0 ? widthOf(stage) * block.expansion() : stage == 0 ? width
                : widthOf(stage - 1) * block.expansion();
    }

    /// Pixels from one place to the next in the first 3 x 3 of a block.
    static int strideOf(int stage, int position) {
        return stage > 0 && position == 0 ? 2 : 1;
    }

    /// Channels that enter the last layer.
    public int features() {
        return widthOf(blocks.size() - 1) * block.expansion();
    }

    /// How many numbers are learned.
    public long parameterCount() {
        return parametersByStage().values().stream().mapToLong(Long::longValue).sum();
    }

    /// The same for each part: `stem`, `layer1` and so on, `fc`.
    public Map<String, Long> parametersByStage() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("stem", convolution(stem.size(), channels, width) + normalisation(width));
        for (int stage = 0; stage < blocks.size(); stage++) {
            long count = 0;
            for (int position = 0; position < blocks.get(stage); position++) {
                count += parametersOf(channelsInto(stage, position), widthOf(stage), strideOf(stage, position));
            }
            counts.put("layer" + (stage + 1), count);
        }
        counts.put("fc", (long) features() * classes + classes);
        return counts;
    }

    private long parametersOf(int in, int inside, int stride) {
        int out = inside * block.expansion();
        long way = block == Block.BASIC
                ? convolution(3, in, out) + normalisation(out) + convolution(3, out, out) + normalisation(out)
                : convolution(1, in, inside) + normalisation(inside) + convolution(3, inside, inside) + normalisation(inside)
                        + convolution(1, inside, out) + normalisation(out);
        boolean projects = shortcut == Shortcut.PROJECTED && Shortcut.changes(in, out, stride);
        return way + (projects ? convolution(1, in, out) + normalisation(out) : 0);
    }

    private static long convolution(int size, int in, int out) {
        return (long) size * size * in * out;
    }

    private static long normalisation(int channels) {
        return 2L * channels;
    }
}
