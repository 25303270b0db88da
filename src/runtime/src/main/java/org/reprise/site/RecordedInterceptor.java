package org.reprise.site;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Recorded;
import org.reprise.deploy.ReplicatedExtension;
import org.reprise.event.RecordedMethod;

/**
 * The door through which every recorded call passes. It comes before {@code @Transactional} and all others, so that the answer is
 * what the caller gets, and nothing of the call happens at replay.
 */
@Recorded
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RecordedInterceptor implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Inject
    transient SiteBean site;

    @Inject
    transient ReplicatedExtension extension;

    @AroundInvoke
    public @Nullable Object around(InvocationContext context) throws Exception {
        Optional<RecordedMethod> method =
                extension.recorded().of(context.getTarget().getClass(), context.getMethod());
        return method.isEmpty() ? context.proceed() : site.recorded(method.get(), context::proceed);
    }
}
