package scratch.cuda.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import scratch.cuda.device.Parameter;

/// Reads PTX text: statements end with `;`, labels with `:`, a few directives with their line. Blocks in braces, as inline
/// assembly writes them, have registers of their own.
final class PtxParser {
    private static final Pattern LABEL = Pattern.compile("[$%\\w]+");
    private static final Pattern LABEL_AHEAD = Pattern.compile("(?<![:.\\w$%])([$\\w]+)\\s*:(?!:)");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\.(shared|local|global|const)\\b(?:\\s*\\.align\\s+(\\d+))?\\s*(?:\\.v[24]\\s*)?\\.(\\w+)\\s+([$%\\w]+)"
                    + "((?:\\[\\d*])*)(?:\\s*=\\s*(.*))?", Pattern.DOTALL);
    private static final Pattern REGISTER_LIST = Pattern.compile("\\.reg\\s*\\.(\\w+)\\s+(.*)");
    private static final Pattern REGISTERS = Pattern.compile("([$%\\w]+)(?:<(\\d+)>)?");
    private static final Pattern THREADS = Pattern.compile(
            "\\.(?:maxntid|reqntid)\\s+(\\d+)(?:\\s*,\\s*(\\d+))?(?:\\s*,\\s*(\\d+))?");

    private final PtxText text;

    private String version = "";
    private String target = "";
    private final List<PtxProgram.Variable> variables = new ArrayList<>();
    private final Map<String, PtxProgram.Entry> entries = new LinkedHashMap<>();

    private PtxParser(String text) {
        this.text = new PtxText(text);
    }

    static PtxProgram parse(String ptx) {
        PtxParser parser = new PtxParser(ptx);
        parser.module();
        return new PtxProgram(parser.version, parser.target, List.copyOf(parser.variables), parser.entries);
    }

    // ---------------------------------------------------------------- statements

    private void module() {
        while (text.skipSpace()) {
            int start = text.line();
            if (text.lookingAt(".version") || text.lookingAt(".target") || text.lookingAt(".address_size")
                    || text.lookingAt(".file")) {
                String directive = text.restOfLine();
                if (directive.startsWith(".version")) {
                    version = directive.substring(8).trim();
                } else if (directive.startsWith(".target")) {
                    target = directive.substring(7).split(",")[0].trim();
                }
                continue;
            }
            String head = text.untilBodyOrEnd();
            if (head.contains(".entry")) {
                entry(head, start);
            } else if (head.contains(".func")) {
                if (text.previous() == '{') {
                    text.skipBody();
                }
            } else if (!head.isBlank()) {
                variable(head, start, variables);
            }
        }
    }

    private void entry(String head, int start) {
        Matcher matcher = Pattern.compile("\\.entry\\s+([$%\\w]+)\\s*\\(([^)]*)\\)", Pattern.DOTALL).matcher(head);
        Matcher bare = Pattern.compile("\\.entry\\s+([$%\\w]+)").matcher(head);
        if (!bare.find()) {
            throw new UnsupportedPtx(start, head, "an entry needs a name");
        }
        String declared = matcher.find() ? matcher.group(2) : "";
        List<String> names = new ArrayList<>();
        for (String parameter : declared.split(",")) {
            if (!parameter.isBlank()) {
                names.add(parameter.trim().replaceAll("\\[\\d*]$", "").replaceAll(".*\\s", ""));
            }
        }
        Matcher threads = THREADS.matcher(head);
        int most = 0;
        if (threads.find()) {
            most = 1;
            for (int i = 1; i <= 3; i++) {
                most *= threads.group(i) == null ? 1 : Integer.parseInt(threads.group(i));
            }
        }
        Body body = new Body();
        body.read();
        List<Parameter> parameters = Parameter.of(bare.group(1), declared.isEmpty() ? ".entry " + bare.group(1) + " ()" : head);
        entries.put(bare.group(1), new PtxProgram.Entry(bare.group(1), parameters, names, List.copyOf(body.variables),
                body.registers, body.labels, body.branchTargets, List.copyOf(body.instructions), most));
    }

    /// Reads `.shared .align 16 .b8 tile[1024]` and its like.
    private static void variable(String statement, int line, List<PtxProgram.Variable> into) {
        Matcher matcher = VARIABLE.matcher(statement);
        if (!matcher.find()) {
            throw new UnsupportedPtx(line, statement, "not a statement that the interpreter knows");
        }
        Type type = Type.named(matcher.group(3));
        if (type == null) {
            throw new UnsupportedPtx(line, statement, "unknown type ." + matcher.group(3));
        }
        int elements = 1;
        Matcher sizes = Pattern.compile("\\[(\\d*)]").matcher(matcher.group(5));
        while (sizes.find()) {
            elements *= sizes.group(1).isEmpty() ? 0 : Integer.parseInt(sizes.group(1));
        }
        int align = matcher.group(2) == null ? type.bytes() : Integer.parseInt(matcher.group(2));
        byte[] initial = matcher.group(6) == null ? null : initial(matcher.group(6), type, line);
        into.add(new PtxProgram.Variable(matcher.group(1), matcher.group(4), align, elements * type.bytes(), initial));
    }

    private static byte[] initial(String values, Type type, int line) {
        String[] words = values.replaceAll("[{}\\s]", "").split(",");
        byte[] bytes = new byte[words.length * type.bytes()];
        for (int i = 0; i < words.length; i++) {
            if (!words[i].matches("-?\\d\\w*")) {
                throw new UnsupportedPtx(line, values, "only numbers can be given to a variable");
            }
            long bits = OperandParser.number(words[i]);
            for (int b = 0; b < type.bytes(); b++) {
                bytes[i * type.bytes() + b] = (byte) (bits >>> 8 * b);
            }
        }
        return bytes;
    }

    // ---------------------------------------------------------------- a kernel's body

    private final class Body {
        final List<PtxProgram.Variable> variables = new ArrayList<>();
        final Map<String, Type> registers = new LinkedHashMap<>();
        final Map<String, Integer> labels = new LinkedHashMap<>();
        final Map<String, List<String>> branchTargets = new LinkedHashMap<>();
        final List<Instruction> instructions = new ArrayList<>();
        private final List<Map<String, String>> scopes = new ArrayList<>();
        private int blocks;

        void read() {
            scopes.add(new LinkedHashMap<>());
            while (!scopes.isEmpty()) {
                if (!text.skipSpace()) {
                    throw new UnsupportedPtx(text.line(), "end of text", "a closing brace is missing");
                }
                if (text.peek() == '{') {
                    text.next();
                    blocks++;
                    scopes.add(labelsAhead());
                } else if (text.peek() == '}') {
                    text.next();
                    scopes.removeLast();
                } else if (text.lookingAt(".loc ") || text.lookingAt(".loc\t") || text.lookingAt(".file")) {
                    text.restOfLine();
                } else {
                    statement();
                }
            }
        }

        /// A block may jump to a label that comes later: its labels are known from its first line on.
        private Map<String, String> labelsAhead() {
            Map<String, String> names = new LinkedHashMap<>();
            Matcher matcher = LABEL_AHEAD.matcher(text.restOfBlock());
            while (matcher.find()) {
                names.put(matcher.group(1), matcher.group(1) + "@" + blocks);
            }
            return names;
        }

        private void statement() {
            int start = text.line();
            StringBuilder read = new StringBuilder();
            while (true) {
                if (text.isAtEnd()) {
                    throw new UnsupportedPtx(start, read.toString(), "the text ends within a statement");
                }
                if (text.skipComment()) {
                    continue;
                }
                char c = text.next();
                if (c == ';') {
                    break;
                }
                if (c == ':' && !text.isAtEnd() && text.peek() != ':'
                        && LABEL.matcher(read.toString().trim()).matches()) {
                    label(read.toString().trim(), start);
                    return;
                }
                read.append(Character.isWhitespace(c) ? ' ' : c);
            }
            String statement = read.toString().trim().replaceAll("\\s+", " ");
            if (statement.startsWith(".reg")) {
                declare(statement, start);
            } else if (statement.startsWith(".shared") || statement.startsWith(".local") || statement.startsWith(".const")
                    || statement.startsWith(".global")) {
                variable(statement, start, variables);
            } else if (!statement.startsWith(".pragma") && !statement.isEmpty()) {
                instructions.add(OperandParser.instruction(statement, start, this::resolve));
            }
        }

        private void label(String name, int start) {
            text.skipSpace();
            if (text.lookingAt(".branchtargets")) {
                String list = text.untilBodyOrEnd().substring(".branchtargets".length());
                branchTargets.put(name, List.of(list.trim().split("\\s*,\\s*")));
            } else {
                String scoped = scopes.size() > 1 ? scopes.getLast().getOrDefault(name, name) : name;
                if (labels.put(scoped, instructions.size()) != null) {
                    throw new UnsupportedPtx(start, name + ":", "the label stands twice");
                }
            }
        }

        /// `.reg .b32 %r<10>` declares %r0 to %r9.
        private void declare(String statement, int start) {
            Matcher words = REGISTER_LIST.matcher(statement);
            Type type = words.matches() ? Type.named(words.group(1)) : null;
            if (type == null) {
                throw new UnsupportedPtx(start, statement, "unknown type of register");
            }
            for (String word : words.group(2).split("\\s*,\\s*")) {
                Matcher matcher = REGISTERS.matcher(word.trim());
                if (!matcher.matches()) {
                    throw new UnsupportedPtx(start, statement, "a register is a name, or a name with a number of them");
                }
                if (matcher.group(2) == null) {
                    register(matcher.group(1), type);
                } else {
                    for (int i = 0; i < Integer.parseInt(matcher.group(2)); i++) {
                        register(matcher.group(1) + i, type);
                    }
                }
            }
        }

        private void register(String name, Type type) {
            String scoped = scopes.size() > 1 ? name + "@" + blocks : name;
            scopes.getLast().put(name, scoped);
            registers.put(scoped, type);
        }

        private String resolve(String name) {
            for (int i = scopes.size() - 1; i >= 0; i--) {
                String scoped = scopes.get(i).get(name);
                if (scoped != null) {
                    return scoped;
                }
            }
            return name;
        }
    }
}
