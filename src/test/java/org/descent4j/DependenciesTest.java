package org.descent4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.List;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.guard.Room;
import org.descent4j.internal.guard.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which package may use which: the arrows point one way. */
class DependenciesTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.descent4j");

    @Test
    @DisplayName("no cycles between packages")
    void noCycles() {
        slices().matching("org.descent4j.(**)").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    @DisplayName("average ← schedule ← optimizer ← training ← chart, and what stands beside them")
    void arrows() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("guard")
                .definedBy("org.descent4j.internal.guard")
                .layer("file")
                .definedBy("org.descent4j.internal.file")
                .layer("kernel")
                .definedBy("org.descent4j.internal.kernel")
                .layer("average")
                .definedBy("org.descent4j.average")
                .layer("schedule")
                .definedBy("org.descent4j.schedule")
                .layer("optimizer")
                .definedBy("org.descent4j.optimizer")
                .layer("data")
                .definedBy("org.descent4j.data")
                .layer("network")
                .definedBy("org.descent4j.network")
                .layer("training")
                .definedBy("org.descent4j.training")
                .layer("surface")
                .definedBy("org.descent4j.surface")
                .layer("chart")
                .definedBy("org.descent4j.chart")
                .whereLayer("guard")
                .mayNotAccessAnyLayer()
                .whereLayer("file")
                .mayOnlyAccessLayers("guard")
                .whereLayer("kernel")
                .mayOnlyAccessLayers("guard")
                .whereLayer("average")
                .mayOnlyAccessLayers("guard")
                .whereLayer("schedule")
                .mayOnlyAccessLayers("guard")
                .whereLayer("optimizer")
                .mayOnlyAccessLayers("guard", "kernel", "average", "schedule")
                .whereLayer("data")
                .mayOnlyAccessLayers("guard")
                .whereLayer("network")
                .mayOnlyAccessLayers("guard", "file", "optimizer")
                .whereLayer("training")
                .mayOnlyAccessLayers("guard", "file", "network", "optimizer", "schedule", "data")
                .whereLayer("surface")
                .mayOnlyAccessLayers("guard", "optimizer", "schedule")
                .whereLayer("chart")
                .mayOnlyAccessLayers(
                        "guard", "training", "surface", "average", "schedule", "optimizer", "data", "network")
                .check(LIBRARY);
    }

    @Test
    @DisplayName("what users see names no type of org.descent4j.internal: not as a parameter, a result or a parent")
    void nothingInternalIsSeen() {
        classes()
                .that()
                .resideOutsideOfPackage("org.descent4j.internal..")
                .and(areSeen())
                .should(new ArchCondition<>("name no internal type") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaType named : namedBy(type)) {
                            named.getAllInvolvedRawTypes().stream()
                                    .map(JavaClass::getBaseComponentType)
                                    .filter(raw -> raw.getPackageName().startsWith("org.descent4j.internal"))
                                    .forEach(raw -> events.add(SimpleConditionEvent.violated(
                                            type, type.getName() + " names " + raw.getName())));
                        }
                    }
                })
                .check(LIBRARY);
    }

    /** Public or protected, with all that it stands in. */
    private static DescribedPredicate<JavaClass> areSeen() {
        return DescribedPredicate.describe(
                "are public or protected",
                type -> isSeen(type) && type.getEnclosingClass().stream().allMatch(areSeen()));
    }

    private static boolean isSeen(HasModifiers member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static List<JavaType> namedBy(JavaClass type) {
        List<JavaType> named = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(named::add);
        for (JavaField field : type.getFields()) {
            if (isSeen(field)) {
                named.add(field.getType());
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isSeen(unit)) {
                named.add(unit.getReturnType());
                named.addAll(unit.getParameterTypes());
                named.addAll(unit.getExceptionTypes());
            }
        }
        return named;
    }

    @Test
    @DisplayName("schedules, surfaces, walks and bias correction are plain Java: they run where no ND4J is")
    void plainJava() {
        noClasses()
                .that()
                .resideInAnyPackage("org.descent4j.schedule", "org.descent4j.surface", "org.descent4j.average")
                .and()
                .haveNameNotMatching(".*\\.Ewa(\\$.*)?")
                .or()
                .haveNameMatching(".*optimizer\\.(DoubleStepper|PlainStepper|Clipping)(\\$.*)?")
                .or()
                .haveNameMatching(".*kernel\\.(HeapKernel|Plan|Numbers|Rule|Share|Decay|Refused)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                        .or(belongToAnyOf(OpenArray.class, Shape.class, Room.class)))
                .check(LIBRARY);
    }
}
