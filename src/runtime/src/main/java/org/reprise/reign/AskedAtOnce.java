package org.reprise.reign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sites that are asked at once, each in a thread of its own: however many are silent, that is waited for once. */
public final class AskedAtOnce {
    private static final Logger LOG = Logger.getLogger(AskedAtOnce.class.getName());

    private AskedAtOnce() {}

    /**
     * What those say that answer, in the order of the names.
     *
     * @param ask one of them; throws where it does not answer
     */
    public static List<SiteWord> words(List<String> names, Function<String, SiteWord> ask, ThreadFactory threads) {
        Map<String, CompletableFuture<SiteWord>> asked = new LinkedHashMap<>();
        for (String name : names) {
            asked.put(name, CompletableFuture.supplyAsync(() -> ask.apply(name), work -> threads.newThread(work)
                    .start()));
        }
        List<SiteWord> words = new ArrayList<>();
        asked.forEach((name, answer) -> {
            try {
                words.add(answer.join());
            } catch (CompletionException e) {
                LOG.log(Level.FINE, e, () -> "Site '" + name + "' does not answer");
            }
        });
        return words;
    }
}
