package scratch.deep.checkpoint;

/// How the weights of linear layers lie in a file. A square weight fits both ways, and means something else each time:
/// so a file that was not written here comes in only when this is said.
public enum Layout {
    /// (in, out): a column for each output, as here and in Keras.
    IN_OUT,
    /// (out, in): a row for each output, as in PyTorch.
    OUT_IN
}
