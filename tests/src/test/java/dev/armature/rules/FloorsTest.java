package dev.armature.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each module is a floor that imports only floors below it.
final class FloorsTest {

    private static final String INTERNAL = ".internal";

    @Test
    void shouldSeeEveryModule() {
        for (String module : House.MAY_IMPORT.keySet()) {
            assertThat(House.CLASSES.stream().filter(in(module))).as(module).isNotEmpty();
        }
    }

    @TestFactory
    List<DynamicTest> shouldImportOnlyFloorsBelow() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, Set<String>> floor : House.MAY_IMPORT.entrySet()) {
            List<String> forbidden = new ArrayList<>(List.of("dev.armature.benchmarks.."));
            for (String other : House.MAY_IMPORT.keySet()) {
                if (!other.equals(floor.getKey()) && !floor.getValue().contains(other)) {
                    forbidden.add("dev.armature." + other + "..");
                }
            }
            tests.add(DynamicTest.dynamicTest(
                    floor.getKey(),
                    () -> noClasses()
                            .that(in(floor.getKey()))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden.toArray(String[]::new))
                            .because(floor.getKey() + " may import only " + floor.getValue())
                            .allowEmptyShould(true)
                            .check(House.CLASSES)));
        }
        return tests;
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().assignedFrom(ideas()).should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void shouldKeepInternalPackagesInsideTheirModule() {
        ArchRuleDefinition.classes().should(reachIntoNoOtherModulesInternals()).check(House.CLASSES);
    }

    /// A package with its `internal` is one idea.
    private static SliceAssignment ideas() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass item) {
                String name = item.getPackageName();
                int internal = name.indexOf(INTERNAL);
                return SliceIdentifier.of(internal < 0 ? name : name.substring(0, internal));
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static ArchCondition<JavaClass> reachIntoNoOtherModulesInternals() {
        return new ArchCondition<>("reach into no other module's internal package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    if (target.startsWith("dev.armature.")
                            && (target + ".").contains(INTERNAL + ".")
                            && !module(target).equals(module(item.getPackageName()))) {
                        events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String module(String packageName) {
        String[] words = packageName.split("\\.", -1);
        return words.length > 2 ? words[2] : "";
    }

    private static DescribedPredicate<JavaClass> in(String module) {
        return DescribedPredicate.describe(
                "are in " + module, c -> module(c.getPackageName()).equals(module));
    }
}
