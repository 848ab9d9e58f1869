package org.descent4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
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
    @DisplayName("schedules, surfaces and bias correction are plain Java: they run where no ND4J is")
    void plainJava() {
        noClasses()
                .that()
                .resideInAnyPackage("org.descent4j.schedule", "org.descent4j.surface", "org.descent4j.average")
                .and()
                .haveNameNotMatching(".*\\.(Walk|Ewa)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                        .or(belongToAnyOf(OpenArray.class, Shape.class, Room.class)))
                .check(LIBRARY);
    }
}
