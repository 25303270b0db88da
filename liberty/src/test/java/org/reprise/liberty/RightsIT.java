package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see what at a running site, and how he gets in. */
@OnRunningSites
class RightsIT {
    private static final Pattern PATH = Pattern.compile("/reprise/api(/[^\\s:\"']*):");

    private SitePair pair;
    private URI url;

    @BeforeEach
    void sites(Sites sites) {
        pair = SitePair.of(sites);
        url = pair.east().server().site().address().url();
    }

    @Test
    void viewersSeeFiguresAndNoContents() {
        pair.east().network().handIn("c001", "p001", "for some eyes only");
        pair.awaitWestAtHead();
        long seq = pair.eastHead();
        Console viewer = pair.east().console().as("viewer");
        assertThat(viewer.status("events?limit=5")).isEqualTo(200);
        assertThat(viewer.status("events?text=eyes")).isEqualTo(403);
        assertThat(viewer.status("events?wanted=key%3D4711")).isEqualTo(403);
        assertThat(viewer.status("events/" + seq)).isEqualTo(403);
        assertThat(viewer.status("jobs/compared")).isEqualTo(403);

        Console auditor = pair.east().console().as("auditor");
        assertThat(auditor.event(seq).path("body").asText()).contains("for some eyes only");
        assertThat(auditor.status("events?text=eyes")).isEqualTo(200);
        assertThat(auditor.status("events/" + seq + "?payload=full")).isEqualTo(403);
        assertThat(auditor.status("events/" + seq + "?payload=all")).isEqualTo(400);

        Console admin = pair.east().console().as("admin");
        assertThat(admin.status("events/" + seq + "?payload=full")).isEqualTo(200);
        assertThat(admin.audit().get(0).toString()).contains("read in full", "event " + seq, "admin");
    }

    @Test
    void everyPathOfTheOpenApiIsInTheMatrixOfTheGuide() throws IOException {
        String matrix = Files.readString(Path.of("../docs/SECURITY.md"));
        List<String> paths = PATH.matcher(pair.east().console().raw("/openapi").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(paths).contains("/events", "/login").allSatisfy(path -> assertThat(matrix)
                .contains(" " + path + "` |"));
    }

    @Test
    void oneLoginsCookieEndsWithItAndNoOther() {
        String first = cookie(login("viewer", "viewer"));
        String second = cookie(login("viewer", "viewer"));
        assertThat(first).isNotEqualTo(second);
        assertThat(me(first)).isEqualTo(200);
        assertThat(Http.send(post("logout", "{}").header("Cookie", first).build())
                        .statusCode())
                .isEqualTo(204);
        assertThat(me(first)).isEqualTo(401);
        assertThat(me(second)).isEqualTo(200);
    }

    @Test
    void nameThatIsTooLongOrForgesALineIsNotTriedAndNotWritten() {
        assertThat(login("long-name".repeat(1000), "x").statusCode()).isEqualTo(400);
        assertThat(login("ada\n[AUDIT] a forged line", "x").statusCode()).isEqualTo(400);
        assertThat(pair.east().server().log().lines(".*(long-name|a forged line).*"))
                .isEmpty();
    }

    @Test
    void whoIsWrongTooOftenWaitsAndIsInTheAuditTrail() {
        for (int i = 0; i < 5; i++) {
            assertThat(login("mallory", "guess" + i).statusCode()).isEqualTo(401);
        }
        assertThat(login("mallory", "guess").statusCode()).isEqualTo(429);
        assertThat(pair.east().console().as("mallory").status("site")).isEqualTo(429);
        assertThat(login("viewer", "viewer").statusCode()).isEqualTo(200);
        assertThat(pair.east().console().audit().toString()).contains("mallory", "logins refused");
    }

    @Test
    void headersAreOnWhateverTheServerAnswers() {
        for (String path :
                List.of("/reprise/", "/reprise/api/me", "/network/", "/metrics", "/health", "/openapi", "/")) {
            HttpResponse<String> answer = pair.east().console().raw(path);
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).isPresent();
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'");
        }
        assertThat(pair.east().console().raw("/").body()).doesNotContain("Open Liberty");
    }

    private HttpResponse<String> login(String user, String password) {
        String body = new ObjectMapper()
                .valueToTree(Map.of("user", user, "password", password))
                .toString();
        return Http.send(post("login", body).build());
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(url.resolve("/reprise/api/" + path))
                .header("Content-Type", "application/json")
                .header("X-Reprise-Console", "1")
                .POST(BodyPublishers.ofString(body));
    }

    private static String cookie(HttpResponse<String> login) {
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        return login.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("reprise-"))
                .map(each -> each.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    private int me(String cookie) {
        return Http.send(HttpRequest.newBuilder(url.resolve("/reprise/api/me"))
                        .header("Cookie", cookie)
                        .build())
                .statusCode();
    }
}
