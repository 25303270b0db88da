package org.reprise.liberty.early;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;

/** A server whose transactions cannot keep an event says so when the site opens, with what to set; no call takes effect. */
class EventTrialIT {

    /** A piece of server configuration that looks harmless. */
    enum Mistake {
        TWO_NAMES("jdbc/second", """
                <server>
                  <dataSource id="second" jndiName="jdbc/second" type="java.sql.Driver"
                              isolationLevel="TRANSACTION_READ_COMMITTED">
                    <jdbcDriver libraryRef="database"/>
                    <properties URL="${database.url}" user="${database.user}" password="${database.password}"/>
                  </dataSource>
                </server>
                """, "REPR0006E"),
        UNSHARED("jdbc/network", """
                <server>
                  <dataSource id="network">
                    <connectionManager enableSharingForDirectLookups="false"/>
                  </dataSource>
                </server>
                """, "REPR0006E"),
        ISOLATION("jdbc/network", """
                <server>
                  <dataSource id="network" isolationLevel="TRANSACTION_SERIALIZABLE"/>
                </server>
                """, "REPR0005E");

        private final String source;
        private final String configuration;
        private final String code;

        Mistake(String source, String configuration, String code) {
            this.source = source;
            this.configuration = configuration;
            this.code = code;
        }
    }

    /** Each mistake is in a unit test of the runtime; what is found reaches callers by the same way. */
    static List<Mistake> mistakes() {
        return Boolean.getBoolean("reprise.test.faults") ? List.of(Mistake.values()) : List.of(Mistake.TWO_NAMES);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsToldBeforeTheFirstCall(Mistake mistake, @TempDir Path data) {
        SiteConfig site = new SiteConfig(
                Address.free("wrong"),
                List.of(),
                Database.h2(data.resolve("wrong/database")),
                Map.of("reprise.data-source", mistake.source));
        SiteSet set = new SiteSet("wrong", List.of(site));
        Sites sites = new Sites(EarlyEar.BEANS_FIRST.installed(data), data, set);
        try {
            EarlySite wrong = EarlySite.of(sites, "wrong");
            wrong.server().folder().override("mistake", mistake.configuration);
            wrong.server().start();
            await("the site says what is wrong").atMost(EarlySite.PATIENCE).until(() -> wrong.readiness()
                    .filter(answer -> answer.body().contains(mistake.code))
                    .isPresent());
            assertThat(wrong.readiness().orElseThrow().statusCode()).isEqualTo(503);
            assertThat(wrong.add(1).orElseThrow().body()).contains("The site is not open", mistake.code);
            assertThat(wrong.terms()).contains(List.of());
        } finally {
            sites.discard();
        }
    }
}
