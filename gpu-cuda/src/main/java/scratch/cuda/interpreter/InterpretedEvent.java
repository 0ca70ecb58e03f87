package scratch.cuda.interpreter;

import scratch.cuda.device.Event;

/// The time at which a mark was put on a stream.
final class InterpretedEvent implements Event {
    private static final double NANOSECONDS = 1e6;

    private long time;
    private boolean passed;

    void pass() {
        time = System.nanoTime();
        passed = true;
    }

    @Override
    public void synchronize() {
        // has passed, or was never put on a stream
    }

    @Override
    public double millisecondsSince(Event earlier) {
        if (!passed || !((InterpretedEvent) earlier).passed) {
            throw new IllegalStateException("Event.millisecondsSince: an event that is on no stream: record it first");
        }
        return (time - ((InterpretedEvent) earlier).time) / NANOSECONDS;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
