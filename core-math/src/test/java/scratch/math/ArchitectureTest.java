package scratch.math;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.example.contract.ArchitectureContract;

class ArchitectureTest implements ArchitectureContract {
    @Override
    public String root() {
        return "scratch.math";
    }

    @Override
    public List<String> earlier() {
        return List.of();
    }

    /// Every room, and the rooms that it may enter besides itself. Lessons may enter all, and no room enters a lesson.
    @ParameterizedTest
    @CsvSource({
        "scratch.math.check,",
        "scratch.math.kernel, check",
        "scratch.math.kernel.simd, check kernel",
        "scratch.math, check kernel",
        "scratch.math.decomposition, check kernel .",
        "scratch.math.optimize, check kernel . decomposition",
        "scratch.math.tensor, check",
        "scratch.math.tensor.cpu, check kernel tensor",
        "scratch.math.autograd, check tensor",
    })
    void aRoomCallsOnlyRoomsBelow(String room, String below) {
        Stream<String> others = Stream.ofNullable(below).flatMap(names -> Stream.of(names.split(" ")))
                .map(name -> name.equals(".") ? root() : root() + "." + name);
        String[] allowed = Stream.concat(Stream.of(room), others).toArray(String[]::new);
        noClasses().that().resideInAPackage(room).should()
                .dependOnClassesThat(resideInAPackage("scratch.math..").and(not(resideInAnyPackage(allowed))))
                .check(ArchitectureContract.production());
    }
}
