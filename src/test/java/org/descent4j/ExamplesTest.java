package org.descent4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * C17: the examples in the Javadoc of the library, and those in the pages beside it, compile and run; and where one
 * says in a comment what number comes out, it does.
 *
 * <p>An example is run by JShell, as a reader would type it, with the imports of {@link #imports}. {@code // 0.0667}
 * after an expression is its value, rounded to the digits shown; any other comment is prose.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern IN_JAVADOC = Pattern.compile("<pre>\\{@code\\R(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern IN_MARKDOWN = Pattern.compile("(?m)^```java\\R(.*?)^```", Pattern.DOTALL);
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:[a-z]+ )*(?:class|record|interface|enum) (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*//[ \\t]*([^\\r\\n]*)");
    private static final Pattern LAST_LINE = Pattern.compile("(.*;)([ \\t]*//[^\\r\\n]*)\\s*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

    private final JShell shell = JShell.builder().executionEngine("local").build();

    ExamplesTest() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            shell.addToClasspath(entry);
        }
        for (String name : imports()) {
            run("import " + name + ";");
        }
    }

    private static List<String> imports() throws IOException {
        List<String> names = new ArrayList<>(List.of(
                "java.io.*",
                "java.nio.file.*",
                "java.util.*",
                "java.util.function.*",
                "java.util.stream.*",
                "org.knowm.xchart.XYChart",
                "org.nd4j.evaluation.classification.Evaluation",
                "org.nd4j.linalg.api.buffer.DataType",
                "org.nd4j.linalg.api.ndarray.INDArray",
                "org.nd4j.linalg.factory.Nd4j",
                "org.nd4j.linalg.indexing.NDArrayIndex",
                "org.nd4j.linalg.ops.transforms.Transforms"));
        sources()
                .map(file -> SOURCES.relativize(file.getParent()).toString())
                .distinct()
                .map(folder -> folder.replace(File.separatorChar, '.') + ".*")
                .forEach(names::add);
        return names;
    }

    @AfterAll
    void close() {
        shell.close();
    }

    @TestFactory
    @DisplayName("C17: the examples in the Javadoc run")
    Stream<DynamicTest> javadoc() throws IOException {
        return sources().flatMap(file -> examples(file, IN_JAVADOC));
    }

    @TestFactory
    @DisplayName("C17: the examples in the pages run")
    Stream<DynamicTest> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""), 2)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith("target") && !file.startsWith("node_modules"))
                    .sorted()
                    .toList();
            return pages.stream().flatMap(file -> examples(file, IN_MARKDOWN));
        }
    }

    @Test
    @DisplayName("C17: every public type has an example")
    void everyPublicTypeHasAnExample() throws IOException {
        List<String> without = sources()
                // How a step is carried out is no part of the API: it is public only for the package above it.
                .filter(file -> !file.getParent().endsWith("kernel"))
                .filter(file -> PUBLIC_TYPE.matcher(read(file)).find())
                .filter(file -> !IN_JAVADOC.matcher(read(file)).find())
                .map(file -> SOURCES.relativize(file).toString())
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void aWrongExampleIsFound() {
        assertThrowsAssertion("Nd4j.zeros(2).nothing();");
        assertThrowsAssertion("1 / 0;");
        assertThrowsAssertion("0.0667 + 0.0001;  // 0.0667");
        assertThrowsAssertion("0.0667 + 0.0001;  // 0.0667\n1 + 1;");
        assertThrowsAssertion("1e-9;  // 0.0");
        assertThrowsAssertion("int i = ");
        runAll("0.06667;  // 0.0667\n0.0;  // 0.0\n4e-7;  // 4E-7\nint i = 3;  // 5 in prose is not compared");
    }

    private void assertThrowsAssertion(String example) {
        try {
            runAll(example);
        } catch (AssertionError expected) {
            return;
        }
        fail("not found: " + example);
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    private Stream<DynamicTest> examples(Path file, Pattern pattern) {
        String text = read(file);
        List<DynamicTest> tests = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            long line = text.substring(0, matcher.start()).lines().count();
            String example = pattern == IN_JAVADOC
                    ? matcher.group(1).lines().map(ExamplesTest::withoutStar).collect(Collectors.joining("\n"))
                    : matcher.group(1);
            tests.add(dynamicTest(file.getFileName() + ":" + line, file.toUri(), () -> runAll(example)));
        }
        return tests.stream();
    }

    private static String withoutStar(String line) {
        return line.replaceFirst("^\\s*\\* ?", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs an example, and forgets its variables and types afterwards. */
    private void runAll(String example) {
        try {
            for (String rest = example; !rest.isBlank(); ) {
                CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                assertTrue(next.completeness().isComplete(), () -> "is not complete: " + next.remaining());
                // The comment of the last line comes with the source, that of any other with the rest.
                Matcher last = LAST_LINE.matcher(next.source());
                String source = last.matches() ? last.group(1) : next.source();
                rest = last.matches() ? last.group(2) : next.remaining();
                String value = run(source);
                Matcher comment = COMMENT.matcher(rest);
                if (comment.lookingAt()) {
                    compare(source, comment.group(1).strip(), value);
                    rest = rest.substring(comment.end());
                }
            }
        } finally {
            shell.snippets()
                    .filter(snippet -> snippet.kind() != Snippet.Kind.IMPORT)
                    .forEach(shell::drop);
        }
    }

    /** The value of an expression, as JShell shows it; null for a statement. */
    private String run(String source) {
        String value = null;
        for (SnippetEvent event : shell.eval(source)) {
            String diagnostics = shell.diagnostics(event.snippet())
                    .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("\n"));
            assertEquals(Snippet.Status.VALID, event.status(), () -> source + "\n" + diagnostics);
            assertNull(event.exception(), () -> source + " throws " + event.exception());
            if (event.snippet().kind() == Snippet.Kind.EXPRESSION
                    || event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                value = event.value();
            }
        }
        return value;
    }

    private static void compare(String source, String shown, String value) {
        if (value == null || !NUMBER.matcher(shown).matches()) {
            return;
        }
        assertFalse(value.equals("NaN") || value.endsWith("Infinity"), () -> source + " is " + value);
        BigDecimal expected = new BigDecimal(shown);
        BigDecimal actual = new BigDecimal(value);
        if (expected.signum() == 0) {
            assertTrue(actual.abs().doubleValue() < 1e-12, () -> source + " is " + value + ", not 0");
        } else {
            assertEquals(
                    0,
                    actual.setScale(expected.scale(), RoundingMode.HALF_UP).compareTo(expected),
                    () -> source + " is " + value + ", not " + shown);
        }
    }
}
