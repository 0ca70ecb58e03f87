package scratch.cuda.interpreter;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a kernel's registers lie. A register of up to 32 bits is a row of 32 `int`s, one for each lane of a warp; one of
/// 64 bits a row of 32 `long`s; a predicate one `int` with a bit for each lane. Numbers and special registers are rows,
/// too, so that an instruction only ever reads rows. Row 0 of each kind is a scratch row.
final class Registers {
    static final int LANES = 32;

    private final Map<String, Type> declared;
    private final Map<String, Long> symbols;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<Integer, Integer> narrowConstants = new LinkedHashMap<>();
    private final Map<Long, Integer> wideConstants = new LinkedHashMap<>();
    private final Map<Special, Integer> specials = new LinkedHashMap<>();
    private int narrowRows = 1;
    private int wideRows = 1;
    private int predicates;

    /// @param symbols the addresses of the variables that the kernel knows
    Registers(Map<String, Type> declared, Map<String, Long> symbols) {
        this.declared = declared;
        this.symbols = symbols;
    }

    /// The first element of the row that holds this operand of up to 32 bits.
    int narrow(Operand operand, Instruction at) {
        return switch (operand) {
            case Operand.Register register when register.negated() -> throw at.unsupported("! before what is no predicate");
            case Operand.Register register -> {
                Special special = Special.named(register.name());
                if (special != null) {
                    yield LANES * specials.computeIfAbsent(special, s -> narrowRows++);
                }
                Type type = declared(register.name(), at);
                if (type == Type.PRED || type.wide()) {
                    throw at.unsupported(register.name() + " is a register of type " + type
                            + ": one of up to 32 bits is wanted");
                }
                yield LANES * rows.computeIfAbsent(register.name(), name -> narrowRows++);
            }
            case Operand.Immediate number -> narrowConstant((int) number.bits());
            case Operand.Symbol symbol -> narrowConstant((int) address(symbol, at));
            default -> throw at.unsupported("a register or a number is wanted");
        };
    }

    /// … of 64 bits.
    int wide(Operand operand, Instruction at) {
        return switch (operand) {
            case Operand.Register register when register.negated() -> throw at.unsupported("! before what is no predicate");
            case Operand.Register register -> {
                if (!declared(register.name(), at).wide()) {
                    throw at.unsupported(register.name() + " is a register of type " + declared.get(register.name())
                            + ": one of 64 bits is wanted");
                }
                yield LANES * rows.computeIfAbsent(register.name(), name -> wideRows++);
            }
            case Operand.Immediate number -> wideConstant(number.bits());
            case Operand.Symbol symbol -> wideConstant(address(symbol, at));
            default -> throw at.unsupported("a register or a number is wanted");
        };
    }

    /// The row for a value of this type.
    int row(Operand operand, Type type, Instruction at) {
        return type.wide() ? wide(operand, at) : narrow(operand, at);
    }

    /// The place of a predicate; a negated one is given as its complement, `-1 - place`.
    int predicate(Operand operand, Instruction at) {
        if (operand instanceof Operand.Register register && declared(register.name(), at) == Type.PRED) {
            int place = rows.computeIfAbsent(register.name(), name -> predicates++);
            return register.negated() ? -1 - place : place;
        }
        throw at.unsupported("a predicate is wanted");
    }

    int narrowConstant(int value) {
        return LANES * narrowConstants.computeIfAbsent(value, v -> narrowRows++);
    }

    int wideConstant(long value) {
        return LANES * wideConstants.computeIfAbsent(value, v -> wideRows++);
    }

    boolean isWide(Operand operand) {
        return operand instanceof Operand.Register register && declared.get(register.name()) != null
                && declared.get(register.name()).wide();
    }

    /// Whether it is a register of 16 bits, which holds zeros above.
    boolean isShort(Operand operand) {
        return operand instanceof Operand.Register register && declared.get(register.name()) != null
                && declared.get(register.name()).bytes() == 2;
    }

    boolean isPredicate(Operand operand) {
        return operand instanceof Operand.Register register && declared.get(register.name()) == Type.PRED;
    }

    /// The place of a variable in its memory.
    long address(Operand.Symbol symbol, Instruction at) {
        Long address = symbols.get(symbol.name());
        if (address == null) {
            throw at.unsupported("nothing is called " + symbol.name());
        }
        return address + symbol.offset();
    }

    private Type declared(String name, Instruction at) {
        Type type = declared.get(name);
        if (type == null) {
            throw at.unsupported(name + (name.startsWith("%") && name.indexOf('.') > 0
                    ? " is a special register that the interpreter does not know" : " is declared nowhere"));
        }
        return type;
    }

    // ---------------------------------------------------------------- a warp's registers

    int[] newNarrow() {
        int[] r = new int[LANES * narrowRows];
        narrowConstants.forEach((value, row) -> java.util.Arrays.fill(r, LANES * row, LANES * row + LANES, value));
        return r;
    }

    long[] newWide() {
        long[] q = new long[LANES * wideRows];
        wideConstants.forEach((value, row) -> java.util.Arrays.fill(q, LANES * row, LANES * row + LANES, value));
        return q;
    }

    int[] newPredicates() {
        return new int[predicates];
    }

    /// The special registers that the kernel reads, and their rows.
    Map<Special, Integer> specials() {
        return specials;
    }

    /// The rows of declared registers; all else keeps its value from block to block.
    void poison(int[] r, long[] q, int[] p) {
        rows.forEach((name, row) -> {
            Type type = declared.get(name);
            if (type == Type.PRED) {
                p[row] = 0;
            } else if (type.wide()) {
                java.util.Arrays.fill(q, LANES * row, LANES * row + LANES, 0x7fffdead7fffdeadL);
            } else {
                java.util.Arrays.fill(r, LANES * row, LANES * row + LANES, type.bytes() == 4 ? 0x7fffdead : 0x7fad);
            }
        });
    }
}
