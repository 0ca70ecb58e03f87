package scratch.cuda.interpreter;

import java.util.List;
import java.util.Map;

import scratch.cuda.device.Parameter;

/// A PTX file, taken apart.
///
/// @param version   of the language: `7.0`
/// @param target    the machine it is for: `sm_80`
/// @param variables of the module: `.global`, `.const`, and shared memory declared outside kernels
/// @param entries   the kernels, by name in the order of the file
record PtxProgram(String version, String target, List<Variable> variables, Map<String, Entry> entries) {

    /// A variable with a fixed size, or of the size that the launch gives (`bytes` is 0: dynamic shared memory).
    ///
    /// @param space   `shared`, `local`, `global`, `const`
    /// @param initial its first bytes; the rest are zero. Null where nothing is given
    record Variable(String space, String name, int align, int bytes, byte[] initial) { }

    /// A kernel.
    ///
    /// @param parameters     their places and sizes
    /// @param parameterNames the names that its instructions use
    /// @param variables      shared and local variables of its own
    /// @param registers      name and type
    /// @param labels         name, and the index of the instruction behind it
    /// @param threads        the most threads of a block that it allows (`.maxntid`), or 0
    record Entry(String name, List<Parameter> parameters, List<String> parameterNames, List<Variable> variables,
                 Map<String, Type> registers, Map<String, Integer> labels, Map<String, List<String>> branchTargets,
                 List<Instruction> instructions, int threads) { }
}
