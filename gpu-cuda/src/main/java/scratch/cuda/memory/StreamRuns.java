package scratch.cuda.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.device.Stream;
import scratch.cuda.kernel.Ptx;
import scratch.math.check.Require;

/// A job in chunks: copy in, add, copy out, the chunks dealt to several streams, all from and to pinned memory.
public final class StreamRuns {
    private static final int THREADS = 256;

    private StreamRuns() {
    }

    /// @param wrong        floats that did not come back as 0, 1, 2, … plus the number of rounds
    /// @param milliseconds of the device, from the first copy to the last
    public record Result(int wrong, double milliseconds) {
    }

    /// Sends 0, 1, 2, … to the device, adds `rounds` ones to each and fetches them, in `chunks` chunks on `streams` streams.
    /// What is on one stream waits for what is before it; chunks on different streams may overlap.
    public static Result addOnes(Device device, int n, int rounds, int chunks, int streams) {
        Require.that(chunks >= 1 && streams >= 1 && n >= chunks, "StreamRuns.addOnes: %d floats, %d chunks, %d streams:"
                + " must be at least 1, and a float a chunk", n, chunks, streams);
        List<Stream> lanes = new ArrayList<>();
        for (int s = 0; s < streams; s++) {
            lanes.add(device.newStream());
        }
        long bytes = (long) Float.BYTES * n;
        try (HostMemory from = device.pin(bytes); HostMemory to = device.pin(bytes);
                DeviceMemory x = device.allocate(bytes); DeviceMemory y = device.allocate(bytes);
                Program program = device.load(Ptx.of("access", device)); Event before = device.newEvent();
                Event after = device.newEvent(); Event done = device.newEvent()) {
            for (int i = 0; i < n; i++) {
                from.segment().setAtIndex(ValueLayout.JAVA_FLOAT, i, i % 1024);
            }
            device.stream().record(before);
            lanes.forEach(lane -> lane.await(before));
            Kernel kernel = program.kernel("addOnes");
            Arguments arguments = kernel.arguments().set(1, rounds);
            for (int c = 0; c < chunks; c++) {
                int first = (int) ((long) n * c / chunks);
                int count = (int) ((long) n * (c + 1) / chunks) - first;
                long at = (long) Float.BYTES * first;
                Stream lane = lanes.get(c % streams);
                device.copyIn(slice(from, at, count), x, at, lane);
                kernel.launch(Grid.covering(count, THREADS), lane, arguments.set(0, count).set(2, x, at).set(3, y, at));
                device.copyOut(y, at, slice(to, at, count), lane);
            }
            for (Stream lane : lanes) {
                lane.record(done);
                device.stream().await(done);
            }
            device.stream().record(after);
            double milliseconds = after.millisecondsSince(before);
            device.synchronize();
            return new Result(wrong(to.segment(), n, rounds), milliseconds);
        } finally {
            lanes.forEach(Stream::close);
        }
    }

    private static MemorySegment slice(HostMemory memory, long at, int floats) {
        return memory.segment().asSlice(at, (long) Float.BYTES * floats);
    }

    private static int wrong(MemorySegment values, int n, int rounds) {
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            wrong += values.getAtIndex(ValueLayout.JAVA_FLOAT, i) == i % 1024 + rounds ? 0 : 1;
        }
        return wrong;
    }
}
