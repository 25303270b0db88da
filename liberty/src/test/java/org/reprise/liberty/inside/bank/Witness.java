package org.reprise.liberty.inside.bank;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the beans saw of their own calls, in the memory of the server. */
public final class Witness {

    /**
     * One call.
     *
     * @param id          what it was about
     * @param replaying   what {@code Playback} said
     * @param transaction the key of its transaction
     */
    public record Sight(String id, boolean replaying, Object transaction) {}

    private static final List<Sight> SIGHTS = new CopyOnWriteArrayList<>();

    private Witness() {}

    static void saw(String id, boolean replaying, Object transaction) {
        SIGHTS.add(new Sight(id, replaying, transaction));
    }

    /** The calls about {@code id}, oldest first. */
    public static List<Sight> of(String id) {
        return SIGHTS.stream().filter(sight -> sight.id().equals(id)).toList();
    }
}
