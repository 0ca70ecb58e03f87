package scratch.deep.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
        "F32; [3]; [0,8]; 8; 8 bytes for F32 (3): does not fit",
        "I64; [1]; [0,8]; 8; type I64: must be one of [F64, F32, F16, BF16]",
        "F32; [1]; [4,8]; 8; begins at 4: must begin at 0",
        "F32; [1]; [8,4]; 8; data_offsets [8, 4]: must be a begin and an end",
        "F32; [-2]; [0,8]; 8; shape [-2]: must be whole numbers",
        "F32; [1.5]; [0,8]; 8; where ',' must stand",
        "F32; [65536,65536]; [0,0]; 0; more than 2147483639",
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
}
