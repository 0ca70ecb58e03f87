package scratch.cuda.driver;

import scratch.cuda.device.Event;
import scratch.cuda.device.Stream;
import scratch.cuda.driver.Driver.Handle;

/// A stream of the driver, with the buffers through which it copies.
final class DriverStream implements Stream {
    private final DriverDevice device;
    private final Handle handle;
    private final Staging staging;
    private boolean closed;

    DriverStream(DriverDevice device, Handle handle, Staging staging) {
        this.device = device;
        this.handle = handle;
        this.staging = staging;
    }

    DriverDevice device() {
        return device;
    }

    Handle handle() {
        if (closed) {
            throw new IllegalStateException("Stream: was closed: can be used no more");
        }
        return handle;
    }

    Staging staging() {
        return staging;
    }

    @Override
    public void synchronize() {
        device.enter("Stream.synchronize");
        device.check("Stream.synchronize", device.driver().synchronizeStream(handle()));
    }

    @Override
    public void record(Event event) {
        device.enter("Stream.record");
        device.check("Stream.record", device.driver().recordEvent(DriverEvent.own(device, "Stream.record", event), handle()));
    }

    @Override
    public void await(Event event) {
        device.enter("Stream.await");
        device.check("Stream.await", device.driver().awaitEvent(handle(), DriverEvent.own(device, "Stream.await", event)));
    }

    @Override
    public void close() {
        if (closed || device.isFirst(this)) {
            return;
        }
        if (device.isUsable()) {
            synchronize();
            destroy();
        }
        device.forget(this);
        closed = true;
    }

    /// Without asking whether its work is done.
    void destroy() {
        staging.close();
        device.driver().destroyStream(handle);
    }
}
