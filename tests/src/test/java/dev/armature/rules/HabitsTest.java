package dev.armature.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Timer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/// What code of the house does not do.
final class HabitsTest {

    private static final String TIME = "dev.armature.core.time..";
    private static final String[] MAY_PRINT = {"dev.armature.launch..", "dev.armature.benchmarks.."};

    @Test
    void shouldReadTheSystemsClockOnlyInCoreTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TIME)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethodWhere(target(owner(resideInAPackage("java.time"))).and(target(name("now"))))
                .orShould()
                .dependOnClassesThat(are(assignableTo(Timer.class)))
                .because("a loop that takes a Clock runs in lock-step with a simulation")
                .check(House.CLASSES);
    }

    @Test
    void shouldPrintOnlyInTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackages(MAY_PRINT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(House.CLASSES);
    }

    @Test
    void shouldEndTheProcessOnlyInTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.armature.launch..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(House.CLASSES);
    }

    @Test
    void shouldLogThroughOneDoor() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .check(House.CLASSES);
    }

    @Test
    void shouldNeverUseJavaSerialization() {
        noClasses()
                .should()
                .dependOnClassesThat(are(assignableTo(ObjectInputStream.class)))
                .orShould()
                .dependOnClassesThat(are(assignableTo(ObjectOutputStream.class)))
                .because("bytes from elsewhere must not become code")
                .check(House.CLASSES);
    }

    @Test
    void shouldBeFinalOrMeantToBeExtended() {
        classes()
                .that(DescribedPredicate.not(are(assignableTo(Pointer.class))))
                .should(beFinalOrAbstract())
                .check(House.CLASSES);
    }

    private static ArchCondition<JavaClass> beFinalOrAbstract() {
        return new ArchCondition<>("be final, abstract or sealed") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean fits = item.isInterface()
                        || item.isEnum()
                        || item.isRecord()
                        || item.isAnonymousClass()
                        || item.getModifiers().contains(JavaModifier.FINAL)
                        || item.getModifiers().contains(JavaModifier.ABSTRACT)
                        || item.reflect().isSealed();
                if (!fits) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " is open to extension"));
                }
            }
        };
    }
}
