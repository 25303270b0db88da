package org.reprise.console.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.console.request.Roles;
import org.reprise.mask.Sight;

class PayloadRuleTest {
    private static final List<String> READERS = List.of(Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN);

    private static PayloadRule rule(String word) {
        return PayloadRule.of(word).orElseThrow();
    }

    @Test
    void viewersSeeNoContentsWhateverTheLevelIs() {
        for (String level : List.of("none", "masked", "limited", "full")) {
            assertThat(rule(level).seen(Set.of(Roles.VIEWER)::contains)).isEqualTo(Sight.NONE);
            assertThat(rule(level).seen(Set.of(Roles.UNMASKED)::contains)).isEqualTo(Sight.NONE);
            assertThat(rule(level).mayAskForAll(Set.of(Roles.VIEWER, Roles.UNMASKED)::contains))
                    .isFalse();
        }
    }

    @Test
    void othersSeeWhatTheLevelSaysAndNeverAllUnasked() {
        for (String role : READERS) {
            assertThat(rule("none").seen(role::equals)).isEqualTo(Sight.NONE);
            assertThat(rule("masked").seen(role::equals)).isEqualTo(Sight.MASKED);
            assertThat(rule("limited").seen(role::equals)).isEqualTo(Sight.LIMITED);
            assertThat(rule("full").seen(role::equals)).isEqualTo(Sight.LIMITED);
        }
    }

    @Test
    void allIsAskedForByWhomItIsGrantedOrWhereTheLevelIsFull() {
        assertThat(rule("masked").mayAskForAll(Roles.ADMIN::equals)).isFalse();
        assertThat(rule("full").mayAskForAll(Roles.AUDITOR::equals)).isTrue();
        Set<String> granted = Set.of(Roles.AUDITOR, Roles.UNMASKED);
        assertThat(rule("masked").mayAskForAll(granted::contains)).isTrue();
        assertThat(rule("none").mayAskForAll(granted::contains)).isFalse();
        assertThat(PayloadRule.of("some")).isEmpty();
    }
}
