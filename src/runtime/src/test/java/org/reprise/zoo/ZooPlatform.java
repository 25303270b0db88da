package org.reprise.zoo;

import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Tells EclipseLink of the transactions, as the platform of an application server does. */
public final class ZooPlatform extends ServerPlatformBase {

    public ZooPlatform(DatabaseSession session) {
        super(session);
        disableRuntimeServices();
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
        return Controller.class;
    }

    /** By plain synchronizations, so that interposed ones run after the flush. */
    public static final class Controller extends JTATransactionController {
        public Controller() {
            super(ZooTransactions.manager());
        }
    }
}
