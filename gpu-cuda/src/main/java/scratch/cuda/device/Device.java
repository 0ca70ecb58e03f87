package scratch.cuda.device;

import java.lang.foreign.MemorySegment;

/// A machine that runs CUDA kernels: a GPU through its driver, or the interpreter of [PTX](https://docs.nvidia.com/cuda/parallel-thread-execution/)
/// on the processor. Everything above this line, from tiling to training, is the same code on both.
///
/// Work is put on a [Stream] and done in its order; a call returns before the work is done, except where it says
/// *waits*. An error of a kernel may come to light with any later call on the device; it is a [DeviceException], and
/// after a fault of a kernel the device is lost and every further call says so. A device and what was made on it may
/// be used from any thread, but a stream from one at a time.
public interface Device extends AutoCloseable {

    /// What kind of device this is, and its limits.
    Properties properties();

    // ---------------------------------------------------------------- memory

    /// Room for `bytes` bytes (at least 1) of device memory, aligned to 256 bytes, contents undefined.
    ///
    /// @throws DeviceException if the memory is not there, even after all that was cached has been freed: with the
    ///                         bytes that were wanted, free and in all
    DeviceMemory allocate(long bytes);

    /// Page-locked memory of the host: copies to and from it need no detour, and run beside kernels.
    HostMemory pin(long bytes);

    /// Copies all of `from` to `to`, from byte `at` on. From a segment of the Java heap or of ordinary native memory the
    /// bytes have been read when this returns; from pinned memory ([HostMemory]) they are read later, in stream order.
    void copyIn(MemorySegment from, DeviceMemory to, long at, Stream stream);

    /// Fills all of `to` from byte `at` of `from`. Waits, unless `to` is pinned memory.
    void copyOut(DeviceMemory from, long at, MemorySegment to, Stream stream);

    /// Copies between two places of device memory that do not overlap.
    void copy(DeviceMemory from, long fromAt, DeviceMemory to, long toAt, long bytes, Stream stream);

    /// Sets `bytes` bytes from `at` on.
    void fill(byte value, DeviceMemory to, long at, long bytes, Stream stream);

    // ---------------------------------------------------------------- order and time

    /// The stream that is always there.
    Stream stream();

    /// Another stream, whose work may run beside that of others.
    Stream newStream();

    /// A mark that can be put on a stream.
    Event newEvent();

    /// Waits until all streams are done.
    void synchronize();

    /// Writes down what `work` puts on the stream, instead of doing it. In `work` nothing may wait, and nothing be copied
    /// from or to the host. What it uses must be there as long as the recording is used.
    ///
    /// @throws DeviceException if `work` does what may not be recorded
    Recording capture(Stream stream, Runnable work);

    // ---------------------------------------------------------------- code

    /// Compiles PTX text for this device.
    ///
    /// @throws DeviceException with the line that is wrong, or the version or target that the device does not know
    Program load(String ptx);

    /// The descriptor of a matrix for the tensor memory accelerator, [TensorMap#BYTES] bytes long, to be handed to a kernel
    /// as a structure. It is of use as long as the memory is there.
    ///
    /// @throws DeviceException if the device has none: it came with compute capability 9.0
    MemorySegment describe(TensorMap map);

    /// Frees everything that was made on it. Idempotent.
    @Override
    void close();
}
