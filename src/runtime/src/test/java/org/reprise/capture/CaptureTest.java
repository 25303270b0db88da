package org.reprise.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.api.CaptureException;
import org.reprise.api.Classification;
import org.reprise.capture.CapturePolicy.Uncaptured;
import org.reprise.event.Answer;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.Origin;
import org.reprise.event.ReplicatedMethod;
import org.reprise.label.Expression;
import org.reprise.label.LabelRules;
import org.reprise.label.Labels;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.WriteSet;

final class CaptureTest extends CapturedCalls {
    @Test
    void callsAreLabelledByTheirArgumentsAndResult() throws Exception {
        LabelRules rules =
                new LabelRules("message", label("${result}"), label("${args[0]}"), label("${args[0]}"), null);
        ReplicatedMethod labelled = TestMethods.labelled(INNER, rules);
        transactions.inNew(() -> capture.call(labelled, new Object[] {7}, () -> 42));
        assertThatThrownBy(() -> transactions.inNew(() -> capture.call(labelled, new Object[] {8}, () -> {
                    throw new IOException("no");
                })))
                .isInstanceOf(IOException.class);

        assertThat(labels(events))
                .containsExactly(new Labels("message", "42", "7", "7"), new Labels("message", "", "8", "8"));
    }

    @Test
    void classifierWinsWhereItSaysSomething() throws Exception {
        LabelRules rules = new LabelRules(
                "message",
                label("${result}"),
                Expression.NONE,
                label("${args[0]}"),
                ended -> Integer.valueOf(7).equals(ended.result())
                        ? new Classification("urgent", "of " + ended.name(), "k")
                        : null);
        ReplicatedMethod labelled = TestMethods.labelled(INNER, rules);
        for (int result : new int[] {7, 8}) {
            transactions.inNew(() -> capture.call(labelled, new Object[] {1}, () -> result));
        }

        assertThat(labels(events))
                .containsExactly(new Labels("urgent", "of inner", "k", "1"), new Labels("message", "8", "", "1"));
    }

    private static Expression label(String text) {
        return Expression.parse(text, INNER.parameters(), INNER.result());
    }

    private static List<Labels> labels(List<Event> events) {
        return events.stream().map(event -> event.calls().get(0).labels()).toList();
    }

    @Test
    void callsThatAreSubmittedAgainAreOneEventOfTheirOriginTakenBeforeTheFirst() throws Exception {
        List<String> order = new ArrayList<>();
        Origin origin = new Origin("1-7-a", "operator");
        capture.resubmit(
                origin,
                "ada",
                taken -> order.add("taken " + taken.id()),
                () -> transactions.inNew(() -> {
                    capture.call(INNER, new Object[] {1}, "operator", () -> {
                        order.add("made");
                        return transactions.inNew(() -> capture.call(INNER, new Object[] {9}, () -> 9));
                    });
                    return capture.call(INNER, new Object[] {2}, () -> 2);
                }));
        transactions.inNew(() -> capture.call(INNER, new Object[] {3}, () -> 3));

        assertThat(order).containsExactly("taken 1-7-a", "made");
        assertThat(events.stream().map(Event::origin)).containsExactly(null, origin, null);
        assertThat(events.get(1).calls().stream()
                        .map(call -> call.surroundings().user()))
                .containsExactly("ada", "ada");
    }

