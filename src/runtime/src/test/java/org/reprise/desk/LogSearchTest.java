package org.reprise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.event.Surroundings;
import org.reprise.label.Labels;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.mask.Mask;
import org.reprise.mask.SensitiveNames;
import org.reprise.mask.Sight;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.subscription.Subscription;

class LogSearchTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private final EventLog log = InMemoryEventLog.create();
    private final LogSearch search = new LogSearch(log);
    private ChainEnd end = ChainEnd.START;
    private int calls;

    /** A sealed portion of so many events, one second after the other; every third one failed. */
    private Portion portion(int events) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            calls++;
            Instant at = START.plusSeconds(calls);
            Call call =
                    new Call(calls % 2 == 0 ? "shop.buy" : "shop.look", 1, "[\"key" + calls + "\"]", null, List.of());
            bodies.add(EventJson.encode(
                    calls % 3 == 0
                            ? Event.failed(at, List.of(call), new Failure("X", "sold out"))
                            : new Event(at, List.of(call))));
        }
        Portion sealed = Portion.seal(end, 1, bodies, START, Compression.best());
        end = sealed.end();
        return sealed;
    }

    private LogPage search(long before, String wanted, String text, @Nullable Instant since, int limit) {
        return search.search(
                new LogQuery(before, Subscription.parse(wanted), "", text, since, null), limit, sees(Sight.FULL));
    }

    private static Mask sees(Sight sight) {
        return new Mask(sight, new SensitiveNames(SensitiveNames.USUAL, List.of()), List.of());
    }

    @Test
    void whatIsNotSeenIsNotFoundByItsTextEither() {
        Call call = new Call("shop.pay", 1, "[{\"iban\":\"DE890000\"}]", null, List.of());
        byte[] body = EventJson.encode(Event.failed(START, List.of(call), new Failure("X", "no such DE890000")));
        log.portions().store(Portion.seal(end, 1, List.of(body), START, Compression.best()));
        LogQuery wanted = new LogQuery(Long.MAX_VALUE, Subscription.ALL, "", "DE890000", null, null);
        LogQuery all = new LogQuery(Long.MAX_VALUE, Subscription.ALL, "", "", null, null);

        assertThat(seqs(search.search(wanted, 50, sees(Sight.FULL)))).containsExactly(1L);
        for (Sight less : List.of(Sight.NONE, Sight.MASKED, Sight.LIMITED)) {
            assertThat(seqs(search.search(wanted, 50, sees(less))))
                    .as(less.name())
                    .isEmpty();
            assertThat(search.search(all, 50, sees(less)).events().toString())
                    .contains("shop.pay")
                    .doesNotContain("DE890000");
            assertThat(search.whole(1, sees(less)).orElseThrow().toString()).doesNotContain("DE890000");
        }
        assertThat(search.search(all, 50, sees(Sight.NONE)).events().get(0).failure())
                .isEqualTo("X");
    }

    private static List<Long> seqs(LogPage page) {
        return page.events().stream().map(found -> found.position().seq()).toList();
    }

    @Test
    void newestEventsComeFirstAndThePageSaysWhereToGoOn() {
        log.portions().store(portion(4));
        log.portions().store(portion(5));
        LogPage page = search(Long.MAX_VALUE, "", "", null, 6);
        assertThat(seqs(page)).containsExactly(9L, 8L, 7L, 6L, 5L, 4L);
        assertThat(page.next()).isEqualTo(4);
        LogPage rest = search(4, "", "", null, 6);
        assertThat(seqs(rest)).containsExactly(3L, 2L, 1L);
        assertThat(rest.next()).isNull();
    }

    @Test
    void eventsAreFoundByNameOutcomeKeyAndTime() {
        log.portions().store(portion(9));
        assertThat(seqs(search(Long.MAX_VALUE, "name=*.buy", "", null, 50))).containsExactly(8L, 6L, 4L, 2L);
        assertThat(seqs(search(Long.MAX_VALUE, "failed", "", null, 50))).containsExactly(9L, 6L, 3L);
        assertThat(search(Long.MAX_VALUE, "failed", "", null, 1).events().get(0).failure())
                .contains("sold out");
        assertThat(seqs(search(Long.MAX_VALUE, "", "key7", null, 50))).containsExactly(7L);
        assertThat(seqs(search(Long.MAX_VALUE, "", "", START.plusSeconds(8), 50)))
                .containsExactly(9L, 8L);
    }

    @Test
    void eventsOfOneUserAreFound() {
        List<byte[]> bodies = new ArrayList<>();
        for (String user : List.of("ada", "", "bob", "ada")) {
            Call call = new Call("shop.buy", 1, "[]", null, List.of(), new Surroundings(null, null, user), Labels.NONE);
            bodies.add(EventJson.encode(new Event(START, List.of(call))));
        }
        log.portions().store(Portion.seal(end, 1, bodies, START, Compression.best()));
        LogQuery ada = new LogQuery(Long.MAX_VALUE, Subscription.ALL, "ada", "", null, null);
        assertThat(seqs(search.search(ada, 50, sees(Sight.FULL)))).containsExactly(4L, 1L);
        assertThat(search.search(ada, 50, sees(Sight.FULL)).events().get(0).user())
                .isEqualTo("ada");
    }

    @Test
    void holesAndWhatIsLeftOutByChoiceAreNamed() {
        Portion first = portion(3);
        portion(4);
        Portion third = portion(3);
        log.portions().store(first);
        log.portions().store(third.condensed(body -> body == third.bodies().get(0)));
        LogPage page = search(Long.MAX_VALUE, "", "", null, 50);
        assertThat(seqs(page)).containsExactly(3L, 2L, 1L);
        assertThat(page.gaps()).containsExactly(new LogPage.Gap(8, 10, true), new LogPage.Gap(4, 7, false));
        assertThat(search.whole(9, sees(Sight.FULL))).isEmpty();
        assertThat(search.whole(5, sees(Sight.FULL))).isEmpty();
    }

    @Test
    void pageReadsAPartOfALogOfWhichAllWasLeftOutAndSaysWhereToGoOn() {
        for (int i = 0; i < 450; i++) {
            log.portions().store(portion(2).condensed(body -> false));
        }
        List<Long> next = new ArrayList<>();
        for (Long before = Long.MAX_VALUE; before != null; before = next.get(next.size() - 1)) {
            next.add(search(before, "", "", null, 50).next());
        }
        assertThat(next).containsExactly(501L, 101L, null);
    }

    @Test
    void pageUnpacksAPartOfALogOfLongEvents() {
        String text = "x".repeat(15_000_000);
        for (int i = 0; i < 6; i++) {
            byte[] body = EventJson.encode(
                    new Event(START, List.of(new Call("shop.buy", 1, "[\"" + text + "\"]", null, List.of()))));
            Portion sealed = Portion.seal(end, 1, List.of(body), START, Compression.DEFLATE);
            end = sealed.end();
            log.portions().store(sealed);
        }
        LogPage page = search(Long.MAX_VALUE, "failed", "", null, 50);
        assertThat(page.events()).isEmpty();
        assertThat(page.next()).isEqualTo(2);
        assertThat(search(2, "", "", null, 50).next()).isNull();
    }

    @Test
    void wholeEventShowsItsBodyAndTheEvidenceThatIsKept() {
        log.portions().store(portion(2));
        log.evidence()
                .keep(
                        2,
                        List.of("[rows]".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        Clock.systemUTC().instant());
        LogPage.Whole whole = search.whole(2, sees(Sight.FULL)).orElseThrow();
        assertThat(whole.body()).startsWith("{\"t\":").contains("key2");
        assertThat(whole.evidence()).isEqualTo("[rows]");
        assertThat(search.whole(1, sees(Sight.FULL)).orElseThrow().evidence()).isEmpty();
    }
}
