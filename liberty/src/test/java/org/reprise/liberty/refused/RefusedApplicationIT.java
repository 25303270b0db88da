package org.reprise.liberty.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.QuickStart;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.liberty.refused.broken.ClassifiesTwice;
import org.reprise.liberty.refused.broken.ConvertsOddly;
import org.reprise.liberty.refused.broken.HasFinalMethod;
import org.reprise.liberty.refused.broken.HasNoTransaction;
import org.reprise.liberty.refused.broken.HasOneNameTwice;
import org.reprise.liberty.refused.broken.IsBoth;
import org.reprise.liberty.refused.broken.ManagesTransactions;
import org.reprise.liberty.refused.broken.Mislabels;
import org.reprise.liberty.refused.broken.Person;
import org.reprise.liberty.refused.broken.RecordsEntity;
import org.reprise.liberty.refused.broken.Shape;
import org.reprise.liberty.refused.broken.Sound;
import org.reprise.liberty.refused.broken.TakesAnything;
import org.reprise.liberty.refused.broken.TakesForgetful;
import org.reprise.liberty.refused.broken.TakesInterface;
import org.reprise.liberty.refused.broken.TakesRawMap;
import org.reprise.liberty.refused.broken.TakesStream;
import org.reprise.liberty.refused.broken.UpcastsNothing;

