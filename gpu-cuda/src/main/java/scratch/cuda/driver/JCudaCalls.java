package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDeviceGetAttribute;
import static jcuda.driver.JCudaDriver.cuDeviceGetName;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuDeviceTotalMem;
import static jcuda.driver.JCudaDriver.cuDriverGetVersion;
import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventDestroy;
import static jcuda.driver.JCudaDriver.cuEventElapsedTime;
import static jcuda.driver.JCudaDriver.cuEventQuery;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuEventSynchronize;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;
import static jcuda.driver.JCudaDriver.cuGraphDestroy;
import static jcuda.driver.JCudaDriver.cuGraphExecDestroy;
import static jcuda.driver.JCudaDriver.cuGraphInstantiate;
import static jcuda.driver.JCudaDriver.cuGraphLaunch;
import static jcuda.driver.JCudaDriver.cuInit;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemFreeHost;
import static jcuda.driver.JCudaDriver.cuMemGetInfo;
import static jcuda.driver.JCudaDriver.cuMemHostAlloc;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemsetD8Async;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadDataEx;
import static jcuda.driver.JCudaDriver.cuModuleUnload;
import static jcuda.driver.JCudaDriver.cuStreamBeginCapture;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamEndCapture;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;
import static jcuda.driver.JCudaDriver.cuStreamWaitEvent;
import static jcuda.driver.JCudaDriver.setExceptionsEnabled;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;
import jcuda.driver.CUjit_option;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.CUstreamCaptureMode;
import jcuda.driver.CUstream_flags;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Properties;
import scratch.cuda.device.TensorMap;

/// The driver through JCuda. No other class of this workspace knows JCuda, and this one is touched only after [Detection]
/// has found a driver that has all it calls.
///
/// Addresses go through as numbers. `Pointer.to(...)` of Java arrays costs microseconds a call and pins the arrays;
/// a pointer that is only a number costs next to nothing.
final class JCudaCalls implements Driver {
    private static final int LOG_BYTES = 16 * 1024;

    private final CUdevice device = new CUdevice();
    private final CUcontext context = new CUcontext();
    private final Properties properties;

