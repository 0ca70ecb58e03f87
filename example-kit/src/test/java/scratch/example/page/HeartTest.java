package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartTest {
    private static final String SOURCE = """
            package some.where;

            /// A class with a method fit(int x) in its comment.
            public final class Model {
                private final double[] w;

                // The constructor.
                private Model(double... w) {
                    this.w = w;
                }

                /// Fits.
                @Deprecated
                public static Model fit(double[] x, int k) {
                    String text = "}";                 // } is no end
                    return k == 0 ? new Model(x) : fit(x) {
                    };
                }

                static Model fit(java.util.Map<String, Integer> counts) {

                    return new Model();
                }

                double predict(double x) { return w[0] * x; }

                record Part(int a) {
                    int twice() {
                        return 2 * a;
                    }
                }
            }
            """.replace(" : fit(x) {\n        };", " : new Model() {\n        };");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("lesson"));
        Files.writeString(folder.resolve("Model.java"), SOURCE);
    }

    private String cut(String wanted) {
        return Heart.cut(wanted, folder.resolve("lesson"));
    }

    @Test
    void aMethodIsCutWithoutItsCommentAnnotationAndIndent() {
        assertThat(cut("../Model.java#fit(double[],int)")).isEqualTo("""
                public static Model fit(double[] x, int k) {
                    String text = "}";                 // } is no end
                    return k == 0 ? new Model(x) : new Model() {
                    };
                }
                """);
    }

    @Test
    void aFunctionOfACudaSourceIsCutWithItsHead() throws IOException {
        Files.writeString(folder.resolve("sum.cu"), """
                // What it does: add(x) { }
                #include "warp.cuh"

                constexpr int THREADS = 256;

                struct Pair {
                    float a, b;
                };

                // A comment.
                template <class T>
                __device__ __forceinline__ T add(const T (&x)[4],
                                                 T y) {
                    if (y > 0) {
                        y += x[0];
                    }
                    return y;
                }

                extern "C" __global__ void __launch_bounds__(THREADS)
                sum(int n, float* out) {
                    out[n] = add({}, 1.0f);
                }
                """);
        assertThat(cut("../sum.cu#add")).isEqualTo("""
                template <class T>
                __device__ __forceinline__ T add(const T (&x)[4],
                                                 T y) {
                    if (y > 0) {
                        y += x[0];
                    }
                    return y;
                }
                """);
        assertThat(cut("../sum.cu#sum")).isEqualTo("""
                extern "C" __global__ void __launch_bounds__(THREADS)
                sum(int n, float* out) {
                    out[n] = add({}, 1.0f);
                }
                """);
        assertThatIllegalArgumentException().isThrownBy(() -> cut("../sum.cu#mean"))
                .withMessage("heart: sum.cu#mean: there is no such function: add sum");
        assertThat(Heart.refreshed("<!-- heart ../sum.cu#sum -->\n```cuda\n```\n", folder.resolve("lesson")))
                .startsWith("<!-- heart ../sum.cu#sum -->\n```cuda\nextern").endsWith("}\n```\n");
    }

    @Test
    void severalPiecesStandInTheOrderAskedFor() {
        assertThat(cut("../Model.java#predict ../Model.java#Model")).isEqualTo("""
                double predict(double x) { return w[0] * x; }

                private Model(double... w) {
                    this.w = w;
                }
                """);
    }

    @Test
    void methodsOfInnerTypesAndEmptyLinesAreCutToo() {
        assertThat(cut("../Model.java#twice")).isEqualTo("int twice() {\n    return 2 * a;\n}\n");
        assertThat(cut("../Model.java#fit(java.util.Map<String,Integer>)")).contains("{\n\n    return");
    }

    @Test
    void whatCannotBeFoundIsNamedWithWhatIsThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> cut("../Model.java#train"))
                .withMessage("heart: Model.java#train: there is no such method: Model(double[]) fit(double[],int) "
                        + "fit(java.util.Map<String,Integer>) predict(double) twice()");
        assertThatIllegalArgumentException().isThrownBy(() -> cut("../Model.java#fit"))
                .withMessage("heart: Model.java#fit: there are several; name the types of the parameters: "
                        + "fit(double[],int) fit(java.util.Map<String,Integer>)");
        assertThatIllegalArgumentException().isThrownBy(() -> cut("../Model.java#fit(int)"))
                .withMessageStartingWith("heart: Model.java#fit(int): there is no such method: fit(double[],int)");
        assertThatIllegalArgumentException().isThrownBy(() -> cut("Model.java#fit"))
                .withMessage("heart: Model.java#fit: there is no file Model.java there");
        assertThatIllegalArgumentException().isThrownBy(() -> cut("../Model.java"))
                .withMessage("heart: ../Model.java: is File.java#method");
    }

    @Test
    void aPageShowsWhatStandsInTheSource() {
        String page = "text\n<!-- heart ../Model.java#predict -->\n```java\nold $1\n```\nmore\n```java\nother\n```\n";
        assertThat(Heart.blocks(page)).containsExactly(new Heart.Block("../Model.java#predict", "old $1\n"));
        assertThat(Heart.refreshed(page, folder.resolve("lesson"))).isEqualTo(
                page.replace("old $1\n", "double predict(double x) { return w[0] * x; }\n"));
    }
}
