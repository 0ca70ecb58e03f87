package scratch.cuda.interpreter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import scratch.cuda.device.Parameter;

/// Turns a kernel's instructions into steps: finds each one's registers, once, so that running them is quick.
final class Decoder {
    private static final int SHARED_ALIGNMENT = 16;

    private Decoder() {
    }

    /// @param variables the module's variables and their addresses in global memory
    static Code decode(PtxProgram program, PtxProgram.Entry entry, Map<String, Long> variables) {
        Map<String, Long> symbols = new HashMap<>(variables);
        int shared = place(entry.variables(), "shared", place(program.variables(), "shared", 0, symbols), symbols);
        int local = place(entry.variables(), "local", 0, symbols);
        for (List<PtxProgram.Variable> list : List.of(program.variables(), entry.variables())) {
            for (PtxProgram.Variable variable : list) {
                if (variable.space().equals("shared") && variable.bytes() == 0) {
                    shared = (shared + variable.align() - 1) / variable.align() * variable.align();
                    symbols.put(variable.name(), (long) dynamicStart(shared));
                }
            }
        }
        int at = 0;
        for (Parameter parameter : entry.parameters()) {
            symbols.put(entry.parameterNames().get(at++), (long) parameter.offset());
        }
        Registers registers = new Registers(entry.registers(), symbols);
        int count = entry.instructions().size();
        Step[] steps = new Step[count + 1];
        int[] guards = new int[count + 1];
        for (int i = 0; i < count; i++) {
            Instruction instruction = entry.instructions().get(i);
            guards[i] = instruction.guard() == null ? Code.ALWAYS : registers.predicate(instruction.guard(), instruction);
            steps[i] = step(instruction, registers, entry);
        }
        steps[count] = (warp, lanes) -> warp.exit(lanes);       // a kernel may end without `ret`
        guards[count] = Code.ALWAYS;
        return new Code(entry.name(), entry.parameters(), entry.threads(), steps, guards, entry.instructions(), registers,
                shared,
                local, granule(entry.instructions()), registers.narrowConstant(-1));
    }

    /// Dynamic shared memory begins behind the rest.
    static int dynamicStart(int sharedBytes) {
        return (sharedBytes + SHARED_ALIGNMENT - 1) / SHARED_ALIGNMENT * SHARED_ALIGNMENT;
    }

    private static int place(List<PtxProgram.Variable> variables, String space, int start, Map<String, Long> symbols) {
        int end = start;
        for (PtxProgram.Variable variable : variables) {
            if (variable.space().equals(space) && variable.bytes() > 0) {
                end = (end + variable.align() - 1) / variable.align() * variable.align();
                symbols.put(variable.name(), (long) end);
                end += variable.bytes();
            }
        }
        return end;
    }

    private static Step step(Instruction at, Registers registers, PtxProgram.Entry entry) {
        Step step = null;
        try {
            step = CarrySteps.decode(at, registers);
            step = step != null ? step : IntegerSteps.decode(at, registers);
            step = step != null ? step : FloatSteps.decode(at, registers);
            step = step != null ? step : CompareSteps.decode(at, registers);
            step = step != null ? step : ConversionSteps.decode(at, registers);
            step = step != null ? step : MemorySteps.decode(at, registers);
            step = step != null ? step : AtomicSteps.decode(at, registers);
            step = step != null ? step : WarpSteps.decode(at, registers);
            step = step != null ? step : MatrixSteps.decode(at, registers);
            step = step != null ? step : GroupSteps.decode(at, registers);
            step = step != null ? step : TransferSteps.decode(at, registers);
            step = step != null ? step : ControlSteps.decode(at, registers, entry);
        } catch (ClassCastException | IndexOutOfBoundsException wrong) {
            throw at.unsupported("its operands are not what it takes");
        }
        if (step == null) {
            throw at.unsupported("the interpreter does not know this instruction");
        }
        return step;
    }

    /// The smallest piece of memory that an instruction touches, up to 4 bytes.
    private static int granule(List<Instruction> instructions) {
        int least = 4;
        for (Instruction at : instructions) {
            if (List.of("ld", "st", "atom", "red").contains(at.name())) {
                Type type = Type.named(at.modifiers().getLast());
                least = type == null || type.bytes() == 0 ? least : Math.min(least, type.bytes());
            }
        }
        return least;
    }
}
