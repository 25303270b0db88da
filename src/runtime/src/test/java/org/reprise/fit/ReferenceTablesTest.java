package org.reprise.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.persistence.platform.database.DatabasePlatform;
import org.eclipse.persistence.platform.database.H2Platform;
import org.eclipse.persistence.platform.database.HSQLPlatform;
import org.eclipse.persistence.platform.database.MariaDBPlatform;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.Project;
import org.eclipse.persistence.tools.schemaframework.SchemaManager;
import org.eclipse.persistence.tools.schemaframework.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Tables as EclipseLink creates those of the reference application on each make: what makes spell in their own way is no difference. */
class ReferenceTablesTest {
    private static final Map<Make, SiteDefinition> SITES = new EnumMap<>(Make.class);

    private static DatabasePlatform platform(Make make) {
        return switch (make) {
            case H2 -> new H2Platform();
            case HSQLDB -> new HSQLPlatform();
            case POSTGRESQL -> new PostgreSQLPlatform();
            case MARIADB -> new MariaDBPlatform();
        };
    }

    @BeforeAll
    static void create() {
        for (Make make : Make.values()) {
            TestDatabase database = make.fresh();
            DatabaseLogin login = new DatabaseLogin(platform(make));
            login.setDriverClassName(make.driver());
            login.setConnectionString(database.url());
            login.setUserName(database.user());
            login.setPassword(database.password());
            DatabaseSession session = new Project(login).createDatabaseSession();
            session.dontLogMessages();
            session.login();
            SchemaManager schema = new SchemaManager(session);
            tables().forEach(schema::createObject);
            session.logout();
            SITES.put(make, new FitSite(make.name().toLowerCase(java.util.Locale.ROOT), database).definition());
        }
    }

    private static List<TableDefinition> tables() {
        TableDefinition message = table("NETWORK_MESSAGE", "MESSAGE_ID");
        text(message, "CONNECTOR_KEY", 40, false);
        text(message, "PLACE_KEY", 40, true);
        text(message, "BODY", 400, false);
        text(message, "STATUS", 10, false);
        text(message, "REASON", 200, true);
        message.addField("AMOUNT", BigDecimal.class, 15, 2);
        message.addField("HOPS", Integer.class);
        message.addField("ACCEPTED_AT", java.sql.Date.class);
        message.addField("CHANGED_AT", java.time.LocalDateTime.class);
        TableDefinition point = table("NETWORK_POINT", "POINT_KEY");
        text(point, "TITLE", 80, false);
        point.addField("IS_OPEN", Boolean.class);
        point.addField("PASSED_COUNT", Long.class);
        point.addField("RATE", Double.class);
        point.addField("SMALL", Short.class);
        point.addField("PICTURE", java.sql.Blob.class);
        point.addField("STORY", java.sql.Clob.class);
        return List.of(message, point);
    }

    private static TableDefinition table(String name, String key) {
        TableDefinition table = new TableDefinition();
        table.setName(name);
        table.addPrimaryKeyField(key, String.class, 40);
        return table;
    }

    private static void text(TableDefinition table, String name, int length, boolean nullable) {
        table.addField(name, String.class, length);
        table.getFields().get(table.getFields().size() - 1).setShouldAllowNull(nullable);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Make.values())
                .flatMap(here -> Stream.of(Make.values()).map(there -> Arguments.of(here, there)));
    }

    @ParameterizedTest(name = "{0} follows {1}")
    @MethodSource("pairs")
    void nothingIsRefusedOrHeldLess(Make here, Make there) {
        List<Misfit> found = Fit.of(site(here), site(there));
        assertThat(found)
                .noneMatch(each -> each.grade() == Grade.CANNOT_HOLD || each.grade() == Grade.HOLDS_LESS)
                .allMatch(each -> each.what().equals("collation") || each.what().equals("order of texts"));
        if (here == there) {
            assertThat(found).isEmpty();
        }
    }

    private static SiteDefinition site(Make make) {
        SiteDefinition site = SITES.get(make);
        assertThat(site).isNotNull();
        return site;
    }
}
