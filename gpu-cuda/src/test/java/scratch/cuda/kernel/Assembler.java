package scratch.cuda.kernel;

import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerCompile;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerCreate;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerDestroy;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetErrorLog;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetErrorLogSize;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetInfoLog;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetInfoLogSize;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;

/// NVIDIA's compiler from PTX to machine code, the one in JCuda's native code: it needs neither driver nor GPU.
final class Assembler {
    private static final Pattern KERNEL = Pattern.compile("Compiling entry function '(\\w+)'");
    private static final Pattern SPILLS = Pattern.compile("(\\d+) bytes spill stores, (\\d+) bytes spill loads");
    private static final Pattern REGISTERS = Pattern.compile("Used (\\d+) registers(?:.*?(\\d+) bytes smem)?");

    /// What a kernel takes on the real machine.
    record Usage(int registers, int sharedBytes, int spilledBytes) {
    }

    /// Error log (empty if it went well), and the kernels by name.
    record Result(String errors, Map<String, Usage> kernels) {
    }

    private Assembler() {
    }

    /// Assembles for `target`, such as `sm_90`.
    static Result assemble(String ptx, String target) {
        JNvPTXCompiler.setExceptionsEnabled(false);
        byte[] text = (ptx + "\0").getBytes(StandardCharsets.US_ASCII);
        nvPTXCompilerHandle handle = new nvPTXCompilerHandle();
        int created = nvPTXCompilerCreate(handle, text.length - 1, text);
        if (created != 0) {
            return new Result("nvPTXCompilerCreate: " + created, Map.of());
        }
        try {
            int status = nvPTXCompilerCompile(handle, 2, new String[] {"--gpu-name=" + target, "--verbose"});
            long[] size = new long[1];
            if (status != 0) {
                nvPTXCompilerGetErrorLogSize(handle, size);
                byte[] log = new byte[(int) size[0] + 1];
                nvPTXCompilerGetErrorLog(handle, log);
                return new Result(status + ": " + new String(log, StandardCharsets.US_ASCII).trim(), Map.of());
            }
            nvPTXCompilerGetInfoLogSize(handle, size);
            byte[] log = new byte[(int) size[0] + 1];
            nvPTXCompilerGetInfoLog(handle, log);
            return new Result("", kernels(new String(log, StandardCharsets.US_ASCII)));
        } finally {
            nvPTXCompilerDestroy(handle);
        }
    }

    private static Map<String, Usage> kernels(String log) {
        Map<String, Usage> kernels = new TreeMap<>();
        String name = "";
        int spilled = 0;
        for (String line : log.split("\n")) {
            Matcher found = KERNEL.matcher(line);
            if (found.find()) {
                name = found.group(1);
                spilled = 0;
            }
            found = SPILLS.matcher(line);
            if (found.find()) {
                spilled = Integer.parseInt(found.group(1)) + Integer.parseInt(found.group(2));
            }
            found = REGISTERS.matcher(line);
            if (found.find()) {
                int shared = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
                kernels.put(name, new Usage(Integer.parseInt(found.group(1)), shared, spilled));
            }
        }
        return kernels;
    }
}
