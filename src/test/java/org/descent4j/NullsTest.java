package org.descent4j;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.descent4j.average.BiasCorrection;
import org.descent4j.average.Ewa;
import org.descent4j.data.Clusters;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.data.Temperatures;
import org.descent4j.network.Activation;
import org.descent4j.network.Architecture;
import org.descent4j.network.Cost;
import org.descent4j.network.Elementwise;
import org.descent4j.network.Network;
import org.descent4j.network.Parameters;
import org.descent4j.network.Pieces;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.DoubleStepper;
import org.descent4j.optimizer.Epsilon;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Step;
import org.descent4j.optimizer.Stepper;
import org.descent4j.optimizer.StepperState;
import org.descent4j.optimizer.Wrapper;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Manual;
import org.descent4j.schedule.Table;
import org.descent4j.surface.Objective;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.descent4j.surface.Window;
import org.descent4j.training.Checkpoint;
import org.descent4j.training.Progress;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Each public method and constructor, each of its parameters null in turn: the refusal names it. */
class NullsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private final Map<String, List<String>> names = new HashMap<>();

    @TestFactory
    @DisplayName("null is refused by the name of the parameter, everywhere")
    Stream<DynamicTest> nulls() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES.resolve("org/descent4j"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String name =
                        SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
                if (name.endsWith("package-info") || name.matches(".*\\.(chart|internal)\\..*")) {
                    continue;
                }
                Class<?> type = Class.forName(name);
                if (Modifier.isPublic(type.getModifiers())) {
                    read(file);
                    for (Executable member : members(type)) {
                        for (int i = 0; i < member.getParameterCount(); i++) {
                            if (!member.getParameterTypes()[i].isPrimitive()) {
                                int which = i;
                                tests.add(dynamicTest(
                                        type.getSimpleName() + "." + member.getName() + " " + i,
                                        () -> check(member, which)));
                            }
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    /** All but {@link Optimizer#step}, which only steppers call; and a schedule of ND4J's may be null. */
    private static List<Executable> members(Class<?> type) {
        List<Executable> members = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            members.addAll(List.of(type.getConstructors()));
        }
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && !Modifier.isAbstract(method.getModifiers())
                    && !method.isSynthetic()
                    && !Set.of("equals", "valueOf", "setLrAndSchedule").contains(method.getName())
                    && !(Optimizer.class.isAssignableFrom(type)
                            && method.getName().equals("step"))) {
                members.add(method);
            }
        }
        return members;
    }

    private void check(Executable member, int which) throws Exception {
        String name = name(member, which);
        Object[] arguments = samples(member);
        arguments[which] = null;
        Throwable thrown = null;
        try {
            if (member instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                Method method = (Method) member;
                method.setAccessible(true);
                method.invoke(
                        Modifier.isStatic(method.getModifiers()) ? null : sample(method.getDeclaringClass()),
                        arguments);
            }
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        }
        String what = member.toGenericString() + ", " + name + " = null: " + thrown;
        assertTrue(thrown instanceof NullPointerException || thrown instanceof IllegalArgumentException, what);
        String message = String.valueOf(thrown.getMessage());
        boolean isNamed = Pattern.compile("\\b" + name + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(message)
                .find();
        assertTrue(isNamed && !message.startsWith("Cannot "), what);
    }

    private String name(Executable member, int which) {
        List<String> known = names.get(key(member));
        // A compact constructor names no parameters: they are the record's components.
        return known == null || known.isEmpty()
                ? member.getDeclaringClass().getRecordComponents()[which].getName()
                : known.get(which);
    }

    private static String key(Executable member) {
        StringBuilder key = new StringBuilder(member.getDeclaringClass().getSimpleName() + "."
                + (member instanceof Method ? member.getName() : "<init>"));
        for (Class<?> parameter : member.getParameterTypes()) {
            key.append(' ').append(parameter.getSimpleName());
        }
        return key.toString();
    }

    /** Class files hold no names of parameters, sources do. */
    private void read(Path file) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
        for (CompilationUnitTree unit : task.parse()) {
            new TreeScanner<Void, String>() {
                @Override
                public Void visitClass(ClassTree tree, String outer) {
                    return super.visitClass(tree, tree.getSimpleName().toString());
                }

                @Override
                public Void visitMethod(MethodTree tree, String type) {
                    StringBuilder key = new StringBuilder(type + "." + tree.getName());
                    List<String> own = new ArrayList<>();
                    for (var parameter : tree.getParameters()) {
                        String simple = parameter
                                .getType()
                                .toString()
                                .replaceAll("<.*>", "")
                                .replaceAll("\\w+\\.", "");
                        boolean isGeneric = tree.getTypeParameters().stream()
                                .anyMatch(t -> t.getName().contentEquals(simple));
                        key.append(' ').append(isGeneric ? "Object" : simple.replace("...", "[]"));
                        own.add(parameter.getName().toString());
                    }
                    names.put(key.toString(), own);
                    return super.visitMethod(tree, type);
                }
            }.scan(unit, null);
        }
    }

    /** What is not listed below is made by a factory or constructor of its own, of samples. */
    private static Object sample(Class<?> type) throws Exception {
        Supplier<?> made = SAMPLES.get(type);
        if (made != null) {
            return made.get();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        for (Method method : type.getDeclaredMethods()) {
            boolean isFactory = Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers());
            if (isFactory && method.getReturnType() == type) {
                return method.invoke(null, samples(method));
            }
        }
        Constructor<?> constructor = type.getConstructors()[0];
        return constructor.newInstance(samples(constructor));
    }

    private static Object[] samples(Executable member) throws Exception {
        Object[] samples = new Object[member.getParameterCount()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sample(member.getParameterTypes()[i]);
        }
        return samples;
    }

    private static final Map<Class<?>, Supplier<?>> SAMPLES = Map.ofEntries(
            Map.entry(boolean.class, () -> true),
            Map.entry(int.class, () -> 2),
            Map.entry(long.class, () -> 2L),
            Map.entry(double.class, () -> 0.5),
            Map.entry(String.class, () -> "v"),
            Map.entry(int[].class, () -> new int[] {0}),
            Map.entry(double[].class, () -> new double[] {1, 2}),
            Map.entry(byte[].class, () -> new byte[] {1}),
            Map.entry(Object.class, () -> 0.5),
            Map.entry(List.class, () -> List.of()),
            Map.entry(Map.class, () -> Map.of()),
            Map.entry(Path.class, () -> Path.of("target", "nulls.bin")),
            Map.entry(InputStream.class, () -> new ByteArrayInputStream(new byte[0])),
            Map.entry(OutputStream.class, ByteArrayOutputStream::new),
            Map.entry(DataType.class, () -> DataType.DOUBLE),
            Map.entry(INDArray.class, () -> Nd4j.ones(DataType.DOUBLE, 1, 1)),
            Map.entry(Ewa.class, () -> Ewa.of(0.9)),
            Map.entry(BiasCorrection.class, () -> BiasCorrection.of(0.9)),
            Map.entry(LearningRate.class, () -> LearningRate.constant(0.1)),
            Map.entry(Manual.class, () -> LearningRate.manual(0.1)),
            Map.entry(Table.class, () -> LearningRate.table(0.1)),
            Map.entry(Optimizer.class, () -> Adam.of(0.1)),
            Map.entry(Wrapper.class, () -> (Wrapper) () -> Adam.of(0.1)),
            Map.entry(Epsilon.class, () -> Epsilon.outsideRoot(1e-8)),
            Map.entry(Stepper.class, NullsTest::stepper),
            Map.entry(DoubleStepper.class, () -> Adam.of(0.1).on(new double[] {1, 2})),
            Map.entry(StepperState.class, () -> stepper().state()),
            Map.entry(Step.class, NullsTest::step),
            Map.entry(Examples.class, NullsTest::examples),
            Map.entry(ExampleSource.class, NullsTest::examples),
            Map.entry(Clusters.class, () -> Clusters.of(10, 2)),
            Map.entry(MiniBatches.class, () -> MiniBatches.of(examples(), 1)),
            Map.entry(Temperatures.class, Temperatures::seattle),
            Map.entry(DataOutput.class, () -> new DataOutputStream(new ByteArrayOutputStream())),
            Map.entry(DataInput.class, () -> new DataInputStream(new ByteArrayInputStream(new byte[9]))),
            Map.entry(Consumer.class, () -> (Consumer<Object>) told -> {}),
            Map.entry(BiFunction.class, () -> (BiFunction<Object, Object, Object>) (a, b) -> a),
            Map.entry(Architecture.class, () -> Architecture.of(1).sigmoid(1)),
            Map.entry(Activation.class, () -> Activation.SIGMOID),
            Map.entry(Elementwise.class, () -> Activation.elu(1)),
            Map.entry(Cost.class, () -> Cost.SQUARED_ERROR),
            Map.entry(Network.class, NullsTest::network),
            Map.entry(Parameters.class, () -> network().parameters()),
            Map.entry(Pieces.class, () -> network().inPieces(1)),
            Map.entry(Trainer.class, NullsTest::trainer),
            Map.entry(Run.class, () -> trainer().train(examples())),
            Map.entry(Progress.class, Progress::silent),
            Map.entry(Surface.class, () -> Surface.bowl(0.1, 2)),
            Map.entry(Objective.class, () -> (Objective) x -> x[0]),
            Map.entry(ToDoubleFunction.class, () -> (ToDoubleFunction<double[]>) x -> x[0]),
            Map.entry(UnaryOperator.class, () -> (UnaryOperator<Object>) x -> x),
            Map.entry(Point.class, () -> Point.of(1, 1)),
            Map.entry(Window.class, () -> Window.of(-1, 1, -1, 1)),
            Map.entry(Checkpoint.class, NullsTest::checkpoint),
            Map.entry(Walk.class, () -> Walk.of(Surface.bowl(1, 1), Adam.of(0.1), Point.of(1, 1), 1)));

    private static INDArray ones() {
        return Nd4j.ones(DataType.DOUBLE, 2);
    }

    private static Step step() {
        List<Step> steps = new ArrayList<>();
        Optimizer seeing = new Optimizer() {
            @Override
            public LearningRate learningRate() {
                return LearningRate.constant(0.1);
            }

            @Override
            public void step(Step step) {
                steps.add(step);
            }
        };
        seeing.on(ones()).step(ones());
        return steps.get(0);
    }

    private static Stepper stepper() {
        return Adam.of(0.1).on(ones());
    }

    private static Examples examples() {
        return Examples.of(Nd4j.ones(DataType.DOUBLE, 1, 3), Nd4j.ones(DataType.DOUBLE, 1, 3));
    }

    private static Network network() {
        return Architecture.of(1).sigmoid(1).inDouble().initialize(1);
    }

    private static Checkpoint checkpoint() {
        Path file = Path.of("target", "nulls-checkpoint.npz");
        trainer().withCheckpoints(file, 1).train(examples());
        return Checkpoint.load(file);
    }

    private static Trainer trainer() {
        return Trainer.of(network(), Adam.of(0.1)).withMiniBatch(1);
    }
}