/** One server with many applications, each with one fault: none starts, and each is told why by one message. */
class RefusedApplicationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Refusal SOUND = Refusal.of(Sound.class);

    private static Sites sites;
    private static List<String> messages = List.of();

    static List<Refusal> refusals() {
        return List.of(
                Refusal.of(TakesAnything.class, "TakesAnything.take, parameter 1 'thing'", "declare what it is"),
                Refusal.of(
                        TakesRawMap.class, "TakesRawMap.take, parameter 2 'rates'", "raw map", "declare keys such as"),
                Refusal.of(TakesStream.class, "TakesStream.take, parameter 1 'content'", "InputStream", "byte[]"),
                Refusal.of(
                                TakesForgetful.class,
                                "TakesForgetful.take, parameter 1 'person'",
                                "person.nickname goes into an event as \"a\" and comes out as \"\"",
                                "make Person.nickname not transient")
                        .with(Person.class),
                Refusal.of(
                                TakesInterface.class,
                                "TakesInterface.take, parameter 1 'shape'",
                                "interface",
                                "declare a concrete type")
                        .with(Shape.class),
                Refusal.of(HasNoTransaction.class, "HasNoTransaction.run", "NOT_SUPPORTED", "use REQUIRED"),
                Refusal.of(HasFinalMethod.class, "HasFinalMethod.run", "final", "make it an ordinary public method"),
                Refusal.of(ManagesTransactions.class, "ManagesTransactions.run", "let the container manage them"),
                Refusal.of(IsBoth.class, "IsBoth.send", "both @Replicated and @Recorded", "Keep one"),
                Refusal.of(RecordsEntity.class, "RecordsEntity.offers, result", "Offer is an entity", "return its id")
                        .with(RecordsEntity.Offer.class),
                Refusal.of(HasOneNameTwice.class, "'HasOneNameTwice.pay'", "two methods", "its own @Replicated(name"),
                Refusal.of(
                                ConvertsOddly.class,
                                "REPR0803: Host.address, column HOST.ADDRESS: its converter gives a java.net.InetAddress",
                                "Let it give a basic type, such as String")
                        .with(ConvertsOddly.Host.class)
                        .with(ConvertsOddly.AddressColumn.class)
                        .withUnit(),
                Refusal.of(
                                UpcastsNothing.class,
                                "refused.broken.UpcastsNothing of event 'gone.pay' from version 1",
                                "no replicated method has this name")
                        .with(Sound.class),
                Refusal.of(
                        Mislabels.class,
                        "REPR0620: Mislabels.send, status",
                        "String has no public getter or record component 'state'"),
                Refusal.of(ClassifiesTwice.class, "REPR0621", "ClassifiesTwice$Other", "Keep one")
                        .with(ClassifiesTwice.Other.class)
                        .with(Sound.class),
                Refusal.of(Sound.class, "'kind' is no term of a subscription", "write failed, committed")
                        .configured("HasBadFilter", Map.of("reprise.subscription", "failed, kind")),
                Refusal.of(Sound.class, "older-than, which is for observers", "set reprise.observe=true")
                        .configured(
                                "HasAgeWithoutObserver",
                                Map.of("reprise.subscription", "kind=a & status=b & older-than=PT1H")),
                Refusal.of(Sound.class, "reprise.superseded = 'perhaps'", "KEEP, LEAVE_OUT")
                        .configured("HasBadPolicy", Map.of("reprise.superseded", "perhaps")),
                Refusal.of(Sound.class, "jdbc/nowhere", "set reprise.data-source to")
                        .configured("HasNoDataSource", Map.of("reprise.data-source", "jdbc/nowhere")),
                Refusal.of(Sound.class, "Nothing in this application opens the site", "reprise-console.war")
                        .unopened("HasNoConsole"),
                Refusal.of(Sound.class, "Set reprise.site", "the name of this site")
                        .configured("HasNoSite", Map.of("reprise.site", "")));
    }

    @BeforeAll
    static void deployAll() throws IOException, InterruptedException {
        Path data = LibertyInstallation.target().resolve("it-refused");
        SiteConfig site = new SiteConfig(
                Address.free("refused"), List.of(), Database.h2(data.resolve("refused/database")), Map.of());
        sites = new Sites(LibertyInstallation.built(), data, new SiteSet("refused", List.of(site)));
        LibertyServer server = QuickStart.of(sites.server("refused"));
        List<Refusal> all = Stream.concat(refusals().stream(), Stream.of(SOUND)).toList();
        Path apps = Files.createDirectories(server.folder().home().resolve("applications"));
        all.forEach(refusal -> refusal.export(apps));
        server.folder().override("applications", configuration(apps, all));
        server.start();
        awaitAll(server, all);
        messages = messages(server);
    }

    @AfterAll
    static void stop() {
        sites.discard();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void faultIsToldByOneMessageWithItsRemedy(Refusal refusal) {
        List<String> about = messages.stream()
                .filter(message -> message.contains("application " + refusal.name() + "."))
                .filter(message -> message.contains("REPR0001E"))
                .toList();
        assertThat(about).hasSize(1);
        assertThat(about.get(0)).contains(refusal.says());
        assertThat(about.get(0).lines().filter(line -> line.startsWith("  - "))).hasSize(1);
        assertThat(messages).noneMatch(message -> saysStarted(message, refusal));
    }

    @Test
    void applicationWithoutFaultStartsBesideThem() {
        assertThat(messages).anyMatch(message -> saysStarted(message, SOUND));
    }

    /** The reference application stays down; the others come without a console. */
    private static String configuration(Path apps, List<Refusal> all) {
        return all.stream()
                .map(refusal -> """
                          <enterpriseApplication id="%s" name="%s" location="%s">
                            <classloader apiTypeVisibility="+third-party"/>
                          </enterpriseApplication>
                        """.formatted(refusal.name(), refusal.name(), apps.resolve(refusal.file())))
                .collect(Collectors.joining(
                        "",
                        "<server>\n  <enterpriseApplication id=\"network\" autoStart=\"false\"/>\n",
                        "</server>\n"));
    }

    private static void awaitAll(LibertyServer server, List<Refusal> all) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (messages(server).stream()
                        .filter(message -> message.contains("CWWKZ000"))
                        .count()
                < all.size()) {
            assertThat(System.nanoTime())
                    .as(
                            "deadline; the log has\n%s",
                            String.join("\n", server.log().lines(" [AEW] ")))
                    .isLessThan(deadline);
            assertThat(server.isRunning()).isTrue();
            Thread.sleep(250);
        }
    }

    private static boolean saysStarted(String message, Refusal refusal) {
        return message.contains("CWWKZ0001I: Application " + refusal.name() + " started");
    }

    /** Whole messages; each may be several lines. */
    private static List<String> messages(LibertyServer server) {
        List<String> messages = new ArrayList<>();
        for (String line : server.log().lines()) {
            if (line.startsWith("[") || messages.isEmpty()) {
                messages.add(line);
            } else {
                int last = messages.size() - 1;
                messages.set(last, messages.get(last) + "\n" + line);
            }
        }
        return messages;
    }
}
