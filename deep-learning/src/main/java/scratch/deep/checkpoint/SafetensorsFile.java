package scratch.deep.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scratch.math.tensor.Shape;

/// A safetensors file that is looked into: the header is read and checked at once, the numbers of a tensor when they
/// are asked for. The operating system maps the file, so it may be larger than the memory of this JVM. The limits: a
/// header of 100 million bytes, as in the reference implementation, and 2147483639 numbers a tensor, as in a Java array.
///
/// Nothing in such a file is executed, and every place is checked before a number is used.
public final class SafetensorsFile implements AutoCloseable {
    static final int LENGTH = 8;
    private static final long LARGEST_HEADER = 100_000_000;

    private final MemorySegment file;
    private final Arena arena;                 // null: the bytes are in memory
    private final long start;                  // of the numbers
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    /// Where the numbers of a tensor stand, counted from the end of the header.
    private record Place(String name, String type, long[] shape, long from, long to) { }

    private SafetensorsFile(MemorySegment file, Arena arena) {
        this.file = file;
        this.arena = arena;
        require(file.byteSize() >= LENGTH, file.byteSize() + " bytes: too short for the length of a header");
        long length = file.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        require(length >= 2 && length <= LARGEST_HEADER, "a header of " + length + " bytes: not a safetensors file");
        require(length <= file.byteSize() - LENGTH, "a header of " + length + " bytes in a file of " + file.byteSize()
                + ": truncated");
        start = LENGTH + length;
        readHeader(Json.readObject(text(file.asSlice(LENGTH, length))));
    }

    /// @throws IOException if the file cannot be read, or is not what it should be
    public static SafetensorsFile open(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new SafetensorsFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), arena);
        } catch (IllegalArgumentException e) {
            arena.close();
            throw new IOException(path + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    static SafetensorsFile of(byte[] bytes) {
        return new SafetensorsFile(MemorySegment.ofArray(bytes), null);
    }

    private static String text(MemorySegment header) {
        try {
            // A decoder, not a charset: bytes that are no UTF-8 become an error instead of other letters.
            return StandardCharsets.UTF_8.newDecoder().decode(header.asByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("safetensors: the header: must be UTF-8 text", e);
        }
    }

    private void readHeader(Map<String, Object> header) {
        List<Place> found = new ArrayList<>();
        header.forEach((name, value) -> {
            if (name.equals(Safetensors.METADATA)) {
                fields(name, value).forEach((key, text) -> {
                    require(text instanceof String, "metadata " + key + ": must be a text");
                    metadata.put(key, (String) text);
                });
            } else {
                found.add(place(name, fields(name, value)));
            }
        });
        found.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::to));
        requireNoGaps(found, file.byteSize() - start);
        found.forEach(place -> places.put(place.name, place));
    }

    private static Place place(String name, Map<String, Object> fields) {
        if (!(fields.get("dtype") instanceof String type && fields.get("shape") instanceof List<?> lengths
                && fields.get("data_offsets") instanceof List<?> ends && fields.size() == 3)) {
            throw new IllegalArgumentException("safetensors: tensor " + name + ": must have dtype, shape and data_offsets");
        }
        long[] shape = whole(name, "shape", lengths, Integer.MAX_VALUE);
        long[] offsets = whole(name, "data_offsets", ends, Long.MAX_VALUE);
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw new IllegalArgumentException("safetensors: tensor " + name + ": data_offsets " + ends
                    + ": must be a begin and an end");
        }
        ElementType known = ElementType.of(type);
        if (known != null && bytes(known, shape) != offsets[1] - offsets[0]) {
            throw new IllegalArgumentException("safetensors: tensor " + name + ": " + (offsets[1] - offsets[0])
                    + " bytes for " + type + " " + lengths + ": does not fit");
        }
        return new Place(name, type, shape, offsets[0], offsets[1]);
    }

    /// -1 for a product that no file could hold.
    private static long bytes(ElementType type, long[] shape) {
        long product = type.bytes();
        boolean empty = false;
        for (long length : shape) {
            empty |= length == 0;
        }
        for (int i = 0; i < shape.length && !empty; i++) {
            if (product > Long.MAX_VALUE / shape[i]) {
                return -1;
            }
            product *= shape[i];
        }
        return empty ? 0 : product;
    }

    private static long[] whole(String name, String field, List<?> list, long most) {
        long[] numbers = new long[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Long value && value >= 0 && value <= most)) {
                throw new IllegalArgumentException("safetensors: tensor " + name + ": " + field + " " + list
                        + ": must be whole numbers from 0 to " + most);
            }
            numbers[i] = value;
        }
        return numbers;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String name, Object value) {
        if (!(value instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("safetensors: " + name + ": must be an object");
        }
        return (Map<String, Object>) value;
    }

    /// Tensors follow each other without gap or overlap, and nothing follows them: so every byte is accounted for.
    private static void requireNoGaps(List<Place> places, long available) {
        long at = 0;
        for (Place place : places) {
            if (place.from != at) {
                throw new IllegalArgumentException("safetensors: tensor " + place.name + ": begins at " + place.from
                        + ": must begin at " + at + ", where the one before it ends");
            }
            at = place.to;
        }
        require(at <= available, available + " bytes of numbers where the header promises " + at + ": truncated");
        require(at == available, available + " bytes of numbers where the header promises " + at + ": too long");
    }

    // ---------------------------------------------------------------- what is in it

    /// Texts beside the tensors.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /// Names of the tensors, in the order of the file.
    public Set<String> names() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /// The element type as it stands in the file: `F32`, `I64`, …
    public String type(String name) {
        return find(name).type;
    }

    /// True for a type whose numbers are floating-point: F64, F32, F16, BF16.
    public boolean isFloat(String name) {
        ElementType type = ElementType.of(type(name));
        return type != null && type.isFloat();
    }

    public int[] shape(String name) {
        long[] lengths = find(name).shape;
        int[] shape = new int[lengths.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) lengths[i];
        }
        return shape;
    }

    /// The numbers of one tensor, in row-major order, as floats. Whole numbers must be such that a float holds them
    /// exactly; truth values are 0 and 1.
    public float[] values(String name) {
        Place place = find(name);
        ElementType type = ElementType.of(place.type);
        require(type != null, "tensor " + name + ": type " + place.type + ": no reader for it");
        Shape.size("safetensors: tensor " + name, shape(name));
        return type.read("safetensors: tensor " + name, file.asSlice(start + place.from, place.to - place.from));
    }

    private Place find(String name) {
        Place place = places.get(name);
        require(place != null, "tensor " + name + ": not in this file");
        return place;
    }

    /// The bytes from one place of the file to another.
    ByteBuffer bytes(long from, long to) {
        return file.asSlice(from, to - from).asByteBuffer();
    }

    long size() {
        return file.byteSize();
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("safetensors: " + message);
        }
    }
}
