package scratch.cuda.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import scratch.cuda.driver.Driver.Handle;

/// What the pool of blocks stands on: the driver's memory, and events for its marks.
///
/// With one stream no mark is needed: whoever gets the block next puts its work behind the work of the one before. With more
/// streams a block rests until each of them has passed the place where it was when the block was given back.
final class PoolSource implements BlockPool.Source {
    private static final long MILLISECONDS_FOR_CLEANERS = 100;

    private record Marks(List<Handle> events) {
    }

    private final DriverDevice device;
    private final Driver driver;

    PoolSource(DriverDevice device, Driver driver) {
        this.device = device;
        this.driver = driver;
    }

    @Override
    public int allocate(long bytes, long[] address) {
        return driver.allocate(bytes, address);
    }

    @Override
    public int free(long address) {
        return driver.free(address);
    }

    @Override
    public Object mark() {
        if (device.hasOneStream()) {
            return null;
        }
        List<Handle> events = new ArrayList<>();
        for (DriverStream stream : device.streams()) {
            Handle[] event = new Handle[1];
            device.check("DeviceMemory.close", driver.createEvent(event));
            device.check("DeviceMemory.close", driver.recordEvent(event[0], stream.handle()));
            events.add(event[0]);
        }
        return new Marks(events);
    }

    @Override
    public boolean passed(Object mark) {
        List<Handle> events = ((Marks) mark).events();
        for (Handle event : events) {
            int code = driver.queryEvent(event);
            if (code == Result.NOT_READY) {
                return false;
            }
            device.check("Device.allocate", code);
        }
        events.forEach(driver::destroyEvent);
        return true;
    }

    @Override
    public void await(Object mark) {
        for (Handle event : ((Marks) mark).events()) {
            device.check("Device.allocate", driver.synchronizeEvent(event));
            driver.destroyEvent(event);
        }
    }

    /// Memory of tensors is given back by their cleaners, which run when the collector has found the tensors dead; of device
    /// memory the collector knows nothing, so it may have had no reason to look.
    @Override
    public void reclaim() {
        System.gc();
        try {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_FOR_CLEANERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
