package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.cuda.device.Arguments;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.device.Recording;
import scratch.cuda.device.Stream;

/// Everything above the driver's calls, on a driver that does nothing before somebody waits for it.
@SuppressWarnings("restricted")                                // native memory: the build allows it
class DriverDeviceTest {
    private static final long STAGING = 64;
    private static final String PTX = """
            .version 7.0
            .target sm_80
            .visible .entry twice(.param .u32 n, .param .u64 x) { ret; }
            .visible .entry other() { ret; }
            """;

    private final FakeDriver driver = new FakeDriver(1 << 20);
    private final DriverDevice device = new DriverDevice(driver, 1 << 18, STAGING);
    private final Stream stream = device.stream();

    private static float[] counted(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i + 0.25f;
        }
        return values;
    }

    // ---------------------------------------------------------------- copies

    @Test
    void arraysOfEverySizeComeBackAsTheyWent() {
        for (int n : new int[] {1, 3, 15, 16, 17, 31, 32, 33, 48, 100}) {
            float[] values = counted(n);
            float[] back = new float[n];
            try (DeviceMemory memory = device.allocate(4L * n + 8)) {
                device.copyIn(MemorySegment.ofArray(values), memory, 8, stream);
                device.copyOut(memory, 8, MemorySegment.ofArray(back), stream);
            }
            assertThat(back).as("%d floats by way of 64 bytes", n).isEqualTo(values);
        }
    }

    @Test
    void anArrayMayChangeOnceTheCopyHasReturned() {
        float[] values = counted(40);
        float[] back = new float[40];
        DeviceMemory memory = device.allocate(160);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, stream);
        values[0] = values[17] = values[39] = -1;
        device.copyOut(memory, 0, MemorySegment.ofArray(back), stream);
        assertThat(back).isEqualTo(counted(40));
    }

    @Test
    void theBusWorksWhileTheNextSliceIsCopied() {
        DeviceMemory memory = device.allocate(160);
        driver.calls.clear();
        device.copyOut(memory, 0, MemorySegment.ofArray(new float[40]), stream);
        assertThat(driver.calls).filteredOn(call -> !call.equals("pin") && !call.equals("createEvent"))
                .containsExactly("copyOut 64", "recordEvent", "copyOut 64", "recordEvent", "synchronizeEvent",
                        "synchronizeEvent", "copyOut 32", "recordEvent", "synchronizeEvent", "synchronizeEvent");
    }

    @Test
    void pinnedMemoryIsReadInTheStreamsOrderWithoutADetour() {
        DeviceMemory memory = device.allocate(80);
        HostMemory pinned = device.pin(80);
        MemorySegment part = pinned.segment().asSlice(40, 40);
        part.set(JAVA_FLOAT, 0, 1);
        driver.calls.clear();
        device.copyIn(part, memory, 0, stream);
        assertThat(driver.calls).containsExactly("copyIn 40");
        part.set(JAVA_FLOAT, 0, 2);                                      // before the stream has got there
        MemorySegment there = pinned.segment().asSlice(0, 40);
        device.copyOut(memory, 0, there, stream);
        assertThat(there.get(JAVA_FLOAT, 0)).as("not waited for").isZero();
        stream.synchronize();
        assertThat(there.get(JAVA_FLOAT, 0)).isEqualTo(2);
        pinned.close();
        pinned.close();
        assertThat(driver.calls).containsOnlyOnce("unpin");
    }

    @Test
    void onlyPinnedMemoryGoesWithoutADetour() {
        DeviceMemory memory = device.allocate(256);
        HostMemory pinned = device.pin(64);
        HostMemory longer = device.pin(128);
        assertThat(usesStaging(memory, pinned.segment())).isFalse();
        assertThat(usesStaging(memory, longer.segment().asSlice(64))).isFalse();
        pinned.close();
        try (Arena arena = Arena.ofConfined()) {
            assertThat(usesStaging(memory, arena.allocate(64))).isTrue();
            assertThat(usesStaging(memory, MemorySegment.ofArray(new float[16]))).isTrue();
        }
    }

    private boolean usesStaging(DeviceMemory memory, MemorySegment from) {
        driver.calls.clear();
        device.copyIn(from, memory, 0, stream);
        return driver.calls.contains("recordEvent");
    }

    @Test
    void partsAreCopiedAndFilledWhereTheyAreAskedFor() {
        DeviceMemory from = device.allocate(16);
        DeviceMemory to = device.allocate(16);
        byte[] back = new byte[16];
        device.fill((byte) 7, from, 0, 16, stream);
        device.fill((byte) 1, to, 0, 16, stream);
        device.copy(from, 3, to, 10, 5, stream);
        device.copyOut(to, 0, MemorySegment.ofArray(back), stream);
        assertThat(back).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 7, 7, 1);
    }

    @Test
    void nothingToCopyIsNoWork() {
        DeviceMemory memory = device.allocate(16);
        driver.calls.clear();
        device.copyIn(MemorySegment.ofArray(new float[0]), memory, 16, stream);
        device.copyOut(memory, 0, MemorySegment.ofArray(new float[0]), stream);
        device.copy(memory, 0, memory, 0, 0, stream);
        device.fill((byte) 0, memory, 16, 0, stream);
        assertThat(driver.calls).isEmpty();
    }

    @Test
    void placesOutsideAreRefused() {
        DeviceMemory memory = device.allocate(16);
        assertThatThrownBy(() -> device.copyIn(MemorySegment.ofArray(new float[4]), memory, 1, stream))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Device.copyIn: 16 bytes from byte 1 of 16: must lie within");
        assertThatThrownBy(() -> device.copyOut(memory, -1, MemorySegment.ofArray(new float[1]), stream))
                .hasMessage("Device.copyOut: 4 bytes from byte -1 of 16: must lie within");
        assertThatThrownBy(() -> device.fill((byte) 0, memory, 0, Long.MAX_VALUE, stream))
                .hasMessage("Device.fill: 9223372036854775807 bytes from byte 0 of 16: must lie within");
        assertThatThrownBy(() -> device.copy(memory, 0, memory, 4, 8, stream))
                .hasMessage("Device.copy: 8 bytes from byte 0 to byte 4 of one block: must not overlap");
        assertThatThrownBy(() -> device.copyOut(memory, 0, MemorySegment.ofArray(new float[4]).asReadOnly(), stream))
                .hasMessage("Device.copyOut: 16 bytes into a segment: it is read-only");
    }

    @Test
    void whatBelongsToAnotherDeviceIsRefused() {
        DriverDevice other = new DriverDevice(new FakeDriver(1 << 20), 0, STAGING);
        DeviceMemory theirs = other.allocate(16);
        assertThatThrownBy(() -> device.fill((byte) 0, theirs, 0, 16, stream)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Device.fill: memory of another device: must be this device's own");
        DeviceMemory ours = device.allocate(16);
        assertThatThrownBy(() -> device.fill((byte) 0, ours, 0, 16, other.stream()))
                .hasMessage("Device.fill: a stream of another device: must be this device's own");
        assertThatThrownBy(() -> stream.record(other.newEvent()))
                .hasMessage("Stream.record: an event of another device: must be this device's own");
    }

    // ---------------------------------------------------------------- memory

    @Test
    void inASteadyStateTheDriverIsNotAskedForMemory() {
        for (int step = 0; step < 10; step++) {
            try (DeviceMemory a = device.allocate(1000); DeviceMemory b = device.allocate(5000)) {
                assertThat(a.address()).isNotEqualTo(b.address());
            }
        }
        assertThat(driver.allocations()).isEqualTo(2);
    }

    @Test
    void memoryThatIsOutIsSaidWithSizes() {
        device.allocate(1 << 19);
        assertThatThrownBy(() -> device.allocate(1 << 20)).isInstanceOf(DeviceException.class)
                .hasMessage("Device.allocate: 1048576 bytes: out of device memory, also after all that was kept for later has "
                        + "been freed: 524288 free of 1048576");
        assertThat(device.allocate(1 << 18).bytes()).as("the device goes on").isEqualTo(1 << 18);
        assertThatThrownBy(() -> device.allocate(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Device.allocate: 0 bytes: must be at least 1");
        assertThatThrownBy(() -> device.pin(-1)).hasMessage("Device.pin: -1 bytes: must be at least 1");
    }

    @Test
    void memoryGivenBackCannotBeUsed() {
        DeviceMemory memory = device.allocate(100);
        memory.close();
        memory.close();
        assertThatThrownBy(() -> device.fill((byte) 0, memory, 0, 1, stream)).isInstanceOf(DeviceException.class)
                .hasMessage("DeviceMemory.address: 100 bytes: they were given back");
    }

    /// The block that a second stream still reads must not be handed to somebody who writes it on the first.
    @Test
    void aBlockThatAnotherStreamStillReadsIsNotHandedOut() {
        Stream second = device.newStream();
        DeviceMemory memory = device.allocate(64);
        device.fill((byte) 5, memory, 0, 64, stream);
        Event filled = device.newEvent();
        stream.record(filled);
        second.await(filled);
        HostMemory result = device.pin(64);
        device.copyOut(memory, 0, result.segment(), second);
        memory.close();
        DeviceMemory next = device.allocate(64);
        device.fill((byte) 9, next, 0, 64, stream);
        stream.synchronize();
        second.synchronize();
        assertThat(result.segment().get(JAVA_BYTE, 63)).isEqualTo((byte) 5);
        assertThat(driver.allocations()).isEqualTo(2);
        try (DeviceMemory later = device.allocate(64)) {
            assertThat(later.bytes()).isEqualTo(64);
        }
        assertThat(driver.allocations()).as("now the first one is free again").isEqualTo(2);
    }

    /// What was freed while there was one stream is handed out at once, so a stream made later must come after it.
    @Test
    void aNewStreamComesAfterEverythingBefore() {
        DeviceMemory memory = device.allocate(64);
        device.fill((byte) 1, memory, 0, 64, stream);
        memory.close();
        Stream second = device.newStream();
        DeviceMemory again = device.allocate(64);
        byte[] back = new byte[64];
        device.fill((byte) 2, again, 0, 64, second);
        second.synchronize();
        stream.synchronize();
        device.copyOut(again, 0, MemorySegment.ofArray(back), second);
        assertThat(back).containsOnly(2);
    }

    // ---------------------------------------------------------------- kernels

    private Kernel twice() {
        driver.kernels.put("twice", arguments -> {
            MemorySegment addresses = MemorySegment.ofAddress(arguments).reinterpret(2 * ADDRESS.byteSize());
            int n = addresses.getAtIndex(ADDRESS, 0).reinterpret(4).get(JAVA_INT, 0);
            long x = addresses.getAtIndex(ADDRESS, 1).reinterpret(8).get(JAVA_LONG, 0);
            MemorySegment values = MemorySegment.ofAddress(x).reinterpret(4L * n);
            for (int i = 0; i < n; i++) {
                values.setAtIndex(JAVA_FLOAT, i, 2 * values.getAtIndex(JAVA_FLOAT, i));
            }
        });
        return device.load(PTX).kernel("twice");
    }

    @Test
    void aKernelGetsItsArguments() {
        Kernel kernel = twice();
        DeviceMemory memory = device.allocate(12);
        device.copyIn(MemorySegment.ofArray(new float[] {1, 2, 3}), memory, 0, stream);
        Arguments arguments = kernel.arguments().set(0, 2).set(1, memory, 4);
        kernel.launch(Grid.of(1, 32), stream, arguments);
        float[] back = new float[3];
        device.copyOut(memory, 0, MemorySegment.ofArray(back), stream);
        assertThat(back).containsExactly(1, 4, 6);
    }

    @Test
    void gridsBeyondTheDevicesLimitsAreRefused() {
        Kernel kernel = twice();
        Arguments arguments = kernel.arguments().set(0, 0).set(1, 0L);
        assertThatThrownBy(() -> kernel.launch(Grid.of(1, 1025), stream, arguments)).isInstanceOf(DeviceException.class)
                .hasMessage("Kernel.launch: twice: 1025 x 1 x 1 threads in a block: at most 1024, and 64 along z");
        assertThatThrownBy(() -> kernel.launch(new Grid(1, 1, 1, 1, 1, 65, 0), stream, arguments))
                .hasMessage("Kernel.launch: twice: 1 x 1 x 65 threads in a block: at most 1024, and 64 along z");
        assertThatThrownBy(() -> kernel.launch(new Grid(1, 1, 1, 1 << 20, 1 << 20, 1, 0), stream, arguments))
                .hasMessageContaining("1048576 x 1048576 x 1 threads");
        assertThatThrownBy(() -> kernel.launch(new Grid(1, 65536, 1, 1, 1, 1, 0), stream, arguments))
                .hasMessage("Kernel.launch: twice: 1 x 65536 x 1 blocks: at most 65535 along y and z");
        assertThatThrownBy(() -> kernel.launch(Grid.of(1, 1).shared(300_000), stream, arguments))
                .hasMessage("Kernel.launch: twice: 300000 bytes of shared memory in a block: at most 232448");
        assertThatThrownBy(() -> kernel.launch(Grid.of(1, 1), stream, kernel.arguments().set(0, 1)))
                .hasMessage("Kernel.launch: twice: parameter 1 of 2 was never set");
        assertThat(driver.calls).doesNotContain("launch twice");
    }

    @Test
    void muchSharedMemoryIsAllowedOnce() {
        Kernel kernel = twice();
        Arguments arguments = kernel.arguments().set(0, 0).set(1, 0L);
        for (int bytes : new int[] {49_152, 50_000, 50_000, 60_000, 50_000}) {
            kernel.launch(Grid.of(1, 1).shared(bytes), stream, arguments);
        }
        assertThat(driver.calls).filteredOn(call -> call.startsWith("allowShared"))
                .containsExactly("allowShared 50000", "allowShared 60000");
    }

    @Test
    void aNameThatThePtxDoesNotHave() {
        Program program = device.load(PTX);
        assertThatThrownBy(() -> program.kernel("thrice")).isInstanceOf(DeviceException.class)
                .hasMessage("Program.kernel: thrice: the PTX has only twice, other");
    }

    @Test
    void theCompilersWordsAreHandedOn() {
        driver.answer("loadModule", 218);
        assertThatThrownBy(() -> device.load(PTX)).isInstanceOf(DeviceException.class)
                .hasMessage("Device.load: CUDA_ERROR_INVALID_PTX 218: ptxas application ptx input, line 7; fatal : "
                        + "Parsing error near 'fma.rn.f33': syntax error");
    }

    // ---------------------------------------------------------------- recordings

    @Test
    void aRecordingRunsWhatWasRecordedAsOftenAsItIsAsked() {
        Kernel kernel = twice();
        DeviceMemory memory = device.allocate(8);
        device.copyIn(MemorySegment.ofArray(new float[] {1, 3}), memory, 0, stream);
        Recording recording = device.capture(stream, () ->
                kernel.launch(Grid.of(1, 32), stream, kernel.arguments().set(0, 2).set(1, memory)));
        recording.replay(stream);
        recording.replay(stream);
        recording.replay(stream);
        float[] back = new float[2];
        device.copyOut(memory, 0, MemorySegment.ofArray(back), stream);
        assertThat(back).as("not run when it was recorded, but three times later").containsExactly(8, 24);
        recording.close();
        recording.close();
        assertThat(driver.calls).filteredOn("destroyGraph"::equals).hasSize(1);
        assertThatThrownBy(() -> recording.replay(stream)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Recording.replay: was closed: can be used no more");
    }

    @Test
    void aRecordingThatFailsEndsTheCaptureAndTheStreamGoesOn() {
        assertThatThrownBy(() -> device.capture(stream, () -> {
            throw new IllegalStateException("in the middle");
        })).hasMessage("in the middle");
        assertThat(driver.calls).containsSequence("beginCapture", "endCapture");
        driver.answer("endCapture", 901);
        assertThatThrownBy(() -> device.capture(stream, () -> { })).isInstanceOf(DeviceException.class).hasMessage(
                "Device.capture: this cannot be done while a graph is being captured "
                        + "(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED 901)");
        stream.synchronize();
    }

    @Test
    void memoryGivenBackDuringARecordingIsMarkedAfterIt() {
        device.newStream();
        DeviceMemory memory = device.allocate(64);
        driver.calls.clear();
        device.capture(stream, memory::close);
        assertThat(driver.calls.subList(0, 2)).containsExactly("beginCapture", "endCapture");
        assertThat(driver.calls).filteredOn("recordEvent"::equals).hasSize(2);
    }

    // ---------------------------------------------------------------- faults

    @Test
    void afterAFaultEveryCallSaysThatTheDeviceIsLost() {
        Kernel kernel = twice();
        DeviceMemory memory = device.allocate(64);
        kernel.launch(Grid.of(1, 1), stream, kernel.arguments().set(0, 0).set(1, memory));
        driver.fail(700);
        assertThatThrownBy(stream::synchronize).isInstanceOf(DeviceException.class);
        List<ThrowingCallable> calls = List.of(device::synchronize, stream::synchronize, () -> device.allocate(1),
                () -> device.load(PTX), device::newStream, device::newEvent,
                () -> device.fill((byte) 0, memory, 0, 1, stream));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(DeviceException.class)
                    .hasMessageContaining("the device is lost since Stream.synchronize: a kernel read or wrote outside of its "
                            + "memory (CUDA_ERROR_ILLEGAL_ADDRESS 700); launched last: twice: close it and open it again");
        }
        memory.close();
        device.close();
        assertThat(driver.calls).endsWith("close");
    }

    @Test
    void anErrorThatIsNoFaultLeavesTheDeviceAsItIs() {
        driver.answer("fill", 1);
        DeviceMemory memory = device.allocate(64);
        assertThatThrownBy(() -> device.fill((byte) 0, memory, 0, 1, stream)).isInstanceOf(DeviceException.class)
                .hasMessage("Device.fill: an argument of the call is out of its range (CUDA_ERROR_INVALID_VALUE 1)");
        stream.synchronize();
    }

    // ---------------------------------------------------------------- the end

    @Test
    void closingFreesEverythingOnce() {
        Stream second = device.newStream();
        device.copyIn(MemorySegment.ofArray(new float[100]), device.allocate(400), 0, second);
        device.allocate(100).close();
        device.pin(100);
        device.load(PTX);
        device.close();
        device.close();
        assertThat(driver.used()).isZero();
        assertThat(driver.pinned()).isZero();
        assertThat(driver.calls).filteredOn("close"::equals).hasSize(1);
        assertThat(driver.calls).filteredOn("destroyStream"::equals).hasSize(2);
        assertThat(driver.calls).filteredOn("unloadModule"::equals).hasSize(1);
        assertThatThrownBy(() -> device.allocate(1)).isInstanceOf(DeviceException.class)
                .hasMessage("Device.allocate: the device was closed");
    }

    @Test
    void aStreamThatWasClosedCannotBeUsedButTheDevicesOwnStays() {
        Stream second = device.newStream();
        second.close();
        second.close();
        DeviceMemory memory = device.allocate(16);
        assertThatThrownBy(() -> device.fill((byte) 0, memory, 0, 1, second)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Stream: was closed: can be used no more");
        stream.close();
        stream.synchronize();
        Event event = device.newEvent();
        event.close();
        event.close();
        assertThatThrownBy(() -> stream.record(event)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Stream.record: the event was closed: can be used no more");
    }

    @Test
    void timeIsThatOfTheDevice() {
        try (Event before = device.newEvent(); Event after = device.newEvent()) {
            stream.record(before);
            stream.record(after);
            driver.calls.clear();
            assertThat(after.millisecondsSince(before)).isEqualTo(1.5);
            assertThat(driver.calls).as("waits for both")
                    .containsExactly("synchronizeEvent", "synchronizeEvent", "milliseconds");
        }
    }
}
