package org.reprise.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused")
class BeanEntityManagersTest {
    static class Base {
        private final EntityManager inherited = manager();
    }

    static class Bean extends Base {
        private static final EntityManager SHARED = manager();

        private final EntityManager own = manager();
        private final String other = "x";
        private EntityManager notInjected;
    }

    /** As EJB containers do. */
    static class Proxied extends Bean {}

    @Test
    void thoseOfTheBeanAndItsSuperclassesAreFound() {
        Proxied bean = new Proxied();
        assertThat(BeanEntityManagers.of(bean)).containsExactly(((Bean) bean).own, ((Base) bean).inherited);
        assertThat(BeanEntityManagers.of(new Object())).isEmpty();
    }

    private static EntityManager manager() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> method.getName().equals("equals")
                        ? proxy == arguments[0]
                        : method.getName().equals("hashCode") ? 1 : "manager");
    }
}
