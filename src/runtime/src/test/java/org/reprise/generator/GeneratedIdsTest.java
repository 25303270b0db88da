package org.reprise.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.queries.ValueReadQuery;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.generator.graph.Line;
import org.reprise.generator.graph.Note;
import org.reprise.generator.graph.Purchase;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.IdPlayer;
import org.reprise.proof.IdRecorder;
import org.reprise.proof.IdSource;
import org.reprise.proof.UnrecordedIdException;
import org.reprise.testing.Make;

class GeneratedIdsTest {
    private static final int TRANSACTIONS = 25;

    /** A transaction that the primary committed. */
    record Done(GraphWork work, GeneratedIds ids) {}

    @AfterEach
    void leaveNoSource() {
        SiteIds.stop();
    }

    /** Each make is a primary once and a replica once, never of its own make. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Make.H2, Make.POSTGRESQL),
                Arguments.of(Make.POSTGRESQL, Make.MARIADB),
                Arguments.of(Make.MARIADB, Make.HSQLDB),
                Arguments.of(Make.HSQLDB, Make.H2));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void replayGivesAllObjectsTheIdsOfThePrimary(Make first, Make second) {
        try (GraphDatabase primary = new GraphDatabase(first, RepriseSessionCustomizer.class);
                GraphDatabase replica = new GraphDatabase(second, RepriseSessionCustomizer.class)) {
            List<Done> log = work(primary, 2);
            replay(log, replica);

            assertEqual(replica.rows(), primary.rows());
            assertThat(primary.rows().get("G_LINE")).hasSizeGreaterThan(TRANSACTIONS);
            assertThat(primary.rows().get("G_SHIP")).isNotEmpty();

            GeneratorAdvance.advance(replica.session());
            assertThat(GeneratorAdvance.advance(replica.session())).noneMatch(AdvancedGenerator::moved);
            List<Done> reign = work(replica, 1);
            replay(reign, primary);
            assertEqual(primary.rows(), replica.rows());
        }
    }

    @Test
    void tablesOfGeneratorsAreKnownByTheNamesThatTheApplicationGaveThem() {
        try (GraphDatabase primary = new GraphDatabase(Make.H2, RepriseSessionCustomizer.class)) {
            primary.transaction(new IdRecorder(), new GraphWork("lane", 1));
            assertThat(GeneratorAdvance.tables()).contains("G_GENERATORS");
        }
    }

    private static void assertEqual(Map<String, List<String>> replica, Map<String, List<String>> primary) {
        assertThat(replica.keySet()).isEqualTo(primary.keySet());
        replica.forEach((table, rows) -> assertThat(rows).as(table).containsExactlyElementsOf(primary.get(table)));
    }

    private static void replay(List<Done> log, GraphDatabase replica) {
        for (Done done : log) {
            IdPlayer ids = new IdPlayer(done.ids());
            replica.transaction(ids, done.work());
            assertThat(ids.unasked())
                    .as("%s", done)
                    .isLessThanOrEqualTo(done.ids().byGenerator().size());
        }
    }

    /** Random work in threads that share the generators; in the order of their commits. */
    private static List<Done> work(GraphDatabase primary, int threads) {
        List<Done> log = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String lane = "lane " + thread;
            long seed = System.nanoTime();
            running.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < TRANSACTIONS; i++) {
                    GraphWork work = new GraphWork(lane, seed + i);
                    log.add(new Done(work, committed(primary, work)));
                }
            }));
        }
        running.forEach(CompletableFuture::join);
        return log;
    }

    /** The ids of the work; a deadlock, on rows of generators too, is the business of every application: it tries again. */
    private static GeneratedIds committed(GraphDatabase primary, GraphWork work) {
        while (true) {
            IdRecorder ids = new IdRecorder();
            try {
                primary.transaction(ids, work);
                return ids.recorded();
            } catch (RuntimeException e) {
                if (!isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isConflict(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(each -> each instanceof SQLException cause
                        && String.valueOf(cause.getSQLState()).startsWith("40"));
    }

    @Test
    void withoutTheOrderOfNewObjectsReplayGivesOtherIds() {
        try (GraphDatabase primary = new GraphDatabase(Make.H2, Unordered.class);
                GraphDatabase replica = new GraphDatabase(Make.H2, Unordered.class)) {
            List<Done> log = work(primary, 1);

            boolean same;
            try {
                replay(log, replica);
                same = replica.rows().equals(primary.rows());
            } catch (RuntimeException found) {
                same = false;
            }
            assertThat(same).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void idMoreThanThePrimaryAskedForIsFound(Make make) {
        try (GraphDatabase replica = new GraphDatabase(make, RepriseSessionCustomizer.class)) {
            assertThatThrownBy(() -> replica.transaction(
                            new IdPlayer(GeneratedIds.NONE), entities -> entities.persist(new Purchase())))
                    .isInstanceOf(UnrecordedIdException.class)
                    .hasMessageContaining("G_PURCHASE_SEQ");
            assertThatThrownBy(() -> replica.transaction(
                            new IdPlayer(GeneratedIds.NONE), entities -> entities.persist(new Note())))
                    .hasRootCauseInstanceOf(UnrecordedIdException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void generatorsGoOnAboveReplayedIds(Make make) {
        try (GraphDatabase replica = new GraphDatabase(make, RepriseSessionCustomizer.class)) {
            Purchase before = new Purchase();
            replica.transaction(IdSource.NATIVE, entities -> entities.persist(before));
            IdRecorder high = new IdRecorder();
            high.next("G_PURCHASE_SEQ", () -> 5000L);
            high.reserve("SEQ_GEN_IDENTITY").made(7000);
            high.next("LINE", () -> 6001L);
            replica.transaction(new IdPlayer(high.recorded()), GeneratedIdsTest::oneOfEach);

            GeneratorAdvance.advance(replica.session());

            IdRecorder own = new IdRecorder();
            replica.transaction(own, GeneratedIdsTest::oneOfEach);
            assertThat(own.recorded().byGenerator())
                    .containsEntry("G_PURCHASE_SEQ", List.of(5001L))
                    .containsEntry("SEQ_GEN_IDENTITY", List.of(7001L))
                    .containsEntry("LINE", List.of(6002L));
        }
    }

    private static void oneOfEach(EntityManager entities) {
        Purchase purchase = new Purchase();
        entities.persist(purchase);
        purchase.note = new Note();
        Line line = purchase.line("one");
        entities.persist(line);
    }

    @Test
    void recordingKeepsTheBlocks() {
        AtomicInteger asked = new AtomicInteger();
        try (GraphDatabase primary = new GraphDatabase(Make.H2, RepriseSessionCustomizer.class)) {
            primary.session().getEventManager().addListener(new SessionEventAdapter() {
                @Override
                public void preExecuteQuery(SessionEvent event) {
                    if (event.getQuery() instanceof ValueReadQuery) {
                        asked.incrementAndGet();
                    }
                }
            });
            for (int i = 0; i < 20; i++) {
                primary.transaction(new IdRecorder(), entities -> {
                    for (int n = 0; n < 5; n++) {
                        entities.persist(new Purchase());
                    }
                });
            }
        }
        assertThat(asked).hasValueBetween(10, 11);
    }

    @Test
    void withoutASiteGeneratorsWorkAsIfRepriseWereNotThere() {
        try (GraphDatabase database = new GraphDatabase(Make.H2, RepriseSessionCustomizer.class)) {
            SiteIds.stop();
            database.transaction(IdSource.NATIVE, new GraphWork("lane", 1));
            database.transaction(IdSource.NATIVE, new GraphWork("lane", 2));
            assertThat(database.rows().get("G_LINE")).isNotEmpty();
        }
    }

    @Test
    void idsOfARolledBackTransactionAreNotGivenTwice() {
        try (GraphDatabase primary = new GraphDatabase(Make.H2, RepriseSessionCustomizer.class)) {
            List<Object> given = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                IdRecorder ids = new IdRecorder();
                boolean rollback = i % 2 == 0;
                try {
                    primary.transaction(ids, entities -> {
                        oneOfEach(entities);
                        if (rollback) {
                            throw new IllegalStateException("wanted");
                        }
                    });
                } catch (IllegalStateException wanted) {
                    assertThat(rollback).isTrue();
                }
                given.addAll(ids.recorded().of("LINE"));
            }
            assertThat(given).hasSize(12).doesNotHaveDuplicates();
        }
    }

    /** All but the order of new objects. */
    public static final class Unordered implements SessionCustomizer {
        @Override
        public void customize(Session session) {
            session.getEventManager().addListener(new RecordedGenerators());
        }
    }
}
