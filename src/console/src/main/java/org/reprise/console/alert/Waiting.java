package org.reprise.console.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.reprise.console.notice.Notice;

/** What waits for each channel, the first first. Not safe for several threads. */
final class Waiting {
    /** Of a channel that is away for days. */
    static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(Waiting.class.getName());

    private final Map<String, Deque<Notice>> notices = new LinkedHashMap<>();
    private final Map<String, String> troubles = new HashMap<>();

    /** @param before what waited before the restart; that of channels that are no more is forgotten */
    Waiting(Collection<String> channels, Map<String, List<Notice>> before) {
        channels.forEach(each -> notices.put(each, new ArrayDeque<>(before.getOrDefault(each, List.of()))));
    }

    void add(Notice notice) {
        notices.forEach((channel, queue) -> {
            queue.addLast(notice);
            if (queue.size() > MOST) {
                Notice lost = queue.removeFirst();
                LOG.warning(() -> "REPR0525W: More than " + MOST + " alerts wait for " + channel
                        + ", and the oldest is left out: " + lost.about().text() + " " + lost.state());
            }
        });
    }

    Optional<Notice> first(String channel) {
        return Optional.ofNullable(notices.get(channel)).map(Deque::peekFirst);
    }

    void remove(String channel, Notice notice) {
        Optional.ofNullable(notices.get(channel)).ifPresent(queue -> queue.remove(notice));
    }

    void trouble(String channel, String why) {
        troubles.put(channel, why);
    }

    Map<String, List<Notice>> all() {
        Map<String, List<Notice>> all = new HashMap<>();
        notices.forEach((channel, queue) -> all.put(channel, List.copyOf(queue)));
        return all;
    }

    List<AlertsView.ChannelRow> rows() {
        List<AlertsView.ChannelRow> rows = new ArrayList<>();
        notices.forEach((channel, queue) ->
                rows.add(new AlertsView.ChannelRow(channel, queue.size(), troubles.getOrDefault(channel, ""))));
        return rows;
    }
}
