package org.reprise.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.api.Replicated;
import org.reprise.site.ReplicatedInterceptor;

class ReadsOnlyTest {
    @Replicated
    static class Queries {
        public List<String> findOpen() {
            return List.of();
        }

        public int count() {
            return 0;
        }

        public boolean isOpen(String name) {
            return true;
        }
    }

    @Replicated
    static class Nothing {
        void hidden() {}
    }

    @Replicated
    static class Mixed extends Queries {
        public String issue() {
            return "a name that begins like one of a read";
        }
    }

    @Replicated
    static class Jobs {
        public void getAllDone() {}
    }

    static class OneMethod {
        @Replicated
        public String getNumber() {
            return "its author says that it writes";
        }
    }

    @Test
    void classOfReadsIsNamedWithItsMethodsAndTheRemedy() {
        assertThat(ReadsOnly.hint(Queries.class).orElseThrow())
                .contains("Queries", "count, findOpen, isOpen", "Put it on the methods that write");
    }

    @Test
    void classWithoutABusinessMethodIsNamed() {
        assertThat(ReadsOnly.hint(Nothing.class).orElseThrow()).contains("Nothing", "no business method");
    }

    @Test
    void whatMayWriteIsLeftAlone() {
        assertThat(ReadsOnly.hint(Mixed.class)).isEmpty();
        assertThat(ReadsOnly.hint(Jobs.class)).isEmpty();
        assertThat(ReadsOnly.hint(OneMethod.class)).isEmpty();
        assertThat(ReadsOnly.hint(String.class)).isEmpty();
    }

    @Test
    void interceptorThatIsBoundByItIsNoBeanToHintAt() {
        assertThat(ReadsOnly.hint(ReplicatedInterceptor.class)).isEmpty();
    }
}