    /// The first GPU of those that the driver shows (`CUDA_VISIBLE_DEVICES` chooses).
    ///
    /// @throws DriverFailure with the result code
    JCudaCalls() {
        setExceptionsEnabled(false);
        DriverFailure.unless("cuInit", cuInit(0));
        DriverFailure.unless("cuDeviceGet", cuDeviceGet(device, 0));
        DriverFailure.unless("cuDevicePrimaryCtxRetain", cuDevicePrimaryCtxRetain(context, device));
        byte[] name = new byte[256];
        long[] memory = new long[1];
        int[] version = new int[1];
        DriverFailure.unless("cuDeviceGetName", cuDeviceGetName(name, name.length, device));
        DriverFailure.unless("cuDeviceTotalMem", cuDeviceTotalMem(memory, device));
        DriverFailure.unless("cuDriverGetVersion", cuDriverGetVersion(version));
        properties = new Properties(new String(name, StandardCharsets.UTF_8).trim(), false,
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR),
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_CLOCK_RATE) / 1000,
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE) / 1000,
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH), memory[0],
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE),
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK),
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN),
                attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK), version[0]);
    }

    private int attribute(int attribute) {
        int[] value = new int[1];
        DriverFailure.unless("cuDeviceGetAttribute", cuDeviceGetAttribute(value, attribute, device));
        return value[0];
    }

    // ---------------------------------------------------------------- JCuda's objects as handles

    private static final class HostAddress extends Pointer {
        private final long address;

        HostAddress(long address) {
            super(address);
            this.address = address;
        }
    }

    /// The address lies in JCuda's object, readable by its heirs.
    private static final class Allocated extends CUdeviceptr {
        long address() {
            return getNativePointer();
        }
    }

    private static final class Pinned extends Pointer {
        long address() {
            return getNativePointer();
        }
    }

    /// A device pointer is nothing plus an offset.
    private static CUdeviceptr at(long address) {
        return new CUdeviceptr().withByteOffset(address);
    }

    private static final class StreamHandle extends CUstream implements Handle {
        long address() {
            return getNativePointer();
        }
    }

    private static final class EventHandle extends CUevent implements Handle {
    }

    private static final class ModuleHandle extends CUmodule implements Handle {
    }

    private static final class GraphHandle extends CUgraphExec implements Handle {
    }

    private static final class FunctionHandle extends CUfunction implements Handle {
        /// Of the last launch: most launches of a kernel use the same block of arguments.
        private HostAddress arguments = new HostAddress(0);

        HostAddress arguments(long address) {
            HostAddress last = arguments;
            if (last.address != address) {
                last = new HostAddress(address);
                arguments = last;
            }
            return last;
        }
    }

    private static <H extends Handle> int made(int code, H made, Handle[] out) {
        out[0] = made;
        return code;
    }

    // ---------------------------------------------------------------- the calls

    @Override
    public int bind() {
        return cuCtxSetCurrent(context);
    }

    @Override
    public Properties properties() {
        return properties;
    }

    @Override
    public int allocate(long bytes, long[] address) {
        Allocated allocated = new Allocated();
        int code = cuMemAlloc(allocated, bytes);
        address[0] = allocated.address();
        return code;
    }

    @Override
    public int free(long address) {
        return cuMemFree(at(address));
    }

    @Override
    public int memory(long[] freeAndTotal) {
        long[] total = new long[1];
        long[] free = new long[1];
        int code = cuMemGetInfo(free, total);
        freeAndTotal[0] = free[0];
        freeAndTotal[1] = total[0];
        return code;
    }

    @Override
    public int pin(long bytes, long[] address) {
        Pinned pinned = new Pinned();
        int code = cuMemHostAlloc(pinned, bytes, 0);
        address[0] = pinned.address();
        return code;
    }

    @Override
    public int unpin(long address) {
        return cuMemFreeHost(new HostAddress(address));
    }

    @Override
    public int copyIn(long from, long to, long bytes, Handle stream) {
        return cuMemcpyHtoDAsync(at(to), new HostAddress(from), bytes, (StreamHandle) stream);
    }

    @Override
    public int copyOut(long from, long to, long bytes, Handle stream) {
        return cuMemcpyDtoHAsync(new HostAddress(to), at(from), bytes, (StreamHandle) stream);
    }

    @Override
    public int copy(long from, long to, long bytes, Handle stream) {
        return cuMemcpyDtoDAsync(at(to), at(from), bytes, (StreamHandle) stream);
    }

    @Override
    public int fill(long to, byte value, long bytes, Handle stream) {
        return cuMemsetD8Async(at(to), value, bytes, (StreamHandle) stream);
    }

    @Override
    public int createStream(Handle[] stream) {
        StreamHandle made = new StreamHandle();
        return made(cuStreamCreate(made, CUstream_flags.CU_STREAM_NON_BLOCKING), made, stream);
    }

    @Override
    public int destroyStream(Handle stream) {
        return cuStreamDestroy((StreamHandle) stream);
    }

    @Override
    public long address(Handle stream) {
        return ((StreamHandle) stream).address();
    }

    @Override
    public int synchronizeStream(Handle stream) {
        return cuStreamSynchronize((StreamHandle) stream);
    }

    @Override
    public int awaitEvent(Handle stream, Handle event) {
        return cuStreamWaitEvent((StreamHandle) stream, (EventHandle) event, 0);
    }

    @Override
    public int createEvent(Handle[] event) {
        EventHandle made = new EventHandle();
        return made(cuEventCreate(made, 0), made, event);
    }

    @Override
    public int destroyEvent(Handle event) {
        return cuEventDestroy((EventHandle) event);
    }

    @Override
    public int recordEvent(Handle event, Handle stream) {
        return cuEventRecord((EventHandle) event, (StreamHandle) stream);
    }

    @Override
    public int queryEvent(Handle event) {
        return cuEventQuery((EventHandle) event);
    }

    @Override
    public int synchronizeEvent(Handle event) {
        return cuEventSynchronize((EventHandle) event);
    }

    @Override
    public int milliseconds(Handle from, Handle to, float[] time) {
        return cuEventElapsedTime(time, (EventHandle) from, (EventHandle) to);
    }

    @Override
    public int loadModule(String ptx, Handle[] module, StringBuilder log) {
        ModuleHandle made = new ModuleHandle();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(ptx, StandardCharsets.US_ASCII);
            MemorySegment errors = arena.allocate(LOG_BYTES);
            MemorySegment values = arena.allocate(2 * ADDRESS.byteSize(), ADDRESS.byteSize());
            values.set(ADDRESS, 0, errors);
            values.set(JAVA_LONG, ADDRESS.byteSize(), LOG_BYTES - 1);
            int[] options = {CUjit_option.CU_JIT_ERROR_LOG_BUFFER, CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES};
            int code = cuModuleLoadDataEx(made, new HostAddress(text.address()), options.length, options,
                    new HostAddress(values.address()));
            log.append(errors.getString(0, StandardCharsets.US_ASCII).trim());
            return made(code, made, module);
        }
    }

    @Override
    public int unloadModule(Handle module) {
        return cuModuleUnload((ModuleHandle) module);
    }

    @Override
    public int function(Handle module, String name, Handle[] function) {
        FunctionHandle made = new FunctionHandle();
        return made(cuModuleGetFunction(made, (ModuleHandle) module, name), made, function);
    }

    @Override
    public int allowShared(Handle function, int bytes) {
        return cuFuncSetAttribute((FunctionHandle) function,
                CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, bytes);
    }

    @Override
    public int launch(Handle function, Grid grid, Handle stream, long arguments) {
        FunctionHandle kernel = (FunctionHandle) function;
        return cuLaunchKernel(kernel, grid.blocksX(), grid.blocksY(), grid.blocksZ(), grid.threadsX(), grid.threadsY(),
                grid.threadsZ(), grid.sharedBytes(), (StreamHandle) stream, kernel.arguments(arguments), null);
    }

    @Override
    public int beginCapture(Handle stream) {
        return cuStreamBeginCapture((StreamHandle) stream, CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL);
    }

    @Override
    public int endCapture(Handle stream, Handle[] graph) {
        CUgraph drawn = new CUgraph();
        int code = cuStreamEndCapture((StreamHandle) stream, drawn);
        if (code != 0) {
            return code;
        }
        GraphHandle made = new GraphHandle();
        code = cuGraphInstantiate(made, drawn, 0);
        cuGraphDestroy(drawn);
        return made(code, made, graph);
    }

    @Override
    public int launchGraph(Handle graph, Handle stream) {
        return cuGraphLaunch((GraphHandle) graph, (StreamHandle) stream);
    }

    @Override
    public int destroyGraph(Handle graph) {
        return cuGraphExecDestroy((GraphHandle) graph);
    }

    /// JCuda 12.6 lacks this one.
    @Override
    public int describe(TensorMap map, long address, MemorySegment descriptor) {
        return TensorMapEncoder.encode(map, address, descriptor);
    }

    @Override
    public void close() {
        cuDevicePrimaryCtxRelease(device);
    }
}
