package org.reprise.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reprise.console.request.Roles;

/** The table of the guide that says who may what is that of the methods, each of which has roles or is open to everybody. */
class RoleMatrixTest {

    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("../../docs/SECURITY.md");
    private static final String EVERYBODY = "everybody";

    @Test
    void theGuideSaysOfEachMethodWhoMay() throws IOException {
        assertThat(matrix()).isNotEmpty().isEqualTo(methods());
    }

    @Test
    void whoeverMayDoSomethingMayLookToo() {
        Map<String, Set<String>> all = methods();
        assertThat(all.entrySet())
                .filteredOn(each -> !each.getValue().contains(EVERYBODY))
                .allSatisfy(each -> assertThat(each.getValue()).contains(Roles.ADMIN));
        assertThat(all.entrySet())
                .filteredOn(each ->
                        !each.getKey().startsWith("GET ") && !each.getValue().contains(EVERYBODY))
                .filteredOn(each -> !each.getKey().equals("POST /fit/check"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getValue()).doesNotContain(Roles.VIEWER, Roles.AUDITOR));
    }

    private static Map<String, Set<String>> methods() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass each : new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("org.reprise.console")) {
            if (each.isAnnotatedWith(Path.class)) {
                Class<?> resource = each.reflect();
                Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .forEach(method -> verb(method)
                                .ifPresent(verb -> found.put(verb + " " + path(resource, method), roles(method))));
            }
        }
        return found;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String whole = resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        return ("/" + whole).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    /** Empty where nobody has thought of it: then the table cannot say it either. */
    private static Set<String> roles(Method method) {
        if (method.isAnnotationPresent(PermitAll.class)) {
            return Set.of(EVERYBODY);
        }
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        RolesAllowed general = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        RolesAllowed said = own == null ? general : own;
        return said == null ? Set.of() : new TreeSet<>(List.of(said.value()));
    }

    private static Map<String, Set<String>> matrix() throws IOException {
        Map<String, Set<String>> said = new TreeMap<>();
        List<String> columns = new ArrayList<>(Roles.ALL);
        columns.add(EVERYBODY);
        for (String line : Files.readAllLines(PAGE, StandardCharsets.UTF_8)) {
            if (line.matches("\\| `(GET|POST|PUT|DELETE) /.*")) {
                String[] cells = line.split("\\|", -1);
                Set<String> may = new TreeSet<>();
                for (int i = 0; i < columns.size(); i++) {
                    if (cells[i + 2].strip().equals("yes")) {
                        may.add(columns.get(i));
                    }
                }
                said.put(cells[1].strip().replace("`", ""), may);
            }
        }
        return said;
    }
}
