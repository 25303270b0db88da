package org.reprise.unseen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.LogEar;
import org.reprise.TestClock;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.unseen.UnseenWrites.Found;
import org.reprise.unseen.UnseenWrites.Tells;

final class UnseenWritesTest {
    private static final int HARDLY_EVER = Integer.MAX_VALUE;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final LogEar ear = new LogEar(UnseenWrites.class);
    private final List<String> said = ear.said();

    @AfterEach
    void listenNoMore() {
        ear.close();
    }

    private UnseenWrites of(Make make, int every) {
        TestDatabase database = make.fresh();
        database.execute("CREATE TABLE T (ID INTEGER)");
        return UnseenWrites.of(database.dataSource(), () -> Set.of("T"), every, clock);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "HSQLDB"})
    void makesThatKeepNoCountSaySoAndAreNotLookedAt(Make make) {
        UnseenWrites writes = of(make, 1);
        assertThat(writes.begin("pay")).isNull();
        assertThat(writes.net().tells()).isEqualTo(Tells.NOTHING);
        assertThat(writes.net().looks()).isZero();
    }

    @Test
    void databaseThatIsToldNotToCountSaysSo() {
        TestDatabase database = Make.POSTGRESQL.fresh();
        database.execute("CREATE TABLE T (ID INTEGER)");
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        database.execute("ALTER DATABASE " + name + " SET track_counts = off");
        UnseenWrites writes = UnseenWrites.of(database.dataSource(), () -> Set.of("T"), 1, clock);
        assertThat(writes.begin("pay")).isNull();
        assertThat(writes.net().tells()).isEqualTo(Tells.NOTHING);
    }

    @Test
    void firstTransactionOfEachMethodIsLookedAt() {
        UnseenWrites writes = of(Make.POSTGRESQL, HARDLY_EVER);
        assertThat(writes.begin("pay")).isNotNull();
        assertThat(writes.begin("pay")).isNull();
        assertThat(writes.begin("rate")).isNotNull();
        assertThat(writes.begin("")).isNotNull();
        assertThat(writes.begin("")).isNull();
        assertThat(writes.net().looks()).isEqualTo(3);
    }

    @Test
    void oneInSoManyIsLookedAtAndNoneWhereItIsOff() {
        UnseenWrites each = of(Make.POSTGRESQL, 1);
        UnseenWrites none = of(Make.POSTGRESQL, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(each.begin("pay")).isNotNull();
            assertThat(none.begin("pay")).isNull();
        }
    }

    @Test
    void nothingIsLookedAtBeforeAnyTableIsMapped() {
        Set<String> mapped = new java.util.HashSet<>();
        TestDatabase database = Make.POSTGRESQL.fresh();
        database.execute("CREATE TABLE T (ID INTEGER)");
        UnseenWrites writes = UnseenWrites.of(database.dataSource(), () -> Set.copyOf(mapped), 1, clock);
        assertThat(writes.begin("pay")).isNull();
        mapped.add("T");
        assertThat(writes.begin("pay")).isNotNull();
    }

    @Test
    void findingIsSaidOnceAnHourOfAMethodAndATable() {
        UnseenWrites writes = of(Make.H2, 1);
        for (int i = 0; i < 3; i++) {
            writes.found("pay", "NOTE", 2);
        }
        writes.found("pay", "TAG", 1);
        writes.found("", "", 1);
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).startsWith("REPR0405W: 2 rows of NOTE ").contains(" a transaction of pay ");
        assertThat(said.get(2)).contains("tables that the database does not name", "without a replicated call");

        clock.advance(UnseenWrites.QUIET);
        writes.found("pay", "NOTE", 1);
        assertThat(said).hasSize(4);
        assertThat(said.get(3)).startsWith("REPR0405W: 7 rows of NOTE ");
        assertThat(writes.net().found())
                .containsExactly(
                        new Found("", "", 1, 1), new Found("pay", "NOTE", 7, 4), new Found("pay", "TAG", 1, 1));
    }
}
