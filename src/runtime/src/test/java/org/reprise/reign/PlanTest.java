package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What an operator sees of a change of primary that does not get far. */
class PlanTest {
    private final Plan plan = new Plan("failover", "west", false);

    @Test
    void aPlanThatCannotEvenBeginHasEndedAndSaysWhy() {
        assertThatThrownBy(() -> plan.run(() -> {
                    throw new PlanFailedException("reprise.sites is not set: it must name west too");
                }))
                .isInstanceOf(PlanFailedException.class);
        assertThat(plan.view().hasEnded()).isTrue();
        assertThat(plan.view().outcome()).isEqualTo("It was not done: reprise.sites is not set: it must name west too");
    }

    @Test
    void anErrorInAStepIsShownThere() {
        assertThatThrownBy(() -> plan.run(() -> {
                    plan.begin("Take epoch 2");
                    throw new NoClassDefFoundError("org/example/Hook");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(plan.view().steps())
                .containsExactly(new Plan.Step("Take epoch 2", Plan.State.FAILED, "org/example/Hook"));
        assertThat(plan.view().hasEnded()).isTrue();
    }
}
