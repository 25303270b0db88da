package org.reprise.site;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reprise.api.ReplicatedEvent;
import org.reprise.deploy.ReplicatedExtension;
import org.reprise.event.ReplicatedMethod;
import org.reprise.replay.BeanCaller;
import org.reprise.replay.ReplayFailedException;

/** Calls beans through their CDI references, as an injected client would. Keeps one reference a method for good. */
final class CdiBeanCaller implements BeanCaller {
    private record Target(Object reference, Method method) {}

    private final BeanManager beans;
    private final ReplicatedExtension extension;
    private final Map<ReplicatedMethod, Target> targets = new ConcurrentHashMap<>();

    CdiBeanCaller(BeanManager beans, ReplicatedExtension extension) {
        this.beans = beans;
        this.extension = extension;
    }

    @Override
    public @Nullable Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        Target target = targets.computeIfAbsent(method, this::target);
        try {
            return target.method().invoke(target.reference(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void tell(ReplicatedEvent event) {
        beans.getEvent().select(ReplicatedEvent.class).fire(event);
    }

    private Target target(ReplicatedMethod method) {
        Bean<?> bean = extension.bean(method.bean());
        for (Type type : bean.getTypes()) {
            if (type instanceof Class<?> view && view != Object.class) {
                Method viewed = find(view, method.method());
                if (viewed != null) {
                    Object reference = beans.getReference(bean, view, beans.createCreationalContext(bean));
                    return new Target(reference, viewed);
                }
            }
        }
        throw new ReplayFailedException(method.signature() + " is in no view of its bean", null);
    }

    private static @Nullable Method find(Class<?> view, Method method) {
        for (Method viewed : view.getMethods()) {
            if (viewed.getName().equals(method.getName())
                    && java.util.Arrays.equals(viewed.getParameterTypes(), method.getParameterTypes())
                    && !viewed.isBridge()) {
                return viewed;
            }
        }
        return null;
    }
}
