package scratch.cuda.interpreter;

import java.util.List;

/// What an instruction works on, as it is written.
sealed interface Operand {

    /// `%r1`, `%tid.x`; negated is `!%p1`.
    record Register(String name, boolean negated) implements Operand { }

    /// A whole number, or the bits of a float (`0f3F800000`) or a double (`0d3FF0000000000000`).
    record Immediate(long bits) implements Operand { }

    /// The address of a variable, `tile` or `tile+64`; also the name of a label.
    record Symbol(String name, long offset) implements Operand { }

    /// `[%rd1+16]`, `[tile+4]`, `[kernel_param_0]`: memory at a register or symbol, or at a number alone (`base` is null).
    /// A tensor's address has coordinates, too: `[%rd1, {%r1, %r2}]`.
    record Address(Operand base, long offset, List<Operand> coordinates) implements Operand { }

    /// `{%f1, %f2}`, and the pair `%r1|%p1`.
    record Vector(List<Operand> elements) implements Operand { }
}
