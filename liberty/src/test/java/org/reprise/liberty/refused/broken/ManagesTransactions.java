package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.reprise.api.Replicated;

@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class ManagesTransactions {
    @Replicated
    public void run() {}
}
