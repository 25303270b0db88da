package org.reprise.settings;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** The site is starting, stopping or refused to open: nothing can be captured, replayed or taken from a queue. */
public final class SiteNotOpenException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public SiteNotOpenException(String why) {
        super(why);
    }
}
