package org.reprise.api;

/**
 * What an application may ask about the call it is in; inject it with CDI. Safe for use by any thread; the answers hold for the
 * calling thread at the moment of the call.
 */
public interface Playback {

    /** True while the calling thread replays an event; false in a business call, and outside any call. */
    boolean isReplaying();

    /** The name of this site, as configured by {@code reprise.site}. */
    String site();
}
