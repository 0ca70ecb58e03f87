package scratch.math.tensor;

/// Convolution in groups: one convolution for each group, whose channels and filters are pieces of the whole. The
/// definition, and what a backend does that knows nothing better.
/// Krizhevsky, Sutskever and Hinton 2012; with a group for each channel, Chollet 2017, *Xception*.
final class ByGroups {

    private ByGroups() {
    }

    static void conv2d(Tensor x, Tensor weights, Tensor bias, int groups, Window window, Tensor out) {
        for (int i = 0; i < groups; i++) {
            x.backend().conv2d(part(x, 1, i, groups), part(weights, 0, i, groups), bias == null ? null
                    : part(bias, 0, i, groups), window, part(out, 0, i, groups));
        }
    }

    static void conv2dInputGradient(Tensor g, Tensor weights, int groups, Window window, Tensor out) {
        for (int i = 0; i < groups; i++) {
            g.backend().conv2dInputGradient(part(g, 0, i, groups), part(weights, 0, i, groups), window,
                    part(out, 1, i, groups));
        }
    }

    static void conv2dFilterGradient(Tensor g, Tensor x, int groups, Window window, Tensor out) {
        for (int i = 0; i < groups; i++) {
            g.backend().conv2dFilterGradient(part(g, 0, i, groups), part(x, 1, i, groups), window,
                    part(out, 0, i, groups));
        }
    }

    /// Piece i of as many equal ones as there are groups.
    private static Tensor part(Tensor whole, int axis, int i, int groups) {
        int length = whole.length(axis) / groups;
        return whole.slice(axis, i * length, (i + 1) * length);
    }
}
