package scratch.deep.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import scratch.math.tensor.Shape;

/// Files of named tensors in the format of Hugging Face: the length of a header as 8 bytes, little-endian; the header,
/// JSON that gives each tensor its type, shape and place; then all numbers, little-endian, without gaps.
///
/// This is a whole file in memory, as floats: F32 is written; F64, F16 and BF16 are read too, and other types where it
/// is said how. A file larger than the memory is read tensor by tensor with [SafetensorsFile], which also names the
/// limits. https://github.com/huggingface/safetensors
///
/// @param tensors  in the order of the file
/// @param metadata texts beside the tensors, under the name `__metadata__`
public record Safetensors(Map<String, Entry> tensors, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    private static final int LENGTH = SafetensorsFile.LENGTH;
    private static final int CHUNK = 1 << 16;

    public Safetensors {
        if (tensors.containsKey(METADATA)) {
            throw new IllegalArgumentException("safetensors: a tensor named " + METADATA
                    + ": must have another name: the texts of the file stand under that one");
        }
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// The numbers of one tensor, in row-major order.
    public record Entry(int[] shape, float[] values) {
        public Entry {
            if (Shape.size("safetensors", shape) != values.length) {
                throw new IllegalArgumentException("safetensors: " + values.length + " numbers for "
                        + Shape.text(shape) + ": must be " + Shape.size("safetensors", shape));
            }
        }
    }

    /// What becomes of tensors that are not floating-point, such as the step counters (I64) in files of PyTorch.
    public enum OtherTypes {
        /// The file is refused.
        REFUSE,
        /// They are left out.
        SKIP,
        /// Whole numbers become floats, which must hold them exactly.
        AS_FLOATS
    }

    // ---------------------------------------------------------------- writing

    /// The whole file, of at most 2 GB; [#save] has no such limit.
    public byte[] toBytes() {
        byte[] header = header();
        long size = header.length + numberBytes();
        if (size > Integer.MAX_VALUE - LENGTH) {
            throw new IllegalArgumentException("safetensors: " + size + " bytes: more than an array holds, save the file");
        }
        ByteBuffer file = ByteBuffer.allocate((int) size).put(header);
        forEachChunk(file::put);
        return file.array();
    }

    /// Writes a file beside it and then renames it: whoever looks finds the old file or the new one, never half of one.
    public void save(Path path) throws IOException {
        save(path, header());
    }

    /// As [#save], with a checksum of every byte, which must be the first text.
    void saveSealed(Path path) throws IOException {
        byte[] header = header();
        Seal seal = new Seal(header);
        forEachChunk(seal::add);
        seal.close(header);
        save(path, header);
    }

    private void save(Path path, byte[] header) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // subtle: not a file for temporary use, which only its owner may read: this one is to stay
        Path unfinished = folder.resolve(path.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(channel, ByteBuffer.wrap(header));
                for (Entry entry : tensors.values()) {
                    for (int from = 0; from < entry.values.length; from += CHUNK) {
                        write(channel, chunk(entry.values, from));
                    }
                }
                channel.force(true);
            }
            try {
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Length and text, filled up with spaces so that the numbers begin at a multiple of 8.
    private byte[] header() {
        StringBuilder header = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            List<String> texts = new ArrayList<>();
            metadata.forEach((name, value) -> texts.add(Json.quote(name) + ":" + Json.quote(value)));
            header.append('"').append(METADATA).append("\":{").append(String.join(",", texts)).append('}');
        }
        long at = 0;
        for (Map.Entry<String, Entry> tensor : tensors.entrySet()) {
            long end = at + (long) Float.BYTES * tensor.getValue().values.length;
            header.append(header.length() == 1 ? "" : ",").append(Json.quote(tensor.getKey()))
                    .append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(Arrays.toString(tensor.getValue().shape).replace(" ", ""))
                    .append(",\"data_offsets\":[").append(at).append(',').append(end).append("]}");
            at = end;
        }
        ByteBuffer json = utf8(header.append('}').toString());
        int padded = Math.ceilDiv(json.remaining(), LENGTH) * LENGTH;
        byte[] bytes = new byte[LENGTH + padded];
        Arrays.fill(bytes, (byte) ' ');
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
        return bytes;
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("safetensors: a name or text with half a character: must be Unicode", e);
        }
    }

    private long numberBytes() {
        return tensors.values().stream().mapToLong(entry -> (long) Float.BYTES * entry.values.length).sum();
    }

    private void forEachChunk(Consumer<ByteBuffer> consumer) {
        for (Entry entry : tensors.values()) {
            for (int from = 0; from < entry.values.length; from += CHUNK) {
                consumer.accept(chunk(entry.values, from));
            }
        }
    }

    private static ByteBuffer chunk(float[] values, int from) {
        int n = Math.min(CHUNK, values.length - from);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * n).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, from, n);
        return bytes;
    }

    // ---------------------------------------------------------------- reading

    /// All tensors of a file, which must be floating-point.
    ///
    /// @throws IOException if the file cannot be read, or is not what it should be
    public static Safetensors load(Path path) throws IOException {
        return load(path, OtherTypes.REFUSE);
    }

    public static Safetensors load(Path path, OtherTypes others) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return read(file, others);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// @throws IllegalArgumentException saying what is wrong with the bytes
    public static Safetensors ofBytes(byte[] bytes) {
        return ofBytes(bytes, OtherTypes.REFUSE);
    }

    public static Safetensors ofBytes(byte[] bytes, OtherTypes others) {
        return read(SafetensorsFile.of(bytes), others);
    }

    private static Safetensors read(SafetensorsFile file, OtherTypes others) {
        Map<String, Entry> tensors = new LinkedHashMap<>();
        for (String name : file.names()) {
            if (!file.isFloat(name) && others == OtherTypes.REFUSE) {
                throw new IllegalArgumentException("safetensors: tensor " + name + ": type " + file.type(name)
                        + ": must be one of [F64, F32, F16, BF16]; OtherTypes.SKIP leaves others out");
            }
            if (file.isFloat(name) || others == OtherTypes.AS_FLOATS) {
                tensors.put(name, new Entry(file.shape(name), file.values(name)));
            }
        }
        return new Safetensors(tensors, file.metadata());
    }
}
