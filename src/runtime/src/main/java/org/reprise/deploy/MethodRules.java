package org.reprise.deploy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Replicated;
import org.reprise.event.ReplicatedMethod.Calling;

/** What annotations say about the container's dealings with a method, and where they contradict {@code @Replicated} and {@code @Recorded}. */
final class MethodRules {
    private static final Set<Class<? extends Annotation>> CALLBACKS =
            Set.of(PostConstruct.class, PreDestroy.class, AroundInvoke.class, AroundTimeout.class);

    private MethodRules() {}

    static boolean isCallback(Method method) {
        return CALLBACKS.stream().anyMatch(method::isAnnotationPresent);
    }

    /** What hinders a method of either kind. */
    private static void checkIntercepted(Method method, String signature, List<String> problems) {
        int modifiers = method.getModifiers();
        if (Modifier.isFinal(modifiers) || Modifier.isStatic(modifiers) || Modifier.isPrivate(modifiers)) {
            problems.add(
                    signature + " is final, static or private, so calls of it are not intercepted: make it an ordinary"
                            + " public method");
        }
        if (isCallback(method)) {
            problems.add(signature + " is a callback of the container, not a business method: move the work to one");
        }
    }

    static void checkRecorded(Class<?> bean, Method method, String signature, List<String> problems) {
        checkIntercepted(method, signature, problems);
        if (method.isAnnotationPresent(Replicated.class) || bean.isAnnotationPresent(Replicated.class)) {
            problems.add(
                    signature + " is both @Replicated and @Recorded: replay either calls it or gives back its recorded"
                            + " answer. Keep one; a bean with both kinds of methods has them annotated one by one");
        }
        if (of(Asynchronous.class, bean, method) != null
                || of(jakarta.enterprise.concurrent.Asynchronous.class, bean, method) != null) {
            problems.add(
                    signature + " is @Asynchronous, so its answer is not there when the call around it ends, and is"
                            + " not recorded: make it an ordinary method");
        }
    }

    static void check(Class<?> bean, Method method, String signature, List<String> problems) {
        checkIntercepted(method, signature, problems);
        TransactionManagement management = bean.getAnnotation(TransactionManagement.class);
        if (management != null && management.value() == TransactionManagementType.BEAN) {
            problems.add(signature + ": its bean manages transactions itself, so a call begins without one: let the"
                    + " container manage them");
        }
        String without = withoutTransaction(bean, method);
        if (without != null) {
            problems.add(
                    signature + " is " + without + ", so it runs without a transaction and has no event: use REQUIRED,"
                            + " REQUIRES_NEW or MANDATORY, or remove @Replicated");
        }
    }

    private static @Nullable String withoutTransaction(Class<?> bean, Method method) {
        TransactionAttribute ejb = of(TransactionAttribute.class, bean, method);
        if (ejb != null
                && (ejb.value() == TransactionAttributeType.NEVER
                        || ejb.value() == TransactionAttributeType.NOT_SUPPORTED)) {
            return "@TransactionAttribute(" + ejb.value() + ")";
        }
        Transactional cdi = of(Transactional.class, bean, method);
        if (cdi != null && (cdi.value() == TxType.NEVER || cdi.value() == TxType.NOT_SUPPORTED)) {
            return "@Transactional(" + cdi.value() + ")";
        }
        return null;
    }

    static Calling calling(Class<?> bean, Method method) {
        if (of(Asynchronous.class, bean, method) != null) {
            return Calling.ASYNCHRONOUS;
        }
        TransactionAttribute ejb = of(TransactionAttribute.class, bean, method);
        Transactional cdi = of(Transactional.class, bean, method);
        boolean own = (ejb != null && ejb.value() == TransactionAttributeType.REQUIRES_NEW)
                || (cdi != null && cdi.value() == TxType.REQUIRES_NEW);
        return own ? Calling.OWN_TRANSACTION : Calling.JOINS;
    }

    /** On the method, else on the class that declares it, else on the bean class. */
    private static <A extends Annotation> @Nullable A of(Class<A> type, Class<?> bean, Method method) {
        A onMethod = method.getAnnotation(type);
        if (onMethod != null) {
            return onMethod;
        }
        A onDeclaring = method.getDeclaringClass().getAnnotation(type);
        return onDeclaring != null ? onDeclaring : bean.getAnnotation(type);
    }
}
