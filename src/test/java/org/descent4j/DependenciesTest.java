package org.descent4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.descent4j.internal.guard.Finite;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.guard.Room;
import org.descent4j.internal.guard.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which package may use which: docs/architecture.md says it, and the arrows point one way. */
class DependenciesTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.descent4j");

    private static final Pattern BOX = Pattern.compile("\\[ ([\\w.]+) ]");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\|[^|]+\\|([\\w., ]*)\\|");

    @Test
    @DisplayName("no cycles between packages")
    void noCycles() {
        Map<String, Set<String>> left = arrowsOfTheCode();
        boolean isLess = true;
        while (isLess) {
            // Those that use none of the others cannot be in a cycle.
            isLess = left.values().removeIf(used -> used.stream().noneMatch(left::containsKey));
        }
        assertEquals(Map.of(), left);
    }

    @Test
    @DisplayName("The table in docs/architecture.md has exactly the arrows that the code has")
    void arrows() throws IOException {
        assertEquals(arrowsOfTheCode(), arrowsOfThePage());
    }

    @Test
    @DisplayName("The drawing in docs/architecture.md has every package once, and every arrow of the table points down")
    void drawing() throws IOException {
        Map<String, Integer> floors = new TreeMap<>();
        List<String> lines = page();
        for (int line = 0; line < lines.size(); line++) {
            for (Matcher box = BOX.matcher(lines.get(line)); box.find(); ) {
                assertNull(floors.put(box.group(1), line), box.group(1) + " is there twice");
            }
        }
        Map<String, Set<String>> arrows = arrowsOfThePage();
        assertEquals(arrows.keySet(), floors.keySet());
        arrows.forEach((from, used) ->
                used.forEach(to -> assertTrue(floors.get(from) < floors.get(to), from + " must stand above " + to)));
    }

    private static List<String> page() throws IOException {
        return Files.readAllLines(Path.of("docs", "architecture.md"));
    }

    /** Package to the packages that it uses, as the rows of the table say. */
    private static Map<String, Set<String>> arrowsOfThePage() throws IOException {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (String line : page()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> used =
                        new TreeSet<>(Arrays.asList(row.group(2).strip().split(", ", -1)));
                used.remove("");
                arrows.put(row.group(1), used);
            }
        }
        return arrows;
    }

    private static Map<String, Set<String>> arrowsOfTheCode() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : LIBRARY) {
            Set<String> used = arrows.computeIfAbsent(name(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith("org.descent4j"))
                    .map(DependenciesTest::name)
                    .filter(name -> !name.equals(name(type)))
                    .forEach(used::add);
        }
        return arrows;
    }

    /** Without what all have in common. */
    private static String name(JavaClass type) {
        return type.getPackageName().replaceFirst("^org\\.(descent4j\\.)?", "");
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
                .haveNameMatching(".*kernel\\.(HeapKernel|Plan|Numbers|Rule|Slice|Decay|Refused)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                        .or(belongToAnyOf(Finite.class, OpenArray.class, Shape.class, Room.class)))
                .check(LIBRARY);
    }
}
