package scratch.cuda.memory;

import java.util.List;

/// Something to compute whose data lie in the host's memory.
///
/// @param name       what it is
/// @param bus        bytes that cross the bus, in both directions together
/// @param memory     bytes that the device's memory moves
/// @param operations of floats
public record Job(String name, double bus, double memory, double operations) {

    /// Seconds on the bus, at so many bytes a second.
    public double busSeconds(double rate) {
        return bus / rate;
    }

    /// Seconds on the device at least: what memory or arithmetic takes, whichever is more.
    public double deviceSeconds(double memoryRate, double operationsRate) {
        return Math.max(memory / memoryRate, operations / operationsRate);
    }

    /// The product of two n × n matrices, each element moved once.
    static Job product(int n) {
        double matrix = 4.0 * n * n;
        return new Job("product of " + n + " x " + n, 3 * matrix, 3 * matrix, 2.0 * n * n * n);
    }

    static List<Job> examples() {
        double vector = 256e6;
        double data = 4.0 * 200_000 * 40;
        return List.of(new Job("sum of two vectors", 3 * vector, 3 * vector, vector / 4),
                product(1024), product(4096), product(16_384),
                new Job("1000 steps of descent", data, 1000 * data, 1000 * data));
    }
}