    @Test
    void callsThatAreSubmittedAgainAreRefusedWhereTheyAreTwoTransactions() throws Exception {
        assertThatThrownBy(() -> capture.resubmit(new Origin("1-7-a", "operator"), "", taken -> {}, () -> {
                    transactions.inNew(() -> capture.call(INNER, new Object[] {1}, () -> 1));
                    return transactions.inNew(() -> capture.call(INNER, new Object[] {2}, () -> 2));
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("1-7-a");

        assertThat(events).hasSize(1);
    }

    @Test
    void originThatIsTakenIsNotCalled() throws Exception {
        assertThatThrownBy(() -> capture.resubmit(
                        new Origin("1-7-a", "operator"),
                        "",
                        taken -> {
                            throw new IllegalStateException("taken");
                        },
                        () -> transactions.inNew(() -> capture.call(INNER, new Object[] {1}, () -> {
                            throw new AssertionError("called");
                        }))))
                .hasMessage("taken");

        assertThat(events).isEmpty();
    }

    @Test
    void argumentsAreKeptAsTheyCame() throws Exception {
        List<String> texts = new ArrayList<>(List.of("before"));
        transactions.inNew(() -> capture.call(OUTER, new Object[] {texts}, () -> {
            texts.set(0, "after");
            return "";
        }));

        assertThat(events)
                .containsExactly(new Event(
                        Instant.ofEpochMilli(42),
                        List.of(new Call("outer", 1, "[[\"before\"]]", null, List.of())),
                        GeneratedIds.NONE,
                        WriteSet.proof(List.of()),
                        List.of()));
        assertThat(commits).isEqualTo(1);
    }

    @Test
    void rolledBackCallLeavesNoEvent() {
        assertThatThrownBy(() -> transactions.inNew(() -> outer(() -> {
                    throw new IllegalStateException("no");
                })))
                .hasMessage("no");
        assertThat(events).isEmpty();
        assertThat(failures).as("a failed event only where that is configured").isEmpty();
        assertThat(commits).isZero();
    }

    @Test
    void callThatSetsRollbackOnlyLeavesNoEvent() throws Exception {
        transactions.inNew(() -> outer(() -> {
            transactions.setRollbackOnly();
            return "";
        }));
        transactions.inNew(() -> {
            transactions.setRollbackOnly();
            return outer(() -> "");
        });

        assertThat(events).isEmpty();
        assertThat(failures).isEmpty();
        assertThat(commits).isZero();
    }

    @Test
    void checkedExceptionThatCommitsIsInTheEvent() {
        assertThatThrownBy(() -> transactions.inNew(() -> outer(() -> {
                    throw new IOException("known");
                })))
                .isInstanceOf(IOException.class);

        assertThat(events).hasSize(1);
        assertThat(events.get(0).calls().get(0).exception()).isEqualTo("java.io.IOException");
    }

    @Test
    void nestedCallBelongsToTheOuterOne() throws Exception {
        transactions.inNew(() -> outer(() -> capture.call(INNER, new Object[] {1}, () -> 1)));

        assertThat(names(events.get(0))).containsExactly("outer");
        assertThat(events).hasSize(1);
    }

    @Test
    void threeCallsInOneTransactionAreOneEventInTheirOrder() throws Exception {
        transactions.inNew(() -> {
            outer(() -> "");
            capture.call(INNER, new Object[] {2}, () -> 2);
            return outer(() -> "");
        });

        assertThat(events).hasSize(1);
        assertThat(names(events.get(0))).containsExactly("outer", "inner", "outer");
    }

    @Test
    void nestedTransactionIsAnEventOfItsOwnAndItsAnswerIsKept() throws Exception {
        transactions.inNew(() -> outer(() -> {
            transactions.inNew(() -> capture.call(INNER, new Object[] {7}, () -> 49));
            return "done";
        }));

        assertThat(events).hasSize(2);
        assertThat(names(events.get(0))).containsExactly("inner");
        assertThat(events.get(1).calls().get(0).answers()).containsExactly(new Answer("inner", 1, "49", null, null));
    }

    @Test
    void exceptionOfANestedTransactionIsKeptAsItsAnswer() throws Exception {
        transactions.inNew(() -> outer(() -> {
            try {
                return transactions.inNew(() -> capture.call(INNER, new Object[] {7}, () -> {
                    throw new IllegalStateException("no");
                }));
            } catch (IllegalStateException expected) {
                return "caught";
            }
        }));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).calls().get(0).answers())
                .containsExactly(new Answer("inner", 1, null, "java.lang.IllegalStateException", "no"));
    }

    @Test
    void nestedTransactionThatFailsAtItsCommitIsNoSuccess() throws Exception {
        transactions.inNew(() -> outer(() -> {
            assertThatThrownBy(() -> transactions.inNew(() -> {
                        int result = (int) capture.call(INNER, new Object[] {7}, () -> 49);
                        failAtCommit();
                        return result;
                    }))
                    .isInstanceOf(RollbackException.class);
            return transactions.inNew(() -> capture.call(INNER, new Object[] {8}, () -> 64));
        }));

        assertThat(events.get(events.size() - 1).calls().get(0).answers())
                .containsExactly(
                        new Answer("inner", 1, "49", "jakarta.transaction.RollbackException", null),
                        new Answer("inner", 1, "64", null, null));
    }

    @Test
    void nestedTransactionThatIsMarkedForRollbackAnsweredWhatItsCallerGot() throws Exception {
        transactions.inNew(() -> outer(() -> transactions.inNew(() -> capture.call(INNER, new Object[] {7}, () -> {
            transactions.setRollbackOnly();
            return 49;
        }))));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).calls().get(0).answers()).containsExactly(new Answer("inner", 1, "49", null, null));
    }

    private void failAtCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                transactions.setRollbackOnly();
            }

            @Override
            public void afterCompletion(int status) {}
        });
    }

    @Test
    void callWithoutATransactionIsRefusedBeforeItIsMade() {
        assertThatThrownBy(() -> outer(() -> {
                    throw new AssertionError("was called");
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("Bean.outer is @Replicated but was called without a transaction");
    }

    @Test
    void callAfterTheEventWasWrittenIsRefused() throws Exception {
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    outer(() -> "");
                    transactions.registerInterposedSynchronization(new jakarta.transaction.Synchronization() {
                        @Override
                        public void beforeCompletion() {
                            try {
                                outer(() -> "");
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        }

                        @Override
                        public void afterCompletion(int status) {}
                    });
                    return "";
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("after the event was written");
        assertThat(commits).isZero();
    }

    @Test
    void rowsOfTheTransactionAreProvedAndKeptAsEvidence() throws Exception {
        transactions.inNew(() -> capture.call(OUTER, new Object[] {List.of("x")}, () -> {
            capture.wrote(() -> row("a", 1));
            return "";
        }));

        assertThat(events.get(0).proof()).isEqualTo(WriteSet.proof(List.of(row("a", 1))));
        assertThat(events.get(0).rows()).isEmpty();
        assertThat(EvidenceJson.decode(evidence.get(0))).containsExactly(row("a", 1));
    }

    @Test
    void evidenceOverTheLimitIsNotKeptAndTheProofIs() throws Exception {
        RowChange large = row("x".repeat(300 << 10), 1);
        transactions.inNew(() -> capture.call(OUTER, new Object[] {List.of("x")}, () -> {
            capture.wrote(() -> large);
            return "";
        }));

        assertThat(evidence.get(0)).isEmpty();
        assertThat(events.get(0).proof()).isEqualTo(WriteSet.proof(List.of(large)));
    }

    @Test
    void rowsWithoutACallAreAnEventOfRows() throws Exception {
        transactions.inNew(() -> {
            capture.wrote(() -> row("a", 1));
            return null;
        });

        assertThat(events.get(0).calls()).isEmpty();
        assertThat(events.get(0).rows()).containsExactly(row("a", 1));
        assertThat(evidence.get(0)).as("the event has them itself").isEmpty();
        assertThat(capture.uncaptured().counts()).containsEntry("T", 1L);
        assertThat(commits).isEqualTo(1);
    }

    @Test
    void eventOfAMethodThatIsBroughtAboutByRowsHasThemBesideItsCall() throws Exception {
        transactions.inNew(() -> capture.call(TestMethods.byRows(INNER), new Object[] {7}, () -> {
            capture.wrote(() -> row("a", 1));
            return 42;
        }));

        assertThat(names(events.get(0))).containsExactly("inner");
        assertThat(events.get(0).rows()).containsExactly(row("a", 1));
        assertThat(evidence.get(0)).as("the event has them itself").isEmpty();
    }

    @Test
    void rowsWithoutACallAreRefusedOrOnlyCountedWhereThatIsConfigured() throws Exception {
        Capture refusing = capture(Uncaptured.REFUSE);
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    refusing.wrote(() -> row("a", 1));
                    return null;
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("Rows of T were written in a transaction without a replicated call");

        Capture warning = capture(Uncaptured.WARN);
        transactions.inNew(() -> {
            warning.wrote(() -> row("a", 1));
            return null;
        });
        assertThat(warning.uncaptured().counts()).containsEntry("T", 1L);
        assertThat(events).isEmpty();
        assertThat(commits).isZero();
    }

    @Test
    void rowWrittenAfterTheEventRollsTheTransactionBack() {
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    capture.call(OUTER, new Object[] {List.of("x")}, () -> "");
                    transactions.registerInterposedSynchronization(new Synchronization() {
                        @Override
                        public void beforeCompletion() {
                            capture.wrote(() -> row("late", 1));
                        }

                        @Override
                        public void afterCompletion(int status) {}
                    });
                    return null;
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("A row of T was written while its transaction completes");
        assertThat(commits).isZero();
    }
}
