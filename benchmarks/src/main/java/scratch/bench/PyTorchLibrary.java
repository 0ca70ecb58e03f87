package scratch.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// PyTorch 2.7.1 in this process, through DJL. Its native code is a jar of 112 MB for Linux on x86-64, which the build
/// leaves out unless told `-Dpytorch`. Nothing is downloaded here.
final class PyTorchLibrary {
    private static final String NATIVE_CODE = "native/lib/pytorch.properties";
    /// The object that the archive holds: a `Net` in training mode, without numbers. In the format of Python's pickle.
    private static final String NET = "\u0080\u0002c__torch__\nNet\n)\u0081}X\b\0\0\0training\u0088sb.";
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private PyTorchLibrary() {
    }

    /// True if the native code is on the class path.
    static boolean isThere() {
        return PyTorchLibrary.class.getClassLoader().getResource(NATIVE_CODE) != null;
    }

    /// Starts it, with so many threads for one operation and with one operation at a time.
    static PtNDManager start(int threads) {
        if (!isThere()) {
            throw new IllegalStateException("pytorch: its native code is not on the class path: run Maven with -Dpytorch,"
                + " which brings it (112 MB, Linux on x86-64)");
        }
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(null, "PyTorch");
        JniUtils.setNumThreads(threads);
        return manager;
    }

    /// Compiles a class `Net` of TorchScript, the part of Python that PyTorch runs without Python.
    static PtSymbolBlock compile(PtNDManager manager, String source) {
        try {
            return JniUtils.loadModule(manager, new ByteArrayInputStream(archive(source)), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file that `torch.jit.save` would write.
    private static byte[] archive(String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "net/data.pkl", NET.getBytes(StandardCharsets.ISO_8859_1));
            put(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "net/constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
            put(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /// Uncompressed: PyTorch expects to find its parts as they are.
    private static void put(ZipOutputStream zip, String name, byte... content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /// The text of a file in `resources/scratch/bench/torchscript`.
    static String source(String name) {
        try (InputStream in = PyTorchLibrary.class.getResourceAsStream("torchscript/" + name + ".py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
