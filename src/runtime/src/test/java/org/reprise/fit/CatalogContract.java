package org.reprise.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.fit.Supply.Identity;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** What is read of a table that each make is told in its own words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatalogContract {
    private final TestDatabase database;
    private SiteDefinition site;

    CatalogContract(Make make) {
        database = make.fresh();
    }

    /** Statements for the tables PARENT and ALL_KINDS, and a trigger before inserts into ALL_KINDS. */
    abstract String[] tables();

    @BeforeAll
    void create() {
        database.execute(tables());
        site = new FitSite("east", database).definition();
    }

    private TableDefinition table(String name) {
        return site.tables().stream()
                .filter(each -> each.plain().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ColumnDefinition column(String name) {
        return table("ALL_KINDS").column(name).orElseThrow();
    }

    private List<Object> type(String name) {
        ColumnType type = column(name).type();
        return List.of(type.kind(), type.size(), type.scale());
    }

    @Test
    void numbersAreOfTheirSizes() {
        assertThat(type("ID")).isEqualTo(List.of(Kind.INTEGER, 64L, 0));
        assertThat(type("WHOLE")).isEqualTo(List.of(Kind.INTEGER, 32L, 0));
        assertThat(type("SMALL")).isEqualTo(List.of(Kind.INTEGER, 16L, 0));
        assertThat(type("PRICE")).isEqualTo(List.of(Kind.DECIMAL, 12L, 2));
        assertThat(type("RATE")).isEqualTo(List.of(Kind.REAL, 53L, 0));
        assertThat(column("TRUTH").type().kind()).isEqualTo(Kind.BOOLEAN);
    }

    @Test
    void textsAndBytesAreOfTheirLengths() {
        assertThat(type("NAME")).isEqualTo(List.of(Kind.TEXT, 40L, 0));
        assertThat(type("CODE")).isEqualTo(List.of(Kind.TEXT, 5L, 0));
        assertThat(column("CODE").type().fixed()).isTrue();
        assertThat(column("NAME").type().fixed()).isFalse();
        assertThat(type("STORY")).isEqualTo(List.of(Kind.TEXT, 0L, 0));
        assertThat(type("PICTURE")).isEqualTo(List.of(Kind.BYTES, 0L, 0));
    }

    @Test
    void timesHaveTheirFractions() {
        assertThat(type("BORN").get(0)).isEqualTo(Kind.DATE);
        assertThat(type("FED")).isEqualTo(List.of(Kind.TIME, 0L, 3));
        assertThat(type("SEEN")).isEqualTo(List.of(Kind.TIMESTAMP, 0L, 6));
    }

    @Test
    void allTextsOfUnicodeAreHeld() {
        Collation collation = column("NAME").collation();
        assertThat(collation).isNotNull();
        assertThat(collation.covers(new Collation("", "utf8mb4", true, true, true)))
                .isTrue();
        assertThat(collation.cases()).isTrue();
        assertThat(column("LAX").collation()).isNotNull().satisfies(lax -> assertThat(lax.cases())
                .isFalse());
    }

    @Test
    void nullsDefaultsAndIdentitiesAreRead() {
        assertThat(column("NAME").nullable()).isFalse();
        assertThat(column("CODE").nullable()).isTrue();
        assertThat(Defaults.same(column("NAME").supply().fallback(), "'NEW'", Kind.TEXT, Kind.TEXT))
                .isTrue();
        assertThat(Defaults.same(column("PRICE").supply().fallback(), "1.5", Kind.DECIMAL, Kind.DECIMAL))
                .isTrue();
        assertThat(Defaults.same(column("TRUTH").supply().fallback(), "TRUE", Kind.BOOLEAN, Kind.BOOLEAN))
                .isTrue();
        assertThat(Defaults.same(
                        column("SEEN").supply().fallback(), "CURRENT_TIMESTAMP", Kind.TIMESTAMP, Kind.TIMESTAMP))
                .isTrue();
        assertThat(column("CODE").supply()).isEqualTo(Supply.NONE);
        assertThat(column("ID").supply().identity()).isEqualTo(Identity.BY_DEFAULT);
        assertThat(column("TWICE").supply().generated()).contains("2");
        assertThat(column("TWICE").supply().fallback()).isEmpty();
    }

    @Test
    void keysCascadesAndTriggersAreRead() {
        TableDefinition table = table("ALL_KINDS");
        assertThat(table.primaryKey()).containsExactly("ID");
        assertThat(table.uniqueKeys()).containsExactly(Set.of("CODE", "SMALL"));
        assertThat(table.foreignKeys())
                .containsExactly(new ForeignKey(List.of("PARENT_ID"), "PARENT", "CASCADE", "NO ACTION"));
        assertThat(table.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.name()).isEqualTo("SAYS");
            assertThat(trigger.when()).isEqualTo("BEFORE INSERT");
            assertThat(trigger.does()).isNotEmpty();
        });
        assertThat(table.schema()).isEmpty();
    }

    @Test
    void tablesOfTheLogAreLeftOut() {
        assertThat(site.tables()).extracting(TableDefinition::plain).containsExactlyInAnyOrder("ALL_KINDS", "PARENT");
    }

    @Test
    void settingsAreRead() {
        assertThat(site.settings())
                .containsEntry(Setting.STRICT, "yes")
                .containsEntry(Setting.ROWS_COUNTED, "found")
                .containsKeys(
                        Setting.JVM_ZONE,
                        Setting.JAVA_VERSION,
                        Setting.JVM_LOCALE,
                        Setting.JVM_CHARSET,
                        Setting.TEXT_ORDER);
        assertThat(site.setting(Setting.SESSION_OFFSET)).matches("-?\\d+");
    }

    @Test
    void connectionIsGivenBackAsItWas() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new CatalogReader(connection, CatalogForm.of(connection)).tables("NOBODY");
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }
}
