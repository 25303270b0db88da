package org.reprise.site;

import jakarta.enterprise.context.ApplicationScoped;
import org.reprise.ack.LastCall;
import org.reprise.api.Acknowledgement;

/** What applications inject. */
@ApplicationScoped
public class ThreadAcknowledgement implements Acknowledgement {
    @Override
    public void check() {
        LastCall.check();
    }
}
