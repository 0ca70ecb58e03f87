package scratch.cuda.interpreter;

import java.util.List;

import scratch.cuda.device.Recording;
import scratch.cuda.device.Stream;

/// Launches and copies in the order in which they were asked for.
final class InterpretedRecording implements Recording {
    private final InterpretedDevice device;
    private final List<Runnable> work;
    private boolean closed;

    InterpretedRecording(InterpretedDevice device, List<Runnable> work) {
        this.device = device;
        this.work = List.copyOf(work);
    }

    @Override
    public void replay(Stream stream) {
        device.requireUsable("Recording.replay");
        if (closed) {
            throw new IllegalStateException("Recording.replay: was closed: can be used no more");
        }
        for (Runnable one : work) {
            InterpretedStream.of(stream).put(one);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
