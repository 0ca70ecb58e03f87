package scratch.cuda.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;

/// The values of a kernel's parameters in native memory, and beside them their addresses, as the driver wants them:
/// set once, launched often, without anything new on the Java heap.
public final class Arguments {
    private static final int SLOT = 8;

    private final String kernel;
    private final List<Parameter> parameters;
    private final MemorySegment values;
    private final MemorySegment addresses;
    private final int[] at;
    private final boolean[] set;

    /// A block for a kernel with these parameters; it lives as long as somebody refers to it.
    public Arguments(String kernel, List<Parameter> parameters) {
        this.kernel = kernel;
        this.parameters = List.copyOf(parameters);
        at = new int[parameters.size()];
        int end = 0;
        for (int i = 0; i < at.length; i++) {
            at[i] = end;
            end += (parameters.get(i).bytes() + SLOT - 1) / SLOT * SLOT;
        }
        values = Arena.ofAuto().allocate(Math.max(SLOT, end), 64);
        addresses = Arena.ofAuto().allocate(Math.max(SLOT, (long) SLOT * at.length), SLOT);
        for (int i = 0; i < at.length; i++) {
            addresses.setAtIndex(ValueLayout.ADDRESS, i, values.asSlice(at[i]));
        }
        set = new boolean[at.length];
    }

    /// Parameter `index` is a whole number of 32 bits.
    public Arguments set(int index, int value) {
        values.set(ValueLayout.JAVA_INT, slot(index, Integer.BYTES, "an int"), value);
        return this;
    }

    /// … a float.
    public Arguments set(int index, float value) {
        values.set(ValueLayout.JAVA_FLOAT, slot(index, Float.BYTES, "a float"), value);
        return this;
    }

    /// … a whole number of 64 bits.
    public Arguments set(int index, long value) {
        values.set(ValueLayout.JAVA_LONG, slot(index, Long.BYTES, "a long"), value);
        return this;
    }

    /// … a pointer to device memory.
    public Arguments set(int index, DeviceMemory memory) {
        return set(index, memory, 0);
    }

    /// … a pointer to byte `offset` of it.
    public Arguments set(int index, DeviceMemory memory, long offset) {
        if (offset < 0 || offset > memory.bytes()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "Arguments.set: byte %d of %d: must lie in the memory", offset, memory.bytes()));
        }
        values.set(ValueLayout.JAVA_LONG, slot(index, Long.BYTES, "a pointer"), memory.address() + offset);
        return this;
    }

    /// … a structure, for instance the sizes and strides of a tensor.
    public Arguments set(int index, MemorySegment structure) {
        MemorySegment.copy(structure, 0, values, slot(index, Math.toIntExact(structure.byteSize()), "a structure"),
                structure.byteSize());
        return this;
    }

    /// The kernel that these are for.
    public String kernel() {
        return kernel;
    }

    /// What the parameters are.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// The value of parameter `index`, as raw bytes.
    public MemorySegment value(int index) {
        return values.asSlice(at[index], parameters.get(index).bytes());
    }

    /// The addresses of all values, one after the other.
    public MemorySegment addresses() {
        return addresses;
    }

    /// @throws DeviceException if one was never set, or these are for another kernel
    public void requireCompleteFor(String launched) {
        if (!kernel.equals(launched)) {
            throw new DeviceException("Kernel.launch: " + launched + " with arguments made for " + kernel
                    + ": a kernel takes its own");
        }
        for (int i = 0; i < set.length; i++) {
            if (!set[i]) {
                throw new DeviceException(String.format(Locale.ROOT, "Kernel.launch: %s: parameter %d of %d was never set",
                        kernel, i, set.length));
            }
        }
    }

    private int slot(int index, int bytes, String what) {
        if (index < 0 || index >= at.length) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "Arguments.set: parameter %d: %s has %d",
                    index, kernel, at.length));
        }
        if (bytes != parameters.get(index).bytes()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "Arguments.set: parameter %d of %s takes %d bytes: given %s of %d", index, kernel,
                    parameters.get(index).bytes(), what, bytes));
        }
        set[index] = true;
        return at[index];
    }
}
