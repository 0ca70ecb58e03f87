package scratch.cuda.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads one instruction: guard, words, operands.
final class OperandParser {

    private OperandParser() {
    }

    /// @param resolve gives a name the block of braces that declares it
    static Instruction instruction(String statement, int line, UnaryOperator<String> resolve) {
        String rest = statement;
        Operand.Register guard = null;
        if (rest.startsWith("@")) {
            int space = rest.indexOf(' ');
            if (space < 0) {
                throw new UnsupportedPtx(line, statement, "a guard stands before an instruction");
            }
            boolean negated = rest.charAt(1) == '!';
            guard = new Operand.Register(resolve.apply(rest.substring(negated ? 2 : 1, space)), negated);
            rest = rest.substring(space + 1).trim();
        }
        int space = rest.indexOf(' ');
        String[] words = (space < 0 ? rest : rest.substring(0, space)).split("\\.");
        List<Operand> operands = new ArrayList<>();
        if (space >= 0) {
            for (String operand : split(rest.substring(space + 1))) {
                try {
                    operands.add(operand(operand, resolve));
                } catch (NumberFormatException wrong) {
                    throw new UnsupportedPtx(line, statement, "'" + operand + "' is not an operand");
                }
            }
        }
        return new Instruction(line, statement, guard, words[0], List.of(words).subList(1, words.length),
                List.copyOf(operands));
    }

    private static Operand operand(String written, UnaryOperator<String> resolve) {
        String word = written.trim();
        if (word.startsWith("[")) {
            return address(word.substring(1, word.lastIndexOf(']')), resolve);
        }
        if (word.startsWith("{")) {
            return new Operand.Vector(all(word.substring(1, word.lastIndexOf('}')), resolve));
        }
        if (word.indexOf('|') > 0) {
            return new Operand.Vector(List.of(operand(word.substring(0, word.indexOf('|')), resolve),
                    operand(word.substring(word.indexOf('|') + 1), resolve)));
        }
        if (word.startsWith("!")) {
            return new Operand.Register(resolve.apply(word.substring(1)), true);
        }
        if (word.startsWith("%") || !resolve.apply(word).equals(word)) {
            return new Operand.Register(resolve.apply(word), false);
        }
        if (word.matches("-?\\d.*")) {
            return new Operand.Immediate(number(word));
        }
        int plus = word.indexOf('+');
        return plus < 0 ? new Operand.Symbol(resolve.apply(word), 0)
                : new Operand.Symbol(word.substring(0, plus).trim(), number(word.substring(plus + 1).trim()));
    }

    private static Operand address(String inside, UnaryOperator<String> resolve) {
        List<String> parts = split(inside);
        String first = parts.getFirst().trim();
        List<Operand> coordinates = parts.size() < 2 ? List.of()
                : ((Operand.Vector) operand(parts.get(1), resolve)).elements();
        if (first.matches("-?\\d.*")) {
            return new Operand.Address(null, number(first), coordinates);
        }
        int plus = first.indexOf('+');
        long offset = plus < 0 ? 0 : number(first.substring(plus + 1).trim());
        return new Operand.Address(operand(plus < 0 ? first : first.substring(0, plus), resolve), offset, coordinates);
    }

    private static List<Operand> all(String list, UnaryOperator<String> resolve) {
        List<Operand> operands = new ArrayList<>();
        for (String word : split(list)) {
            operands.add(operand(word, resolve));
        }
        return List.copyOf(operands);
    }

    /// Splits at the commas that stand outside brackets.
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '[' || c == '{' || c == '(' ? 1 : c == ']' || c == '}' || c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(from, i).trim());
                from = i + 1;
            }
        }
        parts.add(list.substring(from).trim());
        return parts;
    }

    /// `12`, `-3`, `0x1F`, `0f3F800000` (bits of a float), `0d…` (bits of a double).
    static long number(String word) {
        if (word.startsWith("0f") || word.startsWith("0F")) {
            return Long.parseLong(word.substring(2), 16);
        }
        if (word.startsWith("0d") || word.startsWith("0D")) {
            return Long.parseUnsignedLong(word.substring(2), 16);
        }
        boolean negative = word.startsWith("-");
        String digits = negative ? word.substring(1) : word;
        digits = digits.endsWith("U") ? digits.substring(0, digits.length() - 1) : digits;
        long value = digits.startsWith("0x") || digits.startsWith("0X")
                ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseUnsignedLong(digits);
        return negative ? -value : value;
    }
}
