package org.reprise.site;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.LastCall;
import org.reprise.api.NotAcknowledgedException;
import org.reprise.api.Replicated;
import org.reprise.deploy.Directory;

/**
 * Says to the caller of a {@code @Transactional} bean that it is unknown whether enough sites hold what it has committed. It is around
 * {@code @Transactional}, whose priority is higher. Around an EJB the container's transaction is outside of all interceptors: nothing has
 * committed here yet, and nothing is said.
 */
@Replicated
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class AcknowledgedInterceptor implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @AroundInvoke
    public @Nullable Object around(InvocationContext context) throws Exception {
        // of an earlier call of this thread it says nothing
        NotAcknowledgedException before = LastCall.before();
        Object result;
        try {
            result = context.proceed();
        } catch (Exception e) {
            // what is thrown may have committed, too
            unknownSince(before).ifPresent(e::addSuppressed);
            throw e;
        }
        Optional<NotAcknowledgedException> unknown = unknownSince(before);
        if (unknown.isPresent()) {
            throw unknown.get();
        }
        return result;
    }

    private static Optional<NotAcknowledgedException> unknownSince(@Nullable NotAcknowledgedException before)
            throws NamingException {
        return LastCall.before() != before && isOutside() ? LastCall.since(before) : Optional.empty();
    }

    /** Of the transaction of the call. */
    private static boolean isOutside() throws NamingException {
        return Directory.find("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class)
                        .getTransactionStatus()
                == Status.STATUS_NO_TRANSACTION;
    }
}
