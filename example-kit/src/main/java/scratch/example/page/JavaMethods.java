package scratch.example.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

/// Finds methods and constructors in Java source, as the compiler reads it.
final class JavaMethods {
    private JavaMethods() {
    }

    private record Found(String name, String parameters, String code) {
        String signature() {
            return name + "(" + parameters + ")";
        }
    }

    /// The lines of the one method with this name, from its first modifier to its closing brace, annotations left out.
    ///
    /// @param file   for messages, and its name is that of the constructors
    /// @param wanted `fit`, or `fit(double[],int)` if there are several
    /// @throws IllegalArgumentException if none or several fit
    static String find(String source, String file, String wanted) {
        List<Found> all = methods(source, file);
        String name = wanted.replaceAll("\\(.*", "");
        List<Found> named = all.stream().filter(method -> method.name.equals(name)).toList();
        List<Found> fitting = wanted.contains("(")
                ? named.stream().filter(method -> method.signature().equals(wanted)).toList() : named;
        if (fitting.size() == 1) {
            return fitting.getFirst().code;
        }
        List<Found> near = named.isEmpty() ? all : named;
        throw new IllegalArgumentException("heart: " + file + "#" + wanted + ": "
                + (fitting.isEmpty() ? "there is no such method" : "there are several; name the types of the parameters")
                + ": " + near.stream().map(Found::signature).distinct().collect(Collectors.joining(" ")));
    }

    private static List<Found> methods(String source, String file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, problem -> { }, null, null, List.of(new Text(file, source)));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Found> found = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        String type = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                                .getSimpleName().toString();
                        var annotations = method.getModifiers().getAnnotations();
                        long from = annotations.isEmpty() ? positions.getStartPosition(unit, method)
                                : positions.getEndPosition(unit, annotations.getLast());
                        long to = positions.getEndPosition(unit, method);
                        if (from >= 0 && to > from) {
                            String name = method.getName().contentEquals("<init>") ? type : method.getName().toString();
                            String parameters = method.getParameters().stream()
                                    .map(parameter -> parameter.getType().toString().replace(" ", ""))
                                    .collect(Collectors.joining(","));
                            found.add(new Found(name, parameters, lines(source, (int) from, (int) to)));
                        }
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    // Whole lines, so that the first one keeps its indent.
    private static String lines(String source, int from, int to) {
        int start = from;
        while (Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        return source.substring(source.lastIndexOf('\n', start) + 1, to);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
