package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one client knows of one message: the calls that were answered well, in their order, and the last one if it was not. */
final class MessageStory {

    /** Stands for handing in; any other call is named by the route point that the message was passed to. */
    static final String ACCEPT = "accept";

    private final String id;
    private final List<String> done = new ArrayList<>();
    private volatile @Nullable String unknown;
    private volatile @Nullable String why;
    private volatile long acknowledged;

    MessageStory(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void succeeded(String call) {
        done.add(call);
        acknowledged = done.size();
    }

    void failed(String call, RuntimeException e) {
        why = e.getMessage();
        unknown = call;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** The call whose outcome is not known; null when all were answered well. */
    @Nullable
    String unknown() {
        return unknown;
    }

    /** What the client was told of the unknown call. */
    @Nullable
    String why() {
        return why;
    }

    /**
     * What happened to the message somewhere, call by call, is what the client was told; a call that it was told nothing of may
     * have happened once or not at all.
     */
    void check(String where, List<String> happened) {
        List<String> withUnknown = new ArrayList<>(done);
        if (unknown != null) {
            withUnknown.add(unknown);
        }
        assertThat(happened)
                .as("%s at %s; answered well: %s; not known: %s (%s)", id, where, done, unknown, why)
                .isIn(done, withUnknown);
    }
}
