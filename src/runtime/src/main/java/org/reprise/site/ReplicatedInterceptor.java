package org.reprise.site;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Replicated;
import org.reprise.deploy.ReplicatedExtension;
import org.reprise.event.ReplicatedMethod;
import org.reprise.role.Caller;

/**
 * The door through which every replicated call passes: captured at the primary, played at replay, refused elsewhere. It runs
 * inside the container's transaction: behind {@code @Transactional}, whose priority is lower.
 */
@Replicated
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ReplicatedInterceptor implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Inject
    transient SiteBean site;

    @Inject
    transient ReplicatedExtension extension;

    @Inject
    transient Principal caller;

    @AroundInvoke
    @AroundTimeout
    public @Nullable Object around(InvocationContext context) throws Exception {
        Optional<ReplicatedMethod> method =
                extension.methods().of(context.getTarget().getClass(), context.getMethod());
        if (method.isEmpty()) {
            return context.proceed();
        }
        Caller.set(context, caller);
        return site.around(method.get(), context);
    }
}
