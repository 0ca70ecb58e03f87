package scratch.cuda.driver;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.Grid;
import scratch.cuda.device.Properties;
import scratch.cuda.device.TensorMap;

/// The calls that this module makes of the CUDA driver, one for one, without any policy: what each returns is the driver's
/// result code, 0 if all is well. Above it stands everything that can be wrong without a GPU, and is tested without one.
interface Driver {

    /// Something that the driver made: a stream, an event, a module, a function, a graph.
    interface Handle {
    }

    /// Makes the device's context that of the calling thread, without which no other call works.
    int bind();

    Properties properties();

    int allocate(long bytes, long[] address);

    int free(long address);

    /// Bytes free and in all.
    int memory(long[] freeAndTotal);

    /// Page-locked memory of the host.
    int pin(long bytes, long[] address);

    int unpin(long address);

    /// From pinned memory of the host. Like all that takes a stream it returns at once.
    int copyIn(long from, long to, long bytes, Handle stream);

    /// To pinned memory of the host.
    int copyOut(long from, long to, long bytes, Handle stream);

    int copy(long from, long to, long bytes, Handle stream);

    int fill(long to, byte value, long bytes, Handle stream);

    int createStream(Handle[] stream);

    int destroyStream(Handle stream);

    /// The stream as other libraries know it.
    long address(Handle stream);

    int synchronizeStream(Handle stream);

    int awaitEvent(Handle stream, Handle event);

    int createEvent(Handle[] event);

    int destroyEvent(Handle event);

    int recordEvent(Handle event, Handle stream);

    /// [Result#NOT_READY] if the device has not passed it.
    int queryEvent(Handle event);

    int synchronizeEvent(Handle event);

    int milliseconds(Handle from, Handle to, float[] time);

    /// Compiles PTX; what the compiler has to say against it is appended to `log`.
    int loadModule(String ptx, Handle[] module, StringBuilder log);

    int unloadModule(Handle module);

    int function(Handle module, String name, Handle[] function);

    /// So much dynamic shared memory may be asked for at a launch. Up to 48 KB need not be allowed.
    int allowShared(Handle function, int bytes);

    /// @param arguments address of the addresses of the parameters' values, which are read before this returns
    int launch(Handle function, Grid grid, Handle stream, long arguments);

    /// What is put on the stream from now on is not run but written down.
    int beginCapture(Handle stream);

    int endCapture(Handle stream, Handle[] graph);

    int launchGraph(Handle graph, Handle stream);

    int destroyGraph(Handle graph);

    /// Writes a descriptor of the matrix that begins at the address.
    int describe(TensorMap map, long address, MemorySegment descriptor);

    /// Lets the context go.
    void close();
}
