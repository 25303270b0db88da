package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AskedAtOnceTest {
    private static final List<String> NAMES = List.of("east", "south", "north");

    private static SiteWord word(String site) {
        return new SiteWord(site, "SECONDARY", "east", 0, "", 1, 7, "", 7, 7, 0, 0, "east", 0, "v1", "", false);
    }

    @Test
    void noneIsWaitedForBeforeAllAreAsked() {
        CountDownLatch asked = new CountDownLatch(NAMES.size());
        List<SiteWord> words = AskedAtOnce.words(
                NAMES,
                name -> {
                    asked.countDown();
                    await(asked);
                    return word(name);
                },
                Thread::new);
        assertThat(words).extracting(SiteWord::site).containsExactlyElementsOf(NAMES);
    }

    @Test
    void whoDoesNotAnswerIsLeftOut() {
        List<SiteWord> words = AskedAtOnce.words(
                NAMES,
                name -> {
                    if (name.equals("south")) {
                        throw new IllegalStateException("there is no way to south");
                    }
                    return word(name);
                },
                Thread::new);
        assertThat(words).extracting(SiteWord::site).containsExactly("east", "north");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Not all are asked while one is waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
