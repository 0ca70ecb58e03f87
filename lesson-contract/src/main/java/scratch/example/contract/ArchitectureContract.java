package scratch.example.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// The rules of the house, checked on a module's compiled classes: algorithms depend on the JDK and on algorithms of
/// the same or of earlier modules, on nothing else; the Vector API stays in its room; no cycles; lessons
/// stand in their chapters; no package differs from another by a plural.
public interface ArchitectureContract {
    /// The package of this module, e.g. `scratch.classic`.
    String root();

    /// The packages of the modules that this one may build on.
    List<String> earlier();

    /// The chapters by which the lessons of a large module are grouped: packages between the root and the lesson. None
    /// in a module whose lessons stand side by side.
    default List<String> chapters() {
        return List.of();
    }

    /// What a room may use beside the JDK, where the room is about reading or writing and not about learning: its package
    /// and the packages of the library, both as ArchUnit names them (`scratch.classic.data`, `org.apache.commons.csv..`).
    default Map<String, String> libraries() {
        return Map.of();
    }

    /// The compiled classes of this module, without its tests.
    static JavaClasses production() {
        return Production.CLASSES;
    }

    /// Read once; classes of other jars are known by name only, which is all that the rules ask.
    final class Production {
        private static final JavaClasses CLASSES = read();

        private Production() {
        }

        private static JavaClasses read() {
            ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(Path.of("target/classes"));
        }
    }

    private static DescribedPredicate<JavaClass> examples() {
        return describe("examples (Ex…, Figures…, Peers…)", type -> outermost(type).matches("(Ex|Figures|Peers)\\d{3}\\w*"));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    @Test
    default void algorithmsDependOnTheJdkAndOnEarlierAlgorithmsOnly() {
        String[] allowed = Stream.concat(
                Stream.of("java..", "jdk.incubator.vector..", root() + ".."),
                earlier().stream().map(name -> name + "..")).toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAnyPackage(allowed).or(describe("arrays of primitives",
                type -> type.getBaseComponentType().isPrimitive() || type.isPrimitive()));
        classes().that(not(examples())).and().resideOutsideOfPackages(libraries().keySet().toArray(String[]::new))
                .should().onlyDependOnClassesThat(ours).allowEmptyShould(true).check(production());
        libraries().forEach((room, library) -> classes().that(not(examples())).and().resideInAPackage(room)
                .should().onlyDependOnClassesThat(ours.or(resideInAPackage(library))).check(production()));
    }

    @Test
    default void algorithmsDoNotUseExamples() {
        noClasses().that(not(examples())).should().dependOnClassesThat(examples())
                .allowEmptyShould(true).check(production());
    }

    // `./run exercise` compiles the learner's file alone, which is right only as long as this holds.
    @Test
    default void nothingDependsOnWhatLearnersWrite() {
        DescribedPredicate<JavaClass> exercises =
                describe("exercises", type -> outermost(type).matches("Exercise\\d{3}"));
        noClasses().that(not(exercises)).should().dependOnClassesThat(exercises)
                .allowEmptyShould(true).check(production());
    }

    @Test
    default void theVectorApiStaysInItsRoom() {
        noClasses().that().resideOutsideOfPackage("scratch.math.kernel.simd")
                .and(not(describe("lesson 110, which is about it",
                        type -> type.getPackageName().equals("scratch.math.simd"))))
                .should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..")
                .allowEmptyShould(true).check(production());
    }

    @Test
    default void packagesHaveNoCycles() {
        slices().matching(root() + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(production());
    }

    @Test
    default void lessonsStandInTheirChapters() {
        String place = root().replace(".", "\\.")
                + (chapters().isEmpty() ? "" : "\\.(" + String.join("|", chapters()) + ")") + "\\.[a-z0-9]+";
        assertThat(production()).filteredOn(examples()).extracting(JavaClass::getPackageName)
                .as("packages of examples").allMatch(name -> name.matches(place), place);
    }

    /// `tensor` beside `tensors` is read as one word: which of the two was it?
    @Test
    default void noPackageIsThePluralOfAnother() {
        Set<String> words = production().stream()
                .flatMap(type -> Stream.of(type.getPackageName().split("\\."))).collect(Collectors.toSet());
        assertThat(words).isNotEmpty().noneMatch(word -> words.contains(word + "s") || words.contains(word + "es"));
    }
}
