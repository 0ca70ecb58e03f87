package scratch.deep.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    /// Byte for byte what Python's safetensors writes:
    /// `safetensors.torch.save({"b": tensor([1., -2.5]), "a": tensor([[0.5, 0.25, 3.]])}, metadata={"k": "v"}).hex()`.
    private static final String GOLDEN = "9000000000000000"
            + hex("{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[0,12]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[12,20]}}       ")
            + "0000003f0000803e000040400000803f000020c0";

    @TempDir
    private Path folder;

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Safetensors golden() {
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        tensors.put("a", new Safetensors.Entry(new int[] {1, 3}, new float[] {0.5f, 0.25f, 3}));
        tensors.put("b", new Safetensors.Entry(new int[] {2}, new float[] {1, -2.5f}));
        return new Safetensors(tensors, Map.of("k", "v"));
    }

    @Test
    void writesWhatTheReferenceImplementationWrites() {
        assertThat(HexFormat.of().formatHex(golden().toBytes())).isEqualTo(GOLDEN);
    }

    @Test
    void readsWhatTheReferenceImplementationWrites() {
        Safetensors read = Safetensors.ofBytes(HexFormat.of().parseHex(GOLDEN));
        assertThat(read.metadata()).containsExactly(Map.entry("k", "v"));
        assertThat(read.tensors().keySet()).containsExactly("a", "b");
        assertThat(read.tensors().get("a").shape()).containsExactly(1, 3);
        assertThat(read.tensors().get("a").values()).containsExactly(0.5f, 0.25f, 3);
        assertThat(read.tensors().get("b").values()).containsExactly(1, -2.5f);
    }

    /// `save({"h": tensor([1., -2.5], float16), "d": tensor([0.1], float64), "q": tensor([3., 0.5], bfloat16)})`
    @Test
    void readsOtherTypesAsFloats() {
        Safetensors read = Safetensors.ofBytes(HexFormat.of().parseHex("a800000000000000"
                + hex("{\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},\"q\":{\"dtype\":\"BF16\","
                + "\"shape\":[2],\"data_offsets\":[8,12]},\"h\":{\"dtype\":\"F16\",\"shape\":[2],"
                + "\"data_offsets\":[12,16]}}    ") + "9a9999999999b93f4040003f003c00c1"));
        assertThat(read.tensors().get("h").values()).containsExactly(1, -2.5f);
        assertThat(read.tensors().get("d").values()).containsExactly(0.1f);
        assertThat(read.tensors().get("q").values()).containsExactly(3, 0.5f);
    }

    @Test
    void whatIsSavedComesBackBitForBit() throws IOException {
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        tensors.put("strange \"name\"\n\\ äß \u0001", new Safetensors.Entry(new int[] {2, 3}, new float[] {0f, -0f,
            Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE}));
        tensors.put("scalar", new Safetensors.Entry(new int[0], new float[] {7}));
        tensors.put("nothing", new Safetensors.Entry(new int[] {0, 4}, new float[0]));
        Path file = folder.resolve("sub/x.safetensors");
        new Safetensors(tensors, Map.of("text", "line\ntwo")).save(file);
        Safetensors read = Safetensors.load(file);
        assertThat(read.metadata()).containsExactly(Map.entry("text", "line\ntwo"));
        assertThat(read.tensors()).containsOnlyKeys(tensors.keySet());
        tensors.forEach((name, entry) -> {
            assertThat(read.tensors().get(name).shape()).isEqualTo(entry.shape());
            assertThat(read.tensors().get(name).values()).isEqualTo(entry.values());
        });
        assertThat(new Safetensors(Map.of(), Map.of()).toBytes()).hasSize(16);
        assertThat(Safetensors.ofBytes(new Safetensors(Map.of(), Map.of()).toBytes()).tensors()).isEmpty();
    }

    private static byte[] file(String header, int bytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json)
                .array();
    }

    private static String tensor(String name, String dtype, String shape, String offsets) {
        return String.format(Locale.ROOT, "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}",
            name, dtype, shape, offsets);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "F32; [2]; [0,8]; 7; 7 bytes of numbers where the header promises 8: truncated",
        "F32; [2]; [0,8]; 9; 9 bytes of numbers where the header promises 8: too long",
        "F32; [3]; [0,8]; 8; 8 bytes for F32 [3]: does not fit",
        "I64; [1]; [0,8]; 8; type I64: must be one of [F64, F32, F16, BF16]",
        "F32; [1]; [4,8]; 8; begins at 4: must begin at 0",
        "F32; [1]; [8,4]; 8; data_offsets [8, 4]: must be a begin and an end",
        "F32; [-2]; [0,8]; 8; shape [-2]: must be whole numbers",
        "F32; [1.5]; [0,8]; 8; where ',' must stand",
        "F32; [65536,65536]; [0,0]; 0; does not fit",
        "F32; [2147483647,2147483647,2147483647]; [0,0]; 0; does not fit",
        "F32; 2; [0,8]; 8; must have dtype, shape and data_offsets"})
    void headersThatDoNotFitAreRefused(String dtype, String shape, String offsets, int bytes, String message) {
        assertThatThrownBy(() -> Safetensors.ofBytes(file("{" + tensor("t", dtype, shape, offsets) + "}", bytes)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void overlapsAndGapsAreRefused() {
        String overlap = "{" + tensor("a", "F32", "[2]", "[0,8]") + "," + tensor("b", "F32", "[1]", "[4,8]") + "}";
        assertThatThrownBy(() -> Safetensors.ofBytes(file(overlap, 8))).hasMessageContaining("must begin at 8");
        String gap = "{" + tensor("a", "F32", "[1]", "[0,4]") + "," + tensor("b", "F32", "[1]", "[8,12]") + "}";
        assertThatThrownBy(() -> Safetensors.ofBytes(file(gap, 12))).hasMessageContaining("must begin at 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}x", "{\"a\":1,\"a\":2}", "{\"a\":01}", "{\"a\":1e3}", "{\"a\":tru}", "{'a':1}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":[1,]}", "{\"a\" 1}", "[]", "{\"a\":-}",
        "{\"a\":99999999999999999999}",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]]}", "{\"a\":\"\u0001\"}", "{\"__metadata__\":{\"k\":1}}", "{\"t\":3}"})
    void otherHeadersAreRefused(String header) {
        assertThatThrownBy(() -> Safetensors.ofBytes(file(header, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonIsReadWithSpacesAndEscapes() {
        assertThat(Json.readObject(" { \"a\" : [ 1 , -2 ] , \"\\u00e4\\n\\/\" : { } } ").toString())
                .isEqualTo("{a=[1, -2], ä\n/={}}");
    }

    @Test
    void foreignFilesAreRefused() throws IOException {
        Path file = folder.resolve("foreign.bin");
        Files.writeString(file, "this is not a model at all");
        assertThatThrownBy(() -> Safetensors.load(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("foreign.bin").hasMessageContaining("not a safetensors file");
        Files.write(file, new byte[3]);
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("3 bytes: too short");
        assertThatThrownBy(() -> Safetensors.load(folder.resolve("missing"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Safetensors.Entry(new int[] {2}, new float[3])).hasMessageContaining("3 numbers");
    }

    @Test
    void aTensorWithTheNameOfTheTextsIsRefusedWhenWritten() {
        Map<String, Safetensors.Entry> tensors = Map.of("__metadata__", new Safetensors.Entry(new int[0], new float[1]));
        assertThatThrownBy(() -> new Safetensors(tensors, Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a tensor named __metadata__: must have another name");
    }

    @Test
    void halfACharacterIsRefused() {
        Map<String, Safetensors.Entry> tensors = Map.of("half \ud83d", new Safetensors.Entry(new int[0], new float[1]));
        assertThatThrownBy(() -> new Safetensors(tensors, Map.of()).toBytes()).hasMessageContaining("half a character");
        byte[] bytes = file("{\"__metadata__\":{\"k\":\"?\"}}", 0);
        bytes[bytes.length - 4] = (byte) 0xC3;
        assertThatThrownBy(() -> Safetensors.ofBytes(bytes)).hasMessageContaining("must be UTF-8");
    }

    /// `save({"i": tensor([3, -16777216]), "b": tensor([True, False]), "w": tensor([0.5])})` and one of a type to come.
    @Test
    void otherTypesAreSkippedOrReadAsFloatsWhenAskedFor() {
        byte[] bytes = file("{" + tensor("i", "I64", "[2]", "[0,16]") + "," + tensor("w", "F32", "[1]", "[16,20]") + ","
                + tensor("b", "BOOL", "[2]", "[20,22]") + "," + tensor("u", "U16", "[1]", "[22,24]") + "}", 24);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 24, 3)
                .putLong(bytes.length - 16, -16777216).putFloat(bytes.length - 8, 0.5f).put(bytes.length - 4, (byte) 1)
                .putShort(bytes.length - 2, (short) 65535);
        assertThat(Safetensors.ofBytes(bytes, Safetensors.OtherTypes.SKIP).tensors().keySet()).containsExactly("w");
        Map<String, Safetensors.Entry> all = Safetensors.ofBytes(bytes, Safetensors.OtherTypes.AS_FLOATS).tensors();
        assertThat(all.get("i").values()).containsExactly(3, -16777216);
        assertThat(all.get("b").values()).containsExactly(1, 0);
        assertThat(all.get("u").values()).containsExactly(65535);
        assertThat(all.get("w").values()).containsExactly(0.5f);
        assertThatThrownBy(() -> Safetensors.ofBytes(bytes)).hasMessageContaining("tensor i: type I64: must be one of");

        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 24, 16777217);
        assertThatThrownBy(() -> Safetensors.ofBytes(bytes, Safetensors.OtherTypes.AS_FLOATS))
                .hasMessageContaining("tensor i: 16777217: must be a whole number that a float holds exactly");
        byte[] future = file("{" + tensor("f", "F8_E4M3", "[3]", "[0,3]") + "}", 3);
        assertThat(Safetensors.ofBytes(future, Safetensors.OtherTypes.SKIP).tensors()).isEmpty();
        assertThatThrownBy(() -> Safetensors.ofBytes(future, Safetensors.OtherTypes.AS_FLOATS))
                .hasMessageContaining("type F8_E4M3: no reader for it");
    }

    /// A file with a hole of 3 GB, of which only the end was ever written: places beyond 2 GB are reached.
    @Test
    void aFileLargerThanAnArrayIsReadTensorByTensor() throws IOException {
        long end = 3_000_000_000L;
        byte[] head = file("{" + tensor("big", "F32", "[750000000]", "[0," + end + "]") + ","
                + tensor("last", "F32", "[2]", "[" + end + "," + (end + 8) + "]") + "}", 0);
        Path path = folder.resolve("big.safetensors");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head));
            channel.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).putFloat(-2).flip(),
                    head.length + end);
        }
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.names()).containsExactly("big", "last");
            assertThat(file.shape("big")).containsExactly(750000000);
            assertThat(file.type("last")).isEqualTo("F32");
            assertThat(file.values("last")).containsExactly(1.5f, -2);
            assertThatThrownBy(() -> file.values("none")).hasMessageContaining("tensor none: not in this file");
        }
    }

    @Test
    void aLongHeaderIsRead() {
        StringBuilder header = new StringBuilder("{");
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            header.append(i == 0 ? "\"t" : ",\"t").append(i).append("\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[")
                    .append(4 * i).append(',').append(4 * i + 4).append("]}");
        }
        assertThat(SafetensorsFile.of(file(header.append('}').toString(), 4 * n)).names()).hasSize(n);
        assertThatThrownBy(() -> Json.readObject("{\"a\":[" + "1,".repeat(255) + "1]}"))
                .hasMessageContaining("an array of more than 255 elements");
        assertThatThrownBy(() -> Safetensors.ofBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(100_000_001).array())).hasMessageContaining("not a safetensors file");
    }

    /// The reader of a file decides who may read it: it gets the mode that any new file gets.
    @Test
    void aSavedFileHasTheModeOfAnyNewFile() throws IOException {
        Path file = folder.resolve("x.safetensors");
        golden().save(file);
        Path other = Files.writeString(folder.resolve("other"), "x");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(golden().toBytes());
    }

    @Test
    void aSaveThatFailsLeavesTheOldFileAndNothingBeside() throws IOException {
        Path target = Files.createDirectory(folder.resolve("x.safetensors"));
        Files.writeString(target.resolve("inside"), "x");
        assertThatThrownBy(() -> golden().save(target)).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
        assertThat(target.resolve("inside")).exists();
    }
}
