package scratch.cuda.driver;

import scratch.cuda.device.Event;
import scratch.cuda.driver.Driver.Handle;

/// An event of the driver.
final class DriverEvent implements Event {
    private final DriverDevice device;
    private final Handle handle;
    private boolean closed;

    DriverEvent(DriverDevice device) {
        this.device = device;
        Handle[] made = new Handle[1];
        device.check("Device.newEvent", device.driver().createEvent(made));
        handle = made[0];
    }

    static Handle own(DriverDevice device, String operation, Event event) {
        if (event instanceof DriverEvent mine && mine.device == device) {
            if (mine.closed) {
                throw new IllegalStateException(operation + ": the event was closed: can be used no more");
            }
            return mine.handle;
        }
        throw new IllegalArgumentException(operation + ": an event of another device: must be this device's own");
    }

    @Override
    public void synchronize() {
        device.enter("Event.synchronize");
        device.check("Event.synchronize", device.driver().synchronizeEvent(own(device, "Event.synchronize", this)));
    }

    @Override
    public double millisecondsSince(Event earlier) {
        Handle start = own(device, "Event.millisecondsSince", earlier);
        earlier.synchronize();
        synchronize();
        float[] time = new float[1];
        device.check("Event.millisecondsSince", device.driver().milliseconds(start, handle, time));
        return time[0];
    }

    @Override
    public void close() {
        if (!closed && device.isUsable()) {
            device.enter("Event.close");
            device.check("Event.close", device.driver().destroyEvent(handle));
        }
        closed = true;
    }
}
