package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.reprise.api.Replicated;

@Stateless
public class HasNoTransaction {
    @Replicated
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void run() {}
}
