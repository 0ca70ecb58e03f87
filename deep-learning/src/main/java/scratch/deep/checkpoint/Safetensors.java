package scratch.deep.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scratch.math.tensor.Shape;

/// Files of named tensors in the format of Hugging Face: the length of a header as 8 bytes, little-endian; the header,
/// JSON that gives each tensor its type, shape and place; then all numbers, little-endian, without gaps.
///
/// Nothing in such a file is executed, and every place is checked before a number is used. Reads F32, F64, F16 and
/// BF16 (as floats) and writes F32. https://github.com/huggingface/safetensors
///
/// @param tensors  in the order of the file
/// @param metadata texts beside the tensors, under the name `__metadata__`
public record Safetensors(Map<String, Entry> tensors, Map<String, String> metadata) {
    private static final int LENGTH = 8;
    private static final long LARGEST_HEADER = 100_000_000;    // as in the reference implementation
    private static final String METADATA = "__metadata__";

    /// The numbers of one tensor, in row-major order.
    public record Entry(int[] shape, float[] values) {
        public Entry {
            if (Shape.size("safetensors", shape) != values.length) {
                throw new IllegalArgumentException("safetensors: " + values.length + " numbers for "
                        + Shape.text(shape) + ": must be " + Shape.size("safetensors", shape));
            }
        }
    }

    /// Where the numbers of a tensor stand, counted from the end of the header.
    private record Place(String name, Type type, int[] shape, long from, long to) { }

    private enum Type {
        F64(8), F32(4), F16(2), BF16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        private float read(ByteBuffer buffer) {
            return switch (this) {
                case F64 -> (float) buffer.getDouble();
                case F32 -> buffer.getFloat();
                case F16 -> Float.float16ToFloat(buffer.getShort());
                case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            };
        }
    }

    // ---------------------------------------------------------------- writing

    /// The whole file. The header is filled up with spaces so that the numbers begin at a multiple of 8.
    public byte[] toBytes() {
        StringBuilder header = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            List<String> texts = new ArrayList<>();
            metadata.forEach((name, value) -> texts.add(Json.quote(name) + ":" + Json.quote(value)));
            header.append('"').append(METADATA).append("\":{").append(String.join(",", texts)).append('}');
        }
        long at = 0;
        for (Map.Entry<String, Entry> tensor : tensors.entrySet()) {
            long end = at + 4L * tensor.getValue().values().length;
            header.append(header.length() == 1 ? "" : ",").append(Json.quote(tensor.getKey()))
                    .append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(Arrays.toString(tensor.getValue().shape()).replace(" ", ""))
                    .append(",\"data_offsets\":[").append(at).append(',').append(end).append("]}");
            at = end;
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(json.length, LENGTH) * LENGTH;
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(LENGTH + padded + at)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json);
        while (file.position() < LENGTH + padded) {
            file.put((byte) ' ');
        }
        tensors.values().forEach(entry -> {
            for (float value : entry.values()) {
                file.putFloat(value);
            }
        });
        return file.array();
    }

    /// Writes a file beside it and then renames it: whoever looks finds the old file or the new one, never half of one.
    public void save(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, path.getFileName().toString(), ".part");
        try {
            Files.write(unfinished, toBytes());
            try {
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    // ---------------------------------------------------------------- reading

    /// @throws IOException if the file cannot be read, or is not what it should be
    public static Safetensors load(Path path) throws IOException {
        try {
            return ofBytes(Files.readAllBytes(path));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// @throws IllegalArgumentException saying what is wrong with the bytes
    public static Safetensors ofBytes(byte[] bytes) {
        require(bytes.length >= LENGTH, bytes.length + " bytes: too short for the length of a header");
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = file.getLong();
        require(length >= 2 && length <= LARGEST_HEADER, "a header of " + length + " bytes: not a safetensors file");
        require(length <= bytes.length - LENGTH, "a header of " + length + " bytes in a file of " + bytes.length
                + ": truncated");
        int start = LENGTH + (int) length;
        Map<String, Object> header = Json.readObject(new String(bytes, LENGTH, (int) length, StandardCharsets.UTF_8));
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Place> places = new ArrayList<>();
        header.forEach((name, value) -> {
            if (name.equals(METADATA)) {
                fields(name, value).forEach((key, text) -> {
                    require(text instanceof String, "metadata " + key + ": must be a text");
                    metadata.put(key, (String) text);
                });
            } else {
                places.add(place(name, fields(name, value)));
            }
        });
        places.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::to));
        requireNoGaps(places, bytes.length - start);
        Map<String, Entry> tensors = new LinkedHashMap<>();
        for (Place place : places) {
            file.position(start + (int) place.from);
            float[] values = new float[(int) ((place.to - place.from) / place.type.bytes)];
            for (int i = 0; i < values.length; i++) {
                values[i] = place.type.read(file);
            }
            tensors.put(place.name, new Entry(place.shape, values));
        }
        return new Safetensors(tensors, metadata);
    }

    private static Place place(String name, Map<String, Object> fields) {
        require(fields.get("dtype") instanceof String && fields.get("shape") instanceof List<?>
                && fields.get("data_offsets") instanceof List<?> && fields.size() == 3, "tensor " + name
                + ": must have dtype, shape and data_offsets");
        String dtype = (String) fields.get("dtype");
        Type type = Arrays.stream(Type.values()).filter(t -> t.name().equals(dtype)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("safetensors: tensor " + name + ": type " + dtype + ": must be one"
                        + " of " + Arrays.toString(Type.values())));
        long[] lengths = whole(name, "shape", fields);
        long[] offsets = whole(name, "data_offsets", fields);
        require(offsets.length == 2 && offsets[0] <= offsets[1], "tensor " + name + ": data_offsets "
                + Arrays.toString(offsets) + ": must be a begin and an end");
        int[] shape = Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray();
        require((long) Shape.size("safetensors", shape) * type.bytes == offsets[1] - offsets[0], "tensor " + name + ": "
                + (offsets[1] - offsets[0]) + " bytes for " + type + " " + Shape.text(shape) + ": does not fit");
        return new Place(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] whole(String name, String field, Map<String, Object> fields) {
        List<?> list = (List<?>) fields.get(field);
        require(list.stream().allMatch(x -> x instanceof Long value && value >= 0 && value <= Integer.MAX_VALUE),
                "tensor " + name + ": " + field + " " + list + ": must be whole numbers from 0 to 2147483647");
        return list.stream().mapToLong(x -> (Long) x).toArray();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String name, Object value) {
        require(value instanceof Map<?, ?>, name + ": must be an object");
        return (Map<String, Object>) value;
    }

    /// Tensors follow each other without gap or overlap, and nothing follows them: so every byte is accounted for.
    private static void requireNoGaps(List<Place> places, long available) {
        long at = 0;
        for (Place place : places) {
            require(place.from == at, "tensor " + place.name + ": begins at " + place.from + ": must begin at " + at
                    + ", where the one before it ends");
            at = place.to;
        }
        require(at <= available, available + " bytes of numbers where the header promises " + at + ": truncated");
        require(at == available, available + " bytes of numbers where the header promises " + at + ": too long");
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("safetensors: " + message);
        }
    }
}
