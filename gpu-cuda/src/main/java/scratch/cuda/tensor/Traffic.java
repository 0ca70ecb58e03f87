package scratch.cuda.tensor;

/// What a backend has asked of its device so far; the difference of two says what happened in between.
///
/// @param launches    kernels put on the stream
/// @param touched     bytes of tensors that the kernels were given to read or to write, each operand counted once
/// @param operations  additions and multiplications of matrix products
/// @param writes      copies from the host to the device
/// @param writtenBytes how much they carried
/// @param reads       copies from the device to the host, each of which waits
/// @param readBytes   how much they carried
/// @param allocations how often the device was asked for memory
public record Traffic(long launches, long touched, long operations, long writes, long writtenBytes, long reads,
                      long readBytes, long allocations) {

    /// What has come since `earlier`.
    public Traffic since(Traffic earlier) {
        return new Traffic(launches - earlier.launches, touched - earlier.touched, operations - earlier.operations,
                writes - earlier.writes, writtenBytes - earlier.writtenBytes, reads - earlier.reads,
                readBytes - earlier.readBytes, allocations - earlier.allocations);
    }
}
