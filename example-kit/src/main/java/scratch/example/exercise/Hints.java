package scratch.example.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/// The hints of an exercise, read from the source of its checker: nothing needs to compile for that, least of all what
/// a learner is in the middle of writing.
public final class Hints {
    private Hints() {
    }

    /// The strings of `return List.of("…", "…", "…")` in the method `hints` of a checker.
    ///
    /// @throws IllegalArgumentException if the method is missing or not of that form
    public static List<String> in(Path checker) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, problem -> { }, List.of("-proc:none"), null,
                    files.getJavaFileObjects(checker));
            for (CompilationUnitTree unit : task.parse()) {
                List<String> hints = new Finder().scan(unit, null);
                if (hints != null) {
                    return hints;
                }
            }
        }
        throw new IllegalArgumentException("Hints.in: " + checker.getFileName()
                + ": needs a method hints() that returns List.of(...) of string literals");
    }

    private static final class Finder extends TreeScanner<List<String>, Void> {
        @Override
        public List<String> visitMethod(MethodTree method, Void nothing) {
            if (method.getName().contentEquals("hints") && method.getParameters().isEmpty()
                    && method.getBody() != null
                    && method.getBody().getStatements().getFirst() instanceof ReturnTree only
                    && only.getExpression() instanceof MethodInvocationTree call) {
                return call.getArguments().stream().map(Finder::text).toList();
            }
            return null;
        }

        @Override
        public List<String> reduce(List<String> one, List<String> other) {
            return one != null ? one : other;
        }

        private static String text(ExpressionTree expression) {
            return switch (expression) {
                case LiteralTree literal -> String.valueOf(literal.getValue());
                case BinaryTree sum -> text(sum.getLeftOperand()) + text(sum.getRightOperand());
                default -> throw new IllegalArgumentException("Hints.in: " + expression + ": must be a string literal");
            };
        }
    }
}
