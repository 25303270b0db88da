package org.reprise.liberty.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Holds what a message page sends to pass messages on, until a test has seen where they are. */
final class HeldPasses {

    private static final Pattern PASS = Pattern.compile(".*/api/messages/[^/]+/pass");

    private final Deque<Route> held = new ArrayDeque<>();
    private long free;

    static HeldPasses of(Page page) {
        HeldPasses passes = new HeldPasses();
        page.route(PASS, passes::hold);
        return passes;
    }

    private void hold(Route route) {
        if (free > 0) {
            free--;
            route.resume();
        } else {
            held.add(route);
        }
    }

    /** The next one may go. */
    void letOne() {
        let(1);
    }

    void letAll() {
        let(Integer.MAX_VALUE);
    }

    private void let(long count) {
        free += count;
        while (free > 0 && !held.isEmpty()) {
            free--;
            held.remove().resume();
        }
    }
}
