package scratch.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.nio.file.Path;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// Every room of this module calls only rooms below it; at the bottom stand the author's tools.
class RoomsTest {
    private static JavaClasses classes() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target/classes"));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("scratch.example.(**)").should().beFreeOfCycles().check(classes());
    }

    @Test
    void theAuthorsToolsNeedNoRoom() {
        noClasses().that().resideInAPackage("scratch.example").should()
                .dependOnClassesThat().resideInAnyPackage("scratch.example.*..").check(classes());
    }

    @Test
    void picturesAndDataKnowNothingOfLessons() {
        noClasses().that().resideInAnyPackage("scratch.example.figure..", "scratch.example.data..",
                "scratch.example.exercise..", "scratch.example.progress..").should().dependOnClassesThat().resideInAnyPackage(
                "scratch.example.lesson..", "scratch.example.page..", "scratch.example.launch..").check(classes());
    }
}
