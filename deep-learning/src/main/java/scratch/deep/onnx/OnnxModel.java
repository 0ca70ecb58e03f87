package scratch.deep.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import scratch.math.check.Require;

/// A network in a file of the Open Neural Network Exchange: a graph of operators with their weights. The file is a
/// message of Protocol Buffers; each message within it is a record of this package, with a method `read` that goes
/// through its fields.
///
/// What this reader does not know it refuses, with the place in the file: a network that was understood in part would
/// compute something else. Left out are graphs within graphs (`If`, `Loop`), functions, texts as tensors, sparse tensors,
/// and numbers in other files. https://onnx.ai/onnx/repo-docs/IR.html
///
/// @param opsets for each domain of operators, which version of them is meant; that of ONNX itself has the empty name
public record OnnxModel(long irVersion, String producer, Map<String, Long> opsets, OnnxGraph graph,
                        Map<String, String> metadata) {
    private static final int OLDEST = 3;
    private static final int NEWEST = 13;
    private static final String ONNX = "ai.onnx";

    public OnnxModel {
        Require.that(irVersion >= OLDEST && irVersion <= NEWEST, "onnx: version %d of the format: must be from %d to %d",
                irVersion, OLDEST, NEWEST);
        Require.that(opsets.containsKey(""), "onnx: versions of operators for %s: needs that of ONNX", opsets.keySet());
        opsets = Collections.unmodifiableMap(new LinkedHashMap<>(opsets));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// The file is mapped: the numbers of a tensor are read when they are asked for.
    ///
    /// @throws IOException if the file cannot be read, or is not what it should be
    public static OnnxModel open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Require.that(channel.size() <= Integer.MAX_VALUE, "onnx: %d bytes: must be at most 2147483647", channel.size());
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// The bytes are not copied: they must not change as long as the model is used.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the bytes, and where
    public static OnnxModel of(byte[] file) {
        return of(ByteBuffer.wrap(file));
    }

    static OnnxModel of(ByteBuffer file) {
        return read(WireReader.of(file));
    }

    /// ModelProto.
    private static OnnxModel read(WireReader in) {
        long version = 0;
        String producer = "";
        Map<String, Long> opsets = new LinkedHashMap<>();
        OnnxGraph graph = null;
        Map<String, String> metadata = new LinkedHashMap<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> version = in.whole();
                case 2 -> producer = in.text();
                case 7 -> {
                    in.requireFirst(graph);
                    graph = OnnxGraph.read(in.message("graph"));
                }
                case 8 -> readOpset(in.message("opset_import[" + opsets.size() + "]"), opsets);
                case 14 -> readMetadata(in.message("metadata_props[" + metadata.size() + "]"), metadata);
                case 3, 4, 5, 6 -> in.skip();                  // version and domain of the producer, documentation
                default -> throw in.unknown();                 // 20: training, 25: functions
            }
        }
        in.require(graph != null, "no graph: needs one");
        return new OnnxModel(version, producer, opsets, graph, metadata);
    }

    /// OperatorSetIdProto.
    private static void readOpset(WireReader in, Map<String, Long> opsets) {
        String domain = "";
        long version = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> domain = in.text();
                case 2 -> version = in.whole();
                default -> throw in.unknown();
            }
        }
        in.require(version >= 1, "operators of '%s' in version %d: must be at least 1", domain, version);
        in.require(opsets.put(domain.equals(ONNX) ? "" : domain, version) == null, "operators of '%s' stand twice: must stand "
                + "once", domain);
    }

    /// StringStringEntryProto.
    private static void readMetadata(WireReader in, Map<String, String> metadata) {
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> throw in.unknown();
            }
        }
        metadata.put(key, value);
    }

    /// Which version of ONNX's own operators the graph means.
    public long opset() {
        return opsets.get("");
    }
}
