package scratch.cuda.kernel;

import java.util.Locale;

import scratch.cuda.device.DeviceMemory;

/// A row-major matrix in device memory: element (i, j) stands at `offset + i·leading + j`, counted in elements.
///
/// @param memory       where it lies
/// @param offset       elements before the first
/// @param rows         at least 1
/// @param columns      at least 1
/// @param leading      elements from row to row, at least `columns`
/// @param elementBytes of one element: 4 of a float or an int, 2 of a bfloat16
public record DeviceMatrix(DeviceMemory memory, long offset, int rows, int columns, int leading, int elementBytes) {

    /// @throws IllegalArgumentException if it has no element or does not fit into the memory
    public DeviceMatrix {
        if (rows < 1 || columns < 1 || leading < columns || offset < 0 || elementBytes < 1) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "DeviceMatrix: (%d, %d) with leading dimension %d from element %d on: needs a row and a column,"
                            + " a leading dimension of at least the columns, and no negative offset",
                    rows, columns, leading, offset));
        }
        long end = (offset + (rows - 1L) * leading + columns) * elementBytes;
        if (end > memory.bytes()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "DeviceMatrix: (%d, %d) with leading dimension %d from element %d on: needs %d bytes, the memory has %d",
                    rows, columns, leading, offset, end, memory.bytes()));
        }
    }

    /// Floats, row after row without a gap.
    public static DeviceMatrix of(DeviceMemory memory, int rows, int columns) {
        return of(memory, rows, columns, columns);
    }

    /// Floats with a leading dimension.
    public static DeviceMatrix of(DeviceMemory memory, int rows, int columns, int leading) {
        return new DeviceMatrix(memory, 0, rows, columns, leading, Float.BYTES);
    }

    /// bfloat16 numbers with a leading dimension.
    public static DeviceMatrix bf16(DeviceMemory memory, int rows, int columns, int leading) {
        return new DeviceMatrix(memory, 0, rows, columns, leading, Short.BYTES);
    }

    /// `n` floats: a matrix of one row.
    public static DeviceMatrix vector(DeviceMemory memory, int n) {
        return of(memory, 1, n);
    }

    /// Bytes before the first element.
    public long offsetBytes() {
        return offset * elementBytes;
    }

    /// Whether every row begins at a multiple of 16 bytes.
    public boolean rowsAligned() {
        return (memory.address() + offsetBytes()) % 16 == 0 && (long) leading * elementBytes % 16 == 0;
    }

    /// @throws IllegalArgumentException if it is not of this shape and element; the message begins with `operation` and
    /// names it `what`
    DeviceMatrix require(String operation, String what, int wantedRows, int wantedColumns, int wantedBytes) {
        if (rows != wantedRows || columns != wantedColumns || elementBytes != wantedBytes) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%s: %s is (%d, %d) of %d-byte elements: must be (%d, %d) of %d bytes",
                    operation, what, rows, columns, elementBytes, wantedRows, wantedColumns, wantedBytes));
        }
        return this;
    }

    /// The same for `n` floats without a gap, in whatever shape.
    DeviceMatrix requireVector(String operation, String what, int n) {
        return require(operation, what, 1, n, Float.BYTES);
    }
}
