package org.reprise.console;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.reprise.site.SiteBean;

/**
 * The door for portions. The message is not part of a transaction: the store is idempotent, so a portion delivered twice does no
 * harm, and consuming without XA is twice as fast. What is thrown has the message delivered again.
 */
@MessageDriven
public class PortionListener implements MessageListener {
    @Inject
    SiteBean site;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        site.doors().answer(message);
    }
}
