package scratch.cuda.interpreter;

import scratch.cuda.device.Event;
import scratch.cuda.device.Stream;

/// Work is done at once, so there is nothing to wait for.
final class InterpretedStream implements Stream {
    private final InterpretedDevice device;

    InterpretedStream(InterpretedDevice device) {
        this.device = device;
    }

    @Override
    public void synchronize() {
        device.requireUsable("Stream.synchronize");
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
