package scratch.cuda.interpreter;

import java.util.ArrayList;
import java.util.List;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Event;
import scratch.cuda.device.Stream;

/// Work is done at once, so there is nothing to wait for.
final class InterpretedStream implements Stream {
    private final InterpretedDevice device;
    private List<Runnable> recording;                              // null: work is done at once

    InterpretedStream(InterpretedDevice device) {
        this.device = device;
    }

    static InterpretedStream of(Stream stream) {
        if (stream instanceof InterpretedStream mine) {
            return mine;
        }
        throw new IllegalArgumentException("Stream: one of another device: must be this device's own");
    }

    /// Does it, or writes it down.
    void put(Runnable work) {
        if (recording == null) {
            work.run();
        } else {
            recording.add(work);
        }
    }

    /// What `work` puts here, written down.
    List<Runnable> record(Runnable work) {
        List<Runnable> written = new ArrayList<>();
        recording = written;
        try {
            work.run();
        } finally {
            recording = null;
        }
        return written;
    }

    /// @throws DeviceException while it is writing down
    void requireNotRecording(String operation) {
        if (recording != null) {
            throw new DeviceException(operation + ": this cannot be done while work is recorded");
        }
    }

    @Override
    public void synchronize() {
        device.requireUsable("Stream.synchronize");
        requireNotRecording("Stream.synchronize");
    }

    @Override
    public void record(Event event) {
        device.requireUsable("Stream.record");
        ((InterpretedEvent) event).pass();
    }

    @Override
    public void await(Event event) {
        device.requireUsable("Stream.await");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
