package scratch.cuda.driver;

import scratch.cuda.device.Recording;
import scratch.cuda.device.Stream;
import scratch.cuda.driver.Driver.Handle;

/// A graph of the driver.
final class DriverRecording implements Recording {
    private final DriverDevice device;
    private final Handle graph;
    private boolean closed;

    DriverRecording(DriverDevice device, Handle graph) {
        this.device = device;
        this.graph = graph;
    }

    @Override
    public void replay(Stream stream) {
        if (closed) {
            throw new IllegalStateException("Recording.replay: was closed: can be used no more");
        }
        DriverStream order = device.own("Recording.replay", stream);
        device.enter("Recording.replay");
        device.check("Recording.replay", device.driver().launchGraph(graph, order.handle()));
    }

    @Override
    public void close() {
        if (!closed && device.isUsable()) {
            device.enter("Recording.close");
            device.check("Recording.close", device.driver().destroyGraph(graph));
        }
        closed = true;
    }
}
