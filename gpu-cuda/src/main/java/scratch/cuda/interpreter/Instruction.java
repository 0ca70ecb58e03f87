package scratch.cuda.interpreter;

import java.util.List;

/// One PTX instruction as it is written: `@!%p1 ld.global.v2.f32 {%f1, %f2}, [%rd1+8];`.
///
/// @param line      where it stands in the PTX, from 1
/// @param text      how it stands there
/// @param guard     the predicate before it (`@%p1`, `@!%p1`), or null
/// @param name      its first word: `ld`
/// @param modifiers the words after the points, in order: `global`, `v2`, `f32`
/// @param operands  separated by commas
record Instruction(int line, String text, Operand.Register guard, String name, List<String> modifiers, List<Operand> operands) {

    boolean has(String modifier) {
        return modifiers.contains(modifier);
    }

    Operand operand(int index) {
        if (index >= operands.size()) {
            throw unsupported("operand " + (index + 1) + " is missing");
        }
        return operands.get(index);
    }

    /// The type that it ends with.
    Type type() {
        return type(modifiers.size() - 1);
    }

    /// The type that modifier `index` names.
    Type type(int index) {
        Type type = index < 0 ? null : Type.named(modifiers.get(index));
        if (type == null) {
            throw unsupported("no type where one was looked for");
        }
        return type;
    }

    /// The type that comes last among the modifiers that are types.
    Type lastType() {
        for (int i = modifiers.size() - 1; i >= 0; i--) {
            Type type = Type.named(modifiers.get(i));
            if (type != null) {
                return type;
            }
        }
        throw unsupported("it names no type");
    }

    /// The exception for what the interpreter does not know.
    UnsupportedPtx unsupported(String why) {
        return new UnsupportedPtx(line, text, why);
    }

    @Override
    public String toString() {
        return text;
    }
}
