package org.reprise.console;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.reprise.site.SiteBean;

/** The door for requests of other sites. A request that is lost is asked again, so it needs no transaction. */
@MessageDriven
public class RequestListener implements MessageListener {
    @Inject
    SiteBean site;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        site.doors().request(message);
    }
}
