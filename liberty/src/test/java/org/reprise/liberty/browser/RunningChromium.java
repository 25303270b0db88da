package org.reprise.liberty.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Chromium for all test classes, for parameters of type {@link Chromium}. Where none is installed the tests are skipped, but on
 * CI ({@code CI=true}) they fail.
 */
final class RunningChromium implements ExecutionCondition, ParameterResolver {

    private static @Nullable Chromium running;

    /** The first is the same engine without the windows that nobody looks at: three fifths of the CPU time. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private static final String MISSING =
            "No Chromium on this machine: the pages are not tested in a browser. Install the package"
                    + " chromium-headless-shell, or name the program by -Dreprise.chromium=<path>.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Path> program = program();
        if (program.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is " + program.get());
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(MISSING);
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED " + context.getDisplayName() + ". " + MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running();
    }

    /** Not kept by JUnit, which may be started anew for each class. It ends with the JVM. */
    private static synchronized Chromium running() {
        if (running == null) {
            running = Chromium.start(program().orElseThrow(() -> new IllegalStateException(MISSING)));
        }
        return running;
    }

    private static Optional<Path> program() {
        String named = System.getProperty("reprise.chromium", "");
        Stream<Path> candidates = named.isEmpty() ? onSearchPath() : Stream.of(Path.of(named));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> onSearchPath() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return NAMES.stream().flatMap(name -> Stream.concat(
                        Arrays.stream(path.split(":")).filter(folder -> !folder.isEmpty()), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, name)));
    }
}
