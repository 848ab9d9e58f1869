import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Makes JavaScript of the classes that a live figure needs. Run by the build: {@code java Compile.java MAIN FILE FOLDER …}. */
final class Compile {

    public static void main(String[] args) throws Exception {
        File target = new File(args[1]);
        List<File> folders = new ArrayList<>();
        List<URL> urls = new ArrayList<>();
        for (String folder : Arrays.asList(args).subList(2, args.length)) {
            folders.add(new File(folder));
            urls.add(new File(folder).toURI().toURL());
        }
        // Java's own classes as a page has them, of the compiler's libraries.
        for (String library : System.getProperty("java.class.path").split(File.pathSeparator)) {
            folders.add(new File(library));
        }
        TeaVMTool tool = new TeaVMTool();
        tool.setMainClass(args[0]);
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setTargetDirectory(target.getParentFile());
        tool.setTargetFileName(target.getName());
        // The page has the script in a function of its own; some notebooks have a "define" that would misread others.
        tool.setJsModuleType(JSModuleType.COMMON_JS);
        tool.setObfuscated(true);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setAssertionsRemoved(true);
        tool.setClassPath(folders);
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), Compile.class.getClassLoader())) {
            tool.setClassLoader(loader);
            tool.generate();
        }
        List<Problem> problems = tool.getProblemProvider().getSevereProblems();
        for (Problem problem : problems) {
            DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
            problem.render(text);
            System.err.println(text.getText() + (problem.getLocation() == null ? "" : " in " + problem.getLocation().getMethod()));
        }
        if (!problems.isEmpty()) {
            target.delete();
            System.exit(1);
        }
    }
}
