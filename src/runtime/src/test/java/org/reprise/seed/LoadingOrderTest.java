package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoadingOrderTest {

    private static Reference reference(String child, String parent, String... columns) {
        return new Reference(child, parent, List.of(columns));
    }

    @Test
    void parentsComeFirstAndOthersByName() {
        LoadingOrder order = LoadingOrder.of(
                List.of("A", "B", "C", "D"),
                List.of(reference("A", "C", "X"), reference("C", "D", "X"), reference("A", "ELSEWHERE", "X")),
                each -> true);
        assertThat(order.tables()).containsExactly("B", "D", "C", "A");
        assertThat(order.late()).isEmpty();
    }

    @Test
    void referenceToTheTableItselfIsLateWhereItMayBeNull() {
        Reference self = reference("A", "A", "PARENT_ID", "ID");
        LoadingOrder order = LoadingOrder.of(List.of("A"), List.of(self), each -> true);
        assertThat(order.late()).containsExactly(self);
        assertThat(order.lateColumns("A", Set.of("PARENT_ID"))).containsExactly("PARENT_ID");
        assertThat(LoadingOrder.of(List.of("A"), List.of(self), each -> false).late())
                .isEmpty();
    }

    @Test
    void circleIsOpenedWhereItMayBeAndNotBesideIt() {
        Reference aside = reference("ASIDE", "TEAM", "TEAM_ID");
        Reference boss = reference("TEAM", "BOSS", "BOSS_ID");
        Reference team = reference("BOSS", "TEAM", "TEAM_ID");
        LoadingOrder order = LoadingOrder.of(
                List.of("ASIDE", "BOSS", "TEAM"), List.of(aside, boss, team), each -> !each.equals(team));
        assertThat(order.tables()).containsExactly("TEAM", "ASIDE", "BOSS");
        assertThat(order.late()).containsExactly(boss);
    }

    @Test
    void circleThatCannotBeOpenedIsTakenAsItIs() {
        LoadingOrder order = LoadingOrder.of(
                List.of("A", "B"), List.of(reference("A", "B", "X"), reference("B", "A", "X")), each -> false);
        assertThat(order.tables()).containsExactlyInAnyOrder("A", "B");
        assertThat(order.late()).isEmpty();
    }
}
